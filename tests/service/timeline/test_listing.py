"""The views that the app and the exports are made of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.store.make import T0, article, mention, put
from tui.errors import UsageError
from tui.model import Basis, FeedState, Group, Query, Role, Scale, When
from tui.service import edit
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session
from tui.service.timeline import listing as timeline
from tui.service.timeline.details import event_detail, event_details
from tui.service.timeline.key_dates import key_dates
from tui.store import StoredMention


def test_windows_and_counts(session: Session) -> None:
    for n in range(5):
        put(session.store, f"e{n}", f"2026-01-0{1 + n // 2}")
    found = timeline.groups(session, Query())
    assert [group.count for group in found] == [2, 2, 1]
    assert [event.id for event in timeline.group_events(session, Query(), found[1], 0, 9)] == ["e2", "e3"]
    assert timeline.locate(session, Query(), "e3") == (found[1].when, 1)
    assert timeline.locate(session, Query(), "nobody") is None
    assert timeline.count(session, Query()) == 5
    assert timeline.span(session, Query()) == (date(2026, 1, 1), date(2026, 1, 3))
    assert timeline.span(session, Query(text='"nothing"')) is None
    assert [event.id for event in timeline.events(session, Query())] == ["e0", "e1", "e2", "e3", "e4"]
    buckets = timeline.buckets(session, Query(), Scale.DAY, date(2025, 12, 31), date(2026, 1, 3))
    assert [bucket.exact for bucket in buckets] == [0, 2, 2, 1]


def test_next_day(session: Session) -> None:
    for id_, day in (("a", "2026-01-01"), ("b", "2026-01-05")):
        put(session.store, id_, day)
    assert timeline.next_day(session, Query(), date(2026, 1, 1), 1) == date(2026, 1, 5)
    assert timeline.next_day(session, Query(), date(2026, 1, 5), -1) == date(2026, 1, 1)
    assert timeline.next_day(session, Query(), date(2026, 1, 5), 1) is None


def test_the_densest_recent_day(session: Session) -> None:
    assert timeline.densest(session, date(2026, 1, 3)) == date(2026, 1, 3)
    put(session.store, "far", "2020-01-01")
    assert timeline.densest(session, date(2026, 1, 3)) == date(2020, 1, 1)
    for n, day in enumerate(
        ["2025-12-20", "2025-12-21", "2025-12-21", "2025-12-22", "2026-01-02", "2026-01-02", "2025-12"]
    ):
        put(session.store, f"e{n}", day)
    assert timeline.densest(session, date(2026, 1, 3)) == date(2025, 12, 21)
    assert timeline.densest(session, date(2019, 1, 1)) == date(2020, 1, 1)


def test_the_summary_counts_what_waits(session: Session) -> None:
    put(session.store, "a")
    water = session.store.high_water()
    put(session.store, "b")
    edit.mark_read(session, ["a"])
    wire, gazette = session.settings.feeds
    session.store.put_feed_state(FeedState(wire.key, last_polled=T0, next_due=T0 + timedelta(hours=1)))
    session.store.put_feed_state(FeedState(gazette.key, failures=3, next_due=T0 + timedelta(minutes=5)))
    found = timeline.summary(session, water)
    assert (found.events, found.unread, found.articles, found.waiting, found.failing) == (1, 0, 2, 1, 1)
    assert (found.last_polled, found.next_poll) == (T0, T0 + timedelta(minutes=5))
    assert timeline.summary(session).waiting == 0


def told_by_three(session: Session) -> None:
    """One event: stated by one outlet, dated otherwise by a second, reprinted by a third."""
    rows = [
        ("a", "Wire", "2026-01-02", Basis.RELATIVE, Role.MAIN, ("amur", "train")),
        ("b", "Gazette", "2026-01-01", Basis.STATED, Role.MAIN, ("amur",)),
        ("c", "Copy", "2026-01-02", Basis.RELATIVE, Role.REPRINT, ()),
    ]
    for n, (id_, source, when, basis, role, shared) in enumerate(rows):
        told = article(id_, source, T0 + timedelta(minutes=n))
        session.store.put_article(told, "h")
        said = mention(told, 0, when, basis=basis, role=role)
        session.store.put_mentions(id_, [StoredMention(said, "e", 0.8, shared)])
    with session.store.transaction():
        refresh_events(session.store, ["e"])


def test_the_detail_answers_when_why_and_who(session: Session) -> None:
    told_by_three(session)
    found = event_detail(session, "e")
    assert [source.article for source in found.sources][-1] == "c"
    assert found.sources[0].when == found.event.when
    assert found.sources[0].title == "Title of b"
    assert found.why.startswith("3 articles, one event: they share amur, train; the least likely fits with 0.80, ")
    assert {str(reported.when) for reported in found.event.reported_dates} == {"2026-01-01", "2026-01-02"}
    with pytest.raises(UsageError, match="no event nobody"):
        event_detail(session, "nobody")


def test_the_detail_of_an_earlier_time(session: Session) -> None:
    told_by_three(session)
    assert len(event_detail(session, "e", T0).sources) == 1
    with pytest.raises(UsageError):
        event_detail(session, "e", T0 - timedelta(days=1))


def test_an_article_that_tells_an_event_twice_keeps_its_main_role(session: Session) -> None:
    told = article("a")
    session.store.put_article(told, "h")
    lead = mention(told, 0, "2026-01-02", basis=Basis.PUBLISHED)
    later = mention(told, 1, "2026-01-02", basis=Basis.STATED)
    session.store.put_mentions("a", [StoredMention(lead, "e"), StoredMention(later, "e")])
    with session.store.transaction():
        refresh_events(session.store, ["e"])
    (found,) = event_details(session, Query())
    assert [(source.article, source.role, source.basis) for source in found.sources] == [("a", Role.MAIN, "stated")]


def test_ranked_dates_are_the_most_mentioned_in_order_of_time(session: Session) -> None:
    for n in range(3):
        put(session.store, f"b{n}", "2026-01-02", score=float(n))
    put(session.store, "a", "2025-12-31")
    put(session.store, "a2", "2025-12-31")
    put(session.store, "c", "2026-01-03", basis=Basis.STATED)
    put(session.store, "month", "2025-12")
    found = key_dates(session, Query(), 2)
    assert [ranked.day for ranked in found] == [date(2025, 12, 31), date(2026, 1, 2)]
    assert found[1].score > found[0].score
    assert [entry.event.id for entry in found[1].events] == ["b2", "b1", "b0"]
    assert key_dates(session, Query(text='"nothing"'), 2) == []
    as_then = key_dates(session, Query(as_of=T0), 2)
    assert [ranked.day for ranked in as_then] == [ranked.day for ranked in found]


def test_groups_of_the_past_are_those_of_the_present_if_nothing_changed(session: Session) -> None:
    for n, when in enumerate(["2026-01-02", "2026-01-02", "2026-01", "2025/..", "2026-01-01/2026-01-04"]):
        put(session.store, f"e{n}", When.parse(when))
    then, now = Query(as_of=T0), Query()
    assert timeline.groups(session, then) == timeline.groups(session, now)
    for group in timeline.groups(session, now):
        members = timeline.group_events(session, now, group, 0, 9)
        assert timeline.group_events(session, then, Group(group.when, 0), 0, 9) == members
        assert timeline.pages(session, then, [(group, 1, 9)]) == timeline.pages(session, now, [(group, 1, 9)])
        assert timeline.locate(session, then, members[-1].id) == (group.when, len(members) - 1)
    day = date(2026, 1, 1)
    for direction in (1, -1):
        assert timeline.next_day(session, then, day, direction) == timeline.next_day(session, now, day, direction)
    days = (date(2025, 12, 30), date(2026, 1, 5))
    assert timeline.buckets(session, then, Scale.DAY, *days) == timeline.buckets(session, now, Scale.DAY, *days)


def test_a_write_gives_another_version_and_high_water_counts_events(session: Session) -> None:
    put(session.store, "a")
    before, high = timeline.version(session), timeline.high_water(session)
    edit.star(session, ["a"])
    assert timeline.version(session) > before
    assert timeline.high_water(session) == high
    put(session.store, "b")
    assert timeline.high_water(session) > high
