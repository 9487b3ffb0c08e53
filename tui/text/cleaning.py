"""Feed text made plain and safe: HTML to text, no control or invisible characters."""

from __future__ import annotations

import html as entities
import re
import unicodedata

MAX_TEXT, MAX_TITLE = 20_000, 500
"""Code points kept of a text and of a title unless asked otherwise."""

MAX_MARKS = 4
"""Combining marks that may follow each other."""

MAX_MARKUP = 50
"""Code points read for each one that may be kept: more is no text but markup."""

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
     "html", "legend", "li", "main", "nav", "ol", "optgroup", "option", "p", "pre", "section", "summary", "table",
     "tbody", "tfoot", "thead", "title", "tr", "ul")
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_NEAR = 100
"""Code points before a limit in which a space to cut at is looked for."""
_LAST_TWO = 0xFFFE
"""Bits of the last two code points of each plane, which are no characters (Unicode 23.7)."""
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
"""The others that are none."""

# Possessive quantifiers and a bounded number of quoted values keep the scan linear: text is cut at its last ">"
# beforehand, so that the last alternative always ends.
_TAG = re.compile(
    r"""
      <!-- .*? (?: --> | (?P<open>\Z) )                        # a comment, or one that nothing ends
    | < (?P<skip> script | style | noscript | iframe | object | svg | math | template | textarea ) \b [^>]*+ >
      .*? (?: </ (?P=skip) \s* > | (?P<unclosed>\Z) )         # what is no text, with all that is in it
    | <!\[CDATA\[ | \]\]>
    | < [!?] [^>]*+ >                                         # a declaration
    | </? (?P<quoted> [a-z][a-z0-9:-]*+ ) (?: [^>=]++ | = \s*+ (?: "[^"]*+" | '[^']*+' )?+ ){0,64}+ >
    | </? (?P<name> [a-z][a-z0-9:-]*+ ) [^>]*+ >              # a tag whose quotation marks do not pair
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_BREAKS = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|x[0-9a-f]{8,});?", re.IGNORECASE)
# Letters and marks that show as nothing: Hangul fillers, the grapheme joiner, Khmer inherent vowels, Mongolian and
# general variation selectors.
_INVISIBLE = re.compile(r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def clean_text(raw: str, *, html: bool = True, limit: int = MAX_TEXT) -> str:
    """Plain text of a feed's text or HTML.

    Args:
        raw: as the feed gives it, XML already decoded.
        html: whether `raw` is HTML: tags go, entities are decoded once, blocks end in a line break. HTML without any
            tag keeps its own line breaks.
        limit: code points kept.

    Returns:
        Lines separated by single line breaks (plain text keeps one empty line between paragraphs), in NFC, without
        control, bidi, zero-width or tag characters, with at most `MAX_MARKS` combining marks in a row.
    """
    raw = raw[: limit * MAX_MARKUP]
    text = _html_to_text(raw) if html else raw
    return _cut(_lines(_safe(_BREAKS.sub("\n", text)), 1 if html else 2), limit)


def clean_title(raw: str, *, html: bool = True, limit: int = MAX_TITLE) -> str:
    """The same as `clean_text` on one line; what is too long ends in "…"."""
    raw = raw[: limit * MAX_MARKUP]
    text = _html_to_text(raw) if html else raw
    line = " ".join(_safe(_BREAKS.sub(" ", text)).split())
    return line if len(line) <= limit else line[: max(limit - 1, 0)].rstrip() + "…"


def printable(text: str) -> str:
    """`text` without what a terminal would obey or not show, but for its line breaks: words of ours with words of others."""
    return "".join(char for char in text if char == "\n" or char.isprintable() or unicodedata.category(char) == "Zs")


def small(text: str) -> str:
    """`text` in small letters, code point for code point: a letter whose small form is longer ("İ") stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join([char.lower() if len(char.lower()) == 1 else char for char in text])


def unaccented(text: str) -> str:
    """`text` as names are compared: small letters, no accents, one space between words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def _html_to_text(raw: str) -> str:
    end = raw.rfind(">") + 1
    pieces: list[str] = []
    position = 0
    kept_breaks = True
    preformatted = 0
    for tag in _TAG.finditer(raw, 0, end):
        piece = raw[position : tag.start()]
        position = tag.end()
        name = (tag["quoted"] or tag["name"] or "").lower()
        if kept_breaks and (name or tag["skip"]):
            kept_breaks = False
            pieces = [_BREAKS.sub(" ", earlier) for earlier in pieces]
        pieces.append(piece if kept_breaks or preformatted else _BREAKS.sub(" ", piece))
        if name == "pre":
            preformatted = max(preformatted + (-1 if raw[tag.start() + 1] == "/" else 1), 0)
        if name in _BLOCKS:
            pieces.append("\n")
        elif name in _CELLS:
            pieces.append(" ")
        if tag["open"] is not None or tag["unclosed"] is not None:
            position = len(raw)
    rest = raw[position:]
    pieces.append(rest if kept_breaks or preformatted else _BREAKS.sub(" ", rest))
    return entities.unescape(_HUGE_REFERENCE.sub("�", "".join(pieces)))


def _is_plain(char: str) -> bool:
    """Whether a character is shown as it is, and stays as it is in NFC beside others of the kind."""
    category = unicodedata.category(char)
    is_shown = char in " \n" or category[0] in "LNPS"
    return is_shown and unicodedata.normalize("NFC", char) == char and not _INVISIBLE.match(char)


_PLAIN = frozenset(filter(_is_plain, map(chr, (*range(0x250), *range(0x370, 0x530), *range(0x2010, 0x2040)))))
"""Of Latin, Greek, Cyrillic and punctuation, what needs no care: most texts hold nothing else."""


def _safe(text: str) -> str:
    """`text` in NFC without anything that a terminal would obey or hide; spaces and line breaks stay."""
    if (text.isascii() and text.isprintable()) or _PLAIN.issuperset(text):
        return text
    table: dict[int, str | None] = {}
    marks: list[str] = []
    for char in set(text):
        category = unicodedata.category(char)
        if category == "Zs" or char == "\t":
            table[ord(char)] = " "
        elif category == "Cs":
            table[ord(char)] = "�"
        elif (category in ("Cc", "Cf") and char != "\n") or _INVISIBLE.match(char) or _is_noncharacter(char):
            table[ord(char)] = None
        elif category[0] == "M":
            marks.append(char)
    text = text.translate(table)
    if text.isascii():
        return text
    # Cut first: normalising a long run of marks takes quadratic time. Cut again: NFC takes some marks apart.
    if marks:
        text = _cut_marks(text, "".join(marks))
    text = unicodedata.normalize("NFC", text)
    left = "".join(char for char in set(text) if unicodedata.category(char)[0] == "M")
    return _cut_marks(text, left) if left else text


def _cut_marks(text: str, marks: str) -> str:
    """`text` with every run of the given combining marks cut to `MAX_MARKS`."""
    mark = f"[{re.escape(marks)}]"
    return re.sub(f"({mark}{{{MAX_MARKS}}}){mark}++", r"\1", text)


def _is_noncharacter(char: str) -> bool:
    code = ord(char)
    return code & _LAST_TWO == _LAST_TWO or code in _NONCHARACTERS


def _lines(text: str, breaks: int) -> str:
    """`text` with single spaces within lines and at most `breaks` line breaks in a row."""
    lines = [" ".join(line.split(" ")) if "  " not in line else " ".join(line.split()) for line in text.split("\n")]
    joined = "\n".join(line.strip() for line in lines).strip("\n")
    return re.sub(f"\n{{{breaks},}}", "\n" * breaks, joined)


def _cut(text: str, limit: int) -> str:
    """The first `limit` code points, cut at a space where one is near."""
    if len(text) <= limit:
        return text
    near = max(limit - _NEAR, 0)
    cut = max(text.rfind(" ", near, limit), text.rfind("\n", near, limit))
    return text[: cut if cut > 0 else limit].rstrip()
