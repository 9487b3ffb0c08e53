"""Resolvers of calendar dates: days, months and years that the text names, in full or in part."""

from __future__ import annotations

from bisect import bisect
from datetime import date

from tui.dates.arithmetic import (
    OutOfCalendar,
    add_months,
    make_date,
    part_of,
    timex_unit,
    when_unit,
)  # fmt: skip
from tui.dates.language.roles import OTHER
from tui.dates.normalize.clocks import with_time
from tui.dates.normalize.context import Match, Reading, Scene, is_lone
from tui.dates.normalize.direction import SURE, lean
from tui.model import Basis, Precision, When
from tui.model.calendar import last_of_month

DIRECTIONS = {"last": -1, "past": -1, "previous": -1, "latest": -1, "this": 0, "same": 0, "next": 1, "following": 1}
SHORT_YEAR_SPLIT = 40
"""Two-digit years up to this many years ahead of the anchor's are read as ahead, all others as past."""


def full_year(short: int, near: int) -> int:
    """The four-digit year that two digits mean, seen from the year `near`."""
    year = near // 100 * 100 + short
    if year > near + 100 - SHORT_YEAR_SPLIT - 40:
        year -= 100
    return max(year, 1)


def stated_year(match: Match, scene: Scene) -> tuple[int | None, bool]:
    """Year that stands beside a date: (year, whether in digits); (None, False) where there is none."""
    year = match.number("year")
    if year is None and match.has("shortyear"):
        year = full_year(match.number("shortyear") or 0, scene.base.year)
    if year is None and match.has("eyear"):
        year = match.number("eyear", "int")
    if year is not None:
        return year, True
    steps, _, counted = match.word("dunit", "deictic_unit").partition(" ")
    if counted == "year":
        return scene.anchor.year + int(steps), False
    for direction, unit in (("ydir", "yunit"), ("ydir2", "yunit2")):
        if match.has(direction) and match.word(unit, "unit") == "year":
            word = match.word(direction, "direction") or match.word(direction, "dirafter")
            base = scene.base if word in ("same", "previous", "following") else scene.anchor
            if word == "same" and scene.running:
                base = scene.running[0]
            return base.year + DIRECTIONS.get(word, 0), False
    return None, False


BACK, AHEAD = -8, 11
"""Months by which a month may lie before or after the running date of a narrative and still be of the same year."""

SWAY = 0.2
"""Share of a year beyond which the tense of a clause outweighs nearness to publication."""


def nearest_year(scene: Scene, month: int, day: int, tense: int, only_month: bool = False) -> int:
    """Year of a month or day without one.

    News: the occurrence nearest to publication; a clause that clearly looks the other way moves it by a year, as long
    as that stays within a year of publication. Narratives: in the running year, unless the month lies so far back that the
    next year has begun, or so far ahead that the last one is meant.
    """
    if scene.narrative and scene.running:
        running, unit = scene.running
        if unit == "year":
            return running.year
        gap = month - running.month
        if gap <= BACK:
            return year_turned(scene, running.year, month)
        return running.year - 1 if gap >= AHEAD else running.year
    anchor = scene.anchor
    if only_month:
        distance = {
            year: (year - anchor.year) * 12 + month - anchor.month
            for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        }
        best = min(distance, key=lambda year: (abs(distance[year]), year))
        limit = 12
    else:
        distance = {}
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            try:
                distance[year] = (make_date(year, month, min(day, 28)) - anchor).days + day - min(day, 28)
            except OutOfCalendar:
                continue
        best = min(distance, key=lambda year: (abs(distance[year]), year))
        limit = 366
    far = limit * SWAY
    if tense > 0 and distance[best] < (0 if only_month and tense == SURE else -far) and best + 1 in distance:
        return best + 1
    if tense < 0 and distance[best] > far and best - 1 in distance:
        return best - 1
    return best


SOON = 80
"""Tokens within which a date with a year tells whether the year has turned."""


def year_turned(scene: Scene, year: int, month: int) -> int:
    """The year after a narrative's running one, for a month that lies far back in it; the running one where a date with a year
    soon follows that lies between them, so that the tale has rather gone back ("December 2008 … In March … May 12, 2008").
    """
    month += year * 12 - 1
    found = bisect(scene.written, (scene.place,))
    place, first, last = scene.written[found] if found < len(scene.written) else (scene.place + SOON + 1, 0, 0)
    return year if place - scene.place <= SOON and month <= first and last < month + 12 else year + 1


def year_told_in_sentence(match: Match, scene: Scene) -> int | None:
    """The past year that the same sentence wrote in digits before, in news; None where there is none."""
    if scene.narrative or scene.told_year is None:
        return None
    year, place = scene.told_year
    between = scene.tokens[place : match.start]
    if year >= scene.anchor.year or any("stop" in token.roles or "newline" in token.roles for token in between):
        return None
    return year


def year_of_sentence(match: Match, scene: Scene, month: int) -> int | None:
    """The past year of a month behind a date of the same sentence ("On 3 April 2011 …; … in May"), or None."""
    year = year_told_in_sentence(match, scene)
    if year is None or scene.running is None:
        return None
    return year if scene.running[1] != "month" or month >= scene.running[0].month else year + 1


def month_day(match: Match, scene: Scene) -> Reading | None:
    """`October 3, 1998`, `3 October`, `Oct. 3 of last year`, with or without weekday and time of day."""
    month = match.number("month")
    raw = match.first(("day",), "dom") or match.first(("day",), "domord") or match.first(("day",), "ordinal")
    if month is None or not isinstance(raw, int | float) or not 1 <= raw <= 31:
        return None
    day = int(raw)
    if match.has("newstyle") and 10 <= (match.number("newstyle", "dom") or 0) - day <= 13:
        day = match.number("newstyle", "dom") or day
    year, written = stated_year(match, scene)
    if year is None and _is_score(match, day):
        return None
    if match.has("era") and match.word("era") == "BC":
        return Reading("DATE", f"BC{year:04d}-{month:02d}-{day:02d}", None, "year-before-christ", basis=Basis.STATED)
    if year is not None:
        rule, basis = ("calendar-date", Basis.STATED) if written else ("day-of-counted-year", Basis.RELATIVE)
    else:
        direction = match.word("dir", "direction") or match.word("dirafter")
        tense = 0 if match.beyond("month") else lean(scene, match.start, match.end)
        year = nearest_year(scene, month, day, DIRECTIONS.get(direction, 0) or tense)
        year = _year_with_weekday(match, month, day, year)
        rule = "day-in-running-year" if scene.narrative and scene.running else "day-nearest-publication"
        basis = Basis.STATED
    found = make_date(year, month, day)
    anchor = "" if written else scene.base.isoformat()
    approx = match.word("approx")
    when = When.day(found).about() if approx else When.day(found)
    return with_time(match, scene, found, Reading("DATE", found.isoformat(), when, rule, approx, basis, anchor))


def _is_score(match: Match, day: int) -> bool:
    """Whether a hyphen and a smaller number follow: "beat Denny March 7-3"."""
    after = match.tokens[match.end : match.end + 2]
    if (
        len(after) < 2
        or "dom" not in match.tokens[match.end - 1].roles
        or "hyphen" not in after[0].roles
        or after[0].end != after[1].start
    ):
        return False
    number = after[1].roles.get("int")
    return isinstance(number, int) and number <= day


def day_range_end(match: Match, scene: Scene) -> Reading | None:
    """The second day of `May 3-5`, in the month that the first one named."""
    first = scene.tokens[match.start - 1].roles.get("dom")
    day = match.number("day", "dom") or match.number("day", "domord")
    if scene.running is None or scene.running[1] != "day" or not isinstance(first, int) or day is None or day <= first:
        return None
    start = scene.running[0]
    found = make_date(start.year, start.month, day)
    return Reading("DATE", found.isoformat(), When.day(found), "end-of-day-range", anchor=start.isoformat())


def _year_with_weekday(match: Match, month: int, day: int, year: int) -> int:
    """The year near `year` in which the date falls on the weekday that stands beside it, else `year`."""
    weekday = match.number("wd", "weekday")
    if weekday is None:
        return year
    for candidate in (year, year - 1, year + 1):
        try:
            if make_date(candidate, month, day).isoweekday() == weekday:
                return candidate
        except OutOfCalendar:
            continue
    return year


def day_of_month(match: Match, scene: Scene) -> Reading | None:
    """`the 15th`, `the 3rd of last month`: in the month under discussion."""
    day = match.number("day", "domord")
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    if match.names("dayafter"):
        return _day_of_this_month(match, scene)
    if day is None or (after is not None and after.code == OTHER and after.low.isalnum()):
        return None
    if any(token.roles.get("unit") in ("century", "millennium") for token in match.tokens[match.end : match.end + 4]):
        return None
    if match.has("ydir"):
        if match.word("yunit", "unit") != "month":
            return None
        base = add_months(scene.anchor.replace(day=1), DIRECTIONS.get(match.word("ydir", "direction"), 0))
    elif scene.running and scene.running[1] in ("day", "month"):
        base = scene.running[0].replace(day=1)
    else:
        before = match.tokens[match.start - 1] if match.start else None
        if before is None or not before.roles.keys() & {"on", "by", "since", "until"}:
            return None
        base = scene.anchor.replace(day=1)
        tense = lean(scene, match.start, match.end)
        if tense > 0 and day < scene.anchor.day:
            base = add_months(base, 1)
        elif tense <= 0 and day > scene.anchor.day:
            base = add_months(base, -1)
    found = make_date(base.year, base.month, day)
    return Reading(
        "DATE", found.isoformat(), When.day(found), "day-of-month-under-discussion", anchor=base.isoformat()[:7]
    )


def _day_of_this_month(match: Match, scene: Scene) -> Reading | None:
    """`στις 15 του μηνός`: a day of the month under discussion, or of the current one."""
    day = match.number("day", "domord") or match.number("day", "dom")
    if day is None:
        return None
    told = scene.running is not None and scene.running[1] in ("day", "month") and scene.narrative
    base = scene.base if told else scene.anchor
    found = make_date(base.year, base.month, day)
    reading = Reading("DATE", found.isoformat(), When.day(found), "day-of-this-month", anchor=base.isoformat()[:7])
    return with_time(match, scene, found, reading)


def _plausible(match: Match, scene: Scene, year: int) -> bool:
    """Whether the number behind a month is its year, and no quantity ("in May 1646 people came")."""
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    return (year >= 1700 or scene.narrative) and not ("counted" in after and "year" in match.inside()[-1].roles)


def month_year(match: Match, scene: Scene) -> Reading | None:
    """`December`, `March 1996`, `last November`, `July last year`, `mid-December`."""
    month = match.number("month")
    if month is None:
        return None
    mod = match.modifier()
    year, written = stated_year(match, scene)
    if year is None and match.has("ydir", "dunit"):
        return None
    if written and year is not None and not match.has("era") and not _plausible(match, scene, year):
        return None
    direction = match.word("dir", "direction") or match.word("dir", "dirafter")
    if "weak" in match.token("month").roles and is_lone(match) and not _placed(match, scene):
        return None
    if year is not None:
        if (match.number("later", "month") or month) < month:
            year -= 1
        rule, basis = ("calendar-month", Basis.STATED) if written else ("month-of-counted-year", Basis.RELATIVE)
    elif direction in ("same",) and scene.running:
        year, rule, basis = scene.running[0].year, "month-under-discussion", Basis.RELATIVE
    elif direction:
        year = _directed_month(scene.base if scene.narrative else scene.anchor, month, direction)
        rule, basis = f"{direction}-month-by-name", Basis.RELATIVE
    else:
        year = year_of_sentence(match, scene, month)
        rule = "month-in-year-of-sentence"
        if year is None:
            year = nearest_year(scene, month, 15, lean(scene, match.start, match.end), only_month=True)
            rule = "month-in-running-year" if scene.narrative and scene.running else "month-nearest-publication"
        basis = Basis.STATED
    if match.has("era") and match.word("era") == "BC":
        return Reading("DATE", f"BC{year:04d}-{month:02d}", None, "year-before-christ", basis=Basis.STATED)
    make_date(year, month, 1)
    when = part_of(When.month(year, month), mod)
    approx = match.word("approx")
    return Reading(
        "DATE", f"{year:04d}-{month:02d}", when.about() if approx else when, rule, mod or approx, basis,
        "" if written else scene.base.isoformat(),
    )  # fmt: skip


def _placed(match: Match, scene: Scene) -> bool:
    """Whether a preposition or direction before the match, or a possessive of no name behind it, makes a doubtful word a date."""
    before = scene.tokens[match.start - 1] if match.start else None
    if before is not None and ("place" in before.roles or _joins_months(match)):
        return True
    after = scene.tokens[match.end].roles if match.end < len(scene.tokens) else {}
    return "poss" in after and (before is None or not scene.text[before.start].isupper())


def _joins_months(match: Match) -> bool:
    """Whether a conjunction and another month stand before: "in April and May", but not "Smith and May"."""
    one, two = match.tokens[max(match.start - 2, 0) : match.start] if match.start > 1 else (None, None)
    return one is not None and two is not None and "to" in two.roles and "month" in one.roles


def _directed_month(anchor: date, month: int, direction: str) -> int:
    step = DIRECTIONS.get(direction, 0)
    if step < 0:
        return anchor.year - (month >= anchor.month)
    if step > 0:
        return anchor.year + (month <= anchor.month)
    return anchor.year


def week_of_month(match: Match, scene: Scene) -> Reading | None:
    """`the first week of January`, `the last week of October 1918`: seven days counted in the month."""
    month, number = match.number("month"), match.number("ord", "ordinal")
    last = match.word("dir", "direction") == "last"
    if month is None or match.word("unit") != "week" or not (last or (number is not None and 1 <= number <= 4)):
        return None
    year, written = stated_year(match, scene)
    if year is None:
        year = nearest_year(scene, month, 15, lean(scene, match.start, match.end), only_month=True)
    end = last_of_month(year, month) if last else make_date(year, month, 7 * (number or 1))
    start = end.replace(day=end.day - 6)
    return Reading(
        "DATE", timex_unit(end.replace(day=end.day - 3), "week"), When(start, end, Precision.WEEK), "week-of-a-month",
        basis=Basis.STATED, anchor="" if written else scene.base.isoformat(),
    )  # fmt: skip


def month_of_month_day(match: Match, scene: Scene) -> Reading | None:
    """`the week of March 6`."""
    unit = match.word("unit")
    month, day = match.number("month"), match.number("day", "dom") or match.number("day", "domord")
    if unit not in ("week", "weekend", "month") or month is None or day is None:
        return None
    found = make_date(match.number("year") or nearest_year(scene, month, day, 0), month, day)
    return Reading("DATE", timex_unit(found, unit), when_unit(found, unit), f"{unit}-of-a-day", basis=Basis.STATED)
