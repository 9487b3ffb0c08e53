"""Who says so: the sentence that dated an event is the one that is shown first, wherever it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.make import T0, article, mention
from tui.export import records
from tui.export.page import Page
from tui.export.registry import TIMELINE
from tui.model import Basis, Evidence, Modality, Query, Role, When
from tui.service import edit
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session
from tui.service.timeline.details import entries, event_detail, event_details
from tui.store import StoredMention


@pytest.fixture
def told(session: Session) -> Session:
    """Two sources state the month; a third, later and less plainly, gives the day."""
    rows = [
        ("a", "2025-12", Basis.STATED, Role.MAIN),
        ("b", "2025-12", Basis.STATED, Role.MAIN),
        ("c", "2025-12-12", Basis.RELATIVE, Role.MENTION),
        ("d", "2025-12-12", Basis.STATED, Role.REPRINT),
    ]
    with session.store.transaction():
        for n, (id_, when, basis, role) in enumerate(rows):
            one = article(id_, f"Source {id_}", T0 + timedelta(minutes=n))
            session.store.put_article(one, "h")
            said = mention(one, 0, when, basis=basis, role=role)
            said = replace(said, evidence=replace(said.evidence, text=f"So says {id_}."))
            session.store.put_mentions(id_, [StoredMention(said, "e")])
        refresh_events(session.store, ["e"])
    return session


def test_the_sentence_that_dated_the_event_comes_first(told: Session) -> None:
    found = event_detail(told, "e")
    assert (str(found.event.when), found.event.basis) == ("2025-12-12", Basis.RELATIVE)
    assert [source.article for source in found.sources] == ["c", "a", "b", "d"]
    assert (found.event.reported_dates[0].when, found.event.reported_dates[0].sources) == (
        found.event.when,
        ("Source c",),
    )


def test_digests_and_exports_show_that_sentence(told: Session) -> None:
    (entry,) = entries(told, told.store.events(["e"]))
    assert entry.source.evidence.text == "So says c."
    (full,) = event_details(told, Query())
    assert "So says c." in "".join(TIMELINE["csv"]([full], Page()))
    assert records.event_record(full.event, full.sources)["articles"][0]["id"] == "c"


def test_a_date_of_ones_own_leaves_what_the_text_was_read_as(told: Session) -> None:
    edit.set_date(told, "e", When.parse("2024"))
    found = event_detail(told, "e")
    assert str(found.event.when) == "2024"
    assert str(found.sources[0].when) == "2025-12-12"
    assert not any(source.agrees for source in found.sources)


def test_a_further_article_whose_sentence_tells_another_thing_shows_its_headline(session: Session) -> None:
    texts = {
        "a": "Osterby sold its mill on Friday.",
        "b": "A dam broke in Tarn.",
        "c": "The mill of Osterby has a new owner.",
    }
    with session.store.transaction():
        for n, (id_, text) in enumerate(texts.items()):
            one = replace(article(id_, f"Source {id_}", T0 + timedelta(minutes=n)), title=f"Headline {id_}")
            session.store.put_article(one, "h")
            said = replace(mention(one, 0, "2025-12-12", basis=Basis.STATED), title="Osterby sells its mill")
            session.store.put_mentions(
                id_, [StoredMention(replace(said, evidence=Evidence(text, rule="published")), "e")]
            )
        refresh_events(session.store, ["e"])
    told = {source.article: source.evidence.text for source in event_detail(session, "e").sources}
    assert told == {**texts, "b": "Headline b"}


@pytest.mark.parametrize(
    ("modality", "last", "off"),
    [
        (Modality.PLANNED, "The summit was called off.", True),
        (Modality.PLANNED, "The summit goes ahead.", False),
        (Modality.HAPPENED, "The flights were cancelled.", False),
    ],
)
def test_the_latest_report_says_whether_a_plan_was_called_off(
    session: Session, modality: Modality, last: str, off: bool
) -> None:
    with session.store.transaction():
        for n, text in enumerate(("The summit was called off.", "The summit is on again.", last)):
            one = article(f"a{n}", f"Source {n}", T0 + timedelta(minutes=n))
            session.store.put_article(one, "h")
            said = mention(one, 0, "2026-03-10", modality=modality, evidence=Evidence(text, 4, 10, "published", ""))
            session.store.put_mentions(one.id, [StoredMention(said, "e")])
        refresh_events(session.store, ["e"])
    (full,) = event_details(session, Query())
    assert full.called_off is off
