"""What `extract` found in one text, for people: the text with its expressions marked, then the events and the times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.export.page import Page, wrap
from tui.export.records import Record
from tui.text import cell_width

_GAP = "  "
_LABEL = 12
"""Columns of the date before an event."""


def render_extraction(title: str, body: str, record: Record, page: Page) -> str:
    """Everything, as text.

    Args:
        title, body: what was read; offsets point into `body`.
        record: the object that `extract --jsonl` writes.
    """
    times, events = record["times"], record["events"]
    lines = [*(page.bold(line) for line in wrap(title, page.width)), *[""] * bool(title)]
    for paragraph in _marked(body, times).split("\n"):
        lines += wrap(paragraph, page.width) or [""]
    lines += ["", page.bold(page.rule(f"EVENTS ({len(events)})")), ""]
    for event in sorted(events, key=lambda event: -event["score"]):
        lines += _event(event, title if event["in"] == "title" else body, times, page)
    lines += [page.bold(page.rule(f"TIME EXPRESSIONS ({len(times)})")), ""]
    lines += _table([("text", "type", "value", "when", "rule")] + [_time(time) for time in times], page)
    return "\n".join(lines).rstrip("\n") + "\n"


def _marked(body: str, times: Sequence[Record]) -> str:
    """The text with [brackets] around every time expression."""
    parts, position = [], 0
    for time in times:
        parts += [body[position : time["start"]], "[", body[time["start"] : time["end"]], "]"]
        position = time["end"]
    return "".join([*parts, body[position:]])


def _event(event: Record, source: str, times: Sequence[Record], page: Page) -> Iterator[str]:
    time = times[event["time"]] if event["time"] is not None else None
    label, indent = event["when"], _LABEL + 2
    if len(label) > _LABEL:
        yield label
        label = ""
    told = event["title"] or "… " + " ".join(source[slice(*event["clause"])].split())
    first, *rest = wrap(told, page.width - indent) or [""]
    yield f"{label:<{_LABEL}}  {page.bold(first)}".rstrip()
    yield from (" " * indent + page.bold(line) for line in rest)
    why = [f"{event['precision']}, {event['basis']}"]
    if time is not None:
        anchor = f", counted from {time['anchor']}" if time["anchor"] else ""
        why.append(f"“{' '.join(time['text'].split())}”: {time['rule']}{anchor}")
    yield from (" " * indent + page.dim(line) for line in wrap(" · ".join(why), page.width - indent))
    sentence = " ".join(source[event["start"] : event["end"]].split())
    yield from (" " * indent + line for line in wrap(f"“{sentence}”", page.width - indent))
    yield ""


def _time(time: Record) -> tuple[str, str, str, str, str]:
    return " ".join(time["text"].split()), time["type"], time["value"], time["when"] or "–", time["rule"]


def _table(rows: Sequence[tuple[str, ...]], page: Page) -> Iterator[str]:
    """Columns as wide as they need; what does not fit in the last one stands on a line of its own."""
    widths = [max(cell_width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for number, row in enumerate(rows):
        cells = [cell + " " * (size - cell_width(cell)) for cell, size in zip(row, widths, strict=False)]
        line = _GAP.join([*cells, row[-1]])
        if cell_width(line) > page.width:
            line = f"{_GAP.join(cells).rstrip()}\n{_GAP * 2}{row[-1]}"
        yield page.dim(line) if number == 0 else line
