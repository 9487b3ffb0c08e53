"""Every setting of feeds.toml, a row each: what reads it, writes it, lists it, and says in the sample and the manual what it is.

A new setting is a row here and a field of the dataclass whose value it is. The type checker asks for the field, and
`python tools/settings.py` puts the row into the sample file and the manual, as the tests ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tui.config.values import (
    COUNTRY,
    FILLED,
    FLAG,
    HEADERS,
    INTERVAL,
    LANG,
    PATTERNS,
    TEXT,
    TIMEZONE,
    URL,
    WORDS,
    Kind,
    choice,
    number,
    whole,
)
from tui.model import Feed, PollingSettings, Settings

Owner = TypeVar("Owner")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option:
    """How `dateline feeds add` asks for a setting.

    Args:
        flag: name of the option, without dashes.
        text: what `--help` says of it.
        is_list: whether it may be given several times.
    """

    flag: str
    text: str
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Setting(Generic[Owner, T]):
    """One key of a table of feeds.toml.

    Args:
        name: the key, and the field of the owner.
        of: its value in an owner; of an owner that nobody has changed, the default.
        kind: its type.
        meaning: a phrase; where it ends in a colon, the sample shows the example below it.
        example: a value as TOML, where the default is none or tells nothing.
        is_needed: whether a table without it is none.
        is_secret: whether it is kept out of lists.
        option: of `dateline feeds add`, None if it has none.
    """

    name: str
    of: Callable[[Owner], T]
    kind: Kind[T]
    meaning: str
    example: str = ""
    is_needed: bool = False
    is_secret: bool = False
    option: Option | None = None


MOST_REQUESTS, MOST_WORKERS = 1000, 64
"""Of a poll at once: more are a slip, or meant to bring this machine down."""

FEED: tuple[Setting[Feed, Any], ...] = (
    Setting(
        "name",
        lambda feed: feed.name,
        FILLED,
        "as shown; each name once",
        '"BBC World"',
        is_needed=True,
        option=Option("name", "Name to show; the feed's own title if left out."),
    ),
    Setting(
        "url",
        lambda feed: feed.url,
        URL,
        "http or https address of an RSS, Atom or JSON feed",
        '"https://feeds.bbci.co.uk/news/world/rss.xml"',
        is_needed=True,
    ),
    Setting(
        "tags",
        lambda feed: feed.tags,
        WORDS,
        "words to filter by: `tag:asia`",
        '["world", "asia"]',
        option=Option("tag", "Word to filter by; may be given several times.", is_list=True),
    ),
    Setting(
        "lang",
        lambda feed: feed.lang,
        LANG,
        'language of its articles (ISO 639-1): "en", "de", …; detected where missing',
        '"en"',
        option=Option("lang", "Language of its articles, such as en."),
    ),
    Setting(
        "country",
        lambda feed: feed.country,
        COUNTRY,
        "country of the outlet (ISO 3166): decides on named days and on 3/4 against 4/3",
        '"GB"',
        option=Option("country", "Country of the outlet, such as GB."),
    ),
    Setting(
        "every",
        lambda feed: feed.every,
        INTERVAL,
        'fixed polling interval: "15m", "2h", "1d"; else the feed\'s own pace decides',
        '"15m"',
        option=Option("every", "Fixed polling interval, such as 15m."),
    ),
    Setting(
        "full_text",
        lambda feed: feed.full_text,
        FLAG,
        "true fetches the page of each article as well; false if missing",
        "true",
    ),
    Setting("enabled", lambda feed: feed.enabled, FLAG, "false keeps the entry and polls nothing", "false"),
    Setting(
        "headers",
        lambda feed: feed.headers,
        HEADERS,
        'extra request headers; "env:NAME" takes the value from the environment:',
        '{ Authorization = "env:MY_FEED_TOKEN" }',
        is_secret=True,
    ),
    Setting(
        "mute",
        lambda feed: feed.mute,
        PATTERNS,
        "kept off timeline and digest: sections of addresses, and patterns of titles (`*` any text, `?` one sign)",
        '["/puzzles/", "Horoscope*"]',
    ),
    Setting(
        "timezone",
        lambda feed: feed.timezone,
        TIMEZONE,
        'time zone of the outlet: whose day its "today" is; else what its stamps, its country or its domain say',
        '"Australia/Sydney"',
        option=Option("timezone", "Time zone of the outlet, such as Australia/Sydney."),
    ),
)
"""The keys of a `[[feed]]`."""

POLLING: tuple[Setting[PollingSettings, Any], ...] = (
    Setting("concurrency", lambda polling: polling.concurrency, whole(1, MOST_REQUESTS), "requests under way at once"),
    Setting("per_host", lambda polling: polling.per_host, whole(1, MOST_REQUESTS), "of these, to one host"),
    Setting("host_gap", lambda polling: polling.host_gap, number(0.0), "seconds between two requests to one host"),
    Setting("deadline", lambda polling: polling.deadline, number(), "seconds for one feed, redirects included"),
    Setting("connect_timeout", lambda polling: polling.connect_timeout, number(), "seconds until a connection stands"),
    Setting("read_timeout", lambda polling: polling.read_timeout, number(), "seconds until more of a reply comes"),
    Setting("max_compressed", lambda polling: polling.max_compressed, whole(), "bytes as sent"),
    Setting("max_body", lambda polling: polling.max_body, whole(), "bytes after decompression"),
    Setting("max_redirects", lambda polling: polling.max_redirects, whole(0), "followed for one feed"),
    Setting("min_interval", lambda polling: polling.min_interval, number(), "a feed is polled at most this often …"),
    Setting("max_interval", lambda polling: polling.max_interval, number(), "… and at least this often"),
    Setting(
        "error_floor",
        lambda polling: polling.error_floor,
        number(),
        'a host that says "too many requests" is left alone this long at least',
    ),
    Setting(
        "validators_days",
        lambda polling: polling.validators_days,
        whole(0),
        "ETag and Last-Modified older than this are not sent",
    ),
    Setting("max_articles", lambda polling: polling.max_articles, whole(), "taken of one document"),
    Setting(
        "max_pages",
        lambda polling: polling.max_pages,
        whole(),
        "article pages fetched for one feed in one poll, where full_text = true",
    ),
    Setting("workers", lambda polling: polling.workers, whole(1, MOST_WORKERS), "parser processes"),
    Setting("parse_deadline", lambda polling: polling.parse_deadline, number(), "seconds for reading one document"),
    Setting(
        "worker_memory",
        lambda polling: polling.worker_memory,
        whole(0),
        "bytes a parser process may use; 0 for no limit",
    ),
    Setting(
        "in_app",
        lambda polling: polling.in_app,
        FLAG,
        "false leaves polling to `dateline poll` and the keys `r` and `R`",
        "false",
    ),
    Setting(
        "contact",
        lambda polling: polling.contact,
        TEXT,
        "an address or page of yours that publishers are told in the User-Agent",
        '"mailto:me@example.org"',
    ),
)
"""The keys of `[polling]`."""

DISPLAY: tuple[Setting[Settings, Any], ...] = (
    Setting(
        "theme", lambda settings: settings.theme, TEXT, "colours; the command palette lists them", '"textual-dark"'
    ),
    Setting(
        "glyphs",
        lambda settings: settings.glyphs,
        choice("unicode", "ascii"),
        "for terminals without box and block characters",
        '"ascii"',
    ),
    Setting(
        "timezone",
        lambda settings: settings.timezone,
        TIMEZONE,
        "where you are, for the days of digests and what is today; the system's (`TZ`) if missing",
        '"Europe/Paris"',
    ),
    Setting(
        "language",
        lambda settings: settings.language,
        LANG,
        "of titles, where one of an event's articles has it; the system's (`LANG`) if missing",
        '"en"',
    ),
)
"""The keys of `[display]`."""

NO_FEED = Feed(name="", url="")
"""A feed of defaults."""
