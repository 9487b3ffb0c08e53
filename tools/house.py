"""How the house stands: modules, floors, arrows and circles of each package, and what does not belong into code.

`python tools/house.py [FOLDER] [--list words|numbers|complexity|patterns] [--check]`

Counts, for each package below tui/ (or for FOLDER alone):
- modules, floors (the longest chain of imports inside the package, sub-packages taken as one module), arrows (imports between
  its members) and circles (members that import each other, directly or around);
- words of a natural language in string constants and patterns that are matched against running text (events and dates);
- functions whose complexity (branches, loops, handlers, conditions joined by and/or) is over 25;
- patterns of over 120 characters on one line;
- numbers other than 0, 1, 2 (with either sign) and a half that stand in functions or unexplained constants instead of a
  `Tuning` or a constant with a docstring.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAX_COMPLEXITY = 25
MAX_PATTERN = 120
WORDLESS = ("events", "dates")
"""Packages in which no word of a natural language may stand in code."""
PLAIN_NUMBERS = frozenset({0, 1, -1, 2, -2, 0.5})
"""Numbers that need no name: nothing, one, a pair and a half."""
_ESCAPES = re.compile(r"\\[a-zA-Z]|\(\?P?<\w+>|\(\?P=\w+\)|\(\?[a-zA-Z]+[:)]|\{\w+\??\}|\[[^\]]*\]|\s#\s.*")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Findings:
    """What was found in some files, as lines "path:line what"."""

    words: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    complexity: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)


def main() -> None:
    """Print the tables; with --check the exit code is 1 where something is over its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tui")
    parser.add_argument("--list", choices=("words", "numbers", "complexity", "patterns"), help="name each place")
    parser.add_argument("--check", action="store_true", help="exit 1 on any circle and anything found")
    options = parser.parse_args()
    folder = options.folder.resolve()
    circles = _print_packages(folder)
    findings = Findings()
    for path in sorted(folder.rglob("*.py")):
        _look(path, findings)
    for name in ("words", "numbers", "complexity", "patterns"):
        places: list[str] = getattr(findings, name)
        print(f"{name:<11}{len(places):>6}")
        if options.list == name:
            print("\n".join(places))
    out_of_place = findings.words or findings.numbers or findings.complexity or findings.patterns
    if options.check and (circles or out_of_place):
        sys.exit(1)


def _print_packages(folder: Path) -> int:
    """The table of packages; returns the number of circles."""
    print(f"{'package':<28}{'modules':>8}{'floors':>8}{'arrows':>8}{'circles':>8}")
    total = 0
    for package in [folder, *sorted(path for path in folder.rglob("*") if (path / "__init__.py").exists())]:
        members = _members(package)
        if not members:
            continue
        arrows = _arrows(package, members)
        circles = _circles(arrows)
        total += circles
        name = package.relative_to(ROOT).as_posix()
        print(f"{name:<28}{len(members):>8}{_floors(arrows):>8}{sum(map(len, arrows.values())):>8}{circles:>8}")
    return total


def _members(package: Path) -> dict[str, list[Path]]:
    """Modules and sub-packages of a package -> their files."""
    members: dict[str, list[Path]] = {}
    for path in sorted(package.iterdir()):
        if path.suffix == ".py" and path.stem != "__init__":
            members[path.stem] = [path]
        elif (path / "__init__.py").exists():
            members[path.name] = sorted(path.rglob("*.py"))
    return members


def _arrows(package: Path, members: dict[str, list[Path]]) -> dict[str, set[str]]:
    """Member -> the other members that it imports, also inside functions and for types alone."""
    prefix = ".".join(package.relative_to(ROOT).parts) + "."
    arrows: dict[str, set[str]] = {name: set() for name in members}
    for name, files in members.items():
        for path in files:
            for module in _imports(path):
                if module.startswith(prefix):
                    other = module[len(prefix) :].split(".")[0]
                    if other in members and other != name:
                        arrows[name].add(other)
    return arrows


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _floors(arrows: dict[str, set[str]]) -> int:
    """Members of the longest chain of imports, each counted once."""

    def height(name: str, above: tuple[str, ...]) -> int:
        below = [other for other in arrows[name] if other not in above]
        if name not in known or above:
            known[name] = 1 + max((known.get(other) or height(other, (*above, name)) for other in below), default=0)
        return known[name]

    known: dict[str, int] = {}
    return max((height(name, ()) for name in arrows), default=0)


def _circles(arrows: dict[str, set[str]]) -> int:
    """Members that can be reached from themselves, counted in groups that reach each other."""
    reach = {name: _reachable(name, arrows) for name in arrows}
    groups = {
        frozenset(other for other in reach[name] if name in reach[other]) for name in arrows if name in reach[name]
    }
    return len(groups)


def _reachable(name: str, arrows: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(arrows[name])
    while waiting:
        other = waiting.pop()
        if other not in seen:
            seen.add(other)
            waiting.extend(arrows[other])
    return seen


def _look(path: Path, findings: Findings) -> None:
    """Collect what a file should not hold."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    where = path.relative_to(ROOT).as_posix()
    lines = source.splitlines()
    docstrings = _docstrings(tree)
    if WORDLESS and len(path.relative_to(ROOT).parts) > 2 and path.relative_to(ROOT).parts[1] in WORDLESS:
        findings.words.extend(_words(tree, docstrings, where))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            complexity = _complexity(node)
            if complexity > MAX_COMPLEXITY:
                findings.complexity.append(f"{where}:{node.lineno} {node.name} {complexity}")
        if _is_pattern_call(node):
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    long = any(len(line.strip()) > MAX_PATTERN for line in lines[part.lineno - 1 : part.end_lineno])
                    if long:
                        findings.patterns.append(f"{where}:{part.lineno} {part.value[:60]}")
    findings.numbers.extend(_numbers(tree, where))


def _docstrings(tree: ast.AST) -> set[int]:
    """Ids of constants that are docstrings of anything, attributes included."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def _is_pattern_call(node: ast.AST) -> bool:
    """Whether this is `re.compile(…)`, `Template(…)` or another function of `re`."""
    if not isinstance(node, ast.Call):
        return False
    match node.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=name):
            return name in ("compile", "match", "search", "fullmatch", "findall", "finditer", "sub", "split")
        case ast.Name(id="Template"):
            return True
    return False


def _words(tree: ast.AST, docstrings: set[int], where: str) -> Iterator[str]:
    """Words in patterns, and in strings that text is compared with, searched for, or split into lists."""
    for node in ast.walk(tree):
        texts: list[ast.AST] = []
        if isinstance(node, ast.Call) and _is_pattern_call(node):
            texts = [part for argument in node.args for part in ast.walk(argument)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "find",
                                  "isdisjoint", "intersection"):  # fmt: skip
                texts = [part for argument in node.args for part in ast.walk(argument)]
            elif node.func.attr == "split" and isinstance(node.func.value, ast.Constant):
                texts = [node.func.value]
        elif isinstance(node, ast.Compare):
            texts = [part for side in (node.left, *node.comparators) for part in _literals(side)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("frozenset", "set"):
            texts = [part for argument in node.args for part in ast.walk(argument)]
        for part in texts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in docstrings:
                words = _WORD.findall(_ESCAPES.sub(" ", part.value))
                if words and not _are_names(words):
                    yield f"{where}:{part.lineno} {' '.join(words)[:90]}"


def _literals(side: ast.AST) -> Iterator[ast.AST]:
    if isinstance(side, ast.Constant):
        yield side
    elif isinstance(side, ast.Tuple | ast.List | ast.Set):
        yield from side.elts


def _are_names(words: Sequence[str]) -> bool:
    """Names of the program's own things: roles of the grammar, TIMEX3 types, field names."""
    return all(word in _names() for word in words)


VALUES = frozenset(
    """
    DATE TIME DURATION SET XXXX REF PRESENT PAST FUTURE START MID END APPROX LESS THAN MORE EQUAL OR BEFORE AFTER SP SU FA WI
    MO AF EV NI TMO TEV TNI TAF text title dmy mdy ymd deeds
    """.split()
)
"""TIMEX3 values and names of fields: not words of running text."""


@cache
def _names() -> frozenset[str]:
    """`VALUES`, the codes of languages, the roles of the grammar with their values, kinds of tokens and groups of patterns."""
    names = set(VALUES)
    for path in sorted((ROOT / "tui" / "dates" / "language").glob("*.py")):
        names.update(_names_of_roles(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "tui" / "languages").glob("*/dates.toml")):
        names.add(path.parent.name)
        for role, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            names.update(_WORD.findall(role))
            if isinstance(table, dict):
                names.update(word for key in table for word in _WORD.findall(key))
    for table in sorted((ROOT / "tui" / "languages").glob("*.toml")):
        names.update(tomllib.loads(table.read_text(encoding="utf-8")))
    return frozenset(names)


def _names_of_roles(source: str) -> Iterator[str]:
    """What a module calls its roles and shapes (the tables SHAPES and BUILT_ROLES) and the groups of its patterns."""
    yield from re.findall(r"\(\?P<(\w+)>", source)
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.AnnAssign(target=ast.Name(id="SHAPES")) | ast.Assign(targets=[ast.Name(id="BUILT_ROLES")]):
                yield from (
                    part.value
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )


def _complexity(function: ast.AST) -> int:
    """1 and one for each branch, loop, handler, condition in a comprehension, and further operand of and/or; inner
    functions count for themselves."""
    count = 1
    waiting = list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(
            node,
            ast.If | ast.IfExp | ast.For | ast.AsyncFor | ast.While | ast.ExceptHandler | ast.match_case | ast.Assert,
        ):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
        waiting.extend(ast.iter_child_nodes(node))
    return count


def _numbers(tree: ast.Module, where: str) -> Iterator[str]:
    """Numbers that stand neither in a class named …Tuning nor in a constant or field with a docstring under it."""
    explained: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        if isinstance(node, ast.ClassDef) and node.name.endswith("Tuning"):
            explained.update(id(part) for part in ast.walk(node))
        for statement, after in zip_longest(body, body[1:]):
            is_note = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(statement, ast.Assign | ast.AnnAssign) and (is_note or _has_fields_in_docstring(node)):
                explained.update(id(part) for part in ast.walk(statement))
    for node in ast.walk(tree):
        is_number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if is_number and id(node) not in explained and node.value not in PLAIN_NUMBERS:
            yield f"{where}:{node.lineno} {node.value}"


def _has_fields_in_docstring(node: ast.AST) -> bool:
    """A class whose docstring explains its fields under "Args:"."""
    return isinstance(node, ast.ClassDef) and "Args:" in (ast.get_docstring(node) or "")


if __name__ == "__main__":
    main()
