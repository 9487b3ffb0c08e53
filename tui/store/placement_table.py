"""Where matching has put the mentions of a store: one object over their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tui.model import When
from tui.store.rows import edits, placements
from tui.store.rows.placements import Place, Placed
from tui.store.rows_object import RowsObject


class PlacementTable(RowsObject):
    """The events that matching has put mentions into, before a person's merges and splits.

    What writes belongs inside a transaction. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def between(self, first: datetime, last: datetime) -> Iterator[Placed]:
        """The mentions of articles published between these times, with their events."""
        with self._database.guard():
            yield from placements.between(self._database.connection(), first, last)

    def of_date(self, when: When) -> list[Placed]:
        """The mentions of a date, whenever they were published, with their events."""
        return self._read(placements.of_date, when)

    def subjects(self, articles: Sequence[str]) -> dict[str, str]:
        """Article -> event that it is about."""
        return self._read(placements.subjects, articles)

    def of_articles(self, articles: Sequence[str]) -> list[tuple[str, str, str]]:
        """(article, mention, event) of all mentions of these articles."""
        return self._read(placements.of_articles, articles)

    def stamps(self, articles: Sequence[str]) -> list[datetime]:
        """When those versions of these articles were published that were read last."""
        return self._read(placements.stamps, articles)

    def move(self, places: Mapping[str, Place], at: datetime) -> set[str]:
        """Let single mentions, by id, belong elsewhere from a time on; returns the events touched."""
        return self._write(placements.move, places, at) if places else set()

    def emptied(self, events: Sequence[str]) -> list[str]:
        """Those of these events that matching has left without a mention."""
        return self._read(placements.emptied, events)

    def lead_on(self, gone: Mapping[str, str], alive: Sequence[str]) -> set[str]:
        """Let ids of events that are no more lead to others, with what a person has set on them; `alive` may have led on before.
        Returns the events touched."""
        return self._write(placements.lead_on, gone, alive)

    def merged_into(self, id: str) -> list[str]:
        """Ids of the events that matching has merged into this one, over all steps."""
        return self._read(placements.merged_into, id)

    def survivor(self, id: str) -> str:
        """Where matching has merged an event to, over all steps; itself if it was not."""
        return self._read(edits.survivor, id)
