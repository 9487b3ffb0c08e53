"""Whether a title made for a clause can stand alone on a timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import pairwise

from tui.events.clauses import word_classes as its
from tui.events.clauses.quotes import balanced, quotations
from tui.events.clauses.word_classes import listed
from tui.events.extraction.first_person import is_first_person
from tui.events.extraction.tuning import TUNING
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords
from tui.events.titles.shorten import hangs

OPENING_SIGNS = '‘“$€£"'
"""Signs that a title may begin with, beside letters and digits."""

_PRONOUN, _PRESENT, _NO_START = listed("pronouns"), listed("presents"), listed("no_title_starts")
_PARTICLE, _PAST = listed("particles"), its.REGULAR_PAST | listed("past", "participles")
_ARTICLE, _RELATIVE = listed("title_articles"), listed("title_relatives")
_VERB, _AUXILIARY, _OTHER = listed("title_verbs"), listed("title_auxiliaries"), listed("title_others")
_COUNT, _COUNT_VERB = listed("title_counts"), listed("title_count_verbs")
_NAMELESS, _BELONGING = listed("nameless_heads"), listed("belonging")
_POINTER, _ANAPHOR, _DEFINITE = listed("pointers"), listed("anaphors"), listed("definite")
_PLAIN, _NOUN_LINK = listed("plain_adjectives"), listed("noun_links")
_TALK, _REFERRING, _INDEFINITE = listed("nouns_of_talk"), listed("referring"), listed("indefinite")
_NUMBER, _CALENDAR = listed("numbers_of_people"), listed("calendar_names")
_OBJECT, _HER, _AFTER_OBJECT = listed("object_pronouns"), listed("her"), listed("after_objects")
_EMPHATIC, _DOER = listed("emphatic_pronouns"), listed("by")
_AND_OR, _SENTENCE_OPENER = listed("and_or"), listed("sentence_openers_inside")
_TO, _PLAN_NOUN = listed("infinitive"), listed("nouns_of_plans")
_COMING, _MEANWHILE = listed("coming"), listed("meanwhile")
_DASHES = frozenset("—–")


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


def fault_of(words: SentenceWords, cues: Cues) -> Fault | None:
    """What is wrong with the shape of a title."""
    title = words.text
    first = _first_word(words)
    if _count(words) < TUNING.title_words or words.bits[first] & _PRONOUN:
        return Fault.DANGLING
    if not words.has_verb() and not words.has(_PRESENT):
        return Fault.DANGLING
    if _has_only_participle(words, cues) or _is_glued(words):
        return Fault.BROKEN
    if _is_hollow(words, cues) or is_first_person(words, _unquoted(words), cues):
        return Fault.BROKEN
    hanging = hangs(words, len(words), cues) and not _ends_in_particle(words)
    if words.bits[first] & _NO_START or not balanced(title) or hanging:
        return Fault.BROKEN
    if not title[0].isalnum() and title[0] not in OPENING_SIGNS:
        return Fault.BROKEN
    return Fault.CUT if title.endswith("…") else None


def opens_with_pronoun(words: SentenceWords, cues: Cues) -> bool:
    """Whether a title begins with a word that needs the sentence before it."""
    first = _first_word(words)
    if first == len(words) or not words.bits[first] & _PRONOUN:
        return False
    return words.lows[first] not in cues.existential


def _first_word(words: SentenceWords) -> int:
    """Place of the first word that is no number and no sign; the one behind the last where there is none."""
    return next((place for place, low in enumerate(words.lows) if low[0].isalpha()), len(words))


def _count(words: SentenceWords) -> int:
    """How many words a title has, those with an apostrophe counted once."""
    return sum(
        low[0].isalpha() and not (words.touches(place) and words.lows[place - 1] == "'")
        for place, low in enumerate(words.lows)
    )


def _unquoted(words: SentenceWords) -> Iterator[int]:
    """Places of the words outside quotations."""
    quoted = quotations(words.text) + _single_quotations(words)
    for place, start in enumerate(words.starts):
        if not any(low <= start < high for low, high in quoted):
            yield place


def _single_quotations(words: SentenceWords) -> list[tuple[int, int]]:
    """Code points of quotations between single marks, which headlines have, where double ones stand as well."""
    text = words.text
    if "‘" not in text or ("“" not in text and '"' not in text):
        return []
    start = text.index("‘")
    end = text.find("’", start)
    return [(start, end + 1)] if end >= 0 else []


def _is_hollow(words: SentenceWords, cues: Cues) -> bool:
    """Whether the verb of a title is not that of its subject, or it has no subject: "the man who was …", "osterby, was closed",
    "the town's was …", "the other …", "most were …", "the mill –, …", "the envoy—shared …", "2019 saw …"."""
    lows, bits = words.lows, words.bits
    if len(lows) < 2:
        return False
    if bits[0] & _ARTICLE and _has_relative(words):
        return True
    if lows[0].isdigit() and len(lows[0]) == TUNING.year_digits and lows[1][0].isalpha():
        return True
    if words.behind(0, _OTHER) != NONE:
        return True
    if bits[0] & _COUNT and (bits[1] & _COUNT_VERB or lows[1].endswith(cues.past_endings)):
        return True
    if lows.count(",") == 1 and _acts_behind_comma(words, lows.index(",")):
        return True
    if any(low in _DASHES and following == "," for low, following in pairwise(lows)):
        return True
    if sum(low in _DASHES for low in lows) == 1 and _acts_behind_dash(words):
        return True
    return _owner_acts(words)


def _acts_behind_comma(words: SentenceWords, comma: int) -> bool:
    """Whether the first verb of a title follows its one comma, with a joining word or not ("a teacher, but was …")."""
    behind = comma + 1
    if not comma or behind >= len(words):
        return False
    if words.bits[behind] & _VERB or words.finite == [behind]:
        return True
    joins = words.bits[behind] & its.COORDINATOR and not words.has_verb(0, comma)
    return bool(joins) and words.has_verb(behind + 1, behind + 2)


def _has_only_participle(words: SentenceWords, cues: Cues) -> bool:
    """Whether the one verb of a title says by whom something was made or done ("a plan backed by the mayor"), or its subject goes on
    with another verb form ("300 people and wounding …")."""
    finite = words.finite
    if len(finite) == 1 and not words.has(_PRESENT) and _is_participle_by(words, finite[0]):
        return True
    verb = finite[0] if finite else len(words)
    return _first_is_number(words) and any(
        words.bits[place] & _AND_OR and words.lows[place + 1].endswith(cues.gerund_endings)
        for place in range(min(verb, len(words)) - 1)
    )


def _is_participle_by(words: SentenceWords, verb: int) -> bool:
    """Whether a form of the past is followed by who did it; not by how much or how ("rose by a third")."""
    who = verb + 2
    if not words.bits[verb] & _PAST or words.bits[verb] & its.AUXILIARY or who >= len(words):
        return False
    return bool(words.bits[verb + 1] & _DOER) and (words.has_capital(who) or bool(words.bits[who] & _DEFINITE))


def _first_is_number(words: SentenceWords) -> bool:
    return words.lows[0][0].isdigit() or bool(words.bits[0] & _NUMBER)


def _is_glued(words: SentenceWords) -> bool:
    """Whether a heading, a caption or another sentence stands in a title: a word that begins a sentence has a capital right behind
    another word ("Video In this photo …")."""
    if not words.held & _SENTENCE_OPENER:
        return False
    for place in range(1, len(words) - 1):
        if words.bits[place] & _SENTENCE_OPENER and words.has_capital(place) and not words.touches(place):
            goes_on = words.text[words.starts[place + 1]].islower()
            if goes_on and words.lows[place - 1][0].isalnum() and not _is_title_case(words):
                return True
    return False


def _is_title_case(words: SentenceWords) -> bool:
    """Whether most words of a title have capitals, as in some headlines."""
    plain = [place for place in range(len(words)) if words.bits[place] & its.LETTERS]
    return sum(map(words.has_capital, plain)) > TUNING.capital_share * len(plain)


def _acts_behind_dash(words: SentenceWords) -> bool:
    """Whether a verb follows the end of an aside whose beginning is not in a title ("the trade envoy—shared …")."""
    dash = next(place for place, low in enumerate(words.lows) if low in _DASHES)
    return words.has_verb(dash + 1, dash + 2) and words.touches(dash + 1)


def _has_relative(words: SentenceWords) -> bool:
    """Whether a relative clause stands in the subject of a title, before any comma."""
    for place in range(2, len(words)):
        if words.lows[place] == "," or words.starts[place] - words.ends[0] > TUNING.subject_chars:
            return False
        if words.bits[place] & _RELATIVE:
            return True
    return False


def _owner_acts(words: SentenceWords) -> bool:
    """Whether an auxiliary follows an owner, first or second word of a title ("the town's was")."""
    chunks = 0
    for place in range(min(len(words) - 1, TUNING.owner_places)):
        chunks += not words.touches(place)
        if words.is_owner(place) and words.bits[place + 1] & _AUXILIARY:
            return chunks <= 2
    return False


def _ends_in_particle(words: SentenceWords) -> bool:
    """Whether the last word belongs to the participle before it ("is due to be sworn in")."""
    return len(words) > 1 and bool(words.bits[-1] & _PARTICLE and words.bits[-2] & _PAST)


def vagueness_of(words: SentenceWords, cues: Cues) -> Vagueness | None:
    """What a title leaves open that only its article says: "the bill", "this ban"."""
    nameless, pointers = _nameless_of(words), _pointers_of(words, cues)
    if any(not words.bits[place] & _DEFINITE for place in pointers):
        return Vagueness.POINTING
    if nameless is Vagueness.NAMELESS:
        return nameless
    return Vagueness.UNCLEAR if pointers else nameless


def says_who(words: SentenceWords, is_name: Callable[[str], bool]) -> bool:
    """Whether a title by itself says whom it speaks of: it has a specific name, or its subject is a number of somebody; a subject
    that points back ("the same police", "the talks") has a name of its own, no pronoun stands for somebody else, and it tells more than
    that something "came after" another thing.

    Args:
        words: of the title.
        is_name: whether a word that only begins the title is a name.
    """
    if not words.lows:
        return True
    verb = next((place for place in words.finite if place), len(words))
    names = [place for place in range(len(words)) if _is_name(words, place, is_name)]
    subject = range(min(verb, TUNING.subject_head_words))
    points_back = words.bits[0] & _NAMELESS or any(words.bits[place] & (_TALK | _REFERRING) for place in subject)
    if points_back and not (names and names[0] < _subject_end(words, verb, subject)):
        return False
    if words.bits[0] & _INDEFINITE and len(words) > 1 and words.bits[1] & _TALK:
        return False
    if verb + 1 < len(words) and words.bits[verb] & _COMING and words.bits[verb + 1] & _MEANWHILE:
        return False
    if words.bits[-1] & _EMPHATIC or _is_object(words, verb + 1):
        return False
    return bool(names) or any(words.lows[place][0].isdigit() or words.bits[place] & _NUMBER for place in subject)


def _subject_end(words: SentenceWords, verb: int, head: range) -> int:
    """The place behind a subject: its verb, but for a participle that says by whom ("the deal brokered by Osterby was …"); a noun
    of talk that nothing says more about ends it, since many verbs look like nouns ("the remarks contrast with …")."""
    for place in head:
        if words.bits[place] & _TALK and not words.bits[min(place + 1, len(words) - 1)] & (
            _NOUN_LINK | its.PREPOSITION
        ):
            return place + 1
    behind = verb + 1
    if behind >= len(words) or not words.bits[verb] & its.PARTICIPLE or not words.bits[behind] & _DOER:
        return verb
    return next((place for place in range(behind, len(words)) if words.has_verb(place, place + 1)), verb)


def _is_name(words: SentenceWords, place: int, is_name: Callable[[str], bool]) -> bool:
    """Whether a word is one of a specific name: with a capital that it has not from standing first, and not that of a day, a month
    or an adjective ("US-brokered")."""
    if not words.has_capital(place) or words.bits[place] & _CALENDAR:
        return False
    if words.lows[place + 1 : place + 2] == ["-"] and words.text[words.ends[place + 1] :][:1].islower():
        return False
    return place > 0 or (not words.bits[0] & (_NAMELESS | _INDEFINITE) and is_name(words.text[: words.ends[0]]))


def _is_object(words: SentenceWords, place: int) -> bool:
    """Whether the pronoun of somebody else is the object at a place, behind the verb ("thanked them")."""
    if place >= len(words) or not words.bits[place] & (_OBJECT | _HER):
        return False
    behind = words.bits[place + 1] if place + 1 < len(words) else _AFTER_OBJECT
    return bool(words.bits[place] & _OBJECT or behind & _AFTER_OBJECT)


def _nameless_of(words: SentenceWords) -> Vagueness | None:
    """Whether the subject is "the bill" or "the country" without any name, or with one behind the verb only."""
    if not words.lows or not words.bits[0] & _NAMELESS or not words.has_capital(0):
        return None
    starts = [place for place in range(1, len(words)) if not words.touches(place)]
    for place in starts:
        if words.has_capital(place) or words.bits[place] & _BELONGING:
            return None
        if words.has_verb(place, place + 1):
            return Vagueness.HALF_NAMED if any(map(words.has_capital, starts)) else Vagueness.NAMELESS
    return None


def _pointers_of(words: SentenceWords, cues: Cues) -> list[int]:
    """Places of the words that point at something told before, with a noun that says no more: "the" in "lifted the ban"."""
    if not words.held & _POINTER or not words.held & _ANAPHOR:
        return []
    return [place for place, kind in enumerate(words.bits) if kind & _POINTER and _is_plain(words, place + 1, cues)]


def _is_plain(words: SentenceWords, place: int, cues: Cues) -> bool:
    """Whether a noun stands at a place, or behind an adjective there, that nothing says more about."""
    has_adjective = place < len(words) and bool(words.bits[place] & _PLAIN or _is_nationality(words, place, cues))
    place += has_adjective
    if place >= len(words) or not words.bits[place] & _ANAPHOR or (has_adjective and words.has_capital(place)):
        return False
    behind = place + 1 + words.is_owner(place + 1)
    if behind >= len(words):
        return True
    if words.bits[behind] & its.PARTICIPLE and words.bits[min(behind + 1, len(words) - 1)] & _DOER:
        return False
    if words.bits[behind] & _TO and not words.bits[place] & _PLAN_NOUN:  # "on the island to defend it"
        return True
    return not (words.bits[behind] & _NOUN_LINK or words.lows[behind] == "-" or words.has_capital(behind))


def _is_nationality(words: SentenceWords, place: int, cues: Cues) -> bool:
    return words.has_capital(place) and words.lows[place].endswith(cues.nationality_endings)
