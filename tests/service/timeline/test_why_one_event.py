"""Why articles are one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.store.make import T0, article, mention
from tui.errors import UsageError
from tui.events.matching.tuning import TUNING
from tui.events.terms import terms
from tui.model import Evidence, Role
from tui.service import edit
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session
from tui.service.timeline.details import joined
from tui.service.timeline.why_one_event import explain_event, nearest_apart
from tui.store import Place, StoredMention

FIRST = "A freight train derailed near Taldan on Friday"
SECOND = "Freight cars left the rails near Taldan"


def tell(session: Session, id_: str, text: str, row: StoredMention | None = None, **fields: object) -> None:
    told = article(id_, f"Source {id_}", T0 + timedelta(hours=len(id_)), title=text)
    given = {"title": text, "evidence": Evidence(text, 0, 0, "published", ""), "terms": tuple(terms(text)), **fields}
    said = mention(told, 0, "2026-01-02", **given)
    with session.store.transaction():
        session.store.put_article(told, "h")
        stored = replace(row, mention=said) if row else StoredMention(said, "e")
        refresh_events(session.store, session.store.put_mentions(id_, [stored]))


@pytest.fixture
def told(session: Session) -> Session:
    tell(session, "a", FIRST)
    shared = tuple(terms("freight Taldan"))
    tell(session, "bb", SECOND, StoredMention(None, "e", 0.83, shared))  # type: ignore[arg-type]
    tell(session, "ccc", FIRST, StoredMention(None, "e", 1.0, shared), role=Role.REPRINT)  # type: ignore[arg-type]
    tell(session, "dddd", SECOND, StoredMention(None, "e", 0.7, shared), role=Role.MENTION)  # type: ignore[arg-type]
    return session


def test_each_article_says_what_made_it_part_of_the_event(told: Session) -> None:
    found = explain_event(told, "e")
    assert [(one.source.article, one.how, one.score, one.needed) for one in found.witnesses] == [
        ("a", "founded", 1.0, TUNING.join),
        ("bb", "joined", 0.83, TUNING.join),
        ("ccc", "reprint", 1.0, TUNING.join),
        ("dddd", "mentioned", 0.7, 0.5),
    ]
    assert found.witnesses[0].shared == ()
    shared = dict(found.witnesses[1].shared)
    assert set(shared) == {"freight", "Taldan"}
    assert 0 < shared["freight"] <= shared["Taldan"] < 1, "the rarer word tells more"
    assert found.event.id == "e"


def test_an_event_that_was_merged_leads_to_its_survivor(told: Session) -> None:
    tell(told, "x", "Lighthouse sold", StoredMention(None, "other"))  # type: ignore[arg-type]
    with told.store.transaction():
        place = Place("e", Role.MAIN, 1.0, ())
        touched = told.store.placements.move({"x#0": place}, T0)
        told.store.placements.lead_on({"other": "e"}, [])
        refresh_events(told.store, touched)
    found = explain_event(told, "other")
    assert (found.event.id, found.merged, len(found.witnesses)) == ("e", ("other",), 5)


def test_what_a_person_did_is_told_and_followed(told: Session) -> None:
    tell(told, "x", "Lighthouse sold", StoredMention(None, "other"))  # type: ignore[arg-type]
    edit.merge(told, ["other", "e"], "e")
    found = explain_event(told, "other")
    assert found.event.id == "e"
    assert found.edits == ("you merged events into it on 3 Jan 2026",)


def test_where_events_went_that_are_no_more(told: Session) -> None:
    for id_, event in (("x", "other"), ("y", "third")):
        tell(told, id_, f"Lighthouse {id_} sold", StoredMention(None, event))  # type: ignore[arg-type]
    edit.merge(told, ["third", "other"], "other")
    edit.merge(told, ["other", "e"], "e")
    went = joined(told, ["third", "other", "e", "nobody"])
    assert {id_: event.id for id_, event in went.items()} == {"third": "e", "other": "e"}


def test_an_unknown_event(told: Session) -> None:
    with pytest.raises(UsageError, match="no event nobody") as caught:
        explain_event(told, "nobody")
    assert "jsonl" in caught.value.remedy


def test_an_event_says_where_it_stands_on_its_day_and_what_its_score_is_made_of(told: Session) -> None:
    other = article("other", "Courier", T0, title="Mayor opens bridge")
    with told.store.transaction():
        told.store.put_article(other, "h")
        row = StoredMention(mention(other, 0, "2026-01-02", title="Mayor opens bridge"), "f")
        refresh_events(told.store, told.store.put_mentions("other", [row]))
    found = explain_event(told, "e")
    standing = found.standing
    assert standing is not None
    assert (standing.place, standing.rivals) == (1, 2), "more outlets"
    assert sum(part.points for part in standing.parts) == pytest.approx(found.event.score, abs=1e-4)
    assert {part.name: part.amount for part in standing.parts}["sources"] == 3, "reprints are left out"
    points = [abs(points) for _, points in standing.news]
    assert points == sorted(points, reverse=True)
    below = explain_event(told, "f").standing
    assert below is not None
    assert below.place == 2


def test_an_event_that_is_kept_off_has_no_place_and_says_why(session: Session) -> None:
    title = "What dams taught me about love"
    tell(session, "a", title, news=0.1)
    standing = explain_event(session, "e").standing
    assert standing is not None
    assert standing.place == 0
    assert "the headline begins with a word of questions" in dict(standing.news)


def test_what_is_told_alike_in_another_language_is_said(session: Session) -> None:
    tell(session, "a", "12 wagons of a freight train derail near Khabarovsk", lang="en")
    german = "Bei Chabarowsk sind 12 Waggons eines Güterzugs entgleist"
    tell(session, "bb", german, StoredMention(None, "e", 0.9, ("12",)), lang="de")  # type: ignore[arg-type]
    alone, joined = explain_event(session, "e").witnesses
    assert alone.alike == ()
    assert [line.partition(" in ")[0] for line in joined.alike] == [
        "the same kind of happening", "the same place", "the same country", "the same number"
    ]  # fmt: skip
    assert joined.alike[1].endswith("Khabarovsk") and joined.alike[3].endswith("12")


FIJI = "Magnitude 6.1 quake shakes Fiji, no tsunami warning"
TONGA = "Magnitude 5.8 quake shakes Tonga, no tsunami warning"


@pytest.fixture
def quakes(session: Session) -> Session:
    tell(session, "a", FIJI)
    tell(session, "bb", TONGA, StoredMention(None, "f"))  # type: ignore[arg-type]
    return session


def test_the_nearest_other_event_says_why_it_was_kept_apart(quakes: Session) -> None:
    apart = explain_event(quakes, "e").apart
    assert apart is not None
    assert (apart.event.id, apart.sources, apart.needed) == ("f", ("Source a", "Source bb"), TUNING.join)
    assert apart.score == apart.closest < apart.needed
    assert nearest_apart(quakes, "e") == apart
    reasons = dict(apart.against)
    assert {"other places: Fiji / Tonga", "other numbers: 6.1 / 5.8"} <= reasons.keys()
    assert {"quake", "tsunami"} <= {word for word, _ in apart.shared}
    back = explain_event(quakes, "f").apart
    assert back is not None
    assert "other places: Tonga / Fiji" in dict(back.against)


def test_opposite_deeds_are_named(session: Session) -> None:
    tell(session, "a", "Ferry pier of Ambleton opens after repairs")
    tell(session, "bb", "Ferry pier of Ambleton closes for repairs", StoredMention(None, "f"))  # type: ignore[arg-type]
    apart = explain_event(session, "e").apart
    assert apart is not None
    assert apart.against[0][0] == "opposite deeds (work): begun / ended"


def test_where_nothing_is_near_nothing_was_kept_apart(session: Session) -> None:
    tell(session, "a", FIJI)
    tell(session, "bb", "Lighthouse sold to a choir", StoredMention(None, "f"))  # type: ignore[arg-type]
    assert explain_event(session, "e").apart is None


def test_what_is_only_mentioned_has_no_nearest(session: Session) -> None:
    tell(session, "a", FIJI, role=Role.MENTION)
    tell(session, "bb", TONGA, StoredMention(None, "f"))  # type: ignore[arg-type]
    assert explain_event(session, "e").apart is None


def test_what_a_person_took_apart_was_not_kept_apart_by_matching(session: Session) -> None:
    tell(session, "a", FIJI)
    tell(session, "bb", FIJI, StoredMention(None, "e", 0.9, ("quake",)))  # type: ignore[arg-type]
    edit.split(session, "e", ["bb"])
    assert explain_event(session, "e").apart is None


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:00:00+00:00"])
def test_the_ends_of_the_calendar_have_neighbours(quakes: Session, moment: str) -> None:
    told = article("x", "Source x", datetime.fromisoformat(moment), title=FIJI)
    row = StoredMention(mention(told, title=FIJI, terms=tuple(terms(FIJI))), "g")
    with quakes.store.transaction():
        quakes.store.put_article(told, "h")
        refresh_events(quakes.store, quakes.store.put_mentions("x", [row]))
    assert explain_event(quakes, "g").apart is None


def test_others_do_not_learn_what_a_person_has_hidden_or_called(quakes: Session) -> None:
    explained = explain_event(quakes, "e")
    assert explained.apart is not None
    own = replace(explained.apart.event, title="My quake", found_title=TONGA, note="ask")
    shown = replace(explained, apart=replace(explained.apart, event=own)).public.apart
    assert shown is not None and (shown.event.title, shown.event.note) == (TONGA, "")
    hidden = replace(explained, apart=replace(explained.apart, event=replace(own, hidden=True)))
    assert hidden.public.apart is None
