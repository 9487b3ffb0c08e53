"""The command line: a group that imports a command only when it runs, and the one place where errors end."""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from collections.abc import Sequence

import click

from tui.cli import diagnostics, output, signals
from tui.cli.options import Options, add_global_options, errors_as_json, global_options, on_terminal
from tui.errors import ExitCode, UsageError

COMMANDS = {
    "demo": ("tui.cli.demo", "Try the app on bundled demo feeds, without network."),
    "poll": ("tui.cli.poll", "Poll the feeds that are due."),
    "digest": ("tui.cli.digest", "Print what happened on a day, and what is coming."),
    "timeline": ("tui.cli.timeline", "Print or export the events that match a query."),
    "stories": ("tui.cli.stories", "Print storylines: events that belong together."),
    "publish": ("tui.cli.publish", "Write timelines as pages, feeds and calendars into a folder."),
    "edit": ("tui.cli.edit", "Call events news or not, correct title or date, merge, split, undo, redo."),
    "extract": ("tui.cli.extract", "Find the dates and events in a text, and explain them."),
    "ingest": ("tui.cli.ingest", "Load archived articles from JSON lines."),
    "feeds": ("tui.cli.feeds", "List, add, remove, check, import and export feeds."),
    "store": ("tui.cli.store", "Take out what is old, give back room, take all of it elsewhere."),
    "doctor": ("tui.cli.doctor", "Check configuration, store, clock and terminal."),
    "serve": ("tui.cli.web.serve", "Show the app in a browser."),
    "mcp": ("tui.cli.mcp.command", "Answer a program's questions (Model Context Protocol)."),
    "man": ("tui.cli.man", "Print the manual page."),
    "completion": ("tui.cli.completion", "Print the shell completion script."),
    "app": ("tui.cli.app", "Open the app (the same as no command)."),
}
"""Command -> the module whose `command` it is, and its line in the help."""

_HELP_WIDTH = 100
"""Columns that a help text takes at most."""


class LazyGroup(click.Group):
    """Knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if name != "app"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
            add_global_options(command)
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


def build() -> LazyGroup:
    """The `dateline` command."""
    return LazyGroup(
        "dateline",
        callback=_without_command,
        invoke_without_command=True,
        params=[*global_options()],
        help="An event timeline for the terminal: what happened when, found in the news, with the sentence that gave "
        "each date. Without a command it opens the app.",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _HELP_WIDTH},
    )


@click.pass_context
def _without_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is not None:
        return
    if not on_terminal():
        raise UsageError("The app needs a terminal.", "Run `dateline digest` for a text of the day.")
    app = build().get_command(ctx, "app")
    assert app is not None
    ctx.invoke(app)


def run(args: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    options = Options()
    diagnostics.speak_json(errors_as_json(args))
    try:
        with build().make_context("dateline", list(args), obj=options) as ctx:
            ctx.command.invoke(ctx)
        sys.stdout.flush()
        return ExitCode.OK
    except click.exceptions.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        output.discard()
        return ExitCode.OK
    except (KeyboardInterrupt, click.Abort):
        return signals.interrupted()
    except Exception as error:
        return diagnostics.report_error(error, verbose=options.verbose or "--verbose" in args)


def main() -> None:
    """Entry point of the `dateline` script."""
    if "_DATELINE_COMPLETE" in os.environ:
        build().main(prog_name="dateline")
    output.prepare()
    signals.install()
    warnings.showwarning = diagnostics.show_warning
    sys.exit(run(sys.argv[1:]))
