"""Mermaid: the dates that tell a story as a `timeline` diagram, for READMEs and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.export.format import Format
from tui.export.page import Page
from tui.model import KeyDate
from tui.wording.dates import short, short_day
from tui.wording.phrases import is_elsewhere

_MARKUP = re.compile(r"[#:;<>\"`{}%\[\]()|\\&]")
"""Signs that mean something in a diagram; as numbered entities they mean themselves."""


def render_dates(dates: Sequence[KeyDate], page: Page) -> Iterator[str]:
    """A column a date, with its events below."""
    yield f"timeline\n    title {escape(page.title)}\n"
    for key_date in dates:
        yield f"    {short_day(key_date.day)}\n"
        for event in (entry.event for entry in key_date.events):
            label = f"{short(event.when)}, " if is_elsewhere(event.when, key_date.day) else ""
            yield f"        : {escape(label + event.title)}\n"


def escape(text: str) -> str:
    """Text without signs of the format, on one line."""
    return _MARKUP.sub(lambda match: f"#{ord(match[0])};", " ".join(text.split()))


FORMAT = Format(name="mermaid", suffix=".mmd", media_type="text/vnd.mermaid", dates=render_dates)
