"""OPML as other programs write it, round trips, and what is refused."""

from __future__ import annotations

import codecs
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.config.opml import read, secrets, write
from tui.config.opml_text import decoded
from tui.errors import ConfigError
from tui.model import Feed, FeedNames

SAMPLE = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.1"><head/><body>
 <outline text="Asia"><outline text="Deep">
   <outline type="rss" text="One &amp; only" xmlUrl="https://one.example/f" category="/news/world,daily" language="en-us"/>
 </outline></outline>
 <outline text="Two" xmlUrl="https://two.example/"/>
 <outline text="Two" xmlUrl="https://two.example/other"/>
 <outline text="again" xmlUrl="https://two.example/"/>
 <outline text="bad" xmlUrl="javascript:alert(1)"/>
 <outline xmlUrl="https://three.example/"/>
</body></opml>"""


def of(outlines: str, head: str = "<opml>", charset: str = "utf-8") -> tuple[list[Feed], list[str]]:
    return read(f"{head}<body>{outlines}</body></opml>".encode(charset))


def names(outlines: str) -> list[str]:
    feeds, refused = of(outlines)
    assert refused == []
    return [feed.name for feed in feeds]


def test_folders_and_categories_become_tags_and_names_stay_unique() -> None:
    feeds, refused = read(SAMPLE)
    assert refused == ['"bad": javascript:alert(1) is no web address.']
    assert feeds == [
        Feed("One & only", "https://one.example/f", ("Asia", "Deep", "world", "daily"), "en"),
        Feed("Two", "https://two.example/"),
        Feed("Two (2)", "https://two.example/other"),
        Feed("three.example", "https://three.example/"),
    ]


FULL = Feed(
    'A <"&',
    "https://a.example/?x=1&y=2",
    ("eu/west", "a, b", "x"),
    "de",
    "AT",
    timedelta(minutes=15),
    full_text=True,
    enabled=False,
    mute=("/puzzles/", "Horoscope*"),
    timezone="Europe/Vienna",
)


def test_all_settings_come_back_as_they_were() -> None:
    feeds = [FULL, Feed("B", "https://b.example/", ("eu/west",)), Feed("C", "https://c.example/")]
    assert read(write(feeds).encode()) == (feeds, [])


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=20),
        max_size=4,
        unique=True,
    )
)
def test_tags_come_back_whatever_stands_in_them(tags: list[str]) -> None:
    feed = Feed("A", "https://a.example/", tuple(tags))
    assert read(write([feed]).encode()) == ([feed], [])


def test_what_may_be_secret_goes_out_only_when_asked_and_is_named() -> None:
    feed = Feed("A", "https://user:se%40cret@a.example/f", headers=(("Authorization", "Bearer 1"),))
    assert secrets(feed) == "its password and its headers" and secrets(FULL) == ""
    plain = write([feed])
    assert "cret" not in plain and "Bearer" not in plain
    assert read(plain.encode())[0] == [Feed("A", "https://a.example/f")]
    assert read(write([feed], with_passwords=True).encode())[0] == [replace(feed, headers=())]


def test_our_own_words_are_read_with_care() -> None:
    ours = "xmlns:d='urn:dateline:feed' d:every='&quot;1s&quot;' d:enabled='3' d:tags='[' d:headers='{&quot;A&quot;: &quot;b&quot;}'"
    feeds, _ = of(f"<outline text='A' xmlUrl='https://a.example/' {ours} d:full_text='true'/>")
    assert feeds == [Feed("A", "https://a.example/", full_text=True)]


# ---------------------------------------------------------------------- as the world writes it


def test_bare_ampersands_and_the_names_of_html_are_read() -> None:
    outlines = (
        '<outline text="Fish & Chips" xmlUrl="http://h.example/f?a=1&b=2"/>'
        '<outline text="A&nbsp;B &eacute;t&eacute; &nosuch; &#65; &#x42;" xmlUrl="http://h.example/n"/>'
        "<!-- a & b &eacute; -->"
    )
    feeds, _ = of(outlines)
    assert [feed.name for feed in feeds] == ["Fish & Chips", "A B été &nosuch; A B"]
    assert feeds[0].url == "http://h.example/f?a=1&b=2"


@pytest.mark.parametrize(
    "raw",
    [
        '<?xml version="1.0" encoding="ISO-8859-1"?><opml>Köln'.encode("latin-1"),
        '<?xml version="1.0" encoding="UTF-16"?><opml>Köln'.encode("utf-16"),
        '<?xml version="1.0" encoding="utf-16"?><opml>Köln'.encode("utf-16-be"),
        '<?xml version="1.0"?><opml>Köln'.encode("utf-16-le"),
        codecs.BOM_UTF8 + '<?xml version="1.0" encoding="latin-1"?><opml>Köln'.encode(),
        '<?xml version="1.0" encoding="no-such"?><opml>Köln'.encode(),
        '<?xml version="1.0" encoding="UTF-8"?><opml>Köln'.encode("cp1252"),
        '<?xml version="1.0" encoding="hex"?><opml>Köln'.encode(),
        "<opml>Köln".encode(),
    ],
)
def test_a_text_is_read_as_it_is_written(raw: bytes) -> None:
    assert decoded(raw).endswith("<opml>Köln")


def test_names_of_xml_are_read_in_any_case_and_namespace() -> None:
    outlines = '<outline text="Low" xmlurl="http://h.example/l"/><OUTLINE TEXT="Up" XMLURL="http://h.example/u"/>'
    assert [feed.name for feed in of(outlines, '<opml xmlns="http://opml.org/spec2">')[0]] == ["Low", "Up"]
    assert names(
        '<outline text="Url" type="RSS" url="http://h.example/"/><outline text="A page" type="link" url="http://h.example/p"/>'
    ) == ["Url"]


def test_a_feed_in_several_folders_has_all_of_them_as_tags() -> None:
    party = '<outline text="Party" xmlUrl="http://h.example/p"/>'
    (feed,), _ = of(f'{party}<outline text="music">{party}</outline><outline text="culture">{party}</outline>')
    assert feed.tags == ("music", "culture")


def test_what_is_commented_out_is_left_out() -> None:
    inside = '<outline text="In" xmlUrl="http://h.example/i"/>'
    outlines = f'<outline text="Cm" isComment="True" xmlUrl="http://h.example/c">{inside}</outline><!-- {inside} -->'
    assert names(f'{outlines}<outline text="Cn" iscomment="false" xmlUrl="http://h.example/n"/>') == ["Cn"]


def test_a_folder_is_no_feed_whatever_it_says() -> None:
    (feed,), refused = of('<outline type="rss" title="tech"><outline title="R" xmlUrl="http://h.example/r"/></outline>')
    assert (feed.tags, refused) == (("tech",), [])


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("feed://h.example/five", "http://h.example/five"),
        ("feed:https://h.example/six", "https://h.example/six"),
        ("FEED://https://h.example/six", "https://h.example/six"),
        ("HTTP://H.EXAMPLE/feed", "http://h.example/feed"),
        ("http://h.example/?u=feed://x", "http://h.example/?u=feed://x"),
        ("http://user:secret@h.example/ten", "http://user:secret@h.example/ten"),
        ("https://us er@h.example/", "https://us%20er@h.example/"),
        ("https://h.example/pfad/ä?q=ü", "https://h.example/pfad/%C3%A4?q=%C3%BC"),
    ],
)
def test_addresses_are_read_as_they_are_meant(written: str, read_as: str) -> None:
    (feed,), refused = of(f'<outline text="A" xmlUrl="{written}"/>')
    assert (feed.url, refused) == (read_as, [])


@pytest.mark.parametrize(
    "written", ["exec:ls", "file:///etc/passwd", "filter:x:http://h.example/", "ftp://u:secret@h.example/"]
)
def test_what_is_no_web_address_is_refused_in_words(written: str) -> None:
    feeds, (refused,) = of(f'<outline text="A" xmlUrl="{written}"/>')
    assert feeds == [] and refused.startswith('"A": ') and refused.endswith(" is no web address.")
    assert "secret" not in refused


def test_equal_names_are_numbered_in_linear_time() -> None:
    feeds, _ = of("".join(f'<outline text="News" xmlUrl="https://h{n}.example/"/>' for n in range(10_000)))
    assert [feeds[0].name, feeds[1].name, feeds[-1].name] == ["News", "News (2)", "News (10000)"]
    given = FeedNames(["news (2)", "NEWS"])
    assert [given.free("News"), given.free("News"), given.free("Other")] == ["News (3)", "News (4)", "Other"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not xml",
        "<html><body/></html>",
        "<opml><head/></opml>",
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><opml><body><outline text="&a;"/></body></opml>',
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        read(text.encode())


def test_deep_nesting_ends() -> None:
    deep = "<outline text='x'>" * 300 + "<outline xmlUrl='https://x.example/'/>" + "</outline>" * 300
    assert of(deep) == ([], ['"x": what is more than 50 folders deep.'])


def test_what_is_left_out_is_named() -> None:
    outlines = (
        '<outline type="rss" text="No address"/><outline type="rss" xmlUrl="ftp://x.example/f"/>'
        '<outline text="Odd&#10;name" xmlUrl="feed me"/><outline text="Empty folder"/>'
    )
    assert of(outlines) == (
        [],
        [
            '"No address": it has no address.',
            "ftp://x.example/f is no web address.",
            '"Odd name": feed me is no web address.',
        ],
    )
