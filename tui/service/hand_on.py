"""Events handed on to other programs: as text to copy, as a file of any export format, as input of a command."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.config.files import replace_file
from tui.errors import OutputError, UsageError
from tui.model import EventDetail, Query
from tui.service.session import Session
from tui.service.timeline.details import event_details, public
from tui.text import safe_url
from tui.wording.dates import full, long_day

COMMAND_SECONDS = 30.0
"""Seconds that a command may take. Chosen: long enough for a slow mail, short enough to be waited for."""
OUTPUT_LETTERS = 20_000
"""Letters of a command's output that are kept. Chosen: more than anybody reads in a terminal."""


def formats() -> tuple[tuple[str, str], ...]:
    """Every format of a timeline: (name, suffix of its files)."""
    from tui.export.registry import FORMATS, TIMELINE  # the first screen does without

    return tuple((name, FORMATS[name].suffix) for name in TIMELINE)


def export_view(session: Session, query: Query, form: str, path: Path, *, overwrite: bool = False) -> int:
    """Write what a query finds to a file, without a person's own notes and titles and what they have hidden.

    Args:
        session: of the store.
        query: what is written.
        form: name of a format of a timeline.
        path: of the file.
        overwrite: whether a file that is there may be replaced.

    Returns:
        Number of events written.

    Raises:
        UsageError: an unknown format, the file is there, or its folder is not.
        OutputError: it cannot be written.
    """
    from tui.export.page import Page
    from tui.export.registry import TIMELINE

    if form not in TIMELINE:
        raise UsageError(f"There is no format {form}.", f"There is {', '.join(TIMELINE)}.")
    need_folder(path)
    if path.exists() and not overwrite:
        raise UsageError(f"{path} is there already.")
    count = 0

    def counted(details: Iterable[EventDetail]) -> Iterable[EventDetail]:
        nonlocal count
        for detail in details:
            count += 1
            yield detail

    details = counted(public(event_details(session, query)))
    try:
        replace_file(path, TIMELINE[form](details, Page(query=query.source_text)))
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    return count


def need_folder(path: Path) -> None:
    """Raise UsageError where the folder of a file is missing: a typing error makes no folders."""
    if not path.expanduser().absolute().parent.exists():
        raise UsageError(f"There is no folder {path.parent}.")


# ---------------------------------------------------------------------- as text


def in_format(details: Sequence[EventDetail], form: str) -> str:
    """Events in a format of a timeline, as they are seen: with a person's own titles and notes."""
    from tui.export.page import Page
    from tui.export.registry import TIMELINE

    return "".join(TIMELINE[form](details, Page()))


def _titles(details: Sequence[EventDetail]) -> str:
    return "\n".join(detail.event.title for detail in details)


def _links(details: Sequence[EventDetail]) -> str:
    return "\n".join(links(details))


def _citations(details: Sequence[EventDetail]) -> str:
    """`Reuters, "Freight train derails", 19 January 2026, https://…` for the best source of each."""
    lines = []
    for detail in details:
        for source in detail.sources[:1]:
            _, _, published = long_day(source.published.date()).partition(" ")
            parts = (source.source, f"“{source.title}”", published, source.url or "")
            lines.append(", ".join(part for part in parts if part))
    return "\n".join(lines)


def _as_text(details: Sequence[EventDetail]) -> str:
    """Title, date, sentence, and who says so with what link."""
    blocks = []
    for detail in details:
        lines = [detail.event.title, full(detail.event.when)]
        if detail.sources and detail.sources[0].evidence.text:
            lines.append(f"“{' '.join(detail.sources[0].evidence.text.split())}”")
        for source in detail.sources:
            lines.append(f"{source.source}: {source.title}" + (f" {source.url}" if source.url else ""))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


@dataclass(frozen=True, slots=True)
class CopyForm:
    """A form in which events are copied.

    Args:
        name: what it is called.
        write: events to text.
    """

    name: str
    write: Callable[[Sequence[EventDetail]], str]


COPY_FORMS: tuple[CopyForm, ...] = (
    CopyForm("title, date, sentence, sources", _as_text),
    CopyForm("title", _titles),
    CopyForm("links", _links),
    CopyForm("citation", _citations),
    CopyForm("Markdown", lambda details: in_format(details, "markdown")),
    CopyForm("JSON, a line an event", lambda details: in_format(details, "jsonl")),
)
"""The forms, the usual one first."""


def links(details: Sequence[EventDetail]) -> list[str]:
    """The addresses of all sources, each once, the best first."""
    found = (safe_url(source.url) for detail in details for source in detail.sources if source.url)
    return list(dict.fromkeys(address for address in found if address))


# ---------------------------------------------------------------------- to a command


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended.

    Args:
        code: its exit code.
        output: what it wrote, to both of its outputs.
    """

    code: int
    output: str


def pipe(text: str, command: Sequence[str]) -> Ran:
    """Run a program with a text as its input. No shell reads either: the words are the program and its arguments.

    Raises:
        UsageError: there is no such program, or it takes too long.
    """
    try:
        done = subprocess.run(
            list(command),
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=COMMAND_SECONDS,
        )
    except FileNotFoundError as error:
        raise UsageError(f"There is no program {command[0]}.") from error
    except OSError as error:
        raise UsageError(f"{command[0]} cannot be run: {error.strerror or error}") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{command[0]} was ended after {COMMAND_SECONDS:.0f} s.") from error
    return Ran(done.returncode, done.stdout.decode(errors="replace")[:OUTPUT_LETTERS])
