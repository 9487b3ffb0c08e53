"""The screen of the testimonies of one event: take a date, split off, merge, open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static

from tui.app.actions import bindings
from tui.app.bars import KeyBar, StatusLine
from tui.app.cells import plain
from tui.app.dialogs.menu import Menu
from tui.app.keys_in_order import ASKING
from tui.app.mode_actions import WITNESSES
from tui.app.service_screen import ServiceScreen
from tui.app.witnesses import table
from tui.model import Event, EventDetail, Testimony
from tui.service import edit
from tui.service.session import Session
from tui.service.timeline import listing
from tui.service.timeline.testimonies import told_by
from tui.service.timeline.why_one_event import nearest_apart
from tui.text import safe_url
from tui.wording.counts import grouped
from tui.wording.dates import full

LISTED = 7
"""Events that are named before they are made one. Chosen: a small screen holds them."""


class Rows(OptionList, inherit_bindings=False):
    """A list whose keys are the screen's."""


class WitnessesScreen(ServiceScreen[bool]):
    """The articles of one event, a row each. Ends with whether the marked events were made one with it.

    Args:
        session: open.
        event: id of the event.
        marked: ids of the events that are marked in the list.
    """

    CSS_PATH = "witnesses.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(WITNESSES)
    explained = "witnesses"
    sections = WITNESSES
    heading = query_one("#witness-title", Static)
    head = query_one("#witness-head", Static)
    rows = query_one(Rows)
    words = query_one("#witness-words", Static)

    def __init__(self, session: Session, event: str, marked: Sequence[str] = ()) -> None:
        super().__init__(session)
        self._event = event
        self._detail: EventDetail | None = None
        self._told: Sequence[Testimony] = ()
        self._marked: frozenset[str] = frozenset()
        self._others = tuple(id_ for id_ in marked if id_ != event)
        """Ids of the marked events that may be made one with it."""
        self._merged = False

    def compose(self) -> ComposeResult:
        yield Static(id="witness-title", markup=False)
        yield Static(id="witness-head", markup=False)
        yield Rows(id="witness-rows", markup=False)
        yield Static(id="witness-words", markup=False)
        yield StatusLine(self.key_names)
        yield KeyBar(WITNESSES, self.key_names)

    def on_mount(self) -> None:
        self.rows.focus()
        self._load()

    @work(exclusive=True, group="witnesses")
    async def _load(self) -> None:
        found = await self.ask(lambda: told_by(self.session, self._event))
        if found is not None:
            self._detail, self._told = found
            self._marked &= {one.source.article for one in self._told}
            self._paint()

    def _paint(self) -> None:
        detail = self._detail
        if detail is None or not self._told:
            return
        here = min(self.rows.highlighted or 0, len(self._told) - 1)
        title = Content.assemble(plain(detail.event.title), (f"  {full(detail.event.when)}", "$foreground"))
        self.heading.update(title)
        shape = table.table_of(self._told, self.rows.scrollable_content_region.width or self.size.width)
        self.head.update(Content(table.head(shape)))
        lines = [
            table.row(number, one, shape, self.marks, marked=one.source.article in self._marked)
            for number, one in enumerate(self._told, 1)
        ]
        self.rows.set_options(lines)
        self.rows.highlighted = here
        outlets = len({one.source.source for one in self._told})
        self.status.position = f"{grouped(len(self._told), 'article')} of {grouped(outlets, 'outlet')}"

    def on_resize(self) -> None:
        self._paint()

    @on(Rows.OptionHighlighted)
    def _highlighted(self) -> None:
        if (one := self.selected) is not None:
            self.words.update(table.in_full(one, self.marks))

    @property
    def selected(self) -> Testimony | None:
        """The testimony under the cursor."""
        number = self.rows.highlighted
        return self._told[number] if number is not None and number < len(self._told) else None

    # ------------------------------------------------------------------ what a person can do

    def action_move(self, count: int) -> None:
        if self._told:
            self.rows.highlighted = min(max((self.rows.highlighted or 0) + count, 0), len(self._told) - 1)

    def action_close(self) -> None:
        self.dismiss(self._merged)

    def action_browse(self) -> None:
        address = safe_url(self.selected.source.url) if self.selected and self.selected.source.url else None
        if address is None:
            self.status.say("there is no link")
        else:
            self.browse([address])

    def action_mark(self) -> None:
        if (one := self.selected) is not None:
            self._marked ^= {one.source.article}
            self._paint()
            self.action_move(1)

    @on(Rows.OptionSelected)
    @work(group="edit")
    async def action_take(self) -> None:
        """The event gets the date of the article under the cursor."""
        if (one := self.selected) is None:
            return
        when = one.source.when

        def take() -> bool:
            edit.set_date(self.session, self._event, when)
            return True

        if await self.write(take):
            self.status.say(f"date set to {full(when)}, {self._undo_key} takes that back")
            self._load()

    @work(group="edit")
    async def action_split(self) -> None:
        """The marked articles, without marks the one under the cursor, become an event of their own."""
        one = self.selected
        articles = sorted(self._marked) or ([one.source.article] if one else [])
        if not articles:
            return
        if await self.write(lambda: edit.split(self.session, self._event, articles)):
            self._marked = frozenset()
            self.status.say(f"{grouped(len(articles), 'article')} split off, {self._undo_key} takes that back")
            self._load()

    @work(exclusive=True, group=ASKING)
    async def action_merge(self) -> None:
        """Offer to make the event one with those marked in the list, without marks with the nearest that was kept apart."""
        found = await self.ask(self._mergeable)
        if found is None:
            return
        others, why = found
        if not others:
            key = self.key_names.first("event.mark")
            self.status.say(f"no other event is near it; {key} in the list marks those that are to be one with it")
            return

        def answered(number: int | None) -> None:
            if number == 0:
                self._merge([event.id for event in others])

        left, right = self.marks.quotes
        named = [f"{left}{plain(event.title)}{right}, {full(event.when)}" for event in others]
        listed = [*named[:LISTED], *([f"and {len(named) - LISTED} more"] if len(named) > LISTED else []), *why]
        title = "\n".join(["Make it one with", *listed])
        self.app.push_screen(Menu(title, ("yes, make them one", "no, leave them apart"), self.key_names), answered)

    def _mergeable(self) -> tuple[Sequence[Event], Sequence[str]]:
        """The events that may be made one with it, and what kept them apart, in words."""
        if marked := listing.by_id(self.session, self._others):
            return marked, ()
        apart = nearest_apart(self.session, self._event)
        if apart is None:
            return (), ()
        return (apart.event,), [f"kept apart: {plain(words)}" for words, _ in apart.against[:1]]

    @work(group="edit")
    async def _merge(self, others: Sequence[str]) -> None:
        ids = [self._event, *others]
        if await self.write(lambda: edit.merge(self.session, ids, self._event, as_it_stands=True)):
            self._merged = self._merged or bool(self._others)
            self._others = ()
            self.status.say(f"{grouped(len(ids), 'event')} made one, {self._undo_key} takes that back")
            self._load()

    @work(group="edit")
    async def action_undo(self) -> None:
        walked = await self.write(lambda: (edit.undo(self.session),))
        if walked is not None:
            self.status.say(f"taken back: {plain(walked[0].words)}" if walked[0] else "nothing is to be taken back")
            self._load()

    @property
    def _undo_key(self) -> str:
        return self.key_names.first("witness.undo")
