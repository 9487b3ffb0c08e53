"""How important an event is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import said
from tui.events.ranking import importance
from tui.events.tuning import RankingTuning
from tui.model import Mention, Role

ONE = said("a", "aa bb", when="2026-01-02")
AGAIN = replace(said("b", "aa bb", when="2026-01-02"), source=ONE.source)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ([ONE, said("b", "aa bb", when="2026-01-02")], [ONE, AGAIN]),  # another outlet
        ([ONE, AGAIN], [ONE]),  # another article
        ([ONE], [replace(ONE, score=0.5)]),  # the subject of its article
        ([ONE], [replace(ONE, role=Role.MENTION)]),  # no background
        ([ONE], [said("a", "aa bb", when="2026-01")]),  # an exact date
    ],
)
def test_what_makes_an_event_important(more: list[Mention], less: list[Mention]) -> None:
    assert importance(more) > importance(less)


def test_an_article_counts_once_by_its_best_mention() -> None:
    aside = said("a", "cc", n=1, when="2026-01-02")
    assert importance([ONE, aside]) == importance([aside, ONE]) == importance([ONE])


def test_a_score_is_linear_in_its_weights() -> None:
    mentions = [ONE, AGAIN, said("c", "aa", n=1, when="2026-01")]
    blank = RankingTuning(sources=0.0, articles=0.0, exactness=0.0, digits=9)
    parts = [importance(mentions, replace(blank, **{name: 1.0})) for name in ("sources", "articles", "exactness")]  # type: ignore[arg-type]
    whole = importance(mentions, replace(blank, sources=3.0, articles=2.0, exactness=0.7))
    assert whole == pytest.approx(3 * parts[0] + 2 * parts[1] + 0.7 * parts[2])
