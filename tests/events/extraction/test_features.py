"""Headlines, first sentences and addresses of what is no news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import NOON
from tui.events.extraction.extract import extract
from tui.events.fuse import fuse
from tui.model import NEWS as NEWS_LIMIT
from tui.model import Article, Mention

NEWS = (
    "Dam bursts above town",
    "Harbour fire under control: what we know",
    "WHO declares end of the outbreak in Sorrel Bay",
    "Inside job suspected in Sorrel museum robbery",
    "Mayor of Sorrel: I will not resign",
    "'We are not afraid,' says the mayor of Sorrel",
    "Sorrel votes to leave US trade pact",
    "World War I shell found in Sorrel harbour",
    "The bridge of Sorrel has collapsed",
    "The town of Sorrel closes its schools",
    "Two fishermen found after five days at sea",
    "Sorrel’s Dam Bursts",
    "Peru’s Congress Ousts President",
    "Sorrel’s dam workers strike",
    "No sign of the missing ferry",
    "The engineer who saved the dam has died",
    "From Monday, ferries sail twice a day",
    "Leading engineer of the dam arrested",
    "",
)
FEATURES = (
    "Who pays for the dam?",
    "Why the dam burst",
    "How a town lives below a dam",
    "Here’s what the new ferry law does",
    "Silver: Why the price keeps rising",
    "Five key facts about the dam",
    "The 10 best books about rivers",
    "The dam in pictures",
    "The ferry law, explained",
    "Opinion: The dam was never safe",
    "Fact check: The dam is not for sale",
    "No, the dam was not sold to a film star",
    "What my father taught me about rivers",
    "We need to talk about dams",
    "The trouble with the night train",
    "A year of living below the dam",
    "A Long Day for the Dam Builders",
    "Saving the night train, one bolt at a time",
    "The engineer who saved the dam",
    "The Old Dam’s Last Keeper",
    "When I Think of the Dam I Think of My Father",
    "The ten best dams of the year",
    "The diver trying to find the Artemis wreck before the flood",
    "From ferryman to mayor: The rise of Rosa Quispe",
    "Ferryman shares how he learnt to swim at sixty",
    "Sorrel: No, the dam was not sold to a film star",
)


TOLD = "The dam of Sorrel burst on Tuesday, police said."
MUSED = "Few in the valley remember how the water came to the town, or what was there before."


def news(title: str, text: str = "", url: str | None = None, lang: str = "en") -> float:
    """Probability that an article brings news."""
    article = Article("a", "Courier", title, text, NOON, NOON, lang=lang, url=url)
    return extract(article).mentions[0].news


@pytest.mark.parametrize("title", NEWS)
def test_news_is_no_feature(title: str) -> None:
    assert news(title, TOLD) >= NEWS_LIMIT


@pytest.mark.parametrize("title", FEATURES)
def test_features_are_known_by_their_headline(title: str) -> None:
    assert news(title, MUSED) < NEWS_LIMIT


@pytest.mark.parametrize("title", FEATURES)
def test_a_headline_of_a_feature_counts_less_than_most_of_news_over_the_same_text(title: str) -> None:
    others = sorted(news(other, TOLD) for other in NEWS)
    assert news(title, TOLD) < others[len(others) // 2]


@pytest.mark.parametrize(
    ("lang", "title", "expected"),
    [
        ("de", "Warum der Damm brach", True),
        ("de", "Kommentar: Der Damm war nie sicher", True),
        ("de", "Damm bei Sorrel gebrochen, zwei Tote", False),
        ("fr", "Pourquoi le barrage a cédé", True),
        ("fr", "Trois choses à savoir sur le barrage", True),
        ("fr", "Un barrage cède près de Sorrel, deux morts", False),
        ("es", "¿Quién paga la presa?", True),
        ("es", "Por qué cedió la presa", True),
        ("es", "Una presa cerca de Sorrel mata a dos personas", False),
        ("ru", "Почему рухнула плотина", True),
        ("ru", "Плотина рухнула под Соррелом, погибли двое", False),
        ("ja", "ダムは誰のものか？", True),
        ("ja", "ダムが決壊し2人死亡、警察が発表", False),
    ],
)
def test_other_languages(lang: str, title: str, expected: bool) -> None:
    assert (news(title, lang=lang) < NEWS_LIMIT) is expected


def test_an_author_who_speaks_for_himself_brings_no_news() -> None:
    mine, quoted = "I have lived below the dam for thirty years.", '"I heard a bang," a farmer said on Tuesday.'
    assert news("A dam and its town", mine) < NEWS_LIMIT <= news("Dam bursts above town", quoted)


def test_the_address_tells_where_an_outlet_keeps_its_opinions() -> None:
    opinion, other = "https://courier.example/opinion/2026/01/dam-bursts", "https://courier.example/2026/opinion"
    assert news("Dam bursts", TOLD, opinion) < news("Dam bursts", TOLD, other) == news("Dam bursts", TOLD)


def test_an_event_is_a_feature_until_it_is_told_as_news() -> None:
    asks = _main("a", "Courier", "Why the dam of Sorrel burst", "Engineers had warned of cracks.")
    tells = _main("b", "Courier", "Dam of Sorrel bursts", "The dam burst on Friday, police said.")
    assert asks.news < NEWS_LIMIT <= tells.news
    assert fuse("e", [asks]).feature
    assert fuse("e", [asks]).weight == asks.news
    assert not fuse("e", [tells]).feature
    assert not fuse("e", [asks, tells]).feature
    again = replace(asks, id="c#0", article="c", source="Wire")
    assert fuse("e", [asks, again]).weight > asks.news


def _main(name: str, source: str, title: str, text: str) -> Mention:
    return extract(Article(name, source, title, text, NOON, NOON, lang="en")).mentions[0]
