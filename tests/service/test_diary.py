"""What has become of what was planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.app import world
from tui.model import Basis, Event, Modality, When
from tui.service import diary, edit
from tui.service.diary import Fate
from tui.service.session import Session

NOW = datetime(2026, 1, 3, 9, 0, tzinfo=UTC)
PLANNED, HAPPENED = Modality.PLANNED, Modality.HAPPENED
Report = tuple[int, str, When, Modality]
"""(day of December on which it was published, title, when, modality)"""


def day(number: int, month: int = 12) -> When:
    return When.day(date(2025 if month == 12 else 2026, month, number))


def put(session: Session, key: str, *reports: Report, story: str = "") -> None:
    """An event as these reports tell it; its date and modality are those of the last."""
    pairs = []
    for number, (published, title, when, modality) in enumerate(reports):
        of = world.article(f"{key}{number}", f"Outlet {number}", title, datetime(2025, 12, published, 8, tzinfo=UTC))
        pairs.append((of, replace(world.mention(of, when, f"{title}.", basis=Basis.STATED), modality=modality)))
    last = reports[-1]
    event = Event(key, last[1], last[2], Basis.STATED, 1.0, ("Outlet 0",), pairs[0][0].first_seen, modality=last[3])
    world.put(session.store, event, pairs)
    if story:
        with session.store.transaction():
            session.store.stories.assign(key, story, "2026-01-01T09:00:00")


def fates(session: Session) -> dict[str, Fate]:
    return {plan.event.id: plan.fate for plan in diary.diary(session)}


@pytest.mark.parametrize(
    ("reports", "fate"),
    [
        ([(5, "Talks open in Geneva", day(20), PLANNED)], Fate.OVERDUE),
        ([(5, "Talks open in Geneva", day(3, 1), PLANNED)], Fate.TODAY),
        ([(5, "Talks open in Geneva", day(15, 1), PLANNED)], Fate.NEXT),
        ([(5, "Talks to open", day(20), PLANNED), (20, "Talks open", day(20), HAPPENED)], Fate.KEPT),
        ([(5, "Talks to open", day(20), PLANNED), (22, "Talks open", day(22), HAPPENED)], Fate.MOVED),
        ([(5, "Talks to open", day(20), PLANNED), (9, "Talks put off", day(9, 1), PLANNED)], Fate.MOVED),
        ([(5, "Talks to open", day(9, 1), PLANNED), (9, "Talks to open", day(9, 1), PLANNED)], Fate.NEXT),
    ],
)
def test_the_fate_of_a_plan(session: Session, reports: list[Report], fate: Fate) -> None:
    put(session, "talks", *reports)
    assert fates(session) == {"talks": fate}


def test_a_later_event_of_the_story_tells_that_it_was_kept(session: Session) -> None:
    story = session.store.stories.create("talks")
    put(session, "talks", (5, "Second round of Geneva talks planned", day(20), PLANNED), story=story)
    put(session, "other", (21, "Markets fall in Asia", day(20), HAPPENED), story=story)
    assert fates(session) == {"talks": Fate.OVERDUE}
    put(session, "done", (21, "Geneva talks end without a result", day(20), HAPPENED), story=story)
    (plan,) = diary.diary(session)
    assert plan.fate is Fate.KEPT and plan.outcome is not None and plan.outcome.title.startswith("Geneva talks end")


def test_what_happened_without_a_plan_is_not_listed_and_old_plans_are_forgotten(session: Session) -> None:
    put(session, "fire", (5, "Fire at the mill", day(5), HAPPENED))
    put(session, "old", (1, "Old plan", When.day(date(2025, 11, 20)), PLANNED))
    assert fates(session) == {}


def test_the_overdue_come_first_and_know_for_how_long(session: Session) -> None:
    put(session, "later", (5, "Talks open in Geneva", day(15, 1), PLANNED))
    put(session, "late", (5, "Parade in Cologne", day(30), PLANNED))
    late, later = diary.diary(session)
    assert (late.event.id, late.overdue_days(session.today()), later.event.id) == ("late", 4, "later")


def test_kept_by_hand_is_undone(session: Session) -> None:
    put(session, "talks", (5, "Talks open in Geneva", day(20), PLANNED))
    diary.say_kept(session, "talks")
    (plan,) = diary.diary(session)
    assert plan.by_hand and plan.fate is Fate.KEPT
    diary.say_kept(session, "talks")
    step = edit.undo(session)
    assert step is not None and step.words == "plan kept: Talks open in Geneva"
    assert fates(session) == {"talks": Fate.OVERDUE}
    edit.redo(session)
    diary.say_kept(session, "talks", on=False)
    assert fates(session) == {"talks": Fate.OVERDUE}
