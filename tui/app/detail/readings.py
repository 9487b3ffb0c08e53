"""All dates that the sources of an event give, on a small axis: columns are days or longer, each date a bracket with who gives it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.app.axis import brackets, columns
from tui.app.axis.brackets import Bracket
from tui.app.cells import plain
from tui.app.glyphs import Glyphs
from tui.model import Event, ReportedDate, Scale, When
from tui.wording.dates import short_day

MIN_COLUMN, MAX_COLUMN = 7, 12
"""Cells of a column. Chosen: it holds `18 Jan`, and two days are still seen as neighbours."""
MOST_ROWS = 3
"""Rows of brackets; dates that find no room are named among the sources."""
STYLES = {"bracket": "$foreground 60%", "words": "", "against": "$text-warning"}


def readings(event: Event, width: int, marks: Glyphs) -> list[Content]:
    """The rows: names of the columns, then the brackets; nothing where all sources give one and the same day."""
    dates = event.reported_dates
    if len(dates) < 2:
        return []
    scale, first, last = window([reported.when for reported in dates], width)
    size = min(max(width // (last - first + 1), 1), MAX_COLUMN)
    found = [_bracket(reported, scale, first, last, marks) for reported in dates]
    layers = [layer for layer in brackets.layers(found, MOST_ROWS) if layer]
    rows = [Content.styled(labels(scale, first, last, size)[:width], "$foreground 80%")]
    for layer in layers:
        spans = [
            ((one.first - first) * size, (one.last - first + 1) * size - 2, one.first >= first, one.last <= last)
            for one in layer
        ]
        cells = brackets.draw_row(layer, spans, width, range(width, width), marks)
        rows.append(Content.assemble(*((letter, STYLES.get(kind, "")) for letter, kind in cells)).rstrip())
    return rows


def window(dates: Sequence[When], width: int) -> tuple[Scale, int, int]:
    """The finest scale at which the dates fit, with the numbers of its columns."""
    begin = min(when.first for when in dates)
    end = max(when.last for when in dates)
    for scale in Scale:
        first, last = columns.index(scale, begin), columns.index(scale, end)
        if (last - first + 1) * MIN_COLUMN + len(" 2026") <= width:
            break
    return scale, first, last


def _bracket(reported: ReportedDate, scale: Scale, first: int, last: int, marks: Glyphs) -> Bracket:
    names = [plain(name) for name in reported.sources]
    against = "" if reported.agrees else f" {marks.disagree}"
    count = f"{len(names)}{against}"
    labels = (
        ", ".join(names) + against,
        *((f"{names[0]} +{len(names) - 1}{against}",) if len(names) > 1 else ()),
        count,
    )
    low = min(max(columns.index(scale, reported.when.first), first), last)
    return Bracket(low, min(columns.index(scale, reported.when.last), last), labels, len(names))


def labels(scale: Scale, first: int, last: int, size: int) -> str:
    """What the columns are called; days and weeks by a day, their year behind the last."""
    by_day = scale in (Scale.DAY, Scale.WEEK)
    line = ""
    for number in range(first, last + 1):
        name = short_day(columns.days(scale, number)[0], year=False) if by_day else columns.name(scale, number)
        start = (number - first) * size
        if not line or len(line) < start:
            line = line.ljust(start) + name
    return f"{line} {columns.days(scale, last)[1].year}" if by_day else line
