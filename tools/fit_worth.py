"""Fit the weights of the cues that make up a dated clause's score: `python tools/fit_worth.py [--corpora DIR]`.

Reads `events/en-dev.jsonl` and `events/en-affairs.jsonl` with their gold (`…-gold.jsonl`) of a folder of corpora, by default
`../shared/corpora`. Every dated clause that extraction finds is a row: how often each cue of `worth.CUES` holds, and whether
an annotated event stands in its sentence whose date is that of the clause, or is not annotated. The weights are fitted by
logistic regression that is drawn towards those of today (a Gaussian prior; the strength is `--prior`), because a cue that
holds in five rows should not move far. Nothing is written: the table of today, what was fitted, and figures before and after
are printed, also with each affair left out of the fitting and judged by weights that never saw it (the documents of en-dev
are ten groups more). Ten seconds on one core.

The gold says which clauses are events, not which titles stand alone: the weights of cues of titles go to nothing here and are
no better for it.

Figures: AUC is the share of pairs of an event's row and another row in which the event's scores higher; r-precision is that of
the events that an article has sentences of, as many of its best-scored mentions, which stand in such a sentence.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.events.extraction.extract import extract_scored
from tui.events.extraction.tuning import TUNING
from tui.events.extraction.worth import BASE, CUES, Held
from tui.model import Article, Basis, Mention, When

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
FILES = ("en-dev", "en-affairs")
PRIOR = 1.0
"""Default of `--prior`. Chosen: of 0.3, 1, 3 and 10 it gave the best AUC with affairs left out."""
ODDS_PER_POINT = 5.0
"""Growth of the log odds of an event with its score, which weights are measured in. Chosen: 0.45, `WORTH`, lies halfway between
one chance in four and three in four."""
FIXED = 1e9
"""A prior that lets nothing move."""
LONGEST_STEP = 2.0
"""By which a parameter moves at most at once, so that Newton's method does not leap over the hill."""
STEPS = 40
"""Steps of it; it mostly stands still after eight."""
STILL = 1e-6
"""Change of a weight below which it stands still."""
DEV_GROUPS = 10
"""Groups of en-dev's documents, each left out in turn like an affair."""

Vector = list[float]


@dataclass(frozen=True)
class Clause:
    """One mention of a document.

    Args:
        counts: how often each cue of `CUES` holds; None where the mention has no date of its own and its score stays.
        score: of today.
        is_event: whether an annotated event has its sentence and its date.
        in_sentence: whether an annotated event stands in its sentence.
    """

    counts: Vector | None
    score: float
    is_event: bool
    in_sentence: bool


@dataclass(frozen=True)
class Document:
    """Mentions of a document, and how many of its sentences have annotated events."""

    group: str
    clauses: Sequence[Clause]
    sentences: int


def main() -> None:
    """Fit and print; exit code 2 where the corpora are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder that holds events/en-dev.jsonl …")
    parser.add_argument("--prior", type=float, default=PRIOR, help="how strongly weights are drawn to those of today")
    options = parser.parse_args()
    try:
        documents = [document for name in FILES for document in read(options.corpora / "events", name)]
    except OSError as error:
        print(f"The corpora cannot be read: {error}. Name their folder with --corpora.", file=sys.stderr)
        sys.exit(2)
    report(documents, options.prior)


def read(folder: Path, name: str) -> Iterator[Document]:
    """The documents of a corpus.

    Raises:
        OSError: it is not there.
    """
    gold: dict[str, dict[str, When | None]] = {}
    for line in (folder / f"{name}-gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold.setdefault(row["doc"], {})[row["event"]] = _when(row["when"])
    for number, line in enumerate((folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        group = row["id"].partition("_")[0] if name == "en-affairs" else f"dev {number % DEV_GROUPS}"
        yield _document(group, row, gold.get(row["id"], {}))


def _when(text: str) -> When | None:
    """A gold date, None where the text tells none."""
    try:
        return When.parse(text)
    except ValueError:
        return None


def _document(group: str, row: dict[str, object], dates: dict[str, When | None]) -> Document:
    text = str(row["text"])
    published = datetime.combine(datetime.fromisoformat(str(row["published"])), time(), UTC)
    article = Article(str(row["id"]), "", "", text, published, published, lang="en")
    extraction, scores = extract_scored(article)
    events = [(event["start"], event["end"], dates.get(event["id"])) for event in row["events"]]  # type: ignore[attr-defined]
    clauses = [
        _clause(
            mention, held, [when for start, end, when in events if mention.span[0] <= start and end <= mention.span[1]]
        )
        for mention, held in zip(extraction.mentions, scores, strict=True)
        if mention.field == "text"
    ]
    starts = {max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0) for start, _, _ in events}
    return Document(group, clauses, len(starts))


def _clause(mention: Mention, held: Sequence[Held], dates: Sequence[When | None]) -> Clause:
    """A mention as a row.

    Args:
        mention, held: as extraction has them.
        dates: of the annotated events in its sentence.
    """
    is_dated = mention.basis in (Basis.STATED, Basis.RELATIVE) and held[0] == BASE
    times = {row.name: row.times for row in held}
    counts = [float(times.get(cue.name, 0)) for cue in CUES] if is_dated else None
    is_event = any(when is None or when.overlaps(mention.when) for when in dates)
    return Clause(counts, mention.score, is_event, bool(dates))


def report(documents: Sequence[Document], prior: float) -> None:
    """Fit on all documents and print weights and figures."""
    now = [cue.weight for cue in CUES]
    rows = _rows(documents)
    fitted = fit(rows, now, prior)
    print(f"{len(documents)} documents, {len(rows)} dated clauses, {sum(label for _, label in rows)} of them events\n")
    print(f"{'cue':<14}{'now':>8}{'fitted':>8}{'holds in':>10}")
    for place, cue in enumerate(CUES):
        count = sum(counts[place] != 0 for counts, _ in rows)
        print(f"{cue.name:<14}{cue.weight:>8.3f}{fitted[place]:>8.3f}{count:>10}")
    print(f"\n{'':<22}{'AUC':>8}{'r-precision':>13}")
    _print_figures("now", documents, lambda _: now)
    _print_figures("fitted", documents, lambda _: fitted)
    groups = sorted({document.group for document in documents})
    others = {
        group: fit(_rows(document for document in documents if document.group != group), now, prior) for group in groups
    }
    _print_figures("fitted on the others", documents, lambda group: others[group])


def _rows(documents: Iterable[Document]) -> list[tuple[Vector, bool]]:
    return [(row.counts, row.is_event) for document in documents for row in document.clauses if row.counts is not None]


def fit(rows: Sequence[tuple[Vector, bool]], start: Vector, prior: float) -> Vector:
    """Weights by logistic regression: the odds of an event grow with the score, one weight for each cue.

    Args:
        rows: how often each cue holds, and whether it is an event.
        start: the weights of today, to which a prior of this strength draws.
        prior: in units of the log odds, squared.
    """
    odds = [ODDS_PER_POINT * weight for weight in start]
    scores = [([sum(map(_times, odds, counts))], label) for counts, label in rows]
    offset, _ = _newton(scores, [0.0, 1.0], [0.0, FIXED])
    _, *fitted = _newton(rows, [offset, *odds], [0.0, *[prior] * len(start)])
    return [value / ODDS_PER_POINT for value in fitted]


def _times(a: float, b: float) -> float:
    return a * b


def _newton(rows: Sequence[tuple[Vector, bool]], start: Vector, prior: Vector) -> Vector:
    """The most likely parameters (offset first), each drawn to its start by its prior."""
    sparse = [([(0, 1.0), *((place, x) for place, x in enumerate(row, 1) if x)], label) for row, label in rows]
    at = list(start)
    for _ in range(STEPS):
        gradient = [-weight * (a - b) for weight, a, b in zip(prior, at, start, strict=True)]
        curve = [[0.0] * len(at) for _ in at]
        for place, weight in enumerate(prior):
            curve[place][place] = weight or STILL
        for row, label in sparse:
            chance = (1 + math.tanh(sum(at[place] * x for place, x in row) / 2)) / 2
            for place, x in row:
                gradient[place] += (label - chance) * x
                for other, y in row:
                    curve[place][other] += chance * (1 - chance) * x * y
        step = [max(-LONGEST_STEP, min(value, LONGEST_STEP)) for value in _solved(curve, gradient)]
        at = [a + b for a, b in zip(at, step, strict=True)]
        if max(map(abs, step)) < STILL:
            break
    return at


def _solved(matrix: list[Vector], right: Vector) -> Vector:
    """The solution of a system of linear equations, by elimination; the matrix is positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place, pivot in enumerate(rows):
        for other in rows[place + 1 :]:
            factor = other[place] / pivot[place]
            if factor:
                for column in range(place, len(other)):
                    other[column] -= factor * pivot[column]
    out = [0.0] * len(rows)
    for place in reversed(range(len(rows))):
        row = rows[place]
        out[place] = (row[-1] - sum(row[other] * out[other] for other in range(place + 1, len(rows)))) / row[place]
    return out


def _print_figures(name: str, documents: Sequence[Document], weights: Callable[[str], Vector]) -> None:
    """A line of figures by the weights of each document's group."""
    scored = [[(_score(row, weights(document.group)), row) for row in document.clauses] for document in documents]
    dated = [(score, row.is_event) for its in scored for score, row in its if row.counts is not None]
    precision = [
        _precision(its, document.sentences)
        for its, document in zip(scored, documents, strict=True)
        if document.sentences
    ]
    print(f"{name:<22}{_area(dated):>8.3f}{sum(precision) / max(len(precision), 1):>13.3f}")


def _score(row: Clause, weights: Vector) -> float:
    if row.counts is None:
        return row.score
    return min(max(BASE.points + sum(map(_times, weights, row.counts)), TUNING.least_score), TUNING.most_score)


def _area(scored: Sequence[tuple[float, bool]]) -> float:
    """Share of pairs of an event and another row in which the event scores higher; equal ones count half."""
    ranked = sorted(scored)
    events = sum(label for _, label in ranked)
    pairs = events * (len(ranked) - events)
    below = 0
    wins = 0.0
    for _, group in groupby(ranked, key=lambda row: row[0]):
        labels = [label for _, label in group]
        others = labels.count(False)
        wins += sum(labels) * (below + others / 2)
        below += others
    return wins / pairs if pairs else math.nan


def _precision(scored: Sequence[tuple[float, Clause]], sentences: int) -> float:
    """Share of sentences with events among as many best-scored mentions."""
    best = sorted(scored, key=lambda row: -row[0])[:sentences]
    return sum(row.in_sentence for _, row in best) / sentences


if __name__ == "__main__":
    main()
