"""A source as a line of the table, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from tui.app.cells import Run, fit, plain
from tui.app.glyphs import Glyphs
from tui.app.words import ago, briefly, until
from tui.service.sources import Health, PollLogged, Source
from tui.text import without_password
from tui.wording.counts import grouped

STATE, LAST, NEXT, NEW, DATED = 11, 9, 6, 6, 6
"""Cells of the columns whose width is always the same."""
NAME_SHARE, LEAST_NAME, MOST_NAME = 4, 14, 34
"""The name takes one of so many parts of the width, at least and at most so many cells. Chosen: two words, and most names whole."""
PERCENT = 100
"""Of a whole."""

_ORDER = list(Health)


def by_trouble(source: Source) -> tuple[int, str]:
    """Sorts what fails first."""
    return _ORDER.index(source.health), source.feed.name.casefold()


def by_name(source: Source) -> tuple[int, str]:
    return 0, source.feed.name.casefold()


def by_new(source: Source) -> tuple[int, str]:
    return -source.new, source.feed.name.casefold()


def by_file(source: Source) -> tuple[int, str]:
    return source.feed.line, ""


ORDERS = {"trouble": by_trouble, "name": by_name, "new": by_new, "file": by_file}
"""What the table can be sorted by, in the order in which a key goes through them."""


def name_width(width: int) -> int:
    return min(max(width // NAME_SHARE, LEAST_NAME), MOST_NAME)


def head(width: int) -> str:
    """The names of the columns."""
    name = f"{'Source':<{name_width(width)}}"
    words = f"  {'State':<{STATE}}{name} {'Last ok':<{LAST}}{'Next':<{NEXT}}{'New':>{NEW}}{'Dated':>{DATED}}  Note"
    return words[:width]


def line(source: Source, now: datetime, width: int, marks: Glyphs, *, chosen: bool) -> Sequence[Run]:
    """`» failed 5x AFP   2 days ago  in 1 h   -    -  403 Forbidden`, exactly as wide as asked."""
    state, health = source.state, source.health
    kind = "trouble" if source.is_in_trouble else "dim" if health is Health.OFF else ""
    word = f"{health} {state.failures}x" if state.failures and health is Health.FAILED else str(health)
    last = briefly(now - state.last_ok) if state.last_ok else marks.dash
    following = briefly(state.next_due - now) if state.next_due and source.feed.enabled else marks.dash
    new = f"{source.new:,}" if source.new else marks.dash
    share = f"{source.dated * PERCENT // source.articles}%" if source.articles else marks.dash
    room = name_width(width)
    used = 2 + STATE + room + 1 + LAST + NEXT + NEW + DATED + 2
    rest = max(width - used, 0)
    return (
        (f"{marks.cursor if chosen else ' '} ", "mark"),
        (fit(word, STATE, marks.ellipsis), kind or "evidence"),
        (fit(plain(source.feed.name), room, marks.ellipsis) + " ", "dim" if health is Health.OFF else "strong"),
        (fit(last, LAST, marks.ellipsis) + fit(following, NEXT, marks.ellipsis), "dim"),
        (f"{new:>{NEW}}{share:>{DATED}}  ", ""),
        (fit(plain(source.note), rest, marks.ellipsis), kind or "dim"),
    )


def about(source: Source, now: datetime, keys: str) -> Content:
    """Address, what was said of the last poll, and what can be done."""
    feed, state = source.feed, source.state
    parts = [source.note.rstrip(".") or "polled without trouble"]
    if state.failures:
        parts.append(grouped(state.failures, "failure") + " in a row")
    if state.next_due is not None and feed.enabled:
        parts.append(f"next poll {until(state.next_due, now)}")
    if state.moved_to:
        parts.append(f"moved to {without_password(state.moved_to)}")
    tags = f"   {' '.join(feed.tags)}" if feed.tags else ""
    place = f"   line\N{NO-BREAK SPACE}{feed.line}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}feeds.toml" if feed.line else ""
    return Content("\n").join(
        (
            Content.assemble((plain(feed.name), "bold $text-accent"), f"   {plain(without_password(feed.url))}{tags}"),
            Content(plain(", ".join(parts)) + place),
            Content.styled(keys, "$foreground 80%"),
        )
    )


def log_lines(polls: Sequence[PollLogged], now: datetime) -> list[str]:
    """A line a poll, newest first."""
    return [
        f"{ago(poll.at, now):<12} {poll.outcome:<13} {grouped(poll.new, 'new article'):<16} {poll.seconds:5.1f} s  {plain(poll.note)}"
        for poll in polls
    ]
