"""What the documents name exists: files, modules, links, commands of the Makefile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PATH = re.compile(r"`((?:tui|tests|tools|docs|screenshots)/[\w./*-]+)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
TARGET = re.compile(r"`make (\w+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_and_links_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [path for path in PATH.findall(text) if "xx" not in path and "NAME" not in path]
    missing = [path for path in named if not list(ROOT.glob(path.rstrip("/")))]
    missing += [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    assert missing == []


def test_targets_of_the_makefile_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert TARGET.findall(text)
    assert [target for target in TARGET.findall(text) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_every_package_has_its_row_in_the_map() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = [path.parent.relative_to(ROOT) for path in ROOT.glob("tui/**/__init__.py")]
    rooms = [path for path in packages if 2 <= len(path.parts) <= 3 and "app" not in path.parts[1:-1]]
    assert [str(path) for path in rooms if f"`{path.as_posix()}/`" not in text] == []
