"""One date as a person types it: "last tuesday", "2024-03", "+2w", "12 march"."""

from __future__ import annotations

import re
from datetime import date, datetime

from tui.dates.arithmetic import OutOfCalendar, shift, when_unit
from tui.dates.language.load import DEFAULT, load
from tui.dates.tagging import find_times
from tui.dates.tuning import TUNING
from tui.languages import read
from tui.model import When

_STEP = re.compile(r"(?P<count>[+-]\s*\d{1,4})\s*(?P<unit>[^\W\d_]+)")
UNIT_LETTERS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
"""Units that a step can count, and the letter each is written with in any language."""
BASE_HOUR = 12
"""Hour that dateparser counts from, so that no time zone turns the day."""


def read_date(text: str, now: datetime | date, lang: str = "en") -> When | None:
    """The When that a person means, or None where the text is no date.

    Args:
        text: EDTF ("2024-03", "202X", "2024-01/2024-03"), a step from today ("+2w", "-3 days"), or words.
        now: what "today" is.
        lang: language of the words.
    """
    today = now.date() if isinstance(now, datetime) else now
    plain = text.strip()
    if not plain or len(plain) > TUNING.typed_max_chars:
        return None
    try:
        return When.parse(plain)
    except ValueError:
        pass
    step = _STEP.fullmatch(plain)
    unit = _unit(step["unit"].lower(), lang) if step else ""
    if step and unit:
        return _stepped(today, int(step["count"].replace(" ", "")), unit)
    return _in_words(plain, today, lang) or _by_dateparser(plain, today, lang)


def _unit(word: str, lang: str) -> str:
    """The unit that a letter or a word of the language stands for; "" where a step cannot count it."""
    entry = load(lang or DEFAULT).words.get(word)
    unit = UNIT_LETTERS.get(word) or str(entry.roles.get("unit") if entry else "")
    return unit if unit in UNIT_LETTERS.values() else ""


def _stepped(today: date, count: int, unit: str) -> When | None:
    """The day, month, quarter or year so many units from today; None outside the calendar."""
    try:
        day = shift(today, count, unit)
    except OutOfCalendar:
        return None
    return When.day(day) if unit in ("day", "week") else when_unit(day, unit)


def _in_words(text: str, today: date, lang: str) -> When | None:
    """What our own reader makes of the whole text, tried as written and as words in a sentence would be."""
    beside = read(lang or DEFAULT, "dates").get("prompt_words", [])
    for written in (text, text.title(), *(f"{word} {text.title()}" for word in beside[:1])):
        times = find_times(written, today, lang, narrative=False)
        if len(times) == 1 and times[0].when is not None:
            rest = (written[: times[0].start] + written[times[0].end :]).strip().lower()
            if not rest or rest in beside:
                return times[0].when
    return None


def _by_dateparser(text: str, today: date, lang: str) -> When | None:
    """What the dateparser package makes of it: many languages and odd notations, always a day."""
    import dateparser

    if not any(char.isdigit() or char.isalpha() for char in text):
        return None
    base = datetime(today.year, today.month, today.day, BASE_HOUR)
    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month"]}
    moment = dateparser.parse(text, languages=[lang] if lang else None, settings=settings)
    return When.day(moment.date()) if moment else None
