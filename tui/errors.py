"""One error tree for the whole program, and the exit code that each kind of error ends it with."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process returns to the shell."""

    OK = 0
    FAILED = 1
    USAGE = 2
    """Wrong usage, or a configuration that cannot be read."""
    ALL_FEEDS_FAILED = 3
    """No feed that was polled gave an answer that could be read."""
    SOME_FEEDS_FAILED = 4
    """With `--strict`: one of them did not."""
    INTERRUPTED = 130
    """By Ctrl-C, as shells have it: 128 and the number of the signal."""


class DatelineError(Exception):
    """An error a person can do something about.

    Args:
        message: what is wrong, in one sentence that names the thing (file, line, key, address).
        remedy: what to do about it, in one sentence; empty if there is nothing to say.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()

    def __reduce__(self) -> tuple[type[DatelineError], tuple[str, str]]:
        return type(self), (self.message, self.remedy)


class UsageError(DatelineError):
    """The command line asks for something that does not exist or does not make sense."""

    exit_code = ExitCode.USAGE


class FilterError(UsageError):
    """A filter that cannot be read.

    Args:
        message, remedy: as of every error.
        place: from which character to which what is wrong stands in the text; None where it is no part of it.
    """

    def __init__(self, message: str, remedy: str = "", place: tuple[int, int] | None = None) -> None:
        super().__init__(message, remedy)
        self.place = place


class ConfigError(DatelineError):
    """feeds.toml or a setting cannot be read at all (a single bad entry is a `Problem`, not an error)."""

    exit_code = ExitCode.USAGE


class StoreError(DatelineError):
    """The store cannot be opened, read or written."""


class StoreVersionError(StoreError):
    """The store was written by a newer version of dateline."""


class StoreBusyError(StoreError):
    """Another process holds the store for longer than we wait."""


class StoreStoppedError(StoreError):
    """Who asked does not want the answer any more."""


class StoreUnwritableError(StoreError):
    """The store's disk is full, or it may not be written: nothing more can be stored for now."""


class OutputError(DatelineError):
    """A file that was asked for cannot be written."""


class FeedError(DatelineError):
    """One feed cannot be fetched or parsed; a poll reports it as that feed's result and goes on."""


class FetchError(DatelineError):
    """A request cannot be made or its reply cannot be used; the message completes "NAME …"."""


class UnreachableError(FetchError):
    """The host's name is not known: it may be wrong, or there is no network."""


class PageError(FeedError):
    """What was taken for a feed is a web page."""


class DocumentError(DatelineError):
    """A line given to `extract --jsonl` or `ingest` is no document."""
