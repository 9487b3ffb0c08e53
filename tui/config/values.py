"""One value of feeds.toml: read as its type, with words for what is wrong and for what was probably meant, and written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tui.text import without_password

T = TypeVar("T")

_UNIT_SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}
"""Units of an interval, the largest first."""

_EVERY = re.compile(r"(?:\d+[smhd])+")
SHORTEST_EVERY = timedelta(minutes=1)
"""Shorter intervals are impolite."""

LONGEST_EVERY = timedelta(days=366)
"""Longer ones are a slip: `enabled = false` says "never"."""

LARGEST_NUMBER = 1e15
"""Above any number of seconds or bytes that anybody means."""

LEAST_NUMBER = 0.01
"""Of seconds that must be some."""

LEAST_SIMILARITY = 0.6
"""Of a word to a known one for "did you mean", 0 to 1: the default of difflib."""

LONGEST_PATTERN = 200
"""Signs of a pattern: more than any section or beginning of a title has."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A type of values.

    Args:
        name: as the documentation calls it.
        read: from what TOML gives to the value; ValueError completes "KEY …".
        write: from the value to TOML.
        plain: from the value to what JSON can hold.
    """

    name: str
    read: Callable[[Any], T]
    write: Callable[[T], str]
    plain: Callable[[T], object]


def read_text(value: Any) -> str:
    """A string without control characters.

    Raises:
        ValueError: it is none; the message completes "KEY …".
    """
    if not isinstance(value, str):
        raise ValueError(f"must be text in quotes, not {kind_of(value)}")
    if not value.isprintable():
        raise ValueError("holds a control character")
    return value.strip()


def read_filled(value: Any) -> str:
    """A string that is not empty."""
    text = read_text(value)
    if not text:
        raise ValueError("is empty")
    return text


def read_url(value: Any) -> str:
    """An http or https address with a host."""
    text = read_filled(value)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f'is no address: "{without_password(text)}" ({error})') from None
    if parts.scheme not in ("http", "https"):
        raise ValueError(f'must start with http:// or https://, not "{without_password(text)}"')
    if not host or re.search(r"\s", text):
        raise ValueError(f'is no address: "{without_password(text)}"')
    return text


def read_tags(value: Any) -> tuple[str, ...]:
    """A list of words; one word stands for a list of one."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise ValueError(f"must be a list of words, not {kind_of(value)}")
    return tuple(dict.fromkeys(read_filled(tag) for tag in value))


def read_mute(value: Any) -> tuple[str, ...]:
    """Sections of addresses, which begin with a slash, and patterns of titles."""
    patterns = read_tags(value)
    for pattern in patterns:
        if not pattern.strip("/*? "):
            raise ValueError(f'holds "{pattern}", which would mute everything; `enabled = false` turns a feed off')
        if len(pattern) > LONGEST_PATTERN:
            raise ValueError(f"holds a pattern of more than {LONGEST_PATTERN} signs")
        if "://" in pattern:
            raise ValueError(f'holds "{pattern}", an address; write the section of its path, such as "/puzzles/"')
    return patterns


def read_lang(value: Any) -> str:
    """ISO 639 code in lower case; "en-GB" is read as "en"."""
    text = read_text(value).lower()
    if text and not re.fullmatch(r"[a-z]{2,3}(?:[-_][a-z0-9]+)*", text):
        raise ValueError(f'must be a language code such as "en", not "{text}"')
    return re.split("[-_]", text)[0]


def read_country(value: Any) -> str:
    """ISO 3166 code of two letters in upper case."""
    text = read_text(value).upper()
    if text and not re.fullmatch(r"[A-Z]{2}", text):
        raise ValueError(f'must be a country code of two letters such as "GB", not "{text}"')
    return text


def read_timezone(value: Any) -> str:
    """The IANA name of a time zone."""
    text = read_text(value)
    try:
        return ZoneInfo(text).key if text else ""
    except (ValueError, OSError, LookupError):
        raise ValueError(f'must be a time zone such as "Europe/Paris", not {show(text)}') from None


def read_every(value: Any) -> timedelta:
    """An interval such as "15m", "2h", "1h30m" or "1d", at least a minute."""
    if not isinstance(value, str) or not _EVERY.fullmatch(value.replace(" ", "")):
        raise ValueError(f'must be an interval such as "15m", "2h" or "1d", not {show(value)}')
    parts = re.findall(r"(\d+)([smhd])", value.replace(" ", ""))
    seconds = sum(int(number) * _UNIT_SECONDS[unit] for number, unit in parts)
    if seconds > LONGEST_EVERY.total_seconds():
        raise ValueError(f'is longer than a year: "{value}"')
    every = timedelta(seconds=seconds)
    if every < SHORTEST_EVERY:
        raise ValueError(f'is shorter than a minute: "{value}"')
    return every


def read_flag(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {show(value)}")
    return value


def read_headers(value: Any) -> tuple[tuple[str, str], ...]:
    """A table of request headers: name to value."""
    if not isinstance(value, dict):
        raise ValueError(f'must be a table such as {{ Authorization = "env:TOKEN" }}, not {kind_of(value)}')
    headers = []
    for name, text in value.items():
        if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", name):
            raise ValueError(f'holds "{name}", which is no name of a header')
        headers.append((name, read_text(text)))
    return tuple(headers)


def read_number(value: Any, default: float, least: float) -> float:
    """A number of the type of `default`, not below `least`."""
    whole = isinstance(default, int)
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise ValueError(f"must be a {'whole ' if whole else ''}number, not {show(value)}")
    if value > LARGEST_NUMBER:
        raise ValueError(f"must be at most {LARGEST_NUMBER:g}")
    if not value >= least:
        raise ValueError(f"must be at least {least:g}, not {value}")
    return value if whole else float(value)


def format_every(every: timedelta) -> str:
    """An interval as feeds.toml writes it: "15m", "1h30m", "1d"."""
    seconds = int(every.total_seconds())
    parts = []
    for unit, size in _UNIT_SECONDS.items():
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def write_text(text: str) -> str:
    """A string as TOML: every escape of JSON is one of TOML, which wants DEL escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def write_number(number: float) -> str:
    """A number as TOML; thousands of whole ones are set apart."""
    return f"{number:_}" if isinstance(number, int) else str(number)


def suggest(word: str, known: Iterable[str]) -> str:
    """`did you mean "…"?`, or the known words."""
    names = list(known)
    close = get_close_matches(word.lower(), names, 1, LEAST_SIMILARITY)
    return f'did you mean "{close[0]}"?' if close else "known: " + ", ".join(names)


def show(value: Any) -> str:
    """A value as a person would recognise it in an error."""
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def kind_of(value: Any) -> str:
    """The TOML type of a value, in words."""
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    return kinds.get(type(value), "a date")


def _words(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(write_text, words))}]"


def _inline_table(pairs: tuple[tuple[str, str], ...]) -> str:
    keys = ((key if _BARE_KEY.fullmatch(key) else write_text(key), value) for key, value in pairs)
    return "{" + ", ".join(f"{key} = {write_text(value)}" for key, value in keys) + "}"


TEXT = Kind("text", read_text, write_text, str)
FILLED = Kind("text", read_filled, write_text, str)
URL = Kind("address", read_url, write_text, str)
WORDS = Kind("list of words", read_tags, _words, list)
PATTERNS = Kind("list of patterns", read_mute, _words, list)
LANG = Kind("language code", read_lang, write_text, str)
COUNTRY = Kind("country code", read_country, write_text, str)
TIMEZONE = Kind("time zone", read_timezone, write_text, str)
FLAG = Kind("true or false", read_flag, lambda flag: "true" if flag else "false", bool)
HEADERS = Kind("table", read_headers, _inline_table, dict)
INTERVAL: Kind[timedelta | None] = Kind(
    "interval",
    read_every,
    lambda every: write_text(format_every(every)) if every else "",
    lambda every: format_every(every) if every else None,
)


def whole(least: int = 1, most: float = LARGEST_NUMBER) -> Kind[int]:
    """Whole numbers from `least` on, up to `most`."""

    def read(value: Any) -> int:
        count = int(read_number(value, 0, least))
        if count > most:
            raise ValueError(f"must be at most {most:g}, not {count}")
        return count

    return Kind("whole number", read, write_number, int)


def number(least: float = LEAST_NUMBER) -> Kind[float]:
    """Numbers from `least` on."""
    return Kind("number", lambda value: read_number(value, 0.0, least), write_number, float)


def choice(*words: str) -> Kind[str]:
    """One of some words."""
    known = " or ".join(f'"{word}"' for word in words)

    def read(value: Any) -> str:
        word = read_text(value)
        if word not in words:
            raise ValueError(f'must be {known}, not "{word}"')
        return word

    return Kind(known, read, write_text, str)
