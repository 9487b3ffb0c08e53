"""Fit the weights by which the day of an undated clause is chosen: `python tools/fit_anchors.py [--corpora DIR] [--prior P]`.

Reads `events/en-affairs.jsonl` and `events/en-dev.jsonl` with their gold (`…-gold.jsonl`). For each annotated event whose date is
sure, the clause around its words is anchored. Where an earlier step than the ranker decides, its answer is scored as it is;
else each pair of a right time and a wrong one among those offered is a row: the features of the one less those of the other.
Logistic regression over the rows gives the weights; each is expected near nothing, so that features that hold seldom stay
small. An affair's rows count with the root of its size, so that no affair decides alone.

Prints each weight that stands beside the one fitted anew, then the share of events with the right date: with the weights that
stand, with those fitted on all, and with those fitted on all other affairs (articles of an affair tell the same; kinds of news
stand for affairs in en-dev). Nothing is written but with `--write`, which puts the fitted weights into
`tui/events/anchoring/tuning.py`. A minute on one core.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import corpora
import logistic

from tui.events.anchoring.anchor import Step
from tui.events.anchoring.anchoring import Anchoring
from tui.events.anchoring.tuning import WEIGHTS
from tui.events.extraction.extract import extract
from tui.model import Article, When

FILES = ("en-affairs", "en-dev")
PRIOR = 4.0
"""Default of `--prior`. Chosen: of 1, 2, 4 and 8 it gave the best share with affairs left out."""
BALANCE = 0.3
"""Power of the size of an affair that its rows are divided by. Chosen: of 0.3, 0.5, 0.75 and 1 it gave the best share with affairs left out."""
NOON = time(12)
RANKED = (Step.RANKED, Step.REPORT)
WEIGHTS_FILE = Path(__file__).resolve().parents[1] / "tui" / "events" / "anchoring" / "tuning.py"
TABLE = re.compile(r"(?<=^WEIGHTS: dict\[str, float\] = \{\n).*?(?=^\})", re.MULTILINE | re.DOTALL)
"""Their rows in that file."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """The date of one annotated event.

    Args:
        affair: what its article is about.
        right: whether an earlier step than the ranker gives the right date; None where the ranker is asked.
        offers: for the ranker, the features of each time offered, and whether it is right.
    """

    affair: str
    right: bool | None
    offers: tuple[tuple[tuple[str, ...], bool], ...] = ()

    def is_right(self, weights: Weights) -> bool:
        """Whether the date is right with these weights."""
        if self.right is not None:
            return self.right
        return max(self.offers, key=lambda offer: sum(weights.get(name, 0.0) for name in offer[0]))[1]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    corpora.add_option(parser)
    parser.add_argument(
        "--prior", type=float, default=PRIOR, help="how strongly weights are drawn to nothing (%(default)s)"
    )
    parser.add_argument("--write", action="store_true", help="take the fitted weights over into the project")
    options = parser.parse_args()
    asked = [row for name in FILES for row in read(options.corpora, name)]
    if not asked:
        raise SystemExit("There is no dated event in these corpora.")
    fitted = fit(asked, options.prior)
    print("\n".join(corpora.table((name, WEIGHTS.get(name, 0.0), fitted[name]) for name in sorted(fitted))))
    report(asked, fitted, options.prior)
    if options.write:
        module = WEIGHTS_FILE.read_text(encoding="utf-8")
        WEIGHTS_FILE.write_text(written(module, fitted), encoding="utf-8")


def read(folder: Path, name: str) -> Iterator[Asked]:
    """The sure dates of a corpus of events."""
    gold: dict[str, dict[str, When]] = defaultdict(dict)
    for row in corpora.read_lines(corpora.path(folder, f"events/{name}-gold.jsonl")):
        if row["sure"] and row["when"] != "none":
            gold[row["doc"]][row["event"]] = When.parse(row["when"])
    for document in corpora.read_lines(corpora.path(folder, f"events/{name}.jsonl")):
        yield from _of_document(document, gold[document["id"]])


def affair_of(ident: str) -> str:
    """What an article is about, by its id: `33_4ecbplus` is of affair 33, `health_2` of health."""
    head, _, tail = ident.rpartition("_")
    return head if tail.isdigit() else ident.partition("_")[0]


def _of_document(document: Mapping[str, Any], gold: Mapping[str, When]) -> Iterator[Asked]:
    published = datetime.combine(datetime.fromisoformat(document["published"]).date(), NOON, UTC)
    article = Article(document["id"], "", "", document["text"], published, published, lang="en")
    anchoring = extract(article, every=True).anchoring
    assert anchoring is not None
    for event in document["events"]:
        if event["id"] in gold:
            yield _asked(affair_of(document["id"]), anchoring, event["start"], event["end"], gold[event["id"]])


def _asked(affair: str, anchoring: Anchoring, start: int, end: int, truth: When) -> Asked:
    place, number = anchoring.place_of(start, end)
    held = anchoring.story.holder(place, start, end)
    if held is not None:
        return Asked(affair, _same(held.part.when, truth))
    anchor = anchoring.of_clause(place, number)
    if anchor.step not in RANKED:
        return Asked(affair, _same(anchor.when, truth))
    offers = anchoring.offers(anchoring.story.piece(place, number))
    return Asked(affair, None, tuple((names, _same(day.when, truth)) for day, names in offers))


def _same(when: When, truth: When) -> bool:
    return (when.start, when.end) == (truth.start, truth.end)


def fit(asked: Sequence[Asked], prior: float) -> dict[str, float]:
    """The weights that put right times before wrong ones."""
    sizes = Counter(row.affair for row in asked)
    mean = len(asked) / len(sizes)
    names = sorted({name for row in asked for offer, _ in row.offers for name in offer})
    places = {name: place for place, name in enumerate(names)}
    rows: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    counts: dict[Any, float] = defaultdict(float)
    for row in asked:
        right = next((set(offer) for offer, is_right in row.offers if is_right), None)
        wrong = [set(offer) for offer, is_right in row.offers if not is_right]
        if right is None:
            continue
        for other in wrong:
            pair = tuple(sorted(right - other)), tuple(sorted(other - right))
            rows[pair] += 1
            counts[pair] += len(wrong) ** -0.5 * (sizes[row.affair] / mean) ** -BALANCE
    samples = []
    for more, less in rows:
        features = [0.0] * len(names)
        for name in more:
            features[places[name]] += 1
        for name in less:
            features[places[name]] -= 1
        samples.append(logistic.Sample(tuple(features), True, counts[more, less]))
    return dict(zip(names, logistic.fit(samples, [0.0] * len(names), prior), strict=True))


def report(asked: Sequence[Asked], fitted: Weights, prior: float) -> None:
    """Print the share of events with the right date, by affair."""
    affairs = sorted({row.affair for row in asked})
    print(f"\n{'affair':<28} {'events':>6} {'now':>6} {'all':>6} {'left out':>8}")
    totals: Counter[tuple[bool, str]] = Counter()
    for affair in affairs:
        mine = [row for row in asked if row.affair == affair]
        others = fit([row for row in asked if row.affair != affair], prior) if len(affairs) > 1 else fitted
        right = [sum(row.is_right(weights) for row in mine) for weights in (WEIGHTS, fitted, others)]
        print(f"{affair:<28} {len(mine):>6} " + " ".join(f"{100 * count / len(mine):>6.1f}" for count in right))
        for column, count in zip(("now", "all", "left out"), right, strict=True):
            totals[affair.isdigit(), column] += count
        totals[affair.isdigit(), "events"] += len(mine)
    for numbered, name in ((True, FILES[0]), (False, FILES[1])):
        if events := totals[numbered, "events"]:
            shares = (f"{100 * totals[numbered, column] / events:>6.1f}" for column in ("now", "all", "left out"))
            print(f"{name:<28} {events:>6} " + " ".join(shares))


def written(module: str, weights: Weights) -> str:
    """The module that holds the weights, with others."""
    rows = "".join(f'    "{name}": {weights[name]:.2f},\n' for name in sorted(weights))
    return TABLE.sub(rows, module, count=1)


if __name__ == "__main__":
    main()
