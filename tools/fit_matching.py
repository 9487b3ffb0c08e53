"""Fit the weights of the matcher's odds again, and print them beside the ones that stand, with the scores of both.

`python tools/fit_matching.py [--corpora DIR] [--parts 3]`

Reads `clusters/dense.jsonl`: articles of a dense stream of news, each with the event that it is about. It is taken twice, with
titles and texts and as mere headlines. The pairs of articles that matching looks at, and some more, are samples: what the two have
in common, how densely other news stands around them, and whether they are about one event. The weights of
`tui.events.matching.tuning` that the log-odds are linear in are fitted to these pairs by logistic regression, `join` by the score
of the clusters that come of it. A weight of which the pairs say nothing stays as it is.

Then the articles, and those of `clusters/wikinews.jsonl`, are clustered with the weights that stand and with the fitted ones.
"Left out" is the score on the articles of each part of the events with weights that were fitted on the other parts: what the fit is
worth on other news. The regression finds what tells pairs apart, which is not quite what makes the best clusters: a weight that
stands may well be better. Nothing is written; a better weight is put into the module by hand, and the figures of its tests and
documents with it.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import corpora
import logistic

from tui.events.extraction.extract import extract
from tui.events.matching.candidates import LiveMention, live_mention
from tui.events.matching.links import Links
from tui.events.matching.matcher import Matcher
from tui.events.matching.pairs import are_foreign, pair_odds
from tui.events.matching.tuning import TUNING, Tuning
from tui.events.matching.weights import cosine
from tui.model import Article, Mention
from tui.service.ingest.reading import worth_keeping

FITTED = (
    "base", "headline_base", "similarity", "density", "standing", "day_apart", "same_date", "other_date", "own_day", "same_source",
    "other_country", "other_names", "other_numbers", "opposite_deed", "other_kind", "formula",
)  # fmt: skip
"""Weights that the log-odds of a pair are linear in."""
BLANK: Tuning = corpora.changed(TUNING, dict.fromkeys(FITTED, 0.0))
UNITS: tuple[Tuning, ...] = tuple(corpora.changed(BLANK, {name: 1.0}) for name in FITTED)
JOINS = (0.35, 0.4, 0.45, 0.5)
"""Values of `join` that are tried."""
WORTH_A_LOOK = -4.0
"""Log-odds now, without other news around, from which on a pair is a sample: below those of matching, since the fit may raise them."""
HARDLY = 1e-12
"""A probability so low that no pair is left out for what stands around it."""
UNLIKELY = -3.0
"""Log-odds now, below which only one pair in `SAMPLED` is taken, for as many: they are many, and say little."""
SAMPLED = 10
EXTRACTED = 100
"""Articles that are extracted in one task."""
CORPORA = (("dense", "dense", True), ("dense titles", "dense", False), ("wikinews", "wikinews", True))
"""(name, file, whether with texts) of what is clustered."""
FITTED_ON = 2
"""Of these, the first ones whose pairs are the samples."""

Stream = list[list[Mention]]
"""Of each article its mentions, in order of publication."""
Clustering = dict[str, str]
"""Article -> event."""
Row = dict[str, str]


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
    rows = {file: read_rows(options, file) for _, file, _ in CORPORA}
    expected = [{row["id"]: row["cluster"] for row in rows[file] if row["cluster"]} for _, file, _ in CORPORA]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        streams = [read_stream(rows[file], pool, with_text=with_text) for _, file, with_text in CORPORA]
    print(f"{sum(map(len, streams[1:]))} articles", flush=True)
    with ProcessPoolExecutor(os.cpu_count(), initializer=hold, initargs=(streams,)) as pool:
        pairs = [pair for part in pool.map(paired, range(FITTED_ON), expected[:FITTED_ON]) for pair in part]
        print(f"{len(pairs)} pairs, {sum(pair.sample.label for pair in pairs)} of them about one event\n", flush=True)
        report(pairs, expected, options.parts, pool)


def report(pairs: Sequence[Pair], expected: Sequence[Clustering], parts: int, pool: Executor) -> None:
    """Fit on all parts and on all but one, and print what comes of it."""
    now = [getattr(TUNING, name) for name in FITTED]
    part_of = {event: corpora.part_of(event, parts) for of in expected for event in of.values()}
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
        inside = [{article: event for article, event in of.items() if part_of[event] == part} for of in expected]
        outside = [{article: event for article, event in of.items() if part_of[event] != part} for of in expected]
        left_out_now.append(scores(stands, inside))
        left_out_fitted.append(scores(best_join(fitted[1 + part], outside)[0], inside))
    print_scores("left out, now", left_out_now)
    print_scores("left out, fitted", left_out_fitted)


def tuned(weights: Sequence[float]) -> Tuning:
    """The numbers of matching with these weights."""
    return corpora.changed(TUNING, dict(zip(FITTED, weights, strict=True)))


# ---------------------------------------------------------------------- reading


def read_rows(options: argparse.Namespace, file: str) -> list[Row]:
    """The articles of a corpus, in order of publication."""
    rows = corpora.read_lines(corpora.path(options.corpora, f"clusters/{file}.jsonl"))
    return sorted(rows, key=lambda row: (row["published"], row["id"]))


def read_stream(rows: Sequence[Row], pool: Executor, *, with_text: bool) -> Stream:
    """The mentions that an ingest would keep of each article."""
    articles = [as_article(row, row["text"] if with_text else "") for row in rows]
    batches = [articles[start : start + EXTRACTED] for start in range(0, len(articles), EXTRACTED)]
    return [mentions for batch in pool.map(kept_mentions, batches) for mentions in batch]


def as_article(row: Row, text: str) -> Article:
    """A row as `dateline ingest` reads it."""
    published = datetime.fromisoformat(row["published"])
    return Article(row["id"], row.get("source", ""), row["title"], text, published, published.astimezone(UTC))


def kept_mentions(articles: Sequence[Article]) -> Stream:
    """Extract a batch; what a worker process runs."""
    return [worth_keeping(extract(article).mentions) for article in articles]


# ---------------------------------------------------------------------- pairs

_held: list[Stream]


def hold(streams: list[Stream]) -> None:
    """Start of a worker process: it keeps the streams, so that they travel once."""
    global _held
    _held = streams


def paired(stream: int, expected: Mapping[str, str]) -> list[Pair]:
    """The pairs of one of the streams."""
    links = Links(replace(TUNING, worth_a_look=WORTH_A_LOOK, join=HARDLY))
    for mentions in _held[stream]:
        links.enter(live_mention(mentions[0], TUNING), is_known=False)
    return [pair for live in links if live.article in expected for pair in pairs_of(links, live, expected)]


def pairs_of(links: Links, live: LiveMention, expected: Mapping[str, str]) -> Iterator[Pair]:
    """An article with the earlier ones that it is linked with. Those of one event together count as much as one of another."""
    copies = set(links.copies(live))
    others = [
        other
        for other, _ in links.likely(live)
        if other.order < live.order and other.article in expected
        if other not in copies and not are_foreign(live, other)
    ]
    members = Counter(expected[other.article] for other in others)
    for other in others:
        event = expected[other.article]
        around = cosine(live.vector, other.vector), links.density(live, other), links.standing(live, other)
        count = 1 / members[event]
        if pair_odds(TUNING, live, other, *around) < UNLIKELY:
            if corpora.part_of(f"{live.id} {other.id}", SAMPLED):
                continue
            count *= SAMPLED
        rest = pair_odds(BLANK, live, other, *around)
        features = tuple(pair_odds(unit, live, other, *around) - rest for unit in UNITS)
        yield Pair(expected[live.article], logistic.Sample(features, event == expected[live.article], count))


# ---------------------------------------------------------------------- clusters


def clustered(tuning: Tuning) -> list[Clustering]:
    """The events of each stream; what a worker process runs."""
    return [cluster(stream, tuning) for stream in _held]


def cluster(stream: Stream, tuning: Tuning) -> Clustering:
    """The events that an ingest would make of a stream, in one batch or many."""
    matcher = Matcher(tuning=tuning)
    subjects = {mentions[0].id: mentions[0].article for mentions in stream}
    for mentions in stream:
        matcher.put(mentions)
    return {subjects[place.mention]: place.event for place in matcher.settle() if place.mention in subjects}


def scores(clusterings: Sequence[Clustering], expected: Sequence[Clustering]) -> list[corpora.ClusterScores]:
    """Of each stream."""
    return [corpora.cluster_scores(of, given) for of, given in zip(expected, clusterings, strict=True)]


def best_join(
    clusterings: Sequence[list[Clustering]], expected: Sequence[Clustering]
) -> tuple[list[Clustering], float]:
    """Of the clusterings by the values of `join` the best on what is fitted, and that value."""
    rated = [sum(one.mean for one in scores(clustering, expected)[:FITTED_ON]) for clustering in clusterings]
    place = max(range(len(rated)), key=rated.__getitem__)
    return clusterings[place], JOINS[place]


def print_scores(name: str, rows: Sequence[Sequence[corpora.ClusterScores]]) -> None:
    """The mean over the rows, for each stream."""
    means = [
        corpora.ClusterScores(sum(one.bcubed for one in of) / len(of), sum(one.pairs for one in of) / len(of))
        for of in zip(*rows, strict=True)
    ]
    texts = [f"{stream}: {mean}" for (stream, _, _), mean in zip(CORPORA, means, strict=True)]
    print(f"{name:<18} {'   '.join(texts)}", flush=True)


if __name__ == "__main__":
    main()
