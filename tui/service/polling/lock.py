"""One poll at a time on a store, whatever process it runs in: two would ask the same feeds twice and crowd hosts."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

LOCK_FILE_MODE = 0o600
"""Rights of the lock file: those of a new store."""


class PollLock:
    """A lock on a file beside the store. The system lets go of it when its process ends, however it ends.

    Args:
        store: path of the store.
    """

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f"{store.name}.poll")
        self._file: int | None = None

    def acquire(self) -> bool:
        """Take the lock if nobody has it; says whether it is ours. A folder that knows no locks does without."""
        if self._file is not None:
            return True
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, LOCK_FILE_MODE)
        except OSError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError:
            os.close(file)
            return True
        self._file = file
        return True

    def release(self) -> None:
        """Let the next one poll."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
