"""A person's own changes in words."""

from __future__ import annotations

from pathlib import Path

from tests.app import world
from tui.model import When
from tui.service import edit
from tui.service.timeline.details import event_detail
from tui.service.timeline.own_changes import changes_of, own_changes


def test_every_kind_of_change_is_said_in_words(tmp_path: Path) -> None:
    with world.session(tmp_path) as session:
        story, _ = world.tell_stories(session.store)
        edit.star(session, ["storm", "valley"])
        edit.hide(session, ["storm"])
        edit.hide(session, ["storm"], False)
        edit.note(session, "storm", "two\nlines")
        edit.set_title(session, "storm", "Three passes shut")
        edit.judge(session, ["storm"], False)
        edit.set_date(session, "storm", When.month(2025, 12).about())
        edit.set_story(session, ["storm"], "")
        edit.rename_story(session, story, "The Valley line")
        edit.mark_read(session, ["storm"])
        edit.merge(session, ["storm", "review"], "storm")
        edit.split(session, "train", ["train4"])
        found = own_changes(session)
        assert [change.words for change in found] == [
            "1 article split off", "2 events made one", "story called: The Valley line", "taken out of its story",
            "date: Dec 2025 ~", "called not news", "title: Three passes shut", "note: two lines", "shown again", "hidden",
            "2 events: starred",
        ]  # fmt: skip
        assert found[0].title.startswith("Freight train derails near Valley Junction")
        assert found[-2].title == "Three passes shut"
        assert [change.words for change in changes_of(session, "train")] == ["1 article split off"]
        assert event_detail(session, "valley").changes[0].words == "2 events: starred"
        edit.undo_one(session, found[3].number)
        assert len(own_changes(session)) == len(found) - 1
