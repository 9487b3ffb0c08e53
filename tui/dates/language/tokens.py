"""Text to tokens: each word, number or sign with the roles it can play and one class character for the grammar."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, count
from operator import itemgetter

from tui.dates.language.lexicon import Lexicon, SeenWord
from tui.dates.language.roles import OTHER, SHAPES, Roles, Token
from tui.dates.language.shapes import (
    FORMS,
    HAN,
    LONGEST_NUMBER,
    SIGN_ROLES,
    SIGNS,
    TEN,
    YEAR_DIGITS,
    YEAR_NUMBERS,
    han_number,
    number,
    shape_of_ordinal,
    shaped,
)
from tui.text import MARKS

_NONE: Roles = {}

NO_VOWEL = r"(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
"""Behind a word in a text without spaces: no sign of Thai that would make its last syllable another one."""

UNSPACED_KEPT = 8
"""Languages without spaces whose pattern is kept."""

_LOW = itemgetter(Token._fields.index("low"))

LOOSEST_PHRASE = 3
"""How much longer than its words a phrase may be with the spaces and breaks between them."""


WORDS_KEPT = 65536
"""Words of texts whose entry is remembered in a language; then they are forgotten at once."""

LONGEST_KEPT = 40
"""Letters of the longest of them."""


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Cut text into tokens, joining the lexicon's phrases; linear in the length of the text."""
    raw = _spaced(text, lexicon) if lexicon.spaces else _unspaced(text, lexicon)
    return _join_phrases(raw, lexicon, text) if lexicon.phrases else raw


def _spaced_pattern(letter: str) -> re.Pattern[str]:
    """Words, forms and signs for a language with spaces; a space before each is taken along, which saves an attempt.

    A run is all words but the last of those that stand side by side with one space between.
    """
    return re.compile(
        rf"""
\ ?(?:(?P<run>(?-i:(?:{letter}++\ (?={letter}))++))
|(?P<word>(?-i:{letter}++(?:[.](?=[a-zA-Z][.]?(?![a-zA-Z]))[a-zA-Z])*))
|(?P<possessive>(?<=\w)['’]s\b)
|{FORMS}
|(?P<newline>(?<![^\S\n])[^\S\n]*\n\s*)
|(?P<sign>[^\w\s]))
""",
        re.VERBOSE | re.IGNORECASE,
    )


RUN, WORD = 1, 2
"""Numbers of the groups of words in these patterns."""

_SPACED = _spaced_pattern(r"[^\W\d_]")
SIGN = _SPACED.groupindex["sign"]
"""Number of the group of signs in them."""
_PLAIN = _spaced_pattern("[a-zA-Z]")
"""The same for ASCII, where letters are told by a table, not by what Unicode knows of each."""
_MARKED = _spaced_pattern(rf"(?:[^\W\d_]++[{MARKS}]*+)")
"""The same for languages whose words hold signs that are no letters."""


def _spaced(text: str, lexicon: Lexicon) -> list[Token]:
    out: list[Token] = []
    push, make = out.append, tuple.__new__
    seen = lexicon.seen
    if len(seen) > WORDS_KEPT:
        seen.clear()
    known, skip_to = seen.get, -1
    source = _as_read(text.replace("İ", "I"), lexicon)  # its small letter is two characters long
    for match in _pattern_for(text, lexicon).finditer(source):
        group = match.lastindex
        assert group is not None
        start, end = match.span(group)
        if group == RUN:
            words = source[start : end - 1].split(" ")
            while words and start < skip_to:
                start += len(words.pop(0)) + 1
            for word in words:
                low, roles, code, _, cut = known(word) or _look_up(word, lexicon)
                end = start + len(word)
                push(make(Token, (start, start + cut if cut else end, low, roles, code)))
                start = end + 1
            continue
        if start < skip_to:
            continue
        if group == WORD:
            word = source[start:end]
            low, roles, code, stop, cut = known(word) or _look_up(word, lexicon)
            if cut:
                skip_to = end = start + cut
            if stop and text[end : end + 1] == "." and (roles or _is_small(text, end + 2)):
                end += 1
                skip_to = end
            push(make(Token, (start, end, low, roles, code)))
            continue
        if group == SIGN:
            sign = source[start:end]
            low, roles, code, _, _ = known(sign) or _look_up_sign(sign, lexicon)
            push(make(Token, (start, end, low, roles, code)))
            continue
        token = _of_form(match, text, start, end, out, lexicon)
        if token is not None:
            skip_to = token.end
            push(token)
    return out


def _is_small(text: str, place: int) -> bool:
    """Whether a small letter stands at a place."""
    return text[place : place + 1].islower()


def _of_form(
    match: re.Match[str], text: str, start: int, end: int, before: list[Token], lexicon: Lexicon
) -> Token | None:
    """The token of a number, clock time or date in digits, with the ending that the language gives numbers, or of a line break;
    None for one within a sentence."""
    kind = match.lastgroup
    assert kind is not None
    if kind == "newline" and before and _is_wrap(text, start, end, before[-1]):
        return None
    word = match[kind]
    if lexicon.suffix and kind in ("number", "ordinal"):
        ending = lexicon.suffix.match(text, end - 2 * (kind == "ordinal"))
        if ending:
            return _suffixed(text[start : ending.start()], ending, start, lexicon.shapes)
    low, roles, shape = shaped(kind, word, lexicon.calendar)
    return Token(start, end, low, roles, lexicon.shapes[shape])


def _look_up(word: str, lexicon: Lexicon) -> SeenWord:
    """What a word as it is written is in a language, remembered."""
    low, cut = word.lower(), 0
    entry = lexicon.find(low)
    if entry is not None and lexicon.cut and low not in lexicon.words:
        cut = lexicon.find_stem(low)[1]
        low = word[:cut].lower()
    if entry is None or (entry.capital and word[0] == low[0]):
        found: SeenWord = (low, _NONE, OTHER, "." in word, cut)  # "U.S." ends no sentence where a small letter follows
    else:
        found = (low, entry.roles, entry.code, entry.stop, cut)
    if len(word) <= LONGEST_KEPT:
        lexicon.seen[word] = found
    return found


def _look_up_sign(sign: str, lexicon: Lexicon) -> SeenWord:
    """The same of a sign, which can be a word of the language."""
    name = SIGNS.get(sign)
    if (entry := lexicon.find(sign)) is not None:
        found: SeenWord = (sign, entry.roles, entry.code, False, 0)
    else:
        found = (sign, SIGN_ROLES[name], lexicon.shapes[name], False, 0) if name else (sign, _NONE, OTHER, False, 0)
    lexicon.seen[sign] = found
    return found


def _as_read(text: str, lexicon: Lexicon) -> str:
    """A text with its digits in ASCII, if the language has others; of the same length."""
    return text.translate(lexicon.digits) if lexicon.digits else text


def _pattern_for(text: str, lexicon: Lexicon) -> re.Pattern[str]:
    """What cuts a text in a language with spaces."""
    if text.isascii():
        return _PLAIN
    return _MARKED if lexicon.marks else _SPACED


def _is_wrap(text: str, start: int, end: int, before: Token) -> bool:
    """Whether a line only goes on in the next one: a small letter follows, or a number behind a month."""
    following = text[end : end + 1]
    if text.count("\n", start, end) > 1:
        return False
    return (following.islower() and "stop" not in before.roles) or (following.isdigit() and "month" in before.roles)


def _suffixed(word: str, suffix: re.Match[str], start: int, shapes: dict[str, str]) -> Token:
    """The token of a number with an ending of the language: an ordinal, a decade, or a year with a case ending."""
    end, value = suffix.end(), int(word[:LONGEST_NUMBER])
    if suffix.lastgroup == "decade" and _can_be_decade(word, value):
        return Token(start, end, word, {"decades": word}, shapes["decades"])
    if suffix.lastgroup != "ordinal":
        shape, roles = number(word)
    elif len(word) == YEAR_DIGITS and value in YEAR_NUMBERS:
        shape, roles = "year_number", dict.fromkeys(SHAPES["year_number"], value)
    else:
        shape = shape_of_ordinal(value)
        roles = dict.fromkeys(SHAPES[shape], value)
    return Token(start, end, word, roles, shapes[shape])


def _can_be_decade(word: str, value: int) -> bool:
    return value % TEN == 0 and (2 <= len(word) < YEAR_DIGITS or value in YEAR_NUMBERS)


def _unspaced(text: str, lexicon: Lexicon) -> list[Token]:
    pattern = _unspaced_pattern(lexicon.pattern)
    out: list[Token] = []
    skip_to = -1
    for match in pattern.finditer(_as_read(text, lexicon)):
        start, end = match.span()
        kind = match.lastgroup
        if start < skip_to:
            continue
        if kind == "known":
            word = match.group()
            entry = lexicon.words[word.lower()]
            if entry.stop and text[end : end + 1] == ".":
                skip_to = end = end + 1
            out.append(Token(start, end, word, entry.roles, entry.code))
        elif kind == "han":
            out.append(han_number(match.group(), start, end, lexicon.shapes))
        elif kind == "sign" or kind == "word":
            low = match.group().lower()
            name = SIGNS.get(low)
            roles = SIGN_ROLES[name] if name else _NONE
            out.append(Token(start, end, low, roles, lexicon.shapes[name] if name else OTHER))
        elif kind is not None:
            low, roles, shape = shaped(kind, match.group(), lexicon.calendar)
            out.append(Token(start, end, low, roles, lexicon.shapes[shape]))
    return out


@lru_cache(maxsize=UNSPACED_KEPT)
def _unspaced_pattern(known: str) -> re.Pattern[str]:
    """Forms and known words for a language without spaces; `known` is the lexicon's alternation.

    With re.ASCII a sign of the language next to a number does not count as part of its word.
    """
    rest = r"|(?P<newline>(?<![^\S\n])[^\S\n]*\n\s*)|(?P<word>[A-Za-z]+)|(?P<sign>\S)"
    return re.compile(f"(?P<known>(?:{known}){NO_VOWEL})|{HAN}|{FORMS}{rest}", re.VERBOSE | re.IGNORECASE | re.ASCII)


def _join_phrases(tokens: list[Token], lexicon: Lexicon, text: str) -> list[Token]:
    """Put tokens that form a phrase of the lexicon together, longest phrase first."""
    phrases = lexicon.phrases
    out: list[Token] = []
    done, last_place = 0, len(tokens) - 1
    for place in list(compress(count(), map(phrases.__contains__, map(_LOW, tokens)))):
        if place < done or place == last_place:
            continue
        token = tokens[place]
        for parts, entry in phrases[token.low].get(tokens[place + 1].low, ()):
            length = len(parts)
            if length > 2 and [following.low for following in tokens[place : place + length]] != list(parts):
                continue
            if entry.capital and text[token.start].islower():
                continue
            last = tokens[place + length - 1]
            if last.start - token.start > LOOSEST_PHRASE * sum(map(len, parts)):
                continue
            out += tokens[done:place]
            out.append(Token(token.start, last.end, " ".join(parts), entry.roles, entry.code))
            done = place + length
            break
    return out + tokens[done:] if done else tokens
