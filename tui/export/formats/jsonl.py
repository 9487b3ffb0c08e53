"""JSON lines: one object a line, for programs that read as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.export.format import Format
from tui.export.page import Page
from tui.export.records import event_record, line, story_record
from tui.model import EventDetail, FullStory


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    return (line(event_record(detail.event, detail.sources, called_off=detail.called_off)) for detail in details)


def render_stories(stories: Iterable[FullStory], page: Page) -> Iterator[str]:
    return (line(story_record(full.story)) for full in stories)


FORMAT = Format(
    name="jsonl",
    suffix=".jsonl",
    media_type="application/jsonl",
    timeline=render_timeline,
    stories=render_stories,
    whole=True,
)
