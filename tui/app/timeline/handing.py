"""What the timeline hands on to other programs: links to the browser, text to copy, files, input of commands; and read marks of many."""

from __future__ import annotations

import shlex
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual import on, work

from tui.app.bars import TROUBLE_SECONDS
from tui.app.detail.pane import Detail
from tui.app.detail.text import first_link
from tui.app.dialogs.menu import Menu
from tui.app.dialogs.output import Output
from tui.app.dialogs.prompt import Answer, Meaning, Prompt
from tui.app.keys_in_order import ASKING
from tui.app.timeline import changes
from tui.app.timeline.changes import Change
from tui.app.timeline.editing import EditingTimeline
from tui.errors import UsageError
from tui.model import EventDetail
from tui.service import edit, hand_on
from tui.service.timeline import details, listing
from tui.wording.counts import grouped

LINKS_AT_ONCE = 8
"""Links that are opened without being asked. Chosen: more tabs than that are a surprise."""
MOST_READ = 10_000
"""Events that are marked read at once at most. Chosen: they are written in a moment, and undone in one."""
EXPORT_NAME = "timeline"
"""What a file is called that is offered, before its suffix."""
COMMAND_HINT = "a program and its arguments; it gets the text of the event, or JSON lines where it begins with json:"
JSON_FIRST = "json:"


class HandingTimeline(EditingTimeline):
    """The timeline that is edited, and what it hands on."""

    async def _details(self) -> list[EventDetail]:
        """The marked events in full, without marks the selected one."""
        events = await self._chosen()
        return await self.ask(lambda: [details.event_detail(self.session, event.id) for event in events]) or []

    # ------------------------------------------------------------------ links

    @on(Detail.LinkWanted)
    def _link_wanted(self, message: Detail.LinkWanted) -> None:
        self._browse(message.address)

    def action_browse(self) -> None:
        self._browse(first_link(self.detail.shown) if self.detail.shown else None)

    def _browse(self, address: str | None) -> None:
        if address is None:
            self.status.say("there is no link")
            return
        if self.browse([address]) and (event := self.state.selected):
            self.apply(changes.read(self.session, event))

    @work(exclusive=True, group=ASKING)
    async def action_browse_all(self) -> None:
        """Open the links of all sources; many of them only when that was meant."""
        chosen = await self._details()
        links = hand_on.links(chosen)
        if not links:
            self.status.say("there is no link")
        elif len(links) <= LINKS_AT_ONCE:
            self._open_all(links, chosen)
        else:

            def answered(number: int | None) -> None:
                if number is not None:
                    self._open_all(links[: LINKS_AT_ONCE if number == 0 else None], chosen)

            lines = (f"the first {LINKS_AT_ONCE}", f"all {len(links)}")
            self.app.push_screen(Menu(f"Open {len(links)} links?", lines, self.key_names), answered)

    def _open_all(self, links: list[str], chosen: list[EventDetail]) -> None:
        if not self.browse(links):
            return
        ids = [detail.event.id for detail in chosen]
        self.apply(Change(ids[0] if len(ids) == 1 else "", partial(edit.mark_read, self.session, ids), ""))

    # ------------------------------------------------------------------ copies

    def action_copy(self) -> None:
        self._copy(hand_on.COPY_FORMS[0])

    def action_copy_as(self) -> None:
        def answered(number: int | None) -> None:
            if number is not None:
                self._copy(hand_on.COPY_FORMS[number])

        names = [form.name for form in hand_on.COPY_FORMS]
        self.app.push_screen(Menu("Copy as", names, self.key_names), answered)

    @work(exclusive=True, group="hand on")
    async def _copy(self, form: hand_on.CopyForm) -> None:
        """Whether a terminal takes what it is sent, it does not say."""
        chosen = await self._details()
        text = form.write(chosen)
        if text:
            self.app.copy_to_clipboard(text)
            of_several = f" of {grouped(len(chosen), 'event')}" if len(chosen) > 1 else ""
            self.status.say(f"sent to the terminal for copying: {form.name}{of_several}")
        elif chosen:
            self.status.say("there is nothing to copy")

    # ------------------------------------------------------------------ a file

    def action_export(self) -> None:
        """The list as it is filtered, in a format that is chosen, to a file that is named."""
        formats = hand_on.formats()

        def chosen(number: int | None) -> None:
            if number is not None:
                self._ask_file(*formats[number])

        lines = [f"{name:<12}{suffix}" for name, suffix in formats]
        title = f"Write {grouped(self.state.rows.events, 'event')} as"
        self.app.push_screen(Menu(title, lines, self.key_names), chosen)

    def _ask_file(self, form: str, suffix: str) -> None:
        def meaning(text: str) -> Meaning[Path]:
            path = Path(text).expanduser()
            if path.is_dir():
                raise UsageError(f"{path} is a folder.")
            hand_on.need_folder(path)
            there = "is there already: you are asked before it is written over" if path.exists() else "a new file"
            return Meaning(path, f"{path.resolve()}: {there}")

        def answered(answer: Answer[Path] | None) -> None:
            if answer is None or answer.value is None:
                return
            if answer.value.exists():
                self._ask_overwrite(form, answer.value)
            else:
                self._export(form, answer.value)

        hint = "a path; notes, titles of your own and what you have hidden are left out"
        self.app.push_screen(Prompt(f"Write {form} to", f"{EXPORT_NAME}{suffix}", hint, meaning), answered)

    def _ask_overwrite(self, form: str, path: Path) -> None:
        def answered(number: int | None) -> None:
            if number == 1:
                self._export(form, path, overwrite=True)

        title = f"{path.resolve()} is there already."
        self.app.push_screen(Menu(title, ("leave it as it is", "write over it"), self.key_names), answered)

    @work(group="hand on")
    async def _export(self, form: str, path: Path, *, overwrite: bool = False) -> None:
        query = self.state.wanted_query
        written = await self.ask(
            lambda: (hand_on.export_view(self.session, query, form, path, overwrite=overwrite),), to_the_end=True
        )
        if written is not None:
            self.status.say(f"{grouped(written[0], 'event')} written to {path.resolve()}", TROUBLE_SECONDS)

    # ------------------------------------------------------------------ a command

    @work(exclusive=True, group=ASKING)
    async def action_pipe(self) -> None:
        """Ask for a command, which gets the marked events or the selected one."""
        chosen = await self._details()
        if not chosen:
            return

        def meaning(text: str) -> Meaning[tuple[str, ...]]:
            command = _words(text.removeprefix(JSON_FIRST))
            return Meaning(command, f"runs {command[0]} with {grouped(len(command) - 1, 'argument')}")

        def answered(answer: Answer[tuple[str, ...]] | None) -> None:
            if answer is not None and answer.value:
                self._pipe_details(answer.value, chosen, as_json=answer.text.startswith(JSON_FIRST))

        self.app.push_screen(Prompt("Pipe to", "", COMMAND_HINT, meaning), answered)

    @work(group="command")
    async def _run_command(self, command: tuple[str, ...], text: str) -> None:
        self.status.say(f"{command[0]} is running")
        ran = await self.ask(lambda: hand_on.pipe(text, command))
        if ran is None:
            return
        ended = f"{command[0]} has ended" + (f" with code {ran.code}" if ran.code else "")
        self.status.say(ended)
        if ran.output.strip():
            self.app.push_screen(Output(ended, ran.output.rstrip(), self.key_names))

    def _pipe_details(self, command: tuple[str, ...], chosen: list[EventDetail], *, as_json: bool) -> None:
        text = hand_on.in_format(chosen, "jsonl") if as_json else hand_on.COPY_FORMS[0].write(chosen) + "\n"
        self._run_command(command, text)

    # ------------------------------------------------------------------ read marks

    def action_all_read(self) -> None:
        """Mark what is on the screen read, or the whole list, when that was meant."""
        on_screen = [event.id for event in self.events.in_view() if not event.read]
        whole = self.state.rows.events

        def answered(number: int | None) -> None:
            if number == 0:
                self._mark_read(on_screen)
            elif number == 1:
                self._mark_whole_list()

        lines = (
            f"the {grouped(len(on_screen), 'unread event')} on the screen",
            f"the whole list, {grouped(whole, 'event')}",
        )
        self.app.push_screen(Menu("Mark as read", lines, self.key_names), answered)

    @work(group="hand on")
    async def _mark_whole_list(self) -> None:
        query = self.state.wanted_query
        unread = replace(query, flags=(*query.flags, "unread"))
        count = await self.ask(lambda: listing.count(self.session, unread))
        if count is not None and count > MOST_READ:
            self.status.say(f"at most {grouped(MOST_READ, 'event')} are marked at once: narrow the list by a filter")
        elif count:
            ids = await self.ask(lambda: [event.id for event in listing.events(self.session, unread)])
            self._mark_read(ids or [])
        elif count is not None:
            self.status.say("all of them are read")

    def _mark_read(self, ids: list[str]) -> None:
        if ids:
            done = f"{grouped(len(ids), 'event')} marked read"
            self.apply(Change("", partial(edit.mark_read, self.session, ids), done))


def _words(text: str) -> tuple[str, ...]:
    """A command as its words, quotes as a shell has them; nothing else of a shell is known.

    Raises:
        UsageError: there are none, or a quote does not end.
    """
    try:
        words = tuple(shlex.split(text))
    except ValueError as error:
        raise UsageError(f"That cannot be read: {error}.") from error
    if not words:
        raise UsageError("Name a program.")
    return words
