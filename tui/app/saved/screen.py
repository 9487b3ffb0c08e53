"""The saved filters: what each finds, what is new for those that are watched, and what a person does with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from tui.app.actions import bindings
from tui.app.cells import Run, fit, plain
from tui.app.dialogs.prompt import Answer
from tui.app.mode_actions import SAVED
from tui.app.modes.list_mode import ListMode
from tui.app.modes.row_list import RowList
from tui.app.modes.wishes import SavedChanged, ShowOnTimeline
from tui.app.place import Live, Mode, Place
from tui.app.saved.prompts import filter_prompt, name_prompt
from tui.service import edit, saved
from tui.service.saved import Saved, SavedFilter
from tui.service.session import Session
from tui.wording.counts import grouped

NAME_SHARE, LEAST_NAME = 3, 18
"""The name takes one of so many parts of the width, at least so many cells. Chosen: the filter needs the most room."""
COUNT = 9
"""Cells of each count."""


class SavedScreen(ListMode):
    """The saved filters, watched ones first."""

    mode = Mode.SAVED
    sections = SAVED
    BINDINGS: ClassVar[list[BindingType]] = bindings(SAVED)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.loaded = False
        self.saved: Sequence[Saved] = ()
        self._version = -1

    # ------------------------------------------------------------------ the list

    def arrive(self, place: Place) -> None:
        self.refresh_rows()

    def show_live(self, live: Live) -> None:
        """The counts are read again when the store has changed."""
        super().show_live(live)
        if live.version != self._version:
            self._version = live.version
            self.refresh_rows()

    def refresh_rows(self) -> None:
        self._load(self.selected.name if self.selected else "")

    @work(exclusive=True, group="saved")
    async def _load(self, name: str) -> None:
        found = await self.ask(lambda: saved.saved(self.session))
        if found is not None:
            self.saved = found
            place = next((number for number, each in enumerate(found) if each.name == name), self.rows.cursor)
            self.show_rows(len(found), place)
            self.loaded = True

    @property
    def selected(self) -> Saved | None:
        """The filter under the cursor."""
        return self.saved[self.rows.cursor] if self.rows.cursor < len(self.saved) else None

    def paint(self, number: int, width: int, chosen: bool) -> Sequence[Run]:
        its, marks = self.saved[number], self.marks
        name = max(width // NAME_SHARE, LEAST_NAME)
        watch = marks.watch if its.filter.watch else " "
        new = f"{its.new:,}" if its.new else marks.dash if its.filter.watch else ""
        rest = width - 2 - 2 - name - 1 - 2 * COUNT - 2
        return (
            (f"{marks.cursor if chosen else ' '} ", "mark"),
            (f"{watch} ", "mark"),
            (fit(plain(its.name), name, marks.ellipsis) + " ", "strong"),
            (f"{new:>{COUNT}}", "mark" if its.new else "dim"),
            (f"{its.total:>{COUNT},}  ", ""),
            (fit(plain(its.trouble or its.filter.text), rest, marks.ellipsis), "trouble" if its.trouble else "dim"),
        )

    def head(self, width: int) -> str:
        name = max(width // NAME_SHARE, LEAST_NAME)
        return f"    {'Saved filter':<{name}} {'New':>{COUNT}}{'Events':>{COUNT}}  Filter"

    def about_row(self, number: int) -> Content:
        its = self.saved[number]
        parts = ["watched" if its.filter.watch else "not watched", grouped(its.total, "event")]
        parts += ["with a bell"] if its.filter.bell else []
        parts += [f"{its.new:,} new since it was opened last"] if its.new else []
        keys = (("open", "finds them"), ("watch", "watches it, or not"), ("bell", "bell"), ("remove", "takes it away"))
        said = "   ".join(f"{self.key_names.first(f'saved.{name}')} {words}" for name, words in keys)
        return Content("\n").join(
            (
                Content.assemble((plain(its.name), "bold $text-accent"), f"   {plain(its.filter.text)}"),
                Content(its.trouble or ", ".join(parts)),
                Content.styled(said, "$foreground 80%"),
            )
        )

    def empty_words(self) -> str:
        add, save = self.key_names.first("saved.add"), self.key_names.first("find.save")
        return (
            "Nothing is saved or watched yet.\n\n"
            f"{add}   watches a word, or any filter\n{save}   on the timeline saves the filter that is on"
        )

    # ------------------------------------------------------------------ what a person can do

    @on(RowList.Opened)
    def action_open(self) -> None:
        """Find its events on the timeline; nothing is new of it then."""
        if (its := self.selected) is not None:
            self._see(its.name)
            self.post_message(ShowOnTimeline(filter=its.filter.text))

    def action_seen(self) -> None:
        if (its := self.selected) is not None:
            self._see(its.name)

    @work(group="edit")
    async def _see(self, name: str) -> None:
        await self.write(lambda: saved.mark_seen(self.session, name))
        self._changed("")

    def action_watch(self) -> None:
        if (its := self.selected) is not None:
            self._put(its.name, replace(its.filter, watch=not its.filter.watch))

    def action_bell(self) -> None:
        """A bell is only of what is watched."""
        if (its := self.selected) is not None:
            on_ = not its.filter.bell
            self._put(its.name, replace(its.filter, bell=on_, watch=its.filter.watch or on_))

    def action_add(self) -> None:
        self._ask("Watch for", "", lambda text: self._put("", SavedFilter(text, watch=True)))

    def action_edit(self) -> None:
        if (its := self.selected) is not None:
            self._ask(
                f"Filter of {plain(its.name)}",
                its.filter.text,
                lambda text: self._put(its.name, replace(its.filter, text=text)),
            )

    def action_rename(self) -> None:
        if (its := self.selected) is None:
            return

        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.text and answer.text != its.name:
                self._rename(its, answer.text)

        self.app.push_screen(name_prompt(its.name), answered)

    def _ask(self, title: str, text: str, then: Callable[[str], Any]) -> None:
        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.value:
                then(answer.value)

        self.app.push_screen(filter_prompt(self.session, title, text), answered)

    @work(group="edit")
    async def _put(self, name: str, wanted: SavedFilter) -> None:
        kept = await self.write(lambda: saved.save(self.session, name, wanted))
        if kept is not None:
            self._changed(f"{'watched' if wanted.watch else 'saved'}: {plain(kept)}", kept)

    @work(group="edit")
    async def _rename(self, its: Saved, name: str) -> None:
        kept = await self.write(lambda: saved.rename(self.session, its.name, name))
        if kept is not None:
            self._changed(f"called {plain(kept)} now", kept)

    @work(group="edit")
    async def action_remove(self) -> None:
        if (its := self.selected) is not None:
            name, undo = its.name, self.key_names.first("saved.undo")
            if await self.write(lambda: saved.remove(self.session, name)) is not None:
                self._changed(f"taken away, {undo} brings it back")

    def action_undo(self) -> None:
        self._walk(lambda: edit.undo(self.session), "taken back")

    def action_redo(self) -> None:
        self._walk(lambda: edit.redo(self.session), "made again")

    @work(group="edit")
    async def _walk(self, verb: Callable[[], edit.Step | None], done: str) -> None:
        walked = await self.write(lambda: (verb(),))
        if walked is not None:
            (step,) = walked
            self._changed(f"{done}: {plain(step.words)}" if step else f"nothing is to be {done}")

    def _changed(self, words: str, name: str = "") -> None:
        if words:
            self.status.say(words)
        self.post_message(SavedChanged())
        self._load(name or (self.selected.name if self.selected else ""))
