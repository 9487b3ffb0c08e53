"""What a poll stores: articles, their events, what is remembered of the feed, a line in the log; one transaction a feed."""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tui.errors import StoreError
from tui.model import Feed, FeedState, PollOutcome, PollResult, Settings
from tui.service.processes import DiedError, Servant
from tui.service.session import Clock, Paths, Session
from tui.store import Store

if TYPE_CHECKING:
    from tui.events.extraction.extract import Extraction
    from tui.service.ingest.ingestor import Ingestor

Holds = Mapping[str, datetime]

PUT_OFF = 10_000
"""Events whose stories wait for the end of the poll."""


class Storing:
    """Stores outcomes of polls. For one thread, which then is the only one of its process that writes for polls.

    Args:
        session: whose store it fills.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ingestor: Ingestor | None = None
        self._holds: dict[str, datetime] = {}

    def remember(self, state: FeedState, result: PollResult, now: datetime, holds: Holds) -> None:
        """Store what a poll without articles ended in."""
        with self._session.store.transaction():
            self._session.store.put_feed_state(state)
            self._finish(result, now, holds)
        self._holds.update(holds)

    def add(
        self,
        feed: Feed,
        state: FeedState,
        extractions: Sequence[Extraction],
        aliases: Mapping[str, Sequence[str]],
        hashes: Mapping[str, str],
        now: datetime,
        holds: Holds,
        spent: Sequence[tuple[str, float]],
    ) -> PollResult:
        """Store articles, events, validators and the line in the log; see `Ingestor.add`."""
        # Only loaded when there is something to store: most polls find nothing new.
        from tui.service.ingest.ingestor import Ingestor

        began = time.monotonic()
        try:
            with self._session.store.transaction():
                self._ingestor = self._ingestor or Ingestor(self._session, put_off=True)
                added = self._ingestor.add(extractions, state, aliases, hashes)
                took = (*spent, ("store", time.monotonic() - began))
                result = PollResult(
                    feed, PollOutcome.OK, added.new, added.updated, added.events, state.note, spent=took
                )
                self._finish(result, now, holds)
        except BaseException:
            # Its matcher may know of events that are not in the store.
            self._ingestor = None
            raise
        self._holds.update(holds)
        if self._session.store.stories.waiting() >= PUT_OFF:
            # The feed is stored, whatever becomes of the stories.
            with contextlib.suppress(StoreError):
                self.weave()
        return result

    def weave(self) -> None:
        """Find the stories of all events that wait for one: they look for theirs once a poll, not with every article."""
        from tui.service.ingest.story_links import weave_waiting

        weave_waiting(self._session.store)

    def _finish(self, result: PollResult, now: datetime, holds: Holds) -> None:
        """Within the transaction: hosts that asked to be left alone, and the line in the log."""
        store = self._session.store
        for host, until in holds.items():
            if self._holds.get(host) != until:
                store.put_host_hold(host, until)
        seconds = sum(took for _, took in result.spent)
        store.put_poll_log(result.feed.key, now, str(result.outcome), result.new, result.note, seconds)


class Keeper(Protocol):
    """Where the work of `Storing` is done."""

    def run(self, work: Callable[..., Any], args: Sequence[object]) -> Any:
        """Call a method of `Storing`; blocks."""

    def close(self) -> None:
        """Let go of everything; not while `run` waits."""


class KeeperElsewhere:
    """Stores in a process of its own as soon as there are articles: matching them takes memory and would hold up a screen.

    Once there is a process, all is stored by it, for the matcher begins anew when others have written.
    """

    def __init__(self, session: Session) -> None:
        self._path = session.store.path
        self._here = Storing(session)
        self._servant: Servant | None = None

    def run(self, work: Callable[..., Any], args: Sequence[object]) -> Any:
        if self._servant is not None and not self._servant.is_alive():
            self.close()
        if self._servant is None:
            if work not in (Storing.add, Storing.weave):
                return work(self._here, *args)
            self._servant = Servant(open_storing, (self._path,))
        try:
            return self._servant.run(work, args, None)
        except DiedError:
            self.close()
            raise StoreError("The process that stores has been ended.", "Is there enough memory?") from None

    def close(self) -> None:
        if self._servant is not None:
            self._servant.close()
            self._servant = None


def open_storing(path: Path) -> Storing:
    """Start of a process that stores: open the store."""
    # What the matcher keeps lives long and refers to itself: looking for garbage in it is work for nothing.
    gc.set_threshold(20_000, 20, 20)
    return Storing(Session(Settings(), Store.open(path), Clock(), Paths(path, path)))
