"""One date as a person types it, in the words of any language."""

from __future__ import annotations

from datetime import date

import pytest

from tui.dates.typed import read_date

TODAY = date(2026, 1, 2)


@pytest.mark.parametrize(
    ("text", "lang", "when"),
    [
        ("2024-03", "en", "2024-03"),
        ("+2w", "en", "2026-01-16"),
        ("-3 days", "en", "2025-12-30"),
        ("- 3 Months", "", "2025-10"),
        ("+1q", "en", "2026-34"),
        ("-1y", "de", "2025"),
        ("+3 jours", "fr", "2026-01-05"),
        ("-2 Wochen", "de", "2025-12-19"),
        ("on the 12 march", "en", "2026-03-12"),
        ("may", "en", "2026-05"),
        ("last tuesday", "en", "2025-12-30"),
    ],
)
def test_steps_notations_and_words_are_read(text: str, lang: str, when: str) -> None:
    meant = read_date(text, TODAY, lang)
    assert meant is not None and meant.edtf() == when


@pytest.mark.parametrize("text", ["", "+3 fortnights of it", "no date", "+9999y", "x" * 101])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read_date(text, TODAY) is None
