"""From an entry as a feed gives it to an `Article`: cleaned, identified, dated."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from datetime import time as clocktime
from email.utils import parsedate_tz

from tui.feeds.read.identity import alias, article_id
from tui.model import Article, Feed
from tui.text import clean_text, clean_title, safe_url

EARLIEST = 1990
"""Year before which no feed's entry was published."""

MAX_AHEAD = timedelta(days=1)
"""How far into the future a publication date is believed."""

MAX_OFFSET = timedelta(hours=14)

_ZONES = {"BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5, "JST": 9, "KST": 9, "WIB": 7, "HKT": 8,
          "SGT": 8, "PHT": 8, "PKT": 5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3}  # fmt: skip
"""Hours east of Greenwich of zone names that RFC 822 does not know."""

# Readers of RFC 822 take the year 0000 for 2000.
_YEAR_ZERO = re.compile(r"(?<![+-])\b0\d{3}\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its feed gives it, XML or JSON already decoded.

    Args:
        guid: identifier or "".
        link: may be relative to `base`.
        base: what the link is relative to.
        title, title_html: title, and whether it is HTML.
        bodies: candidate texts and whether each is HTML; the longest is the article's.
        dates: dates as written, best first.
        parsed: a date that the parser understood, UTC, or None.
        lang: of the entry, or "".
    """

    guid: str = ""
    link: str = ""
    base: str = ""
    title: str = ""
    title_html: bool = True
    bodies: tuple[tuple[str, bool], ...] = ()
    dates: tuple[str, ...] = ()
    parsed: time.struct_time | None = None
    lang: str = ""


def build_articles(
    entries: Sequence[Entry], feed: Feed, lang: str, now: datetime
) -> tuple[tuple[Article, ...], dict[str, tuple[str, ...]]]:
    """The articles of a document in its order, and the alias keys of each id.

    Entries without any title and text are left out, and the second of two with the same id.
    """
    guids = Counter(entry.guid for entry in entries)
    articles: dict[str, Article] = {}
    for entry in entries:
        article = _article(entry, feed, lang, now, guids[entry.guid] > 1)
        if article.title or article.text:
            articles.setdefault(article.id, article)
    keys = {key: alias(article.url or "") for key, article in articles.items()}
    times = Counter(keys.values())
    return tuple(articles.values()), {key: (name,) for key, name in keys.items() if name and times[name] == 1}


def read_time(text: str) -> datetime | None:
    """An RFC 822 or ISO 8601 date with the offset it was written with, else None; without an offset it is UTC."""
    text = " ".join(text.split())
    if not text or len(text) > 100:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        read = _read_rfc822(text)
        if read is None:
            return None
        moment = read
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    offset = moment.utcoffset() or timedelta()
    return moment if abs(offset) <= MAX_OFFSET else moment.replace(tzinfo=UTC)


def mean_gap(articles: Iterable[Article], count: int = 10) -> float:
    """Mean seconds between the publication of the last `count` articles; 0 if there are too few."""
    times = sorted((article.published for article in articles if article.dated), reverse=True)[:count]
    return (times[0] - times[-1]).total_seconds() / (len(times) - 1) if len(times) > 1 else 0.0


def _article(entry: Entry, feed: Feed, lang: str, now: datetime, guid_repeats: bool) -> Article:
    title = clean_title(entry.title, html=entry.title_html)
    text = max((clean_text(body, html=html) for body, html in entry.bodies), key=len, default="")
    link = safe_url(entry.link, entry.base) or ""
    lang = feed.lang or entry.lang or lang
    published = _published(entry, lang, now)
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
        published=published or now,
        first_seen=now,
        url=link or None,
        lang=lang,
        feed=feed.key,
        dated=published is not None,
        country=feed.country,
    )


def _published(entry: Entry, lang: str, now: datetime) -> datetime | None:
    """The first date that can be right, or None; no date of an entry ever raises."""
    dates = [text for text in entry.dates if not _YEAR_ZERO.search(text)]
    for text in dates:
        moment = read_time(text)
        if moment is not None and _is_plausible(moment, now):
            return moment
    if entry.parsed is not None and len(dates) == len(entry.dates):
        try:
            moment = datetime(*entry.parsed[:6], tzinfo=UTC)
        except (ValueError, TypeError):
            return None
        if _is_plausible(moment, now):
            return moment
    local = (_read_local(text, lang) for text in dates)
    return next((moment for moment in local if moment is not None and _is_plausible(moment, now)), None)


def _read_local(text: str, lang: str) -> datetime | None:
    """A date in the words of a language ("martes, 17 de febrero de 2026 - 10:30"); UTC, noon where no time is given."""
    from tui.dates.tagging import written_day

    try:
        day = written_day(text[:100], lang or "en")
    except (ValueError, ArithmeticError, LookupError, re.error):
        return None
    if day is None:
        return None
    clock = re.search(r"\b([01]?\d|2[0-3])[:h.]([0-5]\d)\b", text.rpartition(str(day.year))[2])
    return datetime.combine(day, clocktime(int(clock[1]), int(clock[2])) if clock else clocktime(12), UTC)


def _is_plausible(moment: datetime, now: datetime) -> bool:
    try:
        return moment.year >= EARLIEST and moment <= now + MAX_AHEAD
    except OverflowError:
        return False


def _read_rfc822(text: str) -> datetime | None:
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        seconds = parts[9]
        zone = text.rsplit(" ", 1)[-1].upper()
        if not seconds and zone in _ZONES:
            seconds = int(_ZONES[zone] * 3600)
        # 60 is a leap second.
        second = min(parts[5], 59)
        return datetime(*parts[:5], second, tzinfo=timezone(timedelta(seconds=seconds or 0)))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
