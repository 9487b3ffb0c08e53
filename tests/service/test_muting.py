"""What feeds.toml mutes is kept off the timeline, counted, and comes back with the pattern's end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.make import T0, article, mention
from tui.model import KeptOff, Query
from tui.service.digests.digest import digest, kept_off_of
from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session, open_session
from tui.service.timeline import listing
from tui.store import StoredMention

FEED = '[[feed]]\nname = "Wire"\nurl = "https://wire.example/feed"\n'
DAY = T0.date()


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(FEED)
    return path


def opened(feeds: Path, *, read_only: bool = False) -> Session:
    return open_session(feeds, feeds.parent / "store.db", T0 + timedelta(days=1), read_only=read_only)


def tell(session: Session, name: str, event: str, outlet: str = "Wire") -> None:
    """One article of an ingested outlet, with the title `Event NAME`."""
    told = article(name, outlet)
    said = mention(told, when=DAY.isoformat())
    with session.store.transaction():
        session.store.put_article(told, name)
        refresh_events(session.store, session.store.put_mentions(name, [StoredMention(said, event)], T0))


def shown(session: Session) -> list[str]:
    return [event.id for event in listing.events(session, Query())]


def test_what_is_muted_is_kept_off_and_counted_and_comes_back(feeds: Path) -> None:
    with opened(feeds) as session:
        for name in ("quiz", "flood"):
            tell(session, name, f"e-{name}")
        title = session.store.article_titles(["quiz"])["quiz"]
        assert shown(session) == ["e-flood", "e-quiz"]
    feeds.write_text(f'{FEED}mute = ["{title[:-1]}?"]\n')
    with opened(feeds, read_only=True) as session:
        assert session.notices == ()
        assert shown(session) == ["e-flood"]
        assert listing.kept_off(session, Query()) == KeptOff(muted=1)
        assert [event.id for event in listing.events(session, Query(flags=("muted",)))] == ["e-quiz"]
        assert [entry.event.id for entry in digest(session, DAY).happened] == ["e-flood"]
        assert kept_off_of(session, DAY) == KeptOff(muted=1)
        assert len(digest(session, DAY, kept_off=True).happened) == 2
    feeds.write_text(FEED)
    with opened(feeds, read_only=True) as session:
        assert shown(session) == ["e-flood", "e-quiz"]


def test_an_event_that_others_tell_too_is_shown(feeds: Path) -> None:
    feeds.write_text(f'{FEED}mute = ["*quiz*"]\n')
    with opened(feeds) as session:
        tell(session, "quiz", "e-quiz")
        assert shown(session) == []
        tell(session, "other quiz", "e-quiz", outlet="Gazette")
        assert shown(session) == ["e-quiz"]


@pytest.mark.parametrize(
    ("mute", "wrong"),
    [
        ('["*"]', "would mute everything"),
        ('["/"]', "would mute everything"),
        ('["https://wire.example/puzzles/"]', "an address"),
        ("[7]", "must be text in quotes"),
        ("true", "must be a list of words"),
        (f'["{"x" * 201}"]', "more than 200 signs"),
    ],
)
def test_a_wrong_pattern_is_named_with_file_and_line(feeds: Path, mute: str, wrong: str) -> None:
    feeds.write_text(f"{FEED}mute = {mute}\n")
    with opened(feeds) as session:
        (problem,) = session.settings.problems
        assert (problem.path, problem.line, problem.key) == (str(feeds), 4, "mute") and wrong in problem.message
