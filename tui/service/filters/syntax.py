"""The grammar of filters: what a person typed as a tree of terms. Pure, and linear in the length of the text.

filter = part …                      all must hold
part   = unit [OR unit …]            one must
unit   = [-] ( "(" filter ")" | term )
term   = word | "phrase" | key:value[,value …]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.errors import FilterError
from tui.model import Precision

KEYS = ("src", "tag", "story", "where", "who", "from", "to", "on", "precision", "is", "has")
DAY_KEYS = ("from", "to", "on")
PRECISIONS = tuple(precision.label for precision in reversed(Precision))
OTHER_NAMES = {"source": "src", "since": "from", "until": "to", "date": "on"}
"""What else keys may be called."""
DEEPEST = 20
"""Parentheses within each other (chosen: nobody types more)."""

_PIECE = re.compile(r"""(?P<minus>-?)(?P<open>\()|(?P<close>\))|(?P<sign>-?)(?:(?P<key>[A-Za-z]+):(?=[^\s()]))?""")
_WORD = re.compile(r'(?P<phrase>"[^"]*"?)|[^\s"()]+')
_VALUE = re.compile(r'"[^"]*"?|[^\s,"()]+')
_SPACE, _COMMA = re.compile(r"\s*"), re.compile(r"[,\s]*,\s*")

Place = tuple[int, int]
"""From which character to which."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase, or a key with values.

    Args:
        key: small letters; "" for a word or phrase.
        values: of the key; one where there is no key.
        quoted: whether it is a phrase.
        place: where it stands.
    """

    key: str
    values: tuple[str, ...]
    quoted: bool = False
    place: Place = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """What must all hold; in none of them another `All`."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Of what one must hold; in none of them another `Either`."""

    parts: tuple[Node, ...]


Node = Term | Not | All | Either


@dataclass(frozen=True, slots=True)
class Token:
    """A term, or a parenthesis.

    Args:
        kind: "(", ")" or "" for a term.
        minus: whether a minus stands before it.
        term: where it is one.
        place: where it stands.
    """

    kind: str
    minus: bool
    term: Term
    place: Place


def read(text: str) -> Node:
    """The tree of a filter.

    Raises:
        FilterError: a parenthesis closes nothing, holds nothing, or stands too deep; one that is not closed ends with the text.
    """
    return tree(tokens(text))


def tokens(text: str) -> list[Token]:
    """What a filter is made of, in order; words that hold nothing to look for included."""
    found: list[Token] = []
    position = _after(_SPACE, text, 0)
    while position < len(text):
        start = position
        match = _PIECE.match(text, position)
        assert match is not None  # each part of it may be empty
        position = match.end()
        if match["open"] or match["close"]:
            kind, minus, term = match["open"] or match["close"], bool(match["minus"]), Term("", ())
        elif match["key"]:
            values, position = _values(text, position)
            kind, minus, term = "", bool(match["sign"]), Term(match["key"].lower(), values, False, (start, position))
        else:
            kind, minus = "", bool(match["sign"])
            word = _WORD.match(text, position)
            position = word.end() if word else position
            value = word[0] if word else ""
            term = Term(
                "",
                (value.strip('"') if word and word["phrase"] else value,),
                bool(word and word["phrase"]),
                (start, position),
            )
        found.append(Token(kind, minus, term, (start, position)))
        position = _after(_SPACE, text, position)
    return found


def _values(text: str, position: int) -> tuple[tuple[str, ...], int]:
    """The values of a key, and where they end: with commas between, after which spaces may stand."""
    values: list[str] = []
    position = _after(_COMMA, text, position)
    while match := _VALUE.match(text, position):
        values.append(match[0].strip('"'))
        position = match.end()
        comma = _COMMA.match(text, position) if text[position : position + 1] == "," else None
        if comma:
            position = comma.end()
        elif text[position : position + 1] != '"':
            break
    return tuple(value for value in values if value), position


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def tree(read_tokens: Sequence[Token]) -> Node:
    """Tokens as a tree; see `read`."""
    levels = [_Level()]
    for token in read_tokens:
        if token.kind == "(":
            if len(levels) > DEEPEST:
                raise FilterError(f"Parentheses stand more than {DEEPEST} deep.", "", token.place)
            levels.append(_Level(token))
        elif token.kind == ")":
            if len(levels) == 1:
                raise FilterError('There is no "(" for this ")".', "Quote it to search for it.", token.place)
            _close(levels, token)
        else:
            levels[-1].take(token)
    while len(levels) > 1:
        _close(levels, None)
    return levels[0].node()


class _Level:
    """What stands between two parentheses, as far as it is read."""

    def __init__(self, opened: Token | None = None) -> None:
        self.opened = opened
        self._parts: list[list[Node]] = []
        """Alternatives, that must each be met."""
        self._or = False

    def take(self, token: Token) -> None:
        term = token.term
        if self._parts and not token.minus and not term.quoted and (term.key, term.values) == ("", ("OR",)):
            self._or = True
        else:
            self.add(Not(term) if token.minus else term)

    def add(self, node: Node) -> None:
        if self._or:
            self._parts[-1].append(node)
        else:
            self._parts.append([node])
        self._or = False

    def node(self) -> Node:
        """All of it; without parts, what keeps everything."""
        return all_of([either_of(part) for part in self._parts])


def _close(levels: list[_Level], token: Token | None) -> None:
    level = levels.pop()
    assert level.opened is not None
    node = level.node()
    if node != All(()):
        levels[-1].add(negated(node) if level.opened.minus else node)
    elif token is not None:
        raise FilterError("There is nothing between these parentheses.", "", (level.opened.place[0], token.place[1]))


def all_of(parts: Sequence[Node]) -> Node:
    """All of some nodes; one alone stands for itself."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, All) else (part,))]
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def either_of(parts: Sequence[Node]) -> Node:
    """One of some nodes; one alone stands for itself."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Either) else (part,))]
    return flat[0] if len(flat) == 1 else Either(tuple(flat))


def negated(node: Node) -> Node:
    """Its contrary; that of a contrary is what it was of."""
    return node.part if isinstance(node, Not) else Not(node)
