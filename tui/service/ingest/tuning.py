"""The tuned numbers of ingest: how much is kept in memory, and what is told apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of ingest. "Bounds the time" and "bounds memory": chosen by the benchmarks, results differ little."""

    # What goes on the timeline.

    detail_terms: int = 2
    """Telling words in common with the main event by which a mention of the same date is a detail of it. Chosen: one may be the
    place or the person that the whole article is about."""

    # Live events.

    slack: timedelta = timedelta(days=2)
    """Live events are kept this much longer than the matcher's window, so that slightly late articles still find theirs. Chosen:
    feeds are rarely later."""
    least_live_events: int = 1000
    """Live events that are kept even if they are older than what is being stored: other feeds may go back further. Bounds the
    time: each time they are let go too early, they are read again."""
    known_mentions: int = 20_000
    """Mentions of the events written last that are kept in memory. Bounds memory: some 40 MB."""

    # Events of the past.

    past_events: int = 60
    """Events of one date that are looked at: the most important ones of the store, and as many of the latest created since.
    Bounds the time."""
    past_texts: int = 4
    """Mentions of an event that are compared, those of articles about it first. Bounds the time."""
    past_dates: int = 200
    """Dates whose events are remembered. Bounds memory."""

    # Stories.

    story_candidates: int = 30
    """Events with keys in common that are looked at, the most similar first. Bounds the time."""
    second_look: int = 3
    """Events without a story that are looked at again when one like them joins one. Bounds the time."""

    link_after_events: int = 10_000
    """Events without story links that are not left for the end (chosen: bounds the work that what is killed leaves
    behind)."""

    # Transactions.

    batch: int = 500
    """Events that are read and written at once. Bounds memory."""


TUNING = Tuning()
