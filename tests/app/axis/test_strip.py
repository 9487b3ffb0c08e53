"""The strip: rows as wide as asked, heights on a square-root scale, empty columns and today shown."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.app.axis import columns
from tui.app.axis.strip import COLUMN_WIDTH, STRIP_MARGIN, StripView, draw
from tui.app.glyphs import ASCII
from tui.model import Bucket, Scale

DAY = date(2026, 1, 18)
COLUMN = columns.index(Scale.DAY, DAY)


def view(exact: dict[int, int], coarse: dict[int, float] | None = None, **more: object) -> StripView:
    numbers = {*exact, *(coarse or {})}
    counts = {
        COLUMN + n: Bucket(*columns.days(Scale.DAY, COLUMN + n), exact.get(n, 0), (coarse or {}).get(n, 0.0))
        for n in numbers
    }
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


def test_coarse_share_has_its_own_light_row() -> None:
    rows = text(draw(view({0: 9}, {0: 0.01, 1: 9.0})))
    assert (cell(rows[1], 1), cell(rows[2], 0), cell(rows[2], 1), cell(rows[2], 2)) == ("·", "░", "▓", " ")


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
        assert cell(marker, today) in "┊═"
    assert "┊today" in text(draw(view({}, today=COLUMN)))[-1]


def test_an_event_known_to_the_month_spans_its_days() -> None:
    marker = text(draw(view({}, span=(COLUMN - 17, COLUMN + 13))))[-1]
    assert marker.count("═") == (10 + 13) * COLUMN_WIDTH + 1


def test_ascii_only() -> None:
    rows = text(draw(view({0: 3, 1: 1}, {2: 1.0}, glyphs=ASCII, span=(COLUMN, COLUMN), today=COLUMN, caption="x")))
    assert all(row.isascii() for row in rows)


@given(
    st.sampled_from(list(Scale)),
    st.dates(),
    st.integers(20, 200),
    st.integers(1, 2),
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
        {here: Bucket(day, day, 3, 1.5)},
        here,
        (here - 3, here + 2),
        here + 1,
        caption,
    )
    rows = text(draw(shown))
    assert len(rows) == bar_rows + 3
    assert {len(row) for row in rows} == {width}
