"""A dated clause with its title, taken apart once for all the cues that look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.extraction.title_shape import Fault, Vagueness, fault_of, vagueness_of
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.asides import asides
from tui.events.sentences.clauses import DatedPiece, Place, clause_of
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.deeds import tell_deed
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.words import SentenceWords

_HAPPENING, _BEING, _PLANNED = listed("happenings"), listed("being"), listed("planned")
_SCHEDULE, _INFINITIVE = listed("presents"), listed("infinitive")


@dataclass(slots=True, eq=False)
class DatedClause:
    """What the cues of `worth` look at; nobody changes it, yet it is not frozen, since that would make it five times as slow to build.

    Args:
        sentence: in which it stands.
        words: of the sentence.
        part: its date.
        cues: word lists of the language; where they are not known the clause is the sentence and has no words.
        number: of the sentence, counted from the lead.
        published: day of publication.
        place, behind: place of the first word of the date, and the one behind its last.
        piece: where the date stands, and the clause that it dates.
        first, last: place of the first word of the clause, and the one behind its last.
        told: classes of the words of the clause without what is said by the way, in order.
        held: those of all of them.
        has_deed: whether the clause has a verb of an event, or a noun of one stands right before the date.
        is_bound: in a language without word lists, whether its date tells when something else was.
        is_plan: whether it tells of what is to come.
        title: the words of the title made for it, those of the sentence before that.
        is_repeated: whether another date of the sentence tells better when the same thing happened.
        fault, vagueness: what keeps the title from standing alone.
    """

    sentence: Sentence
    words: SentenceWords
    part: Dated
    cues: Cues
    number: int
    published: date
    place: int
    behind: int
    piece: DatedPiece
    first: int = 0
    last: int = 0
    told: Sequence[int] = ()
    held: int = 0
    has_deed: bool = False
    is_bound: bool = False
    is_plan: bool = False
    title: SentenceWords = field(init=False)
    is_repeated: bool = False
    fault: Fault | None = None
    vagueness: Vagueness | None = None

    @classmethod
    def of(cls, sentence: Sentence, part: Dated, cues: Cues, number: int, published: date) -> DatedClause:
        """The clause of a sentence that a date belongs to, without a title."""
        words = sentence.words
        low, high = part.extent
        place, behind = words.at(low), words.at(high)
        if not cues.known:
            whole = DatedPiece(Place.MAIN, 0, len(sentence.text))
            is_bound = sentence.binds(low, high)
            return cls(sentence, words, part, cues, number, published, place, behind, whole, is_bound=is_bound)
        piece = clause_of(sentence, low, high, cues)
        first, last = words.at(piece.start), words.at(piece.end)
        told = _told(words, piece, first, last)
        has_verb = tell_deed(told)
        is_plan = _is_plan(told, part, published, has_verb)
        has_deed = has_verb or _follows_happening(words, place)
        return cls(
            sentence, words, part, cues, number, published, place, behind, piece, first, last, told, reduce(or_, told, 0),
            has_deed, False, is_plan,
        )  # fmt: skip

    def titled(self, title: SentenceWords, is_repeated: bool = False) -> DatedClause:
        """The same clause with the title made for it."""
        self.title, self.is_repeated = title, is_repeated
        if self.cues.known:
            self.fault, self.vagueness = fault_of(title, self.cues), vagueness_of(title, self.cues)
        return self

    @property
    def where(self) -> Place:
        """Where in its sentence its date stands."""
        return self.piece.where

    @property
    def is_ahead(self) -> bool:
        """Whether its date lies wholly after publication."""
        return self.part.when.first > self.published

    def has(self, kinds: int) -> bool:
        """Whether a word or phrase of some classes stands in the clause."""
        return self.words.has(kinds, self.first, self.last)


def _told(words: SentenceWords, piece: DatedPiece, first: int, last: int) -> list[int]:
    """Classes of the words of a clause, with its subject if that stands elsewhere, without what is said by the way."""
    bits = words.bits
    kinds: list[int] = []
    if piece.subject is not None:
        kinds += bits[words.at(piece.subject[0]) : words.at(piece.subject[1])]
    done = first
    for low, high in asides(words, first, last):
        kinds += bits[done:low]
        done = high
    kinds += bits[done:last]
    return [kind for kind in kinds if kind & its.LETTERS]


def _follows_happening(words: SentenceWords, place: int) -> bool:
    """Whether a noun of an event stands among the last words before a date."""
    if not words.held & _HAPPENING:
        return False
    before = [kind for kind in words.bits[:place] if kind & its.LETTERS]
    return any(kind & _HAPPENING for kind in before[-TUNING.happening_words :])


def _is_plan(told: Sequence[int], part: Dated, published: date, has_verb: bool) -> bool:
    """Whether a clause tells of a plan: its date is ahead, and its words say so or are no deed of the past."""
    if part.when.last <= published:
        return False
    if any(kind & _PLANNED for kind in told):
        return True
    return part.when.first > published and (
        any(kind & _BEING for kind in told) or (not has_verb and _is_scheduled(told))
    )


def _is_scheduled(told: Sequence[int]) -> bool:
    """Whether a verb of schedules stands in the present ("The games open on 6 February"), not after "to"."""
    return any(kind & _SCHEDULE and not (place and told[place - 1] & _INFINITIVE) for place, kind in enumerate(told))
