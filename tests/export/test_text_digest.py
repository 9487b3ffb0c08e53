"""How a digest is set as text: it fits its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.export import make
from tui.export.page import Page
from tui.export.text_digest import render_digest
from tui.model import DigestEntry, FeedTrouble, Trouble
from tui.text import cell_width

WORDY = (
    "Ministers of eleven harbour towns agree after a long night on who pays for the ferries, the dredging and the lights "
    * 2
)


def entries(number: int) -> tuple[DigestEntry, ...]:
    details = (
        replace(make.BURN, event=replace(make.BURN.event, id=f"n{place}", title=WORDY)) for place in range(number)
    )
    return tuple(make.entry(detail, f"Place {place // 2}") for place, detail in enumerate(details))


FULL = replace(
    make.DIGEST,
    happened=entries(24),
    leading=18,
    learned=entries(5),
    upcoming=entries(5),
    sometime=entries(3),
    omitted={"happened": 4},
)


def test_a_page_is_not_exceeded_and_nothing_is_lost_from_its_count() -> None:
    lines = render_digest(FULL, Page(76, lines=60)).splitlines()
    assert 50 < len(lines) <= 60
    assert any(line.endswith("more (--all)") for line in lines)
    assert len(render_digest(FULL, Page(76)).splitlines()) > 60


@pytest.mark.parametrize("width", [44, 72, 76, 80])
def test_no_line_is_wider_than_its_page(width: int) -> None:
    for value in (FULL, make.DIGEST, make.DAYS, make.CHANGED):
        assert max(map(cell_width, render_digest(value, Page(width)).splitlines())) <= width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Ferry sinks", ["  Ferry sinks"]),
        (
            "Harbour board of Port Wexley votes on the new ferry line, it says",
            ["  Harbour board of Port Wexley votes on the new ferry line, it", "    says"],
        ),
        (
            "Harbour board of Port Wexley votes on a new ferry, it says",
            ["  Harbour board of Port Wexley votes on a new ferry, it says", ""],
        ),
    ],
)
def test_the_name_of_an_outlet_is_told_whole(title: str, lines: list[str]) -> None:
    event = replace(make.BURN.event, title=title, sources=("Port Wexley Observer",))
    value = replace(make.DIGEST, happened=(make.entry(replace(make.BURN, event=event)),), leading=1, omitted={})
    shown = render_digest(value, Page(76)).splitlines()
    at = shown.index(next(line for line in shown if line.startswith(lines[0][:13])))
    assert shown[at : at + len(lines)] == [*lines[:-1], f"{lines[-1]:<56}Port Wexley Observer"]


def test_what_others_say_and_the_evidence_stand_below_their_event() -> None:
    value = replace(make.DIGEST, happened=(make.entry(make.ADMITTED),), leading=1, omitted={})
    shown = render_digest(value, Page(76, evidence=True)).splitlines()
    at = next(number for number, line in enumerate(shown) if line.startswith("  Kim admits"))
    below = shown[at + 1 : at + 5]
    assert "    others say: 30 Nov 2025 (Harbour Post)" in below
    assert all(line.startswith("    ") for line in below)


def test_how_to_see_the_rest_is_said() -> None:
    text = render_digest(replace(make.DIGEST, omitted={"upcoming": 18, "learned": 2}), Page(76))
    assert f"and 18 more (--upcoming {18 + len(make.DIGEST.upcoming)})" in text and "and 2 more (--all)" in text


def test_feeds_that_bring_nothing_take_one_line() -> None:
    feeds = tuple(FeedTrouble(f"Herald of Harbour {n}", Trouble.SILENT, newest=date(2024, 12, 12)) for n in range(9))
    last = render_digest(replace(make.EMPTY, feeds=feeds), Page(76)).splitlines()[-1]
    assert last == "FEEDS  Herald of Harbour 0: newest article 387 days old · and 8 more"


def test_a_long_reason_of_one_feed_does_not_hide_how_many_fail() -> None:
    note = "cannot be reached: the host feeds.example.org is not known to any server that was asked"
    feeds = tuple(FeedTrouble(f"Herald {n}", Trouble.FAILING, note) for n in range(14))
    last = render_digest(replace(make.EMPTY, feeds=feeds), Page(76)).splitlines()[-1]
    assert (
        last.startswith("FEEDS  Herald 0 fails (cannot be")
        and last.endswith("… · and 13 more")
        and cell_width(last) <= 76
    )


def test_what_is_left_out_is_left_out_of_the_title() -> None:
    first, second = (replace(make.SPOKEN, event=replace(make.SPOKEN.event, title=WORDY)), make.BURN)
    value = replace(make.DIGEST, happened=(make.entry(first), make.entry(second)), leading=2)
    assert any(line.endswith("… (31 Dec 2025 - 1 Jan 2026)") for line in render_digest(value, Page(76)).splitlines())


def test_many_that_are_named_in_passing_are_a_list() -> None:
    value = replace(FULL, happened=entries(40), omitted={})
    text = render_digest(value, Page(76))
    assert text.split("ALSO\n")[1].split("\n\n")[0].count("\n") == 40 - 18 - 1
