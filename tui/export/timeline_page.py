"""A timeline as one HTML page that needs no other file: it can be filtered, folded by day and zoomed, and reads well on paper.

Its script and its style stand beside this module. A content security policy lets the browser run this script alone, so that no text
of a feed could, whatever else went wrong.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby

from tui.export.page import Page, Place
from tui.model import EventDetail, Evidence, Source, When
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.counts import counted
from tui.wording.dates import full, heading, short


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    """The page. Without its script it is a plain list under the headings of days and units."""
    script, style = _resource("timeline_page.js"), _resource("timeline_page.css")
    policy = (
        f"default-src 'none'; script-src {_source(script)}; style-src {_source(style)} 'unsafe-inline'; base-uri 'none'"
    )
    yield (
        "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n<meta name='generator' content='dateline'>\n"
        f"<title>{escape(page.title)}</title>\n{_alternates(page.place)}<style>{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1 dir='auto'>{escape(page.title)}</h1>\n{_beside(page.place)}</header>\n{_TOOLS}<main>\n"
    )
    shown = 0
    for label, members in groupby(details, key=lambda detail: heading(detail.event.when)):
        items = [_item(detail) for detail in members]
        shown += len(items)
        yield (
            f"<details class='unit' open>\n<summary><h2>{escape(label)}</h2> <span class='quiet'>{len(items)}</span></summary>\n"
            f"<ul>\n{''.join(items)}</ul>\n</details>\n"
        )
    yield f"<p id='none'{' hidden' * bool(shown)}>No event matches.</p>\n</main>\n{_footer(page.place, shown)}"
    yield f"<script>{script}</script>\n</body>\n</html>\n"


_TOOLS = """\
<div id='tools' class='tools' hidden>
<input id='words' type='search' placeholder='Filter: words, &quot;a phrase&quot;, -not' aria-label='Filter' autocomplete='off'>
<output id='count' aria-live='polite'></output>
<button id='whole' type='button' hidden>Whole time</button>
<button id='today' type='button'>Today</button>
<button id='fold' type='button'>Fold days</button>
</div>
<div id='strip' class='strip' hidden></div>
"""


@cache
def _resource(name: str) -> str:
    """A file beside this module."""
    return files("tui.export").joinpath(name).read_text(encoding="utf-8")


def _source(text: str) -> str:
    """A script or style as a policy names it (Content Security Policy 3, 2.3.1)."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _alternates(place: Place | None) -> str:
    """The other forms of a page, for the programs that look for them."""
    return "".join(
        f"<link rel='alternate' type='{file.media_type}' title='{escape(file.title)}' href='{escape(file.path)}'>\n"
        for file in (place.files if place else ())
    )


def _beside(place: Place | None) -> str:
    """Links to the other pages, and to the other forms of this one."""
    if place is None:
        return ""
    pages = [
        f"<b>{escape(each.title)}</b>" if each.is_here else f"<a href='{escape(each.path)}'>{escape(each.title)}</a>"
        for each in place.pages
    ]
    forms = [f"<a href='{escape(file.path)}'>{escape(file.title)}</a>" for file in place.files]
    rows = [row for row in (pages if len(pages) > 1 else [], forms) if row]
    return "".join(f"<nav class='quiet'>{' '.join(row)}</nav>\n" for row in rows)


def _footer(place: Place | None, shown: int) -> str:
    if place is None or place.matching <= shown:
        return ""
    return f"<p class='quiet'>The {shown} most important of {counted(place.matching, 'event')}.</p>\n"


def _item(detail: EventDetail) -> str:
    """An event: its date where the heading does not say it, its title, who tells it, and behind a click how its date is known."""
    event = detail.event
    best = detail.sources[0] if detail.sources else None
    label = f"{_date(event.when)} " if words.needs_date(event.when) else ""
    state = (words.tellers(event), words.status(detail), words.disagreement(event))
    about = escape(" · ".join(part for part in state if part))
    last = f" data-last='{event.when.last.isoformat()}'" if event.when.last != event.when.first else ""
    return (
        f"<li id='{escape(event.id)}' data-first='{event.when.first.isoformat()}'{last}>"
        f"<p class='title'>{label}{_linked(event.title, best.url if best else None)}</p><p class='quiet'>{about}</p>"
        f"{_evidence(detail, best) if best else ''}</li>\n"
    )


def _date(when: When) -> str:
    return f"<time title='{escape(full(when))}'>{escape(short(when))}</time>"


def _linked(text: str, url: str | None) -> str:
    shown = f"<span dir='auto'>{escape(text)}</span>"
    return f"<a href='{escape(url)}' rel='noreferrer'>{shown}</a>" if url else shown


def _evidence(detail: EventDetail, best: Source) -> str:
    """How the date is known, the sentence, and every article with the date that it gives."""
    known = words.BY_HAND if detail.event.edited else how_known(best.basis, best.evidence, best.published)
    articles = "".join(
        f"<li>{escape(source.source)}, {escape(short(source.when))}: {_linked(source.title or source.source, source.url)}</li>"
        for source in detail.sources
    )
    return (
        f"<details><summary>{escape(known)}</summary><blockquote dir='auto'>{_marked(best.evidence)}</blockquote>"
        f"<ul>{articles}</ul></details>"
    )


def _marked(evidence: Evidence) -> str:
    text, start, end = evidence.text, evidence.start, evidence.end
    if end <= start:
        return escape(text)
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"
