"""Which events stand in which part of a digest, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

from tests.store.make import T0, put
from tui.model import Basis, Digest, FeedState, FeedTrouble, Modality, Precision, Trouble, When
from tui.service import edit
from tui.service.digests import digest as digests
from tui.service.filters.language import parse_query
from tui.service.session import Session
from tui.service.timeline.tuning import TUNING

DAY = date(2026, 1, 2)


def ids(found: Digest) -> dict[str, list[str]]:
    names = ("happened", "sometime", "learned", "upcoming")
    return {name: [entry.event.id for entry in getattr(found, name)] for name in names}


def test_each_event_stands_where_it_belongs(session: Session) -> None:
    yesterday = T0 - timedelta(days=1)
    put(session.store, "minor", "2026-01-02", score=1.0)
    put(session.store, "major", "2026-01-02T03:40", score=5.0)
    put(session.store, "days", "2025-12-30/2026-01-02", score=0.5)
    put(session.store, "known-before", "2026-01-02", score=0.1, at=yesterday)
    put(session.store, "month", "2026-01")
    put(session.store, "month-known-before", "2026-01", at=yesterday)
    put(session.store, "year", "2026", score=3.0)
    put(session.store, "earlier", "2025-12-20", score=9.0)
    put(session.store, "last-year", "2025")
    put(session.store, "earlier-known-before", "2025-12-20", at=yesterday)
    put(session.store, "long-ago", When(date(2022, 2, 24), None, Precision.DAY))
    put(session.store, "next-week", "2026-01-09", modality=Modality.PLANNED, score=0.2)
    put(session.store, "tomorrow-planned", "2026-01-03", modality=Modality.PLANNED, score=9.0)
    put(session.store, "tomorrow-happened", "2026-01-03")
    put(session.store, "next-year", "2026-06", score=0.3)
    put(session.store, "beyond", "2031", modality=Modality.PLANNED, score=99.0)
    put(session.store, "hidden", "2026-01-02")
    edit.hide(session, ["hidden"])
    found = digests.digest(session, DAY)
    assert ids(found) == {
        "happened": ["major", "minor", "days", "known-before"],
        "sometime": ["year", "month"],
        "learned": ["long-ago", "last-year", "earlier"],
        "upcoming": ["tomorrow-planned", "next-week", "next-year"],
    }
    assert found.as_of == session.now()
    assert found.omitted == {}
    assert (found.articles, found.sources) == (12, 1)


def test_all_of_a_day_names_all_that_became_known_of_other_days(session: Session) -> None:
    for n in range(8):
        put(session.store, f"earlier-{n}", f"2025-12-1{n}", score=float(n))
        put(session.store, f"month-{n}", "2026-01", score=float(n))
    short, whole = digests.digest(session, DAY), digests.digest(session, DAY, minor=None)
    assert len(short.learned) < 8 and short.omitted == {
        "sometime": 8 - len(short.sometime),
        "learned": 8 - len(short.learned),
    }
    assert ids(whole)["learned"] == [f"earlier-{n}" for n in range(8)]
    assert len(whole.sometime) == 8 and not whole.omitted


def test_a_plan_without_a_day_is_not_to_come(session: Session) -> None:
    put(session.store, "closure", "2026-01-03", modality=Modality.PLANNED, basis=Basis.PUBLISHED)
    put(session.store, "fair", "2026-01-03", modality=Modality.PLANNED)
    assert ids(digests.digest(session, DAY))["upcoming"] == ["fair"]
    edit.set_date(session, "closure", When.parse("2026-01-04"))
    assert ids(digests.digest(session, DAY))["upcoming"] == ["fair", "closure"]


def test_several_days_are_told_day_by_day(session: Session) -> None:
    put(session.store, "second", "2026-01-02", score=9.0)
    put(session.store, "first", "2026-01-01", score=1.0)
    put(session.store, "first-too", "2026-01-01", score=2.0)
    assert ids(digests.digest(session, date(2026, 1, 1), 2))["happened"] == ["first-too", "first", "second"]


def test_what_is_left_out_is_counted(session: Session) -> None:
    for n in range(25):
        put(session.store, f"e{n:02}", "2026-01-02", score=float(n))
        put(session.store, f"u{n:02}", "2026-01-20", score=float(n), modality=Modality.PLANNED)
    found = digests.digest(session, DAY, upcoming=3)
    assert [entry.event.id for entry in found.happened][:2] == ["e24", "e23"]
    assert found.leading == TUNING.happened
    assert len(found.happened) == TUNING.happened + TUNING.minor
    assert found.omitted == {"happened": 25 - TUNING.happened - TUNING.minor, "upcoming": 22}
    assert digests.digest(session, DAY, top=3, minor=None).omitted == {"upcoming": 20}
    assert ids(found)["upcoming"] == ["u24", "u23", "u22"]
    assert digests.digest(session, DAY, upcoming=0).upcoming == ()


def test_a_tag_keeps_only_its_feeds(session: Session) -> None:
    put(session.store, "rail", "2026-01-02", feed="https://wire.example/feed", source="Wire")
    put(session.store, "local", "2026-01-02", feed="https://gazette.example/feed", source="Gazette")
    assert ids(digests.digest(session, DAY, tag="RAIL"))["happened"] == ["rail"]
    assert ids(digests.digest(session, DAY, tag="nothing"))["happened"] == []


def test_the_ends_of_the_calendar(session: Session) -> None:
    put(session.store, "e", "2026-01-02")
    for day in (date(1, 1, 8), date(9999, 12, 30)):
        assert not digests.digest(session, day).happened


def test_a_filter_keeps_what_matches_on_its_days(session: Session) -> None:
    put(session.store, "ferry", "2026-01-02", title="Ferry sinks")
    put(session.store, "ferry-plan", "2026-01-20", title="Ferry inquiry opens", modality=Modality.PLANNED)
    put(session.store, "train", "2026-01-02", title="Train derails")
    wanted = parse_query("ferry to:2026-01-10", session.now())
    assert ids(digests.digest(session, DAY, matching=wanted)) == {
        "happened": ["ferry"], "sometime": [], "learned": [], "upcoming": [],
    }  # fmt: skip
    wanted = parse_query("ferry", session.now())
    assert ids(digests.digest(session, DAY, matching=wanted))["upcoming"] == ["ferry-plan"]


def test_the_days_around_are_counted_on_request(session: Session) -> None:
    put(session.store, "a", "2026-01-02")
    put(session.store, "b", "2026-01-05")
    put(session.store, "month", "2026-01")
    assert digests.digest(session, DAY).density == ()
    found = dict(digests.digest(session, DAY, density=True).density)
    assert len(found) == 29 and {day for day, count in found.items() if count} == {DAY, date(2026, 1, 5)}
    assert digests.digest(session, date(9999, 12, 30), density=True).density[-1] == (date(9999, 12, 31), 0)


def test_feeds_that_bring_nothing_are_named(session: Session) -> None:
    wire, gazette = session.settings.feeds[:2]
    long_ago = session.now() - timedelta(days=387)
    session.store.put_feed_state(FeedState(wire.key, newest=long_ago, status="ok"))
    session.store.put_feed_state(FeedState(gazette.key, failures=2, note="HTTP 503"))
    assert digests.digest(session, DAY).feeds == (
        FeedTrouble(gazette.name, Trouble.FAILING, "HTTP 503"),
        FeedTrouble(wire.name, Trouble.SILENT, newest=long_ago.date()),
    )
    assert digests.digest(session, DAY, as_of=session.now()).feeds == (), "what was known then knows no feeds of today"
