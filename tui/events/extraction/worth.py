"""How much a dated clause belongs on a timeline: deeds yes; talk, comparisons, possibilities and biography less."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tui.events.sentences import cues as words
from tui.events.sentences.asides import without_asides
from tui.events.sentences.clauses import Place, clause_of
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import ATTRIBUTED, Dated
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.quotes import balanced, is_quoted
from tui.events.sentences.verbs import has_verb
from tui.events.titles.shorten import hangs
from tui.model import Precision
from tui.text import small

BASE = 0.5
DEED, PLAN, NO_VERB = 0.1, 0.1, -0.25
QUALIFIES, SAYING, QUOTED, POSSIBLE, COMPARED = -0.3, -0.2, -0.3, -0.2, -0.25
BIOGRAPHY, OPEN, LONG_AGO, DANGLING = -0.2, -0.15, -0.08, -0.35
LOOSE, FIGURES, CUT, BROKEN = -0.4, -0.25, -0.35, -0.35
NEGATED, SNAPSHOT, VAGUE, UNNAMED, UNCLEAR = -0.3, -0.25, -0.1, -0.26, -0.2
NAMED_EVENT = 0.05
PER_PRECISION, PER_SENTENCE = 0.02, -0.005
BEING = frozenset({"is", "are"})
SHORTEST = 3
"""Words that a title has at least."""

NAMED_DAY = "named-day"
"""Rule of a date that names what is done on it ("gave New Year's addresses"), so that it may qualify a noun."""

LONG = 3650
"""Days after which background is history."""

# What is looked for before a date or in a clause is put to small letters: a pattern that ignores case takes twice as long.
_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|against|from|like|unlike)\s+(?:in\s+|the\s+|those\s+of\s+)*$"
)
_HELD_AT = re.compile(r"\b(?:at|during|in|after|before)\s+(?:a|an|the|his|her|its|their)\s+$")
_FIRST_PERSON = re.compile(r"(?<!War )\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b(?!\.)")
_PERCENT = re.compile(r"\d\s?(?:%|per ?cent|pc\b|percentage points)")
_FIGURES = frozenset(
    "average index survey surveys poll polls polling respondents price prices exports imports deficit surplus revenue revenues compared tally estimated"
    " doubled tripled swelled sales".split()
)
"""Words of statistics, which are no events."""
_OF_RATES = frozenset("total stood spent approval rate rates".split())
_RATES = re.compile(
    r"\b(?:total of|stood at|spent on|approval rating|rates? (?:of|rose|fell|was|stood|decreased|increased))\b"
)
_SPEAKERS = frozenset({"i", "we", "my", "our", "us", "me"})
_POINTED = re.compile(
    r"(?=[Tt])\b([Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s(?:joint\s|new\s|same\s|other\s|[A-Z][a-z]*(?:ian|ese|ish|ench|utch|reek|erman|ean|can|qi|eli|ghan|ani|hai|tic)\s)?([a-z]+)(?:['’]s?)?\b"
    r"(?!\s(?:of|to|for|that|which|who|against|between|over|about|on|with|by|from|among|under|called|known)\b|-|\s[A-Z])"
)
"""Nouns with nothing but "the" or "this" to say which is meant."""
_SNAPSHOT = re.compile(r"\bas of\s+(?:the\s+)?$")
_OF_STATES = frozenset("known called described considered located based regarded nicknamed".split())
_STATE = re.compile(rf"\b(?:is|are|was|were|been)\s+(?:\w+ly\s)?(?:{'|'.join(sorted(_OF_STATES))})\b")
_NEGATIONS = frozenset("not never yet no hasn't haven't hadn't wasn't weren't isn't aren't won't wouldn't".split())
"""Like the other sets of words beside a pattern: without one of them it need not be tried."""
_NEGATED = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are|will|would)\s+(?:not|never|yet to|no)|(?:has|have|had|was|were|is|are|wo|would)n[’']t)\b"
)
_VERB_NEXT = re.compile(r"\s+(?:was|were|is|are|has|have|had|will|saw|marks?|brought)\b")
_WORD_NEXT = re.compile(r"\s+([a-z]+)\b")
_ENDS = re.compile(r"\s*(?:[,.;]|: [“\"‘]|$)")
_IS_SUBJECT = re.compile(r"^(?:the\s+|after\s+|when\s+)?$", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:[a-z]+ly\s+|also\s+|already\s+|been\s+|long\s+)*[a-z]+(?:ed|wn|ken|en|ne|ung|id|ut|ld|ed|ght|led)\b"
    r"(?!.*\b(?:was|were|had|did|[a-z]+ed)\b)[^,;:—–]*$"
)
NEAR = 40
"""Code points before a date in which its preposition stands."""

REACH = 200
"""Code points before a date in which its verb is looked for."""
_HOLLOW = re.compile(
    r"^(?:(?:the|a|an)\s[^,]{0,40}?\s(?:that|who|which)\s|[^,]+,\s(?:was|were|is|are|has|had|will)\s[^,]*$|(?:\S+\s)?\S+[’']s\s(?:has|was|is|had)\b|the other\b|(?:most|many|some|others?|both|all|one|few|none|another)\s(?:will|ha[sd]|have|were|are|was|is|[a-z]+ed)\b|.*[—–],|\d{4} [a-z])"
)
"""Titles whose verb is not that of their subject, or that have no subject."""
_ADVERBIAL = re.compile(
    r"(?:\b(?:on|at|by|until|before|after|since|for|in|during|over|from)\s+(?:the\s+)?|^[\W]*|,\s)$"
)
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_POSSIBLE = frozenset({"could", "might", "may", "would", "should", "if", "unless", "whether"})


_IMPRINT = re.compile(
    r"^(?:Published|Updated|Posted|First published|This (?:story|article) was|Read more|See also|Methodology|Image credit|Photo|Related)\b",
    re.IGNORECASE,
)
_BAD_START = frozenset(
    "and but or nor whether what how why when where while as of to from with by than if unless because since until although though"
    " following amid despite according ahead prior for between accepting referencing being having given due est read".split()
)
"""Words with which no headline of an event begins."""


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
    low, high = part.extent
    if _IMPRINT.match(text):
        return 0.02
    score = BASE + PER_PRECISION * (int(part.when.precision) - int(Precision.YEAR)) + PER_SENTENCE * min(place, 20)
    score += OPEN * part.when.is_open + LONG_AGO * (abs((part.when.first - published).days) > LONG)
    if cues.known:
        score += _of_clause(text, low, high, part, cues, published) + _of_title(title, cues)
        score += min(_of_subject(title, cues), _of_objects(title, cues)) / (1 + (part.when.first > published))
    else:
        score += DEED
    return min(max(score, 0.02), 0.95)


def _is_first_person(text: str) -> bool:
    return not _SPEAKERS.isdisjoint(words.words(text)) and _FIRST_PERSON.search(text) is not None


def _is_present(spoken: Sequence[str], cues: Cues) -> bool:
    """Whether a verb of schedules stands in the present ("The games open on 6 February"), not after "to"."""
    return any(word in cues.presents and (not place or spoken[place - 1] != "to") for place, word in enumerate(spoken))


def _is_of_a_noun(text: str, low: int, high: int, part: Dated, cues: Cues, published: date) -> bool:
    """Whether a date belongs to a noun because its verb cannot bear it: a perfect says nothing of a time that is over ("has
    explained the appointment in May"), and a verb follows it at once ("the plan adopted in May was dropped")."""
    following = _WORD_NEXT.match(text, high)
    word = following.group(1) if following else ""
    verbal = word in cues.past or word.endswith("ed") or _VERB_NEXT.match(text, high)
    if verbal and words.event_verbs(words.words(text[max(low - REACH, 0) : low]), cues):
        return True
    return part.when.last < published and _PERFECT.search(text[max(low - REACH, 0) : low]) is not None


def _of_title(title: str, cues: Cues) -> float:
    """A title that says nothing by itself stands for no event, and one that is broken is worse than none."""
    spoken = words.words(title)
    if len(spoken) < SHORTEST or spoken[0].partition("'")[0] in cues.pronouns:
        return DANGLING
    if not has_verb(title, cues) and cues.presents.isdisjoint(spoken):
        return DANGLING
    own = _QUOTATION.sub("", title) if "“" in title or '"' in title else title
    if _HOLLOW.match(title.lower()) or _is_first_person(own):
        return BROKEN
    if (
        spoken[0] in _BAD_START
        or not balanced(title)
        or hangs(title, cues)
        or (not title[0].isalnum() and title[0] not in '‘“$€£"')
    ):
        return BROKEN
    return CUT * title.endswith("…")


def _of_subject(title: str, cues: Cues) -> float:
    """A title about "the bill" or "the country" needs its article to be understood, most of all one without any name; what is
    ahead is worth telling all the same."""
    first, *rest = title.split() or [""]
    if first not in ("The", "Both"):
        return 0.0
    for place, word in enumerate(rest):
        if word[0].isupper() or word == "of":
            return 0.0
        if has_verb(word, cues):
            return UNNAMED / 2 if any(word[0].isupper() for word in rest[place:]) else UNNAMED
    return 0.0


def _of_objects(title: str, cues: Cues) -> float:
    """A title that speaks of "the ban" without saying which; "this ban" points at what was told before all the more."""
    found = {pointer.lower() for pointer, noun in _POINTED.findall(title) if noun in cues.anaphors}
    return UNCLEAR * (1 + (found != {"the"})) if found else 0.0


def _of_clause(text: str, low: int, high: int, part: Dated, cues: Cues, published: date) -> float:
    where, clause = clause_of(text, low, high, cues)
    before, near = small(text[:low]), max(0, low - NEAR)
    told = clause.lower()
    spoken = words.words(without_asides(clause, cues))
    done = words.event_verbs(spoken, cues) > 0
    deed = done or not cues.happenings.isdisjoint(words.words(text[:low])[-4:])
    ahead = part.when.last > published
    wholly = part.when.first > published and (not BEING.isdisjoint(spoken) or (not done and _is_present(spoken, cues)))
    plan = wholly or (ahead and not cues.planned.isdisjoint(spoken))
    score = PLAN if plan else DEED if deed and part.when.first <= published else NO_VERB
    at = clause.find(text[low:high]) if where is Place.OWN else -1
    local = (clause, at, at + high - low) if at >= 0 else (text, low, high)
    score += LOOSE * (where is Place.LOOSE or _is_of_a_noun(*local, part, cues, published))
    named = part.rule == NAMED_DAY
    held = part.when.precision > Precision.YEAR and _HELD_AT.search(before, near)
    if text[high : high + 2] in ("'s", "’s") and not named:
        score += LOOSE
    elif not named and not held and is_attributive(text, low, high, cues):
        score += QUALIFIES
    if _VERB_NEXT.match(text, high) and _IS_SUBJECT.match(text[:low]):
        score += LOOSE
    if part.saying and _ENDS.match(text, high) and ATTRIBUTED.of(cues.lang).search(text, near, low):
        score += LOOSE
    score += SAYING * part.saying + QUOTED * (is_quoted(text, low) or text[:1] in '"“„«')
    said = frozenset(words.words(clause))
    if _POSSIBLE & said and not cues.planned.intersection(spoken) - {"expected", "due"}:
        score += POSSIBLE
    if _COMPARED.search(before, near):
        score += COMPARED
    if _is_first_person(clause):
        score += QUOTED
    if _FIGURES & said or _PERCENT.search(told) or (_OF_RATES & said and _RATES.search(told)):
        score += FIGURES
    if _SNAPSHOT.search(before, near):
        score += SNAPSHOT
    if _OF_STATES & said and _STATE.search(clause):
        score += FIGURES
    if _NEGATIONS & said and _NEGATED.search(told):
        score += NEGATED
    if named and not _ADVERBIAL.search(before, near):
        loose = not is_attributive(text, low, high, cues) or text[:low].endswith((" of ", " of the "))
        score += QUALIFIES * loose
    if part.when.precision < Precision.YEAR:
        score += VAGUE
    if "born" in spoken or "aged" in spoken[:3]:
        score += BIOGRAPHY
    return score + NAMED_EVENT * bool(cues.happenings.intersection(spoken))
