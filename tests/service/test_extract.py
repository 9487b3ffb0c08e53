"""Texts of any length: read piece by piece, with the same result and in the same place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.service import extract
from tui.service.extract import article_of, extract_line, extract_pieces, pieces

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
PARAGRAPH = "The council of Marle met on Tuesday and closed the old bridge. A new one opens on 3 March, it said.\n\n"


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(extract, "PIECE_CHARS", 500)
    return 500


@given(st.lists(st.text(max_size=30), max_size=30))
def test_pieces_are_the_text(parts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "PIECE_CHARS", 10)
        found = list(pieces(parts))
    assert "".join(piece for _, piece in found) == "".join(parts)
    assert all(len(piece) <= 10 for _, piece in found)
    assert [start for start, _ in found] == [
        sum(len(piece) for _, piece in found[:place]) for place in range(len(found))
    ]


def test_a_text_is_cut_between_paragraphs(short: int) -> None:
    found = [piece for _, piece in pieces([PARAGRAPH * 20])]
    assert len(found) > 3
    assert all(piece.endswith("\n\n") for piece in found)


def test_a_long_document_gives_what_its_pieces_give_in_their_places(short: int) -> None:
    text = PARAGRAPH * 20
    result = extract_line(json.dumps({"id": "a", "published": "2026-01-02", "text": text}), NOON)
    assert [time["value"] for time in result["times"]] == ["2025-12-30", "2026-03-03"] * 20
    assert all(text[time["start"] : time["end"]] == time["text"] for time in result["times"])
    for event in result["events"]:
        assert text[event["start"] : event["end"]].startswith(("The council", "A new one"))
        assert event["start"] <= event["clause"][0] < event["clause"][1] <= event["end"]
        if event["time"] is not None:
            assert event["start"] <= result["times"][event["time"]]["start"] < event["end"]


def test_later_pieces_count_from_the_day_that_the_first_one_tells(short: int) -> None:
    article = replace(article_of("MARLE, 27 December 2025 (Wire) - " + PARAGRAPH * 12, NOON), dated=False)
    days = {part.article.published.date().isoformat() for _, part in extract_pieces(article)}
    assert days == {"2025-12-27"}
