"""What makes an entry the same article at the next poll: stable ids, alias keys, content hashes."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

from tui.model import Article
from tui.text.urls import TRACKING

HASH_DIGITS = 24
"""Hexadecimal digits of an id: 96 bits, by which no two of any number of articles are ever the same."""

TELLING_CHARS, TELLING_HYPHENS = 12, 2
"""The last part of a path names its article without the query if it is this long and holds a digit or this many hyphens.
Chosen: so "/flood-in-the-north" does, and "/item" does not."""

ROOT_SLASHES = 3
"""In "//host/", a link without scheme that leads to a front page."""


def digest(*parts: str) -> str:
    """A hash of some texts, 24 hex digits; the parts cannot run into each other."""
    joined = "\0".join(part.replace("\0", "") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:HASH_DIGITS]


def article_id(feed_key: str, *, guid: str, guid_repeats: bool, link: str, title: str, date: str, text: str) -> str:
    """The id of an entry, stable over polls.

    Args:
        feed_key: of the feed; the same guid in two feeds is two articles.
        guid: as the feed gives it, compared with its case; "" if there is none.
        guid_repeats: whether other entries of the document carry it too: then the link tells them apart, or what they say.
        link: absolute, or "".
        title, date, text: tell entries apart that have neither guid nor link.
    """
    if guid and not guid_repeats:
        return digest(feed_key, "guid", guid)
    if guid and not link:
        return digest(feed_key, "guid+content", guid, title, date, text)
    if guid:
        return digest(feed_key, "guid+link", guid, normalise(link))
    if link:
        return digest(feed_key, "link", normalise(link))
    return digest(feed_key, "content", title, date, text)


def normalise(link: str) -> str:
    """A link without scheme, "www.", fragment and tracking parameters."""
    parts = urlsplit(link)
    host = (parts.netloc.lower().removeprefix("www.")).removesuffix(":80").removesuffix(":443")
    kept = [(key, value) for key, value in parse_qsl(parts.query, True) if not TRACKING.fullmatch(key)]
    return f"//{host}{parts.path.rstrip('/') or '/'}" + (f"?{urlencode(kept)}" if kept else "")


def alias(link: str) -> str:
    """The key that finds an article again when its guid has changed: its link without scheme and query.

    The query stays where the path alone names no article ("/item?id=3"). "" if the link can be no key: it is missing
    or leads to a front page.
    """
    if not link:
        return ""
    plain = normalise(link)
    path, _, query = plain.partition("?")
    last = path.rpartition("/")[2]
    if path.count("/") == ROOT_SLASHES and not last and not query:
        return ""
    telling = len(last) >= TELLING_CHARS and (
        any(char.isdigit() for char in last) or last.count("-") >= TELLING_HYPHENS
    )
    return path if telling or not query else plain


def content_hash(article: Article) -> str:
    """Changes when anything of an article changes that is worth extracting again.

    A later stamp of a feed is not: some stamp "now" whenever they are asked. Nor are tracking parameters of the link.
    """
    if article.feed:
        dated = "dated" if article.dated else ""
        return digest(article.title, article.text, normalise(article.url) if article.url else "", dated)
    published = article.published.isoformat() if article.dated else ""
    return digest(article.title, article.text, article.url or "", published)
