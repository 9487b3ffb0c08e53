"""What the map shows and where the person is on it: one frozen value, and its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tui.app.axis import columns
from tui.app.axis.viewport import Viewport
from tui.app.map.chart import ZOOMS, Position
from tui.service.timeline.told_places import ToldPlace

ASIDE_COSTS = 2.0
"""Degrees on for one aside: what lies straight ahead is the next place. Chosen by trying the arrows on the demo."""


@dataclass(frozen=True, slots=True)
class MapState:
    """The state of the map.

    Args:
        viewport: the axis: its columns in view are the days whose events are shown.
        places: what these events name, those of most events first.
        selected: id of the place that the cursor is on, "" for none.
        zoom: which of `ZOOMS`.
        middle: what the chart is enlarged around; None where it is whole.
        whole: whether all of time is shown rather than the window of the axis.
        as_table: whether the places are shown as a table.
    """

    viewport: Viewport
    places: tuple[ToldPlace, ...] = ()
    selected: str = ""
    zoom: int = 0
    middle: Position | None = None
    whole: bool = False
    as_table: bool = False

    @property
    def days(self) -> tuple[date, date]:
        """First and last day whose events are shown."""
        if self.whole:
            return date.min, date.max
        view = self.viewport
        return columns.days(view.scale, view.first)[0], columns.days(view.scale, view.last)[1]

    @property
    def rank(self) -> int:
        """Number of the selected place; 0 where there is none."""
        return next((number for number, place in enumerate(self.places) if place.id == self.selected), 0)

    @property
    def place(self) -> ToldPlace | None:
        """The selected place."""
        return self.places[self.rank] if self.places else None

    @property
    def dots(self) -> tuple[ToldPlace, ...]:
        """The places of the map: where events happened as far as is known, those of most such events first."""
        shown = (place for place in self.places if place.own and place.at is not None)
        return tuple(sorted(shown, key=lambda place: -place.own))


def show(state: MapState, places: Sequence[ToldPlace]) -> MapState:
    """Other places; the cursor stays on its own, or goes to the one of most events that has a dot."""
    shown = replace(state, places=tuple(places))
    if any(place.id == state.selected for place in places):
        return shown
    first = next((place for place in (*shown.dots, *places)), None)
    return replace(shown, selected=first.id if first is not None else "")


def select(state: MapState, place: ToldPlace | None) -> MapState:
    """The cursor on a place; an enlarged map goes along."""
    if place is None:
        return state
    return replace(state, selected=place.id, middle=place.at if state.zoom and place.at is not None else state.middle)


def step(state: MapState, count: int) -> MapState:
    """The cursor so many places down the order of counts, stopping at both ends."""
    if not state.places:
        return state
    return select(state, state.places[min(max(state.rank + count, 0), len(state.places) - 1)])


def move(state: MapState, east: int, north: int) -> MapState:
    """To the nearest place with a dot in a direction; where nothing lies there the cursor stays."""
    here = state.place
    if here is None:
        return state
    if here.at is None:
        return select(state, next(iter(state.dots), None))
    costs = []
    for rank, place in enumerate(state.dots):
        assert place.at is not None
        up, right = place.at[0] - here.at[0], place.at[1] - here.at[1]
        ahead, aside = (right * east, abs(up)) if east else (up * north, abs(right))
        if ahead > 0:
            costs.append((aside > ahead, ahead + ASIDE_COSTS * aside, rank, place))
    return select(state, min(costs)[-1]) if costs else state


def nearest(state: MapState, position: Position) -> MapState:
    """To the place nearest to where the mouse was."""

    def distance(place: ToldPlace) -> float:
        assert place.at is not None
        return (place.at[0] - position[0]) ** 2 + (place.at[1] - position[1]) ** 2

    return select(state, min(state.dots, key=distance, default=None))


def zoom(state: MapState, steps: int) -> MapState:
    """The map larger or smaller, around the selected place."""
    number = min(max(state.zoom + steps, 0), len(ZOOMS) - 1)
    here = state.place
    middle = (here.at if here is not None else None) or state.middle
    return replace(state, zoom=number, middle=middle if number else None)


def pan(state: MapState, windows: int) -> MapState:
    """So many windows on in time, or back, stopping at the ends of the calendar; no more all of time."""
    view = state.viewport
    low, high = columns.limits(view.scale)
    first = min(max(view.first + windows * view.count, low), max(high - view.count + 1, low))
    day = columns.days(view.scale, view.column + first - view.first)[0]
    return replace(state, viewport=replace(view, first=first, day=day), whole=False)


def toggle_whole(state: MapState) -> MapState:
    """All of time, or the window again."""
    return replace(state, whole=not state.whole)


def toggle_table(state: MapState) -> MapState:
    """The places as a table, or on the map."""
    return replace(state, as_table=not state.as_table)
