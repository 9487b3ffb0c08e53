"""Everything that is not data goes here, to stderr: plain lines, a progress bar, the last word on an error."""

from __future__ import annotations

import json
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


_as_json = False
"""Whether a program reads what is said here: a line of JSON each."""


def speak_json(wanted: bool) -> None:
    """Say everything as a line of JSON, or as text for people."""
    global _as_json
    _as_json = wanted


def note(message: str) -> None:
    """A line worth knowing."""
    _say("note", _shown(message), "")


def warn(message: str) -> None:
    """Something is wrong, and the command goes on."""
    _say("warning", _shown(message), "dateline: warning: ")


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


def fail(message: str, remedy: str = "", code: ExitCode = ExitCode.FAILED) -> None:
    """Something is wrong, and the command ends.

    Args:
        message, remedy: what is wrong, and what to do about it.
        code: that the command ends with.
    """
    if _as_json:
        _say("error", _shown(message), "", remedy=_shown(remedy), exit_code=int(code))
    else:
        _say("error", _shown(f"{message} {remedy}".strip()), "dateline: ")


def _say(kind: str, message: str, before: str, **more: object) -> None:
    if not _as_json:
        click.echo(f"{before}{message}", err=True)
    elif message.strip():
        click.echo(json.dumps({kind: message.strip(), **more}), err=True)


def _shown(message: str) -> str:
    """A message with what stands in it from elsewhere made safe to show."""
    return without_password(printable(message))


def _sentence(message: str) -> str:
    """What click says over several lines on one, with its full stop."""
    return " ".join(message.split()).rstrip(".") + "."


def report_error(error: BaseException, *, verbose: bool) -> ExitCode:
    """Say in plain words what ended the command; returns the exit code for it."""
    if verbose and not isinstance(error, click.ClickException):
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, DatelineError):
        fail(error.message, error.remedy, error.exit_code)
        return error.exit_code
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "dateline"
        fail(_sentence(error.format_message()), f"See `{where} --help`.", ExitCode.USAGE)
        return ExitCode.USAGE
    if isinstance(error, click.ClickException):
        code = ExitCode.USAGE if isinstance(error, click.FileError) else ExitCode.FAILED
        fail(error.format_message(), code=code)
        return code
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        fail(f"{name}{error.strerror}.")
        return ExitCode.FAILED
    hint = "" if verbose else "Run it again with --verbose to see where."
    fail(f"internal error: {type(error).__name__}: {error}.", hint)
    return ExitCode.FAILED


class Progress:
    """A bar on a terminal; nothing where stderr is a file, so that logs stay readable. A context manager.

    Args:
        label: what is being done.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._painted = 0.0
        self._shown = sys.stderr.isatty() and not _as_json

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
