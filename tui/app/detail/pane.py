"""The detail pane: a title line and the explanation of the selected event, which scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from tui.app.actions import DETAIL, bindings
from tui.app.cells import fit_title
from tui.app.detail import state
from tui.app.detail.state import DetailState
from tui.app.detail.text import detail_text, first_link
from tui.app.glyphs import UNICODE, Glyphs
from tui.app.words import event_title
from tui.model import Event, EventDetail, Source
from tui.text import cell_width, safe_url
from tui.wording.counts import grouped

BORDERS = 3
"""Cells of the padding on both sides and of the scroll bar."""
MIN_TEXT_WIDTH = 20
"""Cells that the text is wrapped to at least, though they are not all seen."""


class DetailBody(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The part that scrolls and takes the focus; what its keys want is said by messages."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DETAIL)

    @dataclass
    class Moved(Message):
        """The cursor shall go so many items down (or up)."""

        count: int

    class Entered(Message):
        """What the cursor stands on shall be shown: an event gone to, a sentence unfolded."""

    class Browsed(Message):
        """The link under the cursor is wanted."""

    def action_item(self, count: int) -> None:
        self.post_message(self.Moved(count))

    def action_enter(self) -> None:
        self.post_message(self.Entered())

    def action_browse_item(self) -> None:
        self.post_message(self.Browsed())


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

    def __init__(self, marks: Glyphs = UNICODE, today: date | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks
        self._today = today
        self._state = DetailState()
        self._places: tuple[tuple[int, int], ...] = ()
        """Lines of what the cursor can stand on."""

    @dataclass
    class Chosen(Message):
        """Another event of the story is wanted."""

        event: str

    @dataclass
    class LinkWanted(Message):
        """A link is to be opened; None where there is none."""

        address: str | None

    def compose(self) -> ComposeResult:
        yield Static(id="detail-title", markup=False)
        with DetailBody(id="detail-body"):
            yield Static(id="detail-text", markup=False)

    def on_descendant_focus(self) -> None:
        self.add_class("-focused")
        self._update()

    def on_descendant_blur(self) -> None:
        self.remove_class("-focused")
        self._update()

    def preview(self, event: Event | None) -> None:
        """Show an event's title while its detail is on its way; nothing for None."""
        if event is None:
            self._state = DetailState()
            self.title.update(Content(""))
            self.text.update(Content(""))
        elif self.shown is None or self.shown.event.id != event.id:
            self.title.update(self._heading(event))

    def show(self, detail: EventDetail) -> None:
        """Show everything known of an event, from its beginning if it is another one."""
        if self.shown is None or self.shown.event.id != detail.event.id:
            self.body.scroll_home(animate=False)
        self._become(state.show(self._state, detail))

    @property
    def shown(self) -> EventDetail | None:
        return self._state.detail

    @property
    def source(self) -> Source | None:
        """The article under the cursor, while the detail has the focus."""
        item = self._state.item
        return item if isinstance(item, Source) and self.body.has_focus else None

    def _become(self, after: DetailState) -> None:
        self._state = after
        self._update()

    # ------------------------------------------------------------------ its cursor

    @on(DetailBody.Moved)
    def _moved(self, message: DetailBody.Moved) -> None:
        """To the next item; where the cursor is at an end already, by a line."""
        message.stop()
        before = self._state.cursor
        self._become(state.move(self._state, message.count))
        if self._state.cursor == before or self._state.cursor < 0:
            self.body.scroll_relative(y=message.count, animate=False)
            return
        first, end = self._places[self._state.cursor]
        top, height = self.body.scroll_offset.y, max(self.body.size.height, 1)
        if first < top:
            self.body.scroll_to(y=first, animate=False)
        elif end > top + height:
            self.body.scroll_to(y=min(end - height, first), animate=False)

    @on(DetailBody.Entered)
    def _entered(self, message: DetailBody.Entered) -> None:
        message.stop()
        item = self._state.item
        if isinstance(item, Event):
            self.post_message(self.Chosen(item.id))
        else:
            self._become(state.unfold(self._state))

    @on(DetailBody.Browsed)
    def _browsed(self, message: DetailBody.Browsed) -> None:
        """The link of the article under the cursor, else the best one."""
        message.stop()
        source = self.source
        if source is not None:
            self.post_message(self.LinkWanted(safe_url(source.url) if source.url else None))
        elif self.shown is not None:
            self.post_message(self.LinkWanted(first_link(self.shown)))

    # ------------------------------------------------------------------ painting

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
        if (detail := self.shown) is not None:
            self.title.update(self._heading(detail.event))
            width = max(self.size.width - BORDERS, MIN_TEXT_WIDTH)
            focused = self.has_class("-focused")
            text = detail_text(self._state, width, self.marks, airy=self._airy, today=self._today, cursor=focused)
            self._places = text.places
            self.text.update(text.content)

    def on_resize(self, event: events.Resize) -> None:
        self._update()
