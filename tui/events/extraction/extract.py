"""From an article to its mentions: the main event, and every other dated event that its text tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from tui.dates.language.detect import detect
from tui.dates.tagging import read, read_context
from tui.events.anchoring.anchoring import Anchoring
from tui.events.anchoring.counted_dates import with_counted_dates
from tui.events.anchoring.figures import period_of_figures
from tui.events.anchoring.planned import foretells, is_announced
from tui.events.anchoring.relative import with_length
from tui.events.anchoring.story import Story
from tui.events.clauses.clause import Tense
from tui.events.clauses.quotes import balanced
from tui.events.clauses.quotes import said as quoted
from tui.events.extraction.background import background
from tui.events.extraction.clause_title import title_of_clause
from tui.events.extraction.dateline import dateline_day, on_clock_of_place
from tui.events.extraction.features import parts_of
from tui.events.extraction.first_person import is_first_person
from tui.events.extraction.lead import is_of_a_noun, lead_place, main_date
from tui.events.extraction.mentions import News, Scored, mention_of
from tui.events.extraction.news_cues import ArticleFace
from tui.events.extraction.newsworthiness import Newsworthiness, answers, newsworthiness
from tui.events.extraction.tuning import TUNING
from tui.events.extraction.undated import undated_clauses, with_clauses
from tui.events.extraction.worth import Held
from tui.events.sentences.cues import Cues
from tui.events.sentences.cues import load as cues_of
from tui.events.sentences.dates import Dated, dated_parts
from tui.events.sentences.deeds import modality
from tui.events.sentences.news_words import kinds_of
from tui.events.sentences.sentence import Sentence, Source, read_sentences, sentence_of
from tui.events.sentences.words import SentenceWords, words_of
from tui.events.terms import terms
from tui.events.titles.headline import from_headline
from tui.events.titles.statement import from_sentence
from tui.model import Article, Basis, Evidence, Mention, Modality, Role, TimeExpression, When

NOON = time(12)
"""When an article that says only its day is taken to be published."""

NEWS = Held("news", "what the article is about", 1.0)


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
    anchoring: Anchoring | None = field(default=None, compare=False, repr=False)
    """How its clauses got their times; None where these were not asked for."""


def extract(article: Article, every: bool = False) -> Extraction:
    """Read one article; a pure function of it.

    Args:
        article: what to read.
        every: whether to tell as well what scores too low for a timeline: some dated clauses, and those without a date.
    """
    return extract_scored(article, every)[0]


def extract_scored(article: Article, every: bool = True) -> tuple[Extraction, tuple[tuple[Held, ...], ...]]:
    """The same with the cues that make up the score of each mention, in the order of the mentions."""
    if not article.lang:
        article = replace(article, lang=detect(f"{article.title}\n{article.text}"))
    if not article.dated:
        day = dateline_day(article.text, article.published.date(), article.lang, article.country)
        if day is not None and day != article.published.date():
            article = replace(article, published=datetime.combine(day, NOON, article.published.tzinfo))
    else:
        local = on_clock_of_place(article.text, article.published, article.lang, article.country)
        article = replace(article, published=local) if local is not article.published else article
    lang = article.lang
    context = read_context(article.text, article.published, lang, article.country)
    times = tuple(time for time, _, _ in read(context))
    headline = _headline(article)
    cues = cues_of(lang)
    sentences = read_sentences(article.text, context.tokens, times, lang)
    parts = [dated_parts(sentence) for sentence in sentences[: TUNING.read_sentences]]
    lead = lead_place(sentences)
    worth = newsworthiness(answers(_face(article, headline.words, sentences, lead)))
    story = with_counted_dates(Story(sentences[: TUNING.read_sentences], parts, article.published.date(), lead, cues))
    (main, held), used = _main(article, story, headline, worth)
    story = story.of_news(main.when if main.field == "text" and main.basis is not Basis.PUBLISHED else None)
    main = _with_length(main, story)
    news = News(article, cues, main, headline.words, frozenset(used), every)
    scored = [(main, held), *background(news, story)]
    anchoring = None
    if every:
        anchoring = Anchoring(story)
        scored = with_clauses(scored, anchoring)
        scored += undated_clauses(news, anchoring, [mention for mention, _ in scored])
    mentions = tuple(mention for mention, _ in scored)
    return Extraction(article, times, tuple(headline.times), mentions, anchoring), tuple(cues for _, cues in scored)


def _headline(article: Article) -> Sentence:
    """The headline of an article as one sentence with its time expressions."""
    context = read_context(article.title, article.published, article.lang, article.country, False)
    times = tuple(time for time, _, _ in read(context))
    source = Source(article.title, context.tokens, times, article.lang)
    return Sentence(0, len(article.title), article.title, 0, article.lang, source)


def face_of(article: Article) -> ArticleFace:
    """What a reader sees of an article before reading it; a pure function of it."""
    if not article.lang:
        article = replace(article, lang=detect(f"{article.title}\n{article.text}"))
    context = read_context(article.text, article.published, article.lang, article.country)
    times = tuple(time for time, _, _ in read(context))
    sentences = read_sentences(article.text, context.tokens, times, article.lang)
    return _face(article, words_of(article.title, article.lang), sentences, lead_place(sentences))


def _face(article: Article, title: SentenceWords, sentences: Sequence[Sentence], lead: int) -> ArticleFace:
    opening = sentences[lead : lead + TUNING.news.opening_sentences] or [sentence_of("", article.lang)]
    start, end = opening[0].start, opening[-1].end
    lang, told = article.lang or "en", [sentence.words for sentence in opening]
    times = [time for sentence in opening for time in sentence.times]
    said, said_within = quoted(title.text), quoted(article.text[start:end])
    title_kinds, lead_kinds = kinds_of(title, lang), kinds_of(told[0], lang)
    opening_kinds = lead_kinds if not said_within else kinds_of(told[0], lang, said_within)
    for sentence, words in zip(opening[1:], told[1:], strict=True):
        shift = start - sentence.start
        opening_kinds = opening_kinds.and_of(
            kinds_of(words, lang, [(low + shift, high + shift) for low, high in said_within])
        )
    return ArticleFace(
        title=title,
        parts=parts_of(title),
        said=said,
        opening=told,
        opening_chars=end - start,
        said_in_lead=quoted(opening[0].text),
        url=article.url,
        lang=lang,
        cues=cues_of(lang),
        published=article.published.date(),
        times=times,
        lead_times=opening[0].times,
        title_kinds=title_kinds,
        unquoted_kinds=kinds_of(title, lang, said) if said else title_kinds,
        lead_kinds=lead_kinds,
        opening_kinds=opening_kinds,
        categories=article.categories,
        place=article.place,
    )


def _main(article: Article, story: Story, headline: Sentence, worth: Newsworthiness) -> tuple[Scored, set[int]]:
    """The event that the article is about with its cue, and the indexes of the time expressions that dated it.

    Its date comes from the text (see `main_date`), else from the title, else it is that of publication.
    """
    published, sentences, cues = story.published, story.sentences, story.cues
    teller = _teller(story)
    place, dated = main_date(headline, story)
    period = period_of_figures(headline, published) if dated is None or not dated.when.is_day else None
    dated = None if period is not None else dated
    title = _title(article, story, headline, dated if place == story.lead else None)
    when, basis = When.day(published), Basis.PUBLISHED
    told = article.text[teller[0] : teller[1]] if teller else article.title
    evidence = Evidence(told, rule="published", anchor=published.isoformat())
    index, used = None, set[int]()
    if dated is not None:
        index, used = dated.index, set(dated.indexes)
        teller = sentences[place].start, sentences[place].end
        when, basis = dated.when, dated.basis
        evidence = Evidence(sentences[place].text, *dated.spans[0], dated.rule, dated.anchor)
    else:
        titled = next((time for time in headline.times if _dates_news(headline, time, published, cues)), None)
        if period is not None:
            teller, when, basis = None, period.when, period.basis
            evidence = Evidence(article.title, *period.spans[0], period.rule, period.anchor)
        elif titled is not None and titled.when is not None:
            teller, when, basis = None, titled.when, titled.basis
            evidence = Evidence(article.title, titled.start, titled.end, titled.rule, titled.anchor)
    telling = sentences[place].words if sentences else headline.words
    mode = modality(telling, when.first > published)
    if basis is Basis.PUBLISHED and mode is Modality.HAPPENED and _is_still_ahead(headline, story):
        mode = Modality.PLANNED
    held = NEWS
    main = mention_of(
        article,
        0,
        title,
        when,
        basis,
        role=Role.MAIN,
        news=worth.news,
        weighty=worth.weighty,
        score=held.points,
        evidence=evidence,
        span=teller or (0, len(article.title)),
        time=index,
        field="text" if teller else "title",
        modality=mode,
        terms=_subject(terms(article.title), terms(article.text, TUNING.lead_terms)),
    )
    return (main, (held,)), used


def _teller(story: Story) -> tuple[int, int] | None:
    """Code points of the sentence that tells of the news: the lead, with what follows where a quotation goes on, so that it says whose
    words these are; None where it is a mere address."""
    sentences, lead = story.sentences[: story.lead + TUNING.teller_sentences], story.lead
    if not sentences or _is_address(sentences[lead].text):
        return None
    text = sentences[lead].text
    for last in sentences[lead + 1 :] if not balanced(text) else ():
        text = f"{text} {last.text}"
        if balanced(text):
            return sentences[lead].start, last.end
    return sentences[lead].start, sentences[lead].end


def _is_address(text: str) -> bool:
    return "://" in text and len(text.split()) == 1


def _with_length(main: Mention, story: Story) -> Mention:
    """The main event with all the days that it lasts, where the sentence that dates it says so, or the next one, which points back
    to it ("The strike will last a week")."""
    if story.news is None or not main.when.is_day or main.when.clock is not None:
        return main
    starts = [sentence.start for sentence in story.sentences]
    place = bisect_left(starts, main.span[0])
    when = with_length(story.sentences[place], main.when)
    following = story.sentences[place + 1 : place + 2]
    if when == main.when and following and not story.cues.news_pointers.isdisjoint(following[0].words.lows[:1]):
        when = with_length(following[0], main.when)
    return replace(main, when=when) if when != main.when else main


def _subject(titled: tuple[str, ...], told: tuple[str, ...]) -> tuple[str, ...]:
    """The words that an article is compared by: those of its headline twice, unless that is a mere heading ("Opinion")."""
    return (*titled, *titled, *told) if len(titled) > TUNING.heading_terms or not told else told


def _title(article: Article, story: Story, headline: Sentence, dated: Dated | None) -> str:
    """The article's headline, else one made of its lead: of the clause that dates the news, where the lead has one."""
    sentences, cues = story.sentences, story.cues
    if article.title:
        days = [time for time in headline.times if time.when is not None and time.when.is_day] if cues.known else []
        spans = [(time.start, time.end) for time in days] if len(days) == len(headline.times) else []
        return from_headline(headline.words, cues, spans, outlet=article.source, url=article.url or "")
    if sentences:
        sentence = sentences[story.lead]
        text = sentence.text[: TUNING.sentence_chars]
        spans = [span for part in story.parts[story.lead] for span in part.spans if span[1] <= len(text)]
        made = (
            title_of_clause(replace(sentence, text=text, end=sentence.start + len(text)), dated, spans, cues)
            if dated
            else from_sentence(words_of(text, cues.lang), spans, cues)
        )
        if made.text:
            return made.text
    return article.source or "Untitled"


def _is_still_ahead(headline: Sentence, story: Story) -> bool:
    """Whether undated news has not happened yet: its headline announces it, or its lead does and no finite verb of the headline
    tells of a deed."""
    if is_announced(headline.words):
        return True
    parts = read_sentences(headline.text, headline.source.tokens, headline.source.times, headline.lang)
    clauses = [clause for part in parts for clause in part.clauses]
    if not {clause.tense for clause in clauses} <= {Tense.NONE, Tense.FUTURE}:
        return False
    if story.is_still_ahead:
        return True
    words = headline.words
    told = next((clause for clause in clauses if foretells(words, clause)), None)
    if told is None:
        return False
    subject = range(words.at(told.verb[0]) if told.verb else 0)
    return not is_first_person(words, subject, story.cues)


def _dates_news(headline: Sentence, time: TimeExpression, published: date, cues: Cues) -> bool:
    """Whether a date in a title can be that of the news: a day within a month of publication, not one of a noun."""
    if cues.known and is_of_a_noun(headline.words, time.start, time.end):
        return False
    return time.when is not None and time.when.is_day and abs((time.when.first - published).days) <= TUNING.title_days
