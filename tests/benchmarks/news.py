"""Made-up news feeds for benchmarks: the same seed gives the same feeds, with names, places and dates as news has them.

Each article tells one of many happenings, as a few other outlets do in other words; words are as frequent as in a
language: some are everywhere and most are rare.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

END = datetime(2026, 2, 18, 4, tzinfo=UTC)
"""Every article is published before this."""

HAPPENINGS = 5000
VOCABULARY = 8000

_SYLLABLES = ("ka", "lo", "mi", "ran", "te", "vor", "sel", "du", "ba", "nor", "ti", "gre", "pal", "os", "hem", "ul",
              "dar", "wick", "so", "ven", "pra", "chi", "mon", "lek", "zu", "fer", "jan", "qui", "bel", "tor")  # fmt: skip
_WHEN = ("on Tuesday", "last month", "on {day} January 2026", "yesterday", "in December", "late on Monday", "two weeks ago",
         "this week", "in 2019", "last year", "on Friday evening", "", "", "", "")  # fmt: skip
_MORE = ("It was the first {a} {b} since {year}.", "{name} said the {a} would {b} next week.",
         "More than {number} {a} were {b}ed, according to {name}.", "A {a} on the {b} is {hoped} {coming}.",
         "The {a} of {place} did not {b}.", "In {month} {name} had {b}ed {number} million for the {a}.",
         "{name} called the {a} a {b} for {place}.", "The {a} {b}ed and the {c} was {d}ed.")  # fmt: skip
_MONTHS = ("October", "November", "December", "January")
_HOPED = ("expected", "planned", "due", "awaited", "foreseen", "likely", "feared", "promised")
_COMING = ("by the end of March", "in April", "next week", "next month", "on 5 March", "on Friday", "in the summer",
           "by 2028", "in May", "later this year", "before the end of the month", "on 12 April")  # fmt: skip


def _word(number: int, fewest: int) -> str:
    """A word of its own for each number."""
    syllables: list[str] = []
    while number or len(syllables) < fewest:
        number, rest = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[rest])
    return "".join(syllables)


WORDS = tuple(_word(number, 2) for number in range(VOCABULARY))
_FREQUENCY = tuple(itertools.accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))


class Happening:
    """What several outlets tell: its words, place, name and time."""

    def __init__(self, number: int) -> None:
        rng = random.Random(number)
        self.words = rng.choices(WORDS, cum_weights=_FREQUENCY, k=9)
        self.place = _word(rng.randrange(25_000), 3).capitalize()
        self.name = _word(rng.randrange(25_000), 3).capitalize()
        self.when = rng.choice(_WHEN).format(day=rng.randint(1, 31))
        self.at = END - timedelta(minutes=rng.randint(60, 9 * 24 * 60))


def feed(number: int, entries: int) -> str:
    """RSS 2.0 of one outlet, newest entry first."""
    rng = random.Random(f"feed {number}")
    told = sorted(
        (Happening(one) for one in rng.sample(range(HAPPENINGS), entries)), key=lambda one: one.at, reverse=True
    )
    items = "".join(_item(rng, number, entry, happening) for entry, happening in enumerate(told))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Outlet {number}</title>'
        f"<link>http://outlet-{number}.example/</link><language>en</language>{items}</channel></rss>"
    )


def _item(rng: random.Random, number: int, entry: int, told: Happening) -> str:
    chosen = rng.sample(told.words, 4)
    title = f"{told.name} {chosen[0]}s {chosen[1]} over {chosen[2]} in {told.place}"
    a, b, c = rng.sample(told.words, 3)
    first = f"{told.name} {a}ed the {b} of {told.place} {told.when} after a {c}".replace("  ", " ") + "."
    rest = [_sentence(rng, told) for _ in range(rng.randint(1, 3))]
    published = told.at + timedelta(minutes=rng.randint(0, 59))
    link = f"http://outlet-{number}.example/{published:%Y/%m/%d}/{told.place.lower()}-{entry}"
    return (
        f'<item><title>{title}</title><link>{link}</link><guid isPermaLink="true">{link}</guid>'
        f"<description>&lt;p&gt;{' '.join([first, *rest])}&lt;/p&gt;</description>"
        f"<pubDate>{format_datetime(published)}</pubDate></item>"
    )


def _sentence(rng: random.Random, told: Happening) -> str:
    a, b = rng.choices(WORDS, cum_weights=_FREQUENCY, k=2)
    c, d = _pair(rng, told.words)
    return rng.choice(_MORE).format(
        place=told.place, name=told.name, year=rng.randint(1990, 2025), number=rng.randint(12, 900),
        month=rng.choice(_MONTHS), hoped=rng.choice(_HOPED), coming=rng.choice(_COMING), a=a, b=b, c=c, d=d,
    )  # fmt: skip


def _pair(rng: random.Random, words: Sequence[str]) -> tuple[str, str]:
    return rng.choice(words), rng.choice(words)
