"""From an entry as a feed gives it to an `Article`: cleaned, identified, dated."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from itertools import pairwise
from typing import Protocol
from urllib.parse import urlsplit

from tui.dates.language.detect import contradicts, detect, detect_of_many
from tui.feeds.read.identity import alias, article_id
from tui.feeds.read.outlet_zone import at_home, zone_of_feed, zone_of_site
from tui.feeds.read.published import Habits, order_of_days, read_published
from tui.feeds.read.tails import without_outlet, without_tails
from tui.model import Article, Feed
from tui.text import clean_text, clean_title, safe_url

MAX_ESCAPES = 2
"""Times that a text may have been escaped too often: more are a slip that nobody has made."""

_ESCAPED = re.compile(
    r"""&(?:amp|lt|gt|quot|apos|nbsp|\#\d{1,7}|\#x[0-9a-f]{1,6});
    | </(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote)\s*>
    | <br\s*/?>""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is left in a text that was escaped twice."""

_SOFT_BREAK = re.compile(r"(?<!\n)\n(?!\s*\n)")
"""A line break of whoever wrote the feed's file: paragraphs have an empty line between them."""

PACE_ARTICLES = 10
"""Articles, the newest of a feed, whose mean gap is its pace."""

IN_ORDER = 0.9
"""Share of neighbouring entries that stand in order of time from which on their feed does; some outlets correct a stamp later.
Chosen: of 25 real feeds those that editors order by hand have 0.4 to 0.82, the others 0.96 and more."""

MAX_CATEGORIES = 20
"""Of an entry. Chosen: more are words of its text."""

CATEGORY_CHARS = 60
"""Code points of a category that are kept. Chosen: longer ones are sentences."""

_LISTED = re.compile(r"\s*[,;|/>]\s*")
"""What stands between several categories in one."""


class Clean(Protocol):
    """`clean_text` or `clean_title`."""

    def __call__(self, raw: str, *, html: bool = True) -> str: ...


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry as its feed gives it, XML or JSON already decoded.

    Args:
        guid: identifier or "".
        link: may be relative to `base`.
        base: what the link is relative to.
        title, title_html: title, and whether it is HTML.
        bodies: candidate texts and whether each is HTML; the longest is the article's.
        caption: HTML of a picture's or recording's description: the article's text where nothing else is.
        dates: dates as written, best first.
        parsed: a date that the parser understood, UTC, or None.
        lang: of the entry, or "".
        categories: what it is filed under, as written.
    """

    guid: str = ""
    link: str = ""
    base: str = ""
    title: str = ""
    title_html: bool = True
    bodies: tuple[tuple[str, bool], ...] = ()
    caption: str = ""
    dates: tuple[str, ...] = ()
    parsed: time.struct_time | None = None
    lang: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedHeader:
    """What a document says of all its entries.

    Args:
        title: plain.
        declared: its language as declared, such as "en-AU", or "".
        stamps: of the document itself, as written.
    """

    title: str = ""
    declared: str = ""
    stamps: tuple[str, ...] = ()

    @property
    def lang(self) -> str:
        """ISO 639 code of the declared language, or ""."""
        return language_code(self.declared)


def language_code(declared: str) -> str:
    """ISO 639 code of a declared language, such as "en" of "en-GB", or ""."""
    code = re.split("[-_]", declared.strip().lower())[0]
    return code if re.fullmatch("[a-z]{2,3}", code) else ""


def build_articles(
    entries: Sequence[FeedEntry], feed: Feed, header: FeedHeader, now: datetime
) -> tuple[tuple[Article, ...], dict[str, tuple[str, ...]]]:
    """The articles of a document in its order, and the alias keys of each id.

    Entries without any title and text are left out, and the second of two with the same id. Ids are made of what the feed
    gives; titles and texts are then without what the feed repeats at the end of them.
    """
    guids = Counter(entry.guid for entry in entries)
    articles: dict[str, Article] = {}
    lang = header.lang
    home = zone_of_feed(feed, header.stamps, header.declared)
    order = order_of_days((date for entry in entries for date in entry.dates), feed.lang or lang, feed.country, now)
    naive = home if feed.timezone and home else UTC
    habits = Habits(order, naive, home or UTC)
    for entry in entries:
        article = _article(entry, feed, lang, now, guids[entry.guid] > 1, habits, home)
        if article.title or article.text:
            articles.setdefault(article.id, article)
    if not feed.lang:
        articles = {article.id: article for article in _in_their_language(list(articles.values()))}
    articles = {article.id: article for article in _without_repeats(_placed(list(articles.values())), header.title)}
    keys = {key: alias(article.url or "") for key, article in articles.items()}
    times = Counter(keys.values())
    return tuple(articles.values()), {key: (name,) for key, name in keys.items() if name and times[name] == 1}


def _in_their_language(articles: Sequence[Article]) -> list[Article]:
    """Articles with the language that they are in: as declared, or as most of them, unless their text contradicts it."""
    texts = {article.id: f"{article.title}\n{article.text}" for article in articles}
    # What most are declared to be in may be what the publisher's software says of every feed.
    declared = Counter(article.lang for article in articles).most_common(1)[0][0] if articles else ""
    is_wrong = not declared or contradicts("\n".join(texts.values()), declared)
    most = detect_of_many(list(texts.values())) if is_wrong else declared
    out = []
    for article in articles:
        lang = most if article.lang == declared else article.lang or most
        if contradicts(texts[article.id], lang):
            lang = detect(texts[article.id], most)
        out.append(replace(article, lang=lang) if lang != article.lang else article)
    return out


def _without_repeats(articles: Sequence[Article], feed_title: str) -> list[Article]:
    """Articles without what their feed repeats at the end of titles and texts."""
    names = (feed_title, *{article.source for article in articles})
    hosts = {urlsplit(article.url or "").netloc for article in articles}
    titles = [article.title for article in articles]
    # First the texts: what they repeat of a title is the whole of it.
    texts = without_tails(titles, [article.text for article in articles], (*names, *hosts))
    titles = without_outlet(titles, (*names, *hosts))
    return [
        replace(article, title=title, text=text) if (title, text) != (article.title, article.text) else article
        for article, title, text in zip(articles, titles, texts, strict=True)
    ]


def _placed(articles: Sequence[Article]) -> Sequence[Article]:
    """Articles with their places, where their feed is not in order of time: then somebody has put first what matters."""
    stamps = [article.published for article in articles if article.dated]
    falling = sum([one >= later for one, later in pairwise(stamps)])
    rising = sum([one <= later for one, later in pairwise(stamps)])
    if max(falling, rising) >= IN_ORDER * (len(stamps) - 1):
        return articles
    return [replace(article, place=place) for place, article in enumerate(articles, 1)]


def _categories(entry: FeedEntry) -> tuple[str, ...]:
    """What an entry is filed under, one thing each."""
    whole = [clean_title(given) for given in entry.categories[:MAX_CATEGORIES]]
    parts = [part.strip()[:CATEGORY_CHARS] for given in whole for part in _LISTED.split(given)]
    return tuple(dict.fromkeys(filter(None, parts)))[:MAX_CATEGORIES]


def mean_gap(articles: Iterable[Article], count: int = PACE_ARTICLES) -> float:
    """Mean seconds between the publication of the last `count` articles; 0 if there are too few."""
    times = sorted((article.published for article in articles if article.dated), reverse=True)[:count]
    return (times[0] - times[-1]).total_seconds() / (len(times) - 1) if len(times) > 1 else 0.0


def _plain(raw: str, html: bool, clean: Clean) -> str:
    """A text as a person reads it, however often it was escaped."""
    if html and "<" not in raw:
        raw = _SOFT_BREAK.sub(" ", raw.replace("\r\n", "\n"))
    text = clean(raw, html=html)
    for _ in range(MAX_ESCAPES * html):
        if ("&" not in text and "<" not in text) or not _ESCAPED.search(text):
            break
        text = clean(text, html=True)
    return text


def _article(
    entry: FeedEntry, feed: Feed, lang: str, now: datetime, guid_repeats: bool, habits: Habits, home: tzinfo | None
) -> Article:
    title = _plain(entry.title, entry.title_html, clean_title)
    bodies = [_plain(body, html, clean_text) for body, html in entry.bodies]
    text = max(bodies, key=len, default="") or _plain(entry.caption, True, clean_text)
    link = safe_url(entry.link, entry.base) or ""
    lang = feed.lang or entry.lang or lang
    published = read_published(entry.dates, entry.parsed, lang, now, habits)
    return Article(
        id=article_id(
            feed.key,
            guid=entry.guid,
            guid_repeats=guid_repeats,
            link=link,
            title=title,
            date=published.isoformat() if published else "",
            text=text,
        ),
        source=feed.name,
        title=title,
        text=text,
        published=at_home(published or now, home or zone_of_site(link)),
        first_seen=now,
        url=link or None,
        lang=lang,
        feed=feed.key,
        dated=published is not None,
        country=feed.country,
        categories=_categories(entry),
    )
