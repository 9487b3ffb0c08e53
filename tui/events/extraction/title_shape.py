"""Whether a title made for a clause can stand alone on a timeline."""

from __future__ import annotations

import re
from enum import StrEnum

from tui.events.clauses.quotes import balanced
from tui.events.extraction.first_person import is_first_person
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.cues import Cues, words
from tui.events.sentences.verbs import has_verb
from tui.events.sentences.words import words_of
from tui.events.titles.shorten import hangs
from tui.languages import Template

OPENING_SIGNS = '‘“$€£"'
"""Signs that a title may begin with, beside letters and digits."""

_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_HOLLOW = Template(
    r"""^(?:
      (?:{title_articles})\s[^,]{0,40}?\s(?:{title_relatives})\s
    | [^,]+,\s(?:{title_verbs})\s[^,]*$
    | (?:\S+\s)?\S+[’']s\s(?:{title_auxiliaries})\b
    | (?:{title_others})\b
    | (?:{title_counts})\s(?:{title_count_verbs}|[a-z]+(?:{past_endings}))\b
    | .*[—–],
    | \d{4}\s[a-z]
    )""",
    re.VERBOSE,
)
"""Titles in small letters whose verb is not that of their subject, or that have no subject: "the man who was …", "osterby, was
closed", "the town's was …", "the other …", "most were …", "the mill –, …", "2019 saw …"."""
_POINTED = Template(
    r"""\b({pointers}|{Pointers})\s
    (?:(?:{plain_adjectives}|[A-Z][a-z]*(?:{nationality_endings}))\s)?
    ([a-z]+)(?:['’]s?)?\b
    (?!\s(?:{noun_links})\b|-|\s[A-Z])""",
    re.VERBOSE,
)
"""A pointer and a noun with nothing but it to say which is meant."""


class Fault(StrEnum):
    """Why a title does not stand alone; the first that holds counts."""

    DANGLING = "dangling"
    BROKEN = "broken"
    CUT = "cut"


class Vagueness(StrEnum):
    """How a title fails to say whom or what it speaks of; the worst that holds counts."""

    POINTING = "pointing"
    NAMELESS = "nameless"
    UNCLEAR = "unclear"
    HALF_NAMED = "half named"


def fault_of(title: str, cues: Cues) -> Fault | None:
    """What is wrong with the shape of a title."""
    tokens = words(title)
    if len(tokens) < TUNING.title_words or tokens[0].partition("'")[0] in cues.pronouns:
        return Fault.DANGLING
    if not has_verb(title, cues) and cues.presents.isdisjoint(tokens):
        return Fault.DANGLING
    own = _QUOTATION.sub("", title) if "“" in title or '"' in title else title
    if _HOLLOW.of(cues.lang).match(title.lower()) or is_first_person(own, cues):
        return Fault.BROKEN
    if (
        tokens[0] in cues.no_title_starts
        or not balanced(title)
        or (_hangs(title, cues) and not _ends_in_particle(tokens, cues))
    ):
        return Fault.BROKEN
    if not title[0].isalnum() and title[0] not in OPENING_SIGNS:
        return Fault.BROKEN
    return Fault.CUT if title.endswith("…") else None


def _hangs(title: str, cues: Cues) -> bool:
    words = words_of(title, cues.lang)
    return hangs(words, len(words), cues)


def _ends_in_particle(tokens: tuple[str, ...], cues: Cues) -> bool:
    """Whether the last word belongs to the participle before it ("is due to be sworn in")."""
    *_, before, last = tokens
    return last in cues.particles and (before in cues.past_forms or cues.is_regular_past(before))


def vagueness_of(title: str, cues: Cues) -> Vagueness | None:
    """What a title leaves open that only its article says: "the bill", "this ban"."""
    nameless, pointers = _nameless_of(title, cues), _pointers_of(title, cues)
    if pointers - cues.definite:
        return Vagueness.POINTING
    if nameless is Vagueness.NAMELESS:
        return nameless
    return Vagueness.UNCLEAR if pointers else nameless


def _nameless_of(title: str, cues: Cues) -> Vagueness | None:
    """Whether the subject is "the bill" or "the country" without any name, or with one behind the verb only."""
    first, *rest = title.split() or [""]
    if not first[:1].isupper() or first.lower() not in cues.nameless_heads:
        return None
    for place, word in enumerate(rest):
        if word[0].isupper() or word in cues.belonging:
            return None
        if has_verb(word, cues):
            named_later = any(word[0].isupper() for word in rest[place:])
            return Vagueness.HALF_NAMED if named_later else Vagueness.NAMELESS
    return None


def _pointers_of(title: str, cues: Cues) -> set[str]:
    """The words that point at something told before, in small letters: "the" in "lifted the ban"."""
    tokens = words(title)
    if cues.pointers.isdisjoint(tokens):
        return set()
    if cues.anaphors.isdisjoint(tokens) and "'" not in title and "’" not in title:
        return set()
    return {pointer.lower() for pointer, noun in _POINTED.of(cues.lang).findall(title) if noun in cues.anaphors}
