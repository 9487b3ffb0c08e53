"""What a person has changed, in words: of the whole store, or of one event."""

from __future__ import annotations

from tui.model import OwnChange
from tui.service.session import Session
from tui.store import Edit, MarkChange, json_date
from tui.wording.counts import grouped
from tui.wording.dates import short

READ = "read"
"""Kind of the edits that only mark events as read."""


def own_changes(session: Session) -> list[OwnChange]:
    """All changes that stand, latest first; read marks are none."""
    edits = [edit for edit in session.store.knowledge.edits() if edit.kind != READ][::-1]
    survivors = {id_: session.store.placements.survivor(id_) for id_ in {edit.event for edit in edits}}
    titles = {event.id: event.title for event in session.store.events(list(set(survivors.values())))}
    return [_change(session, edit, survivors[edit.event], titles.get(survivors[edit.event], "")) for edit in edits]


def changes_of(session: Session, event: str, title: str = "") -> tuple[OwnChange, ...]:
    """Those of one event, oldest first."""
    return tuple(_change(session, edit, event, title) for edit in session.store.knowledge.edits_of(event))


def _change(session: Session, edit: Edit, event: str, title: str) -> OwnChange:
    at = edit.at.astimezone(session.now().tzinfo) if edit.at is not None else None
    return OwnChange(edit.id, event, title, _in_words(edit), at)


def _in_words(edit: Edit) -> str:
    """`date: Dec 2025`, `2 events made one`, `3 events: starred`."""
    if edit.kind == "merge":
        return f"{grouped(len(edit.members) + 1, 'event')} made one"
    if edit.kind == "split":
        return f"{grouped(len(edit.members), 'article')} split off"
    if edit.kind == "rename":
        return f"story called: {edit.changes[0].after}" if edit.changes[0].after else "story called as its main event"
    if not edit.changes:
        return edit.kind
    several = len({change.event for change in edit.changes})
    words = _change_in_words(edit.changes[0])
    return words if several == 1 else f"{grouped(several, 'event')}: {words}"


def _change_in_words(change: MarkChange) -> str:
    after = change.after
    match change.field:
        case "starred":
            return "starred" if after else "star taken off"
        case "hidden":
            return "hidden" if after else "shown again"
        case "note":
            return f"note: {' '.join(str(after).split())}" if after else "note taken off"
        case "title":
            return f"title: {after}" if after else "back to the title that was found"
        case "news":
            return (
                "back to what was found of its news" if after is None else "called news" if after else "called not news"
            )
        case "date":
            when = json_date(after)
            return f"date: {short(when)}" if when else "back to the date that was found"
        case "story":
            return (
                "put into a story" if after else "taken out of its story" if after == "" else "free to find its story"
            )
        case "kept":
            return "said to have been kept" if after else "no longer said to have been kept"
        case "saved":
            return f"filter saved: {change.event}" if after else f"saved filter taken away: {change.event}"
        case _:
            return change.field
