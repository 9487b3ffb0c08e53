"""Room given back, counts made anew, and whether they agree."""

from __future__ import annotations

from sqlite3 import Connection

_COUNTED = (
    "SELECT day, grp, last_day, count(*) AS n, total(basis = 'published' AND edited = 0) AS undated, "
    "total(modality = 'planned' AND (basis <> 'published' OR edited = 1)) AS planned "
    "FROM events WHERE hidden + feature = 0 GROUP BY day, grp, last_day"
)


def counts(db: Connection) -> dict[str, int]:
    """The number of events on the timeline as three tables have it: the events, the counts of days, and, of all events, the
    index of words against the rows."""
    number = "SELECT count(*) FROM "
    return {
        "events": int(db.execute(f"{number}events WHERE hidden + feature = 0").fetchone()[0]),
        "days": int(db.execute("SELECT ifnull(sum(n), 0) FROM day_counts").fetchone()[0]),
        "all": int(db.execute(f"{number}events").fetchone()[0]),
        "words": int(db.execute(f"{number}event_text").fetchone()[0]),
        "told": int(db.execute("SELECT count(DISTINCT event) FROM mentions WHERE retired IS NULL").fetchone()[0]),
    }


def recount(db: Connection) -> None:
    """Make the counts of days anew."""
    db.execute("DELETE FROM day_counts")
    db.execute(f"INSERT INTO day_counts (day, grp, last_day, n, undated, planned) {_COUNTED}")


def vacuum(db: Connection) -> None:
    """Write the file anew without the room of what was taken out; outside of any transaction."""
    db.execute("INSERT INTO event_text (event_text) VALUES ('optimize')")
    db.execute("VACUUM")
    db.execute("PRAGMA optimize")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
