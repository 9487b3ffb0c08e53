"""The live events that articles are matched against, read from the store and let go as time goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tui.events.matching.matcher import WINDOW, Matcher
from tui.model import Mention
from tui.service.ingest.known_mentions import KnownMentions
from tui.service.ingest.past_events import Recall
from tui.store import Store

SLACK = timedelta(days=2)
"""Live events are kept this much longer than the matcher's window, so that slightly late articles still find theirs."""

MANY = 1000
"""Live events that are kept even if they are older than what is being stored: other feeds may go back further."""

APART = 2 * (WINDOW + SLACK)
"""Articles further apart than this have nothing to do with each other: an old archive, a feed whose clock is wrong."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Live events of some days.

    Args:
        matcher: assigns mentions to them.
        recall: finds older ones.
    """

    matcher: Matcher
    recall: Recall


class LiveEvents:
    """Keeps one desk for the news, and opens another for what is out of its time.

    They are read from the store when first needed, and again whenever another process or thread has changed it since.

    Args:
        store: open.
        in_order: articles come in order of publication, so that what is older than the matcher's window can be let go.

    Attributes:
        mentions: of the events that were told of last.
    """

    def __init__(self, store: Store, in_order: bool) -> None:
        self.mentions = KnownMentions(store)
        self._store = store
        self._in_order = in_order
        matcher = Matcher()
        self._desk = Desk(matcher, Recall(store, matcher))
        self._since: datetime | None = None
        self._room = MANY
        self._version = -1

    def desk(self, first: datetime, last: datetime) -> Desk:
        """Where articles published between these times are matched."""
        since = earlier(first, WINDOW + SLACK)
        version, known = self._store.others_version(), self._version
        self._version = version
        if version != known:
            self.mentions.clear()
        if version != known or self._since is None:
            self._read_from(since)
        elif last < earlier(self._since, APART):
            return self._open(self._stored(earlier(since, SLACK), last + WINDOW + SLACK))
        elif since < self._since:
            self._read_from(since)
        elif self._in_order:
            self._let_go(since)
        elif len(self._desk.matcher) > self._room:
            self._let_go(earlier(since, SLACK))
        return self._desk

    def keep(self, changed: Desk | None = None) -> None:
        """All that changed in the store since is known here; `changed` is another desk that has merged or moved what may be
        here too."""
        self._version = self._store.others_version()
        if changed is not None and changed is not self._desk:
            self.drop()

    def drop(self) -> None:
        """What is live here may not be what is in the store."""
        self._version = -1

    def _read_from(self, since: datetime) -> None:
        since = earlier(since, SLACK)
        self._desk = self._open(self._stored(since))
        self._renewed(since)

    def _let_go(self, since: datetime) -> None:
        self._desk.matcher.forget(since)
        self._renewed(since)

    def _renewed(self, since: datetime) -> None:
        self._since = since
        # Reading takes as long as storing so many: it must not come back with every other feed.
        self._room = max(MANY, 2 * len(self._desk.matcher))

    def _stored(self, since: datetime, until: datetime | None = None) -> Iterator[tuple[Mention, str]]:
        return ((stored.mention, stored.event_id) for stored in self._store.live_mentions(since, until))

    def _open(self, pairs: Iterable[tuple[Mention, str]]) -> Desk:
        matcher = Matcher(fixed=self._store.shaped_events())
        matcher.load(pairs)
        return Desk(matcher, Recall(self._store, matcher))


def earlier(moment: datetime, by: timedelta) -> datetime:
    """So much before, or the beginning of the calendar."""
    start = datetime.min.replace(tzinfo=UTC)
    return moment - by if moment - start > by + timedelta(days=1) else start


def runs(published: Sequence[datetime]) -> Iterator[tuple[int, int]]:
    """Slices (start, end) of sorted times that have something to do with each other."""
    start = 0
    for place in range(1, len(published)):
        if published[place] - published[place - 1] > APART:
            yield start, place
            start = place
    if published:
        yield start, len(published)
