"""A digest with a name prints each item once: what is new, what has changed, what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.store.make import T0, article, mention, put
from tui.errors import UsageError
from tui.events.fuse import fuse
from tui.model import Change, ChangeKind, Digest, Modality, When
from tui.service import edit
from tui.service.digests import digest as digests
from tui.service.digests import memory
from tui.service.session import Clock, Session
from tui.store import StoredMention
from tui.wording.phrases import change

NAME = "morning"
FRIDAY, SATURDAY = date(2026, 1, 2), date(2026, 1, 3)
Told = dict[str, ChangeKind | None]


def at(session: Session, moment: datetime) -> Session:
    return replace(session, clock=Clock(moment))


def printed(session: Session, day: date, moment: datetime, days: int = 1) -> Digest:
    """The digest of the name, printed at a time."""
    now = at(session, moment)
    edition = memory.next_edition(now, NAME, day, days)
    found = digests.digest(now, edition.first, edition.days, as_of=edition.as_of, since=edition.since)
    memory.remember(now, NAME, found)
    return found


def told(found: Digest) -> Told:
    """Event -> why it is told again, None where it is new."""
    sections = (*found.happened, *found.sometime, *found.learned, *found.upcoming)
    return {entry.event.id: entry.change.kind if entry.change else None for entry in sections}


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def test_what_was_printed_is_not_printed_again(session: Session) -> None:
    put(session.store, "a", "2026-01-02", at=T0 - timedelta(hours=4))
    first = printed(session, FRIDAY, T0)
    assert told(first) == {"a": None} and first.since is None
    put(session.store, "b", "2026-01-02", at=T0 + timedelta(hours=1))
    put(session.store, "old", "2025-12-24", at=T0 + timedelta(hours=1))
    put(session.store, "vague", "2026-01", at=T0 + timedelta(hours=1))
    second = printed(session, FRIDAY, T0 + timedelta(hours=2))
    assert told(second) == {"b": None, "old": None, "vague": None}
    assert second.since is not None and second.since.as_of == T0
    assert told(printed(session, FRIDAY, T0 + timedelta(hours=3))) == {}


def test_what_was_known_before_its_day_was_told_is_not_lost(session: Session) -> None:
    printed(session, FRIDAY - timedelta(days=1), T0)
    put(session.store, "today", "2026-01-02", at=T0 + timedelta(minutes=1))
    printed(session, FRIDAY - timedelta(days=1), T0 + timedelta(hours=1))
    assert told(printed(session, FRIDAY, T0 + timedelta(days=1))) == {"today": None}


def test_days_without_a_digest_are_made_up_for(session: Session) -> None:
    printed(session, date(2025, 12, 30), T0 - timedelta(days=2))
    for n in (1, 2, 3):
        put(session.store, f"e{n}", f"2026-01-0{n}", at=T0)
    found = printed(session, SATURDAY, morning(date(2026, 1, 4)))
    assert (found.first, found.last) == (date(2025, 12, 31), SATURDAY)
    assert set(told(found)) == {"e1", "e2", "e3"}
    late = printed(session, date(2026, 3, 1), morning(date(2026, 3, 2)))
    assert late.first == late.last == date(2026, 3, 1), "after months only what was asked for"


def test_plans_are_told_when_they_become_known_and_when_they_are_due(session: Session) -> None:
    put(session.store, "vote", "2026-01-05", modality=Modality.PLANNED, at=T0)
    days = [FRIDAY + timedelta(days=n) for n in range(5)]
    found = [told(printed(session, day, morning(day + timedelta(days=1)))) for day in days]
    assert found == [{"vote": None}, {}, {"vote": ChangeKind.DUE}, {"vote": ChangeKind.DUE}, {}]


def tell(
    session: Session, event: str, *sources: str, when: str = "2026-01-02", hours: int = 0, **fields: object
) -> None:
    """An article by each of some outlets tells an event."""
    store, moment = session.store, T0 + timedelta(hours=hours)
    for source in sources:
        one = article(f"{event}-{source}", source, moment, feed=source, **fields)
        store.put_article(one, "hash")
        store.put_mentions(one.id, [StoredMention(mention(one, when=when, news=1.0), event)])
    store.put_events([fuse(event, [stored.mention for stored in store.mentions_of([event])[event]])])


def test_what_many_more_tell_is_told_again(session: Session) -> None:
    tell(session, "a", "Courier")
    printed(session, FRIDAY, T0)
    tell(session, "a", "Wire", hours=1)
    assert told(printed(session, FRIDAY, T0 + timedelta(hours=2))) == {}, "one more is no news"
    tell(session, "a", "Gazette", "Herald", hours=3)
    (entry,) = printed(session, FRIDAY, T0 + timedelta(hours=4)).happened
    assert entry.change == Change(ChangeKind.OUTLETS, When.parse("2026-01-02"), 2)


def test_a_date_that_outlets_come_to_dispute_is_told_again(session: Session) -> None:
    tell(session, "a", "Courier", "Wire")
    printed(session, FRIDAY, T0)
    tell(session, "a", "Gazette", when="2026-01-01", hours=1)
    assert told(printed(session, FRIDAY, T0 + timedelta(hours=2))) == {"a": ChangeKind.DISPUTED}


def test_a_plan_that_was_called_off_is_told_again(session: Session) -> None:
    def report(outlet: str, hours: int, title: str) -> None:
        one = article(f"talks-{outlet}", outlet, T0 + timedelta(hours=hours), feed=outlet)
        session.store.put_article(one, "hash")
        said = mention(one, when="2026-01-12", title=title, news=1.0, modality=Modality.PLANNED, lang="en")
        session.store.put_mentions(one.id, [StoredMention(said, "talks")])
        session.store.put_events(
            [fuse("talks", [stored.mention for stored in session.store.mentions_of(["talks"])["talks"]])]
        )

    report("Courier", 0, "Talks begin on 12 January")
    assert told(printed(session, FRIDAY, T0 + timedelta(minutes=1))) == {"talks": None}
    report("Wire", 1, "Talks are called off")
    (entry,) = printed(session, FRIDAY, T0 + timedelta(hours=2)).upcoming
    assert entry.called_off and entry.change and entry.change.kind is ChangeKind.STATUS
    assert change(entry) == "called off now"
    assert told(printed(session, FRIDAY, T0 + timedelta(hours=3))) == {}


def test_a_date_that_moved_is_told_with_the_one_it_had(session: Session) -> None:
    put(session.store, "a", "2026-01-02", at=T0)
    printed(session, FRIDAY, T0 + timedelta(hours=1))
    edit.set_date(at(session, T0 + timedelta(hours=2)), "a", When.parse("2026-01-01"))
    (entry,) = printed(session, FRIDAY, T0 + timedelta(hours=3)).learned
    assert entry.change == Change(ChangeKind.DATE, When.parse("2026-01-02"), 1)
    assert told(printed(session, FRIDAY, T0 + timedelta(hours=4))) == {}


def test_again_is_the_last_one_to_the_letter(session: Session) -> None:
    put(session.store, "a", "2026-01-02", at=T0)
    printed(session, FRIDAY, T0)
    put(session.store, "b", "2026-01-02", at=T0 + timedelta(hours=1))
    last = printed(session, FRIDAY, T0 + timedelta(hours=2))
    put(session.store, "c", "2026-01-02", at=T0 + timedelta(hours=3))
    edition = memory.last_edition(at(session, T0 + timedelta(days=9)), NAME)
    again = digests.digest(session, edition.first, edition.days, as_of=edition.as_of, since=edition.since)
    assert again == last and told(again) == {"b": None}


def test_nothing_to_print_again(session: Session) -> None:
    with pytest.raises(UsageError, match='under the name "evening"'):
        memory.last_edition(session, "evening")


def test_what_is_new_since_a_moment(session: Session) -> None:
    put(session.store, "a", "2026-01-01", at=T0)
    put(session.store, "b", "2026-01-01", at=T0 + timedelta(hours=2))
    put(session.store, "c", "2026-01-02", at=T0)
    edition = memory.edition_since(FRIDAY, 1, T0 + timedelta(hours=1), None)
    found = digests.digest(at(session, T0 + timedelta(hours=3)), FRIDAY, since=edition.since)
    assert told(found) == {"b": None, "c": None}


def test_a_backlog_was_known_when_it_was_published(session: Session) -> None:
    before = T0 - timedelta(days=40)
    tell(session, "backlog", "Courier", when="2025-11-20", published=before)
    tell(session, "fresh", "Wire", when="2025-11-21")
    tell(session, "late", "Courier", when="2025-11-22", hours=1, published=before)
    for moment in (T0 + timedelta(hours=2), T0 + timedelta(days=2)):
        found = digests.digest(at(session, moment), FRIDAY, as_of=T0 + timedelta(hours=2))
        assert {entry.event.id for entry in found.learned} == {"fresh", "late"}
        tell(session, "backlog", "Herald", when="2025-11-20", hours=24, published=before)


@pytest.mark.parametrize("hours", [-5, 0, 11])
def test_days_of_knowledge_are_the_persons(session: Session, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    put(session.store, "early", "2025-12-20", at=datetime(2026, 1, 2, 0, 30, tzinfo=zone))
    put(session.store, "late", "2025-12-21", at=datetime(2026, 1, 2, 23, 30, tzinfo=zone))
    put(session.store, "after", "2025-12-22", at=datetime(2026, 1, 3, 0, 30, tzinfo=zone))
    found = digests.digest(at(session, datetime(2026, 1, 4, 8, tzinfo=zone)), FRIDAY)
    assert {entry.event.id for entry in found.learned} == {"early", "late"}
