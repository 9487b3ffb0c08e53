"""What matching costs an article of one crowded day, as ever more come.

`python -m tests.benchmarks.bench_matching [--articles 15000] [--batch 500]`

The mentions are made up (see `news.py`), so that neither reading nor storing is measured.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import timedelta

from tests.benchmarks.news import END, HAPPENINGS, Happening
from tui.events.matching.matcher import Matcher
from tui.events.terms import terms
from tui.model import Basis, Evidence, Mention, Role, When

OUTLETS = 300
STEPS = 6
"""Lines that are printed."""


def mention(number: int, rng: random.Random) -> Mention:
    """An article of the last day about one of many happenings."""
    told = Happening(rng.randrange(HAPPENINGS))
    a, b, c, d = rng.sample(told.words, 4)
    title = f"{told.name} {a}s {b} over {c} in {told.place}"
    text = f"{told.name} {a}ed the {d} of {told.place} after a {c}. It was the first {b} {d} of {' '.join(rng.sample(told.words, 5))}."
    moment = END - timedelta(minutes=rng.randrange(24 * 60))
    return Mention(
        f"{number}#0", str(number), f"Outlet {rng.randrange(OUTLETS)}", title, When.day(moment.date()), Basis.PUBLISHED, 0.9,
        Evidence(text), moment, moment, Role.MAIN, lang="en", terms=tuple(terms(f"{title}. {text}")),
    )  # fmt: skip


def main() -> None:
    """Print milliseconds of the processor an article, for each part of the day's articles and for all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=15_000)
    parser.add_argument("--batch", type=int, default=500, help="articles that come at once (%(default)s)")
    options = parser.parse_args()
    rng = random.Random(1)
    mentions = [mention(number, rng) for number in range(options.articles)]
    matcher = Matcher()
    step = max(options.articles // STEPS, options.batch)
    spent = last = 0.0
    for start in range(0, len(mentions), options.batch):
        batch = mentions[start : start + options.batch]
        began = time.process_time()
        for one in batch:
            matcher.put([one])
        matcher.settle()
        spent += time.process_time() - began
        done = start + len(batch)
        if done // step > start // step or done == len(mentions):
            print(
                f"{done:6} articles: {1000 * spent / done:.2f} ms each, the last ones {1000 * (spent - last) / step:.2f}",
                flush=True,
            )
            last = spent


if __name__ == "__main__":
    main()
