"""A person's own changes: a log that undo walks back, the marks it adds up to, and where merges and splits lead."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from tui.model import Event, When
from tui.store.codec import row_when, text_time, time_text, to_json, when_row
from tui.store.rows import preferences
from tui.store.sql import chunks, rows_in, slots

Value = str | bool | None
Resolver = Callable[[str, str], str]
"""(event that matching chose, article) -> event it belongs to."""

READ = "read"
"""Kind of the edits that only mark events as read: undo passes them over."""
_PLACE = "$.place"
"""Where the payload of an edit that can be made once more has its place among them, in the order in which they were taken back."""
_CAN_COME_BACK = f"undone IS NOT NULL AND json_extract(payload, '{_PLACE}') IS NOT NULL"
PREFERENCES = {"saved": preferences.SAVED, "kept": preferences.KEPT}
"""Field of a change that is no mark -> beginning of the preference that it is: of a saved filter, whose name stands where the id
of the event does, and of a plan."""
FIELDS = ("starred", "hidden", "read", "note", "title", "news", "date", "story")


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One field of one event's marks, before and after.

    Args:
        event: its id.
        field: one of FIELDS or of PREFERENCES.
        before, after: bool for the marks, text for a note or a title, whether it is news or None, JSON of a When or None for a
            date, id of a story, "" or None.
    """

    event: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a person did.

    Args:
        kind: star, read, hide, note, title, news, date, story, rename, merge or split.
        event: the event it is about (of a merge: the survivor; of a split: the one that is divided; of a rename: the story).
        target: of a merge the survivor, of a split the new event, else "".
        members: of a merge, the events that disappear; of a split, the articles that move to the new event.
        changes: to the marks.
        id, at, undone: given by the store.
    """

    kind: str
    event: str
    target: str = ""
    members: tuple[str, ...] = ()
    changes: tuple[MarkChange, ...] = ()
    id: int = 0
    at: datetime | None = None
    undone: datetime | None = field(default=None, compare=False)

    @property
    def is_structural(self) -> bool:
        return self.kind in ("merge", "split")

    @property
    def touches(self) -> set[str]:
        """Ids of all events it is about."""
        gone = self.members if self.kind == "merge" else ()
        return {self.event, self.target, *gone, *(change.event for change in self.changes)} - {""}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person has set on one event; `date` replaces the extracted When, `title` ("" for none) the title found, `story` ("" for
    none) the story found for it, `news` says what its weight is."""

    starred: bool = False
    hidden: bool = False
    read: bool = False
    note: str = ""
    title: str = ""
    news: bool | None = None
    date: When | None = None
    story: str | None = None

    def joined(self, other: Marks) -> Marks:
        """These, and of another's what is not set here."""
        own, theirs = self, other
        return Marks(
            starred=own.starred or theirs.starred,
            hidden=own.hidden or theirs.hidden,
            read=own.read or theirs.read,
            note=own.note or theirs.note,
            title=own.title or theirs.title,
            news=theirs.news if own.news is None else own.news,
            date=own.date or theirs.date,
            story=theirs.story if own.story is None else own.story,
        )

    def over(self, event: Event) -> Event:
        """The event as the person wants it."""
        when = self.date or event.when
        return replace(
            event,
            title=self.title or event.title,
            found_title=event.title if self.title else None,
            weight=event.weight if self.news is None else float(self.news),
            judged=self.news,
            when=when,
            starred=self.starred,
            hidden=self.hidden,
            read=self.read,
            note=self.note,
            edited=self.date is not None,
            reported_dates=tuple(replace(r, agrees=r.when.overlaps(when)) for r in event.reported_dates),
        )


NO_MARKS = Marks()

LEADING_TO = (
    "WITH RECURSIVE led (id, survivor) AS (SELECT id, survivor FROM merged WHERE survivor IN ({}) "
    "UNION SELECT m.id, l.survivor FROM merged m JOIN led l ON m.survivor = l.id) "
)
"""Ids of events that are no more, over all steps, and to which of some events they lead."""

_LED = f"{LEADING_TO}SELECT l.survivor, l.id, {', '.join(FIELDS)} FROM led l JOIN marks k ON k.event = l.id"


def date_json(when: When | None) -> str | None:
    """A When as it stands in `marks.date` and in a MarkChange."""
    return to_json(when_row(when)) if when else None


def json_date(text: object) -> When | None:
    """The inverse."""
    return row_when(json.loads(text)) if isinstance(text, str) and text else None


def marks(db: Connection, ids: Sequence[str]) -> dict[str, Marks]:
    """Of those events that have any; what was set on events that lead to them is set on them, as long as they do."""
    found: dict[str, Marks] = {}
    for event, held in held_marks(db, ids).items():
        for each in held.values():
            found[event] = found[event].joined(each) if event in found else each
    return found


def held_marks(db: Connection, ids: Sequence[str]) -> dict[str, dict[str, Marks]]:
    """Event -> id under which something was set -> what: its own first, then those of the events that lead to it, by id."""
    query = f"SELECT event, event, {', '.join(FIELDS)} FROM marks WHERE event IN"
    rows = list(rows_in(db, query, ids))
    for part in chunks(ids):
        rows += db.execute(f"{_LED.format(slots(part))} ORDER BY l.survivor, l.id", part)
    found: dict[str, dict[str, Marks]] = {}
    for event, held, *values in rows:
        found.setdefault(event, {})[held] = _marks(dict(zip(FIELDS, values, strict=True)))
    return found


def _marks(values: Mapping[str, Any]) -> Marks:
    date = values.get("date")
    return Marks(
        starred=bool(values.get("starred")),
        hidden=bool(values.get("hidden")),
        read=bool(values.get("read")),
        note=values.get("note") or "",
        title=values.get("title") or "",
        news=None if values.get("news") is None else bool(values["news"]),
        date=row_when(json.loads(date)) if date else None,
        story=values.get("story"),
    )


def marks_as_of(db: Connection, ids: Sequence[str], as_of: datetime) -> dict[str, Marks]:
    """The marks of those events that had any, as they stood then; an event that leads to one of them, and is none of them itself,
    is taken to have led there then."""
    known = set(ids)
    leads_to: dict[str, str] = {}
    for part in chunks(ids):
        rows = db.execute(f"{LEADING_TO.format(slots(part))}SELECT id, survivor FROM led ORDER BY id", part)
        leads_to.update(rows.fetchall())
    wanted = {**{led: event for led, event in leads_to.items() if led not in known}, **{id_: id_ for id_ in ids}}
    values: dict[str, dict[str, Any]] = {}
    changes = db.execute(
        "SELECT json_extract(c.value, '$[0]'), json_extract(c.value, '$[1]'), json_extract(c.value, '$[3]') "
        "FROM edits e, json_each(e.payload, '$.changes') c "
        "WHERE e.at <= :then AND (e.undone IS NULL OR e.undone > :then) "
        "AND json_extract(c.value, '$[0]') IN (SELECT value FROM json_each(:ids)) ORDER BY e.id, c.key",
        {"then": time_text(as_of), "ids": to_json(list(wanted))},
    )
    for event, name, after in changes:
        values.setdefault(event, {})[name] = after
    found: dict[str, Marks] = {}
    for held in sorted(values, key=lambda held: (held != wanted[held], held)):
        event = wanted[held]
        each = _marks(values[held])
        found[event] = found[event].joined(each) if event in found else each
    return found


def put(db: Connection, edit: Edit, at: datetime) -> int:
    """Write it to the log and set its marks; returns its id. What was taken back before cannot be made once more then, but
    for read marks, which leave it."""
    if edit.kind != READ:
        db.execute(f"UPDATE edits SET payload = json_remove(payload, '{_PLACE}') WHERE {_CAN_COME_BACK}")
    return _insert(db, edit, at)


def _insert(db: Connection, edit: Edit, at: datetime) -> int:
    payload = {
        "target": edit.target,
        "members": edit.members,
        "changes": [(change.event, change.field, change.before, change.after) for change in edit.changes],
    }
    row = db.execute(
        "INSERT INTO edits (at, kind, event, payload) VALUES (?, ?, ?, ?) RETURNING id",
        (time_text(at), edit.kind, edit.event, to_json(payload)),
    ).fetchone()
    _set(db, ((change.event, change.field, change.after) for change in edit.changes))
    return int(row[0])


def undo(db: Connection, at: datetime) -> Edit | None:
    """Take back the last edit that stands and is no read mark: its marks, and its place in the log; None if there is none."""
    last = "SELECT * FROM edits WHERE undone IS NULL AND kind <> ? ORDER BY id DESC LIMIT 1"
    row = db.execute(last, (READ,)).fetchone()
    if row is None:
        return None
    edit = _decode(row)
    place = db.execute(f"SELECT count(*) FROM edits WHERE {_CAN_COME_BACK}").fetchone()[0]
    db.execute(
        f"UPDATE edits SET undone = ?, payload = json_set(payload, '{_PLACE}', ?) WHERE id = ?",
        (time_text(at), place, edit.id),
    )
    _set(db, ((change.event, change.field, change.before) for change in reversed(edit.changes)))
    return edit


def undo_one(db: Connection, number: int, at: datetime) -> Edit | None:
    """Take back an edit wherever it stands in the log, by its id; None if it does not stand.

    What a later edit has set stays set; taking that one back leads to where this one had begun.
    """
    row = db.execute("SELECT * FROM edits WHERE id = ? AND undone IS NULL AND kind <> ?", (number, READ)).fetchone()
    if row is None:
        return None
    edit = _decode(row)
    later = [
        _decode(other)
        for other in db.execute("SELECT * FROM edits WHERE id > ? AND undone IS NULL ORDER BY id", (number,))
    ]
    db.execute("UPDATE edits SET undone = ? WHERE id = ?", (time_text(at), number))
    for change in reversed(edit.changes):
        place = (change.event, change.field)
        over = next((other for other in later if any((c.event, c.field) == place for c in other.changes)), None)
        if over is None:
            _set(db, [(change.event, change.field, change.before)])
            continue
        changes = [
            (c.event, c.field, change.before if (c.event, c.field) == place else c.before, c.after)
            for c in over.changes
        ]
        later[later.index(over)] = replace(over, changes=tuple(MarkChange(*one) for one in changes))
        db.execute(
            "UPDATE edits SET payload = json_set(payload, '$.changes', json(?)) WHERE id = ?",
            (to_json(changes), over.id),
        )
    return edit


def redo(db: Connection, at: datetime) -> Edit | None:
    """Make the edit that was taken back last once more, as a new one of the log, which keeps what was known when; None if
    there is none, or another was made since."""
    last = f"SELECT * FROM edits WHERE {_CAN_COME_BACK} ORDER BY json_extract(payload, '{_PLACE}') DESC LIMIT 1"
    row = db.execute(last).fetchone()
    if row is None:
        return None
    edit = _decode(row)
    db.execute(f"UPDATE edits SET payload = json_remove(payload, '{_PLACE}') WHERE id = ?", (edit.id,))
    _insert(db, edit, at)
    return edit


def _set(db: Connection, values: Iterable[tuple[str, str, Value]]) -> None:
    for event, name, value in values:
        if name in PREFERENCES:
            preferences.put(db, PREFERENCES[name] + event, value if isinstance(value, str) else None)
            continue
        if name not in FIELDS:
            raise ValueError(f"no such mark: {name}")
        db.execute("INSERT OR IGNORE INTO marks (event) VALUES (?)", (event,))
        db.execute(f"UPDATE marks SET {name} = ? WHERE event = ?", (value, event))


def log(db: Connection) -> list[Edit]:
    """The edits that stand, oldest first."""
    return [_decode(row) for row in db.execute("SELECT * FROM edits WHERE undone IS NULL ORDER BY id")]


def log_of(db: Connection, event: str) -> list[Edit]:
    """Those of them that are about an event, read marks left out."""
    rows = db.execute(
        "SELECT * FROM edits WHERE undone IS NULL AND kind <> ? AND (event = ? OR instr(payload, ?)) ORDER BY id",
        (READ, event, event),
    )
    return [edit for edit in map(_decode, rows) if event in edit.touches]


def shaped(db: Connection) -> set[str]:
    """The events that standing merges and splits are about, as their ids were then and as they lead on now."""
    rows = db.execute("SELECT * FROM edits WHERE kind IN ('merge', 'split') AND undone IS NULL").fetchall()
    ids = {event for row in rows for event in _decode(row).touches}
    return ids | {survivor(db, id_) for id_ in ids}


def survivor(db: Connection, id: str) -> str:
    """Where the id of an event leads, over all steps; itself if it is one, or never was."""
    seen = {id}
    while row := db.execute("SELECT survivor FROM merged WHERE id = ?", (id,)).fetchone():
        if row[0] in seen:
            break
        id = row[0]
        seen.add(id)
    return id


def since(db: Connection, as_of: datetime) -> list[Edit]:
    """The edits made or undone after that time."""
    then = time_text(as_of)
    return [_decode(row) for row in db.execute("SELECT * FROM edits WHERE at > ? OR undone > ?", (then, then))]


def _decode(row: Sequence[Any]) -> Edit:
    id_, at, kind, event, text, undone = row
    payload = json.loads(text)
    return Edit(
        kind=kind,
        event=event,
        target=payload["target"],
        members=tuple(payload["members"]),
        changes=tuple(MarkChange(*change) for change in payload["changes"]),
        id=id_,
        at=text_time(at),
        undone=text_time(undone) if undone else None,
    )


def resolver(db: Connection, as_of: datetime | None = None) -> Resolver:
    """Where merges and splits lead a mention of an article that matching put into an event."""
    query = "SELECT * FROM edits WHERE kind IN ('merge', 'split') AND "
    if as_of is None:
        rows = db.execute(query + "undone IS NULL ORDER BY id").fetchall()
    else:
        then = time_text(as_of)
        rows = db.execute(query + "at <= ? AND (undone IS NULL OR undone > ?) ORDER BY id", (then, then)).fetchall()
    steps = [_leading_on(db, _decode(row), as_of is None) for row in rows]

    def resolve(event: str, article: str) -> str:
        for kind, events, articles, target in steps:
            if event in events and (kind == "merge" or article in articles):
                event = target
        return event

    return resolve if steps else lambda event, article: event


def _leading_on(db: Connection, step: Edit, now: bool) -> tuple[str, frozenset[str], frozenset[str], str]:
    """(kind, events whose mentions move, articles that do, where to), the ids as they were then and as they lead on."""
    events = step.members if step.kind == "merge" else (step.event,)
    target = survivor(db, step.target) if now else step.target
    ids = frozenset(events) | {survivor(db, event) for event in events}
    return step.kind, ids, frozenset(step.members), target
