"""Counts, spans of time and states as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tui.model import PollOutcome, PollResult, Settings, Summary


def plural(count: int, word: str) -> str:
    """`1 event`, `1,204 events`."""
    return f"{count:,} {word}{'s' * (count != 1)}"


def ago(moment: datetime, now: datetime) -> str:
    """`just now`, `3 min ago`, `5 h ago`, `9 days ago`."""
    span = now - moment
    return "just now" if span < timedelta(minutes=1) else f"{_span(span)} ago"


def until(moment: datetime, now: datetime) -> str:
    """`due`, `in 12 min`."""
    return "due" if moment <= now else f"in {_span(moment - now)}"


def _span(span: timedelta) -> str:
    seconds = span.total_seconds()
    if seconds < 3600:
        return f"{max(int(seconds // 60), 1)} min"
    if seconds < 48 * 3600:
        return f"{int(seconds // 3600)} h"
    return f"{int(seconds // 86400)} days"


def counts(summary: Summary, now: datetime) -> tuple[str, ...]:
    """The counts of the title line, most important first."""
    parts = [plural(summary.events, "event"), f"{summary.unread:,} unread"]
    if summary.last_polled is not None:
        parts.append(f"polled {ago(summary.last_polled, now)}")
    if summary.next_poll is not None:
        parts.append(f"next poll {until(summary.next_poll, now)}")
    return tuple(parts)


def alarm(summary: Summary, settings: Settings) -> str:
    """What is wrong with feeds or feeds.toml, or ""."""
    parts = []
    if summary.failing:
        parts.append(f"{plural(summary.failing, 'feed')} failing")
    if settings.problems:
        parts.append(f"{plural(len(settings.problems), 'problem')} in feeds.toml")
    return ", ".join(parts)


def poll_progress(done: int, total: int, results: Sequence[PollResult]) -> str:
    """`polling 23/41 feeds: 118 articles, 42 events, 1 failed`."""
    parts = [plural(sum(result.new for result in results), "article"), plural(sum(r.events for r in results), "event")]
    failed = sum(result.failed for result in results)
    if failed:
        parts.append(f"{failed} failed")
    return f"polling {done}/{total} feeds: {', '.join(parts)}"


def poll_outcome(results: Sequence[PollResult]) -> str:
    """What a poll brought, with the causes of its failures."""
    asked = [r for r in results if r.outcome not in (PollOutcome.NOT_DUE, PollOutcome.HELD)]
    if not asked:
        return "no feed is due" if results else "there are no feeds to poll"
    failed = [result for result in asked if result.failed]
    words = f"polled {plural(len(asked), 'feed')}: {plural(sum(r.events for r in asked), 'new event')}"
    if failed:
        causes = ", ".join(f"{r.feed.name}: {(r.note or r.outcome.value).rstrip('.')}" for r in failed[:2])
        words += f"; {len(failed)} failed ({causes}{', …' if len(failed) > 2 else ''})"
    return words


def nothing(settings: Settings, feeds_file: str, *, filtered: str = "", polling: bool = False) -> str:
    """What stands in place of an empty list: why, and what to do."""
    if filtered:
        return f"Nothing matches: {filtered}\n\nesc  clears the filter\n/    changes it"
    lines = ["No events yet.", ""]
    enabled = [feed for feed in settings.feeds if feed.enabled]
    if polling:
        lines.append("The first poll is under way; events appear as they are found.")
    elif enabled:
        lines += [f"R    polls your {plural(len(enabled), 'feed')} now", "?    shows all keys"]
    else:
        lines += [
            f"There are no feeds in {feeds_file}.",
            "",
            "Add one:  dateline feeds add URL",
            "Or look:  dateline demo",
        ]
    if settings.problems:
        lines += ["", *(str(problem) for problem in settings.problems[:5])]
    return "\n".join(lines)
