"""Standard output: data only, in UTF-8, with colour only where a person looks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

PIPED_WIDTH = 76
"""Columns of text that goes to a file or a mail."""
_NARROWEST, _WIDEST = 40, 80


def prepare() -> None:
    """Data is UTF-8 whatever the locale says; a terminal that cannot show a character shows a question mark."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller (`>&-`)
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream is sys.stdout and not stream.isatty():
                reconfigure(encoding="utf-8", errors="replace", newline="\n")
            else:
                reconfigure(errors="replace")


def write(text: str | Iterable[str]) -> None:
    """Write text, or its parts as they come."""
    if isinstance(text, str):
        sys.stdout.write(text)
    else:
        sys.stdout.writelines(text)
    sys.stdout.flush()


def width() -> int:
    """Columns for text: those of the terminal up to a readable measure, a fixed number where there is none."""
    if not sys.stdout.isatty():
        return PIPED_WIDTH
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def colored(wanted: bool | None) -> bool:
    """Whether to write colour: on a terminal, unless `NO_COLOR` or the person says no."""
    return (
        wanted is not False
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def discard() -> None:
    """The reader has gone (`| head`): let nothing that is still buffered raise at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
