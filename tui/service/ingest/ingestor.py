"""Articles into the store: match their mentions to events, and write all of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.events.extraction.extract import Extraction
from tui.events.matching.matcher import Placement
from tui.model import FeedState, Mention
from tui.service.ingest.arrivals import Arrived, store_arrivals
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.known_mentions import KnownMentions
from tui.service.ingest.reading import Reading, reading_of, renamed
from tui.service.ingest.window import Window, runs
from tui.service.session import Session
from tui.store import Place, StoredMention


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch changed: articles that are new, articles that were updated, events that are new."""

    new: int = 0
    updated: int = 0
    events: int = 0


class Ingestor:
    """Takes extracted articles into a session's store. Not for use by several threads at once."""

    def __init__(self, session: Session, *, defer_stories: bool = False) -> None:
        """An ingestor.

        Args:
            session: whose store it fills.
            defer_stories: let the events' stories wait for `link_deferred`.
        """
        self._store = session.store
        self._defer_stories = defer_stories
        self._window = Window(self._store)
        self._mentions = KnownMentions(self._store)

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
                self._read_runs(sorted(fresh, key=lambda one: (one.published, one.article)))
            except BaseException:
                self._window.drop()
                raise
            events = self._store.events_since(high)
        self._window.keep()
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

    def _read_runs(self, fresh: Sequence[Reading]) -> None:
        """Match and store readings in order of publication, each run of them with what stands around it."""
        published = [reading.published for reading in fresh]
        for start, end in runs(published):
            changed = self._write(fresh[start:end])
            refresh_events(self._store, changed, read=self._mentions.of, defer_stories=self._defer_stories)

    def _write(self, fresh: Sequence[Reading]) -> set[str]:
        """Match and store readings; returns the events changed."""
        reading = self._store.reading
        reading.mark_read([(one.article, one.lang, one.published) for one in fresh])
        reading.put_named_days({one.article: one.days for one in fresh})
        read_before = reading.mentioned([one.article for one in fresh])
        placements = {one.mention: one for one in self._placements(fresh, sorted(read_before))}
        moves = [(one.before, one.own != one.before, one.mention, one.event) for one in placements.values()]
        for article, mention, event in self._store.placements.of_articles(sorted(read_before)):
            if mention not in placements:  # this version of its article does not tell it any more
                moves.append((event, True, mention, placements[f"{article}#0"].event))
        rows = {one.article: [_row(mention, placements.pop(mention.id)) for mention in one.mentions] for one in fresh}
        touched = self._store.put_mentions_of(rows)
        changed: set[str] = set().union(*touched.values())
        for article, events in touched.items():
            if article in read_before or events != {row.event_id for row in rows[article]}:
                self._mentions.discard(events)
            else:
                self._mentions.add(rows[article])
        at = max(one.known for one in fresh)
        elsewhere = self._store.placements.move(
            {id_: Place(one.event, one.role, one.score, one.shared) for id_, one in placements.items()}, at
        )
        alive = {row.event_id for of_article in rows.values() for row in of_article}
        led_on = self._lead_on(moves, alive.union(one.event for one in placements.values()))
        self._mentions.discard(elsewhere | led_on)
        return changed | elsewhere | led_on

    def _placements(self, fresh: Sequence[Reading], read_before: Sequence[str]) -> list[Placement]:
        """Where the mentions of these articles belong, and which others belong elsewhere because of them."""
        published = [fresh[0].published, fresh[-1].published, *self._store.placements.stamps(read_before)]
        matcher, is_another = self._window.covering(min(published), max(published))
        if is_another:
            self._mentions.clear()
        for one in fresh:
            matcher.put(one.mentions, one.weighed)
        return matcher.settle()

    def _lead_on(self, moves: Sequence[tuple[str, bool, str, str]], alive: set[str]) -> set[str]:
        """Let the ids of events that have lost all mentions lead to where the mention has gone that they have their ids from, or
        else the first of the others.

        Args:
            moves: (an event, whether it has its id from another than this mention of it, the mention, the event that that is in now).
            alive: events with mentions.

        Returns:
            Ids of the events touched by that.
        """
        table = self._store.placements
        emptied = set(table.emptied(sorted({before for before, *_ in moves} - alive - {""})))
        gone: dict[str, str] = {}
        for before, _, _, event in sorted(moves):
            if before in emptied:
                gone.setdefault(before, event)
        return table.lead_on(gone, sorted(alive))


def _row(mention: Mention, placement: Placement) -> StoredMention:
    """A mention as it is stored."""
    told = replace(mention, role=placement.role) if placement.role is not mention.role else mention
    return StoredMention(told, placement.event, placement.score, placement.shared)
