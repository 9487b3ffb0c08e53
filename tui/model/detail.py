"""One event in full: its articles, their dates, and why they are one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tui.model.article import Role
from tui.model.event import Event
from tui.model.evidence import Evidence
from tui.model.when import When


@dataclass(frozen=True, slots=True)
class Source:
    """One article's part in an event, as shown in the detail and in exports.

    Args:
        article: its id.
        source: outlet.
        title: headline of the article.
        published: of the article.
        url: http(s) or None.
        role: main, mention or reprint.
        when: the date that this article gives the event.
        basis: how.
        evidence: sentence, span, rule, anchor.
        agrees: False where `when` does not overlap the event's.
    """

    article: str
    source: str
    title: str
    published: datetime
    url: str | None
    role: Role
    when: When
    basis: str
    evidence: Evidence
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class EventDetail:
    """Everything that is known of one event."""

    event: Event
    sources: tuple[Source, ...]
    """Best evidence first."""
    why: str = ""
    """Why these articles are one event, in words; "" for a single article."""
    where: tuple[str, ...] = ()
    """What its places are called."""
    story: str = ""
    """Title of its story and number of events; "" without one."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Why an article's mention belongs to an event.

    Args:
        source: the article, its date and evidence.
        how: `founded`, `joined`, `mentioned` (an article about something else looks back, or ahead) or `reprint`.
        score: probability that it tells of the same, 0 to 1, when it came.
        needed: least probability for that.
        shared: (word, share of the similarity), the most telling first.
        unlike: what it and the others of the event do not have in common, in words.
    """

    source: Source
    how: str
    score: float
    needed: float
    shared: tuple[tuple[str, float], ...] = ()
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why some articles are one event.

    Args:
        event: the event.
        witnesses: its mentions in order of knowledge.
        merged: ids of events that matching has merged into it.
        edits: what a person did to it, in words, oldest first.
    """

    event: Event
    witnesses: tuple[Witness, ...]
    merged: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
