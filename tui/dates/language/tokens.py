"""Text to tokens: each word, number or sign with the roles it can play and one class character for the grammar."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.dates.language.lexicon import Lexicon

Roles = dict[str, "str | int | float"]
"""Role name to value; what a word or number can be."""

OTHER = "o"
"""Class character of everything that has no role."""

SHAPES: dict[str, tuple[str, ...]] = {
    "month_number": ("int", "count", "dom", "mon", "hour", "small"),
    "hour_number": ("int", "count", "dom", "hour", "small"),
    "day_number": ("int", "count", "dom", "small"),
    "two_digits": ("int", "count", "small", "yy"),
    "small_number": ("int", "count", "small"),
    "year_number": ("int", "year"),
    "number": ("int", "count"),
    "decimal": ("count", "decimal"),
    "quantity": ("quantity",),
    "ordinal": ("domord", "ordinal"),
    "high_ordinal": ("ordinal",),
    "iso": ("iso",),
    "numeric": ("numeric",),
    "clock": ("clock",),
    "clock_dot": ("clockdot", "decimal", "count"),
    "decades": ("decades",),
    "short_year": ("shortyear",),
    "comma": ("comma",),
    "hyphen": ("hyphen", "to"),
    "slash": ("slash",),
    "stop": ("stop",),
    "possessive": ("poss",),
    "money": ("money",),
    "percent": ("percent",),
    "open": ("open",),
    "close": ("close",),
    "newline": ("newline",),
}
"""Kinds of tokens told by their form alone, and the roles each can play."""

_SIGNS = {
    ",": "comma", "-": "hyphen", "‐": "hyphen", "‑": "hyphen", "–": "hyphen", "—": "hyphen", "/": "slash", ".": "stop",
    "$": "money", "€": "money", "£": "money", "¥": "money", "₹": "money", "#": "money", "№": "money", "%": "percent",
    "(": "open", ")": "close", "、": "comma",
}  # fmt: skip

_SIGN_ROLES: dict[str, Roles] = {name: dict.fromkeys(SHAPES[name], 1) for name in _SIGNS.values()}

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
"""Fractions written behind a whole number."""

_FORMS = r"""
(?=[\d'’‘`´΄])(?:
 (?P<iso>(?<![\w.-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
|(?P<numeric>(?<![\w.,/-])(?:\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\ ?\d{1,2}\.\ ?\d{4}|\d{1,2}\.\d{1,2}\.\d\d|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)|\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?!\d))(?![\w/]))
|(?P<clock>(?<![\w:.,])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\ ?[ap]\.?m\b\.?)?(?=hrs)?(?![:]|\.\d)(?:(?=hrs)|(?!\w)))
|(?P<clockap>(?<![\w:.,])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\ ?[ap](?:m\b|\.m\b\.?))
|(?P<decades>(?<!\w)(?:1\d|20)\d0['’]?s\b|(?<!\w)['’‘`][1-9]0['’]?s\b)
|(?P<shortyear>(?<!\w)['’‘`´΄]\d\d(?!\w))
|(?P<ordinal>(?<![\w.,])\d{1,3}(?:st|nd|rd|th)\b)
|(?P<mixed>(?<![\w.,/])\d{1,3}(?:[\ -][13]/[24](?!\w)|\ ?[½¼¾]))
|(?P<decimal>(?<![\w.,])\d{1,3}[.,]\d{1,2}(?![\w]|[.,]\d))
|(?P<quantity>\d+(?:[.,]\d+)+)
|(?P<number>\d+)
)"""
"""Numbers, dates and clock times in digits; the look at the first sign spares all others a dozen attempts."""
_WORD_ONLY = re.compile(r"['’]s\b|[^\W\d_]+(?:[.](?=[a-z][.]?(?![a-z]))[a-z])*|\d+|[^\w\s]", re.IGNORECASE)


class Token(NamedTuple):
    """One token: code points in the text, lower-case form, roles, class character."""

    start: int
    end: int
    low: str
    roles: Roles
    code: str


_NONE: Roles = {}


def split_words(phrase: str) -> list[str]:
    """The tokens of a phrase of the lexicon, cut the way text is cut."""
    return _WORD_ONLY.findall(phrase.lower().replace("’", "'"))


def tokenize(text: str, lexicon: Lexicon) -> list[Token]:
    """Cut text into tokens, joining the lexicon's phrases; linear in the length of the text."""
    raw = _spaced(text, lexicon) if lexicon.spaces else _unspaced(text, lexicon)
    return _join_phrases(raw, lexicon, text) if lexicon.phrases else raw


def _spaced_pattern(letter: str) -> re.Pattern[str]:
    """Words, forms and signs for a language with spaces; a space before each is taken along, which saves an attempt."""
    return re.compile(
        rf"""
\ ?(?:(?P<word>(?-i:{letter}++(?:[.](?=[a-zA-Z][.]?(?![a-zA-Z]))[a-zA-Z])*))
|(?P<possessive>(?<=\w)['’]s\b)
|{_FORMS}
|(?P<newline>(?<![^\S\n])[^\S\n]*\n\s*)
|(?P<sign>[^\w\s]))
""",
        re.VERBOSE | re.IGNORECASE,
    )


_SPACED = _spaced_pattern(r"[^\W\d_]")
_PLAIN = _spaced_pattern("[a-zA-Z]")
"""The same for ASCII, where letters are told by a table, not by what Unicode knows of each."""


def _spaced(text: str, lexicon: Lexicon) -> list[Token]:
    out: list[Token] = []
    push, shapes, make = out.append, lexicon.shapes, tuple.__new__
    known = lexicon.find if lexicon.stems else lexicon.words.get
    skip_to = -1
    source = text.replace("İ", "I")  # its small letter is two characters long
    for match in (_PLAIN if text.isascii() else _SPACED).finditer(source):
        kind = match.lastgroup
        assert kind is not None
        start, end = match.span(kind)
        if start < skip_to:
            continue
        if kind == "word":
            word = match[kind]
            low = word.lower()
            entry = known(low)
            if entry is None:
                push(make(Token, (start, end, low, _NONE, OTHER)))
                continue
            if lexicon.cut and low not in lexicon.words:
                skip_to = end = start + lexicon.find_stem(low)[1]
                word, low = text[start:end], text[start:end].lower()
            if entry.capital and word[0] == low[0]:
                push(make(Token, (start, end, low, _NONE, OTHER)))
            else:
                if entry.stop and text[end : end + 1] == ".":
                    end += 1
                    skip_to = end
                push(make(Token, (start, end, low, entry.roles, entry.code)))
        elif kind == "sign":
            low = match[kind]
            if (entry := known(low)) is not None:
                push(make(Token, (start, end, low, entry.roles, entry.code)))
            elif name := _SIGNS.get(low):
                push(make(Token, (start, end, low, _SIGN_ROLES[name], shapes[name])))
            else:
                push(make(Token, (start, end, low, _NONE, OTHER)))
        elif (
            lexicon.suffix
            and (kind == "number" or kind == "ordinal")
            and (found := lexicon.suffix.match(text, end - 2 * (kind == "ordinal")))
        ):
            token = _suffixed(text[start : found.start()], found, start, shapes)
            skip_to = token.end
            push(token)
        elif kind == "newline" and out and _is_wrap(text, start, end, out[-1]):
            continue
        else:
            low, roles, shape = _shaped(kind, match[kind])
            push(make(Token, (start, end, low, roles, shapes[shape])))
    return out


def _is_wrap(text: str, start: int, end: int, before: Token) -> bool:
    """Whether a line only goes on in the next one: a small letter follows, or a number behind a month."""
    following = text[end : end + 1]
    if text.count("\n", start, end) > 1:
        return False
    return (following.islower() and "stop" not in before.roles) or (following.isdigit() and "month" in before.roles)


def _suffixed(word: str, suffix: re.Match[str], start: int, shapes: dict[str, str]) -> Token:
    """The token of a number with an ending of the language: an ordinal, a decade, or a year with a case ending."""
    end, value = suffix.end(), int(word[:9])
    if suffix.lastgroup == "decade" and value % 10 == 0 and (2 <= len(word) <= 3 or 1000 <= value <= 2199):
        return Token(start, end, word, {"decades": word}, shapes["decades"])
    if suffix.lastgroup != "ordinal":
        shape, roles = _number(word)
        return Token(start, end, word, roles, shapes[shape])
    if len(word) == 4 and 1000 <= value <= 2199:
        return Token(start, end, word, dict.fromkeys(SHAPES["year_number"], value), shapes["year_number"])
    shape = "ordinal" if 1 <= value <= 31 else "high_ordinal"
    return Token(start, end, word, dict.fromkeys(SHAPES[shape], value), shapes[shape])


def _unspaced(text: str, lexicon: Lexicon) -> list[Token]:
    pattern = _unspaced_pattern(lexicon.pattern)
    out: list[Token] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "known":
            word = match.group()
            entry = lexicon.words[word.lower()]
            out.append(Token(start, end, word, entry.roles, entry.code))
        elif kind == "han":
            out.append(_han_number(match.group(), start, end, lexicon.shapes))
        elif kind == "sign" or kind == "word":
            low = match.group().lower()
            name = _SIGNS.get(low)
            roles = _SIGN_ROLES[name] if name else _NONE
            out.append(Token(start, end, low, roles, lexicon.shapes[name] if name else OTHER))
        elif kind is not None:
            low, roles, shape = _shaped(kind, match.group())
            out.append(Token(start, end, low, roles, lexicon.shapes[shape]))
    return out


@lru_cache(maxsize=8)
def _unspaced_pattern(known: str) -> re.Pattern[str]:
    """Forms and known words for a language without spaces; `known` is the lexicon's alternation.

    With re.ASCII a sign of the language next to a number does not count as part of its word.
    """
    rest = r"|(?P<newline>(?<![^\S\n])[^\S\n]*\n\s*)|(?P<word>[A-Za-z]+)|(?P<sign>\S)"
    return re.compile(f"(?P<known>{known})|{_HAN}|{_FORMS}{rest}", re.VERBOSE | re.IGNORECASE | re.ASCII)


_HAN = r"(?P<han>(?=[0-9]*[０-９〇○Ｏ零一二三四五六七八九十百千两兩])[0-9０-９〇○Ｏ零一二三四五六七八九十百千两兩]+)"
"""Numbers with Chinese signs, full-width digits or a mix of them."""

_HAN_DIGITS = {
    sign: value
    for signs, value in zip(
        "０〇○Ｏ零 １一 ２二两兩 ３三 ４四 ５五 ６六 ７七 ８八 ９九".split(), range(10), strict=True
    )
    for sign in signs
}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}


def _han_number(word: str, start: int, end: int, shapes: dict[str, str]) -> Token:
    """The token of a number in Chinese signs: digit by digit (一九九六) or with powers of ten (三十二)."""
    if not any(sign in _HAN_POWERS for sign in word):
        digits = "".join(str(_HAN_DIGITS.get(sign, sign)) for sign in word)
        shape, roles = _number(digits)
        return Token(start, end, digits, roles, shapes[shape])
    total = group = 0
    for sign in word:
        if sign in _HAN_POWERS:
            total += (group or 1) * _HAN_POWERS[sign]
            group = 0
        else:
            group = group * 10 + int(_HAN_DIGITS.get(sign, sign))
    shape, roles = _number(str(total + group))
    if shape == "year_number":
        shape, roles = "number", dict.fromkeys(SHAPES["number"], total + group)
    return Token(start, end, word, roles, shapes[shape])


@lru_cache(maxsize=1024)
def _shaped(kind: str, word: str) -> tuple[str, Roles, str]:
    """Lower-case form, roles and shape of a number, clock time or date written in digits; nobody changes the roles."""
    if kind == "number":
        shape, roles = _number(word)
    elif kind == "clockap":
        shape, roles = "clock", {"clock": word}
    elif kind == "ordinal":
        value = int(re.match(r"\d+", word)[0])  # type: ignore[index]
        shape = "ordinal" if 1 <= value <= 31 else "high_ordinal"
        roles = dict.fromkeys(SHAPES[shape], value)
    elif kind == "decimal":
        clock = re.fullmatch(r"([01]?\d|2[0-3])\.([0-5]\d)", word)
        shape = "clock_dot" if clock else "decimal"
        number = float(word.replace(",", "."))
        roles = {"decimal": number, "count": number}
        if clock:
            roles["clockdot"] = word
    elif kind == "mixed":
        number = int(re.split(r"\D", word)[0]) + FRACTIONS.get(word[-1], FRACTIONS.get(word[-3:], 0.0))
        shape = "decimal"
        roles = {"decimal": number, "count": number}
    elif kind == "shortyear":
        shape, roles = "short_year", {"shortyear": int(word[-2:])}
    elif kind == "possessive":
        shape, roles = "possessive", {"poss": 1}
    else:
        shape = kind
        roles = dict.fromkeys(SHAPES[kind], word)
    return word.lower().replace("’", "'"), roles, shape


def _number(word: str) -> tuple[str, Roles]:
    if len(word) > 9:
        return "quantity", {"quantity": word}
    value = int(word)
    if len(word) == 4 and 1000 <= value <= 2199:
        shape = "year_number"
    elif len(word) <= 2 and 1 <= value <= 12:
        shape = "month_number"
    elif len(word) <= 2 and value <= 24:
        shape = "hour_number" if value else "small_number"
    elif len(word) <= 2 and value <= 31:
        shape = "day_number"
    elif len(word) == 2:
        shape = "two_digits"
    else:
        shape = "small_number" if value < 1000 and word[0] != "0" else "number"
    return shape, dict.fromkeys(SHAPES[shape], value)


def _join_phrases(tokens: list[Token], lexicon: Lexicon, text: str) -> list[Token]:
    """Put tokens that form a phrase of the lexicon together, longest phrase first."""
    phrases = lexicon.phrases
    out: list[Token] = []
    done, last_place = 0, len(tokens) - 1
    for place in [place for place, token in enumerate(tokens) if token.low in phrases]:
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
            if last.start - token.start > 3 * sum(map(len, parts)):
                continue
            out += tokens[done:place]
            out.append(Token(token.start, last.end, " ".join(parts), entry.roles, entry.code))
            done = place + length
            break
    return out + tokens[done:] if done else tokens
