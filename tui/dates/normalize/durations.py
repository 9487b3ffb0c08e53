"""Rules and resolvers of lengths of time: two years, the past two months, weeks."""

from __future__ import annotations

from itertools import pairwise

from tui.dates.arithmetic import duration_value
from tui.dates.grammar.parts import COUNT, FILLED, OTHER_COUNT
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import OTHER, Token
from tui.dates.normalize.offsets import LATER, is_joined, offset
from tui.dates.normalize.quarters import is_share
from tui.dates.reading.context import Context
from tui.dates.reading.counts import HALF, UNCOUNTED, count_of, unit_of
from tui.dates.reading.match import NOWHERE, Match
from tui.dates.reading.normalization import NO_TIME, REPEATED, Normalization, of_length
from tui.dates.reading.proper_names import is_title
from tui.dates.reading.spelled import spelled
from tui.dates.tuning import TUNING

VALUE_UNITS = "YMWDHMS"
"""Letters of TIMEX3 durations, longest unit first; the second M are minutes."""


@rule(
    "(?<=count_word) indefinite unit:unit",
    reads={"en": {"She takes the pill twice [a day].": "P1D", "She swims twice [a week] on Mondays.": "P1W"}},
)
@rule(
    "(?<=count) indefinite unit:unit",
    reads={"en": {"He earns 300 [a day].": "P1D", "12 [a week]": "P1W", "They eat 40 [a night].": "XXXX-XX-XXTNI"}},
)
@rule("(?<=quantity) indefinite unit:unit", reads={"en": {"He earns $40,000 [a year].": "P1Y"}})
@rule(
    "(?<=percent) indefinite unit:unit",
    reads={"en": {"It grew 3% [a year].": "P1Y", "Prices rose 3% [a month].": "P1M"}},
)
@rule(
    "(?<=counted) article unit:unit (?!of|article|direction|dirafter|year|month|int|domord|ordinal)",
    reads={"el": {"Τρώει δύο φορές [την ημέρα].": "P1D", "Κερδίζει 900 ευρώ [τον μήνα].": "P1M"}},
)
def rate(match: Match, context: Context) -> Normalization | None:
    """`$5 a year`, `3 percent a month`: how often what is counted before it."""
    unit = match.word("unit")
    return Normalization("SET", "XXXX-XX-XXTNI" if unit == "night" else duration_value(1, unit), None, REPEATED)


@rule(
    f"approx:approx? article? dir:direction? {COUNT} hyphen? (?:to_number|hyphen) hyphen? {OTHER_COUNT} hyphen? unit:unit"
    " (?!hyphen? (?:old|ago|earlier|fromnow)|ago|earlier|fromnow)",
    reads={
        "en": {
            "two to three weeks": "P2W",
            "the next 12 to 18 months": "P12M",
            "They waited [3-4 days] for help.": "P3D",
            "a [two- to three-year] plan": "P2Y",
        }
    },
    never={"en": ["She left two to three weeks ago.", "boys 6 to 9 years old"]},
)
def span_of_lengths(match: Match, context: Context) -> Normalization | None:
    """`two to three weeks`: at least the smaller of two lengths."""
    low, high = spelled(match.all("count")), spelled(match.all("count_b"))
    if low is None or high is None or not low < high <= TUNING.longest_length or "between" in match.roles_before():
        return None
    if not context.lexicon.spaces or _is_spaced_dash(match, match.token("count_b")):
        return None
    return of_length(duration_value(low, match.word("unit")), match.approximation())


def _is_spaced_dash(match: Match, second: Token) -> bool:
    """Whether a dash with spaces around it stands right before a token: between two lengths, where one without joins them."""
    dash = match.tokens[match.tokens.index(second, match.start) - 1]
    return "hyphen" in dash.roles and dash.end < second.start


@rule(
    f"(?<=between)(?:approx:approx)? {COUNT} (?=to {OTHER_COUNT} hyphen? unit:unit)",
    reads={"en": {"The journey takes between [6] and 9 weeks.": "P6W"}},
)
@rule(
    f"{COUNT} (?=(?:or|hyphen) {OTHER_COUNT} unit:unit)",
    reads={"en": {"He spent [ten] or fifteen years there.": "P10Y"}, "uk": {"протягом [12] — 18 місяців": "P12M"}},
    never={"en": ["Two or three people stayed for weeks."]},
)
def first_of_two_lengths(match: Match, context: Context) -> Normalization | None:
    """The "6" of `between 6 and 9 weeks`, the "ten" of `ten or fifteen years`, the "12" of `12 — 18 months`."""
    if "hyphen" in match.roles_after() and not _is_spaced_dash(match, match.token("count_b")):
        return None
    low, high = spelled(match.all("count")), spelled(match.all("count_b"))
    if low is None or high is None or not low < high <= TUNING.longest_length:
        return None
    return of_length(duration_value(low, match.word("unit")))


@rule(
    f"approx:approx? article? {COUNT} (?=to article? {OTHER_COUNT} unit:unit)",
    reads={"de": {"Es dauert [sechs] bis acht Monate.": "P6M"}, "es": {"Sube de [ocho] a doce meses.": "P8M"}},
    never={"de": ["Er traf 5 und 3 Jahre später 9."], "en": ["two to three weeks"]},
)
def first_of_range(match: Match, context: Context) -> Normalization | None:
    """The "sechs" of `sechs bis acht Monate`, in languages whose annotators make two lengths of it."""
    low, high, unit = spelled(match.all("count")), spelled(match.all("count_b")), match.word("unit")
    if low is None or high is None or not low < high <= TUNING.longest_length or context.lexicon.has("to_number"):
        return None
    if not context.lexicon.spaces or unit in ("quarter", "half", "season"):
        return None
    return of_length(duration_value(low, unit), match.approximation())


@rule(
    f"article ordinal {COUNT} hyphen? (?=plural) unit:unit",
    reads={"en": {"the first ten months": "P10M", "the first three years": "P3Y", "the first two-years": "P2Y"}},
)
@rule(
    f"(?:direction unit|year DAYSTOP yearafter) ordinal {COUNT} unit:unit",
    reads={
        "et": {
            "2024. aasta esimesed kolm kuud": "P3M",
            "selle aasta esimesed kolm kuud": "P3M",
            "2024. aasta esimese kolme kuu": "P3M",
        }
    },
)
@rule(
    "approx:approx? article? direction? length:length (?:direction|dirafter)?",
    reads={
        "el": {"οκταετή": "P8Y", "Η τριήμερη": "P3D", "Την προσεχή τριετία": "P3Y"},
        "ar": {"خلال [العامين الماضيين]": "P2Y"},
        "it": {"circa il triennio": "P3Y"},
    },
)
@rule("article? ordinal length:length of? article? year", reads={"el": {"το πρώτο δίμηνο του 2024": "P2M"}})
@rule(
    f"approx:approx? article? {COUNT} hyphen? last:length_unit",
    reads={"el": {"48ωρη": "PT48H"}, "et": {"3-päevane": "P3D"}},
)
@rule(
    "(?:approx:approx (?!article? direction))? article? (?:approx2:approx (?!direction))?"
    f" dir:direction? {FILLED} (?:(?:to indefinite?)? fraction:fraction)? hyphen? unit:unit (?:to"
    " indefinite fraction2:fraction)? (?: hyphen? old:old| approx_after:approx_after)?",
    reads={
        "en": {
            "the next two years or so": "P2Y APPROX",
            "90-day": "P90D",
            "24 hours": "PT24H",
            "the past 20 years": "P20Y",
            "the twelve months": "P12M",
            "two and a half years": "P2Y6M",
            "two long days": "P2D",
            "two hours and a half": "PT2H30M",
            "nearly [the past two years]": "P2Y",
        }
    },
)
@rule(
    f"(?=article|indefinite|direction) (?:article|indefinite)? dir:direction? {COUNT} hyphen? unit:unit hyphen? periodword",
    reads={"en": {"a three-year period": "P3Y", "the last six-month period": "P6M"}},
)
@rule(
    "approx:approx? indefinite unit:unit (?:to indefinite fraction2:fraction)?",
    reads={"en": {"A day": "P1D", "A year": "P1Y", "about a month": "P1M APPROX", "a year and a half": "P1Y6M"}},
)
@rule(
    f"lasting {COUNT} unit:unit",
    reads={"zh": {"[连续3日]下雨。": "P3D", "[连续两天]下雨。": "P2D"}},
)
@rule(
    f"approx:approx? (?:{COUNT}|dir:direction)? unit:unit lasting",
    reads={"ko": {"3일 동안": "P3D"}, "et": {"Viimase ööpäeva jooksul": "P1D"}},
)
@rule(
    "approx:approx? indefinite? fraction:fraction hyphen? unit:unit",
    reads={"et": {"pool tundi": "PT30M"}, "de": {"rund eine halbe Stunde": "PT30M APPROX"}, "en": {"half-year": "P6M"}},
)
@rule(
    "approx:approx? fraction:fraction (?:of? (?:indefinite|article)) unit:unit",
    reads={"en": {"half an hour": "PT30M", "half of the year": "P6M", "nearly half an hour": "PT30M LESS_THAN"}},
)
@rule(
    "(?:approx:approx (?!article? direction))? article? dir:direction? several:several unit:unit",
    reads={"en": {"a few hours": "PTXH", "several days": "PXD", "the last few weeks": "PXW"}},
)
@rule(
    f"approx:approx? article? {COUNT} dir:direction unit:unit",
    reads={"es": {"los cinco últimos años": "P5Y"}, "fr": {"les deux dernières semaines": "P2W"}},
)
@rule("article? dir:direction plural:plural", reads={"es": {"estos últimos días": "PXD"}, "it": {"questi mesi": "PXM"}})
@rule("plural:plural (?: hyphen? old:old)? (?!year)", reads={"en": {"days": "PXD", "hours": "PTXH"}})
@rule("plural:plural hyphen long", reads={"en": {"months-long": "PXM"}})
@rule("unit:unit hyphen long", reads={"en": {"decade-long": "P10Y"}})
@rule(
    f"approx:approx? {COUNT} unit:unit to? {OTHER_COUNT} unit_b:unit",
    reads={"en": {"two hours and 30 minutes": "PT2H30M", "nearly two hours and 45 minutes": "PT2H45M LESS_THAN"}},
)
@rule(
    f"deictic_year dir:direction {COUNT} unit:unit",
    reads={"zh": {"今年头十一个月": "P11M", "今年前三个季度": "P3Q", "今年前十个月": "P10M"}},
)
@rule(
    f"approx:approx? article? {COUNT} ordinal unit:unit",
    reads={
        "fr": {"les trois premiers mois": "P3M", "environ les trois premiers mois": "P3M APPROX"},
        "en": {"the two first years": "P2Y"},
    },
)
def duration(match: Match, context: Context) -> Normalization | None:
    """`two years`, `the past two months`, `a year and a half`, `weeks`: a length, no place in time; an age is none."""
    unit, count = unit_of(match), count_of(match)
    if match.has("length", "last"):
        return _in_one_word(match, context, unit, count)
    if count is None or not unit or match.has("old"):
        return None
    if is_title(match, context):
        return NO_TIME
    if match.names("lasting") and not match.has("count"):
        return _lasting(match, context, unit, count)
    if not _is_length(match, context, unit, count) or _is_of_one_unit(match, context):
        return None
    if unit == "year" and _is_age(match, context.text):
        return NO_TIME
    if _leads_on(match, context):
        return offset(match, context, context.base, 1, LATER)
    if match.has("fraction") and not match.has("count"):
        count = HALF
    value = _value(match, unit, count)
    return of_length(value, match.approximation()) if value else None


def _in_one_word(match: Match, context: Context, unit: str, count: float | str | None) -> Normalization | None:
    """A number and a unit that are one word ("biennio", "3-päevane"); as an adjective of years mostly an age."""
    grown_onto_digits = match.has("last")
    if grown_onto_digits and not _is_one_word(match):
        return None
    digits = grown_onto_digits and "int" in match.token("count").roles
    if (digits and unit == "year") or (unit in ("year", "month") and _is_age(match, context.text)):
        return NO_TIME
    return None if count is None else of_length(duration_value(count, unit))


def _is_one_word(match: Match) -> bool:
    """Whether a number and the unit that grows onto it stand without a space ("3-päevane", "24ωρη")."""
    return all(one.end == two.start for one, two in pairwise(match.inside()) if one.roles.keys() & {"count", "hyphen"})


def _lasting(match: Match, context: Context, unit: str, count: float | str) -> Normalization | None:
    """A unit without a number that lasts ("한달 동안"); where words are joined, a number that is not known can stand before."""
    if is_joined(context) or unit in ("half", "quarter") or match.word("dir", "direction") not in ("", "last"):
        return None
    return of_length(duration_value(count, unit))


def _is_length(match: Match, context: Context, unit: str, count: float | str) -> bool:
    """Whether what is counted is a length of time: no ordinal, no share, no part of an event, no slip of a number."""
    if isinstance(count, float) and count > TUNING.longest_length:
        return False
    if unit in ("quarter", "half") and is_share(match, context):
        return False
    if count == UNCOUNTED and match.end - match.start == 1 and _is_of_event(match):
        return False
    return not _is_ordinal_second(match, unit) and _is_counted(match, unit)


def _is_of_one_unit(match: Match, context: Context) -> bool:
    """Whether a number before "last" and a single unit counts something else: "sales rose 12,000 last month"."""
    if not match.has("count") or not match.has("dir") or not match.has("unit") or not context.lexicon.plural_ending:
        return False
    tokens, count = match.inside(), match.token("count")
    behind = tokens[tokens.index(count) + 1 :]
    return match.token("dir") in behind and not context.lexicon.is_plural(match.token("unit").low)


def _is_ordinal_second(match: Match, unit: str) -> bool:
    """Whether a number and a doubtful "second" stand alone: more often a place in a row than a time."""
    counts = match.has("count") and match.end - match.start <= 2
    token = match.token("unit") if match.has("unit") else match.token("plural")
    return unit == "second" and counts and token.roles.keys() >= {"weak", "ordinal"}


def _is_counted(match: Match, unit: str) -> bool:
    """Whether the words count the unit; some units are lengths only with a number before them."""
    token = match.token("unit") if match.has("unit") else match.token("plural")
    if unit == "half" and "fraction" in token.roles:
        return False
    if unit == "season":
        return match.has("count", "several")
    if match.has("count", "several", "plural", "fraction"):
        return True
    return unit not in ("night", "weekend", "quarter") and not token.roles.keys() & {"weak", "plural"}


def _value(match: Match, unit: str, count: float | str) -> str:
    """TIMEX3 value of one or two units ("two years and three months"); "" where the second is none."""
    value = duration_value(count, unit)
    if not match.has("unit_b"):
        return value
    more = spelled(match.all("count_b"))
    if more is None or isinstance(count, str) or match.token("count_b").roles.get("count") == 0:
        return ""
    return _joined(value, duration_value(more, match.word("unit_b", "unit")))


def _joined(long: str, short: str) -> str:
    """`P2Y` and `P3M` as `P2Y3M`, `PT2H` and `PT30M` as `PT2H30M`; "" where the second is not the smaller unit."""
    in_clock, in_day = long[1] == "T", VALUE_UNITS.index("D")
    if long[-1] not in VALUE_UNITS or short[-1] not in VALUE_UNITS:
        return ""
    first = VALUE_UNITS.find(long[-1], in_day if in_clock else 0)
    second = VALUE_UNITS.find(short[-1], in_day if short[1] == "T" else 0)
    if second <= first:
        return ""
    return long + short.removeprefix("PT" if in_clock else "P")


def _leads_on(match: Match, context: Context) -> bool:
    """Whether a tale goes on from the day that it has come to: "On 5 May the fort fell. Two days after the fall, …"."""
    return (
        context.narrative
        and context.running_unit == "day"
        and "after" in match.roles_after()
        and bool(match.roles_before().keys() & {"stop", "newline"})
        and match.has("count")
        and unit_of(match) in ("day", "week")
    )


def _is_of_event(match: Match) -> bool:
    """Whether a bare plural only says how far from an event something lies ("weeks before the vote", not "for weeks before
    it"), or what is counted ("hundreds of years", "a matter of days")."""
    before = match.roles_before()
    apart = "event_side" in match.roles_after() and "ahead" not in before
    return apart or ("of" in before and "inside" not in before)


def _is_age(match: Match, text: str) -> bool:
    """Whether a number of years stands where news puts a person's age: "Anna Weber (52 Jahre)", "âgée de 52 ans"."""
    behind_of = "of" in match.roles_before() and "inside" not in match.roles_before()
    start = match.start - (match.start > 1 and behind_of)
    names = match.tokens[max(start - 2, 0) : start]
    if len(names) == 2 and all(token.code == OTHER and text[token.start].isupper() for token in names):
        return not match.has("old")
    before, after = match.tokens[start - 1].roles if start else NOWHERE, match.roles_after()
    if "aged" in before or "aged" in after:
        return True
    apposed = before.keys() & {"comma", "open"} and after.keys() & {"comma", "close"}
    return bool(apposed) and not match.has("old")


# ------------------------------------------------------------------ habits and vague references
