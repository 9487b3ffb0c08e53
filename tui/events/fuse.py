"""One event from its mentions: the date they agree on, the title, the sources, what it weighs. A pure function of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from tui.model import Basis, Event, Mention, Modality, Reading, Role, When

BASIS_WEIGHT = {Basis.STATED: 1.0, Basis.RELATIVE: 0.9, Basis.CONTEXT: 0.4, Basis.PUBLISHED: 0.3}
"""How much a mention's date counts by how it is known."""


def fuse(event_id: str, mentions: Sequence[Mention]) -> Event:
    """The event that these mentions tell of; a person's marks stay at their defaults.

    Args:
        event_id: its id.
        mentions: at least one, in any order; the result depends on the set alone.
    """
    ordered = sorted(mentions, key=_knowledge)
    witnesses = [mention for mention in ordered if mention.role is not Role.REPRINT] or ordered
    best = choose_date(witnesses)
    face = choose_face(witnesses, best.when)
    sources = tuple(dict.fromkeys(mention.source for mention in witnesses if mention.source))
    agreeing = [mention for mention in witnesses if mention.when.overlaps(best.when)]
    return Event(
        id=event_id,
        title=face.title,
        when=best.when,
        basis=best.basis,
        score=weigh(witnesses),
        sources=sources,
        first_reported=ordered[0].first_seen,
        articles=len({mention.article for mention in ordered}),
        modality=_modality(agreeing or witnesses),
        readings=readings(witnesses, best.when),
    )


def _knowledge(mention: Mention) -> tuple[datetime, datetime, str]:
    return mention.first_seen, mention.published, mention.id


def choose_date(mentions: Sequence[Mention]) -> Mention:
    """The mention whose date the event takes: the reading with most support, then the most exact, then the earliest.

    A mention supports every reading that its own date overlaps, by its basis and once a source: who says "December" does not
    contradict who says "12 December".
    """
    by_source: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        key = (mention.source or mention.article, mention.when.edtf())
        held = by_source.get(key)
        if held is None or BASIS_WEIGHT[mention.basis] > BASIS_WEIGHT[held.basis]:
            by_source[key] = mention
    voters = list(by_source.values())

    def support(candidate: Mention) -> float:
        total = sum(BASIS_WEIGHT[voter.basis] for voter in voters if voter.when.overlaps(candidate.when))
        exactness = 1 + 0.05 * int(candidate.when.precision) - 0.1 * candidate.when.is_open
        return total * math.sqrt(BASIS_WEIGHT[candidate.basis]) * exactness

    ranked = sorted(
        voters,
        key=lambda m: (
            -round(support(m), 6),
            -int(m.when.precision),
            m.role is not Role.MAIN,
            m.first_seen,
            m.published,
            m.id,
        ),
    )
    return ranked[0]


def choose_face(mentions: Sequence[Mention], when: When) -> Mention:
    """The mention whose title stands for the event: a main one that agrees on the date, reported early, not too long."""

    def rank(mention: Mention) -> tuple[bool, bool, bool, float, datetime, str]:
        length = len(mention.title)
        awkward = length < 20 or length > 90
        return (
            not mention.when.overlaps(when), mention.role is not Role.MAIN, mention.lang not in ("en", ""),
            awkward - mention.score, mention.first_seen, mention.id,
        )  # fmt: skip

    return min(mentions, key=rank)


def readings(mentions: Sequence[Mention], when: When) -> tuple[Reading, ...]:
    """The dates that sources give, most sources first; each source is named with the best date it gives."""
    best: dict[str, Mention] = {}
    for mention in mentions:
        name = mention.source or mention.article
        held = best.get(name)
        if held is None or (BASIS_WEIGHT[mention.basis], int(mention.when.precision)) > (
            BASIS_WEIGHT[held.basis],
            int(held.when.precision),
        ):
            best[name] = mention
    groups: dict[str, list[str]] = {}
    whens: dict[str, When] = {}
    for name, mention in best.items():
        key = mention.when.edtf()
        whens[key] = mention.when
        groups.setdefault(key, []).append(name)
    rows = [Reading(whens[key], tuple(names), whens[key].overlaps(when)) for key, names in groups.items()]
    return tuple(sorted(rows, key=lambda row: (not row.agrees, -len(row.sources), row.when.sort_key())))


def weigh(mentions: Sequence[Mention]) -> float:
    """Importance of an event: distinct sources, number of articles, how central it is in them, how exactly it is dated."""
    sources = {mention.source or mention.article for mention in mentions}
    articles: dict[str, float] = {}
    for mention in mentions:
        articles[mention.article] = max(
            articles.get(mention.article, 0.0), 1.0 if mention.role is Role.MAIN else 0.5 * mention.score
        )
    exact = max(int(mention.when.precision) for mention in mentions) / 9
    return round(math.log2(1 + len(sources)) * 2 + math.log2(1 + sum(articles.values())) + 0.5 * exact, 4)


def _modality(mentions: Sequence[Mention]) -> Modality:
    """What the latest-reporting main mention says, since plans become facts."""
    main = [mention for mention in mentions if mention.role is Role.MAIN] or list(mentions)
    return max(main, key=lambda m: (m.published, m.id)).modality
