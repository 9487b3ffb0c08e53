"""Same event, several sources: online clustering of articles, which repairs what it joined as more becomes known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from tui.events.matching.assignment import Assignment, Move, Repairs
from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import LiveEvent, LiveMention
from tui.events.matching.linkage import Linkage
from tui.events.matching.look_back import PastEvent, best_match
from tui.events.matching.odds import least_look_back_similarity, look_back_probability
from tui.events.matching.register import Register, day_of, event_id_of
from tui.events.matching.reprints import is_copy
from tui.events.matching.tuning import TUNING, Tuning
from tui.events.matching.weights import Vector, cosine, shares
from tui.model import Mention, Role, When

SCORE_DIGITS = 4
"""Decimal places of a score."""


class Matcher:
    """Live events of the last days; assigns new mentions one article at a time.

    An article joins the event to whose articles it is linked with the highest mean probability (see `linkage`), if that is
    high enough: average linkage, so that no event swallows its topic. Each new article is evidence about the events around
    it too: members that fit better elsewhere move there, and events that have become one are merged.
    """

    def __init__(self, tuning: Tuning = TUNING, fixed: Iterable[str] = ()) -> None:
        """An empty matcher.

        Args:
            tuning: its numbers.
            fixed: ids of events that a person has shaped: they are neither merged nor do articles leave them.
        """
        self.tuning = tuning
        self._fixed = frozenset(fixed)
        self._register = Register(tuning)
        self._links = Linkage(tuning, self._register.around)
        self._merged: list[tuple[str, str]] = []
        self._moved: dict[str, Move] = {}
        self._emptied: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._register.events)

    # ------------------------------------------------------------------ in and out

    def load(self, pairs: Iterable[tuple[Mention, str]]) -> None:
        """Take in mentions that are assigned already, in order of publication."""
        for mention, event_id in pairs:
            event = self._register.event(event_id)
            live = self._register.weighed(mention)
            if mention.role is Role.MENTION:
                self._register.add_background(live, event)
            elif original := self._original(mention, live, event):
                self._register.add_reprint(live, original)
            else:
                self._register.add_member(live, event)

    def _original(self, mention: Mention, live: LiveMention, event: LiveEvent) -> LiveMention | None:
        """The member that a loaded mention repeats."""
        if mention.role is Role.REPRINT and event.members:
            return event.members[0]
        return next((member for member in self._latest(event.members) if member.terms == live.terms), None)

    def assign(self, mentions: Sequence[Mention]) -> list[Assignment]:
        """Assign the mentions of one article; each article takes part in an event once.

        A new version of an article stays with its events unless it now tells of something else.

        Args:
            mentions: the main one first.
        """
        former = self._register.withdraw(mentions[0].article) if mentions else []
        assignments: list[Assignment] = []
        taken: set[str] = set()
        for mention in mentions:
            live = self._register.weighed(mention)
            before = self._former_version(mention, live, former)
            if before is not None:
                former.remove(before)
            anew = bool(former or before)
            if mention.role is Role.MENTION:
                assignments.append(self._assign_background(mention, live, taken, before, anew))
            else:
                assignments.append(self._assign_main(mention, live, before, anew))
            taken.add(live.event.id)
        return assignments

    def vector(self, terms: Sequence[str]) -> Vector:
        """A text as weighted words."""
        return self._register.vector(terms)

    def reassign(self, mention: Mention, past: Iterable[PastEvent]) -> Assignment | None:
        """Let background that an event was created for belong to the most likely one of the past instead, if any is likely."""
        live = self._register.get(mention.id)
        match = best_match(self.tuning, live.vector, mention.when, past) if live else None
        if live is None or match is None:
            return None
        self._register.move_background(live, self._register.event(match.event.id))
        shared = tuple(term for term, _ in shares(live.vector, match.text)[: self.tuning.shared_terms])
        return Assignment(mention.id, match.event.id, _score(match.probability), shared, mention.role)

    def event_of(self, mention_id: str) -> str | None:
        """Where a live mention belongs now."""
        live = self._register.get(mention_id)
        return live.event.id if live else None

    def take_repairs(self) -> Repairs:
        """What has changed since the last call about mentions that were assigned before."""
        moved = tuple(
            replace(move, event=live.event.id) for id_, move in self._moved.items() if (live := self._register.get(id_))
        )
        repairs = Repairs(tuple(self._merged), moved, tuple(self._emptied))
        self._merged, self._moved, self._emptied = [], {}, []
        return repairs

    def forget(self, before: datetime) -> None:
        """Drop the mentions of articles published before; bounds memory."""
        self._register.forget(day_of(before))

    # ------------------------------------------------------------------ one mention

    def _former_version(self, mention: Mention, live: LiveMention, former: Sequence[LiveMention]) -> LiveMention | None:
        """What its article said of the same before: of its main event the main one, else the most similar that does not
        give another date."""
        if mention.role is not Role.MENTION:
            return next((one for one in former if not one.is_background), None)
        rated = [
            (cosine(live.vector, one.vector), one)
            for one in former
            if one.is_background and (one.when is None or live.when is None or one.when.overlaps(live.when))
        ]
        similarity, best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
        return best if similarity >= self.tuning.same_article else None

    def _assign_main(self, mention: Mention, live: LiveMention, before: LiveMention | None, anew: bool) -> Assignment:
        if before is not None and before.event.id in self._fixed:
            return self._join(mention, live, self._register.event(before.event.id), 1.0, {})
        for other in self._register.around.similar(live, self.tuning.copy_similarity):
            if is_copy(live.terms, other.terms, self.tuning) or _is_in_two_feeds(live, other):
                return self._reprint(mention, live, other)
        least = self.tuning.worth_repairing
        links = {
            event: link
            for event in self._links.candidates(live)
            if (link := self._links.to_event(live, event, least)) >= least
        }
        best, score = self._former_event(live, before, links)
        if best is None:
            best, score = self._likeliest(links)
        if best is None:
            best, score = self._mentioned_before(live)
        if best is None:
            own = before.event.id if before is not None and not before.event.members else event_id_of(mention, anew)
            best, score = self._register.event(own), 1.0
        elif before is not None and before.event.is_empty and before.event is not best:
            self._emptied.append((before.event.id, best.id))
        return self._join(mention, live, best, score, links)

    def _join(
        self, mention: Mention, live: LiveMention, event: LiveEvent, score: float, links: dict[LiveEvent, float]
    ) -> Assignment:
        shared = self._shared_terms(live, event)
        self._register.add_member(live, event)
        self._register.around.enter(live)
        self._repair(live, links)
        return Assignment(mention.id, live.event.id, _score(score), shared, mention.role)

    def _former_event(
        self, live: LiveMention, before: LiveMention | None, links: dict[LiveEvent, float]
    ) -> tuple[LiveEvent | None, float]:
        """The event of an article's former version, where others tell of it too and the new one still does."""
        if before is None or not before.event.members:
            return None, 0.0
        event = before.event
        link = links.get(event, 0.0)
        if cosine(live.vector, before.vector) >= self.tuning.same_article:
            return event, max(link, self.tuning.join)
        return (event, link) if link >= self.tuning.join else (None, 0.0)

    def _likeliest(self, links: dict[LiveEvent, float]) -> tuple[LiveEvent | None, float]:
        best, score = None, self.tuning.join
        for event, link in links.items():
            if link > score or (link == score and best is not None and event.number < best.number):
                best, score = event, link
        return best, score

    def _reprint(self, mention: Mention, live: LiveMention, original: LiveMention) -> Assignment:
        """The same text: it goes where the original goes."""
        self._register.add_reprint(live, original)
        role = Role.REPRINT if live.source != original.source else mention.role
        return Assignment(mention.id, live.event.id, 1.0, self._shared_terms(live, original.event), role)

    def _mentioned_before(self, live: LiveMention) -> tuple[LiveEvent | None, float]:
        """The event of this day that so far was only mentioned: announced, or looked back at."""
        return self._likeliest_of_day(live, self._register.background_index, live.when or live.printed, ())

    def _assign_background(
        self, mention: Mention, live: LiveMention, taken: set[str], before: LiveMention | None, anew: bool
    ) -> Assignment:
        """A mention of something else than its article's subject joins the event that is news, or was mentioned, at its date."""
        event, score = None, 1.0
        if before is not None and before.event.id not in taken:
            event = self._register.event(before.event.id)
        elif live.terms and live.when is not None:
            event, score = self._likeliest_of_day(live, self._register.index, live.when, taken)
            if event is None:
                event, score = self._likeliest_of_day(live, self._register.background_index, live.when, taken)
        if event is None:
            self._register.add_background(live, self._register.event(event_id_of(mention, anew)))
            return Assignment(mention.id, live.event.id, 1.0, (), mention.role, is_new=True)
        shared = self._shared_terms(live, event)
        self._register.add_background(live, event)
        return Assignment(mention.id, event.id, _score(score), shared, mention.role)

    def _likeliest_of_day(
        self, live: LiveMention, index: TermIndex, when: When, taken: Iterable[str]
    ) -> tuple[LiveEvent | None, float]:
        best, score = None, self.tuning.look_back
        least = least_look_back_similarity(self.tuning)
        for slot, similarity in index.similarities(live.vector).items():
            if similarity < least or (other := index.mentions[slot]) is None:
                continue
            event = other.event
            if event.id in taken or other.article == live.article or (other.is_background and event.members):
                continue
            chance = look_back_probability(self.tuning, similarity, when, other.when or other.printed)
            if chance > score or (chance == score and best is not None and event.number < best.number):
                best, score = event, chance
        return best, score

    def _shared_terms(self, live: LiveMention, event: LiveEvent) -> tuple[str, ...]:
        """The words by which an article is similar to an event, the most telling first."""
        parts: dict[str, float] = {}
        for member in self._latest(event.members or event.background):
            for term, share in shares(live.vector, member.vector):
                parts[term] = parts.get(term, 0.0) + share
        return tuple(sorted(parts, key=lambda term: (-parts[term], term))[: self.tuning.shared_terms])

    def _latest(self, mentions: list[LiveMention]) -> list[LiveMention]:
        """The mentions that speak for an event."""
        return mentions[-self.tuning.speakers :]

    # ------------------------------------------------------------------ repairs

    def _repair(self, live: LiveMention, links: dict[LiveEvent, float]) -> None:
        """Move the members of neighbouring events that fit better with the article's event, and merge what is one now."""
        for event in sorted(links, key=lambda event: (-links[event], event.number)):
            if event is not live.event and event.id not in self._fixed and live.event.id not in self._fixed:
                self._move_members(live, event)
        while (other := self._same_event(live, links)) is not None:
            self._merge(live.event, other)

    def _move_members(self, live: LiveMention, event: LiveEvent) -> None:
        """Move those of an event's members to the article's event that fit better there."""
        for member in list(event.members):
            if (
                len(event.members) < 2
                or live.day - member.day > self.tuning.repair_days
                or member not in self._register.around.of(live).mentions
            ):
                continue
            there = self._links.to_event(member, live.event)
            if there >= self.tuning.join and there > self._links.to_event(member, event) + self.tuning.move_margin:
                self._move(member, live.event, there)

    def _same_event(self, live: LiveMention, links: dict[LiveEvent, float]) -> LiveEvent | None:
        """The event that is most likely the same as the article's."""
        best, score = None, self.tuning.join
        event = live.event
        for other in links:
            is_gone = self._register.events.get(other.id) is not other
            if other is event or is_gone or live.day - other.last > self.tuning.repair_days:
                continue
            if event.id in self._fixed or other.id in self._fixed:
                continue
            link = self._links.between(event, other, self.tuning.join)
            if link > score:
                best, score = other, link
        return best

    def _move(self, member: LiveMention, event: LiveEvent, score: float) -> None:
        shared = self._shared_terms(member, event)
        self._register.move_member(member, event)
        for mention in (member, *member.reprints):
            self._moved[mention.id] = Move(mention.id, event.id, _score(score), shared)

    def _merge(self, one: LiveEvent, other: LiveEvent) -> None:
        survivor, gone = (one, other) if one.number < other.number else (other, one)
        self._register.merge(gone, survivor)
        self._merged.append((gone.id, survivor.id))


def _is_in_two_feeds(one: LiveMention, other: LiveMention) -> bool:
    """Whether two feeds of one site have the same short article: at the same address, or in the same words."""
    if one.source == other.source or not one.site or one.site != other.site:
        return False
    return one.terms == other.terms


def _score(probability: float) -> float:
    return round(probability, SCORE_DIGITS)
