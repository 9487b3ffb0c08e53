"""HTML: one page without outside files, in light and dark; digests and dates without scripts too, readable in a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from tui.export.density_strip import strip
from tui.export.format import Format
from tui.export.page import Page
from tui.export.timeline_page import render_timeline
from tui.model import Digest, DigestEntry, KeyDate, When, grouped
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import header_day, short

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.45 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #1c1c1c; background: #fff; }
h1, h2, h3 { font-weight: normal; line-height: 1.2; }
h1 { margin-bottom: 0.2em; }
h2 { border-bottom: 1px solid; margin: 1.6em 0 0.5em; font-size: 1.3em; } h3 { margin: 1.2em 0 0.4em; font-size: 1.1em; }
ol, ul { padding-left: 1.2em; margin: 0; } li { margin: 0 0 0.7em; break-inside: avoid; } li ul { margin-top: 0.5em; }
a { color: #0b4f9c; text-decoration: none; } a:hover, a:focus { text-decoration: underline; }
.title { font-weight: bold; } .minor .title { font-weight: normal; } .about { font: 0.8em/1.5 system-ui, sans-serif; color: #555; }
summary { cursor: pointer; }
blockquote { margin: 0.3em 0 0; font-style: italic; } mark { font-style: normal; }
.strip { display: block; width: 100%; height: auto; margin: 1em 0 0; border-bottom: 1px solid #b8c4d0; }
.days { display: flex; justify-content: space-between; margin: 0.2em 0 1em; font: 0.8em/1.5 system-ui, sans-serif; color: #555; }
.strip .bar { fill: #b8c4d0; } .strip .told { fill: #c2571a; }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #16181b; } a { color: #8ab8f0; } .about { color: #a5a5a5; }
  mark { background: #5a4a12; color: #fff; } .strip { border-color: #46525e; } .days { color: #a5a5a5; } .strip .bar { fill: #46525e; } .strip .told { fill: #e88a4a; }
}
@media print {
  body { color: #000; background: #fff; max-width: none; margin: 0; font-size: 10pt; } a { color: #000; } .about { color: #333; }
  summary { list-style: none; } h2 { margin: 1em 0 0.4em; } li { margin: 0 0 0.4em; } h2, h3 { break-after: avoid; } .days { color: #333; } .strip .bar { fill: #bbb; } .strip .told { fill: #000; }
}
"""


def render_digest(value: Digest, page: Page) -> str:
    parts = [
        _head(words.period(value.first, value.last)),
        f"<p class='about'>{escape(words.knowledge(value))}</p>\n",
        strip(value),
    ]
    body = list(_happened(value))
    for name, label in words.SECTIONS[1:]:
        section: Sequence[DigestEntry] = getattr(value, name)
        if section:
            body.append(f"<h2>{label}</h2>\n<ul>\n")
            body += [_item(entry, dated=True, folded=True, day=value.last) for entry in section]
            body.append("</ul>\n")
            if more := value.omitted.get(name, 0):
                body.append(f"<p class='about'>and {more} more</p>\n")
    body = body or [f"<p>{words.nothing(value)}</p>\n"]
    if words.UNDATED in "".join(body):
        body.append(f"<p class='about'>{words.UNDATED_LEGEND}</p>\n")
    if trouble := words.ALSO.join(words.troubles(value.feeds, value.as_of.date())):
        body.append(f"<p class='about'>{words.FEEDS}: {escape(trouble)}</p>\n")
    return "".join([*parts, *body]) + _FOOT


def _happened(value: Digest) -> Iterator[str]:
    """Under a heading a country; what goes on with a story in a list of its own below its first event."""
    level = "h2" if value.first == value.last else "h3"
    for day, entries in value.days:
        if value.first != value.last:
            yield f"<h2>{escape(header_day(day))}</h2>\n"
        for over, group in words.headed(grouped(entries)):
            yield (f"<{level}>{escape(over)}</{level}>\n" if over else "") + "<ul>\n"
            for thread in group.threads:
                lead, *others = (
                    _item(entry, dated=not words.is_just(entry.event.when, When.day(day)), folded=True)
                    for entry in thread
                )
                following = f"<ul>\n{''.join(others)}</ul>\n" if others else ""
                yield lead.removesuffix(_ITEM_END) + following + _ITEM_END
            yield "</ul>\n"
    minor = [_linked(entry) for entry in value.happened[value.leading :]]
    if more := value.omitted.get("happened", 0):
        minor.append(f"and {more} more")
    if minor:
        yield f"<h2>{words.MINOR}</h2>\n<p class='minor'>{words.ALSO.join(minor)}</p>\n"


def render_dates(dates: Iterable[KeyDate], page: Page) -> Iterator[str]:
    yield _head(page.title)
    for key_date in dates:
        yield f"<h2>{escape(header_day(key_date.day))}</h2>\n<ul>\n"
        yield from (_item(entry, dated=words.is_elsewhere(entry.event.when, key_date.day)) for entry in key_date.events)
        yield "</ul>\n"
    yield _FOOT


_ITEM_END = "</li>\n"
_FOOT = "</body>\n</html>\n"


def _head(title: str) -> str:
    return (
        "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n"
    )


def _item(entry: DigestEntry, *, dated: bool, folded: bool = False, day: date | None = None) -> str:
    """An event with who tells it, how its date is known and the sentence; these two behind a click where `folded`.

    Args:
        entry: the event.
        dated: whether its date stands before it.
        folded: whether the evidence is behind a click.
        day: of the digest, where the event stands among those of other days: a plan says so there by its place.
    """
    event, source = entry.event, entry.source
    when = words.label(event.when, day) if day else short(event.when)
    label = f"{escape(when)}: " if dated or words.needs_date(event.when) else ""
    known = "" if event.edited else how_known(source.basis, source.evidence, source.published)
    state = [words.status(entry, but=words.PLANNED if day else ""), words.disagreement(event)]
    change = words.change(entry)
    quote = f"<blockquote>{_marked(source.evidence.text, source.evidence.start, source.evidence.end)}</blockquote>"
    quote *= words.says_more(entry)
    if folded:
        about = _joined([change, words.tellers(event), *state])
        more = f"<details><summary>{about}</summary>{_joined([words.who(event), known])}{quote}</details>"
        return f"<li>{label}{words.undated_mark(event)}{_linked(entry)}\n<div class='about'>{more}</div>{_ITEM_END}"
    about = _joined([change, words.who(event), state[0], known, state[1]])
    return f"<li>{label}{_linked(entry)}\n<div class='about'>{about}</div>{quote}{_ITEM_END}"


def _joined(parts: Iterable[str]) -> str:
    return escape(" · ".join(part for part in parts if part))


def _linked(entry: DigestEntry) -> str:
    title = f"<span class='title'>{escape(entry.event.title)}</span>"
    return f"<a href='{escape(entry.source.url)}'>{title}</a>" if entry.source.url else title


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
