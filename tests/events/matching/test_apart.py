"""Which other event is nearest, and what speaks against its being the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.events.make import A_TO_J, BRIDGE, CIRCLE, said
from tests.events.matching.test_particulars import news
from tui.events.matching.apart import Told, against, compare, nearest, neighbours
from tui.events.matching.candidates import LiveMention, live_mention
from tui.events.matching.links import Links
from tui.events.matching.odds import date_odds, word_odds
from tui.events.matching.pairs import pair_odds
from tui.events.matching.tuning import TUNING
from tui.events.matching.weights import cosine
from tui.model import Mention

FIJI = news(
    "fiji", "Magnitude 6.1 quake shakes Fiji, no tsunami warning", "A quake of magnitude 6.1 shook Fiji at night."
)
TONGA = news(
    "tonga", "Magnitude 5.8 quake shakes Tonga, no tsunami warning", "A quake of magnitude 5.8 shook Tonga at night."
)
OPENS = news("opens", "Ferry pier of Ambleton opens after repairs", "The pier opened to walkers and anglers.")
CLOSES = news("closes", "Ferry pier of Ambleton closes for repairs", "The pier closed to walkers and anglers.")
DATED = said("dated", A_TO_J, when="2026-01-02")


def live(*mentions: Mention) -> list[LiveMention]:
    return [live_mention(mention, TUNING) for mention in mentions]


def told(*mentions: Mention) -> list[Told]:
    return [(mention, f"event of {mention.article}") for mention in mentions]


def names(one: Mention, other: Mention, crowd: Sequence[Mention] = ()) -> dict[str, float]:
    found = compare(live(one), live(other), live(*crowd), TUNING)
    return {reason.name: reason.points for reason in found.against}


def test_of_two_quakes_the_places_and_the_magnitudes_differ() -> None:
    points = names(FIJI, TONGA)
    assert {"places", "numbers"} <= points.keys()
    assert points["places"] > points["numbers"] > 0
    assert compare(live(FIJI), live(TONGA), [], TUNING).mean < TUNING.join


def test_what_opens_is_not_what_closes() -> None:
    found = compare(live(OPENS), live(CLOSES), [], TUNING)
    assert found.against[0].name == "deeds"
    assert (found.against[0].one.article, found.against[0].other.article) == ("opens", "closes")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIJI, TONGA),
        (OPENS, CLOSES),
        (FIJI, replace(TONGA, source=FIJI.source)),
        (FIJI, replace(TONGA, url="https://a.example/q", source="Wire", news=0.1)),
        (replace(FIJI, url="https://a.example/q"), replace(TONGA, url="https://a.example/q")),
        (DATED, said("later", A_TO_J, 30, when="2026-01-03")),
        (DATED, said("same", BRIDGE, 30, when="2026-01-02")),
        (DATED, said("ahead", A_TO_J, 3, when="2026-02-03")),
        (said("a", "peru aa bb cc"), said("b", "chile aa bb dd", 50)),
    ],
)  # fmt: skip
def test_the_reasons_are_all_that_is_taken_off(one: Mention, other: Mention) -> None:
    mine, theirs = live(one, other)
    similarity = cosine(mine.vector, theirs.vector)
    for density, standing in ((0.0, 0.0), (0.7, 0.2)):
        words = word_odds(TUNING, similarity, 0.0, min(mine.shortness, theirs.shortness))
        taken = sum(against(TUNING, mine, theirs, density, standing).values())
        whole = pair_odds(TUNING, mine, theirs, similarity, density, standing)
        assert words + max(date_odds(TUNING, mine, theirs), 0.0) - taken == pytest.approx(whole)


def test_the_nearest_is_the_most_alike_in_whatever_order() -> None:
    others = told(
        said("near", CIRCLE[1]), said("far", BRIDGE), said("none", "xx yy zz"), said("late", CIRCLE[1], 24 * 8)
    )
    group = live(said("own", CIRCLE[0]))
    for given in (others, others[::-1]):
        assert [near.event for near in nearest(group, given, 0.2, TUNING)] == ["event of near", "event of far"]


def test_neither_its_own_nor_asides_nor_other_languages_are_near() -> None:
    own = replace(said("own", A_TO_J), lang="en")
    others = told(own, said("aside", A_TO_J, n=1), replace(said("german", A_TO_J), lang="de"))
    assert nearest(live(own), others, 0.2, TUNING) == []


def test_two_near_alike_are_taken_by_their_ids() -> None:
    others = told(said("b", CIRCLE[1]), said("a", CIRCLE[1]))
    for given in (others, others[::-1]):
        assert nearest(live(said("own", CIRCLE[0])), given, 0.2, TUNING)[0].event == "event of a"


def test_of_all_news_no_more_is_weighed_than_the_crowd_needs() -> None:
    many = [said(f"n{n:03}", f"aa bb cc n{n} o{n} p{n} q{n} r{n}", n % 24) for n in range(200)]
    pair = [said("one", A_TO_J), said("other", "aa bb cc dd ee ff gg hh kk ll mm")]
    seeds = live(*pair)
    crowd = neighbours(seeds, told(*pair, *many), TUNING)
    assert 0 < len(crowd) <= 2 * TUNING.neighbours
    links = Links(TUNING)
    for mention in (*(everything := live(*pair, *many)),):
        links.enter(mention, is_known=True)
    whole = list(links.likely_among(everything[:2]))
    found = compare(seeds[:1], seeds[1:], crowd, TUNING)
    assert found.mean == found.closest == (whole[0][2] if whole else 0.0)
    density, standing = links.density(*everything[:2]), links.standing(*everything[:2])
    assert {reason.name: reason.points for reason in found.against} == against(
        TUNING, *everything[:2], density, standing
    )
    assert "crowd" in {reason.name for reason in found.against}


def test_the_mean_is_over_all_pairs_and_the_closest_is_the_likeliest() -> None:
    group, rivals = live(said("a", A_TO_J), said("b", "vv ww xx yy zz")), live(said("c", CIRCLE[1]))
    found = compare(group, rivals, [], TUNING)
    assert found.pair == (group[0], rivals[0])
    assert found.mean == pytest.approx(found.closest / 2)
