"""What a dated clause looks like: each function says whether one thing holds; `worth.CUES` says what it counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.first_person import is_first_person
from tui.events.extraction.title_shape import Fault, Vagueness
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.clauses import Place
from tui.events.sentences.cues import event_verbs, words
from tui.events.sentences.dates import is_attributed
from tui.events.sentences.nouns import is_attributive
from tui.languages import Template
from tui.model import Precision

NAMED_DAY = "named-day"
"""Rule of a date that names what is done on it ("gave New Year's addresses"), so that it may qualify a noun."""

GENITIVES = ("'s", "’s")
QUOTATION_MARKS = '"“„«'

# What is looked for before a date or in a clause is put to small letters: a pattern that ignores case takes twice as long.
_COMPARED = Template(r"\b(?:{compared_with})\s+(?:(?:{compared_links})\s+)*$")
_HELD_AT = Template(r"\b(?:{held_at})\s+(?:{held_articles})\s+$")
_PERCENT = Template(r"\d\s?(?:%|(?:{percent})\b)")
_RATES = Template(r"\b(?:{rates})\b")
_SNAPSHOT = Template(r"\b(?:{as_of})\s+(?:(?:{definite})\s+)?$")
_STATE = Template(r"\b(?:{being_forms})\s+(?:\w+(?:{adverb_endings})\s)?(?:{descriptions})\b")
_NEGATED = Template(r"\b(?:{negated_auxiliaries})\s+(?:{negations})\b")
_WORD_NEXT = re.compile(r"\s+([a-z]+)\b")
_ENDS = re.compile(r"\s*(?:[,.;]|: [“\"‘]|$)")
_ALONE_BEFORE = Template(r"^(?:(?:{subject_heads})\s+)?$", re.IGNORECASE)
_PERFECT = Template(
    r"""\b(?:{perfect_auxiliaries})\s+
    (?:[a-z]+(?:{adverb_endings})\s+|(?:{perfect_adverbs})\s+)*
    [a-z]+(?:{perfect_endings})\b
    (?!.*\b(?:{simple_pasts}|[a-z]+(?:{past_endings}))\b)
    [^,;:—–]*$""",
    re.VERBOSE,
)
"""A perfect with no verb of the past behind it."""
_ADVERBIAL = Template(r"(?:\b(?:{day_prepositions})\s+(?:(?:{definite})\s+)?|^[\W]*|,\s)$")
_BELONGING = Template(r"\s(?:{belonging})\s(?:(?:{definite})\s)?$")
_IMPRINT = Template(r"^(?:{imprints})\b", re.IGNORECASE)


def is_imprint(clause: DatedClause) -> bool:
    """A line of the page, not of the text."""
    return _IMPRINT.of(clause.cues.lang).match(clause.text) is not None


def precision(clause: DatedClause) -> int:
    """Steps of precision beyond the year."""
    return int(clause.part.when.precision) - int(Precision.YEAR)


def lateness(clause: DatedClause) -> int:
    """Sentences since the lead."""
    return min(clause.place, TUNING.counted_sentences)


def is_bound(clause: DatedClause) -> bool:
    """The date is that of a noun or a participle, as far as a language without word lists tells."""
    return clause.is_bound


def is_open(clause: DatedClause) -> bool:
    """A date without beginning or end."""
    return clause.part.when.is_open


def is_long_ago(clause: DatedClause) -> bool:
    """Long before or after publication."""
    return abs((clause.part.when.first - clause.published).days) > TUNING.long_ago_days


def is_repeated(clause: DatedClause) -> bool:
    """Another date of the sentence tells better when the same thing happened."""
    return clause.is_repeated


def is_plan(clause: DatedClause) -> bool:
    """Something is to come."""
    return clause.is_plan


def is_deed(clause: DatedClause) -> bool:
    """Something was done."""
    return clause.has_deed and not clause.is_plan and not clause.is_ahead


def is_neither(clause: DatedClause) -> bool:
    """Nothing was done and nothing is to come."""
    return not clause.is_plan and not is_deed(clause)


def is_loose(clause: DatedClause) -> bool:
    """The date belongs to no statement of its own, or to a noun because its verb cannot bear it."""
    return clause.where is Place.LOOSE or _is_of_a_noun(clause)


def _is_of_a_noun(clause: DatedClause) -> bool:
    """Whether a date belongs to a noun because its verb cannot bear it: a perfect says nothing of a time that is over ("has
    explained the appointment in May"), and a verb follows it at once ("the plan adopted in May was dropped")."""
    text, low, high, cues = clause.text, clause.low, clause.high, clause.cues
    if clause.where is Place.OWN and (at := clause.clause.find(text[low:high])) >= 0:
        text, low, high = clause.clause, at, at + high - low
    start = max(low - TUNING.verb_window, 0)
    following = _word_after(text, high)
    verbal = following in cues.past or following in cues.verbs_of_dates or following.endswith(cues.past_endings)
    if verbal and event_verbs(words(text[start:low]), cues):
        return True
    return clause.part.when.last < clause.published and _PERFECT.of(cues.lang).search(text[start:low]) is not None


def is_owner(clause: DatedClause) -> bool:
    """The date owns what follows ("Thursday's vote")."""
    return clause.text.startswith(GENITIVES, clause.high) and not _is_named(clause)


def qualifies(clause: DatedClause) -> bool:
    """The date only says which: it qualifies a noun that nothing was done at."""
    if _is_named(clause) or clause.text.startswith(GENITIVES, clause.high):
        return False
    held = clause.part.when.precision > Precision.YEAR and _stands_before(_HELD_AT, clause)
    return not held and is_attributive(clause.sentence.words, clause.low, clause.high)


def is_subject(clause: DatedClause) -> bool:
    """The date is what the sentence speaks of."""
    if _word_after(clause.text, clause.high) not in clause.cues.verbs_of_dates:
        return False
    return _ALONE_BEFORE.of(clause.cues.lang).match(clause.text[: clause.low]) is not None


def is_attribution(clause: DatedClause) -> bool:
    """The date ends a clause that only says who said so."""
    return (
        clause.part.saying
        and _ENDS.match(clause.text, clause.high) is not None
        and is_attributed(clause.sentence.words, clause.sentence.words.at(clause.low))
    )


def is_saying(clause: DatedClause) -> bool:
    """The date is that of somebody's saying so."""
    return clause.part.saying


def is_quotation(clause: DatedClause) -> bool:
    """The date stands in somebody's words."""
    return clause.sentence.is_quoted(clause.low) or clause.text[:1] in QUOTATION_MARKS


def is_possible(clause: DatedClause) -> bool:
    """Something could be, and nobody plans it."""
    cues = clause.cues
    return not cues.possible.isdisjoint(clause.said) and not cues.planned.intersection(clause.tokens) - cues.expected


def is_compared(clause: DatedClause) -> bool:
    """The date is one that something is compared with."""
    return _stands_before(_COMPARED, clause)


def speaks_for_itself(clause: DatedClause) -> bool:
    """Somebody says "I" or "we"."""
    return not clause.cues.speakers.isdisjoint(clause.said) and is_first_person(clause.clause, clause.cues)


def has_figures(clause: DatedClause) -> bool:
    """Statistics, not events."""
    cues, lang = clause.cues, clause.cues.lang
    return (
        not cues.figures.isdisjoint(clause.said)
        or _PERCENT.of(lang).search(clause.small_clause) is not None
        or (not cues.rate_words.isdisjoint(clause.said) and _RATES.of(lang).search(clause.small_clause) is not None)
    )


def is_snapshot(clause: DatedClause) -> bool:
    """How things stood at a date."""
    return _stands_before(_SNAPSHOT, clause)


def is_state(clause: DatedClause) -> bool:
    """What somebody or something is called or known for."""
    described = not clause.cues.descriptions.isdisjoint(clause.said)
    return described and _STATE.of(clause.cues.lang).search(clause.clause) is not None


def is_negated(clause: DatedClause) -> bool:
    """What did not happen."""
    cues = clause.cues
    if not cues.contracted_negations.isdisjoint(clause.said):
        return True
    denied = not cues.negation_words.isdisjoint(clause.said)
    return denied and _NEGATED.of(cues.lang).search(clause.small_clause) is not None


def names_what_was_done(clause: DatedClause) -> bool:
    """The name of a day stands for what is done on it, beside a noun."""
    if not _is_named(clause) or _stands_before(_ADVERBIAL, clause):
        return False
    return (
        not is_attributive(clause.sentence.words, clause.low, clause.high)
        or _BELONGING.of(clause.cues.lang).search(clause.text[: clause.low]) is not None
    )


def is_vague(clause: DatedClause) -> bool:
    """A decade or a century."""
    return clause.part.when.precision < Precision.YEAR


def is_biography(clause: DatedClause) -> bool:
    """When somebody was born, or how old somebody was."""
    cues = clause.cues
    return not cues.born.isdisjoint(clause.tokens) or not cues.aged.isdisjoint(clause.tokens[: TUNING.aged_words])


def names_an_event(clause: DatedClause) -> bool:
    """A noun of events."""
    return not clause.cues.happenings.isdisjoint(clause.tokens)


def has_fault(fault: Fault) -> Callable[[DatedClause], bool]:
    """Whether this keeps the title from standing alone."""
    return lambda clause: clause.fault is fault


def is_vaguely_titled(vagueness: Vagueness) -> Callable[[DatedClause], float]:
    """Whether the title leaves this open; half of it where the date is ahead, for what is to come is worth telling all the same."""
    return lambda clause: (0.5 if clause.is_ahead else 1) if clause.vagueness is vagueness else 0


def _is_named(clause: DatedClause) -> bool:
    return clause.part.rule == NAMED_DAY


def _word_after(text: str, high: int) -> str:
    """The word in small letters right behind a date, or ""."""
    match = _WORD_NEXT.match(text, high)
    return match.group(1) if match else ""


def _near(clause: DatedClause) -> int:
    return max(0, clause.low - TUNING.preposition_window)


def _stands_before(words_before: Template, clause: DatedClause) -> bool:
    """Whether words stand right before the date."""
    return words_before.of(clause.cues.lang).search(clause.before, _near(clause)) is not None
