"""Every command and example of the documents is run, or read by what it is written for.

A block of output stands below a comment that says which command prints it, and is compared; `…` stands for lines, or words of
a line, left out. Commands run in a shell, in a folder and a home of their own, on the demo's feeds served from this machine; sendmail and what else a
reader would have around stand beside. What is no command says by the word behind its fence what it is.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from tests.cli.conftest import ROOT
from tests.feeds.server import FeedServer, feeds_toml, running_server
from tui.cli.main import build
from tui.demo.loader import FEEDS_FILE

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CRON = re.compile(r"^(?:\S+\s+){5}(?=\S*dateline )")
INSTALLS = ("pip install", "pytest")
"""Of commands that make an environment: `.ci/run` runs them as they stand."""
INLINE = re.compile(r"`(?:\.venv/bin/)?dateline ([^`]+)`")
SECONDS = 120


PRINTED = re.compile(r"^<!-- prints: (.+) -->\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@dataclass(frozen=True)
class Example:
    """A fenced block."""

    document: str
    number: int
    kind: str
    text: str


def examples() -> Iterator[Example]:
    for path in DOCUMENTS:
        for number, (kind, text) in enumerate(FENCE.findall(path.read_text(encoding="utf-8"))):
            yield Example(path.name, number, kind, text)


def is_shell(example: Example) -> bool:
    return not example.kind and not any(word in example.text for word in INSTALLS)


BLOCKS = list(examples())
NAMES = [f"{one.document}-{one.number}" for one in BLOCKS]
SHELL = [one for one in BLOCKS if is_shell(one)]


def test_what_is_no_command_says_what_it_is() -> None:
    assert {one.kind for one in BLOCKS} <= {"", "text", "json", "ini", "python", "toml"}
    for one in SHELL:
        assert re.search(r"dateline|sqlite3", one.text), one


# ---------------------------------------------------------------------- commands


@pytest.fixture(scope="module")
def server() -> Iterator[FeedServer]:
    names = sorted((FEEDS_FILE.parent / "feeds").glob("*.xml"))
    with running_server() as server:
        for name in names:
            server.serve(f"/{name.name}", name.read_bytes())
        server.serve("/extra.xml", names[0].read_bytes())
        yield server


@pytest.fixture
def place(tmp_path: Path, demo: Path, server: FeedServer) -> Path:
    """A home with feeds, a store and programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    paths = [Path(name.name) for name in sorted((FEEDS_FILE.parent / "feeds").glob("*.xml"))]
    config, data = tmp_path / ".config/dateline", tmp_path / ".local/share/dateline"
    for one in (config, data, tmp_path / ".venv/bin", tmp_path / "me/bin"):
        one.mkdir(parents=True)
    (config / "feeds.toml").write_text(feeds_toml(server, paths))
    shutil.copy(demo, data / "dateline.db")
    shutil.copy(demo, tmp_path / "dateline.db")
    write(folder / "dateline", f'PYTHONPATH={ROOT} exec {sys.executable} -m tui "$@"')
    write(folder / "sendmail", '[ "$*" = -t ] && cat > "$HOME/mail"')
    write(folder / "tell", 'cat >> "$HOME/told"')
    if shutil.which("sqlite3") is None:
        script = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall())"
        write(folder / "sqlite3", f'exec {sys.executable} -c {shlex.quote(script)} "$@"')
    return tmp_path


def write(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def commands(text: str) -> Iterator[str]:
    """Lines of a block, those that go on put together, without what stands before a command of cron; each ends by itself."""
    for line in text.replace("\\\n", " ").splitlines():
        command = CRON.sub("", line)
        command = re.sub(r"(?:/path/to/)?\.venv/bin/dateline|/path/to/\S*/dateline", "dateline", command)
        command = command.replace("/home/me/bin/tell", "tell").replace("/srv/www", "$HOME/www")
        command = command.replace("https://news.example.org/feed.xml", "$FEED")
        if re.fullmatch(r"dateline\s*(#.*)?|dateline serve.*", command):
            continue  # the app, which needs a terminal: tests/app
        yield command.replace("--watch", "")


def run_in(place: Path, script: str, server: FeedServer) -> subprocess.CompletedProcess[str]:
    env = {
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "HOME": str(place),
        "FEED": server.url("/extra.xml"),
        "LANG": "C.UTF-8",
    }
    return subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=place,
        env=env,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a shell")
@pytest.mark.parametrize("example", SHELL, ids=[f"{one.document}-{one.number}" for one in SHELL])
def test_commands_run(example: Example, place: Path, server: FeedServer) -> None:
    if example.document == "store.md":
        place.joinpath("backup.jsonl").unlink(missing_ok=True)
    script = "set -e\n" + "\n".join(setting(example) + list(commands(example.text)))
    ran = run_in(place, script, server)
    assert ran.returncode == 0, f"{script}\n{ran.stdout[-500:]}\n{ran.stderr}"
    assert "Traceback" not in ran.stderr and "warning" not in ran.stderr, ran.stderr


def printed() -> list[tuple[str, str, str]]:
    """Document, command and what it is said to print."""
    return [
        (path.name, command, text)
        for path in DOCUMENTS
        for command, text in PRINTED.findall(path.read_text(encoding="utf-8"))
    ]


def test_each_block_of_output_names_its_command() -> None:
    assert len(printed()) == sum(one.kind == "text" for one in BLOCKS) > 0


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a shell")
@pytest.mark.parametrize(("document", "command", "text"), printed(), ids=[each[0] for each in printed()])
def test_output_is_what_is_printed(document: str, command: str, text: str, place: Path, server: FeedServer) -> None:
    ran = run_in(place, command, server)
    assert ran.returncode == 0, ran.stderr
    parts = re.split(rf"^{LEFT_OUT}\n", text, flags=re.MULTILINE)
    if os.environ.get("UPDATE_GOLDEN"):
        path = next(path for path in DOCUMENTS if path.name == document)
        renewed = f"{LEFT_OUT}\n".join(as_printed(part, ran.stdout) for part in parts)
        path.write_text(path.read_text(encoding="utf-8").replace(text, renewed), encoding="utf-8")
        return
    pattern = "(?s:.*?)".join(map(pattern_of, parts))
    hint = "UPDATE_GOLDEN=1 pytest tests/docs writes it"
    assert re.fullmatch(pattern, ran.stdout), f"{document}: `{command}` prints (read it; {hint})\n{ran.stdout}"


def pattern_of(text: str) -> str:
    """Lines of output; `…` within one stands for what is left out of it."""
    return re.escape(text).replace(LEFT_OUT, ".*")


def as_printed(part: str, output: str) -> str:
    """As many lines as a part of a block has, from its first line on, from the beginning where that is not printed; one with words left
    out stays where it holds."""
    lines, printed = part.splitlines(keepends=True), output.splitlines(keepends=True)
    start = next((at for at, line in enumerate(printed) if lines and re.fullmatch(pattern_of(lines[0]), line)), 0)
    pairs = zip(lines, printed[start:], strict=False)
    return "".join(old if re.fullmatch(pattern_of(old), new) else new for old, new in pairs)


def setting(example: Example) -> list[str]:
    """What blocks further up in the same document have set up."""
    before = [one for one in SHELL if one.document == example.document and one.number < example.number]
    kept = [line for one in before for line in commands(one.text) if "--into" in line or line.startswith("export ")]
    return [line for line in kept if line not in example.text]


# ---------------------------------------------------------------------- other examples


@pytest.mark.parametrize(
    "example",
    [one for one in BLOCKS if one.kind in ("json", "toml", "ini")],
    ids=lambda one: f"{one.document}-{one.number}",
)
def test_files_can_be_read(example: Example) -> None:
    match example.kind:
        case "json":
            json.loads(example.text)
        case "toml":
            tomllib.loads(example.text)
        case "ini":
            for part in re.split(r"^# \S+\.(?:service|timer)$", example.text, flags=re.MULTILINE)[1:]:
                reader = ConfigParser(interpolation=None)
                reader.optionxform = str  # type: ignore[assignment,method-assign]
                reader.read_string(part)
                assert {"Service", "Timer"} & set(reader.sections())


@pytest.mark.slow
@pytest.mark.parametrize(
    "example", [one for one in BLOCKS if one.kind == "python"], ids=lambda one: f"{one.document}-{one.number}"
)
def test_python_runs(example: Example, place: Path) -> None:
    env = {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "HOME": str(place), "PYTHONPATH": str(ROOT)}
    timeline = "dateline timeline --format json > timeline.json"
    subprocess.run(["/bin/sh", "-c", timeline], cwd=place, env=env, check=True, timeout=SECONDS, capture_output=True)
    subprocess.run([sys.executable, "-c", example.text], cwd=place, env=env, check=True, timeout=SECONDS)


def inline() -> list[tuple[str, str]]:
    found = []
    for path in DOCUMENTS:
        text = FENCE.sub("", path.read_text(encoding="utf-8"))
        found += [(path.name, command) for command in INLINE.findall(text)]
    return found


@pytest.mark.parametrize(("document", "command"), inline())
def test_commands_in_the_text_are_there(document: str, command: str) -> None:
    """Each word that names a command, and each option, is one."""
    plain = re.sub(r"\\\|", " | ", command)
    words = [word.strip("[]…,") for word in shlex.split(plain, posix=True)]
    group: click.Command = build()
    ctx = click.Context(group)
    for place, word in enumerate(words):
        if not isinstance(group, click.Group) or word.startswith("-"):
            break
        inner = group.get_command(ctx, word)
        assert inner is not None or (place and word in ("|",)) or word.isupper(), (
            f"{document}: there is no `dateline {word}`"
        )
        if inner is None or "|" in words:
            break
        group = inner
    known = {opt for param in (*group.params, *build().params) for opt in param.opts}
    options = [word.split("=")[0] for word in words if word.startswith("--") and len(word) > 2]
    missing = [option for option in options if option not in known and "|" not in words]
    assert missing == [], f"{document}: `dateline {command}`"
