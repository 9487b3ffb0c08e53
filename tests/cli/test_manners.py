"""How a command ends that is told to, and how it speaks to programs and shells."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import ROOT, Runner
from tests.feeds.server import feeds_toml, item, rss, running_server, silent
from tui.cli.main import COMMANDS, build
from tui.cli.options import errors_as_json

ENDING = {"SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131}


def start(tmp_path: Path, *words: str, before: object = None) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "tui",
        *words,
        "--feeds",
        str(tmp_path / "feeds.toml"),
        "--store",
        str(tmp_path / "s.db"),
    ]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)}, preexec_fn=before,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("name", ENDING)
def test_a_polite_kill_ends_a_poll_and_leaves_the_store_whole(tmp_path: Path, name: str) -> None:
    with running_server() as server:
        server.serve("/good.xml", rss(item(1)))
        server.script("/stuck.xml", silent)
        (tmp_path / "feeds.toml").write_text(feeds_toml(server, [Path("good.xml"), Path("stuck.xml")]))
        with start(tmp_path, "poll") as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("ok  ")
            process.send_signal(getattr(signal, name))
            _, err = process.communicate(timeout=30)
    assert process.returncode == ENDING[name]
    assert err == f"\nEnded by {name}.\n"
    with start(tmp_path, "doctor") as process:
        out, _ = process.communicate(timeout=60)
    assert "1 articles" in out and "sound" in out


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_what_whoever_started_it_ignores_stays_ignored(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("")
    with start(tmp_path, "poll"):  # makes the store
        pass
    quiet = lambda: (signal.signal(signal.SIGHUP, signal.SIG_IGN), signal.signal(signal.SIGINT, signal.SIG_IGN))  # noqa: E731
    with start(tmp_path, "mcp", before=quiet) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps({"id": 1, "method": "ping"}) + "\n")
        process.stdin.flush()
        assert "result" in process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 143, "without SIGINT, too"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("name", ENDING)
def test_a_polite_kill_ends_the_app_with_the_same_code(tmp_path: Path, name: str) -> None:
    import pty

    (tmp_path / "feeds.toml").write_text("")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "tui", "--feeds", str(tmp_path / "feeds.toml"), "--store", str(tmp_path / "s.db")]
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, cwd=ROOT, start_new_session=True,
        env={**os.environ, "HOME": str(tmp_path), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"},
    ) as process:  # fmt: skip
        os.close(follower)
        shown = b""
        while b"No events yet" not in shown:
            shown += os.read(leader, 65536)
        process.send_signal(getattr(signal, name))
        with contextlib.suppress(OSError):  # the terminal ends with the process
            while os.read(leader, 65536):
                pass
        assert process.wait(30) == ENDING[name]
    os.close(leader)


def test_errors_as_json(dateline: Runner, tmp_path: Path) -> None:
    missing = dateline("digest", "--errors", "json", "--store", tmp_path / "none.db")
    assert missing.code == 1
    assert json.loads(missing.err.splitlines()[-1]) == {
        "error": f"There is no store at {tmp_path}/none.db.",
        "remedy": "Run `dateline poll` or `dateline ingest` to fill one.",
        "exit_code": 1,
    }
    wrong = dateline("digest", "--top", "many", "--errors=json")
    assert wrong.code == 2 and json.loads(wrong.err)["exit_code"] == 2
    assert all(json.loads(line) for line in dateline("--errors", "json", "poll").err.splitlines())
    assert dateline("--errors", "loud", "poll").code == 2


def test_which_command_line_asks_for_errors_as_json() -> None:
    assert errors_as_json(["--errors", "json", "poll"]) and errors_as_json(["digest", "--top", "x", "--errors=json"])
    assert not errors_as_json(["poll"]) and not errors_as_json(["--errors", "text"]) and not errors_as_json(["json"])


# ---------------------------------------------------------------------- the manual page


def test_the_manual_page_is_that_of_this_command_line(dateline: Runner) -> None:
    kept = (ROOT / "docs" / "dateline.1").read_text(encoding="utf-8")
    assert dateline("man").out == kept, "run: dateline man > docs/dateline.1"


def test_the_manual_page_names_every_command_and_option() -> None:
    page = (ROOT / "docs" / "dateline.1").read_text(encoding="utf-8").replace("\\-", "-")
    group = build()
    ctx = click.Context(group)
    for name in COMMANDS.keys() - {"app"}:
        assert f".SS dateline {name}" in page
        command = group.get_command(ctx, name)
        assert command is not None
        missing = [
            opt for param in command.params if isinstance(param, click.Option) for opt in param.opts if opt not in page
        ]
        assert missing == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_the_manual_page_is_sound_roff() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(ROOT / "docs" / "dateline.1")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == ""


# ---------------------------------------------------------------------- completion


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_commands_and_options(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    wrapper = folder / "dateline"
    wrapper.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui "$@"\n')
    wrapper.chmod(0o755)
    script = (
        'eval "$(dateline completion bash)"\n'
        'complete_for() { COMPREPLY=(); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dateline_completion dateline; echo ${COMPREPLY[@]}; }\n'
        "complete_for dateline dig\ncomplete_for dateline digest --ev\n"
    )
    done = subprocess.run(
        ["bash", "-c", script],
        env={"PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["digest", "--evidence"]
