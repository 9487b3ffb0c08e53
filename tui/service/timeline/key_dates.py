"""The dates that tell a story: the days that its articles name most, each with its best events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tui.model import DigestEntry, Event, Query, RankedDate, Role
from tui.service.session import Session
from tui.service.timeline.as_of import events_as_of
from tui.service.timeline.details import entries
from tui.store import DayVote

TOP = 5
"""Events shown of a ranked date."""

WEIGHTS = {"stated": 1.0, "relative": 1.0, "context": 0.5, "published": 0.6}
"""What an article adds to a day that it names, by basis: a date in the text says more than the day of printing."""

NAMED = 1.6
"""What an article adds to a day that its text names, whether or not it has an event of it on the timeline."""

AHEAD = 0.6
"""An article counts this much for a day that was still to come: what is announced need not matter, or happen."""

AGREEING = 1.1
"""Power of what an event's articles add up to: ten articles about one event say more than ten about ten."""

AROUND = 30
"""Days before and after that a day has to stand out from."""

QUIET = 5.0
"""Added to the mean weight of the days around, so that a lone article in a quiet time does not stand out."""

STANDING_OUT = 0.2
"""Power of the mean weight of the days around that a day's weight is divided by."""


def ranked_dates(session: Session, query: Query, n: int) -> list[RankedDate]:
    """The `n` days that tell the story of the matching events, in order of time.

    A day weighs what the articles that name it weigh, whenever they were published, once for each event that they tell of
    and once for naming it, against what is usual around it.
    """
    past = {event.id: event for event in events_as_of(session, query)} if query.as_of else {}
    votes = list(_votes_as_of(session, query, past)) if query.as_of else session.store.day_votes(query)
    by_event = _by_event(votes)
    weights = {day: sum(of.values()) for day, of in by_event.items()}
    published = {vote.article: vote.published for vote in votes}
    for article, day in session.store.named_days(list(published), query.as_of):
        if day in weights:
            weights[day] += NAMED * (AHEAD if published[article] < day else 1.0)
    weights = _standing_out(weights)
    best = sorted(weights, key=lambda day: (-weights[day], day))[:n]
    return [
        RankedDate(date.fromordinal(day), round(weights[day], 3), _entries(session, by_event[day], query, past))
        for day in sorted(best)
    ]


def _entries(
    session: Session, weights: dict[str, float], query: Query, past: dict[str, Event]
) -> tuple[DigestEntry, ...]:
    """The events that made the day, the weightiest first, of equals the most important one."""
    likely = sorted(weights, key=lambda id_: (-weights[id_], id_))[: 10 * TOP]
    events = [past[id_] for id_ in likely] if query.as_of else session.store.events(likely)
    best = sorted(events, key=lambda event: (-weights[event.id], -event.score, event.id))[:TOP]
    return entries(session, best, query.as_of)


def _by_event(votes: Iterable[DayVote]) -> dict[int, dict[str, float]]:
    """Day (ordinal) -> event -> what its articles add up to."""
    articles: dict[tuple[int, str], dict[str, float]] = {}
    for vote in votes:
        weight = WEIGHTS[vote.basis] * (AHEAD if vote.published < vote.day else 1.0)
        told = articles.setdefault((vote.day, vote.event), {})
        told[vote.article] = max(told.get(vote.article, 0.0), weight)
    found: dict[int, dict[str, float]] = {}
    for (day, event), told in articles.items():
        found.setdefault(day, {})[event] = sum(told.values()) ** AGREEING
    return found


def _standing_out(weights: dict[int, float]) -> dict[int, float]:
    """Each day's weight against the mean of the days around it."""
    span = 2 * AROUND + 1
    usual = {day: sum(weights.get(day + shift, 0.0) for shift in range(-AROUND, AROUND + 1)) / span for day in weights}
    return {day: weight / (usual[day] + QUIET) ** STANDING_OUT for day, weight in weights.items()}


def _votes_as_of(session: Session, query: Query, past: dict[str, Event]) -> Iterator[DayVote]:
    """The votes of the mentions that were known then."""
    for id_, told in session.store.mentions_of(list(past), query.as_of).items():
        event = past[id_]
        for mention in (stored.mention for stored in told):
            when = event.when if event.edited else mention.when
            if when.is_day and mention.role is not Role.REPRINT:
                day = mention.published.date()
                yield DayVote(when.first.toordinal(), id_, mention.article, str(mention.basis), day.toordinal())
