"""The filter language: `derail* (src:bbc OR where:iran) from:2025-10 -is:read -"dress rehearsal"`, as a query."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tui.errors import FilterError, UsageError
from tui.model import Alternatives, Precision, Query
from tui.service.filters.days import day_of, is_written
from tui.service.filters.syntax import (
    DAY_KEYS,
    KEYS,
    OTHER_NAMES,
    PRECISIONS,
    All,
    Either,
    Node,
    Not,
    Term,
    Token,
    tokens,
    tree,
)
from tui.service.timeline.naming import places_called
from tui.store import FLAGS, spaced
from tui.text import unaccented
from tui.wording.dates import short

LONGEST_DAY = 4
"""Words after the first that may still belong to a date without quotes (chosen: "three days before last monday" has five)."""
_SECOND_KEY = re.compile(rf"\s(?:{'|'.join([*KEYS, *OTHER_NAMES])}):\S", re.IGNORECASE)
_DAYS = re.compile(r'(?<!\S)(?:from|since|to|until|on|date):(?:"[^"]*"?|\S*)', re.IGNORECASE)
"""What of a filter says which days."""
_PLACE = re.compile(r'(?<!\S)where:(?:"[^"]*"?|\S*)', re.IGNORECASE)
"""What of a filter says where."""
_SEARCHABLE = re.compile(r"\w+", re.UNICODE)


def parse_query(text: str, now: datetime, *, typing: bool = False) -> Query:
    """Read what a person typed; with `typing`, a last word that may not be finished finds what begins with it.

    Words must all occur (in any order, ends with `*` for a beginning); `OR` between two makes them alternatives; `-` keeps out
    what follows; quotes make a phrase, parentheses a part. Keys: `src: tag: story: where: who:` (several with commas),
    `from: to: on:` (any date that we can read), `precision:`, `is:`, `has:note`.

    Raises:
        FilterError: with what is wrong, where, and what would be right.
    """
    found = _with_days(tokens(text), now)
    if typing and found and _is_unfinished(found[-1]):
        found[-1] = replace(found[-1], term=replace(found[-1].term, values=(f"{found[-1].term.values[0]}*",)))
    node = tree(found)
    query = _query(node, now)
    if text.strip() and query == Query():
        raise FilterError(
            f"There is nothing to look for in {text.strip()!r}.", "Write a word, or a key such as where:kr."
        )
    return replace(query, source_text=" ".join(text.split()))


def _is_unfinished(token: Token) -> bool:
    """Whether a last token is a word of which more may be typed."""
    term = token.term
    return not token.kind and not term.key and not term.quoted and term.values != ("OR",) and term.values[0].isalnum()


def readings(text: str, now: datetime) -> list[str]:
    """What the dates in words of a filter were read as: `on:"last month" is Dec 2025`; none where it cannot be read."""
    try:
        found = _with_days(tokens(text), now)
        return [
            f"{token.term.key}:{_as_typed(token.term)} is {short(day_of(' '.join(token.term.values), now))}"
            for token in found
            if _key(token.term) in DAY_KEYS and token.term.values and not is_written(" ".join(token.term.values))
        ]
    except UsageError:
        return []


def within(text: str, first: date, last: date) -> str:
    """A filter with its days replaced by those from `first` to `last`."""
    kept = _DAYS.sub(" ", text).split()
    return " ".join([*kept, f"from:{first.isoformat()}", f"to:{last.isoformat()}"])


def of_arguments(words: Sequence[str]) -> str:
    """The filter that the arguments of a command stand for: one alone is a whole filter in one pair of quotes, unless it begins with a
    key; of several, what has spaces was quoted."""
    if len(words) == 1 and ":" not in words[0].partition(" ")[0]:
        return words[0]
    return " ".join(map(requoted, words))


def at_place(text: str, value: str) -> str:
    """A filter with its place replaced by another, as `where:` calls it; what holds alternatives is put in parentheses."""
    kept = " ".join(_PLACE.sub(" ", text).split())
    if " OR " in kept:
        kept = f"({kept})"
    return f"{kept} {requoted(f'where:{value}')}".strip()


def requoted(word: str) -> str:
    """An argument of a command as it stands in a filter: the shell has taken the quotes off a phrase or a value with spaces.

    What holds a second key, a parenthesis or an OR is a whole filter in one pair of quotes, and stays as it is.
    """
    whole = word.lstrip("-").startswith("(") or " OR " in word or _SECOND_KEY.search(word)
    if " " not in word or '"' in word or whole:
        return word
    key, colon, value = word.partition(":")
    return f'{key}:"{value}"' if colon and key.lstrip("-").isalpha() else f'"{word}"'


def _as_typed(term: Term) -> str:
    value = " ".join(term.values)
    return f'"{value}"' if " " in value else value


def _key(term: Term) -> str:
    return OTHER_NAMES.get(term.key, term.key)


# ---------------------------------------------------------------------- dates without quotes


def _with_days(found: Sequence[Token], now: datetime) -> list[Token]:
    """The tokens, with the words after `on:last` that belong to its date."""
    joined: list[Token] = []
    position = 0
    while position < len(found):
        token = found[position]
        position += 1
        if _key(token.term) in DAY_KEYS and len(token.term.values) == 1 and not is_written(token.term.values[0]):
            words = _words_after(found, position)
            for count in range(len(words), 0, -1):
                value = " ".join((*token.term.values, *words[:count]))
                if _is_day(value, now):
                    place = (token.place[0], found[position + count - 1].place[1])
                    token = replace(token, term=replace(token.term, values=(value,), place=place), place=place)
                    position += count
                    break
        joined.append(token)
    return joined


def _words_after(found: Sequence[Token], position: int) -> list[str]:
    words: list[str] = []
    for token in found[position : position + LONGEST_DAY]:
        if token.kind or token.minus or token.term.key or token.term.quoted or token.term.values == ("OR",):
            break
        words += token.term.values
    return words


def _is_day(text: str, now: datetime) -> bool:
    try:
        day_of(text, now)
    except UsageError:
        return False
    return True


# ---------------------------------------------------------------------- from the tree to the query


@dataclass(slots=True)
class _Parts:
    """What the parts read so far add up to."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    precisions: list[Precision] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    has_note: bool = False
    groups: list[Alternatives] = field(default_factory=list)

    def query(self) -> Query:
        return Query(
            text=_expression(self.wanted, self.unwanted),
            sources=tuple(self.sources),
            tags=tuple(self.tags),
            stories=tuple(self.stories),
            places=tuple(dict.fromkeys(self.places)),
            people=tuple(self.people),
            since=self.since,
            until=self.until,
            precisions=tuple(self.precisions),
            flags=tuple(self.flags),
            has_note=self.has_note,
            groups=tuple(self.groups),
        )


def _query(node: Node, now: datetime) -> Query:
    parts = _Parts()
    days: Term | None = None
    for part in node.parts if isinstance(node, All) else (node,):
        if isinstance(part, Term) and _key(part) in DAY_KEYS:
            days = part
        _add(parts, part, now)
    if parts.since and parts.until and parts.since > parts.until:
        message = f"The range ends ({parts.until}) before it starts ({parts.since})."
        raise FilterError(message, "", days.place if days else None)
    return parts.query()


def _add(parts: _Parts, node: Node, now: datetime) -> None:
    if isinstance(node, Term) and node.key:
        _take(parts, node, now)
    elif (words := _words(node)) is not None:
        parts.wanted += [words] * bool(words)
    elif isinstance(node, Not):
        if (words := _words(node.part)) is not None:
            parts.unwanted += [words] * bool(words)
        elif alternatives := _alternatives(node.part, now):
            parts.groups.append(Alternatives(alternatives, negated=True))
    elif isinstance(node, Either) and (alternatives := _alternatives(node, now)):
        parts.groups.append(Alternatives(alternatives))


def _alternatives(node: Node, now: datetime) -> tuple[Query, ...]:
    """Queries of which one holds where the node does; those that say nothing are left out."""
    if isinstance(node, Term) and _key(node) == "is":
        each: Sequence[Node] = [replace(node, values=(value,)) for value in node.values] or [node]
    else:
        each = node.parts if isinstance(node, Either) else (node,)
    return tuple(query for part in each if (query := _query(part, now)) != Query())


def _words(node: Node) -> str | None:
    """A node of words alone as text for the index, "" if nothing of it can be searched for; None where it is more than words."""
    if isinstance(node, Term):
        return _word(node)
    if isinstance(node, Not):
        return None
    wanted: list[str] = []
    unwanted: list[str] = []
    for part in node.parts:
        excluded = isinstance(part, Not) and isinstance(node, All)
        words = _words(part.part if isinstance(part, Not) and excluded else part)
        if words is None:
            return None
        (unwanted if excluded else wanted).extend([words] * bool(words))
    if isinstance(node, Either):
        return f"({' OR '.join(wanted)})" if len(wanted) > 1 else "".join(wanted)
    if unwanted:
        return f"({_expression(wanted, unwanted)})" if wanted else None
    return f"({_expression(wanted, [])})" if len(wanted) > 1 else "".join(wanted)


def _word(term: Term) -> str | None:
    if term.key:
        return None
    value = term.values[0] if term.values else ""
    if not term.quoted and value.endswith(":") and value[:-1].lower() in (*KEYS, *OTHER_NAMES):
        raise FilterError(f"{value} needs a value.", "Write it without a space after the colon.", term.place)
    return _term(value, phrase=term.quoted)


def _take(parts: _Parts, term: Term, now: datetime) -> None:
    """Add a key with its values."""
    values, key = list(term.values), _key(term)
    if key not in KEYS:
        close = difflib.get_close_matches(key, KEYS, 1)
        hint = f"Did you mean {close[0]}:?" if close else f"Keys are {': '.join(KEYS)}:; quote it to search for it."
        raise FilterError(f"There is no {key}: in filters.", hint, term.place)
    if not values:
        raise FilterError(f"{key}: needs a value.", "", term.place)
    try:
        _take_values(parts, key, values, now)
    except FilterError:
        raise
    except UsageError as error:
        raise FilterError(error.message, error.remedy, term.place) from error


def _take_values(parts: _Parts, key: str, values: Sequence[str], now: datetime) -> None:
    match key:
        case "src":
            parts.sources += values
        case "tag":
            parts.tags += values
        case "story":
            parts.stories += values
        case "where":
            parts.places += [id_ for name in values for id_ in places_called(name)]
        case "who":
            parts.people += map(unaccented, values)
        case "from":
            parts.since = day_of(" ".join(values), now).first
        case "to":
            parts.until = day_of(" ".join(values), now).last
        case "on":
            when = day_of(" ".join(values), now)
            parts.since, parts.until = when.first, when.last
        case "precision":
            parts.precisions += [Precision[_one_of(key, name, PRECISIONS).upper()] for name in values]
        case "is":
            parts.flags += [_one_of(key, name, tuple(FLAGS)) for name in values]
        case "has":
            parts.has_note = bool([_one_of(key, name, ("note",)) for name in values])


def _one_of(key: str, name: str, allowed: Sequence[str]) -> str:
    if name.lower() in allowed:
        return name.lower()
    raise UsageError(f"There is no {key}:{name}.", f"There is {key}:{', '.join(allowed)}.")


def _term(value: str, *, phrase: bool) -> str:
    """A word or phrase as an FTS5 string; "" if nothing of it can be searched for."""
    prefix = not phrase and value.endswith("*")
    words = _SEARCHABLE.findall(spaced(value))
    return f'"{" ".join(words)}"{"*" * prefix}' if words else ""


def _expression(wanted: Sequence[str], unwanted: Sequence[str]) -> str:
    """FTS5 text; only exclusions begin with NOT, which the store understands."""
    positive = " AND ".join(wanted)
    if not unwanted:
        return positive
    negative = " OR ".join(unwanted)
    if not positive:
        return f"NOT {negative}"
    return f"({positive}) NOT ({negative})"
