"""The articles around those that are being stored, read from the store and let go as time goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from tui.events.matching.candidates import day_of
from tui.events.matching.matcher import Matcher
from tui.events.matching.tuning import TUNING as MATCHING
from tui.model import When
from tui.service.ingest.tuning import TUNING
from tui.store import Placed, Store

APART = 6 * MATCHING.window
"""Articles further apart than this have nothing to do with each other: an old archive, a feed whose clock is wrong."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Where `day_of` begins to count."""
NEVER_READ = -1


class StoredArticles:
    """What the matcher asks of a store.

    Args:
        store: open.
    """

    def __init__(self, store: Store) -> None:
        self._placements = store.placements

    def between(self, first: float, last: float) -> Iterable[Placed]:
        """The mentions of articles published between these days (since 1970)."""
        return self._placements.between(moment_of(first), moment_of(last))

    def of_date(self, when: When) -> Iterable[Placed]:
        """The mentions of a date."""
        return self._placements.of_date(when)

    def subjects(self, articles: Sequence[str]) -> Mapping[str, str]:
        """Article -> event that it is about."""
        return self._placements.subjects(articles)


class Window:
    """Keeps a matcher that knows the articles around those that come; it is filled when first needed, and again whenever another
    process or thread has changed the store since.

    Args:
        store: open.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._matcher = Matcher(StoredArticles(store))
        self._room = TUNING.least_live_articles
        self._version = NEVER_READ

    def covering(self, first: datetime, last: datetime) -> tuple[Matcher, bool]:
        """The matcher, knowing what stands around articles published between these times; and whether others have written since
        it was asked for last."""
        version, known = self._store.others_version(), self._version
        self._version = version
        if version != known:
            self._matcher = Matcher(StoredArticles(self._store))
        matcher, since = self._matcher, day_of(first) - self._matcher.near
        if len(matcher) > self._room:
            matcher.forget(since - TUNING.slack_days)
            # Reading takes as long as storing so many: it must not come back with every other feed.
            self._room = max(TUNING.least_live_articles, 2 * len(matcher))
        matcher.cover(since, day_of(last) + matcher.near)
        return matcher, version != known

    def keep(self) -> None:
        """All that changed in the store since is known here."""
        self._version = self._store.others_version()

    def drop(self) -> None:
        """What is known here may not be what is in the store."""
        self._version = NEVER_READ


def moment_of(day: float) -> datetime:
    """The time so many days since 1970, or the beginning or end of the calendar."""
    try:
        return EPOCH + timedelta(days=day)
    except OverflowError:
        return (datetime.min if day < 0 else datetime.max).replace(tzinfo=UTC)


def runs(published: Sequence[datetime]) -> Iterator[tuple[int, int]]:
    """Slices (start, end) of sorted times that have something to do with each other."""
    start = 0
    for place in range(1, len(published) + 1):
        if place == len(published) or published[place] - published[place - 1] > APART:
            yield start, place
            start = place
