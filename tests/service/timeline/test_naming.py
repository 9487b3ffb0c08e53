"""`where:` and `who:`: what they mean, keep, and may be completed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.service.conftest import NOW
from tests.store.make import T0, article, mention
from tui.app.timeline.queries import complete
from tui.errors import UsageError
from tui.model import Query
from tui.service.filters.language import parse_query
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session
from tui.service.timeline import listing, naming
from tui.service.timeline.details import event_detail
from tui.store import StoredMention

LYON, GENEVA = "2996944", "2660646"
TOLD = {
    "lyon": ((LYON, "FR"), ("Émile Garnoux",)),
    "talks": (("IR", "US", GENEVA, "CH"), ("Ann Lee", "Zorvan Quillby")),
    "amur": (("RU-AMU", "RU"), ("Sergej Volynov",)),
    "nowhere": ((), ()),
}


@pytest.fixture
def told(session: Session) -> Session:
    for number, (name, (places, people)) in enumerate(TOLD.items()):
        source = article(name)
        said = replace(mention(source), places=places, people=people)
        with session.store.transaction():
            session.store.put_article(source, name)
            touched = session.store.put_mentions(name, [StoredMention(said, f"e-{name}")], T0 + timedelta(hours=number))
            refresh_events(session.store, touched)
    return session


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("where:iran", "talks"),
        ("where:Иран", "talks"),
        ("where:IR", "talks"),
        ("where:france", "lyon"),
        ("where:Lyon", "lyon"),
        (f"where:{LYON}", "lyon"),
        ("where:schweiz,россия", "amur talks"),
        ("where:RU-AMU", "amur"),
        ("where:iranian", "talks"),
        ("where:peru", ""),
        ("who:garnoux", "lyon"),
        ("who:GARNOUX", "lyon"),
        ("who:émile", "lyon"),
        ('who:"ann lee"', "talks"),
        ("who:quill,volynov", "amur talks"),
        ("who:nobody", ""),
        ("where:iran who:lee", "talks"),
        ("where:iran who:garnoux", ""),
    ],
)
def test_a_filter_keeps_what_is_named_now_and_as_of_then(told: Session, text: str, kept: str) -> None:
    query = parse_query(text, NOW)
    assert [event.id for event in listing.events(told, query)] == [f"e-{name}" for name in kept.split()]
    assert listing.count(told, query) == len(kept.split())
    tell_more(told)
    then = replace(query, as_of=T0 + timedelta(hours=9))
    assert {event.id for event in listing.events(told, then)} == {f"e-{name}" for name in kept.split()}


def tell_more(session: Session) -> None:
    """Later all events are told by another article, so that what was known before is fused again."""
    at = T0 + timedelta(hours=10)
    for name in TOLD:
        source = article(f"{name}-again", "Gazette", at)
        with session.store.transaction():
            session.store.put_article(source, source.id)
            refresh_events(
                session.store, session.store.put_mentions(source.id, [StoredMention(mention(source), f"e-{name}")], at)
            )


def test_an_event_that_is_told_otherwise_is_found_by_what_it_names_now(told: Session) -> None:
    for name in ("lyon",):
        said = replace(mention(article(name)), places=("PE",), people=())
        with told.store.transaction():
            refresh_events(told.store, told.store.put_mentions(name, [StoredMention(said, "e-lyon")], T0))
    assert listing.count(told, parse_query("where:lyon", NOW)) == 0
    assert listing.count(told, parse_query("where:peru", NOW)) == 1
    assert listing.count(told, parse_query("who:garnoux", NOW)) == 0


def test_a_place_that_nobody_knows_is_said_to_be_none() -> None:
    with pytest.raises(UsageError, match="no place called 'xqzt'"):
        parse_query("where:xqzt", NOW)
    assert naming.places_called("Georgia") == ("GE",)
    assert naming.places_called("us-ga") == ("US-GA",)


def test_names_are_completed_from_what_events_name(told: Session) -> None:
    assert complete(told, "where:ir", 8) == ["where:Iran"]
    assert complete(told, "flood where:fr,Gen", 18) == ["flood where:fr,Geneva"]
    assert complete(told, "who:quill", 9) == ["who:quillby"]
    assert complete(told, "who:ann", 7) == ['who:"ann lee"']
    assert complete(told, "who:lee", 7) == ["who:lee"]
    assert complete(told, "wh", 2) == ["where:", "who:"]


def test_the_detail_calls_places_by_name(told: Session) -> None:
    assert event_detail(told, "e-talks").where == ("Geneva, Switzerland", "Iran", "United States")
    assert event_detail(told, "e-amur").where == ("Amur, Russia",)
    assert event_detail(told, "e-nowhere").where == ()
    assert listing.count(told, Query()) == len(TOLD)
