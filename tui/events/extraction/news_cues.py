"""What speaks for and against news in an article: small questions about its headline, first sentences, address and dates.

Each function answers one of them for an `ArticleFace`, with a number from 0 (not at all) to 1. `newsworthiness` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tui.events.clauses.quotes import Span
from tui.events.clauses.word_classes import NUMBER
from tui.events.extraction import features
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.cues import Cues
from tui.events.sentences.news_words import FUNCTION, PAST, PRESENT, Kinds
from tui.events.sentences.words import SentenceWords
from tui.events.terms import country_terms, terms
from tui.model import TimeExpression

NEWS = TUNING.news
_QUESTION_MARKS = frozenset("?¿？")
_OPENS_QUOTED = frozenset("\"“”‘'«„「")


@dataclass(frozen=True, slots=True)
class ArticleFace:
    """What a reader sees of an article before reading it.

    Args:
        title: words of its headline, whole.
        parts: first place, and the one behind the last, of each part of the headline between joints.
        said: code points of the headline between quotation marks of any kind.
        opening: words of the first sentence that tells, the lead, and of those after it, as many as `Tuning.news.opening_sentences`
            says; of one empty sentence where the article has no text.
        opening_chars: code points from the beginning of the lead to the end of the last of them.
        said_in_lead: code points of the lead between quotation marks.
        url: its address.
        lang: ISO 639-1 code of its language.
        cues: word lists of it.
        published: local day of publication.
        times: time expressions of the opening.
        lead_times: those of them that stand in the lead.
        title_kinds, unquoted_kinds, lead_kinds: what headline and lead have of the lists of words; the second without what is said.
        opening_kinds: the same of the opening without what is said.
        categories: what its feed files it under.
        place: 1 for the first entry of its feed; 0 where its place says nothing.
    """

    title: SentenceWords
    parts: Sequence[Span]
    said: Sequence[Span]
    opening: Sequence[SentenceWords]
    opening_chars: int
    said_in_lead: Sequence[Span]
    url: str | None
    lang: str
    cues: Cues
    published: date
    times: Sequence[TimeExpression]
    lead_times: Sequence[TimeExpression]
    title_kinds: Kinds
    unquoted_kinds: Kinds
    lead_kinds: Kinds
    opening_kinds: Kinds
    categories: Sequence[str] = ()
    place: int = 0

    @property
    def lead(self) -> SentenceWords:
        """Words of the first sentence that tells."""
        return self.opening[0]


Question = Callable[[ArticleFace], float]


# ------------------------------------------------------------------ word lists


def in_title(name: str, most: int = 1) -> Question:
    """Words of a list in the headline, as a share of the most that count."""
    return lambda face: min(face.title_kinds.counts.get(name, 0), most) / most


def in_unquoted_title(name: str) -> Question:
    """The same outside quotations."""
    return lambda face: float(name in face.unquoted_kinds.counts)


def in_lead(name: str, most: int = 1) -> Question:
    """Words of a list in the first sentence."""
    return lambda face: min(face.lead_kinds.counts.get(name, 0), most) / most


def in_opening(name: str, most: int = 1) -> Question:
    """Words of a list in the first sentences, outside quotations."""
    return lambda face: min(face.opening_kinds.counts.get(name, 0), most) / most


def begins_with(name: str) -> Question:
    """The headline begins with a word of a list."""
    return lambda face: float(name in face.title_kinds.first)


def opens_with(name: str) -> Question:
    """The first sentence begins with a word of a list."""
    return lambda face: float(name in face.lead_kinds.first)


def countries(face: ArticleFace) -> float:
    """Countries that the headline names, up to two."""
    return min(len(country_terms().intersection(terms(face.title.text))), 2) / 2


# ------------------------------------------------------------------ shapes of headlines


def asks(face: ArticleFace) -> float:
    """The headline begins with a word of questions."""
    return float(features.asks(face.title))


def asks_later(face: ArticleFace) -> float:
    """A question, a label or a list behind the topic."""
    return float(features.asks_after_topic(face.title, face.parts))


def is_labelled(face: ArticleFace) -> float:
    """A label before the headline, or a number of things in it."""
    return float(features.is_labelled(face.title))


def ends_as_a_feature(face: ArticleFace) -> float:
    """The headline closes as features do."""
    return float(features.ends_as_a_feature(face.title))


def speaks_for_itself(face: ArticleFace) -> float:
    """The author says I or we."""
    return float(features.speaks_for_itself(face.title, face.parts, face.said, face.lead, face.said_in_lead, face.cues))


def is_a_phrase(face: ArticleFace) -> float:
    """The headline is but a noun, or what somebody is doing."""
    return float(features.is_a_phrase(face.title, face.said, face.cues))


def has_a_question(face: ArticleFace) -> float:
    """A question mark in the headline."""
    return float(not _QUESTION_MARKS.isdisjoint(face.title.lows))


def opens_with_a_question(face: ArticleFace) -> float:
    """A question mark in the first sentences."""
    return float(any(not _QUESTION_MARKS.isdisjoint(words.lows) for words in face.opening))


def is_filed_apart(face: ArticleFace) -> float:
    """A part of the address under which outlets keep what is no news."""
    return float(features.is_filed_apart(face.url))


def is_filed_under_features(face: ArticleFace) -> float:
    """A category under which outlets file what is no news."""
    return float(features.is_filed_under_features(face.categories))


def stands_high(face: ArticleFace) -> float:
    """How near the head of a feed that editors put in order: 1 for its first entry, 0 for one in its middle, to -1."""
    return max(1 - math.log2(face.place) / NEWS.middle_place, -1.0) if face.place else 0.0


def begins_with_an_article(face: ArticleFace) -> float:
    """The headline begins with "The" or a quotation."""
    return float(face.title.text[:1] in _OPENS_QUOTED or features.begins_with_an_article(face.title))


def is_mostly_quoted(face: ArticleFace) -> float:
    """Most of the headline is what somebody said."""
    size = len(face.title.text)
    return float(size - sum(high - low for low, high in face.said) < NEWS.unquoted_share * size)


def has_a_topic(face: ArticleFace) -> float:
    """A colon."""
    return float(features.has_topic(face.title, face.parts))


def has_a_short_topic(face: ArticleFace) -> float:
    """At most three words before the first joint: a place, a body."""
    (_, end), *others = face.parts
    return float(bool(others) and face.title.spaced(0, end) <= NEWS.short_topic_words)


def length(face: ArticleFace) -> float:
    """Words of the headline, of sixteen."""
    return min(len(face.title.begins) / NEWS.long_headline_words, 1.0)


def has_a_number(face: ArticleFace) -> float:
    """A digit in the headline."""
    return float(_has_digit(face.title))


def _has_digit(words: SentenceWords) -> bool:
    """Whether a number stands among words that is not written in Chinese signs, which names have as well."""
    return bool(words.held & NUMBER) and any(map(str.isdecimal, words.text))


def is_owned(face: ArticleFace) -> float:
    """The headline begins with somebody's something ("Sorrel's new dam")."""
    return float(features.is_owned(face.title))


def function_words(face: ArticleFace) -> float:
    """Share of function words in the headline: those of news leave them out where the language allows it."""
    return face.title_kinds.counts.get(FUNCTION, 0) / max(face.title_kinds.size, 1)


# ------------------------------------------------------------------ first sentences


def says_it_again(face: ArticleFace) -> float:
    """Share of the headline's words that stand in the first sentence as well: that of news tells what the headline tells."""
    titled = set(terms(face.title.text))
    return len(titled.intersection(terms(face.lead.text))) / max(len(titled), 1)


def has_a_number_within(face: ArticleFace) -> float:
    """A digit in the first sentences."""
    return float(any(map(_has_digit, face.opening)))


def numbers_the_dead(face: ArticleFace) -> float:
    """The headline or the first sentence has a number and tells of deaths or a disaster."""
    told = ((face.title, face.title_kinds.counts), (face.lead, face.lead_kinds.counts))
    return float(any(counts.get("deaths") and (counts.get("many") or _has_digit(words)) for words, counts in told))


def tells_of_the_present(face: ArticleFace) -> float:
    """Share of the present among the verbs of the first sentences: news tells of the past."""
    if not face.cues.known:
        return 0.0
    counts = face.opening_kinds.counts
    present = counts.get("being", 0) + counts.get(PRESENT, 0)
    return present / max(present + counts.get(PAST, 0), 1)


def names(face: ArticleFace) -> float:
    """Words with a capital inside the first sentence, of six."""
    lead = face.lead
    capitals = sum([lead.text[lead.starts[place]].isupper() for place in lead.begins[1:]])
    return min(capitals, NEWS.most_names) / NEWS.most_names


def is_bare(face: ArticleFace) -> float:
    """Hardly any text."""
    return float(face.opening_chars < NEWS.bare_chars)


def gives_a_recent_day(face: ArticleFace) -> float:
    """The first sentence names a day of the last ones."""
    return float(any(_is_recent(time, face.published) for time in face.lead_times))


def _is_recent(time: TimeExpression, published: date) -> bool:
    if time.when is None or not time.when.is_day:
        return False
    return -1 <= (published - time.when.first).days <= NEWS.recent_days


def gives_an_old_date(face: ArticleFace) -> float:
    """The first sentences name a time most of a year ago or more."""
    ago = [(face.published - time.when.last).days for time in face.times if time.when is not None]
    return float(any(days > NEWS.old_days for days in ago))


def looks_ahead(face: ArticleFace) -> float:
    """The first sentences name a time to come."""
    return float(any(time.when is not None and time.when.first > face.published for time in face.times))
