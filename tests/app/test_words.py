"""Counts, spans of time and states as people say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.app import world
from tui.app import words
from tui.model import (
    PollOutcome,
    PollResult,
    ReadingProgress,
    Settings,
    Summary,
)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=3), "3 min ago"),
        (timedelta(hours=5), "5 h ago"),
        (timedelta(days=9), "9 days ago"),
    ],
)
def test_ago(span: timedelta, expected: str) -> None:
    assert words.ago(world.NOW - span, world.NOW) == expected


def test_briefly() -> None:
    spans = (timedelta(seconds=-5), timedelta(minutes=12), timedelta(hours=5), timedelta(days=9))
    assert [words.briefly(span) for span in spans] == ["now", "12m", "5h", "9d"]


@pytest.mark.parametrize("cause", ["cannot be reached: no host", "could not be connected to"])
def test_a_poll_that_reaches_nobody_is_offline(cause: str) -> None:
    feeds = [PollResult(world.feed(name), PollOutcome.FAILED, note=f"{cause}.") for name in "ab"]
    assert words.poll_outcome(feeds, ReadingProgress()) == (
        f"offline: none of 2 feeds can be reached ({cause}); what is stored is shown"
    )


def test_counts() -> None:
    summary = Summary(
        1412,
        37,
        900,
        last_polled=world.NOW - timedelta(minutes=3),
        next_poll=world.NOW + timedelta(minutes=12),
        failing=2,
    )
    assert words.counts(summary, world.NOW) == ("1,412 events", "37 unread", "polled 3 min ago", "next poll in 12 min")
    assert words.counts(replace(summary, to_read=1200), world.NOW)[2] == "1,200 articles to be read"
    assert words.until(world.NOW, world.NOW) == "due"
    assert words.alarm(Settings(), summary) == ""
    assert words.alarm(Settings(), replace(summary, offline=True)) == "offline"


def test_outcome_of_a_poll() -> None:
    feed = world.feed("AFP")
    failed = PollResult(feed, PollOutcome.FAILED, note="403 Forbidden")
    assert words.poll_outcome([], ReadingProgress()) == "there are no feeds to poll"
    assert words.poll_outcome([PollResult(feed, PollOutcome.NOT_DUE)], ReadingProgress()) == "no feed is due"
    assert words.poll_outcome([PollResult(feed, PollOutcome.NOT_MODIFIED)], ReadingProgress(3, 3, 2)) == (
        "polled 1 feed: 2 new events"
    )
    assert words.poll_outcome([failed] * 3, ReadingProgress(trouble="1 article cannot be read (slow)")) == (
        "polled 3 feeds: 0 new events; 3 failed (AFP: 403 Forbidden, AFP: 403 Forbidden, …); "
        "1 article cannot be read (slow)"
    )


def test_a_poll_says_how_far_its_reading_is() -> None:
    new = [PollResult(world.feed("AFP"), PollOutcome.OK, new=40)]
    assert words.poll_progress(1, 3, new, ReadingProgress(5, 40, 7)) == "polling 1/3 feeds: 40 articles, 7 events"
    assert words.poll_progress(3, 3, new, ReadingProgress(5, 40, 7)) == "reading 5/40 articles: 7 events"
    assert words.poll_progress(3, 3, new, ReadingProgress(40, 40, 9)) == "polling 3/3 feeds: 40 articles, 9 events"
