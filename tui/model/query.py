"""What a person asks the timeline for, and the slices of it that answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tui.model.entries import Event, Evidence, Reading, Role, Story
from tui.model.when import Precision, When


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over events; every part must hold, the values within a part are alternatives.

    Args:
        text: full-text part in FTS5 syntax, already quoted, or "".
        sources, tags, stories: names, compared without case.
        since, until: days; events overlapping them match.
        precisions: which precisions to keep.
        flags: words of `is:` (unread, read, starred, hidden, edited, feature, guessed, planned).
        has_note: only events with a note.
        features: features too, whatever else is asked for.
        as_of: knowledge time: only what was known then; None for now.
        up_to: only events whose sequence number in the store is not above this (a list that keeps its place while a
            poll adds events); None for all.
        source_text: what the person typed, for display and for saving.
    """

    text: str = ""
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    precisions: tuple[Precision, ...] = ()
    flags: tuple[str, ...] = ()
    has_note: bool = False
    features: bool = False
    as_of: datetime | None = None
    up_to: int | None = None
    source_text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it keeps every event that is neither hidden nor a feature."""
        return self == Query(as_of=self.as_of, up_to=self.up_to, source_text=self.source_text)

    @property
    def asks_for_features(self) -> bool:
        """Whether features are among what it keeps: where words are looked for, or a person's own marks, or features."""
        words = bool(self.text) and not self.text.startswith("NOT ")
        return (
            self.features
            or words
            or self.has_note
            or not {"feature", "hidden", "starred", "edited"}.isdisjoint(self.flags)
        )


class Scale(StrEnum):
    """Width of one column of the axis."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"

    def zoom(self, steps: int) -> Scale:
        """The scale `steps` finer (positive) or coarser (negative), stopping at the ends."""
        order = list(Scale)
        return order[min(max(order.index(self) - steps, 0), len(order) - 1)]


@dataclass(frozen=True, slots=True)
class Bucket:
    """One column of the axis: the days `first` to `last` and how many events lie there.

    Args:
        first, last: days, both included.
        exact: events that start in it and are known to a unit no coarser and to no more days than it has.
        coarse: share of the events known less exactly, spread evenly over their days.
    """

    first: date
    last: date
    exact: int
    coarse: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading of the timeline: those of one day, or those known only to the same coarser interval.

    Groups stand in the order of (first day, rank, last day), so that "2026" and "January 2026" head 1 January 2026.

    Args:
        when: the interval, without qualifiers and without a time of day.
        count: number of events.
    """

    when: When
    count: int


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
    readings: tuple[Reading, ...]
    why: str = ""
    """Why these articles are one event, in words; "" for a single article."""
    story: str = ""
    """Title of its story and number of events; "" without one."""


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


@dataclass(frozen=True, slots=True)
class Witness:
    """Why an article's mention belongs to an event.

    Args:
        source: the article, its date and evidence.
        how: `founded`, `joined`, `mentioned` (an article about something else looks back, or ahead) or `reprint`.
        score: probability that it tells of the same, 0 to 1, when it came.
        needed: least probability for that.
        shared: (word, share of the likeness), the most telling first.
    """

    source: Source
    how: str
    score: float
    needed: float
    shared: tuple[tuple[str, float], ...] = ()


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


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of the title line."""

    events: int
    unread: int
    articles: int
    waiting: int = 0
    last_polled: datetime | None = None
    next_poll: datetime | None = None
    failing: int = 0


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One line of a digest: an event and the sentence that tells it best."""

    event: Event
    source: Source


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened on a day, what became known that day about other days, and what is coming.

    Args:
        first, last: the days covered.
        as_of: knowledge time.
        happened: events of those days, most important first.
        sometime: events known only to a coarser unit that holds those days and first reported then.
        learned: events of earlier days that became known on those days.
        upcoming: planned events after them, soonest first.
        articles, sources: how many the digest rests on.
    """

    first: date
    last: date
    as_of: datetime
    happened: tuple[DigestEntry, ...] = ()
    sometime: tuple[DigestEntry, ...] = ()
    learned: tuple[DigestEntry, ...] = ()
    upcoming: tuple[DigestEntry, ...] = ()
    articles: int = 0
    sources: int = 0
    omitted: dict[str, int] = field(default_factory=dict)
    """Section name to the number of events left out for length."""


@dataclass(frozen=True, slots=True)
class RankedDate:
    """One of the dates that tell a story: its weight and the events on it."""

    day: date
    score: float
    events: tuple[DigestEntry, ...] = ()
