"""How much a dated clause belongs on a timeline: deeds yes; talk, comparisons, possibilities and biography less."""

from __future__ import annotations

import re
from datetime import date

from tui.events import cues as words
from tui.events.clauses import Place, clause_of, has_verb, is_attributive, is_quoted, without_asides
from tui.events.cues import Cues
from tui.events.dating import Dated
from tui.model import Precision

BASE = 0.5
DEED, PLAN, NO_VERB = 0.1, 0.1, -0.25
QUALIFIES, SAYING, QUOTED, POSSIBLE, COMPARED = -0.22, -0.2, -0.25, -0.2, -0.25
BIOGRAPHY, OPEN, LONG_AGO, DANGLING = -0.2, -0.1, -0.08, -0.25
LOOSE, FIGURES, CUT = -0.3, -0.15, -0.03
NAMED_EVENT = 0.05
PER_PRECISION, PER_SENTENCE = 0.02, -0.005
NAMED_DAY = "named-day"
"""Rule of a date that names what is done on it ("gave New Year's addresses"), so that it may qualify a noun."""

LONG = 3650
"""Days after which background is history."""

_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|against|from|like|unlike)\s+(?:in\s+|the\s+|those\s+of\s+)*$", re.IGNORECASE
)
_HELD_AT = re.compile(r"\b(?:at|during|in|after|before)\s+(?:a|an|the|his|her|its|their)?\s*$", re.IGNORECASE)
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me", "i'm", "we've", "i'd", "we're", "i've"})
_FIGURES = re.compile(
    r"\d\s?(?:%|per ?cent|pc\b|percentage points)|\b(?:rate|average|index|survey|poll|respondents)\b", re.IGNORECASE
)
_POSSIBLE = frozenset({"could", "might", "may", "would", "should", "if", "unless", "whether"})


_IMPRINT = re.compile(r"^(?:Published|Updated|Posted|First published|This (?:story|article) was)\b", re.IGNORECASE)


def worth(text: str, title: str, part: Dated, cues: Cues, place: int, published: date) -> float:
    """Score of a dated clause, 0.02 to 0.95.

    Args:
        text: its sentence.
        title: the title made for it.
        part: its date.
        cues: word lists of the language; without them only precision and place count.
        place: number of the sentence, counted from the lead.
        published: day of publication.
    """
    low, high = part.spans[0]
    if _IMPRINT.match(text):
        return 0.02
    score = BASE + PER_PRECISION * (int(part.when.precision) - int(Precision.YEAR)) + PER_SENTENCE * min(place, 20)
    score += OPEN * part.when.is_open + LONG_AGO * (abs((part.when.first - published).days) > LONG)
    if cues.known:
        score += _of_clause(text, low, high, part, cues, published) + _of_title(title, cues)
    else:
        score += DEED
    return min(max(score, 0.02), 0.95)


def _of_title(title: str, cues: Cues) -> float:
    """A title that says nothing by itself stands for no event."""
    spoken = words.words(title)
    if not spoken or spoken[0] in cues.pronouns or not has_verb(title, cues):
        return DANGLING
    return CUT * title.endswith("…")


def _of_clause(text: str, low: int, high: int, part: Dated, cues: Cues, published: date) -> float:
    where, clause = clause_of(text, low, high, cues)
    spoken = words.words(without_asides(clause, cues))
    named = cues.happenings.intersection(words.words(text[:low])[-4:])
    deed = words.event_verbs(spoken, cues) > 0 or bool(named)
    ahead = part.when.last > published
    plan = ahead and bool((cues.planned | cues.presents | {"is", "are"}).intersection(spoken))
    score = PLAN if plan else DEED if deed and part.when.first <= published else NO_VERB
    score += LOOSE * (where is Place.LOOSE and not named)
    if is_attributive(text, low, high) and part.rule != NAMED_DAY and not _HELD_AT.search(text[:low]):
        score += QUALIFIES
    score += SAYING * part.saying + QUOTED * is_quoted(text, low)
    if _POSSIBLE.intersection(words.words(clause)) and not cues.planned.intersection(spoken) - {"expected", "due"}:
        score += POSSIBLE
    if _COMPARED.search(text[:low]):
        score += COMPARED
    if _FIRST_PERSON.intersection(words.words(clause)):
        score += QUOTED
    if _FIGURES.search(clause):
        score += FIGURES
    if "born" in spoken or set(spoken[:3]) & {"aged"}:
        score += BIOGRAPHY
    return score + NAMED_EVENT * bool(cues.happenings.intersection(spoken))
