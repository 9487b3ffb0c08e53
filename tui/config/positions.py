"""Line numbers of tables and keys in a TOML text, which `tomllib` does not give."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_QUOTES = re.compile(r"\"\"\"|'''|\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*")


@dataclass(slots=True)
class TablePosition:
    """Where a table starts and where its keys stand; lines count from 1.

    Args:
        name: as written, such as `feed` or `feed.headers`; "" for the keys before the first table.
        line: of its header, 0 for "".
        is_array: whether it was written `[[name]]`.
        keys: key, unquoted, to line.
    """

    name: str
    line: int
    is_array: bool = False
    keys: dict[str, int] = field(default_factory=dict)


def find_positions(text: str) -> list[TablePosition]:
    """The tables of a valid TOML text in the order in which they stand, the nameless first."""
    tables = [TablePosition("", 0)]
    open_quote = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if open_quote:
            if open_quote not in line:
                continue
            line = line.split(open_quote, 1)[1]
            open_quote = ""
        elif header := _HEADER.match(line):
            name = ".".join(part.strip().strip("\"'") for part in header[2].split("."))
            tables.append(TablePosition(name, number, header[1] == "[["))
            continue
        elif key := _KEY.match(line):
            tables[-1].keys.setdefault(key[1].strip("\"'"), number)
        open_quote = _open_quote(line)
    return tables


def _open_quote(line: str) -> str:
    """The triple quote that `line` leaves open, or ""."""
    position = 0
    while match := _QUOTES.search(line, position):
        position = match.end()
        if match[0] in ('"""', "'''"):
            end = line.find(match[0], position)
            if end < 0:
                return match[0]
            position = end + len(match[0])
    return ""
