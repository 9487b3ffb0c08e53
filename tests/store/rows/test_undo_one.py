"""Taking back one edit out of order."""

from __future__ import annotations

from tests.store.make import T0, put
from tui.store import Edit, MarkChange, Store


def note(store: Store, before: str, after: str) -> None:
    store.put_edit(Edit("note", "e", changes=(MarkChange("e", "note", before, after),)), T0)


def test_an_edit_in_the_middle_is_taken_back_and_what_came_later_stays() -> None:
    store = Store.temporary()
    put(store, "e")
    note(store, "", "first")
    store.put_edit(Edit("star", "e", changes=(MarkChange("e", "starred", False, True),)), T0)
    note(store, "first", "second")
    first, star, second = store.knowledge.edits_of("e")
    assert store.undo_one(star.id, T0) is not None
    assert not store.events(["e"])[0].starred and store.events(["e"])[0].note == "second"
    assert store.undo_one(first.id, T0) is not None
    assert store.events(["e"])[0].note == "second"
    assert store.undo_one(second.id, T0) is not None
    assert store.events(["e"])[0].note == ""
    assert store.undo_one(second.id, T0) is None and store.knowledge.edits_of("e") == []


def test_a_merge_is_taken_back_though_something_came_later() -> None:
    store = Store.temporary()
    put(store, "e")
    put(store, "f")
    store.put_edit(Edit("merge", "e", "e", ("f",)), T0)
    note(store, "", "later")
    merge = store.knowledge.edits_of("f")[0]
    assert len(store.mentions_of(["e"])["e"]) == 2
    _, touched = store.undo_one(merge.id, T0) or (None, set())
    assert touched >= {"e", "f"} and len(store.mentions_of(["e"])["e"]) == 1
