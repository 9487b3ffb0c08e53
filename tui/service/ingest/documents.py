"""Documents as `extract --jsonl` and `ingest` read them: one JSON object a line, checked and turned into an article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from tui.errors import DocumentError
from tui.model import Article
from tui.text import clean_text, clean_title, safe_url

NOON = time(12)
"""Time of an article of which only the day is known: the same day in most of the world."""

CODE_LETTERS = 2
"""Of codes of ISO 639-1 and ISO 3166."""

SOURCE_CHARS = 80
"""Code points of an outlet's name that are kept (chosen: a line of the list)."""

CATEGORY_CHARS = 60
"""Code points of a category that are kept, as of a feed's."""
MOST_CATEGORIES = 20
"""Categories of an article that are kept, as of a feed's."""
LAST_PLACE = 1_000_000
"""No feed has so many entries (chosen)."""


@dataclass(frozen=True, slots=True)
class InputDocument:
    """One line.

    Args:
        id: as given.
        article: that it holds, `text` and `title` as given, not cleaned.
        known: since when it has been known, None where that is not said.
    """

    id: Any
    article: Article
    known: datetime | None = None


def parse_line(line: str | bytes, now: datetime) -> InputDocument:
    """Read a line.

    Raises:
        DocumentError: it is no JSON object, or a field is missing or of the wrong kind.
    """
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"The line is no JSON: {error}.") from error
    if not isinstance(raw, dict):
        raise DocumentError("The line is no JSON object.", 'Write {"id": …, "published": …, "text": …}.')
    return parse_document(raw, now)


def parse_document(raw: Mapping[str, Any], now: datetime) -> InputDocument:
    """Check a document's fields.

    Args:
        raw: `id`, `published` and `text`; perhaps `title`, `lang`, `source`, `url`, `country`, `categories`, `place`, `first_seen`. Where `published` is
            missing or empty the article counts as undated: `now`, or a dateline of the last days, is what it counts from.
        now: first-seen time of the article.

    Raises:
        DocumentError: names the field.
    """
    ident = raw.get("id")
    if not isinstance(ident, str | int) or isinstance(ident, bool) or ident == "":
        raise DocumentError('"id" is missing or neither a text nor a number.')
    text = raw.get("text")
    if not isinstance(text, str):
        raise DocumentError('"text" is missing or no text.')
    fields: dict[str, str] = {}
    for name in ("title", "lang", "source", "url", "country"):
        value = raw.get(name) or ""
        if not isinstance(value, str):
            raise DocumentError(f'"{name}" is no text.')
        fields[name] = value
    given, known = raw.get("published"), raw.get("first_seen")
    published = read_time(given) if given else now
    article = Article(
        id=clean_title(str(ident), html=False), source=fields["source"], title=fields["title"], text=text, published=published, first_seen=now.astimezone(UTC),
        url=safe_url(fields["url"]) if fields["url"] else None, lang=_code(fields["lang"]).lower(), country=_code(fields["country"]).upper(),
        dated=bool(given), categories=_categories(raw.get("categories") or []), place=_place(raw.get("place") or 0),
    )  # fmt: skip
    if not article.id:
        raise DocumentError('"id" holds nothing that can be shown.')
    return InputDocument(ident, article, read_time(known, "first_seen") if known else None)


def _categories(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise DocumentError('"categories" is no list of texts.', 'Write {"categories": ["World", "Weather"]}.')
    return tuple(value[:MOST_CATEGORIES])


def _place(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LAST_PLACE:
        raise DocumentError(
            '"place" is no whole number from 1 on.', "It is the place in a feed that editors put in order."
        )
    return value


def _code(text: str) -> str:
    """The two letters that a code of a language or country begins with ("en-GB"), or ""."""
    code = text.strip()[:CODE_LETTERS]
    return code if len(code) == CODE_LETTERS and code.isascii() and code.isalpha() else ""


def read_time(value: object, field: str = "published") -> datetime:
    """A field such as `published`: an ISO 8601 date or time; without an offset it is UTC, without a time noon.

    Raises:
        DocumentError: it is no such time.
    """
    if not isinstance(value, str):
        raise DocumentError(f'"{field}" is no text.', "Give an ISO 8601 date or time such as 2026-01-02T08:30:00Z.")
    try:
        if len(value.strip()) == len("2026-01-31"):
            return datetime.combine(date.fromisoformat(value.strip()), NOON, UTC)
        moment = datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise DocumentError(f'"{field}" is no ISO 8601 date or time: {value!r}.') from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def cleaned(article: Article, known: datetime | None = None) -> Article:
    """The article with title and text made safe to store and show; known since its publication where nothing else is said."""
    from dataclasses import replace

    return replace(
        article,
        title=clean_title(article.title, html=False),
        text=clean_text(article.text, html=False),
        source=clean_title(article.source, html=False, limit=SOURCE_CHARS),
        categories=tuple(
            filter(None, (clean_title(one, html=False, limit=CATEGORY_CHARS) for one in article.categories))
        ),
        first_seen=(known or article.published).astimezone(UTC),
    )
