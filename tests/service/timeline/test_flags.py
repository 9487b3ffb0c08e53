"""Every word of `is:`: its SQL and its predicate keep the same events, now and as of an earlier time, and docs explain it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.make import article, mention
from tui.app.timeline.find_bar import FIND_HINT
from tui.demo import loader
from tui.model import Event, Modality, Query, Settings, When
from tui.service import edit
from tui.service.filters.completion import complete
from tui.service.filters.language import parse_query
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Clock, Paths, Session
from tui.service.timeline import listing
from tui.service.timeline.as_of import events_as_of
from tui.store import FLAGS, Store, StoredMention

LATER = loader.NOW + timedelta(days=1)
DOCS = Path(__file__).parents[3] / "docs" / "queries.md"


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """The demo, with what it lacks, and with everything that a person can set on some event of it."""
    store = Store.temporary()
    with Session(Settings(), store, Clock(loader.NOW), Paths(Path("f"), store.path)) as session:
        loader.load(session)
        for number, when, modality in (
            (1, When.parse("2025-12-30%"), Modality.ONGOING),
            (2, When.parse("2025-12-31"), Modality.DENIED),
        ):
            source = article(str(number), first_seen=loader.NOW - timedelta(hours=1))
            told = replace(mention(source, when=when), modality=modality)
            store.put_article(source, "hash")
            refresh_events(store, store.put_mentions(source.id, [StoredMention(told, f"made-{number}")]))
        ids = [event.id for event in listing.events(session, Query())]
        edit.star(session, ids[:3])
        edit.hide(session, ids[3:5])
        edit.mark_read(session, ids[5:9])
        edit.set_date(session, ids[9], When.month(2025, 11))
        edit.set_title(session, ids[10], "As a person would call it")
        edit.judge(session, ids[11:12], True)
        edit.judge(session, ids[12:14], False)
        alone = next(
            event for event in listing.events(session, Query()) if event.articles == 1 and event.id not in ids[:14]
        )
        (told,) = store.mentions_of([alone.id])[alone.id]
        (muted,) = store.articles([told.mention.article])
        store.mutes.replace({muted.feed or muted.source: [muted.title]})
        yield session


def everything(session: Session) -> list[Event]:
    shown = listing.events(session, Query(features=True))
    hidden = listing.events(session, Query(features=True, flags=("hidden",)))
    return [*shown, *hidden]


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_keeps_the_same_by_sql_and_by_its_predicate(session: Session, name: str) -> None:
    flag = FLAGS[name]
    assert flag.name == name and flag.help and flag.sql
    query = Query(features=True, flags=(name,))
    kept = {event.id for event in listing.events(session, query)}
    events = [event for event in everything(session) if name == "hidden" or not event.hidden]
    assert kept == {event.id for event in events if flag.holds(event)}
    assert kept and kept != {event.id for event in everything(session)}, "the fixture lacks an event with it"


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_keeps_the_same_as_of_a_time_when_all_was_known(session: Session, name: str) -> None:
    now = [event.id for event in listing.events(session, Query(flags=(name,)))]
    assert now == [event.id for event in events_as_of(session, Query(flags=(name,), as_of=LATER))]


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_keeps_what_held_then_of_events_that_are_told_anew(session: Session, name: str) -> None:
    """Before the person had changed anything."""
    then = loader.NOW - timedelta(seconds=1)
    query = Query(flags=(name,), features=True, as_of=then)
    past = list(events_as_of(session, Query(features=True, as_of=then)))
    assert not any(event.starred or event.hidden or event.read or event.edited for event in past)
    assert [event.id for event in events_as_of(session, query)] == [
        event.id for event in past if FLAGS[name].holds(event)
    ]


def test_all_who_speak_of_flags_know_the_same(session: Session) -> None:
    assert complete("is:", 3) == [f"is:{name}" for name in FLAGS]
    assert parse_query(f"is:{','.join(FLAGS)}", loader.NOW).flags == tuple(FLAGS)
    hinted = next(word for word in FIND_HINT.split() if word.startswith("is:")).removeprefix("is:").split("|")
    assert set(hinted) <= set(FLAGS)
    table = DOCS.read_text(encoding="utf-8").partition("## `is:`")[2]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    expected = [f"| `{flag.name}`{' *' * flag.shows_features} | {flag.help} |" for flag in FLAGS.values()]
    assert rows == expected, (
        "docs/queries.md has a row a flag, in the order of the table, starred where it shows features"
    )
