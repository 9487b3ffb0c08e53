"""Rows of testimonies: as wide as asked, time words in sight."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tui.app.glyphs import ASCII, UNICODE
from tui.app.witnesses.table import fit_quote, head, later, row, table_of
from tui.model import Evidence
from tui.service.session import Session
from tui.service.timeline.testimonies import told_by
from tui.text import cell_width


@pytest.mark.parametrize("width", [60, 80, 140, 240])
def test_rows_are_as_wide_as_asked(session: Session, width: int) -> None:
    _, told = told_by(session, "train")
    table = table_of(told, width)
    assert cell_width(head(table)) <= width
    for marks in (UNICODE, ASCII):
        assert {row(1, one, table, marks, marked=True).cell_length for one in told} == {width}
    assert all(row(1, one, table, ASCII, marked=True).plain.isascii() for one in told)


def test_the_time_words_stay_in_sight() -> None:
    text = "The two delegations, which had not spoken for a decade, are to meet in Geneva on Tuesday, officials said."
    start = text.index("on Tuesday")
    shown = fit_quote(Evidence(text, start, start + 10), 40, UNICODE)
    assert "[on Tuesday]" in shown.plain and shown.cell_length == 40 and shown.plain.startswith("“… ")
    assert fit_quote(Evidence(""), 30, UNICODE).plain.strip() == "no sentence gives it"


def test_how_long_after() -> None:
    assert [later(timedelta(minutes=35)), later(timedelta(hours=47)), later(timedelta(days=3))] == [
        "+35 min",
        "+47 h",
        "+3 days",
    ]
