"""The sources: a table of the feeds with their health, and what a person changes of feeds.toml from it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import SuspendNotSupported
from textual.binding import BindingType
from textual.content import Content

from tui.app.actions import bindings
from tui.app.bars import TROUBLE_SECONDS
from tui.app.cells import Run, plain
from tui.app.dialogs.choice import Choice
from tui.app.dialogs.prompt import Answer, Prompt
from tui.app.mode_actions import SOURCES
from tui.app.modes.list_mode import ListMode
from tui.app.modes.processes import let_processes_start
from tui.app.modes.row_list import RowList
from tui.app.modes.wishes import PollWanted, SessionChanged, ShowOnTimeline
from tui.app.place import Live, Mode, Place
from tui.app.sources import editor, lines
from tui.errors import DatelineError
from tui.model import Feed
from tui.service import session as sessions
from tui.service import sources
from tui.service.session import Session
from tui.service.sources import Source
from tui.text import without_password
from tui.wording.counts import grouped


class SourcesScreen(ListMode):
    """The feeds, those in trouble first."""

    mode = Mode.SOURCES
    sections = SOURCES
    BINDINGS: ClassVar[list[BindingType]] = bindings(SOURCES)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.loaded = False
        self.sources: Sequence[Source] = ()
        self.order = next(iter(lines.ORDERS))
        self._find = ""
        self._version = -1

    # ------------------------------------------------------------------ the table

    def arrive(self, place: Place) -> None:
        self.refresh_rows()

    def show_live(self, live: Live) -> None:
        """The table is read again when the store has changed."""
        super().show_live(live)
        if live.version != self._version:
            self._version = live.version
            self.refresh_rows()

    def refresh_rows(self) -> None:
        self._load(self.selected.feed.key if self.selected else "")

    @work(exclusive=True, group="sources")
    async def _load(self, key: str) -> None:
        found = await self.ask(lambda: sources.sources(self.session))
        if found is not None:
            wanted = self._find.casefold()
            kept = [
                source for source in found if wanted in f"{source.feed.name} {' '.join(source.feed.tags)}".casefold()
            ]
            self._show(sorted(kept, key=lines.ORDERS[self.order]), key)
            self.loaded = True

    def _show(self, shown: Sequence[Source], key: str) -> None:
        self.sources = shown
        place = next((number for number, source in enumerate(shown) if source.feed.key == key), self.rows.cursor)
        found = f"only with: {self._find}   " if self._find else ""
        self.status.kept_off = f"{found}sorted by {self.order}"
        self.show_rows(len(shown), place)

    @property
    def selected(self) -> Source | None:
        """The source under the cursor."""
        return self.sources[self.rows.cursor] if self.rows.cursor < len(self.sources) else None

    def paint(self, number: int, width: int, chosen: bool) -> Sequence[Run]:
        return lines.line(self.sources[number], self.session.now(), width, self.marks, chosen=chosen)

    def head(self, width: int) -> str:
        return lines.head(width)

    def about_row(self, number: int) -> Content:
        source = self.sources[number]
        keys = (
            ("poll", "polls it"),
            ("switch", "turns it off" if source.feed.enabled else "turns it on"),
            ("edit", "edits its line"),
            ("log", "its last polls"),
        )
        said = "   ".join(f"{self.key_names.first(f'source.{name}')} {words}" for name, words in keys)
        return lines.about(source, self.session.now(), said)

    def empty_words(self) -> str:
        if self._find:
            return f"No source has {self._find!r} in its name or tags.\n\n{self.key_names.first('source.find')} changes that."
        add, take = self.key_names.first("source.add"), self.key_names.first("source.import")
        return f"There are no feeds in {self.session.paths.feeds}.\n\n{add}   adds a feed or a page that has some\n{take}   imports OPML"

    # ------------------------------------------------------------------ what a person can do

    @on(RowList.Opened)
    def action_open(self) -> None:
        """What it tells, on the timeline."""
        if (source := self.selected) is not None:
            self.post_message(ShowOnTimeline(filter=f'src:"{source.feed.name}"'))

    def action_sort(self) -> None:
        names = list(lines.ORDERS)
        self.order = names[(names.index(self.order) + 1) % len(names)]
        self.refresh_rows()

    def action_find(self) -> None:
        def answered(answer: Answer[str] | None) -> None:
            if answer is not None:
                self._find = answer.text
                self.refresh_rows()

        self.app.push_screen(Prompt("Sources with", self._find, "part of a name or a tag; empty for all"), answered)

    def action_poll(self) -> None:
        if (source := self.selected) is not None:
            self.post_message(PollWanted((source.feed.name,)))

    @work(group="edit")
    async def action_switch(self) -> None:
        """Off, or on again."""
        if (source := self.selected) is not None:
            on_ = not source.feed.enabled
            changed = await self.write(lambda: sources.set_enabled(self.session, source.feed, on_))
            self._changed(changed, f"{source.feed.name} is {'on' if on_ else 'off'} in feeds.toml")

    def _changed(self, session: Session | None, words: str) -> None:
        if session is not None:
            self.session = session
            self.post_message(SessionChanged(session))
            self.status.say(plain(words))
            self.refresh_rows()

    @work(exclusive=True, group="log")
    async def action_log(self) -> None:
        """The last polls of the selected feed."""
        if (source := self.selected) is None:
            return
        polls = await self.ask(lambda: sources.poll_log(self.session, source.feed))
        if polls:
            said = lines.log_lines(polls, self.session.now())
            self.app.push_screen(
                Choice(f"Last polls of {plain(source.feed.name)}", said, self._leave_words, pick=False)
            )
        elif polls is not None:
            self.status.say(f"{plain(source.feed.name)} has not been polled yet")

    @property
    def _leave_words(self) -> str:
        return f"{self.key_names.first('choice.leave')} leaves"

    # ------------------------------------------------------------------ feeds.toml

    def action_add(self) -> None:
        self._ask_address("")

    def _ask_address(self, text: str, wrong: str = "") -> None:
        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.text:
                self._look(answer.text)

        hint = wrong or "address of a feed, or of a page that has some"
        self.app.push_screen(Prompt("Add a feed", text, hint), answered)

    @work(exclusive=True, group="add")
    async def _look(self, address: str) -> None:
        """Look what is there; nothing that was typed is lost where it is wrong."""
        self.status.say(f"looking at {without_password(address)}", TROUBLE_SECONDS)
        try:
            await asyncio.to_thread(let_processes_start)
            found = await sources.look(self.session, address)
        except DatelineError as error:
            self.status.message = ""
            self._ask_address(address, str(error))
            return
        self.status.message = ""
        if len(found) == 1:
            self._add(found)
            return

        def chosen(numbers: tuple[int, ...] | None) -> None:
            if numbers:
                self._add([found[number] for number in numbers])

        offered = [f"{plain(feed.name)}  {plain(without_password(feed.url))}" for feed in found]
        hint = f"{self.key_names.first('choice.choose')} chooses   {self.key_names.first('choice.done')} adds the chosen ones   {self._leave_words}"
        self.app.push_screen(Choice(f"Feeds of {plain(without_password(address))}", offered, hint), chosen)

    @work(group="edit")
    async def _add(self, feeds: Sequence[Feed]) -> None:
        changed = await self.write(lambda: sources.add(self.session, feeds))
        poll = self.key_names.first("source.poll")
        self._changed(changed, f"added {', '.join(feed.name for feed in feeds)}; {poll} polls it")

    def action_import(self) -> None:
        self._ask_file("", "path of an OPML file")

    def _ask_file(self, text: str, hint: str) -> None:
        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.text:
                self._import(answer.text)

        self.app.push_screen(Prompt("Import OPML", text, hint), answered)

    @work(group="edit")
    async def _import(self, path: str) -> None:
        try:
            session, imported = await asyncio.to_thread(partial(sources.import_opml, self.session, Path(path)))
        except DatelineError as error:
            self._ask_file(path, str(error))
            return
        parts = [f"added {grouped(len(imported.added), 'feed')}"]
        parts += [f"{imported.there} there already"] if imported.there else []
        parts += [f"left out {words}" for words in imported.refused]
        self._changed(session, "; ".join(parts))

    def action_edit(self) -> None:
        """feeds.toml in the person's editor, at the line of the selected feed; then it is read again."""
        line = self.selected.feed.line if self.selected else 0
        try:
            words = editor.command(self.session.paths.feeds, line, os.environ)
            with self.app.suspend():
                editor.run(words)
        except SuspendNotSupported:
            self.status.say("no editor can be opened in this terminal", TROUBLE_SECONDS)
            return
        except DatelineError as error:
            self.status.say(str(error), TROUBLE_SECONDS)
            return
        self._reload()

    @work(group="edit")
    async def _reload(self) -> None:
        changed = await self.write(lambda: sessions.reload(self.session))
        if changed is not None:
            problems = changed.settings.problems
            said = (
                f"{problems[0]}"
                if problems
                else f"feeds.toml read again: {grouped(len(changed.settings.feeds), 'feed')}"
            )
            self._changed(changed, said)
