"""How important an event is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import said
from tui.events.ranking import importance, score_parts
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
        ([replace(ONE, weighty=0.6)], [replace(ONE, weighty=0.5)]),  # what a digest would print
        (
            [replace(ONE, weighty=0.5), replace(AGAIN, weighty=0.5)],
            [replace(ONE, weighty=0.5), AGAIN],
        ),  # and another of it
    ],
)
def test_what_makes_an_event_important(more: list[Mention], less: list[Mention]) -> None:
    assert importance(more) > importance(less)


def test_an_article_counts_once_by_its_best_mention() -> None:
    aside = said("a", "cc", n=1, when="2026-01-02")
    assert importance([ONE, aside]) == importance([aside, ONE]) == importance([ONE])


def test_a_score_is_linear_in_its_weights() -> None:
    mentions = [replace(ONE, weighty=0.4), AGAIN, said("c", "aa", n=1, when="2026-01")]
    names = ("sources", "articles", "exactness", "weighty")
    blank = RankingTuning(sources=0.0, articles=0.0, exactness=0.0, weighty=0.0, digits=9)
    parts = [importance(mentions, replace(blank, **{name: 1.0})) for name in names]  # type: ignore[arg-type]
    whole = importance(mentions, replace(blank, sources=3.0, articles=2.0, exactness=0.7, weighty=0.5))
    assert whole == pytest.approx(3 * parts[0] + 2 * parts[1] + 0.7 * parts[2] + 0.5 * parts[3])


def test_the_parts_of_a_score_add_up_to_it_in_any_order_of_mentions() -> None:
    mentions = [replace(ONE, weighty=0.7), AGAIN, replace(said("c", "aa", n=1, when="2026-01"), weighty=0.2, news=0.3)]
    parts = score_parts(mentions)
    assert [part.name for part in parts] == ["sources", "articles", "exactness", "weighty"]
    assert importance(mentions) == pytest.approx(sum(part.points for part in parts), abs=1e-4)
    assert importance(mentions[::-1]) == importance(mentions)
