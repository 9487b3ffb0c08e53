"""Reads the data files of a language: `languages/xx/NAME.toml`, where xx is its ISO 639-1 code."""

from __future__ import annotations

import lzma
import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from tui.errors import ConfigError

FILES_KEPT = 256
"""Data files that stay in memory: more than there are, and a bound for languages that only a feed knows."""


@lru_cache(maxsize=FILES_KEPT)
def read(lang: str, name: str) -> dict[str, Any]:
    """A data file of a language; empty where the language does not have it.

    Args:
        lang: ISO 639-1 code.
        name: "dates", "deeds", "events", "features", "function_words", "frequencies" or "plans".

    Raises:
        ConfigError: the file is no TOML; the message names it.
    """
    return _parse(_folder() / lang / f"{name}.toml") if lang.isalpha() else {}


def read_all(name: str) -> dict[str, dict[str, Any]]:
    """Language -> its data file of that name, of all languages that have one; in the order of their codes."""
    return {lang: table for lang in codes() if (table := read(lang, name))}


@cache
def read_shared(name: str) -> dict[str, Any]:
    """A data file that belongs to no single language: "names", "named_days" or "cyrillic"."""
    return _parse(_folder() / f"{name}.toml")


def word_frequencies() -> Iterator[tuple[int, list[str]]]:
    """The common words of all languages, as matching compares words: (ten times the decimal logarithm of how often one stands among
    a million words of its language, the words of that step), the most frequent first."""
    text = lzma.decompress((_folder() / "word_frequencies.txt.xz").read_bytes()).decode("utf-8")
    for line in text.splitlines():
        step, *words = line.split(" ")
        yield int(step), words


@cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages with a folder, sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if entry.is_dir() and len(entry.name) == 2))


def source(lang: str, name: str) -> str:
    """The text of a data file of a language, for who looks for the line of a fault; "" where there is none."""
    path = _folder() / lang / f"{name}.toml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def line_of(text: str, table: str, key: str = "") -> int:
    """Number of the line of a data file where a table, its key or a setting of the top begins; 0 where it is not found."""
    found, inside = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            inside = header[1]
            found = number if inside == table and not found else found
            if found and not key:
                return found
        elif (setting := _SETTING.match(line)) and (inside, setting[1]) in ((table, key), ("", table)):
            return number
    return found


_HEADER = re.compile(r"\s*\[\s*[\"']?(\w+)[\"']?\s*\]")
_SETTING = re.compile(r"\s*[\"']?([^\"'=\s]+(?: [^\"'=\s]+)*)[\"']?\s*=")


def _folder() -> Traversable:
    return resources.files("tui.languages")


def _parse(path: Traversable) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}.") from error
