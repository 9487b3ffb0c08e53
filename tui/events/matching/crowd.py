"""How densely other news stands around an article: the nearest texts that tell of something else, each matter once."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.events.matching.candidates import LiveMention
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import cosine

REPEATED = 2
"""Texts around an article that have a word from which on it is one of the affair's. Measured: with 1 or 3 the clusters gain less."""

Near = tuple[float, str, LiveMention]
"""(similarity faded by the time between, negative; id; mention): sorts the nearest first, the same in any order of arrival."""


@dataclass(slots=True)
class Crowd:
    """The texts near one that are too unlike it to tell of the same event.

    Attributes:
        near: the nearest ones, as many as it takes.
        leaders: faded similarities of the first text of each of the nearest matters, nearest first.
        matter: text -> place of its matter in `leaders`.
        is_cut: whether there are more beyond the last of `near`.
    """

    near: list[Near] = field(default_factory=list)
    leaders: list[float] = field(default_factory=list)
    matter: dict[LiveMention, int] = field(default_factory=dict)
    is_cut: bool = False
    _repeated: tuple[frozenset[str], frozenset[str]] | None = None

    def standing(self, other: LiveMention) -> frozenset[str]:
        """The words that two of the texts have at least, be they of one matter: those of the affair around an article, which tell none
        of its steps from another. Of `other`, the text that this one is compared with, only words count that these two share.

        Args:
            other: that text.
        """
        if self._repeated is None:
            counts = Counter(word for _, _, mention in self.near for word in mention.vector)
            often = [(word, count) for word, count in counts.items() if count >= REPEATED]
            self._repeated = (
                frozenset(word for word, _ in often),
                frozenset(word for word, count in often if count > REPEATED),
            )
        return self._repeated[other in self.matter]

    def reaches(self, near: Near) -> bool:
        """Whether a text is near enough to make a difference."""
        return not self.is_cut or near < self.near[-1]

    def density(self, other: LiveMention, matters: int) -> float:
        """Mean faded similarity of the nearest matters but that of the text which this one is compared with.

        Args:
            other: that text.
            matters: how many count.
        """
        own = self.matter.get(other, matters)
        if own < matters:
            return (sum(self.leaders[: matters + 1]) - self.leaders[own]) / matters
        return sum(self.leaders[:matters]) / matters

    def is_full(self, tuning: Tuning) -> bool:
        """Whether what is further away cannot make a difference."""
        return len(self.leaders) > tuning.density_matters or len(self.near) == tuning.neighbours

    def least_density(self, matters: int) -> float:
        """What `density` gives at least, whatever this text is compared with."""
        return sum(self.leaders[1 : matters + 1]) / matters


def crowd_of(nearest: Iterable[Near], tuning: Tuning) -> Crowd:
    """The crowd that texts make.

    Args:
        nearest: in order, the nearest first.
        tuning: the numbers of matching.
    """
    crowd = Crowd()
    leaders: list[LiveMention] = []
    for near in nearest:
        if crowd.is_full(tuning):
            crowd.is_cut = True
            break
        crowd.near.append(near)
        similarity, _, mention = near
        for place, leader in enumerate(leaders):
            if cosine(leader.vector, mention.vector) >= tuning.same_matter:
                crowd.matter[mention] = place
                break
        else:
            crowd.matter[mention] = len(leaders)
            leaders.append(mention)
            crowd.leaders.append(-similarity)
    return crowd


def with_one_more(crowd: Crowd, near: Near, tuning: Tuning) -> Crowd | None:
    """The crowd with another text in it; None where that has to be looked up, since what was cut off counts now."""
    nearest = list(crowd.near)
    insort(nearest, near)
    larger = crowd_of(nearest, tuning)
    if crowd.is_cut and not larger.is_cut:
        if not larger.is_full(tuning):
            return None
        larger.is_cut = True
    return larger
