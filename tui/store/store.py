"""The store: one object over the modules of this package, safe to use from any thread."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from tui.model import READER_VERSION, Article, Event, FeedState, Group, KeptOff, Query
from tui.store.care_table import CareTable
from tui.store.codec import StoredMention, time_text
from tui.store.connection import BUSY_SECONDS, Database
from tui.store.knowledge_table import KnowledgeTable
from tui.store.mute_table import MuteTable
from tui.store.placement_table import PlacementTable
from tui.store.preference_table import PreferenceTable
from tui.store.queries import headings, named, nearest, windows
from tui.store.queries.filters import Slice, where
from tui.store.queries.headings import DayVote
from tui.store.queries.named import NamedTogether
from tui.store.queries.windows import Span
from tui.store.reading_table import ReadingTable
from tui.store.rows import (
    applied_edits,
    articles,
    edits,
    event_names,
    event_text,
    events,
    feeds,
    mentions,
    sources,
)
from tui.store.rows.edits import Edit, Marks
from tui.store.rows.sources import Tags
from tui.store.rows_object import RowsObject
from tui.store.source_table import SourceTable
from tui.store.story_table import StoryTable

POLLS_KEPT = 100
"""Polls of a feed that are remembered (chosen: days of an hourly feed)."""

POLLS_SHOWN = 20
"""Polls of a feed that are given by default (chosen: a page)."""


class Store(RowsObject):
    """Everything that is kept, in one SQLite file. Methods raise StoreError; those that write are transactions of their own
    unless they run inside `transaction()`."""

    def __init__(self, database: Database, tags: Tags, folder: Path | None = None) -> None:
        super().__init__(database)
        self.check_writable = self._database.check_writable
        self.is_in_place = self._database.is_in_place
        self.until = self._database.until
        self.tags = tags
        self._folder = folder
        self.stories = StoryTable(database)
        self.reading = ReadingTable(database)
        self.placements = PlacementTable(database)
        self.knowledge = KnowledgeTable(database)
        self.mutes = MuteTable(database)
        self.preferences = PreferenceTable(database)
        self.care = CareTable(database)
        self.sources = SourceTable(database)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        busy: float = BUSY_SECONDS,
        tags: Mapping[str, Sequence[str]] | None = None,
    ) -> Store:
        """Open a file, making or migrating it as needed.

        Args:
            path: the file.
            create: make it if it is missing.
            read_only: never write; several may read while one writes.
            busy: seconds to wait for another process that writes.
            tags: tag, casefolded -> keys and names of the feeds that carry it.

        Raises:
            StoreVersionError: a newer dateline wrote it.
            StoreBusyError: another process holds it.
            StoreError: it is missing, damaged, or no store.
        """
        return cls(Database(path, create=create, read_only=read_only, busy=busy), tags or {})

    @classmethod
    def temporary(cls, tags: Mapping[str, Sequence[str]] | None = None) -> Store:
        """A store in a folder of its own, which `close` removes."""
        folder = Path(tempfile.mkdtemp(prefix="dateline-"))
        return cls(Database(folder / "store.db"), tags or {}, folder)

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def backup(self) -> Path | None:
        """The copy of what the file was before it was brought up to date at this opening."""
        return self._database.backup

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    def close(self) -> None:
        self._database.close()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def transaction(self) -> AbstractContextManager[Connection]:
        """All or nothing for what is written inside; joins a transaction that is under way in this thread."""
        return self._database.transaction()

    # ------------------------------------------------------------------ feeds

    def feed_state(self, key: str) -> FeedState | None:
        return self._read(feeds.state, key)

    def feed_states(self) -> dict[str, FeedState]:
        """By key of the feed."""
        return self._read(feeds.states)

    def put_feed_state(self, state: FeedState) -> None:
        self._write(feeds.put_state, state)

    def host_holds(self) -> dict[str, datetime]:
        """Host -> not to be asked before; some may be over."""
        return self._read(feeds.host_holds)

    def put_host_hold(self, host: str, until: datetime) -> None:
        self._write(feeds.put_host_hold, host, until)

    def put_poll_log(self, key: str, at: datetime, outcome: str, new: int, note: str, seconds: float) -> None:
        self._write(feeds.put_poll_log, key, at, outcome, new, note, seconds, POLLS_KEPT)

    def poll_log(self, key: str, limit: int = POLLS_SHOWN) -> list[tuple[datetime, str, int, str, float]]:
        """(at, outcome, new, note, seconds), newest first."""
        return self._read(feeds.poll_log, key, limit)

    # ------------------------------------------------------------------ articles

    def known_articles(self, ids: Sequence[str]) -> dict[str, str]:
        """Id -> content hash of those that are in the store."""
        return self._read(articles.known, ids)

    def find_alias(self, feed_key: str, aliases: Sequence[str]) -> dict[str, str]:
        """Alias -> id of the article of this feed that it was last given to."""
        return self._read(articles.find_alias, feed_key, aliases)

    def put_article(self, article: Article, content_hash: str, aliases: Sequence[str] = ()) -> None:
        """Insert, or update all but `first_seen`; it counts as read."""
        self._write(articles.put, [(article, content_hash, aliases)], READER_VERSION)

    def article(self, id: str) -> Article | None:
        return next(iter(self.articles([id])), None)

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """In the order asked for; unknown ids are left out."""
        return self._read(articles.get, ids)

    def article_titles(self, ids: Sequence[str]) -> dict[str, str]:
        return self._read(articles.titles, ids)

    def article_count(self, as_of: datetime | None = None) -> int:
        return self._read(articles.count, time_text(as_of) if as_of else None)

    # ------------------------------------------------------------------ mentions

    def put_mentions(self, article_id: str, rows: Sequence[StoredMention], at: datetime | None = None) -> set[str]:
        """`put_mentions_of` for one; returns the ids of the events touched."""
        return self._write(mentions.put, {article_id: rows}, at)[article_id]

    def put_mentions_of(
        self, rows_of: Mapping[str, Sequence[StoredMention]], at: datetime | None = None
    ) -> dict[str, set[str]]:
        """Replace the mentions of articles, which must be stored before.

        Args:
            rows_of: article -> its mentions.
            at: when these versions of the articles became known; by default when they changed last. What they replace is
                kept for `as_of`, as far as it was known before.

        Returns:
            Article -> ids of all events touched, those that lost a mention included. A person's merges and splits have
            been applied: fuse and put (or drop) exactly these.
        """
        return self._write(mentions.put, rows_of, at)

    def mentions_of(self, event_ids: Sequence[str], as_of: datetime | None = None) -> dict[str, list[StoredMention]]:
        """By event, ordered by (first_seen, id); events without any are left out."""
        return self._read(mentions.of_events, event_ids, as_of)

    def live_mentions(self, since: datetime, until: datetime | None = None) -> Iterator[StoredMention]:
        """Published between these times, or since the first, ordered by (published, id)."""
        with self._database.guard():
            yield from mentions.live(self._database.connection(), since, until)

    def put_named_days(self, article_id: str, days: Iterable[int], at: datetime) -> None:
        """Note the single days (ordinals) that a version of an article names, known since then."""
        self._write(articles.put_named_days, {article_id: days}, at)

    def named_days(self, article_ids: Sequence[str], as_of: datetime | None = None) -> list[tuple[str, int]]:
        """(article, day) for every day that one of these articles has named."""
        return self._read(lambda db: list(articles.named_days(db, article_ids, as_of)))

    def day_votes(self, query: Query) -> list[DayVote]:
        """The single days that articles name for the matching events."""
        return self._read(headings.day_votes, query, self.tags)

    # ------------------------------------------------------------------ events

    def put_events(self, fused: Sequence[Event]) -> None:
        """Insert or update rows, index and counts; a person's marks are laid over."""
        self._write(events.put, fused)

    def drop_events(self, ids: Iterable[str]) -> None:
        """Remove events that lost their last mention; a person's marks on them are kept for their return."""
        self._write(events.drop, ids)

    def events(self, ids: Sequence[str]) -> list[Event]:
        """In the order asked for; unknown ids are left out."""
        return self._read(events.get, ids)

    def events_in(self, query: Query, part: Slice, limit: int = -1) -> list[Event]:
        """Matching events of a slice, most important first; `limit` -1 for all."""
        return self._read(windows.events_in, query, self.tags, part, limit)

    def count_in(self, query: Query, part: Slice) -> int:
        """Number of matching events of a slice."""
        return self._read(windows.count_in, query, self.tags, part)

    def stream(self, query: Query) -> Iterator[Event]:
        """All matching events in order of time, a slice at a time."""
        with self._database.guard():
            db = self._database.connection()
            yield from events.stream(db, where(db, query, self.tags))

    def high_water(self) -> int:
        """Sequence number of the newest event, 0 if there is none."""
        return self._read(lambda db: int(db.execute("SELECT ifnull(max(seq), 0) FROM events").fetchone()[0]))

    def events_since(self, high: int) -> int:
        """Number of events that are newer than that sequence number."""
        return self._read(headings.count, Query(kept_off=True, newer_than=high), self.tags)

    def data_version(self) -> int:
        """Counts the transactions ever written, by whatever process or thread."""
        return self._read(lambda db: int(db.execute("SELECT value FROM meta WHERE key = 'writes'").fetchone()[0]))

    def others_version(self) -> int:
        """Changes when another process, or another thread of this one, has written since this thread last asked."""
        return self._read(lambda db: int(db.execute("PRAGMA data_version").fetchone()[0]))

    def integrity(self) -> str:
        """What SQLite's own check finds wrong, "" if the file is sound."""
        verdict = self._read(lambda db: str(db.execute("PRAGMA quick_check(1)").fetchone()[0]))
        return "" if verdict == "ok" else verdict

    # ------------------------------------------------------------------ views

    def groups(self, query: Query) -> list[Group]:
        """The headings of the timeline in order of time."""
        return self._read(headings.groups, query, self.tags)

    def group_events(self, query: Query, group: Group, offset: int, limit: int) -> list[Event]:
        """By time of day, then the most important first."""
        return self._read(headings.group_events, query, self.tags, group, offset, limit)

    def pages(self, query: Query, wanted: Sequence[tuple[Group, int, int]]) -> list[list[Event]]:
        """The same for several (group, offset, limit) at once, which costs hardly more than one where a filter is slow."""
        return self._read(windows.pages, query, self.tags, wanted)

    def best(self, query: Query, spans: Sequence[Span], limit: int) -> list[list[Event]]:
        """The most important events of each span, at most `limit` each."""
        return self._read(windows.best, query, self.tags, spans, limit)

    def nearest(self, query: Query, day: date, before: int, after: int) -> list[Event] | None:
        """So many matching events up to a day and after it, soon; None where all are found as soon, or too few near it."""
        return self._read(nearest.nearest, query, self.tags, day, before, after)

    def count(self, query: Query) -> int:
        return self._read(headings.count, query, self.tags)

    def kept_off(self, query: Query) -> KeptOff:
        """How many events the query would keep besides, if what is kept off the timeline were not."""
        return self._read(headings.kept_off, query, self.tags)

    def groups_between(self, query: Query, first: date, last: date) -> list[Group]:
        """The headings that overlap these days, in order of time."""
        return self._read(headings.groups, query, self.tags, first, last)

    def offset(self, query: Query, event: Event) -> int | None:
        """Its offset under its heading, or None where the query leaves it out."""
        return self._read(headings.offset, query, self.tags, event)

    def neighbour(self, query: Query, day: date, *, forward: bool) -> date | None:
        """The nearest day after or before on which a matching event starts."""
        return self._read(headings.neighbour, query, self.tags, day, forward)

    def matching_text(self, texts: Iterable[tuple[str, str]], expression: str) -> set[str]:
        """Which of these (id, text) the index would find."""
        return self._read(event_text.matching, texts, expression)

    def story_counts(self, query: Query) -> dict[str, int]:
        """Story -> number of its events that match."""
        return self._read(headings.story_counts, query, self.tags)

    def source_names(self, tags: Sequence[str] = ()) -> list[str]:
        """Outlets in the order of their first article; those of feeds with one of the tags, if given."""
        return self._read(sources.names, tags, self.tags)

    def most_named(self, kind: str, beginning: str, limit: int) -> list[str]:
        """Names of a kind ("where": ids of places, "who": people, folded) of which a word begins so, the most frequent first."""
        return self._read(event_names.most_named, kind, beginning, limit)

    def named_places(self, query: Query) -> list[NamedTogether]:
        """All combinations of places that matching events name."""
        return self._read(named.places, query, self.tags)

    # ------------------------------------------------------------------ edits

    def marks(self, ids: Sequence[str]) -> dict[str, Marks]:
        """What a person has set on these events."""
        return self._read(edits.marks, ids)

    def held_marks(self, ids: Sequence[str]) -> dict[str, dict[str, Marks]]:
        """Event -> id under which a person has set something -> what: its own, and those of events that lead to it."""
        return self._read(edits.held_marks, ids)

    def marks_as_of(self, ids: Sequence[str], as_of: datetime) -> dict[str, Marks]:
        """What a person had set on these events by then; the log of edits is read once, however many they are."""
        return self._read(edits.marks_as_of, ids, as_of)

    def put_edit(self, edit: Edit, at: datetime) -> set[str]:
        """Log an edit and apply it; returns the events that have to be fused anew (all but small marks and notes)."""
        return self._write(applied_edits.put, edit, at)

    def undo(self, at: datetime) -> tuple[Edit, set[str]] | None:
        """Take back the last edit that is no read mark; returns it with the events that have to be fused anew, or None."""
        return self._write(applied_edits.undo, at)

    def undo_one(self, number: int, at: datetime) -> tuple[Edit, set[str]] | None:
        """Take back the edit with an id, whatever was done since; returns the same, or None where it does not stand."""
        return self._write(applied_edits.undo_one, number, at)

    def redo(self, at: datetime) -> tuple[Edit, set[str]] | None:
        """Make the edit that was taken back last once more; returns the same, or None."""
        return self._write(applied_edits.redo, at)
