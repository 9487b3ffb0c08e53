"""What speaks for and against news in an article: small questions about its headline, first sentences, address and dates.

Each function answers one of them for an `ArticleFace`, with a number from 0 (not at all) to 1. `newsworthiness` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain

from tui.events.extraction import features
from tui.events.extraction.features import Marks
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.cues import Cues, load, words
from tui.events.terms import country_terms, fold, stopwords, terms
from tui.languages import read, word_lists
from tui.model import TimeExpression

NEWS = TUNING.news
LISTS = (
    "deeds", "officials", "personal", "soft", "weighty", "deaths",
    "articles", "being", "joins", "negated", "contrast", "ages", "ordinary", "sport", "powers", "many",
)  # fmt: skip
"""The lists of words of `news.toml`."""
FUNCTION, PAST, PRESENT, RUNNING = FORMS = ("function words", "past", "present", "running")
"""Names of what words are by the function words and the verbs of their language."""
_QUESTION = re.compile(r"[?¿？]")
_NUMBER = re.compile(r"\d")
_OWNER = re.compile(r"(?:\S{1,40} ){0,2}\S{1,40}(?:['’]s|s['’]) ")
_OPENS_QUOTED = re.compile(r"[\"“”‘'«„「]")


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the lists of `news.toml`, and those of `FORMS`, hold of a text.

    Args:
        counts: name of a list -> how many words of the text it holds; none where it holds none.
        first: names of the lists that hold the first word.
        size: how many words it has; where words stand without spaces, how many that are known.
    """

    counts: dict[str, int]
    first: frozenset[str]
    size: int

    def and_of(self, rest: Kinds) -> Kinds:
        """Those of a text that goes on with another one."""
        counts = self.counts.copy()
        for name, count in rest.counts.items():
            counts[name] = counts.get(name, 0) + count
        return Kinds(counts, self.first if self.size else rest.first, self.size + rest.size)


@dataclass(frozen=True, slots=True)
class ArticleFace:
    """What a reader sees of an article before reading it.

    Args:
        title: its headline, whole.
        lead: the first sentence that tells; may be empty.
        opening: it and the sentences after it, as many as `Tuning.news.opening_sentences` says.
        url: its address.
        lang: ISO 639-1 code of its language.
        cues: word lists of it.
        published: local day of publication.
        times: time expressions of the opening.
        lead_times: those of them that stand in the lead.
        unquoted: the headline without what somebody said.
    title_kinds, unquoted_kinds, lead_kinds: what they have of the lists of words.
    opening_kinds: the same of the opening without what somebody said.
    marks: what tells features in its language, None where nothing is known.
    """

    title: str
    lead: str
    opening: str
    url: str | None
    lang: str
    cues: Cues
    published: date
    times: Sequence[TimeExpression]
    lead_times: Sequence[TimeExpression]
    unquoted: str
    title_kinds: Kinds
    unquoted_kinds: Kinds
    lead_kinds: Kinds
    opening_kinds: Kinds
    marks: Marks | None


Question = Callable[[ArticleFace], float]


# ------------------------------------------------------------------ word lists


def kinds_of(text: str, lang: str) -> Kinds:
    """What a text of a language has of the lists."""
    glued = _glued(lang)
    found = words(text) if glued is None else glued.findall(text)
    held = list(map(_lists(lang).__getitem__, found))
    counts: dict[str, int] = {}
    for name in chain.from_iterable(filter(None, held)):
        counts[name] = counts.get(name, 0) + 1
    return Kinds(counts, held[0] if held else frozenset(), len(held))


_IN_NONE: frozenset[str] = frozenset()
"""What most words have."""


class _Lists(dict[str, frozenset[str]]):
    """Word -> names of the lists of a language that hold it, as it is, by its beginning, or without what has grown onto its
    beginning; found out when first asked for, and remembered."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.whole: dict[str, set[str]] = {}
        """The words of the lists."""
        self._beginnings: dict[int, dict[str, set[str]]] = {}
        """Length -> beginning of a word (written with a star) -> names of its lists."""
        lists = word_lists(lang, "news")
        for name in LISTS:
            for word in lists.get(name, ()):
                stem = word.removesuffix("*")
                table = self._beginnings.setdefault(len(stem), {}) if stem != word else self.whole
                table.setdefault(stem, set()).add(name)
        self._prefixes = lists.get("prefixes", ())
        self._cues = load(lang)

    def __missing__(self, word: str) -> frozenset[str]:
        names = set(self.whole.get(word, ()))
        for length, stems in self._beginnings.items():
            names.update(stems.get(word[:length], ()))
        if not names:
            for prefix in self._prefixes:
                if word.startswith(prefix) and (bare := word.removeprefix(prefix)) in self.whole:
                    names.update(self.whole[bare])
        names.update(self._forms(word))
        held = frozenset(names) if names else _IN_NONE
        if len(self) < NEWS.words_kept:
            self[word] = held
        return held

    def _forms(self, word: str) -> Iterator[str]:
        """What a word is by the grammar of its language; verbs are told only where all words for them are there."""
        if fold(word) in stopwords():
            yield FUNCTION
        cues = self._cues
        if cues.known:
            if word in cues.past or cues.is_regular_past(word):
                yield PAST
            if word in cues.presents:
                yield PRESENT
            if word.endswith(cues.gerund_endings):
                yield RUNNING


@cache
def _lists(lang: str) -> _Lists:
    """The lists of a language, made once."""
    return _Lists(lang)


@cache
def _glued(lang: str) -> re.Pattern[str] | None:
    """The words of all lists as a pattern, for a language whose words stand without spaces."""
    if not read(lang, "news").get("glued"):
        return None
    known = sorted(_lists(lang).whole, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, known)))


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


def countries(face: ArticleFace) -> float:
    """Countries that the headline names, up to two."""
    return min(len(country_terms().intersection(terms(face.title))), 2) / 2


# ------------------------------------------------------------------ shapes of headlines


def _by_marks(holds: Callable[[ArticleFace, Marks], bool]) -> Question:
    """A question that only a language with word lists for features can answer."""
    return lambda face: float(face.marks is not None and holds(face, face.marks))


asks = _by_marks(lambda face, marks: features.asks(face.title, marks))
asks_later = _by_marks(lambda face, marks: features.asks_after_topic(face.title, marks, face.cues))
is_labelled = _by_marks(lambda face, marks: features.is_labelled(face.title, marks))
ends_as_a_feature = _by_marks(lambda face, marks: features.ends_as_a_feature(face.title, marks))
speaks_for_itself = _by_marks(lambda face, marks: features.speaks_for_itself(face.title, face.lead, marks, face.cues))
is_a_phrase = _by_marks(lambda face, marks: features.is_a_phrase(face.title, marks, face.cues))


def has_a_question(face: ArticleFace) -> float:
    """A question mark in the headline."""
    return float(_QUESTION.search(face.title) is not None)


def opens_with_a_question(face: ArticleFace) -> float:
    """A question mark in the first sentences."""
    return float(_QUESTION.search(face.opening) is not None)


def is_filed_apart(face: ArticleFace) -> float:
    """A part of the address under which outlets keep what is no news."""
    return float(features.is_filed_apart(face.url))


def begins_with_an_article(face: ArticleFace) -> float:
    """The headline begins with "The" or a quotation."""
    return float(_OPENS_QUOTED.match(face.title) is not None or features.begins_with_an_article(face.title, face.lang))


def is_titled(face: ArticleFace) -> float:
    """Most Words Have a Capital, in a language where only names have one by themselves."""
    says_something = face.title and not read(face.lang, "news").get("capital_nouns")
    return float(bool(says_something) and features.is_titled(face.title))


def is_mostly_quoted(face: ArticleFace) -> float:
    """Most of the headline is what somebody said."""
    return float(len(face.unquoted) < NEWS.unquoted_share * len(face.title))


def has_a_topic(face: ArticleFace) -> float:
    """A colon."""
    return float(": " in face.title)


def has_a_short_topic(face: ArticleFace) -> float:
    """At most three words before the first joint: a place, a body."""
    first, *others = features.JOINT.split(face.title)
    return float(bool(others) and len(first.split()) <= NEWS.short_topic_words)


def length(face: ArticleFace) -> float:
    """Words of the headline, of sixteen."""
    return min(len(face.title.split()) / NEWS.long_headline_words, 1.0)


def has_a_number(face: ArticleFace) -> float:
    """A digit in the headline."""
    return float(_NUMBER.search(face.title) is not None)


def is_owned(face: ArticleFace) -> float:
    """The headline begins with somebody's something ("Sorrel's new dam")."""
    return float(_OWNER.match(face.title) is not None)


def function_words(face: ArticleFace) -> float:
    """Share of function words in the headline: those of news leave them out where the language allows it."""
    return face.title_kinds.counts.get(FUNCTION, 0) / max(face.title_kinds.size, 1)


# ------------------------------------------------------------------ first sentences


def says_it_again(face: ArticleFace) -> float:
    """Share of the headline's words that stand in the first sentence as well: that of news tells what the headline tells."""
    titled = set(terms(face.title))
    return len(titled.intersection(terms(face.lead))) / max(len(titled), 1)


def has_a_number_within(face: ArticleFace) -> float:
    """A digit in the first sentences."""
    return float(_NUMBER.search(face.opening) is not None)


def numbers_the_dead(face: ArticleFace) -> float:
    """The headline or the first sentence has a number and tells of deaths or a disaster."""
    told = ((face.title, face.title_kinds), (face.lead, face.lead_kinds))
    deadly = [(text, kinds.counts) for text, kinds in told if kinds.counts.get("deaths")]
    return float(any(counts.get("many") or _NUMBER.search(text) for text, counts in deadly))


def tells_of_the_present(face: ArticleFace) -> float:
    """Share of the present among the verbs of the first sentences: news tells of the past."""
    if not face.cues.known:
        return 0.0
    counts = face.opening_kinds.counts
    present = counts.get("being", 0) + counts.get(PRESENT, 0)
    return present / max(present + counts.get(PAST, 0), 1)


def names(face: ArticleFace) -> float:
    """Words with a capital inside the first sentence, of six."""
    capitals = sum([word[0].isupper() for word in face.lead.split()[1:]])
    return min(capitals, NEWS.most_names) / NEWS.most_names


def is_bare(face: ArticleFace) -> float:
    """Hardly any text."""
    return float(len(face.opening) < NEWS.bare_chars)


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
