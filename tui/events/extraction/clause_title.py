"""The title of a dated clause, and what is put for it where it does not stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.title_shape import Fault, Vagueness, fault_of, opens_with_pronoun, vagueness_of
from tui.events.sentences.clauses import DatedPiece, Place, clause_of, joint_after
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.verbs import goes_on_as_list
from tui.events.sentences.words import NONE, SentenceWords
from tui.events.titles.statement import from_sentence
from tui.events.titles.tuning import TUNING as TITLES

_INFINITIVE, _AS_WELL = listed("infinitive"), listed("as_well")
_JOINING, _AND_OR = listed("joining"), listed("and_or")
_COMMA, _ENDS = ",", frozenset(",;:.—–")
"""Signs at which what is joined to a clause ends."""
_SAYING_NEXT = listed("saying_gerunds")
_SAID_OPENER = listed("said_openers")
"""Opens what a verb before it needs to be complete."""

FAULTS = frozenset({Fault.DANGLING, Fault.BROKEN})
VAGUE = frozenset({Vagueness.POINTING, Vagueness.NAMELESS})


def title_of_clause(
    sentence: Sentence, part: Dated, spans: Sequence[tuple[int, int]], cues: Cues, name: str = ""
) -> SentenceWords:
    """A title from the clause that a date belongs to: a statement of its own stands alone, else the whole sentence does.

    Args:
        sentence: in which it stands.
        part: its date.
        spans: code points of all its time expressions.
        cues: word lists of its language.
        name: whom a pronoun at its beginning means, "" if unknown.
    """
    words, (low, high) = sentence.words, part.spans[0]
    if cues.known:
        piece = clause_of(sentence, low, high, cues)
        if piece.where is Place.OWN:
            end = _behind_adjuncts(words, piece.start, piece.end, spans, cues)
            title = _of_piece(piece, words, spans, low, cues, name)
            if end == piece.end or fault_of(title, cues):
                return title
            whole = _of_piece(piece._replace(end=end), words, spans, low, cues, name)
            return title if fault_of(whole, cues) or vagueness_of(whole, cues) else whole
        if piece.where is Place.MAIN:
            end = _end_before_another(sentence, piece.end, high, spans)
            inside = [span for span in spans if span[1] <= end]
            return from_sentence(words.part(0, words.at(end)), inside, cues, low, name)
    return from_sentence(words, spans, cues, low, name)


def _of_piece(
    piece: DatedPiece, words: SentenceWords, spans: Sequence[tuple[int, int]], low: int, cues: Cues, name: str
) -> SentenceWords:
    """The title of a clause that is a statement of its own."""
    statement = piece.words(words)
    shift = statement.starts[-1] - words.starts[words.at(piece.end) - 1]
    inside = [(a + shift, b + shift) for a, b in spans if piece.start <= a and b <= piece.end]
    return from_sentence(statement, inside, cues, max(low + shift, 0), name)


def _behind_adjuncts(words: SentenceWords, start: int, end: int, spans: Sequence[tuple[int, int]], cues: Cues) -> int:
    """Where a clause ends with what is joined to it by commas and has no verb of its own: "…, to oppose the plan", "…, forcing
    thousands to flee", "…, as well as in Brill". It takes in no date, and stays short enough for a title.

    Args:
        words: of the sentence.
        start, end: code points between which the clause stands.
        spans: those of all dates of the sentence.
        cues: word lists of its language.
    """
    place = words.at(end)
    while place < len(words) and (words.lows[place] == _COMMA or words.behind(place, _AS_WELL) != NONE):
        first = place + (words.lows[place] == _COMMA)
        behind = _adjunct_end(words, first, cues)
        if first == behind or words.touches(first) or words.ends[behind - 1] - start > TITLES.longest:
            break
        if any(words.ends[place] <= low < words.ends[behind - 1] for low, _ in spans):
            break
        kind = words.bits[first]
        opens = kind & _INFINITIVE or words.behind(first, _AS_WELL) != NONE
        opens = opens or words.lows[first].endswith(cues.gerund_endings)
        if kind & (_JOINING | _SAYING_NEXT) or (not opens and words.has_verb(first, behind)):
            break
        is_name = words.has_capital(first) and words.spaced(first, behind) <= TITLES.name_words
        if opens or is_name or kind & its.PREPOSITION:
            end = words.ends[behind - 1]
        place = behind
    return end


def _adjunct_end(words: SentenceWords, first: int, cues: Cues) -> int:
    """The place of the sign at which what begins at a place ends; not that inside an enumeration."""
    for place in range(first, len(words)):
        low = words.lows[place]
        if low in _ENDS and not (low == _COMMA and _lists_on(words, place, cues)):
            return place
    return len(words)


def _lists_on(words: SentenceWords, comma: int, cues: Cues) -> bool:
    """Whether an enumeration goes on behind a comma, or ends there ("…, and beyond")."""
    return goes_on_as_list(words, comma, cues) or bool(comma + 1 < len(words) and words.bits[comma + 1] & _AND_OR)


def _end_before_another(sentence: Sentence, clause_end: int, high: int, spans: Sequence[tuple[int, int]]) -> int:
    """Where a sentence may be cut behind a date because what follows happened at another ("was built in 1889, sold in 1957")."""
    text, words = sentence.text, sentence.words
    if not any(low >= high for low, _ in spans):
        return len(text)
    for end in sorted((clause_end, joint_after(sentence, high, spans))):
        following = words.at(end)
        if text[end : end + 1] not in ("", " ", ",", ";") or not words.has_verb(0, following):
            continue
        if any(low >= end for low, _ in spans) and words.behind(following, _SAID_OPENER) == NONE:
            return end
    return len(text)


def stands_alone(clause: DatedClause) -> bool:
    """Whether the title of a clause says whom or what it speaks of, and has a verb of its own."""
    return stands_with_topic(clause) and clause.vagueness not in VAGUE


def stands_with_topic(clause: DatedClause) -> bool:
    """Whether it does so at least behind the headline of its article ("Flat tax heads for the courts: the attorney was hired")."""
    if not clause.cues.known:
        return not opens_with_pronoun(clause.title, clause.cues)
    return clause.fault not in FAULTS and clause.vagueness is not Vagueness.POINTING
