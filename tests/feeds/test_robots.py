"""robots.txt: whose rules count, and which of them decides."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.fetch.robots import CLOSED, OPEN, read_robots, robots_url

HOST = "https://news.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?z", True),
        ("User-agent: *\nDisallow: /*/print*x", "/a/print/7x8", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*a*a$", "/a", True),
        ("User-agent: *\nDisallow: /?id=", "/?id=3", False),
        ("User-agent: *\nDisallow: /é", "/%C3%A9/x", False),
        ("User-agent: *\nDisallow: /%C3%a9", "/é", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Dateline/2\nDisallow: /x", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow: /x", "/x", False),
        ("User-agent: other\nUser-agent: dateline\nDisallow: /", "/a", False),
        ("User-agent: Date\nDisallow: /", "/a", True),
        ("User-agent: dateline-of-others\nDisallow: /", "/a", True),
        ("User-agent: Dateline/2.1 (feeds)\nDisallow: /", "/a", False),
        ("User-agent: dateline # us\nDisallow: /", "/a", False),
        ("User-agent: *\nDissallow: /", "/a", False),
        ("user-AGENT : *  # all\n disallow : /a # this", "/a", False),
        ("User-agent: *\nSitemap: x\nCrawl-delay: 3\nDisallow: /a", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("Disallow: /", "/a", True),
        ("<html>not found</html>", "/a", True),
    ],
)
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text.encode()).allow(HOST + path) is allowed


def test_open_and_closed() -> None:
    assert OPEN.allow(HOST) and not CLOSED.allow(HOST)
    assert robots_url("https://ann:secret@news.example:8443/a/b?c") == "https://news.example:8443/robots.txt"


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_give_rules(body: bytes, path: str) -> None:
    assert read_robots(b"User-agent: *\nDisallow: " + body).allow(f"{HOST}/{path}") in (True, False)


@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\n" + (b"Disallow: /" + b"*a" * 900 + b"$\n") * 250,
        b"User-agent: *\nDisallow: /" + b"*a" * 240_000,
        b"".join(b"User-agent: x%d\r" % number for number in range(15_000)) + b"Disallow: /\r" * 20_000,
        b"User-agent" + b" " * 500_000,
        b" " * 500_000,
    ],
    ids=["stars", "one line", "names above rules", "spaces", "only spaces"],
)
def test_a_hostile_file_takes_no_time(body: bytes) -> None:
    started = time.process_time()
    read_robots(body).allow(f"{HOST}/{'a' * 3000}b")
    assert time.process_time() - started < 2
