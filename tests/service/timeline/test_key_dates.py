"""The dates that tell a story."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.store.make import T0, article, mention, put
from tui.model import Basis, Query, Role, When
from tui.service import edit
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session
from tui.service.timeline.key_dates import key_dates
from tui.store import StoredMention


def tell(session: Session, name: str, when: str, event: str, days: float = 0, **fields: object) -> None:
    told = article(name, at=T0 + timedelta(days=days))
    session.store.put_article(told, "h")
    row = StoredMention(mention(told, 0, when, **fields), event)
    with session.store.transaction():
        refresh_events(session.store, session.store.put_mentions(name, [row]))


def days(session: Session, n: int, query: Query | None = None) -> list[str]:
    return [ranked.day.isoformat() for ranked in key_dates(session, query or Query(), n)]


def test_a_day_that_later_articles_look_back_at_weighs_most(session: Session) -> None:
    for n in range(3):
        tell(session, f"then{n}", "2026-01-02", "fall", days=5 + n, role=Role.MENTION)
    tell(session, "x", "2026-01-07", "vote", days=5)
    tell(session, "y", "2026-01-08", "talks", days=6)
    assert days(session, 1) == ["2026-01-02"]
    assert key_dates(session, Query(), 1)[0].events[0].event.id == "fall"


def test_days_of_printing_count_less_than_stated_ones_and_reprints_nothing(session: Session) -> None:
    tell(session, "a", "2026-01-02", "a", basis=Basis.PUBLISHED)
    tell(session, "b", "2026-01-03", "b", days=1)
    tell(session, "c", "2026-01-04", "c", days=2, basis=Basis.PUBLISHED)
    tell(session, "d", "2026-01-04", "c", days=2, basis=Basis.PUBLISHED, role=Role.REPRINT)
    found = {ranked.day.day: ranked.score for ranked in key_dates(session, Query(), 9)}
    assert found[2] == pytest.approx(found[4], abs=0.01)
    assert found[3] > found[2]


def test_articles_about_one_event_say_more_than_as_many_about_several(session: Session) -> None:
    for n in range(3):
        tell(session, f"one{n}", "2026-01-02", "one")
        tell(session, f"other{n}", "2026-01-05", f"other{n}", days=3)
    assert days(session, 1) == ["2026-01-02"]


def test_what_is_announced_counts_less_than_what_was(session: Session) -> None:
    tell(session, "ahead", "2026-01-09", "ahead")
    tell(session, "past", "2026-01-01", "past")
    assert days(session, 1) == ["2026-01-01"]


def test_a_day_stands_out_from_its_time(session: Session) -> None:
    for day in range(1, 29):
        for n in range(4):
            tell(session, f"busy{day}-{n}", f"2026-02-{day:02d}", f"busy{day}", days=day + 29, basis=Basis.PUBLISHED)
    for n in range(3):
        tell(session, f"quiet{n}", "2025-06-01", "quiet", days=n)
    assert "2025-06-01" in days(session, 1)


def test_a_persons_date_moves_all_that_its_articles_say(session: Session) -> None:
    tell(session, "a", "2026-01-02", "a")
    edit.set_date(session, "a", When.parse("2025-12-30"))
    assert days(session, 5) == ["2025-12-30"]
    edit.set_date(session, "a", When.parse("2025-12"))
    assert days(session, 5) == []


def test_as_of_knows_no_later_articles(session: Session) -> None:
    tell(session, "a", "2026-01-02", "a")
    tell(session, "b", "2026-01-09", "b", days=7)
    assert days(session, 5, Query(as_of=T0 + timedelta(days=1))) == ["2026-01-02"]
    put(session.store, "c", "2026-01-10")
    assert date(2026, 1, 10) in [ranked.day for ranked in key_dates(session, Query(), 9)]


def test_a_day_that_texts_name_without_telling_of_it_counts(session: Session) -> None:
    for n in range(2):
        tell(session, f"fall{n}", "2026-01-02", "fall")
    tell(session, "vote", "2026-01-05", "vote", days=4)
    assert days(session, 1) == ["2026-01-02"]
    for n in range(4):
        tell(session, f"later{n}", "2026-02", f"later{n}", days=30)  # no event of a single day …
        tell(session, f"named{n}", "2026-02-01", "named", days=30, role=Role.MENTION, basis=Basis.CONTEXT)
        for name in (f"later{n}", f"named{n}"):
            session.store.put_named_days(name, [date(2026, 1, 5).toordinal(), date(2026, 1, 7).toordinal()], T0)
    assert days(session, 1) == ["2026-01-05"]  # … and a day on which nothing is known to have happened is none
    assert "2026-01-07" not in days(session, 9)
    assert days(session, 1, Query(as_of=T0 + timedelta(days=5))) == ["2026-01-02"]


def test_a_day_that_an_outlet_gives_an_event_of_another_day_has_the_sentence_of_that_outlet(session: Session) -> None:
    for name in ("a", "b"):
        tell(session, name, "2026-01-02", "fall")
    tell(session, "other", "2026-01-01", "fall", days=1)
    first, second = key_dates(session, Query(), 2)
    assert [first.day.day, second.day.day] == [1, 2]
    assert first.events[0].source.article == "other" and second.events[0].source.article == "a"
