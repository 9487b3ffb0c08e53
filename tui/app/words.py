"""Counts, spans of time and states as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tui.app.cells import plain
from tui.app.key_names import KeyNames
from tui.model import UNREACHED, Event, PollOutcome, PollResult, ReadingProgress, Scale, Settings, Summary
from tui.wording.counts import grouped, kept_off_words

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FAILURES_NAMED = 2
"""Failed feeds whose causes the outcome of a poll names. Chosen: a line holds no more."""
PROBLEMS_SHOWN = 5
"""Problems of feeds.toml shown in place of an empty list. Chosen: the smallest terminal holds no more."""
EMPTY_KEY_WIDTH = 5
"""Cells of a key before what it does."""


def event_title(event: Event) -> str:
    """The title of an event, safe for the terminal."""
    return plain(event.title) or "(no title)"


def ago(moment: datetime, now: datetime) -> str:
    """`just now`, `3 min ago`, `5 h ago`, `9 days ago`."""
    span = now - moment
    return "just now" if span < MINUTE else f"{_span(span)} ago"


def until(moment: datetime, now: datetime) -> str:
    """`due`, `in 12 min`."""
    return "due" if moment <= now else f"in {_span(moment - now)}"


def briefly(span: timedelta) -> str:
    """`now`, `12m`, `5h`, `9d`, for a narrow column."""
    if span < MINUTE:
        return "now"
    number, unit, *_ = _span(span).split()
    return f"{number}{unit[0]}"


def _span(span: timedelta) -> str:
    """Hours up to two days, days from then on."""
    if span < HOUR:
        return f"{max(span // MINUTE, 1)} min"
    if span < 2 * DAY:
        return f"{span // HOUR} h"
    return f"{span // DAY} days"


def counts(summary: Summary, now: datetime) -> tuple[str, ...]:
    """The counts of the title line, most important first."""
    parts = [grouped(summary.events, "event"), f"{summary.unread:,} unread"]
    if summary.to_read:
        parts.append(f"{grouped(summary.to_read, 'article')} to be read")
    if summary.last_polled is not None:
        parts.append(f"polled {ago(summary.last_polled, now)}")
    if summary.next_poll is not None:
        parts.append(f"next poll {until(summary.next_poll, now)}")
    return tuple(parts)


def kept_off(summary: Summary, *, shown: bool, key: str, dot: str) -> str:
    """`31 not news · F shows them`, or "" where nothing is kept off."""
    if not summary.kept_off.total:
        return ""
    return f"{kept_off_words(summary.kept_off)} {dot} {key} {'leaves them out' if shown else 'shows them'}"


def alarm(settings: Settings, summary: Summary) -> str:
    """What is wrong with feeds.toml, else that no feed could be reached, or ""."""
    if settings.problems:
        return f"{grouped(len(settings.problems), 'problem')} in feeds.toml"
    return "offline" if summary.offline else ""


def poll_progress(done: int, total: int, results: Sequence[PollResult], reading: ReadingProgress) -> str:
    """`polling 23/41 feeds: 118 articles, 42 events, 1 failed`; when all are polled `reading 60/118 articles: 42 events`."""
    if not total and not reading.total:
        return "looking for what is still to be read"
    if done == total and reading.done < reading.total:
        share = f"{reading.done:,}/{grouped(reading.total, 'article')}"
        return f"reading {share}: {grouped(reading.events, 'event')}"
    parts = [
        grouped(sum(result.new for result in results), "article"),
        grouped(reading.events, "event"),
    ]
    failed = sum(result.failed for result in results)
    if failed:
        parts.append(f"{failed} failed")
    return f"polling {done}/{total} feeds: {', '.join(parts)}"


def poll_outcome(results: Sequence[PollResult], reading: ReadingProgress) -> str:
    """What a poll brought, with the causes of its failures."""
    asked = [r for r in results if r.outcome not in (PollOutcome.NOT_DUE, PollOutcome.HELD)]
    if not asked:
        return "no feed is due" if results else "there are no feeds to poll"
    failed = [result for result in asked if result.failed]
    if len(failed) == len(asked) and all(result.note.startswith(UNREACHED) for result in failed):
        cause = (failed[0].note or failed[0].outcome.value).rstrip(".")
        return f"offline: none of {grouped(len(asked), 'feed')} can be reached ({cause}); what is stored is shown"
    words = f"polled {grouped(len(asked), 'feed')}: {grouped(reading.events, 'new event')}"
    if failed:
        causes = ", ".join(f"{r.feed.name}: {(r.note or r.outcome.value).rstrip('.')}" for r in failed[:FAILURES_NAMED])
        words += f"; {len(failed)} failed ({causes}{', …' if len(failed) > FAILURES_NAMED else ''})"
    return f"{words}; {reading.trouble}" if reading.trouble else words


def reading_outcome(reading: ReadingProgress) -> str:
    """What reading stored articles brought: `read 300 articles: 12 new events`."""
    words = f"read {grouped(reading.done, 'article')}: {grouped(reading.events, 'new event')}"
    return f"{words}; {reading.trouble}" if reading.trouble else words


def empty_list(
    settings: Settings,
    feeds_file: str,
    key_names: KeyNames,
    *,
    filtered: str = "",
    waiting: int = 0,
    polling: bool = False,
) -> str:
    """What stands in place of an empty list: why, and what to do; `waiting` events match that are not shown yet."""
    if filtered:
        keys = [("find.clear", "clears the filter"), ("find.open", "changes it")]
        nothing = "Nothing matches"
        if waiting:
            keys.insert(0, ("poll.show", f"shows {grouped(waiting, 'event')} waiting to be shown"))
            nothing = "Nothing that is shown yet matches"
        return f"{nothing}: {filtered}\n\n" + "\n".join(_keys_do(keys, key_names))
    lines = ["No events yet.", ""]
    enabled = [feed for feed in settings.feeds if feed.enabled]
    if polling:
        lines.append("The first poll is under way; events appear as they are found.")
    elif enabled:
        keys = [("poll.all", f"polls your {grouped(len(enabled), 'feed')} now"), ("app.help", "shows all keys")]
        lines += _keys_do(keys, key_names)
    else:
        lines += [
            f"There are no feeds in {feeds_file}.",
            "",
            "Add one:  dateline feeds add URL",
            "Or look:  dateline demo",
        ]
    if settings.problems:
        lines += ["", *(str(problem) for problem in settings.problems[:PROBLEMS_SHOWN])]
    return "\n".join(lines)


def _keys_do(pairs: Sequence[tuple[str, str]], key_names: KeyNames) -> list[str]:
    """A line a key: its name, and what it does."""
    return [f"{key_names.first(action):<{EMPTY_KEY_WIDTH}}{words}" for action, words in pairs]


def no_events(column: str, scale: Scale, neighbours: Sequence[tuple[str, str]]) -> str:
    """`No events on Tue 20 Jan 2026.  [ 18 Jan 2026  ] 1 Feb 2026`.

    Args:
        column: name of the column that is empty.
        scale: what it is.
        neighbours: (key, day or column) of where the nearest events are.
    """
    words = f"No events {'on' if scale is Scale.DAY else 'in'} {column}."
    return "  ".join([words, *(f"{key} {name}" for key, name in neighbours)])


def marked(count: int, *, open_range: bool) -> str:
    """How many events are marked, "" for none."""
    if open_range:
        return f"range of {count:,}"
    return f"{count:,} marked" if count else ""
