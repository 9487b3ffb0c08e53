"""Charsets, and what is no feed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import FeedError
from tui.feeds.read.document import decode, read_document

WORD = "Дейтлайн 日本 café €"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (WORD.encode(), "", WORD),
        (WORD.encode(), "iso-8859-1", WORD),
        (codecs.BOM_UTF8 + WORD.encode(), "latin-1", WORD),
        (codecs.BOM_UTF16_LE + WORD.encode("utf-16-le"), "", WORD),
        (codecs.BOM_UTF16_BE + WORD.encode("utf-16-be"), "", WORD),
        (codecs.BOM_UTF32_LE + WORD.encode("utf-32-le"), "", WORD),
        ("<?xml?>é".encode("utf-16-le"), "utf-16", "<?xml?>é"),
        ("<rss>é".encode("utf-16-be"), "", "<rss>é"),
        ("Дело".encode("koi8-r"), "koi8-r", "Дело"),
        ('<?xml version="1.0" encoding="windows-1251"?>Дело'.encode("cp1251"), "", None),
        ('<?xml version="1.0" encoding="windows-1251"?>Дело'.encode("cp1251"), "utf-8", None),
        ("日本".encode("shift_jis"), "Shift_JIS", "日本"),
        ("日本".encode("iso2022_jp"), "iso-2022-jp", "日本"),
        ("①日本".encode("cp932"), "x-sjis", "①日本"),
        ("①日本".encode("cp932"), "Windows-31J", "①日本"),
        ("김정은 똠".encode("cp949"), "ks_c_5601-1989", "김정은 똠"),
        ("镕基".encode("gb18030"), "GB2312", "镕基"),
        ("Λόγος".encode("iso8859-7"), "sun_eu_greek", "Λόγος"),
        ("café".encode("cp1252"), "replacement", "café"),
        (b"caf\xe9 +ADw-", "utf-7", "café +ADw-"),
        ("café €".encode("cp1252"), "iso-8859-1", "café €"),
        ("café".encode("cp1252"), "", "café"),
        ("café".encode("cp1252"), "no-such-charset", "café"),
        ("café".encode("cp1252"), "base64", "café"),
        ("café".encode("cp1252"), "unicode_escape", "café"),
        (b"caf\xe9 " + "é".encode(), "utf-8", "caf� é"),
        (b"\x81\x8d", "", "��"),
        (b"", "", ""),
    ],
)
def test_charsets(body: bytes, charset: str, text: str | None) -> None:
    decoded = decode(body, charset)
    assert decoded == text if text is not None else decoded.endswith("Дело")


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_decode(body: bytes, charset: str) -> None:
    decode(body, charset).encode("utf-8", "strict")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b" \n\x00 ", "is empty"),
        (b"<!DOCTYPE html><html><body>hi</body></html>", "web page"),
        (b"\n<HTML lang='en'><head><link rel='alternate'>", "web page"),
        (b"<html><body><rss></rss></body></html>", "web page"),
        (b"plain words", "no RSS, Atom or JSON"),
        (b"<opml><body/></opml>", "no RSS, Atom or JSON"),
        (b"[1, 2]", "no RSS, Atom or JSON"),
        (b" " * 200_000 + b"x" * 200_000 + b"<rss/>", "no RSS, Atom or JSON"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss/>', "entities"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "x" [ ]><rss/>', "entities"),
        (b"<!DOCTYPE" * 500_000 + b"<rss/>", "no RSS, Atom or JSON"),
        (b"<!DOCTYPE" * 5 + b"><rss/>", "entities"),
        (b'<?xml version="1.0"?><!-- <rss> --><!doctype a [<!entity b "c">]><rss/>', "entities"),
    ],
)
def test_what_is_no_feed_is_told_in_words(body: bytes, words: str) -> None:
    with pytest.raises(FeedError, match=words):
        read_document(body, "", 500)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b'<?xml version="1.0"?>\n<!-- note --><rss version="2.0"></rss>', '<rss version="2.0"></rss>'),
        (b"<br />\n<b>Warning</b>: PHP says no\n<?xml version='1.0'?><feed></feed>", "<feed></feed>"),
        (b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "http://x/rss.dtd"><rss></rss>', "<rss></rss>"),
        (b"<rdf:RDF>\x00\x0b</rdf:RDF>", "<rdf:RDF></rdf:RDF>"),
        (b"<rss><item>write &lt;!ENTITY here <![CDATA[<!ENTITY x>]]></item></rss>", None),
    ],
)
def test_what_comes_before_the_root_is_dropped(body: bytes, text: str | None) -> None:
    assert read_document(body, "", 500).text == (text or body.decode())


@pytest.mark.parametrize(
    ("template", "end"),
    [
        ("<rss><channel>{}</channel></rss>", "</item></channel></rss>"),
        ("<RDF:RDF>{}</RDF:RDF>", "</item></RDF:RDF>"),
        ("<a:feed>{}</a:feed>", "</item></a:feed>"),
    ],
)
def test_a_huge_document_is_cut_behind_an_entry(template: str, end: str) -> None:
    document = read_document(template.format("<item>x</item>" * 1000).encode(), "", 10)
    assert document.entries == 1000
    assert document.text.count("<item>") == 10 and document.text.endswith(end)


def test_json_is_told_apart() -> None:
    assert read_document(b'\xef\xbb\xbf {"version": 1}', "", 5).is_json
