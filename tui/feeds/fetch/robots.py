"""robots.txt (RFC 9309): which pages of a host a program may fetch; protego reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from protego import Protego

AGENT = "dateline"
"""The name by which a robots.txt may address us."""

MAX_ROBOTS_BYTES = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for 500 KiB at least."""

_ANYONE = "*"
_OTHERS = "others"
_AGENT_LINE = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to us: the groups that name us, else those for everyone (`*`).

    Args:
        parsed: the file; None where there is none.
        closed: nothing may be fetched, whatever the file says.
    """

    parsed: Protego | None = None
    closed: bool = False

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched: the longest pattern that fits decides, and between two as long the kinder."""
        return not self.closed and (self.parsed is None or self.parsed.can_fetch(url, AGENT))


OPEN = Rules()
CLOSED = Rules(closed=True)


def read_robots(body: bytes) -> Rules:
    """The rules of a robots.txt; any bytes give some."""
    from protego import Protego

    text = body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")
    return Rules(Protego.parse("\n".join(_only_ours(line) for line in text.splitlines())))


def robots_url(url: str) -> str:
    """Where the robots.txt of a page's host is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def _only_ours(line: str) -> str:
    """A line of a robots.txt; a program that it names is we, everyone, or one of the others.

    protego would take "Dateline/2" for another than us, "Date" for us, and keep the rules once for each of the thousands of
    names that may stand above them.
    """
    named = _AGENT_LINE.match(line)
    if not named:
        return line
    name = named[1].partition("/")[0].strip().lower()
    return f"User-agent: {name if name in (AGENT, _ANYONE) else _OTHERS}"
