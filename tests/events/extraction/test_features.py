"""Headlines, first sentences and addresses of what is no news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.events.make import NOON
from tui.events.extraction.extract import extract
from tui.events.extraction.features import is_feature
from tui.events.fuse import fuse
from tui.events.sentences import cues
from tui.model import WORTH, Article, Mention

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


@pytest.mark.parametrize("title", NEWS)
def test_news_is_no_feature(title: str) -> None:
    assert not is_feature(title, "The dam of Sorrel burst on Tuesday.", None, "en", cues.load("en"))


@pytest.mark.parametrize("title", FEATURES)
def test_features_are_known_by_their_headline(title: str) -> None:
    assert is_feature(title, "The dam of Sorrel burst on Tuesday.", None, "en", cues.load("en"))


@pytest.mark.parametrize(
    ("lang", "title", "expected"),
    [
        ("de", "Warum der Damm brach", True),
        ("de", "Kommentar: Der Damm war nie sicher", True),
        ("de", "Damm bei Sorrel gebrochen", False),
        ("fr", "Pourquoi le barrage a cédé", True),
        ("fr", "Trois choses à savoir sur le barrage", True),
        ("fr", "Un barrage cède près de Sorrel", False),
        ("es", "¿Quién paga la presa?", True),
        ("es", "Por qué cedió la presa", True),
        ("es", "Cede una presa cerca de Sorrel", False),
        ("ru", "Почему рухнула плотина", True),
        ("ru", "Плотина рухнула под Соррелом", False),
        ("ja", "ダムは誰のものか？", True),
        ("ja", "ダムが決壊", False),
    ],
)
def test_other_languages(lang: str, title: str, expected: bool) -> None:
    assert is_feature(title, "", None, lang, cues.load(lang)) is expected


def test_an_author_who_speaks_for_himself_brings_no_news() -> None:
    english = cues.load("en")
    assert is_feature("A dam and its town", "I have lived below the dam for thirty years.", None, "en", english)
    assert not is_feature("Dam bursts above town", '"We heard a bang," a farmer said on Tuesday.', None, "en", english)


def test_the_address_tells_where_an_outlet_keeps_its_opinions() -> None:
    english = cues.load("en")
    assert is_feature("Dam bursts", "", "https://courier.example/opinion/2026/01/dam-bursts", "en", english)
    assert not is_feature("Dam bursts", "", "https://courier.example/2026/opinion", "en", english)


def test_an_event_is_a_feature_while_one_outlet_tells_it_and_not_as_news() -> None:
    asks = _main("a", "Courier", "Why the dam of Sorrel burst", "Engineers had warned of cracks.")
    tells = _main("b", "Courier", "Dam of Sorrel bursts", "The dam burst on Friday.")
    assert asks.score < WORTH <= tells.score
    assert fuse("e", [asks]).feature
    assert not fuse("e", [tells]).feature
    assert not fuse("e", [asks, tells]).feature
    assert not fuse("e", [asks, replace(asks, id="c#0", article="c", source="Wire")]).feature


def _main(name: str, source: str, title: str, text: str) -> Mention:
    return extract(Article(name, source, title, text, NOON, NOON, lang="en")).mentions[0]
