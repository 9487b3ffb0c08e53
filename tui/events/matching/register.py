"""What the matcher remembers: the live mentions, by article and by word, and the events that they belong to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from tui.events.matching.blocking import TermIndex
from tui.events.matching.candidates import LiveEvent, LiveMention
from tui.events.matching.neighbours import SECONDS_A_DAY, Neighbourhood
from tui.events.matching.odds import shortness
from tui.events.matching.outlets import address_of, site_of
from tui.events.matching.particulars import Particulars, particulars
from tui.events.matching.tuning import TUNING, Tuning
from tui.events.matching.weights import DocumentFrequencies, Vector
from tui.events.terms import country_terms
from tui.model import Basis, Mention, Role, When

EVENT_ID_DIGITS = 10
"""Hexadecimal digits of an event's id: 40 bits."""


class Register:
    """Live mentions and events.

    Args:
        tuning: the numbers of matching.

    Attributes:
        events: by id.
        index: the members of events by word.
        background_index: the background mentions by word.
        around: the neighbours of each member.
    """

    def __init__(self, tuning: Tuning = TUNING) -> None:
        self.events: dict[str, LiveEvent] = {}
        self.index, self.background_index = TermIndex(tuning.blocking_limit), TermIndex(tuning.blocking_limit)
        self.around = Neighbourhood(self.index, tuning)
        self._tuning = tuning
        self._mentions: dict[str, LiveMention] = {}
        self._articles: dict[str, list[LiveMention]] = {}
        self._frequencies = DocumentFrequencies(tuning)
        self._nowhere = LiveEvent("", 0)
        self._created = 0

    def weighed(self, mention: Mention) -> LiveMention:
        """A mention with its words counted and weighed; it belongs nowhere yet."""
        if mention.role is not Role.MENTION:
            self._frequencies.add(mention.terms, mention.source)
        vector = self._frequencies.vector(mention.terms, mention.source)
        return LiveMention(
            id=mention.id,
            article=mention.article,
            source=mention.source,
            terms=mention.terms,
            day=day_of(mention.published),
            when=mention.when if mention.basis is not Basis.PUBLISHED else None,
            printed=When.day(mention.published.date()),
            vector=vector,
            event=self._nowhere,
            shortness=shortness(self._tuning, len(vector)),
            lang=mention.lang,
            countries=country_terms().intersection(vector),
            words=frozenset(mention.terms),
            particulars=self._distinctive(particulars(mention)),
            modality=mention.modality,
            address=address_of(mention.url),
            site=site_of(mention.url),
        )

    def _distinctive(self, particular: Particulars) -> Particulars:
        """With the names marked that are rare enough for it to say something that a text lacks them."""
        most = self._tuning.name_share
        return replace(
            particular,
            distinctive=frozenset(name for name in particular.names if self._frequencies.share(name) <= most),
        )

    def vector(self, terms: Sequence[str]) -> Vector:
        """A text as weighted words."""
        return self._frequencies.vector(terms)

    def event(self, event_id: str) -> LiveEvent:
        """The event of this id, created where it is not live."""
        event = self.events.get(event_id)
        if event is None:
            self._created += 1
            event = self.events[event_id] = LiveEvent(event_id, self._created)
        return event

    def add_member(self, mention: LiveMention, event: LiveEvent) -> None:
        """Make it one of the mentions that the event is the subject of."""
        mention.event = event
        event.members.append(mention)
        self.index.add(mention)
        self._remember(mention)

    def add_reprint(self, mention: LiveMention, original: LiveMention) -> None:
        """Make it a reprint."""
        mention.event, mention.original = original.event, original
        original.reprints.append(mention)
        self._remember(mention)

    def add_background(self, mention: LiveMention, event: LiveEvent) -> None:
        """Make it a mention of the event in an article about something else."""
        mention.event, mention.is_background = event, True
        event.background.append(mention)
        self.background_index.add(mention)
        self._remember(mention)

    def get(self, mention_id: str) -> LiveMention | None:
        """A live mention."""
        return self._mentions.get(mention_id)

    def forget(self, before: float) -> None:
        """Drop the mentions of articles published before that day (since 1970)."""
        for mention in [mention for mention in self._mentions.values() if mention.day < before]:
            self._articles.pop(mention.article, None)
            self._drop(mention)

    def withdraw(self, article: str) -> list[LiveMention]:
        """Drop the mentions of an article and return them; they still name their events."""
        withdrawn = self._articles.pop(article, [])
        for mention in withdrawn:
            self._drop(mention)
        return withdrawn

    def move_member(self, member: LiveMention, event: LiveEvent) -> None:
        """Take a member, with its reprints, to another event."""
        member.event.members.remove(member)
        for mention in _with_reprints(member):
            mention.event = event
        event.members.append(member)
        event.touch(member.day)

    def move_background(self, mention: LiveMention, event: LiveEvent) -> None:
        """Take a background mention to another event."""
        old = mention.event
        old.background.remove(mention)
        if old.is_empty:
            self.events.pop(old.id, None)
        mention.event = event
        event.background.append(mention)
        event.touch(mention.day)

    def merge(self, gone: LiveEvent, survivor: LiveEvent) -> None:
        """Make two events one."""
        for member in gone.members:
            for mention in _with_reprints(member):
                mention.event = survivor
        for mention in gone.background:
            mention.event = survivor
        survivor.members += gone.members
        survivor.background += gone.background
        survivor.touch(gone.last)
        del self.events[gone.id]

    def _remember(self, mention: LiveMention) -> None:
        self._mentions[mention.id] = mention
        self._articles.setdefault(mention.article, []).append(mention)
        mention.event.touch(mention.day)

    def _drop(self, mention: LiveMention) -> None:
        """Forget a mention, and its event with the last one; the reprints of an article outlive it as articles of their own."""
        del self._mentions[mention.id]
        event = mention.event
        if mention.is_background:
            event.background.remove(mention)
            self.background_index.remove(mention)
        else:
            self._frequencies.remove(mention.terms, mention.source)
            if mention.original is not None:
                mention.original.reprints.remove(mention)
            else:
                self._drop_member(mention)
        if event.is_empty:
            self.events.pop(event.id, None)

    def _drop_member(self, mention: LiveMention) -> None:
        event = mention.event
        event.members.remove(mention)
        self.index.remove(mention)
        self.around.leave(mention)
        if mention.reprints:
            heir, *rest = mention.reprints
            heir.original, heir.reprints = None, rest
            for reprint in rest:
                reprint.original = heir
            event.members.append(heir)
            self.index.add(heir)


def _with_reprints(mention: LiveMention) -> Iterator[LiveMention]:
    yield mention
    yield from mention.reprints


def day_of(moment: datetime) -> float:
    """Days since 1970."""
    return moment.timestamp() / SECONDS_A_DAY


def event_id_of(mention: Mention, anew: bool = False) -> str:
    """Id of the event that is created for a mention: the same for the same mention, whatever else is in the store.

    Args:
        mention: a mention.
        anew: its article was there before, so that the event of its plain id may tell, or have told, of something else.
    """
    key = f"{mention.id}\n{mention.evidence.text}" if anew else mention.id
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:EVENT_ID_DIGITS]
