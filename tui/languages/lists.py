"""The word lists of a language's data file: names checked, lists that stand inside others filled in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tui.errors import ConfigError
from tui.languages.loader import FILES_KEPT, read

REFERENCE = "en"
"""The language that has every list: a file of another language may hold these and no others."""

ONLY_LISTS = frozenset({"events"})
"""Data files that hold nothing but lists whose names are known; what else stands in other files is left alone."""

_INCLUDED = re.compile(r"\{([a-z]\w*)\}")


@lru_cache(maxsize=FILES_KEPT)
def word_lists(lang: str, file: str = "events") -> dict[str, tuple[str, ...]]:
    """Name -> words of all lists in a data file of a language; empty where it has no such file.

    A list is words parted by spaces, or an array where some are phrases; `{name}` among them stands for the words of
    another list of the same file.

    Raises:
        ConfigError: a list for events that English does not have, or one that includes a list that is not there; file and
            key are named.
    """
    table = read(lang, file)
    known = read(REFERENCE, file)
    for name in table if file in ONLY_LISTS else ():
        if name not in known:
            raise ConfigError(
                f"languages/{lang}/{file}.toml: {name}: there is no such list in languages/{REFERENCE}/{file}.toml"
            )
    names = [name for name, value in table.items() if _is_list(value)]
    return {name: _filled(table, name, f"languages/{lang}/{file}.toml") for name in names}


def _is_list(value: object) -> bool:
    """Whether a value of a data file is a list of words."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(word, str) for word in value))


def _filled(table: dict[str, Any], name: str, where: str, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of a list with those of the lists that it includes."""
    out: dict[str, None] = {}
    for word in word_list(table[name]):
        included = _INCLUDED.fullmatch(word)
        if included is None:
            out[word] = None
        elif included.group(1) not in table or included.group(1) in (name, *above):
            raise ConfigError(f"{where}: {name}: {word} is no list that can stand here")
        else:
            out.update(dict.fromkeys(_filled(table, included.group(1), where, (name, *above))))
    return tuple(out)


def word_list(value: str | list[str]) -> tuple[str, ...]:
    """A word list as data files write it: words parted by spaces, or an array where some are phrases."""
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def lacking(lang: str, file: str = "events") -> tuple[str, ...]:
    """Names of the lists that a language would need for all rules and does not have; an empty list counts as had."""
    has = word_lists(lang, file)
    return tuple(name for name, words in word_lists(REFERENCE, file).items() if words and name not in has)
