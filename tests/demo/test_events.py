"""The whole pipeline on the demo, held against what a careful reader says (expected.toml).

What the pipeline still gets wrong is listed with its cause in misses.toml; a miss that has been mended fails here until it is
taken off that list.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tui.demo import loader
from tui.model import Event, Mention, Role, When
from tui.service.session import Session, open_session
from tui.store import StoredMention

EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("expected.toml").read_text(encoding="utf-8")
)
MISSES: dict[str, str] = {
    test: miss["why"]
    for miss in tomllib.loads(Path(__file__).with_name("misses.toml").read_text(encoding="utf-8"))["miss"]
    for test in miss["tests"]
}
LONG_AGO = datetime.fromisoformat("2000-01-01T00:00Z")


class Loaded:
    """What the store holds of the demo, found by the last part of an article's link."""

    def __init__(self, session: Session) -> None:
        self.rows: dict[str, list[StoredMention]] = {}
        for row in session.store.live_mentions(LONG_AGO):
            self.rows.setdefault(str(row.mention.url).rsplit("/", 1)[-1], []).append(row)
        ids = sorted({row.event_id for rows in self.rows.values() for row in rows})
        self.events: dict[str, Event] = {event.id: event for event in session.store.events(ids)}

    def mentions(self, slug: str) -> list[Mention]:
        return [row.mention for row in self.rows[slug]]

    def main(self, slug: str) -> StoredMention:
        (row,) = [row for row in self.rows[slug] if row.mention.id.endswith("#0")]
        return row


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    store = tmp_path_factory.mktemp("demo") / "demo.db"
    with open_session(loader.FEEDS_FILE, store, loader.NOW, env={}) as opened:
        loader.load(opened)
        yield opened


@pytest.fixture(scope="module")
def loaded(session: Session) -> Loaded:
    return Loaded(session)


def cases(kind: str, rows: Iterable[tuple[str, Any]]) -> list[Any]:
    """Parameters named `kind:name`; those that misses.toml lists are expected to fail."""
    return [
        pytest.param(
            value,
            id=f"{kind}:{name}",
            marks=[pytest.mark.xfail(reason=MISSES[f"{kind}:{name}"], raises=AssertionError, strict=True)]
            if f"{kind}:{name}" in MISSES
            else [],
        )
        for name, value in rows
    ]


def groups(kind: str) -> list[Any]:
    return cases(kind, ((group["slugs"][0], group) for group in EXPECTED[kind]))


MAIN = cases("main", ((article["slug"], article) for article in EXPECTED["article"]))
FURTHER = cases(
    "further",
    (
        (f"{article['slug']} {index}", (article["slug"], mention))
        for article in EXPECTED["article"]
        for index, mention in enumerate(article.get("mentions", ()))
    ),
)
NUMBERS = cases("numbers", ((article["slug"], article) for article in EXPECTED["article"] if "numbers" in article))


def days(when: When) -> tuple[date | None, date | None]:
    return when.start, when.end


def accepted(expected: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    return [days(When.parse(text)) for text in expected["when"]]


def said(mention: Mention) -> str:
    return f"{mention.when} ({mention.basis}) {mention.title!r} from {mention.evidence.text!r}"


def test_the_list_of_misses_names_tests_that_exist() -> None:
    every = [
        *MAIN,
        *FURTHER,
        *NUMBERS,
        *groups("together"),
        *groups("across"),
        *groups("apart"),
        *groups("story"),
        *groups("story_apart"),
    ]
    assert MISSES.keys() <= {parameters.id for parameters in every}


@pytest.mark.parametrize("expected", MAIN)
def test_main_event_of_an_article(loaded: Loaded, expected: dict[str, Any]) -> None:
    main = loaded.main(expected["slug"]).mention
    assert days(main.when) in accepted(expected), said(main)
    assert main.basis in expected["basis"], said(main)


@pytest.mark.parametrize("row", FURTHER)
def test_further_events_of_an_article(loaded: Loaded, row: tuple[str, dict[str, Any]]) -> None:
    slug, expected = row
    matches = [mention for mention in loaded.mentions(slug) if expected["words"] in mention.evidence.text]
    assert any(days(m.when) in accepted(expected) and m.basis in expected["basis"] for m in matches), "; ".join(
        map(said, matches)
    )


@pytest.mark.parametrize("expected", NUMBERS)
def test_numbers_date_nothing(loaded: Loaded, expected: dict[str, Any]) -> None:
    for mention in loaded.mentions(expected["slug"]):
        words = mention.evidence.text[mention.evidence.start : mention.evidence.end]
        assert words not in expected["numbers"], said(mention)


@pytest.mark.parametrize("group", groups("together") + groups("across"))
def test_same_event(loaded: Loaded, group: dict[str, Any]) -> None:
    events = {slug: loaded.main(slug).event_id for slug in group["slugs"]}
    assert len(set(events.values())) == 1, {slug: loaded.events[event].title for slug, event in events.items()}
    if "disagreeing" in group:
        event = loaded.events[next(iter(events.values()))]
        assert group["disagreeing"] in [reading.when.edtf() for reading in event.disagreeing]


@pytest.mark.parametrize("group", groups("apart"))
def test_different_events(loaded: Loaded, group: dict[str, Any]) -> None:
    events = {slug: loaded.main(slug).event_id for slug in group["slugs"]}
    assert len(set(events.values())) == len(events), {slug: loaded.events[e].title for slug, e in events.items()}


@pytest.mark.parametrize("group", groups("story"))
def test_one_story(loaded: Loaded, group: dict[str, Any]) -> None:
    stories = {slug: loaded.events[loaded.main(slug).event_id].story for slug in group["slugs"]}
    assert len(set(stories.values())) == 1, stories
    assert None not in stories.values()


@pytest.mark.parametrize("group", groups("story_apart"))
def test_different_stories(loaded: Loaded, group: dict[str, Any]) -> None:
    stories = {slug: loaded.events[loaded.main(slug).event_id].story for slug in group["slugs"]}
    assert len(set(stories.values())) == len(stories), stories
    assert None not in stories.values()


@pytest.mark.parametrize("pair", cases("reprint", ((pair["copy"], pair) for pair in EXPECTED["reprint"])))
def test_reprints_corroborate_nothing(loaded: Loaded, pair: dict[str, Any]) -> None:
    row = loaded.main(pair["copy"])
    assert row.mention.role is Role.REPRINT
    assert row.event_id == loaded.main(pair["original"]).event_id
    assert row.mention.source not in loaded.events[row.event_id].sources


def test_every_article_has_one_main_event(loaded: Loaded) -> None:
    assert len(loaded.rows) == 116
    for slug, rows in loaded.rows.items():
        mains = [row for row in rows if row.mention.role is not Role.MENTION]
        assert len(mains) == 1, slug


def test_loading_is_deterministic(session: Session, loaded: Loaded, tmp_path: Path) -> None:
    with open_session(loader.FEEDS_FILE, tmp_path / "again.db", loader.NOW, env={}) as again:
        loader.load(again)
        assert Loaded(again).events == loaded.events


def test_loading_twice_adds_nothing(session: Session, loaded: Loaded) -> None:
    loader.load(session)
    assert session.store.article_count() == 116
    assert Loaded(session).events == loaded.events
