"""Markdown: the digest and the timeline, with everything that came from a feed escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.export.format import Format
from tui.export.page import Page
from tui.model import Digest, DigestEntry, EventDetail, KeyDate, When, grouped
from tui.wording import phrases as words
from tui.wording.bases import how_known
from tui.wording.dates import header_day, heading, short

NEWLINE = "\n"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LEADING = re.compile(r"^(\s*(?:\d+(?=[.)]\s)|[-+=](?=\s|$|[-=])))")


def escape(text: str) -> str:
    """Text that reads as it is, on one line: no emphasis, link, HTML, heading or list comes of it."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LEADING.sub(r"\1\\" if re.match(r"\s*\d", plain) else r"\\\1", plain)


def link(text: str, url: str | None) -> str:
    """`[text](url)`, or the text."""
    if not url:
        return escape(text)
    safe = re.sub(r"[\s()<>\\\[\]]", lambda match: f"%{ord(match[0]):02X}", url)
    return f"[{escape(text)}]({safe})"


def render_digest(value: Digest, page: Page) -> str:
    lines = [f"# {words.period(value.first, value.last)}", "", f"*{escape(words.knowledge(value))}*"]
    body = list(_happened(value))
    for name, title in words.SECTIONS[1:]:
        section: Sequence[DigestEntry] = getattr(value, name)
        if section:
            body += ["", f"## {title}", ""]
            body += [line for entry in section for line in _item(entry, dated=True)]
            if more := value.omitted.get(name, 0):
                body.append(f"- and {more} more")
    body = body or ["", words.nothing(value)]
    if trouble := words.ALSO.join(words.troubles(value.feeds, value.as_of.date())):
        body += ["", f"*{words.FEEDS}: {escape(trouble)}*"]
    return "\n".join([*lines, *body]) + "\n"


def _happened(value: Digest) -> Iterator[str]:
    """Under a heading a country; what goes on with a story is indented below its first event."""
    level = "##" if value.first == value.last else "###"
    for day, entries in value.days:
        if value.first != value.last:
            yield from ("", f"## {header_day(day)}")
        for over, group in words.headed(grouped(entries)):
            yield from ("", f"{level} {escape(over)}", "") if over else ("",)
            for thread in group.threads:
                for place, entry in enumerate(thread):
                    lines = _item(entry, dated=not words.is_just(entry.event.when, When.day(day)))
                    yield from (f"{'  ' * bool(place)}{line}" for line in lines)
    minor = [link(entry.event.title, entry.source.url) for entry in value.happened[value.leading :]]
    if more := value.omitted.get("happened", 0):
        minor.append(f"and {more} more")
    if minor:
        yield from ("", f"## {words.MINOR}", "", words.ALSO.join(minor))


def render_timeline(details: Iterable[EventDetail], page: Page) -> Iterator[str]:
    current = ""
    for detail in details:
        title = heading(detail.event.when)
        if title != current:
            yield f"{NEWLINE * bool(current)}## {title}\n\n"
            current = title
        if detail.sources:
            entry = DigestEntry(detail.event, detail.sources[0], called_off=detail.called_off)
            yield from (f"{line}\n" for line in _item(entry, dated=False))
        else:
            yield f"- **{escape(detail.event.title)}**\n"


def render_dates(dates: Iterable[KeyDate], page: Page) -> Iterator[str]:
    for number, key_date in enumerate(dates):
        yield f"{NEWLINE * bool(number)}## {header_day(key_date.day)}\n\n"
        for entry in key_date.events:
            elsewhere = words.is_elsewhere(entry.event.when, key_date.day)
            yield from (f"{line}\n" for line in _item(entry, dated=elsewhere))


def _item(entry: DigestEntry, *, dated: bool) -> Iterator[str]:
    event, source = entry.event, entry.source
    label = f"{short(event.when)}: " if dated or words.needs_date(event.when) else ""
    yield f"- {label}**{link(event.title, source.url)}**"
    known = "" if event.edited else how_known(source.basis, source.evidence, source.published)
    parts = [words.change(entry), words.who(event), words.status(entry), known, words.disagreement(event)]
    yield f"  {escape(' · '.join(part for part in parts if part))}"
    if words.says_more(entry):
        yield f"  > {escape(words.marked(source.evidence))}"


FORMAT = Format(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    timeline=render_timeline,
    dates=render_dates,
    digest=render_digest,
)
