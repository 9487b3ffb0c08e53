"""The past period that a headline's figures are of: "Trade gap narrows in July-December"."""

from __future__ import annotations

from datetime import date

from tui.events.anchoring.tuning import TUNING
from tui.events.clauses.word_classes import listed
from tui.events.sentences.dates import Dated, dated_parts
from tui.events.sentences.sentence import Sentence

_CHANGING = listed("changing", file="anchors")
"""What a figure does in a period ("narrows", "rose")."""


def period_of_figures(headline: Sentence, published: date) -> Dated | None:
    """The month or longer time, over by now, in which a headline says that a figure changed; None where it says no such thing, or
    tells of a deed as well ("Court jails man for attack in January").

    Args:
        headline: the headline as one sentence.
        published: day on which its article was.
    """
    words = headline.words
    if not headline.times or not words.has(_CHANGING):
        return None
    for part in dated_parts(headline):
        if not _is_period(part, published):
            continue
        verb = headline.clause_at(*part.spans[0]).verb
        if verb is None or words.has(_CHANGING, words.at(verb[0]), words.at(verb[1])):
            return part
    return None


def _is_period(part: Dated, published: date) -> bool:
    """Whether a date is a period that ended at most so long before publication."""
    when = part.when
    if when.is_open or (when.days or 0) < TUNING.period_days:
        return False
    return 0 < (published - when.last).days <= TUNING.period_age_days
