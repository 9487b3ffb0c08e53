"""The care of a store: what is old taken out, room given back, all of it as lines of JSON and back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from itertools import islice

from tui.dates.arithmetic import OutOfCalendar, shift
from tui.dates.typed import UNIT_LETTERS
from tui.errors import StoreBusyError, StoreError, UsageError
from tui.service.filters.days import day_of
from tui.service.ingest.event_rows import refresh_events
from tui.service.polling.lock import PollLock
from tui.service.session import Session
from tui.store import KEPT
from tui.store import PruneCount as PruneCount

FORM = "dateline store"
"""Name of the form of lines, which the first one says."""

_AT_ONCE = 500
"""Articles that one transaction takes out (chosen: a second's work or less, so that an interrupted one loses little)."""

_AGE = re.compile(rf"(\d{{1,4}})\s*([{''.join(UNIT_LETTERS)}])")

REASONS = tuple(KEPT)
"""What `keep` may name: events that a person has starred, written a note on, or edited."""


def day_before(age: str, now: datetime) -> date:
    """The day that something so old is of: `2y`, `18m`, `26w`, `90d`, or a date.

    Raises:
        UsageError: it is neither, or not in the past.
    """
    counted = _AGE.fullmatch(age.strip().lower())
    try:
        day = (
            shift(now.date(), -int(counted[1]), UNIT_LETTERS[counted[2]]) if counted else day_of(age.strip(), now).first
        )
    except OutOfCalendar:
        raise UsageError(f"{age} ago is out of the calendar.") from None
    if day > now.date():
        raise UsageError(f"{age} is still to come.", "Write an age such as 2y, 18m or 90d.")
    return day


def old_articles(session: Session, day: date, keep: Collection[str]) -> PruneCount:
    """What would go if all that is older than a day went."""
    return session.store.care.old(_start(session, day), keep)


def prune(
    session: Session, day: date, keep: Collection[str], on_progress: Callable[[int, int], None] = lambda done, of: None
) -> PruneCount:
    """Take out the articles of before a day, with the events that they alone tell; returns what went.

    Args:
        session: open for writing.
        day: the first that stays.
        keep: REASONS for which an event stays.
        on_progress: is told the number of articles that are gone, of all that go.

    Raises:
        StoreBusyError: a poll is under way.
    """
    lock = PollLock(session.store.path)
    if not lock.acquire():
        raise StoreBusyError("Another dateline polls into this store.", "Wait for it to end, or stop `poll --watch`.")
    try:
        found = old_articles(session, day, keep)
        rest, done = iter(found.gone), 0
        while part := list(islice(rest, _AT_ONCE)):
            with session.store.transaction():
                touched = session.store.care.remove(part)
                refresh_events(session.store, touched)
                session.store.care.forget_stories(sorted(touched))
            done += len(part)
            on_progress(done, len(found.gone))
        return found
    finally:
        lock.release()


def _start(session: Session, day: date) -> datetime:
    return datetime.combine(day, time(), session.now().tzinfo)


def vacuum(session: Session) -> tuple[int, int]:
    """Count anew, and give back the room of what was taken out; returns the bytes before and after.

    Raises:
        StoreError: another process holds the store, or there is no room for the copy that is made on the way.
    """
    before = session.store.path.stat().st_size
    session.store.care.recount()
    session.store.care.vacuum()
    return before, session.store.path.stat().st_size


def export_lines(
    session: Session, on_progress: Callable[[int, int], None] = lambda done, of: None
) -> Generator[str, None, None]:
    """All of a store, a row a line, after a first line that says what it is; the same store gives the same lines."""
    care = session.store.care
    total = care.count_rows()
    yield json.dumps({"form": FORM, "version": care.version, "rows": total}) + "\n"
    with closing(care.rows()) as rows:
        for done, row in enumerate(rows, 1):
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
            on_progress(done, total)


def import_lines(
    session: Session, lines: Iterable[str], on_progress: Callable[[int, int], None] = lambda done, of: None
) -> tuple[int, bool]:
    """Fill an empty store with what `export_lines` gave: all or nothing.

    Returns:
        Number of rows, and whether articles are to be read again, because another version wrote them.

    Raises:
        StoreError: the store holds something, or a line is none of an export.
    """
    care = session.store.care
    if not care.is_empty():
        raise StoreError(
            f"{session.store.path} holds something already.", "Import into a new file: name it with --store."
        )
    numbered = enumerate(lines, 1)
    head = _line(next(numbered, (1, "")))
    version, total = head.get("version"), head.get("rows")
    if head.get("form") != FORM or not isinstance(version, int) or not isinstance(total, int):
        raise StoreError("This is no export of a store: its first line does not say so.")
    if version > care.version:
        raise StoreError(
            f"It was written by a newer dateline (version {version} of the store, we know {care.version}).",
            "Upgrade dateline.",
        )
    seen = 0

    def rows() -> Iterator[dict[str, object]]:
        nonlocal seen
        for line in numbered:
            seen += 1
            on_progress(seen, total)
            yield _line(line)
        if seen != total:
            raise StoreError(f"The export ends early: {seen} of {total} rows are there.")

    taken = care.put_rows(version, rows())
    return taken, version != care.version


def _line(numbered: tuple[int, str]) -> dict[str, object]:
    number, text = numbered
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise StoreError(f"Line {number} is no JSON object.")
    return value
