"""The words of a sentence with their classes, looked up once: what stands before a place, behind it, and between two places.

A place is the number of a word or sign in the sentence. Classes are sets of bits: those of `clauses.word_classes`, and one for
each word list that a module asks for with `listed`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from copy import copy
from functools import lru_cache, reduce
from itertools import compress
from operator import itemgetter, or_

from tui.dates.language.load import load
from tui.dates.language.roles import Token
from tui.dates.language.tokens import tokenize
from tui.events.clauses import word_classes as its
from tui.events.clauses.quotes import CLOSING
from tui.events.clauses.word_classes import WordClasses, listed, word_classes
from tui.events.sentences.tuning import TUNING
from tui.text import small

NONE = -1
"""No place."""

_CLOSES_UP = frozenset(",.;:!?)—…")
"""Signs before which no space is put where something is left out."""

_VERB = listed("past", "states", "saying", "finite")
_PLANNED = listed("planned")
_CAN_BE_FINITE = _VERB | _PLANNED | its.REGULAR_PAST
_BEFORE_NOUN = listed("determiners")
_OWNER = listed("possessive_endings")
_PREFIX = listed("verb_prefixes")

Phrase = tuple[int, int, int]

_START, _END, _LOW = itemgetter(0), itemgetter(1), itemgetter(2)
"""Fields of a token."""


class TokenRow:
    """The words of a text as lists, each looked up once; what the words of its sentences are cut from.

    Phrases that the reader of dates has put together stand as single words.

    Args:
        text: whose words they are.
        tokens: in order, with code points of the text or of the article in which it stands.
        classes: of the words of its language.
        offset: code point of that article at which the text begins.
    """

    __slots__ = ("bits", "classes", "ends", "held", "lows", "phrase_places", "phrases", "starts")

    def __init__(self, text: str, tokens: Sequence[Token], classes: WordClasses, offset: int = 0) -> None:
        self.classes = classes
        self.lows: list[str] = list(map(_LOW, tokens))
        self.starts: list[int] = list(map(_START, tokens))
        self.ends: list[int] = list(map(_END, tokens))
        self.bits: list[int] = list(map(classes.__getitem__, self.lows))
        self.held: int = reduce(or_, self.bits, 0)
        """The classes of all of them, and of the phrases among them."""
        if self.held & its.JOINED:
            self._cut(text, offset)
        self.phrases: list[Phrase] = phrases_among(self.lows, classes) if self.held & its.OPENS_PHRASE else []
        """First place, the one behind the last, and classes of each phrase of a list."""
        self.phrase_places = [phrase[0] for phrase in self.phrases]
        for _, _, bits in self.phrases:
            self.held |= bits

    def _cut(self, text: str, offset: int) -> None:
        """Undo what the reader of dates has put together."""
        lows, starts, ends, classes = self.lows, self.starts, self.ends, self.classes
        for place in range(len(lows) - 1, -1, -1):
            if not self.bits[place] & its.JOINED:
                continue
            parts, low, high = lows[place].split(" "), starts[place], ends[place]
            written = small(text[low - offset : high - offset])
            at, begin, stop = 0, [], []
            for part in parts:
                at = max(written.find(part, at), at)
                begin.append(low + at)
                at += len(part)
                stop.append(low + at)
            stop[-1] = high
            around = slice(place, place + 1)
            lows[around], starts[around], ends[around] = parts, begin, stop
            self.bits[around] = map(classes.__getitem__, parts)
        self.held = reduce(or_, self.bits, 0)


def phrases_among(lows: Sequence[str], classes: WordClasses) -> list[Phrase]:
    """The phrases of lists among words in small letters, in order."""
    known = classes.phrases
    found: list[Phrase] = []
    for place in compress(range(len(lows) - 1), map(known.__contains__, lows)):
        for rest, bits in known[lows[place]].get(lows[place + 1], ()):
            behind = place + 1 + len(rest)
            if lows[place + 1 : behind] == rest:
                found.append((place, behind, bits))
    return found


class SentenceWords:
    """The words and signs of a sentence, or of another short text, in order; nobody changes them.

    Args:
        text: the sentence.
        offset: code point of the article at which it begins.
        row: the words of the article, or of the text alone.
    """

    __slots__ = ("_begins", "_finite", "_phrases", "bits", "classes", "ends", "held", "lows", "starts", "text")

    def __init__(self, text: str, offset: int, row: TokenRow) -> None:
        self.text, self.classes = text, row.classes
        self._finite: list[int] | None = None
        self._begins: list[int] | None = None
        self.lows: list[str] = row.lows
        """In small letters."""
        self.starts: list[int] = row.starts
        self.ends: list[int] = row.ends
        """Code points within the sentence."""
        self.bits: list[int] = row.bits
        """The classes of each word by itself."""
        self.held: int = row.held
        """The classes of all of them: what is not among these need not be looked for."""
        self._phrases: list[Phrase] = row.phrases
        """First place, the one behind the last, and classes of each phrase of a list."""
        if offset or (row.starts and row.starts[-1] >= len(text)):
            self._take_part(row, offset)

    def _take_part(self, row: TokenRow, offset: int) -> None:
        """Keep what stands in the sentence alone."""
        first = bisect_left(row.starts, offset)
        behind = bisect_left(row.starts, offset + len(self.text), first)
        self.lows, self.bits = row.lows[first:behind], row.bits[first:behind]
        self.starts = [start - offset for start in row.starts[first:behind]]
        self.ends = [end - offset for end in row.ends[first:behind]]
        self.held, self._phrases = reduce(or_, self.bits, 0), []
        if row.phrases:
            phrase = bisect_left(row.phrase_places, first)
            for low, high, bits in row.phrases[phrase : bisect_left(row.phrase_places, behind, phrase)]:
                if high <= behind:
                    self._phrases.append((low - first, high - first, bits))
                    self.held |= bits

    def __len__(self) -> int:
        return len(self.lows)

    @classmethod
    def _empty(cls, classes: WordClasses) -> SentenceWords:
        """No words, to be filled."""
        made = cls.__new__(cls)
        made.text, made.classes, made.held = "", classes, 0
        made.lows, made.starts, made.ends, made.bits, made._phrases = [], [], [], [], []
        made._finite = made._begins = None
        return made

    def part(self, first: int, behind: int) -> SentenceWords:
        """The words between two places as a text of their own."""
        if first == 0 and behind >= len(self):
            return self
        made = self._empty(self.classes)
        if first >= behind:
            return made
        made.lows, made.bits = self.lows[first:behind], self.bits[first:behind]
        start = self.starts[first]
        made.starts = [place - start for place in self.starts[first:behind]]
        made.ends = [place - start for place in self.ends[first:behind]]
        made.text = self.text[start : self.ends[behind - 1]]
        made.held = reduce(or_, made.bits, 0)
        for low, high, bits in self._phrases:
            if first <= low and high <= behind:
                made._phrases.append((low - first, high - first, bits))
                made.held |= bits
        return made

    def written(self, text: str) -> SentenceWords:
        """The same words written in other letters, code point for code point."""
        made = copy(self)
        made.text = text
        return made

    # ------ places ------

    @property
    def begins(self) -> list[int]:
        """Places at which a word between spaces begins; "well-known" and "Dorn's," are one."""
        if self._begins is None:
            starts, ends = self.starts, self.ends
            self._begins = [place for place in range(len(starts)) if not place or starts[place] != ends[place - 1]]
        return self._begins

    def at(self, low: int) -> int:
        """The first place at or behind a code point of the sentence."""
        return bisect_left(self.starts, low)

    def has_capital(self, place: int) -> bool:
        """Whether a word is there and begins with a capital."""
        return 0 <= place < len(self.starts) and self.text[self.starts[place]].isupper()

    def touches(self, place: int) -> bool:
        """Whether nothing parts a word from the one before it."""
        return 0 < place < len(self.starts) and self.starts[place] == self.ends[place - 1]

    def is_owner(self, place: int) -> bool:
        """Whether the word before a place is put into the possessive ("Thursday's election")."""
        return bool(self.held & _OWNER and self.touches(place) and self.bits[place] & _OWNER)

    def spaced(self, first: int, behind: int) -> int:
        """How many words between spaces stand between two places."""
        return sum(1 for place in range(first, behind) if place == first or not self.touches(place))

    # ------ classes ------

    def has(self, kinds: int, first: int = 0, behind: int | None = None) -> bool:
        """Whether a word or phrase of some classes stands wholly between two places."""
        if not self.held & kinds:
            return False
        if behind is None:
            behind = len(self.bits)
            if not first:
                return True
        if reduce(or_, self.bits[first:behind], 0) & kinds:
            return True
        if not self._phrases:
            return False
        return any(bits & kinds and first <= a and b <= behind for a, b, bits in self._phrases)

    def find(self, kinds: int, first: int = 0, behind: int | None = None) -> tuple[int, int] | None:
        """The first word or phrase of some classes between two places, the longest that begins there: its place, and the one behind it."""
        if not self.held & kinds:
            return None
        for place in range(first, len(self.bits) if behind is None else behind):
            after = self.behind(place, kinds)
            if after != NONE and (behind is None or after <= behind):
                return place, after
        return None

    def before(self, place: int, kinds: int) -> int:
        """Where the word or phrase of some classes begins that stands right before a place, the longest of them; `NONE` where none does."""
        if not self.held & kinds or place < 1:
            return NONE
        if self._phrases:
            phrase = min([a for a, b, bits in self._phrases if b == place and bits & kinds], default=NONE)
            if phrase != NONE:
                return phrase
        return place - 1 if self.bits[place - 1] & kinds else NONE

    def behind(self, place: int, kinds: int) -> int:
        """The place behind the word or phrase of some classes that begins at a place, the longest of them; `NONE` where none does."""
        if not self.held & kinds or not 0 <= place < len(self.bits):
            return NONE
        if self._phrases:
            phrase = max([b for a, b, bits in self._phrases if a == place and bits & kinds], default=NONE)
            if phrase != NONE:
                return phrase
        return place + 1 if self.bits[place] & kinds else NONE

    def before_all(self, place: int, kinds: int) -> int:
        """Where the row of words and phrases of some classes begins that ends right before a place; the place itself where none does."""
        while (first := self.before(place, kinds)) != NONE:
            place = first
        return place

    def behind_all(self, place: int, kinds: int) -> int:
        """The place behind the row of words and phrases of some classes that begins at a place; the place itself where none does."""
        while (after := self.behind(place, kinds)) != NONE:
            place = after
        return place

    # ------ verbs ------

    @property
    def finite(self) -> list[int]:
        """Places of finite verbs, as far as the word lists tell: no part of a compound, and no participle behind a determiner."""
        if self._finite is None:
            self._finite = self._find_finite() if self.held & _CAN_BE_FINITE else []
        return self._finite

    def _find_finite(self) -> list[int]:
        found, before, is_owner = [], 0, 0
        endings = self.classes.present_endings
        has_compounds = "-" in self.lows
        for place, kind in enumerate(self.bits):
            if not kind & its.LETTERS:
                is_owner = kind & _OWNER
                continue
            if kind & _CAN_BE_FINITE:
                is_verb = kind & _VERB or (kind & _PLANNED and self.lows[place].endswith(endings))
                is_past = kind & its.REGULAR_PAST and not before & _BEFORE_NOUN and not is_owner
                if (is_verb or is_past) and not (has_compounds and self._is_compound(place)):
                    found.append(place)
            before, is_owner = kind, 0
        return found

    def _is_compound(self, place: int) -> bool:
        """Whether a word is part of a compound with a hyphen; not "re-elected"."""
        lows = self.lows
        if place + 1 < len(lows) and lows[place + 1] == "-" and self.touches(place + 1) and self.touches(place + 2):
            return True
        if place < 2 or lows[place - 1] != "-" or not self.touches(place) or not self.touches(place - 1):
            return False
        return not self.bits[place - 2] & _PREFIX

    def has_verb(self, first: int = 0, behind: int | None = None) -> bool:
        """Whether a finite verb stands between two places."""
        finite = self.finite
        at = bisect_left(finite, first)
        return at < len(finite) and (behind is None or finite[at] < behind)


@lru_cache(maxsize=TUNING.remembered_texts)
def words_of(text: str, lang: str) -> SentenceWords:
    """The words of a text that is no sentence of an article, such as a headline (ISO 639-1; "" counts as English)."""
    return SentenceWords(text, 0, TokenRow(text, tokenize(text, load(lang or "en")), word_classes(lang)))


def side_by_side(pieces: Sequence[tuple[SentenceWords, int, int]]) -> SentenceWords:
    """Stretches of words put together as one text, with a space where no sign closes up.

    Args:
        pieces: words of one language, each with the first place that is taken and the one behind the last.
    """
    made = SentenceWords._empty(pieces[0][0].classes)
    parts: list[str] = []
    length = 0
    for words, first, behind in pieces:
        if first >= behind:
            continue
        low = words.lows[first]
        closes_up = low in _CLOSES_UP or words.is_owner(first) or (low in CLOSING and words.touches(first))
        space = "" if closes_up or not parts else " "
        start, end = words.starts[first], words.ends[behind - 1]
        shift = length + len(space) - start
        parts.append(f"{space}{words.text[start:end]}")
        length += len(parts[-1])
        made.lows += words.lows[first:behind]
        made.bits += words.bits[first:behind]
        made.starts += [place + shift for place in words.starts[first:behind]]
        made.ends += [place + shift for place in words.ends[first:behind]]
    made.text = "".join(parts)
    made.held = reduce(or_, made.bits, 0)
    if made.held & its.OPENS_PHRASE:
        made._phrases = phrases_among(made.lows, made.classes)
        made.held = reduce(or_, [bits for _, _, bits in made._phrases], made.held)
    return made
