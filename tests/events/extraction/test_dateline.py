"""A dateline tells on whose clock an article was written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.events.extraction.dateline import on_clock_of_place
from tui.events.extraction.extract import extract
from tui.model import Article

LATE = datetime(2026, 2, 16, 23, tzinfo=UTC)
EARLY = datetime(2026, 2, 17, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "lang", "published", "local"),
    [
        ("SYDNEY, Feb 17 (Wire) - Police arrested a man.", "en", LATE, "2026-02-17T10:00:00+11:00"),
        ("WASHINGTON, Feb. 16 — The bill was signed.", "en", EARLY, "2026-02-16T21:00:00-05:00"),
        ("МОСКВА, 17 февраля. /АГЕНТ/. Задержан человек.", "ru", LATE, "2026-02-17T02:00:00+03:00"),
        ("PARIS, 17 fév 2026 (Fil) - Un homme est arrêté.", "fr", LATE, "2026-02-17T00:00:00+01:00"),
        # The place's clock showed another day, there is no place, no day, or no dateline.
        ("LONDON, Feb 17 (Wire) - Police arrested a man.", "en", LATE, "2026-02-16T23:00:00+00:00"),
        ("AUSTRALIA, Feb 17 (Wire) - Police arrested a man.", "en", LATE, "2026-02-16T23:00:00+00:00"),
        ("MARLE, Feb 17 (Wire) - Police arrested a man.", "en", LATE, "2026-02-16T23:00:00+00:00"),
        ("SYDNEY (Wire) - Police arrested a man.", "en", LATE, "2026-02-16T23:00:00+00:00"),
        ("Sydney fell silent on Feb 17 - the day of mourning.", "en", LATE, "2026-02-16T23:00:00+00:00"),
        ("SYDNEY, Feb 19 (Wire) - Police will be there.", "en", LATE, "2026-02-16T23:00:00+00:00"),
    ],
)
def test_the_clock_of_the_place_is_believed_where_it_showed_that_day(
    text: str, lang: str, published: datetime, local: str
) -> None:
    assert on_clock_of_place(text, published, lang, "").isoformat() == local


def test_today_is_the_day_of_the_place() -> None:
    text = "SYDNEY, Feb 17 (Wire) - Police arrested a man today."
    article = Article("a", "Wire", "Police arrest man", text, LATE, LATE, lang="en")
    assert [mention.when.edtf() for mention in extract(article).mentions] == ["2026-02-17"]
