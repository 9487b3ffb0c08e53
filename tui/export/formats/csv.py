"""CSV: one event a row, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC

from tui.export.format import Format
from tui.export.page import Page
from tui.export.records import moment, status
from tui.model import EventDetail

COLUMNS = (
    "id", "when", "start", "end", "precision", "approximate", "uncertain", "basis", "title", "status", "score", "sources",
    "articles", "first_reported", "evidence", "rule", "anchor", "url", "note",
)  # fmt: skip


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """RFC 4180 with a head line; open sides of a date are empty."""
    yield "\ufeff" * page.byte_order_mark + _line(COLUMNS)
    for detail in details:
        event, when = detail.event, detail.event.when
        best = detail.sources[0] if detail.sources else None
        yield _line(
            (
                event.id,
                when.edtf(),
                when.start.isoformat() if when.start else "",
                when.end.isoformat() if when.end else "",
                when.precision.label,
                str(when.approximate).lower(),
                str(when.uncertain).lower(),
                str(event.basis),
                inert(event.title),
                status(event, detail.called_off),
                f"{event.score:.4f}",
                inert("; ".join(event.sources)),
                str(event.articles),
                moment(event.first_reported.astimezone(UTC)),
                inert(best.evidence.text if best else ""),
                best.evidence.rule if best else "",
                best.evidence.anchor if best else "",
                inert((best.url if best else None) or ""),
                inert(event.note),
            )
        )


_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What begins a formula (OWASP, CSV injection); the wide signs do in spreadsheets set to Japanese."""


def inert(text: str) -> str:
    """Feed text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(values: Iterable[str]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerow(values)
    return target.getvalue()


FORMAT = Format(name="csv", suffix=".csv", media_type="text/csv", timeline=render_timeline, whole=True)
