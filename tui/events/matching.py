"""Same event, several sources: an online matcher over weighted words, closeness in time and agreeing dates."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tui.model import Basis, Mention, Precision, Role, When

WINDOW = timedelta(days=7)
"""An event that nobody reported for this long takes no further main mentions."""

RARE_TERMS = 12
"""Of each text, this many of its rarest words are looked up to find candidate events."""

MAX_POSTINGS = 400
"""A word found in more live events than this proposes none."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of the matcher.

    Args:
        threshold: least adjusted similarity of a main mention to join an event.
        background: the same for a mention that is not its article's subject.
        growth: taken off for every doubling of an event's size, so that no event swallows its topic.
        decay: days after which closeness in time counts 1/e.
        same_day, same_day_background: added where dates agree exactly, for a main and for a background mention.
        other_day: taken off where dates exclude each other, more the further apart they are.
        reprint: share of common words above which a text is a reprint.
        prior: articles that a word's rarity is judged against before the stream is long enough to tell.
    """

    threshold: float = 0.2
    background: float = 0.3
    growth: float = 0.03
    decay: float = 6.0
    same_day: float = 0.03
    same_day_background: float = 0.12
    other_day: float = 0.05
    reprint: float = 0.92
    prior: float = 200.0


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where a mention belongs and why.

    Args:
        mention: its id.
        event: id of the event.
        score: adjusted similarity to it; 1.0 where the mention founded it.
        shared: the words they share, most telling first.
        role: main, mention or reprint.
    """

    mention: str
    event: str
    score: float
    shared: tuple[str, ...]
    role: Role


@dataclass(slots=True)
class _Live:
    """An event that still takes mentions: the sum of its mentions' word weights, and their dates."""

    id: str
    weights: Counter[str] = field(default_factory=Counter)
    norm: float = 0.0
    size: int = 0
    last: datetime | None = None
    whens: list[When] = field(default_factory=list)
    prints: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    main: bool = False


class Matcher:
    """Live events of the last days, and the frequency of words in the stream; assigns new mentions one article at a time."""

    def __init__(self, tuning: Tuning | None = None) -> None:
        self.tuning = tuning or Tuning()
        self._events: dict[str, _Live] = {}
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._frequency: Counter[str] = Counter()
        self._documents = 0

    def __len__(self) -> int:
        return len(self._events)

    def load(self, pairs: Iterable[tuple[Mention, str]]) -> None:
        """Take in mentions that are assigned already, in order of publication."""
        for mention, event_id in pairs:
            if mention.role is not Role.MENTION:
                self._count(mention)
            self._add(self._events.get(event_id) or self._found(event_id), mention, self._vector(mention))

    def assign(self, mentions: Sequence[Mention]) -> list[Assignment]:
        """Assign the mentions of one article, its main one first; each article takes part in an event once."""
        out: list[Assignment] = []
        taken: set[str] = set()
        for mention in mentions:
            if mention.role is not Role.MENTION:
                self._count(mention)
            vector = self._vector(mention)
            event, score, shared = self._best(mention, vector, taken)
            role = mention.role
            if event is None:
                event = self._found(event_id_of(mention))
                score, shared = 1.0, ()
            elif role is Role.MAIN and self._is_reprint(event, mention):
                role = Role.REPRINT
            taken.add(event.id)
            self._add(event, mention, vector)
            out.append(Assignment(mention.id, event.id, round(score, 4), shared, role))
        return out

    def forget(self, before: datetime) -> None:
        """Drop the events that nobody reported since `before`; bounds memory."""
        for event in [event for event in self._events.values() if event.last and event.last < before]:
            self.remove(event.id)

    def remove(self, event_id: str) -> None:
        """Drop one live event."""
        event = self._events.pop(event_id, None)
        if event is not None:
            self._forget_words(event)

    def _forget_words(self, event: _Live) -> None:
        for term in event.weights:
            postings = self._postings.get(term)
            if postings is not None:
                postings.pop(event.id, None)
                if not postings:
                    del self._postings[term]
        event.weights.clear()

    # ------------------------------------------------------------------ words

    def _count(self, mention: Mention) -> None:
        self._documents += 1
        self._frequency.update(set(mention.terms))

    def _idf(self, term: str) -> float:
        return math.log((self._documents + self.tuning.prior) / (self._frequency.get(term, 0) + 0.5))

    def _vector(self, mention: Mention) -> dict[str, float]:
        """Words of a mention with log-tf × idf, length 1; shape (terms,)."""
        counts = Counter(mention.terms)
        vector = {term: (1 + math.log(count)) * max(self._idf(term), 0.01) for term, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        return {term: weight / norm for term, weight in vector.items()}

    # ------------------------------------------------------------------ events

    def _found(self, event_id: str) -> _Live:
        event = _Live(event_id)
        self._events[event_id] = event
        return event

    def _add(self, event: _Live, mention: Mention, vector: dict[str, float]) -> None:
        """Put a mention into an event; once an event has main mentions, only these shape what it is about."""
        main = mention.role is not Role.MENTION
        event.last = max(event.last, mention.published) if event.last else mention.published
        event.articles.add(mention.article)
        if mention.basis is not Basis.PUBLISHED:
            event.whens.append(mention.when)
        if main:
            event.prints.append((mention.source, frozenset(mention.terms)))
            if not event.main:
                event.main = True
                event.size = 0
                self._forget_words(event)
        if main or not event.main:
            event.size += 1
            event.weights.update(vector)
            event.norm = math.sqrt(sum(weight * weight for weight in event.weights.values()))
            for term in vector:
                self._postings[term][event.id] = event.weights[term]

    def _products(self, vector: dict[str, float]) -> dict[str, float]:
        """Events that share one of the rarest words, and the inner product of their weights with the vector."""
        products: dict[str, float] = {}
        rarest = sorted(vector, key=lambda term: (-vector[term], term))
        rest = rarest[RARE_TERMS:]
        for term in rarest[:RARE_TERMS]:
            postings = self._postings.get(term)
            if postings and len(postings) > MAX_POSTINGS:
                rest.append(term)
            elif postings:
                weight = vector[term]
                for event_id, other in postings.items():
                    products[event_id] = products.get(event_id, 0.0) + weight * other
        for term in rest:
            postings, weight = self._postings.get(term, {}), vector[term]
            # Whichever is shorter is gone through.
            if len(postings) < len(products):
                for event_id, other in postings.items():
                    if event_id in products:
                        products[event_id] += weight * other
            else:
                for event_id in products:
                    if event_id in postings:
                        products[event_id] += weight * postings[event_id]
        return products

    def _best(
        self, mention: Mention, vector: dict[str, float], taken: set[str]
    ) -> tuple[_Live | None, float, tuple[str, ...]]:
        main = mention.role is not Role.MENTION
        tuning = self.tuning
        best: _Live | None = None
        best_score = tuning.threshold if main else tuning.background
        most = tuning.same_day if main else tuning.same_day_background
        for event_id, product in self._products(vector).items():
            # A norm is never below 1 and what follows only takes away, but for the dates: few events can still win.
            if product + most < best_score:
                continue
            event = self._events[event_id]
            score = product / event.norm
            if score + most < best_score or event_id in taken or mention.article in event.articles or not event.last:
                continue
            gap = abs((mention.published - event.last).total_seconds()) / 86400
            if main and gap > WINDOW.days and not self._dated_alike(mention, event):
                continue
            if main:
                score *= math.exp(-gap / tuning.decay)
            score -= tuning.growth * math.log2(event.size)
            score += self._date_bonus(mention, event)
            if score > best_score or (score == best_score and best is not None and event_id < best.id):
                best, best_score = event, score
        if best is None:
            return None, 0.0, ()
        shared = sorted(
            (term for term in vector if term in best.weights),
            key=lambda term: (-vector[term] * best.weights[term], term),
        )
        return best, best_score, tuple(shared[:8])

    def _dated_alike(self, mention: Mention, event: _Live) -> bool:
        return mention.basis is not Basis.PUBLISHED and any(_same(mention.when, when) for when in event.whens)

    def _date_bonus(self, mention: Mention, event: _Live) -> float:
        """What dates say: equal exact dates speak for, dates that exclude each other against, the more the coarser texts."""
        if mention.basis is Basis.PUBLISHED or not event.whens:
            return 0.0
        if any(_same(mention.when, when) for when in event.whens):
            return self.tuning.same_day if mention.role is not Role.MENTION else self.tuning.same_day_background
        if any(mention.when.overlaps(when) for when in event.whens):
            return 0.0
        apart = min(abs((mention.when.first - when.first).days) for when in event.whens)
        if mention.role is Role.MENTION and apart > 3:
            return -1.0
        return -self.tuning.other_day * min(1 + apart / 3, 3)

    def _is_reprint(self, event: _Live, mention: Mention) -> bool:
        mine = frozenset(mention.terms)
        for source, words in event.prints:
            if source != mention.source and words and mine:
                common = len(mine & words)
                if common / max(len(mine), len(words)) >= self.tuning.reprint and common >= 12:
                    return True
        return False


def _same(a: When, b: When) -> bool:
    return a.start == b.start and a.end == b.end and a.precision >= Precision.WEEK


def event_id_of(mention: Mention) -> str:
    """Id of the event that a mention founds: the same for the same mention, whatever else is in the store."""
    return "e" + hashlib.sha256(mention.id.encode()).hexdigest()[:10]
