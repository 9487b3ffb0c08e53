"""Polling: once what is due, or for as long as it is let; a failure is a result."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from difflib import get_close_matches

from tui.errors import StoreError, UsageError
from tui.model import Feed, PollOutcome, PollResult, ReadingProgress
from tui.service.ingest.titles import speak
from tui.service.polling.reading import OnReading
from tui.service.polling.round import OnProgress, OnResult, OnWait, Poller
from tui.service.polling.tuning import TUNING
from tui.service.session import Session

OnRound = Callable[[Sequence[PollResult], ReadingProgress], None]


async def poll(
    session: Session,
    names: Sequence[str] = (),
    *,
    force: bool = False,
    on_result: OnResult = lambda result: None,
    on_progress: OnProgress | None = None,
    on_reading: OnReading = lambda progress: None,
    on_wait: OnWait = lambda words: None,
) -> list[PollResult]:
    """Poll the feeds that are due: store their articles as they come, then read what is unread.

    Args:
        names: names or addresses of feeds: these only, due or not.
        force: poll what is not due as well, and of `names` also those whose host asked to be left alone.
        on_result: called with each feed's result as it comes, in the caller's thread.
        on_progress: called with the number of feeds done and of all.
        on_reading: called with how far reading is after each batch of articles, and at the end.
        on_wait: called with words if another process is polling for the same store or has locked it, and is waited for,
            and while the stories of many events are found.

    Returns:
        One result a feed, in the order of feeds.toml. Feeds that are not enabled have none unless they are named.

    Raises:
        UsageError: a name is unknown.
    """
    feeds = choose(session, names)
    speak(session)
    async with await Poller.start(session) as poller:
        return await poller.round(feeds, force=force, push=force and bool(names), named=bool(names),
                                  on_result=on_result, on_progress=on_progress, on_reading=on_reading,
                                  on_wait=on_wait)  # fmt: skip


async def catch_up(
    session: Session, *, on_reading: OnReading = lambda progress: None, on_wait: OnWait = lambda words: None
) -> None:
    """Read what the store holds unread, or read by an older version of the reader, without asking any feed; see `poll`."""
    speak(session)
    async with await Poller.start(session) as poller:
        await poller.round((), on_reading=on_reading, on_wait=on_wait)


async def watch(
    session: Session,
    names: Sequence[str] = (),
    *,
    on_result: OnResult = lambda result: None,
    on_round: OnRound = lambda results, reading: None,
    on_sleep: Callable[[datetime], None] = lambda until: None,
    on_trouble: Callable[[StoreError], None] = lambda error: None,
    on_wait: OnWait = lambda words: None,
) -> None:
    """Poll what is due for as long as it is let; cancel it to end it.

    It looks at the clock once a minute at least, so that it finds out when the machine has slept or its clock was set.

    Args:
        names: only these feeds.
        on_result: called with the result of each feed that was polled.
        on_round: called with the results of all that were due at once, and with what was read, when both are done.
        on_sleep: called with the time of the next poll before each wait.
        on_trouble: called when the store cannot be read or written at all, or not take what was read; it is tried again later.
        on_wait: as `poll` has it.

    Raises:
        UsageError: a name is unknown, or there is nothing to watch.
    """
    feeds = [feed for feed in choose(session, names) if feed.enabled or names]
    if not feeds:
        raise UsageError("There is no feed to watch.", "Add one with `dateline feeds add URL`.")

    def report(result: PollResult) -> None:
        if result.outcome is not PollOutcome.NOT_DUE:
            on_result(result)

    read = ReadingProgress()

    def look(reading: ReadingProgress) -> None:
        nonlocal read
        read = reading
        if reading.has_stopped:
            on_trouble(StoreError(reading.trouble))

    async with await Poller.start(session) as poller:
        while True:
            wait = TUNING.longest_nap_seconds
            try:
                times = await poller.times(feeds)
                now = session.now()
                due = [feed for feed in feeds if feed.key in times and times[feed.key] <= now]
                if due:
                    results = await poller.round(due, on_result=report, on_reading=look, on_wait=on_wait)
                    on_round(results, read)
                    times = await poller.times(feeds)
            except StoreError as error:
                on_trouble(error)
            else:
                if times:
                    on_sleep(min(times.values()))
                    wait = (min(times.values()) - session.now()).total_seconds()
            await asyncio.sleep(min(max(wait, TUNING.shortest_nap_seconds), TUNING.longest_nap_seconds))


def choose(session: Session, names: Sequence[str]) -> list[Feed]:
    """The enabled feeds, or those that are named.

    Raises:
        UsageError: a name is unknown; the message says what it may have been.
    """
    feeds = session.settings.feeds
    if not names:
        return [feed for feed in feeds if feed.enabled]
    known = {feed.name.casefold(): feed for feed in feeds} | {feed.url.casefold(): feed for feed in feeds}
    chosen: dict[str, Feed] = {}
    for name in names:
        feed = known.get(name.strip().casefold())
        if feed is None:
            close = [each for each in known if name.strip().casefold() in each]
            close += get_close_matches(name.casefold(), known, 1, TUNING.close_name)
            hint = f'Did you mean "{known[close[0]].name}"?' if close else "`dateline feeds list` names them."
            raise UsageError(f'There is no feed "{name}".', hint)
        chosen[feed.key] = feed
    return list(chosen.values())
