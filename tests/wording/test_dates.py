"""How a When is written for people."""

from __future__ import annotations

from datetime import date, time

import pytest

from tui.model import When
from tui.wording import dates as labels


@pytest.mark.parametrize(
    ("edtf", "short", "full", "heading"),
    [
        ("2025-12-31", "31 Dec 2025", "Wednesday 31 December 2025", "Wed 31 Dec 2025"),
        ("2025-12~", "Dec 2025 ~", "December 2025 (about)", "Some time in December 2025"),
        ("2025?", "2025 ?", "2025 (guessed)", "Some time in 2025"),
        ("202X", "2020s", "the 2020s", "Some time in the 2020s"),
        ("2025-33", "Q1 2025", "first quarter of 2025", "Some time in the first quarter of 2025"),
        ("2025-01/2025-06", "H1 2025", "first half of 2025", "Some time in the first half of 2025"),
        ("2025-24", "winter 2025-26", "winter 2025-26", "Some time in winter 2025-26"),
        ("2025-12-21/2025-12-31", "late Dec 2025", "late December 2025", "Some time in late December 2025"),
        ("2025-12-29/2026-01-04", "week of 29 Dec 2025", "week of 29 December 2025", "Some time in the week of 29 December 2025"),
        ("2026-10/2026-12", "Oct - Dec 2026", "from October 2026 to December 2026", "Some time from October 2026 to December 2026"),
        ("2023-03-12/2023-03-17", "12 - 17 Mar 2023", "from 12 March 2023 to 17 March 2023", "Some time from 12 March 2023 to 17 March 2023"),
        ("1940/2002", "1940 - 2002", "from 1940 to 2002", "Some time from 1940 to 2002"),
        ("2022/..", "since 2022", "from 2022 on", "From 2022 on"),
        ("../2025-12", "until Dec 2025", "until December 2025", "Until December 2025"),
        ("2026-01-02T03:40:00", "2 Jan 2026, 03:40", "Friday 2 January 2026, 03:40", "Fri 2 Jan 2026"),
    ],
)  # fmt: skip
def test_labels_say_what_is_known(edtf: str, short: str, full: str, heading: str) -> None:
    when = When.parse(edtf)
    assert (labels.short(when), labels.full(when), labels.heading(when)) == (short, full, heading)


def test_a_range_within_a_year_never_ends_in_a_bare_year() -> None:
    when = When.between(When.parse("2026-10").start, When.parse("2026-12").end, When.year(2026).precision)
    assert labels.short(when) == "Oct - Dec 2026"
    assert when.edtf() == "2026-10/2026-12"


def test_the_year_can_be_left_to_the_heading() -> None:
    assert labels.short(When.parse("2025-12-31"), year=False) == "31 Dec"


@pytest.mark.parametrize(
    ("clock", "words"),
    [("03:40", "03:40"), ("03:40Z", "03:40 UTC"), ("19:30+09:00", "19:30 UTC+9"), ("08:00-03:30", "08:00 UTC-3:30")],
)
def test_a_clock_names_the_zone_that_the_text_gave(clock: str, words: str) -> None:
    when = When.day(date(2026, 1, 2), time.fromisoformat(clock))
    assert labels.clock_words(time.fromisoformat(clock)) == words
    assert labels.short(when).endswith(f", {words}") and labels.full(when).endswith(f", {words}")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-02-18", "18 Feb"),
        ("2026-02-18/2026-02-19", "18 - 19 Feb"),
        ("2026-02-27/2026-03-02", "27 Feb - 2 Mar"),
        ("2025-12-31/2026-01-01", "31 Dec 2025 - 1 Jan 2026"),
    ],
)
def test_under_a_heading_with_the_year_it_is_left_out(edtf: str, words: str) -> None:
    assert labels.short(When.parse(edtf), year=False) == words
