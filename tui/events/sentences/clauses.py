"""The clause of a sentence that a date belongs to, and whether that clause is a statement by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tui.events.clauses.clause import Span
from tui.events.clauses.word_classes import listed
from tui.events.sentences.antecedents import antecedent
from tui.events.sentences.cues import Cues
from tui.events.sentences.nouns import hangs_on_noun
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.verbs import first_verb, goes_on_as_list, is_occasion, is_subject, opening_end, opens_phrase
from tui.events.sentences.words import NONE, SentenceWords, side_by_side

_THAT, _AND, _AND_OR = listed("that"), listed("and"), listed("and_or")
_JOINING = listed("joining")
_DATE_PREPOSITION, _DEFINITE = listed("date_prepositions"), listed("definite")
_PAST, _RELATIVE, _SUBJECT_RELATIVE = listed("past"), listed("relatives"), listed("subject_relatives")
_CONJUNCTION, _NOUN_OPENER, _LOOSE_NEXT = listed("conjunctions"), listed("noun_openers"), listed("loose_next")

_CLAUSE_OPENER = listed("clause_openers")
_DASHES, _SIGNS = frozenset("—–"), frozenset(";:,")

_EDGE, _BEHIND_EDGE = itemgetter(0), itemgetter(1)


class Place(StrEnum):
    """Where in its sentence a date stands."""

    MAIN = "main"
    OWN = "own"
    """In a clause that is a statement by itself ("…, after the dam failed in 2019")."""
    LOOSE = "loose"
    """In a relative clause, participle phrase or aside, whose subject stands elsewhere."""


class DatedPiece(NamedTuple):
    """Where a date stands in its sentence, and what it dates there.

    Args:
        where: the kind of place.
        start, end: code points of the clause within the sentence.
        subject: code points of the noun or name that the verb of a relative clause has as its subject, where that can be told by
            itself.
    """

    where: Place
    start: int
    end: int
    subject: Span | None = None

    def of(self, text: str) -> str:
        """The clause as a statement, from the text of its sentence."""
        clause = text[self.start : self.end]
        return f"{text[slice(*self.subject)]} {clause}" if self.subject else clause

    def words(self, of: SentenceWords) -> SentenceWords:
        """The words of that statement, from those of its sentence."""
        spans = [span for span in (self.subject, (self.start, self.end)) if span is not None]
        return side_by_side([(of, of.at(low), of.at(high)) for low, high in spans])


@dataclass(slots=True)
class _Sought:
    """A date whose clause is looked for.

    Args:
        sentence: in which it stands.
        words: of the sentence.
        date, behind: place of its first word, and the one behind its last.
        end: code point at which the clause around it ends.
        cues: of the language.
    """

    sentence: Sentence
    words: SentenceWords
    date: int
    behind: int
    end: int
    cues: Cues


@lru_cache(maxsize=TUNING.remembered_clauses)
def clause_of(sentence: Sentence, low: int, high: int, cues: Cues) -> DatedPiece:
    """Where code points `low` to `high` stand, and the clause that they date.

    The clause reaches back to the nearest edge behind which a finite verb stands; a piece without a verb belongs to what
    stands before it, and one at the head of the sentence to what follows.
    """
    words, edges = sentence.words, sentence.edges
    last = bisect_right(edges, low, key=_BEHIND_EDGE)
    following = edges[bisect_left(edges, high, key=_EDGE) :]
    end = next((edge for edge, start in following if not _goes_on(words, edge, start, cues)), len(sentence.text))
    sought = _Sought(sentence, words, words.at(low), words.at(high), end, cues)
    for edge, start in reversed(edges[max(0, last - TUNING.clause_edges) : last]):
        piece = _behind_edge(sought, edge, start)
        if piece is not None:
            return piece
    return _at_head(sought)


def _goes_on(words: SentenceWords, edge: int, start: int, cues: Cues) -> bool:
    """Whether a clause goes on behind an edge: inside an enumeration, and before what somebody says."""
    if words.behind(words.at(start), _THAT) != NONE:
        return True
    sign = words.at(edge)
    return words.lows[sign : sign + 1] == [","] and goes_on_as_list(words, sign, cues)


def _behind_edge(sought: _Sought, edge: int, start: int) -> DatedPiece | None:
    """The clause that begins behind an edge before the date; None where that piece belongs to what stands before it."""
    words, date, cues, end = sought.words, sought.date, sought.cues, sought.end
    opener = words.at(start)
    joined = words.behind(opener, _JOINING)
    opener = max(opener, joined)
    if opener >= len(words):
        return None
    kind, start = words.bits[opener], words.starts[opener]
    if first_verb(words, opener, cues) != NONE or kind & _PAST:
        head = _continued(sought, start)
        if head == NONE:
            return DatedPiece(Place.LOOSE, start, end)
        return DatedPiece(Place.OWN, words.starts[head], end) if head else DatedPiece(Place.MAIN, 0, end)
    if kind & _RELATIVE:
        return _relative_clause(sought, words.at(edge), opener)
    subordinate = bool(kind & _CONJUNCTION)
    if not subordinate and joined == NONE and _ends_list(words, opener):
        return None
    if joined != NONE and _opens_statement(sought, opener):
        return DatedPiece(Place.OWN, start, len(sought.sentence.text))
    body = opener + subordinate
    if body >= len(words):
        return None
    if subordinate and first_verb(words, body, cues) != NONE:
        return DatedPiece(Place.LOOSE, words.starts[body], end)
    is_early = words.starts[date] - start <= TUNING.clause_start_chars
    if words.has_verb(body, words.at(end)) if is_early else words.has_verb(opener, date):
        own = is_subject(words, body) and not hangs_on_noun(words, opener, date, cues)
        return DatedPiece(Place.OWN if own else Place.LOOSE, words.starts[body], end)
    if kind & _NOUN_OPENER and opener + 1 < date:
        return DatedPiece(Place.LOOSE, start, end)
    return None


def _relative_clause(sought: _Sought, behind: int, opener: int) -> DatedPiece:
    """A relative clause: a statement of its own where it can be told with what it speaks of."""
    words, date, cues = sought.words, sought.date, sought.cues
    if words.bits[opener] & _SUBJECT_RELATIVE:
        subject = antecedent(words, behind, opener, cues)
        if subject is not None and not hangs_on_noun(words, opener, date, cues) and not _holds_date(sought, subject):
            return DatedPiece(Place.OWN, words.starts[opener + 1], sought.end, subject)
    return DatedPiece(Place.LOOSE, words.starts[opener], sought.end)


def _holds_date(sought: _Sought, span: Span) -> bool:
    """Whether a noun has a date of its own, so that what the relative clause behind it tells of is something before it ("the exit
    from a treaty of 1978, which was formalized in 1980")."""
    start = sought.sentence.start
    return any(span[0] <= time.start - start < span[1] for time in sought.sentence.times if time.when is not None)


def _ends_list(words: SentenceWords, place: int) -> bool:
    """Whether the end of an enumeration of names begins at a place, behind its last comma."""
    names = 0
    while place < len(words) and words.has_capital(place):
        names, place = names + 1, place + 1
        while words.touches(place):
            place += 1
    if not 0 < names <= TUNING.list_names or place >= len(words) or not words.bits[place] & _AND_OR:
        return False
    behind = words.behind(place + 1, _DEFINITE)
    return words.has_capital(max(behind, place + 1))


def _opens_statement(sought: _Sought, place: int) -> bool:
    """Whether a date opens a statement behind a joining word ("…, but on Monday, the dam failed")."""
    words, date = sought.words, sought.date
    near = words.starts[date] - words.starts[place] <= TUNING.clause_start_chars
    if not near and (not is_occasion(words, place) or words.has_verb(place, date)):
        return False
    return not words.has_verb(place, sought.behind) and _begins_statement(words, sought.behind)


def _at_head(sought: _Sought) -> DatedPiece:
    """The clause of a date that no edge parts from the head of its sentence."""
    sentence, words, date, cues, end = sought.sentence, sought.words, sought.date, sought.cues, sought.end
    last_and = _last_and(words, date)
    opening = opening_end(words)
    if sought.behind < opening:
        piece = _in_opening(words, opening - 1, cues)
        if piece is not None:
            return piece
    else:
        joint = _joint(words, last_and, date, sought.behind)
        if hangs_on_noun(words, joint, date, cues):
            return DatedPiece(Place.LOOSE, words.starts[joint], end)
        if joint:
            return DatedPiece(Place.OWN, words.starts[joint], end)
    if last_and != NONE and last_and + 1 == date:
        return DatedPiece(Place.LOOSE, 0, end)
    edges = [edge for edge, _ in sentence.edges]
    in_first_piece = bool(edges) and words.starts[date] < edges[0]
    if in_first_piece and first_verb(words, 0, cues, at_head=True) != NONE and not is_occasion(words):
        return DatedPiece(Place.LOOSE, 0, end)
    later = [edge for edge in edges if edge > end] + [len(sentence.text)]
    while end < len(sentence.text) and not words.has_verb(0, words.at(end)):
        end = later.pop(0)
    return DatedPiece(Place.MAIN, 0, end)


def _in_opening(words: SentenceWords, comma: int, cues: Cues) -> DatedPiece | None:
    """The phrase or clause that a sentence opens with, up to its comma, if its date is its own; None where it dates what follows."""
    subordinate = bool(words.bits[0] & _CONJUNCTION)
    start, end = words.starts[1], words.ends[comma - 1]
    if subordinate and is_subject(words, 1) and words.has_verb(1, comma):
        return DatedPiece(Place.OWN, start, end)
    is_long = sum(low[0].isalpha() for low in words.lows[1:comma]) > TUNING.opener_words
    if subordinate or (is_long and not is_occasion(words)):
        return DatedPiece(Place.LOOSE, start, end)
    return None


def _last_and(words: SentenceWords, date: int) -> int:
    """Place of the last "and" before a date."""
    if words.held & _AND:
        for place in range(date - 1, 0, -1):
            if words.bits[place] & _AND:
                return place
    return NONE


def _joint(words: SentenceWords, last_and: int, date: int, behind: int) -> int:
    """Place behind the last "and" before a date if that joins two whole statements, else 0."""
    start = last_and + 1
    if last_and == NONE:
        return 0
    if start == date and _begins_statement(words, behind):
        return start
    if not words.has_verb(0, last_and):
        return 0
    if opens_another(words, start, date, behind):
        return start
    return start if is_subject(words, start) and words.has_verb(start, date) else 0


def joint_after(sentence: Sentence, high: int, spans: Sequence[Span] = ()) -> int:
    """Code point behind the statement that a date belongs to, where an "and" joins a further one to it; the end of the text if
    none does.

    Args:
        sentence: in which it stands.
        high: where the date ends.
        spans: code points of all its dates, which a further statement may begin with.
    """
    words = sentence.words
    joint = words.find(_AND, words.at(high))
    if joint is None or joint[0] == 0:
        return len(sentence.text)
    place, start = joint
    end = words.ends[place - 1]
    if any(words.at(low) >= start and opens_another(words, start, words.at(low), words.at(b)) for low, b in spans):
        return end
    return end if is_subject(words, start) and words.has_verb(start) else len(sentence.text)


def opens_another(words: SentenceWords, start: int, date: int, behind: int) -> bool:
    """Whether a further statement begins with a date ("fell | on Saturday two ministers quit").

    Args:
        words: of the sentence.
        start: place at which the statement would begin.
        date, behind: place of the first word of the date, and the one behind its last.
    """
    if start != date:
        preposition = max(words.behind(start, _DATE_PREPOSITION), start)
        if max(words.behind(preposition, _DEFINITE), preposition) != date:
            return False
    if words.touches(behind):
        return False
    end = next((place for place in range(behind, len(words)) if _is_edge(words, place)), len(words))
    first = next((place for place in range(behind, end) if words.lows[place][0].isalpha()), NONE)
    if first == NONE:
        return False
    is_noun = not words.bits[first] & _LOOSE_NEXT and not words.has_verb(first, first + 1)
    return (is_noun or is_subject(words, behind)) and words.has_verb(first + 1, end)


def _is_edge(words: SentenceWords, place: int) -> bool:
    """Whether a clause may begin at a word, or behind a sign."""
    if words.bits[place] & _CLAUSE_OPENER:
        return not words.touches(place)
    low = words.lows[place]
    return low in _DASHES or (low in _SIGNS and not words.touches(place + 1))


def _begins_statement(words: SentenceWords, behind: int) -> bool:
    """Whether a subject and its verb follow a date and a comma ("but on Monday, the dam failed")."""
    if words.lows[behind : behind + 1] != [","]:
        return False
    return is_subject(words, behind + 1) and words.has_verb(behind + 1)


def _continued(sought: _Sought, start: int) -> int:
    """Place at which the statement begins that a piece goes on with which begins with a verb: the head of the sentence ("The treaty,
    signed in 2019, was torn up"), or the subject of a clause inside it ("spoke after Vale, the mayor, quit"); NONE where another
    verb has said what that subject does, or a later piece does."""
    words, cues = sought.words, sought.cues
    place, head = 0, 0
    for edge, following in sought.sentence.edges:
        if following > start:
            verb = first_verb(words, words.at(following), cues)
            if verb != NONE and not words.lows[verb].endswith(cues.gerund_endings):
                return NONE
            continue
        end = words.at(edge)
        if words.has_verb(place, end) and not opens_phrase(words, place) and first_verb(words, place, cues) == NONE:
            head = NONE
        elif place and _opens_inside(words, place):
            head = place + 1
        place = words.at(following)
    return head


def _opens_inside(words: SentenceWords, place: int) -> bool:
    """Whether a subordinate clause with a subject begins at a word that no sign parts from what stands before."""
    is_parted = words.lows[place - 1] in _SIGNS or words.lows[place - 1] in _DASHES
    return not is_parted and bool(words.bits[place] & _CONJUNCTION) and is_subject(words, place + 1)
