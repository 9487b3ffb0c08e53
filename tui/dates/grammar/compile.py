"""The grammar of time expressions: the patterns compiled against the words of a language."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.dates.grammar.rules import AFTER_CLOCK, RULES, Rule
from tui.dates.language.lexicon import Lexicon
from tui.dates.language.load import load


@lru_cache(maxsize=64)
def compiled(lang: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules that a language has all roles for, compiled against its lexicon; in order of precedence."""
    lexicon = load(lang)
    out = []
    for rule in RULES:
        if rule.orders and lexicon.order not in rule.orders:
            continue
        pattern = rule.pattern.replace("DAYSTOP", "stop?" if lexicon.day_stop else "")
        source = _source(pattern.replace(AFTER_CLOCK, "") if lexicon.clock_apart else pattern, lexicon)
        if source is not None:
            out.append((rule, re.compile(source)))
    return tuple(out)


_PIECE = re.compile(r"\(\?<?[=!:]|\{\d+,\d+\}|(\w+)=\(|(\w+):(\w+)|(\w+)|\s+|.")


def _source(pattern: str, lexicon: Lexicon) -> str | None:
    """The pattern as a regular expression over class characters; None if a captured role has no words."""
    classes = lexicon.classes
    out = []
    for piece in _PIECE.finditer(pattern):
        opened, name, role, bare = piece.groups()
        if opened:
            out.append(f"(?P<{opened}>")
        elif name:
            out.append(f"(?P<{name}>{_class(role, classes)})")
        elif bare:
            out.append(_class(bare, classes))
        elif not piece.group().isspace():
            out.append(piece.group())
    return "".join(out)


def _class(role: str, classes: dict[str, str]) -> str:
    if role == "o":
        return "o"
    chars = classes.get(role, "")
    return f"[{chars}]" if chars else "(?!)"
