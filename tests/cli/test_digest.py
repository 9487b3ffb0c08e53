"""`dateline digest` with a name: what it remembers, and when."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Runner
from tui.demo.loader import FEEDS_FILE


@pytest.fixture
def store(demo: Path, tmp_path: Path) -> Path:
    """A store of one's own, for a digest with a name writes."""
    return Path(shutil.copy(demo, tmp_path / "own.db"))


def line(store: Path, *words: str, now: str = "2026-01-03T09:00Z") -> list[object]:
    return ["digest", *words, "--store", store, "--feeds", FEEDS_FILE, "--now", now]


def test_each_item_once(dateline: Runner, store: Path) -> None:
    plain = dateline(*line(store, "yesterday"))
    first = dateline(*line(store, "yesterday", "--name", "mail"))
    assert first.out == plain.out and first.code == 0
    second = dateline(*line(store, "yesterday", "--name", "mail", now="2026-01-03T09:30Z"))
    assert second.out.splitlines()[1:] == [
        "Only what is new or has changed since 3 Jan 09:00 UTC.", "", "Nothing new.",
    ]  # fmt: skip
    other = dateline(*line(store, "yesterday", "--name", "other", now="2026-01-03T09:30Z"))
    assert other.out.splitlines()[1:] == plain.out.splitlines()[1:], "each name remembers its own"


def test_again(dateline: Runner, store: Path) -> None:
    first = dateline(*line(store, "2026-01-02", "--name", "mail"))
    again = dateline(*line(store, "--name", "mail", "--again", now="2026-01-05T09:00Z"))
    assert again.out == first.out
    assert dateline(*line(store, "--name", "mail", "--again", now="2026-01-06T09:00Z")).out == first.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe that breaks")
def test_what_could_not_be_printed_is_not_remembered(dateline: Runner, store: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    command = [sys.executable, "-m", "tui", *map(str, line(store, "yesterday", "--name", "mail"))]
    with full.open("w") as out:
        ran = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert ran.returncode != 0 and b"No space left" in ran.stderr
    assert "Nothing new" not in dateline(*line(store, "yesterday", "--name", "mail")).out


SENDMAIL = """#!/bin/sh
[ "$*" = -t ] && cat > "$HOME/mail"
"""


@pytest.mark.skipif(os.name != "posix", reason="a shell")
@pytest.mark.parametrize("place", [0, 1], ids=["cron", "systemd"])
def test_the_mails_of_the_manual(store: Path, tmp_path: Path, place: int) -> None:
    manual = (ROOT / "docs" / "digest.md").read_text(encoding="utf-8")
    command = re.findall(r"dateline digest [^'\n]*\| sendmail -t", manual)[place]
    folder = tmp_path / "bin"
    folder.mkdir()
    wrapper = f'#!/bin/sh\nexec {sys.executable} -m tui "$@" --store {store} --feeds {tmp_path}/feeds.toml\n'
    for name, script in (("dateline", wrapper), ("sendmail", SENDMAIL)):
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    (tmp_path / "feeds.toml").write_text("")
    env = {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(["/bin/sh", "-c", command], env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    mail = message_from_bytes((tmp_path / "mail").read_bytes(), policy=default)
    assert mail["To"] == "reader@example.org" and str(mail["Subject"]).startswith("DATELINE ")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "eml"], "--format eml needs --to ADDRESS."),
        (["--to", "a@example.org"], "--to needs --format eml."),
        (["--format", "eml", "--to", "a@example.org\nBcc: b@example.org"], "is no mail address."),
        (["--again"], "--again needs to know which digest. Name it with --name."),
        (["--name", "mail", "--as-of", "2026-01-02"], "--name goes with neither --as-of nor --since."),
        (["--name", ""], "--name needs a name of letters that can be printed."),
        (["--since", "2026-01-03T09:01Z"], "--since 2026-01-03 09:01 is later than what is known."),
        (["202X"], "'202X' is longer than a year."),
        (["--name", "mail", "--again"], 'No digest has been printed under the name "mail".'),
    ],
)
def test_what_makes_no_sense(dateline: Runner, store: Path, words: list[str], message: str) -> None:
    ran = dateline(*line(store, *words))
    assert ran.code == 2 and message in ran.err


def test_a_month_means_all_of_its_days(dateline: Runner, store: Path) -> None:
    month = dateline(*line(store, "2026-01"))
    assert month.out.splitlines()[0] == "DATELINE  1 Jan 2026 – 31 Jan 2026"
    assert month.out == dateline(*line(store, "2026-01-01", "--days", "31")).out
    assert dateline(*line(store, "2026-01", "--days", "2")).out.startswith("DATELINE  1 Jan 2026 – 2 Jan 2026\n")


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York"])
@pytest.mark.parametrize("day", ["0001-01-01", "0001", "9999-12-31", "9999-12"])
def test_the_ends_of_the_calendar(
    dateline: Runner, store: Path, day: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        ran = dateline(*line(store, day, "--format", "html", "--upcoming", "0"))
        assert ran.code == 0 and "Nothing is known of this day." in ran.out
        assert dateline(*line(store, day, "--days", "366")).code == 0
        assert dateline(*line(store, "2026-01-02", "--as-of", "0001-01-01")).code == 0
        assert dateline(*line(store, "2026-01-02", "--since", "0001-01-01")).code == 0
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


@pytest.mark.parametrize("day", ["0011-01-01", "9989-12-31"])
def test_a_clock_at_the_ends_of_the_calendar(dateline: Runner, store: Path, day: str) -> None:
    assert dateline(*line(store, now=day)).code == 0
    assert dateline(*line(store, now="0001-01-01")).code == 2


def test_since_takes_a_day_in_words(dateline: Runner, store: Path) -> None:
    words = dateline(*line(store, "2026-01-02", "--since", "yesterday"))
    assert words.code == 0 and "changed since 2 Jan 00:00 UTC." in words.out
    assert words.out == dateline(*line(store, "2026-01-02", "--since", "2026-01-02")).out
    assert dateline(*line(store, "2026-01-02", "--as-of", "last friday")).code == 0
    wrong = dateline(*line(store, "--since", "whenever"))
    assert wrong.code == 2 and "'whenever' is no time" in wrong.err


def test_a_filter(dateline: Runner, store: Path) -> None:
    day = dateline(*line(store, "2026-01-02"))
    only = dateline(*line(store, "2026-01-02", "--filter", "amur"))
    assert "Amur" in only.out and len(only.out.splitlines()) < len(day.out.splitlines())
    assert only.out.splitlines()[1] == "Only what matches amur."
    none = dateline(*line(store, "2026-01-02", "--filter", "ferries zeppelin", "--tag", "world"))
    assert none.out.splitlines()[1:] == [
        "Only what matches ferries zeppelin tag:world.", "", "Nothing that is known of this day matches.",
    ]  # fmt: skip
    for form in ("markdown", "html", "json"):
        assert "amur" in dateline(*line(store, "2026-01-01", "--filter", "-amur", "--format", form)).out
    wrong = dateline(*line(store, "2026-01-02", "--filter", "colour:red"))
    assert wrong.code == 2 and "colour" in wrong.err


def test_what_is_not_known_is_said(dateline: Runner, store: Path) -> None:
    for day in ("1950-01-01", "2080-01-01"):
        ran = dateline(*line(store, day, "--upcoming", "0"))
        assert ran.code == 0 and ran.out.splitlines()[1:] == ["", "Nothing is known of this day."]
