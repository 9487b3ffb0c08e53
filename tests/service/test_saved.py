"""Saved filters and what is watched: counts of what is new, marks, undo and redo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.app import world
from tui.errors import UsageError
from tui.model import When
from tui.service import edit, saved
from tui.service.saved import SavedFilter
from tui.service.session import Session
from tui.service.timeline.own_changes import own_changes
from tui.store import Store

DAY = When.day(date(2026, 1, 2))
WATCH = SavedFilter("derail*", watch=True)


@pytest.fixture
def filled(session: Session) -> Session:
    store: Store = session.store
    world.simple(store, "train", "Freight train derails in the valley", DAY)
    world.simple(store, "storm", "Storm closes three passes", DAY)
    return session


def names(session: Session) -> list[str]:
    return [each.name for each in saved.saved(session)]


def test_a_filter_is_saved_under_a_name(filled: Session) -> None:
    assert saved.save(filled, "Weather", SavedFilter(" storm ")) == "Weather"
    assert saved.save(filled, "", SavedFilter("train OR storm")) == "train OR storm"
    found = {each.name: each for each in saved.saved(filled)}
    assert found["Weather"].filter == SavedFilter("storm") and found["Weather"].total == 1
    assert (found["train OR storm"].total, found["train OR storm"].new) == (2, 0)


def test_what_cannot_be_read_is_not_saved(filled: Session) -> None:
    for wrong in ("", "  ", "is:purple"):
        with pytest.raises(UsageError):
            saved.save(filled, "x", SavedFilter(wrong))
    assert names(filled) == []


def test_what_is_new_for_a_watch_word_is_counted_until_it_is_seen(filled: Session) -> None:
    saved.save(filled, "Trains", replace(WATCH, bell=True))
    saved.save(filled, "All", SavedFilter("storm OR derail*"))
    assert saved.watch_news(filled) == saved.WatchNews(0, 0, ("derail*",))
    world.simple(filled.store, "tram", "Tram derails at the harbour", DAY)
    world.simple(filled.store, "rain", "Rain ends", DAY)
    assert saved.watch_news(filled) == saved.WatchNews(1, 1, ("derail*",))
    trains, everything = saved.saved(filled)
    assert (trains.name, trains.total, trains.new) == ("Trains", 2, 1)
    assert (everything.total, everything.new) == (3, 0)
    saved.mark_seen(filled, "Trains")
    assert saved.watch_news(filled) == saved.WatchNews(0, 0, ("derail*",))


def test_watched_events_are_known(filled: Session) -> None:
    assert saved.watched_of(filled, ["train", "storm"]) == set()
    saved.save(filled, "Trains", WATCH)
    saved.save(filled, "Weather", SavedFilter("storm"))
    assert saved.watched_of(filled, ["train", "storm", "gone"]) == {"train"}
    assert saved.watched_of(filled, []) == set()


def test_saving_and_taking_away_are_undone_and_made_again(filled: Session) -> None:
    saved.save(filled, "Trains", WATCH)
    edit.star(filled, ["storm"])
    saved.save(filled, "Trains", replace(WATCH, bell=True))
    saved.remove(filled, "Trains")
    assert names(filled) == []
    step = edit.undo(filled)
    assert step is not None and step.words == "saved filter: Trains" and saved.saved(filled)[0].filter.bell
    edit.undo(filled)
    assert not saved.saved(filled)[0].filter.bell
    assert filled.store.events(["storm"])[0].starred
    edit.redo(filled)
    assert saved.saved(filled)[0].filter.bell
    edit.undo(filled), edit.undo(filled), edit.undo(filled)
    assert names(filled) == [] and not filled.store.events(["storm"])[0].starred
    assert edit.undo(filled) is None


def test_they_are_among_ones_own_changes(filled: Session) -> None:
    saved.save(filled, "Trains", WATCH)
    saved.remove(filled, "Trains")
    assert [change.words for change in own_changes(filled)] == [
        "saved filter taken away: Trains",
        "filter saved: Trains",
    ]


def test_the_same_once_more_changes_nothing(filled: Session) -> None:
    saved.save(filled, "Trains", WATCH)
    saved.save(filled, "Trains", WATCH)
    assert len(own_changes(filled)) == 1


def test_another_name_is_one_change(filled: Session) -> None:
    saved.save(filled, "Trains", WATCH)
    saved.save(filled, "Weather", SavedFilter("storm"))
    world.simple(filled.store, "tram", "Tram derails at the harbour", DAY)
    assert saved.rename(filled, "Trains", "Rails") == "Rails"
    assert (saved.saved(filled)[0].name, saved.saved(filled)[0].new) == ("Rails", 1)
    for wrong in (("Rails", "Weather"), ("None", "x")):
        with pytest.raises(UsageError):
            saved.rename(filled, *wrong)
    edit.undo(filled)
    assert names(filled) == ["Trains", "Weather"]
