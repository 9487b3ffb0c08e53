"""The phrases that every readable format shares: how a date is known, who says so, what is doubtful."""

from __future__ import annotations

from datetime import date, datetime

from tui.model import Basis, DigestEntry, Event, Evidence, Modality, When
from tui.wording.counts import counted
from tui.wording.dates import long_day, short, short_day

SECTIONS = (
    ("happened", "What happened"),
    ("sometime", "Some time, no exact day"),
    ("learned", "Became known"),
    ("upcoming", "Coming up"),
)
"""Sections of a digest in their order: attribute of Digest, heading."""

NOTHING = "Nothing is known of this day."
_NAMED = 3


def period(first: date, last: date) -> str:
    """`Tuesday 17 February 2026`, or `16 Feb 2026 – 18 Feb 2026`."""
    return long_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"


def knowledge(as_of: datetime, articles: int, sources: int) -> str:
    """What a digest rests on."""
    stamp = f"{short_day(as_of.date())}, {as_of:%H:%M} UTC"
    basis = f" · {counted(articles, 'article')} from {counted(sources, 'source')}" if articles else ""
    return f"as known on {stamp}{basis}"


def who(event: Event, limit: int = _NAMED) -> str:
    """`Reuters, BBC News, AP +4`."""
    more = len(event.sources) - limit
    return ", ".join(event.sources[:limit]) + (f" +{more}" if more > 0 else "")


def status(event: Event) -> str:
    """What a reader must know before believing the title: planned, under way, denied, or a date of one's own."""
    word = {Modality.PLANNED: "planned", Modality.ONGOING: "under way", Modality.DENIED: "denied or in doubt"}
    return ", ".join(filter(None, (word.get(event.modality, ""), "date set by hand" * event.edited)))


def how_known(basis: str, evidence: Evidence, published: datetime) -> str:
    """How a date is known, in words."""
    quoted = f"“{evidence.text[evidence.start : evidence.end]}”" if evidence.end > evidence.start else ""
    anchor = anchored(evidence.anchor)
    match Basis(basis):
        case Basis.STATED:
            return f"stated: {quoted}" if quoted else "stated"
        case Basis.RELATIVE:
            return f"{quoted or 'relative'}, counted from {anchor}" if anchor else quoted or "relative"
        case Basis.CONTEXT:
            return f"from the context: {quoted}" if quoted else "from the context"
        case Basis.PUBLISHED:
            return f"published {short_day(published.date())}, no date given for it"


def anchored(anchor: str) -> str:
    """An anchor for people: `2 Jan 2026`; what is no ISO date stays as it is."""
    try:
        return short_day(date.fromisoformat(anchor[:10])) if anchor else ""
    except ValueError:
        return anchor


def needs_date(when: When) -> bool:
    """Whether a heading with the bare day or unit does not say all that is known, or unknown, of the date."""
    return when.approximate or when.uncertain or when.clock is not None


def disagreement(event: Event) -> str:
    """`others say: 17 Jan 2026 (Local)`, or ""."""
    found = [f"{short(reading.when)} ({', '.join(reading.sources[:_NAMED])})" for reading in event.disagreeing]
    return f"others say: {'; '.join(found)}" if found else ""


def marked(evidence: Evidence, opening: str = "[", closing: str = "]") -> str:
    """The sentence with its time expression between marks, on one line."""
    text, start, end = evidence.text, evidence.start, evidence.end
    if end > start:
        text = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
    return " ".join(text.split())


def says_more(entry: DigestEntry) -> bool:
    """Whether the sentence tells more than the title does."""
    return _bare(entry.source.evidence.text) != _bare(entry.event.title)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
