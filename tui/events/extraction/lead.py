"""Which date places the news that an article is about: that of its lead's main clause, if it tells the headline's event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tui.events.sentences import cues as words
from tui.events.sentences.clauses import EDGE, Place, clause_of
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.quotes import is_quoted
from tui.events.sentences.split import Sentence
from tui.events.terms import terms
from tui.model import Precision
from tui.text import small

RECENT_DAYS = 10
"""A day this long before publication can still be that of the news itself."""

FRESH_DAYS = 1
"""A day this close to publication is taken for that of the news, whatever the headline says."""

AHEAD_DAYS = 400
"""A plan further ahead is no news of its own."""

PAST_DAYS = 45
"""Days before publication in which a month or week may be that of the news."""

LOOK_AHEAD = 3
"""Sentences after an undated lead that may say when its news happened."""

NEAR = 40
"""Code points before a date in which its preposition stands."""

SHARED = 3
"""Telling words in common with the headline by which a later sentence tells the same news."""

_FULL_STOPS = tuple(".!?…。！？")
_BACK = re.compile(
    r"\s(?:after|over|amid|following|despite|ahead of|before|since|in\s+(?=[^,]*['’]s\s))\s?", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:after|when|as|while|since|before|despite|with|until|if|although|though|following)\s", re.IGNORECASE
)
_NOT_ITS_OWN = re.compile(
    r"\b(?:ahead of|prior to|before|until|since|than|from|of|about|for|as|after|following|at|in|during)\s+(?:the\s+|an?\s+|its\s+)?$",
    re.IGNORECASE,
)
_AHEAD_OF = re.compile(r"\b(?:ahead of|prior to|as)\s+(?:the\s+)?$")
_AUXILIARY = re.compile(r"\s+(?:has|have|had|was|were|is|are|will)\b")
_QUOTE_END = re.compile(r"[”\"]\s")
_PLAN = re.compile(
    r"\b(?:to|will|set|plans?|planned|due|next|upcoming|expected|nears?|eyes|scheduled?|vows?)\b", re.IGNORECASE
)
_OCCASION = re.compile(
    r"^(?:In|At|During|Speaking|Talking|Returning|Writing|Testifying)\b[^,.]{3,120}$",
)
_SPOKEN = re.compile(
    r"\b(?:sa(?:ys?|id)|tells?|told|warns?|claims?|calls?|urges?|vows?|denies|rejects?|accuses?|reports?|according)\b|[:‘“]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline cut at the first word that opens its background: what it tells, and what that came after ("X resigns | after
    Y")."""

    front: str
    back: str

    @classmethod
    def of(cls, title: str) -> Headline:
        match = _BACK.search(title)
        return cls(title[: match.start()], title[match.start() :]) if match else cls(title, "")

    def opens(self, text: str) -> bool:
        """Whether a text has the first telling word of the headline, who mostly did what it tells."""
        front = terms(self.front)
        return not front or front[0] in terms(text)

    def shares(self, text: str) -> tuple[int, int]:
        """How many telling words of its front and of its back a text has."""
        found = set(terms(text))
        front = set(terms(self.front))
        return len(found & front), len(found & set(terms(self.back)) - front)


def main_date(
    title: str, sentences: Sequence[Sentence], parts: Sequence[list[Dated]], published: date, cues: Cues
) -> tuple[int, Dated | None]:
    """Which sentence and date place the article's news: (index of the sentence, its date or None).

    The lead's main clause decides. Where the lead has no date, or only that of somebody's saying so, one of the next
    sentences may say when it happened ("The crash happened on Sunday"); else the news is undated and the lead stands
    without a date.
    """
    if not sentences:
        return 0, None
    headline = Headline.of(title)
    lead = lead_place(sentences)
    found = _of_lead(sentences[lead], parts[lead], published, cues, headline)
    if found is not None and not (found.saying and not _SPOKEN.search(title)):
        return lead, found
    shared = SHARED - (found is not None)
    for place in range(lead + 1, min(lead + 1 + LOOK_AHEAD, len(sentences))):
        part = _of_later(sentences[place], parts[place], published, cues, headline, shared)
        if part is not None and (found is None or not part.saying):
            return place, part
    return lead, found


def lead_place(sentences: Sequence[Sentence]) -> int:
    """Index of the first real sentence: headings and date lines (a paragraph without a full stop) come before the lead."""
    for place, sentence in enumerate(sentences[:4]):
        alone = place + 1 < len(sentences) and sentences[place + 1].paragraph != sentence.paragraph
        if not alone or sentence.text.rstrip("\"'”’»)").endswith(_FULL_STOPS):
            return place
    return 0


def _of_lead(
    sentence: Sentence, parts: Sequence[Dated], published: date, cues: Cues, headline: Headline
) -> Dated | None:
    """The date of a lead's main clause: near publication, or ahead where the lead speaks of a plan."""
    limit = main_clause_end(sentence.text, cues)
    opening = _opening_end(sentence.text)
    best: Dated | None = None
    for part in parts:
        low, high = part.spans[0]
        days = (published - part.when.first).days
        fits = (
            -AHEAD_DAYS <= days <= RECENT_DAYS
            if part.when.is_day
            else (part.when.contains(published) or -AHEAD_DAYS <= days <= PAST_DAYS)
            and part.when.precision >= Precision.MONTH
        )
        if not fits or part.when.is_open or low < opening:
            continue
        if low > limit and not (part.when.is_day and 0 <= days <= 3):
            continue
        if cues.known and (
            is_of_a_noun(sentence.text, low, high, cues) or not _tells(headline, sentence, part, published, cues)
        ):
            continue
        if part.when.first > published and not _is_announced(sentence.text[:low], cues):
            continue
        if best is None or (part.when.is_day and not best.when.is_day):
            best = part
    return best


def _of_later(
    sentence: Sentence, parts: Sequence[Dated], published: date, cues: Cues, headline: Headline, shared: int
) -> Dated | None:
    """The recent day on which a later sentence says that the news happened: it points back to it, retells it, or names the
    occasion ("In a letter on Friday, …")."""
    spoken = words.words(sentence.text)[:14]
    if not spoken or not cues.known:
        return None
    points = spoken[0] in ("the", "it", "this") and not cues.occurring.isdisjoint(spoken)
    for part in parts:
        low, high = part.spans[0]
        if not part.when.is_day or not 0 <= (published - part.when.first).days <= RECENT_DAYS:
            continue
        if low > main_clause_end(sentence.text, cues) or low < _opening_end(sentence.text):
            continue
        if points:
            return part
        if is_quoted(sentence.text, low) or is_of_a_noun(sentence.text, low, high, cues):
            continue
        where, clause = clause_of(sentence.text, low, high, cues)
        told = where is Place.MAIN or (
            where is Place.OWN and sentence.text.partition(clause)[0].lower().endswith((", ", "when "))
        )
        if part.saying:
            told = _QUOTE_END.search(sentence.text[:low]) is not None or (told and headline.opens(sentence.text[:low]))
        if (told and headline.shares(sentence.text)[0] >= shared) or _OCCASION.match(sentence.text[:low]):
            return part
    return None


def _opening_end(text: str) -> int:
    """Code point at which a clause or phrase that opens a sentence ends ("After talks on Monday, …"); 0 without one."""
    return max(text.find(","), 0) if _OPENING.match(text) else 0


def is_of_a_noun(text: str, low: int, high: int, cues: Cues) -> bool:
    """Whether a date belongs to a noun of the clause and not to its verb: "from Monday's broadcast", "ahead of the New
    Year", "the man held on Saturday has been freed"."""
    if is_attributive(text, low, high, cues) and _NOT_ITS_OWN.search(text, max(0, low - NEAR), low):
        return True
    if _AHEAD_OF.search(text, max(0, low - NEAR), low):
        return True
    return bool(_AUXILIARY.match(text, high)) and words.event_verbs(words.words(text[:low]), cues) > 0


def _tells(headline: Headline, sentence: Sentence, part: Dated, published: date, cues: Cues) -> bool:
    """Whether a dated clause may be the headline's event rather than what came before it.

    A day close to publication may; an older one must not have more in common with the headline's background than with its
    event; a plan, and a time that is over and no day, must have something in common with it.
    """
    if not headline.front:
        return True
    days = (published - part.when.first).days
    if part.when.is_day and 0 <= days <= FRESH_DAYS:
        return True
    edge = EDGE.of(cues.lang).search(small(sentence.text), part.extent[1])
    front, back = headline.shares(sentence.text[: edge.start()] if edge else sentence.text)
    if part.when.first > published:
        return front > 0 or _PLAN.search(headline.front) is not None
    if part.when.is_day or part.when.contains(published):
        return back <= front
    return front > 1 and back <= front


def _is_announced(before: str, cues: Cues) -> bool:
    """Whether the words before a future date tell of a plan: they say so, or no deed of the past stands among them."""
    spoken = words.words(before)
    if not cues.known or cues.planned.intersection(spoken):
        return True
    return words.event_verbs(spoken, cues) == 0 or {"is", "are"} & set(spoken[-4:]) != set()


_MEASURING = frozenset({"that", "as", "since", "until", "before", "after"})
"""Conjunctions that open no clause of their own where they stand before a noun or a date."""


@lru_cache(maxsize=64)
def main_clause_end(text: str, cues: Cues) -> int:
    """Code point where the first subordinate clause of a sentence begins, after at least a few words."""
    found = _opening(cues).search(small(text), 31)
    return found.start() if found else len(text)


@lru_cache(maxsize=32)
def _opening(cues: Cues) -> re.Pattern[str]:
    """The words that open a subordinate clause, as whole words."""
    its = sorted(word for word in cues.subordinate - _MEASURING if word.isalpha())
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(its)})(?![^\W\d_])" if its else r"(?!)")
