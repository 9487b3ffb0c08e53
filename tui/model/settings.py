"""Everything feeds.toml holds, and what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.model.feed import Feed


@dataclass(frozen=True, slots=True)
class PollingSettings:
    """The `[polling]` table of feeds.toml: seconds, bytes and counts.

    Args:
        concurrency: requests under way at once.
        per_host: of these, to one host.
        host_gap: seconds between two requests to one host.
        deadline, connect_timeout, read_timeout: seconds.
        max_compressed, max_body: bytes as sent and after decompression.
        max_redirects: hops.
        min_interval, max_interval: seconds between two polls of one feed.
        error_floor: seconds that a 429 or 503 holds its host at least.
        validators_days: days after which ETag and Last-Modified are dropped.
        max_articles: articles taken of one document.
        max_pages: pages of articles fetched for one feed in one poll (`full_text`).
        workers: parser processes.
        parse_deadline: seconds for parsing and extracting one document.
        worker_memory: bytes of address space a worker may use; 0 for no limit.
        in_app: whether the app polls what is due by itself.
        contact: address or page by which publishers can reach the person who polls, sent in the User-Agent; or "".
    """

    concurrency: int = 12
    per_host: int = 1
    host_gap: float = 1.0
    deadline: float = 30.0
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    max_compressed: int = 5_000_000
    max_body: int = 10_000_000
    max_redirects: int = 5
    min_interval: float = 1800.0
    max_interval: float = 86400.0
    error_floor: float = 600.0
    validators_days: int = 8
    max_articles: int = 500
    max_pages: int = 20
    workers: int = 2
    parse_deadline: float = 10.0
    worker_memory: int = 512_000_000
    in_app: bool = True
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file that does not stop the rest: where, what, and how to mend it."""

    path: str
    line: int
    key: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        key = f' "{self.key}"' if self.key else ""
        return f"{place}:{key} {self.message}" + (f" ({self.remedy})" if self.remedy else "")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything feeds.toml holds.

    Args:
        path: the file, "" if none was read.
        feeds: the entries that are in order.
        problems: those that are not.
        polling: the `[polling]` table.
        keys: the `[keys]` table: action id to keys.
        theme, glyphs, timezone, language: the `[display]` table: colours, "unicode" or "ascii", the IANA name of the person's
            time zone and the ISO 639-1 code of their language, "" for the system's.
    """

    path: str = ""
    feeds: tuple[Feed, ...] = ()
    problems: tuple[Problem, ...] = ()
    polling: PollingSettings = field(default_factory=PollingSettings)
    keys: tuple[tuple[str, str], ...] = ()
    theme: str = ""
    glyphs: str = "unicode"
    timezone: str = ""
    language: str = ""
