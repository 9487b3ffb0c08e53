"""A person's changes: applied, kept through re-extraction, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.service.conftest import NOW
from tests.store.make import T0, article, mention
from tui.errors import UsageError
from tui.model import Event, KeptOff, Query, When
from tui.service import edit
from tui.service.filters.language import parse_query
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Clock, Session
from tui.service.timeline import listing as timeline
from tui.store import StoredMention


def tell(session: Session, article_id: str, event_id: str, when: str = "2026-01-02", title: str = "") -> None:
    """One article's single mention, as ingest stores it."""
    at = T0 + timedelta(minutes=len(article_id))
    told = article(article_id, f"Source {article_id}", at)
    said = mention(told, 0, when, title=title or f"Event told by {article_id}")
    with session.store.transaction():
        session.store.put_article(told, "hash")
        refresh_events(session.store, session.store.put_mentions(article_id, [StoredMention(said, event_id)], at))


def one(session: Session, event_id: str) -> Event:
    (found,) = session.store.events([event_id])
    return found


def shown(session: Session) -> list[str]:
    return [event.id for event in timeline.events(session, Query())]


def words(step: edit.Step | None) -> str | None:
    return step and step.words


@pytest.fixture
def told(session: Session) -> Session:
    for n in ("a", "bb", "ccc"):
        tell(session, n, f"e-{n}")
    return session


def test_marks(told: Session) -> None:
    edit.star(told, ["e-a", "e-bb"])
    edit.mark_read(told, ["e-a"])
    edit.note(told, "e-a", "  compare\x1b with 2019\x07 ")
    assert (one(told, "e-a").starred, one(told, "e-a").read, one(told, "e-a").note) == (True, True, "compare with 2019")
    assert timeline.count(told, Query(flags=("starred",))) == 2
    assert timeline.count(told, Query(has_note=True)) == 1
    edit.star(told, ["e-bb"], False)
    assert not one(told, "e-bb").starred


def test_hidden_events_leave_every_view_and_come_back(told: Session) -> None:
    edit.hide(told, ["e-bb"])
    assert shown(told) == ["e-a", "e-ccc"]
    assert timeline.groups(told, Query())[0].count == 2
    assert words(edit.undo(told)) == "hide: Event told by bb"
    assert shown(told) == ["e-a", "e-bb", "e-ccc"]


def test_a_title_of_ones_own(told: Session) -> None:
    edit.set_title(told, "e-a", "  What I\tcall it ")
    event = one(told, "e-a")
    assert (event.title, event.found_title, event.public.title) == (
        "What I call it",
        "Event told by a",
        "Event told by a",
    )
    assert timeline.count(told, parse_query('"I call it"', NOW)) == 1
    tell(told, "a", "e-a", title="Told anew")
    assert (one(told, "e-a").title, one(told, "e-a").found_title) == ("What I call it", "Told anew")
    edit.set_title(told, "e-a", "")
    assert (one(told, "e-a").title, one(told, "e-a").found_title) == ("Told anew", None)
    assert words(edit.undo(told)) == "title: What I call it"
    edit.undo(told)
    assert one(told, "e-a").title == "Told anew"


def test_what_a_person_calls_not_news_leaves_the_timeline(told: Session) -> None:
    edit.judge(told, ["e-a", "e-bb"], False)
    edit.hide(told, ["e-bb"])
    assert shown(told) == ["e-ccc"]
    assert timeline.kept_off(told, Query()) == KeptOff(features=1, hidden=1)
    assert timeline.summary(told).kept_off == KeptOff(features=1, hidden=1)
    assert [event.id for event in timeline.events(told, Query(kept_off=True))] == ["e-a", "e-bb", "e-ccc"]
    assert timeline.groups(told, Query(kept_off=True))[0].count == 3
    as_of = Query(as_of=NOW)
    assert [event.id for event in timeline.events(told, as_of)] == ["e-ccc"]
    assert timeline.kept_off(told, as_of) == KeptOff(features=1, hidden=1)
    tell(told, "a", "e-a")
    assert (one(told, "e-a").weight, one(told, "e-a").judged) == (0.0, False)
    edit.judge(told, ["e-a"], True)
    assert (one(told, "e-a").weight, shown(told)) == (1.0, ["e-a", "e-ccc"])
    edit.judge(told, ["e-a"], None)
    assert one(told, "e-a").judged is None


def test_a_merge_takes_over_a_title_and_a_verdict(told: Session) -> None:
    edit.set_title(told, "e-bb", "Mine")
    edit.judge(told, ["e-ccc"], False)
    edit.merge(told, ["e-a", "e-bb", "e-ccc"], into="e-a")
    assert (one(told, "e-a").title, one(told, "e-a").judged) == ("Mine", False)
    edit.undo(told)
    assert (one(told, "e-a").title, one(told, "e-a").judged) == ("Event told by a", None)


def test_a_date_of_ones_own(told: Session) -> None:
    edit.set_date(told, "e-a", When.parse("2025-12"))
    event = one(told, "e-a")
    assert (str(event.when), event.edited) == ("2025-12", True)
    assert [str(reading.when) for reading in event.disagreeing] == ["2026-01-02"]
    assert [str(group.when) for group in timeline.groups(told, Query())] == ["2025-12", "2026-01-02"]
    assert timeline.count(told, Query(flags=("edited", "disputed"))) == 1
    edit.set_date(told, "e-a", None)
    assert not one(told, "e-a").edited
    assert words(edit.undo(told)) == "date: Event told by a"
    assert str(one(told, "e-a").when) == "2025-12"
    edit.undo(told)
    assert str(one(told, "e-a").when) == "2026-01-02"


def test_edits_survive_re_extraction(told: Session) -> None:
    edit.set_date(told, "e-a", When.parse("2020"))
    edit.star(told, ["e-a"])
    edit.hide(told, ["e-bb"])
    tell(told, "a", "e-a", "2026-01-09", "Told anew")
    tell(told, "bb", "e-bb", "2026-01-09")
    event = one(told, "e-a")
    assert (event.title, str(event.when), event.starred, event.edited) == ("Told anew", "2020", True, True)
    assert one(told, "e-bb").hidden


def test_marks_wait_for_an_event_that_goes_and_comes_back(told: Session) -> None:
    edit.star(told, ["e-a"])
    with told.store.transaction():
        refresh_events(told.store, told.store.put_mentions("a", []))
    assert told.store.events(["e-a"]) == []
    tell(told, "a", "e-a")
    assert one(told, "e-a").starred


def test_a_merge_takes_in_what_comes_later_and_is_undone_whole(told: Session) -> None:
    edit.star(told, ["e-bb"])
    edit.note(told, "e-ccc", "from c")
    survivor = edit.merge(told, ["e-a", "e-bb", "e-ccc"], into="e-a")
    assert survivor == "e-a"
    assert shown(told) == ["e-a"]
    merged = one(told, "e-a")
    assert (merged.articles, len(merged.sources), merged.starred, merged.note) == (3, 3, True, "from c")
    tell(told, "dddd", "e-bb")  # matching still knows the event that is gone
    assert one(told, "e-a").articles == 4
    tell(told, "bb", "e-bb", title="Told anew")
    assert shown(told) == ["e-a"]
    assert words(edit.undo(told)) == "merge: Event told by a"
    assert sorted(shown(told)) == ["e-a", "e-bb", "e-ccc"]
    assert one(told, "e-bb").articles == 2
    assert not one(told, "e-a").starred
    assert one(told, "e-a").note == ""


def test_a_merge_chooses_the_event_told_by_most(told: Session) -> None:
    tell(told, "dddd", "e-bb")
    assert edit.merge(told, ["e-a", "e-bb"]) == "e-bb"
    assert edit.merge(told, ["e-bb", "e-ccc"]) == "e-bb"
    assert shown(told) == ["e-bb"]
    edit.undo(told)
    assert shown(told) == ["e-bb", "e-ccc"]


def test_a_split_holds_through_re_extraction_and_is_undone(told: Session) -> None:
    tell(told, "dddd", "e-a")
    other = edit.split(told, "e-a", ["dddd"])
    assert one(told, "e-a").articles == one(told, other).articles == 1
    tell(told, "dddd", "e-a", "2026-01-05", "Told anew")
    assert one(told, other).title == "Told anew"
    assert one(told, "e-a").articles == 1
    edit.undo(told)
    assert one(told, "e-a").articles == 2
    assert told.store.events([other]) == []


def test_a_split_then_a_merge_and_both_undone(told: Session) -> None:
    tell(told, "dddd", "e-a")
    other = edit.split(told, "e-a", ["dddd"])
    edit.merge(told, [other, "e-bb"], into="e-bb")
    assert one(told, "e-bb").articles == 2
    edit.undo(told)
    edit.undo(told)
    assert (one(told, "e-a").articles, one(told, "e-bb").articles) == (2, 1)


def test_undo_goes_back_one_by_one_to_the_start(told: Session) -> None:
    edit.star(told, ["e-a"])
    edit.star(told, ["e-a"])  # changes nothing, so there is nothing to undo
    edit.note(told, "e-a", "x")
    assert [words(edit.undo(told)), words(edit.undo(told)), words(edit.undo(told))] == [
        "note: Event told by a",
        "star: Event told by a",
        None,
    ]
    assert one(told, "e-a") == replace(one(told, "e-a"), starred=False, note="")


def test_a_new_change_after_undo(told: Session) -> None:
    edit.star(told, ["e-a"])
    edit.undo(told)
    edit.note(told, "e-a", "x")
    assert words(edit.undo(told)) == "note: Event told by a"
    assert edit.undo(told) is None


def test_what_makes_no_sense_is_refused_and_changes_nothing(told: Session) -> None:
    for wrong in (
        lambda: edit.star(told, ["e-a", "nobody"]),
        lambda: edit.merge(told, ["e-a"]),
        lambda: edit.merge(told, ["e-a", "e-a"]),
        lambda: edit.merge(told, ["e-a", "nobody"]),
        lambda: edit.split(told, "e-a", ["a"]),
        lambda: edit.split(told, "e-a", ["bb"]),
        lambda: edit.split(told, "nobody", ["a"]),
    ):
        with pytest.raises(UsageError):
            wrong()
    assert told.store.knowledge.edits() == []
    assert shown(told) == ["e-a", "e-bb", "e-ccc"]


def test_undo_passes_over_read_marks(told: Session) -> None:
    edit.star(told, ["e-a"])
    edit.mark_read(told, ["e-a", "e-bb"])
    assert words(edit.undo(told)) == "star: Event told by a"
    assert edit.undo(told) is None
    assert (one(told, "e-a").starred, one(told, "e-a").read, one(told, "e-bb").read) == (False, True, True)


def test_redo_walks_back_what_undo_took(told: Session) -> None:
    edit.note(told, "e-a", "one")
    edit.note(told, "e-a", "two")
    edit.hide(told, ["e-bb"])
    for _ in range(3):
        edit.undo(told)
    assert words(edit.redo(told)) == "note: Event told by a" and one(told, "e-a").note == "one"
    edit.mark_read(told, ["e-a"])
    edit.undo(told)
    assert one(told, "e-a").note == ""
    assert [words(edit.redo(told)), words(edit.redo(told)), words(edit.redo(told)), edit.redo(told)] == [
        "note: Event told by a",
        "note: Event told by a",
        "hide: Event told by bb",
        None,
    ]
    assert (one(told, "e-a").note, one(told, "e-bb").hidden) == ("two", True)
    for _ in range(3):
        edit.undo(told)
    assert (one(told, "e-a").note, one(told, "e-bb").hidden, edit.undo(told)) == ("", False, None)


def test_a_new_change_ends_what_can_be_made_again(told: Session) -> None:
    edit.star(told, ["e-a"])
    edit.undo(told)
    edit.star(told, ["e-bb"])
    assert edit.redo(told) is None
    edit.undo(told)
    assert edit.redo(told) == edit.Step("star: Event told by bb", "e-bb")
    assert (edit.redo(told), one(told, "e-a").starred, one(told, "e-bb").starred) == (None, False, True)


def test_merge_and_split_are_made_again(told: Session) -> None:
    tell(told, "dddd", "e-a")
    edit.merge(told, ["e-a", "e-bb"], into="e-a")
    other = edit.split(told, "e-a", ["dddd"])
    edit.undo(told)
    edit.undo(told)
    assert sorted(shown(told)) == ["e-a", "e-bb", "e-ccc"]
    edit.redo(told)
    assert sorted(shown(told)) == ["e-a", "e-ccc"]
    assert edit.redo(told) is not None
    assert sorted(shown(told)) == sorted(["e-a", "e-ccc", other])


def test_between_undo_and_redo_a_change_was_not_known(told: Session) -> None:
    made, undone, again = (NOW + timedelta(hours=hours) for hours in (1, 2, 3))
    for at, verb in ((made, lambda s: edit.note(s, "e-a", "x")), (undone, edit.undo), (again, edit.redo)):
        verb(replace(told, clock=Clock(at)))
    notes = [told.store.marks_as_of(["e-a"], at + timedelta(minutes=1)).get("e-a") for at in (made, undone, again)]
    assert [marks.note if marks else "" for marks in notes] == ["x", "", "x"]
