"""What the matcher remembers: the live mentions, by article and by word, and the events that they belong to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.events.matching.candidates import Index, Live, Told
from tui.events.matching.neighbours import Neighbourhood
from tui.events.matching.odds import shortness
from tui.events.matching.weights import Rarity, Vector
from tui.events.terms import country_terms
from tui.model import Basis, Mention, Role, When


class Register:
    """Live mentions and events.

    Args:
        window: days within which two articles can be neighbours.

    Attributes:
        events: by id.
        index, asides: main mentions and background ones by word.
        around: who is near whom.
    """

    def __init__(self, window: float) -> None:
        self.events: dict[str, Live] = {}
        self.index, self.asides = Index(), Index()
        self.around = Neighbourhood(self.index, window)
        self._told: dict[str, Told] = {}
        self._articles: dict[str, list[Told]] = {}
        self._rarity = Rarity()
        self._nowhere = Live("", 0)
        self._founded = 0

    def read(self, mention: Mention) -> Told:
        """A mention with its words weighed; it belongs nowhere yet."""
        if mention.role is not Role.MENTION:
            self._rarity.add(mention.terms)
        vector = self._rarity.vector(mention.terms)
        return Told(
            id=mention.id,
            article=mention.article,
            source=mention.source,
            terms=mention.terms,
            day=day_of(mention.published),
            when=mention.when if mention.basis is not Basis.PUBLISHED else None,
            printed=When.day(mention.published.date()),
            vector=vector,
            event=self._nowhere,
            shortness=shortness(len(vector)),
            lang=mention.lang,
            countries=country_terms().intersection(vector),
        )

    def weigh(self, terms: Sequence[str]) -> Vector:
        """A text as weighted words."""
        return self._rarity.vector(terms)

    def found(self, event_id: str) -> Live:
        """The event of this id, a new one where it is not live."""
        event = self.events.get(event_id)
        if event is None:
            self._founded += 1
            event = self.events[event_id] = Live(event_id, self._founded)
        return event

    def put(self, told: Told, event: Live) -> None:
        """Make it one of the articles that are about the event."""
        told.event = event
        event.members.append(told)
        self.index.add(told)
        self._remember(told)

    def put_copy(self, told: Told, original: Told) -> None:
        """Make it a reprint."""
        told.event, told.original = original.event, original
        original.copies.append(told)
        self._remember(told)

    def put_aside(self, told: Told, event: Live) -> None:
        """Make it a mention of the event in an article about something else."""
        told.event, told.is_aside = event, True
        event.asides.append(told)
        self.asides.add(told)
        self._remember(told)

    def get(self, mention_id: str) -> Told | None:
        """A live mention."""
        return self._told.get(mention_id)

    def forget(self, before: float) -> None:
        """Drop the mentions of articles published before that day."""
        for told in [told for told in self._told.values() if told.day < before]:
            self._articles.pop(told.article, None)
            self._drop(told)

    def withdraw(self, article: str) -> list[Told]:
        """Drop the mentions of an article and return them; they still name their events."""
        gone = self._articles.pop(article, [])
        for told in gone:
            self._drop(told)
        return gone

    def move(self, member: Told, event: Live) -> None:
        """Take an article, with its reprints, to another event."""
        member.event.members.remove(member)
        for told in _with_copies(member):
            told.event = event
        event.members.append(member)
        event.touch(member.day)

    def move_aside(self, told: Told, event: Live) -> None:
        """Take a background mention to another event."""
        old = told.event
        old.asides.remove(told)
        if old.is_empty:
            self.events.pop(old.id, None)
        told.event = event
        event.asides.append(told)
        event.touch(told.day)

    def merge(self, gone: Live, survivor: Live) -> None:
        """Make two events one."""
        for told in gone.members:
            for each in _with_copies(told):
                each.event = survivor
        for told in gone.asides:
            told.event = survivor
        survivor.members += gone.members
        survivor.asides += gone.asides
        survivor.touch(gone.last)
        del self.events[gone.id]

    def _remember(self, told: Told) -> None:
        self._told[told.id] = told
        self._articles.setdefault(told.article, []).append(told)
        told.event.touch(told.day)

    def _drop(self, told: Told) -> None:
        """Forget a mention, and its event with the last one; the reprints of an article outlive it as articles of their own."""
        del self._told[told.id]
        event = told.event
        if told.is_aside:
            event.asides.remove(told)
            self.asides.remove(told)
        else:
            self._rarity.remove(told.terms)
            if told.original is not None:
                told.original.copies.remove(told)
            else:
                self._drop_member(told)
        if event.is_empty:
            self.events.pop(event.id, None)

    def _drop_member(self, told: Told) -> None:
        event = told.event
        event.members.remove(told)
        self.index.remove(told)
        self.around.leave(told)
        if told.copies:
            heir, *rest = told.copies
            heir.original, heir.copies = None, rest
            for copy in rest:
                copy.original = heir
            event.members.append(heir)
            self.index.add(heir)


def _with_copies(told: Told) -> Iterator[Told]:
    yield told
    yield from told.copies


def day_of(moment: datetime) -> float:
    """Days since 1970."""
    return moment.timestamp() / 86400


def event_id_of(mention: Mention, anew: bool = False) -> str:
    """Id of the event that a mention founds: the same for the same mention, whatever else is in the store.

    Args:
        mention: a mention.
        anew: its article was there before, so that the event of its plain id may tell, or have told, of something else.
    """
    key = f"{mention.id}\n{mention.evidence.text}" if anew else mention.id
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:10]
