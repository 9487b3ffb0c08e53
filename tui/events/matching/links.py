"""The likely pairs of articles: a graph that is the same in whatever order its articles have come."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import SECONDS_A_DAY, LiveMention
from tui.events.matching.crowd import Crowd, Near, crowd_of, with_one_more
from tui.events.matching.gist import meeting_points
from tui.events.matching.odds import crowd_odds, least_similarity, log_odds, most_odds, probability, word_odds
from tui.events.matching.pairs import are_foreign, are_of_one_outlet, foreign_odds, pair_odds
from tui.events.matching.reprints import is_copy
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import GRAIN, cosine

MARGIN = 1e-6
"""Log-odds, or densities, by which a bound is kept away from what it bounds: more than sums lose by rounding."""
SLACK = 0.9
"""Share of the density around an article down to which its pairs are looked at, so that not each small fall asks for it again. Chosen."""

NEARBY = 0.1
"""Cosine down to which what stands around an article is looked for first; on most days that is enough. Chosen."""

Around = tuple[LiveMention, float, float]
"""(another article of the window, cosine, days between them)."""


class Link(NamedTuple):
    """Two articles that may tell of one event.

    Args:
        odds: log-odds that they do where nothing else stands around them.
        shortness: of the longer one.
        similarity: their cosine; 0 of texts in different languages.
        is_copy: whether they are the same text.
        is_foreign: whether they are in different languages.
    """

    odds: float
    shortness: float
    similarity: float
    is_copy: bool
    is_foreign: bool = False


class Links:
    """The articles of some days, the likely pairs among them, and what has changed since somebody last asked.

    Of the pairs those are looked at that may be strong in the news that stands around the two now: on a crowded day one in a
    hundred. The weaker ones count only between articles that hang together, and are looked at there (`likely_among`).

    Args:
        tuning: the numbers of matching.
    """

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._index = TermIndex()
        self._abroad: dict[tuple[str, str], list[LiveMention]] = {}
        self._links: dict[LiveMention, dict[LiveMention, Link]] = {}
        self._compared: dict[LiveMention, set[LiveMention]] = {}
        self._crowds: dict[LiveMention, Crowd] = {}
        self._searched: dict[LiveMention, float] = {}
        self._before: dict[LiveMention, list[LiveMention]] = {}
        self._window = tuning.window.total_seconds() / SECONDS_A_DAY
        # What two texts of one language need at least to be likely.
        base = max(word_odds(tuning, 0.0, 0.0, shortness) for shortness in (0.0, 1.0))
        self._least = (tuning.worth_a_look - tuning.same_date - base) / tuning.similarity
        self._least_a_day = tuning.day_apart / tuning.similarity
        self._least_odds = log_odds(tuning.join) - MARGIN

    def __len__(self) -> int:
        return len(self._links)

    def __contains__(self, mention: LiveMention) -> bool:
        return mention in self._links

    def __iter__(self) -> Iterator[LiveMention]:
        return iter(self._links)

    # ------------------------------------------------------------------ in and out

    def enter(self, mention: LiveMention, *, is_known: bool) -> None:
        """Take an article in.

        Args:
            mention: its main mention.
            is_known: whether it and all around it has been looked at before.
        """
        if not is_known:
            self._before[mention] = []
        self._links[mention] = {}
        around = list(self._around(mention, self._tuning.faint))
        same_text, fading, named_alike = self._tuning.same_text, self._tuning.fading, self._tuning.foreign_alike
        crowds = self._crowds
        for other, similarity, gap in around:
            if similarity < same_text:
                crowd = crowds[other]
                if not crowd.is_cut or similarity >= -crowd.near[-1][0]:
                    self._crowd_in(other, (-similarity * math.exp(-gap / fading), mention.id, mention), is_known)
        met = [other for other, similarity, _ in around if similarity >= named_alike and are_foreign(mention, other)]
        self._link_abroad(mention, dict.fromkeys(met))
        self._index.add(mention)
        self._surround(mention, self._crowd_of(around, (), NEARBY) or self._crowd_of(around, (), 0.0) or Crowd())
        self._look_around(mention, around)

    def _crowd_in(self, other: LiveMention, near: Near, is_known: bool) -> None:
        crowd = self._crowds[other]
        if crowd.reaches(near):
            if not is_known:
                self._note(other)
            self._surround(other, with_one_more(crowd, near, self._tuning) or self._looked_up(other, near))

    def _surround(self, mention: LiveMention, crowd: Crowd) -> None:
        """Set what stands around an article; if that is less than before, more of its pairs may be strong."""
        self._crowds[mention] = crowd
        least = max(crowd.least_density(self._tuning.density_matters) - MARGIN, 0.0)
        searched = self._searched.get(mention, 0.0)
        self._searched[mention] = SLACK * least if least < searched else max(SLACK * least, searched)
        if least < searched:
            self._look_around(mention, self._around(mention, self._tuning.faint))

    def leave(self, mention: LiveMention) -> None:
        """Take an article out."""
        around = [other for other, _, _ in self._around(mention, self._tuning.faint)]
        for other in self._links[mention]:
            self._note(other)
        crowded = [other for other in around if mention in self._crowds[other].matter]
        for other in crowded:
            self._note(other)
        self._index.remove(mention)
        self._leave_abroad(mention)
        for other in self._links.pop(mention):
            del self._links[other][mention]
        self._forget_about(mention)
        for other in crowded:
            self._surround(other, self._looked_up(other))
        self._before.pop(mention, None)

    def forget(self, before: float) -> None:
        """Drop the articles published before that day (since 1970), without telling what that changes."""
        gone = [mention for mention in self._links if mention.day < before]
        for mention in gone:
            self._index.remove(mention)
            self._leave_abroad(mention)
            for other in self._links.pop(mention):
                self._links[other].pop(mention, None)
            self._forget_about(mention)
        for mention, crowd in self._crowds.items():
            if mention.day < before + self._window and not crowd.matter.keys().isdisjoint(gone):
                self._surround(mention, self._looked_up(mention))

    def _forget_about(self, mention: LiveMention) -> None:
        del self._crowds[mention], self._searched[mention]
        for other in self._compared.pop(mention, ()):
            self._compared[other].discard(mention)

    def _around(self, mention: LiveMention, least: float) -> Iterator[Around]:
        """The articles that are at least so similar."""
        day, days, window = mention.day, self._index.days, self._window
        mentions = self._index.mentions
        for slot, similarity in self._index.similarities(mention.vector, least).items():
            if similarity >= least and (gap := abs(days[slot] - day)) <= window:
                other = mentions[slot]
                if other is not None and other is not mention:
                    yield other, similarity, gap

    def _looked_up(self, mention: LiveMention, *more: Near) -> Crowd:
        nearby = self._crowd_of(self._around(mention, NEARBY), more, NEARBY)
        return nearby or self._crowd_of(self._around(mention, self._tuning.faint), more, 0.0) or Crowd()

    def _crowd_of(self, around: Iterable[Around], more: Sequence[Near], least: float) -> Crowd | None:
        """The crowd of those that are at least so similar after fading; None where others may belong to it."""
        same_text, fading = self._tuning.same_text, self._tuning.fading
        nearest = [
            (-similarity * math.exp(-gap / fading), other.id, other)
            for other, similarity, gap in around
            if least <= similarity < same_text
        ]
        nearest += more
        crowd = crowd_of(sorted(near for near in nearest if near[0] <= -least), self._tuning)
        if not least:
            return crowd
        if not crowd.is_full(self._tuning):
            return None
        crowd.is_cut = True
        return crowd

    def _note(self, mention: LiveMention) -> None:
        """Remember what an article was strongly linked with, before that changes."""
        if mention not in self._before:
            self._before[mention] = self.strong(mention)

    # ------------------------------------------------------------------ pairs

    def _look_around(self, mention: LiveMention, around: Iterable[Around]) -> None:
        """Link an article with those of its language that it may be strongly linked with."""
        tuning, searched, links = self._tuning, self._searched, self._links[mention]
        own, short, least = searched[mention], mention.shortness, self._least_odds
        faint = min(least_similarity(tuning, least, own, shortness) for shortness in (0.0, short)) - MARGIN
        for other, similarity, gap in around:
            if similarity < faint or other in links or are_foreign(mention, other):
                continue
            shortness = min(short, other.shortness)
            if (
                similarity >= tuning.copy_similarity
                or most_odds(tuning, similarity, own + searched[other], shortness, gap) >= least
            ):
                self._link(mention, other, similarity)

    def _compare(self, one: LiveMention, other: LiveMention) -> None:
        """Link two articles of one language if they are likely at all to tell of one event."""
        gap = abs(one.day - other.day)
        if other in self._links[one] or are_foreign(one, other) or gap > self._window:
            return
        similarity = cosine(one.vector, other.vector)
        if similarity >= max(self._tuning.faint, self._least + self._least_a_day * gap):
            self._link(one, other, similarity)

    def _link(self, one: LiveMention, other: LiveMention, similarity: float) -> None:
        tuning = self._tuning
        if min(len(one.vector), len(other.vector)) < tuning.least_terms and not _is_in_two_feeds(one, other):
            return
        if similarity < tuning.one_term_similarity and len(one.vector.keys() & other.vector.keys()) < 2:
            return
        odds = pair_odds(tuning, one, other, similarity, 0.0)
        copied = similarity >= tuning.copy_similarity and _is_same_text(one, other, tuning)
        if copied:
            odds = max(odds, tuning.copied_odds)
        if odds >= tuning.worth_a_look:
            link = Link(odds, min(one.shortness, other.shortness), similarity, copied)
            self._links[one][other] = self._links[other][one] = link

    def _link_abroad(self, mention: LiveMention, met: dict[LiveMention, None]) -> None:
        """Link it with texts in other languages that have its names (`met`) or tell of the same kind of thing in the same country."""
        for point in meeting_points(mention.gist):
            around = self._abroad.setdefault(point, [])
            met.update(dict.fromkeys(around))
            around.append(mention)
        for other in met:
            if are_foreign(mention, other) and abs(mention.day - other.day) <= self._window:
                odds = foreign_odds(self._tuning, mention, other)
                if odds >= self._tuning.worth_a_look:
                    link = Link(odds, 0.0, 0.0, is_copy=False, is_foreign=True)
                    self._links[mention][other] = self._links[other][mention] = link

    def _leave_abroad(self, mention: LiveMention) -> None:
        for point in meeting_points(mention.gist):
            self._abroad[point].remove(mention)
            if not self._abroad[point]:
                del self._abroad[point]

    def _probability(self, one: LiveMention, other: LiveMention, link: Link, least: float = -math.inf) -> float:
        """That two linked articles tell of one event; 0 where its log-odds are plainly below `least`."""
        tuning, odds = self._tuning, link.odds
        if not link.is_copy and not link.is_foreign:
            density = self.density(one, other)
            if odds + crowd_odds(tuning, link.similarity, density, link.shortness, 0.0) < least:
                return 0.0
            odds += crowd_odds(tuning, link.similarity, density, link.shortness, self.standing(one, other))
        return round(probability(odds) * GRAIN) / GRAIN

    def density(self, one: LiveMention, other: LiveMention) -> float:
        """The sum of the densities around two articles."""
        matters = self._tuning.density_matters
        return self._crowds[one].density(other, matters) + self._crowds[other].density(one, matters)

    def standing(self, one: LiveMention, other: LiveMention) -> float:
        """What of the cosine of two articles comes from words that the news around them has, too."""
        words = self._crowds[one].standing(other) | self._crowds[other].standing(one)
        mine, theirs = one.vector, other.vector
        return sum(mine[word] * theirs[word] for word in words if word in mine and word in theirs)

    def likely(self, mention: LiveMention) -> Iterator[tuple[LiveMention, float]]:
        """The articles that one is linked with so far, with the probability that they tell of one event."""
        for other, link in self._links[mention].items():
            yield other, self._probability(mention, other, link)

    def likely_among(self, mentions: Sequence[LiveMention]) -> Iterator[tuple[int, int, float]]:
        """(place of an article, place of a later one, probability that they tell of one event), where that is worth a look.

        Args:
            mentions: the articles; each with each of them is looked at once, so they should be few, or hang together.
        """
        place = {mention: number for number, mention in enumerate(mentions)}
        for number, one in enumerate(mentions):
            compared = self._compared.setdefault(one, set())
            for other in mentions[number + 1 :]:
                if other not in compared:
                    self._compare(one, other)
                    compared.add(other)
                    self._compared.setdefault(other, set()).add(one)
            for other, chance in self.likely(one):
                if place.get(other, -1) > number:
                    yield number, place[other], chance

    def strong(self, mention: LiveMention) -> list[LiveMention]:
        """The articles that would be of one event with this one if there were no others."""
        join = self._tuning.join
        return [
            other
            for other, link in self._links[mention].items()
            if link.odds >= 0 or probability(link.odds) >= join
            if self._probability(mention, other, link, self._least_odds) >= join
        ]

    def copies(self, mention: LiveMention) -> Iterator[LiveMention]:
        """The articles with the same text."""
        return (other for other, link in self._links[mention].items() if link.is_copy)

    # ------------------------------------------------------------------ what has changed

    def touched(self) -> list[LiveMention]:
        """Where to begin looking: the articles that have come or whose links may be others now, and all that they were and are
        strongly linked with."""
        touched: dict[LiveMention, None] = {}
        for mention, before in self._before.items():
            if mention in self._links:
                touched[mention] = None
                touched.update(dict.fromkeys(other for other in before if other in self._links))
                touched.update(dict.fromkeys(self.strong(mention)))
        return list(touched)

    def settled(self) -> None:
        """What has changed is dealt with."""
        self._before.clear()


def _is_same_text(one: LiveMention, other: LiveMention, tuning: Tuning) -> bool:
    if _is_in_two_feeds(one, other):
        return True
    return (one.terms == other.terms or not are_of_one_outlet(one, other)) and is_copy(one.terms, other.terms, tuning)


def _is_in_two_feeds(one: LiveMention, other: LiveMention) -> bool:
    """Whether two feeds of one site have the same article, be it short."""
    return one.source != other.source and bool(one.site) and one.site == other.site and one.terms == other.terms
