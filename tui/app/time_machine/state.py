"""Where a person is in what was known: one frozen value, and the steps that a key makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tui.model import Knowledge, KnownEvent


class Beside(StrEnum):
    """What the known time is compared with."""

    REPORT = "the report before"
    VISIT = "your last visit"
    NOW = "now"
    TIME = "another time"


@dataclass(frozen=True, slots=True)
class MachineState:
    """The state of the time machine.

    Args:
        knowledge: what is shown; None before anything was read.
        beside: what it is compared with.
        time: where that is another time.
        rows: the events, newest first.
        cursor: number of the selected row.
    """

    knowledge: Knowledge | None = None
    beside: Beside = Beside.REPORT
    time: datetime | None = None
    rows: tuple[KnownEvent, ...] = ()
    cursor: int = 0

    @property
    def selected(self) -> KnownEvent | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None


def show(state: MachineState, knowledge: Knowledge, event: str = "") -> MachineState:
    """Another time; the cursor goes to `event`, else stays on its event, or on the nearest row where that is not known."""
    selected = state.selected
    wanted = event or (selected.event.id if selected else "")
    rows = tuple(sorted(knowledge.rows, key=lambda row: -row.event.when.first.toordinal()))
    places = [number for number, row in enumerate(rows) if row.event.id == wanted]
    last = max(len(rows) - 1, 0)
    return replace(state, knowledge=knowledge, rows=rows, cursor=places[0] if places else min(state.cursor, last))


def move(state: MachineState, count: int) -> MachineState:
    """The cursor so many rows down (or up), stopping at both ends."""
    return replace(state, cursor=min(max(state.cursor + count, 0), max(len(state.rows) - 1, 0)))


def to_change(state: MachineState, direction: int) -> MachineState:
    """The next (1) or previous (-1) row that changed; the same where there is none."""
    steps = range(state.cursor + direction, len(state.rows) if direction > 0 else -1, direction)
    place = next((number for number in steps if state.rows[number].change is not None), state.cursor)
    return replace(state, cursor=place)


def compare(state: MachineState, beside: Beside, time: datetime | None = None) -> MachineState:
    """Compared with something else; what is shown must be read again."""
    return replace(state, beside=beside, time=time)
