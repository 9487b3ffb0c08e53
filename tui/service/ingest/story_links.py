"""Weave events into stories as they come: a second, looser pass over events that costs the same whatever the store's size."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tui.events import story_likeness as kin
from tui.events.matching.weights import cosine
from tui.store import StoryEvent, time_text

if TYPE_CHECKING:
    from tui.store import Store, StoredMention

LOOKED_AT = 30
"""Events with keys in common that are looked at, the most alike first."""

SECOND_LOOK = 3
"""Events without a story that are looked at again when one like them finds its own."""

BATCH = 500


def weave(store: Store, told: Mapping[str, Sequence[StoredMention]], at: datetime | None = None) -> None:
    """Find the stories of events that are new or are told otherwise now; inside the transaction that changed them.

    Args:
        told: event -> its mentions.
        at: when a person changed them; None where their mentions tell when they changed.
    """
    _Weaver(store, told, at).run()


def weave_waiting(store: Store) -> None:
    """Find the stories of the events that were put off, a part of them in one transaction: others may want to write."""
    while ids := store.stories.next_unlinked(BATCH):
        with store.transaction():
            weave(store, store.mentions_of(ids))
            store.stories.mark_linked(ids)


@dataclass(slots=True)
class _Link:
    """An event that is like the one that looks for its story."""

    event: StoryEvent
    likeness: float


class _Weaver:
    """One batch. As nobody else changes stories meanwhile, where events stand is read once."""

    def __init__(self, store: Store, told: Mapping[str, Sequence[StoredMention]], at: datetime | None) -> None:
        self._stories = store.stories
        self._told = told
        self._order = self._stories.story_events(list(told))
        self._placed = {event.seq: event for event in self._order}
        self._sizes: dict[str, int] = {}
        self._pinned = {id_: marks.story for id_, marks in store.marks(list(told)).items() if marks.story is not None}
        self._loners = self._stories.kept_out()
        self._together = self._stories.sharing_articles(list(told))
        self._known = dict.fromkeys(told, time_text(at)) if at else self._stories.last_changes(list(told))
        self._at = ""
        self._counts: dict[tuple[int, int], int] = {}

    def run(self) -> None:
        for event in self._order:
            self._at = self._known[event.id]
            self._place(self._placed[event.seq])  # as it is now: it may have come along with another one
        self._stories.refresh(max(self._known.values(), default=""))

    def _place(self, event: StoryEvent) -> None:
        likenesses = self._likenesses(event)
        if event.id in self._pinned:
            story = self._pinned[event.id]
            self._move(event, self._stories.survivor(story) or story if story else None)
        elif likenesses or event.story:
            self._join(event, self._links(event, likenesses))

    def _likenesses(self, event: StoryEvent) -> dict[int, float]:
        """Events with keys in common -> likeness of their words; the event's own keys are stored."""
        if not event.is_exact:
            self._stories.put_keys(event, {})
            return {}
        words = kin.words([stored.mention for stored in self._told[event.id]])
        first, last = event.first - kin.REACH, event.last + kin.REACH
        having = self._stories.events_with_terms(kin.likely_keys(words), first, last)
        counts = {term: count - (event.seq in found) for term, (found, count) in having.items()}
        keys = kin.keys(words, counts, self._events_between(first, last))
        self._stories.put_keys(event, keys)
        found: dict[int, float] = {}
        for term, weight in keys.items():
            for seq, other in having[term][0].items():
                found[seq] = found.get(seq, 0.0) + weight * other
        found.pop(event.seq, None)
        return found

    def _events_between(self, first: int, last: int) -> int:
        if (first, last) not in self._counts:
            self._counts[first, last] = self._stories.event_count_between(first, last)
        return self._counts[first, last]

    def _links(self, event: StoryEvent, likenesses: Mapping[int, float]) -> list[_Link]:
        """The events that speak for the event's story."""
        raised = dict(likenesses)
        for seq in raised.keys() & self._together.get(event.id, set()):
            raised[seq] += kin.TOLD_TOGETHER
        best = [seq for _, seq in sorted((-likeness, seq) for seq, likeness in raised.items())[:LOOKED_AT]]
        unread = [seq for seq in best if seq not in self._placed]
        self._placed.update((other.seq, other) for other in self._stories.story_events_by_seq(unread))
        found = []
        for other in (self._placed[seq] for seq in sorted(best)):
            if (days := event.days_to(other)) <= kin.REACH and other.id not in self._loners:
                found.append(_Link(other, kin.faded(raised[other.seq], days)))
        return found

    def _join(self, event: StoryEvent, links: Sequence[_Link]) -> None:
        """Put the event where it is closest: into a story, or together with another event that has none."""
        alone = [link for link in links if link.event.story is None]
        by_story: dict[str, list[_Link]] = {}
        for link in links:
            if link.event.story is not None:
                by_story.setdefault(link.event.story, []).append(link)
        close = {
            story: kin.closeness([link.likeness for link in near], self._size(story) - (story == event.story))
            for story, near in by_story.items()
        }
        best = max(close, key=lambda story: (close[story], story), default=None)
        nearest = max(alone, key=lambda link: (link.likeness, -link.event.seq), default=None)
        story = event.story if close.get(event.story or "", 0.0) >= kin.LEAVE else None
        if story is None and nearest is not None and nearest.likeness >= max(kin.JOIN, close[best] if best else 0.0):
            story = self._found(event, nearest.event)
        elif (
            best is not None
            and close[best] >= kin.JOIN
            and (story is None or close[best] > close.get(story, 0.0) + kin.STAY)
        ):
            story = best
        self._move(event, story)
        if story is None:
            return
        self._gather(event, story, alone, by_story.get(story, ()))
        for other in sorted(close, key=lambda other: (-close[other], other)):
            if other != story and close[other] >= kin.JOIN and self._are_one(story, other):
                gone, story = sorted((story, other), key=lambda id_: (self._size(id_), id_))
                self._merge(gone, story)

    def _found(self, event: StoryEvent, other: StoryEvent) -> str:
        first = min(event, other, key=lambda one: (one.first, one.seq))
        story = self._stories.create(first.id)
        self._move(other, story)
        return story

    def _move(self, event: StoryEvent, story: str | None) -> None:
        before = self._placed[event.seq].story
        if story != before:
            self._stories.assign(event.id, story, self._at)
            self._placed[event.seq] = event._replace(story=story)
            for one, change in ((before, -1), (story, 1)):
                if one in self._sizes:
                    self._sizes[one] += change

    def _merge(self, gone: str, survivor: str) -> None:
        self._stories.merge(gone, survivor, self._at)
        self._sizes[survivor] = self._size(survivor) + self._sizes.pop(gone)
        for event in [one for one in self._placed.values() if one.story == gone]:
            self._placed[event.seq] = event._replace(story=survivor)

    def _gather(self, event: StoryEvent, story: str, alone: Sequence[_Link], near: Sequence[_Link]) -> None:
        """Events without a story that are as like the story as they are like the event come along."""
        likely = sorted((link for link in alone if link.likeness >= kin.JOIN), key=lambda link: -link.likeness)
        waiting = [link.event for link in likely[:SECOND_LOOK]]
        if not waiting:
            return
        members = [event, *(link.event for link in near)]
        keys = self._stories.keys_of([one.seq for one in (*members, *waiting)])
        for one in waiting:
            mine = keys.get(one.seq, {})
            told = [
                kin.faded(cosine(mine, keys.get(other.seq, {})), days)
                for other in members
                if (days := one.days_to(other)) <= kin.REACH
            ]
            if kin.closeness(told, self._size(story)) >= kin.JOIN:
                self._move(one, story)

    def _size(self, story: str) -> int:
        if story not in self._sizes:
            self._sizes[story] = self._stories.event_count(story)
        return self._sizes[story]

    def _are_one(self, one: str, other: str) -> bool:
        """Whether two stories are told in the same words."""
        return (
            cosine(_of_length_1(self._stories.terms_of(one)), _of_length_1(self._stories.terms_of(other))) >= kin.SAME
        )


def _of_length_1(words: Mapping[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(weight * weight for weight in words.values()))
    return {term: weight / norm for term, weight in words.items()} if norm else {}
