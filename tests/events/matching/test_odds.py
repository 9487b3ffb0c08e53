"""How likely two texts tell of one event: what speaks for it and what against."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.events.make import said
from tui.events.matching.matcher import Matcher
from tui.events.matching.odds import (
    crowd_odds,
    date_odds,
    least_look_back_similarity,
    look_back_probability,
    probability,
    shortness,
    word_odds,
)
from tui.events.matching.tuning import TUNING
from tui.model import Mention, When


@dataclass(frozen=True)
class Text:
    """A text that gives a date, or none, and the day on which it was printed."""

    when: When | None
    printed: When
    hour: int = 12

    @property
    def day(self) -> float:
        return self.printed.first.toordinal() + self.hour / 24


def text(when: str, printed: str = "2026-01-02", hour: int = 12) -> Text:
    return Text(When.parse(when) if when else None, When.parse(printed), hour)


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (text("2026-01-01"), text("2026-01-01", "2026-01-03"), 1),
        (text("2025"), text("2025"), 0),  # a year in common says nothing
        (text("2026-01"), text("2026-01-01"), 0),
        (text(""), text("2026-01-01"), 0),
        (text(""), text("2026-01-03"), -1),  # undated news from before the day that the other gives
        (text("2026-01-01"), text("2025-12-20"), -1),
    ],
)
def test_dates(one: Text, other: Text, sign: int) -> None:
    odds = date_odds(TUNING, one, other)
    assert (odds > 0) - (odds < 0) == sign
    assert date_odds(TUNING, other, one) == odds


def test_dates_that_are_further_apart_speak_more_against() -> None:
    days = [date_odds(TUNING, text("2025-12-01", "2026-01-02"), text(f"2025-12-{day:02d}")) for day in (2, 5, 9, 30)]
    assert days == sorted(days, reverse=True)


def test_two_days_each_with_its_own_news_are_two_events() -> None:
    first, second = text("2026-01-01", "2026-01-01"), text("2026-01-02", "2026-01-02")
    looking_back = text("2026-01-01", "2026-01-02")
    assert date_odds(TUNING, first, second) < 4 * date_odds(TUNING, looking_back, second) < 0
    assert date_odds(TUNING, text("", "2026-01-01"), second) < 4 * date_odds(TUNING, text(""), text("2026-01-03")) < 0


def test_one_night_in_two_places_is_no_two_days() -> None:
    before, after = text("2026-01-01", "2026-01-01", 23), text("2026-01-02", "2026-01-02", 1)
    assert date_odds(TUNING, before, after) == date_odds(TUNING, text("2026-01-01"), text("2026-01-02"))


def test_evening_here_is_morning_there() -> None:
    here, there = text("2026-01-02", "2026-01-02", 5), text("2026-01-01", "2026-01-01", 24 + 6)
    assert date_odds(TUNING, here, there) == TUNING.same_date, "each tells of its own day"
    assert date_odds(TUNING, here, text("2025-12-31", "2026-01-01", 24 + 6)) < 0, "one tells of the day before"
    assert date_odds(TUNING, text("2026-01-02", "2026-01-02", 1), text("2026-01-01", "2026-01-01", 23)) < 0


def test_in_a_crowded_topic_similarity_says_less() -> None:
    alone, crowded = (word_odds(TUNING, 0.25, density, 0.0) for density in (0.0, 0.5))
    assert probability(alone) > 0.9 > 0.5 > probability(crowded)


def test_words_of_the_affair_say_less() -> None:
    known = TUNING.least_standing * 0.25
    none, granted, half, whole = (word_odds(TUNING, 0.25, 0.0, 0.0, standing) for standing in (0.0, known, 0.125, 0.25))
    assert none == granted > half > whole
    assert crowd_odds(TUNING, 0.25, 0.0, 0.0, 0.25) == pytest.approx(whole - none)


def test_headlines_have_few_words() -> None:
    assert [shortness(TUNING, words) for words in (5, 10, 25, 40, 90)] == [1, 1, 0.5, 0, 0]


@pytest.mark.parametrize(
    ("given", "held", "likely"),
    [
        ("2025-12-12", "2025-12-12", True),
        ("2025-12", "2025-12-12", True),
        ("2025-12-13", "2025-12-12", False),
        ("2025", "2025-12-12", False),  # too coarse to say which
    ],
)
def test_looking_back(given: str, held: str, likely: bool) -> None:
    chance = look_back_probability(TUNING, 0.4, When.parse(given), When.parse(held))
    assert (chance > 0.5) == likely


def test_nothing_less_alike_can_be_looked_back_at() -> None:
    day = When.parse("2025-12-12")
    least = least_look_back_similarity(TUNING)
    assert (
        look_back_probability(TUNING, least - 0.01, day, day)
        < 0.5
        < look_back_probability(TUNING, least + 0.01, day, day)
    )


# ---------------------------------------------------------------------- outlets and languages


def together(one: Mention, other: Mention) -> bool:
    matcher = Matcher()
    matcher.put([one])
    matcher.put([other])
    return len({placed.event for placed in matcher.settle()}) == 1


def test_an_outlet_seldom_tells_a_thing_twice() -> None:
    one = said("a", "aa bb cc dd ee ff gg hh ii jj")
    other = said("b", "aa bb kk ll mm nn oo pp qq rr ss tt uu vv", 12)
    assert together(one, other)
    assert not together(one, replace(other, source=one.source))
    assert together(replace(one, source=""), replace(other, source=""))  # nothing is known of the outlet


def test_the_same_words_about_two_countries_are_two_events() -> None:
    one = said("a", "peru aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp")
    other = "aa bb qq rr ss tt uu vv ww xx yy zz ab ac ad ae"
    assert together(one, said("b", f"peru {other}", 12))
    assert together(one, said("b", f"zeya {other}", 12))
    assert not together(one, said("b", f"chile {other}", 12))


def test_names_in_common_bring_two_languages_together() -> None:
    one = replace(said("a", "taldan zeya kundur aa bb cc dd ee ff gg hh ii"), lang="en")
    other = replace(said("b", "taldan zeya kundur nn oo pp qq rr ss tt uu vv", 6), lang="ru")
    assert together(one, other)
    assert not together(one, replace(other, terms=("taldan", *other.terms[3:])))
