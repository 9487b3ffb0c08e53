"""What pyproject.toml declares is what tui/ imports: no more, no less."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

FOR_OTHERS = {
    "pystemmer": "snowballstemmer uses it where it is there: it is the same in C",
    "tzdata": "zoneinfo reads it where the system has no time zones of its own, as in small containers",
    "lxml-html-clean": "trafilatura takes pages apart with a library that needs it without asking for it",
}
"""Declared and not imported, and why."""

FOR_EXTRAS = {"tui.cli.web.browser": "tui/cli/web/browser.py"}
"""Modules made of what an extra brings, which no other module imports but where it is used."""

IMPORTERS = ("import_module", "find_spec")


def imported() -> Iterator[tuple[str, Path]]:
    """Top-level names of modules that are no part of tui or of Python, and where."""
    for path in sorted((ROOT / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in names(node):
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names and top not in ("", "tui"):
                    yield top, path


def names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return [str(node.args[0].value)] if called in IMPORTERS else []
    return []


def plain(requirement: str) -> str:
    """The name in a requirement, as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()  # type: ignore[index]


def is_for_here(requirement: str) -> bool:
    """Whether it is asked for in this version of Python."""
    marker = Requirement(requirement).marker
    return marker is None or marker.evaluate()


def test_declared_and_imported_packages_are_the_same() -> None:
    extras = PROJECT["optional-dependencies"]
    for_people = [one for name, requirements in extras.items() if name != "dev" for one in requirements]
    declared = {
        plain(requirement) for requirement in (*PROJECT["dependencies"], *for_people) if is_for_here(requirement)
    }
    providers = packages_distributions()
    # An extra need not be installed; its module is called as it is.
    needed = {plain(one) for top, _ in imported() for one in providers.get(top, [top])}
    assert needed - declared == set(), "imported, but not declared"
    assert declared - needed == set(FOR_OTHERS), "declared, but not imported"


def test_what_an_extra_brings_is_no_dependency_and_is_imported_only_where_it_is_used() -> None:
    extras = {plain(one) for name in ("fulltext", "web", "dask") for one in PROJECT["optional-dependencies"][name]}
    assert not extras & {plain(one) for one in PROJECT["dependencies"]}
    for path in sorted((ROOT / "tui").rglob("*.py")):
        top_level = ast.parse(path.read_text(encoding="utf-8")).body
        imported_names = {name for node in top_level for name in names(node)}
        assert not imported_names & FOR_EXTRAS.keys(), path
        if path.relative_to(ROOT).as_posix() in FOR_EXTRAS.values():
            continue
        assert not {plain(name.partition(".")[0]) for node in top_level for name in names(node)} & extras, path


def test_developers_have_what_the_tests_of_full_text_need() -> None:
    extras = PROJECT["optional-dependencies"]
    assert {plain(one) for one in extras["fulltext"]} <= {plain(one) for one in extras["dev"]}
