"""What was known at a time, and what is otherwise than at another time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.model.event import Event


class ChangeOfKnowledge(StrEnum):
    """What became of an event between two times of knowledge, from the earlier to the later."""

    NEW = "new"
    MOVED = "moved"
    """It has another date."""
    JOINED = "joined"
    """It turned out to be another one."""
    MORE = "told by more"
    FEWER = "told by fewer"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event as it was known, and what changed of it.

    Args:
        event: as it was known then; of what was not, as it was known at the other time.
        change: None for nothing.
        before, after: where it moved: at the earlier and at the later time.
        into: where it joined: the event that it turned out to be.
        sources: outlets that came, or went.
    """

    event: Event
    change: ChangeOfKnowledge | None = None
    before: Event | None = None
    after: Event | None = None
    into: Event | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The events known at a time.

    Args:
        at: the time.
        base: the time that it is compared with; None for none.
        rows: in order of time.
        counts: (kind of change, number of events), those that are not shown at `at` included.
    """

    at: datetime
    base: datetime | None
    rows: tuple[KnownEvent, ...]
    counts: tuple[tuple[ChangeOfKnowledge, int], ...] = ()
