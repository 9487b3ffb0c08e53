"""Every way in which feeds and servers are known to misbehave, as cases to serve: see POLLING.md's list.

By hand: `python -m tests.feeds.server --cases --write-feeds FILE` serves them all.
"""

from __future__ import annotations

import asyncio
import codecs
import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.feeds import server as misbehaviour
from tests.feeds.server import FeedServer, Request, Script, bomb, head, item, rss

Serve = Callable[[FeedServer, str], str]
"""Make a path of a server misbehave; returns the address."""


@dataclass(frozen=True, slots=True)
class Case:
    """One misbehaviour and what a poll is to make of it.

    Args:
        name: words with dashes.
        serve: makes a path misbehave.
        note: what the person reads, or a part of it; "" for nothing.
        titles: of the articles that are there to be read, () if they do not matter, None if the poll is to fail.
        heavy: to be parsed in a worker process only.
        hangs: until the deadline.
    """

    name: str
    serve: Serve
    note: str = ""
    titles: tuple[str, ...] | None = None
    heavy: bool = False
    hangs: bool = False


def body(data: bytes | str, status: int = 200, **headers: str) -> Serve:
    return lambda server, path: server.serve(path, data, status, **headers)


def script(answer: Script) -> Serve:
    return lambda server, path: server.script(path, answer)


def redirect(location: str) -> Serve:
    """To a location in which `{self}` is the server's own address under another name."""
    return lambda server, path: server.serve(
        path, "", 302, Location=location.format(self=f"http://localhost:{server.port}", path=path)
    )


def titled(title: str) -> str:
    return rss(f"<guid>x</guid><title>{title}</title><description>It happened.</description>")


def dated(*dates: str) -> str:
    return rss(*(f"<guid>{n}</guid><title>Dated {n}</title>{date}" for n, date in enumerate(dates)))


def entities(declarations: str, prolog: str = '<?xml version="1.0"?>') -> str:
    return f"{prolog}<!DOCTYPE rss [{declarations}]><rss><channel><item><title>&a;</title></item></channel></rss>"


async def reset(request: Request, writer: asyncio.StreamWriter) -> None:
    """Breaks the connection in the middle of the body."""
    writer.write(head(200, {"Content-Length": "5000"}) + rss(item(1)).encode()[:200])
    await writer.drain()
    writer.transport.abort()


async def fifty_megabytes(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(head(200, {"Content-Length": "50000000"}))
    for _ in range(50):
        writer.write(bytes(1_000_000))
        await writer.drain()


_LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("bcdefgh", "cdefghi", strict=True))
_ATTRIBUTES = " ".join(f'a{number}=""' for number in range(100_000))
_ONE = ("Title 1",)
_DECLARED = '<?xml version="1.0" encoding="{}"?>'


def _recoded(declared: str, encoding: str, text: str = "Дело") -> bytes:
    return titled(text).replace('<?xml version="1.0"?>', _DECLARED.format(declared)).encode(encoding)


CASES = (
    # redirects
    Case("redirect-loop", redirect("{path}"), "redirects more than 5 times"),
    Case("redirect-to-file", redirect("file:///etc/passwd"), "which is no web address"),
    Case("redirect-to-a-private-address", redirect("http://10.0.0.1/feed"), "leads to the private address 10.0.0.1"),
    Case("redirect-to-loopback", redirect("{self}/neighbour"), "leads to the private address"),
    Case("redirect-to-mapped-loopback", redirect("http://[::ffff:127.0.0.1]/"), "leads to the private address"),
    Case("redirect-to-metadata", redirect("http://169.254.169.254/latest/"), "leads to the private address"),
    # bodies
    Case("web-page", body("<!DOCTYPE html><html><body>Sorry</body></html>"), "is a web page, not a feed"),
    Case("empty-body", body(""), "is empty"),
    Case("length-too-long", script(misbehaviour.short_body), "broke off"),
    Case("length-too-short", body(rss(item(1)), Content_Length=str(len(rss(item(1))) - 12)), "", _ONE),
    Case("truncated-gzip", body(gzip.compress(rss(item(1)).encode())[:-9], Content_Encoding="gzip"), "ends in the middle"),
    Case("gzip-that-is-none", body(rss(item(1)), Content_Encoding="gzip"), "says that it is compressed"),
    Case("gzip-bomb", body(bomb(30_000_000), Content_Encoding="gzip"), "is larger than 10 MB"),
    Case("deflate-bomb", body(zlib.compress(bytes(30_000_000)), Content_Encoding="deflate"), "is larger than 10 MB"),
    Case("nested-gzip", body(gzip.compress(bomb(30_000_000)), Content_Encoding="gzip, gzip"), "was not asked for"),
    Case("nested-gzip-undeclared", body(gzip.compress(bomb(9_000_000)), Content_Encoding="gzip"), "is no RSS"),
    Case("brotli", body(b"\x1b\x0e\x00\xf8", Content_Encoding="br"), "was not asked for (br)"),
    Case("zstd", body(b"\x28\xb5\x2f\xfd\x00", Content_Encoding="zstd"), "was not asked for (zstd)"),
    Case("fifty-megabytes", script(fifty_megabytes), "is larger than 5 MB as it is sent"),
    # servers
    Case("endless-body", script(misbehaviour.endless), "is larger than"),
    Case("drip", script(misbehaviour.drip), "did not answer in full within", hangs=True),
    Case("silent", script(misbehaviour.silent), "did not answer in full within", hangs=True),
    Case("reset-in-the-middle", script(reset), "broke off"),
    Case("hang-up", script(misbehaviour.hang_up), "closed the connection without an answer"),
    Case("no-http", script(misbehaviour.garbage), "does not speak HTTP"),
    Case("server-error", body("x", 500), "has a server that failed (500)"),
    Case("not-found", body("x", 404), "does not exist (404)"),
    Case("not-modified-unasked", body("", 304), "", ()),
    # charsets
    Case("charset-wrong-in-header", body(_recoded("utf-8", "utf-8"), Content_Type="text/xml; charset=iso-8859-1"), "", ("Дело",)),
    Case("charset-wrong-in-document", body(_recoded("iso-8859-1", "utf-8")), "", ("Дело",)),
    Case("charset-unknown", body(_recoded("klingon", "utf-8"), Content_Type="text/xml; charset=x-none"), "", ("Дело",)),
    Case("charset-missing", body(titled("café").encode("cp1252")), "", ("café",)),
    Case("charset-declared", body(_recoded("windows-1251", "cp1251")), "", ("Дело",)),
    Case("charset-that-is-no-charset", body(titled("café").encode("cp1252"), Content_Type="x/y; charset=base64"), "", ("café",)),
    Case("utf-8-mark", body(codecs.BOM_UTF8 + titled("Дело").encode()), "", ("Дело",)),
    Case("utf-16-mark", body(_recoded("utf-16", "utf-16")), "", ("Дело",)),
    Case("utf-32-mark", body(_recoded("utf-32", "utf-32")), "", ("Дело",)),
    Case("nul-bytes", body(b"\0" + rss(item(1)).replace("Title", "Ti\0tle").encode()), "", _ONE),
    Case("control-characters", body(titled("a\x01b\x1b[31mc\x7fd")), "", ("ab[31mcd",)),
    # XML
    Case("invalid-xml", body(rss(item(1), "<title>a & b < c</title>")), "is not well-formed", ("Title 1", "a & b < c")),
    Case("php-warning", body("<br />\n<b>Warning</b>: mysql_connect() in /x.php\n" + rss(item(1))), "", _ONE),
    Case("unclosed-tags", body(rss(item(1)).replace("</channel></rss>", "")), "is not well-formed", _ONE),
    Case("cut-in-the-middle", body(rss(item(1), item(2))[:-150]), "is not well-formed", _ONE),
    Case("undefined-entity", body(rss(item(1), "<title>&nosuch;</title>")), "", ("&nosuch;", "Title 1")),
    Case("reference-to-nothing", body(rss(item(1), "<title>&#0;&#xD800;&#x110000;x</title>")), "", ("Title 1", "x")),
    Case("entity-bomb", body(entities(f'<!ENTITY b "lol">{_LAUGHS}')), "declares entities"),
    Case("entity-chain-that-kills-expat", body(entities('<!ENTITY a "x">' * 1000, '<?xml version="1.0"?>')), "declares entities"),
    Case("external-entity", body(entities('<!ENTITY a SYSTEM "file:///etc/passwd">')), "declares entities"),
    Case("external-dtd", body('<!DOCTYPE rss SYSTEM "http://10.0.0.1/x.dtd">' + rss(item(1))), "", _ONE),
    Case("parameter-entity", body(entities('<!ENTITY % a SYSTEM "http://10.0.0.1/x">%a;')), "declares entities"),
    Case("nested-100000-deep", body(rss(*["<a>" * 100_000 + "</a>" * 100_000] * 3)), "", heavy=True),
    Case("attributes-100000", body(rss(item(1), f"<a {_ATTRIBUTES}/>")), "", heavy=True),
    Case("entries-20000", body(rss(*(item(n) for n in range(20_000)))), "only the newest 500 of 20000", ()),
    Case("json-nested-deep", body('{"items": ' + "[" * 100_000), "is no valid JSON"),
    Case("json-of-another-kind", body('{"message": "sorry"}'), "is JSON, but no JSON Feed"),
    # guids
    Case("guids-repeated", body(rss(*(item(n).replace(f"id-{n}<", "same<") for n in (1, 2, 3)))), "", ("Title 1", "Title 2", "Title 3")),
    Case("guids-blank", body(rss(*(item(n).replace(f"id-{n}<", " <") for n in (1, 2)))), "", ("Title 1", "Title 2")),
    Case("guids-by-case", body(rss("<guid>a</guid><title>Small</title>", "<guid>A</guid><title>Large</title>")), "", ("Large", "Small")),
    Case("entry-twice", body(rss(item(1), item(1))), "", _ONE),
    # dates
    Case("dates-missing-or-impossible", body(dated("", "<pubDate>Mon, 01 Jan 0000 00:00:00 GMT</pubDate>",
         "<pubDate>9999-12-31T23:59:59Z</pubDate>", "<pubDate>yesterday-ish</pubDate>")), "",
         ("Dated 0", "Dated 1", "Dated 2", "Dated 3")),
    Case("dates-in-words", body(dated("<pubDate>Dienstag, 17. Februar 2026</pubDate>", "<pubDate>17 февраля 2026</pubDate>")), "",
         ("Dated 0", "Dated 1")),
    # validators
    Case("etag-that-changes-always", body(rss(item(1)), ETag='"never-the-same"'), "", _ONE),
    Case("etag-weak", body(rss(item(1)), ETag='W/"weak"'), "", _ONE),
    Case("etag-with-quotes", body(rss(item(1)), ETag='""quo"ted""'), "", _ONE),
    Case("etag-unquoted", body(rss(item(1)), ETag="bare etag"), "", _ONE),
    # hosts that ask to be left alone
    Case("retry-after-huge", body("x", 429, Retry_After="999999999999999"), "asks for fewer requests (429)"),
    Case("retry-after-negative", body("x", 503, Retry_After="-10"), "is not available now (503)"),
    Case("retry-after-nonsense", body("x", 429, Retry_After="when it suits"), "asks for fewer requests (429)"),
    Case("gone", body("x", 410), "has gone for good (410)"),
    # texts
    Case("escape-sequences", body(titled("\x1b[2J\x9b31mRed &#x9b;1m&#27;[0m")), "", ("[2J›31mRed ›1m[0m",)),
    Case("osc-8", body(titled("\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x07")), "", ("]8;;http://evil.example\\click]8;;",)),
    Case("osc-52", body(titled("\x1b]52;c;cm0gLXJm\x07copied")), "", ("]52;c;cm0gLXJmcopied",)),
    Case("markup-brackets", body(titled("[bold red]x[/] [@click=app.quit]y[/]")), "", ("[bold red]x[/] [@click=app.quit]y[/]",)),
    Case("right-to-left-override", body(titled("a\u202ecod.exe\u2066b\u200fc")), "", ("acod.exebc",)),
    Case("combining-flood", body(titled("Z" + "\u0335\u0321" * 500 + "algo")), "", ("Z\u0335\u0335\u0321\u0321algo",)),
    Case("zero-width-and-tags", body(titled("a\u200b\u2060\U000e0041b\ufeff")), "", ("ab",)),
    Case("lone-surrogate", body(titled("a\ud800b").encode("utf-8", "surrogatepass")), "", ("a\u00ed €b",)),
    Case("javascript-link", body(rss("<guid>g</guid><title>Link</title><link>javascript:alert(1)</link>")), "", ("Link",)),
    Case("script-in-text", body(titled("Text &lt;script&gt;alert(1)&lt;/script&gt;")), "", ("Text",)),
    Case("title-of-a-megabyte", body(titled("word " * 200_000)), "", ()),
)  # fmt: skip
