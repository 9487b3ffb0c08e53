"""Articles into the store: match their mentions to events, and write all of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tui.events.extraction.extract import Extraction
from tui.events.matching.assignment import Move, Repairs
from tui.events.matching.matcher import Matcher
from tui.feeds.read.identity import content_hash
from tui.model import WORTH, FeedState, Mention, Role
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.tuning import TUNING
from tui.service.ingest.window import Window, Windows, runs
from tui.service.session import Session
from tui.store import StoredMention


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch changed: articles that are new, articles that were updated, events that are new."""

    new: int = 0
    updated: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class _Fresh:
    """An extraction that brings something new, the hash of its content, and whether its article was known before."""

    extraction: Extraction
    hash: str
    is_update: bool

    @property
    def order(self) -> tuple[datetime, str]:
        return self.extraction.article.published, self.extraction.article.id


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
        aliases = aliases or {}
        with self._store.transaction():
            fresh = self._fresh(extractions, aliases, hashes or {})
            high = self._store.high_water()
            try:
                repaired = self._add_runs(sorted(fresh, key=lambda one: one.order), aliases)
            except BaseException:
                self._windows.drop()
                raise
            if feed_state is not None:
                self._store.put_feed_state(feed_state)
            events = self._store.events_since(high)
        self._windows.keep(repaired)
        updated = sum(one.is_update for one in fresh)
        return Added(len(fresh) - updated, updated, events)

    def _add_runs(self, fresh: Sequence[_Fresh], aliases: Mapping[str, Sequence[str]]) -> Window | None:
        """Match and store articles in order of publication, each run of them in its window; returns the last window in which
        something stored before was repaired."""
        repaired = None
        published = [one.extraction.article.published for one in fresh]
        for start, end in runs(published):
            window = self._windows.covering(published[start], published[end - 1])
            changed, is_repaired = self._write(window, fresh[start:end], aliases)
            refresh_events(self._store, changed, read=self._windows.mentions.of, defer_stories=self._defer_stories)
            repaired = window if is_repaired else repaired
        return repaired

    def _fresh(
        self, extractions: Sequence[Extraction], aliases: Mapping[str, Sequence[str]], hashes: Mapping[str, str]
    ) -> list[_Fresh]:
        """The extractions that bring something new."""
        known = self._store.known_articles([extraction.article.id for extraction in extractions])
        out: dict[str, _Fresh] = {}
        for extraction in extractions:
            article = extraction.article
            hash_ = hashes.get(article.id) or content_hash(article)
            if article.id not in known and (keys := aliases.get(article.id)):
                held = next(iter(self._store.find_alias(article.feed, keys).values()), None)
                if held is not None:
                    extraction = _renamed(extraction, held)
                    article = extraction.article
                    known.update(self._store.known_articles([held]))
            if known.get(article.id) != hash_:
                out[article.id] = _Fresh(extraction, hash_, article.id in known)
        return list(out.values())

    def _write(
        self, window: Window, fresh: Sequence[_Fresh], aliases: Mapping[str, Sequence[str]]
    ) -> tuple[set[str], bool]:
        """Match and store articles; returns the events changed, and whether any of those stored before was repaired."""
        rows = {one.extraction.article.id: self._match(window, one, aliases) for one in fresh}
        repairs = window.matcher.take_repairs()
        moves = {move.mention: move for move in repairs.moved}
        changed: set[str] = set()
        unknown: set[str] = set()
        for one in fresh:
            article = one.extraction.article
            # What a later article of the batch has taught about this one is stored at once, without a past.
            repaired = [_repaired(row, window.matcher, moves.pop(row.mention.id, None)) for row in rows[article.id]]
            events = self._store.put_mentions(article.id, repaired, at=article.first_seen)
            changed |= events
            if one.is_update or events != {row.event_id for row in repaired}:
                unknown |= events
            else:
                self._windows.mentions.add(repaired)
        self._windows.mentions.discard(unknown)
        at = max(one.extraction.article.first_seen for one in fresh)
        by_repairs, is_repaired = self._store_repairs(repairs, moves, at)
        return changed | by_repairs, is_repaired

    def _match(self, window: Window, one: _Fresh, aliases: Mapping[str, Sequence[str]]) -> list[StoredMention]:
        """Store an article, and match its mentions; returns them as rows that are still to be stored."""
        article = one.extraction.article
        self._store.put_article(article, one.hash, aliases.get(article.id, ()))
        self._store.put_named_days(article.id, named_days(one.extraction), article.first_seen)
        kept = worth_keeping(one.extraction.mentions)
        assignments = map(window.past.reassign, kept, window.matcher.assign(kept))
        return [
            StoredMention(_with_role(mention, assignment.role), assignment.event, assignment.score, assignment.shared)
            for mention, assignment in zip(kept, assignments, strict=True)
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


def named_days(extraction: Extraction) -> set[int]:
    """The single days (ordinals) that a text names."""
    whens = (time.when for time in (*extraction.times, *extraction.title_times))
    return {when.first.toordinal() for when in whens if when is not None and when.is_day}


def worth_keeping(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that go on the timeline: the main one, and background that has a date of its own and tells something
    else than the main event of the same day."""
    main = mentions[0]
    kept = [main]
    for mention in mentions[1:]:
        same_day = mention.when.start == main.when.start and mention.when.end == main.when.end
        detail = same_day and len(set(mention.terms) & set(main.terms)) >= TUNING.detail_terms
        if mention.score >= WORTH and not detail:
            kept.append(mention)
    return kept


def _with_role(mention: Mention, role: Role) -> Mention:
    return replace(mention, role=role) if role is not mention.role else mention


def _repaired(row: StoredMention, matcher: Matcher, move: Move | None) -> StoredMention:
    """A row with what the rest of its batch has taught about it."""
    event = matcher.event_of(row.mention.id) or row.event_id
    if move is not None:
        return replace(row, event_id=event, match_score=move.score, shared=move.shared)
    return replace(row, event_id=event) if event != row.event_id else row


def _renamed(extraction: Extraction, ident: str) -> Extraction:
    """The same under another article id: a known article whose guid has changed."""

    def rename(mention: Mention) -> Mention:
        return replace(mention, id=f"{ident}#{mention.id.rpartition('#')[2]}", article=ident)

    article = replace(extraction.article, id=ident)
    return replace(extraction, article=article, mentions=tuple(map(rename, extraction.mentions)))
