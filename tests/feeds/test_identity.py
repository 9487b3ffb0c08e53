"""Ids that stay, and keys that find an article whose guid has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tui.feeds.read.identity import alias, article_id, content_hash, normalise
from tui.model import Article

NOW = datetime(2026, 1, 14, 12, tzinfo=UTC)


def identify(feed: str = "feed", guid: str = "", repeats: bool = False, link: str = "", title: str = "t") -> str:
    return article_id(feed, guid=guid, guid_repeats=repeats, link=link, title=title, date="d", text="x")


LINK = "https://www.news.example/a?utm_source=rss&id=3#top"


def test_each_level_of_identity_is_its_own() -> None:
    ids = {
        identify(guid="g"),
        identify(guid="G"),
        identify(guid="g", feed="other"),
        identify(guid="g", repeats=True, link=LINK),
        identify(guid="g", repeats=True),
        identify(guid="g", repeats=True, title="u"),
        identify(link=LINK),
        identify(),
        identify(title="u"),
    }
    assert len(ids) == 9


def test_what_does_not_matter_changes_nothing() -> None:
    assert identify(guid="g", link=LINK) == identify(guid="g", link="https://else.example/", title="u")
    assert identify(link=LINK) == identify(link="http://news.example/a/?id=3", title="u")
    assert identify(guid="g", repeats=True, link=LINK) == identify(guid="g", repeats=True, link=LINK, title="u")


@pytest.mark.parametrize(
    ("link", "plain"),
    [
        ("HTTPS://WWW.News.example:443/A/", "//news.example/A"),
        ("http://news.example", "//news.example/"),
        ("https://news.example/?p=12&at_medium=RSS", "//news.example/?p=12"),
    ],
)
def test_links_are_normalised(link: str, plain: str) -> None:
    assert normalise(link) == plain


def test_neither_a_later_stamp_nor_tracking_makes_another_content() -> None:
    first = Article("a", "S", "T", "x", NOW, NOW, "https://n.example/a?id=3&utm_source=rss", feed="f")
    same = [replace(first, published=NOW + timedelta(3)), replace(first, url="https://n.example/a?id=3&msclkid=9")]
    other = [replace(first, title="U"), replace(first, text="y"), replace(first, url="https://n.example/a?id=4")]
    assert {content_hash(article) for article in same} == {content_hash(first)}
    assert len({content_hash(article) for article in (first, *other, replace(first, dated=False))}) == 5


def test_a_document_that_a_person_dates_anew_is_another() -> None:
    document = Article("a", "S", "T", "x", NOW, NOW)
    assert content_hash(document) != content_hash(replace(document, published=NOW + timedelta(3)))


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://news.example/world/long-story-name?session=3", "//news.example/world/long-story-name"),
        ("https://news.example/world-asia-12345678?x=1", "//news.example/world-asia-12345678"),
        ("https://news.example/item?id=3", "//news.example/item?id=3"),
        ("https://news.example/short", "//news.example/short"),
        ("https://news.example/", ""),
        ("", ""),
    ],
)
def test_alias_leaves_out_the_query_where_the_path_says_enough(link: str, key: str) -> None:
    assert alias(link) == key
