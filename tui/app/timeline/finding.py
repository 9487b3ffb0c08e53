"""Finding: the list is filtered while the filter is typed, and the old place comes back when it is left."""

from __future__ import annotations

from textual import on, work

from tui.app.stories.screen import StoriesScreen
from tui.app.timeline import queries as data
from tui.app.timeline.find_bar import FindBar
from tui.app.timeline.queries import Anchor
from tui.app.timeline.view import TimelineView
from tui.errors import UsageError
from tui.model import Query


class FindActions(TimelineView):
    """The part of the timeline screen that filters."""

    _before_find: Anchor | None = None
    """Where the cursor was before anything was typed."""

    def action_find(self) -> None:
        if not self.query_now.source_text:
            self._before_find = self.here()
        self.find_bar.open()

    def action_stories(self) -> None:
        """The lanes; the one that is opened there is found here."""
        if not self.query_now.source_text:
            self._before_find = self.here()
        self.app.push_screen(StoriesScreen(self.session), self._find_story)

    def _find_story(self, story: str | None) -> None:
        if story:
            self.find_bar.fill(f"story:{story}")
            self._apply(f"story:{story}")
            self.to_list()
        else:
            self.reload()  # stories may have been merged

    @on(FindBar.Changed)
    def _find(self, message: FindBar.Changed) -> None:
        self._apply(message.text)

    @work(exclusive=True, group="rows")
    async def _apply(self, text: str, anchor: Anchor | None = None) -> None:
        """Filter by what was typed; what is wrong with it is said, and the list stays as it is."""
        target = anchor or self.here()
        query = await self.ask(lambda: self._read(text))
        if not isinstance(query, Query):
            self.find_bar.wrong(query or "")
            return
        scale = self.viewport.scale
        loaded = await self.ask(lambda: data.load(self.session, query, target, scale))
        if loaded is not None:
            self.show(loaded)

    @on(FindBar.Done)
    def _found(self) -> None:
        self.find_bar.flush()
        if not self.find_bar.input.value.strip():
            self.find_bar.close()
        self.to_list()

    @on(FindBar.Cancelled)
    def _find_cancelled(self) -> None:
        self.clear_find(self._before_find)

    def clear_find(self, anchor: Anchor | None) -> None:
        self.find_bar.close()
        self._apply("", anchor)
        self.to_list()

    def _read(self, text: str) -> Query | str:
        """The query of what was typed, or what is wrong with it."""
        try:
            return data.read_filter(text, self.session, self.up_to)
        except UsageError as error:
            return str(error)
