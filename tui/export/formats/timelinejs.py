"""TimelineJS 3 JSON: what knightlab's viewer shows as slides on an axis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from tui.export.format import Format
from tui.export.page import Page
from tui.export.records import dump
from tui.model import EventDetail, Precision, When
from tui.wording import phrases as words
from tui.wording.dates import full


def render_timeline(details: Iterable[EventDetail], page: Page) -> str:
    """The whole file; texts are HTML there, so feed text is escaped."""
    slides = [_slide(detail) for detail in details]
    return dump({"title": {"text": {"headline": escape(page.title)}}, "events": slides, "scale": "human"})


def _slide(detail: EventDetail) -> dict[str, Any]:
    event, when = detail.event, detail.event.when
    best = detail.sources[0] if detail.sources else None
    parts = [words.who(event), words.status(detail), words.disagreement(event)]
    about = [f"<p>{escape(' · '.join(part for part in parts if part))}</p>"]
    if best:
        about.insert(0, f"<p>“{escape(words.marked(best.evidence))}”</p>")
        if best.url:
            about.append(f"<p><a href='{escape(best.url)}'>{escape(best.source or best.url)}</a></p>")
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(when.first, when),
        "display_date": escape(full(when)),
        "text": {"headline": escape(event.title), "text": "".join(about)},
    }
    if when.last != when.first:
        slide["end_date"] = _date(when.last, when)
    return slide


def _date(day: date, when: When) -> dict[str, int]:
    """As exact as the date is: a year alone for a year."""
    fields = {"year": day.year}
    if when.precision > Precision.YEAR:
        fields["month"] = day.month
    if when.precision >= Precision.WEEK:
        fields["day"] = day.day
    if when.clock:
        fields |= {"hour": when.clock.hour, "minute": when.clock.minute}
    return fields


FORMAT = Format(name="timelinejs", suffix=".json", media_type="application/json", timeline=render_timeline)
