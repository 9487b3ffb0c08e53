"""What a dated clause looks like: each function says whether one thing holds; `worth.CUES` says what it counts."""

from __future__ import annotations

from collections.abc import Callable

from tui.events.clauses.word_classes import listed
from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.first_person import is_first_person
from tui.events.extraction.title_shape import Fault, Vagueness
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.clauses import Place
from tui.events.sentences.dates import is_attributed
from tui.events.sentences.deeds import has_deed
from tui.events.sentences.nouns import is_attributive
from tui.events.sentences.words import NONE
from tui.model import Precision

NAMED_DAY = "named-day"
"""Rule of a date that names what is done on it ("gave New Year's addresses"), so that it may qualify a noun."""

QUOTATION_MARKS = '"“„«'
_ENDS = frozenset(",.;")
"""Signs behind a date that ends its clause."""
_QUOTING = frozenset(f"{QUOTATION_MARKS}‘")
_COLON, _PERCENT_SIGN = ":", "%"
_PAUSES = frozenset(",;:—–")
"""Signs that a perfect does not reach over."""

_IMPRINT = listed("imprints")
_PAST, _VERB_OF_DATES, _SUBJECT_HEAD = listed("past"), listed("verbs_of_dates"), listed("subject_heads")
_PERFECT, _PERFECT_ADVERB, _SIMPLE_PAST = (
    listed("perfect_auxiliaries"),
    listed("perfect_adverbs"),
    listed("simple_pasts"),
)
_HELD_AT, _HELD_ARTICLE = listed("held_at"), listed("held_articles")
_POSSIBLE, _PLANNED, _EXPECTED = listed("possible"), listed("planned"), listed("expected")
_COMPARED, _COMPARED_LINK = listed("compared_with"), listed("compared_links")
_SPEAKER = listed("speakers")
_FIGURE, _PERCENT, _RATE = listed("figures"), listed("percent"), listed("rates")
_AS_OF, _DEFINITE = listed("as_of"), listed("definite")
_DESCRIPTION, _BEING = listed("descriptions"), listed("being_forms")
_NEGATION, _NEGATED, _CONTRACTED = listed("negations"), listed("negated_auxiliaries"), listed("contracted_negations")
_DAY_PREPOSITION, _BELONGING = listed("day_prepositions"), listed("belonging")
_SAYING, _AUXILIARY = listed("saying"), listed("auxiliaries_after_dates")
_BORN, _AGED, _HAPPENING = listed("born"), listed("aged"), listed("happenings")


def is_imprint(clause: DatedClause) -> bool:
    """A line of the page, not of the text."""
    return clause.words.behind(0, _IMPRINT) != NONE


MOST_PRECISION = int(max(Precision)) - int(Precision.YEAR)
"""Steps beyond the year of the finest precision."""


def precision(clause: DatedClause) -> int:
    """Steps of precision beyond the year."""
    return int(clause.part.when.precision) - int(Precision.YEAR)


def lateness(clause: DatedClause) -> int:
    """Sentences since the lead."""
    return min(clause.number, TUNING.counted_sentences)


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
    words = clause.words
    start = max(
        words.at(words.starts[clause.place] - TUNING.verb_window), clause.first if clause.where is Place.OWN else 0
    )
    following = _word_behind(clause)
    if following != NONE and (
        words.bits[following] & (_PAST | _VERB_OF_DATES) or words.lows[following].endswith(clause.cues.past_endings)
    ):
        end = len(words) if clause.where is not Place.OWN else clause.last
        if following < end and has_deed(words, start, clause.place):
            return True
    return clause.part.when.last < clause.published and _follows_perfect(clause, start)


def _follows_perfect(clause: DatedClause, start: int) -> bool:
    """Whether a perfect stands before a date with no verb of the past behind it, in the same part of the sentence."""
    words = clause.words
    if not words.held & _PERFECT:
        return False
    for place in range(clause.place - 1, start - 1, -1):
        low, kind = words.lows[place], words.bits[place]
        if kind & _PERFECT:
            return _is_participle_behind(clause, place + 1)
        if low in _PAUSES or (kind & _SIMPLE_PAST):
            return False
    return False


def _is_participle_behind(clause: DatedClause, first: int) -> bool:
    """Whether the participle of a perfect begins at a place, adverbs before it or not, with no verb of the past behind it."""
    words, cues = clause.words, clause.cues
    place = first
    while place < clause.place and (
        words.bits[place] & _PERFECT_ADVERB or words.lows[place].endswith(cues.adverb_endings)
    ):
        place += 1
    for participle in (place, place - 1):
        if first <= participle < clause.place and words.lows[participle].endswith(cues.perfect_endings):
            return not any(low.endswith(cues.past_endings) for low in words.lows[participle + 1 : clause.place])
    return False


def is_owner(clause: DatedClause) -> bool:
    """The date owns what follows ("Thursday's vote")."""
    return clause.words.is_owner(clause.behind) and not _is_named(clause)


def qualifies(clause: DatedClause) -> bool:
    """The date only says which: it qualifies a noun that nothing was done at."""
    words = clause.words
    if _is_named(clause) or words.is_owner(clause.behind):
        return False
    if _is_of_reported_subject(clause):
        return True
    if clause.part.when.precision > Precision.YEAR:
        article = words.before(clause.place, _HELD_ARTICLE)
        if article != NONE and words.before(article, _HELD_AT) != NONE:
            return False
    return is_attributive(words, *clause.part.extent)


def _is_of_reported_subject(clause: DatedClause) -> bool:
    """Whether a date belongs to the subject of what somebody says ("said a quake in 2020 was caused by a test")."""
    words, place = clause.words, clause.place
    if not words.held & _SAYING or words.behind(clause.behind, _AUXILIARY) == NONE:
        return False
    saying = next((at for at in range(place - 1, clause.first, -1) if words.bits[at] & _SAYING), NONE)
    return saying != NONE and not words.has_verb(saying + 1, place) and place - saying > 2


def is_subject(clause: DatedClause) -> bool:
    """The date is what the sentence speaks of."""
    following = _word_behind(clause)
    if following == NONE or not clause.words.bits[following] & _VERB_OF_DATES:
        return False
    return clause.place == 0 or clause.words.behind(0, _SUBJECT_HEAD) == clause.place


def is_attribution(clause: DatedClause) -> bool:
    """The date ends a clause that only says who said so."""
    return clause.part.saying and _ends_clause(clause) and is_attributed(clause.words, clause.place)


def _ends_clause(clause: DatedClause) -> bool:
    """Whether a date ends its clause: a sign follows, or a quotation behind a colon."""
    lows = clause.words.lows[clause.behind : clause.behind + 2]
    if not lows or lows[0] in _ENDS:
        return True
    return lows[0] == _COLON and not _QUOTING.isdisjoint(lows)


def is_saying(clause: DatedClause) -> bool:
    """The date is that of somebody's saying so."""
    return clause.part.saying


def is_quotation(clause: DatedClause) -> bool:
    """The date stands in somebody's words."""
    return clause.sentence.is_quoted(clause.part.extent[0]) or clause.sentence.text[0] in QUOTATION_MARKS


def is_possible(clause: DatedClause) -> bool:
    """Something could be, and nobody plans it."""
    if not clause.has(_POSSIBLE):
        return False
    return not any(kind & _PLANNED and not kind & _EXPECTED for kind in clause.told)


def is_compared(clause: DatedClause) -> bool:
    """The date is one that something is compared with."""
    words = clause.words
    return (
        bool(words.held & _COMPARED) and words.before(words.before_all(clause.place, _COMPARED_LINK), _COMPARED) != NONE
    )


def speaks_for_itself(clause: DatedClause) -> bool:
    """Somebody says "I" or "we"."""
    return clause.has(_SPEAKER) and is_first_person(clause.words, range(clause.first, clause.last), clause.cues)


def has_figures(clause: DatedClause) -> bool:
    """Statistics, not events."""
    return clause.has(_FIGURE | _RATE) or _has_percentage(clause)


def _has_percentage(clause: DatedClause) -> bool:
    """Whether a number is one of hundredths."""
    words = clause.words
    if _PERCENT_SIGN not in words.text and not words.held & _PERCENT:
        return False
    return any(
        words.lows[place - 1][-1].isdigit()
        and (words.lows[place][0] == _PERCENT_SIGN or words.behind(place, _PERCENT) != NONE)
        for place in range(max(clause.first, 1), clause.last)
    )


def is_snapshot(clause: DatedClause) -> bool:
    """How things stood at a date."""
    return _stands_before(clause, _AS_OF)


def is_state(clause: DatedClause) -> bool:
    """What somebody or something is called or known for."""
    words = clause.words
    if not words.held & _DESCRIPTION:
        return False
    for place in range(clause.first + 1, clause.last):
        if words.bits[place] & _DESCRIPTION:
            place -= words.lows[place - 1].endswith(clause.cues.adverb_endings)
            if words.bits[place - 1] & _BEING and place > clause.first:
                return True
    return False


def is_negated(clause: DatedClause) -> bool:
    """What did not happen."""
    if clause.has(_CONTRACTED):
        return True
    words = clause.words
    if not words.held & _NEGATION:
        return False
    return any(
        words.bits[place - 1] & _NEGATED and words.behind(place, _NEGATION) != NONE
        for place in range(max(clause.first, 1), clause.last)
    )


def names_what_was_done(clause: DatedClause) -> bool:
    """The name of a day stands for what is done on it, beside a noun."""
    if not _is_named(clause) or _opens(clause) or _stands_before(clause, _DAY_PREPOSITION):
        return False
    return not is_attributive(clause.words, *clause.part.extent) or _stands_before(clause, _BELONGING)


def _opens(clause: DatedClause) -> bool:
    """Whether a date stands at the head of the sentence or behind a comma."""
    before = clause.words.lows[: clause.place]
    return before[-1:] == [","] or not any(low[0].isalnum() for low in before)


def is_vague(clause: DatedClause) -> bool:
    """A decade or a century."""
    return clause.part.when.precision < Precision.YEAR


def is_biography(clause: DatedClause) -> bool:
    """When somebody was born, or how old somebody was."""
    if clause.held & _BORN:
        return True
    return bool(clause.held & _AGED) and any(kind & _AGED for kind in clause.told[: TUNING.aged_words])


def names_an_event(clause: DatedClause) -> bool:
    """A noun of events."""
    return bool(clause.held & _HAPPENING)


def has_fault(fault: Fault) -> Callable[[DatedClause], bool]:
    """Whether this keeps the title from standing alone."""
    return lambda clause: clause.fault is fault


def is_vaguely_titled(vagueness: Vagueness) -> Callable[[DatedClause], float]:
    """Whether the title leaves this open; half of it where the date is ahead, for what is to come is worth telling all the same."""
    return lambda clause: (0.5 if clause.is_ahead else 1) if clause.vagueness is vagueness else 0


def _is_named(clause: DatedClause) -> bool:
    return clause.part.rule == NAMED_DAY


def _word_behind(clause: DatedClause) -> int:
    """Place of the word in small letters right behind a date, or `NONE`."""
    words, place = clause.words, clause.behind
    if place >= len(words) or words.touches(place) or not words.lows[place][0].isalpha() or words.has_capital(place):
        return NONE
    return place


def _stands_before(clause: DatedClause, kinds: int) -> bool:
    """Whether words of some classes stand right before the date, an article between or not."""
    words = clause.words
    if not words.held & kinds:
        return False
    article = words.before(clause.place, _DEFINITE)
    return words.before(clause.place, kinds) != NONE or (article != NONE and words.before(article, kinds) != NONE)
