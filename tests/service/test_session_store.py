"""Nobody outside the service reaches for the store of a session: what they need has a function in the service."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

ROOMS = ("cli", "app", "demo", "export", "wording", "languages")
FILES = [path for room in ROOMS for path in sorted((Path(tui.__file__).parent / room).rglob("*.py"))]


def uses(source: str) -> Iterator[int]:
    """Lines that take `.store` of a session: of what is called so or annotated as one."""
    tree = ast.parse(source)
    annotated = {
        node.arg if isinstance(node, ast.arg) else ast.unparse(node.target).rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.arg | ast.AnnAssign)
        and node.annotation is not None
        and ast.unparse(node.annotation).strip("'\"") == "Session"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("store", "_store"):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if owner.removesuffix("()").endswith("session") or owner in annotated:
                yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_room_above_takes_the_store_of_a_session(path: Path) -> None:
    assert list(uses(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(session):\n    session.store.count()",
        "def f(it: Session):\n    return it.store",
        "class A:\n    def f(self):\n        self._session.store.count()",
        "with open_session() as session:\n    store = session.store",
    ],
)
def test_the_search_sees_it(code: str) -> None:
    assert list(uses(code))


def test_the_search_leaves_paths_alone() -> None:
    assert not list(uses("def f(options):\n    return options.store, options.paths.store"))
