"""Standard output: data only, in UTF-8, with colour only where a person looks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.export.page import Page

_WIDEST = 80
"""Columns above which lines are harder to read."""


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


def page(color: bool | None, query: str = "") -> Page:
    """The page that a text is set on here.

    Args:
        color: what the person said of colour, None if nothing.
        query: what they asked for, as typed.
    """
    from tui.export.page import Page

    return Page(width(), colored(color), query)


def width() -> int:
    """Columns for text: those of the terminal up to a readable measure, a fixed number where there is none."""
    from tui.export.page import NARROWEST, PLAIN_WIDTH

    if not sys.stdout.isatty():
        return PLAIN_WIDTH
    return min(max(shutil.get_terminal_size().columns, NARROWEST), _WIDEST)


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
