"""Adding and removing feeds keeps every comment of the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tui.config.edit import add_feed, add_feeds, remove_feed, set_enabled
from tui.config.feedsfile import load
from tui.config.sample import write_sample
from tui.config.values import format_every
from tui.errors import ConfigError, UsageError
from tui.model import Feed

FILE = """\
# top

# about one
[[feed]]
name = "One"   # first
url = "https://one.example/"
[feed.headers]
X = "1"

# ---- second part

[[feed]]
name = "Two"
url = "https://two.example/"
tags = [
  "a",  # why
]

# the end
[polling]
host_gap = 2.0
"""
NEW = Feed(
    'New "quoted"',
    "https://new.example/?a=b",
    ("x", "y"),
    "de",
    "DE",
    timedelta(minutes=45),
    full_text=True,
    enabled=False,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(FILE)
    return path


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_a_feed_is_added_behind_the_last(path: Path) -> None:
    add_feed(path, NEW)
    text = path.read_text()
    assert comments(text) == comments(FILE)
    assert text.index("Two") < text.index("New") < text.index("# the end")
    settings = load(path)
    assert settings.problems == ()
    assert settings.feeds[2] == replace(NEW, line=settings.feeds[2].line)
    assert settings.polling.host_gap == 2.0


def test_adding_and_removing_gives_the_same_file(path: Path) -> None:
    add_feed(path, NEW)
    assert remove_feed(path, NEW.url).name == NEW.name
    assert path.read_text() == FILE


def test_a_removed_feed_takes_its_headers_and_no_comment_of_others(path: Path) -> None:
    remove_feed(path, "ONE")
    assert comments(path.read_text()) == comments(FILE)
    settings = load(path)
    assert [feed.name for feed in settings.feeds] == ["Two"] and settings.problems == ()
    remove_feed(path, "https://two.example/")
    assert load(path).feeds == ()
    assert load(path).polling.host_gap == 2.0


def test_headers_are_written(path: Path) -> None:
    headers = (("Authorization", "env:T"), ("X.Odd!", 'a "b" \\c'))
    add_feed(path, Feed("H", "https://h.example/", headers=headers))
    assert load(path).feeds[2].headers == headers
    assert 'headers = {Authorization = "env:T", "X.Odd!" = "a \\"b\\" \\\\c"}\n' in path.read_text()


def test_doubles_and_unknown_names_are_refused_and_nothing_is_written(path: Path) -> None:
    with pytest.raises(UsageError, match="already"):
        add_feed(path, Feed("one", "https://x.example/"))
    with pytest.raises(UsageError, match="already"):
        add_feeds(path, [NEW, Feed("Other", NEW.url)])
    with pytest.raises(UsageError, match=r'no feed "Three".*One, Two'):
        remove_feed(path, "Three")
    assert path.read_text() == FILE


def test_a_missing_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "feeds.toml"
    add_feed(path, NEW)
    assert [feed.name for feed in load(path).feeds] == [NEW.name]
    remove_feed(path, NEW.name)
    assert load(path).feeds == ()


def test_inline_feeds_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    text = 'feed = [{ name = "A", url = "https://a.example/" }]\n'
    path.write_text(text)
    with pytest.raises(ConfigError):
        remove_feed(path, "A")
    with pytest.raises(ConfigError):
        add_feed(path, NEW)
    assert path.read_text() == text


def test_every_feed_of_the_sample_can_be_removed(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    write_sample(path)
    before = [line for line in path.read_text().splitlines() if line.startswith("# -")]
    for feed in load(path).feeds:
        remove_feed(path, feed.name)
    settings = load(path)
    assert settings.feeds == () and settings.problems == ()
    assert [line for line in path.read_text().splitlines() if line.startswith("# -")] == before


def test_headings_of_the_sample_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    write_sample(path)
    add_feed(path, NEW)
    remove_feed(path, "UN News")
    text = path.read_text()
    assert text.index("NHK") < text.index("New \\") < text.index("- polling\n") < text.index("[polling]")
    assert text.index("Yonhap") < text.index("- other languages") < text.index("tagesschau")


def test_a_feed_behind_another_table_stays_there(path: Path) -> None:
    text = FILE + '\n[[feed]]\nname = "Three"\nurl = "https://three.example/"\n'
    path.write_text(text)
    add_feed(path, NEW)
    assert path.read_text().startswith(text)
    remove_feed(path, NEW.name)
    remove_feed(path, "Three")
    assert path.read_text() == FILE


def test_a_symlink_and_the_mode_are_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o600)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    add_feed(link, NEW)
    assert link.is_symlink() and path.stat().st_mode & 0o777 == 0o600
    assert len(load(path).feeds) == 3


@pytest.mark.parametrize(("minutes", "text"), [(15, "15m"), (90, "1h30m"), (1440, "1d"), (0, "0s")])
def test_interval_is_written_short(minutes: int, text: str) -> None:
    assert format_every(timedelta(minutes=minutes)) == text


def test_a_feed_is_turned_off_and_on_in_its_own_lines(path: Path) -> None:
    before = comments(path.read_text())
    set_enabled(path, "one", False)
    set_enabled(path, "https://two.example/", False)
    assert [feed.enabled for feed in load(path).feeds] == [False, False]
    assert comments(path.read_text()) == before
    off = path.read_text()
    set_enabled(path, "One", True)
    assert path.read_text() == off.replace("enabled = false", "enabled = true", 1)
    with pytest.raises(UsageError):
        set_enabled(path, "Three", False)


def test_feeds_that_are_no_tables_are_not_turned_off(path: Path) -> None:
    path.write_text('feed = [{name = "One", url = "https://one.example/"}]\n')
    with pytest.raises(ConfigError):
        set_enabled(path, "One", False)
