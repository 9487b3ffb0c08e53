"""Days with a time of day as moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def utc(day: date, clock: time) -> datetime:
    """In universal time where the clock's zone is known; as it stands, naive, where it is not, or at the ends of the calendar."""
    moment = datetime.combine(day, clock)
    if moment.tzinfo is None or not date.min < day < date.max:
        return moment.replace(tzinfo=None)
    return moment.astimezone(UTC)
