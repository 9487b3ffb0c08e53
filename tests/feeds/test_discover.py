"""Feeds that a web page names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.read.discover import FeedLink, common_places, declared_feeds

URL = "https://www.news.example/world/"


def links_of(head: str = "", body: str = "") -> list[str]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return [link.url for link in declared_feeds(page.encode(), "", URL)]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/rss">', "https://www.news.example/rss"),
        ("<LINK REL='ALTERNATE' TYPE='application/atom+xml; charset=utf-8' HREF=a.xml>", f"{URL}a.xml"),
        ('<link rel="alternate feed" type="application/feed+json" href="//cdn.example/f.json">', "https://cdn.example/f.json"),
        ('<link rel=feed href="f"><base href="/other/">', "https://www.news.example/other/f"),
        ('<link rel="alternate" type="text/html" href="/fr">', None),
        ('<link rel="stylesheet" type="text/xml" href="/s">', None),
        ('<link rel="alternate" type="application/rss+xml">', None),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', None),
        ('<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">', None),
        ('<link rel="alternate" type="application/rss+xml" href="http://[">', None),
    ],
)  # fmt: skip
def test_what_a_page_declares(head: str, url: str | None) -> None:
    assert links_of(head) == ([url] if url else [])


@pytest.mark.parametrize(
    ("href", "is_feed"),
    [
        ("/rss.xml", True),
        ("/world/feed/", True),
        ("https://feeds.news.example/world", True),
        ("https://feeds.news.example/rss/world", True),
        ("https://elsewhere.example/rss.xml", False),
        ("/feedback", False),
        ("/progress", False),
        ("mailto:rss@news.example", False),
    ],
)
def test_links_that_look_like_feeds_of_the_same_site(href: str, is_feed: bool) -> None:
    assert bool(links_of(body=f'<a href="{href}">x</a>')) is is_feed


def test_declared_ones_come_first_and_each_once() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/b" title="B &amp; \x1b[1m C">' * 2
    page = f"<html><head>{head}</head><body><a href='/rss'>R</a><a href='/b'>B</a></body>"
    assert declared_feeds(page.encode(), "", URL) == [
        FeedLink("https://www.news.example/b", "B & [1m C"),
        FeedLink("https://www.news.example/rss", ""),
    ]
    many = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}">' for n in range(500))
    assert len(links_of(many)) == 20


def test_common_places_are_on_the_same_host() -> None:
    places = common_places("https://ann:pw@news.example:81/a/b")
    assert places[0].url == "https://news.example:81/feed" and len({place.url for place in places}) == len(places)


@given(st.text(alphabet="<>='\"/ablinkhrefrss!-&;#x", max_size=300))
def test_any_page_is_read(text: str) -> None:
    declared_feeds(text.encode(), "", URL)
