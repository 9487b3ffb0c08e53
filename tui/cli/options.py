"""The options that every command takes, before or after its name."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.errors import UsageError

if TYPE_CHECKING:
    from tui.model import KeptOff
    from tui.service.session import Session

    MomentType = click.ParamType[datetime]
else:
    MomentType = click.ParamType  # generic since click 8.4 only


EARLIEST, LATEST = date(11, 1, 1), date(9989, 12, 31)
"""Present times that commands take (chosen: what they count back and ahead from there, ten years at most, is in the calendar)."""


class Moment(MomentType):
    """A point in time on the command line, read as aware; without an offset it is UTC.

    Args:
        end_of_day: whether a bare date means its last moment instead of its first.
    """

    name = "time"

    def __init__(self, *, end_of_day: bool = False) -> None:
        self._bare = time.max if end_of_day else time.min

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            if param is not None and param.name != "now" and (typed := self._typed(text, ctx)):
                return typed
            self.fail(
                f"{text!r} is no time; write 2026-01-31, 2026-01-31T09:00, 2026-01-31T09:00Z or yesterday.", param, ctx
            )
        if len(text) <= len("2026-01-31"):
            moment = datetime.combine(moment.date(), self._bare)
        if param is not None and param.name == "now" and not EARLIEST.year <= moment.year <= LATEST.year:
            self.fail(f"{text!r} is out of range: the year {moment.year}.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def _typed(self, text: str, ctx: click.Context | None) -> datetime | None:
        """The first or last moment of a day in words ("yesterday", "last tuesday"), where the person is; None if it is none."""
        from tui.service.filters.days import day_of
        from tui.service.session import Clock

        options = ctx.find_object(Options) if ctx else None
        clock = Clock(options.now if options else None)
        try:
            when = day_of(text, clock.local())
        except UsageError:
            return None
        if self._bare == time.min:
            return clock.midnight(when.first)
        return clock.midnight(when.last + timedelta(days=1)) - timedelta(microseconds=1)


@dataclass(slots=True)
class Options:
    """What the global options said, given to a command with `@click.pass_obj`.

    Args:
        feeds, store: files named on the command line.
        now: a fixed clock, aware.
        verbose: show tracebacks and more words.
        color: False where colour is not wanted; None to decide by the stream.
    """

    feeds: Path | None = None
    store: Path | None = None
    now: datetime | None = None
    verbose: bool = False
    color: bool | None = None

    def open_session(self, *, read_only: bool = False) -> Session:
        """A session on these files; what is wrong in feeds.toml goes to stderr.

        Args:
            read_only: for commands that only look: an existing store is opened without writing.

        Raises:
            ConfigError, StoreError: as `service.session.open_session`.
        """
        from tui.cli import diagnostics
        from tui.service.session import open_session

        session = open_session(self.feeds, self.store, self.now, read_only=read_only)
        for notice in session.notices:
            diagnostics.note(notice)
        for problem in session.settings.problems:
            diagnostics.warn(str(problem))
        return session


ERRORS = ("text", "json")
"""How what goes to stderr is said."""


def errors_as_json(args: Sequence[str]) -> bool:
    """Whether a command line, however wrong the rest of it is, asks for errors as JSON."""
    joined = [f"{first}={second}" for first, second in pairwise(args) if first == "--errors"]
    said = [arg for arg in (*joined, *args) if arg.startswith("--errors=")]
    return "--errors=json" in said


KEPT_OFF = "Show what is kept off, too, marked: features, what feeds.toml mutes, what you have hidden."
WITH_NOTES = "With what is your own: notes, titles that you have given, events that you have hidden."


def tell_kept_off(options: Options, kept: KeptOff, flag: str = "--kept-off") -> None:
    """Say on a terminal, or where more words are wanted, what is not shown and how it is."""
    if kept.total and (options.verbose or sys.stderr.isatty()):
        from tui.cli import diagnostics
        from tui.wording.counts import kept_off_words

        diagnostics.note(f"Kept off: {kept_off_words(kept)}; {flag} shows them.")


def check_known(as_of: datetime | None, now: datetime) -> None:
    """See to it that there is something to know at a time that was asked about.

    Raises:
        UsageError: its day is still to come.
    """
    if as_of is not None and as_of.date() > now.astimezone(as_of.tzinfo).date():
        raise UsageError(f"--as-of {as_of.date()} is still to come.", "Leave it out for what is known now.")


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Remember an option wherever it was given; the one after the command name wins."""
    options = ctx.ensure_object(Options)
    if value is None or value is False:
        return
    match param.name:
        case "no_color":
            options.color = False
        case "now":
            options.now = value
        case "verbose":
            options.verbose = True
        case "feeds_file":
            options.feeds = value
        case "store_file":
            options.store = value


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from tui import __version__

        click.echo(f"dateline {__version__}")
        ctx.exit()


def global_options() -> list[click.Option]:
    """Fresh options for a command."""
    path = click.Path(dir_okay=False, path_type=Path)
    return [
        click.Option(["--feeds", "feeds_file"], type=path, metavar="FILE", expose_value=False, callback=_keep,
                     help="Read this feeds.toml."),
        click.Option(["--store", "store_file"], type=path, metavar="FILE", expose_value=False, callback=_keep,
                     help="Use this store."),
        click.Option(["--now"], type=Moment(), metavar="TIME", expose_value=False, callback=_keep, is_eager=True,
                     help="Take this as the present."),
        click.Option(["--errors"], type=click.Choice(ERRORS), expose_value=False,
                     help="How errors, warnings and notes are said on stderr: for people, or a line of JSON each."),
        click.Option(["--no-color"], is_flag=True, expose_value=False, callback=_keep, help="Plain text."),
        click.Option(["--verbose"], is_flag=True, expose_value=False, callback=_keep,
                     help="Say more; show where an error came from."),
        click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version,
                     help="Print the version."),
    ]  # fmt: skip


def add_global_options(command: click.Command) -> None:
    """Let a command, and the commands in it if it is a group, take the global options after its name."""
    taken = {name for param in command.params for name in param.opts}
    command.params += [option for option in global_options() if not taken & set(option.opts)]
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            add_global_options(inner)


def on_terminal() -> bool:
    """Whether both ends are a person's terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_served() -> bool:
    """Whether `dateline serve` shows this process in a browser: it speaks through pipes then."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")
