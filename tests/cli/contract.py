"""The JSON contracts of DESIGN.md as checks: each returns what is wrong with a value, nothing if it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tui.model import Basis, Precision, When

PRECISIONS = {precision.label for precision in Precision}
BASES = {str(basis) for basis in Basis}


class Either:
    """One of several kinds."""

    def __init__(self, *kinds: Any) -> None:
        self.kinds = kinds


def edtf(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(When.parse(value))
    except ValueError:
        return False


def moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def day(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))


def number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def one_of(*values: str) -> Any:
    return lambda value: value in values


EVIDENCE = {"text": str, "start": int, "end": int, "rule": str, "anchor": str}
ARTICLE = {
    "id": str,
    "source": str,
    "published": moment,
    "url": Either(str, None),
    "role": one_of("main", "mention", "reprint"),
    "when": edtf,
    "evidence": EVIDENCE,
}
EVENT = {
    "id": str,
    "title": str,
    "when": edtf,
    "precision": one_of(*PRECISIONS),
    "basis": one_of(*BASES),
    "status": one_of("happened", "ongoing", "planned", "denied", "called-off"),
    "score": number,
    "feature": bool,
    "weight": number,
    "muted": bool,
    "places": [str],
    "people": [str],
    "sources": [str],
    "story": Either(str, None),
    "first_reported": moment,
    "articles": [ARTICLE],
}
TIMELINE = {"schema": one_of(1), "query": str, "events": [EVENT]}
DATES = {"schema": one_of(1), "query": str, "dates": [{"date": day, "score": number, "events": [EVENT]}]}
STORY = {"id": str, "title": str, "from": edtf, "to": edtf, "events": [str], "articles": [str]}
TIME = {
    "start": int,
    "end": int,
    "text": str,
    "type": one_of("DATE", "TIME", "DURATION", "SET"),
    "value": str,
    "when": Either(edtf, None),
    "rule": str,
    "anchor": str,
}
FOUND = {
    "start": int,
    "end": int,
    "title": str,
    "when": edtf,
    "precision": one_of(*PRECISIONS),
    "basis": one_of(*BASES),
    "score": number,
    "time": Either(int, None),
    "in": one_of("text", "title"),
    "clause": [int],
    "feature": bool,
    "weight": number,
}
EXTRACTED = {"times": [TIME], "events": [FOUND]}
ENTRY = {**EVENT, "group": str}
FEED_TROUBLE = {"name": str, "trouble": str, "note": str, "newest": Either(day, None)}

DIGEST = {
    "schema": one_of(1),
    "first": day,
    "last": day,
    "as_of": moment,
    "happened": [ENTRY],
    "sometime": [ENTRY],
    "learned": [ENTRY],
    "upcoming": [ENTRY],
    "omitted": dict,
    "articles": int,
    "sources": int,
    "feeds": [FEED_TROUBLE],
}


def wrong(value: Any, shape: Any, path: str = "$") -> Iterator[str]:
    """Every place where a value does not have its shape; objects have exactly the keys named, in that order."""
    if isinstance(shape, Mapping):
        if not isinstance(value, dict) or list(value) != list(shape):
            yield f"{path}: keys {list(value) if isinstance(value, dict) else value!r}"
            return
        for key, inner in shape.items():
            yield from wrong(value[key], inner, f"{path}.{key}")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{path}: no list"
            return
        for number_, item in enumerate(value):
            yield from wrong(item, shape[0], f"{path}[{number_}]")
    elif isinstance(shape, Either):
        if not any(kind is value is None or (kind is not None and not any(wrong(value, kind))) for kind in shape.kinds):
            yield f"{path}: {value!r}"
    elif isinstance(shape, type):
        if not isinstance(value, shape) or (shape is int and isinstance(value, bool)):
            yield f"{path}: {value!r} is no {shape.__name__}"
    elif not shape(value):
        yield f"{path}: {value!r}"
