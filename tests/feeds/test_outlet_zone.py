"""The day of an outlet: feeds that stamp in universal time are read on the clock on which they are made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.events.extraction.extract import extract
from tui.feeds.read.parse import parse
from tui.model import Article, Feed

NOW = datetime(2026, 2, 17, 2, tzinfo=UTC)
LATE = "Mon, 16 Feb 2026 23:00:00 GMT"


def article(
    stamp: str = LATE,
    host: str = "h.example",
    channel: str = "",
    text: str = "Police arrested a man today.",
    **told: str,
) -> Article:
    body = (
        f"<rss version='2.0'><channel><title>C</title>{channel}<item><title>Police arrest man</title>"
        f"<link>https://{host}/1</link><description>{text}</description><pubDate>{stamp}</pubDate></item></channel></rss>"
    )
    (only,) = parse(body.encode(), Feed("x", f"https://{host}/", **told), f"https://{host}/", NOW).articles
    return only


@pytest.mark.parametrize(
    ("told", "host", "channel", "local"),
    [
        ({"timezone": "Australia/Sydney"}, "h.example", "", "2026-02-17T10:00:00+11:00"),
        ({"country": "AU"}, "h.example", "", "2026-02-17T10:00:00+11:00"),
        ({}, "www.news.example.au", "", "2026-02-17T10:00:00+11:00"),
        ({}, "news.example.co.uk", "", "2026-02-16T23:00:00+00:00"),
        ({}, "h.example", "<language>en-AU</language>", "2026-02-17T10:00:00+11:00"),
        (
            {},
            "h.example",
            "<lastBuildDate>Tue, 17 Feb 2026 12:00:00 +1100</lastBuildDate>",
            "2026-02-17T10:00:00+11:00",
        ),
        ({"timezone": "America/New_York"}, "news.example.au", "", "2026-02-16T18:00:00-05:00"),
        ({}, "h.example", "<language>en-us</language>", "2026-02-16T23:00:00+00:00"),
        ({}, "news.example.tv", "", "2026-02-16T23:00:00+00:00"),
        ({}, "h.example", "", "2026-02-16T23:00:00+00:00"),
    ],
)
def test_universal_time_is_read_on_the_outlet_s_clock(
    told: dict[str, str], host: str, channel: str, local: str
) -> None:
    assert article(host=host, channel=channel, **told).published.isoformat() == local


def test_a_zone_that_a_stamp_names_is_kept() -> None:
    own = article("Mon, 16 Feb 2026 20:00:00 -0300", timezone="Australia/Sydney")
    assert own.published.isoformat() == "2026-02-16T20:00:00-03:00"


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu", ""])
@pytest.mark.parametrize("stamp", ["2026-02-16", "16 Feb 2026", "Mon, 16 Feb 2026", "16.02.2026"])
def test_a_stamp_of_a_day_is_that_day_everywhere(stamp: str, zone: str) -> None:
    read = article(stamp, timezone=zone)
    assert read.published.date().isoformat() == "2026-02-16" and read.dated


def test_what_an_australian_outlet_calls_today_at_23_utc_is_the_next_day() -> None:
    event = extract(article(timezone="Australia/Sydney")).mentions[0]
    assert event.when.edtf() == "2026-02-17"


def test_an_entry_without_stamp_is_of_the_outlet_s_day() -> None:
    undated = article("", timezone="America/Los_Angeles")
    assert not undated.dated and undated.published == NOW and undated.published.date().isoformat() == "2026-02-16"


def test_the_id_of_an_entry_is_the_same_in_any_zone() -> None:
    bare = "<rss><channel><title>C</title><item><title>T</title><pubDate>Mon, 16 Feb 2026 23:00:00 GMT</pubDate></item></channel></rss>"
    here, there = (
        parse(bare.encode(), Feed("x", "u", timezone=zone), "http://h.example/", NOW).articles[0].id
        for zone in ("", "Asia/Tokyo")
    )
    assert here == there
