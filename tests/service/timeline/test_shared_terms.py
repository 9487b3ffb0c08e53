"""The words that explain why several articles are one event."""

from __future__ import annotations

import pytest

from tests.store.make import article, mention
from tui.events.matching.tuning import TUNING
from tui.events.terms import fold, stem, terms
from tui.model import Evidence
from tui.service.timeline.shared_terms import readable, why_one
from tui.store import StoredMention

TRAIN = (
    "Freight train derails on the Trans-Siberian near Taldan",
    "Ferries were stopped; 1,914 tonnes of coal burned in Russia's Amur region.",
    "A freight train carrying coal derailed on the Trans-Siberian railway",
)


@pytest.mark.parametrize(
    ("shared", "words"),
    [
        (["train", "Siberian", "Trans"], ["train", "Trans-Siberian"]),
        (["Siberian", "Amur", "Russia's"], ["Siberian", "Amur", "Russia"]),
        (["ferries", "coal", "914", "1"], ["Ferries", "coal", "1,914"]),
        (["derailed", "coal"], ["derails", "coal"]),
        (["freight", "lighthous"], ["freight", "lighthous"]),
        (["freight", "coal", "lighthous"], ["freight", "coal"]),
        (["coal", "amur", "coa", "9", "00"], ["coal", "Amur"]),
        (["burns", "2018"], ["burned", "2018"]),
        ([], []),
    ],
)
def test_stems_are_words_again(shared: list[str], words: list[str]) -> None:
    assert readable([stem(fold(word)) for word in shared], TRAIN) == words


def test_accents_come_back_and_pairs_of_signs_are_joined() -> None:
    spanish = "Los trabajadores de Valparaíso votan"
    assert readable(terms(spanish)[:2], [spanish]) == ["trabajadores", "Valparaíso"]
    korean_leader = "金正恩は先月認めた"
    assert readable(terms(korean_leader), [korean_leader, "労働新聞"]) == [korean_leader]
    assert readable(["金正", "正恩"], [korean_leader]) == ["金正恩"]


@pytest.mark.parametrize("text", TRAIN)
def test_every_term_of_a_text_is_found_in_it(text: str) -> None:
    for term in terms(text):
        if not term.isdigit():
            (word,) = readable([term], [text])
            assert word in text


def test_a_merge_is_explained() -> None:
    told = []
    for n, text in enumerate(TRAIN[::2]):
        of = article(f"a{n}")
        said = mention(of, title=text, evidence=Evidence(text, 0, 0, "published", ""))
        told.append(StoredMention(said, "e", 1.0, tuple(terms("Train Trans-Siberian")) if n else ()))
    assert why_one(told[:1], {}) == ""
    assert why_one(told, {"a0": "Train off the rails"}) == "2 articles, one event: they share train, Trans-Siberian"
    without = [StoredMention(stored.mention, "e") for stored in told]
    assert why_one(without, {}) == "2 articles, one event: their titles and dates agree"
    told[1] = StoredMention(told[1].mention, "e", 0.87, told[1].shared)
    assert why_one(told, {}).endswith(f"; the least likely fits with 0.87, {TUNING.join} needed")
