"""Repairs: events that turn out to be one, articles that belong elsewhere, and new versions of articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tui.events.matching.assignment import Repairs

from tests.events.make import A_TO_J, BRIDGE, CIRCLE, ITS_LIKE, NOON, ODD_ONE, Q_TO_Z, home, said
from tui.events.matching.matcher import Matcher
from tui.model import Mention, Role


def tell(matcher: Matcher, *mentions: Mention) -> str:
    """Assign an article's mentions; returns the event of the first."""
    return matcher.assign(mentions)[0].event


# ---------------------------------------------------------------------- merges


def test_events_that_a_later_article_shows_to_be_one_are_merged() -> None:
    matcher = Matcher()
    first, second = tell(matcher, said("a", A_TO_J)), tell(matcher, said("b", Q_TO_Z, 1))
    assert first != second
    assert tell(matcher, said("c", BRIDGE, 2)) == first
    assert matcher.take_repairs().merged == ((second, first),)
    assert [matcher.event_of(f"{name}#0") for name in "abc"] == [first] * 3
    assert len(matcher) == 1
    assert matcher.take_repairs().merged == ()


def test_events_older_than_two_days_are_left_as_they_are() -> None:
    matcher = Matcher()
    first, second = tell(matcher, said("a", A_TO_J, 60)), tell(matcher, said("b", Q_TO_Z, 10))
    tell(matcher, said("c", BRIDGE, 61))
    assert matcher.take_repairs().merged == ()
    assert matcher.event_of("b#0") == second != first


@pytest.mark.parametrize("shaped", ["a", "b"])
def test_what_a_person_has_shaped_is_not_merged(shaped: str) -> None:
    matcher = Matcher(fixed=[home(shaped)])
    first, second = tell(matcher, said("a", A_TO_J)), tell(matcher, said("b", Q_TO_Z, 1))
    tell(matcher, said("c", BRIDGE, 2))
    assert matcher.take_repairs().merged == ()
    assert [matcher.event_of("a#0"), matcher.event_of("b#0")] == [first, second]


# ---------------------------------------------------------------------- moves


def odd_one_out(matcher: Matcher) -> list[str]:
    """Three articles of one event, one that joins them for want of better, and one that is much more like that one."""
    for n, words in enumerate((*CIRCLE, ODD_ONE, ITS_LIKE)):
        tell(matcher, said(f"x{n}", words, n))
    return [str(matcher.event_of(f"x{n}#0")) for n in range(5)]


def test_an_article_moves_to_the_event_that_it_fits_better() -> None:
    matcher = Matcher()
    events = odd_one_out(matcher)
    assert events == [home("x0")] * 3 + [home("x4")] * 2
    (move,) = matcher.take_repairs().moved
    assert (move.mention, move.event) == ("x3#0", home("x4"))
    assert set(move.shared) <= set(ODD_ONE.split()) and move.score > 0.45


def test_no_article_leaves_or_enters_a_shaped_event_by_itself() -> None:
    for shaped in ("x0", "x4"):
        events = odd_one_out(Matcher(fixed=[home(shaped)]))
        assert events == [home("x0")] * 4 + [home("x4")]


# ---------------------------------------------------------------------- new versions


def test_a_new_version_stays_with_its_event() -> None:
    old, new = "aa bb cc mm nn oo pp qq rr ss", "mm nn oo pp qq ww xx yy"
    matcher, fresh = Matcher(), Matcher()
    event = tell(matcher, said("a", A_TO_J))
    assert tell(matcher, said("b", old, 1)) == event
    assert tell(matcher, said("b", new, 1)) == event
    assert len(matcher) == 1
    tell(fresh, said("a", A_TO_J))
    assert tell(fresh, said("b", new, 1)) != event


def test_a_new_version_that_tells_of_something_else_leaves() -> None:
    matcher = Matcher()
    event = tell(matcher, said("a", A_TO_J))
    assert tell(matcher, said("b", A_TO_J.replace("jj", "kk"), 1)) == event
    left = tell(matcher, said("b", Q_TO_Z, 1))
    assert left not in (event, home("b"))  # that id may have led elsewhere before
    assert matcher.event_of("a#0") == event


def test_the_event_of_a_single_article_keeps_its_id_whatever_the_article_says() -> None:
    matcher = Matcher()
    event = tell(matcher, said("a", A_TO_J))
    assert tell(matcher, said("a", Q_TO_Z)) == event
    assert matcher.take_repairs() == Repairs((), ())


def test_an_event_whose_only_article_turns_out_to_tell_of_another_leads_there() -> None:
    matcher = Matcher()
    first, second = tell(matcher, said("a", A_TO_J)), tell(matcher, said("b", Q_TO_Z, 1))
    assert tell(matcher, said("b", A_TO_J.replace("jj", "kk"), 1)) == first
    assert matcher.take_repairs().emptied == ((second, first),)


def test_an_article_never_leaves_an_event_that_a_person_has_shaped() -> None:
    matcher = Matcher(fixed=[home("a")])
    tell(matcher, said("a", A_TO_J))
    tell(matcher, said("b", Q_TO_Z, 1))
    assert tell(matcher, said("a", Q_TO_Z)) == home("a")


def test_background_keeps_its_events_when_the_text_is_put_in_another_order() -> None:
    matcher = Matcher()
    old = [said("a", A_TO_J), said("a", "mm nn oo", n=1, when="2025-11-05"), said("a", "pp qq rr", n=2, when="2024-03")]
    _, fall, spring = (one.event for one in matcher.assign(old))
    new = [
        said("a", A_TO_J),
        said("a", "ss tt uu", n=1, when="2023-06-01"),
        said("a", "pp qq rr", n=2, when="2024-03"),
        said("a", "mm nn oo", n=3, when="2025-11-05"),
    ]
    _, added, second, third = (one.event for one in matcher.assign(new))
    assert (second, third) == (spring, fall)
    assert added not in (fall, spring)


# ---------------------------------------------------------------------- reprints


def test_a_reprint_outlives_what_it_repeats() -> None:
    text = " ".join(f"w{n}" for n in range(20))
    matcher = Matcher()
    event = tell(matcher, said("a", text))
    (again,) = matcher.assign([said("b", text, 1)])
    (third,) = matcher.assign([said("c", text, 2)])
    assert (again.role, third.role) == (Role.REPRINT, Role.REPRINT)
    tell(matcher, said("b", Q_TO_Z, 1))
    tell(matcher, said("a", Q_TO_Z))
    assert matcher.event_of("c#0") == event
    assert tell(matcher, said("d", text, 3)) == event
    matcher.forget(NOON + timedelta(days=30))
    assert len(matcher) == 0


def test_the_same_text_of_the_same_outlet_is_no_reprint() -> None:
    text = " ".join(f"w{n}" for n in range(20))
    matcher = Matcher()
    tell(matcher, said("a", text))
    again = replace(said("b", text, 1), source="Outlet of a")
    assert matcher.assign([again])[0].role is Role.MAIN
