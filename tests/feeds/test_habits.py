"""Days in digits: which number is the day, told by the stamps of a document together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.server import rss
from tui.feeds.read.habits import is_in_digits, order_of, read_day
from tui.feeds.read.parse import Parsed, parse
from tui.model import Feed

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)


def feed(stamps: Sequence[str], lang: str = "", country: str = "", zone: str = "") -> Parsed:
    items = [
        f"<title>Title {n}</title><link>http://h.example/{n}</link><pubDate>{stamp}</pubDate>"
        for n, stamp in enumerate(stamps)
    ]
    told = Feed("x", "http://h.example/", lang=lang, country=country, timezone=zone)
    return parse(rss(*items).encode(), told, "http://h.example/", NOW)


def days(*stamps: str, lang: str = "", country: str = "") -> list[str]:
    read = feed(stamps, lang, country)
    return [article.published.date().isoformat() if article.dated else "" for article in read.articles]


@pytest.mark.parametrize(
    ("stamp", "lang", "iso"),
    [
        ("08.03.25 0h24", "fr", "2025-03-08T00:24:00+00:00"),
        ("08.03.25 0h24", "", "2025-03-08T00:24:00+00:00"),
        ("12/01/25 1h05", "fr", "2025-01-12T01:05:00+00:00"),
        ("2/3/26 10:30 PM", "en", "2026-02-03T22:30:00+00:00"),
        ("2/3/26 10:30 PM", "", "2026-02-03T22:30:00+00:00"),
        ("17.02.26 kl. 22.30", "da", "2026-02-17T22:30:00+00:00"),
        ("Di, 17.02.2026, 22:30 Uhr", "de", "2026-02-17T22:30:00+00:00"),
        ("2026.02.17 오후 10:30", "ko", "2026-02-17T22:30:00+00:00"),
        ("26. 2. 17. 22:30", "ko", "2026-02-17T22:30:00+00:00"),
        ("26-02-17 22:30", "", "2026-02-17T22:30:00+00:00"),
        ("2026-02-17 22h30", "", "2026-02-17T22:30:00+00:00"),
        ("20260217223000", "", "2026-02-17T22:30:00+00:00"),
        ("17/02/26", "", "2026-02-17T12:00:00+00:00"),
        ("1771367400.25", "", "2026-02-17T22:30:00+00:00"),
    ],
)
def test_a_stamp_in_digits_is_read(stamp: str, lang: str, iso: str) -> None:
    (article,) = feed([stamp], lang).articles
    assert article.dated and article.published.isoformat() == iso


def test_one_stamp_tells_the_order_of_all() -> None:
    assert days("01/02/2026 9:00", "30/01/2026 9:00", lang="en") == ["2026-02-01", "2026-01-30"]
    assert days("02/01/2026 9:00", "01/30/2026 9:00", lang="fr") == ["2026-02-01", "2026-01-30"]


def test_stamps_of_one_feed_lie_close_together() -> None:
    assert days("03/02/26 9:00", "02/02/26 9:00", "01/02/26 9:00", lang="en") == [
        "2026-02-03",
        "2026-02-02",
        "2026-02-01",
    ]


def test_of_a_single_stamp_language_and_country_tell_the_order() -> None:
    assert days("02/01/26 9:00", lang="en") == ["2026-02-01"]
    assert days("02/01/26 9:00", lang="en", country="GB") == days("02/01/26 9:00", lang="fr") == ["2026-01-02"]


@pytest.mark.parametrize("stamp", ["31.02.26 9h00", "00/00/26", "17/02", "1.2.3", "99.99.99 99h99", "vor 3 Stunden"])
def test_a_feed_none_of_whose_stamps_can_be_read_is_told(stamp: str) -> None:
    read = feed([stamp, stamp], "de")
    assert read.unread_stamp == stamp and not any(article.dated for article in read.articles)


def test_a_feed_with_one_stamp_that_is_read_or_with_none_at_all_is_not() -> None:
    assert feed(["vor 3 Stunden", "17.02.26 9h00"], "de").unread_stamp == ""
    assert parse(rss("<title>T</title>").encode(), Feed("x", "u"), "http://h.example/", NOW).unread_stamp == ""


def test_a_stamp_without_zone_is_of_the_zone_that_the_person_names() -> None:
    for stamp in ("2026-02-17 22:30", "Tue, 17 Feb 2026 22:30:00", "17.02.26 22h30", "17 février 2026 22h30"):
        (article,) = feed([stamp], "fr", zone="Europe/Paris").articles
        assert article.published.isoformat() == "2026-02-17T22:30:00+01:00", stamp


@given(st.lists(st.from_regex(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}( [0-9:h]{1,6})?", fullmatch=True), max_size=4))
def test_no_stamp_raises_and_no_day_is_one_to_come(stamps: list[str]) -> None:
    order = order_of(filter(is_in_digits, stamps), "dmy", NOW)
    for stamp in stamps:
        found = read_day(stamp, order or "dmy", NOW)
        assert found is None or date(1990, 1, 1) <= found[0] <= date(2026, 2, 19)
