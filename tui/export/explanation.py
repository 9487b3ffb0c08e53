"""Plain text that explains why some articles are one event, and why it stands where it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.export.page import Page, wrap
from tui.model import Event, Explanation, KeptApart, Standing, Witness
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
    if explanation.standing is not None:
        yield "\n"
        yield from _standing(event, explanation.standing, page)
    if explanation.apart is not None:
        yield "\n"
        yield from _apart(explanation.apart, page)
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


def _standing(event: Event, standing: Standing, page: Page) -> Iterator[str]:
    """Its place among the events of its days and what its score is made of; of one that is kept off, why it is no news."""
    if standing.place:
        place = f"Number {standing.place} of the {counted(standing.rivals, 'event')} of {short(event.when)}"
        head = f"{place}, with a score of {event.score:.2f}"
    else:
        head = f"Kept off the timeline; its score would be {event.score:.2f}"
    yield from (f"{page.bold(line)}\n" for line in wrap(head, page.width))
    for part in standing.parts:
        yield from _wrapped(f"{part.points:+.2f}  {_PARTS[part.name](part.amount)}", page)
    if standing.words:
        yield from _wrapped(f"The words of {standing.outlet} that say so: {_reasons(standing.words)}", page)
    yield from _wrapped(f"News with a probability of {event.weight:.2f}: {_reasons(standing.news)}", page)


_PARTS: dict[str, Callable[[float], str]] = {
    "sources": lambda amount: f"{counted(round(amount), 'outlet')} with it",
    "articles": lambda amount: f"articles on it, each by how much it is its news: {amount:.2f}",
    "exactness": lambda amount: f"how exactly it is dated, of 1: {amount:.2f}",
    "weighty": lambda amount: f"odds that a daily digest would print it: {amount:.2f} to 1",
}


def _reasons(reasons: Sequence[tuple[str, float]]) -> str:
    return "; ".join(f"{why} ({points:+.2f})" for why, points in reasons) or "no words for or against"


def _apart(apart: KeptApart, page: Page) -> Iterator[str]:
    """The nearest other event, and what spoke against their being one."""
    event = apart.event
    head = f"Kept apart from “{event.title}” ({event.id}, {short(event.when)}): probability {apart.score:.2f}, {apart.needed:.2f} needed"
    yield from (f"{page.bold(line)}\n" for line in wrap(head, page.width))
    if apart.closest >= apart.needed:
        pair = f"the nearest two articles, of {' and '.join(apart.sources)}, would be one: {apart.closest:.2f}; the others are less alike"
        yield from _wrapped(pair, page)
    if apart.shared:
        yield from _wrapped(f"shares {_shares(apart.shared)}", page)
    for why, points in apart.against:
        yield from _wrapped(f"{-points:+.2f}  {why}", page)
    if not apart.against:
        yield from _wrapped("nothing speaks against it but how little they share", page)


def _shares(shared: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{word} {share:.0%}" for word, share in shared)


def _witness(witness: Witness, page: Page) -> Iterator[str]:
    source = witness.source
    head = f"{source.source or source.article}, {short_day(source.published.date())}, {_HOW[witness.how]}"
    if witness.how in ("joined", "mentioned"):
        head += f": probability {witness.score:.2f}, {witness.needed:.2f} needed"
    yield from (f"{page.bold(line)}\n" for line in wrap(head, page.width))
    if source.title:
        yield from _wrapped(source.title, page)
    if witness.shared:
        yield from _wrapped(f"shares {_shares(witness.shared)}", page)
    for line in (*witness.alike, *witness.unlike):
        yield from _wrapped(line, page)
    known = how_known(source.basis, source.evidence, source.published)
    yield from _wrapped(f"{short(source.when)}, {known}{'' if source.agrees else ' (disagrees)'}", page)
    if source.evidence.text:
        yield from _wrapped(f"“{source.evidence.text.strip()}”", page)


def _wrapped(text: str, page: Page, indent: int = _INDENT) -> Iterator[str]:
    return (f"{' ' * indent}{line}\n" for line in wrap(text, page.width - indent))
