"""Where an event stands among those of its days, and why."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.extraction.extract import face_of
from tui.events.extraction.newsworthiness import answers, reasons
from tui.events.ranking import score_parts
from tui.model import Event, Mention, Query, Role, Standing
from tui.service.session import Session
from tui.service.timeline.tuning import TUNING


def standing_of(session: Session, event: Event, mentions: Sequence[Mention]) -> Standing | None:
    """Where an event stands.

    Args:
        session: whose store has it.
        event: the event.
        mentions: all of it.
    """
    told = [mention for mention in mentions if mention.role is not Role.REPRINT] or list(mentions)
    if not told:
        return None
    weightiest = max(told, key=lambda mention: (mention.role is Role.MAIN, mention.weighty, mention.id))
    likeliest = max(told, key=lambda mention: (mention.role is Role.MAIN, mention.news, mention.id))
    days = Query(since=event.when.first, until=event.when.last)
    scores = {other.id: other.score for other in session.store.stream(days)}
    place = 1 + sum(score > event.score for score in scores.values()) if event.id in scores else 0
    return Standing(
        place,
        len(scores),
        score_parts(told),
        weightiest.source or weightiest.article,
        _reasons(session, weightiest, weighty=True),
        _reasons(session, likeliest, weighty=False),
    )


def _reasons(session: Session, mention: Mention, *, weighty: bool) -> tuple[tuple[str, float], ...]:
    article = session.store.article(mention.article)
    return reasons(answers(face_of(article)), weighty, TUNING.reasons) if article is not None else ()
