"""Finding the feeds of a web page: what it declares, what it links to, and where feeds commonly are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tui.feeds.read.document import decode
from tui.text import clean_title, safe_url

MAX_PAGE_BYTES = 1_000_000
"""Bytes of a page that are searched."""

MAX_FEED_LINKS = 20
"""Feeds of one page that are looked at: a person chooses one of them."""

MAX_PAGE_LINKS = 1000
"""Links of one page that look like feeds and are kept until it is clear whether they lead to its site."""

TITLE_CHARS = 80
"""Of a feed's title in the list that a person chooses from."""

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml",
          "application/xml", "application/json")  # fmt: skip
_COMMON = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed/index.xml", "/feed.json",
           "/feeds/posts/default", "/news/rss.xml")  # fmt: skip
_LOOKS = re.compile(r"(?:^|[/._-])(?:rss|feeds?|atom|rdf)(?:[/._?-]|$)|\.(?:rss|atom|rdf)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """Where a page says that a feed is: absolute address, title or ""."""

    url: str
    title: str = ""


def declared_feeds(page: bytes, charset: str, url: str) -> list[FeedLink]:
    """The feeds that a page declares (`<link rel="alternate">`), then the links on it that look like feeds of its site.

    Args:
        page: decompressed.
        charset: of the Content-Type header, or "".
        url: where it came from.
    """
    reader = _Links()
    reader.feed(decode(page[:MAX_PAGE_BYTES], charset))
    base = safe_url(reader.base, url) or url
    site = urlsplit(url).hostname or ""
    linked = [(href, title) for href, title in reader.linked if _is_near(safe_url(href, base) or "", site)]
    links: dict[str, FeedLink] = {}
    for href, title in (*reader.declared, *linked):
        target = safe_url(href, base)
        if target and target != url:
            links.setdefault(target, FeedLink(target, clean_title(title, html=False, limit=TITLE_CHARS)))
    return list(links.values())[:MAX_FEED_LINKS]


def common_places(url: str) -> list[FeedLink]:
    """Where the feed of a site may be if no page tells."""
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    return [FeedLink(root + path) for path in _COMMON]


def _is_near(target: str, site: str) -> bool:
    """Whether a link looks like a feed of the same site."""
    parts = urlsplit(target)
    host = parts.hostname or ""
    own = site.removeprefix("www.")
    return (host in (site, own) or host.endswith(f".{own}")) and bool(
        _LOOKS.search(parts.path) or host.startswith(("feeds.", "rss."))
    )


class _Links(HTMLParser):
    """Collects what a page declares and links to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.base = ""
        self.declared: list[tuple[str, str]] = []
        self.linked: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        href = values.get("href", "").strip()
        if not href:
            return
        if tag == "base":
            self.base = self.base or href
        elif tag == "link":
            kind = values.get("type", "").partition(";")[0].strip().lower()
            rel = values.get("rel", "").lower().split()
            if ("alternate" in rel and kind in _TYPES) or "feed" in rel:
                self.declared.append((href, values.get("title", "")))
        elif tag == "a" and len(self.linked) < MAX_PAGE_LINKS and _LOOKS.search(href):
            self.linked.append((href, values.get("title", "")))
