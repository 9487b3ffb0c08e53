"""The numbers of the timeline's questions: what a day of a story weighs, and how much is shown or read at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from tui.model import Basis


@dataclass(frozen=True, slots=True)
class Tuning:
    """Numbers of the timeline's questions. "Measured": on the dates that editors chose for the stories of
    `corpora/timelines`."""

    # Key dates.

    basis_weights: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {Basis.STATED: 1.0, Basis.RELATIVE: 1.0, Basis.CONTEXT: 0.5, Basis.PUBLISHED: 0.6}
        )
    )
    """What an article adds to a day of an event, by basis: a date in the text says more than the day of printing.
    Measured."""
    named_weight: float = 1.6
    """What an article adds to a day that its text names, whether or not it has an event of it on the timeline. Measured."""
    ahead_factor: float = 0.6
    """An article counts this much for a day that was still to come: what is announced need not matter, or happen.
    Measured."""
    agreement_power: float = 1.1
    """Power of what an event's articles add up to: ten articles about one event say more than ten about ten. Measured."""
    usual_days: int = 30
    """Days before and after that a day has to stand out from. Chosen: a month either way."""
    quiet_weight: float = 5.0
    """Added to the mean weight of the days around, so that a lone article in a quiet time does not stand out. Measured."""
    usual_power: float = 0.2
    """Power of the mean weight of the days around that a day's weight is divided by. Measured."""
    date_events: int = 5
    """Events shown of a key date. Chosen: a day's story in a glance."""
    date_candidates: int = 50
    """Events of a key date among which those are looked for. Chosen: ten times as many."""
    weight_digits: int = 3
    """Decimals of the weight of a day. Chosen: the last is noise."""

    # The digest.

    happened: int = 17
    """Events of a day that are told at length. Chosen: with their headings they fill a page."""
    minor: int = 6
    """Events of a day that are named in passing. Chosen: the rest of that page."""
    happened_days: int = 3
    """A digest of more days shows as many events as one of so many. Chosen: it is still a digest."""
    sometime: int = 3
    """Events known to a coarser unit only that are shown. Chosen: a few lines below the day."""
    learned: int = 5
    """Events of earlier days of which one became known that are shown. Chosen: half of what happened."""
    upcoming: int = 5
    """Events to come that are shown by default. Chosen: a few lines."""
    many_outlets: int = 3
    """Outlets from which on it is news that more tell an event. Chosen."""
    more_outlets: int = 2
    """How many times as many outlets as before are news. Chosen: the double."""
    missed_days: int = 14
    """Days that a digest with a name makes up for where none was printed for them. Chosen: a holiday."""
    range_days: timedelta = timedelta(days=6)
    """How long before the first day an event may have begun that is known to a few days. Chosen: with its first day a week."""
    density_days: timedelta = timedelta(days=14)
    """How many days before and after a digest's are counted for its strip. Chosen: two weeks either way fit across a page."""
    upcoming_days: timedelta = timedelta(days=366)
    """How far ahead is looked for what is to come. Chosen: a year, a leap year too."""

    # The list.

    densest_days: timedelta = timedelta(days=90)
    """How far back the fullest week is looked for that the list opens at. Chosen: a season of news."""
    column_events: int = 3
    """Events named of a column of the overview. Chosen: they fit in its lines."""
    details_at_once: int = 500
    """Events whose mentions are in memory at once. Bounds memory: a few megabytes."""

    title_words: int = 2
    """Words of an event's title that a sentence has which tells it. Chosen: who and what."""

    # Why articles are one event.

    nearest_similarity: float = 0.2
    """Cosine from which on another event is near enough to say why the two are not one. Chosen: on the desk's feeds less is a topic in
    common, or an outlet's way of putting things."""
    least_reason: float = 0.05
    """Log-odds below which what speaks against it is not named. Chosen: no digit of a probability changes."""
    reasons: int = 5
    """Cues that are named for where an event stands. Chosen: two lines of a terminal."""
    shared_words: int = 6
    """Words in common that are named. Chosen: more than a line holds says no more."""
    enough_words: int = 2
    """So many readable words leave the stems out for which no word was found. Chosen: with fewer, a stem is better."""
    telling_digits: int = 3
    """Digits of a number that tells something: a year, a count of hundreds. Chosen: shorter ones may be about anything."""


TUNING = Tuning()
