"""Opening a session: the clock, the files, the sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tui.errors import ConfigError, StoreError
from tui.service.session import Clock, feeds_by_tag, open_session

FEEDS = '[[feed]]\nname = "Wire"\nurl = "https://wire.example/feed"\ntags = ["World"]\n'


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.chdir(tmp_path)
    return {"HOME": str(tmp_path / "home")}


def test_a_fixed_clock_keeps_its_zone_for_the_day_only() -> None:
    clock = Clock(datetime(2026, 1, 3, 1, 0, tzinfo=timezone(timedelta(hours=9))))
    assert clock.now() == datetime(2026, 1, 2, 16, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert clock.today() == date(2026, 1, 3)
    assert Clock().now().tzinfo is UTC


def test_days_are_those_of_the_persons_zone() -> None:
    clock = Clock(datetime(2026, 3, 28, 20, 0, tzinfo=UTC), ZoneInfo("Europe/Paris"))
    assert clock.local().isoformat() == "2026-03-28T21:00:00+01:00"
    assert [clock.midnight(date(2026, 3, day)).utcoffset() for day in (28, 30)] == [
        timedelta(hours=1),
        timedelta(hours=2),
    ]
    assert clock.day_of(datetime(2026, 3, 28, 23, 30, tzinfo=UTC)) == date(2026, 3, 29)
    assert replace(clock, zone=None).day_of(datetime(2026, 3, 28, 23, 30, tzinfo=UTC)) == date(2026, 3, 28)


def test_the_zone_stands_in_feeds_toml(env: dict[str, str], tmp_path: Path) -> None:
    feeds = tmp_path / "zone.toml"
    feeds.write_text('[display]\ntimezone = "Asia/Tokyo"\n', encoding="utf-8")
    with open_session(feeds, now=datetime(2026, 1, 2, 16, tzinfo=UTC), env=env) as session:
        assert session.today() == date(2026, 1, 3)


def test_a_first_start_writes_a_sample_and_says_where(env: dict[str, str], tmp_path: Path) -> None:
    with open_session(env=env) as session:
        assert session.paths.feeds.is_file()
        assert str(session.paths.feeds) in session.notices[0]
        assert session.paths.store.is_file()
        assert session.settings.feeds
    with open_session(env=env) as session:
        assert session.notices == ()


def test_reading_writes_nothing(env: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_session(env=env, read_only=True)
    assert not list(tmp_path.rglob("*.*"))


def test_files_that_are_named_must_exist(env: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no file"):
        open_session(tmp_path / "none.toml", env=env)
    with pytest.raises(ConfigError, match="no file"):
        open_session(env={**env, "DATELINE_FEEDS": str(tmp_path / "none.toml")})


def test_tags_reach_the_store(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(FEEDS)
    now = datetime(2026, 1, 3, 9, tzinfo=UTC)
    with open_session(tmp_path / "f.toml", tmp_path / "s.db", now, env=env) as session:
        assert feeds_by_tag(session.settings) == {"world": ("https://wire.example/feed", "Wire")}
        assert session.now() == now
