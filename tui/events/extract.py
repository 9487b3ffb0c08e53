"""From an article to its mentions: the main event, and every other dated event that its text tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from tui.dates.detect import detect
from tui.dates.tagger import find_times, written_day
from tui.events import cues as words
from tui.events import titles
from tui.events.background import News, background, mention_of
from tui.events.cues import Cues
from tui.events.dating import Dated, dated_parts, lead_place, main_date
from tui.events.sentences import Sentence, split
from tui.events.terms import terms
from tui.model import Article, Basis, Evidence, Mention, Role, TimeExpression, When

LEAD_WORDS = 40
"""Words of the text that stand for it in matching, beside the title."""

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
    parts = [dated_parts(sentence, times) for sentence in sentences[:SENTENCES]]
    main, used = _main(article, sentences, parts, title_times, cues)
    news = News(article, cues, main, frozenset(used))
    lead = lead_place(sentences)
    mentions = [main, *background(news, sentences[lead:SENTENCES], parts[lead:])]
    numbered = tuple(replace(mention, id=f"{article.id}#{number}") for number, mention in enumerate(mentions))
    return Extraction(article, times, title_times, numbered)


def _main(
    article: Article,
    sentences: list[Sentence],
    parts: list[list[Dated]],
    title_times: Sequence[TimeExpression],
    cues: Cues,
) -> tuple[Mention, set[int]]:
    """The event that the article is about, and the indexes of the time expressions that dated it."""
    published = article.published.date()
    lead = sentences[lead_place(sentences)] if sentences else None
    place, dated = main_date(sentences, parts, published, cues)
    sentence = sentences[place] if sentences else None
    title = titles.from_headline(article.title) if article.title else ""
    if not title and lead is not None:
        spans = [span for part in parts[sentences.index(lead)] for span in part.spans]
        title = titles.from_sentence(lead.text, spans, cues)
    title = title or article.source or "Untitled"
    body_terms = terms(article.text, LEAD_WORDS)
    title_terms = terms(article.title)
    all_terms = (*title_terms, *title_terms, *body_terms)
    if dated is not None and sentence is not None:
        low, high = dated.spans[0]
        evidence = Evidence(sentence.text, low, high, dated.rule, dated.anchor)
        mention = mention_of(article, title, dated.when, dated.basis)
        mention = replace(mention, evidence=evidence, span=(sentence.start, sentence.end), time=dated.index)
        used = set(dated.indexes)
    else:
        used = set()
        titled = next(
            (
                time
                for time in title_times
                if time.when and time.when.is_day and abs((time.when.first - published).days) <= 30
            ),
            None,
        )
        if titled is not None and titled.when is not None:
            evidence = Evidence(article.title, titled.start, titled.end, titled.rule, titled.anchor)
            mention = mention_of(article, title, titled.when, titled.basis)
            mention = replace(mention, evidence=evidence, field="title", span=(0, len(article.title)))
        else:
            shown = lead.text if lead else article.title
            evidence = Evidence(shown, rule="published", anchor=published.isoformat())
            mention = mention_of(article, title, When.day(published), Basis.PUBLISHED)
            field = "text" if lead else "title"
            mention = replace(mention, field=field, span=(lead.start, lead.end) if lead else (0, len(article.title)))
    spoken = words.words(sentence.text if sentence else article.title)
    modality = words.modality(spoken, cues, mention.when.first > published)
    return replace(mention, role=Role.MAIN, modality=modality, terms=all_terms), used
