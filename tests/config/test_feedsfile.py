"""feeds.toml: every setting is read, and what is wrong is told with line and key without stopping the rest."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tui.config.feedsfile import load, parse
from tui.config.positions import find_positions
from tui.config.sample import sample_text, write_sample
from tui.errors import ConfigError
from tui.model import Feed, PollingSettings

GOOD = """\
# feeds
[[feed]]
name = "One"
url = "https://one.example/feed"
tags = ["a", "b"]
lang = "en-GB"
country = "gb"
every = "1h30m"
full_text = true
headers = { Authorization = "env:TOKEN" }

[[feed]]
name = "Two"
url = "http://127.0.0.1:8000/two"
enabled = false

[polling]
host_gap = 0
deadline = 2.5
max_body = 1000

[keys]
quit = ["q", "ctrl+q"]
find = "/"

[display]
theme = "nord"
glyphs = "ascii"
"""


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.key) for problem in parse(text, "f.toml").problems]


def test_everything_is_read() -> None:
    settings = parse(GOOD, "f.toml")
    assert settings.problems == ()
    assert settings.feeds == (
        Feed(
            name="One",
            url="https://one.example/feed",
            tags=("a", "b"),
            lang="en",
            country="GB",
            every=timedelta(minutes=90),
            full_text=True,
            headers=(("Authorization", "env:TOKEN"),),
            line=2,
        ),
        Feed(name="Two", url="http://127.0.0.1:8000/two", enabled=False, line=12),
    )
    assert settings.polling == PollingSettings(host_gap=0, deadline=2.5, max_body=1000)
    assert settings.keys == (("quit", "q,ctrl+q"), ("find", "/"))
    assert (settings.theme, settings.glyphs) == ("nord", "ascii")


FEED = '[[feed]]\nname = "A"\nurl = "https://a.example/"\n'


@pytest.mark.parametrize(
    ("extra", "line", "key", "words"),
    [
        ('langs = "en"', 4, "langs", 'did you mean "lang"?'),
        ('zzz = "en"', 4, "zzz", "known: name, url, tags"),
        ("lang = 5", 4, "lang", "must be text in quotes, not a number"),
        ('lang = "e"', 4, "lang", "language code"),
        ('country = "Britain"', 4, "country", "two letters"),
        ('timezone = "Mars/Phobos"', 4, "timezone", 'such as "Europe/Paris", not "Mars/Phobos"'),
        ('timezone = "/etc/localtime"', 4, "timezone", "must be a time zone"),
        ('every = "soon"', 4, "every", 'such as "15m"'),
        ("every = 15", 4, "every", "not 15"),
        ('every = "10s"', 4, "every", "shorter than a minute"),
        ('full_text = "yes"', 4, "full_text", 'must be true or false, not "yes"'),
        ("tags = 3", 4, "tags", "list of words"),
        ('tags = ["a", ""]', 4, "tags", "is empty"),
        ("headers = 3", 4, "headers", "must be a table"),
        ('headers = { "a b" = "c" }', 4, "headers", "no name of a header"),
        ('headers = { a = "x\\r\\ny" }', 4, "headers", "control character"),
        ("[polling]\nhost_gab = 1", 5, "host_gab", 'did you mean "host_gap"?'),
        ('[polling]\ndeadline = "1"', 5, "deadline", "must be a number"),
        ("[polling]\ndeadline = 0", 5, "deadline", "at least 0.01"),
        ("[polling]\ndeadline = inf", 5, "deadline", "at most 1e+15"),
        ("[polling]\nhost_gap = nan", 5, "host_gap", "at least 0, not nan"),
        (f"[polling]\nmax_articles = 0x{'f' * 9999}", 5, "max_articles", "at most 1e+15"),
        ("[polling]\nworkers = 1.5", 5, "workers", "whole number"),
        ("[polling]\nworkers = true", 5, "workers", "whole number"),
        ("[polling]\nworkers = 100000", 5, "workers", "at most 64"),
        ("[polling]\nconcurrency = 100000", 5, "concurrency", "at most 1000"),
        ("[polling]\nmin_interval = 100000", 5, "min_interval", "above max_interval"),
        ("[display]\nglyphs = 'emoji'", 5, "glyphs", '"unicode" or "ascii"'),
        ("[display]\ncolour = 'x'", 5, "colour", "known: theme, glyphs"),
        ("[keys]\nquit = 3", 5, "quit", "list of words"),
        ("[feeds]\nx = 1", 4, "feeds", 'did you mean "feed"?'),
    ],
)
def test_a_problem_names_line_key_and_remedy_and_the_feed_stays(extra: str, line: int, key: str, words: str) -> None:
    settings = parse(FEED + extra, "f.toml")
    assert [feed.name for feed in settings.feeds] == ["A"]
    assert [(problem.line, problem.key) for problem in settings.problems] == [(line, key)]
    assert words in str(settings.problems[0])
    assert str(settings.problems[0]).startswith(f'f.toml:{line}: "{key}"')


def test_a_number_without_end_is_an_error_of_the_file() -> None:
    with pytest.raises(ConfigError, match="too long to be read"):
        parse(f"{FEED}every = {'9' * 5000}\n", "f.toml")


@pytest.mark.parametrize(
    ("entry", "line", "key"),
    [
        ('name = "B"', 4, "url"),
        ('url = "https://b.example/"', 4, "name"),
        ('name = ""\nurl = "https://b.example/"', 5, "name"),
        ('name = "B"\nurl = "ftp://b.example/"', 6, "url"),
        ('name = "B"\nurl = "https:///x"', 6, "url"),
        ('name = "B"\nurl = "http://[::1"', 6, "url"),
        ('name = "B"\nurl = "https://a.example/"', 6, "url"),
        ('name = "a"\nurl = "https://b.example/"', 5, "name"),
        ("name = 3\nurl = 'https://b.example/'", 5, "name"),
    ],
)
def test_an_entry_without_name_or_address_is_left_out_alone(entry: str, line: int, key: str) -> None:
    text = FEED + f"[[feed]]\n{entry}\n" + '[[feed]]\nname = "C"\nurl = "https://c.example/"\n'
    assert [feed.name for feed in parse(text, "f.toml").feeds] == ["A", "C"]
    assert problems(text) == [(line, key)]


def test_one_bracket_instead_of_two_is_understood_and_told() -> None:
    settings = parse(FEED.replace("[[feed]]", "[feed]"), "f.toml")
    assert [feed.name for feed in settings.feeds] == ["A"]
    assert "two brackets" in str(settings.problems[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [("a = 1\nb = \n", "f.toml:2: Invalid value"), ('a = 1\nb = "x', "f.toml:2: "), ("a = 1\na = 2\n", "f.toml:2: ")],
)
def test_broken_toml_names_the_line(text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        parse(text, "f.toml")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml does not exist"):
        load(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b'a = "\xe9"')
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path / "latin.toml")


def test_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(path).feeds == parse(GOOD, "x").feeds


def test_positions_skip_strings_that_look_like_tables() -> None:
    text = 'a = """\n[[feed]]\nb = 1\n"""\nc = \'\'\'x\'\'\'\n[[feed]] # note\n"d" = "# [x]"\n[feed.headers]\ne = 1\n'
    assert [(table.name, table.line, table.keys) for table in find_positions(text)] == [
        ("", 0, {"a": 1, "c": 5}),
        ("feed", 6, {"d": 7}),
        ("feed.headers", 8, {"e": 9}),
    ]


def test_the_sample_is_in_order_and_shows_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "feeds.toml"
    write_sample(path)
    settings = load(path)
    assert settings.problems == ()
    assert len(settings.feeds) >= 12
    assert len({feed.lang for feed in settings.feeds}) >= 6
    uncommented = sample_text().replace("\n# ", "\n").partition("[polling]")[2].partition("-----")[0]
    assert parse("[polling]" + uncommented, "x").polling == PollingSettings()


def test_the_sample_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("# mine\n")
    write_sample(path)
    assert path.read_text() == "# mine\n"
