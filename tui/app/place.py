"""Where a person is, whatever mode they are in: one frozen value, which each mode is given and gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tui.model import Scale
from tui.service.place_kept import PlaceKept


class Mode(StrEnum):
    """The screens that a digit leads to, in the order of the digits."""

    TIMELINE = "timeline"
    STORIES = "stories"
    SOURCES = "sources"
    SAVED = "saved"
    DIARY = "diary"


@dataclass(frozen=True, slots=True)
class Place:
    """What is kept from one mode to the next.

    Args:
        day: the selected day.
        scale: what a column is, on the axis and in the lanes.
        event: id of the selected event, "" for none.
        story: id of its story, "" for none.
        filter: what was typed into the find bar.
        kept_off: whether what is kept off the timeline is shown.
        up_to: number of the newest event that is shown; later ones wait.
        list_tenths: tenths of the width that the list has beside the detail; 0 where that was not chosen.
    """

    day: date
    scale: Scale = Scale.DAY
    event: str = ""
    story: str = ""
    filter: str = ""
    kept_off: bool = False
    up_to: int = 0
    list_tenths: int = 0


def place_again(kept: PlaceKept) -> Place:
    """Where the person was when the app was closed."""
    return Place(kept.day, kept.scale, kept.event, "", kept.filter, kept.kept_off, list_tenths=kept.list_tenths)


@dataclass(frozen=True, slots=True)
class Live:
    """What goes on in the store, which all modes say alike.

    Args:
        counts: of the title line, most important first.
        alarm: what is wrong, in words, or "".
        badges: (mode, what stands in brackets behind its name).
        progress: how far a poll is, or "".
        waiting: new events that wait until they are let in.
        changed: events in the list that are others by now, or joined another; they wait too.
        version: of the store, as it was last looked at.
    """

    counts: tuple[str, ...] = ()
    alarm: str = ""
    badges: tuple[tuple[Mode, str], ...] = ()
    progress: str = ""
    waiting: int = 0
    changed: int = 0
    version: int = -1

    def badge(self, mode: Mode) -> str:
        """`(2!)`, or ""."""
        return next((f"({badge})" for its, badge in self.badges if its is mode and badge), "")
