"""The quick way to read a feed: RSS 2.0 that is well-formed and holds nothing unusual, read as feedparser reads it.

Whatever is not plainly known here is left to feedparser, whose many rules for odd feeds need not be repeated: `read_plain`
says so by None, and never gives another answer than feedparser does (tests/feeds/test_plain_rss.py compares the two).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from xml.etree import ElementTree

from tui.feeds.read.entries import FeedEntry
from tui.feeds.read.stamps import read_time

Element = ElementTree.Element

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_WORDPRESS = "{com-wordpress:feed-additions:1}"

_READ = frozenset(("title", "link", "guid", "description", "pubDate", _CONTENT, f"{_DC}date"))
"""Children of an item that make the article: each at most once, without children and (but for the guid) attributes."""

_IGNORED = frozenset(
    ("author", "comments", "enclosure", "image", f"{_DC}creator", f"{_MEDIA}thumbnail",
     f"{_WORDPRESS}post-id", "{http://purl.org/rss/1.0/modules/slash/}comments",
     "{http://wellformedweb.org/CommentAPI/}commentRss")
)  # fmt: skip
"""Children of an item that hold no text for us, if they have no children themselves."""

_FILED = frozenset(("category", f"{_DC}subject"))
"""Children of an item that say what it is filed under, as often as they like."""

_IN_MEDIA = frozenset(_MEDIA + name for name in ("content", "thumbnail", "title", "credit"))

_HEADER = {
    "title": "title",
    "language": "language",
    "ttl": "ttl",
    f"{_SY}updatePeriod": "sy_updateperiod",
    f"{_SY}updateFrequency": "sy_updatefrequency",
}
"""Children of the channel that are read, and feedparser's names for them: as those of an item."""

_HEADER_IGNORED = frozenset(
    ("link", "description", "lastBuildDate", "pubDate", "copyright", "docs", "generator", "managingEditor", "webMaster",
     "category", "author", _ATOM_LINK, f"{_DC}creator", f"{_WORDPRESS}site", f"{_SY}updateBase")
)  # fmt: skip
_IN_IMAGE = frozenset(("url", "title", "link", "width", "height", "description"))

# feedparser takes "&b=" for a character reference that nobody meant.
_AMPERSAND = re.compile("&([A-Za-z0-9_]+);")

_C1 = range(0x80, 0xA0)
"""Control characters that no feed means: they are characters of Windows-1252 that were taken for Latin-1."""

_WINDOWS: dict[int, str] = {}
for _code in _C1:
    try:
        _WINDOWS[_code] = bytes([_code]).decode("cp1252")
    except UnicodeDecodeError:
        continue


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A document that was read: its entries, and of its header what `tui.feeds.read.parse` asks for."""

    entries: list[FeedEntry]
    header: Mapping[str, str]


class _Unusual(Exception):
    """Something that feedparser is better at."""


def read_plain(text: str, url: str) -> PlainDocument | None:
    """Read a document, or say that it is for feedparser.

    Args:
        text: from the root element on.
        url: where it came from.
    """
    if not text.startswith("<rss"):
        return None
    try:
        return _document(ElementTree.fromstring(text), url)
    except (ElementTree.ParseError, _Unusual, ValueError, RecursionError):
        return None


def _document(root: Element, url: str) -> PlainDocument:
    if root.tag != "rss" or root.attrib.keys() - {"version"} or len(root) != 1:
        raise _Unusual
    channel = root[0]
    if channel.tag != "channel" or channel.attrib:
        raise _Unusual
    entries: list[FeedEntry] = []
    header: dict[str, str] = {}
    for child in channel:
        name = _HEADER.get(child.tag)
        if child.tag == "item":
            entries.append(_entry(child, url))
        elif name is not None:
            if name in header:
                raise _Unusual
            header[name] = _leaf(child)
        elif child.tag == "image":
            _check_image(child)
        elif child.tag not in _HEADER_IGNORED or len(child):
            raise _Unusual
    if not header.get("title"):
        raise _Unusual
    return PlainDocument(entries, header)


def _entry(item: Element, url: str) -> FeedEntry:
    if item.attrib:
        raise _Unusual
    texts: dict[str, str] = {}
    filed: list[str] = []
    is_link = False
    for child in item:
        tag = child.tag
        if tag in _READ:
            if tag in texts:
                raise _Unusual
            if tag == "guid":
                is_link = child.get("isPermaLink", "true") == "true"
                if child.attrib.keys() - {"isPermaLink"}:
                    raise _Unusual
            texts[tag] = _leaf(child, attributes=tag == "guid")
        elif tag in _FILED:
            filed.append(_category(child))
        elif tag == f"{_MEDIA}content":
            if not texts.get("title") or any(part.tag not in _IN_MEDIA for part in child.iter()):
                raise _Unusual
        elif tag not in _IGNORED or len(child):
            raise _Unusual
    return _built(texts, filed, is_link, url)


def _built(texts: Mapping[str, str], filed: Sequence[str], is_link: bool, url: str) -> FeedEntry:
    """An entry of the texts of its elements, by the rules of feedparser and of `tui.feeds.read.parse`."""
    guid = texts.get("guid", "")
    link = _AMPERSAND.sub(r"&\1", texts["link"].replace("&amp;", "&")) if "link" in texts else guid * is_link
    dates = tuple(date for date in (texts.get("pubDate"), texts.get(f"{_DC}date")) if date)
    if ":///" in link or ":///" in guid or any(read_time(date) is None for date in dates):
        raise _Unusual
    if link == guid and "/" not in guid:
        link = ""
    content = texts.get(_CONTENT)
    summary = texts.get("description", content)
    return FeedEntry(
        guid=guid,
        link=link,
        base=url,
        title=texts.get("title", ""),
        bodies=tuple((body, True) for body in (content, summary) if body),
        dates=dates,
        categories=tuple(filed),
    )


def _leaf(element: Element, *, attributes: bool = False) -> str:
    """The text of an element without children: trimmed, and mended where it was encoded twice or as Windows-1252."""
    if len(element) or (element.attrib and not attributes):
        raise _Unusual
    text = (element.text or "").strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return text.translate(_WINDOWS)


def _category(element: Element) -> str:
    """What it says, where no attribute says it as well."""
    if element.attrib.keys() - {"domain"}:
        raise _Unusual
    return _leaf(element, attributes=True)


def _check_image(image: Element) -> None:
    """The picture of a channel has a title and a link of its own, which are not the channel's."""
    if image.attrib or any(part.tag not in _IN_IMAGE or len(part) or part.attrib for part in image):
        raise _Unusual
