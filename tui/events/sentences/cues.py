"""Which words of a clause are verbs of events, of saying, of plans and of doubt; read from a word list of the language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from tui.languages import read, word_list
from tui.model import Modality

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PLAIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
"""The same in ASCII, for which no sign has to be looked up in the tables of Unicode."""
NOT_PAST = frozenset(
    "need indeed hundred red led bed speed seed feed weed shed sacred naked breed united embed kindred exceed proceed succeed agreed-upon so-called".split()
)
"""Words in -ed that are no past tense by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """Word lists of one language, all lower case; empty where the language has none. One object stands for a language, so that
    it is a quick key of what is remembered."""

    lang: str = ""
    """ISO 639-1 code, for the patterns whose slots these lists fill."""
    past: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    presents: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    ongoing: frozenset[str] = frozenset()
    occurring: frozenset[str] = frozenset()
    subordinate: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether there are lists for the language; without them every dated sentence counts."""
        return bool(self.past)

    def opens_statement(self, word: str) -> bool:
        """Whether a pronoun after this word begins a statement and not a relative clause: conjunctions and verbs of saying."""
        return (
            word in self.subordinate
            or word in self.saying
            or word in self.states
            or word in ("and", "but", "or", "then")
        )


@lru_cache(maxsize=32)
def load(lang: str) -> Cues:
    """The lists of a language; empty ones where we have no file. What a list holds that is no field fills patterns only."""
    table = read(lang or "en", "events")
    lists = {field.name: frozenset(word_list(table[field.name])) for field in fields(Cues) if field.name in table}
    return Cues(lang=lang or "en", **lists)


@lru_cache(maxsize=256)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words of a text in order; kept for a while, since several questions are put to each sentence in turn."""
    low = text.lower().replace("’", "'")
    if low.isascii():
        return tuple(_PLAIN_WORD.findall(low))
    if len(low) == len(text):
        return tuple(_WORD.findall(low))
    # A capital without a small letter of its own, such as "İ", must not break its word in two.
    return tuple([word.lower() for word in _WORD.findall(text.replace("’", "'"))])


AUXILIARIES = frozenset({"was", "were", "had", "has", "have", "did"})
PERFECT = frozenset({"has", "have", "had", "was", "were", "been", "be", "is", "are"})
DETERMINERS = frozenset("the a an its his her their our this that these those of more most such to".split())
"""Words after which a form in -ed is an adjective ("a sustained campaign")."""
CONDITIONS = frozenset({"if", "unless"})
CONDITIONAL = frozenset({"would", "could", "might"})


def event_verbs(tokens: Sequence[str], cues: Cues) -> int:
    """How many words are past forms of verbs that are neither saying nor being."""
    count = sum(1 for word in tokens if word in cues.happenings) if "there" in tokens[:3] else 0
    forms = _past_forms(cues)
    for place, word in enumerate(tokens):
        regular = word.endswith("ed") and len(word) > 3 and word not in NOT_PAST
        if not regular and word not in forms:
            continue
        before = tokens[place - 1] if place else ""
        if (word in cues.saying or word in cues.states) and before not in ("was", "were", "been"):
            continue
        if word in AUXILIARIES or before in DETERMINERS:
            continue
        perfect = word in cues.participles and not PERFECT.isdisjoint(tokens[max(place - 3, 0) : place])
        count += regular or word in cues.past or perfect
    return count


@lru_cache(maxsize=32)
def _past_forms(cues: Cues) -> frozenset[str]:
    """Words that may tell of the past."""
    return cues.past | cues.participles


def modality(tokens: Sequence[str], cues: Cues, ahead: bool) -> Modality:
    """Happened, ongoing, planned or denied, as the clause's cues say.

    Args:
        ahead: whether its date lies after publication.
    """
    if not cues.denied.isdisjoint(tokens):
        return Modality.DENIED
    if ahead:
        return Modality.PLANNED
    if not CONDITIONS.isdisjoint(tokens) and not CONDITIONAL.isdisjoint(tokens):
        return Modality.DENIED
    return Modality.HAPPENED if cues.ongoing.isdisjoint(tokens) else Modality.ONGOING
