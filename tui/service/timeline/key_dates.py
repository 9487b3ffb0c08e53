"""The dates that tell a story: the days that its articles name most, each with its best events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tui.model import DigestEntry, Event, KeyDate, Query, Role
from tui.service.session import Session
from tui.service.timeline.as_of import events_as_of
from tui.service.timeline.details import entries
from tui.service.timeline.tuning import TUNING
from tui.store import DayVote


def key_dates(session: Session, query: Query, n: int) -> list[KeyDate]:
    """The `n` days that tell the story of the matching events, in order of time.

    A day weighs what the articles that name it weigh, whenever they were published, once for each event that they tell of
    and once for naming it, against what is usual around it.
    """
    past = {event.id: event for event in events_as_of(session, query)} if query.as_of else {}
    votes = list(_votes_as_of(session, query, past)) if query.as_of else session.store.day_votes(query)
    by_event = _by_event(votes)
    weights = {day: sum(events.values()) for day, events in by_event.items()}
    published = {vote.article: vote.published for vote in votes}
    for article, day in session.store.named_days(list(published), query.as_of):
        if day in weights:
            weights[day] += TUNING.named_weight * (TUNING.ahead_factor if published[article] < day else 1.0)
    weights = _standing_out(weights)
    best = sorted(weights, key=lambda day: (-weights[day], day))[:n]
    return [
        KeyDate(
            date.fromordinal(day),
            round(weights[day], TUNING.weight_digits),
            _entries(session, date.fromordinal(day), by_event[day], query, past),
        )
        for day in sorted(best)
    ]


def _entries(
    session: Session, day: date, weights: dict[str, float], query: Query, past: dict[str, Event]
) -> tuple[DigestEntry, ...]:
    """The events that made the day, the weightiest first, of equals the most important one; each with the sentence that says so."""
    likely = sorted(weights, key=lambda id_: (-weights[id_], id_))[: TUNING.date_candidates]
    events = [past[id_] for id_ in likely] if query.as_of else session.store.events(likely)
    best = sorted(events, key=lambda event: (-weights[event.id], -event.score, event.id))[: TUNING.date_events]
    return tuple(_of_day(entry, day) for entry in entries(session, best, query.as_of))


def _of_day(entry: DigestEntry, day: date) -> DigestEntry:
    """An entry with the best of the articles that date it to a day, where its own date is another."""
    told = (source for source in (entry.source, *entry.sources) if source.when.first <= day <= source.when.last)
    return replace(entry, source=next(told, entry.source))


def _by_event(votes: Iterable[DayVote]) -> dict[int, dict[str, float]]:
    """Day (ordinal) -> event -> what its articles add up to."""
    articles: dict[tuple[int, str], dict[str, float]] = {}
    for vote in votes:
        weight = TUNING.basis_weights[vote.basis] * (TUNING.ahead_factor if vote.published < vote.day else 1.0)
        weights = articles.setdefault((vote.day, vote.event), {})
        weights[vote.article] = max(weights.get(vote.article, 0.0), weight)
    by_day: dict[int, dict[str, float]] = {}
    for (day, event), weights in articles.items():
        by_day.setdefault(day, {})[event] = sum(weights.values()) ** TUNING.agreement_power
    return by_day


def _standing_out(weights: dict[int, float]) -> dict[int, float]:
    """Each day's weight against the mean of the days around it."""
    around = range(-TUNING.usual_days, TUNING.usual_days + 1)
    usual = {day: sum(weights.get(day + shift, 0.0) for shift in around) / len(around) for day in weights}
    return {day: weight / (usual[day] + TUNING.quiet_weight) ** TUNING.usual_power for day, weight in weights.items()}


def _votes_as_of(session: Session, query: Query, past: dict[str, Event]) -> Iterator[DayVote]:
    """The votes of the mentions that were known then."""
    for id_, rows in session.store.mentions_of(list(past), query.as_of).items():
        event = past[id_]
        for mention in (stored.mention for stored in rows):
            when = event.when if event.edited else mention.when
            if when.is_day and mention.role is not Role.REPRINT:
                day = mention.published.date()
                yield DayVote(when.first.toordinal(), id_, mention.article, str(mention.basis), day.toordinal())
