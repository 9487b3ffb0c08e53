"""From an article to its mentions: the main event, and every other dated event that its text tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from tui.dates.detect import detect
from tui.dates.tagger import find_times, written_day
from tui.events import cues as words
from tui.events import titles
from tui.events.cues import Cues
from tui.events.dating import Dated, dated_parts, main_date
from tui.events.sentences import Sentence, split
from tui.events.terms import terms
from tui.model import Article, Basis, Evidence, Mention, Modality, Precision, Role, TimeExpression, When

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
    mentions = [main]
    carried = main.when if main.basis is not Basis.PUBLISHED or main.when.is_day else None
    for place, (sentence, dated) in enumerate(zip(sentences, parts, strict=False)):
        made = _mentions_of(article, sentence, dated, cues, place, used, carried if place else None)
        mentions.extend(made)
        carried = _carry(made, carried)
    numbered = tuple(replace(mention, id=f"{article.id}#{number}") for number, mention in enumerate(mentions))
    return Extraction(article, times, title_times, numbered)


def _carry(made: Sequence[Mention], carried: When | None) -> When | None:
    """The date that undated sentences after these take: that of the last event known to the day."""
    for mention in reversed(made):
        if (
            mention.basis in (Basis.STATED, Basis.RELATIVE)
            and mention.when.precision >= Precision.DAY
            and mention.when.is_day
            and mention.modality is not Modality.PLANNED
        ):
            return When.day(mention.when.first)
    return carried


def _base(article: Article, title: str, when: When, basis: Basis, score: float, evidence: Evidence) -> Mention:
    return Mention(
        id="", article=article.id, source=article.source, title=title, when=when, basis=basis, score=round(score, 3),
        evidence=evidence, published=article.published, first_seen=article.first_seen, lang=article.lang, url=article.url,
    )  # fmt: skip


def _main(
    article: Article,
    sentences: list[Sentence],
    parts: list[list[Dated]],
    title_times: Sequence[TimeExpression],
    cues: Cues,
) -> tuple[Mention, set[int]]:
    """The event that the article is about, and the indexes of the time expressions that dated it."""
    published = article.published.date()
    lead = sentences[0] if sentences else None
    place, dated = main_date(sentences, parts, published, cues)
    sentence = sentences[place] if sentences else None
    title = titles.from_headline(article.title) if article.title else ""
    if not title and lead is not None:
        spans = [span for part in parts[0] for span in part.spans] if parts else []
        title = titles.from_sentence(lead.text, spans, cues)
    title = title or article.source or "Untitled"
    body_terms = terms(article.text, LEAD_WORDS)
    title_terms = terms(article.title)
    all_terms = (*title_terms, *title_terms, *body_terms)
    if dated is not None and sentence is not None:
        low, high = dated.spans[0]
        evidence = Evidence(sentence.text, low, high, dated.rule, dated.anchor)
        mention = _base(article, title, dated.when, dated.basis, 1.0, evidence)
        mention = replace(mention, span=(sentence.start, sentence.end), time=dated.index)
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
            mention = _base(article, title, titled.when, titled.basis, 1.0, evidence)
            mention = replace(mention, field="title", span=(0, len(article.title)))
        else:
            shown = lead.text if lead else article.title
            evidence = Evidence(shown, rule="published", anchor=published.isoformat())
            mention = _base(article, title, When.day(published), Basis.PUBLISHED, 1.0, evidence)
            field = "text" if lead else "title"
            mention = replace(mention, field=field, span=(lead.start, lead.end) if lead else (0, len(article.title)))
    spoken = words.words(sentence.text if sentence else article.title)
    modality = words.modality(spoken, cues, mention.when.first > published)
    return replace(mention, role=Role.MAIN, modality=modality, terms=all_terms), used


def _mentions_of(
    article: Article,
    sentence: Sentence,
    dated: list[Dated],
    cues: Cues,
    place: int,
    used: set[int],
    carried: When | None,
) -> list[Mention]:
    """Events of one sentence beside the main one: one for each date in it, or one that takes the date of its context."""
    published = article.published.date()
    spoken = words.words(sentence.text)
    verbs = words.event_verbs(spoken, cues) if cues.known else 1
    if sentence.text.endswith("?") or len(spoken) < 4:
        return []
    spans = [span for part in dated for span in part.spans]
    out = []
    own = [part for part in dated if part.index not in used]
    for part in own:
        score = _score(sentence, spoken, part, cues, place, verbs, published)
        title = titles.from_sentence(sentence.text, spans, cues, part.spans[0][0])
        low, high = part.spans[0]
        evidence = Evidence(sentence.text, low, high, part.rule, part.anchor)
        mention = _base(article, title, part.when, part.basis, score, evidence)
        modality = words.modality(spoken, cues, part.when.first > published)
        out.append(
            replace(
                mention,
                span=(sentence.start, sentence.end),
                time=part.index,
                modality=modality,
                terms=tuple(terms(sentence.text)),
            )
        )
    if not dated and carried is not None and verbs and cues.known:
        title = titles.from_sentence(sentence.text, [], cues)
        evidence = Evidence(sentence.text, rule="context-of-the-sentences-before", anchor=carried.edtf())
        score = 0.25 + 0.02 * min(verbs, 4) - 0.004 * place - (0.15 if _is_quote(sentence.text) else 0.0)
        mention = _base(article, title, carried, Basis.CONTEXT, max(score, 0.01), evidence)
        out.append(replace(mention, span=(sentence.start, sentence.end), terms=tuple(terms(sentence.text))))
    return out


def _is_quote(text: str) -> bool:
    return text[:1] in '"“„«' or text.count('"') >= 2 or "“" in text


def _score(
    sentence: Sentence, spoken: list[str], part: Dated, cues: Cues, place: int, verbs: int, published: date
) -> float:
    """How much a dated clause belongs on a timeline: a verb of doing, an exact date, early in the article, no quotation."""
    score = 0.45
    score += 0.12 if verbs else -0.15
    score += 0.02 * (int(part.when.precision) - int(Precision.YEAR))
    score -= 0.01 * min(place, 20)
    if set(spoken) & cues.happenings:
        score += 0.06
    if _is_quote(sentence.text):
        score -= 0.12
    if set(spoken[:3]) & {"born", "aged"} or "born" in spoken:
        score -= 0.2
    if spoken[0] in cues.pronouns:
        score -= 0.08
    if part.when.is_open:
        score -= 0.08
    if abs((part.when.first - published).days) > 3650:
        score -= 0.12
    return min(max(score, 0.02), 0.95)
