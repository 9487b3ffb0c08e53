"""How likely two mentions tell of one event: all that they have in common, and all that sets them apart."""

from __future__ import annotations

from typing import NamedTuple

from tui.events.matching.candidates import LiveMention
from tui.events.matching.gist import gist_odds, is_elsewhere, other_kinds
from tui.events.matching.odds import are_days_apart, date_odds, word_odds
from tui.events.matching.particulars import name_conflict, number_conflict, opposite_deeds
from tui.events.matching.reprints import is_series
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import cosine
from tui.model import Modality


def pair_odds(
    tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float, density: float, standing: float = 0.0
) -> float:
    """Log-odds that two mentions tell of one event, linear in most numbers of the tuning.

    Args:
        tuning: the numbers of matching.
        one: a mention.
        other: another.
        similarity: their cosine.
        density: the sum of the densities around the two.
        standing: what of the cosine comes from words that news around the two has, too.
    """
    odds = word_odds(tuning, similarity, density, min(one.shortness, other.shortness), standing)
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        odds -= tuning.other_country
    odds -= unlike_odds(tuning, one, other, similarity)
    return odds - tuning.day_apart * abs(one.day - other.day) + date_odds(tuning, one, other)


def foreign_odds(tuning: Tuning, one: LiveMention, other: LiveMention) -> float:
    """Log-odds that two mentions in different languages tell of one event: by what they tell and when, and by the names and numbers that are
    the same words in both."""
    alike = cosine(one.vector, other.vector)
    odds = gist_odds(tuning.gist, one.gist, other.gist) + tuning.foreign_similarity * alike
    odds -= feature_odds(tuning, one, other)
    if are_of_one_outlet(one, other):
        odds -= tuning.same_source
    return odds - tuning.day_apart * abs(one.day - other.day) + date_odds(tuning, one, other, is_foreign=True)


def unlike_odds(tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float) -> float:
    """What is taken off the log-odds for what two mentions do not have in common, and for being of one outlet."""
    if one.address and one.address == other.address:
        return 0.0
    unlike = conflicts(tuning, one, other)
    names, numbers, deeds, _, _ = unlike
    odds = feature_odds(tuning, one, other) + kind_odds(tuning, one, other)
    odds += tuning.other_names * names * names + tuning.other_numbers * numbers + tuning.opposite_deed * deeds
    if are_of_one_outlet(one, other):
        odds += tuning.same_source
    share = formula_share(tuning, one, other, similarity, unlike)
    return odds + formula_odds(tuning, one, other, similarity, share) if share else odds


class Conflicts(NamedTuple):
    """What two mentions do not have in common, each 0 to 1.

    Args:
        names: places and people.
        numbers: counts, scores, magnitudes.
        deeds: outcomes that exclude each other.
        days: of which they tell; less where one tells of what is still to come.
        are_days_apart: whether each tells of its own day, and the days are two.
    """

    names: float
    numbers: float
    deeds: float
    days: float
    are_days_apart: bool


def conflicts(tuning: Tuning, one: LiveMention, other: LiveMention) -> Conflicts:
    """What two mentions do not have in common."""
    mine, theirs = one.particulars, other.particulars
    names = name_conflict(mine, one.words, theirs, other.words) if mine.names and theirs.names else 0.0
    if is_elsewhere(one.gist, other.gist):
        names = max(names, min(tuning.elsewhere * min(one.shortness, other.shortness), 1.0))
    numbers = number_conflict(mine, one.words, theirs, other.words) if mine.numbers and theirs.numbers else 0.0
    deeds = 1.0 if mine.deeds and theirs.deeds and opposite_deeds(mine, theirs) else 0.0
    are_apart = are_days_apart(tuning, one, other)
    days = 1.0 if are_apart else 0.0
    if _is_preview(one, other) or _is_preview(other, one):
        days = max(days, tuning.formula_preview)
    return Conflicts(names, numbers, deeds, days, are_apart)


def formula_share(tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float, unlike: Conflicts) -> float:
    """How much two texts are of a series, each of another place, outcome or day, 0 to 1."""
    names, numbers, deeds, days, _ = unlike
    if are_of_one_outlet(one, other) and (
        names
        or numbers
        or deeds
        or days
        or similarity < tuning.copy_similarity
        or is_series(one.headline, other.headline)
    ):
        return 1.0
    return min(names * names + tuning.formula_numbers * numbers + tuning.formula_deeds * deeds + days, 1.0)


def formula_odds(tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float, share: float) -> float:
    """What is taken off the log-odds of two texts that are so much of a series: their words are those of a formula."""
    short = min(one.shortness, other.shortness)
    scale = 1 - (1 - tuning.headline_scale) * short
    least = tuning.formula_similarity * short + tuning.formula_text_similarity * (1 - short)
    return tuning.formula * scale * share * max(min(similarity, 1.0) - least, 0.0)


def kind_odds(tuning: Tuning, one: LiveMention, other: LiveMention) -> float:
    """What is taken off the log-odds for what happens in either headline alone."""
    return tuning.other_kind * other_kinds(one.gist, other.gist)


def feature_odds(tuning: Tuning, one: LiveMention, other: LiveMention) -> float:
    """What is taken off the log-odds where one brings news and the other, a feature, only speaks of it."""
    low, high = sorted((one.news, other.news))
    return tuning.feature * max(high - low - tuning.feature_gap, 0.0)


def _is_preview(one: LiveMention, other: LiveMention) -> bool:
    """Whether a text tells of what is still to come at the time of another that tells of what has happened."""
    planned = one.modality is Modality.PLANNED and other.modality is not Modality.PLANNED
    return planned and one.when is not None and one.when.first > (other.when or other.printed).last


def are_of_one_outlet(one: LiveMention, other: LiveMention) -> bool:
    """Whether two texts are of one outlet, by the name of their feeds or by the site of their addresses."""
    return bool((one.source and one.source == other.source) or (one.site and one.site == other.site))


def are_foreign(one: LiveMention, other: LiveMention) -> bool:
    """Whether two texts are in different languages, as far as is known."""
    return one.lang != other.lang and bool(one.lang and other.lang)
