"""The list of a person's own changes: each can be gone to, and taken back by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static

from tui.app.actions import CHANGES, bindings
from tui.app.bars import KeyBar, StatusLine
from tui.app.cells import fit_title, plain
from tui.app.service_screen import ServiceScreen
from tui.model import OwnChange
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import own_changes
from tui.text import cell_width
from tui.wording.counts import grouped
from tui.wording.dates import short_day

GAPS = " " * 6
"""Between and around the parts of a line."""
WORDS_SHARE = 2
"""What was done has one of so many parts of a line, the title the rest."""


class Lines(OptionList, inherit_bindings=False):
    """A list whose keys are the screen's."""


class ChangesScreen(ServiceScreen[str | None]):
    """All changes that stand, latest first; ends with the id of the event to go to, or None."""

    CSS_PATH = "changes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHANGES)
    explained = "your changes"
    sections = CHANGES
    lines = query_one(Lines)
    empty = query_one("#no-changes", Static)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._changes: Sequence[OwnChange] = ()

    def compose(self) -> ComposeResult:
        yield Static(
            Content.styled(" Your changes, latest first", "bold $text-accent"), id="changes-title", markup=False
        )
        yield Lines(id="own-changes", markup=False)
        yield Static(Content("You have not changed anything yet."), id="no-changes", markup=False)
        yield StatusLine(self.key_names)
        yield KeyBar(CHANGES, self.key_names)

    def on_mount(self) -> None:
        self.lines.focus()
        self._load()

    @work(exclusive=True, group="changes")
    async def _load(self, cursor: int = 0) -> None:
        found = await self.ask(lambda: own_changes.own_changes(self.session))
        if found is None:
            return
        self._changes = found
        self.set_class(not found, "-nothing")
        self._paint()
        if found:
            self.lines.highlighted = min(cursor, len(found) - 1)
        self.status.position = grouped(len(found), "change")

    def _paint(self) -> None:
        here = self.lines.highlighted
        self.lines.set_options([self._line(change) for change in self._changes])
        self.lines.highlighted = here

    def _line(self, change: OwnChange) -> Content:
        when = f"{short_day(change.at.date())} {change.at:%H:%M}" if change.at else ""
        room = max(self.size.width - cell_width(when) - len(GAPS), 2)
        words = fit_title(plain(change.words), room // WORDS_SHARE, self.marks.ellipsis)
        title = fit_title(plain(change.title), room - cell_width(words), self.marks.ellipsis)
        return Content.assemble((when, "$foreground 80%"), "  ", (words, "bold"), "  ", title)

    def on_resize(self) -> None:
        self._paint()

    @property
    def selected(self) -> OwnChange | None:
        """The change under the cursor."""
        number = self.lines.highlighted
        return self._changes[number] if number is not None and number < len(self._changes) else None

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, count: int) -> None:
        if self._changes:
            self.lines.highlighted = min(max((self.lines.highlighted or 0) + count, 0), len(self._changes) - 1)

    @on(Lines.OptionSelected)
    def action_go(self) -> None:
        if (change := self.selected) is not None:
            self.dismiss(change.event)

    def action_close(self) -> None:
        self.dismiss(None)

    @work(group="edit")
    async def action_undo_one(self) -> None:
        """Take back the change under the cursor, whatever came after it."""
        change, number = self.selected, self.lines.highlighted or 0
        if change is None:
            return
        step = await self.write(lambda: (edit.undo_one(self.session, change.number),))
        if step is not None:
            self.status.say(f"taken back: {plain(change.words)}" if step[0] else "that change does not stand any more")
            self._load(number)
