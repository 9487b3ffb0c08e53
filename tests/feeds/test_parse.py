"""RSS, RDF, Atom and JSON Feed to articles, the broken ones too."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.feeds.server import item, rss
from tui.errors import FeedError
from tui.feeds.read.identity import content_hash
from tui.feeds.read.parse import Parsed, parse
from tui.feeds.read.stamps import read_time
from tui.model import Article, Feed

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FEED = Feed("Outlet", "https://news.example/rss", country="GB")


def read(body: str | bytes, feed: Feed = FEED, **options: int) -> Parsed:
    data = body.encode() if isinstance(body, str) else body
    return parse(data, feed, "https://news.example/feeds/rss", NOW, **options)


def one(inner: str) -> Article:
    return read(rss(inner)).articles[0]


def test_rss() -> None:
    extra = "<language>de-at</language><ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours>"
    parsed = read(rss(item(1, "A &amp;amp; B", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"), item(2), extra=extra))
    assert (parsed.title, parsed.lang, parsed.problem) == ("Feed", "de", "")
    assert (parsed.hints.ttl, parsed.hints.skip_hours) == (5400, (0, 5))
    first = parsed.articles[0]
    assert (first.title, first.text) == ("A & B", "One.\nTwo.")
    assert first.url == "https://news.example/story-number-1"
    assert first.published == datetime(2026, 2, 16, 10, tzinfo=UTC)
    assert (first.source, first.feed, first.lang, first.country) == ("Outlet", FEED.key, "de", "GB")
    assert (first.first_seen, first.dated) == (NOW, True)
    assert parsed.aliases[first.id] == ("//news.example/story-number-1",)
    assert pickle.loads(pickle.dumps(parsed)) == parsed


def test_atom_tells_html_from_text() -> None:
    parsed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/" xml:lang="fr"><title>F</title>
        <entry><id>urn:1</id><title type="text">5 &lt; 6 &amp;amp; &lt;b></title><link href="one"/>
        <published>2026-02-16T23:30:00+05:30</published><summary type="html">&lt;b>short&lt;/b></summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <b>text</b></p><p>more</p></div></content>
        </entry></feed>"""
    )
    article = parsed.articles[0]
    assert (article.title, article.text) == ("5 < 6 &amp; <b>", "Long text\nmore")
    assert article.url == "https://base.example/x/one"
    assert article.published.isoformat() == "2026-02-16T23:30:00+05:30"
    assert article.lang == "fr"


@pytest.mark.parametrize(
    ("body", "categories"),
    [
        (rss(item(1) + "<category>Opinion</category><category>Food &amp;amp; Drink, Travel</category>"
             "<category>Opinion</category><category> </category>"), ("Opinion", "Food & Drink", "Travel")),
        ("""<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>urn:1</id><title>T</title>
         <category term="op-ed" label="Opinion"/><category term="politics"/></entry></feed>""", ("Opinion", "politics")),
        (json.dumps({"version": "https://jsonfeed.org/version/1", "title": "J",
                     "items": [{"id": "1", "title": "T", "tags": ["Opinion", 3, "<b>x</b>"]}]}), ("Opinion", "x")),
        (rss(item(1) + "".join(f"<category>c{n}</category>" for n in range(90))),
         tuple(f"c{n}" for n in range(20))),
        (rss(item(1) + f"<category>{'x' * 900}</category>"), ("x" * 60,)),
    ],
)  # fmt: skip
def test_what_an_entry_is_filed_under(body: str, categories: tuple[str, ...]) -> None:
    assert read(body).articles[0].categories == categories


def test_places_are_those_of_a_feed_that_somebody_has_put_in_order() -> None:
    def stamped(*hours: int) -> list[int]:
        dates = [f"<pubDate>Mon, 16 Feb 2026 {hour:02}:00:00 GMT</pubDate>" for hour in hours]
        inner = [f"<title>Story {n}</title><guid>{n}</guid>{date}" for n, date in enumerate(dates)]
        return [article.place for article in read(rss(*inner)).articles]

    assert stamped(7, 9, 3, 5) == [1, 2, 3, 4]
    assert stamped(9, 7, 5, 3) == stamped(3, 5, 7, 9) == stamped(4, 4, 4, 4) == [0, 0, 0, 0]
    assert stamped(9) == [0]


def test_rdf() -> None:
    parsed = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel><title>R</title><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
        <item rdf:about="https://r.example/1"><title>T</title><link>https://r.example/1</link>
        <dc:date>2026-02-16T10:00:00+09:00</dc:date></item></rdf:RDF>"""
    )
    assert parsed.hints.update == 21600
    assert parsed.articles[0].published.isoformat() == "2026-02-16T10:00:00+09:00"


def test_json_feed() -> None:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "language": "en-US",
        "items": [
            {"id": 7, "url": "/a", "title": "A &amp; <b>", "content_html": "<p>x</p><p>y</p>",
             "date_published": "2026-02-16T10:00:00-05:00"},
            {"id": "8", "content_text": "only <text>", "date_modified": "2026-02-15T00:00:00Z", "language": "es"},
            "nonsense",
            {"id": {}, "title": ["x"]},
        ],
    }  # fmt: skip
    parsed = read(json.dumps(data))
    assert [(a.title, a.text, a.lang) for a in parsed.articles] == [
        ("A &amp; <b>", "x\ny", "en"),
        ("", "only <text>", "es"),
    ]
    assert parsed.articles[0].url == "https://news.example/a"
    assert parsed.articles[0].published.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize("body", ["{", '{"items": 3}', '{"a": ' * 100_000, "{}", '{"version": "x"}'])
def test_other_json_is_refused(body: str) -> None:
    with pytest.raises(FeedError, match="JSON"):
        read(body)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Mon, 16 Feb 2026 10:00:00 +0530", "2026-02-16T10:00:00+05:30"),
        ("Mon, 16 Feb 2026 10:00:00 EST", "2026-02-16T10:00:00-05:00"),
        ("Mon, 16 Feb 2026 10:00:00 CEST", "2026-02-16T10:00:00+02:00"),
        ("Mon, 16 Feb 2026 10:00:00 -0000", "2026-02-16T10:00:00+00:00"),
        ("16 Feb 2026 10:00", "2026-02-16T10:00:00+00:00"),
        ("Mon, 16 Feb 2026 10:00:60 GMT", "2026-02-16T10:00:59+00:00"),
        ("2026-02-16T10:00:00Z", "2026-02-16T10:00:00+00:00"),
        ("2026-02-16", "2026-02-16T00:00:00+00:00"),
        ("  2026-02-16T10:00:00.123+09:00 ", "2026-02-16T10:00:00.123000+09:00"),
        ("2026-02-16T10:00:00+23:00", "2026-02-16T10:00:00+00:00"),
        ("Mon, 31 Feb 2026 10:00:00 GMT", None),
        ("Mon, 16 Feb 2026 10:00:00 +9999", "2026-02-16T10:00:00+00:00"),
        ("yesterday", None),
        ("", None),
        ("1" * 200, None),
    ],
)
def test_dates_keep_their_offset(text: str, iso: str | None) -> None:
    moment = read_time(text)
    assert (moment.isoformat() if moment else None) == iso


@pytest.mark.parametrize(
    "date",
    ["", "<pubDate/>", "<pubDate>nonsense</pubDate>", "<pubDate>Mon, 01 Jan 0000 00:00:00 GMT</pubDate>",
     "<pubDate>9999-12-31T23:59:59Z</pubDate>", "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>",
     "<pubDate>Sat, 21 Feb 2026 00:00:00 GMT</pubDate>", "<pubDate>0001-01-01T00:00:00+14:00</pubDate>"],
)  # fmt: skip
def test_an_entry_without_a_usable_date_is_placed_at_first_sight_and_flagged(date: str) -> None:
    article = one(f"<title>T</title><guid>g</guid>{date}")
    assert (article.published, article.dated) == (NOW, False)


@pytest.mark.parametrize(
    ("lang", "date", "iso"),
    [
        ("de", "Dienstag, 17. Februar 2026", "2026-02-17T12:00:00+00:00"),
        ("ru", "17 февраля 2026, 09:05", "2026-02-17T09:05:00+00:00"),
        ("fr", "mardi 17 février 2099", None),
    ],
)
def test_a_date_in_the_words_of_the_feed_is_read(lang: str, date: str, iso: str | None) -> None:
    feed = Feed("Outlet", FEED.url, lang=lang)
    article = read(rss(f"<title>T</title><pubDate>{date}</pubDate>"), feed).articles[0]
    assert (article.published.isoformat() if article.dated else None) == iso


def test_a_bad_date_gives_way_to_the_next() -> None:
    article = one(
        "<title>T</title><pubDate>never</pubDate>"
        '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-02-16T10:00:00+01:00</dc:date>'
    )
    assert article.published.isoformat() == "2026-02-16T10:00:00+01:00"


def test_content_hash_changes_with_content_only() -> None:
    first = one("<title>T</title><guid>g</guid>")
    later = parse(
        rss("<title>T</title><guid>g</guid>").encode(), FEED, "https://news.example/", NOW + timedelta(days=1)
    ).articles[0]
    assert first.published != later.published
    assert content_hash(first) == content_hash(later)
    assert content_hash(first) != content_hash(one("<title>T</title><guid>g</guid><description>x</description>"))


def test_identity_survives_a_new_poll_and_repeated_guids_are_told_apart() -> None:
    body = rss(*(f"<guid>same</guid><title>T{n}</title><link>https://n.example/{n}</link>" for n in range(3)))
    first, second = read(body), read(body)
    assert [a.id for a in first.articles] == [a.id for a in second.articles]
    assert len({a.id for a in first.articles}) == 3
    assert len(read(rss(item(1), item(1))).articles) == 1
    assert len(read(rss("<guid> </guid><title>A</title>", "<guid> </guid><title>B</title>")).articles) == 2


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<guid>https://n.example/g</guid>", "https://n.example/g"),
        ("<guid>/g/1</guid>", "https://news.example/g/1"),
        ("<guid>abc</guid>", None),
        ("<guid>abc</guid><link>b</link>", "https://news.example/feeds/b"),
        ("<link/>", None),
        ("<link>ftp://x.example/</link>", None),
    ],
)
def test_links(inner: str, url: str | None) -> None:
    assert one(f"<title>T</title>{inner}").url == url


def test_entries_without_words_are_left_out() -> None:
    assert read(rss("<guid>1</guid>", item(2))).articles[0].title == "Title 2"


def test_hostile_text_is_cleaned_and_bad_links_dropped() -> None:
    article = one(
        "<title>\x1b[31mred\u202e &#x9b;31m [bold]x[/bold]</title><link>javascript:alert(1)</link>"
        "<description>a&lt;script&gt;alert(1)&lt;/script&gt;b</description><guid>g</guid>"
    )
    assert article.title == "[31mred ›31m [bold]x[/bold]"
    assert (article.text, article.url) == ("ab", None)


@pytest.mark.parametrize(
    "body",
    [
        "<br/>Warning: PHP\n" + rss(item(1)),
        rss(item(1)).replace("</channel></rss>", ""),
        rss(item(1), "<title>unclosed & <b>bad</title><guid>2</guid>"),
        rss(item(1)).encode("utf-16"),
        rss(item(1)).replace('"1.0"?', '"1.0" encoding="utf-16"?').encode(),
        rss(item(1)).replace('"1.0"?', '"1.0" encoding="klingon"?').encode(),
        b"\x00\x00" + rss(item(1)).encode(),
        rss(item(1), "<title>&undefined;</title>"),
    ],
)
def test_a_malformed_feed_gives_what_can_be_read(body: str | bytes) -> None:
    assert read(body).articles[0].title == "Title 1"


@pytest.mark.parametrize(
    "bad",
    [
        "<gml:pos>a b</gml:pos>",
        "<link href='http://[x'/>",
        "<image><width></width></image>",
        "<title xml:base='http://[::1'>x</title>",
        "&#xD800; &#55296; &#0; &#x1f; &#99999999; &#xFFFF;",
        "<georss:point>1</georss:point>",
    ],
)
def test_what_trips_a_parser_costs_no_article(bad: str) -> None:
    inner = rss(item(1), f"<title>Bad</title><guid>2</guid>{bad}", item(3))
    for body in (inner, inner.replace("</channel></rss>", "")):
        titles = {article.title for article in read(body).articles}
        assert {"Title 1", "Title 3"} <= titles


PIECES = ["<", ">", "]]>", "<![CDATA[", "&", "&#xd800;", "\xff", "\0", "</item>", "<item>", '"', "<!--", "<?", "xmlns:x=''",
          "<gml:pos>a</gml:pos>", "<width/>", "<link href='http://[x'/>", "<pubDate>9</pubDate>", "<title>", "<content>",
          "<media:content url='x'/>", "<guid isPermaLink='true'>", "<entry>", "<skipHours><hour>"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(PIECES)), max_size=8), st.integers(0, 600))
def test_any_document_is_read_or_refused(insertions: list[tuple[int, str]], cut: int) -> None:
    body = rss(item(1), item(2))
    for place, piece in insertions:
        body = body[:place] + piece + body[place:]
    try:
        parsed = read(body[: len(body) - cut].encode("latin-1"))
    except FeedError as error:
        assert str(error).endswith(".")
    else:
        assert all(article.title or article.text for article in parsed.articles)


def test_a_broken_document_without_entries_is_a_failure() -> None:
    with pytest.raises(FeedError, match=r"is not well-formed .* no article can be read"):
        read("<rss><channel><title>x</channel>")


def test_a_body_that_names_a_file_opens_none() -> None:
    with pytest.raises(FeedError):
        read("/etc/passwd")


def test_an_empty_feed_is_no_failure() -> None:
    parsed = read(rss())
    assert (parsed.articles, parsed.title, parsed.problem) == ((), "Feed", "")


def test_a_flood_of_entries_is_cut_and_told() -> None:
    parsed = read(rss(*(item(number) for number in range(20_000))), max_articles=50)
    assert len(parsed.articles) == 50
    assert parsed.problem == "only the newest 50 of 20000 entries were read"


def test_pace_is_the_mean_gap_of_the_last_ten() -> None:
    times = [datetime(2026, 2, 16, tzinfo=UTC) - timedelta(hours=2 * n) for n in range(10)]
    times += [times[-1] - timedelta(days=300)]
    parsed = read(
        rss(*(item(n, date=moment.strftime("%a, %d %b %Y %H:%M:%S +0000")) for n, moment in enumerate(times)))
    )
    assert parsed.gaps == 7200
