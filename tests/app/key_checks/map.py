"""Keys of the map."""

from __future__ import annotations

from datetime import date

from tests.app import world
from tests.app.key_checks.registry import checks
from tests.app.stage import Stage
from tui.app.map.screen import MapScreen
from tui.model import When

COUNTS = {"524901": 5, "360630": 4, "2179537": 3, "3413829": 2, "GB": 1}
"""Events of Moscow, Cairo, Wellington, Reykjavík and the United Kingdom, in this order."""


async def the_map(stage: Stage) -> MapScreen:
    """The map with the cursor on Moscow."""
    if not stage.session.store.events(["GB0"]):
        for place, *around in world.PLACES:
            for count in range(COUNTS[place]):
                title = f"Council of {place} meets for the {count + 1}. time"
                world.simple(stage.session.store, f"{place}{count}", title, around_here(place), places=(place, *around))
        stage.screen.show_newest()
        await stage.settle()
    if not isinstance(stage.app.screen, MapScreen):
        await stage.press("m")
    await stage.until(lambda: isinstance(stage.app.screen, MapScreen) and stage.app.screen.loaded)
    screen = stage.app.screen
    assert isinstance(screen, MapScreen)
    if screen.state.as_table:
        await stage.press("tab")
    while here(screen) != "524901":
        await stage.press("p")
    return screen


def around_here(place: str) -> When:
    return When.day(date(2025, 6, 1) if place == "GB" else date(2026, 1, 16))


def here(screen: MapScreen) -> str:
    return screen.state.selected


@checks("find.map")
async def map_of_the_window(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    assert {place.id: place.count for place in screen.state.places if place.id in COUNTS} == {
        "524901": 5,
        "360630": 4,
        "2179537": 3,
        "3413829": 2,
    }
    await stage.until(lambda: "Moscow, Russia  5 events" in stage.text and "Cairo 4" in stage.text)


@checks("map.left", "map.right", "map.up", "map.down")
async def to_the_next_place(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    across = {"h": "3413829", "left": "3413829", "l": "2179537", "right": "2179537"}
    down = {"j": "360630", "down": "360630", "k": "3413829", "up": "3413829"}
    await stage.press(key)
    assert here(screen) == (across | down)[key]


@checks("map.next", "map.page-down", "map.bottom")
async def further_down(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    before = screen.state.rank
    await stage.press(key)
    assert screen.state.rank == (before + 1 if key == "n" else len(screen.state.places) - 1)


@checks("map.previous", "map.page-up", "map.top")
async def further_up(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    await stage.press("G", key)
    assert screen.state.rank == (len(screen.state.places) - 2 if key == "p" else 0)


@checks("map.find")
async def filter_by_the_place(stage: Stage, key: str) -> None:
    await the_map(stage)
    await stage.press("j", key)
    await stage.until(lambda: stage.app.screen is stage.screen)
    await stage.until(lambda: stage.state.query.places == ("360630",) and stage.state.rows.events == COUNTS["360630"])


@checks("map.table")
async def the_same_as_a_table(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    await stage.press(key)
    await stage.until(lambda: "the most important one" in stage.text)
    row = next(line for line in stage.text.splitlines() if line.startswith(" Cairo, Egypt"))
    assert " 4 " in row and "Council of 360630 meets" in row
    before = screen.state.rank
    await stage.press("j")
    assert screen.state.rank == screen.table.cursor == before + 1
    await stage.press("k", key)
    await stage.until(lambda: "the most important one" not in stage.text)
    assert here(screen) == "524901"


@checks("map.earlier", "map.later")
async def another_time(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    first = screen.state.days[0]
    pressed = {"<": "less_than_sign", ">": "greater_than_sign"}.get(key, key)
    await stage.press(pressed)
    await stage.settle()
    assert (screen.state.days[0] < first) is (key in "<H")
    assert not screen.state.places
    await stage.until(lambda: "No event of these days names a place." in stage.text)
    day = screen.state.viewport.day
    await stage.press("escape")
    await stage.until(lambda: stage.app.screen is stage.screen)
    assert stage.state.viewport.day == day
    await stage.press("H" if key in ">L" else "L")


@checks("map.whole")
async def all_of_time(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    await stage.press(key)
    await stage.until(lambda: "all of time" in stage.text and {place.id for place in screen.state.places} >= {*COUNTS})
    await stage.press(key)
    await stage.until(lambda: screen.loaded and "GB" not in {place.id for place in screen.state.places})


@checks("map.zoom-in", "map.zoom-out")
async def enlarge(stage: Stage, key: str) -> None:
    screen = await the_map(stage)
    while screen.state.zoom:
        await stage.press("Z")
    before = screen.map.chart.per_degree
    await stage.press("z")
    assert screen.map.chart.per_degree == (before[0] * 2, before[1] * 2)
    await stage.press({"+": "plus", "=": "equals_sign", "-": "minus"}.get(key, key))
    assert screen.state.zoom == (2 if key in "+=z" else 0)
    await stage.until(lambda: ("4 times as large" in stage.text) is (key in "+=z"))


@checks("map.close")
async def close_the_map(stage: Stage, key: str) -> None:
    await the_map(stage)
    await stage.press(key)
    await stage.until(lambda: stage.app.screen is stage.screen)
    assert not stage.state.is_filtered
