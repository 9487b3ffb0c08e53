"""The patterns of rules as regular expressions over the class characters of a language's words."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.dates.grammar.needs import NEVER, PATTERNS_KEPT, beginnings
from tui.dates.grammar.parts import AFTER_CLOCK, IN_ANOTHER_ZONE
from tui.dates.grammar.rule import DAY_STOP, PIECE, Rule
from tui.dates.language.lexicon import Lexicon
from tui.dates.language.roles import OTHER


def compiled(rule: Rule, lexicon: Lexicon) -> re.Pattern[str] | None:
    """The pattern of a rule for a language; None where the language writes no such dates."""
    if rule.orders and lexicon.order not in rule.orders:
        return None
    return _regex(_source(_as_written(rule.pattern, lexicon), lexicon))


@lru_cache(maxsize=PATTERNS_KEPT)
def _regex(source: str) -> re.Pattern[str]:
    """The source with what a match can begin with before it, so that it is not tried where none can begin."""
    first = "".join(sorted(beginnings(source)))
    return re.compile(f"(?=[{first}])(?:{source})" if first else source)


def _as_written(pattern: str, lexicon: Lexicon) -> str:
    """The pattern as the language writes its dates: with or without full stops and with clock times apart."""
    pattern = pattern.replace(DAY_STOP, "stop?" if lexicon.day_stop else "")
    if lexicon.zones_apart:
        pattern = pattern.replace(IN_ANOTHER_ZONE, "")
    return pattern.replace(AFTER_CLOCK, "") if lexicon.clock_apart else pattern


def _source(pattern: str, lexicon: Lexicon) -> str:
    """The pattern as a regular expression over class characters; a role without words matches nothing."""
    out = []
    for piece in PIECE.finditer(pattern):
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
