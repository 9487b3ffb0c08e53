"""A mention as matching compares it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from tui.events.matching.gist import NO_GIST, Gist, gist
from tui.events.matching.odds import shortness
from tui.events.matching.outlets import address_of, site_of
from tui.events.matching.particulars import NOTHING_PARTICULAR, Particulars, particulars
from tui.events.matching.reprints import headline_words
from tui.events.matching.tuning import Tuning
from tui.events.matching.weights import Vector, share, vector
from tui.events.terms import country_terms
from tui.model import Basis, Mention, Modality, Role, When

SECONDS_A_DAY = 86_400
"""Of the time that timestamps count."""
EVENT_ID_DIGITS = 10
"""Hexadecimal digits of an event's id: 40 bits."""


@dataclass(slots=True, eq=False)
class LiveMention:
    """A mention that others are compared with. All but the last three fields come from the mention alone.

    Args:
        id, article, source, terms: of the mention.
        day: days since 1970 at which its article was published.
        when: the date that its text gives, or None where only the day of publication is known.
        printed: the day of its publication.
        date: the date that it has in either case.
        vector: its words, weighted.
        shortness: how much its text is a mere headline, 0 to 1.
        headline: words of its title, in order.
        lang: of its article, "" where unknown.
        countries: that it names.
        words: its terms, each once.
        particulars: what its headline and first sentence are particular about.
        gist: what these tell whatever their language.
        modality: whether it tells of what has happened, or is to.
        address: its link without what follows a question mark, "" without one.
        site: whose address it is.
        news: probability that its article brings news rather than a feature.
        is_background: whether its article is about something else.
        own_event: id of the event that it is the first mention of, if it is.
        event: id of the event that it belongs to, "" where that is not known yet.
        role: its part in that event.
        is_stored: whether that is what the store says.
    """

    id: str
    article: str
    source: str
    terms: tuple[str, ...]
    day: float
    when: When | None
    printed: When
    date: When
    vector: Vector
    shortness: float
    headline: tuple[str, ...] = ()
    lang: str = ""
    countries: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    particulars: Particulars = NOTHING_PARTICULAR
    gist: Gist = NO_GIST
    modality: Modality = Modality.HAPPENED
    address: str = ""
    site: str = ""
    news: float = 1.0
    is_background: bool = False
    own_event: str = ""
    event: str = ""
    role: Role = Role.MENTION
    is_stored: bool = False
    order: tuple[float, str] = field(init=False)
    """Of time, then of ids: the order in which mentions of an event are looked at."""

    def __post_init__(self) -> None:
        self.order = self.day, self.id


def live_mention(mention: Mention, tuning: Tuning) -> LiveMention:
    """A mention with its words weighed; it belongs nowhere yet."""
    weighed = vector(mention.terms)
    particular = particulars(mention)
    rare = frozenset(name for name in particular.names if share(name) <= tuning.name_share)
    return LiveMention(
        id=mention.id,
        article=mention.article,
        source=mention.source,
        terms=mention.terms,
        day=day_of(mention.published),
        when=mention.when if mention.basis is not Basis.PUBLISHED else None,
        printed=When.day(mention.published.date()),
        date=mention.when,
        vector=weighed,
        shortness=shortness(tuning, len(weighed)),
        headline=headline_words(mention.title),
        lang=mention.lang,
        countries=country_terms().intersection(weighed),
        words=frozenset(mention.terms),
        particulars=Particulars(particular.names, rare, particular.numbers, particular.deeds),
        gist=gist(mention.title, mention.evidence.text, mention.lang) if mention.role is not Role.MENTION else NO_GIST,
        modality=mention.modality,
        address=address_of(mention.url),
        site=site_of(mention.url),
        news=mention.news,
        is_background=mention.role is Role.MENTION,
        own_event=event_id_of(mention),
        role=mention.role,
    )


def day_of(moment: datetime) -> float:
    """Days since 1970."""
    return moment.timestamp() / SECONDS_A_DAY


def event_id_of(mention: Mention) -> str:
    """Id of the event whose first mention this is: the same whatever else is in the store. That of an article's subject stays when
    its text changes, that of another mention when its place in the article does."""
    key = mention.id
    if mention.role is Role.MENTION:
        key = f"{mention.article}\n{mention.when.edtf()}\n{mention.evidence.text}"
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:EVENT_ID_DIGITS]
