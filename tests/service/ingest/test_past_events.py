"""Background joins the event that was news then, however long ago."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.events.make import A_TO_J, NOON, Q_TO_Z, home, said
from tests.service.ingest.make import extraction
from tui.model import Event, Mention, Query
from tui.service import edit
from tui.service.ingest.ingestor import Ingestor
from tui.service.session import Session
from tui.service.timeline import listing as timeline
from tui.service.timeline.details import event_detail

MONTHS = 24 * 90.0
"""Hours after which nothing of the first days is live any more."""


def events(session: Session, when: str) -> list[Event]:
    return [event for event in timeline.events(session, Query()) if str(event.when) == when]


def look_back(name: str, words: str, when: str, hours: float = MONTHS) -> tuple[Mention, Mention]:
    """What an article about something else says of the past."""
    return said(name, f"{name} {Q_TO_Z}", hours), said(name, words, hours, n=1, when=when)


@pytest.fixture
def old(session: Session) -> Session:
    """An event of 2 January and another of the same day."""
    other = "first second third fourth fifth sixth"
    for name, words in (("a", A_TO_J), ("b", other)):
        Ingestor(session).add([extraction(said(name, words, when="2026-01-02"))])
    return session


def test_background_joins_the_event_of_its_date_and_words(old: Session) -> None:
    Ingestor(old).add([extraction(*look_back("later", "aa bb cc dd said", "2026-01-02"))])
    detail = event_detail(old, home("a"))
    assert [(source.article, str(source.role)) for source in detail.sources] == [("a", "main"), ("later", "mention")]
    assert len(events(old, "2026-01-02")) == 2
    then = event_detail(old, home("a"), NOON + timedelta(days=1))
    assert then.event.articles == 1


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("aa bb cc dd said", "2026-01-01"),  # another day
        ("aa bb cc dd said", "2026"),  # too coarse to say which
        ("gamma delta epsilon", "2026-01-02"),  # other words
    ],
)
def test_another_date_or_other_words_make_another_event(old: Session, words: str, when: str) -> None:
    Ingestor(old).add([extraction(*look_back("later", words, when))])
    assert event_detail(old, home("a")).event.articles == 1
    assert len(events(old, when)) == 1 + 2 * (when == "2026-01-02")


def test_what_articles_look_back_at_is_one_event_too(session: Session) -> None:
    words = "aa bb cc dd ee"
    for n, name in enumerate(("one", "two", "three")):
        Ingestor(session).add([extraction(*look_back(name, f"{words} {name}", "2019-05-04", n * MONTHS))])
    (event,) = events(session, "2019-05-04")
    assert event.sources == ("Outlet of one", "Outlet of two", "Outlet of three")


def test_two_in_one_batch_that_are_far_apart_meet_as_well(session: Session) -> None:
    rows = [extraction(*look_back(name, "aa bb cc dd ee", "2019-05-04", n * MONTHS)) for n, name in enumerate("xyz")]
    Ingestor(session).add(rows)
    assert [event.articles for event in events(session, "2019-05-04")] == [3]


def test_a_new_version_stays_where_its_background_was(old: Session) -> None:
    main, aside = look_back("later", "aa bb cc dd said", "2026-01-02")
    Ingestor(old).add([extraction(main, aside)])
    Ingestor(old).add([extraction(said("later", f"later new {Q_TO_Z}", MONTHS), aside)])
    assert event_detail(old, home("a")).event.articles == 2


def test_an_event_merged_by_hand_takes_in_what_looks_back_at_it(old: Session) -> None:
    edit.merge(old, [home("a"), home("b")], into=home("b"))
    Ingestor(old).add([extraction(*look_back("later", "aa bb cc dd said", "2026-01-02"))])
    assert event_detail(old, home("b")).event.articles == 3
