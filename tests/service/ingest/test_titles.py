"""Titles are in the person's language where an article has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.make import T0, article, mention
from tui.model import Query
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.titles import speak
from tui.service.session import Session, language_of
from tui.service.timeline.as_of import events_as_of
from tui.store import StoredMention


def tell(session: Session) -> None:
    """One event in three languages, and one in Korean alone."""
    store = session.store
    for event, lang in (("e", "en"), ("e", "de"), ("e", "ko"), ("k", "ko")):
        one = article(f"{event}-{lang}", source=lang, lang=lang)
        said = replace(mention(one, news=1.0), title=f"{event} told in {lang}", score=0.9)
        store.put_article(one, "hash")
        store.put_mentions(one.id, [StoredMention(said, event)])
    with store.transaction():
        refresh_events(store, ["e", "k"])


def titles(session: Session) -> list[str]:
    return sorted(event.title for event in session.store.stream(Query()))


@pytest.mark.parametrize("lang", ["de", "ko", "en", "fr"])
def test_titles_follow_the_language(session: Session, lang: str) -> None:
    tell(session)
    assert titles(session) == ["e told in en", "k told in ko"]
    speak(replace(session, language=lang))
    shown = "en" if lang == "fr" else lang
    assert titles(session)[1] == "k told in ko"
    assert titles(session)[0] == f"e told in {shown}" or lang == "fr"
    past = events_as_of(session, Query(as_of=T0 + timedelta(days=1)))
    assert sorted(event.title for event in past) == titles(session), "a past moment is told in the language of now"


@pytest.mark.parametrize(
    ("env", "lang"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "uk_UA", "LANG": "de"}, "uk"),
    ],
)
def test_the_language_is_that_of_the_system(session: Session, env: dict[str, str], lang: str) -> None:
    assert language_of(session.settings, env) == lang
    assert language_of(replace(session.settings, language="fr"), env) == "fr"
