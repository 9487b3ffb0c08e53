"""A feed server on loopback: replays a folder of feeds, and misbehaves in every way that tests ask for.

By hand: `python -m tests.feeds.server --replay FOLDER [--port N] [--write-feeds FILE]`, or `--cases` in place of a
folder for every misbehaviour that we know.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gzip
import hashlib
import re
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from types import TracebackType

TYPES = {".xml": "application/rss+xml", ".rdf": "application/rdf+xml", ".json": "application/feed+json"}


@dataclass(slots=True)
class Request:
    """One request as it came in; header names in lower case."""

    path: str
    headers: dict[str, str]


Script = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]
"""Answers a request in its own way, byte by byte; the connection is closed after it."""


@dataclass(slots=True)
class Page:
    """What a path answers.

    Args:
        body: as it is sent.
        status: of the reply.
        headers: besides Content-Length and Connection.
        validators: whether to send ETag and Last-Modified and to answer 304.
        script: replaces everything else.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    validators: bool = True
    script: Script | None = None


class FeedServer:
    """Serves pages by path on loopback addresses; an async context manager.

    `requests` records what came in; `pages` may be changed while it runs; `busiest` is the largest number of requests
    that were under way at once.

    Args:
        port: any free one if 0.
        hosts: addresses to listen on; with several, the port must be given.
    """

    def __init__(self, port: int = 0, hosts: Sequence[str] = ("127.0.0.1",)) -> None:
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.busiest = 0
        self.port = port
        self._hosts = list(hosts)
        self._running = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> FeedServer:
        self._server = await asyncio.start_server(self._connected, self._hosts, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Answer a path so; underscores in names of headers are dashes. Returns its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(data, status, named, validators=status == 200)
        return self.url(path)

    def script(self, path: str, script: Script) -> str:
        """Answer a path by a script. Returns its address."""
        self.pages[path] = Page(script=script)
        return self.url(path)

    def replay(self, folder: Path) -> list[Path]:
        """Serve every feed of a folder under its file name."""
        files = sorted(path for path in folder.iterdir() if path.suffix in TYPES)
        for path in files:
            self.serve(f"/{path.name}", path.read_bytes(), Content_Type=TYPES[path.suffix])
        return files

    def asked(self, path: str) -> list[Request]:
        """The requests for a path so far."""
        return [request for request in self.requests if request.path == path]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while request := await _read_request(reader):
                self.requests.append(request)
                self._running += 1
                self.busiest = max(self.busiest, self._running)
                try:
                    if not await self._answer(request, writer):
                        break
                finally:
                    self._running -= 1
        writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        page = self.pages.get(request.path) or Page(b"nothing here", 404, validators=False)
        if page.script is not None:
            await page.script(request, writer)
            return False
        headers = dict(page.headers)
        status, body = page.status, page.body
        if page.validators:
            headers.setdefault("ETag", f'"{hashlib.sha256(body).hexdigest()[:16]}"')
            headers.setdefault("Last-Modified", formatdate(1_700_000_000, usegmt=True))
            if _is_same(request, headers):
                status, body = 304, b""
        writer.write(head(status, {"Content-Length": str(len(body)), **headers}) + body)
        await writer.drain()
        return True


@contextlib.contextmanager
def running_server() -> Iterator[FeedServer]:
    """A server in a thread of its own, for tests whose code runs its own event loop."""
    server = FeedServer()
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(server.__aenter__(), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_shut(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _shut(server: FeedServer) -> None:
    await server.__aexit__(None, None, None)
    rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


def head(status: int, headers: dict[str, str]) -> bytes:
    """The status line and headers of a reply."""
    lines = [f"HTTP/1.1 {status} {'OK' if status == 200 else 'Status'}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def rss(*items: str, title: str = "Feed", extra: str = "") -> str:
    """An RSS document; an item is its inner XML."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{extra}{inner}</channel></rss>'


def item(number: int, title: str = "", text: str = "It happened.", date: str = "Mon, 16 Feb 2026 10:00:00 GMT") -> str:
    """Inner XML of an item with everything in it."""
    return (
        f"<guid>id-{number}</guid><link>https://news.example/story-number-{number}</link>"
        f"<title>{title or f'Title {number}'}</title><description>{text}</description><pubDate>{date}</pubDate>"
    )


async def silent(request: Request, writer: asyncio.StreamWriter) -> None:
    """Never answers."""
    await asyncio.Event().wait()


async def drip(request: Request, writer: asyncio.StreamWriter) -> None:
    """Sends a byte now and then, for ever."""
    writer.write(head(200, {"Content-Type": "application/rss+xml"}))
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.02)


async def endless(request: Request, writer: asyncio.StreamWriter) -> None:
    """Sends as fast as it is read, for ever."""
    writer.write(head(200, {"Content-Type": "application/rss+xml"}))
    while True:
        writer.write(b"<item/>" * 5000)
        await writer.drain()


async def garbage(request: Request, writer: asyncio.StreamWriter) -> None:
    """Does not speak HTTP."""
    writer.write(b"\x00\x01\x02 hello\r\n\r\n")
    await writer.drain()


async def hang_up(request: Request, writer: asyncio.StreamWriter) -> None:
    """Closes without an answer."""


async def short_body(request: Request, writer: asyncio.StreamWriter) -> None:
    """Promises more than it sends."""
    writer.write(head(200, {"Content-Length": "1000"}) + rss(item(1)).encode()[:100])
    await writer.drain()


def bomb(size: int) -> bytes:
    """`size` bytes of nothing, gzipped to a thousandth."""
    return gzip.compress(bytes(size), 9)


def feeds_toml(server: FeedServer, files: Sequence[Path]) -> str:
    """A feeds.toml of the replayed files, named after them."""
    entries = [f'[[feed]]\nname = "{path.stem}"\nurl = "{server.url("/" + path.name)}"\n' for path in files]
    return "[polling]\nhost_gap = 0.0\nper_host = 4\n\n" + "\n".join(entries)


async def _read_request(reader: asyncio.StreamReader) -> Request | None:
    text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    lines = text.split("\r\n")
    match = re.match(r"GET (\S+) HTTP/1\.1$", lines[0])
    if not match:
        return None
    pairs = (line.partition(":") for line in lines[1:] if line)
    return Request(match[1], {name.strip().lower(): value.strip() for name, _, value in pairs})


def _is_same(request: Request, headers: dict[str, str]) -> bool:
    sent = request.headers.get("if-none-match")
    if sent is not None:
        return headers["ETag"] in [tag.strip() for tag in sent.split(",")]
    return request.headers.get("if-modified-since") == headers["Last-Modified"]


def _serve_cases(server: FeedServer) -> list[Path]:
    from tests.feeds.cases import CASES

    for case in CASES:
        case.serve(server, f"/{case.name}")
    return [Path(case.name) for case in CASES]


async def _main(arguments: argparse.Namespace) -> None:
    async with FeedServer(arguments.port) as server:
        files = server.replay(arguments.replay) if arguments.replay else _serve_cases(server)
        if arguments.write_feeds:
            arguments.write_feeds.write_text(feeds_toml(server, files), encoding="utf-8")
        print(f"{len(files)} feeds on http://127.0.0.1:{server.port}/  (Ctrl-C ends)", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--replay", type=Path, help="folder of .xml, .rdf and .json feeds")
    what.add_argument("--cases", action="store_true", help="every misbehaviour of tests/feeds/cases.py")
    parser.add_argument("--port", type=int, default=0, help="port, any free one if left out")
    parser.add_argument("--write-feeds", type=Path, help="write a feeds.toml that names the served feeds")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_main(parser.parse_args()))
