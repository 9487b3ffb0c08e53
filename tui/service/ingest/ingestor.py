"""Articles into the store: match their mentions to events, and write all of it in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tui.events.extraction.extract import Extraction
from tui.events.matching.matcher import Matcher, Move
from tui.feeds.read.identity import content_hash
from tui.model import WORTH, FeedState, Mention, Role
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.window import Desk, LiveEvents, runs
from tui.service.session import Session
from tui.store import StoredMention

SHARED_WORDS = 2
"""Telling words in common with the main event by which a mention of the same date is a detail of it."""


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

    def __init__(self, session: Session, *, in_order: bool = False, put_off: bool = False) -> None:
        """An ingestor.

        Args:
            session: whose store it fills.
            in_order: articles come in order of publication, so that what is older than the matcher's window can be let go.
            put_off: let the events' stories wait for `weave_waiting`.
        """
        self._store = session.store
        self._put_off = put_off
        self._live = LiveEvents(self._store, in_order)

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
        """
        store, aliases = self._store, aliases or {}
        with store.transaction():
            fresh = self._fresh(extractions, aliases, hashes or {})
            high = store.high_water()
            ordered = sorted(fresh, key=lambda one: one.order)
            changed = None
            try:
                for start, end in runs([one.extraction.article.published for one in ordered]):
                    desk = self._live.desk(*(ordered[place].extraction.article.published for place in (start, end - 1)))
                    touched, repaired = self._write(desk, ordered[start:end], aliases)
                    refresh_events(store, touched, read=self._live.mentions.of, put_off=self._put_off)
                    changed = desk if repaired else changed
            except BaseException:
                self._live.drop()
                raise
            if feed_state is not None:
                store.put_feed_state(feed_state)
            events = store.events_since(high)
        self._live.keep(changed)
        updated = sum(one.is_update for one in fresh)
        return Added(len(fresh) - updated, updated, events)

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
        self, desk: Desk, fresh: Sequence[_Fresh], aliases: Mapping[str, Sequence[str]]
    ) -> tuple[set[str], bool]:
        """Match and store articles; returns the events touched, and whether any of those stored before was repaired.

        What is found out about an article of the batch by a later one is stored at once, without a past.
        """
        store, matcher = self._store, desk.matcher
        rows: dict[str, list[StoredMention]] = {}
        for one in fresh:
            article = one.extraction.article
            store.put_article(article, one.hash, aliases.get(article.id, ()))
            store.put_named_days(article.id, named_days(one.extraction), article.first_seen)
            kept = worth_keeping(one.extraction.mentions)
            placed = map(desk.recall.place, kept, matcher.assign(kept))
            rows[article.id] = [
                StoredMention(_as(mention, assigned.role), assigned.event, assigned.score, assigned.shared)
                for mention, assigned in zip(kept, placed, strict=True)
            ]
        repairs = matcher.take_repairs()
        moved = {move.mention: move for move in repairs.moved}
        touched: set[str] = set()
        stale: set[str] = set()
        for one in fresh:
            article = one.extraction.article
            told = [_mended(row, matcher, moved.pop(row.mention.id, None)) for row in rows[article.id]]
            events = store.put_mentions(article.id, told, at=article.first_seen)
            touched |= events
            if one.is_update or events != {row.event_id for row in told}:
                stale |= events
            else:
                self._live.mentions.add(told)
        at = max(one.extraction.article.first_seen for one in fresh)
        left = store.mentions_of([gone for gone, _ in repairs.emptied])
        emptied = [(gone, survivor) for gone, survivor in repairs.emptied if gone not in left]
        for gone, survivor in (*repairs.merged, *emptied):
            touched |= store.merge_events(gone, survivor, at)
            stale |= {gone, survivor}
        between = store.move_mentions(
            {move.mention: (move.event, move.score, move.shared) for move in moved.values()}, at
        )
        self._live.mentions.discard(stale | between)
        return touched | between, bool(repairs.merged or emptied or moved)


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
        detail = same_day and len(set(mention.terms) & set(main.terms)) >= SHARED_WORDS
        if mention.score >= WORTH and not detail:
            kept.append(mention)
    return kept


def _as(mention: Mention, role: Role) -> Mention:
    return replace(mention, role=role) if role is not mention.role else mention


def _mended(row: StoredMention, matcher: Matcher, move: Move | None) -> StoredMention:
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
