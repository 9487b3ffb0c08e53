"""One event in full: its articles, their dates, and why they are one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tui.model.article import Role
from tui.model.event import Event
from tui.model.evidence import Evidence
from tui.model.when import When


@dataclass(frozen=True, slots=True)
class Source:
    """One article's part in an event, as shown in the detail and in exports.

    Args:
        article: its id.
        source: outlet.
        title: headline of the article.
        published: of the article.
        url: http(s) or None.
        role: main, mention or reprint.
        when: the date that this article gives the event.
        basis: how.
        evidence: sentence, span, rule, anchor.
        agrees: False where `when` does not overlap the event's.
    """

    article: str
    source: str
    title: str
    published: datetime
    url: str | None
    role: Role
    when: When
    basis: str
    evidence: Evidence
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one article says of an event, beside the others.

    Args:
        source: the article, its date and evidence.
        after: how long after the first one it was published.
        is_first: whether it was the first.
        repeats: the outlet whose text it is, "" where it is its own.
        coarser: whether its date says less than the event's, and agrees.
    """

    source: Source
    after: timedelta
    is_first: bool = False
    repeats: str = ""
    coarser: bool = False


@dataclass(frozen=True, slots=True)
class OwnChange:
    """Something that a person has changed.

    Args:
        number: of the change in the log, by which it can be taken back.
        event: id of the event that it is about, as it leads on now.
        title: of that event, "" where there is none any more.
        words: what was done.
        at: when.
    """

    number: int
    event: str
    title: str
    words: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EventDetail:
    """Everything that is known of one event."""

    event: Event
    sources: tuple[Source, ...]
    """Best evidence first."""
    why: str = ""
    """Why these articles are one event, in words; "" for a single article."""
    where: tuple[str, ...] = ()
    """What its places are called."""
    story: str = ""
    """Title of its story and number of events; "" without one."""
    updated: datetime | None = None
    """When a source last joined or left, or a person last changed it; None where that is not known."""
    called_off: bool = False
    """Whether it was planned, and who tells of it last says that it will not happen."""
    before: Event | None = None
    """The event of its story that stands before it in time."""
    after: Event | None = None
    """The one that stands after it."""
    changes: tuple[OwnChange, ...] = ()
    """What a person has changed of it, oldest first."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Why an article's mention belongs to an event.

    Args:
        source: the article, its date and evidence.
        how: `founded`, `joined`, `mentioned` (an article about something else looks back, or ahead) or `reprint`.
        score: probability that it tells of the same, 0 to 1, when it came.
        needed: least probability for that.
        shared: (word, share of the similarity), the most telling first.
        alike: what it tells alike with those of the event in other languages, in words.
        unlike: what it and the others of the event do not have in common, in words.
    """

    source: Source
    how: str
    score: float
    needed: float
    shared: tuple[tuple[str, float], ...] = ()
    alike: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One thing that an event's score is made of.

    Args:
        name: `sources`, `articles`, `exactness` or `weighty`.
        amount: of it: outlets; articles, each by how much it is about the event and how likely it is news; precision of the date, 0 to
            1; odds that a digest would print it, those of its articles added.
        points: what that adds to the score.
    """

    name: str
    amount: float
    points: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event stands among those of its days, and why.

    Args:
        place: 1 for the first, 0 where it is kept off the timeline.
        rivals: events of its days on the timeline.
        parts: what its score is made of.
        outlet: of the article whose words weigh most for a digest.
        words: what speaks for and against printing it in those words, with what it adds to the log-odds, the most telling first.
        news: what speaks for and against news in the words of its article that is most likely news, in the same way.
    """

    place: int
    rivals: int
    parts: tuple[ScorePart, ...]
    outlet: str
    words: tuple[tuple[str, float], ...]
    news: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class KeptApart:
    """The other event that is nearest to an event in its words, and why the two are not one.

    Args:
        event: the other event.
        sources: outlets of the two articles that are likeliest to tell of one event, the event's own first.
        score: probability that the two events are one, over all pairs of an article of each, 0 to 1.
        closest: that of those two articles alone.
        needed: least probability for them to be one.
        shared: (word, share of the similarity) of the two articles that are most alike, the most telling first.
        against: (what speaks against it, in words; log-odds taken off, the mean over those pairs), the most telling first.
    """

    event: Event
    sources: tuple[str, str]
    score: float
    closest: float
    needed: float
    shared: tuple[tuple[str, float], ...]
    against: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why some articles are one event, and why it stands where it does.

    Args:
        event: the event.
        witnesses: its mentions in order of knowledge.
        merged: ids of events that matching has merged into it.
        edits: what a person did to it, in words, oldest first.
        standing: where it stands among the events of its days; None for one that nothing tells any more.
        apart: the nearest other event; None where none is near.
    """

    event: Event
    witnesses: tuple[Witness, ...]
    merged: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    standing: Standing | None = None
    apart: KeptApart | None = None

    @property
    def public(self) -> Explanation:
        """The explanation without what a person has written about its events, and without another event that they have hidden."""
        apart = self.apart
        if apart is not None:
            apart = None if apart.event.hidden else replace(apart, event=apart.event.public)
        return replace(self, event=self.event.public, apart=apart)
