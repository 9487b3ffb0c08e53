"""Resolvers of lengths counted from a date: two years ago, three days later, in two weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tui.dates.arithmetic import (
    PARTS_OF_UNIT,
    duration_value,
    iso_week,
    make_date,
    shift,
    timex_unit,
    when_unit,
)  # fmt: skip
from tui.dates.normalize.calendar_dates import nearest_year, year_told_in_sentence
from tui.dates.normalize.compared import same_quarter_before
from tui.dates.normalize.context import Match, Reading, Scene, spelled
from tui.dates.normalize.direction import lean
from tui.model import When


def counted(match: Match) -> float | str | None:
    """How many units: a number, "X" where the words leave it open, 1 for an article, None if it is no number."""
    if match.has("several") or match.has("plural"):
        return "X"
    if match.has("length"):
        told = match.word("length").split()[0]
        return told if told == "X" else float(told)
    if match.has("count"):
        number = spelled(match.all("count"))
        if number is None:
            return None
        return number + 0.5 if match.has("fraction", "fraction2") else number
    if match.has("only_fraction"):
        return float(match.value("only_fraction", "fraction") or 0.5)
    return 1.5 if match.has("fraction", "fraction2") else 1


def unit_of(match: Match) -> str:
    """The unit that is counted: of a word of its own, of a plural, or of a word that holds number and unit (`عامين`)."""
    return (
        match.word("unit")
        or match.word("plural")
        or match.word("last", "length_unit")
        or match.word("length").rpartition(" ")[2]
    )


def ago(match: Match, scene: Scene) -> Reading | None:
    """`two years ago`: as exact as its unit (years give a year, months a month, weeks a week, days a day)."""
    if (compared := same_quarter_before(match, scene)) is not None:
        return compared
    numbered = match.has("count", "several", "plural", "length") or match.names("indefinite")
    if not numbered and "number" not in scene.lexicon.classes:
        return None  # the word before the unit can be a number that the lexicon does not know
    return _as_annotated(match, scene, offset(match, scene, scene.anchor, -1, "ago"))


def _as_annotated(match: Match, scene: Scene, reading: Reading | None) -> Reading | None:
    """The reading with the length as its value where annotators of the language write that (`hace dos años` is P2Y).

    Its place in time stays the same.
    """
    count = counted(match)
    unit = unit_of(match)
    if match.has("unit") and "plural" in match.token("unit").roles and not match.has("count"):
        count = "X"
    numbered = count == "X" or match.has("count", "length") or match.names("indefinite")
    if reading is None or count is None or not numbered or scene.lexicon.ago_type == "DATE":
        return reading
    return replace(reading, type="DURATION", value=duration_value(count, unit))


def earlier(match: Match, scene: Scene) -> Reading | None:
    """`a year earlier`, `three days later`: from the date under discussion, else from the anchor."""
    if (compared := same_quarter_before(match, scene)) is not None:
        return compared
    step = match.number("earlier") or -1
    base = scene.running[0] if scene.running and (scene.narrative or scene.running[1] == "day") else scene.anchor
    unit = match.word("unit")
    if scene.running is None or (not scene.narrative and unit in ("year", "month", "quarter") and step < 0):
        base = scene.anchor
        if unit == "year" and (told := year_told_in_sentence(match, scene)):
            base = date(told, 1, 1)
    told = scene.running is not None and (scene.narrative or scene.running[1] == "day")
    if step > 0 and not told and (day := _just_told(match, scene, unit)) is not None:
        told, base = True, day
    if step > 0 and not told and not scene.before_christ and scene.lexicon.ago_type == "DATE":
        return None
    count = counted(match)
    if step > 0 and not scene.narrative and count is not None and (count == "X" or unit in PARTS_OF_UNIT):
        return Reading("DURATION", duration_value(count, unit_of(match)), None, "length-of-time")
    reading = _as_annotated(match, scene, offset(match, scene, base, step, "earlier" if step < 0 else "later"))
    named = _named_behind(match, scene) if unit == "day" else None
    return replace(reading, value=named.isoformat(), when=When.day(named)) if reading and named else reading


JUST = 40
"""Tokens of news within which a month or year that it named is the one that "a year later" counts from."""


def _just_told(match: Match, scene: Scene, unit: str) -> date | None:
    """The past month or year that news has just named, from which units as long as it count ("In 2018 … A year later")."""
    if scene.running is None or match.start - scene.running_place > JUST:
        return None
    day, told = scene.running
    long = unit in ("year", "decade") or (unit == "month" and told == "month")
    count = counted(match)
    if not long or day >= scene.anchor or not isinstance(count, int | float):
        return None
    return day if shift(day, count, unit) <= scene.anchor else None


def _named_behind(match: Match, scene: Scene) -> date | None:
    """The date that stands right behind a count of days: "two days earlier, on 28 December"."""
    after = [token.roles for token in match.tokens[match.end : match.end + 5]]
    while after and after[0].keys() & {"comma", "on", "article"} and not after[0].keys() & {"dom", "month"}:
        after.pop(0)
    for first, second in ("month", "dom"), ("dom", "month"):
        if len(after) > 1 and first in after[0] and second in after[1]:
            told = {first: int(after[0][first]), second: int(after[1][second])}
            return make_date(nearest_year(scene, told["month"], told["dom"], 0), told["month"], told["dom"])
    return None


def from_now(match: Match, scene: Scene) -> Reading | None:
    """`two weeks from now`, `nädala pärast` (in a week)."""
    if not scene.lexicon.spaces and not match.has("count", "several", "length") and not match.names("indefinite"):
        return None  # what stands before the unit can be a number that the lexicon does not know
    return _as_annotated(match, scene, offset(match, scene, scene.anchor, 1, "from-now"))


def within(match: Match, scene: Scene) -> Reading | None:
    """`через два дня`: ahead of the anchor, or of the running date, in languages that keep a word for it.

    A word that only tales use ("спустя два дня") counts from a day that the text named, never from publication.
    """
    running = scene.running is not None and (scene.narrative or scene.running[1] == "day")
    if "later" in match.tokens[match.start].roles.values() and not running:
        count = counted(match)
        return (
            None
            if count is None
            else Reading("DURATION", duration_value(count, unit_of(match)), None, "length-of-time")
        )
    return _as_annotated(match, scene, offset(match, scene, scene.base, 1, "from-now"))


def inside(match: Match, scene: Scene) -> Reading | None:
    """`in two weeks`: a length of time, placed ahead of the anchor where its clause looks ahead."""
    count, unit = counted(match), match.word("unit")
    if count is None or unit == "half" or lean(scene, match.start, match.end) <= 0:
        return None
    ahead = offset(match, scene, scene.anchor, 1, "from-now")
    if ahead is None or ahead.when is None:
        return None
    return replace(ahead, type="DURATION", value=duration_value(count, unit), when=ahead.when.about())


def offset(match: Match, scene: Scene, base: date, step: int, word: str) -> Reading | None:
    """The date that lies a counted length before (-1) or after a day; `word` ends the name of the rule."""
    unit = unit_of(match)
    count = counted(match)
    approx = match.word("approx") or match.word("approx2", "approx")
    if count is None:
        return None
    if isinstance(count, str) or (
        match.has("unit") and "plural" in match.token("unit").roles and not match.has("count")
    ):
        value = "PAST_REF" if step < 0 else "FUTURE_REF"
        return Reading("DATE", value, None, f"uncounted-{unit}-{word}")
    if count > 12000:
        return None
    found = shift(base, step * count, unit)
    if unit in PARTS_OF_UNIT:
        hours = count * {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}[unit]
        moment = scene.moment
        if moment is None or hours > 48:
            return Reading(
                "TIME", f"{found.isoformat()}", When.day(found), f"{unit}s-{word}", approx, anchor=base.isoformat()
            )
        then = moment + step * timedelta(hours=hours)
        return Reading(
            "TIME",
            then.isoformat()[:16],
            When.day(then.date()).about(),
            f"{unit}s-{word}",
            approx,
            anchor=moment.isoformat(),
        )
    whole = float(count).is_integer()
    if unit == "decade":
        value, when = timex_unit(found, "decade"), When.year(found.year).about()
    elif unit == "century":
        value, when = timex_unit(found, "century"), when_unit(found, "decade").about()
    elif not whole and unit in ("year", "decade"):
        value, when = timex_unit(found, "month"), when_unit(found, "month").about()
    elif unit == "fortnight":
        value, when = iso_week(found), When.week(found)
    else:
        value, when = timex_unit(found, unit), when_unit(found, unit)
    from_day = scene.running is not None and scene.running[1] == "day"
    if unit in ("week", "fortnight") and (word == "earlier" or (word == "later" and from_day)):
        value, when = found.isoformat(), When.day(found)
    if approx:
        when = when.about()
    return Reading("DATE", value, when, f"{unit}s-{word}", approx, anchor=base.isoformat())
