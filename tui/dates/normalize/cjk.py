"""Resolvers of dates written with marks behind numbers (`2025年12月31日`, `12월 31일`), also with era years."""

from __future__ import annotations

from tui.dates.arithmetic import add_days, add_months, make_date, part_of
from tui.dates.normalize.calendar_dates import DIRECTIONS, full_year, nearest_year
from tui.dates.normalize.clocks import with_time
from tui.dates.normalize.context import Match, Reading, Scene
from tui.dates.normalize.direction import lean
from tui.model import Basis, When

ERAS = {"reiwa": 2018, "heisei": 1988, "showa": 1925, "taisho": 1911, "meiji": 1867, "minguo": 1911, "buddhist": -543}
"""Years to add to an era year."""


def digits(match: Match, name: str) -> int | None:
    """The whole number of a group's token, or None."""
    value = match.first((name,), "int") or match.first((name,), "number")
    return int(value) if isinstance(value, int | float) else None


def _year(match: Match, scene: Scene) -> tuple[int | None, bool]:
    if match.has("ydeic"):
        return scene.anchor.year + (match.number("ydeic", "deictic_year") or 0), False
    if match.has("ydir"):
        return scene.anchor.year + DIRECTIONS.get(match.word("ydir", "direction"), 0), False
    number = digits(match, "year")
    if number is None:
        return None, False
    if match.has("era_name"):
        return number + ERAS.get(match.word("era_name"), 0), True
    if number < 100:
        number = full_year(number, scene.anchor.year)
    return number, True


def _month(match: Match) -> int | None:
    number = match.number("month") if match.has("month") else digits(match, "mon")
    return number if number is not None and 1 <= number <= 12 else None


def full_date(match: Match, scene: Scene) -> Reading | None:
    """`2025年12月31日`, `12월 31일`, `작년 12월 31일`."""
    year, written = _year(match, scene)
    month, day = _month(match), digits(match, "day")
    if month is None or day is None:
        return None
    rule = "calendar-date"
    if year is None:
        year = nearest_year(scene, month, day, lean(scene, match.start, match.end))
        rule = "day-in-running-year" if scene.narrative and scene.running else "day-nearest-publication"
    found = make_date(year, month, day)
    reading = Reading(
        "DATE",
        found.isoformat(),
        When.day(found),
        rule,
        basis=Basis.STATED,
        anchor="" if written else scene.base.isoformat(),
    )
    return with_time(match, scene, found, reading)


def month(match: Match, scene: Scene) -> Reading | None:
    """`2025年12月`, `昨年12月`, `12월`."""
    if match.has("month") and "weak" in match.token("month").roles:
        return None
    number = _month(match)
    if number is None:
        return None
    year, written = _year(match, scene)
    rule = "calendar-month" if written else "month-of-counted-year"
    if year is None:
        year = nearest_year(scene, number, 15, lean(scene, match.start, match.end), only_month=True)
        rule = "month-in-running-year" if scene.narrative and scene.running else "month-nearest-publication"
    make_date(year, number, 1)
    mod = match.word("mod", "modifier_after")
    when = part_of(When.month(year, number), mod)
    return Reading(
        "DATE", f"{year:04d}-{number:02d}", when, rule, mod, Basis.STATED, "" if written else scene.base.isoformat()
    )


def year(match: Match, scene: Scene) -> Reading | None:
    """`2025年`, `令和7年`."""
    number, written = _year(match, scene)
    mod = match.word("mod", "modifier_after")
    if number is None or not 1 <= number <= 2199 or not (written or mod):
        return None
    if written and not match.has("era_name") and not _digit_by_digit(match.token("year").low):
        return None
    return Reading("DATE", f"{number:04d}", part_of(When.year(number), mod), "calendar-year", mod, Basis.STATED)


def _digit_by_digit(word: str) -> bool:
    """Whether a number is written as years are: four digits, or two from 30 on ("九六", but not "十五年" or "20年")."""
    return word.isdigit() and (len(word) == 4 or (len(word) == 2 and int(word) >= 30))


def _continues(match: Match, scene: Scene) -> bool:
    """Whether the day stands right behind another one: the second of "5月5日至7日"."""
    between = scene.tokens[scene.running_place : match.start]
    return len(between) <= 2 and all(token.roles.keys() & {"to", "since", "comma"} for token in between)


def day(match: Match, scene: Scene) -> Reading | None:
    """`31日`: in the month under discussion, else the nearest such day before publication."""
    number = digits(match, "day")
    if number is None or not 1 <= number <= 31:
        return None
    if match.has("mdeic") or match.word("munit", "unit") == "month":
        steps = match.number("mdeic", "deictic_month")
        steps = DIRECTIONS.get(match.word("mdir", "direction"), 0) if steps is None else steps
        base = add_months(scene.anchor.replace(day=1), steps)
    elif match.has("munit"):
        return None
    elif scene.running and scene.running[1] in ("day", "month") and (scene.narrative or _continues(match, scene)):
        base = scene.running[0].replace(day=1)
    else:
        base = scene.anchor.replace(day=1)
        step = match.number("ddir", "daydir") or DIRECTIONS.get(match.word("ddir2", "direction"), 0)
        tense = step or lean(scene, match.start, match.end)
        if number > scene.anchor.day and tense <= 0:
            base = add_months(base, -1)
        elif number < scene.anchor.day and tense > 0:
            base = add_months(base, 1)
    found = make_date(base.year, base.month, number)
    reading = Reading(
        "DATE",
        found.isoformat(),
        When.day(found),
        "day-of-month-under-discussion",
        anchor=add_days(base, 0).isoformat()[:7],
    )
    return with_time(match, scene, found, reading)
