"""The detail of an event in words: when, how sure, why, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from textual.content import Content

from tui.app.cells import fit, fit_title, plain
from tui.app.detail.readings import readings
from tui.app.detail.state import DetailState
from tui.app.glyphs import UNICODE, Glyphs
from tui.app.words import HOUR, event_title
from tui.model import Event, EventDetail, Role, Source
from tui.text import cell_width, safe_url
from tui.wording.bases import BASIS_IN_FULL, anchor_words, modality_in_full, rule_words
from tui.wording.counts import grouped
from tui.wording.dates import full, header_day, short, short_day

LABEL_WIDTH = 8
"""Cells of the label column."""
MAX_NAME_WIDTH = 18
"""Cells of the longest name of an outlet. Chosen: few are cut, and the headline keeps most of the line."""
ITEM_INDENT = 2
"""Cells before what the cursor can stand on: room for it."""
MIN_WRAP_WIDTH = 10
"""Cells that a text beside its label is wrapped to at least."""
SOURCE_GAP = "  "
"""Between the columns of a source."""


@dataclass(frozen=True, slots=True)
class DetailText:
    """The detail as it is painted.

    Args:
        content: all its lines.
        places: of each item that the cursor can stand on, its first line and the one after its last.
    """

    content: Content
    places: tuple[tuple[int, int], ...]


def detail_text(
    state: DetailState,
    width: int,
    marks: Glyphs,
    *,
    airy: bool = False,
    today: date | None = None,
    cursor: bool = False,
) -> DetailText:
    """The whole detail, wrapped to `width` cells, labels on the left.

    Args:
        state: what is shown.
        width: cells.
        marks: the set to draw with.
        airy: whether an empty line stands between its parts.
        today: for plans whose day is over.
        cursor: whether the cursor is shown.
    """
    detail = state.detail
    if detail is None:
        return DetailText(Content(""), ())
    event = detail.event
    lines: list[Content] = []
    places: list[tuple[int, int]] = []
    gap = [Content("")] if airy else []

    def put(part: list[Content]) -> None:
        lines.extend([*part, *gap] if part else [])

    def put_item(part: list[Content]) -> None:
        if cursor and len(places) == state.cursor:
            part = [Content.styled(marks.cursor, "bold $text-accent") + part[0][1:], *part[1:]]
        places.append((len(lines), len(lines) + len(part)))
        lines.extend(part)

    if detail.sources:
        put(_why(detail.sources[0], event, width, marks))
    put(_when(detail, width, marks, today))
    put([Content(" " * LABEL_WIDTH) + row for row in readings(event, width - LABEL_WIDTH, marks)])
    if detail.story:
        lines.extend(_labelled("Story", Content(plain(detail.story)), width))
        if detail.before is not None:
            put_item(_spine_line(detail.before, width, marks, "", marks.rule))
        lines.extend(_spine_line(event, width, marks, "bold", marks.event))
        if detail.after is not None:
            put_item(_spine_line(detail.after, width, marks, "", marks.rule))
        lines.extend(gap)
    count = len({source.source for source in detail.sources})
    lines.extend(_labelled("Who", Content.styled(grouped(count, "source"), "bold"), width))
    for source in detail.sources:
        put_item(_source(source, state, width, marks))
    lines.extend(gap)
    put(_rest(detail, width, marks))
    return DetailText(Content("\n").join(lines), tuple(places))


def _rest(detail: EventDetail, width: int, marks: Glyphs) -> list[Content]:
    """What stands below the sources: places, people, a person's own words and changes, why these articles are one."""
    event = detail.event
    lines: list[Content] = []
    if event.note:
        for number, line in enumerate(event.note.splitlines()):
            lines += _labelled("" if number else "Note", Content(plain(line)), width)
    if event.found_title is not None:
        lines += _labelled("Title", Content(f"yours; found: {plain(event.found_title)}"), width)
    for number, change in enumerate(detail.changes):
        day = f"{short_day(change.at.date())}  " if change.at else ""
        words = Content.assemble((day, "$foreground 80%"), plain(change.words))
        lines += _labelled("" if number else "Yours", words, width)
    if detail.where:
        lines += _labelled("Where", Content("; ".join(map(plain, detail.where))), width)
    if event.people:
        lines += _labelled("People", Content(", ".join(map(plain, event.people))), width)
    if detail.why:
        lines += _labelled("Merged", Content.styled(plain(detail.why), "$foreground 80%"), width)
    return lines


def _spine_line(event: Event, width: int, marks: Glyphs, style: str, sign: str) -> list[Content]:
    """`  ● 18 Jan 2026  Freight train derails`."""
    head = f"  {sign} {short(event.when)}  "
    room = max(width - cell_width(head), 0)
    title = fit_title(event_title(event), room, marks.ellipsis).rstrip()
    return [Content.assemble((head, "$text-secondary"), (title, style))]


def _when(detail: EventDetail, width: int, marks: Glyphs, today: date | None) -> list[Content]:
    event = detail.event
    lines = _labelled("When", Content.styled(full(event.when), "bold"), width)
    lines += _labelled("", Content(how_sure(event, marks, detail.sources)), width)
    for words in why_kept_off(event):
        lines += _labelled("", Content(words), width)
    if words := modality_in_full(event, today):
        lines += _labelled("", Content.styled(words, "$text-warning"), width)
    return lines


def why_kept_off(event: Event) -> list[str]:
    """Why the timeline does not show it to everybody, and what a person has said of it."""
    words = []
    if event.judged is not None:
        words.append("you call it news" if event.judged else "you call it not news: shown where it is looked for")
    elif event.feature:
        words.append("a feature, not news: shown where it is looked for")
    if event.muted:
        words.append("muted by feeds.toml: shown where it is looked for")
    if event.hidden:
        words.append("hidden by you")
    return words


def first_link(detail: EventDetail) -> str | None:
    """The address of the best source that has one, made safe."""
    return next((link for source in detail.sources if source.url and (link := safe_url(source.url))), None)


def how_sure(event: Event, marks: Glyphs, sources: Sequence[Source] = ()) -> str:
    """`to the day, stated in the text, 8 of 9 sources agree`."""
    parts = [f"to the {event.when.precision.label}" if event.when.precision.label != "time" else "to the minute"]
    parts.append("date set by you" if event.edited else BASIS_IN_FULL[event.basis])
    if event.when.approximate:
        parts.append("the text says about")
    if event.when.uncertain:
        parts.append("a guess")
    # An outlet that gives this date in one article and another in the next does agree.
    agreeing = {source.source for source in sources if source.agrees}
    against = {name for reading in event.disagreeing for name in reading.sources} - agreeing
    if against and event.sources:
        agree = sum(name not in against for name in event.sources)
        parts.append(f"{agree} of {grouped(len(event.sources), 'source')} agree")
    return f" {marks.dot} ".join(parts)


def _why(source: Source, event: Event, width: int, marks: Glyphs) -> list[Content]:
    """Publication, the sentence with its time words marked, the rule and what it counted from."""
    head = Content.assemble(
        (plain(source.source), "bold"), f", published {header_day(source.published)} {clock(source.published)}"
    )
    lines = _labelled("Why", head, width)
    evidence = source.evidence
    if evidence.text:
        lines += _labelled("", quote(evidence.text, evidence.start, evidence.end, marks), width)
    rule = plain(rule_words(evidence.rule))
    anchor = plain(anchor_words(evidence.anchor, header_day))
    if rule:
        words = f"rule: {rule}" + (f" {marks.dot} counted from {anchor}" if anchor else "")
        lines += _labelled("", Content.styled(words, "$foreground 80%"), width)
    if event.edited:
        said = f"the text was read as {full(source.when)}; the date shown is yours"
        lines += _labelled("", Content.styled(said, "$text-warning"), width)
    return lines


def quote(text: str, start: int, end: int, marks: Glyphs = UNICODE) -> Content:
    """The sentence in quotation marks, the time words marked by brackets and style."""
    before, span, after = (_flat(part) for part in (text[:start], text[start:end], text[end:]))
    left, right = marks.quotes
    if not span.strip():
        return Content(f"{left}{_flat(text).strip()}{right}")
    return Content.assemble(
        f"{left}{before.lstrip()}", (f"[{span}]", "bold underline $text-accent"), f"{after.rstrip()}{right}"
    )


def _source(source: Source, state: DetailState, width: int, marks: Glyphs) -> list[Content]:
    """`  Reuters  19 Jan  Freight train derails`, what it says otherwise, and its own sentence where it is unfolded."""
    detail = state.detail
    assert detail is not None
    names = [len(plain(each.source)) for each in detail.sources]
    name_width = min(max(names, default=0), MAX_NAME_WIDTH)
    day = short_day(source.published.date(), year=source.published.year != detail.event.when.first.year)
    name = fit(plain(source.source), name_width, marks.ellipsis)
    room = width - ITEM_INDENT - name_width - len(day) - 2 * len(SOURCE_GAP)
    title = fit_title(plain(source.title), max(room, 0), marks.ellipsis).rstrip()
    indent = ITEM_INDENT + name_width + len(SOURCE_GAP)
    lines = [
        Content.assemble(
            " " * ITEM_INDENT, (name, "$text-secondary"), SOURCE_GAP, (day, "$foreground 80%"), SOURCE_GAP, title
        )
    ]
    if not source.agrees:
        said = f"{marks.disagree} says {short(source.when)}"
        lines += _labelled("", Content.styled(said, "bold $text-warning"), width, indent=indent)
    if source.role is Role.REPRINT:
        lines += _labelled("", Content.styled("the same text again", "$foreground 80%"), width, indent=indent)
    if source.article in state.unfolded:
        evidence = source.evidence
        own = (
            quote(evidence.text, evidence.start, evidence.end, marks)
            if evidence.text
            else Content("no sentence gives it")
        )
        lines += _labelled("", own, width, indent=indent)
        rule = plain(rule_words(evidence.rule))
        lines += _labelled("", Content.styled(f"{short(source.when)}: {rule}", "$foreground 80%"), width, indent=indent)
    return lines


def clock(moment: datetime) -> str:
    """`08:12 UTC`, `08:12 UTC+3`: the publisher's own time of day."""
    offset = moment.utcoffset()
    hours = offset / HOUR if offset is not None else 0.0
    zone = "" if not hours else f"{hours:+.0f}" if hours.is_integer() else f"{hours:+.1f}"
    return f"{moment:%H:%M} UTC{zone}"


def _flat(text: str) -> str:
    """Line breaks as spaces, control characters gone, spaces at the ends kept."""
    cleaned = plain(text)
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and cleaned else ""
    return f"{lead}{cleaned}{tail}"


def _labelled(label: str, content: Content, width: int, indent: int = LABEL_WIDTH) -> list[Content]:
    """The content wrapped beside a label, continuation lines indented."""
    pieces = content.wrap(max(width - indent, MIN_WRAP_WIDTH)) or [content]
    head = Content.styled(f"{label:<{indent}}", "$text-accent")
    gap = Content(" " * indent)
    return [(head if number == 0 and label else gap) + piece for number, piece in enumerate(pieces)]
