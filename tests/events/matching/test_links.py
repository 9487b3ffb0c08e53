"""The likely pairs, whatever came, changed or went before."""

from __future__ import annotations

import random

import pytest

from tests.events.make import said
from tui.events.matching.candidates import LiveMention, live_mention
from tui.events.matching.links import Links
from tui.events.matching.tuning import TUNING


def texts(count: int, rng: random.Random) -> list[LiveMention]:
    """Articles of two days about a few matters, all with some words in common."""
    lives = []
    for number in range(count):
        matter = random.Random(rng.randrange(count // 4))
        words = [f"m{matter.randrange(60)}" for _ in range(5)] + [f"w{rng.randrange(60)}" for _ in range(12)]
        live = live_mention(said(f"a{number}", " ".join(words)), TUNING)
        live.day -= rng.random() * 2
        live.order = live.day, live.id
        lives.append(live)
    return lives


def strong_pairs(links: Links) -> set[tuple[str, str]]:
    return {(one.id, other.id) for one in links for other in links.strong(one)}


@pytest.mark.parametrize("seed", range(4))
def test_the_bound_leaves_out_no_strong_pair_also_after_articles_have_gone(seed: int) -> None:
    rng = random.Random(seed)
    lives = texts(120, rng)
    links, fresh = Links(TUNING), Links(TUNING)
    for live in lives:
        links.enter(live, is_known=False)
    gone = set(rng.sample(lives, 100))
    for live in gone:
        links.leave(live)
    kept = [live for live in lives if live not in gone]
    for live in reversed(kept):
        fresh.enter(live, is_known=True)
    assert strong_pairs(links) == strong_pairs(fresh) == compared_in_full(kept)
    assert strong_pairs(links)


def compared_in_full(lives: list[LiveMention]) -> set[tuple[str, str]]:
    """The strong pairs where each article has been compared with each."""
    links = Links(TUNING)
    for live in lives:
        links.enter(live, is_known=True)
    places = list(links.likely_among(lives))
    strong = {(lives[one].id, lives[other].id) for one, other, chance in places if chance >= TUNING.join}
    return strong | {(other, one) for one, other in strong}


def test_weak_pairs_are_compared_among_those_that_hang_together_alone() -> None:
    lives, links = texts(90, random.Random(7)), Links(TUNING)
    for live in lives:
        links.enter(live, is_known=True)
    before = sum(1 for live in lives for _ in links.likely(live))
    list(links.likely_among(lives[:30]))
    some = sum(1 for live in lives for _ in links.likely(live))
    list(links.likely_among(lives))
    assert before < some < sum(1 for live in lives for _ in links.likely(live))


def test_two_steps_of_an_affair_share_what_its_other_steps_have_too() -> None:
    affair = "strait navy tanker"
    steps = ("drill salvo gunboat frigate torpedo sonar hull", "parley delegate protocol treaty clause summit hotel", "toll insurer premium cargo freight broker fee", "crew hostage ransom captain raid pirate rope")  # fmt: skip
    one, other, *rest = [
        live_mention(said(f"a{number}", f"{affair} {own}"), TUNING) for number, own in enumerate(steps)
    ]
    links = Links(TUNING)
    links.enter(one, is_known=True)
    links.enter(other, is_known=True)
    alone = links.standing(one, other)
    for live in rest:
        links.enter(live, is_known=True)
    assert alone == 0.0 < links.standing(one, other)
