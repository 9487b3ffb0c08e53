"""The timeline beside other writers: it polls by the schedule, sees that the store is still there, and lets changed rows wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from textual import work

from tui.app.timeline import transitions
from tui.app.timeline.live import LiveTimeline
from tui.model import Event, Query
from tui.service.timeline import details, listing

TRY_AGAIN = timedelta(minutes=1)
"""Between two polls that the app starts by itself. Chosen: what fails at once is not tried without end."""


@dataclass(frozen=True, slots=True)
class RowsNow:
    """What has become of the events that are shown.

    Args:
        marked: those of which only a person's marks are others: they are shown at once.
        changed: ids of those that have another date, title or outlets: they wait.
        gone: ids of those that joined another event, or are no more: they wait.
    """

    marked: tuple[Event, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def compare(shown: list[Event], now: list[Event]) -> RowsNow:
    """The events that are shown against what the store holds of them."""
    found = {event.id: event for event in now}
    marked, changed, gone = [], [], []
    for event in shown:
        other = found.get(event.id)
        if other is None:
            gone.append(event.id)
        elif _without_marks(other) != _without_marks(event):
            changed.append(event.id)
        elif other != event:
            marked.append(other)
    return RowsNow(tuple(marked), tuple(changed), tuple(gone))


def _without_marks(event: Event) -> tuple[object, ...]:
    """What a row says of an event besides a person's marks."""
    return event.title, event.when, event.sources, event.modality, event.basis, event.kept_off


class StoreWatch(LiveTimeline):
    """The live timeline, and what others do to its store meanwhile."""

    _next_try: datetime | None = None
    """When the app may start a poll by itself again."""

    def _look_at_store(self) -> None:
        """Say at once where the store is gone; else count anew what was written, and poll what is due."""
        trouble = listing.lost(self.session)
        if trouble:
            self._tell(alarm=trouble)
            return
        before = self._version
        super()._look_at_store()
        if self._version != before:
            self._compare_rows()
        self._poll_what_is_due()

    def _poll_what_is_due(self) -> None:
        """By the schedule, where feeds.toml lets the app do so; a clock that stands still knows no schedule."""
        now, session = self.session.now(), self.session
        is_free = session.settings.polling.in_app and session.clock.fixed is None and not session.is_read_only
        may = self._next_try is None or now >= self._next_try
        summary = self._summary
        if not is_free or not may or summary is None or self.state.polling:
            return
        if summary.unpolled or (summary.next_poll is not None and summary.next_poll <= now):
            self._next_try = now + TRY_AGAIN
            self.start_poll(everything=False)

    @work(exclusive=True, group="compare")
    async def _compare_rows(self) -> None:
        """Marks that another window set are shown; whatever else has changed waits like new events do."""
        state = self.state
        pages, shown = state.pages, state.pages.events()
        everything = Query(up_to=state.up_to, kept_off=state.query.kept_off)
        found = await self.ask(
            lambda: (
                listing.by_id(self.session, [event.id for event in shown]),
                listing.count(self.session, everything),
            )
        )
        if found is None or pages is not self.state.pages:
            return
        now, total = found
        rows = compare(shown, now)
        for event in rows.marked:
            self.events.replace(event)
        gone = rows.gone
        joined = await self.ask(lambda: details.joined(self.session, gone)) if gone else {}
        if joined is None or pages is not self.state.pages:
            return
        self.become(transitions.join(self.state, joined))
        # Those that came back, or went where nobody looks, are told by the number of all.
        self._tell(changed=max(len(rows.changed) + len(rows.gone), abs(total - state.total)))

    def _end_poll(self) -> None:
        """What was new or has changed waits; only an empty list is read at once."""
        if self.state.first_run or not self.state.rows.lines:
            super()._end_poll()
            return
        self._tell(progress="")
        self.become(transitions.end_poll(self.state))
        self.refresh_summary()
        self._compare_rows()

    @work(exclusive=True, group="joined")
    async def go_to_joined(self, event: Event) -> None:
        """To the event that others have joined: in the list as it is, else in the list read again, with what waits where it
        is among that."""
        row = self.state.pages.row_of(event.id)
        if row is not None and self.state.rows.is_event(row):
            self.become(transitions.move_to(self.state, row))
            return
        wanted = self.state.wanted_query
        everything = replace(wanted, up_to=None)
        found = await self.ask(
            lambda: (
                [listing.locate(self.session, query, event.id) for query in (wanted, everything)],
                listing.high_water(self.session),
            )
        )
        if found is None:
            return
        (here, anywhere), newest = found
        if anywhere is None:
            self.status.say("what it has joined is not among the events that are shown")
            return
        if here is None:
            self.become(transitions.let_in(self.state, newest))
        self.reload(event=event.id)
        self.refresh_summary()

    def action_show_waiting(self) -> None:
        live = self._live
        if not live.waiting and not live.changed:
            self.status.say("no new events are waiting")
        self._tell(changed=0)
        self.show_newest()
