"""OPML in and out: how feed readers hand each other their subscriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.errors import ConfigError
from tui.model import Feed
from tui.text import clean_title, safe_url, without_password

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_DEPTH = 50
"""Folders in folders; chosen: no reader makes more than three."""

NAME_CHARS, ADDRESS_CHARS, TAG_CHARS = 100, 200, 50
"""Code points of a feed's name, its address (in a message) and each of its tags; the rest is cut."""


def read(text: str) -> tuple[list[Feed], list[str]]:
    """The feeds of an OPML document, each once; folders and categories become tags.

    Returns:
        The feeds, and what was left out, each in words: its name and what is wrong with it.

    Raises:
        ConfigError: the text is no OPML.
    """
    from xml.etree import ElementTree

    # Entities can blow up to any size; no reader writes them into OPML.
    if re.search(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", text, re.IGNORECASE):
        raise ConfigError("The OPML file declares entities, which is not allowed.")
    try:
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    except ElementTree.ParseError as error:
        raise ConfigError(f"The file is no valid OPML: {error}.") from None
    body = root.find("body")
    if root.tag.lower() != "opml" or body is None:
        raise ConfigError("The file is no OPML: it has no <opml> with a <body>.")
    feeds: dict[str, Feed] = {}
    refused: list[str] = []
    _collect(body, (), feeds, refused, 0)
    return list(feeds.values()), refused


def write(feeds: Iterable[Feed]) -> str:
    """An OPML 2.0 document of the feeds; the first tag is the folder, all of them the categories."""
    from xml.etree import ElementTree

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
        outline = ElementTree.SubElement(
            parent, "outline", type="rss", text=feed.name, title=feed.name, xmlUrl=without_password(feed.url)
        )
        if feed.tags:
            outline.set("category", ",".join(feed.tags))
        if feed.lang:
            outline.set("language", feed.lang)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _collect(parent: Element, folders: tuple[str, ...], feeds: dict[str, Feed], refused: list[str], depth: int) -> None:
    for outline in parent.findall("outline"):
        name = clean_title(outline.get("title") or outline.get("text") or "", html=False, limit=NAME_CHARS)
        given = clean_title(outline.get("xmlUrl") or "", html=False, limit=ADDRESS_CHARS)
        url = safe_url(given)
        if url is None:
            if given or (outline.get("type") or "").lower() == "rss":
                why = f"{given} is no web address" if given else "it has no address"
                refused.append(f'"{name}": {why}.' if name else f"{why}.")
            inside = outline.find("outline") is not None
            if inside and depth < MAX_DEPTH:
                _collect(outline, (*folders, name) if name else folders, feeds, refused, depth + 1)
            elif inside:
                refused.append(f'"{name}": what is more than {MAX_DEPTH} folders deep.')
            continue
        if url in feeds:
            continue
        categories = [
            clean_title(part.strip("/").split("/")[-1], html=False, limit=TAG_CHARS)
            for part in (outline.get("category") or "").split(",")
        ]
        lang = (outline.get("language") or "").lower().split("-")[0]
        feeds[url] = Feed(
            name=_unused(name or urlsplit(url).hostname or url, feeds.values()),
            url=url,
            tags=tuple(dict.fromkeys(tag for tag in (*folders, *categories) if tag)),
            lang=lang if re.fullmatch("[a-z]{2,3}", lang) else "",
        )


def _unused(name: str, feeds: Iterable[Feed]) -> str:
    """`name`, numbered where another feed has it."""
    taken = {feed.name.casefold() for feed in feeds}
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{name} ({number})", number + 1
    return candidate
