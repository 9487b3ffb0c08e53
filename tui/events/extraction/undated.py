"""Clauses that tell of something without a date of their own: mentions at the time that the article gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.events.anchoring.anchor import Anchor, Step
from tui.events.anchoring.anchoring import Anchoring
from tui.events.anchoring.binding import Bound
from tui.events.clauses.clause import Clause, ClauseKind
from tui.events.extraction.clause_title import FAULTS, VAGUE
from tui.events.extraction.mentions import News, Scored
from tui.events.extraction.title_shape import fault_of, vagueness_of
from tui.events.extraction.tuning import TUNING
from tui.events.extraction.worth import context_cues_that_hold, context_total
from tui.events.sentences.cues import Cues
from tui.events.sentences.sentence import Sentence
from tui.events.titles.statement import from_sentence
from tui.model import Evidence, Mention, Role

Span = tuple[int, int]


def with_clauses(scored: Sequence[Scored], anchoring: Anchoring) -> list[Scored]:
    """The same mentions, each with the clause of its sentence that tells it. One whose date is that of a noun or of a phrase
    tells these alone: its title is made of them, "" where they say too little."""
    at = {sentence.start: place for place, sentence in enumerate(anchoring.story.sentences)}
    out = []
    for mention, held in scored:
        if mention.field == "text":
            place = at[mention.span[0]]
            sentence = anchoring.story.sentences[place]
            holder = _holder(anchoring, place, mention.evidence)
            if holder is None:
                mention = replace(mention, clause=_clause(sentence, mention.evidence))
            else:
                low, high = holder.span
                own = mention.role is not Role.MAIN
                title = _title(sentence, holder.span, anchoring.story.cues) if own else mention.title
                mention = replace(mention, clause=(sentence.start + low, sentence.start + high), title=title)
        out.append((mention, held))
    return out


def _holder(anchoring: Anchoring, place: int, evidence: Evidence) -> Bound | None:
    """The noun or phrase that the date of a mention belongs to, None where that is its clause."""
    start = anchoring.story.sentences[place].start
    if not evidence.end:
        return None
    return anchoring.story.holder(place, start + evidence.start, start + evidence.end)


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


def undated_clauses(news: News, anchoring: Anchoring, told: Sequence[Mention]) -> list[Scored]:
    """Mentions of the clauses that no other mention tells, in the order of the text.

    Args:
        news: what they are read against.
        anchoring: of its sentences.
        told: the mentions that there are; the new ones are numbered after them.
    """
    taken = {mention.clause for mention in told if mention.field == "text"}
    out: list[Scored] = []
    for place, sentence in enumerate(anchoring.story.sentences):
        for number, clause in enumerate(sentence.clauses) if len(sentence.text) <= TUNING.sentence_chars else ():
            span = sentence.start + clause.start, sentence.start + clause.end
            if span in taken or not clause.events or clause.kind is ClauseKind.SAYING:
                continue
            anchor = anchoring.of_clause(place, number)
            out.append(_undated(news, len(told) + len(out), sentence, clause, place, anchor))
    return out


def _undated(news: News, number: int, sentence: Sentence, clause: Clause, place: int, anchor: Anchor) -> Scored:
    """One clause at its anchor: too weak to be matched with anything, so without terms."""
    held = context_cues_that_hold(clause, place)
    title = _title(sentence, (clause.start, clause.end), news.cues) if clause is sentence.clauses[0] else ""
    low, high = anchor.span if anchor.sentence == place else (0, 0)
    mention = news.mention(
        number,
        title,
        anchor.when,
        anchor.basis,
        score=context_total(held),
        evidence=Evidence(sentence.text, low, high, anchor.rule, anchor.counted_from),
        span=(sentence.start, sentence.end),
        clause=(sentence.start + clause.start, sentence.start + clause.end),
        time=anchor.index if anchor.step in (Step.VERB, Step.NOUN) else None,
    )
    return mention, held


def _title(sentence: Sentence, span: Span, cues: Cues) -> str:
    """A title of a clause by itself, "" where that says too little without its article, or the language has no words to tell."""
    if not cues.known:
        return ""
    words = sentence.words
    title = from_sentence(words.part(words.at(span[0]), words.at(span[1])), [], cues)
    return "" if fault_of(title, cues) in FAULTS or vagueness_of(title, cues) in VAGUE else title.text
