"""How many titles of the demo are cut at usual sizes of a terminal."""

from __future__ import annotations

import pytest

from tui.app.glyphs import UNICODE
from tui.app.layout import WIDE_COLUMNS, list_cells
from tui.app.list.line import rest_line
from tui.demo.loader import FEEDS_FILE, NOW, load
from tui.model import Event, Query
from tui.service.session import open_session
from tui.service.timeline import listing

pytestmark = pytest.mark.slow
SCROLL_BAR = 1


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    with open_session(FEEDS_FILE, tmp_path_factory.mktemp("demo") / "demo.db", NOW) as session:
        load(session)
        return list(listing.events(session, Query()))


def cut(events: list[Event], columns: int) -> float:
    """Share of the titles that the list shows with an end left out."""
    width = (columns if columns < WIDE_COLUMNS else list_cells(columns)) - SCROLL_BAR
    return sum(rest_line(event, width, UNICODE, heading=event.when) is not None for event in events) / len(events)


@pytest.mark.parametrize(("columns", "most"), [(80, 0.65), (140, 0.35), (200, 0.05)])
def test_few_titles_are_cut(events: list[Event], columns: int, most: float) -> None:
    assert cut(events, columns) <= most


def test_a_wider_terminal_beside_the_detail_never_cuts_more(events: list[Event]) -> None:
    widths = [list_cells(columns) for columns in range(WIDE_COLUMNS, 300)]
    assert widths == sorted(widths)
    shares = [cut(events, columns) for columns in range(WIDE_COLUMNS, 241, 10)]
    assert shares == sorted(shares, reverse=True)
