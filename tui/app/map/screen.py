"""The screen of the map: where the events of the axis' window happened, and from there back to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.app.actions import bindings
from tui.app.axis.viewport import Viewport
from tui.app.bars import KeyBar, StatusLine
from tui.app.cells import plain
from tui.app.map import paint, state
from tui.app.map.chart import ZOOMS
from tui.app.map.state import MapState
from tui.app.map.world_map import WorldMap
from tui.app.mode_actions import MAP
from tui.app.modes.row_list import RowList
from tui.app.service_screen import ServiceScreen
from tui.model import Precision, Query, When
from tui.service.session import Session
from tui.service.timeline.told_places import ToldPlace, filter_value, told_places
from tui.wording.counts import grouped
from tui.wording.dates import short

PAGE = 10
"""Places that a page of the table goes on. Chosen: half of the smallest screen."""


@dataclass(frozen=True, slots=True)
class Left:
    """How the map was left.

    Args:
        place: what `where:` calls the place that was chosen; "" for none.
        day: the day that is selected now, where the window was moved; else None.
    """

    place: str = ""
    day: date | None = None


class MapScreen(ServiceScreen[Left]):
    """The places of events as a map, or as a table.

    Args:
        session: open.
        query: what the timeline is filtered by.
        viewport: its axis.
    """

    CSS_PATH = "map.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(MAP)
    explained = "map"
    sections = MAP
    heading = query_one("#map-title", Static)
    map = query_one(WorldMap)
    head = query_one("#map-head", Static)
    table = query_one(RowList)
    words = query_one("#map-words", Static)

    def __init__(self, session: Session, query: Query, viewport: Viewport) -> None:
        super().__init__(session)
        self._query = query
        self._began = viewport
        self._state = MapState(viewport)
        self._loaded = False

    def compose(self) -> ComposeResult:
        yield Static(id="map-title", markup=False)
        yield WorldMap(self._state, self.marks)
        yield Static(id="map-head", markup=False)
        yield RowList(self._row, id="map-table")
        yield Static(id="map-words", markup=False)
        yield StatusLine(self.key_names)
        yield KeyBar(MAP, self.key_names)

    def on_mount(self) -> None:
        self._read()

    @property
    def state(self) -> MapState:
        """What is shown now."""
        return self._state

    @property
    def loaded(self) -> bool:
        """Whether the places of the days shown have come."""
        return self._loaded

    @work(exclusive=True, group="places")
    async def _read(self) -> None:
        """Count the places of the days shown; a later wish makes the answer stale."""
        self._loaded = False
        self._paint()
        days = self._state.days
        places = await self.ask(lambda: told_places(self.session, self._query, *days))
        if places is not None:
            self._loaded = True
            self._become(state.show(self._state, places))

    def _become(self, after: MapState) -> None:
        self._state = after
        self._paint()

    # ------------------------------------------------------------------ what is shown

    def _paint(self) -> None:
        shown = self._state
        self.set_class(shown.as_table, "-table")
        focus = self.table if shown.as_table else self.map
        if self.focused is not focus:
            focus.focus()
        self.map.show(shown)
        self.head.update(Content(paint.table_head(self.size.width)))
        self.table.show(len(shown.places), shown.rank)
        self.heading.update(self._heading())
        self.words.update(self._words(shown.place))
        enlarged = f"{ZOOMS[shown.zoom]} times as large   " if shown.zoom else ""
        self.status.position = f"{enlarged}{grouped(len(shown.places), 'place')}"

    def _heading(self) -> Content:
        """`Where 12 Jan - 18 Mar 2026   src:bbc`."""
        first, last = self._state.days
        days = "all of time" if self._state.whole else short(When(first, last, Precision.DAY))
        left, right = self.marks.steps
        parts = [
            Content.assemble(" Where it happened  ", (f"{left} {days} {right}", "bold $text-accent")),
            Content("" if self._loaded else "counting"),
            Content.styled(plain(self._query.source_text), "$text-warning"),
        ]
        return Content("   ").join(part for part in parts if part.plain)

    def _words(self, place: ToldPlace | None) -> Content:
        if place is None:
            return Content("No event of these days names a place." if self._loaded else "")
        told = grouped(place.count, "event")
        if place.own < place.count:
            told += f", {place.own:,} of them in no narrower place" if place.own else ", all in narrower places"
        where = "" if place.at is not None else f" {self.marks.dot} not on the map: its position is not known"
        first = Content.assemble(
            (paint.place_words(place), "bold $text-accent"), f"  {told}{where}{self._others(place)}"
        )
        return first.truncate(max(self.size.width - 2, 1), ellipsis=True) + "\n" + plain(place.title)

    def _others(self, place: ToldPlace) -> str:
        """`; at the same point: Moscow 12`: a country has its dot where its capital has it."""
        others = [each for each in self._state.dots if each.id != place.id and each.at == place.at]
        named = ", ".join(f"{plain(each.name)} {each.own:,}" for each in others)
        return f" {self.marks.dot} at the same point: {named}" if named else ""

    def _row(self, number: int, width: int, chosen: bool) -> list[tuple[str, str]]:
        return paint.table_row(self._state.places[number], width, self.marks)

    def on_resize(self) -> None:
        self._paint()

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, east: int, north: int) -> None:
        """To the nearest place in a direction; in the table up and down."""
        if self._state.as_table:
            self._become(state.step(self._state, -north))
            return
        after = state.move(self._state, east, north)
        if after.selected == self._state.selected and self._state.places:
            self.status.say("no place lies further that way")
        self._become(after)

    def action_step(self, count: int) -> None:
        self._become(state.step(self._state, count))

    def action_page(self, direction: int) -> None:
        self._become(state.step(self._state, direction * PAGE))

    def action_end(self, direction: int) -> None:
        self._become(state.step(self._state, direction * len(self._state.places)))

    def action_zoom(self, steps: int) -> None:
        after = state.zoom(self._state, steps)
        if after.zoom == self._state.zoom:
            self.status.say("this is the whole world" if steps < 0 else "there is nothing more to be seen")
        self._become(after)

    def action_pan(self, windows: int) -> None:
        self._become(state.pan(self._state, windows))
        self._read()

    def action_whole(self) -> None:
        self._become(state.toggle_whole(self._state))
        self._read()

    def action_table(self) -> None:
        self._become(state.toggle_table(self._state))

    def action_find(self) -> None:
        """Back to the timeline, filtered by the selected place."""
        if (place := self._state.place) is not None:
            self._leave(filter_value(place))

    def action_close(self) -> None:
        self._leave("")

    def _leave(self, place: str) -> None:
        day = self._state.viewport.day
        self.dismiss(Left(place, day if day != self._began.day else None))

    @on(WorldMap.Clicked)
    def _clicked(self, message: WorldMap.Clicked) -> None:
        self._become(state.nearest(self._state, message.position))

    @on(WorldMap.Turned)
    def _turned(self, message: WorldMap.Turned) -> None:
        self.action_zoom(message.steps)

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        if self._state.as_table and message.number != self._state.rank:
            self.action_step(message.number - self._state.rank)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_find()
