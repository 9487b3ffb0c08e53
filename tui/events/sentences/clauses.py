"""The clause of a sentence that a date belongs to, and whether that clause is a statement by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tui.events.sentences.cues import Cues, words
from tui.events.sentences.nouns import hangs_on_noun
from tui.events.sentences.sentence import EDGE, Sentence
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.verbs import ENUMERATION, OCCASION, OPENER, SUBJECT, VERB_FIRST, has_verb
from tui.languages import Template
from tui.text import small

_ANTECEDENT = Template(
    r"""(?:^|(?<=[,;:—]\ )|(?<=\s))
    (?:(?:{noun_heads}|{Noun_heads})\s(?:[\w’'-]+\s){0,6}[\w’'-]+  # a noun with its words
    |(?:[A-ZÀ-Þ][\w.’'-]*\s)*[A-ZÀ-Þ][\w’'-]*)$  # or a name""",
    re.VERBOSE,
)
"""The noun with its words, or the name, that a relative clause speaks of."""
_NO_SUBJECT = Template(r"\s(?:{comparing})\s|^(?:{articles}|{Articles})\s(?:{no_antecedents})\b")
_VAGUE = Template(r"(?:{noun_heads}|{Noun_heads})\s[a-z’'-]+(?:\s[a-z’'-]+)?$")
"""A noun with hardly a word about it, which says too little outside its sentence."""
_INDEFINITE = Template(r"(?:{indefinite}|{Indefinite})\s")
_NAME_BEFORE = re.compile(r"((?:[A-ZÀ-Þ][\w.’'-]*\s)+[A-ZÀ-Þ][\w’'-]*), $")
"""A name that an apposition explains."""
_NAMED_LAST = Template(r"\s(?:{name_links})\s((?:[A-ZÀ-Þ][\w.’'-]*\s)*[A-ZÀ-Þ][\w’'-]*)$")
_LIST_TAIL = Template(r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}(?:{and_or})\s(?:(?:{definite})\s)?[A-ZÀ-Þ]")
"""The end of an enumeration of names, behind its last comma."""
_THAT = Template(r"(?:{that})\s")
_AND = Template(r" (?:{and}) ")
_JOINING = Template(r"(?:{joining})\s+", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_COMMA = re.compile(r"\s?,\s")
_DATE_OPENER = Template(r"(?:(?:{date_prepositions})\s+)?(?:(?:{definite})\s+)?")
"""What stands before a date that opens a statement."""
_BEFORE_NOUN = Template(r".*\s(?:{noun_openers})\s(?=(?:{noun_heads})\s)")
"""What a noun with its words does not hold ("the months before | the raid")."""


class Place(StrEnum):
    """Where in its sentence a date stands."""

    MAIN = "main"
    OWN = "own"
    """In a clause that is a statement by itself ("…, after the dam failed in 2019")."""
    LOOSE = "loose"
    """In a relative clause, participle phrase or aside, whose subject stands elsewhere."""


Clause = tuple[Place, str]
"""Where a date stands, and the clause that it dates."""


@dataclass(slots=True)
class _Sought:
    """A date whose clause is looked for: code points `low` to `high` of a sentence, the edges of its clauses, and the code
    point at which the clause around the date ends."""

    text: str
    low: int
    high: int
    cues: Cues
    edges: Sequence[tuple[int, int]]
    end: int


@lru_cache(maxsize=TUNING.remembered_clauses)
def clause_of(sentence: Sentence, low: int, high: int, cues: Cues) -> Clause:
    """Where code points `low` to `high` stand, and the clause that they date.

    The clause reaches back to the nearest edge behind which a finite verb stands; a piece without a verb belongs to what
    stands before it, and one at the head of the sentence to what follows.
    """
    text, edges = sentence.text, sentence.edges
    before = [edge for edge in edges if edge[1] <= low][-TUNING.clause_edges :]
    end = next((edge[0] for edge in edges if edge[0] >= high and not _goes_on(text, *edge, cues)), len(text))
    sought = _Sought(text, low, high, cues, edges, end)
    for edge, start in reversed(before):
        clause = _behind_edge(sought, edge, start)
        if clause is not None:
            return clause
    return _at_head(sought)


def _goes_on(text: str, edge: int, following: int, cues: Cues) -> bool:
    """Whether a clause goes on behind an edge: inside an enumeration, and before what somebody says."""
    if _THAT.of(cues.lang).match(text, following):
        return True
    return text[edge] == "," and ENUMERATION.of(cues.lang).match(text, edge) is not None


def _behind_edge(sought: _Sought, edge: int, start: int) -> Clause | None:
    """The clause that begins behind an edge before the date; None where that piece belongs to what stands before it."""
    text, low, cues = sought.text, sought.low, sought.cues
    joined = _JOINING.of(cues.lang).match(text, start)
    start = joined.end() if joined else start
    first = _FIRST_WORD.match(text, start)
    opener = first.group().lower() if first else ""
    piece = text[start : sought.end]
    verb_first = VERB_FIRST.of(cues.lang)
    if verb_first.match(piece) or opener in cues.past:
        return (Place.MAIN, text[: sought.end]) if _continues(sought, start) else (Place.LOOSE, piece)
    if opener in cues.relatives:
        return _relative_clause(sought, edge, start, opener)
    subordinate = opener in cues.conjunctions
    body = piece[len(opener) :].lstrip() if subordinate else piece
    if not subordinate and not joined and _LIST_TAIL.of(cues.lang).match(piece):
        return None
    if joined and _opens_statement(sought, start):
        return Place.OWN, text[start:]
    if subordinate and verb_first.match(body):
        return Place.LOOSE, body
    if has_verb(text[start:low] if low - start > TUNING.clause_start_chars else body, cues):
        own = SUBJECT.of(cues.lang).match(body) and not hangs_on_noun(text, start, low, cues)
        return (Place.OWN if own else Place.LOOSE), body
    if opener in cues.noun_openers and text[start + len(opener) : low].strip():
        return Place.LOOSE, piece
    return None


def _relative_clause(sought: _Sought, edge: int, start: int, opener: str) -> Clause:
    """A relative clause: a statement of its own where it can be told with what it speaks of."""
    text, cues = sought.text, sought.cues
    piece = text[start : sought.end]
    if opener in cues.subject_relatives:
        before, rest = text[: edge + 1].rstrip(), piece[len(opener) :].lstrip()
        statement = _with_antecedent(before, opener, rest, cues)
        if statement and not hangs_on_noun(text, start, sought.low, cues):
            return Place.OWN, statement
    return Place.LOOSE, piece


def _with_antecedent(before: str, opener: str, rest: str, cues: Cues) -> str:
    """A relative clause as a statement: what stands before it as the subject of its verb, "" where neither is plain, and where
    the clause only says which one is meant ("the raid that captured the governor")."""
    verb = rest.split(" ", 1)[0].lower()
    if not has_verb(verb, cues) and not VERB_FIRST.of(cues.lang).match(rest):
        return ""
    match = _ANTECEDENT.of(cues.lang).search(before.rstrip(" ,"))
    if match is None:
        return ""
    noun = match.group()
    aside = before.endswith(",") or opener in cues.aside_pronouns
    if not aside and not _INDEFINITE.of(cues.lang).match(noun):
        return ""
    further = _BEFORE_NOUN.of(cues.lang).match(noun)
    noun = noun[further.end() :] if further else noun
    if has_verb(noun, cues) or _NO_SUBJECT.of(cues.lang).search(noun):
        return ""
    explained = _NAME_BEFORE.search(before[: match.start()])
    if explained is not None:
        return f"{explained.group(1)} {rest}"
    if match.start() and _VAGUE.of(cues.lang).match(noun):
        return ""
    named = _NAMED_LAST.of(cues.lang).search(noun) if aside else None
    return f"{named.group(1) if named else noun} {rest}"


def _opens_statement(sought: _Sought, start: int) -> bool:
    """Whether a date opens a statement behind a joining word ("…, but on Monday, the dam failed")."""
    text, low, high, cues = sought.text, sought.low, sought.high, sought.cues
    near = low - start <= TUNING.clause_start_chars
    leads = near or (OCCASION.of(cues.lang).match(text, start) and not has_verb(text[start:low], cues))
    return bool(leads) and not has_verb(text[start:high], cues) and _begins_statement(text, high, cues)


def _at_head(sought: _Sought) -> Clause:
    """The clause of a date that no edge parts from the head of its sentence."""
    text, low, high, cues, edges, end = (
        sought.text, sought.low, sought.high, sought.cues, sought.edges, sought.end,
    )  # fmt: skip
    last_and = _last_and(text, low, cues)
    opening = OPENER.of(cues.lang).match(text)
    if opening is not None and high <= opening.end():
        clause = _in_opening(opening.group(), cues)
        if clause is not None:
            return clause
    else:
        joint = _joint(text, low, high, last_and, cues)
        if hangs_on_noun(text, joint, low, cues):
            return Place.LOOSE, text[joint:end]
        if joint:
            return Place.OWN, text[joint:end]
    if last_and is not None and last_and[1] == low:
        return Place.LOOSE, text[:end]
    in_first_piece = bool(edges) and low < edges[0][0]
    if in_first_piece and _opens_with_verb(text, cues):
        return Place.LOOSE, text[:end]
    later = [edge[0] for edge in edges if edge[0] > end] + [len(text)]
    while end < len(text) and not has_verb(text[:end], cues):
        end = later.pop(0)
    return Place.MAIN, text[:end]


def _opens_with_verb(text: str, cues: Cues) -> bool:
    """Whether a sentence begins with a participle ("Founded in 1901, …"), not with where or when ("Speaking on Monday, …")."""
    opens = VERB_FIRST.of(cues.lang).match(text[:1].lower() + text[1:])
    return opens is not None and not OCCASION.of(cues.lang).match(text)


def _in_opening(opening: str, cues: Cues) -> Clause | None:
    """The phrase or clause that a sentence opens with, if its date is its own; None where it dates what follows."""
    conjunction, _, body = opening.partition(" ")
    body = body.strip(" ,")
    subordinate = conjunction.lower() in cues.conjunctions
    if subordinate and SUBJECT.of(cues.lang).match(body) and has_verb(body, cues):
        return Place.OWN, body
    is_long = len(words(body)) > TUNING.opener_words
    if subordinate or (is_long and not OCCASION.of(cues.lang).match(opening)):
        return Place.LOOSE, body
    return None


def _last_and(text: str, low: int, cues: Cues) -> tuple[int, int] | None:
    """Code points of the last "and" before a date, with the spaces around it."""
    span = None
    for match in _AND.of(cues.lang).finditer(text, max(0, low - TUNING.verb_window), low):
        span = match.span()
    return span


def _joint(text: str, low: int, high: int, last_and: tuple[int, int] | None, cues: Cues) -> int:
    """Code point behind the last "and" before a date if that joins two whole statements, else 0."""
    if last_and is None:
        return 0
    place, start = last_and
    if start == low and _begins_statement(text, high, cues):
        return start
    if has_verb(text[:place][-TUNING.verb_window :], cues) and opens_another(text, start, low, high, cues):
        return start
    if not SUBJECT.of(cues.lang).match(text, start):
        return 0
    return start if has_verb(text[start:low], cues) and has_verb(text[:place][-TUNING.verb_window :], cues) else 0


def joint_after(text: str, high: int, cues: Cues, spans: Sequence[tuple[int, int]] = ()) -> int:
    """Code point of the first "and" behind a date that joins a further statement to it, the end of the text if there is none.

    Args:
        text: the sentence.
        high: where the date ends.
        cues: word lists of its language.
        spans: code points of all its dates, which a further statement may begin with.
    """
    joint = _AND.of(cues.lang).search(text, high)
    if joint is None:
        return len(text)
    start = joint.end()
    if any(low >= start and opens_another(text, start, low, end, cues) for low, end in spans):
        return joint.start()
    if not SUBJECT.of(cues.lang).match(text, start):
        return len(text)
    return joint.start() if has_verb(text[start : start + TUNING.verb_window], cues) else len(text)


def opens_another(text: str, start: int, low: int, high: int, cues: Cues) -> bool:
    """Whether a further statement begins at `start` with a date at `low` to `high` ("fell | on Saturday two ministers quit")."""
    if not _DATE_OPENER.of(cues.lang).fullmatch(text, start, low):
        return False
    edge = EDGE.of(cues.lang).search(small(text), high)
    piece = text[high : edge.start() if edge else len(text)]
    first = _FIRST_WORD.search(piece)
    if first is None or not piece[:1].isspace():
        return False
    word = first.group().lower()
    is_subject = SUBJECT.of(cues.lang).match(piece.lstrip()) is not None
    is_noun = word not in cues.loose_next and not has_verb(word, cues)
    return (is_subject or is_noun) and has_verb(piece[first.end() :], cues)


def _begins_statement(text: str, high: int, cues: Cues) -> bool:
    """Whether a subject and its verb follow a date and a comma ("but on Monday, the dam failed")."""
    comma = _COMMA.match(text, high)
    return (
        comma is not None
        and bool(SUBJECT.of(cues.lang).match(text, comma.end()))
        and has_verb(text[comma.end() : high + TUNING.verb_window], cues)
    )


def _continues(sought: _Sought, start: int) -> bool:
    """Whether a piece that begins with a verb goes on with the subject at the head of the sentence ("The treaty, signed in
    2019, was torn up"): nothing has said what that does yet, and no later piece does."""
    text, edges, cues = sought.text, sought.edges, sought.cues
    verb_first, opener = VERB_FIRST.of(cues.lang), OPENER.of(cues.lang)
    low = 0
    for edge, following in edges:
        if following > start:
            break
        piece = text[low:edge]
        if has_verb(piece, cues) and not verb_first.match(piece) and not opener.match(f"{piece}, "):
            return False
        low = following
    later = (verb_first.match(text, following) for _, following in edges if following > start)
    return not any(match is not None and not match.group().endswith(cues.gerund_endings) for match in later)
