"""The detail pane: a title line and the explanation of the selected event, which scrolls."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.app.actions import DETAIL, bindings
from tui.app.cells import fit_title
from tui.app.detail.text import detail_text
from tui.app.glyphs import UNICODE, Glyphs
from tui.app.words import event_title
from tui.model import Event, EventDetail
from tui.text import cell_width
from tui.wording.counts import grouped

BORDERS = 3
"""Cells of the padding on both sides and of the scroll bar."""
MIN_TEXT_WIDTH = 20
"""Cells that the text is wrapped to at least, though they are not all seen."""


class DetailBody(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The part that scrolls and takes the focus."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DETAIL)


class Detail(Vertical):
    """Shows an `EventDetail`; until it has come, the title of the event."""

    DEFAULT_CSS = """
    Detail {
        background: $surface;
        #detail-title { height: auto; max-height: 2; text-style: bold; color: $foreground; }
        #detail-body { padding: 0 1; scrollbar-size-vertical: 1; background: $surface; }
        #detail-text { height: auto; }
        &.-focused #detail-title { background: $block-cursor-blurred-background; }
        &.-focused:nocolor #detail-title { text-style: bold reverse; }
    }
    """

    title = query_one("#detail-title", Static)
    body = query_one("#detail-body", DetailBody)
    text = query_one("#detail-text", Static)

    def __init__(self, marks: Glyphs = UNICODE, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks
        self._detail: EventDetail | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="detail-title", markup=False)
        with DetailBody(id="detail-body"):
            yield Static(id="detail-text", markup=False)

    def on_descendant_focus(self) -> None:
        self.add_class("-focused")

    def on_descendant_blur(self) -> None:
        self.remove_class("-focused")

    def preview(self, event: Event | None) -> None:
        """Show an event's title while its detail is on its way; nothing for None."""
        if event is None:
            self._detail = None
            self.title.update(Content(""))
            self.text.update(Content(""))
        elif self._detail is None or self._detail.event.id != event.id:
            self.title.update(self._heading(event))

    def show(self, detail: EventDetail) -> None:
        """Show everything known of an event, from its beginning if it is another one."""
        if self._detail is None or self._detail.event.id != detail.event.id:
            self.body.scroll_home(animate=False)
        self._detail = detail
        self._update()

    @property
    def shown(self) -> EventDetail | None:
        return self._detail

    def _heading(self, event: Event) -> Content:
        """The title; under a list it is a rule that parts the two, with the number of sources."""
        title = event_title(event)
        if self._airy:
            return Content(title)
        count = f" {grouped(len(event.sources), 'source')} {self.marks.rule * 2}"
        before, after, least_rule = f"{self.marks.rule * 2} ", " ", 2
        room = self.size.width - len(count) - len(before) - len(after) - least_rule
        head = before + fit_title(title, min(room, cell_width(title)), self.marks.ellipsis) + after
        return Content(head + self.marks.rule * (self.size.width - cell_width(head) - len(count)) + count)

    @property
    def _airy(self) -> bool:
        """Whether there is room for empty lines: beside the list."""
        return self.screen.has_class("-wide")

    def _update(self) -> None:
        if self._detail is not None:
            self.title.update(self._heading(self._detail.event))
            width = max(self.size.width - BORDERS, MIN_TEXT_WIDTH)
            self.text.update(detail_text(self._detail, width, self.marks, airy=self._airy))

    def on_resize(self, event: events.Resize) -> None:
        self._update()
