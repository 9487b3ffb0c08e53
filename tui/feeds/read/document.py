"""From the bytes of a reply to the text of a feed: charset, what kind it is, and the refusal of what is none."""

from __future__ import annotations

import codecs
import html as entities
import re
from dataclasses import dataclass
from datetime import datetime

import webencodings

from tui.errors import FeedError, PageError
from tui.feeds.read.stamps import newest, read_time

MAX_PROLOG_CHARS = 100_000
"""Code points before the root element; no feed has more."""

MAX_DECLARATION_BYTES = 2000
"""Bytes in which the XML declaration is looked for: warnings of a server's scripts may stand before it."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED_UTF_16 = {
    "utf-16-le": (b"<\0?\0", b"<\0r\0", b"<\0f\0"),
    "utf-16-be": (b"\0<\0?", b"\0<\0r", b"\0<\0f"),
}
"""How a feed starts ("<?", "<r", "<f") in UTF-16 without a byte order mark."""

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE)
_UTF_8, _WINDOWS_1252 = "utf-8", "cp1252"
_SEVEN_BIT = "iso2022_jp"
# The standard reads both with the larger of the two.
_LARGER = {"gbk": "gb18030"}
_NO_TEXT = ("replacement", "x-user-defined")

_ROOT = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<root>(?:[\w-]+:)?(?:rss|rdf|feed))(?=[\s>/])", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_DECLARES = re.compile(r"<!(ENTITY|DOCTYPE)", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,12})|([0-9]{1,12}));", re.IGNORECASE)
_HEX = 16
"""Base of "&#x…;"."""

_WHITE_SPACE = tuple(map(ord, "\t\n\r"))
_XML_CHARS = (range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
"""Code points of the characters of XML 1.0 (production 2), white space apart."""

_ITEM_START = re.compile(r"<(?:[\w-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_STAMP = re.compile(
    r"<(?:pubDate|(?:[\w-]+:)?(?:date|published|updated|issued))\s*>\s*(?:<!\[CDATA\[)?([^<\]]{4,100})", re.IGNORECASE
)
_ITEM_END = re.compile(r"</(?:[\w-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed's text.

    Args:
        text: XML from its root element on, without prolog, or JSON.
        is_json: which of the two.
        entries: number of entries that were in it, 0 if not counted.
    """

    text: str
    is_json: bool = False
    entries: int = 0


def read_document(body: bytes, charset: str, max_entries: int) -> FeedDocument:
    """The text of a feed.

    Args:
        body: decompressed.
        charset: of the Content-Type header, or "".
        max_entries: of XML, so many of the newest entries are kept.

    Raises:
        FeedError: the body is empty, a web page, no feed, or declares entities; the message completes "NAME …".
    """
    text = _ILLEGAL.sub("", decode(body, charset)).strip()
    if not text:
        raise FeedError("is empty.")
    if text.startswith("{"):
        return FeedDocument(text, is_json=True)
    root = next((match for match in _ROOT.finditer(text) if match["root"]), None)
    prolog = text[: root.start()] if root else text[:MAX_PROLOG_CHARS]
    # Some feeds declare themselves HTML: what counts is the first element.
    if _PAGE.search(prolog) or (root is None and _HTML_DOCTYPE.search(prolog)):
        raise PageError("is a web page, not a feed.", "Look for a feed address on that page.")
    if root is None or len(prolog) > MAX_PROLOG_CHARS:
        raise FeedError("is no RSS, Atom or JSON feed.")
    if _declares_entities(prolog):
        raise FeedError("declares entities, which no feed needs; it is not read.")
    return _cut(_REFERENCE.sub(_legal, text[root.start() :]), root["root"], max_entries)


def decode(body: bytes, charset: str) -> str:
    """The text of a body: by its byte order mark, as UTF-8 if it is that, as declared, else as Windows-1252."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for name, starts in _UNMARKED_UTF_16.items():
        if body.startswith(starts):
            return body.decode(name, "replace")
    declared = _DECLARED.search(body[:MAX_DECLARATION_BYTES])
    names = [_codec(declared[1].decode("ascii")) if declared else "", _codec(charset)]
    seven_bit = [name for name in names if name == _SEVEN_BIT]
    # A body that is valid UTF-8 is UTF-8, whatever its labels say: nothing else looks like it by chance.
    for name in (*seven_bit, _UTF_8, *names):
        if name and not name.startswith(("utf-16", "utf-32")):
            try:
                return body.decode(name)
            except UnicodeError:
                continue
    return body.decode(_UTF_8 if _UTF_8 in names else _WINDOWS_1252, "replace")


def _codec(label: str) -> str:
    """Python's name of the charset that a label means on the web (https://encoding.spec.whatwg.org), or "".

    Old names mean the larger charset that has replaced them ("iso-8859-1" is Windows-1252). What browsers refuse (UTF-7,
    hz, ISO-2022-KR) is none.
    """
    encoding = webencodings.lookup(label.strip().strip("\"'"))
    if encoding is None or encoding.name in _NO_TEXT:
        return ""
    name: str = encoding.codec_info.name
    return _LARGER.get(name, name)


def _legal(reference: re.Match[str]) -> str:
    """A character reference as it stands, or nothing where it names no character of XML and would end the parse."""
    code = int(reference[1], _HEX) if reference[1] else int(reference[2])
    is_legal = code in _WHITE_SPACE or any(code in codes for codes in _XML_CHARS)
    return reference[0] if is_legal else ""


def _declares_entities(prolog: str) -> bool:
    """Whether there is an entity declaration, an internal DTD subset, or more than the one DOCTYPE that there may be."""
    declarations = list(_DECLARES.finditer(prolog))
    if not declarations:
        return False
    first, *others = declarations
    end = prolog.find(">", first.end())
    return bool(others) or first[1].upper() == "ENTITY" or end < 0 or "[" in prolog[first.end() : end]


def _cut(text: str, root: str, max_entries: int) -> FeedDocument:
    """`text` with at most `max_entries` entries, the newest, its open elements closed."""
    ends = [match.end() for match in _ITEM_END.finditer(text)]
    if len(ends) <= max_entries:
        return FeedDocument(text, entries=len(ends))
    first = _ITEM_START.search(text)
    start = first.start() if first else 0
    entries = [text[low:high] for low, high in zip([start, *ends], ends, strict=False)]
    name = root.rpartition(":")[2].lower()
    closing = f"</channel></{root}>" if name == "rss" else f"</{root}>"
    kept = newest([_stamp(entry) for entry in entries], max_entries)
    return FeedDocument(text[:start] + "".join(entries[index] for index in kept) + closing, entries=len(ends))


def _stamp(entry: str) -> datetime | None:
    stamp = _STAMP.search(entry)
    return read_time(entities.unescape(stamp[1])) if stamp else None
