"""Stores as older versions left them, made from new ones."""

from __future__ import annotations

from sqlite3 import Connection

from tui.store.migrations import VIEWS


def take_back_mutes(db: Connection) -> None:
    """As before a person could call an event news or give it a title, and before anything could be muted."""
    take_back_names(db)
    for index in ("articles_muted", "events_order", "events_feature", "merged_survivor"):
        db.execute(f"DROP INDEX {index}")
    db.execute("DROP TABLE mutes")
    for column in (
        "articles DROP COLUMN muted", "events DROP COLUMN muted", "events DROP COLUMN judged",
        "events DROP COLUMN found_title", "marks DROP COLUMN title", "marks DROP COLUMN news",
    ):  # fmt: skip
        db.execute(f"ALTER TABLE {column}")
    db.execute(
        "CREATE INDEX events_order ON events (day, grp, last_day, minute, score DESC, id, feature) WHERE hidden = 0"
    )


def take_back_kinds(db: Connection) -> None:
    """As before the counts of days told what has no date and what is planned."""
    for name in ("insert", "delete", "update"):
        db.execute(f"DROP TRIGGER events_count_{name}")
    for column in ("undated", "planned"):
        db.execute(f"ALTER TABLE day_counts DROP COLUMN {column}")
    for statement in ("insert", "delete", "update"):
        # Only their names count: the step drops them.
        db.execute(f"CREATE TRIGGER events_count_{statement} AFTER {statement.upper()} ON events BEGIN SELECT 1; END")


def take_back_names(db: Connection) -> None:
    """As before events knew their places and people."""
    take_back_views(db)
    take_back_filing(db)
    take_back_kinds(db)
    db.execute("DROP TABLE event_names")
    for table in ("mentions", "events"):
        for column in ("places", "people"):
            db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def take_back_views(db: Connection) -> None:
    """As before there were views: a column that one shows cannot be dropped."""
    for view in VIEWS:
        db.execute(f"DROP VIEW IF EXISTS {view}")


def take_back_filing(db: Connection) -> None:
    """As before articles knew what their feed files them under and where they stand in it."""
    for column in ("categories", "place"):
        db.execute(f"ALTER TABLE articles DROP COLUMN {column}")
