"""News that has not happened yet: how a headline announces it, and the day that the text gives it further on."""

from __future__ import annotations

from tui.events.anchoring.story import Story, Telling
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Clause, ClauseKind, Tense
from tui.events.clauses.quotes import CLOSING, OPENING
from tui.events.clauses.word_classes import listed
from tui.events.sentences.dates import Dated
from tui.events.sentences.words import SentenceWords
from tui.events.terms import terms

_STILL_AHEAD = listed("still_ahead", file="anchors")
"""Words by which something has not happened yet ("is about to end")."""
_ANNOUNCING = listed("announcing", file="anchors")
"""What stands before an infinitive in place of the verb of a headline."""
_CLAIMING = listed("claiming", file="anchors")
"""Verbs before what is only somebody's word."""
_CONDITIONAL, _NEGATED = listed("conditional"), listed("negated", file="news")
_TAKES_INFINITIVE = listed("before_infinitives", file="anchors")
"""Words whose infinitive says what they are about, and announces nothing ("a bid to buy", "looks to defend")."""
_NO_SUBJECT = (
    its.AUXILIARY
    | its.PAST
    | its.PRESENT
    | its.SAYING
    | its.STATE
    | its.PREPOSITION
    | its.SIGN
    | its.RELATIVE
    | its.SUBORDINATOR
)
_HAPPENED = its.BE_PAST | its.HAVE_PAST | its.PAST | its.PARTICIPLE
"""What tells of a deed before words of a plan ("discharged, preparing to leave")."""
_NO_VERB = its.DETERMINER | its.PREPOSITION | its.PRONOUN | its.SIGN | its.INFINITIVE | its.COORDINATOR


def is_announced(headline: SentenceWords) -> bool:
    """Whether a headline says what somebody is to do: in so many words ("set to face"), or by an infinitive in place of a verb
    ("Parliament to vote on budget")."""
    bits = headline.bits
    ahead = headline.find(_STILL_AHEAD)
    if ahead is not None and not bits[ahead[0]] & _TAKES_INFINITIVE:
        return not any(kind & _HAPPENED for kind in bits[: ahead[0]])
    place = next((at for at, kind in enumerate(bits) if kind & _ANNOUNCING), 0)
    if not place or place + 1 >= len(bits):
        return False
    if not headline.lows[place + 1].isalpha() or headline.has_capital(place + 1) or bits[place + 1] & _NO_VERB:
        return False
    first = max((at + 1 for at, low in enumerate(headline.lows[:place]) if low in _TOPIC_SIGNS), default=0)
    subject = bits[first:place]
    if not subject or any(kind & _NO_SUBJECT and not kind & its.NOUN_LINK for kind in subject):
        return False
    if any(kind & _TAKES_INFINITIVE for kind in subject) or subject[-1] & (its.ADVERB | its.GERUND):
        return False
    return not any(_may_be_verb(headline, at) for at in range(first + 1, place - 1))


def foretells(headline: SentenceWords, clause: Clause) -> bool:
    """Whether a clause of a headline in the future tells of a plan: not of what would be or will not be, not as a question, and not in
    the words of somebody who says so ("Keeper insists mill will open", "'Mill will open'").

    Args:
        headline: its words.
        clause: its code points count in the headline.
    """
    if clause.tense is not Tense.FUTURE or clause.kind is ClauseKind.QUOTED or "?" in headline.lows:
        return False
    if clause.verb is None:
        return True
    low, high = clause.verb
    first, behind = headline.at(low), headline.at(high)
    if headline.has(its.SAYING | _CLAIMING, 0, first):
        return False
    if headline.bits[first] & _CONDITIONAL or headline.has(_NEGATED, max(first - 1, 0), behind + NEGATION):
        return False
    if headline.text.startswith(_QUOTES) and not any(mark in headline.text[1:low] for mark in _CLOSING):
        return False
    ending = headline.classes.infinitive_ending
    last = headline.at(clause.end) - 1
    return not ending or (headline.lows[last].endswith(ending) and not headline.has_capital(last))


NEGATION = 2
"""Tokens of "won't" behind its verb."""
_QUOTES = ("'", "‘", *OPENING)
_CLOSING = ("' ", "': ", "’ ", "’: ", *CLOSING)
"""What opens a quotation at the start of a headline, and what closes it; an apostrophe inside a word does not."""


def _may_be_verb(headline: SentenceWords, place: int) -> bool:
    """Whether a word that no list has can be a verb in the present with an object behind it ("pushes Syrians to return")."""
    low, following = headline.lows[place], headline.bits[place + 1]
    endings = headline.classes.present_endings
    return low.endswith(endings) and not headline.has_capital(place) and not following & (its.SIGN | its.COORDINATOR)


_TOPIC_SIGNS = frozenset(":-–—")
"""Signs behind which a headline tells what its topic is about ("Italy: Rai staff to strike")."""


def day_of_plan(story: Story, front: str, sentences: int, days: int) -> tuple[int, Dated] | None:
    """The day on which a later sentence says that what is announced will happen ("The vote, due on 14 March, …"): number of that
    sentence and its date; None where none does.

    Args:
        story: the article.
        front: what its headline announces.
        sentences: how many behind the lead are looked at.
        days: from publication on within which it may lie.
    """
    wanted = set(terms(front))
    for place in range(story.lead + 1, min(story.lead + 1 + sentences, len(story.parts))):
        for told in story.told_in(place):
            when = told.part.when
            is_ahead = when.is_day and 0 < (when.first - story.published).days <= days
            if not is_ahead or told.telling is Telling.REPORT or len(told.part.indexes) != 1:
                continue
            before = story.sentences[place].text[: told.part.spans[0][1]]
            if wanted.intersection(terms(before)):
                return place, told.part
    return None
