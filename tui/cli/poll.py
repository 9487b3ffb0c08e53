"""`dateline poll`: fetch what is due; a line a feed on stdout, progress and the sum on stderr."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tui.cli import diagnostics, output
from tui.cli.hook import Hook
from tui.cli.options import Options
from tui.errors import ExitCode, StoreError, UsageError
from tui.model import PollOutcome, PollResult, ReadingProgress
from tui.text import set_width, truncate, without_password
from tui.wording.counts import counted

if TYPE_CHECKING:
    from tui.service.session import Session

_NAME = 28
"""Cells of the column of names."""
_OUTCOME = 12
"""Cells of the column of outcomes; the longest is `not modified`."""
_COLORS = {PollOutcome.OK: "green", PollOutcome.FAILED: "red", PollOutcome.GONE: "red", PollOutcome.HELD: "yellow"}


@click.command("poll")
@click.argument("names", nargs=-1, metavar="[FEED]...")
@click.option("--all", "everything", is_flag=True, help="Poll what is not due as well; with FEED, even a host on hold.")
@click.option("--watch", "stay", is_flag=True, help="Stay, and poll what becomes due.")
@click.option(
    "--exec",
    "hook",
    metavar="CMD",
    help="Run CMD, with the event as JSON on its standard input, for what --match or --saved keeps, else for what you watch.",
)
@click.option(
    "--match",
    "filters",
    multiple=True,
    metavar="QUERY",
    help="With --exec: events that are new or have moved and match.",
)
@click.option(
    "--saved",
    multiple=True,
    metavar="NAME",
    help="With --exec: events that are new or have moved, of a filter that you have saved in the app.",
)
@click.option("--strict", is_flag=True, help="Exit with 4 if some feed failed.")
@click.pass_obj
@click.pass_context
def command(
    ctx: click.Context,
    options: Options,
    names: tuple[str, ...],
    everything: bool,
    stay: bool,
    hook: str | None,
    filters: tuple[str, ...],
    saved: tuple[str, ...],
    strict: bool,
) -> None:
    """Poll the feeds that are due, or the FEEDs named (by name or address).

    --exec CMD is run, without a shell, for each event that is new or has moved and that --match keeps, or the saved filter that
    --saved names; without both, the filters that you watch in the app. A story is followed by --match story:ID. CMD gets the
    event on its standard input: --exec 'jq -r .title' --match where:kr.
    """
    if stay and options.now is not None:
        raise UsageError("--watch needs a clock that runs.", "Leave out --now.")
    with options.open_session() as session:
        if not session.settings.feeds:
            raise UsageError(f"There are no feeds in {session.paths.feeds}.", "Add one with `dateline feeds add URL`.")
        if (filters or saved) and hook is None:
            raise UsageError(
                f"{'--match' if filters else '--saved'} goes with --exec.", "Say what to run: --exec 'jq -r .title'."
            )
        runner = Hook(session, hook, filters, saved) if hook is not None else None
        if stay:
            asyncio.run(_watch(session, names, everything, options, runner))
            return
        results, reading = _once(session, names, everything, options)
        if runner:
            runner.look()
    diagnostics.note(summary(results, reading))
    if reading.trouble:
        diagnostics.warn(reading.trouble.rstrip(".") + ".")
    ctx.exit(exit_code(results, strict) or (ExitCode.FAILED if reading.has_stopped else ExitCode.OK))


def line(result: PollResult, *, color: bool = False, verbose: bool = False) -> str:
    """One feed's result: outcome, name, and what came or why nothing did."""
    name = truncate(without_password(result.feed.name), _NAME)
    outcome = f"{result.outcome:<{_OUTCOME}}"
    if color and result.outcome in _COLORS:
        outcome = click.style(outcome, fg=_COLORS[result.outcome])
    counts = ((result.new, f"{result.new} new"), (result.updated, f"{result.updated} updated"))
    news = [words for count, words in counts if count]
    if result.outcome is PollOutcome.OK and not news:
        news = ["nothing new"]
    words = without_password("; ".join(filter(None, (", ".join(news), result.note))))
    if verbose and result.spent:
        words += "  (" + ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in result.spent) + ")"
    return f"{outcome}  {set_width(name, _NAME)}  {words}".rstrip()


def summary(results: Sequence[PollResult], reading: ReadingProgress) -> str:
    """`12 feeds: 118 new articles, 3 updated, 42 new events; 2 failed, 5 not due.`"""
    parts = [counted(sum(result.new for result in results), "new article")]
    if updated := sum(result.updated for result in results):
        parts.append(f"{updated} updated")
    parts.append(counted(reading.events, "new event"))
    counts = {outcome: sum(result.outcome is outcome for result in results) for outcome in PollOutcome}
    rest = [f"{count} {outcome}" for outcome, count in counts.items() if count and outcome is not PollOutcome.OK]
    return f"{counted(len(results), 'feed')}: {', '.join(parts)}" + (f"; {', '.join(rest)}" if rest else "") + "."


def exit_code(results: Sequence[PollResult], strict: bool) -> ExitCode:
    """1 if the store could not take something, 3 if every feed that was asked failed, 4 if some did and `strict` says that
    it matters."""
    if any(result.unstored for result in results):
        return ExitCode.FAILED
    asked = [result for result in results if result.outcome not in (PollOutcome.NOT_DUE, PollOutcome.HELD)]
    failed = sum(result.failed for result in asked)
    if failed and failed == len(asked):
        return ExitCode.ALL_FEEDS_FAILED
    return ExitCode.SOME_FEEDS_FAILED if failed and strict else ExitCode.OK


def _tell(text: str) -> bool:
    """Write a line; a reader that has gone (`| head -1`) does not end the poll. Returns whether there was one."""
    try:
        output.write(text)
    except BrokenPipeError:
        output.discard()
        return False
    return True


def _once(
    session: Session, names: Sequence[str], everything: bool, options: Options
) -> tuple[list[PollResult], ReadingProgress]:
    from tui.service.polling.poll import poll

    color = output.colored(options.color)
    reading = ReadingProgress()
    with diagnostics.Progress("Polling") as progress, diagnostics.Progress("Reading") as second:

        def report(result: PollResult) -> None:
            progress.clear()
            second.clear()
            _tell(line(result, color=color, verbose=options.verbose) + "\n")

        def count(done: int, total: int) -> None:
            progress.show(done, total, f"{done}/{counted(total, 'feed')}")

        def read(now: ReadingProgress) -> None:
            nonlocal reading
            reading = now
            if now.total:
                second.show(now.done, now.total, f"{now.done}/{counted(now.total, 'article')}")

        def wait(words: str) -> None:
            progress.clear()
            second.clear()
            diagnostics.note(words)

        polled = poll(
            session, names, force=everything, on_result=report, on_progress=count, on_reading=read, on_wait=wait
        )
        return asyncio.run(polled), reading


async def _watch(
    session: Session, names: Sequence[str], everything: bool, options: Options, runner: Hook | None
) -> None:
    """Poll for as long as somebody reads what comes; what a round has begun it ends."""
    from tui.service.polling.poll import poll, watch

    color = output.colored(options.color)
    is_read = True

    def report(result: PollResult) -> None:
        nonlocal is_read
        at = session.now().astimezone()
        is_read = _tell(f"{at:%H:%M}  {line(result, color=color, verbose=options.verbose)}\n") and is_read

    def tell_round(results: Sequence[PollResult], reading: ReadingProgress) -> None:
        if reading.done or options.verbose:
            diagnostics.note(f"{session.now().astimezone():%H:%M}  {summary(results, reading)}")
        if reading.trouble and not reading.has_stopped:
            diagnostics.warn(reading.trouble.rstrip(".") + ".")
        if runner:
            runner.look()
        if not is_read:
            raise BrokenPipeError

    def sleep(until: datetime) -> None:
        if options.verbose:
            diagnostics.note(f"next poll at {until.astimezone():%H:%M}")

    def trouble(error: StoreError) -> None:
        diagnostics.note(f"{error} Trying again.")

    if everything or names:
        reading = ReadingProgress()

        def read(now: ReadingProgress) -> None:
            nonlocal reading
            reading = now

        results = await poll(
            session, names, force=everything, on_result=report, on_reading=read, on_wait=diagnostics.note
        )
        tell_round(results, reading)
    await watch(
        session,
        names,
        on_result=report,
        on_round=tell_round,
        on_sleep=sleep,
        on_trouble=trouble,
        on_wait=diagnostics.note,
    )
