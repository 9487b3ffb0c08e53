"""A sentence without what is only said by the way: brackets, asides to its subject, opening phrases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.words import NONE, SentenceWords

_RELATIVES, _ASIDE_OPENERS = listed("aside_relatives"), listed("aside_openers")
_AFTER_ASIDES = listed("verbs_after_asides") | its.REGULAR_PAST
_COORDINATORS, _INDEFINITE, _AND_OR = listed("coordinators"), listed("indefinite"), listed("and_or")
_NO_APPOSITION = listed("no_apposition")
_PHRASE_OPENERS, _OCCASIONS = listed("phrase_openers"), listed("occasions")
_COMMA, _OPEN, _CLOSE, _DASH = ",", "(", ")", "—"
_SIGNS = frozenset((_COMMA, _OPEN, _DASH))
"""Without one of these nothing is said by the way."""
_SEMICOLON, _PAUSES = frozenset(";"), frozenset(";:")
"""Signs that an aside does not hold, and a noun none of."""

Stretch = tuple[int, int]
"""A first place, and the one behind the last."""


def asides(
    words: SentenceWords, first: int = 0, behind: int | None = None, kept: int = NONE, *, commas: bool = True
) -> list[Stretch]:
    """Brackets, what stands between dashes, relative clauses between commas, and appositions to the subject, with their commas; in order.

    Args:
        words: of a sentence.
        first, behind: places between which they are looked for.
        kept: place of a word that must stay; an aside that holds it is none.
        commas: whether to look for those between commas.
    """
    lows = words.lows
    behind = len(lows) if behind is None else behind
    if _SIGNS.isdisjoint(lows[first:behind]):
        return []
    stretches = sorted(
        stretch
        for find in (_FINDERS if commas else _FINDERS[:-1])
        for stretch in find(words, first, behind)
        if not stretch[0] <= kept < stretch[1]
    )
    found: list[Stretch] = []
    for low, high in stretches:
        if found and low < found[-1][1]:  # one inside another, or two in a row with one comma between
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return found


def opener_end(words: SentenceWords, kept: int = NONE) -> int:
    """The place behind the phrase before the first comma of a sentence, if what is left is a sentence; else 0.

    Args:
        words: of a sentence.
        kept: place of a word that must stay; only a phrase that says where or when may hold it.
    """
    if words.behind(0, _PHRASE_OPENERS) == NONE or _COMMA not in words.lows:
        return 0
    comma = words.lows.index(_COMMA)
    rest = comma + 1
    if _COMMA in words.text[: words.starts[comma]]:  # "At least 5,000 …" is no phrase that opens a sentence
        return 0
    if rest == len(words) or words.touches(rest) or not _fits(words, 0, comma, TUNING.aside_chars, _SEMICOLON):
        return 0
    if NONE < kept < rest and words.behind(0, _OCCASIONS) == NONE:
        return 0
    further = words.lows.index(_COMMA, rest) if _COMMA in words.lows[rest:] else None
    return rest if words.has_verb(rest, further) else 0


def _fits(words: SentenceWords, first: int, behind: int, most: int, signs: frozenset[str] = frozenset()) -> bool:
    """Whether the words between two places are few enough, with none of some signs among them."""
    if first >= behind:
        return False
    chars = words.ends[behind - 1] - words.starts[first]
    return TUNING.aside_least_chars <= chars <= most and signs.isdisjoint(words.lows[first:behind])


def _dashed(words: SentenceWords, first: int, behind: int) -> Iterator[Stretch]:
    """What stands between dashes behind the first words."""
    lows = words.lows
    if _DASH not in lows[first:behind]:
        return
    dash = lows.index(_DASH, first, behind)
    if dash == first or _COMMA in lows[first:dash] or words.spaced(first, dash) > TUNING.subject_words:
        return
    if _DASH in lows[dash + 1 : behind]:
        end = lows.index(_DASH, dash + 1, behind)
        if _fits(words, dash + 1, end, TUNING.dashed_chars):
            yield dash, end + 1


def _brackets(words: SentenceWords, first: int, behind: int) -> Iterator[Stretch]:
    lows = words.lows
    opened = NONE
    for place in range(first, behind) if _OPEN in lows[first:behind] else ():
        if lows[place] == _OPEN:
            opened = place
        elif lows[place] == _CLOSE and opened > first:
            if words.starts[place] - words.ends[opened] <= TUNING.bracket_chars:
                yield opened, place + 1
            opened = NONE


def _between_commas(words: SentenceWords, first: int, behind: int) -> Iterator[Stretch]:
    """Relative clauses, and nouns that say more about one, before the first verb of the statement."""
    lows = words.lows
    commas = [
        place
        for place in range(first + 1, behind)
        if lows[place] == _COMMA and place + 1 < behind and not words.touches(place + 1)
    ]
    pairs = list(pairwise(commas))
    if pairs and _is_of_subject(words, first, *pairs[0]):
        yield pairs[0][0], pairs[0][1] + 1
        pairs = pairs[2:]
    ends = [end for comma, end in pairs if _is_relative(words, first, comma, end)]
    done = start = first
    for comma, end in pairs:
        if end in ends:
            yield comma, end + 1
            done, start = end + 1, end
        elif comma >= done and _can_be_apposition(words, comma, end):
            if words.has_verb(start, comma):
                return
            if _is_apposition(words, comma + 1, end):
                yield comma, end + 1
            done = end + 1


def _is_relative(words: SentenceWords, first: int, comma: int, end: int) -> bool:
    """Whether a relative clause stands between two commas, and no verb before it."""
    opens = words.behind(comma + 1, _RELATIVES) != NONE
    return opens and _fits(words, comma + 1, end, TUNING.aside_chars, _SEMICOLON) and not words.has_verb(first, comma)


def _is_of_subject(words: SentenceWords, first: int, comma: int, end: int) -> bool:
    """Whether what stands between two commas belongs to the subject before it, whose verb follows."""
    if words.behind(comma + 1, _ASIDE_OPENERS) == NONE or words.behind(end + 1, _AFTER_ASIDES) == NONE:
        return False
    few = words.spaced(first, comma) <= TUNING.subject_words + 1
    return few and _fits(words, comma + 1, end, TUNING.dashed_chars)


def _can_be_apposition(words: SentenceWords, comma: int, end: int) -> bool:
    """Whether two commas can be those around a noun that says more about the one before."""
    opens = words.behind(comma + 1, _COORDINATORS) == NONE
    return opens and _fits(words, comma + 1, end, TUNING.apposition_chars, _PAUSES)


def _is_apposition(words: SentenceWords, first: int, end: int) -> bool:
    """Whether what stands between commas is such a noun; years, parts of lists, beginnings of relative clauses and single words
    are none."""
    if words.has_verb(first, end) or words.has(_NO_APPOSITION, first, end) or words.spaced(first, end) < 2:
        return False
    if words.has(_AND_OR, first, end) and words.behind(first, _INDEFINITE) == NONE:
        return False
    return any(low[0].isalpha() for low in words.lows[first:end])


_FINDERS = (_dashed, _brackets, _between_commas)
"""What looks for asides; for those between commas last."""
