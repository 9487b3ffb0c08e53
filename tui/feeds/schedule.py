"""When a feed is polled next: pure functions of its pace, its wishes and its failures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tui.model import Feed, FeedState, PollingSettings

MOVE_POLLS = 3
"""A permanent redirect is believed after so many polls with the same target …"""

MOVE_AGE = timedelta(hours=24)
"""… over so long a time: what is set by mistake is mended within a day. Both chosen."""

JITTER = 0.1
"""Share of its interval by which a poll is earlier or later, so that feeds do not fall due together."""

PACE_SHARE = 2
"""Polls in the mean time between two articles: none waits longer than half of it on average."""

MAX_DOUBLINGS = 20
"""Of the wait after failures; by then any wait is capped, and the power stays small."""

DAY_HOURS = 24
"""A feed that asks to be left alone in all of them is not left alone for ever."""

MAX_SECONDS_DIGITS = 12
"""Of a number of seconds that a server gives: more are cut, and the rest is capped anyway."""

_JITTER_BYTES, _JITTER_TOP = 4, 0xFFFFFFFF
"""Bytes of a hash that make the jitter, and the largest number in so many."""
HINT_CAP = 86400.0
"""Seconds that a feed's own wish may put a poll off at most."""

OUTAGE_WAIT = 3600.0
"""Seconds after which a feed is tried again at the latest while nothing can be reached."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed or its server asks of those who poll it, in seconds; 0 where it asks nothing.

    Args:
        max_age: Cache-Control: max-age, or Expires − Date.
        ttl: RSS `<ttl>`.
        update: sy:updatePeriod divided by sy:updateFrequency.
        skip_hours: hours of the day (UTC) in which not to poll.
    """

    max_age: float = 0.0
    ttl: float = 0.0
    update: float = 0.0
    skip_hours: tuple[int, ...] = ()


def interval(feed: Feed, gaps: float, hints: Hints, settings: PollingSettings) -> float:
    """Seconds until the next poll, before jitter.

    A feed's own `every` wins; else half the mean gap of its last articles within the settings' bounds, raised by what
    the feed asks for.
    """
    if feed.every is not None:
        return feed.every.total_seconds()
    pace = min(max(gaps / PACE_SHARE, settings.min_interval), settings.max_interval)
    return max(pace, _asked(hints))


def _asked(hints: Hints) -> float:
    """Seconds for which a feed asks to be left alone, a day at most."""
    return min(max(hints.max_age, hints.ttl, hints.update), HINT_CAP)


def next_due(feed: Feed, now: datetime, gaps: float, hints: Hints, settings: PollingSettings) -> datetime:
    """When a feed that has just been read is due again; the jitter is fixed by feed and time.

    It never undercuts what the feed asks for, nor puts a poll off for more than a day (or the longest interval set).
    """
    wait = interval(feed, gaps, hints, settings) * (1 + JITTER * jitter(feed.key, now))
    if feed.every is not None:
        return now + timedelta(seconds=wait)
    due = now + timedelta(seconds=min(max(wait, _asked(hints)), max(HINT_CAP, settings.max_interval)))
    for _ in range(DAY_HOURS):
        if due.astimezone(UTC).hour not in hints.skip_hours:
            break
        due = due.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due


def next_due_after_failure(
    feed: Feed, now: datetime, failures: int, settings: PollingSettings, *, is_outage: bool = False
) -> datetime:
    """When a feed that has failed `failures` times in a row is tried again: twice as long each time, a day at most.

    In an outage, when no host at all can be reached, it is an hour at most: the feed is not to blame.
    """
    base = feed.every.total_seconds() if feed.every is not None else settings.min_interval
    wait = min(base * 2 ** min(max(failures - 1, 0), MAX_DOUBLINGS), max(settings.max_interval, base))
    if is_outage:
        wait = min(wait, OUTAGE_WAIT)
    return now + timedelta(seconds=wait * (1 + JITTER * jitter(feed.key, now)))


def jitter(key: str, now: datetime) -> float:
    """A number from -1 to 1 that differs between feeds and polls and is the same for the same two."""
    value = hashlib.sha256(f"{key}\0{now.isoformat()}".encode()).digest()
    return int.from_bytes(value[:_JITTER_BYTES]) / _JITTER_TOP * 2 - 1


def hold_until(retry_after: str, date: str, now: datetime, settings: PollingSettings) -> datetime:
    """How long a host that answered 429 or 503 is left alone.

    Args:
        retry_after: the header: seconds, or a date, which counts from the reply's own `Date`; "" or nonsense gives
            the floor.
        date: the reply's Date header, or "".

    Returns:
        `settings.error_floor` seconds to one day from `now`.
    """
    seconds = 0.0
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        seconds = float(text[:MAX_SECONDS_DIGITS])
    elif moment := read_http_date(text):
        seconds = (moment - (read_http_date(date) or now)).total_seconds()
    return now + timedelta(seconds=min(max(seconds, settings.error_floor), HINT_CAP))


def max_age(cache_control: str, expires: str, date: str) -> float:
    """Seconds that a reply calls itself fresh: `max-age`, else Expires − Date; 0 if it does not say."""
    directives = [part.strip().lower() for part in cache_control.split(",")]
    if "no-cache" in directives or "no-store" in directives:
        return 0.0
    for directive in directives:
        name, _, value = directive.partition("=")
        value = value.strip("\"' ")
        if name.strip() == "max-age" and value.isascii() and value.isdigit():
            return min(float(value[:MAX_SECONDS_DIGITS]), HINT_CAP)
    until, since = read_http_date(expires), read_http_date(date)
    if until is None or since is None:
        return 0.0
    return min(max((until - since).total_seconds(), 0.0), HINT_CAP)


def read_http_date(text: str) -> datetime | None:
    """An HTTP date (RFC 9110 5.6.7) as UTC, or None."""
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def address(feed: Feed, state: FeedState | None, now: datetime) -> str:
    """Where to poll a feed: its own address, or where it has moved for good."""
    if state is None or not state.moved_to or state.moved_since is None or state.moved_count < MOVE_POLLS:
        return feed.url
    return state.moved_to if now - state.moved_since >= MOVE_AGE else feed.url


def may_validate(state: FeedState, now: datetime, settings: PollingSettings) -> bool:
    """Whether the validators of the last reply may still be sent; a clock that was set back a little keeps them."""
    if state.validated is None:
        return False
    return abs(now - state.validated) <= timedelta(days=settings.validators_days)


def is_held(until: datetime | None, now: datetime) -> bool:
    """Whether a host is to be left alone; a hold longer than any that is ever set comes from a clock that was wrong."""
    return until is not None and timedelta() < until - now <= 2 * timedelta(seconds=HINT_CAP)
