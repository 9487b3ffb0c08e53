"""Which other event is nearest to one in its words, how likely matching finds the two to be one, and what speaks against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import LiveMention, day_of, live_mention
from tui.events.matching.gist import is_elsewhere
from tui.events.matching.links import Links
from tui.events.matching.odds import crowd_odds, date_odds
from tui.events.matching.pairs import (
    are_foreign,
    are_of_one_outlet,
    conflicts,
    feature_odds,
    formula_odds,
    formula_share,
    kind_odds,
)
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import cosine, vector
from tui.model import Mention, Role

Told = tuple[Mention, str]
"""A mention and the event that it belongs to."""


class Near(NamedTuple):
    """Another event, by its article that is most like one of an event's own.

    Args:
        event: its id.
        similarity: cosine of the two articles.
        one: the event's own article.
        other: that of the other event.
    """

    event: str
    similarity: float
    one: LiveMention
    other: Mention


class Reason(NamedTuple):
    """What speaks against two events being one.

    Args:
        name: `places`, `names`, `countries`, `numbers`, `deeds`, `kinds`, `dates`, `preview`, `printed`, `outlet`, `feature` or `crowd`.
        points: log-odds that it takes off, the mean over the pairs of an article of each.
        one: the article of the first event where it says most.
        other: that of the other event.
    """

    name: str
    points: float
    one: LiveMention
    other: LiveMention


@dataclass(frozen=True, slots=True)
class Apart:
    """How likely two events are one.

    Args:
        mean: probability over all pairs of an article of each, 0 to 1; what `Tuning.join` asks for.
        closest: that of the likeliest pair.
        pair: that pair.
        against: the most telling first.
    """

    mean: float
    closest: float
    pair: tuple[LiveMention, LiveMention]
    against: tuple[Reason, ...]


def nearest(group: Sequence[LiveMention], around: Iterable[Told], least: float, tuning: Tuning) -> list[Near]:
    """Other events that are like one in its words, the most alike first; in whatever order their articles are given.

    Args:
        group: the articles of the event.
        around: all that was published within the window around them.
        least: cosine below which two articles are not alike.
        tuning: the numbers of matching.
    """
    own = {live.article for live in group}
    best: dict[str, Near] = {}
    for mention, event, one, similarity, _ in _alike(group, around, tuning):
        if similarity < least or mention.article in own or (one.lang != mention.lang and one.lang and mention.lang):
            continue
        near = Near(event, similarity, one, mention)
        if event not in best or _order(near) < _order(best[event]):
            best[event] = near
    return sorted(best.values(), key=_order)


def _order(near: Near) -> tuple[float, str, str, str]:
    return -near.similarity, near.event, near.one.id, near.other.id


def neighbours(seeds: Sequence[LiveMention], around: Iterable[Told], tuning: Tuning) -> list[LiveMention]:
    """The texts that can stand in the crowd around any of these, without these.

    Args:
        seeds: articles.
        around: all that was published within the window around them.
        tuning: the numbers of matching.
    """
    known = {seed.id for seed in seeds}
    nearby: dict[str, list[tuple[float, str, Mention]]] = {seed.id: [] for seed in seeds}
    for mention, _, seed, similarity, gap in _alike(seeds, around, tuning):
        if mention.id in known or not tuning.faint <= similarity < tuning.same_text:
            continue
        near = nearby[seed.id]
        near.append((-similarity * math.exp(-gap / tuning.fading), mention.id, mention))
        if len(near) > 2 * tuning.neighbours:
            _cut(near, tuning.neighbours)
    found: dict[str, Mention] = {}
    for near in nearby.values():
        _cut(near, tuning.neighbours)
        found.update((id_, mention) for _, id_, mention in near)
    return [live_mention(found[id_], tuning) for id_ in sorted(found)]


def _cut(near: list[tuple[float, str, Mention]], count: int) -> None:
    near.sort(key=lambda one: one[:2])
    del near[count:]


def _alike(
    seeds: Sequence[LiveMention], around: Iterable[Told], tuning: Tuning
) -> Iterator[tuple[Mention, str, LiveMention, float, float]]:
    """(mention of an article's subject, its event, a seed of the same days, their cosine, days between them)."""
    index = TermIndex()
    for seed in seeds:
        index.add(seed)
    window = tuning.window.days
    for mention, event in around:
        if mention.role is Role.MENTION:
            continue
        day = day_of(mention.published)
        for slot, similarity in index.similarities(vector(mention.terms)).items():
            one = index.mentions[slot]
            if one is not None and (gap := abs(index.days[slot] - day)) <= window:
                yield mention, event, one, similarity, gap


def compare(
    group: Sequence[LiveMention], rivals: Sequence[LiveMention], crowd: Iterable[LiveMention], tuning: Tuning
) -> Apart:
    """How likely matching finds two events to be one.

    Args:
        group: the articles of one event.
        rivals: those of the other; one of each at least.
        crowd: what `neighbours` finds around all of these.
        tuning: the numbers of matching.
    """
    links = Links(tuning)
    for live in (*group, *rivals, *crowd):
        links.enter(live, is_known=True)
    both = [*group, *rivals]
    likely = {(one, other): chance for one, other, chance in links.likely_among(both)}
    pairs = [
        (likely.get((one, len(group) + other), 0.0), group[one], rivals[other])
        for one in range(len(group))
        for other in range(len(rivals))
    ]
    chance, *pair = min(pairs, key=lambda each: (-each[0], each[1].order, each[2].order))
    mean = math.fsum(each[0] for each in pairs) / len(pairs)
    return Apart(mean, chance, (pair[0], pair[1]), _reasons(tuning, links, [each[1:] for each in pairs]))


def _reasons(tuning: Tuning, links: Links, pairs: Sequence[tuple[LiveMention, LiveMention]]) -> tuple[Reason, ...]:
    """What speaks against the pairs of one language."""
    compared = [pair for pair in pairs if not are_foreign(*pair)]
    found: dict[str, list[tuple[float, LiveMention, LiveMention]]] = {}
    for one, other in compared:
        for name, points in against(tuning, one, other, links.density(one, other), links.standing(one, other)).items():
            found.setdefault(name, []).append((points, one, other))
    reasons = []
    for name, each in found.items():
        _, one, other = min(each, key=lambda part: (-part[0], part[1].order, part[2].order))
        reasons.append(Reason(name, math.fsum(points for points, _, _ in each) / len(compared), one, other))
    return tuple(sorted(reasons, key=lambda reason: (-reason.points, reason.name)))


def against(tuning: Tuning, one: LiveMention, other: LiveMention, density: float, standing: float) -> dict[str, float]:
    """What is taken off the log-odds of two texts of one language, by name as in `Reason`; what takes nothing is left out.

    Args:
        tuning: the numbers of matching.
        one: a mention.
        other: another.
        density: the sum of the densities around the two.
        standing: what of their cosine comes from words that news around the two has, too.
    """
    similarity = cosine(one.vector, other.vector)
    points = {
        "crowd": -crowd_odds(tuning, similarity, density, min(one.shortness, other.shortness), standing),
        "printed": tuning.day_apart * abs(one.day - other.day),
        "dates": max(-date_odds(tuning, one, other), 0.0),
    }
    elsewhere = is_elsewhere(one.gist, other.gist)
    names = "places" if elsewhere else "names"
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        points["places" if elsewhere else "countries"] = tuning.other_country
    if not one.address or one.address != other.address:
        for name, odds in _unlike(tuning, one, other, similarity, names):
            points[name] = points.get(name, 0.0) + odds
    return {name: odds for name, odds in points.items() if odds > 0}


def _unlike(
    tuning: Tuning, one: LiveMention, other: LiveMention, similarity: float, names: str
) -> Iterator[tuple[str, float]]:
    """The parts of `unlike_odds`: (name, log-odds)."""
    unlike = conflicts(tuning, one, other)
    yield "feature", feature_odds(tuning, one, other)
    yield "kinds", kind_odds(tuning, one, other)
    yield names, tuning.other_names * unlike.names * unlike.names
    yield "numbers", tuning.other_numbers * unlike.numbers
    yield "deeds", tuning.opposite_deed * unlike.deeds
    if are_of_one_outlet(one, other):
        yield "outlet", tuning.same_source
    share = formula_share(tuning, one, other, similarity, unlike)
    if not share:
        return
    formula = formula_odds(tuning, one, other, similarity, share)
    parts = {
        names: unlike.names * unlike.names,
        "numbers": tuning.formula_numbers * unlike.numbers,
        "deeds": tuning.formula_deeds * unlike.deeds,
        "dates" if unlike.are_days_apart else "preview": unlike.days,
    }
    parts["outlet"] = max(share - sum(parts.values()), 0.0)
    whole = sum(parts.values())
    yield from ((name, formula * part / whole) for name, part in parts.items())
