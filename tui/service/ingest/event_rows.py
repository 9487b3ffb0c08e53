"""Bring rows of events in line with their mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.store import Store, StoredMention

BATCH = 500

Read = Callable[[Sequence[str]], Mapping[str, Sequence["StoredMention"]]]
"""Ids of events -> the mentions of those that have any, as `Store.mentions_of` gives them."""


def refresh_events(
    store: Store, ids: Iterable[str], at: datetime | None = None, *, read: Read | None = None, put_off: bool = False
) -> None:
    """Fuse these events anew, find their stories, and drop those that have no mention left. Run it inside the transaction
    that changed them.

    Args:
        ids: the events.
        at: when a person changed them; None where their mentions tell when they changed.
        read: gives their mentions; by default the store.
        put_off: let their stories wait for `weave_waiting`.
    """
    from tui.events.fuse import fuse
    from tui.service.ingest.story_links import weave

    read = read or store.mentions_of
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        told = read(part)
        store.put_events([fuse(id_, [stored.mention for stored in mentions]) for id_, mentions in told.items()])
        store.drop_events([id_ for id_ in part if id_ not in told])
        if put_off:
            store.stories.mark_unlinked(told)
        else:
            weave(store, told, at)
