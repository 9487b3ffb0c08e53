"""`dateline store` on a copy of the demo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Ran, Runner
from tui.demo.loader import FEEDS_FILE, NOW

Line = Callable[..., Ran]


@pytest.fixture
def own(dateline: Runner, demo: Path, tmp_path: Path) -> Line:
    store = copy(demo, tmp_path / "own.db")

    def line(*args: object, store: Path = store, input: str | None = None) -> Ran:
        return dateline(*args, "--feeds", FEEDS_FILE, "--store", store, "--now", NOW.isoformat(), input=input)

    return line


def count(own: Line) -> int:
    return len(own("timeline", "--format", "jsonl").out.splitlines())


def test_pruning_says_what_would_go_and_does_it_only_when_told(own: Line) -> None:
    before = count(own)
    told = own("store", "prune", "--older", "2w")
    assert told.code == 0 and told.out == ""
    assert told.err.startswith("Older than 2025-12-20: ") and told.err.endswith(
        "Nothing was taken out: --yes does it.\n"
    )
    assert count(own) == before
    done = own("store", "prune", "--older", "2w", "--yes", "--keep", "none")
    assert "Took out " in done.err and count(own) < before
    again = own("store", "prune", "--older", "2w", "--yes", "--keep", "none")
    assert again.code == 0 and " 0 can go" in again.err and "Took out" not in again.err
    assert "MB before, " in own("store", "vacuum").err
    assert own("store", "prune", "--older", "soon").code == 2


def test_an_export_makes_the_same_store(own: Line, tmp_path: Path) -> None:
    id_ = next(iter(map(json.loads, own("timeline", "--format", "jsonl").out.splitlines())))["id"]
    own("edit", "note", id_, "mine alone")
    file, copied = tmp_path / "all.jsonl", tmp_path / "copy.db"
    assert own("store", "export", file).err == f"{tmp_path / 'own.db'} is in {file}.\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert own("store", "export").out == file.read_text()
    assert "rows in" in own("store", "import", file, store=copied).err
    assert own("store", "export", store=copied).out == file.read_text()
    assert own("timeline", store=copied).out == own("timeline").out
    refused = own("store", "import", file, store=copied)
    assert refused.code == 1 and "holds something already" in refused.err


def test_an_import_from_standard_input_that_is_no_export_is_said(own: Line, tmp_path: Path) -> None:
    ran = own("store", "import", "-", store=tmp_path / "new.db", input="nonsense\n")
    assert ran.code == 1 and ran.err == "dateline: Line 1 is no JSON object.\n"


def test_a_full_disk_leaves_the_former_export(own: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    file = tmp_path / "all.jsonl"
    file.write_text("former")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ran = own("store", "export", file)
    assert ran.code == 1 and "all.jsonl cannot be written: No space left on device" in ran.err
    assert file.read_text() == "former"
