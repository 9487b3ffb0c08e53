"""Storylines: events that share telling names within a few weeks of each other."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from tui.model import Event, Query, Story
from tui.service.session import Session
from tui.service.timeline import events as matching_events

GAP = timedelta(days=21)
"""Longest pause between two events of one story."""
TERMS = 6
"""Terms of an event that are compared, most telling first."""
SHARED = 1.5
"""Weight of the shared terms that ties two events: two names that almost no other event has, or more common ones."""
COMMON = 0.05
"""A term in more than this share of the events (and in more than COMMON_LEAST) says nothing."""
COMMON_LEAST = 20
RECENT = 40
"""Events that share a term and are looked at, latest first."""


def stories(session: Session, query: Query) -> list[Story]:
    """The stories of the matching events, the largest first; an event alone is no story.

    An event joins the story of the earlier event that it shares most with, if the shared terms weigh enough. A term
    weighs by how few events have it, so that two names tie events and a country or a weekday does not.
    """
    events = [event for event in matching_events(session, query) if event.when.days is not None]
    terms = _terms(session, events)
    weights = _weights(terms)
    story_of = _join(events, terms, weights)
    members: dict[int, list[Event]] = {}
    for index, event in enumerate(events):
        members.setdefault(story_of[index], []).append(event)
    told = [found for found in members.values() if len(found) > 1]
    articles = _articles(session, [event.id for found in told for event in found])
    made = [_story(found, articles) for found in told]
    return sorted(made, key=lambda story: (-len(story.events), -len(story.articles), story.id))


def _terms(session: Session, events: Sequence[Event]) -> list[frozenset[str]]:
    """The most telling terms of each event, by how many of its mentions have them."""
    stored = session.store.event_terms([event.id for event in events])
    found = []
    for event in events:
        scores: dict[str, float] = {}
        for text in stored.get(event.id, []):
            for place, term in enumerate(json.loads(text)):
                scores[term] = scores.get(term, 0.0) + 1 / (1 + place)
        found.append(frozenset(sorted(scores, key=lambda term: (-scores[term], term))[:TERMS]))
    return found


def _weights(terms: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency, scaled to 1 for a term that two events share; 0 for common ones."""
    counts: dict[str, int] = {}
    for found in terms:
        for term in found:
            counts[term] = counts.get(term, 0) + 1
    total, limit = max(len(terms), 2), max(COMMON * len(terms), COMMON_LEAST)
    return {term: math.log(1 + total / n) / math.log(1 + total / 2) for term, n in counts.items() if 2 <= n <= limit}


def _join(events: Sequence[Event], terms: Sequence[frozenset[str]], weights: dict[str, float]) -> list[int]:
    """Story number of each event, the number being the index of the story's first event."""
    story_of: list[int] = []
    having: dict[str, list[int]] = {}
    for index, event in enumerate(events):
        shared: dict[int, float] = {}
        for term in terms[index]:
            for earlier in having.get(term, [])[-RECENT:]:
                if event.when.first - events[earlier].when.last <= GAP:
                    shared[earlier] = shared.get(earlier, 0.0) + weights.get(term, 0.0)
        best = max(shared, key=lambda earlier: (shared[earlier], earlier), default=None)
        joined = best is not None and shared[best] >= SHARED
        story_of.append(story_of[best] if joined and best is not None else index)
        for term in terms[index]:
            having.setdefault(term, []).append(index)
    return story_of


def _articles(session: Session, ids: Sequence[str]) -> dict[str, list[tuple[datetime, str]]]:
    """Event -> (published, article) of its mentions."""
    return {
        event: [(stored.mention.published, stored.mention.article) for stored in told]
        for event, told in session.store.mentions_of(ids).items()
    }


def _story(events: Sequence[Event], articles: dict[str, list[tuple[datetime, str]]]) -> Story:
    best = max(events, key=lambda event: (event.score, event.id))
    rows = sorted({row for event in events for row in articles.get(event.id, [])})
    first = min(events, key=lambda event: event.when.first)
    last = max(events, key=lambda event: (event.when.last, event.id))
    return Story(
        id=hashlib.sha256(first.id.encode()).hexdigest()[:12],
        title=best.title,
        first=first.when,
        last=last.when,
        events=tuple(event.id for event in events),
        articles=tuple(dict.fromkeys(article for _, article in rows)),
    )
