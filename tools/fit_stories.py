"""Try the numbers by which events find their story, and print how well the stories of each choice are those of two readers.

`python tools/fit_stories.py [--corpora DIR]`

Reads real feeds with the affair that two readers put each article under (`feeds/` with `desk/gold.jsonl`, `feeds-abroad/` with
`desk/gold-abroad.jsonl`). Each set is taken into a store of its own, as a poll would; then the events are linked in memory, each to
the earlier one that it is most like. Scored are pairs of articles of two events: F1 of "one story". An affair of more than
`MOST_ARTICLES` articles (the Olympic Games) is left out, for it is many. One number of `StoryTuning` is changed at a time.
Nothing is written.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import corpora
from fit_ranking import NOW, temporary_session

from tui.events import story_similarity
from tui.events.extraction.extract import extract
from tui.events.story_similarity import affair, apart, countries, faded, is_one_affair, keys, marks, words
from tui.events.tuning import TUNING, StoryTuning
from tui.feeds.read.identity import normalise
from tui.feeds.read.parse import parse
from tui.model import Event, Feed, Mention, Query, Role
from tui.service.ingest.ingestor import Ingestor
from tui.store import EXACT_DAYS

MOST_ARTICLES = 25
"""Articles of an affair beyond which it is many affairs under one name. Chosen."""
TRIED: dict[str, tuple[Any, ...]] = {
    "follow": (0.2, 0.22, 0.28, 0.31),
    "keys": (12, 16, 20),
    "name": (1.2, 1.4, 2.0),
    "rarity_power": (0.6, 1.0, 1.5, 2.5),
    "country_share": (0.01, 0.03, 0.04),
    "elsewhere": (0.3, 0.7, 1.0),
    "fading": (14.0, 30.0),
    "same_article": (0.0, 0.06, 0.2),
    "name_share": (0.004, 0.006, 0.008),
    "noun_share": (0.003, 0.016),
}
"""Values of each number that are tried beside the one that stands."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a set.

    Args:
        event: the event.
        mentions: what tells of it.
        affairs: (affair by the readers, or the article's own address) of each article that is about it.
    """

    event: Event
    mentions: list[Mention]
    affairs: list[str]


def main() -> None:
    """Print a line a choice."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    corpora.add_option(parser)
    options = parser.parse_args()
    sets = list(read_sets(options.corpora))
    print(f"{'':<24} " + " ".join(f"{name:>24}" for name, _ in sets))
    for name, value in [("as it stands", None), *((name, value) for name, values in TRIED.items() for value in values)]:
        tuning = TUNING.stories if value is None else corpora.changed(TUNING.stories, {name: value})
        scores = " ".join(f"{score(told, tuning):>24}" for _, told in sets)
        print(f"{name if value is None else f'{name} {value}':<24} {scores}", flush=True)


def score(events: list[Told], tuning: StoryTuning) -> str:
    """Precision, recall and F1 of pairs of articles in one story."""
    story = stories(events, tuning)
    found = wanted = both = 0
    placed = [(affair, place) for place, told in enumerate(events) for affair in told.affairs]
    for (one, here), (other, there) in combinations(placed, 2):
        if here != there:
            is_found, is_wanted = story[here] == story[there], one == other
            found, wanted, both = found + is_found, wanted + is_wanted, both + (is_found and is_wanted)
    precision, recall = both / max(found, 1), both / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return f"{100 * precision:.1f} / {100 * recall:.1f} / {100 * f1:.1f}"


def stories(events: list[Told], tuning: StoryTuning) -> list[int]:
    """The place of the first event of each event's story."""
    story_similarity.STORIES = tuning
    vectors = [keys(words(told.mentions)) for told in events]
    about = [countries(told.mentions) for told in events]
    affairs = [affair(keys, marks(told.mentions, keys)) for keys, told in zip(vectors, events, strict=True)]
    articles = [{mention.article for mention in told.mentions} for told in events]
    having: defaultdict[str, list[int]] = defaultdict(list)
    root = list(range(len(events)))
    for here, told in enumerate(events):
        cosines: defaultdict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for term, weight in vectors[here].items():
            for there in having[term]:
                cosines[there] += weight * vectors[there][term]
                shared[there] += 1
            having[term].append(here)
        best, parent = tuning.follow, here
        for there, cosine in cosines.items():
            days = (told.event.when.first - events[there].event.when.last).days
            if shared[there] < tuning.shared_keys or days > tuning.most_days:
                continue
            alike = cosine + (tuning.same_article if articles[here] & articles[there] else 0.0)
            similarity = faded(apart(alike, about[here], about[there]), max(days, 0))
            if similarity > best and is_one_affair(affairs[here], affairs[there]):
                best, parent = similarity, there
        root[here] = root[parent]
    return root


def read_sets(folder: Path) -> Iterator[tuple[str, list[Told]]]:
    """The events of each set, earlier ones first."""
    for feeds, gold in (("feeds", "desk/gold.jsonl"), ("feeds-abroad", "desk/gold-abroad.jsonl")):
        rows = {normalise(row["link"]): row for row in corpora.read_lines(corpora.path(folder, gold))}
        many = Counter(row["story"] for row in rows.values() if row["story"])
        events = list(_events(corpora.path(folder, feeds), rows, {name for name in many if many[name] > MOST_ARTICLES}))
        yield feeds, sorted(events, key=lambda told: (told.event.when.first, told.event.when.last, told.event.id))


def _events(folder: Path, rows: dict[str, dict[str, Any]], left_out: set[str]) -> Iterator[Told]:
    affairs: dict[str, str] = {}
    with temporary_session() as session:
        ingestor = Ingestor(session)
        for file in sorted(folder.glob("*.xml")):
            feed = Feed(file.stem, f"https://{file.stem}.example/feed")
            articles = parse(file.read_bytes(), feed, feed.url, NOW).articles
            for article in articles:
                row = rows.get(link := normalise(article.url or ""))
                if row and row["kind"] != "feature" and row["story"] not in left_out:
                    affairs[article.id] = row["story"] or link
            ingestor.add([extract(article) for article in articles])
        events = [
            event
            for event in session.store.stream(Query())
            if event.when.days is not None and event.when.days <= EXACT_DAYS
        ]
        stored = session.store.mentions_of([event.id for event in events])
        for event in events:
            mentions = [one.mention for one in stored[event.id]]
            about = [one.article for one in mentions if one.role is not Role.MENTION]
            yield Told(event, mentions, [affairs[article] for article in about if article in affairs])


if __name__ == "__main__":
    main()
