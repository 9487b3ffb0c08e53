"""A small invented world of events in a real store, for the tests of the app."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tui.model import Article, Basis, Event, Evidence, Feed, Mention, Modality, ReportedDate, Role, Settings, When
from tui.service.session import Clock, Paths, Session
from tui.store import Store, StoredMention

NOW = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
PLACES = (("GB",), ("3413829", "IS"), ("2179537", "NZ"), ("360630", "EG"), ("524901", "RU"))
"""United Kingdom, Reykjavík, Wellington, Cairo, Moscow, each with its country."""
OUTLETS = ("Reuters", "BBC", "AP", "AFP", "Local Gazette")


def article(key: str, source: str, title: str, published: datetime, url: str | None = None) -> Article:
    return Article(key, source, title, f"{title}.", published, published, url or f"https://example.org/{key}")


def mention(
    of: Article, when: When, sentence: str = "", words: str = "", rule: str = "", basis: Basis = Basis.RELATIVE
) -> Mention:
    start = sentence.find(words) if words else 0
    return Mention(
        id=f"{of.id}#0",
        article=of.id,
        source=of.source,
        title=of.title,
        when=when,
        basis=basis,
        score=0.9,
        evidence=Evidence(sentence, start, start + len(words), rule, of.published.date().isoformat() if rule else ""),
        published=of.published,
        first_seen=of.first_seen,
        role=Role.MAIN,
        url=of.url,
    )


def put(store: Store, event: Event, mentions: list[tuple[Article, Mention]]) -> None:
    """One event with the articles that mention it."""
    with store.transaction():
        for of, its in mentions:
            store.put_article(of, of.id)
            store.put_mentions(of.id, [StoredMention(its, event.id, 1.0, ())])
        store.put_events([event])


def simple(
    store: Store, key: str, title: str, when: When, source: str = "BBC", score: float = 1.0, **more: object
) -> None:
    """An event with one article, published on its first day (or now, if that is to come)."""
    day = min(when.first, NOW.date())
    published = datetime(day.year, day.month, day.day, 8, 0, tzinfo=UTC)
    of = article(key, source, title, published)
    event = Event(
        key, title, when, Basis.STATED, score, (source,), published, reported_dates=(ReportedDate(when, (source,)),)
    )
    put(store, replace(event, **more), [(of, mention(of, when, f"{title}.", basis=Basis.STATED))])  # type: ignore[arg-type]


def derailment(store: Store) -> None:
    """The event with everything: several sources, a sentence, a disagreeing date."""
    day, before = When.day(date(2026, 1, 18)), When.day(date(2026, 1, 17))
    sentence = "The freight train derailed on Sunday near Valley Junction, police said, killing five people."
    pairs = []
    for number, source in enumerate(OUTLETS):
        published = datetime(2026, 1, 19, 8 - number, 12, tzinfo=UTC)
        of = article(f"train{number}", source, f"Freight train derails near Valley Junction ({source})", published)
        when = before if source == "Local Gazette" else day
        pairs.append((of, mention(of, when, sentence, "on Sunday", "weekday-before-publication")))
    event = Event(
        "train",
        "Freight train derails near Valley Junction",
        day,
        Basis.RELATIVE,
        5.0,
        OUTLETS,
        pairs[0][0].first_seen,
        articles=5,
        reported_dates=(ReportedDate(day, OUTLETS[:4]), ReportedDate(before, OUTLETS[4:], agrees=False)),
    )
    put(store, event, pairs)


def fill(store: Store) -> None:
    """About sixty events from 1998 to 2026, of every precision."""
    derailment(store)
    simple(store, "valley", "Operator suspends the Valley line", When.day(date(2026, 1, 18)), "AP", 3.0)
    simple(store, "inquiry", "Inquiry into the derailment opened", When.day(date(2026, 1, 18)).about(), "AFP", 2.0)
    simple(store, "storm", "Storm closes three mountain passes", When.day(date(2026, 1, 17)), "AP")
    simple(store, "review", "Ministry orders track review", When.month(2026, 1), "AFP")
    simple(store, "admission", "Minister admits delays", When.month(2026, 1).guessed(), "Reuters")
    simple(store, "renewal", "Track renewal programme announced", When.year(2025), "BBC")
    simple(store, "mandate", "Ceasefire monitors' mandate ends", When.day(date(2025, 12, 31)), "AFP")
    simple(store, "old", "The first tunnel under the range opens", When.day(date(1998, 6, 2)), "BBC")
    simple(
        store, "timetable", "New rail timetable starts", When.day(date(2026, 2, 1)), "BBC", modality=Modality.PLANNED
    )
    for number in range(48):
        day = date(2025, 10, 1) + timedelta(days=number * 2)
        simple(store, f"item{number}", f"Council meets for the {number + 1}. time", When.day(day), OUTLETS[number % 5])


def tell_stories(store: Store) -> tuple[str, str]:
    """Put some events into two stories; returns their ids, the larger one's first."""
    at = "2026-01-19T09:00:00"
    large, small = (store.stories.create(event) for event in ("train", "storm"))
    with store.transaction():
        for event in ("train", "valley", "inquiry"):
            store.stories.assign(event, large, at)
        for event in ("storm", "mandate"):
            store.stories.assign(event, small, at)
        store.stories.refresh(at)
    return large, small


def session_on(store: Store, paths: Paths, settings: Settings | None = None) -> Session:
    """A session with a fixed clock and, unless settings say otherwise, no feeds that would be polled."""
    return Session(settings or Settings(), store, Clock(NOW), paths)


def session(folder: Path, settings: Settings | None = None, *, filled: bool = True) -> Session:
    """A session on a fresh store in a folder."""
    path = folder / "dateline.db"
    store = Store.open(path)
    if filled:
        fill(store)
    return session_on(store, Paths(folder / "feeds.toml", path), settings)


def feed(name: str, url: str = "https://feeds.example/1") -> Feed:
    return Feed(name, url)
