"""Rules and resolvers of lengths counted from a date: two years ago, three days later, in two weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tui.dates.arithmetic import HOURS_PER_DAY, PARTS_OF_UNIT, duration_value, make_date, shift, when_unit
from tui.dates.grammar.parts import COUNT, MANY
from tui.dates.grammar.rule import rule
from tui.dates.normalize.compared_periods import same_quarter_before
from tui.dates.reading.context import Context
from tui.dates.reading.counts import UNCOUNTED, count_of, is_counted, unit_of
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import ISO_MINUTE, Normalization, of_day, of_length, of_unit
from tui.dates.reading.tense import tense_cue, tense_of
from tui.dates.reading.which_year import nearest_year_of_day, year_written_in_sentence
from tui.dates.tuning import TUNING
from tui.model import When


@rule(
    f"approx:approx? (?:indefinite|{COUNT} (?:(?:to indefinite)?"
    " fraction:fraction)?|several:several|only_fraction=(fraction)) hyphen? unit:unit (?:to"
    " indefinite fraction2:fraction)? (?:poss? approx2:approx)? ago:ago",
    reads={
        "en": {
            "A day ago": "2026-01-01",
            "a week ago": "2025-W52",
            "a few days ago": "PAST_REF",
            "some 40 years ago": "1986 APPROX",
            "a year and a half ago": "2024-07",
            "two and a half years ago": "2023-07",
            "one hundred years ago": "1926",
            "twenty-five years ago": "2001",
            "a couple of months ago": "2025-11",
        },
        "ja": {"2年前": "2024"},
        "et": {"poole aasta eest": "2025-07"},
    },
)
@rule(
    f"approx:approx? (?:{COUNT}|several:several) hyphen? unit:unit hyphen ago:ago",
    reads={
        "en": {
            "two-year-ago": "2024",
            "two years-ago": "2024",
            "three-months-ago": "2025-10",
            "several years-ago": "PAST_REF",
            "about two-years-ago": "2024 APPROX",
        }
    },
)
@rule(
    f"ago_before approx:approx? {MANY} fraction? hyphen? unit:unit",
    reads={"pt": {"A fábrica fechou há [dois anos].": "2024"}, "es": {"hace [casi dos años]": "P2Y LESS_THAN"}},
    never={"pt": ["A fábrica fechou dois anos."], "es": ["casi dos años"]},
)
@rule(
    "ago_before approx:approx? length:length",
    reads={"ar": {"أغلق المصنع قبل [عامين].": "2024", "قبل [نحو عامين]": "2024 APPROX"}},
    never={"ar": ["عامين"]},
)
@rule(
    "approx:approx? length:length ago:ago",
    reads={"et": {"veerand sajandit tagasi": "2001", "umbes veerand sajandit tagasi": "2001 APPROX"}},
)
@rule("unit:unit ago:ago", reads={"en": {"years ago": "PAST_REF", "decades ago": "PAST_REF"}})
@rule(
    "ago_before approx:approx? unit:unit (?!year|int|month)",
    reads={"es": {"hace [meses]": "PXM"}, "pt": {"há [anos]": "PAST_REF"}, "de": {"vor [Jahren]": "PXY"}},
    never={"de": ["Jahre"], "es": ["meses"]},
)
@rule("plural:plural ago:ago", reads={"et": {"aastaid tagasi": "PAST_REF"}})
def ago(match: Match, context: Context) -> Normalization | None:
    """`two years ago`: as exact as its unit (years give a year, months a month, weeks a week, days a day)."""
    compared = same_quarter_before(match, context)
    if compared is not None:
        return compared
    if not context.lexicon.has("number") and not is_counted(match, "count", "several", "plural", "length"):
        return None  # the word before the unit can be a number that the lexicon does not know
    return _as_annotated(match, context, offset(match, context, context.anchor, -1, "ago"))


def _as_annotated(match: Match, context: Context, resolved: Normalization | None) -> Normalization | None:
    """The reading with the length as its value where annotators of the language write that (`hace dos años` is P2Y).

    Its place in time stays the same.
    """
    if resolved is None or context.lexicon.ago_type == "DATE":
        return resolved
    count = UNCOUNTED if _is_bare_plural(match) else count_of(match)
    if count is None or (count != UNCOUNTED and not is_counted(match, "count", "length")):
        return resolved
    return replace(resolved, type="DURATION", value=duration_value(count, unit_of(match)))


def _is_bare_plural(match: Match) -> bool:
    """Whether the unit is a plural without a number before it ("years ago")."""
    return match.has("unit") and "plural" in match.token("unit").roles and not match.has("count")


@rule(
    f"(?:inside|within)? approx:approx? (?:article|{MANY}) hyphen? unit:unit (?:poss? approx2:approx)? earlier:earlier",
    reads={
        "en": {
            "a year earlier": "2025",
            "The dam burst in 1999; [a year later] it was rebuilt.": "2000",
            "about a week earlier": "2025-12-26 APPROX",
        },
        "de": {"am [Tag zuvor]": "2026-01-01"},
    },
)
@rule(
    f"approx:approx? (?:article|{MANY}) unit:unit back=(before) (?=comma|stop|newline|$)",
    reads={"en": {"The dam burst in 1999; [two years before], it had been mended.": "1997"}},
    never={"en": ["She left two years before the war."]},
)
@rule(
    "article? unit:unit earlier:earlier",
    reads={"en": {"weeks earlier": "PAST_REF", "months earlier": "PAST_REF"}, "de": {"Jahre später": "PXY"}},
)
def earlier(match: Match, context: Context) -> Normalization | None:
    """`a year earlier`, `three days later`: from the date under discussion, else from the anchor."""
    compared = same_quarter_before(match, context)
    if compared is not None:
        return compared
    step, unit, count = match.number("earlier") or -1, match.word("unit"), count_of(match)
    base = _base_before(match, context, unit) if step < 0 else _base_after(match, context, unit)
    if base is None:
        return None
    if step > 0 and not context.narrative and count is not None and (count == UNCOUNTED or unit in PARTS_OF_UNIT):
        return of_length(duration_value(count, unit_of(match)))
    resolved = offset(match, context, base, step, EARLIER if step < 0 else LATER)
    resolved = _as_annotated(match, context, resolved)
    named = _named_behind(match, context) if unit == "day" else None
    if resolved is None:
        return None
    if named:
        return replace(resolved, value=named.isoformat(), when=When.day(named))
    return replace(resolved, when=None) if _counts_from_untold(context, base, step, unit) else resolved


def _counts_from_untold(context: Context, base: date, step: int, unit: str) -> bool:
    """Whether a length counts from something whose day the text does not tell ("a month after the signing", "two days
    earlier"): publication is not that day."""
    if context.narrative or base != context.anchor or (context.running and context.running[0] == base):
        return False
    return step > 0 or unit in SHORT_UNITS


SHORT_UNITS = frozenset({"day", "night", "week", "fortnight"})
"""Units that count from a day; "a year earlier" in news counts from publication about as often."""


EARLIER, LATER, FROM_NOW = "earlier", "later", "from-now"
"""Ends of the names of rules, by the word that the length stands beside."""


def _base_before(match: Match, context: Context, unit: str) -> date:
    """What "a year earlier" counts from: in news long units count from publication, or from the year of the sentence."""
    long = not context.narrative and unit in ("year", "month", "quarter")
    if context.running and not long:
        return _running_or_anchor(context)
    year = year_written_in_sentence(match, context) if unit == "year" else None
    return date(year, 1, 1) if year else context.anchor


def _base_after(match: Match, context: Context, unit: str) -> date | None:
    """What "a year later" counts from: the date under discussion, else one just named; without any it is no date."""
    if context.running is not None and (context.narrative or context.running_unit == "day"):
        return context.running[0]
    just_named = _just_named(match, context, unit)
    if just_named is not None:
        return just_named
    if not context.before_christ and context.lexicon.ago_type == "DATE":
        return None
    year = year_written_in_sentence(match, context) if context.running is None and unit == "year" else None
    return date(year, 1, 1) if year else context.anchor


def _running_or_anchor(context: Context) -> date:
    counts = context.running is not None and (context.narrative or context.running_unit == "day")
    return context.running[0] if context.running and counts else context.anchor


def _just_named(match: Match, context: Context, unit: str) -> date | None:
    """The past month or year that news has just named, from which units as long as it count ("In 2018 … A year later")."""
    if context.running is None or match.start - context.running_place > TUNING.just_named_window_tokens:
        return None
    day = context.running[0]
    long = unit in ("year", "decade") or (unit == "month" and context.running_unit == "month")
    count = count_of(match)
    if not long or day >= context.anchor or not isinstance(count, int | float):
        return None
    return day if shift(day, count, unit) <= context.anchor else None


def _named_behind(match: Match, context: Context) -> date | None:
    """The date that stands right behind a count of days: "two days earlier, on 28 December"."""
    after = [token.roles for token in match.tokens[match.end : match.end + TUNING.named_behind_window_tokens]]
    while after and after[0].keys() & {"comma", "on", "article"} and not after[0].keys() & {"dom", "month"}:
        after.pop(0)
    for first, second in ("month", "dom"), ("dom", "month"):
        if len(after) > 1 and first in after[0] and second in after[1]:
            parts = {first: int(after[0][first]), second: int(after[1][second])}
            month, day = parts["month"], parts["dom"]
            return make_date(nearest_year_of_day(context, month, day, 0), month, day)
    return None


@rule("approx:approx? length:length fromnow", reads={"et": {"kolmeaastase pärast": "2029"}})
@rule(
    f"approx:approx? (?:{MANY} hyphen?)? unit:unit fromnow",
    reads={
        "en": {"a year from now": "2027", "two weeks from now": "2026-W03", "two-weeks from now": "2026-W03"},
        "zh": {"约两周后": "2026-W03 APPROX"},
    },
)
def from_now(match: Match, context: Context) -> Normalization | None:
    """`two weeks from now`, `nädala pärast` (in a week)."""
    if not context.lexicon.spaces and not is_counted(match, "count", "several", "length"):
        return None  # what stands before the unit can be a number that the lexicon does not know
    ahead = _as_annotated(match, context, offset(match, context, context.anchor, 1, FROM_NOW))
    either = is_joined(context) or "later" in match.tokens[match.end - 1].roles.values()
    if ahead is None or not either or context.narrative or tense_of(match, context) > 0:
        return ahead
    running = context.running_day
    if running is None or unit_of(match) in PARTS_OF_UNIT:
        return replace(ahead, when=None)
    return _as_annotated(match, context, offset(match, context, running, 1, LATER))


def is_joined(context: Context) -> bool:
    """Whether words are written together, so that one sign says both "later" and "from now" (后, 後, 뒤)."""
    return context.lexicon.cut or not context.lexicon.spaces


@rule(
    "within approx:approx? (?!grown) length:length",
    reads={
        "ru": {
            "через полгода": "2026-07",
            "примерно [через полгода]": "2026-07",
            "через примерно полгода": "2026-07 APPROX",
        }
    },
)
@rule(
    "within unit:unit",
    reads={"uk": {"через місяць": "2026-02"}, "ru": {"через год": "2027"}, "pl": {"za tydzień": "2026-W02"}},
)
@rule(
    f"within approx:approx? (?:indefinite|article)? {MANY} hyphen? unit:unit",
    reads={
        "it": {"tra qualche giorno": "PXD", "tra circa due settimane": "P2W APPROX"},
        "fr": {"dans deux semaines": "P2W", "dans une demi-heure": "PT30M", "dans les deux semaines": "P2W"},
        "uk": {"через два дні": "2026-01-04"},
    },
)
def within(match: Match, context: Context) -> Normalization | None:
    """`через два дня`: ahead of the anchor, or of the running date, in languages that keep a word for it.

    A word that only tales use ("спустя два дня") counts from a day that the text named, never from publication.
    """
    running = context.running[0] if context.narrative and context.running else context.running_day
    of_event = "after" in match.roles_after() and "until" not in match.roles_after()
    of_past = "later" in match.tokens[match.start].roles.values() or _is_told_as_past(match, context)
    if of_event or (of_past and running is None):
        count = count_of(match)
        return None if count is None else of_length(duration_value(count, unit_of(match)))
    if of_past and running is not None:
        return _as_annotated(match, context, offset(match, context, running, 1, LATER))
    return _as_annotated(match, context, offset(match, context, context.base, 1, FROM_NOW))


def _is_told_as_past(match: Match, context: Context) -> bool:
    """Whether the clause of news tells what had happened by then ("через два дня прибыли водолазы"): its past verb stands on this
    side of the next comma."""
    if context.narrative:
        return False
    tense, cue = tense_cue(match, context)
    if tense >= 0 or cue is None:
        return False
    window = TUNING.tense_window_tokens
    if cue.start < context.tokens[match.start].start:
        between = context.tokens[max(match.start - window, 0) : match.start]
        return not any("comma" in token.roles for token in between if token.start > cue.start)
    between = context.tokens[match.end : match.end + window]
    return not any("comma" in token.roles for token in between if token.start < cue.start)


@rule(
    f"inside approx:approx? {MANY} hyphen? unit:unit",
    reads={"en": {"The new dam will open in [two years].": "P2Y"}, "el": {"Θα απαντήσει μέσα σε [30 ημέρες].": "P30D"}},
)
def inside(match: Match, context: Context) -> Normalization | None:
    """`in two weeks`: a length of time, placed ahead of the anchor where its clause looks ahead."""
    count, unit = count_of(match), match.word("unit")
    if count is None or unit == "half" or tense_of(match, context) <= 0:
        return None
    ahead = offset(match, context, context.anchor, 1, FROM_NOW)
    if ahead is None or ahead.when is None:
        return None
    return replace(ahead.about(), type="DURATION", value=duration_value(count, unit))


def offset(match: Match, context: Context, base: date, step: int, word: str) -> Normalization | None:
    """The date that lies a counted length before (-1) or after a day; `word` ends the name of the rule."""
    unit, count = unit_of(match), count_of(match)
    if count is None:
        return None
    if isinstance(count, str) or _is_bare_plural(match):
        return Normalization("DATE", "PAST_REF" if step < 0 else "FUTURE_REF", None, f"uncounted-{unit}-{word}")
    if count > TUNING.longest_offset:
        return None
    day, rule = shift(base, step * count, unit), f"{unit}s-{word}"
    if unit in PARTS_OF_UNIT:
        resolved = _in_hours(context, base, day, step * count, unit, rule)
        return replace(resolved, mod=match.approximation())
    from_day = context.running_unit == "day"
    if unit in ("week", "fortnight") and (word == EARLIER or (word == LATER and from_day)):
        resolved = of_day(day, rule, counted_from=base)
    else:
        resolved = _as_exact_as(unit, float(count).is_integer(), day, rule, base)
    approx = match.approximation()
    return replace(resolved.about(), mod=approx) if approx else resolved


def _in_hours(context: Context, base: date, day: date, count: float, unit: str, rule: str) -> Normalization:
    """Hours and less from publication: to the minute where its time is known, else the day."""
    hours = count * PARTS_OF_UNIT[unit] * HOURS_PER_DAY
    if context.moment is None or abs(hours) > TUNING.exact_hours:
        return replace(of_day(day, rule, counted_from=base), type="TIME")
    moment = context.moment + timedelta(hours=hours)
    return Normalization(
        "TIME", moment.isoformat()[:ISO_MINUTE], When.day(moment.date()).about(), rule,
        anchor=context.moment.isoformat(),
    )  # fmt: skip


def _as_exact_as(unit: str, whole: bool, day: date, rule: str, base: date) -> Normalization:
    """The unit that a counted length leads to: years give a year, a year and a half a month, decades about a year."""
    if unit == "decade":
        return replace(of_unit(day, unit, rule, counted_from=base), when=When.year(day.year).about())
    if unit == "century":
        return replace(of_unit(day, unit, rule, counted_from=base), when=when_unit(day, "decade").about())
    if unit == "year" and not whole:
        return of_unit(day, "month", rule, counted_from=base).about()
    return of_unit(day, unit, rule, counted_from=base)
