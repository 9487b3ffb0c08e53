"""Link events to stories as they come: a second, looser clustering, of events, that costs the same whatever the store's size."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.events.matching.weights import cosine
from tui.events.story_similarity import closeness, faded, keys, likely_keys, words
from tui.events.tuning import TUNING as EVENTS
from tui.service.ingest.tuning import TUNING
from tui.store import Store, StoredMention, StoryEvent, time_text

STORIES = EVENTS.stories


def link_stories(store: Store, mentions: Mapping[str, Sequence[StoredMention]], at: datetime | None = None) -> None:
    """Find the stories of events that are new or are told otherwise now; inside the transaction that changed them.

    Args:
        store: open for writing.
        mentions: event -> its mentions.
        at: when a person changed them; None where their mentions tell when they changed.
    """
    _StoryLinker(store, mentions, at).run()


def link_deferred(store: Store) -> None:
    """Find the stories of the events whose stories were deferred, a part of them in one transaction: others may want to write."""
    while ids := store.stories.next_unlinked(TUNING.batch):
        with store.transaction():
            link_stories(store, store.mentions_of(ids))
            store.stories.mark_linked(ids)


@dataclass(frozen=True, slots=True)
class _Link:
    """An event that is similar to the one that looks for its story."""

    event: StoryEvent
    similarity: float


class _StoryLinker:
    """One batch. As nobody else changes stories meanwhile, where events stand is read once."""

    def __init__(self, store: Store, mentions: Mapping[str, Sequence[StoredMention]], at: datetime | None) -> None:
        ids = list(mentions)
        self._stories = store.stories
        self._mentions = mentions
        self._order = self._stories.story_events(ids)
        self._placed = {event.seq: event for event in self._order}
        self._sizes: dict[str, int] = {}
        self._pinned = {id_: marks.story for id_, marks in store.marks(ids).items() if marks.story is not None}
        self._kept_out = self._stories.kept_out()
        self._same_article = self._stories.sharing_articles(ids)
        self._known = dict.fromkeys(ids, time_text(at)) if at else self._stories.last_changes(ids)
        self._at = ""
        self._counts: dict[tuple[int, int], int] = {}

    def run(self) -> None:
        """Put each event of the batch where it belongs."""
        for event in self._order:
            self._at = self._known[event.id]
            self._place(self._placed[event.seq])  # as it is now: it may have come along with another one
        self._stories.refresh(max(self._known.values(), default=""))

    def _place(self, event: StoryEvent) -> None:
        similarities = self._similarities(event)
        if event.id in self._pinned:
            story = self._pinned[event.id]
            self._move(event, self._stories.survivor(story) or story if story else None)
        elif similarities or event.story:
            self._join(event, self._links(event, similarities))

    # ------------------------------------------------------------------ which events are similar

    def _similarities(self, event: StoryEvent) -> dict[int, float]:
        """Events with keys in common -> cosine; the event's own keys are stored."""
        if not event.is_exact:
            self._stories.put_keys(event, {})
            return {}
        told_in = words([stored.mention for stored in self._mentions[event.id]])
        first, last = event.first - STORIES.most_days, event.last + STORIES.most_days
        having = self._stories.events_with_terms(likely_keys(told_in), first, last)
        counts = {term: count - (event.seq in latest) for term, (latest, count) in having.items()}
        own_keys = keys(told_in, counts, self._events_between(first, last))
        self._stories.put_keys(event, own_keys)
        cosines: dict[int, float] = {}
        for term, weight in own_keys.items():
            for seq, other in having[term][0].items():
                cosines[seq] = cosines.get(seq, 0.0) + weight * other
        cosines.pop(event.seq, None)
        return cosines

    def _events_between(self, first: int, last: int) -> int:
        if (first, last) not in self._counts:
            self._counts[first, last] = self._stories.event_count_between(first, last)
        return self._counts[first, last]

    def _links(self, event: StoryEvent, similarities: Mapping[int, float]) -> list[_Link]:
        """The candidates: events that speak for the event's story."""
        raised = dict(similarities)
        for seq in raised.keys() & self._same_article.get(event.id, set()):
            raised[seq] += STORIES.same_article
        ranked = sorted((-similarity, seq) for seq, similarity in raised.items())
        best = [seq for _, seq in ranked[: TUNING.story_candidates]]
        unread = [seq for seq in best if seq not in self._placed]
        self._placed.update((other.seq, other) for other in self._stories.story_events_by_seq(unread))
        links = []
        for other in (self._placed[seq] for seq in sorted(best)):
            if (days := event.days_to(other)) <= STORIES.most_days and other.id not in self._kept_out:
                links.append(_Link(other, faded(raised[other.seq], days)))
        return links

    # ------------------------------------------------------------------ which story

    def _join(self, event: StoryEvent, links: Sequence[_Link]) -> None:
        """Put the event where it is closest: into a story, or together with another event that has none."""
        alone = [link for link in links if link.event.story is None]
        by_story: dict[str, list[_Link]] = {}
        for link in links:
            if link.event.story is not None:
                by_story.setdefault(link.event.story, []).append(link)
        close = {
            story: closeness([link.similarity for link in near], self._size(story) - (story == event.story))
            for story, near in by_story.items()
        }
        story = self._closest(event, alone, close)
        self._move(event, story)
        if story is None:
            return
        self._bring_along(event, story, alone, by_story.get(story, ()))
        for other in sorted(close, key=lambda other: (-close[other], other)):
            if other != story and close[other] >= STORIES.join and self._are_one(story, other):
                gone, story = sorted((story, other), key=lambda id_: (self._size(id_), id_))
                self._merge(gone, story)

    def _closest(self, event: StoryEvent, alone: Sequence[_Link], close: Mapping[str, float]) -> str | None:
        """The story that an event belongs to: its own unless another is clearly closer, or a new one, created here, with an event
        that has none."""
        best = max(close, key=lambda story: (close[story], story), default=None)
        nearest = max(alone, key=lambda link: (link.similarity, -link.event.seq), default=None)
        own = event.story if close.get(event.story or "", 0.0) >= STORIES.leave else None
        needed = max(STORIES.join, close[best] if best else 0.0)
        if own is None and nearest is not None and nearest.similarity >= needed:
            return self._create(event, nearest.event)
        if best is None or close[best] < STORIES.join:
            return own
        return best if own is None or close[best] > close.get(own, 0.0) + STORIES.stay else own

    def _create(self, event: StoryEvent, other: StoryEvent) -> str:
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

    def _bring_along(self, event: StoryEvent, story: str, alone: Sequence[_Link], near: Sequence[_Link]) -> None:
        """Events without a story that are as similar to the story as they are to the event come along."""
        likely = sorted((link for link in alone if link.similarity >= STORIES.join), key=lambda link: -link.similarity)
        waiting = [link.event for link in likely[: TUNING.second_look]]
        if not waiting:
            return
        members = [event, *(link.event for link in near)]
        keys_of = self._stories.keys_of([one.seq for one in (*members, *waiting)])
        for one in waiting:
            own_keys = keys_of.get(one.seq, {})
            similarities = [
                faded(cosine(own_keys, keys_of.get(other.seq, {})), days)
                for other in members
                if (days := one.days_to(other)) <= STORIES.most_days
            ]
            if closeness(similarities, self._size(story)) >= STORIES.join:
                self._move(one, story)

    def _size(self, story: str) -> int:
        if story not in self._sizes:
            self._sizes[story] = self._stories.event_count(story)
        return self._sizes[story]

    def _are_one(self, one: str, other: str) -> bool:
        """Whether two stories are told in the same words."""
        similarity = cosine(_normalized(self._stories.terms_of(one)), _normalized(self._stories.terms_of(other)))
        return similarity >= STORIES.same_story


def _normalized(words: Mapping[str, float]) -> dict[str, float]:
    """As a vector of length 1."""
    norm = math.sqrt(sum(weight * weight for weight in words.values()))
    return {term: weight / norm for term, weight in words.items()} if norm else {}
