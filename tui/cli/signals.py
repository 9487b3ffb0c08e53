"""A polite kill, a closed terminal and Ctrl-\\ end a command as Ctrl-C does: through its `finally` clauses, with the store whole."""

from __future__ import annotations

import contextlib
import signal

from tui.cli import diagnostics
from tui.errors import ExitCode

_NAMES = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that end a process on the spot unless it says otherwise; not all systems have all."""
_KILLED = 128
"""A shell adds the number of the signal that ended a program."""
_caught: list[int] = []


def install() -> None:
    """Take the signals; one that whoever started us has ignored (`nohup`) stays ignored."""
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: object) -> None:
    _caught.append(number)
    if callable(signal.getsignal(signal.SIGINT)):
        signal.raise_signal(signal.SIGINT)  # asyncio and the app know what to do with it
    else:
        raise KeyboardInterrupt


def end(number: int) -> None:
    """End the command because of a signal that somebody else has caught.

    Raises:
        KeyboardInterrupt: always.
    """
    _caught.append(number)
    raise KeyboardInterrupt


def interrupted() -> int:
    """Say what has ended the command; returns the exit code for it."""
    with contextlib.suppress(OSError):  # a closed terminal hears nothing
        if not _caught:
            diagnostics.note("\nInterrupted.")
        else:
            diagnostics.note(f"\nEnded by {signal.Signals(_caught[0]).name}.")
    return _KILLED + _caught[0] if _caught else ExitCode.INTERRUPTED
