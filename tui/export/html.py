"""HTML: one page without scripts or outside files, readable in a mail, in light and dark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from tui.export.format import UNTITLED, Format
from tui.export.page import Page
from tui.model import Digest, DigestEntry, EventDetail, KeyDate
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import header_day, heading, short

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
h1, h2 { font-weight: normal; line-height: 1.2; }
h2 { border-bottom: 1px solid; margin-top: 2em; }
ol, ul { padding-left: 1.5em; } li { margin: 0 0 1.2em; }
.title { font-weight: bold; } .about { font: 0.8em/1.5 system-ui, sans-serif; opacity: 0.8; }
blockquote { margin: 0.3em 0 0; font-style: italic; } mark { font-style: normal; }
"""


def render_digest(value: Digest, page: Page) -> str:
    title = words.period(value.first, value.last)
    parts = [
        _head(title),
        f"<p class='about'>{escape(words.knowledge(value.as_of, value.articles, value.sources))}</p>\n",
    ]
    empty = True
    for name, label in words.SECTIONS:
        section: Sequence[DigestEntry] = getattr(value, name)
        if section:
            empty = False
            tag = "ol" if name == "happened" else "ul"
            parts.append(f"<h2>{label}</h2>\n<{tag}>\n")
            parts += [
                _item(entry, dated=name != "happened" or value.first != value.last or not entry.event.when.is_day)
                for entry in section
            ]
            parts.append(f"</{tag}>\n")
            if more := value.omitted.get(name, 0):
                parts.append(f"<p class='about'>and {more} more</p>\n")
    if empty:
        parts.append(f"<p>{words.NOTHING}</p>\n")
    return "".join(parts) + _FOOT


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    yield _head(page.query or UNTITLED)
    current = ""
    for detail in details:
        label = heading(detail.event.when)
        if label != current:
            yield f"{'</ul>' if current else ''}\n<h2>{escape(label)}</h2>\n<ul>\n"
            current = label
        if detail.sources:
            yield _item(DigestEntry(detail.event, detail.sources[0]), dated=False)
        else:
            yield f"<li><span class='title'>{escape(detail.event.title)}</span></li>\n"
    yield ("</ul>\n" if current else "<p>No event matches.</p>\n") + _FOOT


def render_dates(dates: Iterable[KeyDate], page: Page) -> Iterator[str]:
    yield _head(page.query or UNTITLED)
    for key_date in dates:
        yield f"<h2>{escape(header_day(key_date.day))}</h2>\n<ul>\n"
        yield from (_item(entry, dated=False) for entry in key_date.events)
        yield "</ul>\n"
    yield _FOOT


_FOOT = "</body>\n</html>\n"


def _head(title: str) -> str:
    return (
        "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    )


def _item(entry: DigestEntry, *, dated: bool) -> str:
    event, source = entry.event, entry.source
    label = f"{escape(short(event.when))}: " if dated or words.needs_date(event.when) else ""
    title = f"<span class='title'>{escape(event.title)}</span>"
    if source.url:
        title = f"<a href='{escape(source.url)}'>{title}</a>"
    known = "" if event.edited else how_known(source.basis, source.evidence, source.published)
    parts = [words.who(event), words.status(event), known, words.disagreement(event)]
    about = escape(" · ".join(part for part in parts if part))
    quote = f"<blockquote>{_marked(source.evidence.text, source.evidence.start, source.evidence.end)}</blockquote>"
    return f"<li>{label}{title}\n<div class='about'>{about}</div>{quote * words.says_more(entry)}</li>\n"


def _marked(text: str, start: int, end: int) -> str:
    if end <= start:
        return escape(text)
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"


FORMAT = Format(
    name="html",
    suffix=".html",
    media_type="text/html",
    timeline=render_timeline,
    dates=render_dates,
    digest=render_digest,
)
