"""What an entry of the registry is: something that a person can do, and a headed part of the help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do.

    Args:
        id: stable name for `[keys]` in feeds.toml.
        keys: default keys, separated by commas, most usual first.
        call: Textual action.
        title: what it does, in a few words, for help and palette.
        footer: word for the key bar; empty to leave it out.
        palette: whether the palette offers it (moving by a line does not belong there).
        opposite: id of the action that the key bar names with it ("j/k").
    """

    id: str
    keys: str
    call: str
    title: str
    footer: str = ""
    palette: bool = True
    opposite: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the help.

    Args:
        title: its heading.
        actions: in the order of the help.
        column: where the help shows it if there is room for columns, 0 to 2; None if not there.
    """

    title: str
    actions: tuple[Action, ...]
    column: int | None
