"""A language with few or no words for events: its dates are found, and no title of it is spoilt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.events.conftest import Read
from tui.errors import ConfigError
from tui.events.sentences import cues
from tui.events.sentences.words import words_of
from tui.events.titles.headline import from_headline
from tui.events.titles.statement import from_sentence
from tui.events.titles.tuning import TUNING
from tui.languages import loader, word_lists

LANGUAGES = Path(loader.__file__).parent
Language = Callable[..., str]


CODES = (f"q{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
"""Codes of no language: a new one for each test, since patterns are remembered by them."""


@pytest.fixture
def language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    """Makes a language with these lists for events, beside all others; gives its code. Its dates are written as in German."""

    def forget() -> None:
        for remembered in (loader.read, loader.codes, word_lists, cues.load):
            remembered.cache_clear()

    def make(**lists: str) -> str:
        code = next(CODES)
        folder = tmp_path / code
        folder.mkdir()
        (folder / "dates.toml").symlink_to(LANGUAGES / "de" / "dates.toml")
        if lists:
            lines = [f'{name} = "{words}"' for name, words in lists.items()]
            (folder / "events.toml").write_text("\n".join(lines), encoding="utf-8")
        for path in LANGUAGES.iterdir():
            (tmp_path / path.name).symlink_to(path)
        monkeypatch.setattr(loader, "_folder", lambda: tmp_path)
        forget()
        return code

    yield make
    monkeypatch.undo()
    forget()


HANDFUL = {
    "past": "var föll brast stängdes brach war",
    "saying": "sade säger sagte",
    "articles": "en ett den det",
    "date_prepositions": "på i am im",
    "relatives": "som der die",
}
"""Some words of Swedish, and of German, by each of which some rule could be tempted."""

SENTENCES = [
    "Dammen brast i söndags.",
    "På söndagen föll bron, säger borgmästaren, som var där.",
    "Under förra månaden stängdes vägen till hamnen, som var skadad.",
    "En vecka efter stormen var Her och Has kvar on the road.",
]


@pytest.mark.parametrize("lists", [{}, {"past": HANDFUL["past"]}, HANDFUL])
def test_sentences_stay_whole(language: Language, lists: dict[str, str]) -> None:
    own = cues.load(language(**lists))
    assert not own.known
    for sentence in SENTENCES:
        for low, high in ((0, 2), (8, 20), (len(sentence) - 9, len(sentence) - 1)):
            title = from_sentence(words_of(sentence, own.lang), [(low, high)], own, low, "Ada Lund").text
            assert title == sentence.rstrip(".")
            assert from_headline(words_of(title, own.lang), own, [(low, high)]) == title


@pytest.mark.parametrize("lists", [{}, HANDFUL])
def test_dated_sentences_are_told_with_their_dates(language: Language, read: Read, lists: dict[str, str]) -> None:
    text = "Der Bürgermeister war krank, sagte er. Am 5. Dezember 2025 brach der Damm, der alt war. Man sucht Spuren."
    extraction = read(text, title="Damm gebrochen", lang=language(**lists))
    assert [mention.title for mention in extraction.mentions] == [
        "Damm gebrochen",
        "Am 5. Dezember 2025 brach der Damm, der alt war",
    ]
    assert extraction.mentions[1].when.edtf() == "2025-12-05"


def test_a_long_sentence_is_cut_behind_a_word_that_may_end_it(language: Language) -> None:
    own = cues.load(language(hanging="ett till"))
    sentence = (
        f"Räddningstjänsten larmades till ett stort läckage, {'som hördes långt borta i dalen, ' * 5}till ett hus"
    )
    assert len(sentence) > TUNING.longest
    title = from_sentence(words_of(sentence, own.lang), [], own).text
    assert title.endswith("…")
    assert sentence.startswith(f"{title[:-1]} ")
    assert len(title) >= TUNING.least_kept


def test_a_list_that_there_is_none_of_is_an_error(language: Language) -> None:
    with pytest.raises(ConfigError, match=r"languages/q./events\.toml: pasts: there is no such list"):
        cues.load(language(pasts="var"))
