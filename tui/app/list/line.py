"""One line of the list: a heading, or an event with what its date has beyond that, its weight, title, source and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.app.cells import Run, fit, fit_title, plain, rest_of_title
from tui.app.glyphs import Glyphs
from tui.app.words import event_title
from tui.model import Basis, Event, Modality, When
from tui.service.filters.hits import Needle, places
from tui.text import cell_width
from tui.wording.counts import grouped
from tui.wording.dates import WEEK_OF, short

BAR_WIDTH = 1
"""Cells of the cursor, or of the bar of what is unread."""
GUTTER_WIDTH = 5
"""Cells of what an event's date has beyond its heading. Chosen: holds `14:30`."""
WHEN_WIDTH = 14
"""Cells of a whole date, where no heading gives it. Chosen: holds `18 Jan 2026 ~?`."""
MOST_DOTS = 3
"""Dots of an event that many outlets tell."""
OUTLETS_OF_DOTS = (1, 2, 4)
"""Outlets from which on there is a dot more. Chosen: half of the events with more than one have two, of the rest half four."""
WEIGHTY_OUTLETS = 3
"""Outlets from which on an event is printed bold. Chosen: one in ten is."""
SOURCE_WIDTH, NARROW_SOURCE_WIDTH = 16, 8
"""Cells of the sources at most, in a list that is roomy and in one that is not, unless the title leaves room. Chosen: few names of
outlets are cut."""
ROOMY_WIDTH = 100
"""Cells from which a list is roomy. Chosen: a title then has seventy."""
HIT = "hit"
"""Kind of the words in a title that a find looks for."""
TITLE_RUN = 4
"""Which run of an event's line is its title."""
MIN_TITLE_WIDTH = 20
"""Cells of a title below which it takes those of the sources too. Chosen: three words."""
PUBLISHED = "pub"
"""Stands before an event without a date of its own, placed at publication."""
TODAY = "today"
"""Stands in the heading of the present day."""
MIN_RULE = 4
"""Cells of rule that a heading keeps. Chosen: it still parts."""
_YEAR_OF_MONTH = re.compile(r"(?<=[a-z]) \d{4}\b")


def heading(
    title: str, count: int, width: int, marks: Glyphs, *, dated: int | None = None, today: bool = False
) -> list[Run]:
    """`Sun 18 Jan 2026 ──────── today ── 16 events · 9 dated in their text`.

    Args:
        title: of the group.
        count: number of its events.
        width: cells.
        marks: the set to draw with.
        dated: number of those with a date of their own; None where that is all of them, or nothing to say of.
        today: whether it is the present day's.
    """
    head, tail = f" {title} ", f" {grouped(count, 'event')} "
    if dated is not None:
        whose = "its" if count == 1 else "their"
        longer = f" {grouped(count, 'event')} {marks.dot} {dated:,} dated in {whose} text "
        tail = longer if cell_width(head) + cell_width(longer) + MIN_RULE <= width else tail
    room = width - cell_width(head) - cell_width(tail)
    here = f" {TODAY} "
    if today and room >= len(here) + MIN_RULE:
        before = room - len(here) - MIN_RULE // 2
        rule = [(marks.rule * before, "rule"), (here, "mark"), (marks.rule * (MIN_RULE // 2), "rule")]
    else:
        rule = [(marks.rule * max(room, 1), "rule")]
    return [(head, "heading"), *rule, (tail, "count")]


def with_hits(runs: list[Run], looked_for: Sequence[Needle]) -> list[Run]:
    """An event's line with what a find looks for in its title as runs of their own, of the kind `hit`."""
    if len(runs) <= TITLE_RUN or not (found := places(runs[TITLE_RUN][0], looked_for)):
        return runs
    title, kind = runs[TITLE_RUN]
    parts: list[Run] = []
    end = 0
    for low, high in found:
        parts += [(title[end:low], kind), (title[low:high], HIT)]
        end = high
    return [*runs[:TITLE_RUN], *parts, (title[end:], kind), *runs[TITLE_RUN + 1 :]]


def more_line(count: int, key: str, marks: Glyphs) -> list[Run]:
    """`… 28 more, enter opens`, under the titles."""
    return [
        (" " * (BAR_WIDTH + WHEN_WIDTH + 1 + MOST_DOTS + 1), ""),
        (f"{marks.ellipsis} {count:,} more, {key} opens", "count"),
    ]


def rest_line(
    event: Event,
    width: int,
    marks: Glyphs,
    *,
    heading: When | None = None,
    dated: bool = False,
    watched: bool = False,
) -> list[Run] | None:
    """`… near Valley Junction, police say`, what `event_line` cut off a title, under it; None where it shows it whole."""
    line = event_line(event, width, marks, heading=heading, dated=dated, watched=watched)
    before, (shown, _) = line[:TITLE_RUN], line[TITLE_RUN]
    rest = rest_of_title(event_title(event), cell_width(shown))
    if not rest:
        return None
    indent = sum(cell_width(text) for text, _ in before)
    return [(" " * indent, ""), (fit(f"{marks.ellipsis} {rest}", width - indent, marks.ellipsis), "rest")]


def event_line(
    event: Event,
    width: int,
    marks: Glyphs,
    *,
    chosen: bool = False,
    marked: bool = False,
    heading: When | None = None,
    dated: bool = False,
    watched: bool = False,
) -> list[Run]:
    """`» 14:30  ●● Freight train derails near Valley Junction    Reuters ★`, exactly `width` cells.

    Args:
        event: the event.
        width: cells.
        marks: the set to draw with.
        chosen: whether the cursor stands on it.
        marked: whether it is marked.
        heading: the date above it: then only what its own has beyond that is said; without one the date is.
        dated: whether the year is part of it.
        watched: whether something that is watched finds it.
    """
    bar = (marks.cursor, "cursor") if chosen else (" " if event.read else marks.unread, "unread")
    if heading is None:
        when = fit_when(event, marks, dated=dated)
    else:
        when = fit(beyond(event, heading, marks), GUTTER_WIDTH, "")
    signs = marks_text(event, marks) + marks.watch * watched
    room = width - BAR_WIDTH - cell_width(when) - 1 - MOST_DOTS - 1
    title = event_title(event)
    spare = room - cell_width(title) - cell_width(signs) - 2
    most = SOURCE_WIDTH if width >= ROOMY_WIDTH else min(max(NARROW_SOURCE_WIDTH, spare), SOURCE_WIDTH)
    source = sources_text(event, min(most, room - MIN_TITLE_WIDTH - cell_width(signs)), marks, width >= ROOMY_WIDTH)
    tail = [(f" {source}", "source")] * bool(source) + [(f" {signs}", "mark")] * bool(signs)
    room -= sum(cell_width(text) for text, _ in tail)
    kind = "weighty" if len(event.sources) >= WEIGHTY_OUTLETS else "title"
    return [
        bar,
        (when, "when"),
        (marks.marked if marked else " ", "mark"),
        (f"{dots(event, marks):>{MOST_DOTS}} ", "source"),
        (fit_title(title, room, marks.ellipsis), kind),
        *tail,
    ]


def joined_line(
    event: Event,
    survivor: Event,
    width: int,
    marks: Glyphs,
    *,
    chosen: bool = False,
    heading: When | None = None,
    dated: bool = False,
) -> list[Run]:
    """`»           joined “Freight train derails near Valley Junction”`, in place of an event that has become part of another."""
    quiet = replace(event, read=True, sources=())
    before = event_line(quiet, width, marks, chosen=chosen, heading=heading, dated=dated)[:TITLE_RUN]
    left, right = marks.quotes
    room = width - sum(cell_width(text) for text, _ in before)
    return [*before, (fit_title(f"joined {left}{event_title(survivor)}{right}", room, marks.ellipsis), "rest")]


def dots(event: Event, marks: Glyphs) -> str:
    """How many outlets tell it, roughly: one dot to three."""
    return marks.event * sum(len(event.sources) >= least for least in OUTLETS_OF_DOTS)


def beyond(event: Event, heading: When, marks: Glyphs) -> str:
    """What a date has beyond its heading, in five cells: `14:30`, `–19` for its last day, `pub` where it is that of
    publication, `~` about, `?` guessed."""
    when = event.when
    doubt = "~" * when.approximate + "?" * when.uncertain
    if when.clock:
        clock = f"{when.clock:%H:%M}"
        return clock if not doubt else clock.replace(":", "")[: GUTTER_WIDTH - len(doubt)] + doubt
    if event.basis is Basis.PUBLISHED and not event.edited:
        return PUBLISHED + doubt
    if when.end is not None and when.is_day is False and heading.is_day and when.end != when.start:
        same_month = when.first.month == when.end.month and when.first.year == when.end.year
        return f"{marks.dash}{when.end.day}" + doubt if same_month else f"{marks.dash}{when.end:%b}" + doubt
    return doubt


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
        words = words.replace(" - ", marks.dash).replace(WEEK_OF, "wk ")
    return fit(
        fit(words, min(WHEN_WIDTH - len(tail), cell_width(words)), marks.ellipsis).rstrip() + tail, WHEN_WIDTH, ""
    )


def when_text(event: Event, *, dated: bool = False) -> str:
    """As exact as known, without the year that the heading already gives for one day, unless `dated`."""
    when = event.when
    text = short(when, year=dated or not when.is_day)
    return text.replace(",", "") if when.clock else text


def sources_text(event: Event, width: int, marks: Glyphs, counted: bool = True) -> str:
    """`Reuters +7`: who reported it first, and how many more if they are to be `counted`."""
    if not event.sources or width <= 0:
        return ""
    more = f" +{len(event.sources) - 1}" if counted and len(event.sources) > 1 else ""
    name = plain(event.sources[0])
    if cell_width(name) + len(more) > width:
        name = fit(name, width - len(more), marks.ellipsis).rstrip()
    return name + more


def marks_text(event: Event, marks: Glyphs) -> str:
    """The marks behind an event: starred, note, planned, sources disagree, kept off the timeline."""
    return "".join(
        mark
        for mark, holds in (
            (marks.star, event.starred),
            (marks.note, bool(event.note)),
            (marks.planned, event.modality is Modality.PLANNED and event.has_day),
            (marks.disagree, bool(event.disagreeing)),
            (marks.kept_off, event.kept_off),
        )
        if holds
    )
