"""`dateline publish`: timelines as files for a web server."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from tui.cli import diagnostics
from tui.cli.options import WITH_NOTES, Moment, Options, check_known
from tui.errors import UsageError
from tui.wording.counts import counted

if TYPE_CHECKING:
    from tui.model import Query
    from tui.service.session import Session


@click.command("publish")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--query",
    "named",
    multiple=True,
    metavar="NAME=FILTER",
    help="Also the events that match FILTER, in DIR/NAME; may be given several times.",
)
@click.option(
    "--saved/--no-saved", default=True, help="With or without the filters that you have saved in the app (with)."
)
@click.option("--title", default="", help="Of the whole timeline.")
@click.option("--url", "address", default="", help="Address that DIR has on the web, for the feeds.")
@click.option("--most", type=click.IntRange(0), help="The N most important events of each timeline; 0 for all.")
@click.option("--as-of", type=Moment(end_of_day=True), metavar="TIME", help="As it was known then.")
@click.option("--with-notes", is_flag=True, help=WITH_NOTES)
@click.pass_obj
def command(
    options: Options,
    folder: Path,
    named: tuple[str, ...],
    saved: bool,
    title: str,
    address: str,
    most: int | None,
    as_of: datetime | None,
    with_notes: bool,
) -> None:
    """Write the timeline into DIR, for a web server: a page, feeds for feed readers, a calendar and a Markwhen file.

    DIR gets index.html, feed.atom, feed.json, calendar.ics and timeline.mw, and each filter, saved or named here, a folder with
    the same. A saved filter that asks for what is your own (is:starred, has:note) is left out without --with-notes. Run it
    after each poll: the same events give the same bytes, a file is replaced only where it has changed, and none is ever
    deleted. A file that dateline did not publish is never touched.
    """
    from tui.export.page import UNTITLED
    from tui.model import Query
    from tui.service.filters.language import parse_query
    from tui.service.publish import MOST_EVENTS, editions, publish

    if address and (urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname):
        raise UsageError(f'--url "{address}" is no web address.', "Write https://example.org/timeline/.")
    with options.open_session(read_only=True) as session:
        check_known(as_of, session.now())
        queries = {name: parse_query(text, session.now()) for name, text in map(_named, named)}
        if saved:
            queries = _saved(session, with_notes) | queries
        timelines = editions(
            Query(as_of=as_of),
            [(name, replace(query, as_of=as_of)) for name, query in queries.items()],
            title or UNTITLED,
        )
        with diagnostics.Progress("Publishing") as progress:
            outcome = publish(
                session,
                folder,
                timelines,
                address=address,
                most=MOST_EVENTS if most is None else most,
                with_notes=with_notes,
                on_progress=progress.show,
            )
    of = f" of {outcome.matching}" if outcome.matching > outcome.shown else ""
    diagnostics.note(
        f"{counted(len(timelines), 'timeline')} with {outcome.shown}{of} events in {folder}: "
        f"{counted(outcome.written, 'file')} written, {outcome.same} as before."
    )
    for name in outcome.left:
        diagnostics.note(f"{folder / name} is of an earlier time and was left as it is.")


def _saved(session: Session, with_notes: bool) -> dict[str, Query]:
    """Name -> query of the saved filters that can be published; what is left out is said."""
    from tui.service.answers import is_private
    from tui.service.filters.language import parse_query
    from tui.service.saved import saved

    queries = {}
    for each in sorted(saved(session), key=lambda each: each.name.casefold()):
        if each.trouble:
            diagnostics.warn(f'The saved filter "{each.name}" is left out: {each.trouble}')
            continue
        query = parse_query(each.filter.text, session.now())
        if is_private(query) and not with_notes:
            diagnostics.note(
                f'The saved filter "{each.name}" asks for what is your own and is left out; --with-notes publishes it.'
            )
            continue
        queries[each.name] = query
    return queries


def _named(text: str) -> tuple[str, str]:
    """Name and filter of what `--query` says."""
    name, sign, words = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(f'--query "{text}" has no name.', 'Write --query "rail=tag:rail derail*".')
    return name.strip(), words
