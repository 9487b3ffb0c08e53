"""Repairs in the store: ids that lead on, what was known before, and a person's edits through all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.events.make import A_TO_J, BRIDGE, CIRCLE, NOON, Q_TO_Z, home, said
from tests.service.ingest.make import extraction
from tui.model import Query, When
from tui.service import edit
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Session
from tui.service.timeline import listing as timeline
from tui.service.timeline.details import event_detail


def place(session: Session, name: str) -> str:
    """The event of an article's main mention."""
    events = {row.mention.id: row.event_id for row in session.store.live_mentions(NOON - timedelta(days=99))}
    return events[f"{name}#0"]


@pytest.fixture
def apart(session: Session) -> Session:
    """Two events that a third article would make one."""
    for name, words, hours in (("a", A_TO_J, 0), ("b", Q_TO_Z, 1)):
        Ingestor(session).add([extraction(said(name, words, hours))])
    return session


def test_a_merged_id_leads_to_its_survivor(apart: Session) -> None:
    assert Ingestor(apart).add([extraction(said("c", BRIDGE, 2))]).events == 0
    assert [event.id for event in timeline.events(apart, Query())] == [home("a")]
    for id_ in (home("a"), home("b")):
        detail = event_detail(apart, id_)
        assert (detail.event.id, detail.event.articles) == (home("a"), 3)


def test_what_a_person_has_set_comes_back_with_an_event_that_is_one_by_itself_again(apart: Session) -> None:
    edit.star(apart, [home("b")])
    edit.set_title(apart, home("b"), "As I say")
    edit.judge(apart, [home("b")], False)
    Ingestor(apart).add([extraction(said("c", BRIDGE, 2))])
    (joined,) = timeline.events(apart, Query(kept_off=True))
    assert (joined.id, joined.starred, joined.title, joined.judged) == (home("a"), True, "As I say", False)
    Ingestor(apart).add([extraction(said("c", "quite another matter altogether told here", 2))])
    events = {event.id: event for event in timeline.events(apart, Query(kept_off=True))}
    assert (events[home("b")].starred, events[home("b")].title, events[home("b")].judged) == (True, "As I say", False)
    assert (events[home("a")].starred, events[home("a")].found_title, events[home("a")].judged) == (False, None, None)


def test_a_mark_that_came_from_elsewhere_can_be_taken_off_and_put_back(apart: Session) -> None:
    edit.star(apart, [home("b")])
    edit.note(apart, home("b"), "look")
    Ingestor(apart).add([extraction(said("c", BRIDGE, 2))])
    edit.star(apart, [home("a")], False)
    edit.note(apart, home("a"), "")
    (joined,) = timeline.events(apart, Query())
    assert (joined.starred, joined.note) == (False, "")
    assert edit.undo(apart) and edit.undo(apart)
    (joined,) = timeline.events(apart, Query())
    assert (joined.starred, joined.note) == (True, "look")


def test_what_was_known_before_a_merge_is_still_told(apart: Session) -> None:
    Ingestor(apart).add([extraction(said("c", BRIDGE, 2))])
    then = NOON + timedelta(hours=1.5)
    assert {event.id for event in timeline.events(apart, Query(as_of=then))} == {home("a"), home("b")}
    assert event_detail(apart, home("b"), then).event.articles == 1


def test_a_merged_id_leads_on_over_several_steps(apart: Session) -> None:
    Ingestor(apart).add([extraction(said("c", BRIDGE, 2))])
    Ingestor(apart).add([extraction(said("earlier", BRIDGE, -1))])
    assert apart.store.placements.survivor(home("b")) == home("earlier")
    assert [event.id for event in timeline.events(apart, Query())] == [home("earlier")]


def test_events_founded_and_merged_within_one_batch_leave_no_trace(session: Session) -> None:
    Ingestor(session).add(
        [extraction(said("a", A_TO_J)), extraction(said("b", Q_TO_Z, 1)), extraction(said("c", BRIDGE, 2))]
    )
    assert [(event.id, event.articles) for event in timeline.events(session, Query())] == [(home("a"), 3)]


def test_edits_survive_repair(apart: Session) -> None:
    edit.note(apart, home("b"), "mine")
    edit.set_date(apart, home("b"), When.parse("2025-12"))
    Ingestor(apart).add([extraction(said("c", BRIDGE, 2))])
    event = event_detail(apart, home("b")).event
    assert (event.id, event.articles, event.note, str(event.when)) == (home("a"), 3, "mine", "2025-12")


def test_a_merge_by_hand_takes_in_new_versions_and_is_undone_whole(apart: Session) -> None:
    edit.merge(apart, [home("a"), home("b")], into=home("a"))
    Ingestor(apart).add([extraction(said("b", Q_TO_Z.replace("zz", "new"), 1))])
    assert place(apart, "b") == home("a")
    edit.undo(apart)
    assert place(apart, "b") == home("b")


def test_a_split_by_hand_holds_for_new_versions_and_is_undone_whole(session: Session) -> None:
    for n, words in enumerate(CIRCLE):
        Ingestor(session).add([extraction(said(f"x{n}", words, n))])
    other = edit.split(session, home("x0"), ["x2"])
    Ingestor(session).add([extraction(said("x2", f"{CIRCLE[2]} new", 2))])
    assert place(session, "x2") == other
    assert place(session, "x1") == home("x0")
    edit.undo(session)
    assert place(session, "x2") == home("x0")


def test_a_star_stays_with_background_that_moves_down_its_article(session: Session) -> None:
    aside = said("a", "mm nn oo", n=1, when="2025-11-05")
    Ingestor(session).add([extraction(said("a", A_TO_J), aside)])
    (event,) = [event for event in timeline.events(session, Query()) if str(event.when) == "2025-11-05"]
    edit.star(session, [event.id])
    before = said("a", "pp qq rr", n=1, when="2024-06-01")
    Ingestor(session).add([extraction(said("a", A_TO_J), before, replace(aside, id="a#2"))])
    assert {str(one.when): one.starred for one in timeline.events(session, Query())} == {
        "2024-06-01": False,
        "2025-11-05": True,
        "2026-01-02": False,
    }


def test_a_new_version_of_an_article_keeps_what_others_tell_too(apart: Session) -> None:
    Ingestor(apart).add([extraction(said("c", A_TO_J.replace("jj", "kk"), 2))])
    assert place(apart, "c") == home("a")
    Ingestor(apart).add([extraction(said("c", "aa bb cc ee kk mm nn oo", 2, when="2025-12-12"))])
    event = event_detail(apart, home("a")).event
    assert (event.articles, str(event.when)) == (2, "2025-12-12")
