"""The mentions of the events that were written last, kept in memory."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from datetime import datetime

from tui.service.ingest.tuning import TUNING
from tui.store import Store, StoredMention


class KnownMentions:
    """What `Store.mentions_of` gives of the present, without reading again what was read or written before.

    Whoever writes mentions says so: by `add` or `discard`.

    Args:
        store: open.
        room: mentions that are kept at most, those of the events asked for last.
    """

    def __init__(self, store: Store, room: int = TUNING.known_mentions) -> None:
        self._store = store
        self._room = room
        self._of: dict[str, list[StoredMention]] = {}
        self._count = 0

    def of(self, ids: Sequence[str]) -> dict[str, list[StoredMention]]:
        """By event, mentions and events ordered by (first_seen, id); events without any are left out."""
        read = self._store.mentions_of([id_ for id_ in ids if id_ not in self._of])
        by_event: dict[str, list[StoredMention]] = {}
        for id_ in ids:
            mentions = read.get(id_) or self._of.get(id_)
            if mentions:
                self.discard([id_])
                self._of[id_] = by_event[id_] = mentions
                self._count += len(mentions)
        for id_ in list(self._of):
            if self._count <= self._room:
                break
            self.discard([id_])
        return dict(sorted(by_event.items(), key=lambda item: _order(item[1][0])))

    def add(self, rows: Iterable[StoredMention]) -> None:
        """New mentions have been stored, each with its event as it is."""
        for row in rows:
            if (mentions := self._of.get(row.event_id)) is not None:
                insort(mentions, row, key=_order)
                self._count += 1

    def discard(self, ids: Iterable[str]) -> None:
        """Mentions of these events have come, gone or changed."""
        for id_ in ids:
            self._count -= len(self._of.pop(id_, ()))

    def clear(self) -> None:
        """Anything may have changed."""
        self._of.clear()
        self._count = 0


def _order(row: StoredMention) -> tuple[datetime, str]:
    return row.mention.first_seen, row.mention.id
