"""Storylines."""

from __future__ import annotations

from tests.store.make import article, mention
from tui.model import Query
from tui.service.refresh import refresh_events
from tui.service.session import Session
from tui.service.stories import stories
from tui.store import StoredMention


def tell(session: Session, id_: str, when: str, *terms: str) -> None:
    told = article(id_)
    session.store.put_article(told, "h")
    said = mention(told, 0, when, terms=terms, title=f"Event {id_}")
    with session.store.transaction():
        refresh_events(session.store, session.store.put_mentions(id_, [StoredMention(said, f"e-{id_}")]))


def test_events_with_rare_names_in_common_make_a_story(session: Session) -> None:
    tell(session, "a", "2026-01-02", "Taldan", "Amur", "train")
    tell(session, "b", "2026-01-09", "Amur", "Taldan", "inquiry")
    tell(session, "c", "2026-01-20", "Taldan", "Amur", "rail")
    tell(session, "d", "2026-01-03", "council", "vote")
    tell(session, "e", "2026-06-01", "Taldan", "Amur")
    for n in range(40):
        tell(session, f"x{n}", "2026-01-02", f"name{n}", f"place{n}")
    found = stories(session, Query())
    assert [(story.events, story.articles) for story in found] == [(("e-a", "e-b", "e-c"), ("a", "b", "c"))]
    assert (str(found[0].first), str(found[0].last)) == ("2026-01-02", "2026-01-20")
    assert stories(session, Query()) == found
    assert stories(session, Query(text='"nothing"')) == []


def test_words_that_everything_has_tie_nothing(session: Session) -> None:
    for n in range(40):
        tell(session, f"x{n}", "2026-01-02", "Russia", "Friday", f"name{n}")
    assert stories(session, Query()) == []


def test_an_event_without_terms_is_no_story(session: Session) -> None:
    tell(session, "a", "2026-01-02")
    tell(session, "b", "2026-01-02")
    assert stories(session, Query()) == []
