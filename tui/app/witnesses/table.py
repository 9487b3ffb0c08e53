"""The rows of the testimonies as text: who, when, in which words, and the days as columns with a bar where each puts the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from textual.content import Content

from tui.app.axis import columns
from tui.app.cells import fit, plain
from tui.app.detail.readings import MAX_COLUMN, labels, window
from tui.app.detail.text import clock, quote
from tui.app.glyphs import Glyphs
from tui.app.words import HOUR, MINUTE
from tui.model import Evidence, Scale, Testimony
from tui.text import cell_width
from tui.wording.bases import anchor_words, rule_words
from tui.wording.dates import full, header_day, short_day

NUMBER_WIDTH, NAME_WIDTH, TIME_WIDTH, NOTE_WIDTH = 3, 12, 13, 9
"""Cells of the columns besides the sentence and the days. Chosen: few names are cut; `17 Feb 06:48`; ` reprint`."""
DAYS_SHARE = 3
"""The days have at most one of so many parts of the width, the sentence the rest."""
NARROW, NARROW_COLUMN = 100, 8
"""Cells below which a day has no more than so many. Chosen: at 80 cells the sentence then has half of the line."""
SPAN_BEFORE = 2
"""Of the room for a sentence, one part of so many may stand before its time words."""
MANY_HOURS = 48
"""Hours from which on days are counted."""


@dataclass(frozen=True, slots=True)
class Table:
    """How wide the columns are, and which days they are.

    Args:
        width: cells of a row.
        scale: what a column of the days is.
        first, last: numbers of these columns.
        column: cells of one.
    """

    width: int
    scale: Scale
    first: int
    last: int
    column: int

    @property
    def days(self) -> int:
        """Cells of all columns of the days."""
        return self.column * (self.last - self.first + 1)

    @property
    def sentence(self) -> int:
        """Cells left for the sentence."""
        return max(self.width - NUMBER_WIDTH - NAME_WIDTH - TIME_WIDTH - NOTE_WIDTH - self.days - 1, 0)


def table_of(testimonies: Sequence[Testimony], width: int) -> Table:
    """The columns for some testimonies."""
    room = width // DAYS_SHARE
    scale, first, last = window([one.source.when for one in testimonies], room)
    return Table(
        width,
        scale,
        first,
        last,
        min(max(room // (last - first + 1), 1), NARROW_COLUMN if width < NARROW else MAX_COLUMN),
    )


def head(table: Table) -> str:
    """The names of the days, above their columns."""
    return (" " * (table.width - table.days - NOTE_WIDTH) + labels(table.scale, table.first, table.last, table.column))[
        : table.width
    ]


def row(number: int, one: Testimony, table: Table, marks: Glyphs, *, marked: bool) -> Content:
    """`1 npr   17 Feb 06:48  “… meet in Geneva [Tuesday]”      ══    first`."""
    source = one.source
    before = marks.marked if marked else " "
    name = (f"{marks.bracket[0]} " if one.repeats else "") + plain(source.source)
    when = (
        f"{short_day(source.published.date(), year=False)} {source.published:%H:%M}"
        if one.is_first
        else later(one.after)
    )
    note, style = _note(one, marks)
    return Content.assemble(
        (f"{before}{number:>{NUMBER_WIDTH - 2}} ", "$text-warning" if marked else "$foreground 80%"),
        (fit(name, NAME_WIDTH - 1, marks.ellipsis) + " ", "$text-secondary"),
        (fit(when, TIME_WIDTH, ""), "$foreground 80%"),
        fit_quote(source.evidence, table.sentence, marks),
        " ",
        (_bar(one, table, marks), "$text-warning" if not source.agrees else "$text-primary"),
        (fit(f" {note}", NOTE_WIDTH, marks.ellipsis), style),
    )


def _note(one: Testimony, marks: Glyphs) -> tuple[str, str]:
    if not one.source.agrees:
        return marks.disagree, "bold $text-warning"
    if one.repeats:
        return "reprint", "$foreground 80%"
    if one.is_first:
        return "first", "bold"
    return ("coarser", "$foreground 80%") if one.coarser else ("", "")


def _bar(one: Testimony, table: Table, marks: Glyphs) -> str:
    when = one.source.when
    low = max(columns.index(table.scale, when.first), table.first)
    high = min(columns.index(table.scale, when.last), table.last)
    left = (low - table.first) * table.column
    right = (high - table.first + 1) * table.column - 1
    return (" " * left + marks.span * max(right - left, 1)).ljust(table.days)[: table.days]


def later(after: timedelta) -> str:
    """`+2 h`, `+35 min`, `+3 days`: how long after the first."""
    if after < HOUR:
        return f"+{after // MINUTE} min"
    hours = after // HOUR
    return f"+{hours} h" if hours < MANY_HOURS else f"+{after.days} days"


def fit_quote(evidence: Evidence, width: int, marks: Glyphs) -> Content:
    """The sentence in exactly so many cells, its time words in sight."""
    text, start, end = evidence.text, evidence.start, evidence.end
    if not text:
        return Content(fit("no sentence gives it", width, marks.ellipsis))
    begin = 0
    if cell_width(text[:end]) + len("“[]”") > width:
        begin = max(start - max((width - (end - start)) // SPAN_BEFORE, 0), 0)
        begin = text.find(" ", begin, start) + 1 or begin
    shown = quote(text[begin:], max(start - begin, 0), max(end - begin, 0), marks)
    if begin:
        left = marks.quotes[0]
        shown = Content(f"{left}{marks.ellipsis} ") + shown[len(left) :]
    if shown.cell_length > width:
        shown = shown.truncate(max(width - 1, 0)) + (marks.ellipsis if width else "")
    return shown + " " * (width - shown.cell_length)


def in_full(one: Testimony, marks: Glyphs) -> Content:
    """Everything of one testimony: publication, sentence, date, rule and what it counts from."""
    source, evidence = one.source, one.source.evidence
    published = f"published {header_day(source.published)} {clock(source.published)}"
    repeats = f", the text of {plain(one.repeats)}" if one.repeats else ""
    own = (
        quote(evidence.text, evidence.start, evidence.end, marks)
        if evidence.text
        else Content("no sentence gives the date")
    )
    anchor = plain(anchor_words(evidence.anchor, header_day))
    counted = f" {marks.dot} counted from {anchor}" if anchor else ""
    said = f"{full(source.when)}: {plain(rule_words(evidence.rule)) or 'as it stands there'}{counted}"
    return Content("\n").join(
        [
            Content.assemble((plain(source.source), "bold"), f", {published}{repeats}: ", plain(source.title)),
            own,
            Content.styled(said, "$foreground 80%"),
        ]
    )
