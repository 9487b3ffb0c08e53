"""The odds of a pair of articles."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from tui.events.matching.linkage import Linkage, pair_odds
from tui.events.matching.register import Register

from tests.events.make import said
from tui.events.matching.odds import probability
from tui.events.matching.tuning import TUNING, Tuning

LINEAR = ("base", "headline_base", "similarity", "density", "day_apart", "same_date", "other_date", "own_day", "same_source", "other_country", "other_names", "other_numbers", "opposite_deed", "formula")  # fmt: skip
"""The weights that `tools/fit_matching.py` fits."""


@pytest.fixture
def register() -> Register:
    return Register()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("a", "peru aa bb cc"), said("b", "chile aa bb dd", 30)),
        (said("a", "aa bb cc", when="2026-01-02"), said("b", "aa bb cc dd", 4, when="2026-01-02")),
        (said("a", "aa bb cc", when="2026-01-02"), replace(said("b", "aa bb", 24, when="2026-01-03"), lang="de")),
        (said("a", "aa bb cc", when="2025-12-02"), replace(said("b", "aa bb", 24), source="Outlet of a")),
    ],
)
def test_odds_are_linear_in_their_weights(register: Register, one: object, other: object) -> None:
    live = [register.weighed(mention) for mention in (one, other)]  # type: ignore[arg-type]
    blank = replace(TUNING, **dict.fromkeys(LINEAR, 0.0))  # type: ignore[arg-type]
    by_weight = {name: pair_odds(replace(blank, **{name: 1.0}), *live, 0.3, 0.4) for name in LINEAR}  # type: ignore[arg-type]
    whole = sum(getattr(TUNING, name) * odds for name, odds in by_weight.items())
    assert pair_odds(TUNING, *live, 0.3, 0.4) == pytest.approx(whole)
    assert {field.name for field in fields(Tuning)} >= set(LINEAR)


def test_a_single_common_word_says_nothing_unless_it_is_most_of_the_text(register: Register) -> None:
    links = Linkage(TUNING, register.around)
    words = "aa b1 b2 b3 b4 b5 b6 b7 b8", "aa c1 c2 c3 c4 c5 c6 c7 c8", "aa bb cc", "aa cc dd", "aa bb"
    long_one, long_other, short_one, short_other, too_short = (
        register.weighed(said(f"n{place}", text)) for place, text in enumerate(words)
    )
    assert links.pair_probability(long_one, long_other, 0.1) == 0
    assert links.pair_probability(short_one, short_other, 0.1) > 0.5
    assert links.pair_probability(short_one, too_short, 0.1) == 0


def test_log_odds_of_nought_are_even() -> None:
    assert [probability(odds) for odds in (0, -50)] == [0.5, 0]
