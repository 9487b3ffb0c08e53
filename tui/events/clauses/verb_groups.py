"""Verbs with their auxiliaries: where a sentence has them, and which time each speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Tense


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries.

    Args:
        first, last: places of its first and its last token, both in it.
        main: place of its main verb, or of the auxiliary that stands alone.
        tense: what it speaks of.
        bits: word classes of its main verb.
        finite: whether it can be the verb of a main clause.
        bare: whether a single form is all there is of it, which could be a participle as well.
        waiting: whether it is an auxiliary whose main verb has not come.
    """

    first: int
    last: int
    tense: Tense
    bits: int
    finite: bool = True
    bare: bool = False
    waiting: bool = False
    main: int = -1

    def __post_init__(self) -> None:
        if self.main < 0:
            self.main = self.last


_AUXILIARY_TENSES = (
    (its.FUTURE, Tense.FUTURE),
    (its.MODAL, Tense.PRESENT),
    (its.HAVE_PAST, Tense.PAST_PERFECT),
    (its.HAVE_PRESENT, Tense.PERFECT),
    (its.BE_PAST | its.DO_PAST, Tense.PAST),
    (its.BE_PRESENT | its.DO_PRESENT, Tense.PRESENT),
)


_BARE = its.FUTURE | its.MODAL | its.DO_PAST | its.DO_PRESENT
"""Auxiliaries before a bare verb, which has no class of its own."""


def group_at(place: int, bits: Sequence[int], perfect_is_past: bool = False) -> VerbGroup | None:
    """The verb group that begins with a token, None where none does.

    Args:
        place: of the token.
        bits: word classes of the sentence's tokens.
        perfect_is_past: as in `WordClasses`.
    """
    kind = bits[place]
    if kind & its.AUXILIARY:
        return _with_auxiliary(place, bits, perfect_is_past)
    if kind & its.PRESENT and not kind & its.PAST:
        return VerbGroup(place, place, Tense.PRESENT, kind)
    if kind & its.PAST:
        return VerbGroup(place, place, Tense.PAST, kind, bare=not kind & its.ONLY_PAST)
    if kind & its.GERUND:
        last = place
        while kind & its.BEEN and last + 1 < len(bits) and bits[last + 1] & (its.BEEN | its.PARTICIPLE):
            last += 1
        return VerbGroup(place, last, Tense.NONE, bits[last], finite=False)
    if kind & its.PARTICIPLE:
        return VerbGroup(place, place, Tense.NONE, kind, finite=False, bare=True)
    return None


def _with_auxiliary(place: int, bits: Sequence[int], perfect_is_past: bool) -> VerbGroup:
    """An auxiliary with what follows it: adverbs, further auxiliaries, and its main verb."""
    first = bits[place]
    tense = next(tense for mask, tense in _AUXILIARY_TENSES if first & mask)
    if first & its.INFINITIVE and first & (its.BE_PRESENT | its.BE_PAST):
        tense = Tense.FUTURE
    group = VerbGroup(place, place, tense, first, waiting=True)
    at, size = place + 1, len(bits)
    while at < size:
        kind = bits[at]
        if kind & (its.BEEN | its.HAVE_PRESENT | its.HAVE_PAST):
            group.last, group.main, group.bits = at, at, kind
            if kind & its.GERUND and first & its.BE_PRESENT:
                group.tense = Tense.PROGRESSIVE
        elif kind & its.INFINITIVE and first & (its.BE_PRESENT | its.BE_PAST) and group.last == at - 1:
            group.tense, group.last = Tense.FUTURE, at  # "is to open"
        elif complete(group, at, kind, first, perfect_is_past):
            return group
        elif first & _BARE and not kind & ~(its.EVENT_NOUN | its.PRESENT | its.STATE | its.SAYING):
            group.last, group.main, group.bits, group.waiting = at, at, kind, False
            return group
        elif not kind & its.ADVERB:
            break
        at += 1
    if first & (its.HAVE_PRESENT | its.HAVE_PAST) and group.last == place:
        group.tense = Tense.PRESENT if first & its.HAVE_PRESENT else Tense.PAST
    return group


def complete(group: VerbGroup, at: int, kind: int, first: int, perfect_is_past: bool = False) -> bool:
    """Take a token as the main verb of a group that waits for one, if it can be that; whether it was taken.

    Args:
        group: changed in place.
        at: place of the token.
        kind: its word classes.
        first: word classes of the group's auxiliary.
        perfect_is_past: as in `WordClasses`.
    """
    if kind & its.GERUND and first & (its.BE_PRESENT | its.BE_PAST | its.HAVE_PRESENT | its.HAVE_PAST):
        if first & its.BE_PRESENT:
            group.tense = Tense.PROGRESSIVE
    elif kind & (its.PARTICIPLE | its.PAST) and not kind & its.ONLY_PAST:
        if first & (its.HAVE_PRESENT | its.BE_PRESENT if perfect_is_past else its.HAVE_PRESENT):
            group.tense = Tense.PAST if perfect_is_past else Tense.PERFECT
        elif first & its.HAVE_PAST:
            group.tense = Tense.PAST_PERFECT
    else:
        return False
    group.first, group.last = min(group.first, at), max(group.last, at)
    group.main, group.bits, group.waiting = at, kind, False
    return True
