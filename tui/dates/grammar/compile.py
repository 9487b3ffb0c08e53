"""The grammar of time expressions: the patterns compiled against the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tui.dates.grammar.parts import AFTER_CLOCK, Rule
from tui.dates.grammar.rules import RULES
from tui.dates.language.lexicon import LANGUAGES_KEPT, Lexicon
from tui.dates.language.load import load
from tui.dates.language.roles import OTHER, SHAPES
from tui.dates.language.schema import BUILT_ROLES, KEYS

DAY_STOP = "DAYSTOP"
"""What patterns write for the full stop behind a number, which only some languages have."""

NEVER = "(?!)"
"""What stands for a role that a language has no words for."""

KNOWN_ROLES = frozenset({*KEYS, *BUILT_ROLES, *(role for roles in SHAPES.values() for role in roles)})
"""Roles that a token can play."""

_PIECE = re.compile(r"\(\?<?[=!:]|\{\d+,\d+\}|(\w+)=\(|(\w+):(\w+)|(\w+)|\s+|.")


@lru_cache(maxsize=LANGUAGES_KEPT)
def compiled(lang: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules for a language, compiled against its lexicon, in order of precedence."""
    lexicon = load(lang)
    fitting = (rule for rule in RULES if not rule.orders or lexicon.order in rule.orders)
    return tuple((rule, re.compile(_source(_pattern(rule, lexicon), lexicon))) for rule in fitting)


def check_roles(rules: Iterable[Rule]) -> None:
    """Raise ValueError, naming rule and role, where a pattern has a role that no token can play: it would never match."""
    for rule in rules:
        for role in _roles(rule.pattern):
            if role not in KNOWN_ROLES:
                raise ValueError(f"rule {rule.name}: no token has the role {role!r}")


def _roles(pattern: str) -> Iterator[str]:
    for _, _, role, bare in _PIECE.findall(pattern.replace(DAY_STOP, "")):
        if (role or bare) and bare != OTHER:
            yield role or bare


def _pattern(rule: Rule, lexicon: Lexicon) -> str:
    """The pattern as the language writes its dates: with or without full stops and with clock times apart."""
    pattern = rule.pattern.replace(DAY_STOP, "stop?" if lexicon.day_stop else "")
    return pattern.replace(AFTER_CLOCK, "") if lexicon.clock_apart else pattern


def _source(pattern: str, lexicon: Lexicon) -> str:
    """The pattern as a regular expression over class characters; a role without words matches nothing."""
    out = []
    for piece in _PIECE.finditer(pattern):
        opened, name, role, bare = piece.groups()
        if opened:
            out.append(f"(?P<{opened}>")
        elif name:
            out.append(f"(?P<{name}>{_class(role, lexicon)})")
        elif bare:
            out.append(_class(bare, lexicon))
        elif not piece.group().isspace():
            out.append(piece.group())
    return "".join(out)


def _class(role: str, lexicon: Lexicon) -> str:
    if role == OTHER:
        return OTHER
    chars = lexicon.classes.get(role, "")
    return f"[{chars}]" if chars else NEVER


check_roles(RULES)
