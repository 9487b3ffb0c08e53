"""Articles into the store: once each, updated in place, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tui.events.extraction.extract import Extraction, extract
from tui.model import Article, FeedState, Query, Settings
from tui.service.extract import extract_line, extract_lines
from tui.service.ingest import archive, reading
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Clock, Paths, Session
from tui.store import Store

pytestmark = pytest.mark.slow

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def session() -> Iterator[Session]:
    with Session(Settings(), Store.temporary(), Clock(NOON), Paths(Path("feeds.toml"), Path("store.db"))) as opened:
        yield opened


def extracted(name: str, title: str, text: str, hours: float = 0, source: str = "Wire", **more: Any) -> Extraction:
    moment = NOON + timedelta(hours=hours)
    return extract(Article(name, source, title, text, moment, moment, lang="en", **more))


FIRE = extracted(
    "a",
    "Fire destroys market in Harbin",
    "A fire destroyed the old market in Harbin on Thursday. The Harbin hall was built in 1906.",
)
FIRE_TOO = extracted(
    "b", "Blaze guts Harbin market", "Fire destroyed the old covered market in Harbin, officials said.", 3, "Post"
)


def test_articles_are_stored_once(session: Session) -> None:
    ingestor = Ingestor(session)
    first = ingestor.add([FIRE, FIRE_TOO])
    assert (first.new, first.updated) == (2, 0)
    again = ingestor.add([FIRE, FIRE_TOO])
    assert (again.new, again.updated, again.events) == (0, 0, 0)
    stored_events = [(e.title, e.when.edtf(), e.sources) for e in session.store.stream(Query())]
    assert stored_events == [
        ("The Harbin hall was built", "1906", ("Wire",)),
        ("Fire destroys market in Harbin", "2026-01-01", ("Wire", "Post")),
    ]


def test_events_that_were_there_already_are_not_new(session: Session) -> None:
    ingestor = Ingestor(session)
    ingestor.add([FIRE])
    before = session.store.count(Query())
    bridge = extracted("c", "Bridge over the Danube reopens", "The bridge over the Danube was reopened on Friday.", 4)
    added = ingestor.add([FIRE_TOO, bridge])
    assert added.events == session.store.count(Query()) - before == 1


def test_an_update_replaces_what_the_article_said(session: Session) -> None:
    ingestor = Ingestor(session)
    ingestor.add([FIRE])
    changed = extracted(
        "a", "Fire destroys market in Harbin", "A fire destroyed the old market in Harbin on Wednesday."
    )
    added = ingestor.add([changed])
    assert (added.new, added.updated) == (0, 1)
    assert [e.when.edtf() for e in session.store.stream(Query())] == ["2025-12-31"]


def test_the_days_that_a_text_names_are_noted_and_stay(session: Session) -> None:
    ingestor = Ingestor(session)
    ingestor.add([extracted("a", "Rain", "It rained in Harbin. The hall of 3 March 1906 stood, and one of May 1907.")])
    assert session.store.named_days(["a"]) == [("a", date(1906, 3, 3).toordinal())]
    later = extracted("a", "Rain", "It rained in Harbin. The hall of 4 March 1906 stood.")
    ingestor.add([replace(later, article=replace(later.article, first_seen=NOON + timedelta(hours=1)))])
    assert [day for _, day in session.store.named_days(["a", "b"])] == [
        date(1906, 3, 3).toordinal(),
        date(1906, 3, 4).toordinal(),
    ]
    assert session.store.named_days(["a"], NOON - timedelta(days=1)) == []


def test_a_changed_guid_is_the_same_article(session: Session) -> None:
    ingestor = Ingestor(session)
    first = extracted("a", "Fire", "A fire destroyed the market on Thursday.", feed="https://f.example")
    ingestor.add([first], aliases={"a": ["//f.example/fire-1"]})
    moved = replace(
        first,
        article=replace(first.article, id="b"),
        mentions=tuple(replace(m, article="b", id="b#0") for m in first.mentions[:1]),
    )
    added = ingestor.add([moved], aliases={"b": ["//f.example/fire-1"]})
    assert (added.new, added.updated) == (0, 0)
    assert session.store.article_count() == 1


def test_the_feed_state_is_stored_with_its_articles_or_not_at_all(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingestor = Ingestor(session)

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(session.store, "put_mentions_of", fail)
        with pytest.raises(OSError, match="disk full"):
            ingestor.add([FIRE], FeedState("https://f.example", etag='"1"'))
    assert session.store.article_count() == 0
    assert session.store.feed_state("https://f.example") is None
    assert ingestor.add([FIRE], FeedState("https://f.example", etag='"1"')).new == 1
    state = session.store.feed_state("https://f.example")
    assert state is not None and state.etag == '"1"'


def test_two_ingestors_see_each_others_events(session: Session) -> None:
    one = Ingestor(session)
    one.add([FIRE])
    with replace(session, store=Store.open(session.store.path)) as elsewhere:
        Ingestor(elsewhere).add([FIRE_TOO])
    third = extracted(
        "c", "Market in Harbin burns down", "Fire destroyed the old market in Harbin, state media said.", 5, "Gazette"
    )
    one.add([third])
    (event,) = [e for e in session.store.stream(Query()) if e.when.edtf() == "2026-01-01"]
    assert event.sources == ("Wire", "Post", "Gazette")


def write(path: Path, rows: list[dict[str, Any] | str]) -> Path:
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def document(number: int, day: int = 2) -> dict[str, Any]:
    text = f"A bridge in district {number} collapsed on Thursday after a flood."
    return {
        "id": f"d{number}",
        "published": f"2026-01-{day:02d}T10:00:00Z",
        "title": f"Bridge {number} falls",
        "text": text,
        "source": "Wire",
    }


def test_an_archive_is_taken_in_order_of_time_and_bad_lines_are_named(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [document(1, 9), "{broken", document(2, 3), {"id": "x"}, ""])
    steps: list[tuple[int, int]] = []
    found = archive.ingest_files(session, [path], lambda done, total, *_: steps.append((done, total)))
    assert (found.added.new, found.unchanged) == (2, 0)
    assert [problem.partition(": ")[0] for problem in found.problems] == [f"{path}:2", f"{path}:4"]
    assert steps == [(2, 2)]
    again = archive.ingest_files(session, [path], lambda *_: None)
    assert (again.added.new, again.unchanged) == (0, 2)


def test_an_archive_needs_the_day_of_each_article(session: Session, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [document(1), {**document(2), "published": ""}])
    found = archive.ingest_files(session, [path], lambda *_: None)
    assert found.added.new == 1
    assert found.problems == (f'{path}:2: "published" is missing. An archive needs the day of each article.',)


def test_many_articles_go_to_worker_processes_with_the_same_result(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.jsonl", [document(n, 2 + n % 20) for n in range(12)])
    monkeypatch.setattr(archive, "INLINE_ARTICLES", 5)
    monkeypatch.setattr(archive, "BATCH_ARTICLES", 4)
    archive.ingest_files(session, [path], lambda *_: None)
    with Session(Settings(), Store.temporary(), Clock(NOON), session.paths) as other:
        monkeypatch.setattr(archive, "INLINE_ARTICLES", 100)
        archive.ingest_files(other, [path], lambda *_: None)
        assert list(other.store.stream(Query())) == list(session.store.stream(Query()))


def test_an_article_that_trips_the_reader_is_named_and_the_rest_goes_on(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(article: Article) -> Extraction:
        if article.id == "d2":
            raise ZeroDivisionError("a bug")
        return extract(article)

    monkeypatch.setattr(reading, "extract", trip)
    path = write(tmp_path / "a.jsonl", [document(1), document(2), document(3)])
    found = archive.ingest_files(session, [path], lambda *_: None)
    assert (found.added.new, found.unchanged) == (3, 0)
    assert found.problems == ('article "d2" cannot be read: ZeroDivisionError: a bug',)
    again = archive.ingest_files(session, [path], lambda *_: None)
    assert (again.added.new, again.unchanged, again.problems) == (0, 3, ()), "it is kept, and not tried again and again"


def test_ingested_text_is_cleaned(session: Session, tmp_path: Path) -> None:
    row = {**document(1), "title": "Bridge\x1b[31m falls\u202e", "text": "A bridge fell on Thursday.\x00\x9b2J"}
    archive.ingest_files(session, [write(tmp_path / "a.jsonl", [row])], lambda *_: None)
    (article,) = session.store.articles(["d1"])
    assert article.title == "Bridge[31m falls"
    assert article.text == "A bridge fell on Thursday.2J"


def test_an_archive_may_say_all_that_a_poll_would_know(session: Session, tmp_path: Path) -> None:
    known = {"first_seen": "2026-01-03T09:00:00+01:00", "categories": ["World", "Sea\x1b[31m ferries"], "place": 2}
    archive.ingest_files(session, [write(tmp_path / "a.jsonl", [{**document(1), **known}])], lambda *_: None)
    (article,) = session.store.articles(["d1"])
    assert article.first_seen == datetime(2026, 1, 3, 8, tzinfo=UTC)
    assert (article.categories, article.place) == (("World", "Sea[31m ferries"), 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [("first_seen", "soon"), ("first_seen", 7), ("categories", "World"), ("place", -1), ("place", True)],
)
def test_what_an_archive_says_is_checked(session: Session, tmp_path: Path, field: str, value: object) -> None:
    path = write(tmp_path / "a.jsonl", [{**document(1), field: value}])
    (problem,) = archive.ingest_files(session, [path], lambda *_: None).problems
    assert f'"{field}"' in problem


def test_an_archive_keeps_the_days_that_its_texts_name(session: Session, tmp_path: Path) -> None:
    text = "The dam broke on 3 March 2024. Warnings came in 2023, the last on 1 March 2024."
    archive.ingest_files(session, [write(tmp_path / "a.jsonl", [{**document(1), "text": text}])], lambda *_: None)
    days = {date.fromordinal(day).isoformat() for _, day in session.store.named_days(["d1"])}
    assert days == {"2024-03-01", "2024-03-03"}


def test_extract_lines_keep_their_order_and_report_errors_in_place() -> None:
    lines = [
        json.dumps(document(1)),
        "",
        "[]",
        json.dumps({"id": 7, "text": 3}),
        json.dumps({"id": 8, "text": "On Friday it rained.", "published": ""}),
    ]
    found = list(extract_lines(lines, NOON))
    assert [row["id"] for row in found] == ["d1", None, 7, 8]
    assert "no JSON object" in found[1]["error"]
    assert '"text"' in found[2]["error"]
    assert found[3]["times"][0]["value"] == "2026-01-02"


def test_the_json_of_an_extraction() -> None:
    found = extract_line(json.dumps(document(1)), NOON)
    assert set(found["times"][0]) == {"start", "end", "text", "type", "value", "when", "rule", "anchor"}
    assert set(found["events"][0]) == {
        "start",
        "end",
        "title",
        "when",
        "precision",
        "basis",
        "score",
        "time",
        "in",
        "clause",
        "feature",
        "weight",
    }
    event = found["events"][0]
    assert (event["when"], event["precision"], event["basis"], event["time"]) == ("2026-01-01", "day", "relative", 0)
