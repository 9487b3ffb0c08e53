"""Patterns with slots, and the word lists that fill them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

import tui.events
from tui.errors import ConfigError
from tui.events.clauses.word_classes import asked_lists
from tui.events.sentences import cues
from tui.languages import Template, codes, lacking, lists, prepare, templates, word_lists

TABLES: dict[str, dict[str, str | list[str]]] = {
    "en": {
        "articles": "the a",
        "heads": "{articles} that",
        "since": ["since", "ever since"],
        "marks": "'s",
        "none": "",
        "further": "more",
    },
    "de": {"articles": "der die", "since": "seit", "further": ""},
    "fr": {"heads": "{articles}"},
    "it": {"article": "il"},
    "es": {"heads": "{heads}"},
}


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Languages with a few lists each."""
    monkeypatch.setattr(lists, "read", lambda lang, file: TABLES.get(lang, {}))
    word_lists.cache_clear()
    yield
    word_lists.cache_clear()


def template(text: str) -> Template:
    """One that is not prepared with those of the program."""
    made = Template(text)
    Template.all.remove(made)
    return made


@pytest.mark.usefixtures("tables")
def test_a_slot_stands_for_the_words_of_its_list() -> None:
    own = template(r"^(?:{articles})\s\w{2,5}$")
    assert own.slots == ("articles",)
    assert own.of("en").match("the dam") and own.of("").match("a dam")
    assert own.of("de").match("der Damm") and not own.of("en").match("der Damm")
    assert not own.of("pl").match("the dam")


@pytest.mark.usefixtures("tables")
def test_a_capital_slot_has_capitals_and_an_optional_one_may_be_missing() -> None:
    assert template("^(?:{Articles})$").of("en").match("The")
    assert not template("^(?:{Articles})$").of("en").match("the")
    own = template(r"{marks?}|\d")
    assert own.slots == ()
    assert own.of("de").match("3") and not own.of("de").match("s")
    assert own.of("en").match("'s") and own.of("en").match("’s")


@pytest.mark.usefixtures("tables")
def test_phrases_are_tried_longest_first_and_bear_any_space() -> None:
    assert template("{since}").of("en").match("ever\n since") is not None
    assert template("{since}").of("en").pattern == r"ever\s+since|since"


@pytest.mark.usefixtures("tables")
def test_an_empty_list_is_had_and_matches_nothing() -> None:
    own = template("{further}|x")
    assert own.of("de").match("x") and not own.of("de").match("")
    assert not template("{none}").of("en").match("")


@pytest.mark.usefixtures("tables")
def test_all_languages_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "codes", lambda: ("de", "en"))
    own = template("^(?:{since})$").of_all()
    assert own.match("seit") and own.match("ever since")


@pytest.mark.usefixtures("tables")
def test_lists_include_others_and_errors_name_file_and_list() -> None:
    assert word_lists("en")["heads"] == ("the", "a", "that")
    for lang, message in (
        ("fr", "languages/fr/events.toml: heads: {articles} is no list that can stand here"),
        ("es", "languages/es/events.toml: heads: {heads} is no list that can stand here"),
        ("it", "languages/it/events.toml: article: there is no such list in languages/en/events.toml"),
    ):
        with pytest.raises(ConfigError, match=re.escape(message)):
            word_lists(lang)


@pytest.mark.usefixtures("tables")
def test_what_a_language_lacks() -> None:
    assert lacking("en") == ()
    assert lacking("de") == ("heads", "marks")


def test_every_list_of_english_is_asked_for_and_every_slot_is_filled() -> None:
    for module in pkgutil.walk_packages(tui.events.__path__, "tui.events."):
        importlib.import_module(module.name)
    slots = {slot for own in Template.all if own.file == "events" for slot in own.all_slots}
    asked = slots | asked_lists() | {field.name for field in fields(cues.Cues)} - {"lang", "known"}
    own = set(word_lists("en"))
    included = set(re.findall(r"\{(\w+)\}", str(lists.read("en", "events"))))
    unions = {"abbreviations", "capital_abbreviations", "name_abbreviations", "last_abbreviations", "outlet_words"}
    assert asked - own == set()
    assert own - asked - included - unions == set()


def test_the_files_of_all_languages_are_sound() -> None:
    for lang in codes():
        prepare(lang)
        assert cues.load(lang).known == (lang == "en")
