"""Which date places the news that an article is about: that of its lead's main clause, if it tells the headline's event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from tui.events.anchoring.planned import day_of_plan, is_announced
from tui.events.anchoring.story import Story, Telling
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import ClauseKind, Tense
from tui.events.clauses.word_classes import listed
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.clauses import DatedPiece, Place, clause_of
from tui.events.sentences.dates import Dated
from tui.events.sentences.deeds import has_deed, tell_deed
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.split import Cut, split
from tui.events.sentences.words import NONE, SentenceWords
from tui.events.terms import terms
from tui.model import Precision, When

_FULL_STOPS = tuple(".!?…।۔؟。！？")
_UNSTOPPED = re.compile(r"[\u0e00-\u0e7f]")
"""Thai sentences end without a sign."""
_TOPIC_SIGN = ";"
"""What stands between the topics of a newsletter's headline, where they are not sentences."""
_CLOSING_SIGNS = "\"'”’»)"
_COMMA = ","
_SAYING_SIGNS = frozenset(":‘“")
_QUOTES = frozenset('”"')
_STOPS = frozenset(",.")

_BACKGROUND, _INSIDE, _CASUALTIES = listed("background_openers"), listed("inside"), listed("casualties")
_PLAN, _SPOKEN = listed("headline_plans"), listed("headline_sayings")
_OPENING = listed("lead_openers")
_NOUN_PREPOSITION, _NOUN_ARTICLE = listed("noun_prepositions"), listed("noun_articles")
_AHEAD_OF, _DEFINITE, _AUXILIARY = listed("ahead_of"), listed("definite"), listed("auxiliaries_after_dates")
_OCCASION, _CLAUSE_OPENER = listed("news_occasions"), listed("news_clause_openers")
_SUBORDINATE, _MEASURING = listed("subordinate"), listed("measuring")
_POINTER, _OCCURRING = listed("news_pointers"), listed("occurring")
_PLANNED, _BEING = listed("planned"), listed("being")


class Headline:
    """A headline cut at the first word that opens its background, when that is first asked for.

    Args:
        sentence: the headline.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.title, self._sentence = sentence.text, sentence

    @property
    def words(self) -> SentenceWords:
        """Its words."""
        return self._sentence.words

    @cached_property
    def _topics(self) -> list[str]:
        return [topic for cut in split(self.title) for topic in cut.text.split(_TOPIC_SIGN)]

    @property
    def several(self) -> bool:
        """Whether other topics follow, as those of a newsletter; none of them is in `front` and `back`."""
        return len(self._topics) > 1

    @cached_property
    def _parts(self) -> tuple[str, str]:
        first = self._topics[0] if self._topics else self.title
        start = self.title.find(first)
        words, end = self.words, self.words.at(start + len(first))
        for place in range(words.at(start) + 1, end):
            if not words.touches(place) and _opens_background(words, place, end):
                if words.has(_CASUALTIES, 0, place):
                    break
                stop = words.ends[place - 1] - start
                return first[:stop], first[stop:]
        return first, ""

    @property
    def front(self) -> str:
        """What it tells ("X resigns"); with its background where that did it ("14 dead after boat sinks")."""
        return self._parts[0]

    @property
    def back(self) -> str:
        """What that came after ("after Y")."""
        return self._parts[1]

    @property
    def is_plan(self) -> bool:
        """Whether it tells of a plan."""
        return self.words.has(_PLAN, 0, self.words.at(self.title.find(self.front) + len(self.front)))

    @property
    def is_spoken(self) -> bool:
        """Whether it tells what somebody says."""
        return self.words.has(_SPOKEN) or not _SAYING_SIGNS.isdisjoint(self.title)

    def opens(self, text: str) -> bool:
        """Whether a text has the first telling word of the headline, who mostly did what it tells."""
        front = terms(self.front)
        return not front or front[0] in terms(text)

    def shares(self, text: str) -> tuple[int, int]:
        """How many telling words of its front and of its back a text has."""
        its = set(terms(text))
        front = set(terms(self.front))
        return len(its & front), len(its & set(terms(self.back)) - front)


def _opens_background(words: SentenceWords, place: int, end: int) -> bool:
    """Whether the background of a headline begins at a place, and reaches at most to another ("after Y", "in Osterby's vote")."""
    if words.behind(place, _BACKGROUND) != NONE:
        return True
    if not words.bits[place] & _INSIDE:
        return False
    owner = next((at for at in range(place + 2, end) if words.is_owner(at)), NONE)
    return owner != NONE and _COMMA not in words.lows[place:owner]


def main_date(title: Sentence, story: Story) -> tuple[int, Dated | None]:
    """Which sentence and date place the article's news: (number of the sentence, its date or None).

    The lead's main clause decides. Where the lead has no date, or only that of somebody's saying so, one of the next
    sentences may say when it happened ("The crash happened on Sunday"), and of what is only announced when it will ("The vote, due on
    14 March, …"); else the news is undated and the lead stands without a date.
    """
    if not story.sentences:
        return 0, None
    headline = Headline(title)
    lead = story.lead
    dated = _of_lead(story, headline)
    if dated is not None and not (dated.saying and not headline.is_spoken):
        return lead, dated
    shared = TUNING.later_shared_terms - (dated is not None)
    for place in range(lead + 1, min(lead + 1 + TUNING.later_sentences, len(story.sentences))):
        part = _of_later(story, place, headline, shared)
        if part is not None and (dated is None or not part.saying):
            return place, part
    if dated is None and (story.is_still_ahead or is_announced(headline.words)):
        planned = day_of_plan(story, headline.front, TUNING.plan_sentences, TUNING.ahead_days)
        if planned is not None:
            return planned
    return lead, dated


def lead_place(sentences: Sequence[Cut]) -> int:
    """Index of the first real sentence: headings and date lines (a paragraph without a full stop) come before the lead."""
    for place, sentence in enumerate(sentences[: TUNING.heading_sentences]):
        alone = place + 1 < len(sentences) and sentences[place + 1].paragraph != sentence.paragraph
        if not alone or is_told_whole(sentence.text):
            return place
    return 0


def is_told_whole(text: str) -> bool:
    """Whether a sentence ends as sentences of its script do."""
    return text.rstrip(_CLOSING_SIGNS).endswith(_FULL_STOPS) or _UNSTOPPED.search(text) is not None


def _of_lead(story: Story, headline: Headline) -> Dated | None:
    """The date of a lead's main clause: near publication, or ahead where the lead speaks of a plan."""
    sentence, published, cues = story.sentences[story.lead], story.published, story.cues
    if not story.parts[story.lead]:
        return None
    words = sentence.words
    limit, opening = main_clause_end(words), _opening_end(words)
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
        if cues.known and (is_of_a_noun(words, low, high) or not _tells(headline, sentence, part, published)):
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
    if not story.parts[place] or not cues.known:
        return None
    words = sentence.words
    limit, opening = main_clause_end(words), _opening_end(words)
    points_back = _points_back(words)
    for part in story.parts[place]:
        low, high = part.spans[0]
        if not part.when.is_day or not 0 <= (published - part.when.first).days <= TUNING.recent_days:
            continue
        if low > limit or low < opening:
            continue
        if points_back:
            return part
        if sentence.is_quoted(low) or is_of_a_noun(words, low, high):
            continue
        states = _states(clause_of(sentence, low, high, cues), words)
        date = words.at(low)
        if part.saying:
            states = _follows_quotation(words, date) or (states and headline.opens(sentence.text[:low]))
        told = (states and headline.shares(sentence.text)[0] >= shared) or _is_occasion(words, date)
        if told and not _is_of_something_else(story, place, part):
            return part
    return None


def _points_back(words: SentenceWords) -> bool:
    """Whether a sentence says of what was told before that it happened ("It happened …")."""
    kinds = [kind for kind in words.bits if kind & its.LETTERS][: TUNING.later_words]
    return bool(kinds) and bool(kinds[0] & _POINTER) and any(kind & _OCCURRING for kind in kinds)


def _states(piece: DatedPiece, words: SentenceWords) -> bool:
    """Whether a dated clause is a statement of its sentence, or tells when something in it happened."""
    if piece.where is not Place.OWN:
        return piece.where is Place.MAIN
    place = words.at(piece.start if piece.subject is None else piece.subject[0])
    return place > 0 and (words.lows[place - 1] == _COMMA or bool(words.bits[place - 1] & _CLAUSE_OPENER))


def _follows_quotation(words: SentenceWords, date: int) -> bool:
    """Whether a quotation ends before a date."""
    return any(low in _QUOTES and not words.touches(place + 1) for place, low in enumerate(words.lows[:date]))


def _is_occasion(words: SentenceWords, date: int) -> bool:
    """Whether a sentence begins with the occasion that a date is that of ("In a letter on Friday, …")."""
    if not date > 1 or not words.bits[0] & _OCCASION or not words.has_capital(0):
        return False
    few = words.starts[date] - words.ends[0] <= TUNING.occasion_chars
    return few and _STOPS.isdisjoint(words.lows[:date])


def _opening_end(words: SentenceWords) -> int:
    """Code point at which a clause or phrase that opens a sentence ends ("After talks on Monday, …"); 0 without one."""
    if words.behind(0, _OPENING) == NONE or _COMMA not in words.lows:
        return 0
    return words.starts[words.lows.index(_COMMA)]


def is_of_a_noun(words: SentenceWords, low: int, high: int) -> bool:
    """Whether a date belongs to a noun of the clause and not to its verb: "from Monday's broadcast", "ahead of the New
    Year", "the man held on Saturday has been freed"."""
    date, behind = words.at(low), words.at(high)
    article = words.before(date, _NOUN_ARTICLE)
    if words.before(date if article == NONE else article, _NOUN_PREPOSITION) != NONE and is_attributive(
        words, low, high
    ):
        return True
    definite = words.before(date, _DEFINITE)
    if words.before(date if definite == NONE else definite, _AHEAD_OF) != NONE:
        return True
    return words.behind(behind, _AUXILIARY) != NONE and has_deed(words, 0, date)


def _tells(headline: Headline, sentence: Sentence, part: Dated, published: date) -> bool:
    """Whether a dated clause may be the headline's event rather than what came before it.

    A day close to publication may; an older one must not have more in common with the headline's background than with its
    event; a plan, and a time that is over and no day, must have something in common with it.
    """
    if not headline.title:
        return True
    if headline.several and headline.shares(sentence.text)[0] == 0:
        return False
    days = (published - part.when.first).days
    if _begins_on_day(part.when) and 0 <= days <= TUNING.fresh_days:
        return True
    edge = next((start for start, _ in sentence.edges if start >= part.extent[1]), len(sentence.text))
    front, back = headline.shares(sentence.text[:edge])
    if part.when.first > published:
        return front > 0 or headline.is_plan
    if _begins_on_day(part.when):
        return back <= front
    if part.when.contains(published):
        return back <= front and headline.opens(sentence.text)
    return front >= TUNING.headline_back_terms and back <= front


def _is_announced(story: Story, part: Dated) -> bool:
    """Whether the words of a lead before a future date tell of a plan: they say so, or no deed of the past stands among them."""
    cues, (low, high) = story.cues, part.spans[0]
    sentence = story.sentences[story.lead]
    words, date = sentence.words, sentence.words.at(low)
    if words.has(_PLANNED, 0, date):
        return True
    if not cues.known:
        return part.when.is_day or sentence.clause_at(low, high).tense is not Tense.PAST
    kinds = [kind for kind in words.bits[:date] if kind & its.LETTERS]
    return any(kind & _BEING for kind in kinds[-TUNING.announced_words :]) or not tell_deed(kinds)


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


def main_clause_end(words: SentenceWords) -> int:
    """Code point where the first subordinate clause of a sentence begins, after at least a few words; not behind a word that may
    stand before a noun or a date as well."""
    if words.held & _SUBORDINATE:
        for place in range(words.at(TUNING.main_clause_chars), len(words)):
            if words.bits[place] & _SUBORDINATE and not words.bits[place] & _MEASURING:
                return words.starts[place]
    return len(words.text)
