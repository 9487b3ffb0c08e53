"""What was known earlier is told as it was told then, whatever came later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from tests.store.make import T0, article, mention
from tui.model import Basis, Event, Evidence, Query, Role, When
from tui.service import edit
from tui.service.digests import digest as digests
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Clock, Session
from tui.service.timeline import listing as timeline
from tui.service.timeline.as_of import events_as_of
from tui.store import Marks, Store, StoredMention

HOUR = timedelta(hours=1)


def tell(session: Session, id_: str, at: datetime, event: str, when: str, **fields: object) -> None:
    """One article's single mention becomes known at a time; again for the same id is an update of it."""
    source, feed = str(fields.pop("source", "Wire")), str(fields.pop("feed", ""))
    told = article(id_, source, at, feed=feed)
    said = mention(told, 0, when, **fields)
    with session.store.transaction():
        session.store.put_article(told, str(at))
        refresh_events(session.store, session.store.put_mentions(id_, [StoredMention(said, event)], at))


def known(session: Session, at: datetime, **fields: object) -> list[Event]:
    return events_as_of(session, Query(as_of=at, **fields))  # type: ignore[arg-type]


@pytest.fixture
def told(session: Session) -> Session:
    """Three events at T0, and a feature; in the hours after, one is dated otherwise, one gets a second source, one loses its mention."""
    tell(session, "a", T0, "e-a", "2026-01-01", title="Train leaves the rails", feed="https://wire.example/feed")
    tell(session, "b", T0, "e-b", "2025-12", title="Bridge closed")
    tell(session, "c", T0, "e-c", "2026-01-02", title="Council votes", basis=Basis.PUBLISHED)
    tell(session, "q", T0, "e-q", "2026-01-02", title="Who votes in the council?", news=0.2)
    return session


def change_everything(session: Session) -> None:
    tell(session, "a", T0 + HOUR, "e-a", "2025-06", title="Train leaves the rails, again")
    tell(session, "a2", T0 + HOUR, "e-a", "2025-06", title="Another view of the train", source="Gazette")
    tell(session, "b", T0 + 2 * HOUR, "e-moved", "2024", title="Bridge closed for good")
    tell(session, "d", T0 + 2 * HOUR, "e-d", "2026-01-01", title="Known only later")
    session = Session(session.settings, session.store, Clock(T0 + 3 * HOUR), session.paths)
    edit.hide(session, ["e-c"])
    edit.star(session, ["e-a"])
    edit.merge(session, ["e-d", "e-moved"])
    edit.set_date(session, "e-a", When.parse("2010"))


def test_nothing_that_came_later_shows(told: Session) -> None:
    before = known(told, T0)
    assert [event.id for event in before] == ["e-b", "e-a", "e-c"]
    change_everything(told)
    assert known(told, T0) == before
    assert [event.id for event in known(told, T0 + HOUR)] == ["e-a", "e-b", "e-c"]
    assert known(told, T0 - HOUR) == []


def test_the_present_is_what_the_store_lists(told: Session) -> None:
    change_everything(told)
    assert known(told, T0 + 9 * HOUR) == list(timeline.events(told, Query()))


def test_an_edit_undone_later_stood_in_between(told: Session) -> None:
    for hours, verb in ((1, lambda s: edit.star(s, ["e-a"])), (3, edit.undo)):
        verb(Session(told.settings, told.store, Clock(T0 + hours * HOUR), told.paths))
    assert [event.starred for event in known(told, T0, text='"rails"')] == [False]
    assert [event.starred for event in known(told, T0 + 2 * HOUR, text='"rails"')] == [True]
    assert [event.starred for event in known(told, T0 + 4 * HOUR, text='"rails"')] == [False]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"text": '"train"'},
        {"text": 'NOT "train"'},
        {"sources": ("wire",)},
        {"tags": ("world",)},
        {"flags": ("undated",)},
        {"flags": ("unread",), "since": date(2026, 1, 1)},
        {"until": date(2025, 12, 31)},
        {"precisions": (When.parse("2025-12").precision,)},
        {"has_note": True},
        {"stories": ("none",)},
        {"flags": ("feature",)},
    ],
)
def test_filters_of_the_past_judge_as_those_of_the_present_did(told: Session, query: dict[str, object]) -> None:
    wanted = list(timeline.events(told, Query(**query)))  # type: ignore[arg-type]
    change_everything(told)
    assert known(told, T0, **query) == wanted


def test_a_past_digest_comes_out_the_same(told: Session) -> None:
    tell(told, "f", T0, "e-f", "2026-01-20", title="Vote planned")
    tell(told, "m", T0, "e-m", "2026-01", title="Some time this month")
    for day in (date(2026, 1, 2), date(2026, 1, 1)):
        made = digests.digest(told, day, as_of=T0)
        assert made.happened
        change = {date(2026, 1, 2): change_everything}.get(day, lambda _: None)
        change(told)
        assert digests.digest(told, day, as_of=T0) == made
    assert digests.digest(told, date(2026, 1, 1), as_of=T0 + 9 * HOUR) != made


def test_a_reprint_seen_later_is_no_source_then(told: Session) -> None:
    tell(told, "r", T0 + HOUR, "e-a", "2026-01-01", source="Copy", role=Role.REPRINT, evidence=Evidence("Same."))
    (then,) = known(told, T0, text='"rails"')
    (now,) = known(told, T0 + HOUR, text='"rails"')
    assert (then.articles, now.articles) == (1, 2)


def test_the_log_of_edits_is_read_once_a_digest_and_for_what_changed_only(
    told: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit.star(told, ["e-b", "e-c"])
    change_everything(told)
    asked: list[list[str]] = []
    marks_as_of = Store.marks_as_of

    def counting(self: Store, ids: Sequence[str], as_of: datetime) -> dict[str, Marks]:
        asked.append(list(ids))
        return marks_as_of(self, ids, as_of)

    monkeypatch.setattr(Store, "marks_as_of", counting)
    then = T0 + HOUR
    digest = digests.digest(told, then.date(), as_of=then)
    assert digest.happened and asked == [sorted(told.store.knowledge.changed_since(then))]
    assert set(told.store.marks_as_of(["e-b", "e-unknown"], T0 + 30 * HOUR)) == {"e-b"}
