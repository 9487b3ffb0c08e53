"""The tuned numbers of ingest: how much is kept in memory, and what is told apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of ingest. "Bounds the time" and "bounds memory": chosen by the benchmarks, results differ little."""

    # What goes on the timeline.

    detail_terms: int = 2
    """Telling words in common with the main event by which a mention of the same date is a detail of it. Chosen: one may be the
    place or the person that the whole article is about."""

    # Articles in memory.

    slack_days: float = 2.0
    """Days for which articles are kept longer than the matcher needs them, so that slightly late ones still find them. Chosen: feeds
    are rarely later."""
    least_live_articles: int = 1000
    """Articles that are kept even if they are older than what is being stored: other feeds may go back further. Bounds the time:
    each time they are let go too early, they are read again."""
    known_mentions: int = 20_000
    """Mentions of the events written last that are kept in memory. Bounds memory: some 40 MB."""

    # Stories.

    link_after_events: int = 10_000
    """Events without story links that are not left for the end (chosen: bounds the work that what is killed leaves
    behind)."""

    # Transactions.

    batch: int = 500
    """Events that are read and written at once. Bounds memory."""


TUNING = Tuning()
