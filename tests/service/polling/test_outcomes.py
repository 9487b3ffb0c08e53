"""What is remembered of a feed after each outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tui.feeds.fetch.replies import Body, Failure, NotModified
from tui.feeds.read.parse import Parsed
from tui.feeds.schedule import Hints, address
from tui.model import Feed, FeedState, PollingSettings
from tui.service.polling import outcomes

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = Feed("f", "https://f.example/")
SETTINGS = PollingSettings()
NEW = "https://new.example/"
OLD = FeedState(
    FEED.url, '"old"', "then", NOW - DAY, "hash", NOW, NOW - DAY, NOW - DAY, failures=3, status="failed", note="x",
    gaps=7200, asks=10800, skips="8,9",
)  # fmt: skip


def minutes(state: FeedState) -> float:
    assert state.next_due is not None
    return (state.next_due - NOW).total_seconds() / 60


def read(body: Body, parsed: Parsed | None = None, old: FeedState = OLD) -> FeedState:
    return outcomes.after_reading(FEED, old, body, "new hash", parsed or Parsed(), NOW, SETTINGS)


def test_a_read_feed_keeps_the_validators_of_its_articles() -> None:
    parsed = Parsed(gaps=3600, hints=Hints(ttl=600, update=7200, skip_hours=(1, 2)), problem="odd")
    state = read(Body(b"", FEED.url, etag='"new"', seconds=1.5), parsed)
    assert (state.etag, state.last_modified, state.validated, state.body_hash) == ('"new"', "", NOW, "new hash")
    assert (state.failures, state.status, state.note, state.last_ok, state.duration) == (0, "ok", "odd", NOW, 1.5)
    assert (state.gaps, state.asks, state.skips) == (3600, 7200, "1,2")
    assert 108 <= minutes(state) <= 132


def test_a_reply_without_validators_leaves_none() -> None:
    state = read(Body(b"", FEED.url))
    assert (state.etag, state.last_modified, state.validated) == ("", "", None)


def test_not_modified_renews_what_it_carries_but_not_its_age() -> None:
    state = outcomes.after_not_modified(FEED, OLD, NotModified(etag='"newer"'), NOW, SETTINGS)
    assert (state.etag, state.last_modified, state.validated) == ('"newer"', "then", NOW - DAY)
    assert (state.body_hash, state.failures, state.status, state.note) == ("hash", 0, "not-modified", "")
    assert 162 <= minutes(state) <= 198


def test_hours_to_skip_outlive_a_304() -> None:
    early = replace(OLD, asks=0.0, gaps=8 * 3600.0)
    state = outcomes.after_not_modified(FEED, early, NotModified(), NOW, SETTINGS)
    assert state.next_due == NOW.replace(hour=10)


def test_the_same_body_takes_the_new_validators() -> None:
    state = outcomes.after_same_body(FEED, OLD, Body(b"", FEED.url, etag='"newer"'), NOW, SETTINGS)
    assert (state.etag, state.last_modified, state.validated, state.body_hash) == ('"newer"', "", NOW, "hash")


def test_a_failure_keeps_the_old_validators_and_waits_longer() -> None:
    state = outcomes.after_failure(FEED, OLD, Failure("broke off."), NOW, SETTINGS)
    assert (state.etag, state.validated, state.body_hash) == (OLD.etag, OLD.validated, OLD.body_hash)
    assert (state.failures, state.status, state.note) == (4, "failed", "broke off.")
    assert (state.last_polled, state.last_ok) == (NOW, OLD.last_ok)
    assert 216 <= minutes(state) <= 264


@pytest.mark.parametrize(
    ("unreachable", "reached", "hours"),
    [
        (True, NOW - DAY - timedelta(hours=1), 1),
        (True, None, 1),
        (True, NOW - timedelta(hours=1), 24),
        (True, NOW, 24),
        (False, NOW - 2 * DAY, 24),
    ],
)
def test_while_nothing_can_be_reached_a_feed_is_tried_every_hour(
    unreachable: bool, reached: datetime | None, hours: int
) -> None:
    tired = replace(OLD, failures=9)
    failure = Failure("could not be connected to.", is_unreachable=unreachable)
    state = outcomes.after_failure(FEED, tired, failure, NOW, SETTINGS, reached)
    assert 54 * hours <= minutes(state) <= 66 * hours
    assert state.failures == 10


def test_a_clock_that_was_set_back_puts_nothing_off() -> None:
    ahead = FeedState("k", last_polled=NOW + 300 * DAY, next_due=NOW + 301 * DAY)
    assert outcomes.is_due(ahead, NOW)
    assert not outcomes.is_due(replace(ahead, status="gone"), NOW)
    little = FeedState("k", last_polled=NOW + timedelta(minutes=20), next_due=NOW + timedelta(minutes=50))
    assert outcomes.due_at(little, NOW) == NOW + timedelta(minutes=50)


def test_a_hold_puts_the_feed_off_at_least_as_long() -> None:
    failure = Failure("x", host="f.example", hold_until=NOW + DAY)
    assert outcomes.after_failure(FEED, FeedState("k"), failure, NOW, SETTINGS).next_due == NOW + DAY


def test_what_is_gone_is_never_due_again() -> None:
    state = outcomes.after_failure(FEED, OLD, Failure("gone.", is_gone=True), NOW, SETTINGS)
    assert (state.status, state.next_due) == ("gone", None)
    assert not outcomes.is_due(state, NOW + 1000 * DAY)


@pytest.mark.parametrize(("due", "expected"), [(None, True), (NOW, True), (NOW + DAY, False)])
def test_due(due: datetime | None, expected: bool) -> None:
    assert outcomes.is_due(FeedState("k", next_due=due), NOW) is expected
    assert outcomes.is_due(None, NOW)


def test_a_permanent_redirect_is_believed_after_three_polls_over_a_day() -> None:
    state, now, homes = FeedState(FEED.url), NOW, []
    for _ in range(5):
        homes.append(address(FEED, state, now))
        moved = NEW if homes[-1] == FEED.url else ""
        body = Body(b"", NEW, moved_to=moved)
        state = outcomes.after_reading(FEED, state, body, "h", Parsed(), now, SETTINGS)
        now += timedelta(hours=12)
    assert homes == [FEED.url, FEED.url, FEED.url, NEW, NEW]


def test_a_move_is_forgotten_when_its_target_changes_fails_or_ends() -> None:
    moved = FeedState(FEED.url, moved_to=NEW, moved_count=5, moved_since=NOW - 2 * DAY)
    assert address(FEED, moved, NOW) == NEW
    other = read(Body(b"", "https://third.example/", moved_to="https://third.example/"), old=moved)
    assert (other.moved_to, other.moved_count, other.moved_since) == ("https://third.example/", 1, NOW)
    failed = outcomes.after_failure(FEED, moved, Failure("x"), NOW, SETTINGS)
    assert address(FEED, failed, NOW) == FEED.url
    young = replace(moved, moved_count=1)
    assert outcomes.after_failure(FEED, young, Failure("x"), NOW, SETTINGS).moved_count == 1
    assert read(Body(b"", FEED.url), old=young).moved_to == ""
