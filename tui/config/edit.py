"""Adding feeds to feeds.toml, removing them, turning them off and on; comments and layout of the file stay.

The file is edited line by line: tomlkit, which parses and writes a file unchanged, takes a comment for part of the table
above it. On the sample it puts an added feed below the heading of `[polling]`, takes the heading "other languages" away with
the feed before it, and moves a feed that stands behind `[polling]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tui.config.feedsfile import load, parse
from tui.config.files import write_atomically
from tui.config.positions import find_positions
from tui.config.settings import FEED, NO_FEED
from tui.errors import ConfigError, UsageError
from tui.model import Feed
from tui.text import without_password

_ENABLED = re.compile(r"(=\s*)(?:true|false)")


def add_feed(path: Path, feed: Feed) -> None:
    """Put a feed behind the last one; a file that does not exist is made.

    Raises:
        UsageError: its name or address is there already.
        ConfigError: the file cannot be read or written.
    """
    add_feeds(path, [feed])


def add_feeds(path: Path, feeds: Sequence[Feed]) -> None:
    """The same for several feeds in one write: all or none."""
    exists = path.exists()
    present = list(load(path).feeds) if exists else []
    taken = {own for feed in present for own in _own(feed)}
    for feed in feeds:
        for kind, value in _own(feed):
            if (kind, value) in taken:
                shown = without_password(feed.url) if kind == "url" else feed.name
                raise UsageError(f'"{shown}" is in {path} already.', "Choose another name, or remove that one first.")
        taken.update(_own(feed))
        present.append(feed)
    lines = _read(path).split("\n") if exists else ["# The feeds that dateline polls."]
    ends = [end for _, end in _feed_ranges(lines)]
    end = max(ends) if ends else len(_without_blank_end(lines))
    added = [line for feed in feeds for line in ("", *_toml(feed))]
    _replace(path, "\n".join([*lines[:end], *added, *(lines[end:] or [""])]), present)


def remove_feed(path: Path, name_or_url: str) -> Feed:
    """Take the feed of that name (in any case) or address out of the file; it is returned.

    Raises:
        UsageError: there is none.
        ConfigError: the file cannot be read or written.
    """
    removed = _named(path, name_or_url)
    lines = _read(path).split("\n")
    ranges = [(start, end) for start, end in _feed_ranges(lines) if start == removed.line - 1]
    if not ranges:
        raise _not_tables(path)
    start, end = ranges[0]
    before, after = _without_blank_end(lines[:start]), lines[end:]
    left = [feed for feed in load(path).feeds if feed.key != removed.key]
    _replace(path, "\n".join([*before, *after] if before else after[1:]), left)
    return removed


def set_enabled(path: Path, name_or_url: str, on: bool) -> None:
    """Let the feed of that name (in any case) or address be polled, or not; nothing else of its lines changes.

    Raises:
        UsageError: there is none.
        ConfigError: the file cannot be read or written.
    """
    feed = _named(path, name_or_url)
    lines = _read(path).split("\n")
    table = next((table for table in find_positions("\n".join(lines)) if table.line == feed.line), None)
    if table is None or not table.line:
        raise _not_tables(path)
    if "enabled" in table.keys:
        number = table.keys["enabled"] - 1
        lines[number] = _ENABLED.sub(rf"\g<1>{'true' if on else 'false'}", lines[number], count=1)
    elif not on:
        last = max(table.keys["name"], table.keys["url"])
        lines.insert(last, "enabled = false")
    text = "\n".join(lines)
    written = next((other for other in parse(text, str(path)).feeds if other.key == feed.key), None)
    if written is None or written.enabled is not on:
        raise _not_tables(path)
    _replace(path, text, load(path).feeds)


def _named(path: Path, name_or_url: str) -> Feed:
    wanted = name_or_url.strip()
    feeds = load(path).feeds
    for feed in feeds:
        if wanted == feed.url or wanted.casefold() == feed.name.casefold():
            return feed
    names = ", ".join(feed.name for feed in feeds)
    raise UsageError(f'There is no feed "{wanted}" in {path}.', f"It has: {names}." if names else "It has none.")


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def _feed_ranges(lines: Sequence[str]) -> list[tuple[int, int]]:
    """First line and line after the last of every [[feed]]; the comments that follow a feed are not part of it."""
    tables = find_positions("\n".join(lines))
    ranges = []
    for index, table in enumerate(tables):
        if table.name == "feed" and table.is_array:
            following = (other.line - 1 for other in tables[index + 1 :] if not other.name.startswith("feed."))
            end = next(following, len(lines))
            while re.fullmatch(r"\s*(#.*)?", lines[end - 1]):
                end -= 1
            ranges.append((table.line - 1, end))
    return ranges


def _without_blank_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _own(feed: Feed) -> tuple[tuple[str, str], ...]:
    """What no other feed may have: (key of feeds.toml, value)."""
    return ("url", feed.key), ("name", feed.name.casefold())


def _replace(path: Path, text: str, expected: Sequence[Feed]) -> None:
    """Write the new text once it is sure to say what is meant."""
    written = {(feed.name, feed.url) for feed in parse(text, str(path)).feeds}
    if written != {(feed.name, feed.url) for feed in expected}:
        raise _not_tables(path)
    write_atomically(path, text)


def _not_tables(path: Path) -> ConfigError:
    return ConfigError(f"The feeds of {path} are not written as [[feed]] tables.", "Change the file by hand.")


def _toml(feed: Feed) -> list[str]:
    """The lines of the feed as a [[feed]] table of the settings that differ from their defaults."""
    values = ((row, row.of(feed)) for row in FEED if row.is_needed or row.of(feed) != row.of(NO_FEED))
    return ["[[feed]]", *(f"{row.name} = {row.kind.write(value)}" for row, value in values)]
