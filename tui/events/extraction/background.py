"""Background events of an article: every dated clause of its sentences, and undated ones that take the date of their context."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.events.anchoring.story import Story
from tui.events.extraction.clause_title import stands_alone, stands_with_topic, title_of_clause
from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.mentions import News, Scored
from tui.events.extraction.tuning import TUNING
from tui.events.extraction.worth import Held, cues_of_clause, cues_of_title, is_hopeless, total
from tui.events.sentences import cues as words
from tui.events.sentences.clauses import clause_of
from tui.events.sentences.dates import CLOCK_RULE, Dated
from tui.events.sentences.deeds import modality
from tui.events.sentences.people import leading_name, only_name
from tui.events.sentences.sentence import Sentence
from tui.events.terms import terms
from tui.events.titles.standalone import spelt_out
from tui.events.titles.subject import named, organisation, with_topic, without_loose_participle
from tui.languages import Template
from tui.model import WORTH, Article, Evidence, Precision, When

_PRONOUN = Template(r"(?:{names_for})\s")
"""What a title puts a name for: without one in the text nobody's name is looked for."""


def background(news: News, story: Story) -> list[Scored]:
    """Mentions beside the main one with their cues, in the order of the text; numbered from 1.

    Args:
        news: what they are read against.
        story: the article, read from its lead on.
    """
    out: list[Scored] = []
    pronouns = _PRONOUN.of(news.cues.lang).search(news.article.text) is not None
    name = (pronouns and only_name(news.article.title, news.cues)) or ""
    thing = organisation(news.article.title, story.sentences[story.lead].text if story.sentences else "", news.cues)
    spoken_of = 0
    for number in range(story.lead, len(story.sentences)):
        place, sentence = number - story.lead, story.sentences[number]
        out.extend(_of_sentence(news, story, number, (name, thing), len(out) + 1))
        if pronouns:
            text = sentence.text[: TUNING.sentence_chars]
            new_name = (
                _confirmed(leading_name(text, news.cues, name), name, news.article)
                or (not name and only_name(text, news.cues))
                or ""
            )
            spoken_of = place if new_name else spoken_of
            name = new_name or (name if place - spoken_of < TUNING.pronoun_sentences else "")
    return out


def _confirmed(first_name: str, known: str, article: Article) -> str:
    """A name at the beginning of a sentence; "" for a single word that has its capital from standing there ("Voters")."""
    if not first_name or " " in first_name or first_name in known.split():
        return first_name
    inside = re.search(rf"[a-zà-þ,;] {re.escape(first_name)}\b", f"{article.title}\n{article.text}")
    return first_name if inside or article.title.startswith(first_name) else ""


def _of_sentence(news: News, story: Story, number: int, spoken_of: tuple[str, str], first: int) -> list[Scored]:
    """The mentions of a sentence; `spoken_of` is the person and the organisation that its pronouns mean."""
    cues, sentence, place = news.cues, story.sentences[number], number - story.lead
    dated = story.parts[number]
    if not dated or len(sentence.text) > TUNING.sentence_chars or sentence.text.endswith("?"):
        return []
    if all(news.is_dated_by(sentence, part) for part in dated):
        return []
    tokens = words.words(sentence.text)
    if len(tokens) < TUNING.sentence_words:
        return []
    spans = [span for part in story.parts[number] for span in part.spans]
    parts = [_on_day_told(part, story, number) for part in story.parts[number]]
    titles: dict[int, str] = {}

    def title_at(number: int) -> str:
        if number not in titles:
            titles[number] = _title(news, sentence, parts[number], spans, *spoken_of)
        return titles[number]

    out: list[Scored] = []
    for number, part in enumerate(parts):
        if news.is_dated_by(sentence, part):
            continue
        if cues.known and not news.every and is_hopeless(clause_of(sentence, *part.extent, cues).where):
            continue
        clause = DatedClause.of(sentence, part, cues, place, news.article.published.date())
        held = cues_of_clause(clause)
        if news.every or total(held) >= WORTH:
            clause = clause.titled(title_at(number), _is_repeated(number, parts, title_at))
            out.append(_dated(news, first + len(out), sentence, clause, held, tokens))
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


def _is_repeated(number: int, parts: Sequence[Dated], title_at: Callable[[int], str]) -> bool:
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
        if other != number and (is_finer or is_earlier) and title_at(other) == title_at(number):
            return True
    return False


def _dated(
    news: News, number: int, sentence: Sentence, clause: DatedClause, held: tuple[Held, ...], tokens: Sequence[str]
) -> Scored:
    """The mention of a titled clause, with what its title adds to the cues that held."""
    part = clause.part
    low, high = part.spans[0]
    held = (*held, *cues_of_title(clause))
    score = total(held)
    title = clause.title
    if not stands_alone(clause):
        title = with_topic(title, news.topic, news.cues)
        if score > TUNING.unclear_score and not (news.topic and stands_with_topic(clause)):
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


def _title(news: News, sentence: Sentence, part: Dated, spans: Sequence[tuple[int, int]], name: str, thing: str) -> str:
    """A title that needs no article to be understood, as far as that can be had."""
    title = title_of_clause(sentence, part, spans, news.cues, name)
    if not news.cues.known:
        return title
    title = named(title, name, thing, news.cues)
    plain = without_loose_participle(title, news.cues)
    if plain != title:
        title = with_topic(plain, news.topic, news.cues)
    return spelt_out(title, news.article.title, news.article.text, sentence.start, news.cues)
