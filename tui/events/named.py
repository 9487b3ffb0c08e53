"""The places and the people that an article names beside an event: few that are wrong rather than many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui.events.clauses.quotes import CLOSING
from tui.events.sentences.split import split
from tui.events.terms import stopwords
from tui.events.tuning import TUNING
from tui.languages.persons import (
    doubtful_names,
    given_names,
    is_of_a_continent,
    last_words_of_things,
    name_particles,
    no_person_words,
    no_places,
    offices,
)
from tui.model import Article, Mention, Role
from tui.places.fold import folded
from tui.places.recognize import PlaceName, place_names
from tui.places.table import Kind, Place, called
from tui.places.words import nation

NAMING = TUNING.naming

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-Ω]"
_SMALL = r"[a-zà-öø-ÿā-žа-яёіїєґα-ω]"
_NAME_WORD = rf"{_CAPITAL}[\w’'-]*{_SMALL}[\w-]*"
_RUN = re.compile(rf"(?<![\w’'-]){_NAME_WORD}(?:\s(?:[a-z]{{1,5}}\s){{0,2}}(?:{_NAME_WORD}|{_CAPITAL}\.))*")
"""Words with a capital, one after the other, with at most two small ones between them."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NEIGHBOUR_BEFORE = re.compile(rf"{_CAPITAL}[\w’'.-]*\s$")
_NEIGHBOUR_BEHIND = re.compile(rf"(?:\s|-){_CAPITAL}[\w’'-]*")
_OPENING = re.compile(r"(?:^|[.!?:;–—|]\s+|[\"“„«»‘]\s*)$")
"""What stands before a word that has its capital for its place."""
_OWNER = re.compile(r"[’']s?$")
_GROWN_ON = re.compile(rf"(?:[’']s?|-{_SMALL}+)$")
"""What stands at the end of a name and is no part of it ("Musk's", "Musk-owned")."""
_DATELINE = re.compile(rf"^(?:{_CAPITAL}[\w .,/’'-]{{1,40}}?)(?:\([\w /.-]{{1,30}}\)\s*)?\s[–—-]{{1,2}}\s")
"""Where a report was written, before its text: "PARIS (AP) - "."""
_JOINED_ADJECTIVE = re.compile(rf"\.?-{_SMALL}+")
"""What makes a country an adjective that says how, not where ("US-style")."""
SENTENCE_ENDS = (".", "!", "?", "…", "。")
_JOINING = "’'-"
"""What joins a word to the one before it."""
_NOUNS_WITH_CAPITALS = frozenset({"de"})


@dataclass(frozen=True, slots=True)
class Named:
    """What texts name: ids of places, each city and region followed by its country, and names of people; each once, in order."""

    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def with_names(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of an article with what is named beside each: of its own event in headline and opening, of another in the
    sentence that tells it."""
    named = []
    for mention in mentions:
        parts = [mention.title, mention.evidence.text]
        if mention.role is not Role.MENTION:
            opening = [cut.text for cut in split(_DATELINE.sub("", article.text[: NAMING.opening_chars]))]
            parts = [article.title, *opening[: NAMING.opening_sentences], mention.evidence.text]
        found = names_of(list(dict.fromkeys(filter(None, parts))), article.text, article.lang)
        named.append(replace(mention, places=found.places, people=found.people))
    return tuple(named)


def names_of(parts: Sequence[str], text: str, lang: str) -> Named:
    """What some parts of a text name.

    Args:
        parts: headline and sentences.
        text: all of it, where a person named in full is called by the last name alone.
        lang: ISO 639-1 code.
    """
    places = tuple(dict.fromkeys(place for part in parts for place in _places(part, lang)))
    whole = f"{parts[0]}\n{text[: NAMING.told_chars]}" if parts else text
    people = list(dict.fromkeys(name for part in parts for name in _people(part, whole, lang)))
    return Named(
        tuple(dict.fromkeys(id_ for place in places for id_ in (place.id, place.country))),
        tuple(name for name in people if not any(name != other and f" {name} " in f" {other} " for other in people)),
    )


def shared_names(mentions: Sequence[Mention]) -> Named:
    """What an event's mentions agree on: named by so large a share of those that are about it, or else of all."""
    about = [mention for mention in mentions if mention.role is Role.MAIN] or list(mentions)
    return Named(
        _agreed([mention.places for mention in about]),
        _agreed([mention.people for mention in about], _alike),
    )


def _agreed(lists: Sequence[Sequence[str]], key: Callable[[str], str] = str) -> tuple[str, ...]:
    """What enough of the lists have, by a key, in the form that most have; the most frequent first, then the first."""
    counts = Counter(one for each in lists for one in {key(name): None for name in each})
    forms = Counter(name for each in lists for name in each)
    best: dict[str, str] = {}
    for name in dict.fromkeys(name for each in lists for name in each):
        held = best.setdefault(key(name), name)
        if forms[name] > forms[held]:
            best[key(name)] = name
    kept = [one for one in best if counts[one] >= NAMING.share * len(lists)]
    return tuple(best[one] for one in sorted(kept, key=lambda one: -counts[one]))[: NAMING.most]


def _alike(name: str) -> str:
    """The same for a name that is spelt a little otherwise: its last word, and the beginning of its first."""
    words = folded(name).split()
    return f"{words[0][: NAMING.alike_letters]} {words[-1]}"


# ---------------------------------------------------------------------- places


def _places(part: str, lang: str) -> Iterator[Place]:
    names = place_names(part, lang)
    countries = {name.places[0].country for name in names if name.places[0].kind is Kind.COUNTRY}
    every_word = _gives_each_word_a_capital(part)
    for name in names:
        place = _meant(name)
        written = part[name.start : name.end]
        is_short_noun = written.islower() and len(written) < NAMING.adjective
        is_adjective = place.kind is Kind.COUNTRY and _JOINED_ADJECTIVE.match(part, name.end) is not None
        if (
            folded(written) in no_places()
            or is_short_noun
            or is_adjective
            or is_of_a_continent(place.id, _word_before(part, name))
        ):
            continue
        if place.kind is Kind.COUNTRY or (
            place.country in countries and not _is_glued(part, name) and not _is_doubtful(part, name)
        ):
            yield place
        elif every_word or not _is_doubtful(part, name):
            yield from (place,) * (not every_word or place.people >= NAMING.metropolis)


def _meant(name: PlaceName) -> Place:
    """The place that a name means: the likeliest, but not a small city of a country that is named too, where a far greater one
    bears its name elsewhere."""
    place = name.places[0]
    greatest = max(name.places, key=lambda other: other.people if other.kind is Kind.CITY else 0)
    return greatest if place.kind is Kind.CITY and place.people * NAMING.greater < greatest.people else place


def _word_before(part: str, name: PlaceName) -> str:
    return folded(part[max(name.start - NAMING.neighbour_chars, 0) : name.start].rstrip(" -").rpartition(" ")[2])


def _is_doubtful(part: str, name: PlaceName) -> bool:
    """Whether what looks like a city or a region may be part of another name, a common word, or one of several cities."""
    place = _meant(name)
    others = [other for other in name.places if other is not place]
    if place.kind is Kind.CITY and any(
        other.kind is Kind.REGION and other.country != place.country for other in others
    ):
        return True
    rival = max((other.people for other in others if other.kind is Kind.CITY), default=0)
    if _is_glued(part, name) or (place.kind is Kind.CITY and place.people < NAMING.greater * rival):
        return True
    opens = _OPENING.search(part[max(name.start - NAMING.opening_signs, 0) : name.start]) is not None
    return opens and " " not in part[name.start : name.end] and place.people < NAMING.well_known


def _is_glued(part: str, name: PlaceName) -> bool:
    """Whether another word with a capital stands beside it: a club, a paper, a firm."""
    if not _OWNER.search(part[name.start : name.end]) and _NEIGHBOUR_BEHIND.match(part, name.end):
        return True
    before = _NEIGHBOUR_BEFORE.search(part[max(name.start - NAMING.neighbour_chars, 0) : name.start])
    return before is not None and folded(before.group()) not in stopwords()


def _gives_each_word_a_capital(text: str) -> bool:
    """Whether it is a headline that does; a sentence of a text ends with its sign."""
    if text.rstrip(CLOSING).endswith(SENTENCE_ENDS):
        return False
    words = [word for word in _WORD.findall(text) if len(word) >= NAMING.long_word]
    return len(words) >= NAMING.title_words and sum(w[0].isupper() for w in words) > NAMING.title_share * len(words)


# ---------------------------------------------------------------------- people


def _people(part: str, text: str, lang: str) -> Iterator[str]:
    """Full names of people in a sentence, without their offices."""
    if _gives_each_word_a_capital(part):
        return
    for match in _RUN.finditer(part):
        if " " not in match.group():
            continue
        for words in _stretches(match.group()):
            name = _person(words, text, lang) if len(words) > 1 else ""
            if name:
                yield name


def _stretches(run: str) -> Iterator[list[str]]:
    """The parts of a run of words with capitals: it ends behind an owner, and at small words that no name has."""
    words: list[str] = []
    for word in run.split():
        if not word[0].islower() or word in name_particles():
            words.append(word)
            if not _OWNER.search(word):
                continue
        yield words
        words = []
    yield words


def _person(words: list[str], text: str, lang: str) -> str:
    """The full name that a stretch of words ends with, "" if it is that of a person by no sign."""
    plain = [folded(word) for word in words]
    start = next((at for at, word in enumerate(plain[:-1]) if word in given_names()), -1)
    titles = offices(lang)
    titled = max((at + 1 for at, word in enumerate(plain) if word in titles), default=0)
    if start >= 0 and plain[start] in doubtful_names() and not _is_called_by_last_name(words[-1], text):
        return ""
    if start < 0:
        if lang in _NOUNS_WITH_CAPITALS or not 1 < len(words) - titled <= NAMING.without_given_name:
            return ""
        if not titled and (_has_other_words(words, text) or not _is_called_by_last_name(words[-1], text)):
            return ""
        start = titled
    kept = words[start : start + NAMING.longest_name]
    kept[-1] = _GROWN_ON.sub("", kept[-1])
    last = folded(kept[-1])
    if len(kept) < 2 or kept[-1][0].islower() or len(last) < 2:
        return ""
    own = [*plain[start : start + len(kept) - 1], last]
    is_other = not titles.isdisjoint(own) or not no_person_words(lang).isdisjoint(own) or _is_place(kept)
    return "" if is_other else " ".join(kept)


def _has_other_words(words: list[str], text: str) -> bool:
    """Whether a word of a name without a given name is one of no name: it stands in small letters too, or means a place."""
    return any(
        folded(word) in stopwords()
        or called(folded(word))
        or nation(folded(word), word)
        or next(_places_of_word(word.lower(), text), None) is not None
        for word in words
    )


def _is_place(words: list[str]) -> bool:
    return bool(called(folded(" ".join(words))))


def _is_called_by_last_name(last: str, text: str) -> bool:
    """Whether a last name stands alone elsewhere in a text, without another name beside it."""
    name = _OWNER.sub("", last)
    if folded(name) in last_words_of_things() or called(folded(name)):
        return False
    for start in _places_of_word(name, text):
        before = text[max(start - NAMING.neighbour_chars, 0) : start]
        if not _NEIGHBOUR_BEFORE.search(before) and not _NEIGHBOUR_BEHIND.match(text, start + len(name)):
            return True
    return False


def _places_of_word(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, not as a part of another."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and (text[start - 1].isalnum() or text[start - 1] in _JOINING)) and not (
            text[end : end + 1].isalnum() or text[end : end + 1] == "-"
        ):
            yield start
        start = text.find(word, end)
