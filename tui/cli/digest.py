"""`dateline digest`: what happened on a day, what became known, what is coming."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from tui.cli import output
from tui.cli.options import KEPT_OFF, WITH_NOTES, Moment, Options, check_known, tell_kept_off
from tui.errors import ExitCode, UsageError
from tui.export.registry import DIGEST, FOR_PEOPLE

if TYPE_CHECKING:
    from tui.service.digests.memory import Edition
    from tui.service.session import Session

LONGEST = 366
"""Days of a digest: a year."""
MAIL = "eml"
"""The format of a mail."""
WITH_STRIP = ("html", MAIL)
"""Formats that draw how many events the days around have."""
_ADDRESS = re.compile(r"[^\s@<>(),;:\\\"\[\]]+@[^\s@<>(),;:\\\"\[\]]+")
PAGE_LINES = 60
"""Lines of a day's digest where nothing is asked for that takes more."""
UPCOMING, MOST_UPCOMING = 5, 1000
"""Events to come: shown unless asked otherwise, and at most."""


@click.command("digest")
@click.argument("day", default="today")
@click.option("--days", type=click.IntRange(1, LONGEST), metavar="N", help="Cover N days from DAY on.")
@click.option("--tag", metavar="T", help="Only feeds with this tag.")
@click.option("--filter", "wanted", metavar="QUERY", help="Only what matches, in the words of `dateline timeline`.")
@click.option(
    "--upcoming", type=click.IntRange(0, MOST_UPCOMING), default=UPCOMING, metavar="N", help="Show N events to come."
)
@click.option("--top", type=click.IntRange(1, MOST_UPCOMING), metavar="N", help="Tell N events of a day at length.")
@click.option(
    "--all", "whole", is_flag=True, help="Name all other events of the day, and all that is told of earlier ones."
)
@click.option("--kept-off", is_flag=True, help=KEPT_OFF)
@click.option("--with-notes", is_flag=True, help=WITH_NOTES)
@click.option("--evidence", is_flag=True, help="With the sentence that dates each event, and its link.")
@click.option("--poll", is_flag=True, help="Poll what is due first.")
@click.option("--as-of", type=Moment(end_of_day=True), metavar="TIME", help="As it was known then.")
@click.option("--since", type=Moment(), metavar="TIME", help="Only what is new or has changed since then.")
@click.option("--name", metavar="NAME", help="Leave out what the last digest of this name told, and remember this one.")
@click.option("--again", is_flag=True, help="Print the last digest of --name once more.")
@click.option("--to", multiple=True, metavar="ADDRESS", help="Whom a mail goes to (--format eml); may be repeated.")
@click.option("--format", "form", type=click.Choice(list(DIGEST)), default=FOR_PEOPLE, show_default=True)
@click.pass_obj
@click.pass_context
def command(
    ctx: click.Context,
    options: Options,
    day: str,
    days: int | None,
    tag: str | None,
    wanted: str | None,
    upcoming: int,
    top: int | None,
    whole: bool,
    kept_off: bool,
    with_notes: bool,
    evidence: bool,
    poll: bool,
    as_of: datetime | None,
    since: datetime | None,
    name: str | None,
    again: bool,
    to: tuple[str, ...],
    form: str,
) -> None:
    """Print the digest of a DAY: today, yesterday, 2026-01-31, "last tuesday"; 2026-01 means all days of the month.

    What happened that day comes first, by country, most important first, the events of a story together; then what is
    known only to the month or year, what became known about earlier days, and what is coming. --evidence says how each
    date is known. With --name, say of the mail that it is for, no item is printed twice without a change that it names.
    """
    from tui.service.digests import digest as digests
    from tui.service.digests import memory
    from tui.service.filters.language import parse_query
    from tui.service.timeline.tuning import TUNING

    _check_name(name, bool(as_of or since), again)
    _check_mail(form, to)
    code = _poll(options) if poll and not again else ExitCode.OK
    with options.open_session(read_only=not poll and not name) as session:
        check_known(as_of, session.now())
        edition = _edition(session, _days(day, days, session.today(), session.now()), as_of, since, name, again)
        matching = parse_query(wanted, session.now()) if wanted else None
        value = digests.digest(
            session,
            edition.first,
            edition.days,
            tag=tag,
            matching=matching,
            upcoming=upcoming,
            top=top or TUNING.happened,
            minor=None if whole else TUNING.minor,
            as_of=edition.as_of,
            since=edition.since,
            kept_off=kept_off,
            density=form in WITH_STRIP,
        )
        if not kept_off and (options.verbose or sys.stderr.isatty()):
            kept = digests.kept_off_of(
                session, edition.first, edition.days, tag=tag, matching=matching, as_of=edition.as_of
            )
            tell_kept_off(options, kept)
        shown = value if form == FOR_PEOPLE or with_notes else value.public
        is_page = edition.days == 1 and upcoming <= UPCOMING and not (whole or top or evidence)
        page = replace(output.page(options.color), evidence=evidence, to=to, lines=PAGE_LINES if is_page else None)
        output.write(DIGEST[form](shown, page))
        if name and not again:
            memory.remember(session, name, value)
    ctx.exit(code)


def _edition(
    session: Session,
    asked: tuple[date, int],
    as_of: datetime | None,
    since: datetime | None,
    name: str | None,
    again: bool,
) -> Edition:
    """What the digest is to tell, `asked` being the first day and the number of days that were typed."""
    from tui.service.digests import memory

    if since and since > (as_of or session.now()):
        raise UsageError(f"--since {since:%Y-%m-%d %H:%M} is later than what is known.", "Name an earlier time.")
    if name:
        return memory.last_edition(session, name) if again else memory.next_edition(session, name, *asked)
    return memory.edition_since(*asked, since, as_of) if since else memory.Edition(*asked, as_of)


def _check_name(name: str | None, at_a_time: bool, again: bool) -> None:
    if name is not None and not (name and name.isprintable()):
        raise UsageError("--name needs a name of letters that can be printed.", "Say --name morning.")
    if name and at_a_time:
        raise UsageError("--name goes with neither --as-of nor --since.", "--again prints the last one once more.")
    if again and not name:
        raise UsageError("--again needs to know which digest.", "Name it with --name.")


def _check_mail(form: str, to: tuple[str, ...]) -> None:
    if (form == MAIL) is not bool(to):
        needs = (f"--format {MAIL}", "--to ADDRESS") if form == MAIL else ("--to", f"--format {MAIL}")
        raise UsageError("{} needs {}.".format(*needs), f"Say --format {MAIL} --to ADDRESS.")
    for address in to:
        if not _ADDRESS.fullmatch(address):
            raise UsageError(f"{address!r} is no mail address.", "Write it like reader@example.org.")


def _days(typed: str, days: int | None, today: date, now: datetime) -> tuple[date, int]:
    """The first day that was typed and the number of days; a week, a month or a year means all of its own."""
    from tui.service.filters.days import day_of

    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(typed.strip().lower())
    if near is not None:
        return today + timedelta(days=near), days or 1
    when = day_of(typed, now)
    covered = days or (when.last - when.first).days + 1
    if covered > LONGEST:
        raise UsageError(f"{typed!r} is longer than a year.", "Name a day, a month or a year.")
    return when.first, covered


def _poll(options: Options) -> ExitCode:
    """Poll what is due, without a word on success: the digest is the output. It is printed even if every feed failed."""
    import asyncio

    from tui.cli import diagnostics
    from tui.cli.poll import exit_code
    from tui.service.polling.poll import poll

    with options.open_session() as session:
        results = asyncio.run(poll(session))
    for result in results:
        if result.failed:
            diagnostics.warn(f"{result.feed.name}: {result.note}")
    return exit_code(results, strict=False)
