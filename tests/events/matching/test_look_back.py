"""Which event of the past a sentence means."""

from __future__ import annotations

from tui.events.matching.look_back import PastEvent, best_match, is_exact_enough

from tui.events.matching.tuning import TUNING
from tui.model import When

DAY = When.parse("2025-12-12")
TEXT = {"aa": 0.6, "bb": 0.8}
OTHER = {"cc": 1.0}


def test_the_most_similar_text_of_the_most_likely_event_is_named() -> None:
    month = PastEvent("e1", When.parse("2025-12"), (TEXT,))
    same = PastEvent("e2", DAY, (OTHER, TEXT))
    match = best_match(TUNING, TEXT, DAY, [month, same, PastEvent("e3", DAY, (TEXT,))])
    assert match is not None
    assert (match.event.id, match.text) == ("e2", TEXT)  # the first of equals
    assert match.probability > 0.9


def test_no_event_is_better_than_an_unlikely_one() -> None:
    events = [
        PastEvent("e1", DAY, (OTHER,)),
        PastEvent("e2", DAY, ()),
        PastEvent("e3", When.parse("2025-12-13"), (TEXT,)),
    ]
    assert best_match(TUNING, TEXT, DAY, events) is None


def test_a_month_says_which_event_is_meant_a_year_does_not() -> None:
    assert [is_exact_enough(When.parse(text)) for text in ("2025-12-12", "2025-12", "2025", "../2025-12")] == [
        True,
        True,
        False,
        False,
    ]
