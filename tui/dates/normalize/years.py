"""Resolvers of years: 1998, mid-1996, the year two thousand, 218 BC, fiscal 1989."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tui.dates.grammar.parts import NO_QUANTITY
from tui.dates.grammar.rule import rule
from tui.dates.language.roles import OTHER, Token
from tui.dates.language.shapes import YEAR_NUMBERS
from tui.dates.reading.context import Context
from tui.dates.reading.figures import is_figure
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CALENDAR_YEAR, NO_TIME, Normalization, before_christ, of_length, of_unit
from tui.dates.reading.spelled import THOUSAND, spelled_year
from tui.dates.reading.which_year import DIRECTIONS, full_year, short_year, year_behind_mark
from tui.dates.tuning import TUNING
from tui.model import Basis
from tui.model.calendar import YEARS_PER_CENTURY

INEXACT = frozenset({"LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"})
"""TIMEX3 modifiers of words that stand before quantities ("more than 2000"), hardly before years."""


@rule(
    "approx:approx? article? mod:modifier? of? hyphen? article? yearword? year:year (?:DAYSTOP"
    " yearafter)? era:era? moda:modifier_after?",
    reads={
        "en": {"mid-1996": "1996 MID", "1998 AD": "1998", "the end of the year 1998": "1998 END"},
        "pl": {"2022 r.": "2022"},
        "et": {"2009. aasta": "2009"},
        "ja": {"2024年末": "2024 END"},
        "it": {"alla fine del 2024": "2024 END"},
    },
)
@rule(
    "approx:approx? article? mod:modifier? of? article? year=(int) yearafter? era:era",
    reads={
        "en": {"44 BC": "BC0044", "330 BC": "BC0330", "late 44 BC": "BC0044", "about 44 BC": "BC0044"},
        "pl": {"44 r. p.n.e.": "BC0044"},
    },
)
@rule(
    "year=(int) (?=(?:hyphen|to) int yearafter? era:era)",
    reads={"en": {"[499]-449 BC": "BC0499", "[499] to 449 BC": "BC0499", "[264]–241 BC": "BC0264"}},
)
@rule("era:era year=(year|int)", reads={"en": {"AD 79": "0079"}})
@rule(
    "article? yearword (?:year:year|spelled=(number hyphen? number? hyphen? number?))",
    reads={
        "en": {"the year two thousand": "2000", "the year nineteen ninety-six": "1996", "year two thousand": "2000"}
    },
)
@rule("shortyear:shortyear", reads={"en": {"'24": "2024", "'98": "1998"}})
@rule(
    f"yearprep short=(yy) {NO_QUANTITY}",
    reads={"it": {"nel [92]": "1992", "dall'83": "1983", "nell'86": "1986"}},
    never={"it": ["nel 92% dei casi"]},
)
@rule(
    f"article? yearword short=(yy) {NO_QUANTITY}",
    reads={"it": {"anno 87": "1987"}, "es": {"año 98": "1998"}},
    never={"es": ["año 98%"]},
)
@rule("spelled2=(number number hyphen? number?)", reads={"en": {"nineteen eighty-four": "1984"}})
def year(match: Match, context: Context) -> Normalization | None:
    """`1998`, `mid-1996`, `the end of 1990`, `'98`, `218 BC`, `nineteen ninety-six`, `the year two thousand`."""
    number = _number(match, context)
    if number is None or number < 1:
        return None
    era = match.word("era")
    if era == "BC":
        return before_christ(f"{number:04d}")
    if not era and match.has("year") and not _is_year(match, context, number):
        return NO_TIME if match.word("approx") in INEXACT and context.lexicon.spaces else None
    approx = match.word("approx")
    resolved = _of_year(number, CALENDAR_YEAR, Basis.STATED).part(match.modifier())
    if _is_bound(match, context, number):
        resolved = replace(resolved, when=None)
    if approx == "APPROX":
        resolved = resolved.about()
    return resolved if resolved.mod or not approx else replace(resolved, mod=approx)


def _is_bound(match: Match, context: Context, number: int) -> bool:
    """Whether a year only bounds what is told, which then did not happen in it: "born before 2007", "a third less by 2030"."""
    if context.narrative:
        return False
    tokens, place = context.tokens, match.start
    while place < match.end and "year" not in tokens[place].roles and not tokens[place].roles.keys() & BOUNDS:
        place += 1
    if place == match.end or not tokens[place].roles.keys() & BOUNDS:
        place = match.start - 1
    if place < 0:
        return False
    roles = tokens[place].roles
    if place and tokens[place - 1].roles.keys() & {"year", "month", "dom"}:
        return False
    return bool(roles.keys() & {"before", "after"}) or ("by" in roles and number > context.anchor.year)


BOUNDS = frozenset({"before", "after", "by"})
"""Roles of words behind which a year is a bound."""


def _number(match: Match, context: Context) -> int | None:
    """The year in digits, in two digits, or in words."""
    if match.has("year"):
        number = match.number("year") or match.number("year", "int")
        if number is not None:
            return number
    if match.has("shortyear"):
        return year_behind_mark(match, context)
    if match.has("short"):
        return short_year(match.number("short", "yy") or 0, context, context.anchor.year)
    if match.has("spelled2") and _counts_in_words(match, context):
        return None
    return spelled_year(match.all("spelled") or match.all("spelled2"))


def _counts_in_words(match: Match, context: Context) -> bool:
    """Whether a number in words counts what stands behind it, or is a round one that no preposition makes a year."""
    after = match.tokens[match.end] if match.end < len(match.tokens) else None
    if after is not None and _is_quantity_before(match, after, match.tokens[match.end - 1], context):
        return True
    if after is not None and context.text[after.start].islower() and context.lexicon.is_plural(after.low):
        return True
    number = spelled_year(match.all("spelled2"))
    placed = match.roles_before().keys() & {"of", "since", "until", "by", "month", "season", "comma"}
    return number is not None and number % THOUSAND == 0 and not placed


def _of_year(number: int, rule: str, basis: Basis = Basis.RELATIVE, counted_from: date | None = None) -> Normalization:
    return of_unit(date(number, 1, 1), "year", rule, basis, counted_from)


def _is_year(match: Match, context: Context, number: int) -> bool:
    """Whether a bare four-digit number is a year and no quantity, price, score or address."""
    if number not in YEAR_NUMBERS:
        return False
    before = context.tokens[match.start - 1] if match.start else None
    after = context.tokens[match.end] if match.end < len(context.tokens) else None
    own = match.token("year")
    if is_figure(match, context) or _is_range_of_quantity(match, context):
        return False
    if before is not None:
        if _is_labelled(match, before, own) or _is_counted_plural(before, after, context, number):
            return False
        if _is_amount(match, after) or _is_joined_to_name(match, context) or _is_edition(match, context, after):
            return False
        ending = _ends_code(match, before, own)
        if ending is not None:
            return ending
        if before.low == "+" or (_is_count(before) and not match.names("article") and not _is_placed(match)):
            return False
    if after is not None and (
        _is_quantity_before(match, after, own, context) or _BEHIND_CODE.match(context.text, own.end)
    ):
        return False
    return _is_year_by_place(match, context, number, before)


_BEHIND_CODE = re.compile(r" [A-Z]{1,3}\d")
"""What follows the year in the name of a comet or an asteroid ("2024 YR4")."""


def _is_amount(match: Match, after: Token | None) -> bool:
    """Whether a verb before the number takes it as a quantity: "paid 2000", "grew to 1800 by noon"."""
    if "year" not in match.tokens[match.start].roles:
        return False
    if "amount" in match.roles_before():
        return True
    low = max(match.start - 2, 0)
    grows = "to" in match.roles_before() and any("amount" in token.roles for token in match.tokens[low : match.start])
    return grows and not (after is not None and after.code == OTHER and after.low.isalpha())


def _is_joined_to_name(match: Match, context: Context) -> bool:
    """Whether a hyphen or slash joins the number to a name: "CVE-2024-3094", "Su-2000", "C/2025"."""
    tokens = match.tokens
    place = match.start + ("hyphen" in tokens[match.start].roles)
    if place <= 1:
        return False
    name, sign, own = tokens[place - 2 : place + 1]
    joined = name.end == sign.start and sign.end == own.start
    capital = name.code == OTHER and context.text[name.start].isupper()
    return joined and capital and bool(sign.roles.keys() & {"hyphen", "slash"})


def _is_edition(match: Match, context: Context, after: Token | None) -> bool:
    """Whether a number stands right behind a name and is part of it: "Blade Runner 2049", "Office 2019", "TSV 1860 Munich".

    Names are told by capitals: two before it, or one on either side.
    """
    tokens, place, text = match.tokens, match.start, context.text
    if context.narrative or not context.lexicon.editions or match.end != place + 1:
        return False
    inner = 0
    while place and inner < 2 and _is_name_before(tokens[place - 1], tokens[place], text):
        place, inner = place - 1, inner + 1
    follows = (
        after is not None
        and after.code == OTHER
        and after.start == tokens[match.end - 1].end + 1
        and text[after.start].isupper()
    )
    if inner == 1 and not context.lexicon.bare_names and place and _is_named_edition(tokens, place, text):
        return True
    return inner == 2 or (inner == 1 and follows)


def _is_named_edition(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether the name at `place` stands inside a sentence behind a word in small letters: "ad Amici 2021", "a Tokio 2020"."""
    before = tokens[place - 1]
    small = text[before.start].islower() or "article" in before.roles
    return before.low[0].isalpha() and small and before.end + 1 == tokens[place].start


def _is_name_before(word: Token, following: Token, text: str) -> bool:
    """Whether a word with a capital and no meaning in time stands one space before another token."""
    return not word.roles.keys() - {"label"} and text[word.start].isupper() and word.end + 1 == following.start


def _is_labelled(match: Match, before: Token, own: Token) -> bool:
    """Whether a sign of money or a word that numbers name things with stands before ("room 2012", "Евро-2020")."""
    place = match.start - 1
    if place and "hyphen" in before.roles and before.end == own.start and match.tokens[place - 1].end == before.start:
        before = match.tokens[place - 1]
    return "money" in before.roles or ("label" in before.roles and own.start - before.end <= 2)


def _is_counted_plural(before: Token, after: Token | None, context: Context, number: int) -> bool:
    """Whether a plural noun behind the number and a plain word before it make it a quantity ("said 1500 workers")."""
    if after is None or before.roles.keys() - {"past", "future"} or not context.text[before.start].islower():
        return False
    first, ahead = TUNING.year_among_plurals
    is_plural = after.code == OTHER and after.low.isalpha() and context.lexicon.is_plural(after.low)
    return is_plural and not first <= number <= context.anchor.year + ahead


def _ends_code(match: Match, before: Token, own: Token) -> bool | None:
    """Whether the number is a year behind a hyphen that joins it to something (True: "mid-1998"; False: a score); None where
    no hyphen does, or a year or month stands before it."""
    if "hyphen" not in before.roles or own.start != before.end or match.start <= 1:
        return None
    earlier = match.tokens[match.start - 2]
    if earlier.end != before.start or earlier.roles.keys() & {"year", "month"} or earlier.code == OTHER:
        return None
    return "int" not in earlier.roles


def _is_placed(match: Match) -> bool:
    """Whether the match begins with a preposition ("900 in 2021"), so that a number before it counts something else."""
    return bool(match.tokens[match.start].roles.keys() & {"inside", "on"}) and match.end - match.start > 1


def _is_count(before: Token) -> bool:
    """Whether a number stands before that is no day of a month."""
    return "count" in before.roles and "dom" not in before.roles


def _is_range_of_quantity(match: Match, context: Context) -> bool:
    """Whether a number behind "to" shows that both count something: "2000 bis 3000 Grad", "da 2054 a 1960 miliardi"."""
    tokens, place = match.tokens, match.end
    joined = tokens[place].roles.get("to") if place + 1 < len(tokens) else None
    if joined is None or (joined == "and" and match.end - match.start > 1):  # "in 2019 and 2020 people came"
        return False
    number = (other := tokens[place + 1]).roles.get("int")
    if not isinstance(number, int) or number < YEAR_NUMBERS.start or number not in YEAR_NUMBERS:
        return isinstance(number, int) and number >= YEAR_NUMBERS.stop and "otheryear" not in other.roles
    noun = tokens[place + 2] if place + 2 < len(tokens) else None
    return noun is not None and ("counted" in noun.roles or noun.low in context.lexicon.quantity_nouns)


def _is_of_our_time(match: Match, context: Context) -> bool:
    """Whether a number lies among the years that news writes: behind "in" such a one is a year ("in 2019 voters chose him")."""
    first, ahead = TUNING.year_among_plurals
    number = match.number("year")
    return number is not None and first <= number <= context.anchor.year + ahead


def _is_quantity_before(match: Match, after: Token, own: Token, context: Context) -> bool:
    """Whether what follows is counted by the number: a share, a unit, people, kilometres, or the rest of a code."""
    roles, lexicon = after.roles, context.lexicon
    if "percent" in roles:
        return True
    if "unit" in roles and "weak" not in roles and after.low not in lexicon.year_units:
        return True
    beside = after.start - own.end <= 1
    if beside and ("counted" in roles or after.low in lexicon.quantity_nouns):
        return not (_is_placed(match) and _is_of_our_time(match, context))
    return after.start == own.end and after.code == OTHER and after.low.isalpha()


def _is_year_by_place(match: Match, context: Context, number: int, before: Token | None) -> bool:
    """Whether the words around a number that could be a year make it one, or its size does."""
    if match.names("yearafter") or match.names("yearword"):
        return True
    if match.word("approx") in INEXACT:
        return False
    around = [*match.inside(), *([before] if before is not None else [])]
    placed = any(token.roles.keys() & {"of", "since", "until", "by"} for token in around)
    if context.narrative and context.usual_year:
        usual = abs(number - context.usual_year) <= TUNING.usual_year_span
        return usual or (placed and number >= TUNING.placed_year_first)
    if not context.lexicon.tells_quantities:
        return placed
    return placed or TUNING.year_before_quantities <= number <= TUNING.year_last


@rule(
    "(?<=year)hyphen year=(yy|small)",
    reads={"en": {"The 1939-[45] war killed millions.": "1945", "The 2010-[12] drought emptied the wells.": "2012"}},
)
def year_range_end(match: Match, context: Context) -> Normalization | None:
    """The second part of `1939-45`."""
    start = context.tokens[match.start - 1].roles.get("year")
    end = match.value("year", "yy") or match.value("year", "int")
    hyphen, last = context.tokens[match.start : match.start + 2]
    if not isinstance(start, int) or not isinstance(end, int) or hyphen.end != last.start or end >= YEARS_PER_CENTURY:
        return None
    number = start // YEARS_PER_CENTURY * YEARS_PER_CENTURY + end
    return _of_year(number, "end-of-year-range", Basis.STATED) if number > start else None


@rule(
    "article? dir:direction? fiscal hyphen? (?:year:year|yearword? year2:year|unit:unit"
    " (?:year3:year)?|shortyear:shortyear)",
    reads={
        "en": {"fiscal 2025": "2025", "fiscal year 2025": "2025", "the next fiscal year": "2027", "fiscal '98": "1998"}
    },
)
def fiscal_year(match: Match, context: Context) -> Normalization | None:
    """`fiscal 1989`, `the current fiscal year`."""
    number = match.number("year") or match.number("year2", "year") or match.number("year3", "year")
    if number is None and match.has("shortyear"):
        number = full_year(match.number("shortyear") or 0, context.base.year)
    if number is not None:
        return _of_year(number, "fiscal-year", Basis.STATED).about()
    direction = match.word("dir", "direction")
    if match.word("unit") != "year":
        return None
    if not direction:
        return of_length("P1Y", rule="fiscal-year")
    counted = context.anchor.year + DIRECTIONS.get(direction, 0)
    return _of_year(counted, "counted-fiscal-year", counted_from=context.anchor).about()
