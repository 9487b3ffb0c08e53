"""What a digest with a name remembers: which digests were printed, and so which days and what news come next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tui.errors import UsageError
from tui.model import Digest, Printed
from tui.model.calendar import DAY, later
from tui.service.session import Session
from tui.service.timeline.tuning import TUNING


@dataclass(frozen=True, slots=True)
class Edition:
    """What a digest is to tell.

    Args:
        first: its first day.
        days: number of days.
        as_of: what is known; None for now.
        since: the digest whose items it leaves out; None for the first of its name.
    """

    first: date
    days: int
    as_of: datetime | None = None
    since: Printed | None = None


def next_edition(session: Session, name: str, first: date, days: int) -> Edition:
    """The next digest of a name. Days since its last one are made up for, as far as `missed_days` goes.

    Args:
        session: of the store.
        name: of the digest.
        first, days: what was asked for.
    """
    since = next(iter(session.store.knowledge.printed(name, 1)), None)
    if since is None:
        return Edition(first, days)
    missed = (first - since.last).days - 1
    if 0 < missed <= TUNING.missed_days:
        first, days = later(since.last, DAY), days + missed
    return Edition(first, days, since=since)


def last_edition(session: Session, name: str) -> Edition:
    """The last digest of a name once more.

    Raises:
        UsageError: none was printed.
    """
    printed = session.store.knowledge.printed(name, 2)
    if not printed:
        raise UsageError(f'No digest has been printed under the name "{name}".', "Leave out --again for the first one.")
    last = printed[0]
    days = (last.last - last.first).days + 1
    return Edition(last.first, days, last.as_of, printed[1] if len(printed) > 1 else None)


def edition_since(first: date, days: int, moment: datetime, as_of: datetime | None) -> Edition:
    """What is new since a moment, as if a digest of all days before `first` had been printed then."""
    before = later(first, -DAY)
    return Edition(first, days, as_of, Printed(moment, before, before))


def remember(session: Session, name: str, digest: Digest) -> None:
    """Take a digest for printed: the next one of its name leaves out what it told."""
    session.store.knowledge.put(name, Printed(digest.as_of, digest.first, digest.last))
