"""`dateline store`: the care of the file that everything is in."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options, on_terminal
from tui.errors import OutputError, UsageError
from tui.wording.counts import counted

if TYPE_CHECKING:
    from datetime import date

    from tui.service.store_care import PruneCount

_MEGABYTE = 1_000_000
"""Bytes, as makers of disks count."""
_KEPT_WORDS = {
    "later": "with a later date, or told by later articles",
    "starred": "starred",
    "noted": "with a note",
    "edited": "that you have edited",
}


@click.group("store")
def command() -> None:
    """Take out what is old, give back room, and take all of it elsewhere."""


@command.command("prune")
@click.option("--older", required=True, metavar="AGE", help="Such as 2y, 18m, 26w, 90d, or a date.")
@click.option(
    "--keep",
    multiple=True,
    type=click.Choice(["starred", "noted", "edited", "none"]),
    help="Events that stay whatever their age; may be given several times. All three if left out.",
)
@click.option("--yes", is_flag=True, help="Do it, without asking.")
@click.pass_obj
def prune(options: Options, older: str, keep: tuple[str, ...], yes: bool) -> None:
    """Take out articles older than AGE, with the events that they alone tell.

    An event stays, with all its articles, if its date is not so old, a later article tells it, or you have done something to
    it that --keep names. Without --yes it says what would go; on a terminal it asks then. Articles that are gone do not come
    back with the next poll. What was known at earlier times (--as-of) is known without them from then on.
    """
    from tui.service import store_care

    reasons = store_care.REASONS if not keep else tuple(name for name in keep if name != "none")
    with options.open_session(read_only=not yes and not on_terminal()) as session:
        day = store_care.day_before(older, session.now())
        found = store_care.old_articles(session, day, reasons)
        _tell(found, day)
        if not found.gone:
            return
        if not yes and not on_terminal():
            diagnostics.note("Nothing was taken out: --yes does it.")
            return
        if not yes and not click.confirm("Take them out", err=True):
            diagnostics.note("Nothing was taken out.")
            return
        with diagnostics.Progress("Pruning") as progress:
            done = store_care.prune(
                session, day, reasons, lambda done, of: progress.show(done, of, counted(done, "article"))
            )
        diagnostics.note(
            f"Took out {counted(len(done.gone), 'article')} and {counted(done.gone_events, 'event')}. "
            "`dateline store vacuum` gives back their room."
        )


def _tell(found: PruneCount, day: date) -> None:
    diagnostics.note(
        f"Older than {day}: {found.old} of {counted(found.articles, 'article')}. "
        f"{len(found.gone)} can go, with {found.gone_events} of {counted(found.events, 'event')}."
    )
    for reason, number in found.kept.items():
        diagnostics.note(f"{counted(number, 'event')} {'stays' if number == 1 else 'stay'}: {_KEPT_WORDS[reason]}.")


@command.command("vacuum")
@click.pass_obj
def vacuum(options: Options) -> None:
    """Give back the room of what was taken out, and count anew. It needs as much free room as the store has, on its way."""
    from tui.service.store_care import vacuum as give_back

    with options.open_session() as session:
        before, after = give_back(session)
        diagnostics.note(f"{session.paths.store}: {_megabytes(before)} before, {_megabytes(after)} now.")


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"


@command.command("export")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export(options: Options, file: Path | None) -> None:
    """Write all of the store as JSON lines, to FILE or standard output: articles, events, and what is your own.

    The same store gives the same bytes, and `dateline store import` makes the same store of them. The file holds your notes
    and what you read: it is made readable by you alone.
    """
    from tui.config.files import replace_file
    from tui.service.store_care import export_lines

    with (
        options.open_session(read_only=True) as session,
        diagnostics.Progress("Exporting") as progress,
        closing(export_lines(session, lambda done, of: progress.show(done, of, counted(done, "row")))) as lines,
    ):
        if file is None:
            output.write(lines)
            return
        try:
            replace_file(file, lines)
        except OSError as error:
            raise OutputError(
                f"{file} cannot be written: {error.strerror}.", "What stood there is as it was."
            ) from None
    diagnostics.note(f"{session.paths.store} is in {file}.")


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.pass_obj
def import_store(options: Options, file: Path) -> None:
    """Make a store of an export FILE (- for standard input). The store must be new or empty: name it with --store."""
    from tui.service.session import READ_AGAIN
    from tui.service.store_care import import_lines

    with ExitStack() as stack:
        source: TextIO = sys.stdin
        if str(file) == "-":
            if sys.stdin.isatty():
                raise UsageError("Standard input is a terminal.", "Name a file.")
        else:
            source = stack.enter_context(file.open(encoding="utf-8", errors="replace"))
        session = stack.enter_context(options.open_session())
        progress = stack.enter_context(diagnostics.Progress("Importing"))
        rows, again = import_lines(session, source, lambda done, of: progress.show(done, of, counted(done, "row")))
    diagnostics.note(f"{counted(rows, 'row')} in {session.paths.store}.")
    if again:
        diagnostics.note(f"It is of an older dateline: its articles are to be read again. {READ_AGAIN}")
