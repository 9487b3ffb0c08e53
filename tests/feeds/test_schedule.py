"""When feeds are polled next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.schedule import (
    Hints,
    address,
    hold_until,
    interval,
    jitter,
    max_age,
    may_validate,
    next_due,
    next_due_after_failure,
    read_http_date,
)
from tui.model import Feed, FeedState, PollingSettings

NOW = datetime(2026, 2, 18, 4, 30, tzinfo=UTC)
SETTINGS = PollingSettings()
FEED = Feed("f", "https://f.example/")
HOUR = 3600.0


@pytest.mark.parametrize(
    ("gaps", "hints", "seconds"),
    [
        (0, Hints(), 0.5 * HOUR),
        (4 * HOUR, Hints(), 2 * HOUR),
        (1e9, Hints(), 24 * HOUR),
        (0, Hints(max_age=HOUR), HOUR),
        (0, Hints(ttl=2 * HOUR, max_age=HOUR), 2 * HOUR),
        (0, Hints(update=1e9), 24 * HOUR),
        (8 * HOUR, Hints(ttl=60), 4 * HOUR),
    ],
)
def test_interval_follows_pace_and_wishes(gaps: float, hints: Hints, seconds: float) -> None:
    assert interval(FEED, gaps, hints, SETTINGS) == seconds
    assert interval(Feed("f", "u", every=timedelta(minutes=15)), gaps, hints, SETTINGS) == 900


@given(st.floats(0, 1e7), st.integers(0, 10**6))
def test_due_is_within_a_tenth_of_the_interval_and_repeatable(gaps: float, second: int) -> None:
    now = NOW + timedelta(seconds=second)
    due = next_due(FEED, now, gaps, Hints(), SETTINGS)
    wait = interval(FEED, gaps, Hints(), SETTINGS)
    assert abs((due - now).total_seconds() - wait) <= 0.1 * wait + 1e-3
    assert due == next_due(FEED, now, gaps, Hints(), SETTINGS)


@pytest.mark.parametrize("hints", [Hints(ttl=2 * HOUR), Hints(max_age=24 * HOUR), Hints(update=24 * HOUR)])
def test_jitter_never_undercuts_what_a_feed_asks_for_nor_goes_past_a_day(hints: Hints) -> None:
    asked = max(hints.ttl, hints.max_age, hints.update)
    for second in range(200):
        now = NOW + timedelta(seconds=second)
        assert asked <= (next_due(FEED, now, 0, hints, SETTINGS) - now).total_seconds() <= min(asked * 1.1, 24 * HOUR)
        assert (next_due(FEED, now, 1e9, Hints(), SETTINGS) - now).total_seconds() <= 24 * HOUR


def test_jitter_differs_between_feeds() -> None:
    values = {jitter(str(number), NOW) for number in range(100)}
    assert len(values) == 100 and min(values) < -0.8 and max(values) > 0.8


def test_hours_to_skip_are_skipped_unless_the_person_sets_the_pace() -> None:
    hints = Hints(skip_hours=(4, 5, 6))
    assert next_due(FEED, NOW, 0, hints, SETTINGS) == NOW.replace(hour=7, minute=0)
    assert next_due(FEED, NOW, 0, Hints(skip_hours=tuple(range(24))), SETTINGS) <= NOW + timedelta(hours=25)
    own = Feed("f", "u", every=timedelta(minutes=10))
    assert next_due(own, NOW, 0, hints, SETTINGS).hour == 4


def test_failures_put_it_off_longer_and_longer_up_to_a_day() -> None:
    waits = [(next_due_after_failure(FEED, NOW, n, SETTINGS) - NOW).total_seconds() / HOUR for n in (1, 2, 3, 9, 10**6)]
    for wait, about in zip(waits, (0.5, 1, 2, 24, 24), strict=True):
        assert 0.9 * about <= wait <= 1.1 * about


@pytest.mark.parametrize(
    ("retry_after", "date", "minutes"),
    [
        ("1200", "", 20),
        ("5", "", 10),
        ("99999999999999999999", "", 1440),
        ("-5", "", 10),
        ("soon", "", 10),
        ("", "", 10),
        ("１２００", "", 10),
        ("Wed, 18 Feb 2026 05:00:00 GMT", "", 30),
        ("Wed, 18 Feb 2026 05:00:00 GMT", "Wed, 18 Feb 2026 03:00:00 GMT", 120),
        ("Wed, 18 Feb 2020 05:00:00 GMT", "", 10),
        ("Wed, 18 Feb 2099 05:00:00 GMT", "", 1440),
    ],
)
def test_a_host_is_held_for_what_it_asks_within_bounds(retry_after: str, date: str, minutes: int) -> None:
    assert hold_until(retry_after, date, NOW, SETTINGS) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("control", "expires", "date", "seconds"),
    [
        ("max-age=600, public", "", "", 600),
        ('max-age="600"', "", "", 600),
        ("no-cache, max-age=600", "", "", 0),
        ("max-age=-1", "", "", 0),
        ("max-age=99999999999999", "", "", 86400),
        ("", "Wed, 18 Feb 2026 05:00:00 GMT", "Wed, 18 Feb 2026 04:00:00 GMT", 3600),
        ("", "Wed, 18 Feb 2026 03:00:00 GMT", "Wed, 18 Feb 2026 04:00:00 GMT", 0),
        ("", "0", "Wed, 18 Feb 2026 04:00:00 GMT", 0),
        ("", "", "", 0),
    ],
)
def test_freshness(control: str, expires: str, date: str, seconds: float) -> None:
    assert max_age(control, expires, date) == seconds


@given(st.text(max_size=40))
def test_nonsense_dates_are_none_or_aware(text: str) -> None:
    moment = read_http_date(text)
    assert moment is None or moment.tzinfo is UTC


def test_a_move_is_believed_after_three_polls_and_a_day() -> None:
    old = NOW - timedelta(hours=24)
    for count, since, moved in ((3, old, True), (2, old, False), (3, NOW, False), (3, None, False)):
        state = FeedState(FEED.url, moved_to="https://new.example/", moved_count=count, moved_since=since)
        assert (address(FEED, state, NOW) == "https://new.example/") is moved
    assert address(FEED, None, NOW) == FEED.url


def test_validators_last_eight_days() -> None:
    for days, kept in ((0, True), (8, True), (8.1, False), (-1, True), (-9, False)):
        assert may_validate(FeedState("k", validated=NOW - timedelta(days=days)), NOW, SETTINGS) is kept
    assert not may_validate(FeedState("k"), NOW, SETTINGS)
