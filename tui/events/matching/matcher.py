"""Same event, several sources: an online matcher that joins articles, and mends what it joined as more becomes known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tui.events.matching.candidates import Index, Live, Told
from tui.events.matching.linkage import SPEAKERS, Linkage
from tui.events.matching.look_back import Past, recalled
from tui.events.matching.odds import Tuning, least_likeness, look_back
from tui.events.matching.register import Register, day_of, event_id_of
from tui.events.matching.reprints import is_copy
from tui.events.matching.weights import Vector, cosine, shares
from tui.model import Mention, Role, When

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

SAME_ARTICLE = 0.4
"""Likeness to its former version from which on an article still tells of the same."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a mention belongs and why.

    Args:
        mention: its id.
        event: id of the event.
        score: probability that it tells of that event; 1.0 where it founded it.
        shared: the words they share, most telling first.
        role: main, mention or reprint.
        founded: whether the event is new.
    """

    mention: str
    event: str
    score: float
    shared: tuple[str, ...]
    role: Role
    founded: bool = False


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
        emptied: (event that lost its last live article to another, which one).
    """

    merged: tuple[tuple[str, str], ...]
    moved: tuple[Move, ...]
    emptied: tuple[tuple[str, str], ...] = ()


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
        self._live = Register(WINDOW.days)
        self._links = Linkage(self.tuning, self._live.around)
        self._merged: list[tuple[str, str]] = []
        self._moved: dict[str, Move] = {}
        self._emptied: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._live.events)

    # ------------------------------------------------------------------ in and out

    def load(self, pairs: Iterable[tuple[Mention, str]]) -> None:
        """Take in mentions that are assigned already, in order of publication."""
        for mention, event_id in pairs:
            event = self._live.found(event_id)
            told = self._live.read(mention)
            if mention.role is Role.MENTION:
                self._live.put_aside(told, event)
            elif original := self._original(mention, told, event):
                self._live.put_copy(told, original)
            else:
                self._live.put(told, event)

    def _original(self, mention: Mention, told: Told, event: Live) -> Told | None:
        """The member that a loaded mention repeats."""
        if mention.role is Role.REPRINT and event.members:
            return event.members[0]
        return next((member for member in event.members[-SPEAKERS:] if member.terms == told.terms), None)

    def assign(self, mentions: Sequence[Mention]) -> list[Assignment]:
        """Assign the mentions of one article; each article takes part in an event once.

        A new version of an article stays with its events unless it now tells of something else.

        Args:
            mentions: the main one first.
        """
        former = self._live.withdraw(mentions[0].article) if mentions else []
        out: list[Assignment] = []
        taken: set[str] = set()
        for mention in mentions:
            told = self._live.read(mention)
            before = self._former(mention, told, former)
            if before is not None:
                former.remove(before)
            anew = bool(former or before)
            if mention.role is Role.MENTION:
                out.append(self._assign_aside(mention, told, taken, before, anew))
            else:
                out.append(self._assign_main(mention, told, before, anew))
            taken.add(told.event.id)
        return out

    def weigh(self, terms: Sequence[str]) -> Vector:
        """A text as weighted words."""
        return self._live.weigh(terms)

    def recall(self, mention: Mention, past: Iterable[Past]) -> Assignment | None:
        """Let background that founded an event belong to the most likely one of the past instead, if any is likely."""
        told = self._live.get(mention.id)
        found = recalled(self.tuning, told.vector, mention.when, past) if told else None
        if told is None or found is None:
            return None
        one, text, chance = found
        self._live.move_aside(told, self._live.found(one.event))
        shared = tuple(term for term, _ in shares(told.vector, text)[:SHARED])
        return Assignment(mention.id, one.event, round(chance, 4), shared, mention.role)

    def event_of(self, mention_id: str) -> str | None:
        """Where a live mention belongs now."""
        told = self._live.get(mention_id)
        return told.event.id if told else None

    def take_repairs(self) -> Repairs:
        """What has changed since the last call about mentions that were assigned before."""
        moved = tuple(
            replace(move, event=told.event.id) for id_, move in self._moved.items() if (told := self._live.get(id_))
        )
        repairs = Repairs(tuple(self._merged), moved, tuple(self._emptied))
        self._merged, self._moved, self._emptied = [], {}, []
        return repairs

    def forget(self, before: datetime) -> None:
        """Drop the mentions of articles published before; bounds memory."""
        self._live.forget(day_of(before))

    # ------------------------------------------------------------------ one mention

    def _former(self, mention: Mention, told: Told, former: Sequence[Told]) -> Told | None:
        """What its article said of the same before: of its main event the main one, else the most alike that does not
        give another date."""
        if mention.role is not Role.MENTION:
            return next((one for one in former if not one.is_aside), None)
        found = [
            (cosine(told.vector, one.vector), one)
            for one in former
            if one.is_aside and (one.when is None or told.when is None or one.when.overlaps(told.when))
        ]
        likeness, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
        return best if likeness >= SAME_ARTICLE else None

    def _assign_main(self, mention: Mention, told: Told, before: Told | None, anew: bool) -> Assignment:
        if before is not None and before.event.id in self._fixed:
            return self._join(mention, told, self._live.found(before.event.id), 1.0, {})
        for other in self._live.around.alike(told, COPY_LIKENESS):
            if is_copy(told.terms, other.terms):
                return self._repeat(mention, told, other)
        links = {
            event: link
            for event in self._links.attention(told)
            if (link := self._links.to_event(told, event, WORTH_MENDING)) >= WORTH_MENDING
        }
        best, score = self._staying(told, before, links)
        if best is None:
            best, score = self._highest(links)
        if best is None:
            best, score = self._foretold(told)
        if best is None:
            home = before.event.id if before is not None and not before.event.members else event_id_of(mention, anew)
            best, score = self._live.found(home), 1.0
        elif before is not None and before.event.is_empty and before.event is not best:
            self._emptied.append((before.event.id, best.id))
        return self._join(mention, told, best, score, links)

    def _join(self, mention: Mention, told: Told, event: Live, score: float, links: dict[Live, float]) -> Assignment:
        shared = self._shared(told, event)
        self._live.put(told, event)
        self._live.around.enter(told)
        self._mend(told, links)
        return Assignment(mention.id, told.event.id, round(score, 4), shared, mention.role)

    def _staying(self, told: Told, before: Told | None, links: dict[Live, float]) -> tuple[Live | None, float]:
        """The event of an article's former version, where others tell of it too and the new one still does."""
        if before is None or not before.event.members:
            return None, 0.0
        event = before.event
        link = links.get(event, 0.0)
        if cosine(told.vector, before.vector) >= SAME_ARTICLE:
            return event, max(link, self.tuning.join)
        return (event, link) if link >= self.tuning.join else (None, 0.0)

    def _highest(self, links: dict[Live, float]) -> tuple[Live | None, float]:
        best, score = None, self.tuning.join
        for event, link in links.items():
            if link > score or (link == score and best is not None and event.number < best.number):
                best, score = event, link
        return best, score

    def _repeat(self, mention: Mention, told: Told, original: Told) -> Assignment:
        """The same text: it goes where the original goes."""
        self._live.put_copy(told, original)
        role = Role.REPRINT if told.source != original.source else mention.role
        return Assignment(mention.id, told.event.id, 1.0, self._shared(told, original.event), role)

    def _foretold(self, told: Told) -> tuple[Live | None, float]:
        """The event of this day that so far was only mentioned: announced, or looked back at."""
        return self._best_on_day(told, self._live.asides, told.when or told.printed, ())

    def _assign_aside(
        self, mention: Mention, told: Told, taken: set[str], before: Told | None, anew: bool
    ) -> Assignment:
        """A mention of something else than its article's subject joins the event that is news, or was mentioned, at its date."""
        event, score = None, 1.0
        if before is not None and before.event.id not in taken:
            event = self._live.found(before.event.id)
        elif told.terms and told.when is not None:
            event, score = self._best_on_day(told, self._live.index, told.when, taken)
            if event is None:
                event, score = self._best_on_day(told, self._live.asides, told.when, taken)
        if event is None:
            self._live.put_aside(told, self._live.found(event_id_of(mention, anew)))
            return Assignment(mention.id, told.event.id, 1.0, (), mention.role, founded=True)
        shared = self._shared(told, event)
        self._live.put_aside(told, event)
        return Assignment(mention.id, event.id, round(score, 4), shared, mention.role)

    def _best_on_day(self, told: Told, index: Index, when: When, taken: Iterable[str]) -> tuple[Live | None, float]:
        best, score = None, 0.5
        least = least_likeness(self.tuning)
        for slot, likeness in index.alike(told.vector).items():
            if likeness < least or (other := index.told[slot]) is None:
                continue
            event = other.event
            if event.id in taken or other.article == told.article or (other.is_aside and event.members):
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
            if (
                len(event.members) < 2
                or told.day - member.day > MENDING
                or member not in self._live.around.of(told).told
            ):
                continue
            there = self._links.to_event(member, told.event)
            if there >= self.tuning.join and there > self._links.to_event(member, event) + self.tuning.better:
                self._move(member, told.event, there)

    def _same_as(self, told: Told, links: dict[Live, float]) -> Live | None:
        best, score = None, self.tuning.join
        event = told.event
        for other in links:
            if other is event or self._live.events.get(other.id) is not other or told.day - other.last > MENDING:
                continue
            if event.id in self._fixed or other.id in self._fixed:
                continue
            link = self._links.between(event, other, self.tuning.join)
            if link > score:
                best, score = other, link
        return best

    def _move(self, member: Told, event: Live, score: float) -> None:
        shared = self._shared(member, event)
        self._live.move(member, event)
        for told in (member, *member.copies):
            self._moved[told.id] = Move(told.id, event.id, round(score, 4), shared)

    def _merge(self, one: Live, other: Live) -> None:
        survivor, gone = (one, other) if one.number < other.number else (other, one)
        self._live.merge(gone, survivor)
        self._merged.append((gone.id, survivor.id))
