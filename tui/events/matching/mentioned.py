"""What articles mention beside their subject: each such mention joins the news of its date that tells the same, or others like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import LiveMention
from tui.events.matching.odds import least_look_back_similarity, look_back_probability
from tui.events.matching.tuning import Tuning
from tui.model import Precision, When

DateKey = tuple[date | None, date | None]
"""First and last day of a date."""
Likely = list[tuple[float, LiveMention]]
"""(probability, mention)."""
Settled = tuple[LiveMention, str, float, LiveMention | None]
"""A mention, the event that it belonged to before, the probability that it belongs where it is now, and what it belongs with there."""


def key_of(when: When) -> DateKey:
    """What two dates have in common that are the same."""
    return when.start, when.end


def is_exact_enough(when: When) -> bool:
    """Whether a date is exact enough to say which event is meant."""
    return not when.is_open and when.precision >= Precision.MONTH


@dataclass(slots=True)
class _Aside:
    """A mention of something that its article is not about.

    Args:
        subjects: articles that may be about it.
        likes: other such mentions that may mean the same.
    """

    subjects: Likely = field(default_factory=list)
    likes: Likely = field(default_factory=list)


@dataclass(slots=True)
class Date:
    """All mentions of one date: no other is looked at to tell what is meant by those that look aside.

    Attributes:
        is_settled: whether nothing has changed since they were placed.
    """

    articles: TermIndex = field(default_factory=TermIndex)
    asides: TermIndex = field(default_factory=TermIndex)
    is_settled: bool = False
    _of: dict[LiveMention, _Aside] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.articles) + len(self._of)

    def __contains__(self, mention: LiveMention) -> bool:
        return mention in self._of or mention in self.articles

    def mentions(self) -> Iterable[LiveMention]:
        """All of them that look aside."""
        return self._of

    def enter(self, mention: LiveMention, tuning: Tuning) -> None:
        """Take a mention in: the subject of an article, or not."""
        self.is_settled = False
        if not mention.is_background:
            for aside, chance in self._likely(self.asides, mention, tuning):
                self._of[aside].subjects.append((chance, mention))
            self.articles.add(mention)
            return
        own = self._of[mention] = _Aside()
        own.subjects = [(chance, other) for other, chance in self._likely(self.articles, mention, tuning)]
        for aside, chance in self._likely(self.asides, mention, tuning):
            own.likes.append((chance, aside))
            self._of[aside].likes.append((chance, mention))
        self.asides.add(mention)

    def leave(self, mention: LiveMention) -> None:
        """Take a mention out."""
        self.is_settled = False
        if mention.is_background:
            del self._of[mention]
            self.asides.remove(mention)
        else:
            self.articles.remove(mention)
        for aside in self._of.values():
            aside.subjects = [pair for pair in aside.subjects if pair[1] is not mention]
            aside.likes = [pair for pair in aside.likes if pair[1] is not mention]

    def _likely(self, index: TermIndex, mention: LiveMention, tuning: Tuning) -> Iterable[tuple[LiveMention, float]]:
        least = least_look_back_similarity(tuning)
        for slot, similarity in index.similarities(mention.vector).items():
            if similarity < least:
                continue
            other = index.mentions[slot]
            if other is not None and other.article != mention.article:
                chance = look_back_probability(tuning, similarity, mention.date, other.date)
                if chance > tuning.look_back:
                    yield other, chance

    def settle(self, subject_of: Callable[[str], str | None]) -> list[Settled]:
        """Where each mention belongs that looks aside: with the likeliest article about it, else with the likeliest earlier
        mention of the same, else by itself. No article takes part in an event twice.

        Args:
            subject_of: article -> the event that it is about.

        Returns:
            The mentions that belong elsewhere now.
        """
        self.is_settled = True
        taken: set[tuple[str, str]] = set()
        founders: set[LiveMention] = set()
        changed = []
        for mention in sorted(self._of, key=lambda one: one.order):
            aside = self._of[mention]
            with_founders = [pair for pair in aside.likes if pair[1] in founders]
            event, chance, model = mention.own_event, 1.0, None
            own = subject_of(mention.article)
            for likely, other in (*_best_first(aside.subjects), *_best_first(with_founders)):
                if other.event != own and (mention.article, other.event) not in taken:
                    event, chance, model = other.event, likely, other
                    break
            if model is None:
                founders.add(mention)
            taken.add((mention.article, event))
            if mention.event != event:
                before, mention.event = mention.event, event
                changed.append((mention, before, chance, model))
        return changed


def _best_first(likely: Likely) -> Likely:
    return sorted(likely, key=lambda pair: (-pair[0], pair[1].order))
