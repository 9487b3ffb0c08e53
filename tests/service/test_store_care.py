"""Pruning, compacting, and a store as lines of JSON and back, edits included."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.make import T0, article, mention
from tui.errors import StoreBusyError, StoreError, UsageError
from tui.model import Query, When
from tui.service import edit
from tui.service.ingest.arrivals import store_arrivals
from tui.service.ingest.event_rows import refresh_events
from tui.service.polling.lock import PollLock
from tui.service.session import Session
from tui.service.store_care import REASONS, day_before, export_lines, import_lines, old_articles, prune, vacuum
from tui.service.timeline import listing
from tui.store import Store, StoredMention

OLD = T0 - timedelta(days=800)
LIMIT = T0.date() - timedelta(days=365)


def tell(session: Session, name: str, at: datetime = OLD, event: str = "", day: str = "2023-10-01") -> None:
    told = article(name, at=at)
    with session.store.transaction():
        store_arrivals(session.store, [told], {}, {})
        rows = [StoredMention(mention(told, when=day), event or f"e-{name}")]
        refresh_events(session.store, session.store.put_mentions(name, rows, at))


def shown(session: Session) -> list[str]:
    return [event.id for event in listing.events(session, Query(features=True))]


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("2y", date(2024, 1, 2)),
        ("18m", date(2024, 7, 2)),
        ("2 W", date(2025, 12, 19)),
        ("90d", date(2025, 10, 4)),
        ("2024-03", date(2024, 3, 1)),
    ],
)
def test_an_age_is_a_day(age: str, day: date) -> None:
    assert day_before(age, T0) == day


@pytest.mark.parametrize("age", ["soon-ish", "9999y", "2030-01-01", ""])
def test_what_is_no_age_is_refused(age: str) -> None:
    with pytest.raises(UsageError):
        day_before(age, T0)


@pytest.mark.parametrize(
    ("keep", "mark"),
    [
        ("starred", lambda session: edit.star(session, ["e-b"])),
        ("noted", lambda session: edit.note(session, "e-b", "why?")),
        ("edited", lambda session: edit.set_date(session, "e-b", When.parse("2023-09-30"))),
        ("edited", lambda session: edit.set_title(session, "e-b", "Mine")),
        ("edited", lambda session: edit.judge(session, ["e-b"], True)),
    ],
)
def test_what_a_person_has_touched_stays(session: Session, keep: str, mark: Callable[[Session], None]) -> None:
    for name in ("a", "b"):
        tell(session, name)
    mark(session)
    assert old_articles(session, LIMIT, ()).gone == ("a", "b")
    seen: list[tuple[int, int]] = []
    found = prune(session, LIMIT, (keep,), lambda done, of: seen.append((done, of)))
    assert (found.gone, found.gone_events, found.kept, seen) == (("a",), 1, {keep: 1}, [(1, 1)])
    assert shown(session) == ["e-b"]
    assert len(set(session.store.care.counts().values())) == 1
    assert prune(session, LIMIT, REASONS).gone == ()


def test_an_event_that_a_kept_article_tells_lives_on_with_that(session: Session) -> None:
    tell(session, "a", event="e")
    told = article("b", at=OLD)
    with session.store.transaction():
        store_arrivals(session.store, [told], {}, {})
        rows = [StoredMention(mention(told, 0, "2023-10-01"), "e"), StoredMention(mention(told, 1, "2023-09-01"), "f")]
        refresh_events(session.store, session.store.put_mentions("b", rows, OLD))
    edit.star(session, ["f"])
    prune(session, LIMIT, ("starred",))
    assert sorted(shown(session)) == ["e", "f"]
    (event,) = listing.by_id(session, ["e"])
    assert event.articles == 1


def test_what_went_does_not_come_back_with_a_poll_unless_it_changes(session: Session) -> None:
    tell(session, "a")
    prune(session, LIMIT, ())
    again = article("a", at=OLD)
    with session.store.transaction():
        assert store_arrivals(session.store, [again], {}, {}, without_pruned=True).ids == {}
        changed = replace(again, text="Another text.")
        assert store_arrivals(session.store, [changed], {}, {}, without_pruned=True).ids == {"a": "a"}
    with session.store.transaction():
        assert store_arrivals(session.store, [again], {}, {}).ids == {"a": "a"}, "an archive that is loaded is wanted"


def test_pruning_waits_for_no_poll(session: Session) -> None:
    tell(session, "a")
    lock = PollLock(session.store.path)
    assert lock.acquire()
    with pytest.raises(StoreBusyError, match="polls into this store"):
        prune(session, LIMIT, ())
    lock.release()
    assert shown(session) == ["e-a"]
    prune(session, LIMIT, ())
    assert shown(session) == []


def test_room_is_given_back(session: Session) -> None:
    for number in range(300):
        tell(session, f"a{number}")
    vacuum(session)
    prune(session, LIMIT, ())
    before, after = vacuum(session)
    assert after < before


# ---------------------------------------------------------------------- as lines of JSON


def as_lines(session: Session) -> list[str]:
    return list(export_lines(session))


def test_a_store_and_all_edits_come_back_to_the_letter(session: Session, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        tell(session, name)
    edit.star(session, ["e-a"])
    edit.note(session, "e-a", "ask\n\u2028her")
    edit.set_title(session, "e-b", "Mine")
    edit.merge(session, ["e-b", "e-c"])
    edit.hide(session, ["e-a"])
    edit.undo(session)
    lines = as_lines(session)
    with closing(Store.open(tmp_path / "copy.db")) as store:
        copy = replace(session, store=store)
        seen: list[int] = []
        assert import_lines(copy, iter(lines), lambda done, of: seen.append(of)) == (len(lines) - 1, False)
        assert set(seen) == {len(lines) - 1}
        assert as_lines(copy) == lines
        for query in (Query(features=True), Query(flags=("starred",)), Query(text='"mine"')):
            assert list(listing.events(copy, query)) == list(listing.events(session, query))
        edit.redo(copy)
        edit.redo(session)
        assert shown(copy) == shown(session)
        with pytest.raises(StoreError, match="holds something already"):
            import_lines(copy, iter(lines))


def test_what_is_no_export_is_refused_and_leaves_nothing(session: Session, tmp_path: Path) -> None:
    tell(session, "a")
    head, *rest = as_lines(session)
    newer = json.dumps({**json.loads(head), "version": 10_000})
    for lines, says in (
        ([], "Line 1 is no JSON object"),
        (["{}"], "no export of a store"),
        ([newer, *rest], "newer dateline"),
        ([head, *rest[:-1]], "ends early"),
        ([head, *rest[:-1], "{"], f"Line {len(rest) + 1} is no JSON object"),
        ([head, *rest[:-1], "[" * 100_000], "is no JSON object"),
    ):
        with closing(Store.open(tmp_path / "copy.db")) as store:
            with pytest.raises(StoreError, match=says):
                import_lines(replace(session, store=store), iter(lines))
            assert store.care.is_empty()


def test_days_count_from_midnight_of_the_person(session: Session) -> None:
    tell(session, "a", datetime(2025, 1, 2, 0, 0, tzinfo=UTC))
    assert old_articles(session, date(2025, 1, 2), ()).old == 0
    assert old_articles(session, date(2025, 1, 3), ()).old == 1
