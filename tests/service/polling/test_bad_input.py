"""Every known misbehaviour through a whole poll: what the person reads, and that nothing else is touched."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.feeds.cases import CASES, Case
from tests.feeds.inprocess import poll_in_process
from tests.feeds.server import FeedServer, item, rss, running_server
from tui.errors import FeedError
from tui.events.extraction.extract import extract
from tui.model import Feed, FeedState, PollingSettings, PollOutcome, PollResult, Settings
from tui.service.ingest.ingestor import Ingestor
from tui.service.polling.poll import poll
from tui.service.polling.worker_pool import parse_body
from tui.service.session import Clock, Paths, Session
from tui.store import Store

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
# Deadlines that a busy machine does not reach; what hangs is polled with one that is sure to be.
PATIENT = PollingSettings(host_gap=0.0, per_host=8, deadline=120.0, read_timeout=120.0, parse_deadline=120.0)
HANGING = [case for case in CASES if case.hangs]
GOOD = rss(item(900, "Earlier"))
LIGHT = [case for case in CASES if not case.heavy and not case.hangs]
HEAVY = [case for case in CASES if case.heavy]


@dataclass(frozen=True)
class Seen:
    """What was there of one feed after a poll: its result, validators and titles, and the number of all articles."""

    result: PollResult
    validators: tuple[object, ...]
    note: str
    titles: tuple[str, ...]
    total: int


@dataclass(frozen=True)
class Run:
    """Polls of all cases: good, bad, bad again, good; a look at each feed by name after each."""

    good: dict[str, Seen]
    bad: dict[str, Seen]
    again: dict[str, Seen]
    mended: dict[str, Seen]
    texts: tuple[tuple[str, str], ...]


@pytest.fixture(scope="module")
def light() -> Run:
    with pytest.MonkeyPatch.context() as patch:
        poll_in_process(patch)
        return run(LIGHT, PATIENT)


@pytest.fixture(scope="module")
def hanging() -> Run:
    with pytest.MonkeyPatch.context() as patch:
        poll_in_process(patch)
        return run(HANGING, replace(PATIENT, deadline=0.3), with_neighbour=False)


@pytest.fixture(scope="module")
def heavy() -> Run:
    return run(HEAVY, replace(PATIENT, parse_deadline=3.0))


def run(cases: Sequence[Case], settings: PollingSettings, *, with_neighbour: bool = True) -> Run:
    """Poll a feed a case, good at first, and a neighbour on another host that is always good.

    Args:
        settings: for the polls in which the cases misbehave.
    """
    store = Store.temporary()
    with running_server() as server, closing(store):
        feeds = [Feed(case.name, server.serve(f"/{case.name}", GOOD)) for case in cases]
        if with_neighbour:
            feeds.append(Feed("neighbour", f"http://localhost:{server.port}/neighbour"))
        server.serve("/neighbour", rss(item(1, "Neighbour")))
        good = polled(store, feeds, 0, PATIENT)
        for case in cases:
            case.serve(server, f"/{case.name}")
        server.serve("/neighbour", rss(item(1, "Neighbour"), item(2, "Neighbour too")))
        bad = polled(store, feeds, 1, settings)
        again = polled(store, feeds, 2, settings) if cases is not HEAVY else bad
        for case in cases:
            server.serve(f"/{case.name}", GOOD)
        mended = polled(store, feeds, 30, PATIENT)
        return Run(good, bad, again, mended, tuple(stored_texts(store.path)))


def polled(store: Store, feeds: Sequence[Feed], hours: float, settings: PollingSettings) -> dict[str, Seen]:
    clock = Clock(NOW + timedelta(hours=hours))
    session = Session(Settings(feeds=tuple(feeds), polling=settings), store, clock, Paths(Path("f"), store.path))
    results = asyncio.run(poll(session, [feed.name for feed in feeds], force=True))
    return {result.feed.name: look(store, result) for result in results}


def look(store: Store, result: PollResult) -> Seen:
    state = store.feed_state(result.feed.key)
    assert state is not None
    validators = (state.etag, state.last_modified, state.validated, state.body_hash)
    with closing(sqlite3.connect(store.path)) as db:
        query = "SELECT a.title FROM articles a JOIN sources s ON s.id = a.source WHERE s.feed = ? ORDER BY a.title"
        titles = tuple(row[0] for row in db.execute(query, (result.feed.key,)))
    return Seen(result, validators, state.note, titles, store.article_count())


def stored_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(table, text) of everything in the store that is text."""
    with closing(sqlite3.connect(path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if not table.startswith(("sqlite_", "event_text_")):
                for row in db.execute(f"SELECT * FROM {table}"):
                    yield from ((table, value) for value in row if isinstance(value, str))


def check(case: Case, run: Run) -> None:
    """What one misbehaviour ended in."""
    good, bad, again = run.good[case.name], run.bad[case.name], run.again[case.name]
    assert good.result.outcome is PollOutcome.OK and good.titles == ("Earlier",)
    assert case.note in bad.result.note
    assert "Earlier" in bad.titles
    if case.titles is None:
        assert bad.result.failed and bad.result.note.endswith(".")
        assert (bad.validators, bad.titles, bad.note) == (good.validators, ("Earlier",), bad.result.note)
    else:
        assert bad.result.outcome in (PollOutcome.OK, PollOutcome.NOT_MODIFIED)
        if case.titles:
            assert bad.titles == tuple(sorted(("Earlier", *case.titles)))
    assert again.result.failed is bad.result.failed and again.titles == bad.titles
    mended = run.mended[case.name]
    assert not mended.result.failed and mended.titles == bad.titles


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_a_misbehaviour_costs_its_own_feed_one_poll(case: Case, light: Run) -> None:
    check(case, light)


@pytest.mark.parametrize("case", HEAVY, ids=lambda case: case.name)
def test_what_is_heavy_is_borne_by_worker_processes(case: Case, heavy: Run) -> None:
    check(case, heavy)


def test_the_neighbour_is_read_as_if_nothing_were_wrong(light: Run, heavy: Run) -> None:
    for run in (light, heavy):
        seen = [one["neighbour"] for one in (run.good, run.bad, run.again, run.mended)]
        assert [str(one.result.outcome) for one in seen][:2] == ["ok", "ok"]
        assert seen[-1].result.outcome is PollOutcome.NOT_MODIFIED
        assert [one.result.new for one in seen][:2] == [1, 1] and seen[-1].titles == ("Neighbour", "Neighbour too")


@pytest.mark.parametrize("case", HANGING, ids=lambda case: case.name)
def test_what_hangs_is_left_at_the_deadline(case: Case, hanging: Run) -> None:
    check(case, hanging)
    assert hanging.bad[case.name].result.note == "did not answer in full within 0.3 seconds."


def test_no_stored_text_holds_a_control_character(light: Run, heavy: Run) -> None:
    assert len(light.texts) > 100
    for table, text in (*light.texts, *heavy.texts):
        assert all(char.isprintable() or char == "\n" for char in text), (table, text)


HOSTILE = (
    "\x00", "\x01", "\x07", "\x08", "\x0b", "\x1b[2J", "\x1b]52;c;eA==\x07", "\x7f", "\x80", "\x85", "\x9b31m", "\x9d8;;x\x9c",
    "\u061c", "\u200b", "\u200e", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U000e0041", "\u0301" * 9, "\ud83d",
    "&#27;", "&#x9b;", "&#0;", "&amp;#27;[0m", "&lt;b&gt;", "<b>", "]]>", "<![CDATA[\x1b]]>", "&", "\r\n", "\t", "%1b", "%00",
)  # fmt: skip
FORMS = (
    '<rss version="2.0"><channel><title>{}</title><language>{}</language><item><guid>{}</guid><title>{}</title><link>{}</link>'
    "<description>{}</description><author>{}</author><category>{}</category><pubDate>{}</pubDate></item></channel></rss>",
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}"><title>{}</title><entry xml:base="{}"><id>{}</id>'
    '<title type="html">{}</title><link href="{}"/><content>{}</content><updated>{}</updated></entry></feed>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>{}'
    '</title></channel><item rdf:about="{}"><title>{}</title><link>{}</link><description>{}</description></item></rdf:RDF>',
    '{{"version": "https://jsonfeed.org/version/1.1", "title": "{}", "language": "{}", "items": [{{"id": "{}", "title": "{}", '
    '"url": "{}", "content_text": "{}", "date_published": "{}"}}]}}',
)  # fmt: skip
PLAIN = (
    "On 3 January 2026 the bridge opened",
    "en",
    "http://x.example/a",
    "2026-02-16T10:00:00Z",
    "mayor",
    "last year",
)


def test_no_field_of_a_random_hostile_feed_is_stored_with_a_control_character() -> None:
    store = Store.temporary()
    session = Session(Settings(), store, Clock(NOW), Paths(Path("f"), store.path))
    ingestor, read = Ingestor(session), 0
    for seed in range(300):
        rng = random.Random(seed)
        form = FORMS[seed % len(FORMS)]
        pieces = [
            "".join(rng.choice(HOSTILE if rng.random() < 0.3 else PLAIN) for _ in range(rng.randint(1, 4)))
            for _ in range(form.count("{}"))
        ]
        if form.startswith("{{"):
            pieces = [json.dumps(piece)[1:-1] for piece in pieces]
        body = form.format(*pieces).encode("utf-8", "surrogatepass")
        feed = Feed(f"Feed {seed}", f"http://{seed}.example/")
        with contextlib.suppress(FeedError):
            parsed = parse_body(body, feed, feed.url, NOW, "", 500)
            state = FeedState(feed.key, note=parsed.problem)
            read += ingestor.add([extract(article) for article in parsed.articles], state, parsed.aliases).new
            assert all(char.isprintable() for char in (parsed.title + parsed.lang + parsed.problem))
    texts = list(stored_texts(store.path))
    store.close()
    assert read > 100 and len(texts) > 2000
    for table, text in texts:
        assert all(char.isprintable() or char == "\n" for char in text), (table, text)


async def test_the_same_feed_twice_and_two_feeds_on_one_host(monkeypatch: pytest.MonkeyPatch) -> None:
    poll_in_process(monkeypatch)
    store = Store.temporary()
    async with FeedServer() as server:
        url = server.serve("/same", rss(item(1)))
        other = server.serve("/other", rss(item(1)))
        feeds = (Feed("one", url), Feed("two", url.replace("127.0.0.1", "localhost")), Feed("three", other))
        settings = Settings(feeds=feeds, polling=replace(PATIENT, per_host=1))
        results = await poll(Session(settings, store, Clock(NOW), Paths(Path("f"), store.path)))
        assert [str(result.outcome) for result in results] == ["ok"] * 3
        assert (store.article_count(), len(server.requests)) == (3, 3)
    store.close()
