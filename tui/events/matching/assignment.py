"""What the matcher answers: where a mention belongs, and what it has found out since about earlier ones."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Role


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a mention belongs and why.

    Args:
        mention: its id.
        event: id of the event.
        score: probability that it tells of that event; 1.0 where the event was created for it.
        shared: the words they share, most telling first.
        role: main, mention or reprint.
        is_new: whether the event was created for background that no event matched.
    """

    mention: str
    event: str
    score: float
    shared: tuple[str, ...]
    role: Role
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A mention that was assigned before and belongs to another event now; as in Assignment."""

    mention: str
    event: str
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repairs:
    """What has changed about mentions that were assigned before.

    Args:
        merged: (event that is no more, survivor), in the order in which they were merged.
        moved: mentions that belong elsewhere now, survivors considered.
        emptied: (event that lost its last live article to another, which one).
    """

    merged: tuple[tuple[str, str], ...]
    moved: tuple[Move, ...]
    emptied: tuple[tuple[str, str], ...] = ()
