"""`dateline edit`: a person's own changes of events, as the app's keys make them, each undoable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options
from tui.wording.counts import counted

if TYPE_CHECKING:
    from tui.service.session import Session

BACK = "Take it back: as if it had never been said."


@click.group("edit")
def command() -> None:
    """Change events as you know them: news or not, title, date, note, star, hide, merge, split.

    An ID is that of an event, as `dateline timeline QUERY --format jsonl` gives it. What is changed here holds on to the
    articles, is kept when they are read and put together anew, is taken back by `dateline edit undo` and made again by
    `dateline edit redo`.
    """


@contextmanager
def _changing(options: Options, ids: Sequence[str], done: str) -> Iterator[tuple[Session, list[str]]]:
    """A session, and the events that the ids lead to; says what was done when it is."""
    from tui.service import edit

    with options.open_session() as session:
        yield session, edit.current_ids(session, ids)
    diagnostics.note(f"{done}: {counted(len(ids), 'event')}.")


def _mark(name: str, help_text: str, done: str, undone: str) -> None:
    """A command that sets a mark on events, or with --off takes it back."""

    @command.command(name, help=help_text)
    @click.argument("ids", nargs=-1, required=True, metavar="ID…")
    @click.option("--off", is_flag=True, help=BACK)
    @click.pass_obj
    def run(options: Options, ids: tuple[str, ...], off: bool) -> None:
        from tui.service import edit

        verbs: dict[str, Callable[[Session, Sequence[str], bool], None]] = {
            "star": edit.star,
            "hide": edit.hide,
            "read": edit.mark_read,
            "news": lambda session, events, on: edit.judge(session, events, True if on else None),
            "not-news": lambda session, events, on: edit.judge(session, events, False if on else None),
        }
        with _changing(options, ids, undone if off else done) as (session, events):
            verbs[name](session, events, not off)


_mark("news", "Say that events are news: the timeline shows them.", "News now", "As found again")
_mark(
    "not-news",
    "Say that events are not news: they are kept off timeline and digest.",
    "Not news now",
    "As found again",
)
_mark("star", "Star events.", "Starred", "Star taken off")
_mark("hide", "Hide events from every view but `is:hidden`.", "Hidden", "Shown again")
_mark("read", "Mark events as read.", "Marked read", "Marked unread")


@command.command("title")
@click.argument("event_id", metavar="ID")
@click.argument("title")
@click.pass_obj
def set_title(options: Options, event_id: str, title: str) -> None:
    """Give an event a TITLE of your own; "" brings back the one that was found."""
    from tui.service import edit

    with _changing(options, [event_id], "Title set" if title.strip() else "As found again") as (
        session,
        events,
    ):
        edit.set_title(session, events[0], title)


@command.command("note")
@click.argument("event_id", metavar="ID")
@click.argument("text")
@click.pass_obj
def note(options: Options, event_id: str, text: str) -> None:
    """Write a note on an event; "" removes it."""
    from tui.service import edit

    with _changing(options, [event_id], "Note written" if text.strip() else "Note removed") as (session, events):
        edit.note(session, events[0], text)


@command.command("date")
@click.argument("event_id", metavar="ID")
@click.argument("when")
@click.pass_obj
def set_date(options: Options, event_id: str, when: str) -> None:
    """Give an event a date: 2026-01-31, 2026-01, "last tuesday"; "" brings back the one that was found."""
    from tui.service import edit
    from tui.service.filters.days import day_of

    with _changing(options, [event_id], "Date set" if when.strip() else "As found again") as (
        session,
        events,
    ):
        edit.set_date(session, events[0], day_of(when, session.now()) if when.strip() else None)


@command.command("merge")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@click.option("--into", metavar="ID", help="The event that stays; the one told by most if left out.")
@click.pass_obj
def merge(options: Options, ids: tuple[str, ...], into: str | None) -> None:
    """Make events one; prints the id of the one that stays."""
    from tui.service import edit

    with _changing(options, ids, "Made one") as (session, events):
        kept = edit.current_ids(session, [into])[0] if into else None
        output.write(f"{edit.merge(session, events, kept)}\n")


@command.command("split")
@click.argument("event_id", metavar="ID")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.pass_obj
def split(options: Options, event_id: str, articles: tuple[str, ...]) -> None:
    """Take articles, by their ids, out of an event; prints the id of the new event that they tell."""
    from tui.service import edit

    with _changing(options, [event_id], "Divided") as (session, events):
        output.write(f"{edit.split(session, events[0], articles)}\n")


@command.command("undo")
@click.pass_obj
def undo(options: Options) -> None:
    """Take back the last change, made here or in the app; read marks stay."""
    from tui.service import edit

    with options.open_session() as session:
        undone = edit.undo(session)
    diagnostics.note(f"Taken back: {undone.words}." if undone else "Nothing to take back.")


@command.command("redo")
@click.pass_obj
def redo(options: Options) -> None:
    """Make the change once more that was taken back last."""
    from tui.service import edit

    with options.open_session() as session:
        redone = edit.redo(session)
    diagnostics.note(f"Made again: {redone.words}." if redone else "Nothing to make again.")
