"""`poll --exec`: a command of the person's that is run with each event that is new or has moved."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui.cli import diagnostics
from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.model import Query
    from tui.service.alerts import Alert
    from tui.service.session import Session

LONGEST_RUN = 60
"""Seconds after which a command is ended (chosen: a mail or a message takes a few)."""
MOST_RUNS = 20
"""Events that a round runs it for; a person is not served by more (chosen)."""
_INSTANT = timedelta(microseconds=1)


class Hook:
    """Runs a command for what is new since it last looked.

    The command is split into words once, as a shell would split it, and started without one: nothing that a feed says becomes
    part of a command line. The event goes to its standard input, as one line of JSON.

    Args:
        session: of the store.
        command: as typed.
        filters: as typed; any of them.
        saved: names of filters that were saved in the app; any of them, as they stand at each look. Without filters and names,
            those that are watched.

    Raises:
        UsageError: the command cannot be run, a filter is none, or nothing is watched.
    """

    def __init__(self, session: Session, command: str, filters: Sequence[str], saved: Sequence[str] = ()) -> None:
        from tui.service.filters.language import parse_query

        self._session = session
        self._argv = _argv(command)
        self._typed = [parse_query(text, session.now()) for text in filters]
        self._saved = saved
        if not self._queries():
            raise UsageError(
                "--exec needs to know for which events, and no saved filter is watched.",
                "Say --match 'where:kr ferry' or --saved NAME, or watch a filter in the app.",
            )
        self._looked: datetime = session.now() - _INSTANT

    def look(self) -> int:
        """Run the command for each event that is new or has moved since the last look; returns for how many."""
        from tui.service.alerts import alerts

        now = self._session.now()
        try:
            queries = self._queries()
        except UsageError as error:
            diagnostics.warn(f"{error} --exec is not run for it.")
            queries = self._typed
        found = alerts(self._session, queries, self._looked)
        self._looked = now
        for alert in found[:MOST_RUNS]:
            self._run(alert)
        if (more := len(found) - MOST_RUNS) > 0:
            diagnostics.warn(f"{more} more events match; --exec was not run for them.")
        return min(len(found), MOST_RUNS)

    def _queries(self) -> list[Query]:
        """What is followed, as the saved filters stand now."""
        from tui.service.saved import saved_query, watched_queries

        named = [*self._typed, *(saved_query(self._session, name) for name in self._saved)]
        return named if self._typed or self._saved else watched_queries(self._session)

    def _run(self, alert: Alert) -> None:
        try:
            ended = subprocess.run(self._argv, input=record(alert).encode(), timeout=LONGEST_RUN, check=False)
        except subprocess.TimeoutExpired:
            diagnostics.warn(f"{self._argv[0]} took longer than {LONGEST_RUN} s and was ended.")
        except OSError as error:
            diagnostics.warn(f"{self._argv[0]}: {error.strerror}.")
        else:
            if ended.returncode:
                diagnostics.warn(f"{self._argv[0]} ended with {ended.returncode}.")


def record(alert: Alert) -> str:
    """An event as `timeline --format jsonl` has it, with the filter that it matches and what has changed of it."""
    from tui.export.records import change_record, event_record, line

    told = event_record(alert.event.event, alert.event.sources, called_off=alert.event.called_off)
    return line({**told, "filter": alert.query, "change": change_record(alert.change) if alert.change else None})


def _argv(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"--exec cannot be read: {error}.", "Close the quotation marks.") from None
    if not words:
        raise UsageError("--exec needs a command.", "Say --exec 'notify-send dateline'.")
    if shutil.which(words[0]) is None:
        raise UsageError(
            f"--exec: there is no command {words[0]}.", "Name a program; for a pipe, put it into a script."
        )
    return words
