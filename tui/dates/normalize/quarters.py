"""Resolvers of quarters and halves of years: the third quarter, the first half of 2025, Q3."""

from __future__ import annotations

from tui.dates.arithmetic import part_of
from tui.dates.grammar.parts import END_OF_DATE
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import OTHER
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import NO_TIME, Normalization
from tui.dates.reading.tense import tense_of
from tui.dates.reading.which_year import DIRECTIONS, full_year, marked_year, stated_year
from tui.dates.tuning import TUNING
from tui.model import Basis, When
from tui.model.calendar import MONTHS_PER_HALF, MONTHS_PER_QUARTER, MONTHS_PER_YEAR

MONTHS_OF_PART = {"quarter": MONTHS_PER_QUARTER, "half": MONTHS_PER_HALF}
PART_LETTERS = {"quarter": "Q", "half": "H"}
"""Months of each part of a year, and its TIMEX3 letter."""

OF_A_YEAR, OF_COUNTED_YEAR, NEAREST = "-of-a-year", "-of-counted-year", "-nearest-publication"
"""Ends of the names of rules, behind "quarter" or "half"."""


@rule(
    "(?:year_cjk=(int) yearmark|ydeic:deictic_year)? of? half:half_word",
    reads={
        "zh": {"去年下半年": "2025-H2"},
        "ja": {"昨年の上半期": "2025-H1", "2024年上半期": "2024-H1"},
        "ko": {"지난해 하반기": "2025-H2"},
    },
)
@rule(
    "(?:year_cjk=(int) yearmark|ydeic:deictic_year)? of? ordmark? ordnum=(mon) quarter_mark",
    reads={"ko": {"지난해 3분기": "2025-Q3", "2024년 3분기": "2024-Q3"}},
)
@rule(
    "article? mod:modifier? of? article? unit:unit ord_after:ordinal_after (?: of? article?"
    " (?:yearword? year2:year|ydir2:direction yunit2:unit|yunit3:unit ydir3:dirafter))?",
    reads={
        "ar": {"الربع الثالث": "2025-Q3", "الربع الأول من 2024": "2024-Q1", "النصف الثاني من العام الماضي": "2025-H2"}
    },
)
@rule(
    "article? mod:modifier? of? article? (?:ydir:direction yunit:unit"
    " poss?|dunit:deictic_unit|year:year)? fiscal? hyphen? dir:direction? ord=(ordinal|roman) hyphen?"
    " unit:unit (?: of? fiscal? article? (?:year2:year|ydir2:direction yunit2:unit))?",
    reads={
        "en": {
            "Third-quarter": "2025-Q3",
            "Fourth-quarter": "2025-Q4",
            "the first half of 2025": "2025-H1",
            "this year's third quarter": "2026-Q3",
            "the second half of last year": "2025-H2",
            "the early third quarter": "2025-Q3 START",
            "the fiscal third quarter": "2025-Q3",
            "late in the third quarter": "2025-Q3 END",
            "the third quarter of fiscal 2024": "2024-Q3",
            "the third-quarter of the last year": "2025-Q3",
        },
        "el": {"Το β' εξάμηνο του 2007": "2007-H2"},
        "et": {"mullu kolmandas kvartalis": "2025-Q3"},
        "pl": {"III kwartał 2024": "2024-Q3"},
    },
)
@rule(
    "article? fiscal? ord=(ordinal) (?=to article? ordinal unit:unit"
    " (?:of? fiscal? article? (?:year2:year|ydir2:direction yunit2:unit))?)",
    reads={"en": {"Profit fell in [the second] and third quarters of last year.": "2025-Q2"}},
    never={"en": ["The second and third bombs went off."]},
)
@rule(
    "year:year DAYSTOP yearafter ord=(ordinal|roman) unit:unit",
    reads={"et": {"2008. aasta I kvartalis": "2008-Q1", "2024. aasta kolmas kvartal": "2024-Q3"}},
)
@rule(
    f"article? ord=(ordinal|roman) unit:unit two=(yy) {END_OF_DATE}",
    reads={"it": {"primo semestre 86": "1986-H1"}, "es": {"segundo trimestre 98": "1998-Q2"}},
    never={"it": ["primo semestre 86 persone"]},
)
def quarter(match: Match, context: Context) -> Normalization | None:
    """`third-quarter`, `the first half of 2025`, `this year's third quarter`, `the fiscal first quarter`."""
    unit, number = _part_named(match)
    if unit == "half" and _is_of_something(match):
        return NO_TIME
    if (
        unit not in MONTHS_OF_PART
        or number is None
        or number > MONTHS_PER_YEAR // MONTHS_OF_PART[unit]
        or _is_other(match, unit)
    ):
        return None
    year, rule, basis = _year_named(match, context)
    if year is None:
        if match.has("ydir", "dunit") or is_share(match, context):
            return None
        if match.has("unit") and match.is_weak("unit"):
            return None
        year, rule = _nearest_year(match, context, unit, number), NEAREST
    return _part(year, unit, number, unit + rule, basis, match.word("mod", "modifier"), context)


def _part_named(match: Match) -> tuple[str, int | None]:
    """The unit, and which of its year it is."""
    if match.has("half"):
        return "half", match.number("half", "half_word")
    if match.has("ordnum"):
        return "quarter", match.number("ordnum", "mon")
    number = match.number("ord", "ordinal") or match.number("ord", "roman")
    return match.word("unit"), number or match.number("ord_after", "ordinal_after")


def _is_other(match: Match, unit: str) -> bool:
    """Whether it is half of something else ("juuli esimesel poolel"), or "that" no article ("said that third-quarter profit")."""
    before = match.roles_before()
    if unit == "half" and before.keys() & {"month", "unit", "decades", "decade_word"} and before.get("unit") != "year":
        return True
    return match.word("dir", "direction") == "same" and _has_hyphen(match)


def _is_of_something(match: Match) -> bool:
    """Whether what is halved follows and is no year: "the second half of the decade", "of the match"."""
    behind = match.tokens[match.end : match.end + len(("of", "the", "match"))]
    if match.has("year2", "ydir2", "yunit3") or len(behind) <= 2 or "of" not in behind[0].roles:
        return False
    _, article, halved = behind
    halves = halved.roles.get("unit") == "year" or halved.roles.keys() & {"fiscal", "year", "whole"}
    return "article" in article.roles and not halves and halved.low.isalpha()


def _has_hyphen(match: Match) -> bool:
    return any("hyphen" in token.roles for token in match.inside())


def _year_named(match: Match, context: Context) -> tuple[int | None, str, Basis]:
    """The year that the words give, the end of the rule's name, and the basis; None where they give none."""
    written = match.number("year") or match.number("year2", "year")
    if match.has("two"):
        written = full_year(match.number("two", "yy") or 0, context.anchor.year)
    if written is None:
        written = marked_year(match, context)
    basis = Basis.RELATIVE if written is None else Basis.STATED
    if match.has("dunit"):
        return stated_year(match, context)[0], OF_COUNTED_YEAR, basis
    if written is not None:
        return written, OF_COUNTED_YEAR if match.has("ydeic") else OF_A_YEAR, basis
    for group, unit_group in (("ydir3", "yunit3"), ("ydir2", "yunit2"), ("ydir", "yunit")):
        if match.has(group) and match.word(unit_group, "unit") == "year":
            return context.anchor.year + DIRECTIONS.get(match.year_direction(group), 0), OF_COUNTED_YEAR, basis
    return None, "", basis


def _nearest_year(match: Match, context: Context, unit: str, number: int) -> int:
    """The year of the latest such part to have begun, or of the next one in a clause that looks ahead.

    What is expected of a quarter soon after its end, or of an attribute ("fourth-quarter results"), are its figures.
    """
    months, anchor = MONTHS_OF_PART[unit], context.anchor
    last_month = number * months
    begun, over = anchor.month > last_month - months, anchor.month > last_month
    ahead = tense_of(match, context) > 0
    since_last = (anchor.month - 1 - last_month) % MONTHS_PER_YEAR
    to_next = (last_month - months - anchor.month + 1) % MONTHS_PER_YEAR
    if ahead and since_last < (to_next if _is_attribute(match) else TUNING.figures_due_months):
        ahead = False
    if ahead:
        return anchor.year + over
    return anchor.year if begun else anchor.year - 1


def _is_attribute(match: Match) -> bool:
    """Whether a quarter only qualifies what follows ("fourth-quarter results"), so that the verb does not speak of it."""
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    return _has_hyphen(match) or (after is not None and after.code == OTHER and after.low.isalpha())


def is_share(match: Match, context: Context) -> bool:
    """Whether a number of quarters is a part of something that is no year: "three quarters of voters", "three-quarters"."""
    if _has_hyphen(match) and context.lexicon.is_plural(match.token("unit").low):
        return "plural" not in match.token("unit").roles
    after = match.tokens[match.end : match.end + SHARE_WINDOW]
    if not after or "of" not in after[0].roles:
        return False
    return not any(token.roles.keys() & {"unit", "year", "decades", "fiscal"} for token in after[1:])


SHARE_WINDOW = 3
"""Tokens behind a share: "of", an article, and what is shared."""


def _part(
    year: int, unit: str, number: int, rule: str, basis: Basis, mod: str, context: Context | None
) -> Normalization:
    """A quarter or half of a year; a context where it counts from publication."""
    when = When.quarter(year, number) if unit == "quarter" else When.half(year, number)
    anchor = "" if basis is Basis.STATED or context is None else context.anchor.isoformat()
    value = f"{year:04d}-{PART_LETTERS[unit]}{number}"
    return Normalization("DATE", value, part_of(when, mod), rule, mod, basis, anchor)


@rule(
    "(?:year_cjk=(int) yearmark|ydeic:deictic_year) of? code:quarter_code",
    reads={"zh": {"去年第三季度": "2025-Q3", "2024年第三季度": "2024-Q3"}, "ja": {"2024年第3四半期": "2024-Q3"}},
)
@rule(
    "code:quarter_code (?:of? comma? year:year)?",
    reads={"en": {"H1 2027": "2027-H1", "Q3 2025": "2025-Q3", "Q3, 2024": "2024-Q3", "Q3 of 2024": "2024-Q3"}},
)
def quarter_code(match: Match, context: Context) -> Normalization | None:
    """`Q3 2025`, `H1`."""
    code = match.word("code", "quarter_code")
    if _is_name(match, context) or _is_of_things(match, context):
        return NO_TIME
    unit, number = ("quarter" if code[0] == PART_LETTERS["quarter"] else "half"), int(code[1])
    year = match.number("year") or marked_year(match, context)
    if year is None:
        to_come = unit == "quarter" and number * MONTHS_PER_QUARTER - 2 > context.anchor.month
        year = context.anchor.year - to_come
    rule = OF_A_YEAR if match.has("year", "year_cjk", "ydeic") else NEAREST
    return _part(year, unit, number, "quarter" + rule, Basis.STATED, "", None)


def _is_name(match: Match, context: Context) -> bool:
    """Whether a code goes on or stands before a name: "H1N1", "H2O", "Q4 GmbH"."""
    if match.has("year", "year_cjk", "ydeic") or match.end >= len(match.tokens):
        return False
    after = match.tokens[match.end]
    gap = after.start - match.tokens[match.end - 1].end
    if gap == 0:
        return after.low[0].isalnum() and after.code == OTHER
    is_noun = after.low in context.lexicon.figures_nouns
    return (
        gap == 1
        and after.code == OTHER
        and not is_noun
        and context.text[after.start].isupper()
        and context.lexicon.spaces
    )


def _is_of_things(match: Match, context: Context) -> bool:
    """Whether a code behind an article, by itself or joined to others, stands before a noun that no quarter has: "the Q1 and Q2
    tunnels", not "the Q1 results"."""
    nouns, tokens = context.lexicon.figures_nouns, match.tokens
    if not nouns or match.has("year", "year_cjk", "ydeic"):
        return False
    first, last = match.start, match.end
    while first and tokens[first - 1].roles.keys() & CODES_JOINED:
        first -= 1
    while last < len(tokens) and tokens[last].roles.keys() & CODES_JOINED:
        last += 1
    if not first or "article" not in tokens[first - 1].roles or last == len(tokens):
        return False
    noun = tokens[last]
    beside = noun.start == tokens[last - 1].end + 1
    return beside and noun.code == OTHER and context.text[noun.start].islower() and noun.low not in nouns


CODES_JOINED = frozenset({"quarter_code", "to", "comma"})
"""Roles of codes and of what joins them."""


@rule(
    "article? dir:direction unit:unit of article? year:year",
    reads={"en": {"the last half of 1989": "1989-H2", "the last quarter of 2008": "2008-Q4"}},
)
def last_half(match: Match, context: Context) -> Normalization | None:
    """`the last half of 1989`."""
    unit, year = match.word("unit"), match.number("year")
    if unit not in MONTHS_OF_PART or match.word("dir", "direction") not in ("last", "latest") or year is None:
        return None
    last = MONTHS_PER_YEAR // MONTHS_OF_PART[unit]
    return _part(year, unit, last, unit + OF_A_YEAR, Basis.STATED, "", None)
