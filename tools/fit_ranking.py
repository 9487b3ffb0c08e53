"""Fit the weights of an event's importance again, and print them beside the ones that stand, with the scores of both.

`python tools/fit_ranking.py [--corpora DIR]`

Reads real feeds with the weights that two readers gave each article (`feeds/` with `desk/gold.jsonl`, `feeds-abroad/` with
`desk/gold-abroad.jsonl`: 0 to 3, an event weighs what its weightiest article does), and archives of news with timelines that
journalists wrote of them (`timelines/`: an event whose day is on a timeline weighs more than one whose day is not). Each of these
sets is taken into a store of its own, as a poll or an ingest would.

The weights of `RankingTuning` are fitted to pairs of events of one set, one weighty and one not, by logistic regression on what
sets the two apart; each set counts the same. `background`, which the score is not linear in, is tried at a few values. A score
has no unit: the weights are given with that of the articles as it stands. "Rank" is how likely a weighty event stands before
another, ties by half; "left out" is the rank in a set with weights that were fitted on the others. Nothing is written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import corpora
import logistic

from tui.events.extraction.extract import extract
from tui.events.ranking import importance
from tui.events.tuning import TUNING, RankingTuning
from tui.feeds.read.identity import normalise
from tui.feeds.read.parse import parse
from tui.model import Event, Feed, Mention, Query, Role, Settings
from tui.service.ingest.archive import ingest_files
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Clock, Paths, Session
from tui.store import Store

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
"""When the feeds were read."""
WEIGHTY = 2
"""Weight by the readers from which on an event belongs in a daily digest."""
FITTED = ("sources", "articles", "exactness", "weighty")
BACKGROUNDS = (0.25, 0.5, 0.75, 1.0)
"""Values of `background` that are tried."""
UNIT = RankingTuning(sources=0.0, articles=0.0, exactness=0.0, weighty=0.0, digits=9)
OPPONENTS = 20
"""Events of no weight that each weighty one is compared with."""
SET_COUNT = 500.0
"""What all pairs of a set count together."""
BATCH = 500

Mentions = list[Mention]


@dataclass(frozen=True, slots=True)
class EventSet:
    """Events that are compared with each other.

    Args:
        name: of the set.
        high: the mentions of weighty events.
        low: the mentions of others.
    """

    name: str
    high: list[Mentions]
    low: list[Mentions]

    def rank(self, tuning: RankingTuning) -> float:
        """How likely a weighty event stands before another."""
        return corpora.rank_score(*([importance(one, tuning) for one in part] for part in (self.high, self.low)))

    def samples(self, background: float) -> list[logistic.Sample]:
        """Pairs of a weighty event and another, by what sets them apart."""
        high, low = ([_features(one, background) for one in part] for part in (self.high, self.low))
        step = max(len(low) // OPPONENTS, 1)
        pairs = [(one, other) for place, one in enumerate(high) for other in low[place % step :: step]]
        return [
            logistic.Sample(tuple(map(float.__sub__, one, other)), True, SET_COUNT / len(pairs)) for one, other in pairs
        ]


def _features(mentions: Mentions, background: float) -> tuple[float, ...]:
    """What the score of an event is a weighted sum of."""
    return tuple(importance(mentions, corpora.changed(UNIT, {"background": background, name: 1.0})) for name in FITTED)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    corpora.add_option(parser)
    options = parser.parse_args()
    sets = []
    for one in read_sets(options.corpora):
        print(f"{one.name:<24} {len(one.high):>5} weighty events, {len(one.low):>5} others", flush=True)
        sets.append(one)
    now, fitted = TUNING.ranking, fit(sets)
    names = (*FITTED, "background")
    print()
    print("\n".join(corpora.table((name, getattr(now, name), getattr(fitted, name)) for name in names)))
    print(f"\n{'rank':<24} {'now':>6} {'fitted':>7} {'left out':>9}")
    ranks = []
    for left_out in sets:
        without = fit([one for one in sets if one is not left_out])
        ranks.append([left_out.rank(tuning) for tuning in (now, fitted, without)])
        print_ranks(left_out.name, ranks[-1])
    print_ranks("mean", [sum(column) / len(column) for column in zip(*ranks, strict=True)])


def print_ranks(name: str, ranks: Sequence[float]) -> None:
    """A line of the table."""
    now, fitted, left_out = (100 * rank for rank in ranks)
    print(f"{name:<24} {now:>6.1f} {fitted:>7.1f} {left_out:>9.1f}")


def fit(sets: Sequence[EventSet]) -> RankingTuning:
    """The weights that tell weighty events from others."""
    now = [getattr(TUNING.ranking, name) for name in FITTED]
    best, least = TUNING.ranking, float("inf")
    for background in BACKGROUNDS:
        samples = [sample for one in sets for sample in one.samples(background)]
        weights = logistic.fit(samples, now)
        loss = logistic.log_loss(samples, weights)
        if loss < least:
            measure = TUNING.ranking.articles / abs(weights[FITTED.index("articles")])
            scaled = {name: measure * weight for name, weight in zip(FITTED, weights, strict=True)}
            best, least = corpora.changed(TUNING.ranking, {**scaled, "background": background}), loss
    return best


# ---------------------------------------------------------------------- reading


def read_sets(folder: Path) -> Iterator[EventSet]:
    """All sets of the corpora."""
    for feeds, gold in (("feeds", "desk/gold.jsonl"), ("feeds-abroad", "desk/gold-abroad.jsonl")):
        yield feed_set(corpora.path(folder, feeds), corpora.path(folder, gold))
    for topic in sorted(corpora.path(folder, "timelines").iterdir()):
        yield timeline_set(topic)


def feed_set(folder: Path, gold: Path) -> EventSet:
    """The events of some feeds, by the weights that readers gave their articles."""
    weights = {normalise(row["link"]): row["weight"] for row in corpora.read_lines(gold)}
    links: dict[str, str] = {}
    with temporary_session() as session:
        ingestor = Ingestor(session)
        for file in sorted(folder.glob("*.xml")):
            feed = Feed(file.stem, f"https://{file.stem}.example/feed")
            articles = parse(file.read_bytes(), feed, feed.url, NOW).articles
            links.update((article.id, normalise(article.url or "")) for article in articles)
            ingestor.add([extract(article) for article in articles])

        def is_weighty(_: Event, mentions: Mentions) -> bool | None:
            about = (links[mention.article] for mention in mentions if mention.role is Role.MAIN)
            judged = [weights[link] for link in about if link in weights]
            return max(judged) >= WEIGHTY if judged else None

        return event_set(folder.name, session, is_weighty)


def timeline_set(folder: Path) -> EventSet:
    """The events of an archive, by whether their day is on one of its timelines."""
    timelines = json.loads((folder / "timelines.json").read_text(encoding="utf-8"))
    days = {datetime.fromisoformat(day).date() for timeline in timelines for day in timeline}
    first, last = min(days), max(days)

    def is_on_timeline(event: Event, _: Mentions) -> bool | None:
        day = event.when.first
        return day in days if event.when.is_day and first <= day <= last else None

    with temporary_session() as session:
        ingest_files(session, [folder / "docs.jsonl"], lambda *_: None)
        return event_set(f"timelines/{folder.name}", session, is_on_timeline)


def event_set(name: str, session: Session, is_weighty: Callable[[Event, Mentions], bool | None]) -> EventSet:
    """The events of a store that are news, without those of which it is not known whether they are weighty."""
    events = list(session.store.stream(Query()))
    whole = EventSet(name, [], [])
    for start in range(0, len(events), BATCH):
        part = events[start : start + BATCH]
        stored = session.store.mentions_of([event.id for event in part])
        for event in part:
            every = [one.mention for one in stored[event.id]]
            mentions = [mention for mention in every if mention.role is not Role.REPRINT] or every
            weighty = is_weighty(event, mentions)
            if weighty is not None:
                (whole.high if weighty else whole.low).append(mentions)
    return whole


@contextmanager
def temporary_session() -> Iterator[Session]:
    """A session on a store that is thrown away."""
    store = Store.temporary()
    with Session(Settings(), store, Clock(NOW), Paths(Path("feeds.toml"), store.path)) as session:
        yield session


if __name__ == "__main__":
    main()
