"""OPML in and out: how feed readers hand each other their subscriptions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from tui.config.opml_text import attributes, kind, tree
from tui.config.settings import FEED, NO_FEED
from tui.errors import ConfigError
from tui.model import Feed, FeedNames
from tui.text import clean_title, safe_url, without_password

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_DEPTH = 50
"""Folders in folders; chosen: no reader makes more than three."""

NAME_CHARS, ADDRESS_CHARS, TAG_CHARS = 100, 200, 50
"""Code points of a feed's name, its address (in a message) and each of its tags; the rest is cut."""

_OURS = "urn:dateline:feed"
"""Namespace of what other readers do not know: each setting of a feed as JSON."""
_KEPT = tuple(row for row in FEED if not row.is_needed and not row.is_secret)
"""The settings that go out and come back as they are."""
_BEFORE_SCHEME = re.compile(r"(?i)feed:(?://)?(?=https?:)")
"""What some readers put before an address: `feed:https://…`."""
_FOR_SCHEME = "feed:"
"""What they put in place of its scheme: `feed://…`."""


def read(raw: bytes) -> tuple[list[Feed], list[str]]:
    """The feeds of an OPML document, each once; folders and categories become tags.

    Returns:
        The feeds, and what was left out, each in words: its name and what is wrong with it.

    Raises:
        ConfigError: it is no OPML.
    """
    root = tree(raw)
    body = next((child for child in root if kind(child) == "body"), None)
    if kind(root) != "opml" or body is None:
        raise ConfigError("The file is no OPML: it has no <opml> with a <body>.")
    found = _Found()
    _collect(body, (), found, 0)
    names = FeedNames()
    return [replace(feed, name=names.free(feed.name)) for feed in found.feeds.values()], found.refused


@dataclass(slots=True)
class _Found:
    """What was read so far: the feeds by their keys, and what was left out in words."""

    feeds: dict[str, Feed] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def _collect(parent: Element, folders: tuple[str, ...], found: _Found, depth: int) -> None:
    for outline in parent:
        given = attributes(outline) if kind(outline) == "outline" else {"iscomment": "true"}
        if given.get("iscomment", "").strip().lower() == "true":
            continue
        name = clean_title(given.get("title") or given.get("text") or "", html=False, limit=NAME_CHARS)
        is_feed = given.get("type", "").strip().lower() in ("rss", "atom", "feed")
        written = given.get("xmlurl") or (given.get("url", "") if is_feed else "")
        inside = any(kind(child) == "outline" for child in outline)
        if url := _address(written):
            feed = _feed(name, url, folders, given)
            known = found.feeds.get(feed.key)
            tags = tuple(dict.fromkeys((*known.tags, *feed.tags))) if known else feed.tags
            found.feeds[feed.key] = replace(known or feed, tags=tags)
        elif written or (is_feed and not inside):
            shown = without_password(clean_title(written, html=False, limit=ADDRESS_CHARS))
            why = f"{shown} is no web address" if written else "it has no address"
            found.refused.append(f'"{name}": {why}.' if name else f"{why}.")
        if inside and depth < MAX_DEPTH:
            _collect(outline, (*folders, name) if name and not url else folders, found, depth + 1)
        elif inside:
            found.refused.append(f'"{name}": what is more than {MAX_DEPTH} folders deep.')


def _address(written: str) -> str | None:
    """The web address that is meant, with user and password as they are given; None where it is none."""
    plain = written.strip()
    if before := _BEFORE_SCHEME.match(plain):
        plain = plain[before.end() :]
    if plain.lower().startswith(f"{_FOR_SCHEME}//"):
        plain = f"http:{plain[len(_FOR_SCHEME) :]}"
    url = safe_url(plain)
    access = urlsplit(plain).netloc.rpartition("@")[0] if url else ""
    if url is None or not access:
        return url
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{quote(access, safe=_ACCESS_SAFE)}@{rest}"


_ACCESS_SAFE = "%:!$&'()*+,;=~-._"
"""Signs that stay as they are before the `@` of an address."""


def _feed(name: str, url: str, folders: tuple[str, ...], given: dict[str, str]) -> Feed:
    """A feed with what its outline says of it: our own words go before those that all readers share."""
    categories = [
        clean_title(part.strip("/").split("/")[-1], html=False, limit=TAG_CHARS)
        for part in given.get("category", "").split(",")
    ]
    lang = given.get("language", "").strip().lower().split("-")[0]
    feed = Feed(
        name=name or urlsplit(url).hostname or without_password(url),
        url=url,
        tags=tuple(dict.fromkeys(tag for tag in (*folders, *categories) if tag)),
        lang=lang if re.fullmatch("[a-z]{2,3}", lang) else "",
    )
    return replace(feed, **dict(_ours(given)))


def _ours(given: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The settings that a dateline wrote; one that cannot be read is as if it was not there."""
    for row in _KEPT:
        text = given.get(f"{{{_OURS}}}{row.name}")
        if text is not None:
            try:
                yield row.name, row.kind.read(json.loads(text))
            except (ValueError, RecursionError):
                continue


def write(feeds: Iterable[Feed], *, with_passwords: bool = False) -> str:
    """An OPML 2.0 document of the feeds; the first tag is the folder, all of them the categories. What only dateline knows stands in a
    namespace of its own, so that it comes back as it was; request headers, which may be secrets, do not go out.

    Args:
        feeds: all of them.
        with_passwords: whether user and password stay in addresses.
    """
    from xml.etree import ElementTree

    ElementTree.register_namespace("dateline", _OURS)
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "dateline feeds"
    body = ElementTree.SubElement(root, "body")
    folders: dict[str, Element] = {}
    for feed in feeds:
        parent = body
        if feed.tags:
            name = feed.tags[0]
            if name not in folders:
                folders[name] = ElementTree.SubElement(body, "outline", text=name, title=name)
            parent = folders[name]
        url = feed.url if with_passwords else without_password(feed.url)
        outline = ElementTree.SubElement(parent, "outline", type="rss", text=feed.name, title=feed.name, xmlUrl=url)
        if feed.tags:
            outline.set("category", ",".join(tag.replace(",", " ") for tag in feed.tags))
        if feed.lang:
            outline.set("language", feed.lang)
        for row in _KEPT:
            if row.of(feed) != row.of(NO_FEED):
                outline.set(f"{{{_OURS}}}{row.name}", json.dumps(row.kind.plain(row.of(feed)), ensure_ascii=False))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def secrets(feed: Feed) -> str:
    """What of a feed does not go out, in words: `its password`, `its headers`; "" if nothing."""
    parts = ("its password" if feed.url != without_password(feed.url) else "", "its headers" * bool(feed.headers))
    return " and ".join(filter(None, parts))
