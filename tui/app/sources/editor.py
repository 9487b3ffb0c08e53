"""Opens a file in the person's editor, at a line."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tui.errors import UsageError

USUAL = ("nano", "vim", "vi")
"""Editors that are looked for where the environment names none."""
COLON = frozenset({"hx", "helix", "code", "codium", "subl", "zed"})
"""Editors that take `file:line`; all others take `+line file`."""
GOTO = frozenset({"code", "codium"})
"""Of these, those that want to be told so, and to be waited for."""


def command(path: Path, line: int, env: Mapping[str, str]) -> list[str]:
    """The command that opens a file at a line (from 1; 0 for the beginning).

    Raises:
        UsageError: there is no editor.
    """
    named = env.get("VISUAL") or env.get("EDITOR") or next((each for each in USUAL if shutil.which(each)), "")
    words = shlex.split(named)
    if not words:
        raise UsageError("There is no editor.", "Set EDITOR to the one you use.")
    name = Path(words[0]).name
    if name in GOTO:
        return [*words, "--wait", "--goto", f"{path}:{max(line, 1)}"]
    if name in COLON:
        return [*words, f"{path}:{max(line, 1)}"]
    return [*words, f"+{max(line, 1)}", str(path)]


def run(words: list[str]) -> None:
    """Run it until it ends.

    Raises:
        UsageError: it cannot be started.
    """
    try:
        subprocess.run(words, check=False)
    except OSError as error:
        raise UsageError(f"{words[0]} cannot be started: {error.strerror}.", "Set EDITOR to the one you use.") from None
