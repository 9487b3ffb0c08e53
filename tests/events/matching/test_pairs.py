"""The odds of a pair of articles."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial

import pytest

from tests.events.make import said
from tui.events.matching.candidates import live_mention
from tui.events.matching.odds import probability
from tui.events.matching.pairs import foreign_odds, pair_odds
from tui.events.matching.tuning import TUNING, Tuning

LINEAR = ("base", "headline_base", "similarity", "density", "standing", "day_apart", "same_date", "other_date", "own_day", "same_source", "other_country", "other_names", "other_numbers", "opposite_deed", "other_kind", "formula")  # fmt: skip
"""The weights that `tools/fit_matching.py` fits."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("a", "peru aa bb cc"), said("b", "chile aa bb dd", 30)),
        (said("a", "aa bb cc", when="2026-01-02"), said("b", "aa bb cc dd", 4, when="2026-01-02")),
        (said("a", "aa bb cc", when="2026-01-02"), replace(said("b", "aa bb", 24, when="2026-01-03"), lang="de")),
        (said("a", "aa bb cc", when="2025-12-02"), replace(said("b", "aa bb", 24), source="Outlet of a")),
    ],
)
def test_odds_are_linear_in_their_weights(one: object, other: object) -> None:
    live = [live_mention(mention, TUNING) for mention in (one, other)]  # type: ignore[arg-type]
    blank = replace(TUNING, **dict.fromkeys(LINEAR, 0.0))  # type: ignore[arg-type]
    by_weight = {name: pair_odds(replace(blank, **{name: 1.0}), *live, 0.3, 0.4, 0.2) for name in LINEAR}  # type: ignore[arg-type]
    whole = sum(getattr(TUNING, name) * odds for name, odds in by_weight.items())
    assert pair_odds(TUNING, *live, 0.3, 0.4, 0.2) == pytest.approx(whole)
    assert {field.name for field in fields(Tuning)} >= set(LINEAR)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_explains_an_event_is_less_of_it_than_what_reports_it(lang: str) -> None:
    report = live_mention(replace(said("a", "aa bb cc"), news=0.95), TUNING)
    doubtful, feature = (replace(said("b", "aa bb cc", 1), lang=lang, news=news) for news in (0.5, 0.05))
    odds = foreign_odds if lang == "de" else partial(pair_odds, similarity=0.5, density=0.2)
    like, unlike = (odds(TUNING, report, live_mention(one, TUNING)) for one in (doubtful, feature))
    assert like - unlike == pytest.approx(TUNING.feature * (0.9 - TUNING.feature_gap))


def test_log_odds_of_nought_are_even() -> None:
    assert [probability(odds) for odds in (0, -50)] == [0.5, 0]
