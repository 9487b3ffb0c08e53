"""Stories: events that belong together over days or months, and how the lanes show one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tui.model.event import Event
from tui.model.when import When


@dataclass(frozen=True, slots=True)
class Story:
    """Events that belong together over days or months.

    Args:
        id: stable.
        title: of its best event.
        first, last: EDTF-able bounds of its events.
        events: their ids, in order of time.
        articles: ids of all articles, in order of publication.
        face: the event that stands for it.
    """

    id: str
    title: str
    first: When
    last: When
    events: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    face: str = ""


@dataclass(frozen=True, slots=True)
class FullStory:
    """A story with its events.

    Args:
        story: the story.
        events: its events, in order of time.
    """

    story: Story
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A story as a line of the lanes.

    Args:
        story: the story.
        days: (first day, whether it is only planned) of each of its events, in order of time.
        sources: number of outlets that tell of it.
    """

    story: Story
    days: tuple[tuple[date, bool], ...]
    sources: int
