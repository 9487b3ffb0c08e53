"""Feeds as the world writes them: captions, texts escaped twice, links of others, floods oldest first."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.feeds.server import item, rss
from tui.feeds.read.parse import Parsed, parse
from tui.model import Article, Feed
from tui.text import clean_text

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
CAPTION = "Picture taken in August 2011 by the agency, one of a long series of pictures of clouds over the bay."
NAMESPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def read(body: str, max_articles: int = 500) -> Parsed:
    return parse(body.encode(), Feed("x", "http://h.example/"), "http://h.example/", NOW, max_articles=max_articles)


def only(*elements: str, channel: str = "") -> Article:
    body = f"<rss {NAMESPACES}><channel><title>C</title>{channel}<item><title>T</title>{''.join(elements)}</item></channel></rss>"
    (article,) = read(body).articles
    return article


@pytest.mark.parametrize(
    "caption",
    [
        f"<media:group><media:description>{CAPTION}</media:description></media:group>",
        f"<media:content url='http://h.example/p.jpg'><media:description type='html'>{CAPTION}</media:description></media:content>",
        f"<itunes:summary>{CAPTION}</itunes:summary>",
    ],
)
def test_a_caption_is_the_text_only_where_there_is_no_other(caption: str) -> None:
    own = "<description>The storm cut power on Monday.</description>"
    assert only(own, caption).text == only(caption, own).text == "The storm cut power on Monday."
    assert only(caption).text == CAPTION


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The bank&amp;amp;nbsp;was searched on&amp;amp;nbsp;Monday.", "The bank was searched on Monday."),
        ("&amp;lt;p&amp;gt;The &amp;lt;b&amp;gt;lab&amp;lt;/b&amp;gt;.&amp;lt;/p&amp;gt;", "The lab."),
        ("minister&amp;amp;amp;#8217;s office", "minister’s office"),
        ("Marks &amp;amp; Spencer", "Marks & Spencer"),
        ("a &amp;lt; b and c &amp;gt; d", "a < b and c > d"),
        ("R&amp;D", "R&D"),
    ],
)
def test_a_text_escaped_too_often_is_plain(raw: str, text: str) -> None:
    assert only(f"<description>{raw}</description>").text == text


def test_a_stray_quote_in_a_tag_swallows_nothing() -> None:
    html = '<p class="a" ">One.</p><p>Two has 6" of snow.</p><img alt="x > y" src=\'z\'><p>Three.</p>'
    assert clean_text(html) == 'One.\nTwo has 6" of snow.\nThree.'


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The storm cut\n  power on Monday.", "The storm cut power on Monday."),
        ("One.\n\nTwo\r\nmore.", "One.\nTwo more."),
        ("One.&lt;br&gt;Two\nmore.", "One.\nTwo more."),
    ],
)
def test_a_line_break_of_the_file_is_a_space(raw: str, text: str) -> None:
    assert only(f"<description>{raw}</description>").text == text


@pytest.mark.parametrize(
    ("elements", "url"),
    [
        ('<link>http://h.example/own</link><atom:link rel="standout" href="http://h.example/other"/>', "own"),
        ('<atom:link href="http://h.example/other" rel="alternate"/><link>http://h.example/own</link>', "own"),
        ('<guid>http://h.example/own</guid><atom:link href="http://h.example/other"/>', "own"),
        ('<guid isPermaLink="false">http://h.example/x</guid><atom:link href="http://h.example/own"/>', "own"),
        (
            '<atom:link rel="self" href="http://h.example/x"/><atom:link rel="alternate" href="http://h.example/own"/>',
            "own",
        ),
        (
            '<atom:link rel="related" href="http://h.example/x"><media:title>X</media:title></atom:link><guid>http://h.example/own</guid>',
            "own",
        ),
    ],
)
def test_an_item_opens_its_own_page(elements: str, url: str) -> None:
    assert only(elements).url == f"http://h.example/{url}"


def test_of_a_flood_the_newest_are_kept_whatever_the_order() -> None:
    items = [
        f"<title>Title {n}</title><guid>{n}</guid><pubDate>{1 + n % 28} Jan {1990 + n // 28} 10:00:00 GMT</pubDate>"
        for n in range(900)
    ]
    for entries in (items, items[::-1]):
        parsed = read(rss(*entries), 500)
        assert {article.title for article in parsed.articles} == {f"Title {n}" for n in range(400, 900)}
        assert parsed.problem == "only the newest 500 of 900 entries were read"
    data = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
        {"id": str(n), "title": f"Title {n}", "date_published": f"{1990 + n // 28}-01-{1 + n % 28:02}T10:00:00Z"} for n in range(900)
    ]}  # fmt: skip
    parsed = read(json.dumps(data), 500)
    assert {article.title for article in parsed.articles} == {f"Title {n}" for n in range(400, 900)}
    assert parsed.problem == "only the newest 500 of 900 entries were read"


def test_of_a_flood_without_dates_the_first_are_kept() -> None:
    parsed = read(rss(*(f"<title>Title {n}</title>" for n in range(30))), 10)
    assert [article.title for article in parsed.articles] == [f"Title {n}" for n in range(10)]


def test_entries_with_one_guid_and_no_link_are_all_kept_and_stay_the_same() -> None:
    body = rss(*(f"<guid>news</guid><title>Title {n}</title>" for n in (1, 2, 3, 3)))
    first, second = read(body), read(body)
    assert [article.title for article in first.articles] == ["Title 1", "Title 2", "Title 3"]
    assert [article.id for article in first.articles] == [article.id for article in second.articles]


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE html>", "<!doctype HTML PUBLIC 'x'>\n", "<?xml version='1.0'?><!DOCTYPE html>"]
)
def test_a_feed_that_calls_itself_html_is_a_feed(doctype: str) -> None:
    assert len(read(doctype + rss(item(1))).articles) == 1


SPANISH = [
    "El alcalde de Marle dimitió el 3 de febrero después de que el consejo votara contra el puente.",
    "La presa de Lara cedió durante la noche y los vecinos fueron evacuados por los bomberos.",
    "Nuevo puente en Lara",
]


@pytest.mark.parametrize("declared", ["", "<language>en-us</language>", "<language>es</language>"])
def test_a_feed_is_in_the_language_of_its_articles(declared: str) -> None:
    items = "".join(f"<item><title>{text[:20]}</title><description>{text}</description></item>" for text in SPANISH)
    body = f"<rss><channel><title>C</title>{declared}{items}</channel></rss>"
    assert [article.lang for article in read(body).articles] == ["es"] * 3
    own = parse(body.encode(), Feed("x", "http://h.example/", lang="pt"), "http://h.example/", NOW)
    assert {article.lang for article in own.articles} == {"pt"}


def test_an_article_in_another_language_than_its_feed_is_read_in_its_own() -> None:
    english = "The mayor of Marle resigned on Tuesday after the council had voted against the new bridge."
    items = "".join(
        f"<item><title>T</title><description>{text}</description></item>"
        for text in (english, english + " Again.", SPANISH[0])
    )
    body = f"<rss><channel><title>C</title><language>en</language>{items}</channel></rss>"
    assert [article.lang for article in read(body).articles] == ["en", "en", "es"]
