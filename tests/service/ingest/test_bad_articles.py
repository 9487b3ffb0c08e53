"""Articles as no editor would want them: nothing is swallowed, nothing breaks, and the rest is as if they were not there."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.events.make import NOON, said
from tests.service.ingest.make import extraction
from tui.events.extraction.extract import Extraction, extract
from tui.events.matching.candidates import day_of
from tui.model import Article, Query, Settings
from tui.service.ingest.ingestor import Ingestor
from tui.service.ingest.window import moment_of, runs
from tui.service.session import Clock, Paths, Session
from tui.service.timeline import listing as timeline
from tui.store import Store

pytestmark = pytest.mark.slow

SYLLABLES = "ba ke di mo ru sa te vi lo nu pa ri".split()
NEWSROOM = "officials said people police minister group country week plan report meeting called"


def word(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=4))


def news(name: str, title: str, text: str, hours: float = 0, source: str = "", **more: Any) -> Extraction:
    moment = more.pop("published", NOON + timedelta(hours=hours))
    return extract(Article(name, source or f"Outlet {name}", title, text, moment, NOON, **{"lang": "en", **more}))


def prose(seed: int, words: int = 18) -> str:
    """A sentence of made-up words and those of any newsroom."""
    draw = random.Random(seed)
    some = [word(draw) for _ in range(words)] + draw.sample(NEWSROOM.split(), 5)
    draw.shuffle(some)
    return " ".join(some).capitalize() + "."


def groups(session: Session) -> set[frozenset[str]]:
    """The articles that are about one event, for every event."""
    articles: dict[str, set[str]] = {}
    for row in session.store.live_mentions(datetime.min.replace(tzinfo=UTC)):
        if row.mention.id.endswith("#0"):
            articles.setdefault(row.event_id, set()).add(row.mention.article)
    return {frozenset(group) for group in articles.values()}


def taken_in(batches: Sequence[Sequence[Extraction]]) -> set[frozenset[str]]:
    with Session(Settings(), Store.temporary(), Clock(NOON), Paths(Path("feeds.toml"), Path("store.db"))) as session:
        ingestor = Ingestor(session)
        for batch in batches:
            ingestor.add(batch)
        return groups(session)


STORIES = [
    news(f"{story}{teller}", f"{prose(n, 4)[:-1]} {teller}", f"{prose(n)} {prose(7000 + 100 * n + m, 6)}", 30 * n + m)
    for n, story in enumerate("abcdef")
    for m, teller in enumerate("xyz")
]
"""Six events, each told by three outlets in much the same words and some of their own."""
EXPECTED = {frozenset(f"{story}{teller}" for teller in "xyz") for story in "abcdef"}


def test_the_stories_are_found() -> None:
    assert taken_in([STORIES]) == EXPECTED


@pytest.mark.parametrize("title", ["Live updates", "Morning briefing", "Opinion", "LIVE", ""])
def test_a_title_that_says_nothing_makes_no_event(title: str) -> None:
    bare = [news(f"t{n}", title, "", 7 * n) for n in range(20) if title]
    full = [news(f"f{n}", title, prose(500 + n), 7 * n) for n in range(20)]
    assert taken_in([bare, full]) == {frozenset([one.article.id]) for one in (*bare, *full)}


def test_without_titles_texts_meet_as_well() -> None:
    rows = [news(one.article.id, "", one.article.text, 0, published=one.article.published) for one in STORIES]
    assert taken_in([rows]) == EXPECTED


def test_a_thousand_articles_of_one_outlet_stay_what_they_are() -> None:
    rows = [
        extraction(
            replace(
                said(f"n{n}", prose(1000 + n).lower().rstrip("."), n / 20, when="2026-01-02" if n % 3 else ""),
                source="Wire",
            )
        )
        for n in range(1000)
    ]
    together = taken_in([rows[start : start + 100] for start in range(0, 1000, 100)])
    assert max(map(len, together)) <= 3
    assert len(together) > 980


def test_articles_out_of_order_find_each_other() -> None:
    shuffled = random.Random(5).sample(STORIES, len(STORIES))
    assert taken_in([[one] for one in shuffled]) == EXPECTED
    assert taken_in([[one] for one in reversed(STORIES)]) == EXPECTED
    assert taken_in([shuffled[:9], shuffled[9:]]) == EXPECTED


def test_the_same_again_changes_nothing(session: Session) -> None:
    for _ in range(2):
        Ingestor(session).add(STORIES)
        assert groups(session) == EXPECTED
        assert timeline.count(session, Query()) == len(EXPECTED)


def test_languages_side_by_side_do_not_mix() -> None:
    others = [
        news("de", "Fähre vor Naxos gesunken", "Eine Fähre ist am Freitag vor Naxos gesunken.", lang="de"),
        news("fr", "Le Sénat adopte le budget", "Le Sénat a adopté le budget vendredi soir.", lang="fr"),
        news("ru", "В Хабаровске открыли мост", "Новый мост открыли в Хабаровске в пятницу.", lang="ru"),
        news("zh", "北海道发生地震", "星期五北海道发生地震，无人伤亡。", lang="zh"),
        news("ko", "부산에서 축제 개막", "부산에서 금요일 축제가 개막했다.", lang="ko"),
        news("ar", "افتتاح مهرجان", "افتتح المهرجان يوم الجمعة.", lang="ar"),
        news("none", "…", "!!! ??? 123", lang=""),
    ]
    assert taken_in([others, STORIES]) == EXPECTED | {frozenset([one.article.id]) for one in others}


# ---------------------------------------------------------------------- clocks

ODD_TIMES = [
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2019, 5, 4, 12, tzinfo=UTC),
    datetime(2031, 5, 4, 12, tzinfo=UTC),
    datetime(9999, 12, 31, 23, tzinfo=UTC),
]


def test_a_clock_that_is_years_off_leaves_the_others_alone() -> None:
    odd = [news(f"odd{n}", f"{prose(n)[:-1]}", prose(n), published=moment) for n, moment in enumerate(ODD_TIMES)]
    alone = {frozenset([one.article.id]) for one in odd}
    for batches in ([[*odd, *STORIES]], [odd, STORIES], [STORIES, odd], [STORIES[::2], odd, STORIES[1::2]]):
        assert taken_in(batches) == EXPECTED | alone


def test_a_feed_with_a_wrong_clock_does_not_have_all_of_the_store_read(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingestor = Ingestor(session)
    ingestor.add(STORIES)
    spans: list[tuple[datetime, datetime]] = []
    read = session.store.placements.between

    def noted(first: datetime, last: datetime) -> Any:
        spans.append((first, last))
        return read(first, last)

    monkeypatch.setattr(session.store.placements, "between", noted)
    ingestor.add([news("odd", "Odd", prose(7), published=datetime(2019, 5, 4, tzinfo=UTC))])
    ingestor.add([news("next", "Next", prose(8), 200)])
    assert spans and all(last - first < timedelta(days=60) for first, last in spans)


def test_times_are_split_where_nothing_connects_them() -> None:
    days = [NOON + timedelta(days=days) for days in (0, 5, 20, 80, 81, 900)]
    assert list(runs(days)) == [(0, 3), (3, 5), (5, 6)]
    assert list(runs([])) == []


def test_before_the_beginning_of_the_calendar_there_is_nothing() -> None:
    assert moment_of(day_of(NOON)) == NOON
    assert moment_of(-1e9) == datetime.min.replace(tzinfo=UTC)
    assert moment_of(1e9) == datetime.max.replace(tzinfo=UTC)
