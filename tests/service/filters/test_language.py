"""The filter language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import FilterError, UsageError
from tui.model import Precision, Query
from tui.service.filters.completion import complete, word_at
from tui.service.filters.days import day_of
from tui.service.filters.language import at_place, of_arguments, parse_query, readings, requoted, within
from tui.store import FLAGS, Store

NOW = datetime(2026, 1, 3, 9, 0, tzinfo=UTC)


def parse(text: str) -> Query:
    return replace(parse_query(text, NOW), source_text="")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("derail", '"derail"'),
        ("derail* russia", '"derail"* AND "russia"'),
        ('"freight train" OR tram', '("freight train" OR "tram")'),
        ("a OR b OR c d", '("a" OR "b" OR "c") AND "d"'),
        ("train -freight", '("train") NOT ("freight")'),
        ('-freight -"night train"', 'NOT "freight" OR "night train"'),
        ("don't U.S.", '"don t" AND "U S"'),
        ("北京", '"北 京"'),
        ("OR x", '"OR" AND "x"'),
        ("x OR", '"x"'),
        ('"still open', '"still open"'),
        ("AND NOT NEAR(", '"AND" AND "NOT" AND "NEAR"'),
        ("(a b) OR c", '(("a" AND "b") OR "c")'),
        ("flood (rain OR storm -drill", '("flood" AND ("rain" OR "storm")) NOT ("drill")'),
        ("(flood -drill) OR storm", '((("flood") NOT ("drill")) OR "storm")'),
        ("-(night OR day) train", '("train") NOT (("night" OR "day"))'),
        ("((x))", '"x"'),
        ("", ""),
    ],
)
def test_words(typed: str, text: str) -> None:
    assert parse(typed) == Query(text=text)


@pytest.mark.parametrize(
    ("argument", "stands_for"),
    [
        ("flood", "flood"),
        ("peace talks", '"peace talks"'),
        ("where:new york", 'where:"new york"'),
        ("from:yesterday is:planned", "from:yesterday is:planned"),
        ("flood where:iran", "flood where:iran"),
        ('flood "new dam"', 'flood "new dam"'),
    ],
)
def test_arguments_whose_quotes_the_shell_has_taken(argument: str, stands_for: str) -> None:
    assert requoted(argument) == stands_for


@pytest.mark.parametrize(
    ("arguments", "stands_for"),
    [
        (["flood OR storm"], "flood OR storm"),
        (["peace talks"], "peace talks"),
        (["where:new york"], 'where:"new york"'),
        (["where:id OR storm"], "where:id OR storm"),
        (["peace talks", "flood"], '"peace talks" flood'),
        (["flood OR storm", "from:yesterday"], "flood OR storm from:yesterday"),
        ([], ""),
    ],
)
def test_a_whole_filter_may_stand_in_one_pair_of_quotes(arguments: list[str], stands_for: str) -> None:
    assert of_arguments(arguments) == stands_for


def test_keys() -> None:
    assert parse('src:reuters,"BBC News" tag:rail story:s1 precision:month,day is:unread,starred has:note') == Query(
        sources=("reuters", "BBC News"),
        tags=("rail",),
        stories=("s1",),
        precisions=(Precision.MONTH, Precision.DAY),
        flags=("unread", "starred"),
        has_note=True,
    )
    assert parse("SRC:a source:b") == Query(sources=("a", "b"))
    assert parse('src:"BBC News", AP') == Query(sources=("BBC News", "AP"))


def test_dates() -> None:
    assert parse("from:2025-10 to:2025-12") == Query(since=date(2025, 10, 1), until=date(2025, 12, 31))
    assert parse("on:2025") == Query(since=date(2025, 1, 1), until=date(2025, 12, 31))
    assert parse("on:yesterday") == Query(since=date(2026, 1, 2), until=date(2026, 1, 2))
    assert parse('since:"three days ago"').since == date(2025, 12, 31)
    assert day_of("last tuesday", NOW).first == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("about 5 January 2026", "2026-01-05~"),
        ("~2026-01", "2026-01~"),
        ("2026-02-18 about", "2026-02-18~"),
        ("March 2025 or so", "2025-03~"),
        ("c. 1985", "1985~"),
        ("around last week", "2025-12-22~/2025-12-28~"),
        ("late December 2025", "2025-12-21/2025-12-31"),
        ("from 3 to 5 January 2026", "2026-01-03/2026-01-05"),
        ("3 - 5 January 2026", "2026-01-03/2026-01-05"),
        ("28 December to 3 January 2026", "2025-12-28/2026-01-03"),
        ("since 2022", "2022/.."),
        ("until 5 March 2026", "../2026-03-05"),
        ("+2w", "2026-01-17"),
        ("2025-12-30/2026-01-02", "2025-12-30/2026-01-02"),
    ],
)
def test_dates_as_exact_as_they_are_typed(typed: str, edtf: str) -> None:
    assert day_of(typed, NOW).edtf() == edtf


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("form:2025", "Did you mean from:?"),
        ("colour:red", "There is no colour:"),
        ("is:unreed", "There is no is:unreed"),
        ("precision:exact", "precision:"),
        ("src:", "needs a value"),
        ("from: 2025", "needs a value"),
        ('src:""', "needs a value"),
        ("-src:", "needs a value"),
        ("-form:2025", "Did you mean from:?"),
        ("flood )", 'There is no "("'),
        ("flood ()", "nothing between"),
        ("(" * 30 + "flood", "more than 20 deep"),
        ("from:blurgh", "Cannot read 'blurgh' as a date"),
        ("from:2026 to:2025", "ends (2025-12-31) before it starts"),
        ("has:dog", "has:dog"),
        ("-- ** ''", "There is nothing to look for"),
        ("***", "There is nothing to look for"),
    ],
)
def test_what_is_wrong_is_said(typed: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_query(typed, NOW)
    assert says in str(caught.value)


NAMES = st.text("abcXYZ é-,", min_size=1, max_size=8).filter(lambda name: name.strip(" ,") == name and name.strip())
QUERIES = st.builds(
    Query,
    sources=st.lists(NAMES, max_size=3).map(tuple),
    tags=st.lists(NAMES, max_size=2).map(tuple),
    precisions=st.lists(st.sampled_from(list(Precision)), max_size=2).map(tuple),
    flags=st.lists(st.sampled_from(sorted(FLAGS)), max_size=2).map(tuple),
    has_note=st.booleans(),
    since=st.none() | st.dates(date(1900, 1, 1), date(1999, 12, 31)),
    until=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)


def written(query: Query) -> str:
    """A query as a person would type it."""
    if query.source_text:
        return query.source_text
    listed = {
        "src": query.sources,
        "tag": query.tags,
        "story": query.stories,
        "precision": tuple(precision.label for precision in query.precisions),
        "is": query.flags,
    }
    words = [f"{key}:{','.join(map(quoted, values))}" for key, values in listed.items() if values]
    words += [f"from:{query.since}"] * bool(query.since) + [f"to:{query.until}"] * bool(query.until)
    return " ".join(words + ["has:note"] * query.has_note)


def quoted(name: str) -> str:
    return f'"{name}"' if re.search(r"[\s,]", name) else name


@given(QUERIES)
def test_a_written_query_reads_back(query: Query) -> None:
    assert parse(written(query)) == query


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_refused_and_never_breaks_the_index(typed: str) -> None:
    try:
        query = parse_query(typed, NOW)
    except UsageError:
        return
    assert parse_query(written(query), NOW) == query
    STORE.count(query)


STORE = Store.temporary()


def test_completion() -> None:
    names = {"src": ["BBC News", "AP", "BILD"]}
    assert complete("fr", 2) == ["from:"]
    assert complete("train is:st", 11) == ["is:starred"]
    assert complete("src:b", 5, names) == ['src:"BBC News"', "src:BILD"]
    assert complete("src:AP,bi", 9, names) == ["src:AP,BILD"]
    assert complete("is:st train", 5) == ["is:starred"]
    assert complete("", 0) == []
    assert complete("nokey:x", 7) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "from:2026-01-01 to:2026-01-31"),
        ('derail* from:2025-10 since:"last week"', "derail* from:2026-01-01 to:2026-01-31"),
        ("on:today is:starred upto:x", "is:starred upto:x from:2026-01-01 to:2026-01-31"),
    ],
)
def test_days_are_replaced(before: str, after: str) -> None:
    assert within(before, date(2026, 1, 1), date(2026, 1, 31)) == after


def test_a_date_in_words_needs_no_quotes() -> None:
    assert parse("on:last month flood") == replace(parse('on:"last month"'), text='"flood"')
    assert parse("flood from:last tuesday to:yesterday rain") == replace(
        parse('from:"last tuesday" to:yesterday'), text='"flood" AND "rain"'
    )
    assert parse("from:2025 may") == Query(since=date(2025, 1, 1), text='"may"')
    assert parse("on:yesterday OR src:x").groups


def test_what_dates_in_words_mean_is_said() -> None:
    assert readings("flood on:last month src:bbc from:2025-01", NOW) == ['on:"last month" is Dec 2025']
    assert readings('from:yesterday -to:"3 days ago"', NOW) == [
        "from:yesterday is 2 Jan 2026",
        'to:"3 days ago" is 31 Dec 2025',
    ]
    assert readings("flood ) on:yesterday", NOW) == ["on:yesterday is 2 Jan 2026"]
    assert readings("on:blurgh", NOW) == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("flood form:2025 x", "form:2025"), ("a -is:unreed", "-is:unreed"), ("a (b OR where:nowhereland)", "where:nowhereland"),
     ("x ) y", ")"), ("from:2026 a to:2025", "to:2025"), ("a src: b", "src:")],
)  # fmt: skip
def test_the_place_of_what_is_wrong(typed: str, wrong: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse_query(typed, NOW)
    assert caught.value.place is not None
    assert typed[slice(*caught.value.place)] == wrong


def test_completion_behind_a_minus_a_parenthesis_and_within_quotes() -> None:
    assert complete("-sr", 3) == ["src:"]
    assert complete("(fr", 3) == ["from:"]
    assert complete('x -src:"bbc n', 13, {"src": ["BBC News", "AP"]}) == ['src:"BBC News"']
    assert word_at("x -(src:ap", 10) == (4, "src:ap")


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("", "Cairo", "where:Cairo"),
        ("train src:bbc", "New Zealand", 'train src:bbc where:"New Zealand"'),
        ('where:"United States" train', "IR", "train where:IR"),
        ("train OR tram", "IR", "(train OR tram) where:IR"),
    ],
)
def test_another_place_in_a_filter(text: str, value: str, expected: str) -> None:
    assert at_place(text, value) == expected
