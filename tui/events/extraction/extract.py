"""From an article to its mentions: the main event, and every other dated event that its text tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from tui.dates.language.detect import detect
from tui.dates.tagging import find_times, written_day
from tui.events.extraction.background import LONGEST, News, background, mention_of
from tui.events.extraction.features import is_feature
from tui.events.extraction.lead import is_of_a_noun, lead_place, main_date
from tui.events.sentences import cues as words
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import Dated, dated_parts
from tui.events.sentences.split import Sentence, split
from tui.events.terms import terms
from tui.events.titles.headline import from_headline
from tui.events.titles.statement import from_sentence
from tui.model import Article, Basis, Evidence, Mention, Role, TimeExpression, When

LEAD_WORDS = 60
"""Words of the text that stand for it in matching, beside the title."""

TITLE_DAYS = 30
"""Days around publication in which a date of the title can be that of the news."""

FEATURE = 0.4
"""Score of the main event of an article that brings no news; less than belongs on a timeline."""

SENTENCES = 60
"""Sentences of one article that are read for events beside its main one."""

DATELINE = 400
"""Code points at the head of a text in which an undated article may say its own date."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article gave.

    Args:
        article: the article.
        times: time expressions of its text, in order.
        title_times: time expressions of its title.
        mentions: events; the first is the one the article is about.
    """

    article: Article
    times: tuple[TimeExpression, ...]
    title_times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]


def extract(article: Article) -> Extraction:
    """Read one article; a pure function of it."""
    if not article.lang:
        article = replace(article, lang=detect(f"{article.title}\n{article.text}"))
    if not article.dated and (day := written_day(article.text[:DATELINE], article.lang, article.country)):
        article = replace(article, published=datetime.combine(day, time(12), article.published.tzinfo))
    lang = article.lang
    times = tuple(find_times(article.text, article.published, lang, article.country)) if article.text else ()
    title_times = (
        tuple(find_times(article.title, article.published, lang, article.country, False)) if article.title else ()
    )
    cues = words.load(lang)
    sentences = split(article.text)
    parts = [dated_parts(sentence, times, cues) for sentence in sentences[:SENTENCES]]
    main, used = _main(article, sentences, parts, title_times, cues)
    news = News(article, cues, main, frozenset(used))
    lead = lead_place(sentences)
    further = background(news, sentences[lead:SENTENCES], parts[lead:])
    return Extraction(article, times, title_times, (main, *further))


def _main(
    article: Article,
    sentences: list[Sentence],
    parts: list[list[Dated]],
    title_times: Sequence[TimeExpression],
    cues: Cues,
) -> tuple[Mention, set[int]]:
    """The event that the article is about, and the indexes of the time expressions that dated it.

    Its date comes from the text (see `main_date`), else from the title, else it is that of publication.
    """
    published = article.published.date()
    lead = sentences[lead_place(sentences)] if sentences else None
    place, dated = main_date(article.title, sentences, parts, published, cues)
    titled_terms = terms(article.title)
    title = _title(article, sentences, parts, title_times, cues)
    when, basis = When.day(published), Basis.PUBLISHED
    evidence = Evidence(lead.text if lead else article.title, rule="published", anchor=published.isoformat())
    told, index, used = lead, None, set[int]()
    if dated is not None:
        told, index, used = sentences[place], dated.index, set(dated.indexes)
        when, basis = dated.when, dated.basis
        evidence = Evidence(told.text, *dated.spans[0], dated.rule, dated.anchor)
    else:
        titled = next((time for time in title_times if _dates_news(article.title, time, published, cues)), None)
        if titled is not None and titled.when is not None:
            told, when, basis = None, titled.when, titled.basis
            evidence = Evidence(article.title, titled.start, titled.end, titled.rule, titled.anchor)
    spoken = words.words(sentences[place].text if sentences else article.title)
    main = mention_of(
        article,
        0,
        title,
        when,
        basis,
        role=Role.MAIN,
        score=FEATURE if is_feature(article.title, lead.text if lead else "", article.url, article.lang, cues) else 1.0,
        evidence=evidence,
        span=(told.start, told.end) if told else (0, len(article.title)),
        time=index,
        field="text" if told else "title",
        modality=words.modality(spoken, cues, when.first > published),
        terms=(*titled_terms, *titled_terms, *terms(article.text, LEAD_WORDS)),
    )
    return main, used


def _title(
    article: Article,
    sentences: list[Sentence],
    parts: list[list[Dated]],
    title_times: Sequence[TimeExpression],
    cues: Cues,
) -> str:
    """The article's headline, else one made of its lead."""
    if article.title:
        spans = [(time.start, time.end) for time in title_times if time.when is not None] if cues.known else []
        return from_headline(article.title, cues, spans)
    if sentences:
        place = lead_place(sentences)
        text = sentences[place].text[:LONGEST]
        spans = [span for part in parts[place] for span in part.spans if span[1] <= len(text)]
        made = from_sentence(text, spans, cues)
        if made:
            return made
    return article.source or "Untitled"


def _dates_news(title: str, time: TimeExpression, published: date, cues: Cues) -> bool:
    """Whether a date in a title can be that of the news: a day within a month of publication, not one of a noun."""
    if cues.known and is_of_a_noun(title, time.start, time.end, cues):
        return False
    return time.when is not None and time.when.is_day and abs((time.when.first - published).days) <= TITLE_DAYS
