"""The first stamp that a feed gave an article stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.model import Article
from tui.service.polling.first_stamps import keep_first_stamps

SEEN = datetime(2026, 1, 14, 11, tzinfo=UTC)
STAMP = datetime(2026, 1, 13, 9, tzinfo=timezone(timedelta(hours=11)))
FIRST = Article("a", "Wire", "T", "x", STAMP, SEEN, feed="f")
UNDATED = replace(FIRST, published=SEEN.astimezone(STAMP.tzinfo), dated=False)


def kept(now: Article, old: Article | None) -> tuple[datetime, bool]:
    (article,) = keep_first_stamps([now], {old.id: old} if old else {})
    return article.published, article.dated


@pytest.mark.parametrize("days", [-2, 3])
def test_another_stamp_is_no_news(days: int) -> None:
    assert kept(replace(FIRST, published=STAMP + timedelta(days), text="y"), FIRST) == (STAMP, True)
    assert kept(replace(UNDATED, text="y"), FIRST) == (STAMP, True)


def test_a_stamp_that_comes_later_is_believed_where_it_lies_before_first_sight() -> None:
    assert kept(FIRST, UNDATED) == (STAMP, True)
    assert kept(replace(FIRST, published=SEEN + timedelta(1)), UNDATED) == (SEEN, False)


def test_first_sight_keeps_the_outlet_s_clock() -> None:
    moment, _ = kept(replace(UNDATED, text="y"), UNDATED)
    assert moment == SEEN and moment.utcoffset() == timedelta(hours=11)


def test_what_is_new_is_as_it_says() -> None:
    assert kept(FIRST, None) == (STAMP, True)
