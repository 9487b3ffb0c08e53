"""What a mode asks of the app, as messages that bubble up to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.message import Message

from tui.app.place import Live
from tui.service.session import Session


@dataclass
class ShowOnTimeline(Message):
    """Go to the timeline.

    Args:
        event: id of the event to go to, "" for where the person was.
        filter: what to find there; None for what is found now.
    """

    event: str = ""
    filter: str | None = None


@dataclass
class PollWanted(Message):
    """Poll the feeds with these names, or all that are due."""

    names: tuple[str, ...] = field(default=())


@dataclass
class LiveChanged(Message):
    """Something went on in the store."""

    live: Live


@dataclass
class Said(Message):
    """What was said on the timeline while another mode may be shown."""

    words: str
    seconds: float


class SavedChanged(Message):
    """Another filter is saved, watched or seen."""


@dataclass
class SessionChanged(Message):
    """feeds.toml was written, and read again: all modes go on with this session."""

    session: Session
