"""The live events that articles are matched against, read from the store and let go as time goes by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tui.events.matching.matcher import Matcher
from tui.events.matching.tuning import TUNING as MATCHING
from tui.model import Mention
from tui.service.ingest.known_mentions import KnownMentions
from tui.service.ingest.past_events import PastEvents
from tui.service.ingest.tuning import TUNING
from tui.store import Store

REACH = MATCHING.window + TUNING.slack
"""How long before an article events are live for it."""

APART = 2 * REACH
"""Articles further apart than this have nothing to do with each other: an old archive, a feed whose clock is wrong."""

A_DAY = timedelta(days=1)
NEVER_READ = -1


@dataclass(frozen=True, slots=True)
class Window:
    """The events of some days.

    Args:
        matcher: assigns mentions to those that are live.
        past: those that are older.
    """

    matcher: Matcher
    past: PastEvents


class Windows:
    """Keeps one window for the news, and opens another for articles that are out of its time.

    Live events are read from the store when first needed, and again whenever another process or thread has changed it since.

    Args:
        store: open.
        in_order: articles come in order of publication, so that what is older than the matcher's window can be let go.

    Attributes:
        mentions: of the events that were written last.
    """

    def __init__(self, store: Store, in_order: bool) -> None:
        self.mentions = KnownMentions(store)
        self._store = store
        self._in_order = in_order
        matcher = Matcher()
        self._current = Window(matcher, PastEvents(store, matcher))
        self._since: datetime | None = None
        self._room = TUNING.least_live_events
        self._version = NEVER_READ

    def covering(self, first: datetime, last: datetime) -> Window:
        """Where articles published between these times are matched."""
        since = earlier(first, REACH)
        version, known = self._store.others_version(), self._version
        self._version = version
        if version != known:
            self.mentions.clear()
        if version != known or self._since is None:
            self._read_from(since)
        elif last < earlier(self._since, APART):
            return self._open(earlier(since, TUNING.slack), last + REACH)
        elif since < self._since:
            self._read_from(since)
        elif self._in_order:
            self._let_go(since)
        elif len(self._current.matcher) > self._room:
            self._let_go(earlier(since, TUNING.slack))
        return self._current

    def keep(self, repaired: Window | None = None) -> None:
        """All that changed in the store since is known here; `repaired` is another window that has merged or moved what may be
        here too."""
        self._version = self._store.others_version()
        if repaired is not None and repaired is not self._current:
            self.drop()

    def drop(self) -> None:
        """What is live here may not be what is in the store."""
        self._version = NEVER_READ

    def _read_from(self, since: datetime) -> None:
        since = earlier(since, TUNING.slack)
        self._current = self._open(since)
        self._begin_at(since)

    def _let_go(self, since: datetime) -> None:
        self._current.matcher.forget(since)
        self._begin_at(since)

    def _begin_at(self, since: datetime) -> None:
        self._since = since
        # Reading takes as long as storing so many: it must not come back with every other feed.
        self._room = max(TUNING.least_live_events, 2 * len(self._current.matcher))

    def _open(self, since: datetime, until: datetime | None = None) -> Window:
        matcher = Matcher(fixed=self._store.shaped_events())
        matcher.load(self._stored(since, until))
        return Window(matcher, PastEvents(self._store, matcher))

    def _stored(self, since: datetime, until: datetime | None) -> Iterator[tuple[Mention, str]]:
        return ((stored.mention, stored.event_id) for stored in self._store.live_mentions(since, until))


def earlier(moment: datetime, by: timedelta) -> datetime:
    """So much before, or the beginning of the calendar."""
    start = datetime.min.replace(tzinfo=UTC)
    return moment - by if moment - start > by + A_DAY else start


def runs(published: Sequence[datetime]) -> Iterator[tuple[int, int]]:
    """Slices (start, end) of sorted times that have something to do with each other."""
    start = 0
    for place in range(1, len(published)):
        if published[place] - published[place - 1] > APART:
            yield start, place
            start = place
    if published:
        yield start, len(published)
