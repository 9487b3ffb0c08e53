"""Reading one value of feeds.toml as its type, with words for what is wrong and for what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_EVERY = re.compile(r"(?:\d+[smhd])+")
SHORTEST_EVERY = timedelta(minutes=1)


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
        raise ValueError(f'is no address: "{text}" ({error})') from None
    if parts.scheme not in ("http", "https"):
        raise ValueError(f'must start with http:// or https://, not "{text}"')
    if not host or re.search(r"\s", text):
        raise ValueError(f'is no address: "{text}"')
    return text


def read_tags(value: Any) -> tuple[str, ...]:
    """A list of words; one word stands for a list of one."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise ValueError(f"must be a list of words, not {kind_of(value)}")
    return tuple(dict.fromkeys(read_filled(tag) for tag in value))


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


def read_every(value: Any) -> timedelta:
    """An interval such as "15m", "2h", "1h30m" or "1d", at least a minute."""
    if not isinstance(value, str) or not _EVERY.fullmatch(value.replace(" ", "")):
        raise ValueError(f'must be an interval such as "15m", "2h" or "1d", not {show(value)}')
    parts = re.findall(r"(\d+)([smhd])", value.replace(" ", ""))
    seconds = sum(int(number) * _UNITS[unit] for number, unit in parts)
    if seconds > 366 * 86400:
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
    if not least <= value <= 1e15:
        raise ValueError(f"must be at least {least:g}, not {value}")
    return value if whole else float(value)


def suggest(word: str, known: Iterable[str]) -> str:
    """`did you mean "…"?`, or the known words."""
    names = list(known)
    close = get_close_matches(word.lower(), names, 1, 0.6)
    return f'did you mean "{close[0]}"?' if close else "known: " + ", ".join(names)


def show(value: Any) -> str:
    """A value as a person would recognise it in an error."""
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def kind_of(value: Any) -> str:
    """The TOML type of a value, in words."""
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
    return kinds.get(type(value), "a date")
