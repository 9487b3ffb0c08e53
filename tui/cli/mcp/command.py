"""`dateline mcp`: the command."""

from __future__ import annotations

import sys

import click

from tui.cli import diagnostics
from tui.cli.options import WITH_NOTES, Options


@click.command("mcp")
@click.option("--with-notes", is_flag=True, help=WITH_NOTES)
@click.pass_obj
def command(options: Options, with_notes: bool) -> None:
    """Answer a program's questions over standard input and output, in the Model Context Protocol.

    It only reads: when something happened, what was known on a day, who gives another date, what is coming, each with sentence,
    date (EDTF) and outlets. Let the program start it: command `dateline`, argument `mcp`. It polls nothing; let cron do that.
    """
    from tui.cli.mcp.protocol import serve
    from tui.cli.mcp.tools import INSTRUCTIONS, tools
    from tui.service.answers import Answers

    with options.open_session(read_only=True) as session:
        if sys.stdin.isatty():
            diagnostics.note("Waiting for a program's questions, a line of JSON each; Ctrl-D ends it.")
        serve(tools(Answers(session, private=with_notes)), INSTRUCTIONS, sys.stdin.buffer, sys.stdout.buffer)
