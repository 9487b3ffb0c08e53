"""Polls: how the poll of one feed ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.model.feed import Feed


class PollOutcome(StrEnum):
    """How the poll of one feed ended."""

    OK = "ok"
    NOT_MODIFIED = "not modified"
    NOT_DUE = "not due"
    HELD = "host held"
    FAILED = "failed"
    GONE = "gone"


UNREACHED = ("cannot be reached", "cannot be fetched", "could not be connected to", "did not answer in time")
"""How the causes begin of failures in which a host gave no answer at all."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """One feed's result.

    Args:
        feed: the feed.
        outcome: how it ended.
        new, updated: articles stored or changed.
        note: the cause of a failure, or what else is worth saying, in words.
        seconds: how long it took.
        spent: of these, seconds for each stage: fetch, parse, store (waiting for a turn is in none).
        unstored: it failed because the store could not take it (a full disk, a lock), whatever the feed is like.
    """

    feed: Feed
    outcome: PollOutcome
    new: int = 0
    updated: int = 0
    note: str = ""
    seconds: float = 0.0
    spent: tuple[tuple[str, float], ...] = ()
    unstored: bool = False

    @property
    def failed(self) -> bool:
        return self.outcome in (PollOutcome.FAILED, PollOutcome.GONE)


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """How far the reading of stored articles is: finding what they tell of, and when it happened.

    Args:
        done: articles read.
        total: those and what is still to be read.
        events: events that are new on the timeline.
        trouble: why it has stopped or left articles out, in words, or "".
        has_stopped: because what was read could not be stored; it goes on with the next poll.
    """

    done: int = 0
    total: int = 0
    events: int = 0
    trouble: str = ""
    has_stopped: bool = False
