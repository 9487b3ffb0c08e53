"""The strip: rows as wide as asked, heights on a square-root scale, empty columns and today shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.app.axis import columns
from tui.app.axis.brackets import Bracket
from tui.app.axis.strip import COLUMN_WIDTH, STRIP_MARGIN, StripView, draw
from tui.app.glyphs import ASCII
from tui.model import Bucket, Scale

DAY = date(2026, 1, 18)
COLUMN = columns.index(Scale.DAY, DAY)


def view(exact: dict[int, int], **more: object) -> StripView:
    counts = {COLUMN + n: Bucket(*columns.days(Scale.DAY, COLUMN + n), count) for n, count in exact.items()}
    arguments: dict[str, object] = {"width": 60, "counts": counts, "chosen": COLUMN, **more}
    return StripView(Scale.DAY, COLUMN - 10, **arguments)  # type: ignore[arg-type]


def text(rows: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(part for part, _ in row) for row in rows]


def cell(row: str, n: int) -> str:
    return row[STRIP_MARGIN + (n + 10) * COLUMN_WIDTH]


def test_heights_follow_the_square_root() -> None:
    bars = text(draw(view({0: 64, 1: 16, 2: 4, 3: 1, 4: 0})))[1]
    assert [cell(bars, n) for n in range(5)] == ["█", "▄", "▂", "▁", "·"]


def test_two_rows_of_bars() -> None:
    rows = text(draw(view({0: 64, 1: 16, 2: 1}, bar_rows=2)))
    assert [cell(rows[1], n) for n in range(3)] == ["█", " ", " "]
    assert [cell(rows[2], n) for n in range(3)] == ["█", "█", "▂"]


def test_what_has_no_date_is_hatched_and_plans_are_outlines() -> None:
    day = columns.days(Scale.DAY, COLUMN)
    counts = {
        COLUMN: Bucket(*day, 16, undated=4, planned=4),
        COLUMN + 1: Bucket(*columns.days(Scale.DAY, COLUMN + 1), 9, undated=9),
        COLUMN + 2: Bucket(*columns.days(Scale.DAY, COLUMN + 2), 16, planned=16),
    }
    shown = StripView(Scale.DAY, COLUMN - 10, 60, 4, counts, today=COLUMN)
    rows = text(draw(shown))[1:5]
    assert [cell(row, 0) for row in rows] == ["▯", "▓", "█", "█"]
    assert [cell(row, 1) for row in rows] == [" ", "▓", "▓", "▓"]
    assert [cell(row, 2) for row in rows] == ["▯"] * 4
    over = text(draw(replace(shown, today=COLUMN + 5)))[1:5]
    assert [cell(row, 2) for row in over] == ["█"] * 4, "a plan whose day is over is no outline any more"


def test_brackets_name_what_has_no_day() -> None:
    month = Bracket(COLUMN - 5, COLUMN + 14, ("Jan 2026: 45 events, no day", "45"), 45)
    week = Bracket(COLUMN + 4, COLUMN + 8, ("a week: 2 events", "2"), 2)
    alone = text(draw(view({}, brackets=(month,))))[2]
    assert alone[STRIP_MARGIN + 10] == "╰" and " Jan 2026: 45 events, no day " in alone and alone.rstrip().endswith("╯")
    both = text(draw(view({}, brackets=(week, month), bracket_rows=2)))
    assert "45 events" in both[2] and " 2 " in both[3]
    assert "2" not in text(draw(view({}, brackets=(week, month))))[2].replace("2026", ""), (
        "what has no room is left out"
    )


def test_a_bracket_that_goes_on_beyond_the_window_has_no_corner_there() -> None:
    row = text(draw(view({}, brackets=(Bracket(COLUMN - 40, COLUMN - 5, ("7",), 7),))))[2]
    assert row.startswith("─") and row.count("╯") == 1 and "╰" not in row


def test_today_is_never_lost() -> None:
    month = Bracket(COLUMN - 5, COLUMN + 14, ("Jan 2026: 45 events, no day", "45"), 45)
    for today in range(-10, 18):
        shown = view({0: 3}, brackets=(month,), today=COLUMN + today, span=(COLUMN - 10, COLUMN + 18), caption="c" * 40)
        row = text(draw(shown))[2]
        assert cell(row, today) == "▼"
        assert "45" in row, "the words give way to the mark"
    assert "▼ today" in text(draw(view({}, today=COLUMN)))[2]


def test_no_label_gives_way_to_the_name_of_the_scale() -> None:
    for first in range(14):
        shown = StripView(Scale.DAY, COLUMN - first, 61)
        rows = text(draw(shown))
        mondays = [
            column for column in range(shown.first, shown.last + 1) if columns.days(Scale.DAY, column)[0].weekday() == 0
        ]
        assert rows[0].count("2026") >= len(mondays) - 1, rows[0]
        assert "by DAY" in rows[-1]


def test_nothing_is_claimed_before_the_counts_are_known() -> None:
    assert text(draw(StripView(Scale.DAY, COLUMN, 60)))[1].strip() == ""


def test_marker_names_the_column_and_today() -> None:
    caption = "Sun 18 Jan 2026: 3 events"
    for span, today in ((0, 2), (2, 0), (0, 0), (14, 12)):
        marker = text(
            draw(view({}, span=(COLUMN + span, COLUMN + span), today=COLUMN + today, caption=caption, width=80))
        )[-1]
        assert cell(marker, span) == "═"
        assert caption in marker


def test_an_event_known_to_the_month_spans_its_days() -> None:
    marker = text(draw(view({}, span=(COLUMN - 17, COLUMN + 13))))[-1]
    assert marker.count("═") == (10 + 13) * COLUMN_WIDTH + 1


def test_ascii_only() -> None:
    counts = {COLUMN + n: Bucket(DAY, DAY, 9, undated=n, planned=9 - n) for n in range(9)}
    month = Bracket(COLUMN - 5, COLUMN + 14, ("no day",), 45)
    span = (COLUMN, COLUMN)
    rows = text(draw(view({}, counts=counts, glyphs=ASCII, span=span, today=COLUMN, caption="x", brackets=(month,))))
    assert all(row.isascii() for row in rows)


@given(
    st.sampled_from(list(Scale)),
    st.dates(),
    st.integers(20, 200),
    st.integers(1, 4),
    st.text(alphabet="abc 123", max_size=60),
    st.integers(-300, 300),
)
def test_rows_are_as_wide_as_asked(
    scale: Scale, day: date, width: int, bar_rows: int, caption: str, shift: int
) -> None:
    here = columns.index(scale, day)
    shown = StripView(
        scale,
        here + shift,
        width,
        bar_rows,
        {here: Bucket(day, day, 3, 1.5, 1, 1)},
        here,
        (here - 3, here + 2),
        here + 1,
        caption,
        brackets=(Bracket(here - 4, here + 4, ("some words", "5"), 5), Bracket(here, here + 40, ("others", "2"), 2)),
        bracket_rows=1 + bar_rows % 2,
    )
    rows = text(draw(shown))
    assert len(rows) == shown.rows == bar_rows + shown.bracket_rows + 2
    assert {len(row) for row in rows} == {width}
