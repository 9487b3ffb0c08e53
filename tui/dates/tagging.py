"""Find the time expressions of a text: match the grammar, let the longest match win, resolve each from top to bottom."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from heapq import heappop
from operator import itemgetter

from tui.dates.arithmetic import OutOfCalendar
from tui.dates.grammar.grammar import Grammar
from tui.dates.grammar.rule import Rule
from tui.dates.language.lexicon import LANGUAGES_KEPT, Lexicon
from tui.dates.language.load import load
from tui.dates.language.roles import Token
from tui.dates.language.shapes import TEN, YEAR_DIGITS
from tui.dates.language.tokens import tokenize
from tui.dates.narrative import is_narrative, remember, usual_year, written_dates
from tui.dates.normalize.calendar import other_calendars
from tui.dates.normalize.precedence import RULES
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.normalization import CALENDAR_DATE, NO_TIME, Normalization
from tui.dates.reading.proper_names import is_part_of_name
from tui.dates.reading.told_dates import is_bounded, is_compared, is_end_of_trend, is_old_date
from tui.model import TimeExpression, When


class RuleFailure(RuntimeWarning):
    """A rule of the grammar has failed on words that it matches: they are read as no time. Tests make it an error."""


NAMES = frozenset({"month", "year", "weekday"})
"""Roles of words that take no article as a time: in "the Oct. 3 vote" it belongs to the noun behind."""

NOUNS = frozenset({"year_unit", "quarter", "season"})
"""Rules whose match holds that noun itself: "the 1988 quarter"."""


def find_times(
    text: str, anchor: datetime | date, lang: str = "en", country: str = "", narrative: bool | None = None
) -> list[TimeExpression]:
    """All time expressions of a text, in order, without overlaps.

    Args:
        text: plain text; offsets of the result are code points into it.
        anchor: when it was published, in the publisher's local time; a date where the time is not known.
        lang: ISO 639-1 code; English is assumed for languages without a lexicon.
        country: ISO 3166 code of the outlet, or "": decides on named days and numeric dates.
        narrative: whether dates count from the text's running time; None to tell from the text.
    """
    context = read_context(text, anchor, lang, country, narrative)
    return [time for time, _, _ in read(context)]


def read_context(
    text: str, anchor: datetime | date, lang: str = "en", country: str = "", narrative: bool | None = None
) -> Context:
    """A text cut into tokens, with what its dates count from; arguments as for `find_times`."""
    lexicon = load(lang or "en")
    tokens = tokenize(text, lexicon)
    moment = anchor if isinstance(anchor, datetime) else None
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    context = Context(text, tokens, lexicon, day, moment, country)
    context.codes = "".join(map(CODE, tokens))
    if narrative is None:
        dated = context.holds("year") or context.holds("era")
        narrative = dated and lexicon.tells_days_of_news and is_narrative(tokens, day)
    context.narrative = narrative
    if narrative:
        context.usual_year = usual_year(tokens)
        context.written = written_dates(context)
    return context


CODE = itemgetter(Token._fields.index("code"))


@lru_cache(maxsize=LANGUAGES_KEPT)
def grammar_of(lang: str) -> Grammar:
    """The grammar of a language that has a lexicon."""
    return Grammar(RULES, load(lang))


def read(context: Context, grammar: Grammar | None = None) -> Iterator[tuple[TimeExpression, Match, Rule]]:
    """Each time expression from top to bottom, with the match and the rule that gave it.

    Args:
        context: the text, as `read_context` gives it.
        grammar: rules to read it by; those of its language unless given.
    """
    tokens, text = context.tokens, context.text
    grammar = grammar or grammar_of(context.lexicon.lang)
    codes, rules = context.codes, grammar.rules
    done = 0
    queue = grammar.candidates(codes)
    if not queue:
        return
    has_other_calendars = bool(context.lexicon.calendar) or any(map(context.holds, other_calendars.TELLING))
    while queue:
        start, end, order, place, groups = heappop(queue)
        if start < done:
            grammar.again(queue, codes, order, done, -end)
            continue
        rule = rules[order][0]
        match = Match(place, -end, groups, tokens)
        context.place = match.end
        resolved = _resolve(rule, match, context)
        if resolved is None:
            grammar.again(queue, codes, order, start + 1, -end)
            continue
        done = match.end
        if resolved is NO_TIME:
            continue
        context.read_end = match.end
        if resolved.type == "SET":
            context.repeated_place = match.end
        low, high = _trim(match, rule.name, grammar, context.lexicon)
        first, last = tokens[low], tokens[high - 1]
        remember(context, resolved, match)
        calendar = other_calendars.calendar_of(match, context.lexicon) if has_other_calendars else ""
        time = TimeExpression(
                first.start, last.end, text[first.start : last.end], resolved.type, resolved.value, resolved.when,
                f"{calendar}-{resolved.rule}" if calendar else resolved.rule, resolved.anchor, resolved.basis, resolved.mod,
        )  # fmt: skip
        yield time, match, rule


def _resolve(rule: Rule, match: Match, context: Context) -> Normalization | None:
    """What a match means; None where it is no time expression, or of a day that does not exist."""
    if (
        context.lexicon.has("moon_calendar")
        and "moon_calendar" in match.roles_before().keys() | match.roles_after().keys()
    ):
        return NO_TIME
    if rule.name in NAMEABLE and is_part_of_name(match, context, rule.name not in ("year", "deictic", "season")):
        return NO_TIME
    try:
        resolved = rule.resolve(match, context)
    except (OutOfCalendar, ValueError):
        return None
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours, which costs this expression and not the text
        warnings.warn(f"rule {rule.name} failed: {type(error).__name__} ({rule.where})", RuleFailure, stacklevel=1)
        return NO_TIME
    if resolved is None or resolved is NO_TIME:
        return resolved
    if not context.narrative and resolved.when is not None and _is_only_named(match, resolved.when, context):
        resolved = replace(resolved, when=None)
    if not context.before_christ:
        return resolved
    return _in_antiquity(context, resolved)


def _is_only_named(match: Match, when: When, context: Context) -> bool:
    """Whether nothing happened on a date that the sentence names: it was moved from it, lies beside it, or only compares
    figures of it."""
    if (context.holds("compared") or context.holds("compared_after")) and is_compared(match):
        return True
    if match.has("named") and not match.has("side", "side2", "beside") and is_bounded(match):
        return True
    if when.is_day:
        return (context.holds("moved") or context.holds("formerly")) and is_old_date(match, context.lexicon.day_stop)
    return match.has("year") and context.holds("trend") and is_end_of_trend(match)


NAMEABLE = frozenset(
    {
        "month_day",
        "month_year",
        "month_hyphen_day",
        "weekday",
        "named",
        "year",
        "day_of_month",
        "season",
        "every_named",
        "deictic",
    }
)
"""Rules whose words can be part of a name."""


def written_day(text: str, lang: str = "en", country: str = "") -> date | None:
    """The first day that a text names in full, with its year."""
    time = first_written_date(text, lang, country)
    return time.when.first if time is not None and time.when is not None else None


def first_written_date(text: str, lang: str = "en", country: str = "") -> TimeExpression | None:
    """The expression of the first day that a text names in full, with its year."""
    times = find_times(text, ANY_DAY, lang, country, narrative=False)
    return next((time for time in times if time.rule.endswith(CALENDAR_DATE) and time.when and time.when.is_day), None)


ANY_DAY = date(2000, 1, 1)
"""Anchor of texts whose dates with a year are all that is wanted."""


def _trim(match: Match, name: str, grammar: Grammar, lexicon: Lexicon) -> tuple[int, int]:
    """Token bounds without leading and trailing words that belong to the sentence, not to the expression."""
    low, high, tokens = match.start, match.end, match.tokens
    while high - low > 1 and tokens[high - 1].code in grammar.trailing:
        high -= 1
    while high - low > 1 and tokens[low].code in grammar.leading and name != "within":
        low += 1
    if lexicon.bare_names and high - low > 1:
        low = _bare(match, name, low, high, lexicon)
    return low, high


def _bare(match: Match, name: str, low: int, high: int, lexicon: Lexicon) -> int:
    """Where an expression begins without what belongs to a noun behind it or says whose it is.

    "the Oct. 3 vote", "the eight-year war", "its third quarter", "over the winter".
    """
    tokens = match.tokens
    if "over" in tokens[low].roles and tokens[low + 1].roles.keys() & {"article", "several"}:
        low += 1
    roles, following = tokens[low].roles, tokens[low + 1].roles
    if (
        high - low > 1
        and roles.keys() & {"article", "indefinite"}
        and (
            "owner" in roles or (following.keys() & NAMES and name not in NOUNS) or _is_attribute(match, high, lexicon)
        )
    ):
        low += 1
    return low


def _is_attribute(match: Match, high: int, lexicon: Lexicon) -> bool:
    """Whether an expression qualifies the word behind it: "third-quarter results", "eight-year war", "two day rally"."""
    tokens = match.tokens
    if high >= len(tokens) or tokens[high].start != tokens[high - 1].end + 1 or not tokens[high].low[0].isalpha():
        return False
    if "hyphen" in tokens[high - 2].roles:
        return True
    return match.has("count") and "unit" in tokens[high - 1].roles and not lexicon.is_plural(tokens[high - 1].low)


def _in_antiquity(context: Context, resolved: Normalization) -> Normalization:
    """A date without a year of its own, behind a year before Christ: of that year's time, and on no timeline."""
    written = resolved.value.partition("-")[0]
    if not resolved.anchor or resolved.when is None or not written.isdigit():
        return resolved
    years = TEN ** (YEAR_DIGITS - len(written))
    kept = resolved.rule.startswith(KEPT_YEAR_RULES)
    steps = 0 if kept else int(written) - context.base.year // years
    if resolved.value.endswith("-WI"):
        steps += 1
    year = f"{context.before_christ // years - steps:0{len(written)}d}"
    return replace(resolved, value=f"BC{year}{resolved.value[len(written) :]}", when=None)


KEPT_YEAR_RULES = ("month-", "day-", "season-")
"""Beginnings of the names of rules that give the running year, from which years before Christ are not counted back."""
