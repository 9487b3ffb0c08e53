"""`dateline serve`: the app in a browser, through textual-serve."""

from __future__ import annotations

import importlib.util
import shlex
import sys

import click

from tui.cli import diagnostics
from tui.cli.options import Options
from tui.errors import UsageError

PORT, LAST_PORT = 8000, 65535
"""Port unless asked otherwise (as textual-serve has it), and the last that TCP knows."""


@click.command("serve")
@click.option("--host", default="localhost", show_default=True, help="Address to listen on.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, LAST_PORT), help="Port to listen on.")
@click.option("--with-notes", is_flag=True, help="Let others who can reach HOST see and change what is your own.")
@click.pass_obj
def command(options: Options, host: str, port: int, with_notes: bool) -> None:
    """Show the app in a browser, at an address that holds a secret: whoever knows it can use the app.

    The app shows what is your own: notes, titles, hidden events. At a HOST that other machines reach it starts with
    --with-notes only; for others, `dateline publish` writes pages without all that.
    """
    if importlib.util.find_spec("textual_serve") is None:
        raise UsageError("`dateline serve` needs the package textual-serve.", "Install it: pip install 'dateline[web]'")
    from tui.cli.web.browser import AppServer, is_loopback

    server = AppServer(app_command(options), host, port)
    if not is_loopback(host) and not with_notes:
        raise UsageError(
            f"Other machines may reach {host}, and the app shows what is your own: notes, titles, hidden events.",
            "Say --with-notes if they may see it, or write pages for them: dateline publish.",
        )
    if not is_loopback(host):
        diagnostics.warn(
            f"Whoever can reach {host} and knows the address below can use dateline; nothing is encrypted."
        )
    diagnostics.note(f"Serving on {server.address} - Ctrl-C ends it.")
    server.serve()


def app_command(options: Options) -> str:
    """The shell command that opens the app with the same files and clock."""
    words = [sys.executable, "-m", "tui"]
    if options.feeds is not None:
        words += ["--feeds", str(options.feeds.resolve())]
    if options.store is not None:
        words += ["--store", str(options.store.resolve())]
    if options.now is not None:
        words += ["--now", options.now.isoformat()]
    return shlex.join([*words, "app"])
