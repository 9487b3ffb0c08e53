"""How likely an event is news, and how important it is: pure functions of its mentions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tui.events.tuning import TUNING, RankingTuning
from tui.model import Mention, Precision, Role

FINEST = max(Precision)
DIGITS = 4
"""Of a probability."""


def importance(mentions: Sequence[Mention], tuning: RankingTuning = TUNING.ranking) -> float:
    """Score of an event, higher is more important: distinct outlets, articles by how central it is in them and how likely they
    bring news, how exactly it is dated, and how weighty its words are.

    Args:
        mentions: of the event, reprints left out; at least one.
        tuning: the weights.
    """
    outlets = {mention.source or mention.article for mention in mentions}
    articles: dict[str, float] = {}
    for mention in mentions:
        articles[mention.article] = max(articles.get(mention.article, 0.0), _share(mention, tuning) * mention.news)
    exactness = max(int(mention.when.precision) for mention in mentions) / FINEST
    by_outlets = math.log2(1 + len(outlets)) * tuning.sources
    by_articles = math.log2(1 + sum(articles.values())) * tuning.articles
    weighty = max(mention.weighty * _share(mention, tuning) for mention in mentions)
    return round(by_outlets + by_articles + tuning.exactness * exactness + tuning.weighty * weighty, tuning.digits)


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
