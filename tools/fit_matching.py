"""Fit the weights of the matcher's odds again, and print them beside the ones that stand, with the scores of both.

`python tools/fit_matching.py [--corpora DIR] [--parts 3]`

Reads `clusters/dense.jsonl`: articles of a dense stream of news, each with the event that it is about. It is taken twice, with
titles and texts and as mere headlines. Articles are taken in order of publication and put into the events where they belong;
each is paired with the articles of the events around it, as the matcher would do (at most three of an event, which together
count as one). The weights of `tui.events.matching.tuning` that the log-odds are linear in are fitted to these pairs by logistic
regression, `join` by the score of the clusters that come of it. A weight of which the pairs say nothing stays as it is.

Then the whole stream is clustered with the weights that stand and with the fitted ones. "Left out" is the score on the articles
of each part of the events with weights that were fitted on the other parts: what the fit is worth on other news. Nothing is
written; a better weight is put into the module by hand, and the figures of its tests and documents with it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import corpora
import logistic
from tui.events.matching.linkage import pair_odds
from tui.events.matching.register import Register

from tui.events.extraction.extract import extract
from tui.events.matching.candidates import LiveMention
from tui.events.matching.matcher import Matcher
from tui.events.matching.reprints import is_copy
from tui.events.matching.tuning import TUNING, Tuning
from tui.model import Article, Mention
from tui.service.ingest.reading import worth_keeping
from tui.service.ingest.window import REACH

FITTED = (
    "base", "headline_base", "similarity", "density", "day_apart", "same_date", "other_date", "own_day", "same_source",
    "other_country", "other_names", "other_numbers", "opposite_deed", "formula",
)  # fmt: skip
"""Weights that the log-odds of a pair are linear in."""
BLANK: Tuning = corpora.changed(TUNING, dict.fromkeys(FITTED, 0.0))
UNITS: tuple[Tuning, ...] = tuple(corpora.changed(BLANK, {name: 1.0}) for name in FITTED)
JOINS = (0.4, 0.45, 0.5)
"""Values of `join` that are tried."""
EVENTS_AROUND = 8
"""Events around an article that it is paired with, the nearest ones."""
SPEAKERS = 3
"""Articles of an event that it is paired with, the latest ones."""
UNLIKELY = -6.0
"""Log-odds now, below which only one pair in `SAMPLED` is taken, for as many: they are many, and say little."""
SAMPLED = 25
BATCH = 200
"""Articles after which the matcher lets go of what is too old, as an ingest does."""
EXTRACTED = 100
"""Articles that are extracted in one task."""

Stream = list[list[Mention]]
"""Of each article its mentions, in order of publication."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles as a sample.

    Args:
        event: that the later one is about.
        sample: what they have in common, and whether they are about one event.
    """

    event: str
    sample: logistic.Sample


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    corpora.add_option(parser)
    parser.add_argument(
        "--parts", type=int, default=3, help="parts of the events, one left out at a time (%(default)s)"
    )
    options = parser.parse_args()
    rows = sorted(
        corpora.read_lines(corpora.path(options.corpora, "clusters/dense.jsonl")),
        key=lambda row: (row["published"], row["id"]),
    )
    expected = {row["id"]: row["cluster"] for row in rows if row["cluster"]}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        full = read_stream(rows, pool, with_text=True)
        titles = read_stream(rows, pool, with_text=False)
    print(f"{len(rows)} articles, {len(set(expected.values()))} events", flush=True)
    with ProcessPoolExecutor(os.cpu_count(), initializer=hold, initargs=((full, titles),)) as pool:
        pairs = [pair for part in pool.map(paired, range(2), [expected] * 2) for pair in part]
        print(f"{len(pairs)} pairs, {sum(pair.sample.label for pair in pairs)} of them about one event\n", flush=True)
        report(pairs, expected, options.parts, pool)


def report(pairs: Sequence[Pair], expected: dict[str, str], parts: int, pool: Executor) -> None:
    """Fit on all parts and on all but one, and print what comes of it."""
    now = [getattr(TUNING, name) for name in FITTED]
    part_of = {event: corpora.part_of(event, parts) for event in expected.values()}
    samples = [[pair.sample for pair in pairs if part_of[pair.event] != left_out] for left_out in range(parts)]
    everything = [pair.sample for pair in pairs]
    weights, *others = pool.map(logistic.fit, [everything, *samples], [now] * (parts + 1))
    tunings = [TUNING, *(replace(tuned(fit), join=join) for fit in (weights, *others) for join in JOINS)]
    clusterings = list(pool.map(clustered, tunings))
    stands, fitted = clusterings[0], [clusterings[1 + n * len(JOINS) :][: len(JOINS)] for n in range(parts + 1)]
    best, join = best_join(fitted[0], expected)
    rows = [*zip(FITTED, now, weights, strict=True), ("join", TUNING.join, join)]
    print("\n".join(corpora.table(rows)))
    losses = [logistic.log_loss(everything, one) for one in (now, weights)]
    print(f"\n{'surprise a pair':<18} {losses[0]:.4f} bits now, {losses[1]:.4f} fitted\n")
    print_scores("now", [scores(stands, expected)])
    print_scores("fitted", [scores(best, expected)])
    left_out_now, left_out_fitted = [], []
    for part in range(parts):
        inside = {article: event for article, event in expected.items() if part_of[event] == part}
        outside = {article: event for article, event in expected.items() if part_of[event] != part}
        left_out_now.append(scores(stands, inside))
        left_out_fitted.append(scores(best_join(fitted[1 + part], outside)[0], inside))
    print_scores("left out, now", left_out_now)
    print_scores("left out, fitted", left_out_fitted)


def tuned(weights: Sequence[float]) -> Tuning:
    """The numbers of matching with these weights."""
    return corpora.changed(TUNING, dict(zip(FITTED, weights, strict=True)))


# ---------------------------------------------------------------------- reading


def read_stream(rows: Sequence[dict[str, str]], pool: Executor, *, with_text: bool) -> Stream:
    """The mentions that an ingest would keep of each article."""
    articles = [as_article(row, row["text"] if with_text else "") for row in rows]
    batches = [articles[start : start + EXTRACTED] for start in range(0, len(articles), EXTRACTED)]
    return [mentions for batch in pool.map(kept_mentions, batches) for mentions in batch]


def as_article(row: dict[str, str], text: str) -> Article:
    """A row as `dateline ingest` reads it."""
    published = datetime.fromisoformat(row["published"])
    return Article(row["id"], row.get("source", ""), row["title"], text, published, published.astimezone(UTC))


def kept_mentions(articles: Sequence[Article]) -> Stream:
    """Extract a batch; what a worker process runs."""
    return [worth_keeping(extract(article).mentions) for article in articles]


# ---------------------------------------------------------------------- pairs

_held: tuple[Stream, Stream]


def hold(streams: tuple[Stream, Stream]) -> None:
    """Start of a worker process: it keeps the streams, so that they travel once."""
    global _held
    _held = streams


def paired(stream: int, expected: dict[str, str]) -> list[Pair]:
    """The pairs of one of the streams, each article put where it belongs."""
    register = Register(TUNING)
    pairs: list[Pair] = []
    for place, mentions in enumerate(_held[stream]):
        main = mentions[0]
        if place % BATCH == 0:
            register.forget((main.published - REACH).timestamp() / 86_400)
        if main.article not in expected:
            continue
        live = register.weighed(main)
        event = register.event(expected[main.article])
        original = next(
            (one for one in register.around.similar(live, TUNING.copy_similarity) if is_copy(live.terms, one.terms)),
            None,
        )
        if original is not None:
            register.add_reprint(live, original)
            continue
        pairs += pairs_of(register, live, event.id)
        register.add_member(live, event)
        register.around.enter(live)
    return pairs


def pairs_of(register: Register, live: LiveMention, event: str) -> Iterator[Pair]:
    """An article with those of the events around it."""
    around = register.around
    for other_event in list(around.nearest_events(live))[:EVENTS_AROUND]:
        members = other_event.members[-SPEAKERS:]
        density = around.density(live, live.event, other_event)
        for other in members:
            both = density + around.density(other, live.event, other_event)
            similarity = around.similarity(live, other)
            rest = pair_odds(BLANK, live, other, similarity, both)
            features = tuple(pair_odds(unit, live, other, similarity, both) - rest for unit in UNITS)
            count = 1 / len(members)
            if pair_odds(TUNING, live, other, similarity, both) < UNLIKELY:
                if corpora.part_of(f"{live.id} {other.id}", SAMPLED):
                    continue
                count *= SAMPLED
            yield Pair(event, logistic.Sample(features, other_event.id == event, count))


# ---------------------------------------------------------------------- clusters


def clustered(tuning: Tuning) -> tuple[dict[str, str], dict[str, str]]:
    """Article -> event, in both streams, as an ingest would put them; what a worker process runs."""
    full, titles = _held
    return cluster(full, tuning), cluster(titles, tuning)


def cluster(stream: Stream, tuning: Tuning) -> dict[str, str]:
    """Article -> event."""
    matcher = Matcher(tuning)
    events: dict[str, str] = {}
    survivors: dict[str, str] = {}
    for place, mentions in enumerate(stream):
        if place % BATCH == 0:
            matcher.forget(mentions[0].published - REACH)
        events[mentions[0].id] = matcher.assign(mentions)[0].event
        repairs = matcher.take_repairs()
        survivors.update(repairs.merged)
        events.update({move.mention: move.event for move in repairs.moved if move.mention in events})
    return {id_.rpartition("#")[0]: survivor(event, survivors) for id_, event in events.items()}


def survivor(event: str, survivors: dict[str, str]) -> str:
    """Where an event that was merged has gone."""
    while event in survivors:
        event = survivors[event]
    return event


def scores(
    clustering: tuple[dict[str, str], dict[str, str]], expected: dict[str, str]
) -> tuple[corpora.ClusterScores, corpora.ClusterScores]:
    """Of both streams."""
    full, titles = clustering
    return corpora.cluster_scores(expected, full), corpora.cluster_scores(expected, titles)


def best_join(
    clusterings: Sequence[tuple[dict[str, str], dict[str, str]]], expected: dict[str, str]
) -> tuple[tuple[dict[str, str], dict[str, str]], float]:
    """Of the clusterings by the values of `join` the best, and that value."""
    rated = [sum(one.mean for one in scores(clustering, expected)) for clustering in clusterings]
    place = max(range(len(rated)), key=rated.__getitem__)
    return clusterings[place], JOINS[place]


def print_scores(name: str, rows: Sequence[tuple[corpora.ClusterScores, corpora.ClusterScores]]) -> None:
    """The mean over the rows, for both streams."""
    means = [
        corpora.ClusterScores(
            sum(row[stream].bcubed for row in rows) / len(rows), sum(row[stream].pairs for row in rows) / len(rows)
        )
        for stream in range(2)
    ]
    print(f"{name:<18} {means[0]}   titles alone: {means[1]}", flush=True)


if __name__ == "__main__":
    main()
