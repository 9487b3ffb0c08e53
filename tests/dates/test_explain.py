"""The reasoning behind one expression."""

from __future__ import annotations

from datetime import date

from tui.dates.explain import explain

TEXT = "Lawmakers will vote on Tuesday. The minister resigned two years ago."


def test_a_weekday_names_the_word_that_decides() -> None:
    (rows,) = explain(TEXT, "tuesday", date(2026, 1, 2))
    rows_by_name = dict(rows)
    assert rows_by_name["expression"] == "Tuesday"
    assert rows_by_name["clause looks"] == "ahead (“will”)"
    assert rows_by_name["rule"] == "weekday after publication, counted from 2026-01-02"
    assert rows_by_name["when"] == "2026-01-06: Tuesday 6 January 2026"
    assert rows_by_name["read as"].startswith("news")


def test_every_word_says_what_it_is() -> None:
    (rows,) = explain(TEXT, "two years ago", date(2026, 1, 2))
    words = [how for what, how in rows if what == "word"]
    assert [word.partition(":")[0] for word in words] == ["two", "years", "ago"]
    assert "number 2" in words[0]
    assert dict(rows)["when"] == "2024: 2024"
    assert "clause looks" not in dict(rows)


def test_words_that_are_no_time_give_nothing() -> None:
    assert explain(TEXT, "minister", date(2026, 1, 2)) == []


def test_another_calendar_is_named_with_what_is_not_sure() -> None:
    (rows,) = explain("The decree of 12 Ramadan 1447 closed the port.", "1447", date(2026, 2, 18))
    assert dict(rows)["calendar"].startswith("hijri, converted: a day off")
    assert dict(rows)["rule"] == "hijri calendar date"
    (rows,) = explain("پل در ۲۸ بهمن ۱۴۰۴ باز شد.", "بهمن", date(2026, 2, 18), "fa")
    assert dict(rows)["calendar"] == "jalali, converted to the day"
    assert dict(rows)["when"] == "2026-02-17: Tuesday 17 February 2026"
