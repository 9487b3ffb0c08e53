"""Resolvers of dates in digits alone: ISO 8601, and days and months in the order of a country or a language."""

from __future__ import annotations

import re
from datetime import date, time

from tui.dates.arithmetic import make_date
from tui.dates.normalize.calendar_dates import full_year
from tui.dates.normalize.clocks import with_time
from tui.dates.normalize.context import Match, Reading, Scene
from tui.model import Basis, When


def iso(match: Match, scene: Scene) -> Reading | None:
    """`2025-12-31` or `2025-12-31T20:00:00+01:00`."""
    text = match.word("iso")
    day = date.fromisoformat(text[:10])
    if len(text) == 10:
        return Reading("DATE", text, When.day(day), "calendar-date", basis=Basis.STATED)
    clock = time.fromisoformat(text[11:16])
    return Reading("TIME", text[:16], When.day(day, clock), "calendar-date", basis=Basis.STATED)


def numeric(match: Match, scene: Scene) -> Reading | None:
    """`3/10/98`, `03.10.1998`, `10-25-89`: day and month in the order of the country, else of the language."""
    text = match.word("numeric")
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if len(numbers) == 2:
        numbers.append(scene.anchor.year)
        if scene.lexicon.order == "mdy":
            return None
    if len(str(numbers[0])) == 4 or (numbers[0] > 31):
        year, month, day = numbers
    else:
        first, second, year = numbers
        if year < 100:
            year = full_year(year, scene.anchor.year)
        order = order_of(scene)
        if "." in text:
            order = "dmy"
        day, month = (first, second) if order != "mdy" else (second, first)
        if month > 12 and day <= 12 and "." not in text:
            day, month = month, day
    found = make_date(year, month, day)
    when = When.day(found)
    if is_guess(numbers, text, scene):
        when = when.guessed()
    return with_time(match, scene, found, Reading("DATE", found.isoformat(), when, "calendar-date", basis=Basis.STATED))


def is_guess(numbers: list[int], text: str, scene: Scene) -> bool:
    """Whether day and month could change places, and nothing tells which comes first in the English of the outlet."""
    both = max(numbers[:2]) <= 12 and numbers[0] != numbers[1]
    return both and "." not in text and scene.lexicon.lang == "en" and not scene.country


def order_of(scene: Scene) -> str:
    """Order of day and month in numeric dates: the country decides for English, else the language."""
    if scene.lexicon.lang == "en" and scene.country:
        return "mdy" if scene.country in ("US", "PH") else "dmy"
    return scene.lexicon.order
