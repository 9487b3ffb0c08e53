"""One event from its mentions: the date they agree on, the title, the sources. A pure function of them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from tui.events.clauses.quotes import CLOSING, quotations
from tui.events.named import shared_names
from tui.events.ranking import importance, news_weight
from tui.events.terms import terms
from tui.events.tuning import TUNING
from tui.model import NEWS, WORTH, Basis, Event, Mention, Modality, ReportedDate, Role, When

FUSION = TUNING.fusion
BASIS_WEIGHT = {
    Basis.STATED: FUSION.stated,
    Basis.RELATIVE: FUSION.relative,
    Basis.CONTEXT: FUSION.context,
    Basis.PUBLISHED: FUSION.published,
}
"""How much a mention's date counts by how it is known."""

QUESTION_MARKS = ("?", "？", "؟")

_SINGLE_QUOTES = re.compile(r"‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")

KNOWN_DATES = 4096
"""Dates whose text and support are remembered: those of some days of news."""

_edtf = lru_cache(KNOWN_DATES)(When.edtf)


def fuse(event_id: str, mentions: Sequence[Mention], language: str = "en") -> Event:
    """The event that these mentions tell of; a person's marks stay at their defaults.

    Args:
        event_id: its id.
        mentions: at least one, in any order; the result depends on the set alone.
        language: ISO 639-1 code of the language that the title is in where a mention has it.
    """
    ordered = sorted(mentions, key=_knowledge)
    witnesses = [mention for mention in ordered if mention.role is not Role.REPRINT] or ordered
    best = choose_date(witnesses)
    agreeing = [mention for mention in witnesses if agrees(mention, best.when)]
    modality = _modality(agreeing or witnesses)
    face = choose_face(witnesses, best.when, modality, language)
    named = shared_names(witnesses)
    sources = tuple(dict.fromkeys(mention.source for mention in witnesses if mention.source))
    return Event(
        id=event_id,
        title=face.title,
        when=best.when,
        basis=best.basis,
        score=importance(witnesses),
        sources=sources,
        first_reported=ordered[0].first_seen,
        articles=len({mention.article for mention in ordered}),
        modality=modality,
        reported_dates=reported_dates(witnesses, best.when),
        weight=news_weight(witnesses),
        places=named.places,
        people=named.people,
    )


def _knowledge(mention: Mention) -> tuple[datetime, datetime, str]:
    return mention.first_seen, mention.published, mention.id


def agrees(mention: Mention, when: When) -> bool:
    """Whether a mention allows this date: undated news speaks against no day up to that of its publication."""
    return mention.when.overlaps(when) or (mention.basis is Basis.PUBLISHED and when.first <= mention.when.first)


def choose_date(mentions: Sequence[Mention]) -> Mention:
    """The mention whose date the event takes: the one with most support, then the most exact, then the earliest.

    A mention supports every date that its own overlaps, by its basis: who says "December" does not contradict who says
    "12 December", and undated news is of its day or the day before. Each source counts once. What an article tells beside its own
    news gives no date that all who report the event as theirs speak against, nor one of an article that does so itself.
    """
    reports = [mention for mention in mentions if mention.role is Role.MAIN]
    reporting = {mention.article for mention in reports}
    by_source: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        if mention.role is Role.MENTION and reports:
            allowed = any(_support(one.when, one.basis, mention.when) > 0 for one in reports)
            if mention.article in reporting or not allowed:
                continue
        given = by_source.setdefault(mention.source or mention.article, {})
        text = _edtf(mention.when)
        held = given.get(text)
        if held is None or BASIS_WEIGHT[mention.basis] > BASIS_WEIGHT[held.basis]:
            given[text] = mention
    # Of hundreds of mentions most give one of a few dates, and most sources give the same.
    dates_given = Counter(tuple((one.when, one.basis) for one in given.values()) for given in by_source.values())

    @cache
    def support(when: When) -> float:
        return sum(count * max(_support(*one, when) for one in dates) for dates, count in dates_given.items())

    def rank(mention: Mention) -> tuple[float, int, bool, datetime, datetime, str]:
        exactness = 1 + FUSION.exactness * int(mention.when.precision) - FUSION.open_end * mention.when.is_open
        weight = support(mention.when) * math.sqrt(BASIS_WEIGHT[mention.basis]) * exactness
        late = mention.role is not Role.MAIN, mention.first_seen, mention.published, mention.id
        return -round(weight, FUSION.digits), -int(mention.when.precision), *late

    return min((mention for given in by_source.values() for mention in given.values()), key=rank)


def _allowance(given: When, when: When) -> float:
    """How far words that say the one date allow the other: who gives a day has said more than "December"."""
    if not given.overlaps(when):
        return 0.0
    return FUSION.finer if when.contains(given) and not given.contains(when) else 1.0


@lru_cache(KNOWN_DATES)
def _support(given: When, basis: Basis, when: When) -> float:
    """How much a mention that gives one date speaks for another."""
    support = BASIS_WEIGHT[basis] * _allowance(given, when)
    if basis is Basis.PUBLISHED and given.first > date.min:
        day_before = When.day(given.first - timedelta(days=1))
        support = max(support, FUSION.day_before * _allowance(day_before, when))
    return support


def choose_face(
    mentions: Sequence[Mention], when: When, modality: Modality = Modality.HAPPENED, language: str = "en"
) -> Mention:
    """The mention whose title stands for the event: news, a main one that agrees on the date, best one that gives it, no preview of
    what has happened, told and neither asked nor quoted, not too long, in the words that most of the others use, reported early."""
    common = _common_words(mentions)

    def rank(
        mention: Mention,
    ) -> tuple[bool, bool, bool, bool, bool, bool, bool, float, float, datetime, datetime, str, str]:
        length = len(mention.title)
        is_awkward = length < FUSION.short_title or length > FUSION.long_title
        return (
            mention.news < NEWS or mention.score < WORTH, not agrees(mention, when), mention.role is not Role.MAIN,
            modality is not mention.modality is Modality.PLANNED, _asks_or_quotes(mention.title),
            not mention.when.overlaps(when), mention.lang not in (language, ""), is_awkward - mention.score,
            -_plainness(mention, common), mention.first_seen, mention.published, mention.title, mention.id,
        )  # fmt: skip

    return min(mentions, key=rank)


def _common_words(mentions: Sequence[Mention]) -> Counter[str]:
    """How many titles have a word; nothing of the titles of events that many tell, where the first will do as well."""
    if not 1 < len(mentions) <= FUSION.compared_titles:
        return Counter()
    return Counter(word for mention in mentions for word in set(terms(mention.title)))


def _plainness(mention: Mention, common: Counter[str]) -> float:
    """Mean number of other titles that have a word of this one, in steps of a half: what everybody says is what happened."""
    words = set(terms(mention.title)) if common else ()
    return round(2 * sum(common[word] - 1 for word in words) / len(words)) / 2 if words else 0.0


def _asks_or_quotes(title: str) -> bool:
    """Whether a title is a question, or for the most part what somebody says."""
    if title.rstrip(CLOSING).endswith(QUESTION_MARKS):
        return True
    quoted = sum(high - low for low, high in quotations(title)) + sum(map(len, _SINGLE_QUOTES.findall(title)))
    return quoted * 2 > len(title)


def reported_dates(mentions: Sequence[Mention], when: When) -> tuple[ReportedDate, ...]:
    """The dates that sources give: first the event's own, then those that allow it, most sources first.

    Each source is named once, with the event's date if it gives it, else with the best date it gives. Undated news gives none
    as long as another source does, unless it was out before that date.
    """
    given = [m for m in mentions if m.basis is not Basis.PUBLISHED or m.when == when or not agrees(m, when)]
    best: dict[str, Mention] = {}
    for mention in given:
        name = mention.source or mention.article
        held = best.get(name)
        if held is None or _goodness(mention, when) > _goodness(held, when):
            best[name] = mention
    groups: dict[When, list[str]] = {}
    for name, mention in best.items():
        groups.setdefault(mention.when, []).append(name)
    rows = [ReportedDate(one, tuple(names), one.overlaps(when)) for one, names in groups.items()]
    return tuple(
        sorted(rows, key=lambda row: (row.when != when, not row.agrees, -len(row.sources), row.when.sort_key()))
    )


def _goodness(mention: Mention, when: When) -> tuple[bool, float, int]:
    return mention.when == when, BASIS_WEIGHT[mention.basis], int(mention.when.precision)


def _modality(mentions: Sequence[Mention]) -> Modality:
    """What the latest-reporting main mention says, since plans become facts."""
    main = [mention for mention in mentions if mention.role is Role.MAIN] or list(mentions)
    return max(main, key=lambda m: (m.published, m.id)).modality
