"""The lines of the time machine: headings, events as they were known with a sign for what changed, and what it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.app.cells import Run, fit, fit_title, plain
from tui.app.glyphs import Glyphs
from tui.app.list.line import event_line, heading
from tui.app.words import event_title
from tui.model import ChangeOfKnowledge, Knowledge, KnownEvent, Precision, When
from tui.wording.dates import header_day, short
from tui.wording.dates import heading as heading_words

SIGN_WIDTH = 2
"""Cells of the sign of a change."""
WORDS_INDENT = 14
"""Cells before what is said below an event: they stand under its title."""

Line = tuple[int, list[Run]]
"""(number of the row, -1 for a heading, the runs)."""


def sign(change: ChangeOfKnowledge | None, marks: Glyphs) -> str:
    """What stands before an event that changed."""
    return "" if change is None else dict(zip(ChangeOfKnowledge, marks.changes, strict=True))[change]


def lines(rows: Sequence[KnownEvent], width: int, marks: Glyphs) -> list[Line]:
    """All lines of rows in their order; each heading has how many of its events were known."""
    groups: list[tuple[When, list[int]]] = []
    for number, row in enumerate(rows):
        when = row.event.when
        day = When(when.start, when.end, min(when.precision, Precision.DAY))
        if not groups or groups[-1][0] != day:
            groups.append((day, []))
        groups[-1][1].append(number)
    painted: list[Line] = []
    for day, numbers in groups:
        painted.append((-1, heading(heading_words(day), len(numbers), width, marks)))
        for number in numbers:
            row = rows[number]
            painted.append(
                (number, [(fit(sign(row.change, marks), SIGN_WIDTH, ""), "change"), *_event(row, day, width, marks)])
            )
            if words := what_changed(row, marks):
                told = fit_title(words, max(width - WORDS_INDENT, 0), marks.ellipsis)
                painted.append((number, [(" " * WORDS_INDENT, ""), (told, "rest")]))
    return painted


def _event(row: KnownEvent, day: When, width: int, marks: Glyphs) -> list[Run]:
    return [*event_line(row.event, width - SIGN_WIDTH, marks, heading=day)[1:], (" ", "")]


def what_changed(row: KnownEvent, marks: Glyphs) -> str:
    """What is said below an event: where it was, or what it became, or who told it besides."""
    kinds = ChangeOfKnowledge
    match row.change:
        case kinds.MOVED if row.before is not None and row.after is not None:
            return f"{short(row.before.when)} {marks.arrow} {short(row.after.when)}"
        case kinds.JOINED if row.into is not None:
            return f"joined: {event_title(row.into)}"
        case kinds.MORE:
            return f"told by {', '.join(map(plain, row.sources))} too"
        case kinds.FEWER:
            return f"no more told by {', '.join(map(plain, row.sources))}"
        case kinds.WITHDRAWN:
            return "withdrawn: nothing tells it any more"
    return ""


def time_words(at: datetime) -> str:
    """`Tue 17 Feb 2026 18:24`."""
    return f"{header_day(at.date())} {at:%H:%M}"


def counts_words(knowledge: Knowledge, dot: str) -> str:
    """`3 new · 2 moved · 1 withdrawn`, or that nothing changed."""
    return f" {dot} ".join(f"{count:,} {kind.value}" for kind, count in knowledge.counts) or "nothing changed"


def density(numbers: Sequence[int], first: datetime, last: datetime, at: datetime, marks: Glyphs) -> list[Run]:
    """`▂▁▃█▆|░░░`: how many reports came when, what was not yet known at a time as shade."""
    most = max(numbers, default=0) or 1
    span = (last - first).total_seconds() or 1.0
    place = min(max(int((at - first).total_seconds() / span * len(numbers)), 0), len(numbers) - 1)
    runs: list[Run] = []
    for number, count in enumerate(numbers):
        level = -(-count * len(marks.bars) // most)
        known = number <= place
        if not count:
            runs.append((marks.empty, "empty"))
        else:
            runs.append((marks.bars[level - 1], "bar") if known else (marks.undated[0], "empty"))
        if number == place:
            runs.append((marks.today_lane, "cursor"))
    return runs
