"""Counts with their nouns."""

from __future__ import annotations

from tui.wording.counts import counted, grouped


def test_a_number_and_its_noun_agree() -> None:
    assert [counted(number, "event") for number in (0, 1, 2, 1234)] == [
        "0 events",
        "1 event",
        "2 events",
        "1234 events",
    ]
    assert [grouped(number, "story") for number in (1, 1234)] == ["1 story", "1,234 stories"]
