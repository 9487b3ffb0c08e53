"""JSON: one object a file, streamed where it holds a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.export.format import Format
from tui.export.page import Page
from tui.export.records import (
    SCHEMA,
    dates_record,
    digest_record,
    dump,
    dump_list,
    event_record,
    explanation_record,
    story_record,
)
from tui.model import Digest, EventDetail, Explanation, FullStory, KeyDate


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    head = {"schema": SCHEMA, "query": page.query}
    return dump_list(
        head, "events", (event_record(detail.event, detail.sources, called_off=detail.called_off) for detail in details)
    )


def render_dates(dates: Sequence[KeyDate], page: Page) -> str:
    return dump(dates_record(page.query, dates))


def render_digest(value: Digest, page: Page) -> str:
    return dump(digest_record(value))


def render_stories(stories: Iterable[FullStory], page: Page) -> str:
    return dump({"schema": SCHEMA, "query": page.query, "stories": [story_record(full.story) for full in stories]})


def render_explanation(explanation: Explanation, page: Page) -> str:
    return dump(explanation_record(explanation))


FORMAT = Format(
    name="json",
    suffix=".json",
    media_type="application/json",
    timeline=render_timeline,
    dates=render_dates,
    digest=render_digest,
    stories=render_stories,
    explanation=render_explanation,
    whole=True,
)
