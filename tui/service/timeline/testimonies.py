"""One event, every testimony: who told it when, with what date, in which words, and who only repeats whom."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import EventDetail, Role, Source, Testimony
from tui.service.session import Session
from tui.service.timeline.details import event_detail


def told_by(session: Session, event_id: str) -> tuple[EventDetail, tuple[Testimony, ...]]:
    """An event, and its articles in order of publication, reprints below what they repeat.

    Raises:
        UsageError: there is no such event.
    """
    detail = event_detail(session, event_id)
    return detail, in_order(detail)


def in_order(detail: EventDetail) -> tuple[Testimony, ...]:
    """The articles of an event in order of publication, reprints below what they repeat."""
    by_time = sorted(detail.sources, key=lambda source: (source.published, source.article))
    originals = [source for source in by_time if source.role is not Role.REPRINT] or by_time[:1]
    reprints: dict[str, list[Source]] = {}
    for source in by_time:
        if source not in originals:
            reprints.setdefault(_original(source, originals).article, []).append(source)
    found = []
    for source in originals:
        found.append(_testimony(source, detail, first_of=originals, repeats=""))
        for copy in reprints.get(source.article, []):
            found.append(_testimony(copy, detail, first_of=originals, repeats=source.source))
    return tuple(found)


def _original(reprint: Source, originals: Sequence[Source]) -> Source:
    """What it repeats: the first with its very sentence or headline, else the first of all."""
    same = (
        source
        for source in originals
        if source.evidence.text == reprint.evidence.text or source.title.casefold() == reprint.title.casefold()
    )
    return next(same, originals[0])


def _testimony(source: Source, detail: EventDetail, *, first_of: Sequence[Source], repeats: str) -> Testimony:
    event, first = detail.event, first_of[0]
    coarser = source.agrees and source.when.precision < event.when.precision
    return Testimony(source, source.published - first.published, source is first, repeats, coarser)
