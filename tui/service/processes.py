"""What every worker process of ours does first: leave Ctrl-C to its parent, and end with it."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process


def start_worker() -> None:
    """Initializer of a worker process: no traceback on Ctrl-C, no orphan when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
