"""The cues that tell news from features, and weighty news from the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import NOON
from tui.events.extraction.extract import extract, face_of
from tui.events.extraction.newsworthiness import CUES, answers, newsworthiness
from tui.events.sentences.news_words import LISTS
from tui.languages import codes, read, word_lists
from tui.model import Article

DAM = Article(
    "a", "Courier", "Dam bursts above Sorrel, killing two",
    "The dam above Sorrel burst on Friday, police said. Two people were killed.", NOON, NOON, lang="en",
)  # fmt: skip
WITH_WORDS = [lang for lang in codes() if read(lang, "news")]
EVERYWHERE = frozenset(LISTS) - {"articles"}
"""Lists that every language has; headlines of some keep their articles."""


def answer(article: Article, name: str) -> float:
    """What one cue says of an article."""
    (place,) = (place for place, cue in enumerate(CUES) if cue.name == name)
    return answers(face_of(article))[place]


@pytest.mark.parametrize(
    ("name", "holds", "fails"),
    [
        ("deed", DAM, replace(DAM, title="The dam above Sorrel")),
        ("deaths", DAM, replace(DAM, title="Dam opens above Sorrel")),
        ("announced", DAM, replace(DAM, text="The dam above Sorrel was a wonder of its age.")),
        ("to the reader", replace(DAM, text="Would you live below a dam?"), DAM),
        ("asks within", replace(DAM, text="Would you live below a dam?"), DAM),
        ("personal", replace(DAM, title="My life below the dam"), replace(DAM, title="“My life is over,” says keeper")),
        ("begins soft", replace(DAM, title="Inside the dam of Sorrel"), DAM),
        ("section", replace(DAM, url="https://courier.example/opinion/dam"), DAM),
        ("filed apart", replace(DAM, categories=("Sorrel", "Opinion pieces")), replace(DAM, categories=("Sport", "Culture"))),
        ("filed apart", replace(DAM, categories=("НА ПРАВАХ РЕКЛАМЫ",)), replace(DAM, categories=("Политика", "Comments on dams"))),
        ("place", replace(DAM, place=3), DAM),
        ("weighty", replace(DAM, title="Parliament calls election"), DAM),
        ("recent day", DAM, replace(DAM, text="The dam above Sorrel burst in 1950.")),
        ("long ago", replace(DAM, text="The dam above Sorrel burst in 1950."), DAM),
        ("to come", replace(DAM, text="Sorrel votes on 14 May 2030."), DAM),
        ("short topic", replace(DAM, title="Sorrel: Dam bursts"), DAM),
        ("bare", replace(DAM, text=""), DAM),
        ("question mark", replace(DAM, title="Who built the dam?"), DAM),
        ("quoted", replace(DAM, title="“It was like the end of the world, a wall of water”"), DAM),
        ("number", replace(DAM, title="Dam kills 12"), DAM),
        ("countries", replace(DAM, title="Peru and Chile share a dam"), DAM),
        ("cause", replace(DAM, title="Dam bursts after storm"), DAM),
        ("known", replace(DAM, title="Dam bursts below Vatican"), DAM),
        ("full grammar", replace(DAM, title="Dam bursts above the town of Sorrel"), DAM),
        ("is", replace(DAM, title="Sorrel is a town below a dam"), DAM),
        ("function words", replace(DAM, title="Dam that was as old as the town"), DAM),
        ("negated", replace(DAM, title="Dam did not hold"), replace(DAM, title="“Not again,” says keeper of Sorrel dam")),
        ("owner", replace(DAM, title="Sorrel's old dam"), DAM),
        ("powers", replace(DAM, title="Moscow sends engineers to dam"), DAM),
        ("ordinary", replace(DAM, title="Man swims from dam"), DAM),
        ("sport", replace(DAM, title="Sorrel wins cup final"), DAM),
        ("number of dead", DAM, replace(DAM, title="Dam opens to 12 boats", text="The dam above Sorrel opened to 12 boats.")),
        ("number within", replace(DAM, text="The dam held 12 million tons."), DAM),
        ("said again", DAM, replace(DAM, text="Few people slept.")),
        ("present", replace(DAM, text="Sorrel is a town that lives below its dam."), DAM),
        ("going on", replace(DAM, text="Sorrel is growing and building again."), DAM),
        ("soft within", replace(DAM, text="Life below the dam has a history of its own."), DAM),
        ("joined", replace(DAM, text="Water and mud and stones came down."), DAM),
        ("contrast", replace(DAM, text="The dam was old, but nobody looked."), DAM),
        ("denied", replace(DAM, text="The dam did not hold."), replace(DAM, text="“It did not hold,” the keeper said.")),
        ("lead known", replace(DAM, text="A satellite of NASA saw the dam burst."), DAM),
        ("others", replace(DAM, text="Nobody told her that the dam had burst."), DAM),
        ("opener", replace(DAM, text="When the dam burst, few people slept."), DAM),
        ("ages", replace(DAM, text="Over decades the dam grew old."), DAM),
    ],
)  # fmt: skip
def test_what_a_cue_looks_at(name: str, holds: Article, fails: Article) -> None:
    assert answer(holds, name) > answer(fails, name)


def test_no_weight_is_nothing_in_both_columns_and_names_differ() -> None:
    assert all(cue.news or cue.weighty for cue in CUES)
    assert len({cue.name for cue in CUES}) == len(CUES)


def test_both_are_probabilities_and_the_news_of_the_day_has_more_of_each() -> None:
    musing = replace(DAM, title="What dams taught me about love", text="How do we live with what we fear?")
    news, feature = (newsworthiness(answers(face_of(article))) for article in (DAM, musing))
    assert 0 < feature.news < 0.5 < news.news < 1
    assert 0 < feature.weighty < news.weighty < 1


@pytest.mark.parametrize("lang", WITH_WORDS)
def test_every_language_has_every_list(lang: str) -> None:
    lists = word_lists(lang, "news")
    assert [name for name in EVERYWHERE if not lists.get(name)] == []


def test_words_without_spaces_and_with_grown_beginnings_are_found() -> None:
    japanese = replace(DAM, title="ダム決壊で2人死亡", text="", lang="ja")
    arabic = replace(DAM, title="مقتل شخصين والانفجار يهز المدينة", text="", lang="ar")
    assert answer(japanese, "deaths") == answer(arabic, "deaths") == 1
    assert answer(replace(arabic, title="هدوء في المدينة"), "deaths") == 0


def test_a_language_without_words_is_judged_by_what_needs_none() -> None:
    swahili = replace(DAM, title="Bwawa la Sorrel lapasuka", text="Bwawa lilipasuka. Watu 2 walikufa?", lang="sw")
    assert answer(swahili, "deed") == 0
    assert answer(swahili, "asks within") == 1
    assert 0 < extract(swahili).mentions[0].news < 1


def test_the_place_in_a_feed_speaks_for_its_head_and_against_its_end() -> None:
    said = [answer(replace(DAM, place=place), "place") for place in (1, 5, 40, 500)]
    assert said[0] == 1
    assert said[0] > said[1] > 0 > said[2] > said[3] == -1
