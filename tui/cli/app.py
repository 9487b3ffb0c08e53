"""`dateline` without a command: the app in the terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tui.cli import signals
from tui.cli.options import Options, is_served, on_terminal
from tui.errors import StoreUnwritableError, UsageError

if TYPE_CHECKING:
    from tui.service.session import Session


def open_app(session: Session, *, mouse: bool = True, color: bool | None = None) -> None:
    """Run the app on a session until the person quits; the only place that imports the app.

    Raises:
        KeyboardInterrupt: a signal has ended it.
    """
    from tui.app.app import run

    if color is False:
        # Textual reads the choice from here, as every other program does.
        os.environ.setdefault("NO_COLOR", "1")
    if number := run(session, mouse=mouse):
        signals.end(number)


def _writable_or_not(options: Options) -> Session:
    """A session that may write; where the store cannot be written, one that reads it."""
    try:
        return options.open_session()
    except StoreUnwritableError:
        return options.open_session(read_only=True)


@click.command("app")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.pass_obj
def command(options: Options, no_mouse: bool = False) -> None:
    """Open the timeline in the terminal."""
    if not on_terminal() and not is_served():
        raise UsageError("The app needs a terminal.", "Run `dateline digest` for a text of the day.")
    with _writable_or_not(options) as session:
        open_app(session, mouse=not no_mouse, color=options.color)
