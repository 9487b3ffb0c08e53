"""A dated clause with its title, taken apart once for all the cues that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tui.events.extraction.title_shape import Fault, Vagueness, fault_of, vagueness_of
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.asides import without_asides
from tui.events.sentences.clauses import Place, clause_of
from tui.events.sentences.cues import Cues, event_verbs, words
from tui.events.sentences.dates import Dated
from tui.events.sentences.sentence import Sentence


@dataclass(slots=True, eq=False)
class DatedClause:
    """What the cues of `worth` look at; nobody changes it, yet it is not frozen, since that would make it five times as slow to build.

    Args:
        sentence: in which it stands.
        text: of the sentence.
        part: its date.
        cues: word lists of the language; where they are not known the clause is the sentence and has no words.
        place: number of the sentence, counted from the lead.
        published: day of publication.
        low, high: code points of the date in the sentence.
        where, clause: where the date stands, and the clause that it dates.
        before: what stands before the date, in small letters.
        small_clause: the clause in small letters.
        tokens: words of the clause without what is said by the way.
        said: all words of the clause.
        has_deed: whether the clause has a verb of an event, or a noun of one stands right before the date.
        is_bound: in a language without word lists, whether its date tells when something else was.
        is_plan: whether it tells of what is to come.
        title: the title made for it, "" before that.
        is_repeated: whether another date of the sentence tells better when the same thing happened.
        fault, vagueness: what keeps the title from standing alone.
    """

    sentence: Sentence
    text: str
    part: Dated
    cues: Cues
    place: int
    published: date
    low: int
    high: int
    where: Place = Place.MAIN
    clause: str = ""
    before: str = ""
    small_clause: str = ""
    tokens: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    has_deed: bool = False
    is_bound: bool = False
    is_plan: bool = False
    title: str = ""
    is_repeated: bool = False
    fault: Fault | None = None
    vagueness: Vagueness | None = None

    @classmethod
    def of(cls, sentence: Sentence, part: Dated, cues: Cues, place: int, published: date) -> DatedClause:
        """The clause of a sentence that a date belongs to, without a title."""
        text = sentence.text
        low, high = part.extent
        if not cues.known:
            return cls(sentence, text, part, cues, place, published, low, high, is_bound=sentence.binds(low, high))
        piece = clause_of(sentence, low, high, cues)
        where, clause = piece.where, piece.of(text)
        tokens = words(without_asides(clause, cues))
        has_verb = event_verbs(tokens, cues) > 0
        has_deed = has_verb or not cues.happenings.isdisjoint(words(text[:low])[-TUNING.happening_words :])
        return cls(
            sentence, text, part, cues, place, published, low, high, where, clause, sentence.small[:low], clause.lower(), tokens,
            frozenset(words(clause)), has_deed, False, _is_plan(tokens, part, cues, published, has_verb),
        )  # fmt: skip

    def titled(self, title: str, is_repeated: bool = False) -> DatedClause:
        """The same clause with the title made for it."""
        self.title, self.is_repeated = title, is_repeated
        if self.cues.known:
            self.fault, self.vagueness = fault_of(title, self.cues), vagueness_of(title, self.cues)
        return self

    @property
    def is_ahead(self) -> bool:
        """Whether its date lies wholly after publication."""
        return self.part.when.first > self.published


def _is_plan(tokens: tuple[str, ...], part: Dated, cues: Cues, published: date, has_verb: bool) -> bool:
    """Whether a clause tells of a plan: its date is ahead, and its words say so or are no deed of the past."""
    if part.when.first > published and (
        not cues.being.isdisjoint(tokens) or (not has_verb and _is_scheduled(tokens, cues))
    ):
        return True
    return part.when.last > published and not cues.planned.isdisjoint(tokens)


def _is_scheduled(tokens: tuple[str, ...], cues: Cues) -> bool:
    """Whether a verb of schedules stands in the present ("The games open on 6 February"), not after "to"."""
    return any(
        word in cues.presents and (not place or tokens[place - 1] not in cues.infinitive)
        for place, word in enumerate(tokens)
    )
