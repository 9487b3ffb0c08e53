"""Long texts, texts of many dates, of mixed scripts and of unknown languages: read in time that grows with their length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from tui.dates.tagging import find_times
from tui.model import TimeExpression

ANCHOR = date(2026, 1, 2)
LEVEL = 1.15
"""How much more than twice the work a text of twice the length may take, as memories fill."""


def _calls(work: Callable[[], object]) -> int:
    """Calls of functions, Python's and C's: a measure of work that does not depend on the machine."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


PIECES = {
    "dates in one paragraph": "on 3 May 2024 and ",
    "lists of days": "3, 4, 5 and ",
    "ranges": "from 3 to 5 May until 7 p.m. ",
    "weekdays": "Monday-Tuesday, ",
    "lengths": "two and a half years ago ",
    "no rule's words": "3 and ",
    "numbers": "1-2-3/4.5,",
    "brackets": "(14) ((March ",
    "newlines": "May\n",
    "scripts": "3 мая 2024年5月3日 Mai 3 في 3 ",
    "no space": "nextweek2024-05-",
    "moved": "postponed from Monday to ",
}


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("lang", ["en", "de", "zh", "ru", "xx"])
def test_work_grows_with_the_length(name: str, lang: str) -> None:
    find_times(PIECES[name] * 40, ANCHOR, lang, narrative=False)
    short, long = (
        _calls(lambda count=count: find_times(PIECES[name] * count, ANCHOR, lang, narrative=False))
        for count in (250, 500)
    )
    assert long <= 2 * LEVEL * short


def test_five_hundred_dates_in_one_paragraph_are_all_read() -> None:
    days = [f"{day} {month} {year}" for year in range(2000, 2005) for month in ("May", "June") for day in range(1, 26)]
    times = find_times("They met on " + ", on ".join(days * 2) + ".", ANCHOR)
    assert len(times) == 500
    assert all(time.when is not None and time.when.is_day for time in times)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", "1", "May", "1,", "3 and ", "é.", "two ", "last "])
def test_a_line_of_a_megabyte_is_read(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    _sound(text, find_times(text, ANCHOR, narrative=False))


@pytest.mark.parametrize("lang", ["xx", "", "zz", "en-GB", "日本", "../en"])
def test_a_text_in_an_unknown_language_is_read_as_english(lang: str) -> None:
    (time,) = find_times("The bridge was opened on 3 May 2024.", ANCHOR, lang)
    assert time.value == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 1 January 1", ""),
        ("on 31 December 9999", ""),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_the_first_and_the_last_year_are_read_or_left_alone(text: str, value: str) -> None:
    times = find_times(text, ANCHOR)
    _sound(text, times)
    assert not value or [time.value for time in times] == [value]


def test_mixed_scripts_keep_their_places() -> None:
    text = "Открыт 3 мая 2024 года, 2024年5月3日 and on 4 May 2024 في 5 مايو 2024."
    for lang in ("ru", "zh", "en", "ar"):
        times = find_times(text, ANCHOR, lang)
        _sound(text, times)
        assert times, lang


def _sound(text: str, times: list[TimeExpression]) -> None:
    assert all(text[time.start : time.end] == time.text for time in times)
    assert all(one.end <= two.start for one, two in pairwise(times))
