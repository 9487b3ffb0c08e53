"""What a reader sends along for matching is what matching would make of it, also after its way between processes."""

from __future__ import annotations

import pickle
from dataclasses import fields
from datetime import UTC, datetime

import pytest

from tui.events.extraction.extract import extract
from tui.events.matching import matcher
from tui.events.matching.candidates import LiveMention, live_mention
from tui.events.matching.tuning import TUNING
from tui.model import Article
from tui.service.ingest.reading import Reading, reading_of, renamed

NOW = datetime(2026, 2, 1, tzinfo=UTC)


def reading() -> Reading:
    text = "The council of Perm closed the bridge on Monday after 12 cars sank. It had opened it on 3 May 2025."
    return reading_of(extract(Article("a", "Wire", "Perm closes bridge", text, NOW, NOW, lang="en")), "h", NOW)


def told(live: LiveMention) -> dict[str, object]:
    return {field.name: getattr(live, field.name) for field in fields(live)}


def test_it_is_weighed_as_matching_weighs() -> None:
    sent: Reading = pickle.loads(pickle.dumps(reading()))
    assert len(sent.weighed) == len(sent.mentions) > 0
    assert [told(live) for live in sent.weighed] == [told(live_mention(mention, TUNING)) for mention in sent.mentions]


def test_under_another_id_it_is_weighed_anew() -> None:
    assert renamed(reading(), "b").weighed == ()


def test_matching_weighs_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading()

    def again(*_: object) -> None:
        raise AssertionError("weighed twice")

    monkeypatch.setattr(matcher, "live_mention", again)
    taken = matcher.Matcher()
    taken.put(read.mentions, read.weighed)
    assert len(taken.settle()) == len(read.mentions)
