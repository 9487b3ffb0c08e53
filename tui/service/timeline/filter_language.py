"""The filter language: `derail* src:bbc from:2025-10 is:starred -"dress rehearsal"`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tui.errors import UsageError
from tui.model import Precision, Query, When
from tui.service.timeline.naming import places_called
from tui.store import FLAGS, spaced
from tui.text import unaccented

KEYS = ("src", "tag", "story", "where", "who", "from", "to", "on", "precision", "is", "has")
PRECISIONS = tuple(precision.label for precision in reversed(Precision))
_OTHER_NAMES = {"source": "src", "since": "from", "until": "to", "date": "on"}
_TOKEN = re.compile(r'\s*(?P<minus>-?)(?:(?P<key>[A-Za-z]+):)?(?P<value>"[^"]*"?|[^\s"]+)')
_VALUE = re.compile(r'\s*,?\s*("[^"]*"?|[^\s,"]+)')
_SECOND_KEY = re.compile(rf"\s(?:{'|'.join([*KEYS, *_OTHER_NAMES])}):\S", re.IGNORECASE)
_DAYS = re.compile(r'(?<!\S)(?:from|since|to|until|on|date):(?:"[^"]*"?|\S*)', re.IGNORECASE)
"""What of a filter says which days."""
_ABOUT = re.compile(r"(?:~|(?:about|around|circa|ca|c)\b\.?)\s*", re.IGNORECASE)
_ABOUT_AFTER = re.compile(r"(.*\S)\s*,?\s+(?:about|or so|roughly)", re.IGNORECASE)
_OPEN = re.compile(r"(?:(?P<since>since|from)|until|till)\s+(?=[^-–]*$)(?!.*\sto\s)", re.IGNORECASE)
_TO = r"(?:\s+[–-]\s+|\s*–\s*|(?<=\d)-(?=\d+\s+[^\W\d])|\s+(?:to|until|and)\s+)"
"""Between the first and the last day of a range; a dash within a date in digits is none."""
_RANGE = re.compile(rf"(?:from\s+|between\s+)?(?P<first>\S.*?){_TO}(?P<last>\S.*)", re.IGNORECASE)
"""How a date is typed that is about, open, or from one day to another; what is typed is English, as all of the filter is."""
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(slots=True)
class _Parts:
    """What the tokens read so far add up to."""

    wanted: list[list[str]] = field(default_factory=list)
    """Alternatives that must each be met."""
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


def parse_query(text: str, now: datetime) -> Query:
    """Read what a person typed.

    Words must all occur (in any order, ends with `*` for a beginning); `OR` between two makes them alternatives; `-word`
    keeps out; quotes make a phrase. Keys: `src: tag: story: where: who:` (several with commas), `from: to: on:` (any date that we
    can read), `precision:`, `is:`, `has:note`.

    Raises:
        UsageError: with what is wrong and what would be right.
    """
    parts = _Parts()
    either = False
    for minus, key, value in _tokens(text):
        if key:
            if minus:
                raise UsageError(f"-{key}: is not possible: only words can be kept out.")
            _take(parts, key, value, now)
        elif value.endswith(":") and value[:-1].lower() in KEYS:
            raise UsageError(f"{value} needs a value.", "Write it without a space after the colon.")
        elif value == "OR" and parts.wanted:
            either = True
            continue
        elif term := _term(value):
            if minus:
                parts.unwanted.append(term)
            elif either:
                parts.wanted[-1].append(term)
            else:
                parts.wanted.append([term])
        either = False
    if text.strip() and parts == _Parts():
        raise UsageError(
            f"There is nothing to look for in {text.strip()!r}.", "Write a word, or a key such as where:kr."
        )
    if parts.since and parts.until and parts.since > parts.until:
        raise UsageError(f"The range ends ({parts.until}) before it starts ({parts.since}).")
    return Query(
        text=_expression(parts.wanted, parts.unwanted),
        sources=tuple(parts.sources),
        tags=tuple(parts.tags),
        stories=tuple(parts.stories),
        places=tuple(dict.fromkeys(parts.places)),
        people=tuple(parts.people),
        since=parts.since,
        until=parts.until,
        precisions=tuple(parts.precisions),
        flags=tuple(parts.flags),
        has_note=parts.has_note,
        source_text=" ".join(text.split()),
    )


def within(text: str, first: date, last: date) -> str:
    """A filter with its days replaced by those from `first` to `last`."""
    kept = _DAYS.sub(" ", text).split()
    return " ".join([*kept, f"from:{first.isoformat()}", f"to:{last.isoformat()}"])


def requoted(word: str) -> str:
    """An argument of a command as it stands in a filter: the shell has taken the quotes off a phrase or a value with spaces.

    What holds a second key is a whole filter in one pair of quotes, and stays as it is.
    """
    if " " not in word or '"' in word or _SECOND_KEY.search(word):
        return word
    key, colon, value = word.partition(":")
    return f'{key}:"{value}"' if colon and key.isalpha() else f'"{word}"'


def _tokens(text: str) -> list[tuple[str, str, str]]:
    """(minus, key, value); a list of quoted values after a key stays one token."""
    tokens: list[tuple[str, str, str]] = []
    position = 0
    while match := _TOKEN.match(text, position):
        minus, key, value = match["minus"], (match["key"] or "").lower(), match["value"]
        position = match.end()
        while key and position < len(text) and (value.endswith(",") or text[position] in '",'):
            more = _VALUE.match(text, position)
            if more is None:
                break
            value, position = f"{value.rstrip(',')},{more[1]}", more.end()
        tokens.append((minus, _OTHER_NAMES.get(key, key), value))
    if text[position:].strip():
        # Only a key without a value, or a lone quote, is left over.
        raise UsageError(f"Cannot read {text[position:].strip()!r} in the filter.")
    return tokens


def _take(parts: _Parts, key: str, value: str, now: datetime) -> None:
    values = [part.strip('"') for part in re.findall(r'"[^"]*"?|[^,"]+', value)]
    values = [part for part in values if part]
    if not values:
        raise UsageError(f"{key}: needs a value.")
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
        case _:
            close = difflib.get_close_matches(key, KEYS, 1)
            hint = f"Did you mean {close[0]}:?" if close else f"Keys are {': '.join(KEYS)}:; quote it to search for it."
            raise UsageError(f"There is no {key}: in filters.", hint)


def _one_of(key: str, name: str, allowed: Sequence[str]) -> str:
    if name.lower() in allowed:
        return name.lower()
    raise UsageError(f"There is no {key}:{name}.", f"There is {key}:{', '.join(allowed)}.")


def day_of(text: str, now: datetime) -> When:
    """A date that a person typed, as the days it covers.

    Raises:
        UsageError: it is no date that we can read.
    """
    plain = text.strip()
    try:
        return When.parse(plain)
    except ValueError:
        pass
    when = _typed(plain.replace("_", " "), now)
    if when is None:
        raise UsageError(
            f"Cannot read {text!r} as a date.", 'Write 2026-01-31, 2026-01, yesterday, "last tuesday" or +2w.'
        )
    return when


def _typed(text: str, now: datetime) -> When | None:
    """A date in words, about a date, since one or until one, or from one to another."""
    from tui.dates.typed import read_date

    text = _ABOUT_AFTER.sub(r"about \1", text)
    try:
        return When.parse(text)
    except ValueError:
        pass
    if (when := read_date(text, now)) is not None and not _ABOUT.match(text):
        return when if _RANGE.fullmatch(text) is None or when.start != when.end else _range(text, now) or when
    if about := _ABOUT.match(text):
        when = _typed(text[about.end() :], now)
        return when.about() if when is not None else None
    if open_end := _OPEN.match(text):
        when = _typed(text[open_end.end() :], now)
        if when is None:
            return None
        return When(when.first, None, when.precision) if open_end["since"] else When(None, when.last, when.precision)
    return _range(text, now)


def _range(text: str, now: datetime) -> When | None:
    """`3 - 5 January 2026`, `from 28 December to 3 January`: days, both included."""
    from tui.dates.typed import read_date

    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    last = read_date(match["last"], now)
    after_number = match["last"].partition(" ")[2]
    begin = match["first"]
    first = read_date(f"{begin} {after_number}" if begin.isdecimal() and after_number else begin, now)
    if first is None or last is None or first.first > last.last:
        return None
    return When(first.first, last.last, Precision.DAY)


def _term(value: str) -> str:
    """A word or phrase as an FTS5 string; "" if nothing of it can be searched for."""
    phrase = value.startswith('"')
    body = value.strip('"')
    prefix = not phrase and body.endswith("*")
    words = _WORD.findall(spaced(body))
    return f'"{" ".join(words)}"{"*" * prefix}' if words else ""


def _expression(wanted: Sequence[Sequence[str]], unwanted: Sequence[str]) -> str:
    """FTS5 text; only exclusions begin with NOT, which the store understands."""
    groups = [" OR ".join(group) if len(group) == 1 else f"({' OR '.join(group)})" for group in wanted]
    positive = " AND ".join(groups)
    if not unwanted:
        return positive
    negative = " OR ".join(unwanted)
    if not positive:
        return f"NOT {negative}"
    return f"({positive}) NOT ({negative})"


def complete(text: str, cursor: int, names: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """What the word before the cursor may become: keys, and the values that a key allows.

    Args:
        text, cursor: the line, and the place in it, in characters.
        names: values of `src`, `tag`, `story`, `where` and `who`, if they are known.

    Returns:
        Whole words to replace the one before the cursor, in order.
    """
    word = re.split(r"\s", text[:cursor])[-1]
    key, colon, value = word.partition(":")
    if not colon:
        return [f"{name}:" for name in KEYS if word and name.startswith(word.lower())]
    choices: dict[str, Sequence[str]] = {
        "is": tuple(FLAGS),
        "has": ("note",),
        "precision": PRECISIONS,
        "from": ("today", "yesterday"),
        "to": ("today", "yesterday"),
        "on": ("today", "yesterday", "tomorrow"),
        **(names or {}),
    }
    done, comma, last = value.rpartition(",")
    return [
        f"{key}:{done}{comma}{_quoted(name)}"
        for name in choices.get(key.lower(), ())
        if name.casefold().startswith(last.strip('"').casefold())
    ]


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r"[\s,]", name) else name
