"""One event from its mentions: its date, who gives which, its face and weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tui.events.fuse import fuse
from tui.model import Basis, Event, Evidence, Mention, Modality, Role, When

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
BASE = Mention(
    "a#0", "a", "Wire", "Freight train derails in Amur region", When.day(NOON.date()), Basis.RELATIVE, 0.9,
    Evidence("A freight train derailed near Taldan."), NOON, NOON, Role.MAIN, lang="en",
)  # fmt: skip


def mention(name: str, when: str, basis: Basis, source: str = "", role: Role = Role.MAIN, hours: float = 0) -> Mention:
    moment = NOON + timedelta(hours=hours)
    return replace(
        BASE, id=f"{name}#0", article=name, source=source or name, when=When.parse(when), basis=basis, role=role,
        published=moment, first_seen=moment,
    )  # fmt: skip


def test_the_finer_of_agreeing_dates_wins() -> None:
    event = fuse(
        "e",
        [
            mention("a", "2025-12", Basis.RELATIVE),
            mention("b", "2025-12-12", Basis.STATED),
            mention("c", "2025-12", Basis.RELATIVE),
        ],
    )
    assert (event.when.edtf(), event.basis) == ("2025-12-12", Basis.STATED)
    assert event.disagreeing == ()


def test_a_stated_date_outweighs_days_of_publication() -> None:
    event = fuse(
        "e",
        [
            mention("a", "2026-01-02", Basis.PUBLISHED),
            mention("b", "2026-01-02", Basis.PUBLISHED),
            mention("c", "2026-01-01", Basis.STATED),
        ],
    )
    assert event.when.edtf() == "2026-01-01"
    assert event.disagreeing == ()


def test_disagreeing_sources_are_kept_and_named() -> None:
    event = fuse(
        "e",
        [mention(n, "2026-01-02", Basis.STATED, hours=i) for i, n in enumerate("abc")]
        + [mention("d", "2026-01-01", Basis.STATED, hours=5)],
    )
    assert event.when.edtf() == "2026-01-02"
    assert [(reported.when.edtf(), reported.sources) for reported in event.disagreeing] == [("2026-01-01", ("d",))]
    assert event.sources == ("a", "b", "c", "d")


def test_reprints_do_not_corroborate() -> None:
    alone = fuse("e", [mention("a", "2026-01-02", Basis.STATED)])
    copied = fuse(
        "e", [mention("a", "2026-01-02", Basis.STATED), mention("b", "2026-01-02", Basis.STATED, role=Role.REPRINT)]
    )
    told = fuse("e", [mention("a", "2026-01-02", Basis.STATED), mention("b", "2026-01-02", Basis.STATED)])
    assert copied.score == alone.score < told.score
    assert copied.sources == ("a",)
    assert copied.articles == 2


def test_the_order_of_mentions_does_not_matter() -> None:
    told = [
        mention("a", "2026-01-02", Basis.STATED),
        mention("b", "2026-01", Basis.STATED, hours=1),
        mention("c", "2026-01-01", Basis.PUBLISHED, hours=2),
    ]
    assert fuse("e", told) == fuse("e", told[::-1])


def dated(event: Event) -> tuple[str, Basis]:
    return event.when.edtf(), event.basis


def given(event: Event) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(reported.when.edtf(), reported.sources, reported.agrees) for reported in event.reported_dates]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Basis.STATED, Basis.RELATIVE),
        (Basis.RELATIVE, Basis.CONTEXT),
        (Basis.CONTEXT, Basis.PUBLISHED),
    ],
)
def test_of_two_dates_the_better_known_one_holds(better: Basis, worse: Basis) -> None:
    told = [mention("a", "2025-12-20", worse), mention("b", "2025-12-17", better, hours=1)]
    assert dated(fuse("e", told)) == ("2025-12-17", better)


def test_a_source_counts_once_however_often_it_says_so() -> None:
    often = [mention(f"a{n}", "2025-12-20", Basis.RELATIVE, source="Wire", hours=n) for n in range(5)]
    others = [mention(n, "2025-12-17", Basis.RELATIVE, hours=9) for n in "bc"]
    assert dated(fuse("e", often + others)) == ("2025-12-17", Basis.RELATIVE)
    vague = mention("x", "2025-12", Basis.RELATIVE, source="Wire", hours=9)  # no second voice for the 20th
    assert dated(fuse("e", [*often, vague, *others])) == ("2025-12-17", Basis.RELATIVE)


def test_many_sources_outweigh_one_that_states_another_date() -> None:
    told = [mention(n, "2025-12-20", Basis.RELATIVE) for n in "abc"] + [mention("d", "2025-12-10", Basis.STATED)]
    event = fuse("e", told)
    assert dated(event) == ("2025-12-20", Basis.RELATIVE)
    assert given(event) == [("2025-12-20", ("a", "b", "c"), True), ("2025-12-10", ("d",), False)]


def test_a_vague_date_does_not_win_because_exact_ones_disagree() -> None:
    days = [mention("a", "2025-12-16", Basis.RELATIVE), mention("b", "2025-12-17", Basis.RELATIVE, hours=1)]
    told = [*days, mention("c", "2025-12", Basis.RELATIVE, hours=2), mention("d", "2025-12-17", Basis.PUBLISHED)]
    assert dated(fuse("e", told)) == ("2025-12-17", Basis.RELATIVE)
    vague = [mention(n, "2025-12", Basis.STATED, hours=3) for n in "xyz"]
    assert dated(fuse("e", [*vague, mention("d", "2025-12-30", Basis.PUBLISHED)])) == ("2025-12", Basis.STATED)


def test_undated_news_is_of_its_day_or_the_day_before_and_gives_no_date() -> None:
    undated = [mention(str(n), "2026-01-02", Basis.PUBLISHED, hours=n) for n in range(8)]
    event = fuse("e", [*undated, mention("a", "2026-01-01", Basis.RELATIVE, hours=9)])
    assert dated(event) == ("2026-01-01", Basis.RELATIVE)
    assert given(event) == [("2026-01-01", ("a",), True)]
    far = fuse("e", [*undated, mention("a", "2025-12-01", Basis.RELATIVE, hours=9)])
    assert dated(far) == ("2026-01-02", Basis.PUBLISHED)
    assert given(far)[1:] == [("2025-12-01", ("a",), False)]


def test_of_two_days_with_as_many_sources_undated_news_speaks_for_its_own() -> None:
    announced = mention("a", "2026-01-01", Basis.RELATIVE)
    told = [mention("b", "2026-01-02", Basis.RELATIVE, hours=9), mention("c", "2026-01-02", Basis.PUBLISHED, hours=4)]
    assert dated(fuse("e", [announced, *told])) == ("2026-01-02", Basis.RELATIVE)


def test_undated_news_from_before_the_event_disagrees() -> None:
    told = [mention("a", "2026-01-05", Basis.STATED), mention("b", "2026-01-05", Basis.STATED)]
    event = fuse("e", [*told, mention("c", "2026-01-02", Basis.PUBLISHED)])
    assert given(event) == [("2026-01-05", ("a", "b"), True), ("2026-01-02", ("c",), False)]


def test_the_date_that_the_event_bears_is_the_first_reading() -> None:
    months = [mention(n, "2025-12", Basis.STATED) for n in "abcd"]
    event = fuse("e", [*months, mention("e", "2025-12-12", Basis.RELATIVE, hours=3)])
    assert given(event) == [("2025-12-12", ("e",), True), ("2025-12", ("a", "b", "c", "d"), True)]


def test_a_source_is_named_with_the_date_it_gave_the_event() -> None:
    vague = mention("a", "2025-12", Basis.STATED, source="Wire")
    exact = mention("b", "2025-12-12", Basis.RELATIVE, source="Wire", hours=1)
    assert given(fuse("e", [vague, exact])) == [("2025-12-12", ("Wire",), True)]


def test_later_better_dated_mentions_move_the_event() -> None:
    told = [mention("a", "2026-01-02", Basis.PUBLISHED)]
    assert dated(fuse("e", told)) == ("2026-01-02", Basis.PUBLISHED)
    told.append(mention("b", "2025-12", Basis.RELATIVE, hours=24))
    told.append(mention("c", "2025-12-29", Basis.STATED, hours=48))
    event = fuse("e", told)
    assert (event.id, *dated(event)) == ("e", "2025-12-29", Basis.STATED)


def test_the_title_is_an_agreeing_main_mention() -> None:
    aside = replace(mention("a", "2026-01-02", Basis.STATED, role=Role.MENTION), title="Said aside, early and fine")
    wrong = replace(mention("b", "2025-11-02", Basis.CONTEXT, hours=1), title="Told of another day altogether")
    right = replace(mention("c", "2026-01-02", Basis.STATED, hours=2), title="Told as the news of its own day")
    assert fuse("e", [aside, wrong, right]).title == right.title


def test_the_title_is_one_that_gives_the_date_itself() -> None:
    later = replace(mention("a", "2026-01-04", Basis.PUBLISHED, hours=-3), title="What came of it two days later")
    dated = replace(mention("b", "2026-01-02", Basis.STATED), title="Dam of Sorrel burst on the second day")
    assert fuse("e", [later, dated]).when == dated.when
    assert fuse("e", [later, dated]).title == dated.title


def test_the_title_is_that_of_news_where_any_is_told() -> None:
    asks = replace(mention("a", "2026-01-02", Basis.STATED), score=0.4, title="Why the dam of Sorrel burst")
    tells = replace(mention("b", "2026-01-02", Basis.STATED, hours=5), title="Dam of Sorrel burst")
    assert fuse("e", [asks, tells]).title == tells.title
    assert fuse("e", [asks, replace(asks, id="c#0", source="Other")]).title == asks.title


def test_a_plan_becomes_a_fact_when_the_latest_news_says_so() -> None:
    plan = replace(mention("a", "2026-01-02", Basis.STATED, hours=-48), modality=Modality.PLANNED)
    assert fuse("e", [plan]).modality is Modality.PLANNED
    assert fuse("e", [plan, mention("b", "2026-01-02", Basis.STATED)]).modality is Modality.HAPPENED


def test_background_gives_no_date_that_no_report_allows() -> None:
    report = mention("a", "2026-01-02", Basis.PUBLISHED)
    background = mention("b", "2025-10", Basis.STATED, role=Role.MENTION)
    assert fuse("e", [report, background]).when.edtf() == "2026-01-02"
    day_before = mention("c", "2026-01-01", Basis.RELATIVE, role=Role.MENTION)
    assert fuse("e", [report, day_before]).when.edtf() == "2026-01-01"
    assert fuse("e", [background]).when.edtf() == "2025-10"


def test_an_article_dates_the_event_it_is_about_by_its_own_news() -> None:
    report = mention("a", "2026-01-02", Basis.PUBLISHED)
    background = replace(mention("a", "2026-01-01", Basis.RELATIVE, role=Role.MENTION), id="a#1")
    assert fuse("e", [report, background]).when.edtf() == "2026-01-02"
