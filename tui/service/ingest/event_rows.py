"""Bring rows of events in line with their mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from tui.service.ingest.tuning import TUNING
from tui.store import Store, StoredMention

ReadMentions = Callable[[Sequence[str]], Mapping[str, Sequence[StoredMention]]]
"""Ids of events -> the mentions of those that have any, as `Store.mentions_of` gives them."""


def refresh_events(
    store: Store,
    ids: Iterable[str],
    at: datetime | None = None,
    *,
    read: ReadMentions | None = None,
    defer_stories: bool = False,
) -> None:
    """Fuse these events anew, link them to their stories, and drop those that have no mention left. Run it inside the
    transaction that changed them.

    Args:
        store: open for writing.
        ids: the events.
        at: when a person changed them; None where their mentions tell when they changed.
        read: gives their mentions; by default the store.
        defer_stories: let their stories wait for `link_deferred`.
    """
    # A session that only reads never needs these.
    from tui.events.fuse import fuse
    from tui.service.ingest.story_links import link_deferred, link_stories

    read = read or store.mentions_of
    wanted, language = sorted(ids), store.preferences.language()
    for start in range(0, len(wanted), TUNING.batch):
        part = wanted[start : start + TUNING.batch]
        by_event = read(part)
        store.put_events(
            [fuse(id_, [stored.mention for stored in mentions], language) for id_, mentions in by_event.items()]
        )
        store.drop_events([id_ for id_ in part if id_ not in by_event])
        if defer_stories:
            store.stories.mark_unlinked(by_event)
        else:
            link_stories(store, by_event, at)
            link_deferred(store)  # those that were linked with what has been dropped
