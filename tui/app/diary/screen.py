"""The diary: a line a plan with its fate, and below both sentences, that of the plan and that of what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from tui.app.actions import bindings
from tui.app.bars import TROUBLE_SECONDS
from tui.app.cells import Run, fit, fit_title, plain
from tui.app.dialogs.output import Output
from tui.app.dialogs.prompt import Answer, Prompt
from tui.app.list.line import ROOMY_WIDTH
from tui.app.mode_actions import DIARY
from tui.app.modes.list_mode import ListMode
from tui.app.modes.row_list import RowList
from tui.app.modes.wishes import SavedChanged, ShowOnTimeline
from tui.app.place import Live, Mode, Place
from tui.app.saved.prompts import filter_prompt
from tui.app.words import event_title
from tui.errors import DatelineError
from tui.model import Mention, Query
from tui.service import diary, edit, hand_on, saved
from tui.service.diary import Fate, Plan
from tui.service.saved import SavedFilter
from tui.service.session import Session
from tui.wording.counts import grouped
from tui.wording.dates import short

FATE = 13
"""Cells of the fate."""
WHEN, OUTLET = (18, 22), (10, 16)
"""Cells of the day and of the outlet, in a narrow list and in one that is not."""
CALENDAR = "ics"
"""The format of the calendar."""


class DiaryScreen(ListMode):
    """Plans, what is overdue first."""

    mode = Mode.DIARY
    sections = DIARY
    BINDINGS: ClassVar[list[BindingType]] = bindings(DIARY)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.loaded = False
        self.plans: Sequence[Plan] = ()
        self._version = -1
        self._place = Place(session.today())

    # ------------------------------------------------------------------ the list

    def arrive(self, place: Place) -> None:
        """The cursor on the selected event, where it was planned."""
        self._place = place
        self._load(place.event)

    def show_live(self, live: Live) -> None:
        """The fates are found again when the store has changed."""
        super().show_live(live)
        if live.version != self._version:
            self._version = live.version
            self.refresh_rows()

    def refresh_rows(self) -> None:
        self._load(self.selected.event.id if self.selected else self._place.event)

    @work(exclusive=True, group="diary")
    async def _load(self, event: str) -> None:
        found = await self.ask(lambda: diary.diary(self.session))
        if found is not None:
            self.plans = found
            place = next((number for number, plan in enumerate(found) if plan.event.id == event), self.rows.cursor)
            self.show_rows(len(found), place)
            self.loaded = True

    @property
    def selected(self) -> Plan | None:
        """The plan under the cursor."""
        return self.plans[self.rows.cursor] if self.rows.cursor < len(self.plans) else None

    def paint(self, number: int, width: int, chosen: bool) -> Sequence[Run]:
        plan, marks = self.plans[number], self.marks
        kind = {Fate.OVERDUE: "trouble", Fate.MOVED: "mark", Fate.TODAY: "heading", Fate.KEPT: "evidence"}
        differs = f" {marks.disagree}" if plan.event.disagreeing else ""
        when, outlet = _cells(width)
        source = fit(plain(plan.said.source), outlet, marks.ellipsis)
        room = width - 2 - FATE - when - 1 - len(differs) - outlet
        return (
            (f"{marks.cursor if chosen else ' '} ", "mark"),
            (fit(self._fate(plan), FATE, marks.ellipsis), kind.get(plan.fate, "dim")),
            (fit(self._when(plan), when, marks.ellipsis), "strong"),
            (fit_title(event_title(plan.event), room, marks.ellipsis) + differs + " ", ""),
            (source, "dim"),
        )

    def _fate(self, plan: Plan) -> str:
        """`overdue 2 d`, `kept by hand`."""
        if plan.fate is Fate.OVERDUE:
            return f"overdue {plan.overdue_days(self.session.today())} d"
        return "kept by hand" if plan.by_hand else str(plan.fate)

    def _when(self, plan: Plan) -> str:
        """The day, of a plan that was moved both."""
        if plan.fate is not Fate.MOVED:
            return short(plan.when)
        return f"{short(plan.said.when, year=False)} to {short(plan.when, year=False)}"

    def head(self, width: int) -> str:
        when, outlet = _cells(width)
        room = width - 2 - FATE - when - outlet - 1
        return f"  {'Fate':<{FATE}}{'When':<{when}}{'Plan':<{max(room, 0)}} {'Said by':<{outlet}}"[:width]

    def about_row(self, number: int) -> Content:
        plan = self.plans[number]
        outcome = _quote(plan.outcome) if plan.outcome else self._nothing_heard(plan)
        keys = (
            ("compare", "both sentences"),
            ("kept", "kept by hand"),
            ("open", "on the timeline"),
            ("export", "a calendar"),
        )
        said = "   ".join(f"{self.key_names.first(f'diary.{name}')} {words}" for name, words in keys)
        return Content("\n").join(
            (
                Content.assemble(("plan    ", "bold $text-accent"), _quote(plan.said)),
                Content.assemble(("since   ", "bold $text-accent"), outcome),
                Content.styled(said, "$foreground 80%"),
            )
        )

    def _nothing_heard(self, plan: Plan) -> str:
        return (
            "nothing heard of it"
            if plan.fate is Fate.OVERDUE
            else "you say that it was kept"
            if plan.by_hand
            else "nothing since"
        )

    def empty_words(self) -> str:
        return "No plans: no article of the last months tells of one with a day of its own."

    # ------------------------------------------------------------------ what a person can do

    @on(RowList.Opened)
    def action_compare(self) -> None:
        """Both sentences in full, one below the other."""
        if (plan := self.selected) is None:
            return
        outcome = _quote(plan.outcome) if plan.outcome else self._nothing_heard(plan)
        both = f"planned\n{_quote(plan.said)}\n\nsince\n{outcome}"
        self.app.push_screen(Output(f"{self._fate(plan)}: {event_title(plan.event)}", both, self.key_names))

    def action_open(self) -> None:
        if (plan := self.selected) is not None:
            self.post_message(ShowOnTimeline(event=plan.event.id, filter=""))

    @work(group="edit")
    async def action_kept(self) -> None:
        """Say that it was kept, or take that back."""
        if (plan := self.selected) is not None:
            on_ = not plan.by_hand
            if await self.write(lambda: diary.say_kept(self.session, plan.event.id, on_)) is not None:
                self.status.say("kept by hand" if on_ else "no longer kept by hand")
                self._load(plan.event.id)

    def action_watch(self) -> None:
        """Watch for what comes of it: the words of its title, to be changed before they are kept."""
        if (plan := self.selected) is None:
            return

        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.value:
                self._watch(answer.value)

        self.app.push_screen(filter_prompt(self.session, "Watch for", event_title(plan.event)), answered)

    @work(group="edit")
    async def _watch(self, text: str) -> None:
        kept = await self.write(lambda: saved.save(self.session, "", SavedFilter(text, watch=True)))
        if kept is not None:
            self.status.say(f"watched: {plain(kept)}")
            self.post_message(SavedChanged())

    def action_export(self) -> None:
        self._ask_file("plans.ics", "path of the calendar")

    def _ask_file(self, path: str, hint: str) -> None:
        def answered(answer: Answer[str] | None) -> None:
            if answer is not None and answer.text:
                self._export(answer.text)

        self.app.push_screen(Prompt("Calendar of what is planned", path, hint), answered)

    @work(group="export")
    async def _export(self, path: str) -> None:
        ids = tuple(plan.event.id for plan in self.plans)
        try:
            query = Query(ids=ids)
            file = Path(path).expanduser()
            count = await asyncio.to_thread(hand_on.export_view, self.session, query, CALENDAR, file)
        except DatelineError as error:
            self._ask_file(path, str(error))
            return
        self.status.say(f"{grouped(count, 'event')} written to {path}", TROUBLE_SECONDS)

    def action_undo(self) -> None:
        self._walk(lambda: edit.undo(self.session), "taken back")

    def action_redo(self) -> None:
        self._walk(lambda: edit.redo(self.session), "made again")

    @work(group="edit")
    async def _walk(self, verb: Callable[[], edit.Step | None], done: str) -> None:
        walked = await self.write(lambda: (verb(),))
        if walked is not None:
            (step,) = walked
            self.status.say(f"{done}: {plain(step.words)}" if step else f"nothing is to be {done}")
            self.refresh_rows()


def _cells(width: int) -> tuple[int, int]:
    """Of the day and of the outlet."""
    is_roomy = width >= ROOMY_WIDTH
    return WHEN[is_roomy], OUTLET[is_roomy]


def _quote(mention: Mention) -> str:
    """Outlet, day of publication and the sentence."""
    sentence = plain(mention.evidence.text) or plain(mention.title)
    return f"{plain(mention.source)} {mention.published:%-d %b}: {sentence}"
