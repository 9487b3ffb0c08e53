"""What a person asks the timeline for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tui.model.calendar import Precision


@dataclass(frozen=True, slots=True)
class Query:
    """A filter over events; every part must hold, the values within a part are alternatives.

    Args:
        text: full-text part in FTS5 syntax, already quoted, or "".
        sources, tags, stories: names, compared without case.
        places: ids of places as events know them; any of them.
        people: parts of names, folded; any of them.
        since, until: days; events overlapping them match.
        precisions: which precisions to keep.
        flags: words of `is:`, as `tui.store.FLAGS` has them.
        has_note: only events with a note.
        features: features and what is muted too, whatever else is asked for.
        kept_off: all that is kept off the timeline too: features, what is muted, what is hidden.
        as_of: knowledge time: only what was known then; None for now.
        up_to: only events whose sequence number in the store is not above this (a list that keeps its place while a
            poll adds events); None for all.
        newer_than: only events whose sequence number is above this; None for all.
        ids: only these events; empty for all.
        groups: what else must hold: of each, one of its queries, or none of them.
        source_text: what the person typed, for display and for saving.
    """

    text: str = ""
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    precisions: tuple[Precision, ...] = ()
    flags: tuple[str, ...] = ()
    has_note: bool = False
    features: bool = False
    kept_off: bool = False
    as_of: datetime | None = None
    up_to: int | None = None
    newer_than: int | None = None
    ids: tuple[str, ...] = ()
    groups: tuple[Alternatives, ...] = ()
    source_text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it keeps every event that is not kept off the timeline."""
        return self == Query(as_of=self.as_of, up_to=self.up_to, source_text=self.source_text)

    def parts(self, *, excluded: bool = True) -> Iterator[Query]:
        """Itself and all queries within its groups; without `excluded`, not those that must not hold."""
        yield self
        for group in self.groups:
            if excluded or not group.negated:
                for query in group.queries:
                    yield from query.parts(excluded=excluded)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Queries of which one must hold, or none; of each only what it says of an event counts, not what it keeps off by itself."""

    queries: tuple[Query, ...]
    negated: bool = False
