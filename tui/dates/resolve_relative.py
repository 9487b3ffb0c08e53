"""Resolvers of expressions that count from the anchor: last month, two years ago, the year-earlier quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tui.dates.arith import (
    PARTS_OF_UNIT,
    SEASON_NUMBER,
    add_days,
    add_months,
    duration_value,
    iso_week,
    make_date,
    part_of,
    season_of,
    shift,
    timex_unit,
    when_unit,
)  # fmt: skip
from tui.dates.clocks import at_part
from tui.dates.direction import lean
from tui.dates.resolve_calendar import DIRECTIONS
from tui.dates.resolve_compared import same_quarter_before
from tui.dates.scene import Match, Reading, Scene, spelled
from tui.model import When


def direction_unit(match: Match, scene: Scene) -> Reading | None:
    """`last week`, `this year`, `the following month`, `early next year`, `later that day`, `the past year`."""
    unit = match.word("unit")
    direction = match.word("dir", "direction") or match.word("dir", "dirafter")
    mod = match.modifier()
    approx = match.word("approx") or match.word("approx2", "approx")
    if "plural" in match.token("unit").roles:
        if direction in ("past", "next", "last", "previous", "following"):
            return Reading("DURATION", duration_value("X", unit), None, "length-of-time")
        return None
    if match.has("ydir"):
        return _unit_of_other_year(match, scene, unit)
    if unit in PARTS_OF_UNIT:
        if "weak" in match.token("unit").roles:
            return None
        return None if direction in ("same", "this") else Reading("DURATION", f"PT1{unit[0].upper()}", None, "one-unit")
    under_discussion = direction in ("same", "previous", "following") or (
        direction == "next" and (unit == "day" or scene.narrative)
    )
    base = (scene.running[0] if scene.running and under_discussion else None) or (
        scene.base if under_discussion else scene.anchor
    )
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if unit == "day" and direction == "same" and ("as" in after or (scene.running and scene.running[1] == "year")):
        return Reading("DATE", "XXXX-XX-XX", None, "day-not-told")
    step = {"last": -1, "past": -1, "latest": -1, "previous": -1, "next": 1, "following": 1}.get(direction, 0)
    if direction == "latest":
        step = 0 if unit not in ("quarter", "month") else -1
    if unit == "season":
        name, year = season_of(base)
        found = shift(make_date(year, SEASON_NUMBER[name] * 3, 15), step, "season")
    elif unit == "weekend":
        found = _weekend(scene, base, direction, match)
    elif unit == "night":
        found = add_days(base, step)
        return at_part(found, "NI", Reading("TIME", "", When.day(found), "night-counted", anchor=base.isoformat()))
    else:
        found = shift(base, step, unit)
    if unit in ("decade", "century", "millennium") and direction in ("last", "past"):
        if unit == "decade":
            return Reading("DURATION", "P10Y", None, "one-unit")
        return Reading("DURATION", "P100Y" if unit == "century" else "P1000Y", None, "one-unit")
    if unit == "day" and direction in ("past", "last", "latest"):
        return Reading("DURATION", "P1D", None, "one-unit") if direction == "past" else None
    when = part_of(when_unit(found, unit), mod)
    if mod == "START" and direction == "this" and when.end and when.first <= base < when.end:
        when = replace(when, end=base) if lean(scene, match.start, match.end) <= 0 else when
    if approx in ("APPROX", "LESS_THAN", "MORE_THAN"):
        when = when.about()
    words = {-1: "last", 0: "this", 1: "next"}
    rule = f"{words[step]}-{unit}" + ("-under-discussion" if under_discussion else "")
    return Reading("DATE", timex_unit(found, unit), when, rule, mod or approx, anchor=base.isoformat())


def _unit_of_other_year(match: Match, scene: Scene, unit: str) -> Reading | None:
    """`the same month of last year`: the unit under discussion, in the other year."""
    word = match.word("ydir", "direction") or match.word("ydir", "dirafter")
    if match.word("yunit", "unit") != "year" or unit not in ("week", "month", "quarter", "half", "season"):
        return None
    base = scene.running[0] if scene.running and scene.running[1] in ("day", "month") else scene.anchor
    found = add_months(base, 12 * DIRECTIONS.get(word, 0))
    return Reading(
        "DATE", timex_unit(found, unit), when_unit(found, unit), f"{unit}-of-counted-year", anchor=base.isoformat()
    )


def _weekend(scene: Scene, base: date, direction: str, match: Match) -> date:
    """The Saturday meant by "the weekend": the coming one for "next" or a clause that looks ahead, else the latest begun."""
    saturday = add_days(base, -((base.isoweekday() + 1) % 7))
    if direction in ("next", "following"):
        return add_days(saturday, 7)
    if direction in ("last", "past", "previous"):
        return saturday if base.weekday() < 5 else add_days(saturday, -7)
    if base.weekday() >= 5:
        return saturday
    return (
        add_days(saturday, 7)
        if (direction == "this" and lean(scene, match.start, match.end) >= 0) or lean(scene, match.start, match.end) > 0
        else saturday
    )


def deictic_unit(match: Match, scene: Scene) -> Reading | None:
    """Words that are a counted unit by themselves, in languages that have them (`heuer`, `去年`, `지난달`)."""
    steps, unit, *part = match.word("dunit", "deictic_unit").split()
    mod = match.word("mod", "modifier") or match.word("mod2", "modifier_after") or "".join(part)
    if unit == "weekend":
        base = scene.anchor
        saturday = _weekend(scene, base, {-1: "last", 1: "next"}.get(int(steps), ""), match)
        return Reading(
            "DATE",
            timex_unit(saturday, unit),
            when_unit(saturday, unit),
            "counted-weekend",
            mod,
            anchor=base.isoformat(),
        )
    found = shift(scene.anchor, int(steps), unit)
    words = {-1: "last", 0: "this", 1: "next"}
    rule = f"{words.get(int(steps), 'counted')}-{unit}"
    return Reading(
        "DATE",
        timex_unit(found, unit),
        part_of(when_unit(found, unit), mod),
        rule,
        mod,
        anchor=scene.anchor.isoformat(),
    )


def article_unit(match: Match, scene: Scene) -> Reading | None:
    """`the end of the month`, `earlier in the year`, `the quarter`, `the weekend`."""
    unit, mod = match.word("unit"), match.modifier()
    after = match.tokens[match.end].roles if match.end < len(match.tokens) else {}
    if unit == "quarter" and not mod and "of" in after:
        return None
    if not mod and unit != "weekend" and not (unit == "quarter" and match.names("article")):
        return None
    if match.token("unit").roles.get("plural") == unit:
        return None
    if mod and unit not in (
        "week",
        "month",
        "quarter",
        "half",
        "year",
        "decade",
        "century",
        "weekend",
        "day",
        "season",
    ):
        return None
    anchor = scene.base if scene.narrative else scene.anchor
    if unit == "day":
        if mod not in ("BEFORE", "AFTER", "END", "START"):
            return None
        anchor = scene.running[0] if scene.running and scene.running[1] == "day" else anchor
    if unit == "weekend":
        found = _weekend(scene, anchor, "", match)
    elif unit == "quarter" and not mod:
        found = add_months(anchor, -3) if lean(scene, match.start, match.end) <= 0 else anchor
    else:
        found = anchor
    when = part_of(when_unit(found, unit), mod)
    return Reading(
        "DATE",
        timex_unit(found, unit),
        when.about() if match.has("approx") else when,
        f"this-{unit}",
        mod,
        anchor=anchor.isoformat(),
    )


def unit_end(match: Match, scene: Scene) -> Reading | None:
    """`year-end`, `month's end`."""
    unit = match.word("unit")
    if unit not in ("week", "month", "quarter", "year"):
        return None
    anchor = scene.base if scene.narrative else scene.anchor
    when = part_of(when_unit(anchor, unit), "END")
    return Reading(
        "DATE",
        timex_unit(anchor, unit),
        when.about() if match.has("approx") else when,
        f"end-of-{unit}",
        "END",
        anchor=anchor.isoformat(),
    )


def counted(match: Match) -> float | str | None:
    """How many units: a number, "X" where the words leave it open, 1 for an article, None if it is no number."""
    if match.has("several") or match.has("plural"):
        return "X"
    if match.has("length"):
        return float(match.word("length").split()[0])
    if match.has("count"):
        number = spelled(match.all("count"))
        if number is None:
            return None
        return number + 0.5 if match.has("fraction", "fraction2") else number
    return 1.5 if match.has("fraction", "fraction2") else 1


def unit_of(match: Match) -> str:
    """The unit that is counted: of a word of its own, of a plural, or of a word that holds number and unit (`عامين`)."""
    return match.word("unit") or match.word("plural") or match.word("length").rpartition(" ")[2]


def ago(match: Match, scene: Scene) -> Reading | None:
    """`two years ago`: as exact as its unit (years give a year, months a month, weeks a week, days a day)."""
    if (compared := same_quarter_before(match, scene)) is not None:
        return compared
    numbered = match.has("count", "several", "plural", "length") or match.names("indefinite")
    if not numbered and "number" not in scene.lexicon.classes:
        return None  # the word before the unit can be a number that the lexicon does not know
    return _as_annotated(match, scene, _offset(match, scene, scene.anchor, -1, "ago"))


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
    if step > 0 and scene.running is None and not scene.before_christ and scene.lexicon.ago_type == "DATE":
        return None
    return _as_annotated(match, scene, _offset(match, scene, base, step, "earlier" if step < 0 else "later"))


def from_now(match: Match, scene: Scene) -> Reading | None:
    """`two weeks from now`."""
    return _as_annotated(match, scene, _offset(match, scene, scene.anchor, 1, "from-now"))


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
    return _as_annotated(match, scene, _offset(match, scene, scene.base, 1, "from-now"))


def inside(match: Match, scene: Scene) -> Reading | None:
    """`in two weeks`: a length of time, placed ahead of the anchor where its clause looks ahead."""
    count, unit = counted(match), match.word("unit")
    if count is None or unit == "half" or lean(scene, match.start, match.end) <= 0:
        return None
    ahead = _offset(match, scene, scene.anchor, 1, "from-now")
    if ahead is None or ahead.when is None:
        return None
    return replace(ahead, type="DURATION", value=duration_value(count, unit), when=ahead.when.about())


def _offset(match: Match, scene: Scene, base: date, step: int, word: str) -> Reading | None:
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
