"""Bring rows of events in line with their mentions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.store import Store

BATCH = 500


def refresh_events(store: Store, ids: Iterable[str], at: datetime | None = None) -> None:
    """Fuse these events anew, find their stories, and drop those that have no mention left. Run it inside the transaction
    that changed them.

    Args:
        ids: the events.
        at: when a person changed them; None where their mentions tell when they changed.
    """
    from tui.events.fuse import fuse
    from tui.service.weave import weave

    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        told = store.mentions_of(part)
        store.put_events([fuse(id_, [stored.mention for stored in mentions]) for id_, mentions in told.items()])
        store.drop_events([id_ for id_ in part if id_ not in told])
        weave(store, told, at)
