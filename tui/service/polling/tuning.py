"""The numbers of polling: how patient it is, how much it does at once, how long it believes what it was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Tuning:
    """Limits and times of polls; what a person may set is in `PollingSettings`."""

    feeds_ahead: int = 4
    """Feeds a worker process that may be in memory besides those that are being fetched (chosen: workers never idle)."""

    feeds_per_turn: int = 8
    """Feeds that begin their poll in one turn of the event loop (chosen: hundreds at once would hold up a screen)."""

    lock_check_seconds: float = 0.2
    """Seconds between two looks whether another process has ended its poll (chosen: a person notices no delay)."""

    many_events: int = 1000
    """Events whose stories take long enough to find that it is said (chosen: about a second of work)."""

    longest_nap_seconds: float = 60.0
    """Seconds that `watch` sleeps at most (chosen: a machine that has slept is noticed within a minute)."""

    shortest_nap_seconds: float = 1.0
    """Seconds that `watch` sleeps at least (chosen: no busy loop where something is due but cannot be polled)."""

    close_name: float = 0.5
    """Likeness, 0 to 1 as difflib has it, from which a feed's name is proposed for a mistyped one (chosen)."""

    store_patience_seconds: float = 60.0
    """Seconds that what was fetched is kept for a store that another process has locked (chosen: longer than any
    transaction of ours)."""

    store_retry_seconds: float = 0.1
    """Seconds between two tries to write to it (chosen: each try has already waited as long as the store does)."""

    gc_thresholds: tuple[int, int, int] = (20_000, 20, 20)
    """`gc.set_threshold` of the store process (chosen: what the matcher keeps lives long and refers to itself, looking for
    garbage in it is work for nothing)."""

    cancel_again_seconds: float = 5.0
    """After which a task that was cancelled and goes on is cancelled again. Chosen: its end is awaited, never for ever."""
    calm_seconds: float = 0.1
    """Seconds without a feed that arrives before stored articles are read (chosen: feeds that come in a row are all stored
    first, a slow one holds up nothing)."""

    articles_per_batch: int = 200
    """Articles whose reading is stored in one transaction (chosen: a second of work at most is lost or holds the lock)."""

    batches_ahead: int = 3
    """Batches that are read or wait to be stored at a time (chosen: neither workers nor the storing process wait)."""

    articles_per_task: int = 20
    """Articles read by one task (chosen: a hostile one costs its task a second try, not its feed)."""

    failed_articles: int = 5
    """Articles of a feed that may fail before the rest of it is left out (chosen: it must not keep the workers from
    others)."""

    reason_chars: int = 200
    """Characters of the reason why an article cannot be read (chosen: a line on a wide screen)."""

    failed_pages: int = 3
    """Pages of one feed that may fail before the rest are left for good (chosen: its host is in trouble)."""

    robots_age: timedelta = timedelta(hours=24)
    """How long a robots.txt is believed (RFC 9309, 2.4)."""

    robots_hosts: int = 1000
    """Hosts whose robots.txt is remembered (chosen: bounds memory)."""

    clock_slack: timedelta = timedelta(hours=1)
    """How far a clock may be set back before what it said is no longer believed (chosen: summer time moves by as much)."""


TUNING = Tuning()
