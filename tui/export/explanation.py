"""Plain text that explains why some articles are one event."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.page import Page, wrap
from tui.model import Event, Explanation, Witness
from tui.wording.bases import how_known
from tui.wording.counts import counted
from tui.wording.dates import full, short, short_day

_HOW = {
    "founded": "came in first",
    "joined": "joined",
    "mentioned": "mentions it",
    "reprint": "is a reprint",
}
_INDENT = 4
"""Columns before what is said of an article."""


def render_explanation(explanation: Explanation, page: Page) -> Iterator[str]:
    """The event, the dates it is given, and each article with what made it part of the event."""
    event = explanation.event
    yield from (f"{page.bold(line)}\n" for line in wrap(event.title, page.width))
    counts = f"{counted(event.articles, 'article')}, {counted(len(event.sources), 'source')}"
    story = f" · story {event.story}" if event.story else ""
    yield page.dim(f"{event.id} · {full(event.when)} · {counts}{story}") + "\n"
    for line in (*explanation.edits, *(f"{id_} was merged into it" for id_ in explanation.merged)):
        yield from _wrapped(f"{line[0].upper()}{line[1:]}.", page, 0)
    yield "\n"
    yield from _dates(event, page)
    for witness in explanation.witnesses:
        yield "\n"
        yield from _witness(witness, page)


def _dates(event: Event, page: Page) -> Iterator[str]:
    """The dates that its sources give, the event's own first."""
    if event.edited:
        yield from _wrapped(f"{short(event.when)}: set by you.", page, 0)
    for reported in event.reported_dates:
        verdict = "disagrees" if not reported.agrees else "taken" if reported.when == event.when else "agrees"
        yield from _wrapped(f"{short(reported.when)}: {', '.join(reported.sources)} ({verdict})", page, 0)


def _witness(witness: Witness, page: Page) -> Iterator[str]:
    source = witness.source
    head = f"{source.source or source.article}, {short_day(source.published.date())}, {_HOW[witness.how]}"
    if witness.how in ("joined", "mentioned"):
        head += f": probability {witness.score:.2f}, {witness.needed:.2f} needed"
    yield from (f"{page.bold(line)}\n" for line in wrap(head, page.width))
    if source.title:
        yield from _wrapped(source.title, page)
    if witness.shared:
        shared = ", ".join(f"{word} {share:.0%}" for word, share in witness.shared)
        yield from _wrapped(f"shares {shared}", page)
    for unlike in witness.unlike:
        yield from _wrapped(unlike, page)
    known = how_known(source.basis, source.evidence, source.published)
    yield from _wrapped(f"{short(source.when)}, {known}{'' if source.agrees else ' (disagrees)'}", page)
    if source.evidence.text:
        yield from _wrapped(f"“{source.evidence.text.strip()}”", page)


def _wrapped(text: str, page: Page, indent: int = _INDENT) -> Iterator[str]:
    return (f"{' ' * indent}{line}\n" for line in wrap(text, page.width - indent))
