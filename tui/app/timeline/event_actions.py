"""What a person does with the selected event: marks, notes, dates, links, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import work

from tui.app.cells import plain
from tui.app.detail.text import as_text, first_link
from tui.app.dialogs.prompt import Prompt
from tui.app.timeline import queries as data
from tui.app.timeline.view import TimelineView
from tui.app.words import plural
from tui.model import Event
from tui.service import edit
from tui.service.timeline import filter_language as queries
from tui.service.timeline import listing as timeline
from tui.service.timeline import story_list as stories
from tui.wording.dates import full


class EventActions(TimelineView):
    """The part of the timeline screen that changes events. Changes are written one after the other, in a thread."""

    def action_star(self) -> None:
        if event := self.events.selected:
            words = "star taken off" if event.starred else "starred"
            self._change(event, lambda: edit.star(self.session, [event.id], not event.starred), words)

    def action_toggle_read(self) -> None:
        if event := self.events.selected:
            words = "marked unread" if event.read else "marked read"
            self._change(event, lambda: edit.mark_read(self.session, [event.id], not event.read), words)

    def action_hide(self) -> None:
        if event := self.events.selected:
            write = partial(edit.hide, self.session, [event.id], not event.hidden)
            self._change(event, write, "shown again" if event.hidden else "hidden, u brings it back", moves=True)

    def action_note(self) -> None:
        if event := self.events.selected:

            def write(text: str | None) -> None:
                if text is not None and text != event.note:
                    self._change(event, lambda: edit.note(self.session, event.id, text), "note kept")

            self.app.push_screen(
                Prompt(f"Note on: {plain(event.title)}", event.note, "an empty note is removed"), write
            )

    def action_edit_date(self) -> None:
        if event := self.events.selected:

            def write(text: str | None) -> None:
                if text is None or (not text and not event.edited):
                    return
                when = queries.day_of(text, self.session.now()) if text else None
                said = f"date set to {full(when)}" if when else "back to the date that was found"
                self._change(event, partial(edit.set_date, self.session, event.id, when), said, moves=True)

            hint = "as exact as you know it: 2025-12-31, December 2025, 2025"
            if event.edited:
                hint += "; an empty line brings back the date that was found"
            title = f"Date of: {plain(event.title)}"
            self.app.push_screen(Prompt(title, event.when.edtf(), hint, self._read_when), write)

    def _read_when(self, text: str) -> str:
        return full(queries.day_of(text, self.session.now()))

    def action_set_story(self) -> None:
        if event := self.events.selected:

            def write(text: str | None) -> None:
                if text is None or (not text and event.story is None):
                    return

                def put() -> None:
                    story = stories.meant(self.session, text).id if text else ""
                    edit.set_story(self.session, [event.id], story)

                said = "put into that story" if text else "taken out of its story"
                self._change(event, put, f"{said} for good, u takes that back", moves=True)

            hint = "words of the story's title, or its id"
            if event.story:
                hint += "; an empty line takes it out of its story"
            self.app.push_screen(Prompt(f"Story of: {plain(event.title)}", "", hint, self._read_story), write)

    def _read_story(self, text: str) -> str:
        story = stories.meant(self.session, text)
        return f"{plain(story.title)}, {plural(len(story.events), 'event')}"

    def action_undo(self) -> None:
        self._undo()

    @work(group="edit")
    async def _undo(self) -> None:
        async with self.edit_lock:
            undone = await self.ask(lambda: (edit.undo(self.session),))
        if undone is not None:
            self.status.say(f"taken back: {undone[0]}" if undone[0] else "nothing to take back")
            self.reload()

    @work(group="edit")
    async def _change(self, event: Event, write: Callable[[], object], words: str, *, moves: bool = False) -> None:
        """Write a change in a thread, then show it in place.

        Args:
            event: what is changed.
            write: the verb of the service.
            words: what to say when it is done.
            moves: whether the event may stand elsewhere now, or nowhere, so that the list must be read again.
        """
        async with self.edit_lock:
            done = await self.ask(lambda: (write(), timeline.detail(self.session, event.id)))
        if done is None:
            return
        if words:
            self.status.say(words)
        if moves:
            self.reload()
        else:
            self.show_changed(done[1])

    # ------------------------------------------------------------------ reading

    def action_open(self) -> None:
        """To the detail, which a narrow screen then shows alone; the event is read."""
        if event := self.events.selected:
            self.add_class("-reading")
            self.detail.body.focus()
            self._mark_read(event)

    def _mark_read(self, event: Event) -> None:
        if not event.read:
            self._change(event, lambda: edit.mark_read(self.session, [event.id], True), "")

    @work(exclusive=True, group="unread")
    async def action_unread(self, direction: int) -> None:
        """The event that is left downwards counts as read."""
        event, query = self.events.selected, self.query_now
        if event is None:
            return
        found = await self.ask(lambda: (data.next_unread(self.session, query, event.id, direction),))
        if found is None:
            return
        if found[0] is None:
            self.status.say("no more unread events " + ("below" if direction > 0 else "above"))
        else:
            self.reload(event=found[0])
        if direction > 0:
            self._mark_read(event)

    # ------------------------------------------------------------------ outside

    def action_browse(self) -> None:
        address = first_link(self.detail.shown) if self.detail.shown else None
        if address is None:
            self.status.say("this event has no link")
            return
        self.app.open_url(address)
        self.status.say(f"opening {address}")
        if event := self.events.selected:
            self._mark_read(event)

    def action_copy(self) -> None:
        if detail := self.detail.shown:
            self.app.copy_to_clipboard(as_text(detail))
            self.status.say("copied")
