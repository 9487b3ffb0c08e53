"""One sentence read once: its tokens, time expressions and clauses, for all who ask about it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from tui.dates.language.load import load
from tui.dates.language.roles import Token
from tui.dates.language.tokens import tokenize
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Clause, ClauseKind, Span, Tense
from tui.events.clauses.quotes import open_quotations
from tui.events.clauses.reader import Reader
from tui.events.clauses.tuning import TUNING
from tui.events.clauses.unspaced import unspaced_clauses, unspaced_words
from tui.events.clauses.word_classes import listed, word_classes
from tui.events.sentences.split import Cut, cuts
from tui.events.sentences.words import SentenceWords, TokenRow
from tui.model import TimeExpression
from tui.text import small
from tui.text.lazy import lazy

_OPENER = listed("clause_openers")
_PAUSES, _DASHES, _HYPHENS = frozenset(",;:"), frozenset("—–"), ["-", "-"]
_PARTING_SIGNS = _PAUSES | _DASHES | {"-"}

REMEMBERED_TEXTS = 64
"""Headlines and pieces of text that are kept as sentences, since several questions are put to each in turn."""

_START = attrgetter("start")
_NO_ATTRIBUTE = its.FINITE | its.DETERMINER | its.PREPOSITION | its.PRONOUN | its.COORDINATOR | its.OPENS | its.SIGN
"""What does not stand between a time and the noun that it is an attribute of."""

_JOINS_NOUN = its.PREPOSITION | its.SUBORDINATOR

_NOT_FINITE = its.PARTICIPLE | its.GERUND
"""What opens a clause without a finite verb, and others joined to that."""


def _is_before_noun(kind: int) -> bool:
    """Whether a word stands before a noun whose time need not be that of the verb ("after", "over")."""
    return bool(kind & its.SUBORDINATOR or (kind & its.PREPOSITION and not kind & its.PASSIVE_LINK))


class Source:
    """What all sentences of a text share.

    Args:
        text: of the article, or the sentence alone.
        tokens: of the text, in order.
        times: its time expressions, in order.
        lang: ISO 639-1 code.
    """

    __slots__ = ("row", "time_starts", "times", "token_starts", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token], times: Sequence[TimeExpression], lang: str) -> None:
        self.tokens, self.times = tokens, times
        self.token_starts = [token[0] for token in tokens]
        self.time_starts = [time.start for time in times]
        self.row = TokenRow(text, tokens, word_classes(lang))
        """The tokens as words with their classes."""


@dataclass(frozen=True, eq=False)
class Sentence(Cut):
    """A sentence of an article; nobody changes it, and what costs something is found out when first asked for.

    Args:
        lang: ISO 639-1 code of the article.
        source: tokens, words and time expressions of the article.
    """

    lang: str
    source: Source = field(repr=False)

    @lazy
    def tokens(self) -> Sequence[Token]:
        """Its tokens, with code points of the article."""
        starts = self.source.token_starts
        first = bisect_left(starts, self.start)
        return self.source.tokens[first : bisect_left(starts, self.end, first)]

    @lazy
    def words(self) -> SentenceWords:
        """Its words with their classes, each looked up once."""
        return SentenceWords(self.text, self.start, self.source.row)

    def may_have(self, kinds: int) -> bool:
        """Whether a word or phrase of some classes stands in its article, so that it may have one."""
        return bool(self.source.row.held & kinds)

    def article_words(self, text: str) -> SentenceWords:
        """The words of the article with this text in which it stands."""
        return SentenceWords(text, 0, self.source.row)

    @lazy
    def small(self) -> str:
        """Its text in small letters, code point for code point."""
        return small(self.text)

    @lazy
    def edges(self) -> tuple[Span, ...]:
        """Code points within the sentence of the signs and spaces behind which a clause may begin."""
        words, text = self.words, self.text
        found: list[Span] = []
        done = 0
        for place, low in enumerate(words.lows):
            if low not in _PARTING_SIGNS and not words.bits[place] & _OPENER:
                continue
            start, end = words.starts[place], words.ends[place]
            if low in _PAUSES:
                if not text[end : end + 1].isspace():
                    continue
                end += 1
            elif low in _DASHES:
                start -= start > done and text[start - 1].isspace()
                end += text[end : end + 1].isspace()
            elif start > done and text[start - 1].isspace() and text[end : end + 1].isspace():
                if not words.bits[place] & _OPENER:
                    continue
                start, end = start - 1, start
            elif start > done and text[start - 1].isspace() and words.lows[place : place + 2] == _HYPHENS:
                start, end = start - 1, end + 2
            else:
                continue
            found.append((start, end))
            done = end
        return tuple(found)

    @lazy
    def quotations(self) -> tuple[Span, ...]:
        """Code points within the sentence of what somebody else says, marks included; the last one may be open."""
        return tuple(open_quotations(self.text))

    def is_quoted(self, place: int) -> bool:
        """Whether a code point within the sentence stands in somebody's words."""
        return any(low < place < high for low, high in self.quotations)

    @lazy
    def first_time(self) -> int:
        """Place of its first time expression in the article's list."""
        return bisect_left(self.source.time_starts, self.start)

    @lazy
    def times(self) -> Sequence[TimeExpression]:
        """Its time expressions in order, with code points of the article."""
        last = bisect_left(self.source.time_starts, self.end, self.first_time)
        found = self.source.times[self.first_time : last]
        return [time for time in found if time.end <= self.end] if found else ()

    @lazy
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in the order of their beginnings: one for the whole of it where its language has no words for more."""
        classes = word_classes(self.lang)
        times = [
            ((time.start - self.start, time.end - self.start), place)
            for place, time in enumerate(self.times, self.first_time)
        ]
        if (unspaced := unspaced_words(self.lang)) is not None:
            return unspaced_clauses(self.text, times, unspaced)
        if not classes.known or not self.tokens or len(self.text) > TUNING.sentence_chars:
            return (Clause(0, len(self.text), ClauseKind.MAIN, times=tuple(place for _, place in times)),)
        return Reader(self.text, self.start, self.tokens, times, classes).clauses()

    def dated_noun(self, start: int, end: int) -> Span | None:
        """Code points of the event noun that a time expression is an attribute of, with both: "the |April 12 vote|", "Monday's
        quake", "the |vote of 12 April|"; None where it belongs to a verb.

        Args:
            start, end: code points of the expression within the sentence.
        """
        classes, tokens = word_classes(self.lang), self.tokens
        first = bisect_left(tokens, self.start + start, key=_START)
        last = bisect_left(tokens, self.start + end, key=_START)
        before = classes[tokens[first - 1].low] if first else 0
        if before & its.NOUN_LINK and first > 1 and classes[tokens[first - 2].low] & its.EVENT_NOUN:
            return tokens[first - 2].start - self.start, end
        further = classes[tokens[first - 2].low] if first > 1 else 0
        if before & its.EVENT_NOUN and further & _JOINS_NOUN and not further & its.HELD_AT:
            return tokens[first - 1].start - self.start, end  # a genitive without an article
        is_owner = last < len(tokens) and "poss" in tokens[last].roles
        if not is_owner and not before & its.DETERMINER and not classes[tokens[first].low] & its.DETERMINER:
            return None
        for token in tokens[last + is_owner : last + is_owner + TUNING.noun_words]:
            kind = classes[token.low]
            if kind & its.EVENT_NOUN:
                return start, token.end - self.start
            if kind & _NO_ATTRIBUTE:
                return None
        return None

    def binds(self, start: int, end: int) -> bool:
        """Whether a time expression tells when something else was than what its sentence tells: it belongs to a participle for a
        relative clause ("Dorn, jailed in 2019, …"), to an event noun behind a preposition ("charged over Friday's raid"), or stands
        behind one where the verb is a perfect ("has quit after a defeat on Saturday").

        Args:
            start, end: code points of the expression within the sentence.
        """
        if not self._may_bind(start, end):
            return False
        clause, classes = self.clause_at(start, end), word_classes(self.lang)
        if clause.verb is None:
            return False
        verb_start, verb_end = clause.verb
        if clause.kind is ClauseKind.PARTICIPLE:
            last = bisect_left(self.tokens, self.start + verb_end, key=_START) - 1
            return not classes[self.tokens[last].low] & its.GERUND
        noun = self.dated_noun(start, end)
        if noun is None and clause.tense is not Tense.PERFECT:
            return False
        low = noun[0] if noun else start
        if low < verb_start and noun is None:
            return False
        first = clause.start if low < verb_start else verb_start
        kinds = [classes[token.low] for token in self._tokens_between(first, low)]
        if noun is None:
            return any(kind & its.EVENT_NOUN for kind in kinds) and any(map(_is_before_noun, kinds))
        nearest = next((place for place in reversed(range(len(kinds))) if kinds[place] & _JOINS_NOUN), 0)
        return bool(kinds) and nearest > 0 and not kinds[nearest] & its.HELD_AT

    def _may_bind(self, start: int, end: int) -> bool:
        """Whether a time may belong to something else than a statement, as far as that shows before the clauses are read: a
        participle before it may have a clause of its own, a perfect may be its verb, a noun may have it."""
        classes = word_classes(self.lang)
        if not classes.known:
            return unspaced_words(self.lang) is not None
        before = len(self._tokens_between(0, start))
        for place, token in enumerate(self.tokens):
            kind = classes[token.low]
            if kind & its.HAVE_PRESENT or (place < before and kind & _NOT_FINITE):
                return True
        return self.dated_noun(start, end) is not None

    def _tokens_between(self, start: int, end: int) -> Sequence[Token]:
        first = bisect_left(self.tokens, self.start + start, key=_START)
        return self.tokens[first : bisect_left(self.tokens, self.start + end, first, key=_START)]

    def clause_at(self, start: int, end: int) -> Clause:
        """The innermost clause that holds code points within the sentence; the first one where none does."""
        holding = [clause for clause in self.clauses if clause.holds(start, end)]
        return min(holding, key=lambda clause: clause.end - clause.start, default=self.clauses[0])


def read_sentences(text: str, tokens: Sequence[Token], times: Sequence[TimeExpression], lang: str) -> list[Sentence]:
    """The sentences of an article's text.

    Args:
        text: of the article.
        tokens: of the text, in order.
        times: its time expressions, in order.
        lang: ISO 639-1 code.
    """
    source = Source(text, tokens, times, lang)
    return [Sentence(*row, lang, source) for row in cuts(text)]


@lru_cache(maxsize=REMEMBERED_TEXTS)
def sentence_of(text: str, lang: str) -> Sentence:
    """A text that is no sentence of an article, such as a headline, without its time expressions.

    Args:
        text: taken as one sentence.
        lang: ISO 639-1 code.
    """
    return Sentence(0, len(text), text, 0, lang, Source(text, tokenize(text, load(lang or "en")), (), lang))
