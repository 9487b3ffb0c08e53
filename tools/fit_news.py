"""Fit the weights of the cues that tell news from features, and weighty news from the rest.

`python tools/fit_news.py [--corpora DIR] [--write]`

Reads real feeds with what two readers said of each article (`feeds/` with `desk/gold.jsonl`, `feeds-abroad/` with
`desk/gold-abroad.jsonl`): news or feature, and a weight of 0 to 3 (from 2 on it belongs in a daily digest). Both columns of
`newsworthiness.CUES` are fitted by logistic regression with a Gaussian prior around what is expected of each cue. Printed are the
table `cue  now  fitted` and figures before and after; "left out" are those of feeds judged by weights that were fitted on all the
others, "halves" by weights fitted on every second feed. `--write` puts the fitted weights into the table. Half a minute on one core.

Figures: precision, recall and F1 of news; AUC is the share of pairs of a weighty article and another in which the weighty one
has the higher probability.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import mul
from pathlib import Path

import corpora
import logistic

sys.path.insert(0, str(corpora.ROOT))

from tui.events.extraction import newsworthiness as table
from tui.events.extraction.extract import face_of
from tui.feeds.read.identity import normalise
from tui.feeds.read.parse import parse
from tui.model import Feed

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
"""When the feeds were read."""
SETS = (("feeds", "gold"), ("feeds-abroad", "gold-abroad"))
WEIGHTY = 2
"""Weight by the readers from which on an event belongs in a daily digest."""
CHANCES = {1.0: 0.1, 1.5: 0.5}
"""How likely a digest prints what weighs less than `WEIGHTY`. Chosen: of feeds left out, the order is better than with none, since what is
nearly weighty says so (AUC on halves 84.5 against 84.2, abroad 78.0 against 77.7)."""
PRIORS = (2.0, 8.0)
"""Strength of the prior, of news and of weighty news, which has a third of the samples. Chosen: of 1, 2, 4, 8, 12 and 20 they gave about
the best figures of feeds left out."""
EXPECTED = {"label": -1.5, "section": -1.5, "filed apart": -1.5, "service": -1.0, "closing": -1.0}
"""Weights that are expected of cues before anything is read, where an outlet itself says what is no news; of others none."""
ONE_SIDED = {"known": 1, "lead known": 1, "cause": 0, "others": 0, "opener": 0}
"""Cues that say something of one column alone, 0 of news and 1 of weighty news. Chosen: what is known all over the world is in features as
well, and how a sentence is built says nothing of weight."""
LEAST_ODDS = 0.2
"""Log-odds above which an article is taken for news: a feature among the news costs more than news among the features. Chosen: on feeds left
out of the fit (halves, dealt six ways), F1 of both sets together is highest here: 88.3; with 0 it is 87.7, with 0.4 88.0."""
TABLE = Path("tui/events/extraction/newsworthiness.py")

Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with what its cues answer and what the readers said."""

    corpus: str
    feed: str
    answers: Vector
    is_news: bool
    weight: float


def main() -> None:
    """Fit, print, and with --write keep."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    corpora.add_option(parser)
    parser.add_argument("--write", action="store_true", help="put the fitted weights into the table")
    options = parser.parse_args()
    articles = [article for folder, gold in SETS for article in _read(options.corpora, folder, gold)]
    fitted = [_fit(articles, label) for label in LABELS]
    now = [(table.BASE[column], *(_of(cue, column) for cue in table.CUES)) for column in (0, 1)]
    names = ("(base)", *(cue.name for cue in table.CUES))
    print(f"{'cue':<16}{'news now':>10}{'fitted':>8}{'weighty now':>13}{'fitted':>8}")
    for name, a, b, c, d in zip(names, now[0], fitted[0], now[1], fitted[1], strict=True):
        print(f"{name:<16}{a:>10.2f}{b:>8.2f}{c:>13.2f}{d:>8.2f}")
    for corpus, _ in SETS:
        mine = [article for article in articles if article.corpus == corpus]
        left_out = [_without(articles, mine, label) for label in LABELS]
        halves = [_without(articles, mine, label, parts=2) for label in LABELS]
        print(f"{corpus}: {len(mine)} articles")
        for title, news, weighty in (
            ("now", _odds(mine, now[0]), _odds(mine, now[1])),
            ("fitted", _odds(mine, fitted[0]), _odds(mine, fitted[1])),
            ("left out", *left_out),
            ("halves", *halves),
        ):
            print(f"  {title:<9} news {_shown(mine, news)}  weighty AUC {_auc(mine, weighty):.1f}")
    if options.write:
        _write(fitted)


def _read(folder: Path, name: str, gold: str) -> list[Judged]:
    """The articles of a folder of feeds that readers judged, in the order of files and entries."""
    judged = {normalise(row["link"]): row for row in corpora.read_lines(corpora.path(folder, f"desk/{gold}.jsonl"))}
    out: list[Judged] = []
    for file in sorted(corpora.path(folder, name).glob("*.xml")):
        feed = Feed(file.stem, f"https://{file.stem}.example/")
        for article in parse(file.read_bytes(), feed, feed.url, NOW).articles:
            row = judged.pop(normalise(article.url or ""), None)
            if row is not None and row["kind"] != "unsure":
                answers = table.answers(face_of(article))
                out.append(Judged(name, row["feed"], (1.0, *answers), row["kind"] != "feature", row["weight"]))
    return out


def _is_news(article: Judged) -> float:
    return float(article.is_news)


def _is_printed(article: Judged) -> float:
    return 1.0 if article.weight >= WEIGHTY else CHANCES.get(article.weight, 0.0)


Label = Callable[[Judged], float]
LABELS: dict[Label, float] = dict(zip((_is_news, _is_printed), PRIORS, strict=True))
"""What is fitted, with the strength of its prior."""


def _of(cue: table.NewsCue, column: int) -> float:
    return cue.weighty if column else cue.news


def _fit(articles: Sequence[Judged], label: Label) -> list[float]:
    """Most cues are expected to say nothing, and the base to say how many have the label."""
    column = list(LABELS).index(label)
    asked = [True, *(ONE_SIDED.get(cue.name, column) == column for cue in table.CUES)]
    samples = []
    for article in articles:
        answers, chance = tuple(map(mul, article.answers, asked)), label(article)
        samples += [
            logistic.Sample(answers, is_so, count) for is_so, count in ((True, chance), (False, 1 - chance)) if count
        ]
    share = sum(map(label, articles)) / len(articles)
    expected = [EXPECTED.get(cue.name, 0.0) for cue in table.CUES]
    base, *weights = logistic.fit(samples, [math.log(share / (1 - share)), *expected], LABELS[label])
    return [base - LEAST_ODDS * (label is _is_news), *weights]


def _without(articles: Sequence[Judged], mine: Sequence[Judged], label: Label, parts: int = 0) -> list[float]:
    """Log-odds of each of these articles by weights fitted without the part of the feeds that its own is in.

    Args:
        articles: all that were judged.
        mine: those wanted.
        label: what is fitted.
        parts: how many parts the feeds are dealt into by turns; 0 for a part a feed.
    """
    feeds = sorted({(article.corpus, article.feed) for article in articles})
    part_of = {feed: place % (parts or len(feeds)) for place, feed in enumerate(feeds)}

    def part(article: Judged) -> int:
        return part_of[article.corpus, article.feed]

    by_part = {
        left_out: _fit([article for article in articles if part(article) != left_out], label)
        for left_out in sorted({part(article) for article in mine})
    }
    return [_odds([article], by_part[part(article)])[0] for article in mine]


def _odds(articles: Sequence[Judged], weights: Sequence[float]) -> list[float]:
    return [sum(w * x for w, x in zip(weights, article.answers, strict=True)) for article in articles]


def _shown(articles: Sequence[Judged], odds: Sequence[float]) -> str:
    """Precision, recall and F1 of what is shown."""
    shown = [article.is_news for article, one in zip(articles, odds, strict=True) if one >= 0]
    right, news = sum(shown), sum(article.is_news for article in articles)
    precision, recall = right / max(len(shown), 1), right / max(news, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}"


def _auc(articles: Sequence[Judged], odds: Sequence[float]) -> float:
    """Share of pairs in the right order, ties by half, in per cent."""
    high = [one for article, one in zip(articles, odds, strict=True) if article.weight >= WEIGHTY]
    low = [one for article, one in zip(articles, odds, strict=True) if article.weight < WEIGHTY]
    wins = sum((a > b) + (a == b) / 2 for a in high for b in low)
    return 100 * wins / max(len(high) * len(low), 1)


def _write(fitted: Sequence[Sequence[float]]) -> None:
    """Put both columns into the table, rounded to two places."""
    path = corpora.ROOT / TABLE
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^BASE = .*$", f"BASE = ({fitted[0][0]:.2f}, {fitted[1][0]:.2f})", text)
    for place, cue in enumerate(table.CUES, 1):
        row = rf'(NewsCue\(\s*"{re.escape(cue.name)}"),\s*[-\d.]+,\s*[-\d.]+,'
        text, count = re.subn(row, rf"\1, {fitted[0][place]:.2f}, {fitted[1][place]:.2f},", text)
        if count != 1:
            raise SystemExit(f"{TABLE} has no row for the cue {cue.name}.")
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
