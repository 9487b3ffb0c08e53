"""`dateline doctor`: what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
import os

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options
from tui.errors import ExitCode
from tui.model import ReadingProgress, Settings
from tui.wording.counts import counted


@click.command("doctor")
@click.option("--read-again", is_flag=True, help="First read what is not read, or was read by an older dateline.")
@click.pass_context
def command(ctx: click.Context, read_again: bool) -> None:
    """Check configuration, store, clock, terminal and feeds. Exits with 1 if something has failed."""
    from tui.service.doctor import Verdict, check
    from tui.service.session import Clock

    options = ctx.find_object(Options) or Options()
    if read_again:
        _read_again(options)
    failed = False
    findings = check(options.feeds, options.store, Clock(options.now), os.environ, _app_trouble)
    for finding in findings:
        failed = failed or finding.verdict is Verdict.FAIL
        output.write(f"{finding.verdict:<5} {finding.what}\n")
        if finding.remedy:
            output.write(f"      {finding.remedy}\n")
    if failed:
        ctx.exit(ExitCode.FAILED)


def _app_trouble(settings: Settings) -> list[str]:
    """What the app cannot use of the settings; it is loaded only where a key or a theme of one's own is to be looked up."""
    if not settings.keys and settings.theme in ("", Settings().theme):
        return []
    from tui.app.actions import settings_trouble
    from tui.app.themes import theme_names

    return settings_trouble(settings, theme_names())


def _read_again(options: Options) -> None:
    """Read the articles of the store that have yet to be read, or to be read again; no feed is asked."""
    from tui.service.polling.poll import catch_up

    last = ReadingProgress()
    with options.open_session() as session, diagnostics.Progress("Reading") as progress:

        def show(reading: ReadingProgress) -> None:
            nonlocal last
            last = reading
            if reading.total:
                progress.show(reading.done, reading.total, f"{reading.done}/{counted(reading.total, 'article')}")

        asyncio.run(catch_up(session, on_reading=show, on_wait=diagnostics.note))
    diagnostics.note(f"{counted(last.done, 'article')} read, {counted(last.events, 'new event')}.")
    if last.trouble:
        diagnostics.warn(last.trouble.rstrip(".") + ".")
