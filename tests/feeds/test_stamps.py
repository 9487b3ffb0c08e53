"""The stamps that feeds write, in all their ways."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.feeds.server import rss
from tui.feeds.read.parse import parse
from tui.feeds.read.published import read_published
from tui.feeds.read.stamps import read_time
from tui.model import Article, Feed

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)


def article(stamp: str, lang: str = "") -> Article:
    body = rss(f"<title>A title</title><link>http://h.example/1</link><pubDate>{stamp}</pubDate>")
    (only,) = parse(body.encode(), Feed("x", "http://h.example/", lang=lang), "http://h.example/", NOW).articles
    return only


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("2026-02-12 22:30:00 UTC", "2026-02-12T22:30:00+00:00"),
        ("2026-02-12 22:30:00 +0000 UTC", "2026-02-12T22:30:00+00:00"),
        ("2026-02-12 22:30:00 +0900", "2026-02-12T22:30:00+09:00"),
        ("2026-02-12 22:30:00 EST", "2026-02-12T22:30:00-05:00"),
        ("2026-02-12T22:30:00 GMT", "2026-02-12T22:30:00+00:00"),
        ("Thu, 12 Feb 2026 06:30:00 +09:00", "2026-02-12T06:30:00+09:00"),
        ("Thu, 12 Feb 2026 06:30 +09:00", "2026-02-12T06:30:00+09:00"),
        ("Thu, 12 Feb 2026 22:30:00 -05:00", "2026-02-12T22:30:00-05:00"),
        ("Thu, 12 Feb 2026 10:30:00 PM", "2026-02-12T22:30:00+00:00"),
        ("Thu, 12 Feb 2026 10:30 p.m. EST", "2026-02-12T22:30:00-05:00"),
        ("Thu, 12 Feb 2026 12:05 AM", "2026-02-12T00:05:00+00:00"),
        ("Thu, 12 Feb 2026 12:05 pm", "2026-02-12T12:05:00+00:00"),
        ("Feb 12, 2026 10:30PM", "2026-02-12T22:30:00+00:00"),
        ("02/12/2026 10:30 PM", "2026-02-12T22:30:00+00:00"),
        ("Thursday, February 12, 2026 - 22:30", "2026-02-12T22:30:00+00:00"),
        ("Thu Feb 12 2026 06:30:00 GMT+0900 (Japan Standard Time)", "2026-02-12T06:30:00+09:00"),
        ("Thu Feb 12 22:30:00 2026", "2026-02-12T22:30:00+00:00"),
        ("Thu, 12 Feb 2026 22:30:00 AKST", "2026-02-12T22:30:00-09:00"),
        ("Thu, 12 Feb 2026 00:30:00 SAST", "2026-02-12T00:30:00+02:00"),
        ("Thu, 12 Feb 2026 00:30:00 IST", "2026-02-12T00:30:00+05:30"),
        ("Thu, 12 Feb 2026 00:30:00 XYZT", "2026-02-12T00:30:00+00:00"),
        ("Thu, 12 Feb 2026 24:00:00 +0000", "2026-02-13T00:00:00+00:00"),
        ("Wed, 31 Dec 2025 24:00:00 +0100", "2026-01-01T00:00:00+01:00"),
        ("Thu, 12 Feb 2026 22:30:00 +2500", "2026-02-12T22:30:00+00:00"),
        ("2026-02-12T22:30:00+23:00", "2026-02-12T22:30:00+00:00"),
        ("Fri, 12 Sept 2025 22:30:00 +0000", "2025-09-12T22:30:00+00:00"),
        ("Thu, 12 Feb 26 22:30:00 GMT", "2026-02-12T22:30:00+00:00"),
        ("Thu, 12&#160;Feb 2026&#160;22:30:60 +0000", "2026-02-12T22:30:59+00:00"),
        ("1770933600", "2026-02-12T22:00:00+00:00"),
        ("1770933600000", "2026-02-12T22:00:00+00:00"),
        ("20260212T223000Z", "2026-02-12T22:30:00+00:00"),
        ("2026年1月15日", "2026-01-15T12:00:00+00:00"),
        ("2026年1月15日 22:30", "2026-01-15T22:30:00+00:00"),
        ("jeu., 15 janv. 2026", "2026-01-15T12:00:00+00:00"),
        ("martes, 17 de febrero de 2026 - 10:30", "2026-02-17T10:30:00+00:00"),
    ],
)
def test_stamps_are_read_as_they_are_meant(stamp: str, iso: str) -> None:
    read = article(stamp)
    assert read.dated and read.published.isoformat() == iso


@pytest.mark.parametrize("stamp", ["2026", "2025-11", " 2025-11 ", "yesterday", "0", "12:30", "99/99/2026", "10:30 PM"])
def test_what_names_no_day_dates_nothing(stamp: str) -> None:
    read = article(stamp)
    assert not read.dated and read.published == NOW


def test_a_declared_language_is_the_only_one_that_is_tried() -> None:
    assert article("15 janv. 2026", "fr").published.date().isoformat() == "2026-01-15"
    assert not article("1月15日2026", "fr").dated


@given(st.text(max_size=60), st.sampled_from(["", "en", "fr", "xx"]))
def test_no_stamp_raises(stamp: str, lang: str) -> None:
    read_published([stamp], None, lang, NOW)


@given(st.from_regex(r"[0-9:. ,T+/-]{1,40}( ?[AaPp][Mm])?", fullmatch=True))
def test_a_time_that_is_read_has_an_offset(stamp: str) -> None:
    moment = read_time(stamp)
    assert moment is None or moment.utcoffset() is not None


def test_a_stamp_that_is_understood_and_cannot_be_right_is_tried_in_no_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []

    def read_local(text: str, lang: str, zone: tzinfo) -> datetime | None:
        tried.append(text)
        return None

    monkeypatch.setattr("tui.feeds.read.published._read_local", read_local)
    assert read_published(["Tue, 17 Feb 2027 21:10:07 -0500"], None, "", NOW) is None and tried == []
    assert read_published(["mardi 17 fevrier"], None, "fr", NOW) is None and tried == ["mardi 17 fevrier"]
