"""Every format, byte for byte, against files that a person has read. `UPDATE_GOLDEN=1 pytest tests/export` writes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.export import make
from tui.export.extraction import render_extraction
from tui.export.format import Renderer
from tui.export.page import Page
from tui.export.registry import DATES, DIGEST, EXPLANATION, FORMATS, STORIES, TIMELINE

GOLDEN = Path(__file__).with_name("golden")
PAGE = Page(76, query="derail* <x>", to=("reader@example.org", "desk@example.org"))

SHOWN: dict[str, tuple[dict[str, Renderer[Any]], object]] = {
    "timeline": (TIMELINE, make.TIMELINE),
    "dates": (DATES, make.DATES),
    "digest": (DIGEST, make.DIGEST),
    "stories": (STORIES, make.STORIES),
    "explanation": (EXPLANATION, make.EXPLANATION),
}
"""What formats can show: its renderers by format, and one example."""

SPECIAL: dict[str, Callable[[], Iterable[str]]] = {
    "digest-narrow-colour.txt": lambda: DIGEST["text"](make.DIGEST, Page(44, color=True)),
    "digest-evidence.txt": lambda: DIGEST["text"](make.DIGEST, replace(PAGE, evidence=True)),
    "digest-days.txt": lambda: DIGEST["text"](make.DAYS, PAGE),
    "digest-days.md": lambda: DIGEST["markdown"](make.DAYS, PAGE),
    "digest-days.html": lambda: DIGEST["html"](make.DAYS, PAGE),
    "digest-changed.txt": lambda: DIGEST["text"](make.CHANGED, PAGE),
    "digest-changed.md": lambda: DIGEST["markdown"](make.CHANGED, PAGE),
    "digest-changed.html": lambda: DIGEST["html"](make.CHANGED, PAGE),
    "digest-changed.json": lambda: DIGEST["json"](make.CHANGED, PAGE),
    "digest-empty.txt": lambda: DIGEST["text"](make.EMPTY, PAGE),
    "extraction.txt": lambda: render_extraction("A train derails", make.TEXT, make.EXTRACTED, PAGE),
}


def check(name: str, parts: Iterable[str]) -> None:
    made = "".join(parts).encode()
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(made)
    assert path.exists(), "no golden file yet: write it with UPDATE_GOLDEN=1 pytest tests/export, and read it"
    assert made.decode() == path.read_bytes().decode()


def golden(shown: str, form: str) -> str:
    return f"{shown}-{form}{FORMATS[form].suffix}"


@pytest.mark.parametrize(
    ("shown", "form"), [(shown, form) for shown, (by_name, _) in SHOWN.items() for form in by_name]
)
def test_every_format_is_as_it_was_read(shown: str, form: str) -> None:
    by_name, example = SHOWN[shown]
    check(golden(shown, form), by_name[form](example, PAGE))


@pytest.mark.parametrize("name", SPECIAL)
def test_output_is_as_it_was_read(name: str) -> None:
    check(name, SPECIAL[name]())


def test_no_file_is_left_that_nothing_writes() -> None:
    names = {golden(shown, form) for shown, (by_name, _) in SHOWN.items() for form in by_name}
    assert {path.name for path in GOLDEN.iterdir()} == names | set(SPECIAL)
