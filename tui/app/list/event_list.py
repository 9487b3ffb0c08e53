"""The list of events: paints only the lines in view and keeps its cursor on an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.cells import Run
from tui.app.glyphs import UNICODE, Glyphs
from tui.app.list.line import event_line, heading, more_line
from tui.app.list.pages import EventPages
from tui.app.list.rows import RowIndex, Rows
from tui.model import Event


class EventList(ScrollView, can_focus=True, inherit_bindings=False):
    """A line-API list over `Rows`, whose events it reads by the page from `EventPages`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "event-list--plain",
        "event-list--cursor",
        "event-list--unread",
        "event-list--when",
        "event-list--title",
        "event-list--read",
        "event-list--source",
        "event-list--mark",
        "event-list--heading",
        "event-list--rule",
        "event-list--count",
    }

    DEFAULT_CSS = """
    EventList {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .event-list--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: bold;
        }
        &:focus > .event-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
        & > .event-list--unread { color: $text-accent; text-style: bold; }
        & > .event-list--when { color: $text-primary; }
        & > .event-list--title { text-style: bold; }
        & > .event-list--read { color: $foreground; }
        & > .event-list--source { color: $text-secondary; }
        & > .event-list--mark { color: $text-warning; }
        & > .event-list--heading { color: $text-accent; }
        & > .event-list--rule { color: $foreground 30%; }
        & > .event-list--count { color: $foreground 70%; }
        &:nocolor > .event-list--cursor { text-style: reverse; }
        &:nocolor:focus > .event-list--cursor { text-style: reverse bold; }
    }
    """

    cursor: reactive[RowIndex | None] = reactive(None, repaint=False)
    """The selected event's place."""

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another event (or on none)."""

        event: Event | None

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, EventList.Highlighted)

    @dataclass
    class Opened(Message):
        """An event was double-clicked."""

        event: Event

    class PagesWanted(Message):
        """Lines in view are not here yet: fetch `pages.wanted` and call `came`."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, EventList.PagesWanted)

    def __init__(self, marks: Glyphs = UNICODE, open_key: str = "enter", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = marks
        self.open_key = open_key
        self.rows = Rows()
        self.pages = EventPages(self.rows, lambda wanted: [[] for _ in wanted])
        self._strips: LRUCache[tuple[int, int, bool, bool], Strip] = LRUCache(512)

    # ------------------------------------------------------------------ what it shows

    def show(self, rows: Rows, pages: EventPages, place: RowIndex | None) -> None:
        """Show other rows with the cursor at `place`, which stays on the screen line where the cursor was."""
        before = self.rows.line(self.cursor) - self.scroll_offset.y if self.cursor is not None else None
        self.rows, self.pages = rows, pages
        self._strips.clear()
        self.virtual_size = Size(0, rows.lines)
        self.set_reactive(EventList.cursor, place)
        if place is not None:
            line = rows.line(place)
            keep = before if before is not None and 0 <= before < self.size.height else self.size.height // 3
            if rows.short and place.offset < self.size.height - 2:
                keep = max(keep, place.offset + 1)
            self.scroll_to(y=max(line - keep, 0), animate=False, force=True)
        self.refresh()
        self.post_message(self.Highlighted(self.selected))

    @property
    def selected(self) -> Event | None:
        """The event under the cursor."""
        return self.pages.get(self.cursor) if self.cursor is not None else None

    def event_at(self, place: RowIndex) -> Event | None:
        return self.pages.get(place)

    def put(self, event: Event) -> None:
        """Show new marks on an event."""
        place = self.pages.put(event)
        if place is not None:
            self._strips.clear()
            self._refresh_line(self.rows.line(place))

    def came(self) -> None:
        """EventPages that were wanted have come."""
        self._strips.clear()
        self.refresh()
        self.post_message(self.Highlighted(self.selected))

    # ------------------------------------------------------------------ moving

    def move(self, count: int) -> None:
        """Move the cursor by events, stopping at both ends."""
        if self.cursor is not None:
            self.cursor = self.rows.nth(self.rows.number(self.cursor) + count)

    def move_lines(self, count: int) -> None:
        """Move by about `count` lines and scroll as far, as paging keys do."""
        if self.cursor is None:
            return
        line = self.rows.line(self.cursor)
        target = min(max(line + count, 0), self.rows.lines - 1)
        place = self.rows.nearest(self.rows.at(target))
        if place == self.cursor:
            place = self.rows.nth(self.rows.number(self.cursor) + (1 if count > 0 else -1))
        self.scroll_to(y=self.scroll_offset.y + count, animate=False, force=True)
        self.cursor = place

    def watch_cursor(self, old: RowIndex | None, new: RowIndex | None) -> None:
        for place in (old, new):
            if place is not None and place.group < len(self.rows.groups):
                self._refresh_line(self.rows.line(place))
        if new is not None:
            self._scroll_to_cursor(new)
        self.post_message(self.Highlighted(self.selected))

    def _scroll_to_cursor(self, place: RowIndex) -> None:
        """Bring the cursor into view, with its heading where it is the first of its group, and how many more there are
        where it is the last; after a far jump not at the border, so that what stands around it is seen."""
        line, top, height = self.rows.line(place), self.scroll_offset.y, max(self.size.height, 1)
        first = line - 1 if place.offset == 0 else line
        last = line + (place.offset == self.rows.shown(place.group) - 1 and self.rows.more(place.group) > 0)
        if not top - height <= line <= top + 2 * height:
            self.scroll_to(y=max(line - height // 3, 0), animate=False, force=True)
        elif first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    def on_resize(self) -> None:
        if self.cursor is not None:
            self._scroll_to_cursor(self.cursor)

    # ------------------------------------------------------------------ painting

    def render_line(self, y: int) -> Strip:
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if line >= self.rows.lines:
            return Strip.blank(width, self._style("", False))
        place = self.rows.at(line)
        chosen = place == self.cursor
        key = (line, width, chosen, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._paint(place, width, chosen)
            if not self.pages.wanted:
                self._strips.set(key, strip)
        return strip

    def _paint(self, place: RowIndex, width: int, chosen: bool) -> Strip:
        if place.offset < 0:
            runs = heading(self.rows.title(place.group), self.rows.groups[place.group].count, width, self.marks)
        elif not self.rows.is_event(place):
            runs = more_line(self.rows.more(place.group), self.open_key, self.marks)
        else:
            event = self.pages.get(place)
            if event is None:
                if self.pages.wanted:
                    self.post_message(self.PagesWanted())
                runs = [(f"   {self.marks.ellipsis}", "")]
                return self._strip(runs, width, chosen)
            runs = event_line(event, width, self.marks, chosen=chosen, dated=self.rows.dated)
        return self._strip(runs, width, chosen)

    def _strip(self, runs: Sequence[Run], width: int, chosen: bool) -> Strip:
        segments = [Segment(text, self._style(kind, chosen)) for text, kind in runs]
        return Strip(segments).adjust_cell_length(width, self._style("", chosen))

    def _style(self, kind: str, chosen: bool) -> Style:
        if chosen:
            return self.get_component_rich_style("event-list--cursor")
        return self.get_component_rich_style(f"event-list--{'plain' if kind in ('', 'cursor') else kind}")

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line - self.scroll_offset.y, self.size.width, 1))

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    # ------------------------------------------------------------------ mouse

    def on_click(self, event: events.Click) -> None:
        line = event.y + self.scroll_offset.y
        if 0 <= line < self.rows.lines:
            place = self.rows.at(line)
            self.cursor = self.rows.nearest(place)
            if event.chain == 2 and place.offset >= 0 and self.selected is not None:
                self.post_message(self.Opened(self.selected))
