"""Same event, several sources: an online matcher that joins articles, and mends what it joined as more becomes known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tui.events.likeness import Tuning, least_likeness, look_back, shortness
from tui.events.linkage import SPEAKERS, Linkage
from tui.events.live import Index, Live, Neighbourhood, Told
from tui.events.rarity import Rarity, shares
from tui.events.reprints import is_copy
from tui.model import Basis, Mention, Role, When

WINDOW = timedelta(days=7)
"""Two articles further apart than this do not speak for one event."""

MENDING = 2.0
"""Days in which events are still merged, and articles moved between them."""

SHARED = 8
"""Shared words that are kept as the reason."""

COPY_LIKENESS = 0.75
"""Texts less alike than this are not looked at for being the same."""

WORTH_MENDING = 0.1
"""Least probability by which an article draws attention to another event."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a mention belongs and why.

    Args:
        mention: its id.
        event: id of the event.
        score: probability that it tells of that event; 1.0 where it founded it.
        shared: the words they share, most telling first.
        role: main, mention or reprint.
    """

    mention: str
    event: str
    score: float
    shared: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Move:
    """A mention that was assigned before and belongs to another event now; as in Assignment."""

    mention: str
    event: str
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repairs:
    """Second thoughts about what was assigned before.

    Args:
        merged: (event that is no more, survivor), in the order in which they were merged.
        moved: mentions that belong elsewhere now, survivors considered.
    """

    merged: tuple[tuple[str, str], ...]
    moved: tuple[Move, ...]


class Matcher:
    """Live events of the last days; assigns new mentions one article at a time.

    An article joins the event whose articles tell of the same with the highest mean probability (see `likeness`), if that is
    high enough: average linkage, so that no event swallows its topic. Each new article is evidence about the events around
    it too: members that fit better elsewhere move there, and events that have become one are merged.
    """

    def __init__(self, tuning: Tuning | None = None, fixed: Iterable[str] = ()) -> None:
        """An empty matcher.

        Args:
            tuning: its numbers.
            fixed: ids of events that a person has shaped: they are neither merged nor do articles leave them.
        """
        self.tuning = tuning or Tuning()
        self._fixed = frozenset(fixed)
        self._events: dict[str, Live] = {}
        self._told: dict[str, Told] = {}
        self._articles: dict[str, list[Told]] = {}
        self._rarity = Rarity()
        self._index, self._asides = Index(), Index()
        self._around = Neighbourhood(self._index, WINDOW.days)
        self._links = Linkage(self.tuning, self._around)
        self._nowhere = Live("", 0)
        self._founded = 0
        self._merged: list[tuple[str, str]] = []
        self._moved: dict[str, Move] = {}

    def __len__(self) -> int:
        return len(self._events)

    # ------------------------------------------------------------------ in and out

    def load(self, pairs: Iterable[tuple[Mention, str]]) -> None:
        """Take in mentions that are assigned already, in order of publication."""
        for mention, event_id in pairs:
            event = self._events.get(event_id) or self._found(event_id)
            told = self._read(mention, event)
            if mention.role is Role.MENTION:
                self._put_aside(told)
            elif original := self._original(mention, told):
                self._put_copy(told, original)
            else:
                self._put(told)

    def _original(self, mention: Mention, told: Told) -> Told | None:
        """The member that a loaded mention repeats."""
        members = told.event.members
        if mention.role is Role.REPRINT and members:
            return members[0]
        return next((member for member in members[-SPEAKERS:] if member.terms == told.terms), None)

    def assign(self, mentions: Sequence[Mention], home: str | None = None) -> list[Assignment]:
        """Assign the mentions of one article; each article takes part in an event once.

        Args:
            mentions: the main one first.
            home: id of the event that the main one founds, where it joins none; by default one of its own.
        """
        out: list[Assignment] = []
        taken: set[Live] = set()
        for mention in mentions:
            told = self._read(mention, self._nowhere)
            if mention.role is Role.MENTION:
                out.append(self._assign_aside(mention, told, taken))
            else:
                out.append(self._assign_main(mention, told, home or event_id_of(mention)))
            taken.add(told.event)
        return out

    def event_of(self, mention_id: str) -> str | None:
        """Where a live mention belongs now."""
        told = self._told.get(mention_id)
        return told.event.id if told else None

    def take_repairs(self) -> Repairs:
        """What has changed since the last call about mentions that were assigned before."""
        moved = tuple(
            replace(move, event=self._told[id_].event.id) for id_, move in self._moved.items() if id_ in self._told
        )
        repairs = Repairs(tuple(self._merged), moved)
        self._merged, self._moved = [], {}
        return repairs

    def forget(self, before: datetime) -> None:
        """Drop the mentions of articles published before; bounds memory."""
        day = _day(before)
        for told in [told for told in self._told.values() if told.day < day]:
            self._articles.pop(told.article, None)
            self._drop(told)

    def withdraw(self, article: str) -> str | None:
        """Drop the mentions of an article, for a new version of it; returns the event that it alone was about, if any."""
        emptied = None
        for told in self._articles.pop(article, []):
            aside = told in told.event.asides
            self._drop(told)
            if not aside and not told.event.members:
                emptied = told.event.id
        return emptied

    # ------------------------------------------------------------------ one mention

    def _read(self, mention: Mention, event: Live) -> Told:
        if mention.role is not Role.MENTION:
            self._rarity.add(mention.terms)
        vector = self._rarity.vector(mention.terms)
        return Told(
            id=mention.id,
            article=mention.article,
            source=mention.source,
            terms=mention.terms,
            day=_day(mention.published),
            when=mention.when if mention.basis is not Basis.PUBLISHED else None,
            printed=When.day(mention.published.date()),
            vector=vector,
            event=event,
            shortness=shortness(len(vector)),
        )

    def _assign_main(self, mention: Mention, told: Told, home: str) -> Assignment:
        near = self._around.of(told)
        for other in near:
            if self._around.likeness(told, other) >= COPY_LIKENESS and is_copy(told.terms, other.terms):
                return self._repeat(mention, told, other)
        links = {event: self._links.to_event(told, event) for event in self._links.attention(told)}
        best, score = self._highest(links)
        if best is None:
            best, score = self._foretold(told)
        if best is None:
            best, score = self._events.get(home) or self._found(home), 1.0
        shared = self._shared(told, best)
        told.event = best
        self._put(told)
        self._around.enter(told)
        self._mend(told, {event: link for event, link in links.items() if link >= WORTH_MENDING})
        return Assignment(mention.id, told.event.id, round(score, 4), shared, mention.role)

    def _highest(self, links: dict[Live, float]) -> tuple[Live | None, float]:
        best, score = None, self.tuning.join
        for event, link in links.items():
            if link > score or (link == score and best is not None and event.number < best.number):
                best, score = event, link
        return best, score

    def _repeat(self, mention: Mention, told: Told, original: Told) -> Assignment:
        """The same text: it goes where the original goes."""
        told.event = original.event
        self._put_copy(told, original)
        role = Role.REPRINT if told.source != original.source else mention.role
        return Assignment(mention.id, told.event.id, 1.0, self._shared(told, original.event), role)

    def _foretold(self, told: Told) -> tuple[Live | None, float]:
        """The event of this day that so far was only mentioned: announced, or looked back at."""
        return self._best_on_day(told, self._asides, told.when or told.printed, ())

    def _assign_aside(self, mention: Mention, told: Told, taken: set[Live]) -> Assignment:
        """A mention of something else than its article's subject joins the event that is news, or was mentioned, at its date."""
        event, score = None, 1.0
        if told.terms and told.when is not None:
            event, score = self._best_on_day(told, self._index, told.when, taken)
            if event is None:
                event, score = self._best_on_day(told, self._asides, told.when, taken)
        shared = self._shared(told, event) if event else ()
        own = event_id_of(mention)
        told.event = event or self._events.get(own) or self._found(own)
        self._put_aside(told)
        return Assignment(mention.id, told.event.id, round(score if event else 1.0, 4), shared, mention.role)

    def _best_on_day(self, told: Told, index: Index, when: When, taken: Iterable[Live]) -> tuple[Live | None, float]:
        best, score = None, 0.5
        least = least_likeness(self.tuning)
        for other, likeness in index.alike(told.vector).items():
            event = other.event
            if (
                likeness < least
                or event in taken
                or other.article == told.article
                or (index is self._asides and event.members)
            ):
                continue
            chance = look_back(self.tuning, likeness, when, other.when or other.printed)
            if chance > score or (chance == score and best is not None and event.number < best.number):
                best, score = event, chance
        return best, score

    def _shared(self, told: Told, event: Live) -> tuple[str, ...]:
        """The words by which an article is like an event, the most telling first."""
        parts: dict[str, float] = {}
        for member in (event.members or event.asides)[-SPEAKERS:]:
            for term, share in shares(told.vector, member.vector):
                parts[term] = parts.get(term, 0.0) + share
        return tuple(sorted(parts, key=lambda term: (-parts[term], term))[:SHARED])

    # ------------------------------------------------------------------ second thoughts

    def _mend(self, told: Told, links: dict[Live, float]) -> None:
        """Move the members of neighbouring events that fit better with the article's event, and merge what is one now."""
        for event in sorted(links, key=lambda event: (-links[event], event.number)):
            if event is not told.event and event.id not in self._fixed and told.event.id not in self._fixed:
                self._attract(told, event)
        while (other := self._same_as(told, links)) is not None:
            self._merge(told.event, other)

    def _attract(self, told: Told, event: Live) -> None:
        for member in list(event.members):
            if len(event.members) < 2 or told.day - member.day > MENDING or member not in self._around.of(told):
                continue
            there = self._links.to_event(member, told.event)
            if there >= self.tuning.join and there > self._links.to_event(member, event) + self.tuning.better:
                self._move(member, told.event, there)

    def _same_as(self, told: Told, links: dict[Live, float]) -> Live | None:
        best, score = None, self.tuning.join
        event = told.event
        for other in links:
            if other is event or self._events.get(other.id) is not other or told.day - other.last > MENDING:
                continue
            if event.id in self._fixed or other.id in self._fixed:
                continue
            link = self._links.between(event, other)
            if link > score:
                best, score = other, link
        return best

    def _move(self, member: Told, event: Live, score: float) -> None:
        shared = self._shared(member, event)
        old = member.event
        old.members.remove(member)
        for told in (member, *member.copies):
            told.event = event
            self._moved[told.id] = Move(told.id, event.id, round(score, 4), shared)
        event.members.append(member)
        event.touch(member.day)
        self._around.regroup()

    def _merge(self, one: Live, other: Live) -> None:
        survivor, gone = (one, other) if one.number < other.number else (other, one)
        for told in gone.members:
            for each in (told, *told.copies):
                each.event = survivor
        for told in gone.asides:
            told.event = survivor
        survivor.members += gone.members
        survivor.asides += gone.asides
        survivor.touch(gone.last)
        del self._events[gone.id]
        self._around.regroup()
        self._merged.append((gone.id, survivor.id))

    # ------------------------------------------------------------------ bookkeeping

    def _found(self, event_id: str) -> Live:
        self._founded += 1
        event = self._events[event_id] = Live(event_id, self._founded)
        return event

    def _put(self, told: Told) -> None:
        told.event.members.append(told)
        self._index.add(told)
        self._remember(told)

    def _put_copy(self, told: Told, original: Told) -> None:
        original.copies.append(told)
        self._remember(told)

    def _put_aside(self, told: Told) -> None:
        told.event.asides.append(told)
        self._asides.add(told)
        self._remember(told)

    def _remember(self, told: Told) -> None:
        self._told[told.id] = told
        self._articles.setdefault(told.article, []).append(told)
        told.event.touch(told.day)

    def _drop(self, told: Told) -> None:
        """Forget a mention, and its event with the last one; the copies of an article outlive it as articles of their own."""
        del self._told[told.id]
        event = told.event
        if told in event.asides:
            event.asides.remove(told)
            self._asides.remove(told)
        else:
            self._rarity.remove(told.terms)
            if told in event.members:
                event.members.remove(told)
                self._index.remove(told)
                self._around.leave(told)
                if told.copies:
                    heir, *rest = told.copies
                    heir.copies = rest
                    event.members.append(heir)
                    self._index.add(heir)
        if not event.members and not event.asides:
            self._events.pop(event.id, None)


def _day(moment: datetime) -> float:
    return moment.timestamp() / 86400


def event_id_of(mention: Mention) -> str:
    """Id of the event that a mention founds: the same for the same mention, whatever else is in the store."""
    return "e" + hashlib.sha256(mention.id.encode()).hexdigest()[:10]
