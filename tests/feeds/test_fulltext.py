"""The article of a page without what stands around it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tui.feeds.read import fulltext
from tui.feeds.read.fulltext import page_text

MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
FIRST = "The bridge over the river was reopened on Tuesday after two years of repairs, the mayor said."
SECOND = "Some 30 million people cross it every year, and the works had cost more than was planned in 2019."


def page(head: str = "", body: str = "") -> str:
    article = body or f"<p>{FIRST}</p><p>{SECOND}</p>"
    return (
        f"<!DOCTYPE html><html><head><title>Bridge</title>{head}</head><body>{MENU}<main><article><h1>Bridge reopened</h1>"
        f"{article}</article></main><footer>Terms and conditions</footer><script>alert(1)</script></body></html>"
    )


def test_the_article_is_kept_and_the_rest_is_not() -> None:
    text = page_text(page().encode(), "")
    assert FIRST in text and SECOND in text
    assert not {"Sport", "alert", "conditions"} & set(text.replace("\n", " ").split())


def test_charset_of_header_or_page() -> None:
    words = "Мост через реку был снова открыт во вторник после двух лет ремонта, сообщил мэр города. "
    body = page("<meta charset='windows-1251'>", f"<p>{words * 3}</p>").encode("cp1251")
    assert words.strip() in page_text(body, "")
    assert words.strip() in page_text(body.replace(b"<meta charset='windows-1251'>", b""), "windows-1251")


def test_hostile_text_is_cleaned() -> None:
    text = page_text(page(body=f"<p>{FIRST} \x1b]52;c;AAAA\x07 \u202e{SECOND} &#x9b;31m</p>").encode(), "utf-8")
    assert FIRST in text and SECOND in text
    assert all(char.isprintable() or char == "\n" for char in text)


def test_pages_without_an_article_give_nothing() -> None:
    for body in (b"", b"<html></html>", b"\x00\x01\x02", b"plain", b"<" * 1000, "<div>".encode("utf-16")):
        assert len(page_text(body, "")) < 10


def test_what_is_not_installed_is_noticed_and_nothing_is_loaded_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fulltext.is_installed()
    monkeypatch.setattr(fulltext, "PACKAGES", ("trafilatura", "no_such_package"))
    assert not fulltext.is_installed()
    script = (
        "import sys; from tui.feeds.read import fulltext; fulltext.is_installed(); print('trafilatura' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
    )
