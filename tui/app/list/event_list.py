"""The list of events: paints only the lines in view, with a cursor on one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.cells import Run
from tui.app.glyphs import UNICODE, Glyphs
from tui.app.list.line import HIT, event_line, heading, joined_line, more_line, rest_line, with_hits
from tui.app.list.pages import EventPages
from tui.app.list.rows import RowIndex, Rows
from tui.model import Event, When
from tui.service.filters.hits import Needle

LANDING_SHARE = 3
"""After a far jump the cursor lands on the first line of the second of so many parts of the list. Chosen: what comes before is seen."""
STRIPS_KEPT = 512
"""Painted lines kept. Chosen: several screens, with and without the cursor."""


class EventList(ScrollView, can_focus=True, inherit_bindings=False):
    """A line-API list of the rows and events of `EventPages`; it moves nothing by itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "event-list--plain",
        "event-list--cursor",
        "event-list--unread",
        "event-list--when",
        "event-list--title",
        "event-list--weighty",
        "event-list--source",
        "event-list--mark",
        "event-list--rest",
        "event-list--heading",
        "event-list--rule",
        "event-list--count",
        "event-list--hit",
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
        & > .event-list--unread { color: $text-accent; }
        & > .event-list--when { color: $text-primary; }
        & > .event-list--title { color: $foreground; }
        & > .event-list--weighty { text-style: bold; }
        & > .event-list--source { color: $text-secondary; }
        & > .event-list--mark { color: $text-warning; }
        & > .event-list--rest { color: $foreground 70%; }
        & > .event-list--heading { color: $text-accent; }
        & > .event-list--rule { color: $foreground 30%; }
        & > .event-list--count { color: $foreground 70%; }
        & > .event-list--hit { color: $text-accent; text-style: underline; }
        &:nocolor > .event-list--cursor { text-style: reverse; }
        &:nocolor:focus > .event-list--cursor { text-style: reverse bold; }
    }
    """

    cursor: reactive[RowIndex | None] = reactive(None, repaint=False)
    """Where the selected event stands; who shows the list moves it."""

    @dataclass
    class Clicked(Message):
        """An event was clicked, or twice: then it is to be opened."""

        row: RowIndex
        opened: bool

    class PagesWanted(Message):
        """Lines in view are not here yet: read `pages.missing()`, keep them, and call `repaint`."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, EventList.PagesWanted)

    def __init__(
        self, marks: Glyphs = UNICODE, open_key: str = "enter", today: date | None = None, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.today = today
        self.marks = marks
        self.open_key = open_key
        self.pages = EventPages.none()
        self._rest: list[Run] | None = None
        """What is left of the title under the cursor: a line more, below its own."""
        self.looked_for: tuple[Needle, ...] = ()
        """What a find looks for in titles."""
        self._marked: frozenset[str] = frozenset()
        self._watched: frozenset[str] = frozenset()
        self._joined: Mapping[str, Event] = {}
        self._range: tuple[RowIndex, RowIndex] | None = None
        self._strips: LRUCache[tuple[int, int, bool, bool, bool], Strip] = LRUCache(STRIPS_KEPT)

    @property
    def rows(self) -> Rows:
        """The lines shown."""
        return self.pages.rows

    # ------------------------------------------------------------------ what it shows

    def show(self, pages: EventPages, row: RowIndex | None) -> None:
        """Show another list with the cursor at `row`, which stays on the screen line where the cursor was."""
        before = self.rows.line(self.cursor) - self.scroll_offset.y if self.cursor is not None else None
        self.pages = pages
        self._strips.clear()
        self.set_reactive(EventList.cursor, row)
        self._look_for_rest()
        if row is not None:
            keep = before if before is not None and 0 <= before < self.size.height else self._line_after_jump
            if pages.rows.short and row.offset < self.size.height - 2:
                keep = max(keep, row.offset + 1)
            self.scroll_to(y=max(pages.rows.line(row) - keep, 0), animate=False, force=True)
        self.refresh()

    def in_sight(self) -> list[tuple[Offset, RowIndex]]:
        """The events in view: the cell of the screen where each row begins, and the row."""
        seen = ((y, self._line_at(y + self.scroll_offset.y)) for y in range(self.size.height))
        rows = [(y, self.rows.at(line)) for y, line in seen if line is not None and line < self.rows.lines]
        return [(self.region.offset + Offset(0, y), row) for y, row in rows if self.rows.is_event(row)]

    def replace(self, event: Event) -> None:
        """Show new marks on an event."""
        row = self.pages.replace(event)
        if row is not None:
            self._strips.clear()
            self._look_for_rest()
            self._refresh_from(self.rows.line(row))

    def mark(self, ids: Iterable[str], between: tuple[RowIndex, RowIndex] | None) -> None:
        """Show which events are marked: those of ids, and those from one row to another."""
        if (marked := frozenset(ids)) != self._marked or between != self._range:
            self._marked, self._range = marked, between
            self.refresh()

    def show_watched(self, ids: frozenset[str]) -> None:
        """Show which events are found by what is watched."""
        if ids != self._watched:
            self._watched = ids
            self.repaint()

    def show_joined(self, joined: Mapping[str, Event]) -> None:
        """Show which events have become part of another: by id, that other one."""
        self._joined = joined
        self.repaint()

    def _is_marked(self, row: RowIndex) -> bool:
        """Whether an event is shown as marked."""
        if self._range is not None and self.rows.is_event(row):
            first, last = (self.rows.line(end) for end in self._range)
            if first <= self.rows.line(row) <= last:
                return True
        if not self._marked or not self.rows.is_event(row):
            return False
        event = self.pages.get(row)
        return event is not None and event.id in self._marked

    def in_view(self) -> list[Event]:
        """The events on the lines that are seen."""
        found = (self.pages.get(row) for _, row in self.in_sight())
        return [event for event in found if event is not None and event.id not in self._joined]

    def repaint(self) -> None:
        """Paint anew what was not there yet."""
        self._strips.clear()
        self._look_for_rest()
        self.refresh()

    # ------------------------------------------------------------------ moving

    def scroll_lines(self, count: int) -> None:
        """Scroll by lines, before the cursor follows."""
        self.scroll_to(y=self.scroll_offset.y + count, animate=False, force=True)

    @property
    def _line_after_jump(self) -> int:
        """The screen line on which the cursor lands from far away, so that what stands around it is seen."""
        return max(self.size.height, 1) // LANDING_SHARE

    def watch_cursor(self, old: RowIndex | None, new: RowIndex | None) -> None:
        had_rest = self._rest is not None
        self._look_for_rest()
        lines = [self.rows.line(row) for row in (old, new) if row is not None and row.group < len(self.rows.groups)]
        if had_rest or self._rest is not None:
            self._refresh_from(min(lines, default=0))
        else:
            for line in lines:
                self._refresh_line(line)
        if new is not None:
            self._scroll_to_cursor(new)

    # ------------------------------------------------------------------ the rest of a title, a line of its own

    def _look_for_rest(self) -> None:
        """See whether the title under the cursor is cut: then the lines below it stand one lower."""
        event = self.pages.get(self.cursor) if self.cursor is not None else None
        self._rest = None
        if event is not None and self.cursor is not None and event.id not in self._joined:
            width, dated = self.scrollable_content_region.width, self.rows.dated
            self._rest = rest_line(
                event,
                width,
                self.marks,
                heading=self._heading_of(self.cursor),
                dated=dated,
                watched=event.id in self._watched,
            )
        if (size := Size(0, self.rows.lines + (self._rest is not None))) != self.virtual_size:
            self.virtual_size = size

    def _line_at(self, y: int) -> int | None:
        """The line of the rows at a line of the list; None for the rest of a title."""
        if self._rest is None or self.cursor is None:
            return y
        below = y - self.rows.line(self.cursor) - 1
        if below == 0:
            return None
        return y if below < 0 else y - 1

    def _heading_of(self, row: RowIndex) -> When | None:
        """The date above an event that its line need not repeat."""
        return self.rows.groups[row.group].when if self.rows.by_day else None

    def _scroll_to_cursor(self, row: RowIndex) -> None:
        """Bring the cursor into view, with its heading where it is the first of its group, and how many more there are
        where it is the last."""
        line, top, height = self.rows.line(row), self.scroll_offset.y, max(self.size.height, 1)
        first = line - 1 if row.offset == 0 else line
        last = line + (self._rest is not None)
        last += row.offset == self.rows.shown(row.group) - 1 and self.rows.more(row.group) > 0
        if not top - height <= line <= top + 2 * height:
            self.scroll_to(y=max(line - self._line_after_jump, 0), animate=False, force=True)
        elif first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    def on_resize(self) -> None:
        self._look_for_rest()
        if self.cursor is not None:
            self._scroll_to_cursor(self.cursor)

    def watch_show_vertical_scrollbar(self) -> None:
        self._look_for_rest()

    # ------------------------------------------------------------------ painting

    def render_line(self, y: int) -> Strip:
        line, width = self._line_at(y + self.scroll_offset.y), self.scrollable_content_region.width
        if line is None:
            return self._strip(self._rest or [], width, False)
        if line >= self.rows.lines:
            return Strip.blank(width, self._style("", False))
        row = self.rows.at(line)
        chosen, marked = row == self.cursor, self._is_marked(row)
        key = (line, width, chosen, marked, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._paint(row, width, chosen, marked)
            if not self.pages.wanted:
                self._strips.set(key, strip)
        return strip

    def _paint(self, row: RowIndex, width: int, chosen: bool, marked: bool) -> Strip:
        if row.offset < 0:
            group = self.rows.groups[row.group]
            by_day = self.rows.by_day and group.when.is_day
            dated = group.count - group.undated if by_day and group.undated else None
            is_today = by_day and group.when.first == self.today
            title = self.rows.title(row.group)
            runs = heading(title, group.count, width, self.marks, dated=dated, today=is_today)
        elif not self.rows.is_event(row):
            runs = more_line(self.rows.more(row.group), self.open_key, self.marks)
        else:
            event = self.pages.get(row)
            if event is None:
                if self.pages.wanted:
                    self.post_message(self.PagesWanted())
                runs = [(f"   {self.marks.ellipsis}", "")]
                return self._strip(runs, width, chosen)
            above, dated = self._heading_of(row), self.rows.dated
            if (other := self._joined.get(event.id)) is not None:
                runs = joined_line(event, other, width, self.marks, chosen=chosen, heading=above, dated=dated)
                return self._strip(runs, width, chosen)
            runs = event_line(
                event,
                width,
                self.marks,
                chosen=chosen,
                marked=marked,
                heading=above,
                dated=dated,
                watched=event.id in self._watched,
            )
            runs = with_hits(runs, self.looked_for)
        return self._strip(runs, width, chosen)

    def _strip(self, runs: Sequence[Run], width: int, chosen: bool) -> Strip:
        segments = [Segment(text, self._style(kind, chosen)) for text, kind in runs]
        return Strip(segments).adjust_cell_length(width, self._style("", chosen))

    def _style(self, kind: str, chosen: bool) -> Style:
        if chosen:
            return self.get_component_rich_style("event-list--cursor") + Style(underline=kind == HIT)
        return self.get_component_rich_style(f"event-list--{'plain' if kind in ('', 'cursor') else kind}")

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line - self.scroll_offset.y, self.size.width, 1))

    def _refresh_from(self, line: int) -> None:
        """A line and all below it."""
        top = max(line - self.scroll_offset.y, 0)
        self.refresh(Region(0, top, self.size.width, max(self.size.height - top, 1)))

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    # ------------------------------------------------------------------ mouse

    def on_click(self, event: events.Click) -> None:
        line = self._line_at(event.y + self.scroll_offset.y)
        row = self.cursor if line is None else self.rows.at(line) if 0 <= line < self.rows.lines else None
        if row is not None:
            self.post_message(self.Clicked(self.rows.nearest(row), event.chain == 2 and row.offset >= 0))
