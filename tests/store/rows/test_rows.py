"""Feeds, articles, mentions and events go in and come out the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.make import T0, article, event, mention, put
from tui.errors import StoreError
from tui.model import Basis, FeedState, Modality, Precision, Query, ReportedDate, Role, When
from tui.store import Place, Store, StoredMention, codec

SEOUL = timezone(timedelta(hours=9))


@pytest.fixture
def store() -> Store:
    return Store.temporary({"world": ("https://w", "Wire")})


def test_feed_states_come_back_whole(store: Store) -> None:
    state = FeedState("https://a", etag='W/"x"', next_due=T0, last_ok=T0.replace(microsecond=5), failures=2, gaps=1.5)
    store.put_feed_state(state)
    store.put_feed_state(replace(state, key="https://b", note="403"))
    assert store.feed_state("https://a") == state
    assert store.feed_state("https://none") is None
    assert list(store.feed_states()) == ["https://a", "https://b"]


def test_a_feed_state_of_another_version_is_read(store: Store) -> None:
    with store.transaction() as db:
        db.execute("""INSERT INTO feed_states VALUES ('k', '{"key": "k", "etag": "e", "from_the_future": 1}')""")
    assert store.feed_state("k") == FeedState("k", etag="e")


def test_host_holds_and_the_poll_log(store: Store) -> None:
    store.put_host_hold("a.example", T0)
    store.put_host_hold("a.example", T0 + timedelta(hours=1))
    assert store.host_holds() == {"a.example": T0 + timedelta(hours=1)}
    for n in range(130):
        store.put_poll_log("k", T0 + timedelta(minutes=n), "ok", n, "", 0.5)
    store.put_poll_log("other", T0, "failed", 0, "403", 0.1)
    log = store.poll_log("k", 200)
    assert [new for _, _, new, _, _ in log] == list(range(129, 29, -1))
    assert store.poll_log("other") == [(T0, "failed", 0, "403", 0.1)]


def test_an_article_keeps_its_offset_and_what_was_seen_first(store: Store) -> None:
    told = article(
        "x", published=datetime(2026, 1, 2, 1, 0, tzinfo=SEOUL), first_seen=T0, feed="https://f", dated=False, place=2,
        categories=("News", "日本"),
    )  # fmt: skip
    store.put_article(told, "h1", ["k1", "k2"])
    later = replace(told, title="New", first_seen=T0 + timedelta(days=1), place=9, categories=("Opinion",))
    store.put_article(later, "h2", ["k3"])
    found = store.article("x")
    assert found == replace(told, title="New", categories=("Opinion",))
    assert found is not None
    assert found.published.date() == date(2026, 1, 2)
    assert store.known_articles(["x", "y"]) == {"x": "h2"}
    assert store.find_alias("https://f", ["k1", "k3", "k9"]) == {"k1": "x", "k3": "x"}
    assert store.find_alias("https://g", ["k1"]) == {}
    assert store.article_count() == 1
    assert [a.id for a in store.articles(["nope", "x"])] == ["x"]
    assert store.article_titles(["x"]) == {"x": "New"}


def test_many_ids_at_once(store: Store) -> None:
    for n in range(1200):
        store.put_article(article(f"a{n}"), "h")
    assert len(store.known_articles([f"a{n}" for n in range(1500)])) == 1200


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> When:
    low, high = sorted((draw(DAYS), draw(DAYS)))
    shape = draw(st.sampled_from(["day", "range", "until", "since", "time"]))
    marks = {"approximate": draw(st.booleans()), "uncertain": draw(st.booleans())}
    precision = draw(st.sampled_from(list(Precision)[:-1]))
    if shape == "time":
        return replace(When.day(low, time(draw(st.integers(0, 23)), draw(st.integers(0, 59)), 7)), **marks)
    start = None if shape == "until" else low
    end = None if shape == "since" else low if shape == "day" else high
    return When(start, end, precision, **marks)


@given(whens())
def test_a_when_comes_back_and_its_group_holds_it(when: When) -> None:
    assert codec.row_when(codec.when_row(when)) == when
    if when.last != date.max:
        group = codec.group_when(*codec.group_key(when))
        assert (group.start, group.end) == (when.start, when.end)
        assert codec.group_key(group) == codec.group_key(when)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)), st.integers(-12, 14))
def test_a_time_comes_back(naive: datetime, hours: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert codec.text_time(codec.time_text(moment), codec.offset_of(moment)) == moment


@given(st.lists(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)), min_size=2, max_size=2))
def test_times_sort_as_text(naive: list[datetime]) -> None:
    one, other = (moment.replace(tzinfo=UTC) for moment in naive)
    assert (one < other) == (codec.time_text(one) < codec.time_text(other))


def test_mentions_come_back_whole_in_order(store: Store) -> None:
    late = article("b", at=T0 + timedelta(hours=1))
    early = article("a", published=datetime(2026, 1, 2, 1, 0, tzinfo=SEOUL))
    for told in (late, early):
        store.put_article(told, "h")
    first = mention(early, 0, When.day(date(2026, 1, 1), time(3, 40)), modality=Modality.ONGOING, role=Role.REPRINT)
    second = mention(late, 1, "2025-12~", time=None, url=None, basis=Basis.CONTEXT, terms=("ü", "b"))
    store.put_mentions("b", [StoredMention(second, "e", 0.5, ("b",))])
    assert store.put_mentions("a", [StoredMention(first, "e", 1.0)]) == {"e"}
    assert store.mentions_of(["e", "none"]) == {
        "e": [StoredMention(first, "e", 1.0, ()), StoredMention(second, "e", 0.5, ("b",))]
    }
    assert [s.mention.id for s in store.live_mentions(T0 - timedelta(days=1))] == ["a#0", "b#1"]
    assert [s.mention.id for s in store.live_mentions(T0)] == ["b#1"]


def test_putting_mentions_again_replaces_them_and_names_all_events(store: Store) -> None:
    told = article()
    store.put_article(told, "h")
    store.put_mentions("a", [StoredMention(mention(told, n), f"e{n}") for n in (0, 1)])
    touched = store.put_mentions("a", [StoredMention(mention(told, 0), "e0"), StoredMention(mention(told, 2), "e2")])
    assert touched == {"e0", "e1", "e2"}
    assert sorted(store.mentions_of(["e0", "e1", "e2"])) == ["e0", "e2"]


def test_a_mention_is_as_old_as_its_article(store: Store) -> None:
    told = article()
    store.put_article(told, "h")
    again = replace(told, first_seen=T0 + timedelta(days=3))
    store.put_article(again, "h2")
    store.put_mentions("a", [StoredMention(mention(again), "e")])
    assert store.mentions_of(["e"])["e"][0].mention.first_seen == T0


def test_mentions_of_an_unknown_article_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="not in the store"):
        store.put_mentions("nobody", [])


def test_events_come_back_whole(store: Store) -> None:
    reported_dates = (
        ReportedDate(When.parse("2026-01-02"), ("A", "B")),
        ReportedDate(When.parse("2025"), ("C",), False),
    )
    told = event(
        "e",
        "2026-01-02?",
        reported_dates=reported_dates,
        sources=("A", "B"),
        modality=Modality.PLANNED,
        score=3.25,
        articles=4,
    )
    store.put_events([told])
    assert store.events(["none", "e"]) == [told]
    store.stories.assign("e", "s", "2026-01-02T09:00:00")
    store.put_events([replace(told, title="New")])
    assert store.events(["e"]) == [replace(told, title="New", story="s")]
    assert store.count(Query()) == 1


def test_sequence_numbers_only_grow(store: Store) -> None:
    assert store.high_water() == 0
    put(store, "a")
    first = store.high_water()
    store.put_events([event("a")])
    assert store.high_water() == first
    store.drop_events(["a"])
    put(store, "b")
    assert store.high_water() > first


def test_matching_can_join_events_later_and_the_past_keeps_them_apart(store: Store) -> None:
    for id_ in ("e", "f"):
        put(store, id_)
    later = T0 + timedelta(days=1)
    (mention,) = (row.mention.id for row in store.mentions_of(["f"])["f"])
    assert store.placements.move({mention: Place("e", Role.MAIN, 0.8, ())}, later) == {"e", "f"}
    assert store.placements.emptied(["e", "f"]) == ["f"]
    store.placements.lead_on({"f": "e"}, [])
    store.drop_events(["f"])
    assert [s.mention.article for s in store.mentions_of(["e"])["e"]] == ["article-e", "article-f"]
    assert (store.placements.survivor("f"), store.placements.merged_into("e")) == ("e", ["f"])
    assert sorted(store.mentions_of(["e", "f"], T0)) == ["e", "f"]
    assert store.knowledge.changed_since(T0) == {"e", "f"}
    assert store.knowledge.changed_since(later) == set()


def test_source_names(store: Store) -> None:
    put(store, "a", source="Zeta", feed="https://w")
    put(store, "b", source="Alpha")
    assert store.source_names() == ["Zeta", "Alpha"]
    assert store.source_names(["WORLD"]) == ["Zeta"]


def test_a_sound_store_has_no_complaint(store: Store) -> None:
    put(store, "a")
    assert store.integrity() == ""
