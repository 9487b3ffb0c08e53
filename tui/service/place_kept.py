"""Where a person was in the timeline, kept in a small file beside the store from one start of the app to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from tui.config.files import write_atomically
from tui.errors import ConfigError
from tui.model import Scale

SUFFIX = ".view.json"
"""What the name of the file has more than the store's."""


@dataclass(frozen=True, slots=True)
class PlaceKept:
    """What the app shows when it is opened again.

    Args:
        day: the selected day.
        scale: what a column of the axis is.
        event: id of the selected event, "" for none.
        filter: what was typed into the find bar.
        kept_off: whether what is kept off the timeline was shown.
        theme: the colours that were chosen in the app, "" for those of feeds.toml.
        mode: the screen that was shown, "" for the timeline.
        list_tenths: tenths of the width that the list has beside the detail; 0 where that was not chosen.
        visited: when the app was closed.
    """

    day: date
    scale: Scale = Scale.DAY
    event: str = ""
    filter: str = ""
    kept_off: bool = False
    theme: str = ""
    mode: str = ""
    list_tenths: int = 0
    visited: datetime | None = None


def place_of(store: Path) -> Path:
    """The file of a store."""
    return store.with_name(store.name + SUFFIX)


def read_place(store: Path) -> PlaceKept | None:
    """What was kept; None where there is nothing, or nothing that can be read: it is no loss."""
    try:
        row = json.loads(place_of(store).read_text(encoding="utf-8"))
        return PlaceKept(
            day=date.fromisoformat(row["day"]),
            scale=Scale(row["scale"]),
            event=str(row["event"]),
            filter=str(row["filter"]),
            kept_off=bool(row["kept_off"]),
            theme=str(row["theme"]),
            mode=str(row.get("mode", "")),
            list_tenths=int(row.get("list_tenths", 0)),
            visited=datetime.fromisoformat(row["visited"]) if row.get("visited") else None,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_place(store: Path, place: PlaceKept) -> None:
    """Keep it; where the folder cannot be written, nothing is kept."""
    visited = place.visited.isoformat() if place.visited else None
    row = asdict(place) | {"day": place.day.isoformat(), "scale": place.scale.value, "visited": visited}
    try:
        write_atomically(place_of(store), json.dumps(row, ensure_ascii=False) + "\n")
    except ConfigError:
        return
