"""Where an expression begins: an article or owner that belongs to the noun behind stays outside."""

from __future__ import annotations

from datetime import date

import pytest

from tui.dates.tagging import find_times

PUBLISHED = date(2026, 1, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Miners ended the eight-year strike.", "eight-year"),
        ("Crowds came to the three day fair.", "three day"),
        ("They rested for the three days.", "the three days"),
        ("Profit fell in the third quarter.", "the third quarter"),
        ("Analysts liked the third-quarter figures.", "third-quarter"),
        ("The baker said that third-quarter sales rose.", "third-quarter"),
        ("It reported a loss for its third quarter.", "third quarter"),
        ("Sales rose from the 2024 quarter.", "the 2024 quarter"),
        ("Nobody liked the Tuesday deadline.", "Tuesday"),
        ("The bank regrets the Oct. 3 vote.", "Oct. 3"),
        ("She heard it in his Sunday speech.", "Sunday"),
        ("They painted the barn over the winter.", "the winter"),
        ("The dunes have moved over several years.", "several years"),
        ("The bridge was open for over a year.", "over a year"),
        ("The hall will reopen in the year two thousand thirty.", "the year two thousand thirty"),
        ("It has stood for a hundred years.", "a hundred years"),
        ("The hearing is in the week of March 6.", "the week of March 6"),
        ("The feast is on this coming Sunday, January 4.", "this coming Sunday, January 4"),
    ],
)
def test_extent(text: str, words: str) -> None:
    assert [times.text for times in find_times(text, PUBLISHED)] == [words]
