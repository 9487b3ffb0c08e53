"""Link events to stories: each event follows the earlier one that it is most similar to, and what hangs together is a story.

Which event another follows depends on these two and on what else might be followed, not on the order in which they became known: so
stories are a function of the events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tui.events.story_similarity import affair, apart, countries, faded, is_one_affair, keys, marks, words
from tui.events.tuning import TUNING as EVENTS
from tui.service.ingest.tuning import TUNING
from tui.store import EXACT_DAYS, Store, StoredMention, StoryEvent, StoryLink, time_text

STORIES = EVENTS.stories

COUNTRY = "@"
"""What a mark begins with that says which country an event is about."""


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


class _StoryLinker:
    """One batch. As nobody else changes stories meanwhile, events are read once."""

    def __init__(self, store: Store, mentions: Mapping[str, Sequence[StoredMention]], at: datetime | None) -> None:
        ids = list(mentions)
        self._stories = store.stories
        self._mentions = mentions
        self._placed = {event.seq: event for event in self._stories.story_events(ids)}
        self._batch = frozenset(self._placed)
        # A person has said where these belong.
        self._apart = self._stories.pinned()
        self._known = dict.fromkeys(ids, time_text(at)) if at else self._stories.last_changes(ids)
        self._now = max(self._known.values(), default="")

    def run(self) -> None:
        """Put each event of the batch where it belongs, with those that follow it."""
        events = [self._placed[seq] for seq in sorted(self._batch)]
        for event in events:
            if event.is_exact:
                told_in = [stored.mention for stored in self._mentions[event.id]]
                telling = keys(words(told_in))
                about = [COUNTRY + code for code in countries(told_in)]
                self._stories.put_keys(event, telling, [*about, *marks(told_in, telling)])
            else:
                self._stories.put_keys(event, {})
        self._stories.touch([event.id for event in events])
        changed: set[str] = set()
        for event in events:
            changed |= self._follow(event)
        for tree in self._trees(changed | {event.id for event in events}):
            self._assign(tree)
        for event in events:
            if event.id in self._apart:
                story = self._apart[event.id]
                self._stories.assign(
                    event.id, self._stories.survivor(story) or story if story else None, self._known[event.id]
                )
        self._stories.refresh(self._now)

    # ------------------------------------------------------------------ which event is followed

    def _follow(self, event: StoryEvent) -> set[str]:
        """Let an event follow the best earlier one, and later ones follow it where it is the best; returns those whose links have
        changed."""
        similar = {} if self._apart.get(event.id) == "" else self._similar(event)
        earlier = [
            StoryLink(self._placed[seq].id, value) for seq, value in similar.items() if self._is_before(seq, event)
        ]
        changed = self._link(event.id, None if event.id in self._apart else _best(earlier))
        after = {self._placed[seq].id: value for seq, value in similar.items() if not self._is_before(seq, event)}
        later = {id_: value for id_, value in after.items() if id_ not in self._apart}
        followers = self._stories.followers(event.id)
        for other, link in self._stories.links(sorted(later)).items():
            if link is None or (link.parent != event.id and _rank(StoryLink(event.id, later[other])) < _rank(link)):
                changed |= self._link(other, StoryLink(event.id, later[other]))
        for other, before in followers.items():
            if later.get(other, -1.0) >= before:
                self._link(other, StoryLink(event.id, later[other]))
            elif (one := self._event(other)) is not None and one.seq not in self._batch:
                changed |= self._anew(one)
        return changed

    def _anew(self, event: StoryEvent) -> set[str]:
        """Let an event whose link no longer holds look for another."""
        earlier = [
            StoryLink(self._placed[seq].id, value)
            for seq, value in self._similar(event).items()
            if self._is_before(seq, event)
        ]
        return self._link(event.id, _best(earlier))

    def _link(self, event: str, link: StoryLink | None) -> set[str]:
        """Store a link; returns the event, and those that it followed and follows, if that has changed."""
        before = self._stories.links([event])[event]
        if link == before:
            return set()
        self._stories.put_link(event, link)
        if before is not None and link is not None and before.parent == link.parent:
            return set()
        return {event, *(one.parent for one in (before, link) if one is not None)}

    def _similar(self, event: StoryEvent) -> dict[int, float]:
        """Events that are similar enough to be of one story -> similarity, by sequence number."""
        if not event.is_exact:
            return {}
        # Keys stand under the first day of an event, which may be as long before its last.
        first, last = event.first - STORIES.most_days - EXACT_DAYS, event.last + STORIES.most_days
        cosines = self._stories.similar(event, first, last, STORIES.shared_keys)
        for seq in cosines.keys() & self._stories.sharing_articles(event.id):
            cosines[seq] += STORIES.same_article
        likely = {seq: cosine for seq, cosine in cosines.items() if cosine >= STORIES.follow}
        known = self._stories.keys_and_marks([event.seq, *likely])
        affairs = {seq: affair(*each) for seq, each in known.items()}
        about = {seq: _countries(each[1]) for seq, each in known.items()}
        likely = {
            seq: apart(cosine, about[event.seq], about[seq])
            for seq, cosine in likely.items()
            if is_one_affair(affairs[event.seq], affairs[seq])
        }
        unread = [seq for seq in likely if seq not in self._placed]
        self._placed.update((other.seq, other) for other in self._stories.story_events_by_seq(unread))
        similar: dict[int, float] = {}
        for seq, cosine in likely.items():
            other = self._placed.get(seq)
            if other is None or self._apart.get(other.id) == "" or (days := event.days_to(other)) > STORIES.most_days:
                continue
            if (similarity := faded(cosine, days)) >= STORIES.follow:
                similar[seq] = similarity
        return similar

    def _is_before(self, seq: int, event: StoryEvent) -> bool:
        other = self._placed[seq]
        return (other.first, other.last, other.id) < (event.first, event.last, event.id)

    def _event(self, id_: str) -> StoryEvent | None:
        return next(iter(self._stories.story_events([id_])), None)

    # ------------------------------------------------------------------ stories

    def _trees(self, events: set[str]) -> list[list[str]]:
        """The trees of links that these events stand in, each from its root."""
        trees: list[list[str]] = []
        met: set[str] = set()
        for event in sorted(events):
            if event not in met:
                trees.append(self._stories.tree(event))
                met.update(trees[-1])
        return trees

    def _assign(self, tree: Sequence[str]) -> None:
        """Put all events of a tree into its story; one event is none."""
        root = tree[0]
        story = self._apart.get(root) or None
        if story is not None:
            story = self._stories.survivor(story) or story
        elif len(tree) > 1:
            story = self._stories.create(root)
        elsewhere = self._stories.elsewhere(tree, story)
        if not elsewhere:
            return
        # A story is known since its second event is.
        known = self._stories.last_changes(tree)
        since = sorted(known.values())[:2][-1]
        again = self._stories.placed_before(elsewhere)
        for event in elsewhere:
            if event not in self._apart:
                at = max(self._now, self._stories.latest_change()) if event in again else max(known[event], since)
                self._stories.assign(event, story, at)


def _countries(marks: Sequence[str]) -> frozenset[str]:
    """The codes of the countries among an event's marks."""
    return frozenset(mark.removeprefix(COUNTRY) for mark in marks if mark.startswith(COUNTRY))


def _rank(link: StoryLink) -> tuple[float, str]:
    return -link.similarity, link.parent


def _best(links: Sequence[StoryLink]) -> StoryLink | None:
    return min(links, key=_rank, default=None)
