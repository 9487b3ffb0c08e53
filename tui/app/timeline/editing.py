"""The timeline's changes of events: each key becomes a `Change`, written in a thread and then shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from textual import work

from tui.app.changes.screen import ChangesScreen
from tui.app.dialogs.prompt import Answer
from tui.app.keys_in_order import ASKING
from tui.app.time_machine.screen import TimeMachineScreen
from tui.app.timeline import changes, transitions
from tui.app.timeline.changes import Change, Question
from tui.app.timeline.store_watch import StoreWatch
from tui.app.witnesses.screen import WitnessesScreen
from tui.model import Event, EventDetail
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import details, listing
from tui.wording.counts import grouped

T = TypeVar("T")
MOST_MARKED = 1000
"""Events of a range at most. Chosen: more than a person looks through, few enough to be written at once."""


class EditingTimeline(StoreWatch):
    """The live timeline, and what a person changes of its events."""

    # ------------------------------------------------------------------ writing

    @work(group="edit")
    async def apply(self, change: Change | None) -> None:
        """Write a change in a thread, then show it."""
        await self._applied(change)

    async def _applied(self, change: Change | None) -> bool:
        """Whether it was written; it is shown in place, or in the list read again, which reads the detail too."""
        if change is None:
            return True
        if change.moves or not change.event:
            written = await self._write_and_let_in(change.write)
            if written is not None:
                self.status.say(change.done)
                if change.moves:
                    self.become(transitions.clear_marks(self.state))
                self.reload(anchor=replace(self.state.anchor(), event=change.event) if change.event else None)
                self.refresh_summary()
            return written is not None
        detail = await self.write(lambda: (change.write(), details.event_detail(self.session, change.event))[1])
        if detail is not None:
            if change.done:
                self.status.say(change.done)
            self._show_changed(detail)
        return detail is not None

    async def _write_and_let_in(self, verb: Callable[[], T]) -> tuple[T] | None:
        """Write; events that came by it, such as those that a merge had taken in, need not wait."""

        def write() -> tuple[T, int, int]:
            before = listing.high_water(self.session)
            return verb(), before, listing.high_water(self.session)

        written = await self.write(write)
        if written is None:
            return None
        answer, before, newest = written
        if newest > before:
            self.become(transitions.let_in(self.state, newest))
            self.refresh_summary()
        return (answer,)

    def _show_changed(self, detail: EventDetail) -> None:
        """Show new marks on an event without moving anything."""
        self.events.replace(detail.event)
        self.become(transitions.take_over(self.state, detail.event))
        if self.detail.shown is not None and self.detail.shown.event.id == detail.event.id:
            self.detail.show(detail)
        self.refresh_summary()

    def _ask_change(self, question: Question) -> None:
        def answered(answer: Answer[Any] | None) -> None:
            if answer is not None:
                self._apply_answer(question, answer)

        self.app.push_screen(question.prompt, answered)

    @work(group="edit")
    async def _apply_answer(self, question: Question, answer: Answer[Any]) -> None:
        """Write what was typed; where that fails the prompt comes back with it and says why."""
        if not await self._applied(question.change(answer)):
            self._ask_change(replace(question, prompt=question.prompt.again(answer.text, self.status.message)))

    # ------------------------------------------------------------------ of the marked events, or the selected one

    async def _chosen(self) -> list[Event]:
        """The marked events as they are now, those of an open range too; without marks the selected one."""
        await self._close_range()
        ids = self.state.marked
        if not ids:
            return [self.state.selected] if self.state.selected else []
        return await self.ask(lambda: listing.by_id(self.session, ids)) or []

    async def _close_range(self) -> None:
        """Mark what lies between the row where the range was begun and the cursor."""
        pages, between = self.state.pages, self.state.range
        if between is None:
            return
        if self.state.marked_events > MOST_MARKED:
            self.status.say(f"a range holds at most {grouped(MOST_MARKED, 'event')}")
            self.become(transitions.end_range(self.state, ()))
            return
        self.status.forget(self._range_words)
        events = await self.ask(lambda: pages.between(*between))
        if events is not None:
            self.become(transitions.end_range(self.state, [event.id for event in events]))

    def action_mark(self) -> None:
        if self.state.range_from is None:
            self.become(transitions.toggle_mark(self.state))
        else:
            self.action_mark_range()

    @work(exclusive=True, group="marks")
    async def action_mark_range(self) -> None:
        """Begin a range, or end it here."""
        if self.state.range_from is None:
            self.become(transitions.begin_range(self.state))
            self.status.say(self._range_words)
        else:
            await self._close_range()

    @work(exclusive=True, group="marks")
    async def _change(self, make: Callable[[Session, Sequence[Event]], Change]) -> None:
        if events := await self._chosen():
            self.apply(make(self.session, events))

    @work(exclusive=True, group=ASKING)
    async def _ask_about(self, make: Callable[[Session, Sequence[Event]], Question], least: int = 1) -> None:
        """Ask for a change of the marked events, of which there must be at least so many; the cursor's first."""
        events, selected = await self._chosen(), self.state.selected
        if len(events) >= least:
            first = selected.id if selected else ""
            self._ask_change(make(self.session, sorted(events, key=lambda event: event.id != first)))
        elif events:
            self.status.say(f"mark at least {least} events first, with {self.key_names.first('event.mark')}")

    def action_star(self) -> None:
        self._change(changes.star)

    def action_toggle_read(self) -> None:
        self._change(changes.toggle_read)

    def action_hide(self) -> None:
        self._change(partial(changes.hide, undo_key=self._undo_key))

    def action_judge(self) -> None:
        self._change(partial(changes.judge, undo_key=self._undo_key))

    def action_set_story(self) -> None:
        self._ask_about(partial(changes.story, undo_key=self._undo_key))

    def action_merge(self) -> None:
        self._ask_about(partial(changes.merge, undo_key=self._undo_key), least=2)

    @property
    def _range_words(self) -> str:
        return f"go on and press {self.key_names.first('event.range')} again"

    @property
    def _undo_key(self) -> str:
        return self.key_names.first("event.undo")

    # ------------------------------------------------------------------ of the selected event

    def action_edit_title(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.title(self.session, event))

    def action_note(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.note(self.session, event, self.key_names))

    def action_edit_date(self) -> None:
        if event := self.state.selected:
            self._ask_change(changes.date(self.session, event))

    @work(exclusive=True, group=ASKING)
    async def action_split(self) -> None:
        """Choose which articles of the selected event are one of their own."""
        if (event := self.state.selected) is None:
            return
        detail = await self.ask(lambda: details.event_detail(self.session, event.id))
        if detail is None:
            return
        articles = changes.articles_of(detail)
        if len(articles) < 2:
            self.status.say("only one article tells it, there is nothing to split off")
            return

        def chosen(numbers: tuple[int, ...] | None) -> None:
            if numbers is not None and 0 < len(numbers) < len(articles):
                ids = [articles[number].article for number in numbers]
                self.apply(changes.split(self.session, event, ids, self._undo_key))
            elif numbers is not None:
                self.status.say("nothing is split off: choose some of the articles, not all and not none")

        self.app.push_screen(changes.choice_of_articles(event, articles, self.key_names), chosen)

    # ------------------------------------------------------------------ back and forth

    def action_time_machine(self) -> None:
        """What was known when of the events around the selected day; the cursor goes to the event that was selected there."""
        event, state = self.state.selected, self.state

        def closed(chosen: str | None) -> None:
            self.reload(event=chosen or "")

        machine = TimeMachineScreen(self.session, state.query, state.viewport.day, event.id if event else "")
        self.app.push_screen(machine, closed)

    def action_witnesses(self) -> None:
        """Every article of the selected event, side by side; what is changed there is read again here."""
        if event := self.state.selected:

            def closed(merged: bool | None) -> None:
                if merged:
                    self.become(transitions.clear_marks(self.state))
                self.reload()
                self.refresh_summary()

            self.app.push_screen(WitnessesScreen(self.session, event.id, self.state.marked), closed)

    def action_changes(self) -> None:
        """The list of all changes; the cursor goes to the event that is chosen there."""

        def chosen(event: str | None) -> None:
            self.reload(event=event or "")
            self.refresh_summary()

        self.app.push_screen(ChangesScreen(self.session), chosen)

    def action_undo(self) -> None:
        self._walk(lambda: edit.undo(self.session), "taken back")

    def action_redo(self) -> None:
        self._walk(lambda: edit.redo(self.session), "made again")

    @work(group="edit")
    async def _walk(self, verb: Callable[[], edit.Step | None], done: str) -> None:
        """A step in the log of changes; the cursor goes to its event, or stays where that is not in the list."""
        walked = await self._write_and_let_in(verb)
        if walked is None:
            return
        (step,) = walked
        if step is None:
            self.status.say(f"nothing is to be {done}")
        else:
            self.status.say(f"{done}: {step.words}")
            self.reload(anchor=replace(self.state.anchor(), event=step.event))
            self.refresh_summary()
