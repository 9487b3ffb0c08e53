"""The words of `is:`, one table for all who know them: the filter language, the store's filters, questions about an earlier
time, completion, help and documentation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.model import NEWS, Basis, Event, Modality, Query
from tui.store.rows.event_text import split


@dataclass(frozen=True, slots=True)
class Flag:
    """One word of `is:`; everything about it is said here.

    Args:
        name: the word.
        help: what it keeps, completing "events that …".
        sql: the same as a condition over `events e`.
        holds: the same of an event as it was known at some time.
        is_indexed: an index of its own finds the rows that hold it.
        shows_features: who asks for it wants features too, which are kept off the timeline otherwise.
    """

    name: str
    help: str
    sql: str
    holds: Callable[[Event], bool]
    is_indexed: bool = False
    shows_features: bool = False


_TABLE = (
    Flag("unread", "you have not read", "e.read = 0", lambda event: not event.read, is_indexed=True),
    Flag("read", "you have read", "e.read = 1", lambda event: event.read),
    Flag(
        "starred",
        "you have starred",
        "e.starred = 1",
        lambda event: event.starred,
        is_indexed=True,
        shows_features=True,
    ),
    Flag("hidden", "you have hidden", "e.hidden = 1", lambda event: event.hidden, is_indexed=True, shows_features=True),
    Flag("edited", "have a date that you gave them", "e.edited = 1", lambda event: event.edited, shows_features=True),
    Flag(
        "titled",
        "have a title that you gave them",
        "e.found_title IS NOT NULL",
        lambda event: event.found_title is not None,
        shows_features=True,
    ),
    Flag(
        "judged",
        "you have called news, or not news",
        "e.judged IS NOT NULL",
        lambda event: event.judged is not None,
        shows_features=True,
    ),
    Flag(
        "muted",
        "feeds.toml mutes",
        "e.feature = 1 AND e.muted = 1",
        lambda event: event.muted,
        is_indexed=True,
        shows_features=True,
    ),
    Flag(
        "feature",
        "are features: opinion, explanations, lists",
        f"e.feature = 1 AND e.weight < {NEWS}",
        lambda event: event.feature,
        is_indexed=True,
        shows_features=True,
    ),
    Flag("guessed", "have an uncertain date (`?`)", "e.qualifier & 2", lambda event: event.when.uncertain),
    Flag("about", "have an approximate date (`~`)", "e.qualifier & 1", lambda event: event.when.approximate),
    Flag(
        "undated",
        "stand at their publication for want of a date",
        "e.basis = 'published'",
        lambda event: event.basis is Basis.PUBLISHED,
    ),
    Flag("disputed", "sources date differently", "e.disputed = 1", lambda event: bool(event.disagreeing)),
    Flag("planned", "are to come", "e.modality = 'planned'", lambda event: event.modality is Modality.PLANNED),
    Flag("ongoing", "go on", "e.modality = 'ongoing'", lambda event: event.modality is Modality.ONGOING),
    Flag("denied", "somebody denies", "e.modality = 'denied'", lambda event: event.modality is Modality.DENIED),
)

FLAGS = {flag.name: flag for flag in _TABLE}
"""By name, in the order in which they are offered."""


def shows_hidden(query: Query) -> bool:
    """Whether what a person has hidden is among what it keeps: where it asks for that, or for all that is kept off."""
    return query.kept_off or any("hidden" in part.flags for part in query.parts(excluded=False))


def shows_features(query: Query) -> bool:
    """Whether features are among what it keeps: where words are looked for, or a person's own marks, or features."""
    return query.features or query.kept_off or any(map(_asks_for_features, query.parts(excluded=False)))


def _asks_for_features(query: Query) -> bool:
    only_excludes, expression = split(query.text)
    looks_for_words = bool(expression) and not only_excludes
    return looks_for_words or query.has_note or any(FLAGS[name].shows_features for name in query.flags)
