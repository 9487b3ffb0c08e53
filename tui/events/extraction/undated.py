"""Clauses that tell of something without a date of their own: mentions that take the date of their context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.events.clauses.clause import Clause, ClauseKind, Tense
from tui.events.extraction.clause_title import FAULTS, VAGUE
from tui.events.extraction.lead import main_clause_end
from tui.events.extraction.mentions import News, Scored
from tui.events.extraction.title_shape import fault_of, vagueness_of
from tui.events.extraction.tuning import TUNING
from tui.events.extraction.worth import context_cues_that_hold, context_total
from tui.events.sentences.cues import Cues
from tui.events.sentences.dates import CLOCK_RULE, Dated
from tui.events.sentences.sentence import Sentence
from tui.events.titles.statement import from_sentence
from tui.model import Basis, Evidence, Mention, When

Span = tuple[int, int]

_NOW = frozenset({Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT})
"""Tenses that speak of the time of writing."""


def with_clauses(scored: Sequence[Scored], sentences: Sequence[Sentence]) -> list[Scored]:
    """The same mentions, each with the clause of its sentence that tells it."""
    at = {(sentence.start, sentence.end): sentence for sentence in sentences}
    return [
        (replace(mention, clause=_clause(at[mention.span], mention.evidence)), held)
        if mention.field == "text"
        else (mention, held)
        for mention, held in scored
    ]


def _clause(sentence: Sentence, evidence: Evidence) -> Span:
    """Code points of the text of the clause that tells a mention: that of its date, else the first that tells anything."""
    if evidence.end:
        return clause_of_date(sentence, evidence.start, evidence.end)
    telling = (clause for clause in sentence.clauses if clause.events and clause.kind is not ClauseKind.SAYING)
    clause = next(telling, sentence.clauses[0])
    return sentence.start + clause.start, sentence.start + clause.end


def clause_of_date(sentence: Sentence, low: int, high: int) -> Span:
    """Code points of the text of the clause that a date belongs to: the event noun that it is an attribute of, with it ("the
    April 12 vote"), else the innermost clause around it.

    Args:
        sentence: in which it stands.
        low, high: code points of the date in the sentence.
    """
    clause = sentence.clause_at(low, high)
    start, end = sentence.dated_noun(low, high) or (clause.start, clause.end)
    return sentence.start + start, sentence.start + end


def carried_date(news: News, dated: Sequence[Dated], sentence: Sentence, carried: When) -> When:
    """The date that undated sentences after this one take."""
    published = news.article.published.date()
    for part in dated:
        near = part.when.is_day and 0 <= (published - part.when.first).days <= TUNING.near_days
        if near and not part.saying and part.rule != CLOCK_RULE and _is_of_main_clause(sentence, part, news.cues):
            return When.day(part.when.first)
    return carried


def _is_of_main_clause(sentence: Sentence, part: Dated, cues: Cues) -> bool:
    """Whether a date stands in the main clause of its sentence."""
    return part.spans[0][0] <= main_clause_end(sentence.text, cues)


def undated_clauses(
    news: News, sentences: Sequence[Sentence], parts: Sequence[list[Dated]], told: Sequence[Mention]
) -> list[Scored]:
    """Mentions of the clauses that no other mention tells, in the order of the text.

    Args:
        news: what they are read against.
        sentences: of the text.
        parts: the dates of the sentences that were read for them.
        told: the mentions that there are; the new ones are numbered after them.
    """
    taken = {mention.clause for mention in told if mention.field == "text"}
    out: list[Scored] = []
    day = carried = news.day
    paragraph = -1
    for place, (sentence, dated) in enumerate(zip(sentences, parts, strict=False)):
        if sentence.paragraph != paragraph:
            carried, paragraph = day, sentence.paragraph
        for clause in sentence.clauses if len(sentence.text) <= TUNING.sentence_chars else ():
            span = sentence.start + clause.start, sentence.start + clause.end
            if span in taken or not clause.events or clause.kind is ClauseKind.SAYING:
                continue
            number = len(told) + len(out)
            out.append(_undated(news, number, sentence, clause, dated, place, carried))
        carried = carried_date(news, dated, sentence, carried)
    return out


def _undated(
    news: News,
    number: int,
    sentence: Sentence,
    clause: Clause,
    dated: Sequence[Dated],
    place: int,
    carried: When,
) -> Scored:
    """One clause at the date of its context: too weak to be matched with anything, so without terms."""
    when, basis, rule = _date(news, sentence, clause, dated, carried)
    text = sentence.text[clause.start : clause.end]
    held = context_cues_that_hold(clause, place)
    title = _title(text, news.cues) if clause is sentence.clauses[0] else ""
    mention = news.mention(
        number,
        title,
        when,
        basis,
        score=context_total(held),
        evidence=Evidence(sentence.text, rule=rule, anchor=when.edtf()),
        span=(sentence.start, sentence.end),
        clause=(sentence.start + clause.start, sentence.start + clause.end),
    )
    return mention, held


def _title(text: str, cues: Cues) -> str:
    """A title of a clause by itself, "" where that says too little without its article."""
    title = from_sentence(text, [], cues)
    return "" if fault_of(title, cues) in FAULTS or vagueness_of(title, cues) in VAGUE else title


def _date(
    news: News, sentence: Sentence, clause: Clause, dated: Sequence[Dated], carried: When
) -> tuple[When, Basis, str]:
    """The date of a clause that names none: that of its sentence, of publication for what is now, else of the context."""
    own = [part for part in dated if not part.saying and not sentence.dated_noun(*part.extent)]
    within = next((part for part in own if part.index in clause.times), None)
    other = next((part for part in own if _is_of_main_clause(sentence, part, news.cues)), None)
    if (part := within or other) is not None:
        return part.when, Basis.CONTEXT, "context-of-the-sentence"
    if clause.tense in _NOW:
        return When.day(news.article.published.date()), Basis.PUBLISHED, "published"
    return carried, Basis.CONTEXT, "context-of-the-sentences-before"
