"""`dateline ingest`: archived articles from JSON lines, through the same pipeline as a poll."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import diagnostics
from tui.cli.options import Options
from tui.errors import ExitCode

if TYPE_CHECKING:
    from tui.service.ingest.archive import Ingested, Progress, StoringProgress
    from tui.service.session import Session

SHOWN = 10
"""Bad lines that are named one by one."""


@click.command("ingest")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dask", "address", metavar="ADDRESS", help="Read them on the cluster of this dask scheduler.")
@click.pass_obj
def command(options: Options, files: tuple[Path, ...], address: str | None) -> None:
    """Load articles from FILES, one JSON object a line: id, published, text, and if known title, lang, source, url, country,
    first_seen, categories, place (in a feed that editors put in order).

    --dask needs the package's extra "dask", and the same dateline on all workers.
    """
    with (
        options.open_session() as session,
        diagnostics.Progress("Storing") as storing,
        diagnostics.Progress("Reading") as reading,
    ):

        def stored(done: int, total: int, articles: int) -> None:
            storing.show(done, total, f"{articles} articles")

        def read(done: int, total: int, articles: int, events: int) -> None:
            storing.clear()
            reading.show(done, total, f"{done}/{total} articles  {events} events")

        ingested = _ingest(session, files, stored, read, address)
    added = ingested.added
    diagnostics.note(
        f"{added.new} new and {added.updated} updated articles, {ingested.unchanged} unchanged, {added.events} new events."
    )
    for problem in ingested.problems[:SHOWN]:
        diagnostics.note(problem)
    if len(ingested.problems) > SHOWN:
        diagnostics.note(f"... and {len(ingested.problems) - SHOWN} more lines that are no documents.")
    if ingested.problems:
        raise click.exceptions.Exit(ExitCode.FAILED)


def _ingest(
    session: Session, files: tuple[Path, ...], stored: StoringProgress, read: Progress, address: str | None
) -> Ingested:
    from tui.service.ingest.archive import ingest_files

    if address is None:
        return ingest_files(session, files, read, on_storing=stored)
    from tui.service.ingest.cluster import cluster

    with cluster(address) as (executor, width):
        return ingest_files(session, files, read, executor, width, on_storing=stored)
