"""Who is near whom, and what is left out because it cannot matter."""

from __future__ import annotations

import random

import pytest

from tests.events.make import A_TO_J, BRIDGE, CIRCLE, Q_TO_Z, said
from tui.events.matching import neighbours as neighbourhood
from tui.events.matching.candidates import Told
from tui.events.matching.linkage import Linkage
from tui.events.matching.odds import Tuning
from tui.events.matching.register import Register

WORDS = [a + b for a in "klmnop" for b in "aeiou"]


def put(register: Register, name: str, words: str, event: str = "", hours: float = 0) -> Told:
    """An article that is live, with an event of its own unless one is named."""
    told = register.read(said(name, words, hours))
    register.put(told, register.found(event or f"e-{name}"))
    register.around.enter(told)
    return told


@pytest.fixture
def crowded() -> tuple[Register, list[Told]]:
    """Two hundred articles of a few words each, in sixty events."""
    rng, register = random.Random(1), Register(7)
    told = [put(register, f"a{n}", " ".join(rng.sample(WORDS, 12)), f"e{n % 60}", n / 4) for n in range(200)]
    return register, told


def test_neighbours_are_ranked_as_they_come_and_go(crowded: tuple[Register, list[Told]]) -> None:
    register, told = crowded
    for one in told[::3]:
        register.withdraw(one.article)
    live = [one for one in told if register.get(one.id)]
    for one in live:
        near = list(register.around.of(one))
        likenesses = [likeness for _, likeness in near]
        assert likenesses == sorted(likenesses, reverse=True)
        assert one not in dict(near)
        assert len(near) <= 2 * neighbourhood.NEIGHBOURS
        for other, likeness in near:
            assert register.around.likeness(other, one) == pytest.approx(register.around.likeness(one, other))
            assert likeness <= register.around.likeness(one, other) + 1e-9


def test_a_place_that_has_become_free_is_taken_again() -> None:
    register = Register(7)
    one, _ = (put(register, name, words) for name, words in zip("ab", CIRCLE, strict=False))
    register.withdraw("a")
    third = put(register, "c", CIRCLE[2])
    assert third.slot == one.slot
    assert [other.article for other, _ in register.around.of(third)] == ["b"]
    assert set(register.index.alike(third.vector)) == {0, 1}


def test_the_crowd_is_made_of_other_events(crowded: tuple[Register, list[Told]]) -> None:
    register, told = crowded
    for one in told[::7]:
        nearest = register.around.nearest(one)
        assert list(nearest.values()) == sorted(nearest.values(), reverse=True)
        for event in list(nearest)[:5]:
            others = [likeness for other, likeness in nearest.items() if other not in (event, one.event)]
            crowd = sum(others[: neighbourhood.CROWD]) / neighbourhood.CROWD
            assert register.around.crowd(one, event, one.event) == pytest.approx(crowd)


@pytest.mark.parametrize("crowd", [8.0, 20.0])
def test_what_is_left_out_is_less_than_asked_for(crowd: float, crowded: tuple[Register, list[Told]]) -> None:
    register, told = crowded
    links = Linkage(Tuning(crowd=crowd), register.around)
    left_out = 0
    for one in told[::5]:
        for event in register.around.nearest(one):
            whole = links.to_event(one, event)
            for least in (0.1, 0.45):
                link = links.to_event(one, event, least)
                assert link == whole if whole >= least else link < least
                left_out += link != whole
    assert left_out


def test_events_worth_a_look_are_those_that_share_enough() -> None:
    register = Register(7)
    put(register, "z", "aa n1 n2 n3 n4 n5 n6 n7 n8 n9")
    put(register, "a", A_TO_J)
    put(register, "q", Q_TO_Z)
    told = register.read(said("b", BRIDGE))
    links = Linkage(Tuning(), register.around)
    assert {event.id for event in links.attention(told)} == {"e-a", "e-q"}
