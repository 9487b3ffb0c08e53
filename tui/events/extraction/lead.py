"""Which date places the news that an article is about: that of its lead's main clause, if it tells the headline's event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tui.events.anchoring.story import Story, Telling
from tui.events.clauses.clause import ClauseKind, Tense
from tui.events.extraction.tuning import TUNING
from tui.events.sentences import cues as words
from tui.events.sentences.clauses import Place, clause_of
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.split import Cut, split
from tui.events.sentences.words import SentenceWords
from tui.events.terms import terms
from tui.languages import Template
from tui.model import Precision, When
from tui.text import small

REMEMBERED_SENTENCES = 64
"""Sentences whose main clause is remembered, since each of their dates asks for it."""

_FULL_STOPS = tuple(".!?…।۔؟。！？")
_UNSTOPPED = re.compile(r"[\u0e00-\u0e7f]")
"""Thai sentences end without a sign."""
_TOPIC_SIGN = ";"
"""What stands between the topics of a newsletter's headline, where they are not sentences."""
_CLOSING_SIGNS = "\"'”’»)"
_BACK = Template(r"\s(?:{background_openers}|(?:{inside})\s+(?=[^,]*['’]s\s))\s?", re.IGNORECASE)
_OPENING = Template(r"(?:{lead_openers})\s", re.IGNORECASE)
"""In whatever language: a lead is judged by its comma also where the words of its language are not known."""
_NOUN_BEFORE = Template(r"\b(?:{noun_prepositions})\s+(?:(?:{noun_articles})\s+)?$", re.IGNORECASE)
_AHEAD_OF = Template(r"\b(?:{ahead_of})\s+(?:(?:{definite})\s+)?$")
_AUXILIARY = Template(r"\s+(?:{auxiliaries_after_dates})\b")
_QUOTE_END = re.compile(r"[”\"]\s")
_PLAN = Template(r"\b(?:{headline_plans})\b", re.IGNORECASE)
_OCCASION = Template(r"^(?:{News_occasions})\b[^,.]{3,120}$")
_SPOKEN = Template(r"\b(?:{headline_sayings})\b|[:‘“]", re.IGNORECASE)
_STATEMENT_BEFORE = Template(r"(?:, |(?:{news_clause_openers})\s)$")
"""What stands before a clause that says when the news happened, in small letters."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline cut at the first word that opens its background.

    Args:
        front: what it tells ("X resigns").
        back: what that came after ("after Y").
        several: whether other topics follow, as those of a newsletter; none of them is in `front` and `back`.
    """

    front: str
    back: str
    several: bool = False

    @classmethod
    def of(cls, title: str, lang: str) -> Headline:
        """Cut a headline of a language."""
        topics = [topic for cut in split(title) for topic in cut.text.split(_TOPIC_SIGN)]
        first = topics[0] if topics else title
        match = _BACK.of(lang).search(first)
        several = len(topics) > 1
        return cls(first[: match.start()], first[match.start() :], several) if match else cls(first, "", several)

    def opens(self, text: str) -> bool:
        """Whether a text has the first telling word of the headline, who mostly did what it tells."""
        front = terms(self.front)
        return not front or front[0] in terms(text)

    def shares(self, text: str) -> tuple[int, int]:
        """How many telling words of its front and of its back a text has."""
        its = set(terms(text))
        front = set(terms(self.front))
        return len(its & front), len(its & set(terms(self.back)) - front)


def main_date(title: str, story: Story) -> tuple[int, Dated | None]:
    """Which sentence and date place the article's news: (number of the sentence, its date or None).

    The lead's main clause decides. Where the lead has no date, or only that of somebody's saying so, one of the next
    sentences may say when it happened ("The crash happened on Sunday"); else the news is undated and the lead stands
    without a date.
    """
    if not story.sentences:
        return 0, None
    headline = Headline.of(title, story.cues.lang)
    lead, cues = story.lead, story.cues
    dated = _of_lead(story, headline)
    if dated is not None and not (dated.saying and not _SPOKEN.of(cues.lang).search(title)):
        return lead, dated
    shared = TUNING.later_shared_terms - (dated is not None)
    for place in range(lead + 1, min(lead + 1 + TUNING.later_sentences, len(story.sentences))):
        part = _of_later(story, place, headline, shared)
        if part is not None and (dated is None or not part.saying):
            return place, part
    return lead, dated


def lead_place(sentences: Sequence[Cut]) -> int:
    """Index of the first real sentence: headings and date lines (a paragraph without a full stop) come before the lead."""
    for place, sentence in enumerate(sentences[: TUNING.heading_sentences]):
        alone = place + 1 < len(sentences) and sentences[place + 1].paragraph != sentence.paragraph
        is_told = sentence.text.rstrip(_CLOSING_SIGNS).endswith(_FULL_STOPS) or _UNSTOPPED.search(sentence.text)
        if not alone or is_told:
            return place
    return 0


def _of_lead(story: Story, headline: Headline) -> Dated | None:
    """The date of a lead's main clause: near publication, or ahead where the lead speaks of a plan."""
    sentence, published, cues = story.sentences[story.lead], story.published, story.cues
    limit = main_clause_end(sentence.text, cues)
    opening = _opening_end(sentence.text)
    best: Dated | None = None
    for part in story.parts[story.lead]:
        low, high = part.spans[0]
        days = (published - part.when.first).days
        fits = (
            -TUNING.ahead_days <= days <= TUNING.recent_days
            if _begins_on_day(part.when)
            else (part.when.contains(published) or -TUNING.ahead_days <= days <= TUNING.past_days)
            and part.when.precision >= Precision.MONTH
        )
        if not fits or part.when.is_open or low < opening:
            continue
        if low > limit and not (_begins_on_day(part.when) and 0 <= days <= TUNING.subordinate_days):
            continue
        if cues.known and (
            is_of_a_noun(sentence.words, low, high, cues) or not _tells(headline, sentence, part, published, cues)
        ):
            continue
        if part.when.first > published and not _is_announced(story, part):
            continue
        is_better = best is None or (_begins_on_day(part.when) and not _begins_on_day(best.when))
        if is_better and not _is_of_something_else(story, story.lead, part):
            best = part
    return best


def _begins_on_day(when: When) -> bool:
    """Whether it is a day, or days of which the first and the last are told."""
    return when.is_day or (when.precision is Precision.DAY and not when.is_open)


def _of_later(story: Story, place: int, headline: Headline, shared: int) -> Dated | None:
    """The recent day on which a later sentence says that the news happened: it points back to it, retells it, or names the
    occasion ("In a letter on Friday, …")."""
    sentence, published, cues = story.sentences[place], story.published, story.cues
    tokens = words.words(sentence.text)[: TUNING.later_words]
    if not tokens or not cues.known:
        return None
    points_back = tokens[0] in cues.news_pointers and not cues.occurring.isdisjoint(tokens)
    for part in story.parts[place]:
        low, high = part.spans[0]
        if not part.when.is_day or not 0 <= (published - part.when.first).days <= TUNING.recent_days:
            continue
        if low > main_clause_end(sentence.text, cues) or low < _opening_end(sentence.text):
            continue
        if points_back:
            return part
        if sentence.is_quoted(low) or is_of_a_noun(sentence.words, low, high, cues):
            continue
        piece = clause_of(sentence, low, high, cues)
        states = piece.where is Place.MAIN or (
            piece.where is Place.OWN
            and _STATEMENT_BEFORE.of(cues.lang).search(sentence.text[: piece.start].lower()) is not None
        )
        before = sentence.text[:low]
        if part.saying:
            states = _QUOTE_END.search(before) is not None or (states and headline.opens(before))
        told = (states and headline.shares(sentence.text)[0] >= shared) or _OCCASION.of(cues.lang).match(before)
        if told and not _is_of_something_else(story, place, part):
            return part
    return None


def _opening_end(text: str) -> int:
    """Code point at which a clause or phrase that opens a sentence ends ("After talks on Monday, …"); 0 without one."""
    return max(text.find(","), 0) if _OPENING.of_all().match(text) else 0


def is_of_a_noun(its: SentenceWords, low: int, high: int, cues: Cues) -> bool:
    """Whether a date belongs to a noun of the clause and not to its verb: "from Monday's broadcast", "ahead of the New
    Year", "the man held on Saturday has been freed"."""
    text = its.text
    if is_attributive(its, low, high) and _NOUN_BEFORE.of(cues.lang).search(
        text, max(0, low - TUNING.preposition_window), low
    ):
        return True
    if _AHEAD_OF.of(cues.lang).search(text, max(0, low - TUNING.preposition_window), low):
        return True
    return bool(_AUXILIARY.of(cues.lang).match(text, high)) and words.event_verbs(words.words(text[:low]), cues) > 0


def _tells(headline: Headline, sentence: Sentence, part: Dated, published: date, cues: Cues) -> bool:
    """Whether a dated clause may be the headline's event rather than what came before it.

    A day close to publication may; an older one must not have more in common with the headline's background than with its
    event; a plan, and a time that is over and no day, must have something in common with it.
    """
    if not headline.front:
        return True
    if headline.several and headline.shares(sentence.text)[0] == 0:
        return False
    days = (published - part.when.first).days
    if _begins_on_day(part.when) and 0 <= days <= TUNING.fresh_days:
        return True
    edge = next((start for start, _ in sentence.edges if start >= part.extent[1]), len(sentence.text))
    front, back = headline.shares(sentence.text[:edge])
    if part.when.first > published:
        return front > 0 or _PLAN.of(cues.lang).search(headline.front) is not None
    if _begins_on_day(part.when):
        return back <= front
    if part.when.contains(published):
        return back <= front and headline.opens(sentence.text)
    return front >= TUNING.headline_back_terms and back <= front


def _is_announced(story: Story, part: Dated) -> bool:
    """Whether the words of a lead before a future date tell of a plan: they say so, or no deed of the past stands among them."""
    cues, (low, high) = story.cues, part.spans[0]
    sentence = story.sentences[story.lead]
    tokens = words.words(sentence.text[:low])
    if cues.planned.intersection(tokens):
        return True
    if not cues.known:
        return part.when.is_day or sentence.clause_at(low, high).tense is not Tense.PAST
    return words.event_verbs(tokens, cues) == 0 or not cues.being.isdisjoint(tokens[-TUNING.announced_words :])


def _is_of_something_else(story: Story, place: int, part: Dated) -> bool:
    """Whether a date tells when something else was than what its sentence tells: what came before it ("had released"), the week
    or month of an aside or a subordinate clause, or what `Sentence.binds` says; not where an aside has the only verb of its sentence."""
    sentence, (low, high) = story.sentences[place], part.spans[0]
    clause = sentence.clause_at(low, high)
    if clause.tense is Tense.PAST_PERFECT:
        return True
    is_aside = story.telling(place, part) is Telling.ASIDE
    if is_aside and all(other.tense is Tense.NONE for other in sentence.clauses):
        return False
    is_beside = is_aside or clause.kind is ClauseKind.SUBORDINATE
    return (is_beside and not _begins_on_day(part.when)) or sentence.binds(low, high)


@lru_cache(maxsize=REMEMBERED_SENTENCES)
def main_clause_end(text: str, cues: Cues) -> int:
    """Code point where the first subordinate clause of a sentence begins, after at least a few words."""
    match = _opening(cues).search(small(text), TUNING.main_clause_chars)
    return match.start() if match else len(text)


@cache
def _opening(cues: Cues) -> re.Pattern[str]:
    """The words that open a subordinate clause, as whole words; not those that may stand before a noun or a date as well."""
    openers = sorted(word for word in cues.subordinate - cues.measuring if word.isalpha())
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(openers)})(?![^\W\d_])" if openers else r"(?!)")
