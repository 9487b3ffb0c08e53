"""An article's headline as a title: without what belongs to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.events.sentences import cues
from tui.events.titles.headline import from_headline
from tui.events.titles.tuning import TUNING

EN = cues.load("en")


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Dam bursts above town - BBC News", "Dam bursts above town"),
        ("Dam bursts | The Valley Post", "Dam bursts"),
        ("Dam bursts - and nobody is hurt", "Dam bursts - and nobody is hurt"),
        ("Watch: Dam bursts above town", "Dam bursts above town"),
        ("Dam opening in Oster — as it happened", "Dam opening in Oster"),
        ("Dam bursts above town: What we know", "Dam bursts above town"),
        ("Dam bursts above town: Who will pay for it?", "Dam bursts above town"),
        ("Who will pay for the dam?", "Who will pay for the dam?"),
        ("Dam bursts above town, officials say", "Dam bursts above town"),
        ("Dam bursts above town, says mayor, as rain goes on", "Dam bursts above town as rain goes on"),
        ("Dam may burst within a year: study", "Dam may burst within a year"),
        ("Dam is sold to the U.S.", "Dam is sold to the U.S."),
        ("Dam is sold to the town.", "Dam is sold to the town"),
        (
            "Mayor of Oster warns of ‘a flood like none before’ at the great dam and accuses the state of neglect",
            "Mayor of Oster warns of ‘a flood like none before’ at the great dam",
        ),
        (
            "Ruritania: Mayor of the town of Oster warns of a flood like none before in the valley of the Renn",
            "Mayor of the town of Oster warns of a flood like none before in the valley of the Renn",
        ),
    ],
)
def test_what_belongs_to_the_page_is_no_part_of_a_headline(headline: str, title: str) -> None:
    assert from_headline(headline, EN) == title


@pytest.mark.parametrize(
    ("headline", "words", "title"),
    [
        ("Dockers to strike on Thursday", "Thursday", "Dockers to strike"),
        ("Dam to fail by Thursday", "Thursday", "Dam to fail by Thursday"),
        ("Dam cup 2026: Oster wins", "2026", "Dam cup 2026: Oster wins"),
        ("2026 Dam cup opens", "2026", "2026 Dam cup opens"),
    ],
)
def test_a_headline_loses_its_time_word_where_nothing_breaks(headline: str, words: str, title: str) -> None:
    low = headline.index(words)
    assert from_headline(headline, EN, [(low, low + len(words))]) == title


def test_a_long_headline_loses_the_occasion_before_its_dash() -> None:
    long = "Harbour Trial - At the End of a Long Hearing, Two Witnesses Deny Ever Having Seen the Captain of the Ferry"
    assert from_headline(long, EN) == "Two Witnesses Deny Ever Having Seen the Captain of the Ferry"
    short = "Harbour trial - two witnesses deny it all"
    assert from_headline(short, EN) == short


@given(st.text(max_size=400))
def test_no_title_is_longer_than_the_limit(text: str) -> None:
    assert len(from_headline(text, EN)) <= TUNING.longest
