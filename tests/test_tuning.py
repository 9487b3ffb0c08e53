"""Every tuned number says what it means."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "tui").rglob("tuning.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_number_has_a_docstring(path: Path) -> None:
    silent = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            for place, statement in enumerate(node.body):
                if isinstance(statement, ast.AnnAssign) and not _is_text(node.body[place + 1 : place + 2]):
                    silent.append(ast.unparse(statement.target))
    assert silent == []


def _is_text(statements: list[ast.stmt]) -> bool:
    return any(isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) for one in statements)


def test_there_are_tuned_numbers() -> None:
    assert len(MODULES) >= 3
