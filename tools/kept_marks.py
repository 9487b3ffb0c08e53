"""Whether what a person has set on events outlives two weeks of polls and a new reading of everything.

`python tools/kept_marks.py [FOLDER] [--any-order SEED]`

The feeds in FOLDER (a document a feed; by default the demo's) are released by the stamps of their articles, two polls a day over
fourteen days; what is older comes with the first poll. On day three a person stars, hides, notes, dates, titles, judges, merges and
splits events; on day seven some of the articles concerned come with another text. Then `dateline doctor --read-again` reads all
articles as a new version of the reader would. Printed is, by kind, how much of it was set and how much is there after each. With
`--any-order` articles come in an order by chance instead, so that events are put together anew and change their ids.
"""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random

from tui.cli.main import run
from tui.demo import loader
from tui.events.extraction.extract import extract
from tui.events.matching.candidates import event_id_of
from tui.feeds.read.parse import parse
from tui.model import Article, Event, Feed, Query, Role, Settings, When
from tui.service import edit
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Clock, Paths, Session
from tui.service.timeline import listing
from tui.store import Store

DAYS, POLLS_A_DAY = 14, 2
SET_ON, CHANGED_ON = 3, 7
"""Days on which a person sets marks, and on which some articles come with another text."""
EACH, FEW = 2, 2
"""Events of one article, and of several, that are starred, hidden and so on."""
EVERY_OTHER = 3
"""One in so many of the articles concerned is changed."""
DATE = When.month(2025, 11)


@dataclass(frozen=True)
class Held:
    """Something that a person has set: its kind, the article that it shall hold on to, and whether it is there."""

    kind: str
    article: str
    is_there: Callable[[Session], bool]


def articles(folder: Path | None) -> list[Article]:
    """All articles of the feeds, in order of publication."""
    if folder is None:
        found = [article for _, of_feed in loader.articles() for article in of_feed]
    else:
        now = datetime.now(UTC)
        found = []
        for path in sorted(folder.iterdir()):
            if path.suffix in (".xml", ".json", ".rss", ".atom"):
                feed = Feed(path.stem, f"https://{path.stem}.example/feed")
                found += parse(path.read_bytes(), feed, feed.url, now).articles
    return sorted((one for one in found if one.dated), key=lambda one: (one.published, one.id))


def event_of(session: Session, article: str) -> Event | None:
    """The event that an article is about, a person's merges and splits included."""
    with session.store.transaction() as db:
        query = "SELECT event FROM mentions WHERE article = ? AND retired IS NULL AND role <> 'mention'"
        row = db.execute(query, (article,)).fetchone()
    return next(iter(session.store.events([row[0]])), None) if row else None


def set_all(session: Session) -> list[Held]:
    """Set marks of all kinds on events of the timeline, the most important first."""
    events = sorted(listing.events(session, Query(features=True)), key=lambda event: (-event.score, event.id))
    abouts = {event.id: _articles(session, event.id) for event in events}
    single = iter([event for event in events if len(abouts[event.id]) == 1 and not event.feature])
    several = iter([event for event in events if len(abouts[event.id]) > 1 and not event.feature])
    held: list[Held] = []

    def keep(kind: str, article: str, holds: Callable[[Event], bool]) -> None:
        def is_there(session: Session) -> bool:
            event = event_of(session, article)
            return event is not None and holds(event)

        held.append(Held(kind, article, is_there))

    def some(source: Iterator[Event], count: int = EACH) -> Iterator[tuple[Event, str]]:
        for _ in range(count):
            if (event := next(source, None)) is not None:
                yield event, abouts[event.id][0]

    for event, article in some(several, FEW):
        edit.split(session, event.id, [article])
        rest = abouts[event.id][1]
        held.append(
            Held("split", article, lambda session, one=article, other=rest: not _together(session, one, other))  # type: ignore[misc]
        )
    for event, article in some(single):
        partner = next(single, None)
        if partner is not None:
            edit.merge(session, [event.id, partner.id])
            other = abouts[partner.id][0]
            held.append(Held("merge", article, lambda session, one=article, two=other: _together(session, one, two)))  # type: ignore[misc]
    for source in (several, single):
        for event, article in some(source, FEW if source is several else EACH):
            edit.star(session, [event.id])
            keep("star", article, lambda event: event.starred)
        for event, article in some(source, FEW if source is several else EACH):
            edit.note(session, event.id, f"note on {article}")
            keep("note", article, lambda event, note=f"note on {article}": note in event.note)  # type: ignore[misc]
        for event, article in some(source, FEW if source is several else EACH):
            edit.set_title(session, event.id, f"My title {article}")
            keep("title", article, lambda event, title=f"My title {article}": event.title == title)  # type: ignore[misc]
        for event, article in some(source, FEW if source is several else EACH):
            edit.judge(session, [event.id], False)
            keep("not news", article, lambda event: event.feature and event.judged is False)
        for event, article in some(source, FEW if source is several else EACH):
            edit.set_date(session, event.id, DATE)
            keep("date", article, lambda event: event.when == DATE and event.edited)
        for event, article in some(source, FEW if source is several else EACH):
            edit.set_story(session, [event.id], "")
            keep("no story", article, lambda event: event.story is None)
        for event, article in some(source, FEW if source is several else EACH):
            edit.hide(session, [event.id])
            keep("hide", article, lambda event: event.hidden)
    for event in [event for event in events if event.feature and abouts[event.id]][:EACH]:
        edit.judge(session, [event.id], True)
        keep("news", abouts[event.id][0], lambda event: event.weight == 1.0 and event.judged is True)
    return held


def _articles(session: Session, event: str) -> list[str]:
    """The articles that are about an event, reprints left out: the one that it has its id from first, to which its marks hold on
    where it is divided later."""
    mentions = [stored.mention for stored in session.store.mentions_of([event]).get(event, [])]
    about = [mention for mention in mentions if mention.role is Role.MAIN]
    return [one.article for one in sorted(about, key=lambda mention: event_id_of(mention) != event)]


def _together(session: Session, one: str, other: str) -> bool:
    first, second = event_of(session, one), event_of(session, other)
    return first is not None and second is not None and first.id == second.id


def in_any_order(found: Sequence[Article], seed: int) -> list[tuple[datetime, Article]]:
    """Articles with the times at which they are released: those of others, by chance."""
    luck = Random(seed)
    shuffled = luck.sample(found, len(found))
    return [(moment.published, article) for moment, article in zip(found, shuffled, strict=True)]


def replay(found: Sequence[tuple[datetime, Article]], path: Path) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """Poll by poll, set on day three, read again at the end; gives what was looked at when, how much was set, how much is there.

    Args:
        found: all articles with the times of their release, in order of these.
        path: of the store, which is made.
    """
    end = found[-1][0].astimezone(UTC)
    start = end - timedelta(days=DAYS)
    held: list[Held] = []
    before: dict[str, str] = {}
    changed: set[str] = set()
    released = 0
    store = Store.open(path)
    for poll in range(1, DAYS * POLLS_A_DAY + 1):
        now = start + timedelta(days=poll / POLLS_A_DAY)
        with Session(Settings(), store, Clock(now), Paths(path, path)) as session:
            until = next((at for at, (moment, _) in enumerate(found) if moment > now), len(found))
            batch = [replace(one, first_seen=now) for _, one in found[released:until]]
            released = until
            if poll == CHANGED_ON * POLLS_A_DAY:
                changed = {one.article for one in held[::EVERY_OTHER]}
                batch += [
                    replace(one, text=f"{one.text}\nThis report was corrected.", first_seen=now)
                    for _, one in found[:released]
                    if one.id in changed
                ]
            Ingestor(session).add([extract(one) for one in batch])
            if poll == SET_ON * POLLS_A_DAY:
                held = set_all(session)
                before = _ids(session, held)
            if held and poll % POLLS_A_DAY == 0:
                yield f"day {poll // POLLS_A_DAY}", _count(held), _count([one for one in held if one.is_there(session)])
        store = Store.open(path)
    with store.transaction() as db:
        db.execute("UPDATE articles SET read_by = 1")
    store.close()
    with redirect_stdout(StringIO()):
        run(
            [
                "doctor",
                "--read-again",
                "--store",
                str(path),
                "--feeds",
                str(loader.FEEDS_FILE),
                "--now",
                end.isoformat(),
            ]
        )
    with Session(Settings(), Store.open(path), Clock(end), Paths(path, path)) as session:
        unread = session.store.reading.outdated_count()
        there = _count([one for one in held if one.is_there(session)])
        moved = sum(id_ != before[article] for article, id_ in _ids(session, held).items())
        yield f"read again ({unread} articles left; {moved} events have another id)", _count(held), there


def _ids(session: Session, held: Sequence[Held]) -> dict[str, str]:
    """Article -> id of the event that it is about."""
    return {one.article: event.id if (event := event_of(session, one.article)) else "" for one in held}


def _count(held: Sequence[Held]) -> Counter[str]:
    return Counter(one.kind for one in held)


def main() -> None:
    parser = ArgumentParser(description="Whether a person's marks outlive two weeks of polls.")
    parser.add_argument("folder", nargs="?", type=Path, help="documents of feeds; the demo's if left out")
    parser.add_argument("--any-order", type=int, metavar="SEED", help="let articles come in an order by chance")
    given = parser.parse_args()
    in_order = articles(given.folder)
    found = [(one.published, one) for one in in_order]
    if given.any_order is not None:
        found = in_any_order(in_order, given.any_order)
    later = sum(moment > found[-1][0] - timedelta(days=DAYS - SET_ON) for moment, _ in found)
    print(
        f"{len(found)} articles, {DAYS * POLLS_A_DAY} polls over {DAYS} days; marks set on day {SET_ON}, {later} articles come later"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for when, wanted, there in replay(found, Path(scratch) / "store.db"):
            lost = {kind: f"{there[kind]} of {count}" for kind, count in wanted.items() if there[kind] < count}
            print(
                f"{when:<28} {sum(there.values())} of {sum(wanted.values())} there{f', lost: {lost}' if lost else ''}"
            )
        print(", ".join(f"{count} {kind}" for kind, count in wanted.items()))


if __name__ == "__main__":
    main()
