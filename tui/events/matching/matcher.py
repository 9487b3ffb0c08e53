"""Same event, several sources: where each mention belongs is a function of all of them, in whatever order they have come.

Articles that are likely to tell of one event are linked (`links`). What is linked, directly or over others, is divided into events from
scratch whenever an article there comes, changes or goes (`agglomeration`); the rest cannot have changed. An event has its id from its
first article. What articles mention beside their subject is placed afterwards, date by date (`mentioned`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.events.matching.agglomeration import agglomerate
from tui.events.matching.candidates import SECONDS_A_DAY, LiveMention, live_mention
from tui.events.matching.links import Links
from tui.events.matching.mentioned import Date, DateKey, is_exact_enough, key_of
from tui.events.matching.tuning import TUNING, Tuning
from tui.events.matching.weights import shares
from tui.model import Mention, Role, When

SCORE_DIGITS = 4
"""Decimal places of a score."""
WINDOWS = 3
"""Steps from an article to all that can change where it belongs: what it may belong with, what that may, what stands around these."""

Placed = tuple[Mention, str]
"""A mention and the event that matching has put it into."""


class Archive(Protocol):
    """What has been stored before."""

    def between(self, first: float, last: float) -> Iterable[Placed]:
        """The mentions of articles published between these days (since 1970)."""

    def of_date(self, when: When) -> Iterable[Placed]:
        """The mentions of a date."""

    def subjects(self, articles: Sequence[str]) -> Mapping[str, str]:
        """Article -> event that it is about."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a mention belongs and why.

    Args:
        mention: its id.
        event: id of the event.
        before: id of the event that it, or the former version of its article, belonged to; "" for a new one.
        own: id of the event that it would be the first mention of.
        role: its part in it.
        score: probability that it tells of that event; 1.0 where the event has its id from it.
        shared: the words it shares with the event, most telling first.
    """

    mention: str
    event: str
    before: str
    own: str
    role: Role
    score: float = 1.0
    shared: tuple[str, ...] = ()


class Matcher:
    """The mentions of some days, and the events that they belong to.

    Args:
        archive: gives what was stored before; it must hold what earlier calls of `settle` have placed.
        tuning: the numbers of matching.
    """

    def __init__(self, archive: Archive | None = None, tuning: Tuning = TUNING) -> None:
        self.tuning = tuning
        self._archive = archive
        self._links = Links(tuning)
        self._window = tuning.window.total_seconds() / SECONDS_A_DAY
        self._loaded: tuple[float, float] | None = None
        self._known: dict[str, LiveMention] = {}
        self._articles: dict[str, list[LiveMention]] = {}
        self._new: set[str] = set()
        self._before: dict[str, str] = {}
        self._dates: dict[DateKey, Date] = {}
        self._subjects: dict[str, str] = {}
        self._visitors: dict[str, list[LiveMention]] = {}

    def __len__(self) -> int:
        return len(self._links)

    # ------------------------------------------------------------------ in and out

    def put(self, mentions: Sequence[Mention], weighed: Sequence[LiveMention] = ()) -> None:
        """Take in an article, or a new version of one; `settle` tells where its mentions belong.

        Args:
            mentions: the main one first. All that was published within `near` of it must be known: see `cover`.
            weighed: what `live_mention` makes of each, where a reader has done so already.
        """
        article = mentions[0].article
        former = (*self._articles.get(article, ()), *self._visitors.get(article, ()))
        self._before.update((live.id, live.event) for live in former)
        self.withdraw(article)
        self._new.add(article)
        for live in weighed or [live_mention(mention, self.tuning) for mention in mentions]:
            self._remember(live)
            if live.is_background and not is_exact_enough(live.date):
                continue
            self._date(live.date).enter(live, self.tuning)
            if not live.is_background:
                self._links.enter(live, is_known=False)

    def withdraw(self, article: str) -> None:
        """Take the mentions of an article out."""
        for live in dict.fromkeys((*self._articles.pop(article, ()), *self._visitors.pop(article, ()))):
            self._known.pop(live.id, None)
            if live in self._links:
                self._links.leave(live)
            date = self._dates.get(key_of(live.date))
            if date is not None and live in date:
                date.leave(live)
        self._new.discard(article)

    def forget(self, before: float) -> None:
        """Drop what was published before a day (since 1970); bounds memory. All that is known must have been stored."""
        self._links.forget(before)
        self._articles = {article: of for article, of in self._articles.items() if of[0].day >= before}
        self._known = {live.id: live for of in self._articles.values() for live in of}
        # A date is known as a whole or not at all.
        for old in (self._dates, self._subjects, self._visitors):
            old.clear()
        if self._loaded is not None:
            self._loaded = max(self._loaded[0], before), max(self._loaded[1], before)

    def _remember(self, live: LiveMention) -> None:
        self._known[live.id] = live
        self._articles.setdefault(live.article, []).append(live)

    # ------------------------------------------------------------------ what was there before

    @property
    def near(self) -> float:
        """Days around an article in which everything has to be known to tell what it changes: what stands around those that it
        may belong with, and around those that these may belong with."""
        return WINDOWS * self._window

    def cover(self, first: float, last: float) -> None:
        """See to it that all that was published between these days (since 1970) is known."""
        if self._loaded is None or first > self._loaded[1] + self.near or last < self._loaded[0] - self.near:
            self._begin_anew()
            self._load(first, last)
            self._loaded = first, last
            return
        low, high = self._loaded
        if first < low:
            self._load(first, low)
        if last > high:
            self._load(high, last)
        self._loaded = min(low, first), max(high, last)

    def _begin_anew(self) -> None:
        """Drop all that is stored."""
        self._links = Links(self.tuning)
        for old in (self._known, self._articles, self._dates, self._subjects, self._visitors):
            old.clear()

    def _load(self, first: float, last: float) -> None:
        if self._archive is None:
            return
        for mention, event in self._archive.between(first, last):
            if mention.article not in self._new:
                live = self._stored(mention, event)
                if live.article not in self._articles or live not in self._articles[live.article]:
                    self._remember(live)
                if not live.is_background and live not in self._links:
                    self._links.enter(live, is_known=True)

    def _stored(self, mention: Mention, event: str) -> LiveMention:
        """A mention that was stored, the same object each time."""
        live = self._known.get(mention.id)
        if live is None:
            live = live_mention(mention, self.tuning)
            live.event, live.is_stored = event, True
        return live

    def _date(self, when: When) -> Date:
        """All mentions of a date."""
        date = self._dates.get(key_of(when))
        if date is None:
            date = self._dates[key_of(when)] = Date()
            if self._archive is not None:
                placed = [pair for pair in self._archive.of_date(when) if pair[0].article not in self._new]
                for mention, event in placed:
                    live = self._stored(mention, event)
                    if not live.is_background or is_exact_enough(live.date):
                        self._known[live.id] = live
                        self._visitors.setdefault(live.article, []).append(live)
                        date.enter(live, self.tuning)
                strangers = {live.article for live in date.mentions()} - self._articles.keys()
                self._subjects.update(self._archive.subjects(sorted(strangers)))
                date.is_settled = True
        return date

    # ------------------------------------------------------------------ events

    def settle(self) -> list[Placement]:
        """Where the new mentions belong, and those old ones that belong elsewhere, or have another role, than was stored."""
        new = [live for article in sorted(self._new) for live in self._articles[article]]
        placements: list[Placement] = []
        moved: set[LiveMention] = set()
        for component in self._components():
            for group, likely in self._events(component):
                placements += self._place(group, likely, moved)
        self._links.settled()
        placements += self._place_asides(moved)
        for live in new:
            if not live.is_stored:  # its date says too little to tell what is meant, or it is as it was before
                live.event, live.is_stored = live.event or live.own_event, True
                placements.append(self._placement(live, live.event))
        self._new.clear()
        self._before.clear()
        return placements

    def _placement(
        self, live: LiveMention, before: str, chance: float = 1.0, others: Sequence[LiveMention] = ()
    ) -> Placement:
        shared = self._shared(live, others)
        former = before or self._before.get(live.id, "")
        return Placement(live.id, live.event, former, live.own_event, live.role, round(chance, SCORE_DIGITS), shared)

    def _components(self) -> list[list[LiveMention]]:
        """The articles that may belong with what has changed, as far as they hang together; each in order."""
        while True:
            components = list(self._connected())
            days = [live.day for component in components for live in component]
            if self._archive is None or self._loaded is None or not days:
                return components
            first, last = min(days) - 2 * self._window, max(days) + 2 * self._window
            if self._loaded[0] <= first and last <= self._loaded[1]:
                return components
            self.cover(min(first, self._loaded[0]), max(last, self._loaded[1]))

    def _connected(self) -> Iterable[list[LiveMention]]:
        met: set[LiveMention] = set()
        for start in self._links.touched():
            if start in met:
                continue
            met.add(start)
            component, waiting = [start], [start]
            while waiting:
                for other in self._links.strong(waiting.pop()):
                    if other not in met:
                        met.add(other)
                        component.append(other)
                        waiting.append(other)
            yield sorted(component, key=lambda one: one.order)

    def _events(self, component: Sequence[LiveMention]) -> Iterable[tuple[list[LiveMention], list[float]]]:
        """The events that a component is made of, each with the mean probability of its members among themselves."""
        likely = {(one, other): chance for one, other, chance in self._links.likely_among(component)}
        for group in agglomerate(len(component), likely, self.tuning.join):
            sums = [
                sum(likely.get((min(one, other), max(one, other)), 0.0) for other in group if other != one)
                for one in group
            ]
            means = [total / max(len(group) - 1, 1) for total in sums]
            yield [component[number] for number in group], means

    def _place(
        self, group: Sequence[LiveMention], means: Sequence[float], moved: set[LiveMention]
    ) -> Iterable[Placement]:
        first = group[0]
        event = first.own_event
        for live, mean in zip(group, means, strict=True):
            role = Role.REPRINT if self._is_reprint(live) else Role.MAIN
            if live.event != event:
                moved.add(live)
            if live.event == event and live.role is role and live.is_stored:
                continue
            before = live.event
            live.event, live.role, live.is_stored = event, role, True
            yield self._placement(live, before) if live is first else self._placement(live, before, mean, group)

    def _is_reprint(self, live: LiveMention) -> bool:
        """Whether another feed had the same text before."""
        return any(other.order < live.order and other.source != live.source for other in self._links.copies(live))

    def _shared(self, live: LiveMention, others: Iterable[LiveMention]) -> tuple[str, ...]:
        """The words by which a mention is similar to others, the most telling first."""
        parts: dict[str, float] = {}
        for other in others:
            if other is not live:
                for term, share in shares(live.vector, other.vector):
                    parts[term] = parts.get(term, 0.0) + share
        return tuple(sorted(parts, key=lambda term: (-parts[term], term))[: self.tuning.shared_terms])

    # ------------------------------------------------------------------ what articles mention

    def _place_asides(self, moved: Iterable[LiveMention]) -> Iterable[Placement]:
        """Place what looks aside at all dates where something has changed."""
        for live in moved:
            self._date(live.date).is_settled = False
            for other in self._articles.get(live.article, ()):
                if other.is_background and is_exact_enough(other.date):
                    self._date(other.date).is_settled = False
        for date in list(self._dates.values()):
            if not date.is_settled:
                for live, before, chance, model in date.settle(self._subject_of):
                    live.is_stored = True
                    yield self._placement(live, before, chance, [model] if model is not None else [])

    def _subject_of(self, article: str) -> str | None:
        mentions = self._articles.get(article)
        main = next((live for live in mentions if not live.is_background), None) if mentions else None
        return main.event if main is not None else self._subjects.get(article)
