"""How values are written into rows and read back: times, days, Whens, mentions and events."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from tui.model import Basis, Event, Evidence, Mention, Modality, Precision, ReportedDate, Role, When

OPEN_START = 0
"""`last_day` of a When whose start is open ("until May")."""
OPEN_END = date.max.toordinal()
"""`last_day` of a When whose end is open ("since 2022")."""

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention and where matching put it.

    Args:
        mention: as extracted.
        event_id: the event it belongs to.
        match_score: how well it fits that event, 0 to 1; 1 for the first.
        shared: the terms it shares with the event.
    """

    mention: Mention
    event_id: str
    match_score: float = 1.0
    shared: tuple[str, ...] = ()


def time_text(moment: datetime) -> str:
    """UTC without offset; sorts as text."""
    return (moment if moment.tzinfo is UTC else moment.astimezone(UTC)).replace(tzinfo=None).isoformat()


def text_time(text: str, offset: int = 0) -> datetime:
    """The inverse of `time_text`, in a zone `offset` seconds east of UTC."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return moment.astimezone(timezone(timedelta(seconds=offset))) if offset else moment


def offset_of(moment: datetime) -> int:
    """Seconds east of UTC."""
    return int((moment.utcoffset() or timedelta()).total_seconds())


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: object) -> str:
    return _encode(value)


def when_row(when: When) -> tuple[int | None, int | None, int, int, str | None]:
    """Columns start, end, precision, qualifier, clock."""
    return (
        when.start.toordinal() if when.start else None,
        when.end.toordinal() if when.end else None,
        int(when.precision),
        when.approximate + 2 * when.uncertain,
        when.clock.isoformat() if when.clock else None,
    )


def row_when(row: Row) -> When:
    """The inverse of `when_row`."""
    start, end, precision, qualifier, clock = row
    return When(
        date.fromordinal(start) if start else None,
        date.fromordinal(end) if end else None,
        Precision(precision),
        bool(qualifier & 1),
        bool(qualifier & 2),
        time.fromisoformat(clock) if clock else None,
    )


def group_key(when: When) -> tuple[int, int, int]:
    """Columns day, grp, last_day: what heads an event in the list, in chronological order."""
    last = OPEN_START if when.start is None else OPEN_END if when.end is None else when.end.toordinal()
    return when.first.toordinal(), min(when.precision, Precision.DAY), last


def group_when(day: int, grp: int, last_day: int) -> When:
    """The interval that a group stands for."""
    first = date.fromordinal(day)
    if last_day == OPEN_START:
        return When(None, first, Precision(grp))
    if last_day == OPEN_END:
        return When(first, None, Precision(grp))
    return When(first, date.fromordinal(last_day), Precision(grp))


# ---------------------------------------------------------------------- mentions

MENTION_COLUMNS = (
    "id, article, source, event, assigned, title, start, end, precision, qualifier, clock, basis, score, evidence, "
    "evidence_start, evidence_end, rule, anchor, published, offset, first_seen, role, modality, span_start, span_end, "
    "field, time, lang, url, terms, news, weighty, places, people, match_score, shared"
)
MENTION_SELECT = ", ".join(
    "s.name" if column == "source" else f"m.{column}" for column in MENTION_COLUMNS.split(", ")
)  # to be joined with `mentions m JOIN sources s ON s.id = m.source`


def mention_row(stored: StoredMention, source: int, event: str, first_seen: str) -> tuple[Any, ...]:
    """The columns of MENTION_COLUMNS, in their order."""
    m, evidence = stored.mention, stored.mention.evidence
    return (
        m.id, m.article, source, event, stored.event_id, m.title, *when_row(m.when), str(m.basis), m.score,
        evidence.text, evidence.start, evidence.end, evidence.rule, evidence.anchor, time_text(m.published),
        offset_of(m.published), first_seen, str(m.role), str(m.modality), m.span[0], m.span[1], m.field, m.time,
        m.lang, m.url, to_json(m.terms), m.news, m.weighty, to_json(m.places),
        to_json(m.people), stored.match_score, to_json(stored.shared),
    )  # fmt: skip


def row_mention(row: Row) -> StoredMention:
    """The inverse, of a row that MENTION_SELECT gave."""
    (
        id_, article, source, event, _assigned, title, start, end, precision, qualifier, clock, basis, score, evidence,
        evidence_start, evidence_end, rule, anchor, published, offset, first_seen, role, modality, span_start, span_end,
        field, time_index, lang, url, terms, news, weighty, places, people, match_score, shared,
    ) = row  # fmt: skip
    mention = Mention(
        id=id_,
        article=article,
        source=source,
        title=title,
        when=row_when((start, end, precision, qualifier, clock)),
        basis=Basis(basis),
        score=score,
        evidence=Evidence(evidence, evidence_start, evidence_end, rule, anchor),
        published=text_time(published, offset),
        first_seen=text_time(first_seen),
        role=Role(role),
        modality=Modality(modality),
        span=(span_start, span_end),
        field=field,
        time=time_index,
        lang=lang,
        url=url,
        terms=tuple(json.loads(terms)),
        news=news,
        weighty=weighty,
        places=tuple(json.loads(places)),
        people=tuple(json.loads(people)),
    )
    return StoredMention(mention, event, match_score, tuple(json.loads(shared)))


# ---------------------------------------------------------------------- events

EVENT_COLUMNS = (
    "id, title, start, end, precision, qualifier, clock, basis, modality, score, sources, first_reported, articles, "
    "story, readings, feature, weight, places, people, muted, judged, found_title, starred, hidden, read, edited, note"
)


def event_row(event: Event) -> tuple[Any, ...]:
    """The columns of EVENT_COLUMNS, in their order, then day, grp, last_day, minute, disputed."""
    readings = [(when_row(each.when), each.sources, each.agrees) for each in event.reported_dates]
    return (
        event.id, event.title, *when_row(event.when), str(event.basis), str(event.modality), event.score,
        to_json(event.sources), time_text(event.first_reported), event.articles, event.story, to_json(readings),
        event.feature or event.muted, event.weight, to_json(event.places), to_json(event.people), event.muted, event.judged, event.found_title, event.starred, event.hidden,
        event.read, event.edited, event.note, *group_key(event.when), event.when.minute, bool(event.disagreeing),
    )  # fmt: skip


def row_event(row: Row) -> Event:
    """The inverse, of the first columns."""
    (
        id_, title, start, end, precision, qualifier, clock, basis, modality, score, sources, first_reported, articles,
        story, readings, _kept_off, weight, places, people, muted, judged, found_title, starred, hidden, read, edited, note,
    ) = row  # fmt: skip
    return Event(
        id=id_,
        title=title,
        when=row_when((start, end, precision, qualifier, clock)),
        basis=Basis(basis),
        score=score,
        sources=tuple(json.loads(sources)),
        first_reported=text_time(first_reported),
        articles=articles,
        modality=Modality(modality),
        story=story,
        reported_dates=tuple(
            ReportedDate(row_when(when), tuple(names), agrees) for when, names, agrees in json.loads(readings)
        ),
        weight=weight,
        places=tuple(json.loads(places)),
        people=tuple(json.loads(people)),
        muted=bool(muted),
        judged=None if judged is None else bool(judged),
        found_title=found_title,
        starred=bool(starred),
        hidden=bool(hidden),
        read=bool(read),
        edited=bool(edited),
        note=note,
    )
