"""How important an event is: a pure function of its mentions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tui.events.tuning import TUNING, RankingTuning
from tui.model import Mention, Precision, Role

FINEST = max(Precision)


def importance(mentions: Sequence[Mention], tuning: RankingTuning = TUNING.ranking) -> float:
    """Score of an event, higher is more important: distinct outlets, articles by how central it is in them, how exactly it is
    dated.

    Args:
        mentions: of the event, reprints left out; at least one.
        tuning: the weights.
    """
    outlets = {mention.source or mention.article for mention in mentions}
    articles: dict[str, float] = {}
    for mention in mentions:
        central = mention.score if mention.role is Role.MAIN else tuning.background * mention.score
        articles[mention.article] = max(articles.get(mention.article, 0.0), central)
    exactness = max(int(mention.when.precision) for mention in mentions) / FINEST
    by_outlets = math.log2(1 + len(outlets)) * tuning.sources
    by_articles = math.log2(1 + sum(articles.values())) * tuning.articles
    return round(by_outlets + by_articles + tuning.exactness * exactness, tuning.digits)
