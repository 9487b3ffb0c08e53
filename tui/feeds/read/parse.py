"""The body of a feed to articles; runs in a worker process, for feedparser is slow and a hostile feed can hang it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from tui.errors import FeedError
from tui.feeds.read.document import FeedDocument, read_document
from tui.feeds.read.entries import FeedEntry, FeedHeader, build_articles, language_code, mean_gap
from tui.feeds.read.jsonfeed import read_json_feed
from tui.feeds.read.plain_rss import read_plain
from tui.feeds.schedule import Hints
from tui.model import Article, Feed
from tui.text import clean_title

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
"""The values of sy:updatePeriod (https://web.resource.org/rss/1.0/modules/syndication/)."""

DAY_HOURS = 24
"""An hour to skip may be written 24, which is 0."""

MINUTE_SECONDS = 60.0
"""`ttl` counts minutes."""

MAX_ARTICLES = 500
"""Of one document, unless `[polling]` says otherwise."""

MAX_NUMBER_DIGITS = 8
"""Of a number of minutes or times that a feed gives; longer ones mean nothing."""

MAX_HEADER_CHARS = 100_000
"""Code points before the first entry that are searched for hours to skip."""

SHOWN_ERROR_CHARS = 120
"""Of a parser's complaint, in a message."""

SHOWN_STAMP_CHARS = 40
"""Of a stamp that nobody can read, in a message."""

_DATES = ("published", "updated", "created")
_HEADER = re.compile(r"<(?:[\w-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_FOREIGN = re.compile(r"</?(?!content:|dc:|dcterms:|atom\d*:|a\d*:|rdf:|rss:|sy:|xhtml:)[\w-]+:[^<>]*>")
CAPTION_NAME = "captiontext"
_CAPTION = re.compile(r"<(?P<slash>/?)(?:media:description|itunes:summary)\b[^<>]*?(?P<empty>/?)>", re.IGNORECASE)
_ATOM_ROOT = re.compile(r"<(?:[\w-]+:)?feed\b", re.IGNORECASE)
_ITEM_END = re.compile(r"(</item\s*>)", re.IGNORECASE)
_ATOM_LINK = re.compile(
    r"""<(?P<prefix>atom\d*|a10):link\b[^<>]*?
    (?: /> | > (?: (?:(?!<(?P=prefix):link\b).){0,4000}? </(?P=prefix):link\s*> )? )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_IS_ALTERNATE = re.compile(r"""\brel\s*=\s*["']alternate["']|^(?:(?!\brel\b).)*$""", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(r"<link\b[^<>]*>\s*(?:<!\[CDATA\[\s*)?[^<\]\s]", re.IGNORECASE)
_GUID = re.compile(r"<guid\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*https?:", re.IGNORECASE)
_NO_PERMALINK = re.compile(r"""isPermaLink\s*=\s*["']false""", re.IGNORECASE)
_STAMP = re.compile(
    r"<(?:[\w-]+:)?(?:pubDate|lastBuildDate|date|updated|modified)\s*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{4,100})",
    re.IGNORECASE,
)
_SKIP_HOURS = re.compile(r"<skipHours\s*>(.{0,2000}?)</skipHours\s*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a document holds.

    Args:
        articles: in its order, each id once.
        aliases: id to the keys that find an article whose guid has changed.
        title: of the feed, one line.
        lang: ISO 639-1 code that the feed declares, or "".
        hints: what the feed asks of those who poll it.
        gaps: mean seconds between its last ten articles, 0 if unknown.
        problem: what is wrong with it although it could be read, in words, or "".
        unread_stamp: one of the stamps of its entries, where they have some and none of them can be read; else "".
    """

    articles: tuple[Article, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""
    lang: str = ""
    hints: Hints = field(default_factory=Hints)
    gaps: float = 0.0
    problem: str = ""
    unread_stamp: str = ""


def parse(
    body: bytes, feed: Feed, url: str, now: datetime, *, charset: str = "", max_articles: int = MAX_ARTICLES
) -> Parsed:
    """Read RSS, RDF, Atom or JSON Feed.

    Args:
        body: decompressed.
        feed: whose body it is; its language goes before the declared one.
        url: where it came from; relative links are resolved against it.
        now: aware; `first_seen` of the articles, and `published` of those that have no usable date.
        charset: of the Content-Type header, or "".
        max_articles: entries read.

    Raises:
        FeedError: it is no feed; the message completes "NAME …".
    """
    document = read_document(body, charset, max_articles)
    if document.is_json:
        feed_of_json = read_json_feed(document.text, url, max_articles)
        entries, count, hints, problem = feed_of_json.entries, feed_of_json.count, Hints(), ""
        header = FeedHeader(clean_title(feed_of_json.title), feed_of_json.lang)
    else:
        entries, header, hints, problem = _read_xml(document, url)
        count = document.entries
    articles, aliases = build_articles(entries[:max_articles], feed, header, now)
    if problem and not articles:
        raise FeedError(f"{problem}, and no article can be read.")
    if count > max_articles:
        problem = f"only the newest {max_articles} of {count} entries were read"
    unread = _unread_stamp(entries, articles)
    return Parsed(articles, aliases, header.title, header.lang, hints, mean_gap(articles), problem, unread)


def _unread_stamp(entries: Sequence[FeedEntry], articles: Sequence[Article]) -> str:
    """A stamp of a document none of whose stamps can be read, else ""."""
    stamps = [date for entry in entries for date in entry.dates]
    if not stamps or any(article.dated for article in articles):
        return ""
    return clean_title(stamps[0], html=False, limit=SHOWN_STAMP_CHARS)


def _read_xml(document: FeedDocument, url: str) -> tuple[list[FeedEntry], FeedHeader, Hints, str]:
    plain = read_plain(document.text, url)
    if plain is not None:
        header = plain.header
        return plain.entries, _header(header, document), _hints(header, document), ""
    return _read_odd(document, url)


def _read_odd(document: FeedDocument, url: str) -> tuple[list[FeedEntry], FeedHeader, Hints, str]:
    """The same by feedparser, which is slow and reads anything."""
    text = _CAPTION.sub(_as_caption, _own_links(document.text))
    try:
        data = _feedparser(text)
    except Exception:
        # feedparser trips over what stands in the elements of some namespaces, none of which we need.
        try:
            data = _feedparser(_FOREIGN.sub("", text))
        except Exception as error:
            raise FeedError(f"cannot be read ({_words(error)}).") from None
    channel = data.get("feed") or {}
    entries = [_entry(entry, url, str(data.get("version", ""))) for entry in data.get("entries", ())]
    problem = f"is not well-formed ({_words(data.get('bozo_exception'))})" if data.get("bozo") else ""
    return entries, _header(channel, document), _hints(channel, document), problem


def _header(channel: Any, document: FeedDocument) -> FeedHeader:
    title, declared = (str(channel.get(key, "")) for key in ("title", "language"))
    return FeedHeader(clean_title(title), declared, tuple(_STAMP.findall(_before_entries(document))))


def _before_entries(document: FeedDocument) -> str:
    start = _HEADER.search(document.text)
    return document.text[: min(start.start() if start else MAX_HEADER_CHARS, MAX_HEADER_CHARS)]


def _as_caption(tag: re.Match[str]) -> str:
    """A tag under a name that feedparser does not take for the entry's own text; without attributes, for then it keeps it."""
    return f"<{tag['slash']}media:{CAPTION_NAME}{tag['empty']}>"


def _own_links(text: str) -> str:
    """A document of RSS whose items keep their own address: what atom:link names beside it are other pages."""
    if _ATOM_ROOT.match(text):
        return text
    pieces = _ITEM_END.split(text)
    for index in range(0, len(pieces) - 1, 2):
        start = pieces[index].rfind("<item")
        item = pieces[index][start:]
        pieces[index] = pieces[index][:start] + _ATOM_LINK.sub(_alternate(item), item) if start >= 0 else pieces[index]
    return "".join(pieces)


def _alternate(item: str) -> Callable[[re.Match[str]], str]:
    """Which atom:links of an item stay: none if it has an address of its own, else the alternates."""
    guid = _GUID.search(item)
    is_own = bool(_LINK.search(item)) or bool(guid and not _NO_PERMALINK.search(guid[0]))
    return lambda link: link[0] if not is_own and _IS_ALTERNATE.search(link[0]) else ""


def _feedparser(text: str) -> Any:
    import feedparser

    return feedparser.parse(
        # A file object: bytes could be taken for the name of a file.
        io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + text.encode("utf-8", "replace")),
        # No address: feedparser would resolve guids against it, which are names and stay when a feed moves.
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _entry(entry: Any, url: str, version: str) -> FeedEntry:
    title = entry.get("title_detail") or {}
    bodies = [(part.get("value") or "", _is_html(part, version)) for part in entry.get("content") or ()]
    summary = entry.get("summary_detail") or {}
    bodies.append((entry.get("summary") or "", _is_html(summary, version)))
    # dict.get: feedparser's own gives `published` where `updated` is asked for and missing.
    dates = [dict.get(entry, key) for key in _DATES]
    parsed = next(filter(None, (dict.get(entry, f"{key}_parsed") for key in _DATES)), None)
    guid = str(entry.get("id") or "").strip()
    link = str(entry.get("feedburner_origlink") or entry.get("link") or "")
    if link == guid and "/" not in guid:
        link = ""  # feedparser takes a guid for the link where there is none.
    return FeedEntry(
        guid=guid,
        link=link,
        base=_join(url, str(title.get("base") or "")),
        title=str(entry.get("title") or ""),
        title_html=_is_html(title, version),
        bodies=tuple((str(text), html) for text, html in bodies if text),
        caption=str(entry.get(f"media_{CAPTION_NAME}") or ""),
        dates=tuple(str(date) for date in dates if date),
        parsed=parsed,
        lang=language_code(str(title.get("language") or "")),
        categories=_categories(entry),
    )


def _categories(entry: Any) -> tuple[str, ...]:
    return tuple(str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or ())


def _join(url: str, base: str) -> str:
    try:
        return urljoin(url, base)
    except ValueError:
        return url


def _is_html(detail: Any, version: str) -> bool:
    """Whether a text is HTML: RSS does not say, and all its readers take it for HTML; Atom says."""
    return not version.startswith("atom") or detail.get("type") != "text/plain"


def _hints(channel: Any, document: FeedDocument) -> Hints:
    period = _PERIODS.get(str(channel.get("sy_updateperiod", "")).strip().lower(), timedelta())
    frequency = max(_whole(channel.get("sy_updatefrequency")), 1)
    skipped = _SKIP_HOURS.search(_before_entries(document))
    hours = {int(hour) % DAY_HOURS for hour in re.findall(r">\s*(\d{1,2})\s*<", skipped[1])} if skipped else set()
    return Hints(
        ttl=MINUTE_SECONDS * _whole(channel.get("ttl")),
        update=period.total_seconds() / frequency,
        skip_hours=tuple(sorted(hours)),
    )


def _whole(value: Any) -> int:
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_NUMBER_DIGITS else 0


def _words(error: object) -> str:
    """A parser's complaint; its place is left out, for it is one of the text as we mended it."""
    text = re.sub(r"^<unknown>:\d+:\d+: ", "", str(error or "unknown reason"))
    return clean_title(text, html=False, limit=SHOWN_ERROR_CHARS).rstrip(".")
