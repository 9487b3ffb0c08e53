"""What crosses the boundaries of the packages: articles, time expressions, mentions, events, stories."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tui.model.when import When


class Basis(StrEnum):
    """How a date is known, best first."""

    STATED = "stated"
    """A calendar date stands in the text."""
    RELATIVE = "relative"
    """Words that count from the anchor: "last month", "on Tuesday"."""
    CONTEXT = "context"
    """Carried over from a neighbouring sentence or the article's lead."""
    PUBLISHED = "published"
    """Undated news: placed at publication and marked so."""


class Modality(StrEnum):
    """Whether an event took place, as its text tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    """Denied, doubted, or conditional."""


class Role(StrEnum):
    """What part an article plays in an event."""

    MAIN = "main"
    """The event is what the article is about; every article has exactly one."""
    MENTION = "mention"
    REPRINT = "reprint"
    """The same text as another outlet's article: no corroboration."""


@dataclass(frozen=True, slots=True)
class Article:
    """One entry of a feed, cleaned.

    Args:
        id: stable id: what `ingest` was given, else a hash of feed and identity.
        source: name of the outlet as shown.
        title: one line, at most 500 characters; may be empty.
        text: plain text with line breaks between blocks, at most 20 000 characters; may be empty.
        published: aware; keeps the publisher's UTC offset, so its `.date()` is the publisher's local day.
        first_seen: aware, UTC: when we first knew of it.
        url: http(s) or None.
        lang: ISO 639-1 code, or "" where unknown.
        feed: key of the feed that brought it, "" for ingested documents.
        dated: False where the feed gave no usable date and `published` is `first_seen`.
        country: ISO 3166 code of the outlet's country, or "": decides on named days and day/month order.
    """

    id: str
    source: str
    title: str
    text: str
    published: datetime
    first_seen: datetime
    url: str | None = None
    lang: str = ""
    feed: str = ""
    dated: bool = True
    country: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of text that names a time, TIMEX3 and When side by side.

    Args:
        start, end: code points into the text that was read.
        text: the span.
        type: TimeML type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value, such as `2025-12`, `P3D`, `PRESENT_REF`, `2026-01-01TEV`.
        when: the days meant, or None for what names no place on a timeline (durations, sets, vague references).
        rule: name of the rule that resolved it, words with dashes ("weekday-before-publication").
        anchor: ISO date or datetime it was resolved against, "" where none was needed.
        basis: STATED or RELATIVE.
        mod: TIMEX3 modifier (START, MID, END, APPROX, LESS_THAN, MORE_THAN …) or "".
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    when: When | None
    rule: str
    anchor: str = ""
    basis: Basis = Basis.RELATIVE
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a date is what it is.

    Args:
        text: the sentence, exactly as it stands in the article.
        start, end: code points of the time expression in `text`; both 0 where no words gave the date.
        rule: as in TimeExpression; "published" or "context…" where no words gave the date.
        anchor: ISO date or datetime that the rule counted from, or "".
    """

    text: str
    start: int = 0
    end: int = 0
    rule: str = ""
    anchor: str = ""


WORTH = 0.45
"""Least score of a mention that puts an event on the timeline by itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One article saying that something happened at a When.

    Args:
        id: `ARTICLE_ID#N`, N counting from 0 within the article; 0 is the main event.
        article: id of the article.
        source: outlet.
        title: headline of the event, one line, under 90 characters where the words allow.
        when, basis: its date and how it is known.
        score: ranks within the article, higher first; 0 to 1.
        evidence: sentence and rule.
        published, first_seen: of the article.
        role: main, mention or reprint.
        modality: happened, ongoing, planned or denied.
        span: code points of the evidence sentence in the article's `field`.
        field: "text" or "title".
        time: index into the article's time expressions, or None.
        lang: of the article.
        url: of the article.
        terms: the words that matching compares, most telling first.
    """

    id: str
    article: str
    source: str
    title: str
    when: When
    basis: Basis
    score: float
    evidence: Evidence
    published: datetime
    first_seen: datetime
    role: Role = Role.MENTION
    modality: Modality = Modality.HAPPENED
    span: tuple[int, int] = (0, 0)
    field: str = "text"
    time: int | None = None
    lang: str = ""
    url: str | None = None
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One date that some sources give for an event.

    Args:
        when: the date.
        sources: the outlets that give it, in the order in which they did.
        agrees: False where it does not overlap the event's When.
    """

    when: When
    sources: tuple[str, ...]
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """The same happening as told by one or more mentions.

    Args:
        id: stable over re-extraction, merges and edits.
        title, when, basis, modality: of its best mention, or a person's edit.
        score: importance over the whole store, higher first; at least 0.
        sources: distinct outlets, reprints excluded, in order of reporting.
        first_reported: when we first knew of it (UTC).
        articles: number of articles, reprints included.
        story: id of its story, or None.
        readings: the dates that its sources give, best first.
        feature: told by one outlet only, and not as news: opinion, an explanation, a list.
        starred, hidden, read, note, edited: a person's marks.
    """

    id: str
    title: str
    when: When
    basis: Basis
    score: float
    sources: tuple[str, ...]
    first_reported: datetime
    articles: int = 1
    modality: Modality = Modality.HAPPENED
    story: str | None = None
    readings: tuple[Reading, ...] = ()
    feature: bool = False
    starred: bool = False
    hidden: bool = False
    read: bool = False
    edited: bool = False
    note: str = ""

    @property
    def disagreeing(self) -> tuple[Reading, ...]:
        """Readings that do not overlap the event's When."""
        return tuple(reading for reading in self.readings if not reading.agrees)


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
    articles: tuple[str, ...] = field(default=())
    face: str = ""
