"""Org: a headline an event with its timestamp, for agendas and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tui.export.format import Format
from tui.export.page import Page
from tui.model import EventDetail, Precision, When
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import full

_ZERO_WIDTH = "\u200b"
"""What Org's manual puts between signs that shall mean nothing."""
_MARKUP = re.compile(r"(?<=[\[<])(?=[\[<\d])|(?<=:)$|^(?=[*#|:+-]|(?:TODO|DONE|COMMENT)\b)|(?<=[*/_=~+{])(?=\S)")
"""Where a link, a timestamp, tags, a line of another kind, a keyword or an emphasis would begin."""
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """An outline; a date that is no day stands in words, for a timestamp would make it one."""
    yield f"#+TITLE: {escape(page.title)}\n"
    for detail in details:
        event = detail.event
        yield f"* {escape(event.title)}\n"
        yield f"  :PROPERTIES:\n  :ID: dateline-{event.id}\n  :WHEN: {event.when.edtf()}\n  :END:\n"
        yield f"  {_stamp(event.when)}\n"
        for line in _about(detail):
            yield f"  {line}\n"


def _about(detail: EventDetail) -> Iterator[str]:
    event = detail.event
    best = detail.sources[0] if detail.sources else None
    known = how_known(best.basis, best.evidence, best.published) if best and not event.edited else ""
    for line in (words.who(event), words.status(detail), known, words.disagreement(event)):
        if line:
            yield f"- {escape(line)}"
    if best:
        yield f"- {escape(words.marked(best.evidence))}"
        if best.url:
            yield f"- [[{_address(best.url)}]]"


def _address(url: str) -> str:
    return url.replace("[", "%5B").replace("]", "%5D")


def escape(text: str) -> str:
    """Text that is no markup, timestamp, tag, keyword or link, on one line."""
    return _MARKUP.sub(_ZERO_WIDTH, " ".join(text.split()))


def _stamp(when: When) -> str:
    """`<2026-01-18 Sun 14:30>`, `<2026-01-16 Fri>--<2026-01-18 Sun>`, or words."""
    if when.is_day:
        clock = f" {when.clock:%H:%M}" if when.clock else ""
        return f"<{_day(when.first)}{clock}>"
    if when.precision >= Precision.DAY and not when.is_open:
        return f"<{_day(when.first)}>--<{_day(when.last)}>"
    return full(when)


def _day(day: date) -> str:
    return f"{day.isoformat()} {_WEEKDAYS[day.weekday()]}"


FORMAT = Format(name="org", suffix=".org", media_type="text/org", timeline=render_timeline)
