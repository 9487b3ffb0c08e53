"""Keys of the testimonies of one event."""

from __future__ import annotations

from datetime import date

from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.witnesses.screen import WitnessesScreen
from tui.model import When
from tui.service.timeline.details import event_detail
from tui.service.timeline.listing import by_id


async def side_by_side(stage: Stage) -> WitnessesScreen:
    if not isinstance(stage.app.screen, WitnessesScreen):
        await stage.go("train")
        await stage.press("W")
    await stage.until(lambda: isinstance(stage.app.screen, WitnessesScreen) and stage.app.screen.selected)
    screen = stage.app.screen
    assert isinstance(screen, WitnessesScreen)
    screen.rows.highlighted = 0
    return screen


def outlet(screen: WitnessesScreen) -> str:
    return screen.selected.source.source if screen.selected else ""


@checks("event.witnesses")
async def witnesses(stage: Stage, key: str) -> None:
    await side_by_side(stage)
    await stage.until(lambda: "[on Sunday]" in stage.text and "17 Jan" in stage.text)
    lines = stage.text.splitlines()
    rows = [line for line in lines if "[on Sunday]" in line]
    assert "Local Gaz" in rows[0] and "19 Jan 04:12" in rows[0] and rows[0].rstrip().endswith("≠")
    assert "AFP" in rows[1] and "+1 h" in rows[1]
    assert rows[1].index("═") > rows[0].index("═")
    head = next(line for line in lines if "17 Jan" in line and "18 Jan 2026" in line)
    assert (head.index("17 Jan"), head.index("18 Jan")) == (rows[0].index("═"), rows[1].index("═"))
    await stage.until(lambda: "weekday before publication" in stage.text)


@checks("witness.down", "witness.page-down")
async def next_witness(stage: Stage, key: str) -> None:
    screen = await side_by_side(stage)
    await stage.press(key)
    await stage.until(lambda: outlet(screen) != "Local Gazette")


@checks("witness.up", "witness.page-up")
async def previous_witness(stage: Stage, key: str) -> None:
    screen = await side_by_side(stage)
    await stage.press("j", key)
    assert outlet(screen) == "Local Gazette"


@checks("witness.take")
async def take_a_date(stage: Stage, key: str) -> None:
    await side_by_side(stage)
    await stage.press(key)
    await stage.until(lambda: event_detail(stage.session, "train").event.when == When.day(date(2026, 1, 17)))
    await stage.until(lambda: "Saturday 17 January 2026" in stage.text.splitlines()[0])
    await stage.press("u")
    await stage.until(lambda: "Sunday 18 January 2026" in stage.text.splitlines()[0])
    await stage.press("escape")
    await stage.until(lambda: stage.app.screen is stage.screen)


@checks("witness.mark", "witness.split")
async def split_off(stage: Stage, key: str) -> None:
    await side_by_side(stage)
    await stage.press("space", "space")
    await stage.until(lambda: stage.text.count("◆") == 2)
    await stage.press("B")
    await stage.until(lambda: "3 articles of 3 outlets" in stage.text)
    assert event_detail(stage.session, "train").event.articles == 3
    await stage.press("u")
    await stage.until(lambda: stage.app.screen.status.position == "5 articles of 5 outlets")  # type: ignore[attr-defined]


@checks("witness.merge")
async def merge_in_witnesses(stage: Stage, key: str) -> None:
    await stage.go("storm")
    await stage.press("space")
    screen = await side_by_side(stage)
    await stage.press(key)
    await stage.until(lambda: "“Storm closes three mountain passes”, Saturday 17 January 2026" in stage.text)
    await stage.press("j", "enter")
    await stage.until(lambda: stage.app.screen is screen)
    assert event_detail(stage.session, "train").event.articles == 5, "no was said"
    await stage.press(key, "enter")
    await stage.until(lambda: screen.status.position == "6 articles of 5 outlets")
    assert "2 events made one, u takes that back" in screen.status.message
    assert not by_id(stage.session, ["storm"]) and event_detail(stage.session, "train").event.articles == 6
    await stage.press("escape")
    await stage.until(lambda: stage.app.screen is stage.screen and not stage.state.marked)


@checks("witness.browse")
async def browse_witness(stage: Stage, key: str) -> None:
    opened: list[str] = []
    stage.app.open_url = lambda url, *, new_tab=True: opened.append(url)  # type: ignore[method-assign]
    await side_by_side(stage)
    await stage.press("j", key)
    assert opened == ["https://example.org/train3"]


@checks("witness.undo")
async def undo_in_witnesses(stage: Stage, key: str) -> None:
    screen = await side_by_side(stage)
    await stage.press(key)
    await stage.until(lambda: "nothing is to be taken back" in screen.status.message)


@checks("witness.close")
async def close_witnesses(stage: Stage, key: str) -> None:
    await side_by_side(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)
    assert stage.selected == "train"
