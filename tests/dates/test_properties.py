"""Properties of the date reader that hold for every text and every anchor."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.dates.language.load import languages, load
from tui.dates.language.tokens import tokenize
from tui.dates.narrative import is_narrative
from tui.dates.tagging import find_times, grammar_of
from tui.model import TimeExpression, When

pytestmark = pytest.mark.slow

ANCHOR = date(2026, 1, 2)
PIECES = (
    "May", "march", "second", "Sunday", "Mon.", "yesterday", "last", "next", "this", "the", "a", "of", "in", "on", "at", "by",
    "since", "until", "year", "week", "month", "quarter", "days", "ago", "earlier", "later", "3", "31", "12", "1998", "'98",
    "1990s", "2026-01-02", "3/4/25", "7:15", "p.m.", "GMT", "century", "BC", "half", "fifth", "twenty", "million", "summer",
    "Christmas", "every", "about", "early", "mid", "-", "–", ",", ".", "(", ")", "%", "$", "\n", "will", "met", "Feb. 30",
)  # fmt: skip
"""Words of dates, to be put together at random."""

VALUE = re.compile(r"\d{4}(?:[-T].*)?|\d{1,3}|BC\d.*|P.*|XXXX-.*|(?:PAST|PRESENT|FUTURE)_REF")
"""Shapes of TIMEX3 values."""

anchors = st.dates()
texts = st.text(max_size=120)
phrases = st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)


def check(text: str, times: list[TimeExpression]) -> None:
    """Spans match the text, ascend, do not overlap; Whens go through EDTF and back."""
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert time.text == time.text.strip()
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        assert VALUE.fullmatch(time.value), time.value
        end = time.end
        if time.when is not None:
            again = When.parse(time.when.edtf())
            assert (again.start, again.end) == (time.when.start, time.when.end)
            assert (again.approximate, again.uncertain) == (time.when.approximate, time.when.uncertain)


@given(text=texts, anchor=anchors)
@settings(max_examples=150, deadline=None)
def test_any_unicode_text_is_read(text: str, anchor: date) -> None:
    check(text, find_times(text, anchor))


@given(text=phrases, anchor=anchors, narrative=st.sampled_from([None, False, True]))
@settings(max_examples=300, deadline=None)
def test_any_words_of_dates_are_read(text: str, anchor: date, narrative: bool | None) -> None:
    check(text, find_times(text, anchor, "en", "", narrative))


@given(text=texts, lang=st.sampled_from((*languages(), "cs", "sw", "xx", "")), anchor=anchors)
@settings(max_examples=100, deadline=None)
def test_any_language_is_read(text: str, lang: str, anchor: date) -> None:
    check(text, find_times(text, anchor, lang))


@given(left=phrases, right=phrases)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(left: str, right: str) -> None:
    text = f"{left}. {right}"
    assert find_times(text, ANCHOR) == find_times(text, ANCHOR)


@given(text=phrases, moment=st.datetimes(timezones=st.just(UTC)))
@settings(max_examples=60, deadline=None)
def test_a_moment_reads_like_its_day(text: str, moment: datetime) -> None:
    """Only what counts in hours or less may differ between an anchor with and without its time of day."""
    by_moment, by_day = find_times(text, moment), find_times(text, moment.date())
    assert [(a.start, a.end, a.type) for a in by_moment] == [(b.start, b.end, b.type) for b in by_day]


RELATIVE = (
    "He left yesterday.", "He leaves tomorrow.", "He left last week.", "He left last month.", "He left last year.",
    "He left two years ago.", "He left 18 months ago.", "He left three weeks ago.", "He left ten days ago.",
    "He left on Tuesday.", "He will leave on Tuesday.", "He left last Tuesday.", "He leaves next Tuesday.", "He left last quarter.",
    "He left last summer.", "He leaves next winter.", "He left over the weekend.", "He left a decade ago.", "He leaves next March.",
    "He left last March.", "He left on Christmas Day.", "It is due at the end of the year.", "It is due two weeks from now.",
)  # fmt: skip


@pytest.mark.parametrize("text", RELATIVE)
def test_a_later_anchor_never_gives_an_earlier_date(text: str) -> None:
    firsts = []
    for step in range(0, 800, 3):
        (time,) = find_times(text, date(2023, 1, 1) + timedelta(days=step), "en", "US", narrative=False)
        assert time.when is not None
        firsts.append(time.when.first)
    assert firsts == sorted(firsts)
    assert firsts[0] < firsts[-1]


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_weekdays_and_days_keep_their_distance(day: date) -> None:
    (past,) = find_times("They met on Tuesday.", day)
    (ahead,) = find_times("They will meet on Tuesday.", day)
    (yesterday,) = find_times("They met yesterday.", day)
    (days,) = find_times("They met 12 days ago.", day)
    assert past.when is not None and ahead.when is not None and yesterday.when is not None and days.when is not None
    assert past.when.first.isoweekday() == ahead.when.first.isoweekday() == 2
    assert 0 <= (day - past.when.first).days < 7
    assert 0 <= (ahead.when.first - day).days < 7
    assert yesterday.when.first == day - timedelta(days=1)
    assert days.when.first == day - timedelta(days=12)


@given(day=st.dates(date(1970, 1, 1), date(2099, 12, 31)))
@settings(max_examples=80, deadline=None)
def test_written_dates_come_back(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"the {day.day} of {month} {day.year}",
    ):
        (time,) = find_times(f"It was signed on {text} in Rome.", ANCHOR)
        assert time.when == When.day(day)


@given(year=st.integers(1701, 2099))
@settings(max_examples=60, deadline=None)
def test_leap_days_exist_in_leap_years_only(year: int) -> None:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [time for time in find_times(f"on 29 February {year}", ANCHOR) if time.when is not None and time.when.is_day]
    assert bool(days) == leap


@pytest.mark.parametrize("anchor", [date.min, date(1, 1, 2), date(1, 12, 31), date(9999, 1, 1), date.max])
def test_the_edges_of_the_calendar_are_safe(anchor: date) -> None:
    text = " ".join(RELATIVE) + (
        " In 50 years, 300 years ago, a century ago, next decade, the 1st century, the weekend, tonight, last night, 44 BC,"
        " on 31 December, on January 1, at Easter, in the third quarter, the second half, on the 31st, tomorrow at 7 p.m."
    )
    for narrative in (False, True):
        check(text, find_times(text, anchor, "en", "", narrative))
    text += " 40 hours ago and 50 minutes ago"
    check(text, find_times(text, datetime(anchor.year, anchor.month, anchor.day, 23, 30, tzinfo=UTC)))


@pytest.mark.parametrize(
    "text",
    ["31 February 2025", "June 31, 2025", "30/02/2025", "2025-13-01", "32 May 2025", "0 May 2025", "29 February 1900"],
)
def test_days_that_do_not_exist_give_no_day(text: str) -> None:
    assert all(time.when is None or not time.when.is_day for time in find_times(f"on {text}.", ANCHOR))


def test_tokens_of_long_lines_stay_proportional() -> None:
    """A line without a space must not be cut into ever more, nor ever longer, pieces of work."""
    lexicon = load("en")
    for piece in ("a", "1", "9:", "1-", "é", "20", "1,", "May", "x1"):
        short, long = (len(tokenize(piece * count, lexicon)) for count in (2_000, 20_000))
        assert long <= 10 * short + 10


class Counted(str):
    """Text that counts how often it is sliced, as a measure of work that does not depend on the machine."""

    slices = 0

    def __getitem__(self, key: object) -> str:
        Counted.slices += 1
        return str.__getitem__(self, key)  # type: ignore[index]


def test_work_grows_with_the_text_only_linearly() -> None:
    paragraph = (
        "On Tuesday the court, which met on 3 May 2024, said it would sit again next week; in 2019 it had not.\n"
    )
    work, counts = [], []
    for count in (50, 500):
        Counted.slices = 0
        counts.append(len(find_times(Counted(paragraph * count), ANCHOR, narrative=False)))
        work.append(Counted.slices)
    assert counts[1] == 10 * counts[0]
    assert work[1] <= 11 * work[0]


def test_a_history_is_told_apart_from_news() -> None:
    lexicon = load("en")
    history = "In 1848 the revolt began. In 1849 it spread, in 1850 it ended, and in 1851 the king fell."
    news = "On Tuesday the minister, elected in 2019, said yesterday's vote and the one of 2021 were fair."
    assert is_narrative(tokenize(history, lexicon), ANCHOR)
    assert not is_narrative(tokenize(news, lexicon), ANCHOR)


def test_news_that_looks_back_is_no_history_but_one_that_reaches_today_is() -> None:
    lexicon = load("en")
    background = (
        "The two sides agreed to hold talks on Friday. The first pact of 1979 fell in 1981, the second of 1988 in 1990; since"
        " last summer there is none."
    )
    chronicle = " ".join(
        f"In March {year} the river rose, and in May {year} it fell." for year in range(2012, ANCHOR.year)
    )
    assert not is_narrative(tokenize(background, lexicon), ANCHOR)
    assert is_narrative(tokenize(chronicle, lexicon), ANCHOR)


@given(text=phrases, lang=st.sampled_from(["en", "de", "zh"]))
@settings(max_examples=150, deadline=None)
def test_no_rule_that_matches_is_passed_over(text: str, lang: str) -> None:
    codes, grammar = "".join(token.code for token in tokenize(text, load(lang))), grammar_of(lang)
    matches = {
        (order, *match.span())
        for order, (_, pattern) in enumerate(grammar.rules)
        for match in pattern.finditer(codes)
        if match.group()
    }
    assert {(order, place, -end) for _, end, order, place, _ in grammar.candidates(codes)} == matches


@pytest.mark.parametrize("lang", languages())
def test_groups_of_the_grammar_have_names_and_hold_something(lang: str) -> None:
    for rule, pattern in grammar_of(lang).rules:
        assert len(pattern.groupindex) == pattern.groups, rule.name
        for name in pattern.groupindex:
            body = pattern.pattern.partition(f"(?P<{name}>")[2]
            depth = 1
            for end, sign in enumerate(body):
                depth += (sign == "(") - (sign == ")")
                if not depth:
                    assert not re.fullmatch(body[:end], ""), (rule.name, name)
                    break
