"""What a format is: a name, the files it makes, and a renderer for each thing that it can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tui.export.page import Page
from tui.model import Digest, EventDetail, Explanation, FullStory, KeyDate

T = TypeVar("T")
Renderer = Callable[[T, Page], Iterable[str]]
"""Data and the page it is set on in, text out: whole or in parts as they come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One export format.

    Args:
        name: the word after `--format`.
        suffix: of its files, with the dot.
        media_type: as registered with IANA, or as its readers take it.
        timeline: shows all events, in order of time; None here and below: it cannot.
        dates: shows the dates that tell a story.
        digest: shows a daily digest.
        stories: shows storylines.
        explanation: shows why some articles are one event.
        whole: for programs, that want every article to have its event: features are not left out.
    """

    name: str
    suffix: str
    media_type: str
    timeline: Renderer[Iterable[EventDetail]] | None = None
    dates: Renderer[Sequence[KeyDate]] | None = None
    digest: Renderer[Digest] | None = None
    stories: Renderer[Sequence[FullStory]] | None = None
    explanation: Renderer[Explanation] | None = None
    whole: bool = False
