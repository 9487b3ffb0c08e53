"""What a rule of the grammar is, and the decorator that ties its pattern and its examples to the function that resolves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from tui.dates.language.roles import OTHER, SHAPES
from tui.dates.language.schema import BUILT_ROLES, KEYS
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import Normalization

Resolver = Callable[[Match, Context], Normalization | None]
"""What a match means; None where it is no time expression after all."""

Readings = Mapping[str, Mapping[str, str]]
"""Language (ISO 639-1) to text to the value that it is read as; see `rule`."""

DAY_STOP = "DAYSTOP"
"""What patterns write for the full stop behind a number, which only some languages have."""

KNOWN_ROLES = frozenset({*KEYS, *BUILT_ROLES, *(role for roles in SHAPES.values() for role in roles)})
"""Roles that a token can play."""

PIECE = re.compile(r"\(\?<?[=!:]|\{\d+,\d+\}|(\w+)=\(|(\w+):(\w+)|(\w+)|\s+|.")
"""The pieces of a pattern: signs of regular expressions, `name=(`, `name:role`, roles."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One shape of time expression.

    Args:
        name: name of the resolver.
        pattern: over roles, as the docstring of `rule` explains.
        resolve: what reads its matches.
        where: file and line of the resolver.
        reads, histories, never, orders: as for `rule`.
    """

    name: str
    pattern: str
    resolve: Resolver
    where: str
    reads: Readings
    histories: Readings
    never: Mapping[str, Sequence[str]]
    orders: str = ""


_RULES: dict[str, dict[str, list[Rule]]] = {}
"""Module to resolver to its rules, in the order in which they stand in the file."""


def rule(
    pattern: str,
    *,
    reads: Readings | None = None,
    histories: Readings | None = None,
    never: Mapping[str, Sequence[str]] | None = None,
    orders: str = "",
) -> Callable[[Resolver], Resolver]:
    """Make a function the resolver of a shape of time expressions. Of several over one function the upper ones go first.

    Args:
        pattern: a regular expression whose letters are roles of tokens: `day:dom of? month:month` is a number that can be a
            day, perhaps a word for "of", and a month. `name:role` captures a token for the resolver, `name=( … )` several.
            Its longer parts are named in `parts`.
        reads: examples as tests read them on Friday, 2 January 2026: language to text to TIMEX3 value, with the modifier
            behind it where there is one ("2025 END"). Brackets mark the expression where it is not the whole text.
        histories: the same for texts that are read as histories.
        never: language to texts of which the rule reads nothing, though others may.
        orders: orders of day and month that a language must have for the rule; all where empty.

    Raises:
        ValueError: a role in the pattern is one that no token can play, so that it would never match, or the pattern could
            backtrack without end; names rule, role, file and line.
    """

    def tie(resolve: Resolver) -> Resolver:
        code = resolve.__code__
        where = f"{code.co_filename}:{code.co_firstlineno}"
        made = Rule(resolve.__name__, pattern, resolve, where, reads or {}, histories or {}, never or {}, orders)
        check(made)
        _RULES.setdefault(resolve.__module__, {}).setdefault(made.name, []).insert(
            0, made
        )  # the lowest is applied first
        return resolve

    return tie


def rules_of(module: ModuleType) -> list[Rule]:
    """The rules of the resolvers of a module, from top to bottom."""
    return [rule for rules in _RULES.get(module.__name__, {}).values() for rule in rules]


def check(rule: Rule) -> None:
    """Raise ValueError, naming rule and file, where a pattern has a role that no token can play, or repeats without bound
    or too often: then it could try the same words again and again."""
    for role in _roles(rule.pattern):
        if role not in KNOWN_ROLES:
            raise ValueError(f"{rule.where}: rule {rule.name}: no token has the role {role!r}")
    if _UNBOUND.search(rule.pattern) or _most_repeats(rule.pattern) > MOST_REPEATS:
        raise ValueError(f"{rule.where}: rule {rule.name}: its pattern can backtrack without end")


_UNBOUND = re.compile(r"[*+]|\{\d+,\}")
"""Repetitions without a bound."""


MOST_REPEATS = 16
"""How often a group may repeat, those that it stands in multiplied."""


def _most_repeats(pattern: str) -> int:
    """How often the innermost of repeated groups can stand in all."""
    within = [1]
    for piece in re.finditer(r"\(|\)(?:\{\d+,(\d+)\})?", pattern):
        if piece.group() == "(":
            within.append(1)
        else:
            inner = within.pop() * int(piece[1] or 1)
            within[-1] = max(within[-1], inner)
    return max(within)


def _roles(pattern: str) -> Iterator[str]:
    for _, _, role, bare in PIECE.findall(pattern.replace(DAY_STOP, "")):
        if (role or bare) and bare != OTHER:
            yield role or bare
