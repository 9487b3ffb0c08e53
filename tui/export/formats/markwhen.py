"""Markwhen: a line an event, for its viewers and for notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from tui.export.format import Format
from tui.export.moments import utc
from tui.export.page import Page
from tui.model import EventDetail, When
from tui.wording import phrases as words
from tui.wording.bases import how_known

_ZERO_WIDTH = "\u200b"
_MARKUP = re.compile(r"(?<=[#@!\[%])(?=\S)|(?<=/)(?=/)")
"""Where a tag, a mention, a picture, a link, a share done or a comment would begin."""


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """A timeline; doubt on a date, which the format cannot show, stands in the text below."""
    yield f"title: {json.dumps(page.title)}\n"
    for detail in details:
        event = detail.event
        best = detail.sources[0] if detail.sources else None
        known = how_known(best.basis, best.evidence, best.published) if best and not event.edited else ""
        yield f"\n{_date(event.when)}: {escape(event.title)}\n"
        said = (words.who(event), words.status(detail), known, words.disagreement(event))
        yield f"({escape(' · '.join(part for part in said if part))})\n"
        if best:
            yield f"“{escape(words.marked(best.evidence))}”\n"
            if best.url:
                yield f"[{escape(best.source) or 'link'}]({_address(best.url)})\n"


def _date(when: When) -> str:
    """One day, or first and last; an open end stands for its known day. A time of day is in universal time, where its zone is
    not known as it was told: the format knows no other."""
    if when.is_day and when.clock:
        start = utc(when.first, when.clock)
        return f"{start:%Y-%m-%dT%H:%M:00Z}"
    if when.is_day or when.is_open:
        return when.first.isoformat()
    return f"{when.first.isoformat()}/{when.last.isoformat()}"


def _address(url: str) -> str:
    return re.sub(r"[\s()\[\]]", lambda match: f"%{ord(match[0]):02X}", url)


def escape(text: str) -> str:
    """Text that is no markup, on one line."""
    return _MARKUP.sub(_ZERO_WIDTH, " ".join(text.split()))


FORMAT = Format(name="markwhen", suffix=".mw", media_type="text/markdown", timeline=render_timeline)
