"""OPML round trip, folders as tags, and what is refused."""

from __future__ import annotations

import pytest

from tui.config.opml import read, write
from tui.errors import ConfigError
from tui.model import Feed

SAMPLE = """<?xml version="1.0" encoding="ISO-8859-1"?>
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


def test_folders_and_categories_become_tags_and_names_stay_unique() -> None:
    feeds, refused = read(SAMPLE)
    assert refused == ['"bad": javascript:alert(1) is no web address.']
    assert feeds == [
        Feed("One & only", "https://one.example/f", ("Asia", "Deep", "world", "daily"), "en"),
        Feed("Two", "https://two.example/"),
        Feed("Two (2)", "https://two.example/other"),
        Feed("three.example", "https://three.example/"),
    ]


def test_round_trip() -> None:
    feeds = [
        Feed('A <"&', "https://a.example/?x=1&y=2", ("one", "two"), "de"),
        Feed("B", "https://b.example/", ("one",)),
        Feed("C", "https://c.example/"),
    ]
    assert read(write(feeds)) == (feeds, [])


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
        read(text)


def test_deep_nesting_ends() -> None:
    deep = "<outline text='x'>" * 300 + "<outline xmlUrl='https://x.example/'/>" + "</outline>" * 300
    assert read(f"<opml><body>{deep}</body></opml>") == ([], ['"x": what is more than 50 folders deep.'])


def test_what_is_left_out_is_named() -> None:
    outlines = (
        '<outline type="rss" text="No address"/><outline type="rss" xmlUrl="ftp://x.example/f"/>'
        '<outline text="Odd&#10;name" xmlUrl="feed me"/><outline text="Empty folder"/>'
    )
    assert read(f"<opml><body>{outlines}</body></opml>") == (
        [],
        [
            '"No address": it has no address.',
            "ftp://x.example/f is no web address.",
            '"Odd name": feed me is no web address.',
        ],
    )
