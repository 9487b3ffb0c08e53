"""How similar events are as parts of one story. Pure functions.

A story is what belongs together over days or months: a trial, a war, the search for a ship. Its events are linked by the words
that tell of them, above all by names, for who and where stay the same while what happens changes. An event is stood for by a few
keys, its most telling words; two events are as similar as their keys (cosine), less where their headlines name different
countries, and less the more days lie between them. Only those are of one affair that have in common what a person would call it by:
two specific names, or one and a specific word. "Keir Starmer" is one name, and neither he alone nor an office or "the strike" is an affair.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tui.events.matching.particulars import names_of
from tui.events.matching.weights import GRAIN, Vector, share
from tui.events.terms import country_terms, names, terms
from tui.events.tuning import TUNING
from tui.model import Mention, Role
from tui.places.recognize import places_in
from tui.places.words import everywhere, nation

STORIES = TUNING.stories

NAME, NOUN = "=", "+"
"""What a mark begins with that says of a key that it is a specific name, or another specific word; no word begins so."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
LONGEST_NAME = 4
"""Words of a name at most. Chosen: "Munich Security Conference" has three."""


class Affair(NamedTuple):
    """What an event can be called by, of its keys.

    Args:
        keys: all of them.
        names: specific names -> the most telling word of the name that each is a part of: "keir" -> "starmer".
        nouns: other specific words that headline or first sentence have.
    """

    keys: frozenset[str]
    names: Mapping[str, str]
    nouns: frozenset[str]


def words(mentions: Sequence[Mention]) -> dict[str, float]:
    """How often each word tells of an event, in the mean over its mentions; reprints and numbers are left out."""
    counted = _counted(mentions)
    means: dict[str, float] = {}
    for mention in counted:
        named = set(names(mention.evidence.text))
        for term, count in Counter(mention.terms).items():
            if not term[0].isdigit():
                weight = (1 + math.log(count)) * (STORIES.name if term in named else 1.0)
                means[term] = means.get(term, 0.0) + weight / len(counted)
    return means


def keys(words: Mapping[str, float]) -> Vector:
    """The words that stand for an event, as a vector of length 1; empty where it has no telling word.

    Args:
        words: as `words` gives them.
    """
    weights = {term: weight * rarity for term, weight in words.items() if (rarity := _rarity(term))}
    best = sorted(weights, key=lambda term: (-weights[term], term))[: STORIES.keys]
    norm = math.sqrt(math.fsum(weights[term] ** 2 for term in best))
    return {term: round(weights[term] / norm * GRAIN) / GRAIN for term in best} if norm else {}


def _rarity(term: str) -> float:
    """How well a word tells affairs apart; 0 for one that stands everywhere. A country does, however much news it makes."""
    shared = share(term)
    if term in country_terms():
        shared = min(shared, STORIES.country_share)
    return math.log(1 / shared) ** STORIES.rarity_power if shared <= STORIES.common_share else 0.0


def countries(mentions: Sequence[Mention]) -> frozenset[str]:
    """ISO codes of the countries that the headlines of an event name or lie in, but for those that have a part in every affair."""
    titled = ((mention.title, mention.lang) for mention in _counted(mentions))
    return frozenset(place.country for title in titled for place in places_in(*title)) - everywhere()


def marks(mentions: Sequence[Mention], keys: Iterable[str]) -> list[str]:
    """What an event can be called by, as it is stored beside its keys: see `affair`.

    Args:
        mentions: of the event.
        keys: its keys.
    """
    counted = _counted(mentions)
    texts = [(text, mention.lang) for mention in counted for text in (mention.title, mention.evidence.text)]
    named = {name for text in texts for name in names_of(*text)}
    found = Counter(pair for text, _ in texts for pair in _parts_of_names(text, named))
    whole: dict[str, str] = {}
    for (part, name), _ in sorted(found.items(), key=lambda each: (each[1], each[0])):
        whole[part] = name
    told = {term for text, _ in texts for term in terms(text)}
    return [mark for key in sorted(keys) if (mark := _mark(key, whole, told))]


def _mark(key: str, names: Mapping[str, str], told: set[str]) -> str:
    """The mark of a key, "" for one that is neither a specific name nor another specific word."""
    is_country = key in country_terms()
    if key in _everywhere_terms():
        return ""
    if not names:  # a script without capitals, or headlines that give one to each word
        return f"{NAME}{key} {key}" if is_country or share(key) <= STORIES.noun_share else ""
    if (name := names.get(key)) is not None:
        is_specific = is_country or max(share(key), share(name)) <= STORIES.name_share
        return f"{NAME}{key} {name}" if is_specific else ""
    return NOUN + key if key in told and not is_country and share(key) <= STORIES.noun_share else ""


def affair(keys: Iterable[str], marks: Iterable[str]) -> Affair:
    """What an event can be called by, from its keys and their marks."""
    by_kind = [mark for mark in marks if mark.startswith((NAME, NOUN))]
    return Affair(
        keys=frozenset(keys),
        names={part: name for mark in by_kind if mark[0] == NAME for part, name in [mark[1:].split(" ")]},
        nouns=frozenset(mark[1:] for mark in by_kind if mark[0] == NOUN),
    )


def is_one_affair(one: Affair, other: Affair) -> bool:
    """Whether two events share two specific names, or one and a specific word."""
    shared = one.keys & other.keys
    named = {key for key in shared if key in one.names or key in other.names}
    count = min(_count_names(named, one.names, other.names), _count_names(named, other.names, one.names))
    return count > 1 or (count == 1 and not (shared & (one.nouns | other.nouns)) <= named)


def _count_names(parts: set[str], names: Mapping[str, str], others: Mapping[str, str]) -> int:
    """How many names these are parts of, by one text's names and, for what it does not name, by another's."""
    return len({names.get(part) or others[part] for part in parts})


def _parts_of_names(text: str, named: set[str]) -> Iterator[tuple[str, str]]:
    """(a part of a name, the most telling part of that name); a country is a name of its own."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        term = next(iter(terms(match.group())), "")
        is_part = term in named and match.group()[0].isupper() and term not in country_terms()
        if run and (not is_part or text[end : match.start()].strip() or len(run) == LONGEST_NAME):
            yield from _told_by_rarest(run)
            run = []
        if is_part:
            run.append(term)
            end = match.end()
        elif term in named and term in country_terms():
            yield term, term
    yield from _told_by_rarest(run)


def _told_by_rarest(run: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each part of a name with its rarest part, of equals the last."""
    if run:
        rarest = min(reversed(run), key=share)
        yield from ((part, rarest) for part in run)


@cache
def _everywhere_terms() -> frozenset[str]:
    """The terms of the countries that have a part in every affair."""
    codes = everywhere()
    return frozenset(term for term in country_terms() for place in nation(term, term.upper()) if place.id in codes)


def _counted(mentions: Sequence[Mention]) -> Sequence[Mention]:
    originals = [mention for mention in mentions if mention.role is not Role.REPRINT] or mentions
    return originals[: STORIES.mentions]


def apart(similarity: float, countries: frozenset[str], others: frozenset[str]) -> float:
    """A similarity, less where both events name countries, and none in common."""
    return similarity * STORIES.elsewhere if countries and others and countries.isdisjoint(others) else similarity


def faded(similarity: float, days: int) -> float:
    """A similarity over so many days between two events."""
    return similarity * math.exp(-days / STORIES.fading)
