"""How likely two articles tell of one event: likeness of their words, closeness in time, their dates, and the crowd around them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from tui.model import Precision, When


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of the matcher. The odds are those of a logistic regression on pairs of articles.

    Args:
        words: added to the log-odds for full likeness of the words (cosine 1).
        gap: taken off for every day between the two publications.
        crowd: taken off for full likeness of each to articles of other events: in a crowded topic likeness says less.
        base: log-odds of two articles that share nothing.
        least_crowd: likeness to other events that is taken for granted, of each of two articles, where few are live.
        short, short_base: where texts are but headlines, `words` and `crowd` are this much smaller and `base` this much
            higher: their likeness is a matter of few words.
        same_day: added where both give the same date.
        other_day: taken off where their dates exclude each other; up to three times as much the further they are apart.
        own_day: taken off instead where each tells of its own day or the day before: published on two days, they
            are two pieces of news.
        same_source: taken off where both are of one outlet, which seldom tells a thing twice.
        other_country: taken off where each names countries, and they have none in common.
        foreign: by how much more likeness counts between two languages, which share but names and numbers.
        join: least mean probability over an event's articles for another to join it, or for two events to become one.
        better: by how much more probable another event must be for an article to move there.
        background: as `base`, for a sentence that looks back and an event whose date it gives.
        background_day: added there where both dates are the same.
    """

    words: float = 37.0
    gap: float = 2.6
    crowd: float = 20.0
    base: float = -2.5
    least_crowd: float = 0.05
    short: float = 0.7
    short_base: float = 1.5
    same_day: float = 0.8
    other_day: float = 0.8
    own_day: float = 7.0
    same_source: float = 2.0
    other_country: float = 1.0
    foreign: float = 1.7
    join: float = 0.45
    better: float = 0.1
    background: float = -9.0
    background_day: float = 2.5


class Spoken(Protocol):
    """What a text says of its date.

    Args:
        when: the date that it gives, None where it gives none.
        printed: the day of publication.
        day: days since 1970 at publication.
    """

    @property
    def day(self) -> float: ...

    @property
    def when(self) -> When | None: ...

    @property
    def printed(self) -> When: ...


HALF_A_DAY = 0.5
"""Two texts printed closer together than this are of one day, whatever the date in each one's place."""

LONG = 40
"""Different words from which on a text is no mere headline."""

HEADLINE = 10
"""Different words of a headline."""


def shortness(words: int) -> float:
    """How much a text of so many different words is a mere headline, 0 to 1."""
    return min(max((LONG - words) / (LONG - HEADLINE), 0.0), 1.0)


def word_odds(tuning: Tuning, likeness: float, crowd: float, shortness: float) -> float:
    """Log-odds by the words of two texts.

    Args:
        likeness: their cosine.
        crowd: the sum of their likenesses to other events.
        shortness: of the longer one.
    """
    scale = 1 - (1 - tuning.short) * shortness
    crowd = max(crowd, 2 * tuning.least_crowd)
    return tuning.base + tuning.short_base * shortness + scale * (tuning.words * likeness - tuning.crowd * crowd)


def probability(odds: float) -> float:
    """Of log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -40 else 0.0


def date_odds(tuning: Tuning, one: Spoken, other: Spoken) -> float:
    """What two dates add to the log-odds."""
    if one.when is None or other.when is None:
        undated, dated = (one, other) if one.when is None else (other, one)
        if not _foresees(undated, dated):
            return 0.0
        two_days = dated.day - undated.day >= HALF_A_DAY and _is_of_the_day(dated)
        return -(tuning.own_day if two_days else tuning.other_day)
    if one.when.start == other.when.start and one.when.end == other.when.end:
        return tuning.same_day if one.when.precision >= Precision.WEEK else 0.0
    if one.when.overlaps(other.when):
        return 0.0
    apart = abs((one.when.first - other.when.first).days)
    two_days = abs(one.day - other.day) >= HALF_A_DAY and _is_of_the_day(one) and _is_of_the_day(other)
    return -(tuning.own_day if two_days else tuning.other_day) * min(1 + apart / 6, 3)


def _is_of_the_day(told: Spoken) -> bool:
    """Whether a text dates its event to the day on which it was published, or the day before."""
    return told.when is not None and told.when.is_day and 0 <= (told.printed.last - told.when.first).days <= 1


def _foresees(undated: Spoken, dated: Spoken) -> bool:
    """Whether undated news was out before the day that other news gives."""
    return undated.when is None and dated.when is not None and undated.printed.last < dated.when.first


def look_back(tuning: Tuning, likeness: float, said: When, held: When) -> float:
    """Probability that a sentence giving the date `said` is about an event of the date `held`; 0 where these exclude each
    other, or one is too coarse to say anything."""
    same = said.start == held.start and said.end == held.end
    if not same and (min(said.precision, held.precision) < Precision.MONTH or not said.overlaps(held)):
        return 0.0
    bonus = tuning.background_day if same and said.precision >= Precision.WEEK else 0.0
    return probability(tuning.background + tuning.words * likeness + bonus)


def least_likeness(tuning: Tuning) -> float:
    """What `look_back` asks for at least to find a match likelier than not."""
    return -(tuning.background + tuning.background_day) / tuning.words
