"""On whose clock an outlet lives: as its person says, as its feed writes, else that of its country.

Many feeds stamp in universal time. What their articles call "today" is the outlet's day all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

from tui.feeds.read.stamps import read_time
from tui.model import Feed
from tui.places.zones import zone, zone_of_country

_DOMAIN_COUNTRIES = {"UK": "GB"}
"""Countries whose domain is not their code."""

_BORROWED = frozenset(
    "AC AG AI AM AS BZ CC CD CO DJ FM GA GG GL GQ IM IO LA LY ME ML MS NU PW RE SC SH SO ST SU TK TO TV VC VG WS".split()
)
"""Domains of countries that anybody takes for their sound."""

_DEFAULTS = frozenset(("en-us",))
"""Languages that publishers' software declares of its own accord: they say nothing of a country."""

_HOST = re.compile(r"https?://[^/?#]*?\.([a-zA-Z]{2})(?::\d+)?(?:[/?#]|\Z)")
_REGION = re.compile(r"[a-z]{2,3}[-_]([a-z]{2})", re.IGNORECASE)


def zone_of_feed(feed: Feed, header_stamps: Iterable[str], declared: str) -> tzinfo | None:
    """The zone of all articles of a feed, or None where nothing names it.

    Args:
        feed: its `timezone` goes before its country, and that before what the document says.
        header_stamps: of the document itself, as it writes them.
        declared: language of the document, which may name a country ("en-AU").
    """
    if feed.timezone:
        return zone(feed.timezone)
    if feed.country:
        return zone_of_country(feed.country)
    for stamp in header_stamps:
        moment = read_time(stamp)
        if moment is not None and moment.utcoffset():
            return moment.tzinfo
    region = _REGION.fullmatch(declared.strip())
    return zone_of_country(region[1].upper()) if region and declared.strip().lower() not in _DEFAULTS else None


def zone_of_site(url: str) -> tzinfo | None:
    """The zone of the country in whose domain a page is, or None."""
    host = _HOST.match(url)
    return _zone_of_domain(host[1]) if host else None


@cache
def _zone_of_domain(name: str) -> tzinfo | None:
    """Of two letters, so that there are not many."""
    domain = name.upper()
    return None if domain in _BORROWED else zone_of_country(_DOMAIN_COUNTRIES.get(domain, domain))


def at_home(moment: datetime, home: tzinfo | None) -> datetime:
    """A moment on the outlet's clock, where it was written in universal time; else as it was written."""
    if home is None or moment.utcoffset():
        return moment
    try:
        local = moment.astimezone(home)
    except OverflowError:
        return moment
    offset = local.utcoffset() or timedelta()
    return local.replace(tzinfo=timezone(offset) if offset else UTC)
