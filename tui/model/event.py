"""Events: the same happening as told by one or more mentions, and the dates that its sources give it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tui.model.evidence import Basis
from tui.model.mention import NEWS, Modality
from tui.model.when import When


@dataclass(frozen=True, slots=True)
class ReportedDate:
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
        reported_dates: the dates that its sources give, best first.
        weight: probability that it is news, 0 to 1.
        places: ids of the places that most of its articles name: ISO codes of countries and regions, GeoNames' of cities.
        people: the people that most of its articles name in full.
        muted: whether all articles that tell it are of a section or have a title that feeds.toml mutes.
        judged: what a person has said of it: True for news, False for none; None where nothing.
        found_title: the title of its best mention, where a person has given it another; else None.
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
    reported_dates: tuple[ReportedDate, ...] = ()
    weight: float = 1.0
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    muted: bool = False
    judged: bool | None = None
    found_title: str | None = None
    starred: bool = False
    hidden: bool = False
    read: bool = False
    edited: bool = False
    note: str = ""

    @property
    def feature(self) -> bool:
        """Whether it is no news, as far as is known: opinion, an explanation, a list. Features are kept off the timeline."""
        return self.weight < NEWS

    @property
    def kept_off(self) -> bool:
        """Whether the timeline shows it only to who asks for it: a feature, muted, or hidden by a person."""
        return self.feature or self.muted or self.hidden

    @property
    def public(self) -> Event:
        """The event without what a person has written about it."""
        title = self.title if self.found_title is None else self.found_title
        return replace(self, title=title, found_title=None, note="")

    @property
    def has_day(self) -> bool:
        """Whether its date is its own, not that of a report that gives none."""
        return self.edited or self.basis is not Basis.PUBLISHED

    @property
    def disagreeing(self) -> tuple[ReportedDate, ...]:
        """The dates that do not overlap the event's When."""
        return tuple(reported for reported in self.reported_dates if not reported.agrees)
