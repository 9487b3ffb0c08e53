"""What is packed: a source distribution that its own tests can run in, and versions that fit together."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")


def plain(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_constraints_name_every_package_that_is_needed() -> None:
    pinned = {plain(line.split("==")[0]) for line in CONSTRAINTS.splitlines() if "==" in line}
    extras = PROJECT["project"]["optional-dependencies"]
    needed = [*PROJECT["project"]["dependencies"], *extras["fulltext"], *extras["web"]]
    names = {plain(re.match(r"[\w.-]+", one)[0]) for one in needed}  # type: ignore[index]
    assert names - pinned == set()


def test_constraints_are_exact_versions() -> None:
    lines = [line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#")]
    assert [
        line for line in lines if not re.fullmatch(r'[\w.-]+==[\w.]+(; python_version [<>]=? "3\.\d+")?', line)
    ] == []


def test_all_that_is_kept_is_in_the_source_distribution() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout of git")
    tops = {name.split("/")[0] for name in listed.stdout.splitlines()}
    included = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    assert tops - included - {".gitignore"} == set()
    assert [name for name in included if not (ROOT / name).exists()] == []
