"""iCalendar (RFC 5545): each event as an all-day entry, or at its local time where one is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from tui.export.format import Format
from tui.export.moments import utc
from tui.export.page import Page
from tui.model import EventDetail, Modality, When
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import full, short

_NEWLINE = "\n"
_OCTETS = 75
"""Of a line, without its break (RFC 5545 3.1)."""


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """A calendar. Coarse dates span their whole unit and say so in the summary; open ends are left out."""
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//dateline//EN", "CALSCALE:GREGORIAN")
    # RFC 7986 has NAME; most programs know the older one alone.
    yield from _lines(f"NAME:{escape(page.title)}", f"X-WR-CALNAME:{escape(page.title)}")
    for detail in details:
        yield from _lines(*_entry(detail))
    yield from _lines("END:VCALENDAR")


def _entry(detail: EventDetail) -> Iterator[str]:
    event, when = detail.event, detail.event.when
    best = detail.sources[0] if detail.sources else None
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.id)}@dateline"
    first, last = event.first_reported, detail.updated or event.first_reported
    # Of what is not sent as an invitation, DTSTAMP too is its last revision (RFC 5545 3.8.7.2).
    yield f"DTSTAMP:{_stamp(last)}"
    yield f"LAST-MODIFIED:{_stamp(last)}"
    yield f"SEQUENCE:{max(int((last - first).total_seconds()), 0)}"
    yield from _dates(when)
    label = "" if when.is_day and not when.approximate and not when.uncertain else f"{short(when)}: "
    yield f"SUMMARY:{escape(label + event.title)}"
    known = how_known(best.basis, best.evidence, best.published) if best and not event.edited else ""
    about = [
        full(when),
        known,
        words.who(event),
        words.disagreement(event),
        words.marked(best.evidence) if best else "",
    ]
    yield f"DESCRIPTION:{escape(_NEWLINE.join(part for part in about if part))}"
    if best and best.url:
        yield f"URL:{best.url}"
    is_open = event.modality in (Modality.PLANNED, Modality.DENIED)
    yield f"STATUS:{'CANCELLED' if detail.called_off else 'TENTATIVE' if is_open else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _dates(when: When) -> Iterator[str]:
    if when.clock and when.is_day:
        start = utc(when.first, when.clock)
        # A time without a zone is floating: the local one, as reported.
        yield f"DTSTART:{_stamp(start) if start.tzinfo else f'{start:%Y%m%dT%H%M%S}'}"
        return
    yield f"DTSTART;VALUE=DATE:{_day(when.first)}"
    if when.last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(when.last + timedelta(days=1))}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escape(text: str) -> str:
    """TEXT as RFC 5545 3.3.11 has it."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _lines(*lines: str) -> Iterator[str]:
    """CRLF, folded at 75 octets without cutting a character (RFC 5545 3.1)."""
    for line in lines:
        piece, size = "", 0
        for character in line:
            octets = len(character.encode())
            if size + octets > _OCTETS:
                yield f"{piece}\r\n"
                piece, size = " ", 1
            piece += character
            size += octets
        yield f"{piece}\r\n"


FORMAT = Format(name="ics", suffix=".ics", media_type="text/calendar", timeline=render_timeline)
