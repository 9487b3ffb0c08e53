"""Articles into the store: match their mentions to events, and write all of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tui.events.extraction.extract import Extraction
from tui.events.matching.assignment import Move, Repairs
from tui.events.matching.matcher import Matcher
from tui.model import FeedState, Mention, Role
from tui.service.ingest.arrivals import Arrived, store_arrivals
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.reading import Reading, reading_of, renamed
from tui.service.ingest.window import Window, Windows, runs
from tui.service.session import Session
from tui.store import StoredMention


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch changed: articles that are new, articles that were updated, events that are new."""

    new: int = 0
    updated: int = 0
    events: int = 0


class Ingestor:
    """Takes extracted articles into a session's store. Not for use by several threads at once."""

    def __init__(self, session: Session, *, in_order: bool = False, defer_stories: bool = False) -> None:
        """An ingestor.

        Args:
            session: whose store it fills.
            in_order: articles come in order of publication, so that what is older than the matcher's window can be let go.
            defer_stories: let the events' stories wait for `link_deferred`.
        """
        self._store = session.store
        self._defer_stories = defer_stories
        self._windows = Windows(self._store, in_order)

    def add(
        self,
        extractions: Sequence[Extraction],
        feed_state: FeedState | None = None,
        aliases: Mapping[str, Sequence[str]] | None = None,
        hashes: Mapping[str, str] | None = None,
    ) -> Added:
        """Store articles, mentions, events and the state of the feed they came from: all of it or nothing.

        Args:
            extractions: in any order; an article whose content did not change is left alone.
            feed_state: stored with them.
            aliases: article id to the keys that find it when its guid has changed.
            hashes: article id to the hash of what the feed gave, where the text has come from the article's page.

        Raises:
            StoreError: nothing was stored.
        """
        with self._store.transaction():
            articles = [extraction.article for extraction in extractions]
            arrived = store_arrivals(self._store, articles, aliases or {}, hashes or {})
            events = self.read(self._readings(extractions, arrived))
            if feed_state is not None:
                self._store.put_feed_state(feed_state)
        return Added(arrived.new, arrived.updated, events)

    def read(self, readings: Sequence[Reading]) -> int:
        """Match what reading stored articles gave, and store it: all of it or nothing.

        Args:
            readings: in any order; those of articles that were read or have changed meanwhile are left alone.

        Returns:
            Number of new events.

        Raises:
            StoreError: nothing was stored.
        """
        with self._store.transaction():
            wanted = self._store.reading.still_unread({reading.article: reading.hash for reading in readings})
            fresh = [reading for reading in readings if reading.article in wanted]
            high = self._store.high_water()
            try:
                repaired = self._read_runs(sorted(fresh, key=lambda one: (one.published, one.article)))
            except BaseException:
                self._windows.drop()
                raise
            events = self._store.events_since(high)
        self._windows.keep(repaired)
        return events

    def _readings(self, extractions: Sequence[Extraction], arrived: Arrived) -> list[Reading]:
        """What was read of the articles that have just been stored."""
        stored = self._store.reading.versions(list(arrived.ids.values()))
        readings = {}
        for extraction in extractions:
            id_ = arrived.ids.get(extraction.article.id)
            if id_ is not None:
                reading = reading_of(extraction, *stored[id_])
                readings[id_] = reading if id_ == reading.article else renamed(reading, id_)
        return list(readings.values())

    def _read_runs(self, fresh: Sequence[Reading]) -> Window | None:
        """Match and store readings in order of publication, each run of them in its window; returns the last window in which
        something stored before was repaired."""
        repaired = None
        published = [reading.published for reading in fresh]
        for start, end in runs(published):
            window = self._windows.covering(published[start], published[end - 1])
            changed, is_repaired = self._write(window, fresh[start:end])
            refresh_events(self._store, changed, read=self._windows.mentions.of, defer_stories=self._defer_stories)
            repaired = window if is_repaired else repaired
        return repaired

    def _write(self, window: Window, fresh: Sequence[Reading]) -> tuple[set[str], bool]:
        """Match and store readings; returns the events changed, and whether any of those stored before was repaired."""
        reading = self._store.reading
        reading.mark_read([(one.article, one.lang, one.published) for one in fresh])
        reading.put_named_days({one.article: one.days for one in fresh})
        read_before = reading.mentioned([one.article for one in fresh])
        rows = {one.article: self._match(window, one) for one in fresh}
        repairs = window.matcher.take_repairs()
        moves = {move.mention: move for move in repairs.moved}
        # What a later article of the batch has taught about an earlier one is stored at once, without a past.
        rows = {
            article: [_repaired(row, window.matcher, moves.pop(row.mention.id, None)) for row in of_article]
            for article, of_article in rows.items()
        }
        touched = self._store.put_mentions_of(rows)
        unknown: set[str] = set()
        for article, events in touched.items():
            if article in read_before or events != {row.event_id for row in rows[article]}:
                unknown |= events
            else:
                self._windows.mentions.add(rows[article])
        self._windows.mentions.discard(unknown)
        at = max(one.known for one in fresh)
        by_repairs, is_repaired = self._store_repairs(repairs, moves, at)
        return by_repairs.union(*touched.values()), is_repaired

    def _match(self, window: Window, one: Reading) -> list[StoredMention]:
        """Match the mentions of an article; returns them as rows that are still to be stored."""
        assignments = map(window.past.reassign, one.mentions, window.matcher.assign(one.mentions))
        return [
            StoredMention(_with_role(mention, assignment.role), assignment.event, assignment.score, assignment.shared)
            for mention, assignment in zip(one.mentions, assignments, strict=True)
        ]

    def _store_repairs(self, repairs: Repairs, moves: Mapping[str, Move], at: datetime) -> tuple[set[str], bool]:
        """Store what the batch has taught about what was stored before it; returns the events changed, and whether any was.

        Args:
            repairs: as the matcher gives them.
            moves: those of mentions that are not in the batch, by id.
            at: when it was learned.
        """
        store = self._store
        left = store.mentions_of([gone for gone, _ in repairs.emptied])
        emptied = [(gone, survivor) for gone, survivor in repairs.emptied if gone not in left]
        changed: set[str] = set()
        for gone, survivor in (*repairs.merged, *emptied):
            changed |= store.merge_events(gone, survivor, at)
            self._windows.mentions.discard((gone, survivor))
        between = store.move_mentions(
            {move.mention: (move.event, move.score, move.shared) for move in moves.values()}, at
        )
        self._windows.mentions.discard(between)
        return changed | between, bool(repairs.merged or emptied or moves)


def _with_role(mention: Mention, role: Role) -> Mention:
    return replace(mention, role=role) if role is not mention.role else mention


def _repaired(row: StoredMention, matcher: Matcher, move: Move | None) -> StoredMention:
    """A row with what the rest of its batch has taught about it."""
    event = matcher.event_of(row.mention.id) or row.event_id
    if move is not None:
        return replace(row, event_id=event, match_score=move.score, shared=move.shared)
    return replace(row, event_id=event) if event != row.event_id else row
