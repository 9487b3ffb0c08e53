"""The stories of a store: one object over the rows of stories and of what links events to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tui.store.rows import stories, story_keys
from tui.store.rows.story_keys import StoryEvent, StoryLink
from tui.store.rows_object import RowsObject


class StoryTable(RowsObject):
    """The stories of a store; what writes belongs inside a transaction. Methods raise StoreError.

    Args:
        database: the store's.
    """

    # ------------------------------------------------------------------ stories

    def create(self, event: str) -> str:
        """The story that an event begins, made if there is none; returns its id."""
        return self._write(stories.create, event)

    def assign(self, event: str, story: str | None, at: str) -> None:
        """Put an event into a story, or into none, from a time (as `time_text` writes it) on; `refresh` afterwards."""
        self._write(stories.assign, event, story, at)

    def touch(self, events: Sequence[str]) -> None:
        """The stories of these events may have another face or title now; `refresh` afterwards."""
        self._write(stories.touch, events)

    def refresh(self, at: str) -> None:
        """Give the stories that have changed their face and title; one that has lost its events is none any more."""
        self._write(stories.refresh, at)

    def survivor(self, story: str) -> str | None:
        """Where a story has gone: itself while it has events, else what it was merged into, else the story that its face
        is in now, else the one that most of its former events are in; None if there is none, or never was such a story."""
        return self._read(stories.survivor_of, story)

    def find(self, values: Sequence[str]) -> list[str]:
        """Ids of the stories that a person may mean: by id, one that is no more included, or by words of the title."""
        return self._read(stories.find, values)

    def event_count(self, story: str) -> int:
        """Number of a story's events."""
        return self._read(stories.event_count, story)

    def members(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """Story -> ids of its events, without what is hidden or a feature, in order of time."""
        return self._read(stories.members, ids)

    def articles(self, ids: Sequence[str]) -> dict[str, list[str]]:
        """Story -> ids of the articles that tell of its events, in order of publication."""
        return self._read(stories.articles, ids)

    def titles(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Story -> (title, its face: the event that stands for it)."""
        return self._read(stories.titles, ids)

    def stories_as_of(self, event_ids: Sequence[str], as_of: datetime) -> dict[str, str | None]:
        """Event -> story that it belonged to then."""
        return self._read(stories.of_events_as_of, event_ids, as_of)

    # ------------------------------------------------------------------ events as linking sees them

    def story_events(self, ids: Sequence[str]) -> list[StoryEvent]:
        """Events in the order in which they became known."""
        return self._read(story_keys.story_events, ids)

    def story_events_by_seq(self, numbers: Sequence[int]) -> list[StoryEvent]:
        """Events by sequence number."""
        return self._read(story_keys.story_events_by_seq, numbers)

    def pinned(self) -> dict[str, str]:
        """Events that a person has put into a story -> that story, "" for none."""
        return self._read(story_keys.pinned)

    def last_changes(self, ids: Sequence[str]) -> dict[str, str]:
        """Event -> when its mentions last came, changed or went."""
        return self._read(story_keys.last_changes, ids)

    def latest_change(self) -> str:
        """When anything last became known."""
        return self._read(story_keys.latest_change)

    def placed_before(self, events: Sequence[str]) -> set[str]:
        """Those of these events that have been put into a story, or out of one, before."""
        return self._read(story_keys.placed_before, events)

    def sharing_articles(self, event: str) -> set[int]:
        """Sequence numbers of the events that an article about this one, or one that mentions it, tells of too."""
        return self._read(story_keys.sharing_articles, event)

    def similar(self, event: StoryEvent, first: int, last: int, shared: int) -> dict[int, float]:
        """Events that start on these days (ordinals) and share so many keys with one at least -> cosine, by sequence number."""
        return self._read(story_keys.similar, event, first, last, shared)

    def put_keys(self, event: StoryEvent, keys: Mapping[str, float], marks: Iterable[str] = ()) -> None:
        """Replace an event's keys, its most telling words with their weights, and the marks that say what they are."""
        self._write(story_keys.put_keys, event, keys, marks)

    def keys_and_marks(self, numbers: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
        """Keys of these events and their marks, by sequence number."""
        return self._read(story_keys.keys_and_marks, numbers)

    # ------------------------------------------------------------------ links

    def links(self, events: Sequence[str]) -> dict[str, StoryLink | None]:
        """Event -> what it follows, of all these."""
        return self._read(story_keys.links, events)

    def followers(self, event: str) -> dict[str, float]:
        """The events that follow one -> similarity."""
        return self._read(story_keys.followers, event)

    def put_link(self, event: str, link: StoryLink | None) -> None:
        """Replace what an event follows."""
        self._write(story_keys.put_link, event, link)

    def tree(self, event: str) -> list[str]:
        """All events that hang together with one by their links, the one that follows none first."""
        return self._read(story_keys.tree, event)

    def elsewhere(self, events: Sequence[str], story: str | None) -> list[str]:
        """Those of these events that do not belong to a story."""
        return self._read(story_keys.elsewhere, events, story)

    # ------------------------------------------------------------------ what has yet to be linked

    def mark_unlinked(self, ids: Iterable[str]) -> None:
        """Remember events that have yet to look for their story."""
        self._write(story_keys.mark_unlinked, ids)

    def unlinked_count(self) -> int:
        """Number of events that have yet to look for their story."""
        return self._read(story_keys.unlinked_count)

    def next_unlinked(self, limit: int) -> list[str]:
        """The first of them, in the order in which they became known."""
        return self._read(story_keys.next_unlinked, limit)

    def mark_linked(self, ids: Iterable[str]) -> None:
        """These have looked."""
        self._write(story_keys.mark_linked, ids)
