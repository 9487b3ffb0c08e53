"""Child processes: they leave Ctrl-C to their parent, end with it, and can be killed at any moment."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import threading
import warnings
from collections.abc import Callable, Sequence
from multiprocessing import forkserver, parent_process
from multiprocessing.connection import Connection
from typing import Any

CHILD_NICENESS = 5
"""By how much children let others go first (chosen): the process that shows the app, and whatever else the person does."""

_CONTEXT = multiprocessing.get_context("forkserver")
"""How children are made: forked from a process that has loaded what they all need and has no threads (measured: a half of
a second of work less for each than by starting Python anew)."""

START_SECONDS = 120.0
"""Seconds that a child may take to load what it needs (chosen: far beyond the slowest machine that was seen)."""


class ChildDiedError(Exception):
    """A child has ended in the middle of its task."""


class DeadlineError(Exception):
    """A child has not ended its task in time."""


def begin_children(warm: str) -> None:
    """Start the process that children are forked from, if it does not run yet; it takes a while to load what they need.

    Args:
        warm: module that loads it when it is imported.
    """
    _CONTEXT.set_forkserver_preload([warm])
    forkserver.ensure_running()


class ChildProcess:
    """A process that does one task after the other.

    Each has a pipe of its own, so that one that dies at a bad moment leaves others no lock that nobody gives back and no
    half of a message.

    Args:
        prepare: run in the process before its first task, with `args`; what it returns, if that is not None, goes before
            the arguments of every task.

    `is_sound` is false while it is at work, and stays so where it could not be prepared or did not end its task.
    """

    def __init__(self, prepare: Callable[..., object], args: Sequence[object]) -> None:
        self._pipe, other = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(other, prepare, args), daemon=True)
        self._process.start()
        other.close()
        self._is_ready = False
        self.is_sound = True

    def run(self, task: Callable[..., Any], args: Sequence[object], deadline: float | None) -> Any:
        """Have a task done and wait for its result; what it raises is raised here. For one thread at a time.

        Raises:
            DeadlineError: it takes longer than `deadline` seconds (None: it may), the start of the process not counted.
            ChildDiedError: the process has ended.
        """
        self.is_sound = False
        try:
            if not self._is_ready:
                _, error = self._answer(START_SECONDS)
                if error is not None:
                    raise error
                self._is_ready = True
            self._pipe.send((task, args))
            result, error = self._answer(deadline)
        except (EOFError, ConnectionError):
            raise ChildDiedError from None
        self.is_sound = True
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        """End it, whatever it does; from any thread."""
        self._process.kill()

    def is_alive(self) -> bool:
        """Whether it can be given a task."""
        return self._process.is_alive()

    def close(self) -> None:
        """Kill it and let go of everything; not while `run` waits."""
        self.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _answer(self, deadline: float | None) -> tuple[Any, Exception | None]:
        if not self._pipe.poll(deadline):
            raise DeadlineError
        result, error = self._pipe.recv()
        return result, error


def start_worker() -> None:
    """Initializer of a worker process: no traceback on Ctrl-C, no orphan when the parent is killed, and a screen first."""
    os.nice(CHILD_NICENESS)
    warnings.simplefilter("ignore")  # else they are painted over the screen of the app
    for name in ("SIGINT", "SIGQUIT", "SIGHUP"):  # the parent, which gets them too, ends it
        if number := getattr(signal, name, None):
            signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _serve(pipe: Connection, prepare: Callable[..., object], args: Sequence[object]) -> None:
    """What a child runs: prepare, then a task a message; each is answered by its result and its error."""
    start_worker()
    with contextlib.suppress(EOFError, ConnectionError):
        try:
            prepared = prepare(*args)
        except Exception as error:
            pipe.send((None, _portable(error)))
            return
        pipe.send((None, None))
        first = () if prepared is None else (prepared,)
        while True:
            task, task_args = pipe.recv()
            pipe.send_bytes(_reply(task, (*first, *task_args)))


def _reply(task: Callable[..., Any], args: Sequence[object]) -> bytes:
    """Do a task; its result and its error, pickled."""
    try:
        return pickle.dumps((task(*args), None))
    except Exception as error:
        return pickle.dumps((None, _portable(error)))


def _portable(error: Exception) -> Exception:
    """The error itself if it survives the way to another process."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
