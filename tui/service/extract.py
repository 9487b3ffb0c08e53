"""One text's time expressions and events in the JSON form of `extract --jsonl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from tui.dates.detect import detect
from tui.dates.explain import explain
from tui.errors import DocumentError
from tui.events.extract import Extraction, extract
from tui.model import Article, Mention, TimeExpression
from tui.service.documents import parse_line


def extract_lines(lines: Iterable[str | bytes], now: datetime) -> Iterator[dict[str, Any]]:
    """A result for each line, in order; a line that is no document gives its error in its place. Blank lines are skipped."""
    for line in lines:
        if line.strip():
            yield extract_line(line, now)


def extract_line(line: str | bytes, now: datetime) -> dict[str, Any]:
    """The result of one line: `{"id", "times", "events"}` or `{"id", "error"}`."""
    ident = None
    try:
        document = parse_line(line, now)
        ident = document.id
        return {"id": ident, **as_json(extract(document.article))}
    except DocumentError as error:
        return {"id": ident if ident is not None else _id_of(line), "error": str(error)}
    except Exception as error:  # a text that trips the reader must not end the stream
        return {"id": ident, "error": f"The text cannot be read: {type(error).__name__}: {error}"}


def _id_of(line: str | bytes) -> Any:
    """The id of a line that is an object with one, else None."""
    import json

    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    ident = raw.get("id") if isinstance(raw, dict) else None
    return ident if isinstance(ident, str | int) else None


def extract_text(text: str, published: datetime, lang: str = "", title: str = "", country: str = "") -> Extraction:
    """Read a text that a person gave."""
    article = Article(
        id="text",
        source="",
        title=title,
        text=text,
        published=published,
        first_seen=published,
        lang=lang,
        country=country,
    )
    return extract(article)


def explain_words(
    text: str, words: str, published: datetime, lang: str = "", country: str = ""
) -> list[list[tuple[str, str]]]:
    """How each time expression of a text that holds these words was read: rows of (what, how)."""
    return explain(text, words, published, lang or detect(text), country)


def as_json(extraction: Extraction) -> dict[str, Any]:
    """`times` and `events` of the contract."""
    return {
        "times": [_time(time) for time in extraction.times],
        "events": [_event(mention) for mention in extraction.mentions],
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "start": time.start, "end": time.end, "text": time.text, "type": time.type, "value": time.value,
        "when": time.when.edtf() if time.when else None, "rule": time.rule, "anchor": time.anchor,
    }  # fmt: skip


def _event(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.span[0], "end": mention.span[1], "title": mention.title, "when": mention.when.edtf(),
        "precision": mention.when.precision.label, "basis": mention.basis.value, "score": mention.score,
        "time": mention.time, "in": mention.field,
    }  # fmt: skip
