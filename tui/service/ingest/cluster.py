"""Extraction on a dask.distributed cluster, through the same interface as on this machine's cores."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import Any

from tui.errors import DatelineError, UsageError

CLUSTER_SECONDS = 10
"""Seconds to wait for the scheduler, and for its first worker (chosen: on a network of one's own both answer at once)."""


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """A cluster's executor, and how many tasks it runs at once; the workers need the same dateline as this process.

    Args:
        address: of its scheduler, such as `tcp://host:8786`.

    Raises:
        UsageError: distributed is not installed, or this is no address.
        DatelineError: the scheduler cannot be reached, has no workers, or was lost on the way.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise UsageError("--dask needs another package.", "Install it: pip install 'dateline[dask]'.") from error
    try:
        client = distributed.Client(address, timeout=CLUSTER_SECONDS, set_as_default=False)
    except ValueError as error:
        raise UsageError(f"{address!r} is no address of a scheduler: {error}.", "Write tcp://HOST:8786.") from error
    except OSError as error:
        raise DatelineError(
            f"The scheduler {address} cannot be reached: {str(error).rstrip('.')}.", "See that it runs: dask scheduler."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=CLUSTER_SECONDS)
        except TimeoutError as error:
            raise DatelineError(
                f"The scheduler {address} has no workers.", f"Start some: dask worker {address}."
            ) from error
        try:
            yield client.get_executor(), sum(client.nthreads().values())
        except (CancelledError, OSError) as error:
            raise DatelineError(
                f"The cluster {address} was lost: {error}.", "Run the same again: it goes on where it stopped."
            ) from error
