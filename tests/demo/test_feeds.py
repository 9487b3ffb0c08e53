"""The bundled feeds as documents: they parse, and hold what the demo is meant to show."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tui.config import feedsfile
from tui.demo import loader
from tui.model import Article

EXPECTED = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def by_slug() -> dict[str, Article]:
    """Articles by the last part of their link."""
    every = [article for _, articles in loader.articles() for article in articles]
    by_slug = {str(article.url).rsplit("/", 1)[-1]: article for article in every}
    assert len(by_slug) == len(every)
    return by_slug


def test_feeds_file_has_no_problem_and_one_document_a_feed() -> None:
    settings = feedsfile.load(loader.FEEDS_FILE)
    assert settings.problems == ()
    assert not any(feed.enabled for feed in settings.feeds), "a poll in the demo must not reach for the network"
    documents = {path.stem for path in loader.FEEDS_FILE.with_name("feeds").iterdir()}
    assert {str(urlsplit(feed.url).hostname) for feed in settings.feeds} == {f"{name}.example" for name in documents}
    assert len({path.suffix for path in loader.FEEDS_FILE.with_name("feeds").iterdir()}) == 3


def test_there_are_enough_articles_from_every_outlet(by_slug: dict[str, Article]) -> None:
    outlets = Counter(article.source for article in by_slug.values())
    assert len(outlets) == 11
    assert len(by_slug) == 116
    assert min(outlets.values()) >= 5


def test_articles_are_short_complete_and_in_the_past(by_slug: dict[str, Article]) -> None:
    for slug, article in by_slug.items():
        assert article.dated, slug
        assert datetime(2025, 12, 13, tzinfo=UTC) <= article.published <= loader.NOW, slug
        assert article.first_seen == article.published, slug
        assert article.first_seen.utcoffset() == UTC.utcoffset(None), slug
        assert 10 < len(article.title) < 90, slug
        assert 70 < len(article.text) < 1500, slug
        assert urlsplit(article.url or "").hostname == urlsplit(article.feed).hostname, slug


def test_publishers_keep_their_own_clock(by_slug: dict[str, Article]) -> None:
    offsets = {a.source: a.published.utcoffset() for a in by_slug.values()}
    hours = {source: offset.total_seconds() / 3600 for source, offset in offsets.items() if offset is not None}
    assert hours["Harbour Post"] == 11
    assert hours["Parallel Review"] == -8
    assert len(set(hours.values())) == 7
    assert by_slug["lodestar-away"].published.date().isoformat() == "2025-12-29"


def test_languages(by_slug: dict[str, Article]) -> None:
    languages = Counter(article.lang for article in by_slug.values())
    assert set(languages) == {"en", "de", "fr", "es", "ru", "ko"}
    assert min(languages.values()) >= 5


def test_markup_in_the_text_is_text_and_html_is_gone(by_slug: dict[str, Article]) -> None:
    glitch = by_slug["bus-stop-glitch"]
    assert "[bold]HAPPY NEW YEAR[/bold]" in glitch.title
    assert r"\x1b[31mDELAYED\x1b[0m" in glitch.text
    assert "said that nothing dangerous had been displayed" in glitch.text
    for slug, article in by_slug.items():
        assert not any(sign in article.title + article.text for sign in ("<", "&amp;", "&lt;", "\x1b", "Read more")), (
            slug
        )


def test_reprints_are_the_same_text(by_slug: dict[str, Article]) -> None:
    for pair in EXPECTED["reprint"]:
        original, copy = by_slug[pair["original"]], by_slug[pair["copy"]]
        assert copy.source != original.source
        assert copy.text.startswith(original.text)


def test_the_gold_table_speaks_of_articles_that_exist(by_slug: dict[str, Article]) -> None:
    slugs = [article["slug"] for article in EXPECTED["article"]]
    assert len(slugs) == len(set(slugs)) >= 40
    groups = [slug for kind in ("together", "across", "apart") for group in EXPECTED[kind] for slug in group["slugs"]]
    assert set(slugs) | set(groups) <= set(by_slug)
    for article in EXPECTED["article"]:
        body = by_slug[article["slug"]].text + by_slug[article["slug"]].title
        assert all(number in body for number in article.get("numbers", ())), article["slug"]
        assert all(mention["words"] in body for mention in article.get("mentions", ())), article["slug"]
