"""What else stands around an article."""

from __future__ import annotations

import random

import pytest

from tests.events.make import said
from tui.events.matching.candidates import live_mention
from tui.events.matching.crowd import Near, crowd_of, with_one_more
from tui.events.matching.tuning import TUNING


def near(similarity: float, words: str) -> Near:
    live = live_mention(said(words.replace(" ", "-"), words), TUNING)
    return -similarity, live.id, live


def test_each_matter_counts_once_and_not_the_one_compared_with() -> None:
    one, again, second, third = near(0.3, "aa bb"), near(0.25, "aa bb cc"), near(0.2, "dd ee"), near(0.1, "ff gg")
    crowd = crowd_of([one, again, second, third], TUNING)
    assert crowd.leaders == [0.3, 0.2, 0.1]
    assert crowd.density(near(0.0, "xx")[2], 3) == pytest.approx(0.2)
    assert crowd.density(again[2], 3) == pytest.approx(0.1)


def test_words_that_two_texts_nearby_have_stand_in_the_affair() -> None:
    one, second, third = near(0.3, "aa bb"), near(0.2, "aa bb cc"), near(0.1, "bb dd")
    crowd = crowd_of([one, second, third], TUNING)
    assert crowd.standing(near(0.0, "xx")[2]) == {"aa", "bb"}
    assert crowd.standing(second[2]) == {"bb"}, "but for the one compared with, aa stands in one alone"


def test_a_crowd_grows_to_what_it_would_have_been_at_once() -> None:
    rng = random.Random(2)
    words = [f"w{number}" for number in range(12)]
    texts = sorted({" ".join(sorted(rng.sample(words, 3))) for _ in range(60)})
    all_near = sorted(near(rng.randrange(1, 300) / 1000, text) for text in texts)
    whole = crowd_of(all_near, TUNING)
    for _ in range(5):
        rng.shuffle(all_near)
        crowd, met = crowd_of([], TUNING), []
        for one in all_near:
            met.append(one)
            if crowd.reaches(one):
                crowd = with_one_more(crowd, one, TUNING) or crowd_of(sorted(met), TUNING)
        assert (crowd.leaders, crowd.matter) == (whole.leaders, whole.matter)
