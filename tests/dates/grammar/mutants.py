"""Breaks the patterns of rules, one place at a time, to see whether an example notices.

A mutant lacks one part of a pattern (a role, a group, an alternative, what must or must not stand beside it), or has another
role in the place of one that must be there. Named parts that rules share (`tui/dates/grammar/parts.py`) are broken once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from tests.dates.grammar.examples import examples, is_read, readings
from tui.dates.grammar import parts
from tui.dates.grammar.compile import compiled
from tui.dates.grammar.grammar import Grammar
from tui.dates.grammar.rule import Rule
from tui.dates.language.load import load
from tui.dates.language.tokens import tokenize
from tui.dates.normalize.precedence import RULES
from tui.dates.tagging import RuleFailure

PARTS = {
    name: value
    for name, value in sorted(vars(parts).items(), key=lambda row: -len(str(row[1])))
    if name.strip("_").isupper() and isinstance(value, str) and re.search("[:=]", value)
}
"""Named parts, longest first, as one holds another."""

_TOKEN = re.compile(r"\w+=\(|\(\?<?[=!:]|\(|\)|\||\w+:\w+|\w+|<<\w+>>|[?*+]|\{\d+,\d+\}|\s+|[$]")


@dataclass(frozen=True)
class Item:
    """A piece of a pattern: how it opens, its alternatives (none for a single role), how often it may stand."""

    head: str
    branches: tuple[tuple[Item, ...], ...] = ()
    often: str = ""

    def __str__(self) -> str:
        inner = "|".join(" ".join(map(str, branch)) for branch in self.branches)
        return f"{self.head}{inner}{')' if self.branches else ''}{self.often}"


Branches = tuple[tuple[Item, ...], ...]
"""Alternatives, each a row of items."""


def parse(pattern: str) -> Branches:
    """The alternatives of a pattern, each a row of items."""
    pieces = [piece for piece in _TOKEN.findall(pattern) if not piece.isspace()]
    assert "".join(pieces) == re.sub(r"\s", "", pattern), pattern
    branches, rest = _parse(pieces, 0)
    assert rest == len(pieces)
    return branches


def _parse(pieces: Sequence[str], place: int) -> tuple[Branches, int]:
    branches: list[tuple[Item, ...]] = []
    row: list[Item] = []
    while place < len(pieces) and pieces[place] != ")":
        piece = pieces[place]
        place += 1
        if piece == "|":
            branches.append(tuple(row))
            row = []
        elif piece[0] in "?*+{":
            row[-1] = replace(row[-1], often=row[-1].often + piece)
        elif piece.endswith("(") or piece.startswith("(?"):
            inner, place = _parse(pieces, place)
            row.append(Item(piece, inner))
            place += 1
        else:
            row.append(Item(piece))
    return (*branches, tuple(row)), place


def written(branches: Branches) -> str:
    """The pattern of alternatives."""
    return "|".join(" ".join(map(str, branch)) for branch in branches)


def broken(branches: Branches, must: bool = True) -> Iterator[tuple[str, Branches]]:
    """All ways to break a pattern in one place, each with its kind; `must` says whether the whole has to stand."""
    if len(branches) > 1:
        for number in range(len(branches)):
            yield "alternative", branches[:number] + branches[number + 1 :]
    for number, branch in enumerate(branches):
        for kind, changed in _broken_row(branch, must and len(branches) == 1):
            yield kind, (*branches[:number], changed, *branches[number + 1 :])


def _broken_row(row: tuple[Item, ...], must: bool) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for place, item in enumerate(row):
        before, after = row[:place], row[place + 1 :]
        looks = item.head.startswith(("(?=", "(?!", "(?<"))
        required = must and not looks and item.often[:1] not in ("?", "*") and not item.often.startswith("{0")
        if len(row) > 1:
            yield "beside" if looks else "needed" if required else "optional", before + after
        if required and not item.branches and "<<" not in item.head:
            yield "role", (*before, replace(item, head=_other(item.head)), *after)
        for kind, changed in broken(item.branches, required):
            yield "beside" if looks else kind, (*before, replace(item, branches=changed), *after)


def _other(head: str) -> str:
    """The same place for another role that hardly stands there."""
    name, colon, role = head.rpartition(":")
    return name + colon + ("money" if role == "era_name" else "era_name")


def mutants(pattern: str, name: str = "") -> Iterator[tuple[str, str]]:
    """Kind and pattern of each way to break a pattern in one place outside the named parts that it holds.

    Args:
        pattern: of a rule or a part.
        name: of the part.
    """
    rows = ((_expanded(written(changed)), kind) for kind, changed in broken(parse(_folded(pattern, name))))
    yield from ((kind, changed) for changed, kind in dict(rows).items())


def _folded(pattern: str, but: str = "") -> str:
    """A pattern with the names of its parts instead of the parts."""
    for name, value in PARTS.items():
        if name != but:
            pattern = pattern.replace(value, f" <<{name}>> ")
    return pattern


def _expanded(pattern: str) -> str:
    while "<<" in pattern:
        pattern = re.sub(r"<<(\w+)>>", lambda found: PARTS[found[1]], pattern)
    return pattern


def notices(rule: Rule, pattern: str) -> bool:
    """Whether an example of a rule fails once the rule has another pattern."""
    mutant = replace(rule, pattern=pattern)
    for example in examples(rule):
        if not _matches_differ(rule, mutant, example.lang, example.text):
            continue
        try:
            if not is_read(mutant, example, _grammar(rule, mutant, example.lang, example.text)):
                return True
        except RuleFailure:  # a resolver misses a group that it relies on
            return True
    return any(
        mutant in [read for read, *_ in readings(lang, text, False, _grammar(rule, mutant, lang, text))]
        for lang, texts in rule.never.items()
        for text in texts
        if _matches_differ(rule, mutant, lang, text)
    )


def _matches_differ(rule: Rule, mutant: Rule, lang: str, text: str) -> bool:
    """Whether a mutant matches anything else in a text than its rule: a quick look that spares most readings."""
    codes = _codes(lang, text)
    one, other = compiled(rule, load(lang)), compiled(mutant, load(lang))
    assert one is not None and other is not None
    return _found(one, codes) != _found(other, codes)


def _found(pattern: re.Pattern[str], codes: str) -> list[dict[str, tuple[int, int]]]:
    """Where the whole and each group of each match lie."""
    return [
        {"": match.span()} | {name: match.span(name) for name in pattern.groupindex if match.start(name) >= 0}
        for match in pattern.finditer(codes)
    ]


def _grammar(rule: Rule, mutant: Rule, lang: str, text: str) -> Grammar:
    """The rules that match anything in a text, with the mutant in the place of its rule."""
    matching = _matching(lang, text)
    return Grammar([mutant if its is rule else its for its in RULES if its is rule or its in matching], load(lang))


@cache
def _matching(lang: str, text: str) -> frozenset[Rule]:
    patterns = ((rule, compiled(rule, load(lang))) for rule in RULES)
    return frozenset(rule for rule, pattern in patterns if pattern is not None and pattern.search(_codes(lang, text)))


@cache
def _codes(lang: str, text: str) -> str:
    return "".join(token.code for token in tokenize(text, load(lang)))


class Mutant(NamedTuple):
    """A rule, or the name of a part that rules share; the pattern that breaks it; what kind of thing is broken.

    Kinds: "rule" (as a whole), "needed" (a part that must stand), "role" (another in its place), "optional", "alternative",
    "beside" (what must or must not stand beside).
    """

    of: Rule | str
    pattern: str
    kind: str


def all_mutants() -> Iterator[Mutant]:
    """Each way to break a rule or a part of rules in one place."""
    for rule in RULES:
        yield Mutant(rule, "era_name{9,9}", "rule")
        yield from (Mutant(rule, pattern, kind) for kind, pattern in mutants(rule.pattern))
    for name in PARTS:
        yield from (Mutant(name, pattern, kind) for kind, pattern in mutants(PARTS[name], name))


def is_killed(mutant: Mutant) -> bool:
    """Whether an example notices that a rule has another pattern, or that a part has in all rules that hold it."""
    if isinstance(mutant.of, Rule):
        return notices(mutant.of, mutant.pattern)
    part = PARTS[mutant.of]
    return any(notices(rule, rule.pattern.replace(part, mutant.pattern)) for rule in RULES if part in rule.pattern)
