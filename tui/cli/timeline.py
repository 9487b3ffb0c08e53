"""`dateline timeline`: the events that match a query, or the dates that tell their story, in any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tui.cli import diagnostics, output
from tui.cli.options import KEPT_OFF, WITH_NOTES, Moment, Options, check_known, tell_kept_off
from tui.errors import UsageError
from tui.export.registry import DATES, EXPLANATION, FOR_PEOPLE, FORMATS, TIMELINE

if TYPE_CHECKING:
    from tui.model import Query


_FORMS = [form for form in FORMATS if form in TIMELINE or form in DATES]


@click.command("timeline")
@click.argument("query", nargs=-1)
@click.option("--from", "since", metavar="D", help="Only events from this day on.")
@click.option("--to", "until", metavar="D", help="Only events up to this day.")
@click.option("--dates", type=click.IntRange(1), metavar="N", help="The N most important dates instead of all events.")
@click.option(
    "--explain",
    "explained",
    metavar="ID",
    help="Why the articles of an event are one, and why it stands where it does, instead of all events.",
)
@click.option("--as-of", type=Moment(end_of_day=True), metavar="TIME", help="As it was known then.")
@click.option("--kept-off", is_flag=True, help=KEPT_OFF)
@click.option("--with-notes", is_flag=True, help=WITH_NOTES)
@click.option("--excel", is_flag=True, help="CSV that spreadsheets open as it is: with a byte order mark.")
@click.option("--format", "form", type=click.Choice(_FORMS), default=FOR_PEOPLE, show_default=True)
@click.pass_obj
def command(
    options: Options,
    query: tuple[str, ...],
    since: str | None,
    until: str | None,
    dates: int | None,
    explained: str | None,
    as_of: datetime | None,
    kept_off: bool,
    with_notes: bool,
    excel: bool,
    form: str,
) -> None:
    """Print the events that match a QUERY, in order of time.

    A QUERY is words ("derail*", "a phrase", a OR b), parts in parentheses, - before what to keep out, and keys: src: tag: story: where: who: from: to: on: precision: is:
    has:note. Without one, all events; but features (opinion, explanations, lists that one outlet prints) only with
    is:feature or --kept-off, with words to look for, and in json, jsonl and csv. Notes and titles of your own, and events that
    you have hidden, stand in the text for people; in the other formats only with --with-notes. A QUERY that begins with - needs -- before it.
    """
    if explained is not None:
        given = query or since or until or dates or as_of or kept_off
        _explain(options, explained, form, alone=not given, with_notes=with_notes)
        return
    if excel and form != "csv":
        raise UsageError("--excel belongs to --format csv.")
    from tui.model import KeptOff
    from tui.service.timeline import listing
    from tui.service.timeline.details import event_details, public
    from tui.service.timeline.key_dates import key_dates

    with options.open_session(read_only=True) as session:
        check_known(as_of, session.now())
        wanted = read_query(query, since, until, as_of, session.now())
        page = replace(output.page(options.color, wanted.source_text), byte_order_mark=excel)
        wanted = replace(wanted, kept_off=kept_off)
        if dates is None:
            if form not in TIMELINE:
                raise UsageError(f"{form} shows the dates that tell a story.", "Say how many: --dates 20.")
            wanted = replace(wanted, features=FORMATS[form].whole)
            details = event_details(session, wanted)
            if form != FOR_PEOPLE and not with_notes:
                details = public(details)
            _write(TIMELINE[form](details, page), form)
            tell_kept_off(options, KeptOff() if kept_off else listing.kept_off(session, wanted))
        elif form not in DATES:
            raise UsageError(f"--dates has no {form} format.", f"It has {', '.join(DATES)}.")
        else:
            told = key_dates(session, wanted, dates)
            if form != FOR_PEOPLE and not with_notes:
                told = [one for one in (date.public for date in told) if one.events]
            _write(DATES[form](told, page), form)


def _explain(options: Options, event_id: str, form: str, *, alone: bool, with_notes: bool) -> None:
    if not alone:
        raise UsageError("--explain explains one event; it takes no QUERY or dates, and no options but --format.")
    if form not in EXPLANATION:
        raise UsageError(f"--explain has no {form} format.", f"It has {', '.join(EXPLANATION)}.")
    from tui.service.timeline.why_one_event import explain_event

    with options.open_session(read_only=True) as session:
        explanation = explain_event(session, event_id)
    if explanation.event.id != event_id:
        diagnostics.note(f"The event {event_id} was merged into {explanation.event.id}.")
    if form != FOR_PEOPLE and not with_notes:
        if explanation.event.hidden:
            raise UsageError(f"You have hidden the event {event_id}.", "--with-notes writes it all the same.")
        explanation = explanation.public
    output.write(EXPLANATION[form](explanation, output.page(options.color)))


def read_query(
    words: tuple[str, ...], since: str | None, until: str | None, as_of: datetime | None, now: datetime
) -> Query:
    from tui.service.filters.days import day_of
    from tui.service.filters.language import of_arguments, parse_query

    query = parse_query(of_arguments(words), now)
    if since:
        query = replace(query, since=day_of(since, now).first)
    if until:
        query = replace(query, until=day_of(until, now).last)
    if query.since and query.until and query.since > query.until:
        raise UsageError(f"The range ends ({query.until}) before it starts ({query.since}).")
    return replace(query, as_of=as_of)


def _write(parts: Iterable[str], form: str) -> None:
    """Write the parts as they come; where there are none, a person is told so."""
    output.write(_or_nothing(parts) if form == FOR_PEOPLE else parts)


def _or_nothing(parts: Iterable[str]) -> Iterator[str]:
    """The parts; where there are none, a person is told so."""
    empty = True
    for part in parts:
        empty = False
        yield part
    if empty:
        diagnostics.note("No event matches.")
