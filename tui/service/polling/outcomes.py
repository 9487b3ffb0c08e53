"""What is remembered of a feed after each outcome of a poll: pure functions from one state to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tui.feeds.schedule import Hints, address, next_due, next_due_after_failure
from tui.model import Feed, FeedState, PollingSettings
from tui.service.polling.tuning import TUNING

if TYPE_CHECKING:
    from tui.feeds.fetch.replies import Body, Failure, NotModified
    from tui.feeds.read.parse import Parsed


def after_reading(
    feed: Feed,
    old: FeedState,
    body: Body,
    body_hash: str,
    parsed: Parsed,
    now: datetime,
    settings: PollingSettings,
    missing: Sequence[str] = (),
) -> FeedState:
    """The state to store together with the articles of a 200: only now may its validators be kept.

    Pages of articles that are `missing` are only told: the articles are stored with the feed's own text.
    """
    hints = replace(parsed.hints, max_age=body.max_age)
    state = replace(
        _succeeded(feed, old, body.moved_to, body.seconds, now),
        etag=body.etag,
        last_modified=body.last_modified,
        validated=now if body.etag or body.last_modified else None,
        body_hash=body_hash,
        gaps=parsed.gaps,
        asks=max(hints.ttl, hints.update),
        skips=",".join(map(str, hints.skip_hours)),
        newest=max((article.published for article in parsed.articles if article.dated), default=old.newest),
        unread_stamp=parsed.unread_stamp,
        status="ok",
        note="; ".join(filter(None, (parsed.problem, _missing(missing)))),
    )
    state = replace(state, note="; ".join(filter(None, (state.note, remarks(state, now)))))
    return replace(state, next_due=next_due(feed, now, parsed.gaps, hints, settings))


def after_same_body(feed: Feed, old: FeedState, body: Body, now: datetime, settings: PollingSettings) -> FeedState:
    """A 200 with the very body whose articles are stored: its validators describe them."""
    state = replace(
        _succeeded(feed, old, body.moved_to, body.seconds, now),
        etag=body.etag,
        last_modified=body.last_modified,
        validated=now if body.etag or body.last_modified else None,
        status="not-modified",
    )
    return replace(state, next_due=next_due(feed, now, old.gaps, _hints(old, body.max_age), settings))


def after_not_modified(
    feed: Feed, old: FeedState, reply: NotModified, now: datetime, settings: PollingSettings
) -> FeedState:
    """A 304: validators that it carries replace the old ones; their age still counts from the last 200.

    A server that answers 304 whatever it is asked is so found out after `validators_days`.
    """
    state = replace(
        _succeeded(feed, old, reply.moved_to, reply.seconds, now),
        etag=reply.etag or old.etag,
        last_modified=reply.last_modified or old.last_modified,
        status="not-modified",
    )
    return replace(state, next_due=next_due(feed, now, old.gaps, _hints(old, reply.max_age), settings))


def after_failure(
    feed: Feed,
    old: FeedState,
    failure: Failure,
    now: datetime,
    settings: PollingSettings,
    reached: datetime | None = None,
) -> FeedState:
    """A failure carries no validators; a feed that is gone is never due again, a moved one is looked for at home.

    Args:
        reached: when any feed was last read: a host that cannot be reached while none was since the feed's own last
            poll is no reason to give up on the feed, for the network is down.
    """
    failures = old.failures + 1
    outage = failure.is_unreachable and old.last_polled is not None and (reached is None or reached < old.last_polled)
    due = next_due_after_failure(feed, now, failures, settings, is_outage=outage)
    if failure.hold_until is not None:
        due = max(due, failure.hold_until)
    kept = old if address(feed, old, now) == feed.url else _without_move(old)
    return replace(
        kept,
        failures=failures,
        status="gone" if failure.is_gone else "failed",
        note=failure.message,
        last_polled=now,
        next_due=None if failure.is_gone else due,
        duration=failure.seconds,
    )


def due_at(state: FeedState | None, now: datetime) -> datetime | None:
    """When a feed is to be polled, None if it is gone; now if it never was, or was by a clock that has been set back."""
    if state is None:
        return now
    if state.status == "gone":
        return None
    set_back = state.last_polled is not None and state.last_polled - now > TUNING.clock_slack
    return now if set_back or state.next_due is None else state.next_due


def is_due(state: FeedState | None, now: datetime) -> bool:
    """Whether the time of a feed has come."""
    due = due_at(state, now)
    return due is not None and due <= now


def remarks(state: FeedState, now: datetime) -> str:
    """What to say of a feed that is read: that its stamps cannot be, or that it brings nothing; "" of most."""
    stamp, since = state.unread_stamp, state.silent_since(now)
    undated = f'none of its stamps can be read, such as "{stamp}": its articles count from when they were first seen'
    return undated if stamp else f"silent: its newest article is of {since}" if since else ""


def _missing(reasons: Sequence[str]) -> str:
    return f"{len(reasons)} of its pages are missing ({reasons[0].rstrip('.')})" if reasons else ""


def _succeeded(feed: Feed, old: FeedState, moved_to: str, seconds: float, now: datetime) -> FeedState:
    state = replace(old, failures=0, note="", last_polled=now, last_ok=now, duration=seconds)
    if address(feed, old, now) != feed.url and not moved_to:
        return state
    if not moved_to:
        return _without_move(state)
    if moved_to != old.moved_to:
        return replace(state, moved_to=moved_to, moved_count=1, moved_since=now)
    return replace(state, moved_count=old.moved_count + 1)


def _without_move(state: FeedState) -> FeedState:
    return replace(state, moved_to="", moved_count=0, moved_since=None)


def _hints(state: FeedState, max_age: float) -> Hints:
    hours = tuple(int(hour) for hour in state.skips.split(",") if hour)
    return Hints(max_age=max_age, update=state.asks, skip_hours=hours)
