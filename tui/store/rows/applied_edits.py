"""What a person's edits do to the rows of mentions and events."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from tui.store.codec import time_text
from tui.store.rows import edits, events, mentions, stories
from tui.store.rows.edits import Edit

FUSED = ("date", "story", "title", "news")
"""Fields whose change needs a new look at the mentions."""


def put(db: Connection, edit: Edit, at: datetime) -> set[str]:
    """Log an edit and apply it; returns the events that have to be fused anew."""
    edits.put(db, edit, at)
    return _apply(db, edit, at)


def undo(db: Connection, at: datetime) -> tuple[Edit, set[str]] | None:
    """Take back the last edit; returns it with the events that have to be fused anew."""
    edit = edits.undo(db, at)
    return (edit, _apply(db, edit, at)) if edit else None


def undo_one(db: Connection, number: int, at: datetime) -> tuple[Edit, set[str]] | None:
    """Take back one edit, by its id; returns the same."""
    edit = edits.undo_one(db, number, at)
    return (edit, _apply(db, edit, at)) if edit else None


def redo(db: Connection, at: datetime) -> tuple[Edit, set[str]] | None:
    """Make the edit that was taken back last once more; returns it with the events that have to be fused anew."""
    edit = edits.redo(db, at)
    return (edit, _apply(db, edit, at)) if edit else None


def since(db: Connection, as_of: datetime) -> set[str]:
    """Events that stood otherwise then: by their mentions, their story, or what a person did since."""
    changed = mentions.changed_since(db, as_of) | stories.changed_since(db, as_of)
    return changed.union(*(edit.touches for edit in edits.since(db, as_of)))


def _apply(db: Connection, edit: Edit, at: datetime) -> set[str]:
    """Bring rows in line with the edits that stand."""
    if edit.kind == "rename":
        stories.unsettle(db, sorted(edit.touches))
        stories.refresh(db, time_text(at))
        return set()
    touches = edit.touches | {edits.survivor(db, id_) for id_ in edit.touches}
    events.update_marks(db, sorted(touches))
    if edit.is_structural:
        return mentions.reassign(db, sorted(touches)) | touches
    if edit.kind == "story":
        stories.release(db, sorted(touches), time_text(at))
    return {edits.survivor(db, change.event) for change in edit.changes if change.field in FUSED}
