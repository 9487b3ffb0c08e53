"""The frame: global options, help, errors in words, exit codes, what is imported."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import ROOT, Runner
from tui import __version__
from tui.cli import diagnostics
from tui.cli import main as frame
from tui.cli.main import COMMANDS, run
from tui.cli.options import Moment
from tui.demo.loader import FEEDS_FILE
from tui.errors import DatelineError

HEAVY = {"textual", "httpx", "feedparser", "trafilatura", "dateparser", "fasttext"}


def modules_after(tmp_path: Path, *args: object) -> set[str]:
    """Top-level modules that a command line has imported when it ends."""
    code = (
        "import sys\nfrom tui.cli.main import run\ncode = run(sys.argv[1:])\n"
        "print('\\n' + ' '.join(sorted({name.partition('.')[0] for name in sys.modules})))\nsys.exit(code)"
    )
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=tmp_path, check=True, timeout=60)
    return set(done.stdout.splitlines()[-1].split())


def test_the_version_needs_nothing_heavy(tmp_path: Path) -> None:
    assert not modules_after(tmp_path, "--version") & (HEAVY | {"sqlite3", "asyncio", "wcwidth", "rich"})
    assert not modules_after(tmp_path, "--help") & (HEAVY | {"sqlite3", "asyncio", "wcwidth", "rich"})


@pytest.mark.parametrize(
    "line", ["digest 2026-01-02", "digest yesterday --format json", "timeline", "timeline --dates 3", "doctor"]
)
def test_reading_imports_nothing_heavy(tmp_path: Path, demo: Path, line: str) -> None:
    modules = modules_after(
        tmp_path, *line.split(), "--store", demo, "--feeds", FEEDS_FILE, "--now", "2026-01-03T09:00Z"
    )
    assert "sqlite3" in modules
    assert not modules & HEAVY


def test_the_version(dateline: Runner) -> None:
    assert dateline("--version").out == f"dateline {__version__}\n"
    assert dateline("digest", "--version").out == f"dateline {__version__}\n"


def test_every_command_is_listed_and_helps(dateline: Runner) -> None:
    listed = dateline("--help").out
    for name, (module, line) in COMMANDS.items():
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        if name != "app":
            assert f"  {name} " in listed
            assert line in " ".join(listed.split())
        shown = dateline(name, "--help")
        assert shown.code == 0
        for option in ("--feeds", "--store", "--now", "--verbose", "--no-color", "--version", "-h, --help"):
            assert option in shown.out, (name, option)


def test_global_options_may_stand_on_either_side(dateline: Runner, demo: Path) -> None:
    given = ["--store", demo, "--feeds", FEEDS_FILE, "--now", "2026-01-03T09:00Z"]
    before, after = dateline(*given, "digest"), dateline("digest", *given)
    assert before == after
    assert before.out.startswith("DATELINE")
    other = dateline("--store", "/nowhere/at/all.db", "digest", *given)
    assert other == after


def test_without_a_terminal_the_app_names_the_digest(dateline: Runner) -> None:
    ran = dateline(input="")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "dateline: The app needs a terminal. Run `dateline digest` for a text of the day.\n"


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["nonsense"], 2, "No such command 'nonsense'. See `dateline --help`."),
        (["digest", "--days", "none"], 2, "'none' is not a valid integer range. See `dateline digest --help`."),
        (["--now", "late", "digest"], 2, "'late' is no time"),
        (["digest"], 1, "There is no store at"),
        (["--feeds", "none.toml", "digest"], 2, "There is no file none.toml."),
        (["timeline", "colour:red", "--store", "DEMO"], 2, "There is no colour:"),
        (["timeline", "--from", "blurgh", "--store", "DEMO"], 2, "Cannot read 'blurgh' as a date."),
        (["timeline", "--dates", "3", "--format", "csv", "--store", "DEMO"], 2, "--dates has no csv format."),
        (["ingest"], 2, "Missing argument"),
        (["extract", "missing.txt"], 2, "missing.txt"),
    ],
)
def test_errors_are_one_plain_line(dateline: Runner, demo: Path, args: list[str], code: int, says: str) -> None:
    ran = dateline(*[str(demo) if arg == "DEMO" else arg for arg in args])
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.startswith("dateline: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


def _raise(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    command = click.Command("digest", callback=broken)
    monkeypatch.setattr(frame.LazyGroup, "get_command", lambda *_: command)


def test_a_bug_is_told_without_a_traceback_unless_asked(dateline: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    _raise(monkeypatch, KeyError("x"))
    ran = dateline("digest")
    assert ran.code == 1
    assert ran.err == "dateline: internal error: KeyError: 'x'. Run it again with --verbose to see where.\n"
    assert "Traceback" in dateline("--verbose", "digest").err


def test_errors_of_ours_and_of_the_system(dateline: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    _raise(monkeypatch, DatelineError("It broke.", "Mend it."))
    assert dateline("digest").err == "dateline: It broke. Mend it.\n"
    _raise(monkeypatch, OSError(28, "No space left on device"))
    ran = dateline("digest")
    assert (ran.code, ran.err) == (1, "dateline: No space left on device.\n")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interrupt(dateline: Runner, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    _raise(monkeypatch, error)
    ran = dateline("digest")
    assert ran.code == 130
    assert "Interrupted." in ran.err
    assert "Traceback" not in ran.err


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path, demo: Path) -> None:
    command = f"{sys.executable} -m tui timeline --store {demo} --feeds {FEEDS_FILE} --format jsonl | head -n 1"
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    shell = ["bash", "-c", f"set -o pipefail; {command}"]
    done = subprocess.run(shell, capture_output=True, text=True, env=env, cwd=tmp_path, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    json.loads(done.stdout)


def test_a_closed_stdout_is_no_crash(tmp_path: Path, demo: Path) -> None:
    command = f"{sys.executable} -m tui digest --store {demo} --feeds {FEEDS_FILE} >&-"
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=env, cwd=tmp_path, timeout=60)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


def test_ctrl_c_while_reading_ends_with_130(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "extract", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
    ) as running:  # fmt: skip
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write('{"id": 1}\n')
        running.stdin.flush()
        assert "error" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Traceback" not in err


def test_output_is_utf8_whatever_the_locale(tmp_path: Path, demo: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "tui", "timeline", "amur", "--store", str(demo), "--feeds", str(FEEDS_FILE)]
    done = subprocess.run(command, capture_output=True, env=env, cwd=tmp_path, timeout=60, check=True)
    assert "“" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(dateline: Runner, shell: str) -> None:
    ran = dateline("completion", shell)
    assert ran.code == 0
    assert "_DATELINE_COMPLETE" in ran.out


def test_times_on_the_command_line() -> None:
    start, end = Moment(), Moment(end_of_day=True)
    assert start.convert("2026-01-31", None, None).isoformat() == "2026-01-31T00:00:00+00:00"
    assert end.convert("2026-01-31", None, None).isoformat() == "2026-01-31T23:59:59.999999+00:00"
    assert end.convert("2026-01-31T09:00", None, None).isoformat() == "2026-01-31T09:00:00+00:00"
    assert start.convert("2026-02-18T04:00Z", None, None).isoformat() == "2026-02-18T04:00:00+00:00"
    assert start.convert("2026-02-18T04:00+09:00", None, None).isoformat() == "2026-02-18T04:00:00+09:00"


def test_run_returns_a_plain_code() -> None:
    assert run(["--version"]) == 0


def test_a_warning_of_the_code_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    diagnostics.show_warning(RuntimeWarning("a rule\x1b failed"), RuntimeWarning, "reader.py", 1)
    assert capsys.readouterr().err == "dateline: warning: a rule failed\n"
