"""Average linkage: how likely an article belongs to an event, or two events are one, as the mean over the pairs of articles."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.matching.candidates import LiveEvent, LiveMention
from tui.events.matching.neighbours import Neighbourhood
from tui.events.matching.odds import are_days_apart, date_odds, probability, word_odds
from tui.events.matching.particulars import name_conflict, number_conflict, opposite_deeds
from tui.events.matching.tuning import Tuning
from tui.model import Modality


class Linkage:
    """Mean probabilities between live mentions and events.

    Args:
        tuning: the numbers of matching.
        around: the neighbours of each live mention.
    """

    def __init__(self, tuning: Tuning, around: Neighbourhood) -> None:
        self._tuning = tuning
        self._around = around

    def to_event(self, mention: LiveMention, event: LiveEvent, least: float = 0.0) -> float:
        """Of a mention and an event, itself left out; 0 where the event has no other member, or where it is certain that it is
        less than `least`."""
        members = [member for member in event.members[-self._tuning.speakers :] if member is not mention]
        return self._mean([mention], members, (mention.event, event), least)

    def between(self, one: LiveEvent, other: LiveEvent, least: float) -> float:
        """Of two events; 0 where it is certain that it is less than `least`."""
        most = self._tuning.speakers
        return self._mean(one.members[-most:], other.members[-most:], (one, other), least)

    def candidates(self, mention: LiveMention) -> list[LiveEvent]:
        """The events around a mention that it may belong to, judged by its nearest neighbour there and its own density alone."""
        nearest = self._around.nearest_events(mention)
        least = self._around.least_density(nearest)
        return [event for event, similarity in nearest.items() if self._may_join(mention, event, similarity, least)]

    def _may_join(self, mention: LiveMention, event: LiveEvent, similarity: float, least_density: float) -> bool:
        tuning = self._tuning
        gap = max(mention.day - event.last, 0.0)
        similarity = self._around.unfaded(similarity, gap)
        needed = tuning.day_apart * gap - tuning.same_date + tuning.worth_a_look
        likeliest = min(similarity * tuning.foreign, 1.0)
        if word_odds(tuning, likeliest, least_density, mention.shortness) < needed:
            return False
        if any(are_foreign(mention, member) for member in event.members[-tuning.speakers :]):
            similarity *= tuning.foreign
        density = self._around.density(mention, event, event)
        return word_odds(tuning, min(similarity, 1.0), density, mention.shortness) >= needed

    def _mean(
        self,
        some: Sequence[LiveMention],
        others: Sequence[LiveMention],
        events: tuple[LiveEvent, LiveEvent],
        least: float,
    ) -> float:
        pairs = len(some) * len(others)
        if not pairs:
            return 0.0
        densities = [self._around.density(one, *events) for one in some]
        # Most events are out of the question before the densities around their own articles are known.
        limits = [
            [self.pair_probability(one, other, density) for other in others]
            for one, density in zip(some, densities, strict=True)
        ]
        if sum(map(sum, limits)) / pairs < least:
            return 0.0
        other_densities = [self._around.density(other, *events) for other in others]
        total = 0.0
        for one, density, row in zip(some, densities, limits, strict=True):
            total += sum(
                self.pair_probability(one, other, density + other_density)
                for other, other_density, limit in zip(others, other_densities, row, strict=True)
                if limit
            )
        return total / pairs

    def pair_probability(self, one: LiveMention, other: LiveMention, density: float) -> float:
        """That two mentions tell of one event; 0 where they have too few words in common to say so.

        Args:
            one: a mention.
            other: another.
            density: the sum of the densities around the two, or a lower bound of it.
        """
        tuning = self._tuning
        similarity = self._around.similarity(one, other)
        if min(len(one.vector), len(other.vector)) < tuning.least_terms:
            return 0.0
        if similarity < tuning.one_term_similarity and len(one.vector.keys() & other.vector.keys()) < 2:
            return 0.0
        return probability(pair_odds(tuning, one, other, similarity, density))


def pair_odds(tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float, density: float) -> float:
    """Log-odds that two mentions tell of one event, linear in most numbers of the tuning.

    Args:
        tuning: the numbers of matching.
        one: a mention.
        other: another.
        similarity: their cosine.
        density: the sum of the densities around the two.
    """
    if are_foreign(one, other):
        similarity *= tuning.foreign
    odds = word_odds(tuning, similarity, density, min(one.shortness, other.shortness))
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        odds -= tuning.other_country
    odds -= unlike_odds(tuning, one, other, similarity)
    return odds - tuning.day_apart * abs(one.day - other.day) + date_odds(tuning, one, other)


def unlike_odds(tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float) -> float:
    """What is taken off the log-odds for what two mentions do not have in common, and for being of one outlet."""
    if one.address and one.address == other.address:
        return 0.0
    mine, theirs = one.particulars, other.particulars
    names = name_conflict(mine, one.words, theirs, other.words) if mine.names and theirs.names else 0.0
    numbers = number_conflict(mine, one.words, theirs, other.words) if mine.numbers and theirs.numbers else 0.0
    deeds = 1.0 if mine.deeds and theirs.deeds and opposite_deeds(mine, theirs) else 0.0
    days = 1.0 if are_days_apart(tuning, one, other) else 0.0
    if _is_preview(one, other) or _is_preview(other, one):
        days = max(days, tuning.formula_preview)
    odds = tuning.other_names * names * names + tuning.other_numbers * numbers + tuning.opposite_deed * deeds
    formula = min(names * names + tuning.formula_numbers * numbers + tuning.formula_deeds * deeds + days, 1.0)
    if are_of_one_outlet(one, other):
        odds += tuning.same_source
        if names or numbers or deeds or days or similarity < tuning.copy_similarity:
            formula = 1.0
    if formula:
        short = min(one.shortness, other.shortness)
        scale = 1 - (1 - tuning.headline_scale) * short
        least = tuning.formula_similarity * short + tuning.formula_text_similarity * (1 - short)
        odds += tuning.formula * scale * formula * max(min(similarity, 1.0) - least, 0.0)
    return odds


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
