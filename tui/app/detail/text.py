"""The detail of an event in words: when, how sure, why, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from tui.app.cells import fit, fit_title, plain
from tui.app.glyphs import UNICODE, Glyphs
from tui.app.words import HOUR
from tui.model import Event, EventDetail, Role, Source
from tui.text import clean_text, safe_url
from tui.wording.bases import BASIS_IN_FULL, anchor_words, modality_in_full, rule_words
from tui.wording.counts import grouped
from tui.wording.dates import full, header_day, short, short_day

LABEL_WIDTH = 8
"""Cells of the label column."""
MAX_NAME_WIDTH = 18
"""Cells of the longest name of an outlet. Chosen: few are cut, and the headline keeps most of the line."""
MIN_WRAP_WIDTH = 10
"""Cells that a text beside its label is wrapped to at least."""
SOURCE_GAP = "  "
"""Between the columns of a source."""


def detail_text(detail: EventDetail, width: int, marks: Glyphs, *, airy: bool = False) -> Content:
    """The whole detail, wrapped to `width` cells, labels on the left; `airy` puts an empty line between its parts."""
    event = detail.event
    parts = [_when(detail, width, marks)]
    if detail.sources:
        parts.append(_why(detail.sources[0], event, width, marks))
    parts.append(_who(detail, width, marks))
    if detail.where:
        parts.append(_labelled("Where", Content("; ".join(map(plain, detail.where))), width))
    if event.people:
        parts.append(_labelled("People", Content(", ".join(map(plain, event.people))), width))
    if detail.story:
        parts.append(_labelled("Story", Content(plain(detail.story)), width))
    if link := first_link(detail):
        parts.append(_labelled("Link", Content.styled(link, "$text-primary"), width))
    if event.found_title is not None:
        parts.append(_labelled("Title", Content(f"yours; found: {plain(event.found_title)}"), width))
    if event.note:
        parts.append(_labelled("Note", Content(clean_text(event.note, html=False)), width))
    if detail.why:
        parts.append(_labelled("Merged", Content.styled(plain(detail.why), "$foreground 80%"), width))
    lines = [line for part in parts for line in (*part, *([Content("")] if airy else []))]
    return Content("\n").join(lines)


def _when(detail: EventDetail, width: int, marks: Glyphs) -> list[Content]:
    event = detail.event
    lines = _labelled("When", Content.styled(full(event.when), "bold"), width)
    lines += _labelled("", Content(how_sure(event, marks, detail.sources)), width)
    for words in why_kept_off(event):
        lines += _labelled("", Content(words), width)
    if words := modality_in_full(event):
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


def _who(detail: EventDetail, width: int, marks: Glyphs) -> list[Content]:
    """One line a source: name, day of publication, headline; what disagrees is said in words."""
    sources = detail.sources
    count = len({source.source for source in sources})
    lines = _labelled("Who", Content.styled(grouped(count, "source"), "bold"), width)
    name_width = min(max((len(plain(source.source)) for source in sources), default=0), MAX_NAME_WIDTH)
    for source in sources:
        day = short_day(source.published.date(), year=source.published.year != detail.event.when.first.year)
        name = fit(plain(source.source), name_width, marks.ellipsis)
        room = width - LABEL_WIDTH - name_width - len(day) - 2 * len(SOURCE_GAP)
        title = fit_title(plain(source.title), max(room, 0), marks.ellipsis).rstrip()
        line = Content.assemble((name, "$text-secondary"), SOURCE_GAP, (day, "$foreground 80%"), SOURCE_GAP, title)
        lines += _labelled("", line, width)
        if not source.agrees:
            said = f"{marks.disagree} says {short(source.when)}"
            lines += _labelled(
                "", Content.styled(said, "bold $text-warning"), width, indent=LABEL_WIDTH + name_width + len(SOURCE_GAP)
            )
        if source.role is Role.REPRINT:
            lines += _labelled("", Content.styled("the same text again", "$foreground 80%"), width)
    return lines


def clock(moment: datetime) -> str:
    """`08:12 UTC`, `08:12 UTC+3`: the publisher's own time of day."""
    offset = moment.utcoffset()
    hours = offset / HOUR if offset is not None else 0.0
    zone = "" if not hours else f"{hours:+.0f}" if hours.is_integer() else f"{hours:+.1f}"
    return f"{moment:%H:%M} UTC{zone}"


def as_text(detail: EventDetail) -> str:
    """What is copied: title, date, sentence, sources and links, as plain lines."""
    event = detail.event
    lines = [plain(event.title), full(event.when)]
    for source in detail.sources:
        lines.append(f"{plain(source.source)}: {plain(source.title)}" + (f" {source.url}" if source.url else ""))
    return "\n".join(lines)


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
