"""How likely an event is news, and how important it is: pure functions of its mentions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tui.events.tuning import TUNING, RankingTuning
from tui.model import Mention, Precision, Role, ScorePart

FINEST = max(Precision)
DIGITS = 4
"""Of a probability."""
LEAST = 10.0**-DIGITS
"""The smallest difference of two probabilities."""


def importance(mentions: Sequence[Mention], tuning: RankingTuning = TUNING.ranking) -> float:
    """Score of an event, higher is more important: the sum of its `score_parts`.

    Args:
        mentions: of the event, reprints left out; at least one.
        tuning: the weights.
    """
    return round(sum(part.points for part in score_parts(mentions, tuning)), tuning.digits)


def score_parts(mentions: Sequence[Mention], tuning: RankingTuning = TUNING.ranking) -> tuple[ScorePart, ...]:
    """What the score of an event is made of.

    Args:
        mentions: of the event, reprints left out; at least one.
        tuning: the weights.
    """
    outlets = {mention.source or mention.article for mention in mentions}
    news: dict[str, float] = {}
    odds: dict[str, float] = {}
    for mention in mentions:
        share = _share(mention, tuning)
        news[mention.article] = max(news.get(mention.article, 0.0), share * mention.news)
        odds[mention.article] = max(odds.get(mention.article, 0.0), share * _odds(mention.weighty))
    exactness = max(int(mention.when.precision) for mention in mentions) / FINEST
    told, printed = math.fsum(news.values()), math.fsum(odds.values())
    return (
        ScorePart("sources", len(outlets), tuning.sources * math.log2(1 + len(outlets))),
        ScorePart("articles", told, tuning.articles * math.log2(1 + told)),
        ScorePart("exactness", exactness, tuning.exactness * exactness),
        ScorePart("weighty", printed, tuning.weighty * math.log2(1 + tuning.odds * printed)),
    )


def _odds(probability: float) -> float:
    """Of a probability; that of a certain one is that of the last digit that is kept."""
    return probability / max(1 - probability, LEAST)


def _share(mention: Mention, tuning: RankingTuning) -> float:
    """How central an event is in the article that mentions it."""
    return mention.score if mention.role is Role.MAIN else tuning.background * mention.score


def news_weight(mentions: Sequence[Mention]) -> float:
    """Probability that an event is news, 0 to 1: that at least one of its outlets tells it as such, each judged by its own
    article that is most likely news.

    Args:
        mentions: of the event, reprints left out; at least one.
    """
    by_outlet: dict[str, float] = {}
    for mention in mentions:
        outlet = mention.source or mention.article
        by_outlet[outlet] = max(by_outlet.get(outlet, 0.0), mention.news)
    return round(1 - math.prod(1 - news for news in sorted(by_outlet.values())), DIGITS)
