"""Stories: found as events come, kept, and changed by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.store.make import T0, article, mention
from tests.store.older import take_back_mutes
from tui.errors import UsageError
from tui.model import Event, Query
from tui.service import edit
from tui.service.filters.language import parse_query
from tui.service.ingest.event_rows import refresh_events
from tui.service.ingest.story_links import link_deferred
from tui.service.session import Session
from tui.service.timeline import listing as timeline
from tui.service.timeline.story_list import matching_stories, story_by_id
from tui.store import Store, StoredMention, migrations

AMUR = ("taldan", "amur", "train")
OTHERS = 40
"""Events about something else, so that the words of the story are rare."""


def tell(session: Session, id_: str, when: str, *terms: str, at: datetime = T0, event: str = "") -> None:
    told = article(id_, at=at)
    session.store.put_article(told, "h")
    said = mention(told, 0, when, terms=terms, title=f"Event {id_}")
    with session.store.transaction():
        refresh_events(session.store, session.store.put_mentions(id_, [StoredMention(said, event or f"e-{id_}")], at))


def tell_others(session: Session, when: str = "2026-01-02") -> None:
    for n in range(OTHERS):
        tell(session, f"x{n}", when, f"name{n}", f"place{n}", f"thing{n}")


def members(session: Session, query: Query | None = None) -> list[tuple[str, ...]]:
    return [found.events for found in matching_stories(session, query or Query())]


def one(session: Session, id_: str) -> Event:
    (found,) = session.store.events([id_])
    return found


@pytest.fixture
def amur(session: Session) -> Session:
    tell(session, "a", "2026-01-02", *AMUR)
    tell(session, "b", "2026-01-09", *AMUR, "inquiry")
    tell(session, "d", "2026-01-03", "zeya", "vote", "kundur")
    tell_others(session)
    tell(session, "c", "2026-01-20", *AMUR, "rail")
    return session


def test_events_with_rare_names_in_common_make_a_story(amur: Session) -> None:
    tell(amur, "e", "2026-06-01", *AMUR)
    (found,) = matching_stories(amur, Query())
    assert (found.events, found.articles) == (("e-a", "e-b", "e-c"), ("a", "b", "c"))
    assert (str(found.first), str(found.last)) == ("2026-01-02", "2026-01-20")
    assert found.title == one(amur, found.face).title
    assert [one(amur, id_).story for id_ in ("e-a", "e-b", "e-c", "e-d")] == [found.id, found.id, found.id, None]
    assert matching_stories(amur, Query()) == [found]
    assert matching_stories(amur, Query(text='"nothing"')) == []
    assert matching_stories(amur, Query(text='"event b"')) == [found], "one event that matches tells the whole story"


def test_words_that_stand_in_any_news_tie_nothing(session: Session) -> None:
    for n in range(OTHERS):
        tell(session, f"x{n}", "2026-01-02", "presid", "govern", f"name{n}", f"place{n}", f"thing{n}")
    assert matching_stories(session, Query()) == []


def test_an_event_without_terms_or_without_a_date_to_speak_of_is_no_story(session: Session) -> None:
    tell(session, "a", "2026-01-02")
    tell(session, "b", "2026-01-02")
    tell(session, "c", "2025", *AMUR)
    tell(session, "d", "2026-01-02", *AMUR)
    assert matching_stories(session, Query()) == []


def test_filters_by_story(amur: Session) -> None:
    (found,) = matching_stories(amur, Query())

    def ids(text: str) -> list[str]:
        return [event.id for event in timeline.events(amur, parse_query(text, T0))]

    assert ids(f"story:{found.id}") == ["e-a", "e-b", "e-c"]
    assert ids(f"story:{found.id} to:2026-01-10") == ["e-a", "e-b"]
    assert ids(f'story:"{found.title[:7]}"') == ["e-a", "e-b", "e-c"]
    assert ids("story:s0000000000") == []
    assert story_by_id(amur, found.id) == found
    with pytest.raises(UsageError, match="no story"):
        story_by_id(amur, "s0000000000")


def test_a_story_keeps_its_id_while_it_grows(amur: Session) -> None:
    (before,) = matching_stories(amur, Query())
    tell(amur, "f", "2026-02-01", *AMUR, "verdict")
    (after,) = matching_stories(amur, Query())
    assert after.id == before.id
    assert after.events == (*before.events, "e-f")


def test_two_stories_that_become_one(session: Session) -> None:
    tell_others(session)
    tell(session, "a", "2026-01-02", "taldan", "amur", "train", "derail")
    tell(session, "b", "2026-01-03", "taldan", "amur", "train", "cars")
    tell(session, "c", "2026-03-20", "taldan", "amur", "train", "verdict")
    tell(session, "d", "2026-03-21", "taldan", "amur", "train", "appeal")
    assert members(session) == [("e-a", "e-b"), ("e-c", "e-d")] or members(session) == [("e-c", "e-d"), ("e-a", "e-b")]
    ids = {one(session, id_).story for id_ in ("e-a", "e-c")}
    tell(session, "m", "2026-02-09", "taldan", "amur", "train", "hearing")
    tell(session, "n", "2026-01-22", "taldan", "amur", "train", "inquiry")
    tell(session, "o", "2026-03-08", "taldan", "amur", "train", "charge")
    tell(session, "p", "2026-02-24", "taldan", "amur", "train")
    (whole,) = matching_stories(session, Query())
    assert len(whole.events) == 8
    assert {story_by_id(session, str(id_)) for id_ in ids} == {whole}, "the id that is no more leads to the survivor"
    assert [event.id for event in timeline.events(session, Query(stories=(min(map(str, ids)),)))] == list(whole.events)


def test_a_story_that_loses_its_events_is_none_and_its_id_is_not_given_to_others(amur: Session) -> None:
    (found,) = matching_stories(amur, Query())
    for id_ in ("b", "c"):
        tell(amur, id_, "2026-01-09", f"coast{id_}", id_, f"sale{id_}", at=T0 + timedelta(days=1))
    assert matching_stories(amur, Query()) == []
    assert one(amur, "e-a").story is None
    tell(amur, "g", "2026-01-10", "coastb", "b", "saleb", at=T0 + timedelta(days=2))
    (other,) = matching_stories(amur, Query())
    assert (other.events, other.id == found.id) == (("e-b", "e-g"), False)


def test_what_was_known_then(amur: Session) -> None:
    later = T0 + timedelta(days=3)
    tell(amur, "f", "2026-01-05", "zeya", "vote", "kundur", "mayor", at=later)
    known = {event.id: event.story for event in timeline.events(amur, Query(as_of=T0))}
    now = {event.id: event.story for event in timeline.events(amur, Query())}
    assert known["e-d"] is None
    assert now["e-d"] == now["e-f"] is not None
    assert members(amur, Query(as_of=T0)) == [("e-a", "e-b", "e-c")]
    assert sorted(members(amur)) == [("e-a", "e-b", "e-c"), ("e-d", "e-f")]


def test_the_order_within_a_day_changes_nothing(session: Session) -> None:
    tell_others(session)
    rows: Sequence[tuple[str, str, tuple[str, ...]]] = [
        ("a", "2026-01-02", (*AMUR, "derail")),
        ("b", "2026-01-02", (*AMUR, "spill")),
        ("c", "2026-01-03", (*AMUR, "repair")),
        ("d", "2026-01-02", ("zeya", "vote", "kundur")),
        ("e", "2026-01-03", ("zeya", "vote", "kundur", "mayor")),
    ]
    for id_, when, terms in reversed(rows):
        tell(session, id_, when, *terms)
    assert sorted(members(session)) == [("e-a", "e-b", "e-c"), ("e-d", "e-e")]


class TestEdits:
    def test_an_event_is_taken_out_for_good_and_put_back(self, amur: Session) -> None:
        (found,) = matching_stories(amur, Query())
        edit.set_story(amur, ["e-b"], "")
        assert members(amur) == [("e-a", "e-c")]
        tell(amur, "b", "2026-01-09", *AMUR, "inquiry", "report", at=T0 + timedelta(days=1))
        tell(amur, "b2", "2026-01-10", *AMUR, "inquiry")
        assert one(amur, "e-b").story is None, "what is told anew does not put it back"
        assert edit.undo(amur) == edit.Step("story: Event b", "e-b")
        assert one(amur, "e-b").story == found.id

    def test_an_event_is_put_into_a_story_that_it_has_no_word_of(self, amur: Session) -> None:
        (found,) = matching_stories(amur, Query())
        edit.set_story(amur, ["e-d"], found.id)
        assert members(amur) == [("e-a", "e-d", "e-b", "e-c")]
        tell(amur, "d", "2026-01-03", "zeya", "vote", "kundur", "again", at=T0 + timedelta(days=1))
        assert one(amur, "e-d").story == found.id
        edit.undo(amur)
        assert one(amur, "e-d").story is None
        with pytest.raises(UsageError, match="no story"):
            edit.set_story(amur, ["e-d"], "s0000000000")

    def test_taking_the_last_but_one_out_ends_a_story_and_undo_brings_it_back(self, session: Session) -> None:
        tell(session, "a", "2026-01-02", *AMUR)
        tell(session, "b", "2026-01-09", *AMUR)
        (found,) = matching_stories(session, Query())
        edit.set_story(session, ["e-b"], "")
        assert matching_stories(session, Query()) == []
        edit.undo(session)
        assert matching_stories(session, Query()) == [found]

    def test_stories_are_merged_and_parted(self, amur: Session) -> None:
        tell(amur, "f", "2026-01-05", "zeya", "vote", "kundur", "mayor")
        large, small = matching_stories(amur, Query())
        assert edit.merge_stories(amur, [small.id, large.id]) == large.id
        assert len(matching_stories(amur, Query())) == 1
        assert story_by_id(amur, small.id).id == large.id
        tell(amur, "g", "2026-01-06", "zeya", "vote", "kundur", "budget")
        assert one(amur, "e-g").story == large.id, "what comes later follows"
        edit.undo(amur)
        assert ("e-d", "e-f", "e-g") in members(amur)
        with pytest.raises(UsageError, match="two stories"):
            edit.merge_stories(amur, [large.id])

    def test_a_merge_of_events_takes_the_story_along(self, amur: Session) -> None:
        (found,) = matching_stories(amur, Query())
        edit.merge(amur, ["e-a", "e-x1"], "e-x1")
        assert one(amur, "e-x1").story == one(amur, "e-b").story is not None
        assert amur.store.stories.survivor(found.id) == one(amur, "e-b").story, "what was handed out once leads on"
        edit.undo(amur)
        assert one(amur, "e-x1").story is None


def unweave(session: Session) -> None:
    """As if no event had ever looked for a story."""
    with session.store.transaction() as db:
        db.execute("UPDATE events SET story = NULL")
        for table in ("stories", "story_keys", "story_links", "story_log"):
            db.execute(f"DELETE FROM {table}")


def test_what_was_deferred_finds_its_story_later(amur: Session) -> None:
    before, book = matching_stories(amur, Query()), amur.store.stories
    unweave(amur)
    ids = [event.id for event in amur.store.stream(Query())]
    book.mark_unlinked([*ids, "e-a", "e-unknown"])
    assert matching_stories(amur, Query()) == [] and book.unlinked_count() == len(ids) + 1
    link_deferred(amur.store)
    assert [(found.id, found.events) for found in matching_stories(amur, Query())] == [
        (one.id, one.events) for one in before
    ]
    assert book.next_unlinked(9) == []


def test_an_event_that_is_no_more_waits_for_no_story(amur: Session) -> None:
    amur.store.stories.mark_unlinked(["e-a", "e-b"])
    amur.store.drop_events(["e-a"])
    assert (amur.store.stories.unlinked_count(), amur.store.stories.next_unlinked(9)) == (1, ["e-b"])


BEFORE_UNLINKED = 1 + next(place for place, step in enumerate(migrations.STEPS) if "CREATE TABLE unwoven" in step)
"""Version of a store without a table of events whose stories wait."""


def test_a_store_of_an_older_version_waits_to_be_linked(amur: Session) -> None:
    before = matching_stories(amur, Query())
    unweave(amur)
    with amur.store.transaction() as db:
        take_back_mutes(db)
        db.execute("DROP TABLE unwoven")
        db.execute("DROP TABLE story_links")
        db.execute("INSERT INTO meta VALUES ('unwoven', 1)")
        db.execute("DROP INDEX articles_read_by")
        for column in (
            "mentions DROP COLUMN news", "mentions DROP COLUMN weighty", "events DROP COLUMN weight",
            "articles DROP COLUMN read_by", "articles DROP COLUMN changed",
        ):  # fmt: skip
            db.execute(f"ALTER TABLE {column}")
        db.execute(f"PRAGMA user_version = {BEFORE_UNLINKED}")
    with replace(amur, store=Store.open(amur.store.path)) as opened:
        link_deferred(opened.store)
        assert [(one.id, one.events) for one in matching_stories(opened, Query())] == [
            (one.id, one.events) for one in before
        ]
