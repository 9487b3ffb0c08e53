"""OPML as the world writes it, made a tree: declared charsets, bare `&`, names of HTML for characters, any case of names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from tui.errors import ConfigError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""How a text begins that says itself how it is written."""
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""The same of one that begins without a mark."""
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_WESTERN = "cp1252"
"""What is meant by Latin 1 and by ASCII (WHATWG Encoding), and by what is said to be UTF-8 and is not."""
_LATIN = frozenset({"iso8859-1", "ascii"})
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITIES = re.compile(r"<!(?:ENTITY|DOCTYPE[^>\[]*\[)", re.IGNORECASE)
_KEPT_WHOLE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)?")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold (XML 1.0, 2.2)."""


def tree(raw: bytes) -> Element:
    """The root of a document.

    Raises:
        ConfigError: it is no XML, or declares entities.
    """
    from xml.etree import ElementTree

    text = _UNPRINTABLE.sub("", _DECLARATION.sub("", decoded(raw), count=1))
    # Entities can blow up to any size; no reader writes them into OPML.
    if _ENTITIES.search(text):
        raise ConfigError("The OPML file declares entities, which is not allowed.")
    try:
        return ElementTree.fromstring(_mended(text))
    except ElementTree.ParseError as error:
        raise ConfigError(f"The file is no valid OPML: {error}.") from None


def decoded(raw: bytes) -> str:
    """The text, as its mark, its first bytes or its declaration say that it is written."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    for beginning, name in _UNMARKED:
        if raw.startswith(beginning):
            return raw.decode(name, "replace")
    declared = _DECLARED.match(raw.lstrip())
    for name in (declared[1].decode() if declared else "utf-8", "utf-8"):
        try:
            known = codecs.lookup(name).name
            return raw.decode(_WESTERN if known in _LATIN else known)
        except (LookupError, ValueError):
            continue
    return raw.decode(_WESTERN, "replace")


def _mended(text: str) -> str:
    """Each `&` that begins nothing of XML written out, but for those in comments and the like."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    position = 0
    for whole in _KEPT_WHOLE.finditer(text):
        yield _AMPERSAND.sub(_written_out, text[position : whole.start()])
        yield whole[0]
        position = whole.end()
    yield _AMPERSAND.sub(_written_out, text[position:])


def _written_out(match: re.Match[str]) -> str:
    """`&eacute;` as its number; `&` before anything else as itself."""
    name = match[1]
    if name and name in html5:
        return "".join(f"&#{ord(sign)};" for sign in html5[name])
    return f"&amp;{name or ''}"


def kind(element: Element) -> str:
    """The name of an element in lower case, without its namespace."""
    return element.tag.rpartition("}")[2].lower()


def attributes(element: Element) -> dict[str, str]:
    """Those of an element that say something, their names in lower case, the first of those that differ in case alone; names of other
    namespaces as `{address}name`."""
    found: dict[str, str] = {}
    for name, value in element.attrib.items():
        if value.strip():
            found.setdefault(name.lower(), value)
    return found
