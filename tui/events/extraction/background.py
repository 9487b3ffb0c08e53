"""Background events of an article: every dated clause of its sentences, and undated ones that take the date of their context."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial

from tui.events.anchoring.story import Story
from tui.events.clauses.clause import ClauseKind
from tui.events.clauses.quotes import balanced
from tui.events.clauses.word_classes import listed
from tui.events.extraction.clause_title import stands_alone, stands_with_topic, title_of_clause
from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.lead import is_told_whole
from tui.events.extraction.mentions import News, Scored
from tui.events.extraction.title_shape import Vagueness, fault_of, says_who
from tui.events.extraction.tuning import TUNING
from tui.events.extraction.worth import Held, cues_of_clause, cues_of_title, is_hopeless, total
from tui.events.sentences.clauses import clause_of
from tui.events.sentences.cues import Cues, has_words
from tui.events.sentences.dates import CLOCK_RULE, Dated
from tui.events.sentences.deeds import modality
from tui.events.sentences.people import leading_name, only_name
from tui.events.sentences.sentence import Sentence
from tui.events.sentences.words import NONE, SentenceWords, words_of
from tui.events.terms import terms
from tui.events.titles.references import (
    is_empty,
    lacks_place,
    names_something,
    stranger,
    with_country,
    with_stranger,
    without_impersonal_opener,
)
from tui.events.titles.standalone import is_place, spelt_out
from tui.events.titles.subject import named, organisation, with_topic, without_loose_participle
from tui.events.titles.tuning import TUNING as TITLES
from tui.model import WORTH, Article, Evidence, Precision, When

_PRONOUNS = listed("names_for")
"""What a title puts a name for: without one in the text nobody's name is looked for."""

_DEFINITE = listed("definite")
_STOPS = "。.!！"
_INSIDE = frozenset(",;")
"""Signs behind which a capital is not that of a sentence."""


class SpokenOf:
    """The person and the organisation that the pronouns of an article mean, sentence by sentence; looked for when first asked for.

    Args:
        news: what is read.
        story: the article, read from its lead on.
    """

    def __init__(self, news: News, story: Story) -> None:
        self._news, self._story = news, story
        self._next = story.lead
        self._said_at = 0

    @cached_property
    def _has_pronouns(self) -> bool:
        sentences = self._story.sentences[self._story.lead :]
        if not sentences or not sentences[0].may_have(_PRONOUNS):
            return False
        return any(
            sentence.words.bits[place] & _PRONOUNS and sentence.words.has_capital(place)
            for sentence in sentences
            if sentence.words.held & _PRONOUNS
            for place in range(len(sentence.words))
        )

    @cached_property
    def _name(self) -> str:
        """Of the person that was spoken of before the next sentence."""
        return only_name(self._news.headline, self._news.cues)

    @cached_property
    def thing(self) -> str:
        """The organisation, "" if none is plain."""
        sentences, lead = self._story.sentences, self._story.lead
        return organisation(self._news.headline, sentences[lead].text if sentences else "", self._news.cues)

    def name_at(self, number: int) -> str:
        """The name of the person that a pronoun in the sentence of a number means, "" if none is plain; to be asked in order."""
        if not self._has_pronouns:
            return ""
        while self._next < number:
            self._read(self._next)
            self._next += 1
        return self._name

    def _read(self, number: int) -> None:
        cues, article = self._news.cues, self._news.article
        its = self._story.sentences[number].words
        place = number - self._story.lead
        found = _confirmed(leading_name(its, cues, self._name), self._name, article)
        found = "" if is_place(found, cues.lang) else found
        found = found or (only_name(its, cues) if not self._name else "")
        if found:
            self._said_at, self._name = place, found
        elif place - self._said_at >= TUNING.pronoun_sentences:
            self._name = ""


def background(news: News, story: Story) -> list[Scored]:
    """Mentions beside the main one with their cues, in the order of the text; numbered from 1.

    Args:
        news: what they are read against.
        story: the article, read from its lead on.
    """
    out: list[Scored] = []
    spoken_of = SpokenOf(news, story)
    for number in range(story.lead, len(story.sentences)):
        if story.parts[number]:
            out.extend(_of_sentence(news, story, number, spoken_of, len(out) + 1))
    return out


def _confirmed(first_name: str, known: str, article: Article) -> str:
    """A name at the beginning of a sentence; "" for a single word that has its capital from standing there ("Voters")."""
    if not first_name or " " in first_name or first_name in known.split() or _names_somebody(article, first_name):
        return first_name
    return ""


def _stands_inside(name: str, text: str) -> bool:
    """Whether a name stands inside a sentence of a text, behind a small letter or a comma."""
    place = text.find(f" {name}")
    while place >= 0:
        end = place + 1 + len(name)
        if place and (text[place - 1].islower() or text[place - 1] in _INSIDE) and not text[end : end + 1].isalnum():
            return True
        place = text.find(f" {name}", end)
    return False


def _of_sentence(news: News, story: Story, number: int, spoken_of: SpokenOf, first: int) -> list[Scored]:
    """The mentions of a sentence; `spoken_of` is what its pronouns mean."""
    cues, sentence, place = news.cues, story.sentences[number], number - story.lead
    dated, own_number = story.parts[number], number
    if len(sentence.text) > TUNING.sentence_chars or sentence.text.endswith("?"):
        return []
    if all(news.is_dated_by(sentence, part) for part in dated):
        return []
    if not has_words(sentence.text, TUNING.sentence_words):
        return []
    spans = [span for part in story.parts[number] for span in part.spans]
    parts = [_on_day_told(part, story, number) for part in story.parts[number]]
    titles: dict[int, SentenceWords] = {}

    def title_at(number: int) -> SentenceWords:
        if number not in titles:
            name, thing = spoken_of.name_at(own_number), spoken_of.thing
            titles[number] = _title(news, sentence, parts[number], spans, name, thing, story.sentences[story.lead].text)
        return titles[number]

    out: list[Scored] = []
    for number, part in enumerate(parts):
        if news.is_dated_by(sentence, part):
            continue
        if cues.known and not news.every and is_hopeless(clause_of(sentence, *part.extent, cues).where):
            continue
        clause = DatedClause.of(sentence, part, cues, place, news.article.published.date())
        held = cues_of_clause(clause) if news.every else cues_of_clause(clause, WORTH)
        if news.every or total(held) >= WORTH:
            clause = clause.titled(title_at(number), _is_repeated(number, parts, title_at))
            out.append(_dated(news, first + len(out), sentence, clause, held))
    return out


def _on_day_told(part: Dated, story: Story, sentence: int) -> Dated:
    """A bare time of day put on the day that its clause names, else on that which the text has come to."""
    if part.rule != CLOCK_RULE or part.when.clock is None:
        return part
    clause = story.sentences[sentence].clause_at(*part.spans[0])
    beside = [other.when for other in story.parts[sentence] if other.when.is_day and clause.holds(*other.spans[0])]
    named = [when for when in beside if when.clock is None]
    day = When.day(named[0].first) if len(named) == 1 else story.running(sentence, TUNING.near_days)
    return replace(part, when=When.day(day.first, part.when.clock), anchor=day.edtf())


def _is_repeated(number: int, parts: Sequence[Dated], title_at: Callable[[int], SentenceWords]) -> bool:
    """Whether another date of the sentence tells better when the same thing happened: a clause happens once, at its finest
    date, else at its first. Days of a list ("on 3 and 9 May") stay apart.

    Args:
        number: of the date.
        parts: all dates of the sentence.
        title_at: the title that the date of a number gets.
    """
    part = parts[number]
    for other, rival in enumerate(parts):
        is_finer = rival.when.precision > part.when.precision or (rival.when.is_day and not part.when.is_day)
        is_earlier = rival.when.precision == part.when.precision < Precision.DAY and other < number
        if other != number and (is_finer or is_earlier) and title_at(other).text == title_at(number).text:
            return True
    return False


def _dated(news: News, number: int, sentence: Sentence, clause: DatedClause, held: tuple[Held, ...]) -> Scored:
    """The mention of a titled clause, with what its title adds to the cues that held."""
    part = clause.part
    low, high = part.spans[0]
    held = (*held, *cues_of_title(clause))
    score = total(held)
    title = clause.title.text
    is_alone = stands_alone(clause)
    if not is_alone:
        title = with_topic(clause.title, news.topic)
    if score > TUNING.unclear_score and _is_unclear(news, clause, is_alone):
        held = (*held, Held("unclear", "a title that only its article explains", TUNING.unclear_score - score))
        score = TUNING.unclear_score
    if news.every and score < WORTH and sentence.binds(low, high):
        title = ""
    mention = news.mention(
        number,
        title,
        part.when,
        part.basis,
        score=score,
        evidence=Evidence(sentence.text, low, high, part.rule, part.anchor),
        span=(sentence.start, sentence.end),
        time=part.index,
        modality=modality(sentence.words, part.when.first > clause.published),
        terms=() if score < TUNING.weak_score else terms(sentence.text),
    )
    return mention, held


def _is_unclear(news: News, clause: DatedClause, is_alone: bool) -> bool:
    """Whether only its article explains the title of a clause: one that stands alone does not say whom it speaks of, another does
    not even behind the headline."""
    if not is_alone:
        return not (news.topic and stands_with_topic(clause))
    if clause.vagueness is Vagueness.UNCLEAR or _tells_of_outlet(news.article, clause.title):
        return True
    if news.cues.known:
        if (
            stranger(clause.title) != NONE
            or is_empty(clause.title, news.cues)
            or (news.topic and lacks_place(clause.title, news.headline))
        ):
            return True
        return not says_who(clause.title, partial(_is_a_name, news.article))
    return not _is_understood(news, clause)


def _tells_of_outlet(article: Article, title: SentenceWords) -> bool:
    """Whether what a title tells was done by who published it ("The Ledger sat down with …")."""
    if len(article.source) < TUNING.outlet_letters:
        return False
    outlet = words_of(article.source, title.classes.lang).lows
    start = 1 if title.bits[:1] and title.bits[0] & _DEFINITE else 0
    return outlet in (title.lows[: len(outlet)], title.lows[start : start + len(outlet)])


def _names_somebody(article: Article, word: str) -> bool:
    """Whether a word that a sentence begins with is a name: the headline begins with it, or it has its capital inside a sentence."""
    return article.title.startswith(word) or any(_stands_inside(word, text) for text in (article.title, article.text))


def _is_a_name(article: Article, word: str) -> bool:
    """Whether a word that a title begins with is always a name: it is one somewhere, and nowhere a word with a small letter."""
    return _names_somebody(article, word) and f" {word.lower()} " not in article.text


def _is_understood(news: News, clause: DatedClause) -> bool:
    """Whether a sentence that nobody can read is likely to be understood: it is told whole, its date is that of its statement, and it
    speaks from the beginning of what the headline names, without being what that tells."""
    article, sentence, title = news.article, clause.sentence, clause.title.text
    is_cut = sentence.end >= len(article.text.rstrip()) and not is_told_whole(sentence.text)
    if title.endswith("…") or is_cut or not balanced(title) or not _ends_in_verb(title, news.cues):
        return False
    several = sum(time.when is not None for time in sentence.times) > 1
    if several or not names_something(clause.title):
        return False
    if sentence.clause_at(*clause.part.spans[0]).kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE):
        return False
    if not article.title:
        return True
    if news.main.field == "text" and sentence.start == news.main.span[0]:
        return False
    low, high = clause.part.spans[0]
    undated = f"{sentence.text[:low]} {sentence.text[high:]}"
    told = {word for word in terms(article.title) if any(map(str.isalpha, word))}
    opening = told.intersection(terms(undated[: TUNING.opening_chars]))
    return len(opening) >= TUNING.headline_terms and len(opening) <= TUNING.headline_share * len(told)


def _ends_in_verb(title: str, cues: Cues) -> bool:
    """Whether a title ends as a statement does in a language whose verb comes last; always in others."""
    return not cues.sentence_endings or title.rstrip(_STOPS).endswith(cues.sentence_endings)


def _title(
    news: News, sentence: Sentence, part: Dated, spans: Sequence[tuple[int, int]], name: str, thing: str, lead: str
) -> SentenceWords:
    """A title that needs no article to be understood, as far as that can be had."""
    title = title_of_clause(sentence, part, spans, news.cues, name)
    if not news.cues.known:
        return without_impersonal_opener(title)
    title = named(title, name, thing, news.cues)
    title = with_stranger(title, name or only_name(news.headline, news.cues), news.cues)
    plain = without_loose_participle(title)
    titled = plain if plain is title else words_of(with_topic(plain, news.topic), news.cues.lang)
    article = sentence.article_words(news.article.text)
    full = spelt_out(titled, news.headline, article, sentence.start, news.cues)
    if not lacks_place(full, news.headline) or fault_of(full, news.cues):
        return full
    placed = with_country(full, news.headline, lead, news.cues)
    if placed is full and len(news.topic) <= TITLES.topic_chars:
        return words_of(with_topic(full, news.topic), news.cues.lang)
    return placed
