"""Asks for a note, which may have several lines."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from tui.app.actions import NOTE, bindings
from tui.app.dialogs.prompt import Answer, Prompt
from tui.app.keys_in_order import TYPED_INTO


class NoteLines(TextArea):
    """The lines that are typed into."""

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is for these lines alone."""
        event.stop()


class NotePrompt(Prompt[str]):
    """Ends with the note, or with None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(NOTE)

    def field(self) -> Widget:
        area = NoteLines(self._value, id="note-lines", classes=TYPED_INTO, compact=True, highlight_cursor_line=False)
        area.move_cursor(area.document.end)
        return area

    @property
    def text(self) -> str:
        return self.query_one(TextArea).text.strip()

    @on(TextArea.Changed)
    def _grow(self) -> None:
        """As high as the note; what is higher than the style sheet lets it be scrolls."""
        area = self.query_one(TextArea)
        area.styles.height = area.wrapped_document.height

    def action_line(self) -> None:
        self.query_one(TextArea).insert("\n")

    def action_done(self) -> None:
        self.dismiss(Answer(self.text))
