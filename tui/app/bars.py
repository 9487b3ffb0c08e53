"""The lines above and below a screen: title with counts, status in words, keys."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.app.action import Section
from tui.app.actions import actions
from tui.app.key_names import KeyNames
from tui.app.mode_actions import APP
from tui.app.place import Live, Mode
from tui.text import cell_width

BAR_GAP = "   "
"""Between two things that a bar says."""
SHORT_GAP = "  "
"""The same where there is little room."""
MESSAGE_SECONDS = 8.0
"""Seconds a message stays. Chosen: long enough to be read, short enough not to be taken for the present."""
READ_SECONDS = 1.0
"""Seconds from which on the next key takes a message away. Chosen: a few words are read, and a key that is held down leaves it."""
TROUBLE_SECONDS = 20.0
"""Seconds for what went wrong, or for what was waited for. Chosen: it may come while a person looks elsewhere."""


LEAST_COUNTS = 2
"""Counts for which the names of the modes give way: of events and of unread ones."""


def beside(left: Content, right: Content, width: int) -> Content:
    """One line with something at both ends; the left gives way where there is no room."""
    room = width - right.cell_length - 1
    return left.truncate(max(room, 0), ellipsis=True, pad=True) + " " + right.truncate(width)


class TitleBar(Widget):
    """The modes with their keys on the left, counts on the right; a click on a mode goes there."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $panel; color: $foreground; }
    """

    live: reactive[Live] = reactive(Live())

    def __init__(self, mode: Mode, key_names: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._mode = mode
        self._keys = {each: key_names.first(f"mode.{each}") for each in Mode}
        self._places: list[tuple[int, int, Mode]] = []

    def render(self) -> RenderResult:
        shown, alarm = list(self.live.counts), self.live.alarm
        left = self._modes(short=False)
        if self._room(left) < cell_width(SHORT_GAP.join(shown[:LEAST_COUNTS])):
            left = self._modes(short=True)
        room = self._room(left)
        gap = BAR_GAP if cell_width(BAR_GAP.join(shown[:LEAST_COUNTS])) <= room else SHORT_GAP
        while shown and cell_width(gap.join(shown)) > room:
            shown.pop()
        right = Content(gap.join(shown))
        if alarm:
            right = Content.assemble((alarm, "bold $text-warning"), BAR_GAP if shown else "", right)
        return beside(left, right + " ", self.size.width)

    def _room(self, left: Content) -> int:
        """Cells for the counts, beside the modes and an alarm."""
        alarm = self.live.alarm
        return self.size.width - left.cell_length - (cell_width(alarm) + len(BAR_GAP) if alarm else 0) - 1

    def _modes(self, *, short: bool) -> Content:
        """`1 Timeline  2 Stories  3 Sources(2!)`; in short only the present one has its name."""
        line, self._places = Content(" "), []
        for mode in Mode:
            here, start = mode is self._mode, line.cell_length
            name = f" {mode.capitalize()}" if here or not short else ""
            line += Content.assemble(
                (self._keys[mode], "bold $text-accent"),
                (name, "bold underline" if here else "$foreground 80%"),
                (self.live.badge(mode), "bold $text-warning"),
            )
            self._places.append((start, line.cell_length, mode))
            line += SHORT_GAP
        return line

    async def on_click(self, event: events.Click) -> None:
        for start, end, mode in self._places:
            if start <= event.x < end:
                await self.app.run_action(f"app.mode('{mode}')", self.screen)


class StatusLine(Widget):
    """What is happening, in words: waiting events first, then the poll, then the last message; position on the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $panel; color: $foreground; }
    """

    waiting: reactive[int] = reactive(0)
    changed: reactive[int] = reactive(0)
    """Events of the list that are others by now."""
    progress: reactive[str] = reactive("")
    message: reactive[str] = reactive("")
    marked: reactive[str] = reactive("")
    """How many events are marked."""
    kept_off: reactive[str] = reactive("")
    """What is kept off the list, or left out by a filter; shown where there is nothing else to say."""
    position: reactive[str] = reactive("")

    def __init__(self, key_names: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._show_key = key_names.first("poll.show")
        self._said, self._stays = 0.0, False

    def say(self, message: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a message for a while."""
        self.message, self._said, self._stays = message, monotonic(), seconds >= TROUBLE_SECONDS
        self.set_timer(seconds, lambda: self.forget(message))

    def next_key(self) -> None:
        """A message that was there to be read goes when the person goes on; what went wrong stays its time."""
        if self.message and not self._stays and monotonic() - self._said >= READ_SECONDS:
            self.message = ""

    def forget(self, message: str) -> None:
        """Take a message back, if it still stands there."""
        if self.message == message:
            self.message = ""

    def render(self) -> RenderResult:
        others = [text for text in (self.marked, self.message, self.progress) if text]
        room = (
            self.size.width
            - cell_width(self.position)
            - sum(cell_width(text) + len(BAR_GAP) for text in others)
            - len(BAR_GAP)
        )
        parts: list[Content] = []
        if self.waiting or self.changed:
            # First, so that whatever is cut, a person still reads how to go on.
            forms = self._waiting_words()
            fitting = next((form for form in forms if cell_width(form) <= room), forms[-1])
            parts.append(Content.styled(fitting, "bold $text-accent"))
        if self.marked:
            parts.append(Content.styled(self.marked, "bold $text-warning"))
        if self.message:
            parts.append(Content(self.message))
        if self.progress:
            parts.append(Content.styled(self.progress, "$text-primary"))
        if self.kept_off and not parts:
            parts.append(Content.styled(self.kept_off, "$foreground 80%"))
        left = Content(" ") + Content(BAR_GAP).join(parts)
        if self.message and left.cell_length + cell_width(self.position) + 2 > self.size.width:
            return left.truncate(self.size.width, ellipsis=True)
        return beside(left, Content(f"{self.position} "), self.size.width)

    def _waiting_words(self) -> list[str]:
        """What says that events wait, longest first."""
        counts = [(self.waiting, "new"), (self.changed, "changed")]
        said = [f"{count:,} {kind}" for count, kind in counts if count]
        one = self.waiting + self.changed == 1
        words = f"{' and '.join(said)} {'event is' if one else 'events are'}"
        press = f"press {self._show_key}"
        return [
            f"{words} waiting - {press} to show, your place is kept",
            f"{words} waiting - {press}",
            f"{', '.join(said)} - {press}",
        ]


class KeyBar(Widget):
    """The keys of the screen, as many as fit; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $background; color: $foreground; }
    """

    ALWAYS: ClassVar[tuple[str, ...]] = ("app.help", "app.quit")
    """Kept however narrow the screen is."""

    def __init__(self, sections: tuple[Section, ...], key_names: KeyNames, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions = [action for action in actions((*sections, *APP)) if action.footer]
        self._key_names = {action.id: key_names.with_opposite(action) for action in self._actions}
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> RenderResult:
        kept = list(self._actions)
        for action in reversed(self._actions):
            if sum(len(self._key_names[each.id]) + len(each.footer) + len(BAR_GAP) for each in kept) < self.size.width:
                break
            if action.id not in self.ALWAYS:
                kept.remove(action)
        line, self._places = Content(" "), []
        for action in kept:
            start = line.cell_length
            line += Content.assemble((self._key_names[action.id], "bold $text-accent"), f" {action.footer}")
            self._places.append((start, line.cell_length, action.call))
            line += "  "
        return line

    async def on_click(self, event: events.Click) -> None:
        for start, end, call in self._places:
            if start <= event.x < end:
                await self.app.run_action(call, self.screen)
