"""The tree of errors: in one file, each with an exit code that the shell is told of."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

from tui import errors
from tui.errors import DatelineError, ExitCode

PACKAGE = Path(errors.__file__).parent
TREE = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, DatelineError)]


def test_no_error_for_people_is_defined_elsewhere() -> None:
    names = {each.__name__ for each in TREE}
    for path in PACKAGE.rglob("*.py"):
        if path != PACKAGE / "errors.py":
            classes = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)]
            bases = {base.id for node in classes for base in node.bases if isinstance(base, ast.Name)}
            assert not bases & names, path


@pytest.mark.parametrize("error", TREE)
def test_an_error_says_what_is_wrong_and_what_to_do_and_crosses_processes(error: type[DatelineError]) -> None:
    assert error.exit_code in (ExitCode.FAILED, ExitCode.USAGE)
    again = pickle.loads(pickle.dumps(error("It is wrong.", "Mend it.")))
    assert type(again) is error
    assert str(again) == "It is wrong. Mend it."
