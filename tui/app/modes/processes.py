"""Lets processes be started while Textual holds the terminal."""

from __future__ import annotations

import contextlib
import sys
from multiprocessing import resource_tracker


def let_processes_start() -> None:
    """Start multiprocessing's resource tracker with the true stderr.

    The first process that is spawned starts it otherwise, and hands it the file number of `sys.stderr`; that of Textual's is -1,
    which the system refuses.
    """
    with contextlib.redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
