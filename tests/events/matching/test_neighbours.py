"""The neighbours of each live mention, and what is left out because it cannot matter."""

from __future__ import annotations

import random

import pytest
from tui.events.matching.linkage import Linkage
from tui.events.matching.register import Register

from tests.events.make import A_TO_J, BRIDGE, CIRCLE, Q_TO_Z, said
from tui.events.matching.candidates import LiveMention
from tui.events.matching.tuning import TUNING, Tuning

WORDS = [a + b for a in "klmnop" for b in "aeiou"]


def put(register: Register, name: str, words: str, event: str = "", hours: float = 0) -> LiveMention:
    """An article that is live, with an event of its own unless one is named."""
    live = register.weighed(said(name, words, hours))
    register.add_member(live, register.event(event or f"e-{name}"))
    register.around.enter(live)
    return live


@pytest.fixture
def crowded() -> tuple[Register, list[LiveMention]]:
    """Two hundred articles of a few words each, in sixty events."""
    rng, register = random.Random(1), Register()
    return register, [put(register, f"a{n}", " ".join(rng.sample(WORDS, 12)), f"e{n % 60}", n / 4) for n in range(200)]


def test_neighbours_are_ranked_as_they_come_and_go(crowded: tuple[Register, list[LiveMention]]) -> None:
    register, mentions = crowded
    for one in mentions[::3]:
        register.withdraw(one.article)
    live = [one for one in mentions if register.get(one.id)]
    for one in live:
        near = list(register.around.of(one))
        similarities = [similarity for _, similarity in near]
        assert similarities == sorted(similarities, reverse=True)
        assert one not in dict(near)
        assert len(near) <= 2 * TUNING.neighbours
        for other, similarity in near:
            assert register.around.similarity(other, one) == pytest.approx(register.around.similarity(one, other))
            assert similarity <= register.around.similarity(one, other) + 1e-9


def test_a_place_that_has_become_free_is_taken_again() -> None:
    register = Register()
    one, _ = (put(register, name, words) for name, words in zip("ab", CIRCLE, strict=False))
    register.withdraw("a")
    third = put(register, "c", CIRCLE[2])
    assert third.slot == one.slot
    assert [other.article for other, _ in register.around.of(third)] == ["b"]
    assert set(register.index.similarities(third.vector)) == {0, 1}


def test_the_density_is_that_of_other_events(crowded: tuple[Register, list[LiveMention]]) -> None:
    register, mentions = crowded
    for one in mentions[::7]:
        nearest = register.around.nearest_events(one)
        assert list(nearest.values()) == sorted(nearest.values(), reverse=True)
        for event in list(nearest)[:5]:
            others = [similarity for other, similarity in nearest.items() if other not in (event, one.event)]
            density = sum(others[: TUNING.density_events]) / TUNING.density_events
            assert register.around.density(one, event, one.event) == pytest.approx(density)


@pytest.mark.parametrize("density", [8.0, 20.0])
def test_what_is_left_out_is_less_than_asked_for(density: float, crowded: tuple[Register, list[LiveMention]]) -> None:
    register, mentions = crowded
    links = Linkage(Tuning(density=density), register.around)
    left_out = 0
    for one in mentions[::5]:
        for event in register.around.nearest_events(one):
            whole = links.to_event(one, event)
            for least in (0.1, 0.45):
                link = links.to_event(one, event, least)
                assert link == whole if whole >= least else link < least
                left_out += link != whole
    assert left_out


def test_candidates_are_the_events_that_share_enough() -> None:
    register = Register()
    put(register, "z", "aa n1 n2 n3 n4 n5 n6 n7 n8 n9")
    put(register, "a", A_TO_J)
    put(register, "q", Q_TO_Z)
    live = register.weighed(said("b", BRIDGE))
    links = Linkage(TUNING, register.around)
    assert {event.id for event in links.candidates(live)} == {"e-a", "e-q"}
