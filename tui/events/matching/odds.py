"""How likely two articles tell of one event, as log-odds: similarity of their words, the density around them, their dates."""

from __future__ import annotations

import math
from typing import Protocol

from tui.events.matching.tuning import Tuning
from tui.model import Precision, When

IMPOSSIBLE = -40
"""Log-odds from which down a probability is 0."""


class Dated(Protocol):
    """What a text says of its date."""

    @property
    def day(self) -> float:
        """Days since 1970 at publication."""

    @property
    def when(self) -> When | None:
        """The date that it gives, None where it gives none."""

    @property
    def printed(self) -> When:
        """The day of publication."""


def shortness(tuning: Tuning, words: int) -> float:
    """How much a text of so many different words is a mere headline, 0 to 1."""
    return min(max((tuning.long_text - words) / (tuning.long_text - tuning.headline), 0.0), 1.0)


def probability(odds: float) -> float:
    """Of log-odds: the logistic function."""
    return 1 / (1 + math.exp(-odds)) if odds > IMPOSSIBLE else 0.0


def log_odds(probability: float) -> float:
    """Of a probability between 0 and 1."""
    return math.log(probability / (1 - probability))


def word_odds(tuning: Tuning, similarity: float, density: float, shortness: float, standing: float = 0.0) -> float:
    """Log-odds by the words of two texts.

    Args:
        tuning: the numbers of matching.
        similarity: their cosine.
        density: the sum of the densities around the two, as `Crowd.density` gives them.
        shortness: of the longer one.
        standing: what of the cosine comes from words that news around the two has, too.
    """
    scale = 1 - (1 - tuning.headline_scale) * shortness
    density = max(density, 2 * tuning.least_density)
    words = tuning.similarity * similarity - tuning.density * density - _standing_odds(tuning, similarity, standing)
    return tuning.base + tuning.headline_base * shortness + scale * words


def _standing_odds(tuning: Tuning, similarity: float, standing: float) -> float:
    return tuning.standing * max(standing - tuning.least_standing * similarity, 0.0)


def crowd_odds(tuning: Tuning, similarity: float, density: float, shortness: float, standing: float) -> float:
    """What is taken off the log-odds of two texts for other news that stands around them, beyond what `word_odds` takes for granted.

    Args:
        tuning: the numbers of matching.
        similarity: their cosine.
        density: the sum of the densities around the two.
        shortness: of the longer one.
        standing: what of the cosine comes from words that this news has, too.
    """
    scale = 1 - (1 - tuning.headline_scale) * shortness
    least = 2 * tuning.least_density
    crowded = tuning.density * max(density - least, 0.0)
    return -scale * (crowded + _standing_odds(tuning, similarity, standing))


def most_odds(tuning: Tuning, similarity: float, density: float, shortness: float, gap: float) -> float:
    """The log-odds of two texts if nothing but their words sets them apart: what the rest can add at most.

    Args:
        tuning: the numbers of matching.
        similarity: their cosine.
        density: the sum of the densities around the two, at least.
        shortness: of the longer one.
        gap: days between the two publications.
    """
    return word_odds(tuning, similarity, density, shortness) + tuning.same_date - tuning.day_apart * gap


def least_similarity(tuning: Tuning, odds: float, density: float, shortness: float) -> float:
    """The similarity from which on `most_odds` of two texts of one moment reaches `odds`."""
    missing = odds - most_odds(tuning, 0.0, density, shortness, 0.0)
    return missing / (tuning.similarity * (1 - (1 - tuning.headline_scale) * shortness))


def date_odds(tuning: Tuning, one: Dated, other: Dated, *, is_foreign: bool = False) -> float:
    """What two dates add to the log-odds.

    Args:
        tuning: the numbers of matching.
        one: a text.
        other: another.
        is_foreign: whether they are in different languages.
    """
    same_date, other_date = (tuning.foreign_date,) * 2 if is_foreign else (tuning.same_date, tuning.other_date)
    if one.when is None or other.when is None:
        undated, dated = (one, other) if one.when is None else (other, one)
        if not _is_before(undated, dated):
            return 0.0
        two_days = dated.day - undated.day >= tuning.separate_prints and _is_of_the_day(dated)
        return -(tuning.own_day if two_days else other_date)
    if (one.when.start == other.when.start and one.when.end == other.when.end) or _is_one_day_in_two_zones(one, other):
        return same_date if one.when.precision >= Precision.WEEK else 0.0
    if one.when.overlaps(other.when):
        return 0.0
    apart = abs((one.when.first - other.when.first).days)
    two_days = are_days_apart(tuning, one, other)
    times = min(1 + apart / tuning.date_gap, tuning.most_date_gap)
    return -(tuning.own_day if two_days else other_date) * times


def are_days_apart(tuning: Tuning, one: Dated, other: Dated) -> bool:
    """Whether each of two texts tells of its own day, and the days are two."""
    if one.when is None or other.when is None or one.when.overlaps(other.when):
        return False
    is_printed_apart = abs(one.day - other.day) >= tuning.separate_prints
    return is_printed_apart and _is_of_the_day(one) and _is_of_the_day(other)


def _is_of_the_day(text: Dated) -> bool:
    """Whether a text dates its event to the day on which it was published, or the day before."""
    return text.when is not None and text.when.is_day and 0 <= (text.printed.last - text.when.first).days <= 1


def _is_one_day_in_two_zones(one: Dated, other: Dated) -> bool:
    """Whether two texts printed on one day, which is two days where they were printed, date their events alike counted from there:
    evening here is morning there."""
    if one.when is None or other.when is None or not (one.when.is_day and other.when.is_day):
        return False
    if one.printed == other.printed or one.day // 1 != other.day // 1:
        return False
    return one.printed.first - one.when.first == other.printed.first - other.when.first


def _is_before(undated: Dated, dated: Dated) -> bool:
    """Whether undated news was out before the day that other news gives."""
    return undated.when is None and dated.when is not None and undated.printed.last < dated.when.first


def look_back_probability(tuning: Tuning, similarity: float, given: When, held: When) -> float:
    """Probability that a sentence giving a date is about an event of the date `held`; 0 where these exclude each other, or one is
    too coarse to say anything."""
    same = given.start == held.start and given.end == held.end
    if not same and (min(given.precision, held.precision) < Precision.MONTH or not given.overlaps(held)):
        return 0.0
    bonus = tuning.look_back_same_date if same and given.precision >= Precision.WEEK else 0.0
    return probability(tuning.look_back_base + tuning.similarity * similarity + bonus)


def least_look_back_similarity(tuning: Tuning) -> float:
    """What `look_back_probability` asks for at least to find a match likelier than not."""
    return -(tuning.look_back_base + tuning.look_back_same_date) / tuning.similarity
