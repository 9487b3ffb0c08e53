"""Web addresses of feeds: safe, absolute, in ASCII."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.hostile import HOSTILE
from tui.text import safe_url, without_tracking


@pytest.mark.parametrize(
    ("raw", "base", "url"),
    [
        ("https://example.org/a?b=c&d=%20e#f", "", "https://example.org/a?b=c&d=%20e#f"),
        (" HTTPS://Example.ORG ", "", "https://example.org"),
        ("/a b", "http://example.org/x/y", "http://example.org/a%20b"),
        ("//cdn.example.org/a", "https://example.org/", "https://cdn.example.org/a"),
        ("https://user:secret@example.org:8443/", "", "https://example.org:8443/"),
        ("https://münchen.example/straße", "", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("http://[::1]:80/x", "", "http://[::1]:80/x"),
        ("https://exam\nple.org/", "", "https://example.org/"),
        ("https://example.org/\x1b[31m\u202e", "", "https://example.org/%1B%5B31m%E2%80%AE"),
        ("javascript:alert(1)", "https://example.org/", None),
        ("data:text/html,x", "", None),
        ("file:///etc/passwd", "", None),
        ("http://[::1", "", None),
        ("http://example.org:99999/", "", None),
        ("http:///nohost", "", None),
        ("http://a" + "b" * 5000, "", None),
        ("not a link", "", None),
        ("https://exa mple.org/", "", None),
        ("", "", None),
        (" ", "https://example.org/", None),
    ],
)
def test_links(raw: str, base: str, url: str | None) -> None:
    assert safe_url(raw, base) == url


@given(HOSTILE, st.sampled_from(["", "https://example.org/feed"]))
def test_a_link_is_plain_ascii(raw: str, base: str) -> None:
    for candidate in (raw, "https://" + raw, "https://example.org/" + raw):
        url = safe_url(candidate, base)
        assert url is None or (url.isascii() and url.isprintable() and " " not in url and url.startswith("http"))


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://a.example/x?utm_source=feed&id=3", "https://a.example/x?id=3"),
        ("https://a.example/x?at_medium=RSS&at_campaign=rss", "https://a.example/x"),
        ("https://a.example/x?traffic_source=rss#part", "https://a.example/x#part"),
        ("https://a.example/x?q=a%26b&&UTM_Term=1", "https://a.example/x?q=a%26b&"),
        ("https://a.example/x", "https://a.example/x"),
        ("", ""),
    ],
)
def test_tracking_goes_and_all_else_stays_as_it_is_written(address: str, plain: str) -> None:
    assert without_tracking(address) == plain
