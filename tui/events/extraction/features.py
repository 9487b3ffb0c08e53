"""How headlines of features look: opinion, explanations, lists, quizzes, portraits, told by word lists of the language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tui.events.clauses.quotes import Span, is_within
from tui.events.clauses.word_classes import LETTERS, NUMBER, SIGN, listed
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords
from tui.languages import codes, read, word_lists

ADDRESS_FOLDERS = 3
"""Where the folders begin in the parts of an address: behind "https:", nothing and the host."""


def _listed(*names: str) -> int:
    return listed(*names, file="features")


_ASKING, _FROM, _TO = _listed("asking"), _listed("asking_from"), _listed("asking_to")
_LABEL, _COUNTED, _COUNT = _listed("labels"), _listed("counted"), _listed("numbers")
_CLOSING, _WITHIN = _listed("closing"), _listed("within")
_SUPERLATIVE, _OF_PERIOD, _OF = _listed("superlatives"), _listed("of_periods"), _listed("of")
_SPEAKER, _CAPITAL_SPEAKER, _NUMBERED = _listed("speakers"), _listed("capital_speakers"), _listed("numbered")
_REPORTING, _HEAD, _JOINT, _RELATIVE = _listed("reporting"), _listed("heads"), _listed("joints"), _listed("relatives")
_OWNER_OPENER, _DETERMINER = _listed("owner_openers"), _listed("determiners")
_HAPPENING, _PRESENT = listed("happenings"), listed("presents")

_PAUSES, _DASHES, _STOPS = frozenset(",:"), frozenset("–—-"), frozenset(":.?!")
_OPENING = frozenset("'\"‘“")
_APOSTROPHES, _IN_WORDS = frozenset("'’"), frozenset("'’-.")
_MARKS_OF_SPEECH = frozenset('"“')
_POSSESSIVES = ("'s", "’s", "s'", "s’")
"""How a word between spaces ends that is put into the possessive."""


def is_filed_apart(url: str | None) -> bool:
    """Whether outlets keep what is no news under a part of this address, in whatever language."""
    return url is not None and not _sections().isdisjoint(url.lower().split("/")[ADDRESS_FOLDERS:-1])


def is_filed_under_features(categories: Sequence[str]) -> bool:
    """Whether a feed files it under a category that outlets have for what is no news, in whatever language."""
    whole, beginnings = _filed()
    named = [category.casefold() for category in categories]
    return any(name in whole or name.startswith(beginnings) for name in named)


# ------------------------------------------------------------------ parts of a headline


def parts_of(words: SentenceWords) -> list[Span]:
    """First place, and the one behind the last, of what stands before, between and behind the joints of a headline ("Dam: ", " – ")."""
    found, first = [], 0
    for place, kind in enumerate(words.bits) if words.held & SIGN else ():
        if kind & SIGN and _is_joint(words, place, words.lows[place]):
            found.append((first, place))
            first = place + 1
    return [*found, (first, len(words))]


def _is_joint(words: SentenceWords, place: int, low: str) -> bool:
    follows = place + 1 < len(words)
    if low in _STOPS:
        return follows and not words.touches(place + 1)
    stands_apart = place > 0 and follows and not words.touches(place) and not words.touches(place + 1)
    return low == "—" or (stands_apart and (low == "|" or low in _DASHES))


def has_topic(words: SentenceWords, parts: Sequence[Span]) -> bool:
    """Whether a colon parts a headline's topic from what is told of it."""
    return any(words.lows[first - 1] == ":" for first, _ in parts if first)


def asks_after_topic(words: SentenceWords, parts: Sequence[Span]) -> bool:
    """Whether a question, a label or a list follows what is but the topic ("Silver: Why the price ...")."""
    (_, end), *others = parts
    if not others or words.spaced(0, end) > TUNING.topic_words:
        return False
    if words.has_verb(0, end) or words.has(_HAPPENING, 0, end):
        return False
    return any(asks(words, *_unopened(words, part)) or is_labelled(words, *part) for part in others)


def _unopened(words: SentenceWords, part: Span) -> Span:
    first, behind = part
    while first < behind and words.lows[first] in _OPENING:
        first += 1
    return first, behind


# ------------------------------------------------------------------ what it begins and ends with


def asks(words: SentenceWords, first: int = 0, behind: int | None = None) -> bool:
    """Whether the words between two places begin with a word of questions; in capitals the WHO is none."""
    end = len(words) if behind is None else behind
    after = words.behind(first, _ASKING) if first < end else NONE
    if after == NONE and words.behind(first, _FROM) != NONE:
        after = first + 1 if _goes_on_to(words, first + 1, end) else NONE
    if after == NONE:
        return False
    written = words.text[words.starts[first] : words.ends[after - 1]]
    in_capitals = written.isupper() and len(written) > 1
    return not in_capitals or words.text[words.starts[first] : words.ends[end - 1]].isupper()


def _goes_on_to(words: SentenceWords, first: int, behind: int) -> bool:
    """Whether the other end of a way follows before the next pause ("From ferryman to mayor")."""
    end = next((place for place in range(first, behind) if words.lows[place] in _PAUSES), behind)
    return words.has(_TO, first + 1, end)


def is_labelled(words: SentenceWords, first: int = 0, behind: int | None = None) -> bool:
    """Whether the words between two places begin with a label ("Opinion: ") or count things ("five key facts")."""
    end = len(words) if behind is None else behind
    sign = words.behind(first, _LABEL) if first < end else NONE
    if NONE < sign < end:
        low = words.lows[sign]
        stands_apart = not words.touches(sign) and not words.touches(sign + 1)
        if low in (":", "|") or (low == "," and words.touches(sign)) or (low in _DASHES and stands_apart):
            return True
    return words.has(_COUNTED, first, end) and _counts(words, first, end)


def _counts(words: SentenceWords, first: int, behind: int) -> bool:
    """Whether things are counted at the first word or the second one, with at most two words between number and things."""
    begins = [place for place in words.begins if first <= place < behind]
    for number, place in enumerate(begins[:2]):
        is_alone = begins[number + 1 : number + 2] == [place + 1]
        is_number = words.bits[place] & _COUNT or (words.lows[place].isdigit() and len(words.lows[place]) <= 2)
        if is_alone and is_number:
            return _reaches(words, _COUNTED, begins[number:], 0, 2)
        if not _is_plain(words, place, begins[number + 1] if number + 1 < len(begins) else behind):
            return False
    return False


def ends_as_a_feature(words: SentenceWords) -> bool:
    """Whether a headline closes as features do, or has a word of portraits and talks in it."""
    if words.has(_WITHIN) or (words.held & _SUPERLATIVE and _is_choice(words)):
        return True
    if not words.held & _CLOSING:
        return False
    end = len(words)
    while end and words.bits[end - 1] & SIGN:
        end -= 1
    return any(
        words.behind(place, _CLOSING) == end and (not words.touches(place) or words.bits[place - 1] & SIGN)
        for place in range(1, end)
    )


def _is_choice(words: SentenceWords) -> bool:
    """Whether a headline has the best of a time ("the ten best books of the year")."""
    for place in range(len(words)):
        if not words.bits[place] & _SUPERLATIVE:
            continue
        ends = [begin for begin in words.begins if begin > place][1 : 1 + TUNING.words_of_choice]
        if any(words.behind(end, _OF_PERIOD) != NONE or _is_year(words, words.behind(end, _OF)) for end in ends):
            return True
    return False


def _is_year(words: SentenceWords, place: int) -> bool:
    return NONE < place < len(words) and words.lows[place].isdigit() and len(words.lows[place]) == TUNING.year_digits


def begins_with_an_article(words: SentenceWords) -> bool:
    """Whether a headline begins with "The"."""
    return len(words) > 1 and words.has_capital(0) and bool(words.bits[0] & _HEAD) and not words.touches(1)


# ------------------------------------------------------------------ who speaks


def speaks_for_itself(
    title: SentenceWords,
    parts: Sequence[Span],
    said: Sequence[Span],
    lead: SentenceWords,
    said_in_lead: Sequence[Span],
    cues: Cues,
) -> bool:
    """Whether the author says "I" or "we", not a person who is quoted.

    Args:
        title, lead: headline and first sentence.
        parts: of the headline.
        said, said_in_lead: code points of what somebody else says in them.
        cues: word lists of their language.
    """
    speaks = _SPEAKER | _CAPITAL_SPEAKER
    if not (title.held | lead.held) & speaks or title.has(_REPORTING) or has_topic(title, parts):
        return False
    if title.held & speaks and any(
        not asks(title, *part) and any(_speaks(title, place, said) for place in range(*part)) for part in parts
    ):
        return True
    if not lead.held & speaks or not cues.known or not _MARKS_OF_SPEECH.isdisjoint(lead.lows):
        return False
    return any(_speaks(lead, place, said_in_lead) for place in range(len(lead)))


def _speaks(words: SentenceWords, place: int, said: Sequence[Span]) -> bool:
    """Whether a word is one of the first person outside quotations; "I" only with a word behind it, and not as the number of what
    stands before it ("War I")."""
    if not words.bits[place] & (_SPEAKER | _CAPITAL_SPEAKER) or is_within(words.starts[place], said):
        return False
    before, behind = place - 1, place + 1
    if words.touches(place) and (not words.bits[before] & SIGN or words.lows[before] in ".-"):
        return False
    if words.touches(behind) and words.lows[behind] in ".-":
        return False
    if words.bits[place] & _CAPITAL_SPEAKER:
        is_number = before >= 0 and words.bits[before] & _NUMBERED and not words.touches(place)
        spoken = behind + (behind < len(words) and words.touches(behind) and words.lows[behind] in _APOSTROPHES)
        is_spoken = spoken < len(words) and bool(words.bits[spoken] & (LETTERS | NUMBER))
        return words.has_capital(place) and not is_number and is_spoken
    written = words.text[words.starts[place] : words.ends[place]]
    return written in (words.lows[place], words.lows[place].capitalize())


# ------------------------------------------------------------------ but a noun


def is_a_phrase(words: SentenceWords, said: Sequence[Span], cues: Cues) -> bool:
    """Whether a headline is but a noun with what belongs to it ("The trouble with the night train"), or what somebody is doing
    ("Saving the night train"): no word of it can be a verb of its own.

    Args:
        words: of the headline.
        said: code points of what somebody says in it.
        cues: word lists of its language.
    """
    if not cues.known or not words.lows:
        return False
    if _is_doing(words, cues):
        _, end = parts_of(words)[0]
        if not any(place < end and not is_within(words.starts[place], said) for place in words.finite):
            return True
    has_head = bool(words.bits[0] & _HEAD)
    may_be_relative = has_head and words.has_capital(0) and words.held & _RELATIVE and len(words.finite) < 2
    if may_be_relative and _reaches(words, _RELATIVE, words.begins, 1, TUNING.words_before_relative):
        return True
    if len(words.begins) < TUNING.headline_words or words.has_verb():
        return False
    if read(cues.lang, "features").get("owner_openers") and _is_owned(words) and not words.has(_HAPPENING):
        if len(words.begins) > TUNING.owner_words:
            return False
        return not any(_may_be_a_verb(words, number, cues) for number in range(len(words.begins)))
    if not has_head or not _reaches(words, _JOINT, words.begins, 1, TUNING.words_before_joint):
        return False
    return not _may_have_a_verb(words, cues)


def _is_doing(words: SentenceWords, cues: Cues) -> bool:
    """Whether a headline begins with what somebody is doing to something ("Saving the …", "Saving Sorrel's …")."""
    low, begins = words.lows[0], words.begins
    if len(begins) <= 2 or begins[1] != 1 or not words.has_capital(0):
        return False
    if not low.endswith(cues.gerund_endings) or len(low) < TUNING.doing_letters:
        return False
    return bool(words.bits[1] & _DETERMINER and begins[2] == 2) or _owner(words, 2) == 1


def _reaches(words: SentenceWords, kinds: int, begins: Sequence[int], least: int, most: int) -> bool:
    """Whether a word of some classes stands behind the first of some words between spaces, with so many plain words between."""
    for number in range(1, min(most + 2, len(begins))):
        if number > least and words.behind(begins[number], kinds) != NONE:
            return True
        if number + 1 < len(begins) and not _is_plain(words, begins[number], begins[number + 1]):
            return False
    return False


def _is_plain(words: SentenceWords, first: int, behind: int) -> bool:
    """Whether no sign but those inside words stands between two places."""
    return all(not words.bits[place] & SIGN or words.lows[place][0] in _IN_WORDS for place in range(first, behind))


def is_owned(words: SentenceWords) -> bool:
    """Whether a headline begins with somebody's something ("Sorrel's new dam")."""
    return _owner(words, TUNING.owner_within) != NONE


def _is_owned(words: SentenceWords) -> bool:
    """The same of plain words, behind an opener ("The", "Exclusive:") or not."""
    behind = max(words.behind(0, _OWNER_OPENER), 0)
    opened = sum(1 for place in words.begins if place < behind)
    number = _owner(words, TUNING.owner_within + opened)
    return number != NONE and _is_plain(words, behind, words.begins[number + 1]) and is_titled(words)


def _owner(words: SentenceWords, most: int) -> int:
    """Which of the first words between spaces, counted from 0, is put into the possessive before another one; `NONE` where none is."""
    begins = words.begins
    for number in range(min(most, len(begins) - 1)):
        last = begins[number + 1] - 1
        if last > begins[number] and words.text.endswith(_POSSESSIVES, words.starts[begins[number]], words.ends[last]):
            return number
    return NONE


def _may_have_a_verb(words: SentenceWords, cues: Cues) -> bool:
    """Whether any word but the first two could be a verb of the present: one in -s, but no name where only names have a capital."""
    begins = words.begins
    end = len(begins) - (len(begins) > 2 and words.has_capital(begins[-1]))
    only_small = not is_titled(words)
    return words.has(_PRESENT, 0, begins[end] if end < len(begins) else None) or any(
        _may_be_a_verb(words, number, cues)
        for number in range(2, end)
        if not only_small or words.text[words.starts[begins[number]]].islower()
    )


def _may_be_a_verb(words: SentenceWords, number: int, cues: Cues) -> bool:
    """Whether a word between spaces has the form of a verb of the present."""
    begins = words.begins
    place, low = begins[number], words.lows[begins[number]]
    is_alone = (begins[number + 1] if number + 1 < len(begins) else len(words)) == place + 1
    ending = next((one for one in cues.present_endings if low.endswith(one)), "")
    stem = low.removesuffix(ending)
    return bool(is_alone and ending and low.isalpha() and len(stem) > 1 and not stem.endswith(ending))


def is_titled(words: SentenceWords) -> bool:
    """Whether most words of some length have a capital, not only names."""
    begins, starts, ends = words.begins, words.starts, words.ends
    sizes = zip(begins, [*begins[1:], len(ends)], strict=False)
    long = [starts[first] for first, behind in sizes if ends[behind - 1] - starts[first] >= TUNING.capital_letters]
    return sum([not words.text[start].islower() for start in long]) >= TUNING.capital_share * len(long)


@cache
def _filed() -> tuple[frozenset[str], tuple[str, ...]]:
    """Categories of what is no news, of all languages: whole ones, and beginnings of others."""
    entries = {entry.casefold() for lang in codes() for entry in word_lists(lang, "news").get("filed", ())}
    beginnings = {entry for entry in entries if entry.endswith("*")}
    return frozenset(entries - beginnings), tuple(sorted(entry[:-1] for entry in beginnings))


@cache
def _sections() -> frozenset[str]:
    """Parts of an address under which outlets keep what is no news, of all languages."""
    return frozenset().union(*(word_lists(lang, "features").get("sections", ()) for lang in codes()))
