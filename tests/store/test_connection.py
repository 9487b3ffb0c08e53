"""Opening, refusing, locking, threads and transactions."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.store.make import article, put
from tests.store.older import take_back_kinds, take_back_mutes
from tui.errors import StoreBusyError, StoreError, StoreVersionError
from tui.model import Basis, Modality, Query
from tui.store import Store, connection, migrations
from tui.store.connection import Database

LOCK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
"""


def test_a_store_opens_again_with_what_was_put(tmp_path: Path) -> None:
    first = Store.open(tmp_path / "deep" / "store.db")
    put(first, "e")
    first.close()
    again = Store.open(tmp_path / "deep" / "store.db")
    assert [event.id for event in again.events(["e"])] == ["e"]
    again.close()


def test_a_missing_store_is_made_only_where_asked(tmp_path: Path) -> None:
    for wanted in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match="no store at"):
            Store.open(tmp_path / "none.db", **wanted)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"this is no database at all, but long enough to be looked at" * 40, b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        Store.open(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy
    assert path.read_bytes() == content


def test_a_damaged_store_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store.open(path)
    for n in range(50):
        put(store, f"e{n}")
    store.close()
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(path).count(Query(flags=("unread",)))


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    db.close()
    for read_only in (False, True):
        with pytest.raises(StoreVersionError, match="newer dateline"):
            Store.open(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_an_older_store_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool) -> None:
    path = tmp_path / "store.db"
    old = Store.open(path)
    put(old, "e")
    old.close()
    monkeypatch.setattr(
        migrations, "STEPS", (*migrations.STEPS, "CREATE TABLE later (x);\nINSERT INTO later VALUES (1);")
    )
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    store = Store.open(path, read_only=read_only)
    assert store.count(Query()) == 1
    store.close()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT x FROM later").fetchall() == [(1,)]
        assert db.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
    db.close()


def test_a_store_without_features_gets_the_indexes_and_triggers_of_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store.open(path)
    put(store, "e")
    put(store, "why", worth=0.4)
    store.close()
    (step,) = (script for script in migrations.STEPS if "ADD COLUMN feature" in script)
    with sqlite3.connect(path) as db:
        wanted = _made(db)
        take_back_mutes(db)
        for kind, name in (
            ("INDEX", "events_order"), ("INDEX", "events_unread"),
            ("TRIGGER", "events_count_insert"), ("TRIGGER", "events_count_delete"), ("TRIGGER", "events_count_update"),
        ):  # fmt: skip
            db.execute(f"DROP {kind} {name}")
        db.execute("ALTER TABLE events DROP COLUMN feature")
        db.executescript(
            "CREATE INDEX events_order ON events (day); CREATE INDEX events_unread ON events (day);"
            "CREATE TRIGGER events_count_insert AFTER INSERT ON events BEGIN SELECT 1; END;"
            "CREATE TRIGGER events_count_delete AFTER DELETE ON events BEGIN SELECT 1; END;"
            "CREATE TRIGGER events_count_update AFTER UPDATE ON events BEGIN SELECT 1; END;"
        )
        later = ("CREATE TABLE mutes", "CREATE TABLE event_names", "ADD COLUMN categories", "ADD COLUMN undated")
        for script in (step, *(one for one in migrations.STEPS if any(words in one for words in later))):
            for statement in migrations.statements(script):
                db.execute(statement)
        assert _made(db) == wanted
        db.execute("UPDATE events SET weight = 0.3 WHERE feature = 1")
    db.close()
    store = Store.open(path)
    put(store, "g")
    assert [event.id for event in store.stream(Query())] == ["e", "g"]
    assert [event.id for event in store.stream(Query(flags=("feature",)))] == ["why"]
    store.close()


def _made(db: sqlite3.Connection) -> dict[str, str]:
    """Indexes and triggers with their words."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    before = migrations.VERSION
    monkeypatch.setattr(
        migrations, "STEPS", (*migrations.STEPS, "CREATE TABLE later (x);\nINSERT INTO nowhere VALUES (1);")
    )
    monkeypatch.setattr(migrations, "VERSION", before + 1)
    with pytest.raises(StoreError):
        Store.open(path)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (before,)
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    db.close()


def test_a_store_locked_by_another_process_says_so_and_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store.open(path, busy=0.05)
    put(store, "e")
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(StoreBusyError, match="Another dateline"):
            store.put_article(article(), "hash")
        assert store.count(Query()) == 1
        assert Store.open(path, busy=0.05).count(Query()) == 1
        other.communicate("done\n")
    store.put_article(article(), "hash")
    assert store.article("a") is not None


def test_a_full_disk_is_said_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    Store.open(path).close()

    def failing(self: Database, mode: str) -> sqlite3.Connection:
        if "immutable" in mode:
            return opened(self, mode)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
        raise error

    opened = Database._open
    monkeypatch.setattr(Database, "_open", failing)
    with pytest.raises(StoreError, match="disk I/O error"):
        Store.open(path, read_only=True).count(Query())
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    with pytest.raises(StoreError, match=r"The disk that holds .* is full"):
        Store.open(path, read_only=True).count(Query())


def test_a_read_only_store_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    store = Store.open(path, read_only=True)
    with pytest.raises(StoreError, match="cannot be opened or written"):
        store.put_article(article(), "hash")


def test_a_transaction_is_all_or_nothing_and_joins_an_outer_one() -> None:
    store = Store.temporary()
    with pytest.raises(RuntimeError), store.transaction():
        put(store, "e")
        with store.transaction():
            put(store, "f")
        raise RuntimeError
    assert store.count(Query()) == 0
    assert store.article_count() == 0
    put(store, "e")
    assert store.count(Query()) == 1
    store.close()


def test_threads_have_connections_of_their_own() -> None:
    store = Store.temporary()
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(20):
                put(store, f"e{number}-{n}")
                store.groups(Query())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.count(Query()) == 80
    assert sum(group.count for group in store.groups(Query())) == 80
    store.close()


def test_the_version_counts_writes_of_other_connections(tmp_path: Path) -> None:
    one, other = Store.open(tmp_path / "s.db"), Store.open(tmp_path / "s.db")
    before = one.data_version()
    put(other, "e")
    assert one.data_version() > before
    assert one.data_version() == other.data_version()


def test_a_closed_store_says_so_and_a_temporary_one_leaves_nothing() -> None:
    store = Store.temporary()
    folder = store.path.parent
    store.close()
    assert not folder.exists()
    with pytest.raises(StoreError, match="closed"):
        store.count(Query())


def test_a_path_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(tmp_path / "file" / "store.db")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(tmp_path / "folder")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root, who may write anywhere, for a while."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


def test_a_store_in_a_folder_that_may_not_be_written_is_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "s.db"
        store = Store.open(path)
        put(store, "e")
        store.close()
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            with as_nobody():
                store = Store.open(path, read_only=True)
                assert store.count(Query()) == 1
                store.close()
                with pytest.raises(StoreError, match="cannot be opened or written"):
                    Store.open(path)
        finally:
            folder.chmod(0o755)


def test_names_with_signs_of_a_uri(tmp_path: Path) -> None:
    path = tmp_path / "50% of? all#.db"
    Store.open(path).close()
    assert path.exists()
    assert connection._quoted(path).endswith("50%25 of%3f all%23.db")


def test_statements_of_a_script_keep_triggers_whole() -> None:
    script = "CREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM a; SELECT 1;\nEND;\n"
    assert len(migrations.statements(script)) == 2


def test_features_of_a_store_without_probabilities_stay_features(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store.open(path)
    put(store, "e")
    put(store, "why", weight=0.2, worth=0.4)
    store.close()
    (place,) = (place for place, script in enumerate(migrations.STEPS) if "ADD COLUMN weighty" in script)
    with sqlite3.connect(path) as db:
        take_back_mutes(db)
        db.execute("DROP INDEX articles_read_by")
        db.execute("DROP TABLE story_links")
        for column in (
            "mentions DROP COLUMN news", "mentions DROP COLUMN weighty", "events DROP COLUMN weight",
            "articles DROP COLUMN read_by", "articles DROP COLUMN changed",
        ):  # fmt: skip
            db.execute(f"ALTER TABLE {column}")
        db.execute(f"PRAGMA user_version = {place + 1}")
    db.close()
    store = Store.open(path)
    assert [event.id for event in store.stream(Query(flags=("feature",)))] == ["why"]
    assert [event.feature for event in store.stream(Query(features=True))].count(True) == 1
    store.close()


def test_an_older_store_learns_what_has_no_date_and_what_is_planned(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store.open(path)
    put(store, "told")
    put(store, "undated", basis=Basis.PUBLISHED)
    put(store, "plan", modality=Modality.PLANNED)
    store.close()
    (place,) = (place for place, script in enumerate(migrations.STEPS) if "ADD COLUMN undated" in script)
    with sqlite3.connect(path) as db:
        take_back_kinds(db)
        db.execute(f"PRAGMA user_version = {place + 1}")
    db.close()
    store = Store.open(path)
    put(store, "one more", basis=Basis.PUBLISHED)
    (group,) = store.groups(Query())
    assert (group.count, group.undated, group.planned) == (4, 2, 1)
    store.close()


def test_closing_ends_what_is_read_and_waits_for_it(tmp_path: Path) -> None:
    database = Database(tmp_path / "store.db")
    begun, ended = threading.Event(), list[bool]()

    def read() -> None:
        with pytest.raises(StoreError), database.until(lambda: False), database.guard():
            begun.set()
            counting = (
                "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) SELECT sum(i) FROM n"
            )
            database.connection().execute(counting).fetchone()
        ended.append(True)

    thread = threading.Thread(target=read)
    thread.start()
    assert begun.wait(20)
    database.close()
    thread.join(20)
    assert ended == [True]
