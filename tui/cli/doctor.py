"""`dateline doctor`: what is wrong and how to mend it."""

from __future__ import annotations

import os

import click

from tui.cli import output
from tui.cli.options import Options
from tui.errors import ExitCode


@click.command("doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check configuration, store, clock, terminal and feeds. Exits with 1 if something has failed."""
    from tui.service.doctor import Verdict, check
    from tui.service.session import Clock

    options = ctx.find_object(Options) or Options()
    failed = False
    for finding in check(options.feeds, options.store, Clock(options.now), os.environ):
        failed = failed or finding.verdict is Verdict.FAIL
        output.write(f"{finding.verdict:<5} {finding.what}\n")
        if finding.remedy:
            output.write(f"      {finding.remedy}\n")
    if failed:
        ctx.exit(ExitCode.FAILED)
