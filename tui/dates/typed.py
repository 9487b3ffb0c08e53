"""One date as a person types it: "last tuesday", "2024-03", "+2w", "12 march"."""

from __future__ import annotations

import re
from datetime import date, datetime

from tui.dates.arithmetic import OutOfCalendar, shift, when_unit
from tui.dates.tagging import find_times
from tui.model import When

_STEP = re.compile(r"([+-])\s*(\d{1,4})\s*(d|w|m|q|y|days?|weeks?|months?|quarters?|years?)", re.IGNORECASE)
_UNITS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}

FILLERS = ("", "in", "on", "the", "on the", "at", "by", "in the")
"""What may stand beside the date in the prompt without being part of it."""


def read_date(text: str, now: datetime | date, lang: str = "en") -> When | None:
    """The When that a person means, or None where the text is no date.

    Args:
        text: EDTF ("2024-03", "202X", "2024-01/2024-03"), a step from today ("+2w", "-3 days"), or words.
        now: what "today" is.
        lang: language of the words.
    """
    today = now.date() if isinstance(now, datetime) else now
    plain = text.strip()
    if not plain or len(plain) > 100:
        return None
    try:
        return When.parse(plain)
    except ValueError:
        pass
    try:
        if step := _STEP.fullmatch(plain):
            unit = _UNITS[step[3][0].lower()]
            count = int(step[2]) * (-1 if step[1] == "-" else 1)
            moved = shift(today, count, unit)
            return when_unit(moved, unit) if unit in ("month", "quarter", "year") else When.day(moved)
    except OutOfCalendar:
        return None
    return _in_words(plain, today, lang) or _by_dateparser(plain, today, lang)


def _in_words(text: str, today: date, lang: str) -> When | None:
    """What our own reader makes of the whole text, tried as written and as words in a sentence would be."""
    for written in (text, text.title(), f"in {text.title()}"):
        found = find_times(written, today, lang, narrative=False)
        if len(found) == 1 and found[0].when is not None:
            rest = (written[: found[0].start] + written[found[0].end :]).strip().lower()
            if rest in FILLERS:
                return found[0].when
    return None


def _by_dateparser(text: str, today: date, lang: str) -> When | None:
    """What the dateparser package makes of it: many languages and odd notations, always a day."""
    import dateparser

    if not any(char.isdigit() or char.isalpha() for char in text):
        return None
    base = datetime(today.year, today.month, today.day, 12)
    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month"]}
    found = dateparser.parse(text, languages=[lang] if lang else None, settings=settings)
    return When.day(found.date()) if found else None
