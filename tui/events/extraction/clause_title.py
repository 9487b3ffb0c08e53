"""The title of a dated clause, and what is put for it where it does not stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from tui.events.clauses.word_classes import listed
from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.title_shape import Fault, Vagueness, opens_with_pronoun
from tui.events.sentences.clauses import Place, clause_of, joint_after
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.words import NONE, SentenceWords
from tui.events.titles.statement import from_sentence

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
            statement = piece.words(words)
            shift = statement.starts[-1] - words.starts[words.at(piece.end) - 1]
            inside = [(a + shift, b + shift) for a, b in spans if piece.start <= a and b <= piece.end]
            return from_sentence(statement, inside, cues, max(low + shift, 0), name)
        if piece.where is Place.MAIN:
            end = _end_before_another(sentence, piece.end, high, spans)
            inside = [span for span in spans if span[1] <= end]
            return from_sentence(words.part(0, words.at(end)), inside, cues, low, name)
    return from_sentence(words, spans, cues, low, name)


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
