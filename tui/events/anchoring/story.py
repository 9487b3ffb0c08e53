"""One pass over an article: its clauses with the dates that are their own, and the days it tells of with what is told there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tui.events.anchoring.binding import Bound, Holder, bound
from tui.events.anchoring.tuning import TUNING
from tui.events.clauses.clause import Clause, ClauseKind, Span, Tense
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.sentence import Sentence
from tui.events.terms import terms
from tui.model import Basis, When
from tui.text.lazy import lazy

UNDER_DISCUSSION = "under-discussion"
"""End of the names of rules that count from the time a text has come to."""

_STILL_AHEAD = listed("still_ahead", file="anchors")

_BEHIND = frozenset({ClauseKind.PARTICIPLE, ClauseKind.RELATIVE})
"""Clauses that say more about something in another one."""


class Telling(StrEnum):
    """What is told at a time."""

    DEED = "deed"
    """Something that happened then."""
    REPORT = "report"
    """Somebody said something then."""
    PLAN = "plan"
    """Something is to happen then."""
    NOUN = "noun"
    """The time only says which event is meant ("Monday's quake")."""
    ASIDE = "aside"
    """A participle or a relative clause says it of something else ("the mill, built in 1901")."""


@dataclass(slots=True, eq=False)
class Piece:
    """A clause in its article.

    Args:
        sentence: number of its sentence.
        number: its place among the clauses of that sentence.
        text: of the sentence.
        clause: as the sentence was read.
        own: dates that its verb governs.
        nouns: dates that belong to one of its nouns or phrases.
        paragraph: number of its paragraph.
    """

    sentence: int
    number: int
    text: str
    clause: Clause
    own: tuple[Dated, ...]
    nouns: tuple[Bound, ...]
    paragraph: int
    _terms: frozenset[str] | None = None

    @property
    def terms(self) -> frozenset[str]:
        """Its telling words, at most as many as are compared."""
        if self._terms is None:
            text = self.text[self.clause.start : min(self.clause.end, self.clause.start + TUNING.clause_chars)]
            self._terms = frozenset(terms(text))
        return self._terms


@dataclass(frozen=True, slots=True)
class Told:
    """One place at which an article names a time.

    Args:
        part: the date.
        piece: the clause that tells something of it.
        telling: what.
    """

    part: Dated
    piece: Piece
    telling: Telling


@dataclass(slots=True, eq=False)
class Day:
    """A time, mostly a day, with all places at which an article names it; none for that of publication where it is not named."""

    when: When
    number: int
    told: list[Told] = field(default_factory=list)
    marks: tuple[str, ...] = ()
    """Features that it has for any clause."""


@dataclass(eq=False)
class Story:
    """An article with the times that it tells of; a sentence is looked at when its times are asked for.

    Args:
        sentences: of its text.
        parts: the dates of each sentence.
        published: day of publication.
        lead: number of the sentence that tells the news.
        cues: word lists of its language.
        news: when the article's main event happened, None where the text does not say.
        salient: days that are offered to every clause.
        untold: number of a sentence -> code points of what it counts from an event whose day is not told.
    """

    sentences: Sequence[Sentence]
    parts: Sequence[Sequence[Dated]]
    published: date
    lead: int
    cues: Cues
    news: When | None = None
    salient: tuple[Day, ...] = ()
    untold: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    _pieces: dict[tuple[int, int], Piece] = field(default_factory=dict)
    _told: dict[int, tuple[Told, ...]] = field(default_factory=dict)

    def of_news(self, when: When | None) -> Story:
        """The same article, of which it is known when its main event happened."""
        return replace(self, news=when) if when != self.news else self

    def of_parts(self, parts: Sequence[Sequence[Dated]]) -> Story:
        """The same article with other dates of its sentences."""
        return Story(self.sentences, parts, self.published, self.lead, self.cues, self.news, untold=self.untold)

    @lazy
    def told(self) -> list[Told]:
        """All places at which it names a time, in the order of the text."""
        return [told for number in range(len(self.parts)) for told in self.told_in(number)]

    @lazy
    def days(self) -> list[Day]:
        """The times that it tells of, in the order of the text, publication and the news first, which are always among them."""
        always = [When.day(self.published), *([self.news] if self.news is not None else ())]
        days: dict[tuple[date | None, date | None], Day] = {}
        for when in always:
            days.setdefault(span_of(when), Day(when, len(days)))
        for told in self.told:
            when = told.part.when
            days.setdefault(span_of(when), Day(when, len(days))).told.append(told)
        return list(days.values())

    @lazy
    def publication(self) -> Day:
        """The day of publication."""
        return self._at(When.day(self.published))

    @lazy
    def main(self) -> Day:
        """The day of the news, else that of publication."""
        return self._at(self.news) if self.news is not None else self.publication

    @lazy
    def news_terms(self) -> frozenset[str]:
        """Telling words of the lead and of the headings before it."""
        return frozenset(
            term for sentence in self.sentences[: self.lead + 1] for term in terms(sentence.text[: TUNING.clause_chars])
        )

    @lazy
    def of_term(self) -> dict[str, list[Day]]:
        """Telling word -> the first days that are told with it."""
        table: dict[str, list[Day]] = {}
        for day in self.days:
            for told in day.told[: TUNING.tellings]:
                for term in told.piece.terms:
                    days = table.setdefault(term, [])
                    if len(days) < TUNING.days_of_a_term and day not in days:
                        days.append(day)
        return table

    @lazy
    def is_still_ahead(self) -> bool:
        """Whether the lead tells of what has not happened yet ("Stars are expected to …", "The truce is about to end"), in the words
        of nobody who says so."""
        if not self.sentences:
            return False
        sentence = self.sentences[self.lead]
        first = sentence.clauses[0]
        if first.kind is not ClauseKind.MAIN or first.verb is None:
            return False
        if any(clause.kind is ClauseKind.SAYING for clause in sentence.clauses):
            return False
        low, high = first.verb
        if first.tense not in (Tense.PRESENT, Tense.FUTURE):
            return False
        words = sentence.words
        ahead = words.find(_STILL_AHEAD, words.at(low), words.at(first.end))
        return ahead is not None and words.starts[ahead[0]] <= high + TUNING.touching_chars

    def piece(self, sentence: int, number: int) -> Piece:
        """A clause of a sentence, by their numbers."""
        found = self._pieces.get((sentence, number))
        if found is None:
            found = self._pieces[sentence, number] = _piece(
                sentence, number, self.sentences[sentence], self.parts[sentence], self.cues
            )
        return found

    def told_in(self, sentence: int) -> tuple[Told, ...]:
        """The places at which a sentence names a time, by its number."""
        found = self._told.get(sentence)
        if found is None:
            places = range(len(self.sentences[sentence].clauses)) if self.parts[sentence] else ()
            pieces = (self.piece(sentence, place) for place in places)
            found = self._told[sentence] = tuple(told for piece in pieces for told in _told(piece, self.published))
        return found

    def telling(self, sentence: int, part: Dated) -> Telling | None:
        """What a sentence tells of one of its dates; None for a date that names no time of its own."""
        return next((told.telling for told in self.told_in(sentence) if told.part is part), None)

    def running(self, sentence: int, days: int) -> When:
        """The day that the text has come to before a sentence: the last one, at most so many days before publication, that a deed
        was told of, asides left out; that of the news where there is none, else that of publication."""
        for number in range(sentence - 1, self.lead - 1, -1):
            for told in reversed(self.told_in(number)):
                when = told.part.when
                if told.telling is Telling.DEED and when.is_day and 0 <= (self.published - when.first).days <= days:
                    return When.day(when.first)
        news = self.news if self.news is not None and self.news.is_day else When.day(self.published)
        return When.day(news.first)

    def last_deed(self, sentence: int) -> When | None:
        """The time that the text has come to before a sentence: the last one that a deed was told of, asides left out; None where
        none was."""
        for number in range(sentence - 1, -1, -1):
            for told in reversed(self.told_in(number)):
                if told.telling is Telling.DEED and not told.part.when.is_open:
                    return told.part.when
        return None

    def holder(self, sentence: int, start: int, end: int) -> Bound | None:
        """The noun or phrase with a date of its own that holds code points of the text, the words or the date of it; None
        where they belong to the verb of their clause."""
        low = start - self.sentences[sentence].start
        high = low + end - start
        for number in range(len(self.sentences[sentence].clauses) if self.parts[sentence] else 0):
            for noun in self.piece(sentence, number).nouns:
                if noun.span[0] <= low and high <= noun.span[1]:
                    return noun
        return None

    def _at(self, when: When) -> Day:
        return next(day for day in self.days if span_of(day.when) == span_of(when))


def span_of(when: When) -> tuple[date | None, date | None]:
    """What makes two times the same one."""
    return when.start, when.end


def _piece(number: int, place: int, sentence: Sentence, dates: Sequence[Dated], cues: Cues) -> Piece:
    clause = sentence.clauses[place]
    own: tuple[Dated, ...] = ()
    nouns: tuple[Bound, ...] = ()
    mine = [part for part in dates if _governs(sentence, clause, part)] if dates else []
    if mine:
        held = [bound(sentence, clause, part, cues) for part in mine]
        own = tuple(one.part for one in held if one.holder is Holder.VERB)
        nouns = tuple(one for one in held if one.holder is not Holder.VERB)
    return Piece(number, place, sentence.text, clause, own, nouns, sentence.paragraph)


def _governs(sentence: Sentence, clause: Clause, part: Dated) -> bool:
    """Whether a date belongs to a clause; one without a time expression to the innermost around it."""
    if part.index is not None:
        return part.index in clause.times
    return sentence.clause_at(*part.spans[0]) is clause


def _told(piece: Piece, published: date) -> Iterator[Told]:
    """The times that a clause tells of. A bare time of day and a time that counts from another one name no day of their own; nor does
    one that was counted from a told event, where it is only spoken of."""
    for part in piece.own:
        if not part.rule.endswith(UNDER_DISCUSSION):
            telling = _telling(piece, part, published)
            if part.basis is not Basis.CONTEXT or telling is not Telling.ASIDE:
                yield Told(part, piece, telling)
    for noun in piece.nouns:
        if not noun.part.rule.endswith(UNDER_DISCUSSION) and noun.part.basis is not Basis.CONTEXT:
            yield Told(noun.part, piece, Telling.NOUN)


def _telling(piece: Piece, part: Dated, published: date) -> Telling:
    if piece.clause.tense is Tense.FUTURE or part.when.first > published:
        return Telling.PLAN
    if piece.clause.kind is ClauseKind.SAYING or part.saying:
        return Telling.REPORT
    return Telling.ASIDE if piece.clause.kind in _BEHIND else Telling.DEED
