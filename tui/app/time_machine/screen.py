"""The time machine: step through what was known, report by report, and see what each changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.app.actions import TIME_MACHINE, bindings
from tui.app.bars import KeyBar, StatusLine
from tui.app.dialogs.menu import Menu
from tui.app.dialogs.prompt import Answer, Meaning, Prompt
from tui.app.service_screen import ServiceScreen
from tui.app.time_machine import lines, state
from tui.app.time_machine.known_list import KnownList
from tui.app.time_machine.state import Beside, MachineState
from tui.app.words import event_title
from tui.model import Knowledge, Query
from tui.service.filters import days
from tui.service.place_kept import read_place
from tui.service.session import Session
from tui.service.timeline import then_and_now
from tui.wording.counts import grouped
from tui.wording.dates import full

DAYS_AROUND = timedelta(days=45)
"""Days before and after the selected one whose events are shown. Chosen: a season of news, read in a moment."""
DENSITY_PARTS = 40
"""Parts of the time of all reports that are counted. Chosen: half of the narrowest line."""


class TimeMachineScreen(ServiceScreen[str | None]):
    """What was known of the events around a day; ends with the id of the event that was selected.

    Args:
        session: open.
        query: which events.
        day: the day around which they are.
        event: id of the event to begin on, "" for none.
    """

    CSS_PATH = "time_machine.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TIME_MACHINE)
    explained = "time machine"
    sections = TIME_MACHINE
    head = query_one("#known-at", Static)
    known = query_one(KnownList)

    def __init__(self, session: Session, query: Query, day: date, event: str = "") -> None:
        super().__init__(session)
        self._query = then_and_now.around(query, day, DAYS_AROUND)
        self._event = event
        self._state = MachineState()
        self._at = session.now()
        """The time that is wanted; what is shown follows it."""
        self._visited: datetime | None = None
        """When the app was last closed."""
        self._density: tuple[list[int], datetime, datetime] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="known-at", markup=False)
        yield KnownList()
        yield StatusLine(self.key_names)
        yield KeyBar(TIME_MACHINE, self.key_names)

    def on_mount(self) -> None:
        self.known.focus()
        self._begin()

    # ------------------------------------------------------------------ what is shown

    @property
    def state(self) -> MachineState:
        return self._state

    def _become(self, after: MachineState) -> None:
        self._state = after
        self._paint()

    @work
    async def _begin(self) -> None:
        """Everything known now, compared with the last visit where there was one."""
        kept = await self.ask(lambda: read_place(self.session.paths.store))
        self._visited = kept.visited if kept is not None else None
        self._density = await self.ask(lambda: then_and_now.reports(self.session, DENSITY_PARTS))
        if self._visited is not None:
            self._state = state.compare(self._state, Beside.VISIT)
        self._read()

    @work(exclusive=True, group="known")
    async def _read(self) -> None:
        """Read what was known at the wanted time; a later wish makes it stale."""
        at = self._at
        beside, chosen, visited = self._state.beside, self._state.time, self._visited

        def read() -> Knowledge:
            match beside:
                case Beside.REPORT:
                    base = then_and_now.step(self.session, at, -1)
                case Beside.VISIT:
                    base = visited
                case Beside.NOW:
                    base = self.session.now()
                case Beside.TIME:
                    base = chosen
            return then_and_now.known_at(self.session, self._query, at, base)

        knowledge = await self.ask(read)
        if knowledge is not None:
            event, self._event = self._event, ""
            self._become(state.show(self._state, knowledge, event))

    def _paint(self) -> None:
        knowledge = self._state.knowledge
        if knowledge is None:
            return
        here = knowledge.at.astimezone(self.session.now().tzinfo)
        left, right = self.marks.steps
        parts: list[Content] = [
            Content.assemble(" known at ", (f"{left} {lines.time_words(here)} {right}", "bold $text-accent"), "  ")
        ]
        if self._density is not None:
            numbers, first, last = self._density
            runs = lines.density(numbers, first, last, knowledge.at, self.marks)
            parts.append(Content.assemble(*((text, _STYLES.get(kind, "")) for text, kind in runs)))
        self.head.update(Content("").join(parts) + "\n" + self._compared(knowledge))
        width = self.known.scrollable_content_region.width or self.size.width
        self.known.show(lines.lines(self._state.rows, width, self.marks), self._state.cursor)
        self.status.position = f"{grouped(len(self._state.rows), 'event')} within {DAYS_AROUND.days} days"

    def _compared(self, knowledge: Knowledge) -> Content:
        """` 3 new · 2 moved since your last visit, Mon 16 Feb 2026 09:00`."""
        if knowledge.base is None:
            return Content.styled(" nothing was known before: there is nothing to compare with", "$foreground 80%")
        base = lines.time_words(knowledge.base.astimezone(self.session.now().tzinfo))
        counts = lines.counts_words(knowledge, self.marks.dot)
        word = "since" if knowledge.base <= knowledge.at else "until"
        name = "" if self._state.beside is Beside.TIME else f"{self._state.beside.value}, "
        return Content.assemble(
            " ", (counts, "bold $text-warning" if knowledge.counts else ""), f" {word} {name}{base}"
        )

    def on_resize(self) -> None:
        self._paint()

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, count: int) -> None:
        self._become(state.move(self._state, count))

    def action_change(self, direction: int) -> None:
        after = state.to_change(self._state, direction)
        if after.cursor == self._state.cursor:
            self.status.say("no more changes " + ("below" if direction > 0 else "above"))
        self._become(after)

    @on(KnownList.Clicked)
    def _clicked(self, message: KnownList.Clicked) -> None:
        self.action_move(message.row - self._state.cursor)

    def action_step(self, count: int) -> None:
        """So many reports on (or back), stopping at both ends; where the next one is takes no time to be asked.

        From then on each is compared with the report before; the last visit was the question at the beginning.
        """
        at = self._at
        if self._state.beside is Beside.VISIT:
            self._state = state.compare(self._state, Beside.REPORT)
        for _ in range(abs(count)):
            beside = then_and_now.step(self.session, at, count)
            if beside is None:
                self.status.say("nothing was known before" if count < 0 else "nothing became known after that")
                break
            at = beside
        self._go_to(at)

    def action_now(self) -> None:
        self._go_to(self.session.now())

    def action_go(self) -> None:
        """Ask for a time to go to."""
        self._ask_time("Known at", self._go_to)

    def action_compare(self) -> None:
        """Choose what the known time is compared with."""

        def chosen(number: int | None) -> None:
            if number is None:
                return
            beside = list(Beside)[number]
            if beside is Beside.TIME:
                self._ask_time("Compare with", lambda at: self._compare(beside, at))
            elif beside is Beside.VISIT and self._visited is None:
                self.status.say("this is your first visit")
            else:
                self._compare(beside, None)

        self.app.push_screen(Menu("Compare with", [each.value for each in Beside], self.key_names), chosen)

    def _ask_time(self, title: str, then: Callable[[datetime], object]) -> None:
        def meaning(text: str) -> Meaning[datetime]:
            when = days.day_of(text, self.session.now())
            clock = when.clock or time.max
            at = datetime.combine(when.last, clock, self.session.now().tzinfo)
            return Meaning(at, lines.time_words(at))

        def answered(answer: Answer[datetime] | None) -> None:
            if answer is not None and answer.value is not None:
                then(answer.value)

        hint = "yesterday   2026-02-17   2026-02-17T18:24   last monday"
        self.app.push_screen(Prompt(title, "", hint, meaning), answered)

    def _go_to(self, at: datetime) -> None:
        self._at = min(at, self.session.now())
        self._read()

    def _compare(self, beside: Beside, at: datetime | None) -> None:
        self._state = state.compare(self._state, beside, at)
        self._read()

    def action_copy(self) -> None:
        """The selected event as it was known, with the time."""
        row, knowledge = self._state.selected, self._state.knowledge
        if row is None or knowledge is None:
            return
        at = lines.time_words(knowledge.at.astimezone(self.session.now().tzinfo))
        changed = lines.what_changed(row, self.marks)
        told = [event_title(row.event), full(row.event.when), f"as known on {at}", *([changed] if changed else [])]
        self.app.copy_to_clipboard("\n".join(told))
        self.status.say(f"sent to the terminal for copying: as known on {at}")

    def action_close(self) -> None:
        row = self._state.selected
        self.dismiss(row.event.id if row is not None else None)


_STYLES = {"bar": "$text-primary", "empty": "$foreground 45%", "cursor": "bold $text-accent"}
