"""Make a new store, bring an older one up to date, refuse a newer one."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from tui.errors import StoreError, StoreVersionError
from tui.store.backup import back_up
from tui.text import without_password

STEPS: tuple[str, ...] = (
    "CREATE TABLE merged (id TEXT PRIMARY KEY, survivor TEXT NOT NULL) WITHOUT ROWID;",
    """
    CREATE TABLE stories (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, face TEXT NOT NULL, survivor TEXT, alive INTEGER NOT NULL DEFAULT 1,
        settled INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX stories_unsettled ON stories (id) WHERE settled = 0;
    CREATE TABLE story_log (event TEXT NOT NULL, at TEXT NOT NULL, story TEXT, PRIMARY KEY (event, at)) WITHOUT ROWID;
    CREATE INDEX story_log_at ON story_log (at);
    CREATE TABLE story_keys (
        term TEXT NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL, weight REAL NOT NULL, PRIMARY KEY (term, day, event)
    ) WITHOUT ROWID;
    CREATE INDEX story_keys_event ON story_keys (event);
    DROP INDEX events_story;
    CREATE INDEX events_story ON events (story, score DESC, id) WHERE story IS NOT NULL;
    ALTER TABLE marks ADD COLUMN story TEXT;
    INSERT INTO meta VALUES ('unwoven', 1);
    """,
    """
    CREATE TABLE named_days (article TEXT NOT NULL, day INTEGER NOT NULL, known TEXT NOT NULL, PRIMARY KEY (article, day))
    WITHOUT ROWID;
    """,
    """
    ALTER TABLE events ADD COLUMN feature INTEGER NOT NULL DEFAULT 0;
    DROP INDEX events_order;
    DROP INDEX events_unread;
    CREATE INDEX events_order ON events (day, grp, last_day, minute, score DESC, id, feature) WHERE hidden = 0;
    CREATE INDEX events_unread ON events (day, grp, last_day, feature) WHERE read = 0 AND hidden = 0;
    DROP TRIGGER events_count_insert;
    DROP TRIGGER events_count_delete;
    DROP TRIGGER events_count_update;
    CREATE TRIGGER events_count_insert AFTER INSERT ON events WHEN new.hidden + new.feature = 0 BEGIN
        INSERT INTO day_counts VALUES (new.day, new.grp, new.last_day, 1) ON CONFLICT (day, grp, last_day) DO UPDATE SET n = n + 1;
    END;

    CREATE TRIGGER events_count_delete AFTER DELETE ON events WHEN old.hidden + old.feature = 0 BEGIN
        UPDATE day_counts SET n = n - 1 WHERE day = old.day AND grp = old.grp AND last_day = old.last_day;
        DELETE FROM day_counts WHERE day = old.day AND grp = old.grp AND last_day = old.last_day AND n = 0;
    END;

    CREATE TRIGGER events_count_update AFTER UPDATE ON events
    WHEN (old.day, old.grp, old.last_day, old.hidden + old.feature) <> (new.day, new.grp, new.last_day, new.hidden + new.feature) BEGIN
        INSERT INTO day_counts SELECT old.day, old.grp, old.last_day, -1 WHERE old.hidden + old.feature = 0 ON CONFLICT (day, grp, last_day) DO UPDATE SET n = n - 1;
        INSERT INTO day_counts SELECT new.day, new.grp, new.last_day, 1 WHERE new.hidden + new.feature = 0 ON CONFLICT (day, grp, last_day) DO UPDATE SET n = n + 1;
        DELETE FROM day_counts WHERE day = old.day AND grp = old.grp AND last_day = old.last_day AND n = 0;
    END;
    UPDATE events SET feature = 1 WHERE json_array_length(sources) < 2 AND NOT EXISTS (
        SELECT 1 FROM mentions WHERE event = events.id AND retired IS NULL AND score >= 0.45
    );
    """,
    """
    CREATE TABLE unwoven (event TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO unwoven SELECT id FROM events WHERE EXISTS (SELECT 1 FROM meta WHERE key = 'unwoven');
    DELETE FROM meta WHERE key = 'unwoven';
    """,
    """
    ALTER TABLE mentions ADD COLUMN news REAL NOT NULL DEFAULT 1;
    ALTER TABLE mentions ADD COLUMN weighty REAL NOT NULL DEFAULT 0;
    ALTER TABLE events ADD COLUMN weight REAL NOT NULL DEFAULT 1;
    UPDATE mentions SET news = 0.3, score = 1 WHERE role = 'main' AND score < 0.45;
    UPDATE events SET weight = 0.3 WHERE feature = 1;
    """,
    """
    ALTER TABLE articles ADD COLUMN read_by INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE articles ADD COLUMN changed TEXT;
    CREATE INDEX articles_read_by ON articles (read_by, published, id);
    UPDATE articles SET changed = (SELECT min(known) FROM mentions WHERE article = articles.id AND retired IS NULL)
    WHERE id IN (SELECT article FROM mentions WHERE retired IS NOT NULL);
    UPDATE articles SET published = first_seen, offset = 0
    WHERE dated = 0 AND source IN (SELECT id FROM sources WHERE feed <> '');
    UPDATE articles SET (published, offset) = (
        SELECT published, offset FROM mentions WHERE article = articles.id ORDER BY known, rowid LIMIT 1
    )
    WHERE dated = 1 AND source IN (SELECT id FROM sources WHERE feed <> '')
    AND id IN (SELECT article FROM mentions WHERE retired IS NOT NULL);
    """,
    """
    CREATE INDEX IF NOT EXISTS mentions_date ON mentions (start, end) WHERE retired IS NULL;
    CREATE TABLE story_links (event TEXT PRIMARY KEY, parent TEXT NOT NULL, similarity REAL NOT NULL) WITHOUT ROWID;
    CREATE INDEX story_links_parent ON story_links (parent);
    INSERT OR IGNORE INTO unwoven SELECT id FROM events;
    """,
    """
    ALTER TABLE articles ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX articles_muted ON articles (id) WHERE muted = 1;
    CREATE TABLE mutes (feed TEXT PRIMARY KEY, patterns TEXT NOT NULL) WITHOUT ROWID;
    ALTER TABLE events ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE events ADD COLUMN judged INTEGER;
    ALTER TABLE events ADD COLUMN found_title TEXT;
    DROP INDEX events_order;
    CREATE INDEX events_order ON events (day, grp, last_day, minute, score DESC, id, feature, hidden);
    CREATE INDEX events_feature ON events (day) WHERE feature = 1;
    CREATE INDEX IF NOT EXISTS merged_survivor ON merged (survivor);
    ALTER TABLE marks ADD COLUMN title TEXT NOT NULL DEFAULT '';
    ALTER TABLE marks ADD COLUMN news INTEGER;
    """,
    """
    CREATE TEMP TABLE doubles AS SELECT s.id, min(k.id) AS kept FROM sources s
    JOIN sources k ON k.name = s.name AND without_password(k.feed) = without_password(s.feed) GROUP BY s.id HAVING kept < s.id;
    UPDATE articles SET source = (SELECT kept FROM doubles WHERE id = source) WHERE source IN (SELECT id FROM doubles);
    UPDATE mentions SET source = (SELECT kept FROM doubles WHERE id = source) WHERE source IN (SELECT id FROM doubles);
    DELETE FROM sources WHERE id IN (SELECT id FROM doubles);
    DROP TABLE doubles;
    UPDATE sources SET feed = without_password(feed) WHERE feed LIKE '%@%';
    UPDATE OR REPLACE aliases SET feed = without_password(feed) WHERE feed LIKE '%@%';
    UPDATE OR REPLACE feed_states SET key = without_password(key), state = without_password(state) WHERE state LIKE '%@%';
    UPDATE poll_log SET feed = without_password(feed), note = without_password(note) WHERE feed LIKE '%@%' OR note LIKE '%@%';
    UPDATE OR REPLACE mutes SET feed = without_password(feed) WHERE feed LIKE '%@%';
    """,
    """
    ALTER TABLE mentions ADD COLUMN places TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE mentions ADD COLUMN people TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE events ADD COLUMN places TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE events ADD COLUMN people TEXT NOT NULL DEFAULT '[]';
    CREATE TABLE event_names (kind TEXT NOT NULL, name TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (kind, name, event)) WITHOUT ROWID;
    CREATE INDEX event_names_event ON event_names (event);
    """,
    """
    CREATE TABLE IF NOT EXISTS digests (
        name TEXT NOT NULL, as_of TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (name, as_of)
    ) WITHOUT ROWID;
    """,
    "CREATE TABLE IF NOT EXISTS preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;",
    """
    ALTER TABLE articles ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE articles ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
    """,
    """
    DROP TRIGGER events_count_insert;
    DROP TRIGGER events_count_delete;
    DROP TRIGGER events_count_update;
    ALTER TABLE day_counts ADD COLUMN undated INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE day_counts ADD COLUMN planned INTEGER NOT NULL DEFAULT 0;
    UPDATE day_counts SET (undated, planned) = (
        SELECT total(basis = 'published' AND edited = 0), total(modality = 'planned' AND (basis <> 'published' OR edited = 1))
        FROM events e WHERE e.day = day_counts.day AND e.grp = day_counts.grp AND e.last_day = day_counts.last_day
        AND e.hidden + e.feature = 0
    );
    CREATE TRIGGER events_count_insert AFTER INSERT ON events WHEN new.hidden + new.feature = 0 BEGIN
        INSERT INTO day_counts VALUES (
            new.day, new.grp, new.last_day, 1, new.basis = 'published' AND new.edited = 0, new.modality = 'planned' AND (new.basis <> 'published' OR new.edited = 1)
        ) ON CONFLICT (day, grp, last_day) DO UPDATE SET n = n + 1, undated = undated + excluded.undated, planned = planned + excluded.planned;
    END;
    CREATE TRIGGER events_count_delete AFTER DELETE ON events WHEN old.hidden + old.feature = 0 BEGIN
        UPDATE day_counts SET n = n - 1, undated = undated - (old.basis = 'published' AND old.edited = 0), planned = planned - (old.modality = 'planned' AND (old.basis <> 'published' OR old.edited = 1))
        WHERE day = old.day AND grp = old.grp AND last_day = old.last_day;
        DELETE FROM day_counts WHERE day = old.day AND grp = old.grp AND last_day = old.last_day AND n = 0;
    END;
    CREATE TRIGGER events_count_update AFTER UPDATE ON events
    WHEN (old.day, old.grp, old.last_day, old.hidden + old.feature, old.basis, old.modality, old.edited)
    <> (new.day, new.grp, new.last_day, new.hidden + new.feature, new.basis, new.modality, new.edited) BEGIN
        INSERT INTO day_counts SELECT old.day, old.grp, old.last_day, -1, -(old.basis = 'published' AND old.edited = 0), -(old.modality = 'planned' AND (old.basis <> 'published' OR old.edited = 1))
        WHERE old.hidden + old.feature = 0 ON CONFLICT (day, grp, last_day)
        DO UPDATE SET n = n - 1, undated = undated + excluded.undated, planned = planned + excluded.planned;
        INSERT INTO day_counts SELECT new.day, new.grp, new.last_day, 1, new.basis = 'published' AND new.edited = 0, new.modality = 'planned' AND (new.basis <> 'published' OR new.edited = 1)
        WHERE new.hidden + new.feature = 0 ON CONFLICT (day, grp, last_day)
        DO UPDATE SET n = n + 1, undated = undated + excluded.undated, planned = planned + excluded.planned;
        DELETE FROM day_counts WHERE day = old.day AND grp = old.grp AND last_day = old.last_day AND n = 0;
    END;
    """,
    "CREATE TABLE IF NOT EXISTS pruned (id TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;",
)
"""SQL that leads from version N (counting from 1) to N + 1; schema.sql always makes the newest."""

VERSION = len(STEPS) + 1
"""`PRAGMA user_version` of the stores that this program writes."""

APPLICATION_ID = 0x64746C6E
"""Says in the file's header that it is ours ("dtln")."""


WITH_PASSWORDS = next(number for number, step in enumerate(STEPS, 1) if "without_password(key)" in step)
"""The last version whose stores hold passwords of addresses: no copy is made of these and older ones."""

VIEWS = ("events_view", "articles_view", "mentions_view", "stories_view")
"""What views.sql makes."""


def migrate(db: sqlite3.Connection, path: Path) -> Path | None:
    """See to it that the file holds our schema; two processes may do so at once. What it was before is kept beside it.

    Returns:
        The copy of what it was, None where it was so already or is new.

    Raises:
        StoreVersionError: a newer dateline wrote it.
        StoreError: it is another program's database.
        sqlite3.Error: it is no database, or is locked.
    """
    if is_current(db, path):
        return None
    before = _version(db, path)
    copy = back_up(db, path, before) if before > WITH_PASSWORDS else None
    db.create_function("without_password", 1, without_password, deterministic=True)
    # What a step takes away must not stay in the file's free space: it may have been a secret.
    db.execute("PRAGMA secure_delete = ON")
    db.execute("BEGIN IMMEDIATE")
    try:
        version = _version(db, path)
        for view in VIEWS:
            db.execute(f"DROP VIEW IF EXISTS {view}")
        steps = STEPS[version - 1 :] if version else (_script("schema.sql"),)
        for script in (*steps, _script("views.sql")):
            for statement in statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA secure_delete = OFF")
    return copy


def is_current(db: sqlite3.Connection, path: Path) -> bool:
    """Whether the file holds our schema as it is now; raises as `migrate` does."""
    return _version(db, path) == VERSION


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The file's version, 0 if it is empty."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    application: int = db.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID and db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]:
        raise StoreError(f"{path} is a database of another program.", "Name another file with --store.")
    if version > VERSION:
        raise StoreVersionError(
            f"{path} was written by a newer dateline (version {version} of the store, we know {VERSION}).",
            "Upgrade dateline, or name another file with --store.",
        )
    return version


def _script(name: str) -> str:
    return files("tui.store").joinpath(name).read_text(encoding="utf-8")


def statements(script: str) -> list[str]:
    """The single statements of an SQL script; `executescript` would commit the transaction around it."""
    complete: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            complete.append(pending)
            pending = ""
    return complete
