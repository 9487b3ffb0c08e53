"""One event, every testimony."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.app import world
from tui.model import Role, When
from tui.service.timeline.details import event_detail
from tui.service.timeline.testimonies import in_order, told_by


def test_in_order_of_publication_with_who_was_first(tmp_path: Path) -> None:
    with world.session(tmp_path) as session:
        detail, told = told_by(session, "train")
        assert detail.event.id == "train"
        assert [one.source.source for one in told] == ["Local Gazette", "AFP", "AP", "BBC", "Reuters"]
        assert [one.after for one in told] == [timedelta(hours=n) for n in range(5)]
        assert [one.is_first for one in told] == [True, False, False, False, False]
        assert [one.source.agrees for one in told] == [False, True, True, True, True]


def test_a_reprint_stands_below_what_it_repeats(tmp_path: Path) -> None:
    with world.session(tmp_path) as session:
        detail = event_detail(session, "train")
        sources = {source.source: source for source in detail.sources}
        own = replace(sources["AP"], evidence=replace(sources["AP"].evidence, text="Another sentence."))
        copy = replace(sources["BBC"], role=Role.REPRINT, evidence=own.evidence)
        early = replace(copy, article="early", published=own.published - timedelta(hours=9))
        month = replace(sources["AFP"], when=When.month(2026, 1))
        told = in_order(replace(detail, sources=(sources["Reuters"], own, copy, month, early)))
        assert [(one.source.source, one.repeats) for one in told] == [
            ("AFP", ""), ("AP", ""), ("BBC", "AP"), ("BBC", "AP"), ("Reuters", ""),
        ]  # fmt: skip
        assert told[0].is_first and told[0].coarser and not told[1].coarser
