"""`dateline demo`: the app on bundled demo feeds in a throw-away store, or the demo loaded into a file to try commands on."""

from __future__ import annotations

import shlex
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options, on_terminal
from tui.errors import UsageError
from tui.wording.counts import counted
from tui.wording.dates import short_day

if TYPE_CHECKING:
    from tui.service.session import Session

KILLED = 128
"""A shell adds the number of the signal that ended a program."""


@click.command("demo")
@click.option(
    "--into",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Load the demo into a new store and keep it, without opening the app.",
)
@click.pass_obj
def command(options: Options, into: Path | None) -> None:
    """Try dateline on eleven invented outlets, without network.

    The demo's clock stands still at 3 January 2026, 09:00 UTC, or where --now puts it. Its store is removed at the end. Not on a
    terminal it prints the digest of the day before its present instead of opening the app.
    """
    if options.feeds is not None:
        raise UsageError("The demo brings its own feeds; --feeds has no place here.")
    if into is not None:
        output.write(_keep(options, into))
        return
    if options.store is not None:
        raise UsageError("The demo uses a store that it throws away.", "Keep it with `dateline demo --into FILE`.")
    if on_terminal():
        _show(options)
    else:
        output.write(_digest(options))


def _keep(options: Options, path: Path) -> str:
    """Load the demo into a new file; returns what to tell the person."""
    from tui.demo.loader import FEEDS_FILE, NOW

    if path.exists():
        raise UsageError(f"{path} exists, and the demo is not mixed into a store in use.", "Name a new file.")
    now = options.now or NOW
    try:
        with _session(options, FEEDS_FILE, path) as session:
            articles = _load(session)
    except BaseException:
        # Half a demo would stand in the way of the next attempt.
        for leftover in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)
        raise
    moment = now.isoformat(timespec="minutes").replace("+00:00", "Z")
    tail = f"--store {shlex.quote(str(path))} --now {moment}"
    return (
        f"Wrote {articles} articles of the demo to {path}. Try:\n"
        f"  dateline digest 2026-01-02 {tail}\n"
        f"  dateline timeline amur {tail}\n"
        f"  dateline {tail}\n"
    )


def _show(options: Options) -> None:
    """Open the app on the demo; edits to its feeds.toml go to a copy."""
    from tui.cli.app import open_app

    with _throw_away(options) as session:
        present = session.now()
        still = f"In the demo it is always {short_day(present.date())}, {present:%H:%M} UTC: its clock stands still."
        open_app(replace(session, notices=(*session.notices, still)), color=options.color)


def _digest(options: Options) -> str:
    """What `dateline digest` would print on the demo for the day before its present."""
    from datetime import timedelta

    from tui.export.registry import DIGEST, FOR_PEOPLE
    from tui.service.digests.digest import digest

    with _throw_away(options) as session:
        value = digest(session, session.today() - timedelta(days=1))
        return "".join(DIGEST[FOR_PEOPLE](value, output.page(options.color)))


@contextmanager
def _throw_away(options: Options) -> Iterator[Session]:
    """A session on the loaded demo in a temporary folder."""
    import shutil
    import tempfile

    from tui.demo.loader import FEEDS_FILE

    with _orderly(), tempfile.TemporaryDirectory(prefix="dateline-demo-", ignore_cleanup_errors=True) as folder:
        feeds = Path(shutil.copy(FEEDS_FILE, folder))
        with _session(options, feeds, Path(folder) / "demo.db") as session:
            _load(session)
            yield session


@contextmanager
def _orderly() -> Iterator[None]:
    """Let a closed terminal and a polite kill end the program through its `finally` clauses, not on the spot."""

    def end(number: int, frame: object) -> None:
        raise SystemExit(KILLED + number)

    signals = (signal.SIGHUP, signal.SIGTERM)
    before = [signal.signal(number, end) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)


def _session(options: Options, feeds: Path, store: Path) -> Session:
    from tui.demo.loader import NOW
    from tui.service.session import open_session

    return open_session(feeds, store, options.now or NOW)


def _load(session: Session) -> int:
    from tui.demo.loader import load

    with diagnostics.Progress("Reading the demo") as progress:
        return load(session, lambda done, of: progress.show(done, of, counted(done, "article")))
