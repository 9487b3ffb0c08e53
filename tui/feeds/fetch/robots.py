"""robots.txt (RFC 9309): which pages of a host a program may fetch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

AGENT = "dateline"
"""The name by which a robots.txt may address us."""

MAX_SIZE = 512_000
"""Bytes of a robots.txt that are read."""

_MAX_RULE = 2000


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to us.

    Args:
        lines: (pattern of paths, whether they may be fetched).
        closed: nothing may be fetched, whatever the lines say.
    """

    lines: tuple[tuple[str, bool], ...] = ()
    closed: bool = False

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched: the longest pattern that fits decides, and between two as long the kinder."""
        if self.closed:
            return False
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allowed) for pattern, allowed in self.lines if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


OPEN = Rules()
CLOSED = Rules(closed=True)


def read_robots(body: bytes, agent: str = AGENT) -> Rules:
    """The rules of the groups that name us, else of those for everyone (`*`)."""
    text = body[:MAX_SIZE].decode("utf-8-sig", "replace")
    groups: dict[str, list[tuple[str, bool]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if in_rules:
                agents, in_rules = [], False
            agents.append(value.lower())
            groups.setdefault(value.lower(), [])
        elif key in ("allow", "disallow"):
            in_rules = True
            if value and len(value) <= _MAX_RULE:
                for name in agents:
                    groups[name].append((_plain(value), key == "allow"))
    own = [rules for name, rules in groups.items() if name.partition("/")[0] == agent]
    chosen = own or [groups.get("*", [])]
    return Rules(tuple(rule for rules in chosen for rule in rules))


def robots_url(url: str) -> str:
    """Where the robots.txt of a page's host is."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` for anything and a final `$` for the end fits the start of a path, in linear steps."""
    if "*" not in pattern and not pattern.endswith("$"):
        return path.startswith(pattern)
    ends = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not pieces:
        return place == len(path) or not ends
    last = pieces.pop() if ends else ""
    for piece in pieces:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not ends or (len(path) - len(last) >= place and path.endswith(last))


def _plain(path: str) -> str:
    """A path whose characters are escaped in one way only, so that "/é" and "/%c3%a9" are the same."""
    escaped = re.sub("%(?![0-9A-Fa-f]{2})", "%25", path)
    kept = re.split("(%(?:2[Ff]|3[Ff]|23|25|2[Aa]|24))", escaped)
    plain = (
        part.upper() if index % 2 else quote(unquote(part), safe="/:?&=*$,;@!'()+~[]-._")
        for index, part in enumerate(kept)
    )
    return "".join(plain)
