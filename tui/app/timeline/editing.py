"""The timeline's changes of events: each key becomes a `Change`, written in a thread and then shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual import work

from tui.app.dialogs.prompt import Answer
from tui.app.timeline import changes
from tui.app.timeline.changes import Change, Question
from tui.app.timeline.live import LiveTimeline
from tui.model import EventDetail
from tui.service import edit
from tui.service.timeline import details


class EditingTimeline(LiveTimeline):
    """The live timeline, and what a person changes of its events."""

    # ------------------------------------------------------------------ changes of the selected event

    @work(group="edit")
    async def apply(self, change: Change | None) -> None:
        """Write a change in a thread, then show it: in place, or in the list read again, which reads the detail too."""
        if change is None:
            return
        if change.moves:
            written = await self.write(lambda: (change.write(),))
            if written is not None:
                self.status.say(change.done)
                self.reload()
            return
        detail = await self.write(lambda: (change.write(), details.event_detail(self.session, change.event))[1])
        if detail is not None:
            if change.done:
                self.status.say(change.done)
            self._show_changed(detail)

    def _show_changed(self, detail: EventDetail) -> None:
        """Show new marks on an event without moving anything."""
        self.events.replace(detail.event)
        if self.detail.shown is not None and self.detail.shown.event.id == detail.event.id:
            self.detail.show(detail)
        self.refresh_summary()

    def _ask_change(self, question: Question) -> None:
        def answered(answer: Answer[Any] | None) -> None:
            if answer is not None:
                self.apply(question.change(answer))

        self.app.push_screen(question.prompt, answered)

    def action_star(self) -> None:
        if event := self.state.selected:
            self.apply(changes.star(self.session, event))

    def action_toggle_read(self) -> None:
        if event := self.state.selected:
            self.apply(changes.toggle_read(self.session, event))

    def action_hide(self) -> None:
        if event := self.state.selected:
            self.apply(changes.hide(self.session, event, self.key_names.first("event.undo")))

    def action_judge(self) -> None:
        if event := self.state.selected:
            self.apply(changes.judge(self.session, event, self.key_names.first("event.undo")))

    def action_edit_title(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.title(self.session, event))

    def action_note(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.note(self.session, event))

    def action_edit_date(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.date(self.session, event))

    def action_set_story(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.story(self.session, event, self.key_names.first("event.undo")))

    # ------------------------------------------------------------------ back and forth

    def action_undo(self) -> None:
        self._walk(lambda: edit.undo(self.session), "taken back")

    def action_redo(self) -> None:
        self._walk(lambda: edit.redo(self.session), "made again")

    @work(group="edit")
    async def _walk(self, verb: Callable[[], edit.Step | None], done: str) -> None:
        """A step in the log of changes; the cursor goes to its event, or stays where that is not in the list."""
        walked = await self.write(lambda: (verb(),))
        if walked is None:
            return
        (step,) = walked
        if step is None:
            self.status.say(f"nothing is to be {done}")
        else:
            self.status.say(f"{done}: {step.words}")
            self.reload(anchor=replace(self.state.anchor(), event=step.event))
