"""What a text is particular about: the names, the numbers and the deeds of its headline and its first sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from tui.events.terms import LONG_WORD, country_terms, fold, number, stopwords, terms
from tui.languages import read, read_all
from tui.model import Mention

Deed = tuple[str, str]
"""A choice that news tells the outcome of, and that outcome: ("warning", "ended"), as in the files `deeds.toml`."""

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-Ω][\w’'-]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OPENING = re.compile(r"(?:[.!?:;–—|]\s+|[\"“„«»‘]\s*|\s[-–—]\s+)$")
"""What stands before a word that has its capital for its place."""
_OPENING_CHARS = 4
"""Characters before a word that tell whether it opens something."""
_TITLE_WORDS = 5
"""Words that show whether a text gives a capital to each; fewer may all be names."""
_TITLE_SHARE = 0.65
"""Share of the words of a text with a capital, above which each has one."""
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter or digit of a script that sets spaces between words."""
_NUMBER = re.compile(
    rf"(?<![.,:/])(?<!{_LETTER})(?:(\d{{1,3}})\s?[-–]\s?(\d{{1,3}})|\d(?:[\d.,]*\d)?)(?!{_LETTER}|[:/])(?P<sign>[^\W\d]?)"
)
"""A score, or a number; and the sign right behind it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALLEST_COUNT = 2
"""Less is an article in many languages, and the news is often of one thing."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a text may have that another about the same event should have too.

    Args:
        names: places, people, teams and firms, as `terms` writes them; countries among them.
        distinctive: those of the names that few texts have.
        numbers: as digits; scores as "2-1". No dates.
        deeds: outcomes of choices.
    """

    names: frozenset[str] = frozenset()
    distinctive: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    deeds: frozenset[Deed] = frozenset()


NOTHING_PARTICULAR = Particulars()


def particulars(mention: Mention) -> Particulars:
    """Of the headline and the sentence that a mention comes from, without the words that date it."""
    evidence = mention.evidence
    sentence = f"{evidence.text[: evidence.start]} {evidence.text[evidence.end :]}"
    parts = (mention.title, sentence) if evidence.text != mention.title else (sentence,)
    words = [term for part in parts for term in terms(part)]
    names = {name for part in parts for name in names_of(part, mention.lang)}
    return Particulars(
        names=(all_names := frozenset(names | country_terms().intersection(words))),
        distinctive=all_names,
        numbers=frozenset(one for part in parts for one in numbers_of(part, mention.lang)),
        deeds=frozenset(deeds_of(words, mention.lang)),
    )


def names_of(text: str, lang: str = "") -> Iterator[str]:
    """Words with a capital that is not that of a sentence, as `terms` writes them; none of a text that gives one to each word."""
    long = [match.group() for match in _WORD.finditer(text) if len(match.group()) >= LONG_WORD]
    capital = sum(word[0].isupper() for word in long)
    by_place = _placing_words(lang)
    if len(long) >= _TITLE_WORDS and capital > _TITLE_SHARE * len(long) and not by_place:
        return
    times = _time_words()
    for match in _NAME.finditer(text):
        if by_place:  # where each noun has a capital
            before = text[: match.start()].rpartition(" ")[0].rpartition(" ")[2]
            if before not in by_place:
                continue
        elif not text[: match.start()].strip() or _OPENING.search(
            text[max(match.start() - _OPENING_CHARS, 0) : match.start()]
        ):
            continue
        folded = fold(match.group())
        if folded not in stopwords() and folded not in times:
            yield from terms(match.group())


def numbers_of(text: str, lang: str = "") -> Iterator[str]:
    """The numbers of a text as digits, scores as "2-1"; no years, and none next to a month."""
    times, of_time = _time_words(), _time_signs(lang)
    for match in _NUMBER.finditer(text):
        around = (text[: match.start()].split()[-1:], text[match.end() :].split()[:1])
        if any(fold(word.strip(".,")) in times for words in around for word in words):
            continue
        if match[1] is not None:
            yield f"{int(match[1])}-{int(match[2])}"
        elif match["sign"] not in of_time and not _YEAR.fullmatch(digits := match.group().removesuffix(match["sign"])):
            yield number(digits)
    spelled = _spelled_numbers(lang or "en")
    for word in _WORD.findall(text):
        if (spelled_out := spelled.get(word.casefold())) is not None:
            yield spelled_out


def deeds_of(words: Collection[str], lang: str = "") -> Iterator[Deed]:
    """The outcomes that the terms of a text tell of."""
    table = _deeds(lang or "en")
    for word in words:
        yield from table.get(word, ())


def name_conflict(
    one: Particulars, one_words: frozenset[str], other: Particulars, other_words: frozenset[str]
) -> float:
    """How much two texts are about other places and people: 0 where one of them names none that the other lacks, 1 where each
    does and they have none in common. What many texts name ("River", a country) counts half of what they have in common.

    Args:
        one: particulars of one text.
        one_words: all its terms.
        other: particulars of the other.
        other_words: all its terms.
    """
    own, others = one.distinctive - other_words, other.distinctive - one_words
    least = min(len(own), len(others))
    if not least:
        return 0.0
    common = len(one.names & other_words | other.names & one_words)
    telling = len(one.distinctive & other_words | other.distinctive & one_words)
    return least / (least + (common + telling) / 2)


def number_conflict(
    one: Particulars, one_words: frozenset[str], other: Particulars, other_words: frozenset[str]
) -> float:
    """As `name_conflict`, of numbers."""
    own, others = one.numbers - other.numbers - other_words, other.numbers - one.numbers - one_words
    least = min(len(own), len(others))
    return least / (least + len(one.numbers & other.numbers)) if least else 0.0


def opposite_deeds(one: Particulars, other: Particulars) -> frozenset[tuple[str, str, str]]:
    """(choice, outcome of one, outcome of the other) where two texts tell of different outcomes, and of none that is the same."""
    if not one.deeds or not other.deeds:
        return frozenset()
    both = {choice for choice, _ in one.deeds & other.deeds}
    return frozenset(
        (choice, mine, theirs)
        for choice, mine in one.deeds
        for other_choice, theirs in other.deeds
        if choice == other_choice and choice not in both
    )


# ---------------------------------------------------------------------- words of the languages


@cache
def _time_words() -> frozenset[str]:
    """Weekdays and months of all languages, folded."""
    tables = [table.get(key, {}) for table in read_all("dates").values() for key in ("weekday", "month")]
    return frozenset(fold(word.strip("*.")) for table in tables for words in table.values() for word in words)


@cache
def _time_signs(lang: str) -> frozenset[str]:
    """Signs behind a number that make it a part of a date or of a clock time."""
    signs: str = read(lang, "deeds").get("counters", "") if lang else ""
    return frozenset(signs.split())


@cache
def _placing_words(lang: str) -> frozenset[str]:
    """In a language that gives each noun a capital, the words behind which a noun without article is a name."""
    return frozenset(read(lang, "deeds").get("before_names", "").split()) if lang else frozenset()


@cache
def _spelled_numbers(lang: str) -> dict[str, str]:
    table = read(lang, "dates").get("number", {})
    return {
        word: str(value)
        for value, words in table.items()
        if str(value).isdigit() and int(value) >= _SMALLEST_COUNT
        for word in words
    }


@cache
def _deeds(lang: str) -> dict[str, tuple[Deed, ...]]:
    """Term -> outcomes that it tells of."""
    table: dict[str, list[Deed]] = {}
    for choice, outcomes in read(lang, "deeds").get("choices", {}).items():
        for outcome, words in outcomes.items():
            for word in words.split():
                for term in terms(word):
                    table.setdefault(term, []).append((choice, outcome))
    return {term: tuple(dict.fromkeys(deeds)) for term, deeds in table.items()}
