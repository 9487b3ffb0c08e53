"""The quick way gives what feedparser gives, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.feeds.cases import CASES
from tests.feeds.server import FeedServer, item, rss
from tui.demo.loader import FEEDS_FILE
from tui.errors import FeedError
from tui.feeds.read import parse as parsing
from tui.feeds.read.document import read_document
from tui.feeds.read.parse import Parsed, parse
from tui.feeds.read.plain_rss import read_plain
from tui.model import Feed

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
FEED = Feed("Outlet", "https://news.example/rss")
URL = "https://news.example/feeds/rss"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:itunes="http://www.itunes.com/DTDs/PodCast-1.0.dtd" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def document(*items: str, header: str = "<title>Feed</title>") -> str:
    inner = "".join(f"<item>{one}</item>" for one in items)
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{header}{inner}</channel></rss>'


def both_ways(body: bytes) -> tuple[Parsed | str, Parsed | str]:
    """What is read, and what would be without the quick way."""
    with pytest.MonkeyPatch.context() as patch:
        quick = _read(body)
        patch.setattr(parsing, "read_plain", lambda text, url: None)
        return quick, _read(body)


def _read(body: bytes) -> Parsed | str:
    try:
        return parse(body, FEED, URL, NOW)
    except FeedError as error:
        return str(error)


def is_plain(body: str) -> bool:
    return read_plain(read_document(body.encode(), "", 500).text, URL) is not None


def test_usual_feeds_are_read_quickly() -> None:
    extra = (
        "<description>d</description><language>en</language><ttl>60</ttl><image><url>u</url><title>t</title></image>"
    )
    assert is_plain(rss(item(1), item(2), extra=extra))
    for path in FEEDS_FILE.with_name("feeds").glob("*.xml"):
        body = path.read_bytes()
        quick, slow = both_ways(body)
        assert quick == slow
        assert is_plain(body.decode()) is ("<rss" in body.decode())


@pytest.mark.parametrize("case", [case for case in CASES if not case.heavy], ids=lambda case: case.name)
def test_misbehaviour_is_read_alike(case: object) -> None:
    server = FeedServer()
    case.serve(server, "/x")  # type: ignore[attr-defined]
    quick, slow = both_ways(server.pages["/x"].body)
    assert quick == slow


ODD = [
    "<item>nested</item>",
    "<title type='html'>again</title>",
    "<title><b>bold</b></title>",
    "<link href='http://x.example/'/>",
    "<atom:link href='http://x.example/'/>",
    "<summary>s</summary>",
    "<description>second</description>",
    "<media:title>media</media:title>",
    "<media:group><media:description>long text of the medium, longer than the other</media:description></media:group>",
    "<media:content><media:title>inner</media:title></media:content>",
    "<media:content url='u' isDefault='true'><media:thumbnail url='v'/></media:content>",
    "<itunes:summary>the longest of all the texts that are in here</itunes:summary>",
    "<feedburner:origLink>http://origin.example/</feedburner:origLink>",
    "<dc:date>2026-02-16T10:00:00+01:00</dc:date>",
    "<dc:title>dc</dc:title>",
    "<dc:language>fr</dc:language>",
    "<pubDate>yesterday</pubDate>",
    "<guid isPermaLink='false'>other</guid>",
    "<guid xml:base='http://b.example/'>rel</guid>",
    "<source url='http://s.example/'>Source</source>",
    "<category domain='d'>c</category>",
    "<category term='t' label='l'>c</category>",
    "<category/>",
    "<media:category>c</media:category>",
    "<enclosure url='http://e.example/a.mp3' type='audio/mpeg' length='1'/>",
    "<author>a@example.org (Ann)</author>",
    "<image>http://i.example/</image>",
    "<comments>http://c.example/</comments>",
    "<slash:comments>7</slash:comments>",
    "<Title>case</Title>",
    "<!-- a comment --><?target data?>",
    "<body xmlns='http://www.w3.org/1999/xhtml'>x</body>",
    "loose text",
]
TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "  ", "a &amp; b", "&lt;p&gt;x&lt;/p&gt;", "Ã©tÃ©", "\x85\x92", "<b>", "]]>", "1 < 2", "http://x.example/a?b=1&c;=2",
                     "http:////x.example/", "/relative", "javascript:1", "café", "日本", "&#65;", "a\n b\t"]),
)  # fmt: skip
GOOD_DATES = ("Mon, 16 Feb 2026 10:00:00 +0530", "2026-02-16", "Tue, 17 Feb 2026 10:00:00 GMT", "")
BAD_DATES = ("Mon, 16 Feb 0000", "soon", "Sat, 01 Jan 9999 00:00:00 GMT", "Dienstag, 17. Februar 2026")
DATES = st.sampled_from([*GOOD_DATES * 6, *BAD_DATES])


@st.composite
def items(draw: st.DrawFn) -> str:
    """Inner XML of an item: some of the usual elements in any order, and perhaps something odd."""
    parts = [
        f"<title>{escape(draw(TEXTS))}</title>",
        f"<link>{escape(draw(TEXTS))}</link>",
        f"<guid>{escape(draw(TEXTS))}</guid>",
        f"<description>{escape(draw(TEXTS))}</description>",
        f"<content:encoded><![CDATA[{draw(TEXTS).replace(']]>', '')}]]></content:encoded>",
        f"<pubDate>{draw(DATES)}</pubDate>",
        f"<dc:creator>{escape(draw(TEXTS))}</dc:creator>",
        f"<category>{escape(draw(TEXTS))}</category>",
        f"<dc:subject>{escape(draw(TEXTS))}</dc:subject>",
    ]
    chosen = draw(st.lists(st.sampled_from(parts), unique=True, max_size=9))
    odd = draw(st.lists(st.sampled_from(ODD), max_size=2)) if draw(st.integers(0, 3)) == 3 else []
    return "".join(draw(st.permutations([*chosen, *odd])))


HEADERS = ["<title>U</title>", "<language>de</language>", "<dc:language>fr</dc:language>", "<ttl>90</ttl>",
           "<ttl unit='m'>90</ttl>", "<sy:updatePeriod>daily</sy:updatePeriod>", "<sy:updateFrequency>4</sy:updateFrequency>",
           "<image><title>I</title><url>u</url></image>", "<media:title>M</media:title>", "<itunes:image href='x'/>",
           "<atom:link rel='self' href='u'/>", "<textInput><title>X</title></textInput>", "<link>l</link>",
           "<skipHours><hour>3</hour></skipHours>", "<description>d</description>"]  # fmt: skip


HEADER_LISTS = st.lists(st.sampled_from(HEADERS), max_size=3, unique=True).flatmap(
    lambda more: st.permutations(["<title>T</title>", *more])
)


@settings(max_examples=300, deadline=None)
@given(st.lists(items(), max_size=3), HEADER_LISTS)
def test_any_document_is_read_alike(inner: list[str], header: list[str]) -> None:
    quick, slow = both_ways(document(*inner, header="".join(header)).encode("utf-8", "replace"))
    assert quick == slow


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_read_alike(odd: str) -> None:
    for inner in (item(1) + odd, odd + item(1)):
        quick, slow = both_ways(document(item(2), inner, item(3)).encode())
        assert quick == slow
