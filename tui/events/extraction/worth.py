"""How much a dated clause belongs on a timeline: deeds yes; talk, comparisons, possibilities and biography less.

The score is a sum of cues. Each row of `CUES` says what a cue counts, why, and shows it in a sentence; what the cue looks at
is a small function of its own. `python tools/fit_worth.py` fits the weights again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tui.events.clauses.clause import Clause, ClauseKind, Tense
from tui.events.extraction import clause_cues as its
from tui.events.extraction.dated_clause import DatedClause
from tui.events.extraction.title_shape import Fault, Vagueness
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.clauses import Place
from tui.model import WORTH

_UNFINISHED = frozenset({Tense.PRESENT, Tense.PROGRESSIVE, Tense.FUTURE})

DECIMALS = 3
"""Of a score."""

_ROUNDED = 10**-DECIMALS
"""What rounding changes at most."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that makes a dated clause more or less of an event.

    Args:
        name: at most twelve letters, for a column.
        weight: what it adds to the score each time that it holds.
        why: half a sentence for people.
        example: a sentence in which it holds for a date.
        holds: how many times it holds for a clause; a part of one where it counts less.
    """

    name: str
    weight: float
    why: str
    example: str
    holds: Callable[[DatedClause], float]


class Held(NamedTuple):
    """A cue that held: its name and why, what it adds to the score, and how often it held."""

    name: str
    why: str
    points: float
    times: float = 1


BASE = Held("base", "every dated clause", 0.5)

GENERAL_CUES = (
    Cue("precision", 0.02, "steps finer than a year", "The mill of Osterby burnt down on 3 December.", its.precision),
    Cue("later", -0.005, "sentences after the lead", "The mill of Osterby burnt down on 3 December.", its.lateness),
    Cue("open", -0.15, "a time without an end", "Lea Maes ran the mill since 2019.", its.is_open),
    Cue("long ago", -0.08, "over ten years away", "Osterby bought the mill in 1987.", its.is_long_ago),
    Cue(
        "imprint", -2.0, "a line of the page, not of the text", "Published in the Ledger, 3 December 2025.",
        its.is_imprint,
    ),
)  # fmt: skip
"""Cues that need no words of the language but those of a page."""

UNREAD_CUES = (
    *GENERAL_CUES,
    Cue(
        "unread", 0.1, "a language without word lists", "Am 3. Dezember brannte die Mühle von Osterby ab.", lambda _: 1
    ),
    Cue(
        "bound", -0.4, "the date is that of a noun or a participle",
        "Die Mühle von Osterby ist nach dem Brand vom 3. Dezember geschlossen worden.", its.is_bound,
    ),
)  # fmt: skip
"""All that count in a language whose words for events are not known."""

REPEATED = Cue(
    "repeated", -0.3, "another date of the sentence tells it better",
    "In 2025 Osterby sold its mill and the old stables on 6 December.", its.is_repeated,
)  # fmt: skip
"""What a clause loses whose date is told better elsewhere; its score may fall lower than that of any other clause."""

CLAUSE_CUES = (
    *GENERAL_CUES,
    Cue("plan", 0.1, "something is to come", "Osterby will sell the mill on 14 March.", its.is_plan),
    Cue("deed", 0.1, "something was done", "Osterby sold the mill on 3 December.", its.is_deed),
    Cue("no deed", -0.25, "nothing was done or is to come", "The mood in Osterby on 3 December was calm.", its.is_neither),
    Cue(
        "event noun", 0.05, "a noun of events", "A fire destroyed the mill of Osterby on 3 December.",
        its.names_an_event,
    ),
    Cue(
        "loose", -0.4, "the date is not that of the statement's verb",
        "Osterby sold the mill, leaving its staff on 3 December without work.", its.is_loose,
    ),
    Cue("owner", -0.4, "the date owns what follows", "Lea Maes won last month’s vote in Osterby.", its.is_owner),
    Cue("qualifier", -0.3, "the date only says which", "Lea Maes praised the 2019 treaty with Osterby.", its.qualifies),
    Cue("subject", -0.4, "the date is what is spoken of", "Last year was the driest in Osterby.", its.is_subject),
    Cue(
        "attribution", -0.4, "the date ends who said so", "The mill was sold, Lea Maes said on 3 December.",
        its.is_attribution,
    ),
    Cue("saying", -0.2, "the date of somebody's saying so", "Lea Maes said on 3 December that the mill was sold.", its.is_saying),
    Cue("quotation", -0.3, "in somebody's words", "“Osterby sold the mill on 3 December,” Lea Maes said.", its.is_quotation),
    Cue("first person", -0.3, "somebody says I or we", "We sold the mill of Osterby on 3 December.", its.speaks_for_itself),
    Cue("possible", -0.2, "something that could be", "Lea Maes might sell the mill in March.", its.is_possible),
    Cue("compared", -0.25, "what something is compared with", "Osterby sold more flour than in November.", its.is_compared),
    Cue("figures", -0.25, "statistics", "The price of flour in Osterby rose on 3 December.", its.has_figures),
    Cue("snapshot", -0.25, "how things stood at a date", "Osterby had sold two mills as of 3 December.", its.is_snapshot),
    Cue("state", -0.25, "what it is called or known for", "Osterby was known in 2019 as the town of mills.", its.is_state),
    Cue("negated", -0.3, "what did not happen", "Osterby had not sold the mill on 3 December.", its.is_negated),
    Cue(
        "day's name", -0.3, "the day itself, not when something was done", "The town of Osterby cancelled Christmas.",
        its.names_what_was_done,
    ),
    Cue("vague", -0.1, "a decade or a century", "Osterby built the mill in the 1960s.", its.is_vague),
    Cue("biography", -0.2, "when somebody was born", "Lea Maes was born in Osterby in 1961.", its.is_biography),
)  # fmt: skip
"""Cues of a language with word lists that can be told before there is a title."""

TITLE_CUES = (
    REPEATED,
    Cue(
        "no statement", -0.35, "a title without subject or verb", "It was sold to Lea Maes on 3 December.",
        its.has_fault(Fault.DANGLING),
    ),
    Cue(
        "broken title", -0.35, "a title whose verb is not its subject's", "Most were sold to Lea Maes on 3 December.",
        its.has_fault(Fault.BROKEN),
    ),
    Cue(
        "cut title", -0.35, "a title that had to be cut short",
        "On 3 December Osterby Town Council sold Lea Maes Senior Mill Lane Bakery Stables Orchard Pond Meadow Road House"
        " Number Twelve Upper Field Lower Field Chapel Hill Farm North Gate Cottage South Gate Cottage Weir Lane Forge.",
        its.has_fault(Fault.CUT),
    ),
    Cue(
        "points back", -0.4, "a title that says “this ban”", "Osterby lifted this ban on 3 December.",
        its.is_vaguely_titled(Vagueness.POINTING),
    ),
    Cue("no name", -0.26, "a title about “the policy”", "The policy was dropped on 3 December.",
        its.is_vaguely_titled(Vagueness.NAMELESS)),
    Cue("which one", -0.2, "a title that does not say which", "Osterby lifted the ban on 3 December.",
        its.is_vaguely_titled(Vagueness.UNCLEAR)),
    Cue("late name", -0.13, "a title with its only name behind the verb", "The mill was sold to Lea Maes on 3 December.",
        its.is_vaguely_titled(Vagueness.HALF_NAMED)),
)  # fmt: skip
"""Cues of the title, all of which take away."""

CUES = (*CLAUSE_CUES, *TITLE_CUES)
"""All cues of a language with word lists. Weights: chosen by eye on events/en-dev and en-affairs of the shared corpora."""


LOOSE = next(cue for cue in CLAUSE_CUES if cue.holds is its.is_loose)

MOST_BESIDE = BASE.points + sum(
    cue.weight * (its.MOST_PRECISION if cue.holds is its.precision else 1)
    for cue in CLAUSE_CUES
    if cue.weight > 0 and cue.holds is not its.is_plan
)
"""What a clause scores of which all that speaks for it holds; what is planned is not done."""


def is_hopeless(where: Place) -> bool:
    """Whether a date that stands there cannot belong on a timeline, whatever else holds."""
    return where is Place.LOOSE and MOST_BESIDE + LOOSE.weight < WORTH


_LAST_BESIDE = max(place for place, cue in enumerate(CLAUSE_CUES) if cue.weight > 0)
"""Place of the last cue that can speak for a clause: what all those up to it make can only become less."""


def cues_of_clause(clause: DatedClause, least: float = -math.inf) -> tuple[Held, ...]:
    """The cues of a dated clause that need no title, the base first: the title can only take away from what they make.

    Args:
        clause: without a title.
        least: a score; no further cue is asked for once they cannot make it any more.
    """
    if not clause.cues.known:
        return (BASE, *_that_hold(clause, UNREAD_CUES))
    held, points = [BASE], BASE.points
    least -= _ROUNDED
    for place, cue in enumerate(CLAUSE_CUES):
        if times := cue.holds(clause):
            held.append(Held(cue.name, cue.why, cue.weight * times, times))
            points += cue.weight * times
        if points < least and place >= _LAST_BESIDE:
            break
    return tuple(held)


def cues_of_title(clause: DatedClause) -> tuple[Held, ...]:
    """The cues of the title of a dated clause."""
    return tuple(_that_hold(clause, TITLE_CUES if clause.cues.known else ()))


def _that_hold(clause: DatedClause, cues: Iterable[Cue]) -> Iterator[Held]:
    for cue in cues:
        if times := cue.holds(clause):
            yield Held(cue.name, cue.why, cue.weight * times, times)


def context_cues_that_hold(clause: Clause, place: int) -> tuple[Held, ...]:
    """The cues of a clause without a date, which takes that of its context.

    Args:
        clause: of a sentence.
        place: the sentence's number, counted from the first.
    """
    further = min(len(clause.events), TUNING.counted_verbs) - 1
    held = [
        Held("base", "a clause without a date of its own", TUNING.context_score),
        Held("later", "sentences after the first", TUNING.context_sentence_score * place, place),
    ]
    if further > 0:
        held.append(Held("events", "further words of events", TUNING.context_event_score * further, further))
    if clause.kind is ClauseKind.QUOTED:
        held.append(Held("quotation", "in somebody's words", TUNING.context_quotation_score))
    if clause.tense in _UNFINISHED:
        held.append(Held("unfinished", "what is or will be, not what was done", TUNING.context_unfinished_score))
    return tuple(held)


def total(held: Iterable[Held]) -> float:
    """The score of a dated clause from its cues, `least_score` to `most_score`; less where another date of its sentence tells
    it again."""
    points = {row.name: row.points for row in held}
    least = TUNING.last_score if REPEATED.name in points else TUNING.least_score
    return round(min(max(sum(points.values()), least), TUNING.most_score), DECIMALS)


def context_total(held: Iterable[Held]) -> float:
    """The score of a sentence without a date from its cues."""
    return round(max(sum(row.points for row in held), TUNING.last_score), DECIMALS)
