"""One line of the list: a heading, or an event's marks, date, title and sources, as runs of text and kind."""

from __future__ import annotations

import re

from tui.app.cells import Run, fit, fit_title, plain
from tui.app.glyphs import Glyphs
from tui.app.words import event_title
from tui.model import Event, Modality
from tui.text import cell_width, set_width
from tui.wording.counts import grouped
from tui.wording.dates import short

GUTTER_WIDTH = 3
"""Cells of cursor, unread mark and a gap."""
WHEN_WIDTH = 14
"""Cells of the date. Chosen: holds `18 Jan 2026 ~?`."""
MARKS_WIDTH = 4
"""Cells of the marks behind an event: one each."""
SOURCE_WIDTH, NARROW_SOURCE_WIDTH = 18, 14
"""Cells of the sources, in a list that is roomy and in one that is not. Chosen: few names of outlets are cut."""
ROOMY_WIDTH = 76
"""Cells from which a list is roomy. Chosen: that of a terminal of 80."""
MIN_TITLE_WIDTH = 20
"""Cells of a title below which it takes those of the sources too. Chosen: three words."""
_YEAR_OF_MONTH = re.compile(r"(?<=[a-z]) \d{4}\b")


def heading(title: str, count: int, width: int, marks: Glyphs) -> list[Run]:
    """`Sun 18 Jan 2026 ──────── 3 events`."""
    head, tail = f" {title} ", f" {grouped(count, 'event')} "
    room = width - cell_width(head) - cell_width(tail)
    return [(head, "heading"), (marks.rule * max(room, 1), "rule"), (tail, "count")]


def more_line(count: int, key: str, marks: Glyphs) -> list[Run]:
    """`… 28 more, enter opens`, under the titles."""
    return [(" " * (GUTTER_WIDTH + WHEN_WIDTH + 1), ""), (f"{marks.ellipsis} {count:,} more, {key} opens", "count")]


def event_line(event: Event, width: int, marks: Glyphs, *, chosen: bool = False, dated: bool = False) -> list[Run]:
    """`»• 18 Jan      Freight train derails near Valley Junction      Reuters +7 ★`, exactly `width` cells; `dated` gives
    days their year."""
    source_width = SOURCE_WIDTH if width >= ROOMY_WIDTH else NARROW_SOURCE_WIDTH
    title_width = width - GUTTER_WIDTH - (WHEN_WIDTH + 1) - 1 - (source_width + 1) - MARKS_WIDTH
    if title_width < MIN_TITLE_WIDTH:
        title_width, source_width = title_width + source_width, 0
    return [
        (marks.cursor if chosen else " ", "cursor"),
        (" " if event.read else marks.unread, "unread"),
        (" ", ""),
        (fit_when(event, marks, dated=dated) + " ", "when"),
        (fit_title(event_title(event), title_width, marks.ellipsis) + " ", "read" if event.read else "title"),
        (fit(sources_text(event, source_width, marks), source_width, marks.ellipsis) + " ", "source"),
        (set_width(marks_text(event, marks), MARKS_WIDTH), "mark"),
    ]


def fit_when(event: Event, marks: Glyphs, *, dated: bool = False) -> str:
    """The date in its column; where it is too long the years go, and where it is cut its marks stay."""
    text = when_text(event, dated=dated)
    words = text.rstrip("~? ")
    tail = text[len(words) :]
    if cell_width(text) == WHEN_WIDTH + 1:
        tail = tail.replace("~ ?", "~?")
    if cell_width(words + tail) > WHEN_WIDTH:
        # The heading names the years.
        words = _YEAR_OF_MONTH.sub("", words)
    if cell_width(words + tail) > WHEN_WIDTH:
        words = words.replace(" - ", marks.dash)
    return fit(
        fit(words, min(WHEN_WIDTH - len(tail), cell_width(words)), marks.ellipsis).rstrip() + tail, WHEN_WIDTH, ""
    )


def when_text(event: Event, *, dated: bool = False) -> str:
    """As exact as known, without the year that the heading already gives for one day, unless `dated`."""
    when = event.when
    text = short(when, year=dated or not when.is_day)
    return text.replace(",", "") if when.clock else text


def sources_text(event: Event, width: int, marks: Glyphs) -> str:
    """`Reuters +7`: who reported it first, and how many more."""
    if not event.sources or width <= 0:
        return ""
    more = f" +{len(event.sources) - 1}" if len(event.sources) > 1 else ""
    name = plain(event.sources[0])
    if cell_width(name) + len(more) > width:
        name = fit(name, width - len(more), marks.ellipsis).rstrip()
    return name + more


def marks_text(event: Event, marks: Glyphs) -> str:
    """The marks behind an event: starred, note, planned, sources disagree."""
    return "".join(
        mark
        for mark, holds in (
            (marks.star, event.starred),
            (marks.note, bool(event.note)),
            (marks.planned, event.modality is Modality.PLANNED),
            (marks.disagree, bool(event.disagreeing)),
        )
        if holds
    )
