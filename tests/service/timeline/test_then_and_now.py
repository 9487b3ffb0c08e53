"""The time machine: steps from report to report, and what changed between two times."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.service.timeline.test_as_of import HOUR, change_everything, tell
from tests.store.make import T0
from tui.model import ChangeOfKnowledge, Query
from tui.service.session import Session
from tui.service.timeline.then_and_now import known_at, reports, step

NEW, MOVED, JOINED, MORE, WITHDRAWN = (
    ChangeOfKnowledge.NEW,
    ChangeOfKnowledge.MOVED,
    ChangeOfKnowledge.JOINED,
    ChangeOfKnowledge.MORE,
    ChangeOfKnowledge.WITHDRAWN,
)


@pytest.fixture
def told(session: Session) -> Session:
    """Three events at T0; later one moves, one gets a source, one is withdrawn, and one is new."""
    tell(session, "a", T0, "e-a", "2026-01-01", title="Train leaves the rails")
    tell(session, "b", T0, "e-b", "2025-12-20", title="Bridge closed")
    tell(session, "c", T0, "e-c", "2026-01-02", title="Council votes")
    tell(session, "a", T0 + HOUR, "e-a", "2025-12-31", title="Train leaves the rails")
    tell(session, "b2", T0 + 2 * HOUR, "e-b", "2025-12-20", title="The bridge is closed", source="Gazette")
    tell(session, "c", T0 + 3 * HOUR, "e-d", "2026-01-05", title="Council does not vote")
    return session


def changes(session: Session, at: datetime, base: datetime | None) -> dict[str, str]:
    found = known_at(session, Query(), at, base)
    return {row.event.id: row.change for row in found.rows if row.change}


def test_steps_go_from_report_to_report(told: Session) -> None:
    times, at = [], T0
    while (later := step(told, at, 1)) is not None:
        times.append(later)
        at = later
    assert times == [T0 + HOUR, T0 + 2 * HOUR, T0 + 3 * HOUR]
    assert step(told, T0 + HOUR, -1) == T0 and step(told, T0, -1) is None
    assert step(told, T0 + HOUR / 2, 1) == T0 + HOUR
    numbers, first, last = reports(told, 3) or ([], T0, T0)
    assert (first, last) == (T0, T0 + 3 * HOUR) and sum(numbers) == 6 and len(numbers) == 3


def test_an_empty_store_knows_nothing(session: Session) -> None:
    assert reports(session, 4) is None and step(session, T0, 1) is None
    assert known_at(session, Query(), T0, T0 - HOUR).rows == ()


def test_what_each_report_changed(told: Session) -> None:
    assert changes(told, T0 + HOUR, T0) == {"e-a": MOVED}
    assert changes(told, T0 + 2 * HOUR, T0 + HOUR) == {"e-b": MORE}
    assert changes(told, T0 + 3 * HOUR, T0 + 2 * HOUR) == {"e-c": WITHDRAWN, "e-d": NEW}
    (moved,) = (row for row in known_at(told, Query(), T0 + HOUR, T0).rows if row.change)
    assert moved.before and moved.after
    assert (moved.before.when.edtf(), moved.after.when.edtf()) == ("2026-01-01", "2025-12-31")
    (more,) = (row for row in known_at(told, Query(), T0 + 2 * HOUR, T0 + HOUR).rows if row.change)
    assert more.sources == ("Gazette",)


def test_compared_with_later_nothing_shows_that_was_not_known(told: Session) -> None:
    found = known_at(told, Query(), T0, T0 + 3 * HOUR)
    assert [row.event.id for row in found.rows] == ["e-b", "e-a", "e-c"]
    assert {row.event.id: row.change for row in found.rows} == {"e-a": MOVED, "e-b": MORE, "e-c": WITHDRAWN}
    assert dict(found.counts) == {NEW: 1, MOVED: 1, MORE: 1, WITHDRAWN: 1}
    assert found.rows[1].event.when.edtf() == "2026-01-01"


def test_what_turned_out_to_be_another_event_joined_it(session: Session) -> None:
    tell(session, "a", T0, "e-a", "2026-01-01", title="Train leaves the rails")
    tell(session, "b", T0, "e-b", "2026-01-01", title="Train derails")
    tell(session, "b", T0 + HOUR, "e-a", "2026-01-01", title="Train derails")
    with session.store.transaction():
        session.store.placements.lead_on({"e-b": "e-a"}, ["e-a"])
    found = known_at(session, Query(), T0 + HOUR, T0)
    joined = next(row for row in found.rows if row.change is JOINED)
    assert joined.event.id == "e-b" and joined.into and joined.into.id == "e-a"


def test_everything_that_changes_is_told_and_nothing_else(session: Session) -> None:
    tell(session, "a", T0, "e-a", "2026-01-01", title="Train leaves the rails")
    tell(session, "b", T0, "e-b", "2025-12", title="Bridge closed")
    tell(session, "c", T0, "e-c", "2026-01-02", title="Council votes")
    tell(session, "z", T0, "e-z", "2026-01-02", title="Stays as it is")
    change_everything(session)
    later = T0 + 4 * HOUR
    assert set(changes(session, later, T0)) <= {"e-a", "e-b", "e-c", "e-d", "e-moved"}
    assert changes(session, later, None) == changes(session, later, later) == {}
