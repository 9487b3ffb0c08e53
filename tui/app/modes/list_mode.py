"""A mode that is a list: headings of its columns, a line a row, and what there is to say of the selected one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.app.bars import KeyBar, StatusLine, TitleBar
from tui.app.cells import Run
from tui.app.dialogs.jump import Target
from tui.app.modes.row_list import RowList
from tui.app.modes.screen import ModeScreen


class ListMode(ModeScreen):
    """Title, columns, list, the selected row in words, status and keys.

    A subclass gives the rows' number, paints them and says what the columns and the selected row are.
    """

    DEFAULT_CSS = """
    ListMode {
        background: $background;
        #columns { height: 1; background: $surface; color: $foreground; text-style: bold; }
        RowList { height: 1fr; }
        #nothing { height: 1fr; padding: 1 3; display: none; }
        #about { height: 3; padding: 0 1; background: $surface; }
        &.-nothing RowList, &.-nothing #columns, &.-nothing #about { display: none; }
        &.-nothing #nothing { display: block; }
        &.-flat #about { display: none; }
    }
    """

    rows = query_one(RowList)
    columns = query_one("#columns", Static)
    about = query_one("#about", Static)
    nothing = query_one("#nothing", Static)

    def compose(self) -> ComposeResult:
        yield TitleBar(self.mode, self.key_names)
        yield Static(id="columns", markup=False)
        yield RowList(self.paint)
        yield Static(id="nothing", markup=False)
        yield Static(id="about", markup=False)
        yield StatusLine(self.key_names)
        yield KeyBar(self.sections, self.key_names)

    def on_mount(self) -> None:
        self.rows.focus()

    @abstractmethod
    def paint(self, number: int, width: int, chosen: bool) -> Sequence[Run]:
        """A row as runs of text and kind."""

    @abstractmethod
    def head(self, width: int) -> str:
        """What the columns are."""

    @abstractmethod
    def about_row(self, number: int) -> Content:
        """What there is to say of a row."""

    @abstractmethod
    def empty_words(self) -> str:
        """What stands in place of an empty list: why, and what to do."""

    def show_rows(self, count: int, cursor: int) -> None:
        """Show rows that were read, the cursor on one."""
        self.set_class(not count, "-nothing")
        self.nothing.update(Content("" if count else self.empty_words()))
        self.columns.update(Content(self.head(self.size.width)))
        self.rows.show(count, cursor)

    def jump_targets(self) -> Sequence[Target]:
        return self.rows.targets()

    def on_resize(self) -> None:
        self.columns.update(Content(self.head(self.size.width)))

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        count = self.rows.count
        if message.number < count:
            self.about.update(self.about_row(message.number))
        self.status.position = f"{message.number + 1:,} of {count:,}" if count else ""

    def action_move(self, count: int) -> None:
        self.rows.go(self.rows.cursor + count)

    def action_move_page(self, direction: int) -> None:
        self.action_move(direction * max(self.rows.size.height - 1, 1))

    def action_move_end(self, direction: int) -> None:
        self.action_move(direction * self.rows.count)
