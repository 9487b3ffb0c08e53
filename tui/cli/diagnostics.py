"""Everything that is not data goes here, to stderr: plain lines, a progress bar, the last word on an error."""

from __future__ import annotations

import shutil
import sys
import time
import traceback
from typing import TextIO

import click

from tui.errors import DatelineError, ExitCode
from tui.text import printable, without_password

_BAR = 24
"""Cells of a full bar."""
_BETWEEN = 0.1
"""Seconds between two paints of a bar."""


def note(message: str) -> None:
    """A line worth knowing."""
    click.echo(_shown(message), err=True)


def warn(message: str) -> None:
    """Something is wrong, and the command goes on."""
    click.echo(f"dateline: warning: {_shown(message)}", err=True)


def show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """What Python calls with a warning of the code: one line, as for any other."""
    warn(f"{message}")


def fail(message: str) -> None:
    """Something is wrong, and the command ends."""
    click.echo(f"dateline: {_shown(message)}", err=True)


def _shown(message: str) -> str:
    """A message with what stands in it from elsewhere made safe to show."""
    return without_password(printable(message))


def report_error(error: BaseException, *, verbose: bool) -> ExitCode:
    """Say in plain words what ended the command; returns the exit code for it."""
    if verbose and not isinstance(error, click.ClickException):
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, DatelineError):
        fail(str(error))
        return error.exit_code
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "dateline"
        fail(f"{error.format_message()} See `{where} --help`.")
        return ExitCode.USAGE
    if isinstance(error, click.ClickException):
        fail(error.format_message())
        return ExitCode.USAGE if isinstance(error, click.FileError) else ExitCode.FAILED
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        fail(f"{name}{error.strerror}.")
        return ExitCode.FAILED
    hint = "" if verbose else " Run it again with --verbose to see where."
    fail(f"internal error: {type(error).__name__}: {error}.{hint}")
    return ExitCode.FAILED


class Progress:
    """A bar on a terminal; nothing where stderr is a file, so that logs stay readable. A context manager.

    Args:
        label: what is being done.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._painted = 0.0
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar away, so that a line can be written; the next `show` paints it again."""
        if self._shown and self._painted:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._painted = 0.0

    def show(self, done: float, total: float, detail: str = "") -> None:
        """Paint `done` of `total`, at most ten times a second."""
        moment = time.monotonic()
        if not self._shown or (moment - self._painted < _BETWEEN and done < total):
            return
        self._painted = moment
        share = min(max(done / total, 0.0), 1.0) if total else 1.0
        filled = round(_BAR * share)
        line = f"{self._label} {'▓' * filled}{'░' * (_BAR - filled)} {share:4.0%}  {detail}"
        columns = shutil.get_terminal_size().columns
        sys.stderr.write(f"\r{line[: columns - 1]}\x1b[K")
        sys.stderr.flush()
