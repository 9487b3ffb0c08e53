"""The time machine: its steps as values, its lines, and what it tells of the last visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.app import world
from tests.app.stage import on_stage
from tui.app.glyphs import ASCII, UNICODE
from tui.app.time_machine import lines, state
from tui.app.time_machine.screen import TimeMachineScreen
from tui.app.time_machine.state import Beside, MachineState
from tui.model import Basis, ChangeOfKnowledge, Event, Knowledge, KnownEvent, When
from tui.service.session import Clock
from tui.text import cell_width

AT = datetime(2026, 1, 20, 9, tzinfo=UTC)


def event(key: str, day: int) -> Event:
    return Event(key, f"Event {key}", When.day(date(2026, 1, day)), Basis.STATED, 1.0, ("AP",), AT)


OLD, NEW, MOVED = event("old", 3), event("new", 5), event("moved", 4)
KNOWN = Knowledge(
    AT,
    AT - timedelta(hours=1),
    (
        KnownEvent(OLD, ChangeOfKnowledge.WITHDRAWN),
        KnownEvent(MOVED, ChangeOfKnowledge.MOVED, before=replace(MOVED, when=When.month(2026, 1)), after=MOVED),
        KnownEvent(NEW, ChangeOfKnowledge.NEW),
        KnownEvent(event("same", 5)),
    ),
    ((ChangeOfKnowledge.NEW, 1), (ChangeOfKnowledge.MOVED, 1), (ChangeOfKnowledge.WITHDRAWN, 1)),
)


def ids(of: MachineState) -> list[str]:
    return [row.event.id for row in of.rows]


def test_steps_of_the_state() -> None:
    shown = state.show(MachineState(), KNOWN, "moved")
    assert ids(shown) == ["new", "same", "moved", "old"]
    assert shown.selected and shown.selected.event.id == "moved"
    assert state.move(shown, 99).cursor == 3 and state.move(shown, -99).cursor == 0
    assert state.to_change(shown, -1).cursor == 0 and state.to_change(shown, 1).cursor == 3
    assert state.to_change(state.move(shown, 99), 1).cursor == 3
    fewer = state.show(shown, replace(KNOWN, rows=KNOWN.rows[:1]))
    assert fewer.cursor == 0 and state.show(fewer, replace(KNOWN, rows=())).selected is None
    assert state.compare(shown, Beside.TIME, AT).time == AT


@pytest.mark.parametrize("width", [60, 80, 140])
def test_lines_say_what_changed(width: int) -> None:
    for marks in (UNICODE, ASCII):
        painted = lines.lines(state.show(MachineState(), KNOWN).rows, width, marks)
        text = ["".join(part for part, _ in runs) for _, runs in painted]
        assert all(cell_width(row) <= width for row in text)
        assert marks is UNICODE or all(row.isascii() for row in text)
    assert [row.strip() for row in text if "Jan 2026 ->" in row] == ["Jan 2026 -> 4 Jan 2026"]
    assert sum("withdrawn" in row for row in text) == 1
    assert lines.counts_words(KNOWN, UNICODE.dot) == "1 new · 1 moved · 1 withdrawn"
    assert lines.counts_words(replace(KNOWN, counts=()), UNICODE.dot) == "nothing changed"


def test_what_was_not_yet_known_is_shade() -> None:
    runs = lines.density([4, 0, 2, 8], AT, AT + timedelta(hours=4), AT + timedelta(hours=1.5), UNICODE)
    assert "".join(text for text, _ in runs) == "▄·┊░░"


@pytest.mark.slow
async def test_what_changed_since_the_last_visit(tmp_path: Path) -> None:
    with world.session(tmp_path) as session:
        async with on_stage(session):
            pass
        later = world.NOW + timedelta(hours=5)
        world.simple(session.store, "flood", "Flood in the valley", When.day(date(2026, 1, 20)))
        with session.store.transaction() as db:
            db.execute("UPDATE mentions SET known = ? WHERE event = 'flood'", ("2026-01-20T12:00:00",))
        async with on_stage(replace(session, clock=Clock(later)), 100, 30) as stage:
            await stage.press("T")
            await stage.until(
                lambda: isinstance(stage.app.screen, TimeMachineScreen) and stage.app.screen.state.knowledge
            )
            await stage.until(lambda: "1 new since your last visit, Tue 20 Jan 2026 09:00" in stage.text)
            assert "+" in next(line for line in stage.text.splitlines() if "Flood in the valley" in line)[:2]
            await stage.press("h")
            await stage.until(lambda: "1 new since the report before, Tue 20 Jan 2026 08:00" in stage.text)
