"""The annotated texts that tuned numbers are fitted on: where they are, how they are read, and how a result is scored."""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ROOT = Path(__file__).resolve().parents[1]
T = TypeVar("T", bound="DataclassInstance")
DEFAULT = ROOT.parent / "shared" / "corpora"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Let a tool take `--corpora DIR`."""
    parser.add_argument("--corpora", type=Path, default=DEFAULT, metavar="DIR", help="annotated texts (%(default)s)")


def path(corpora: Path, name: str) -> Path:
    """A file or folder of the corpora.

    Raises:
        SystemExit: it is not there; the message says what was looked for.
    """
    wanted = corpora / name
    if not wanted.exists():
        raise SystemExit(f"{wanted} is not there. Name the folder of the annotated texts: --corpora DIR.")
    return wanted


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def part_of(key: str, parts: int) -> int:
    """In which of so many parts something belongs, the same one on any day and machine."""
    return hashlib.sha256(key.encode()).digest()[0] % parts


def changed(tuning: T, values: Mapping[str, Any]) -> T:
    """A `Tuning` with other values in some of its fields."""
    return replace(tuning, **values)


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """How well articles are grouped, each 0 to 1.

    Args:
        bcubed: F1 averaged over articles (Bagga & Baldwin 1998).
        pairs: F1 over pairs of articles of one event.
    """

    bcubed: float
    pairs: float

    @property
    def mean(self) -> float:
        """Of the two."""
        return (self.bcubed + self.pairs) / 2

    def __str__(self) -> str:
        return f"B-cubed {100 * self.bcubed:.1f}  pairs {100 * self.pairs:.1f}"


def cluster_scores(expected: Mapping[str, str], given: Mapping[str, str]) -> ClusterScores:
    """Score a grouping of articles.

    Args:
        expected: article -> its event; these articles are scored.
        given: article -> the event that it was put into; one that is missing is an event of its own.
    """
    cells: Counter[tuple[str, str]] = Counter()
    for article, event in expected.items():
        cells[event, given.get(article, f"no event: {article}")] += 1
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (row, column), count in cells.items():
        rows[row] += count
        columns[column] += count
    total = len(expected)
    precision = sum(count * count / columns[column] for (_, column), count in cells.items()) / total
    recall = sum(count * count / rows[row] for (row, _), count in cells.items()) / total
    common, found, wanted = (_pairs(table.values()) for table in (cells, columns, rows))
    pair_f1 = _f1(common / found if found else 1.0, common / wanted if wanted else 1.0)
    return ClusterScores(_f1(precision, recall), pair_f1)


def _pairs(counts: Iterable[int]) -> int:
    return sum(math.comb(count, 2) for count in counts)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rank_score(high: Sequence[float], low: Sequence[float]) -> float:
    """How likely one of `high` is greater than one of `low`, ties by half: the area under the curve."""
    if not high or not low:
        return 1.0
    wins = sum((one > other) + 0.5 * (one == other) for one in high for other in low)
    return wins / (len(high) * len(low))


def table(rows: Iterable[tuple[str, float, float]]) -> Iterator[str]:
    """Lines of `weight  now  fitted`."""
    yield f"{'weight':<18} {'now':>8} {'fitted':>8}"
    for name, now, fitted in rows:
        yield f"{name:<18} {now:>8.3g} {fitted:>8.3g}"
