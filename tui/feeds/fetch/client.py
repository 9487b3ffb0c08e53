"""Fetching feeds: conditional, bounded in time and size, polite to hosts, and never into a private network."""

from __future__ import annotations

import asyncio
import base64
import os
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from types import TracebackType
from urllib.parse import unquote, urljoin

import h11
import httpx

from tui import __version__
from tui.errors import FetchError, UnreachableError
from tui.feeds.fetch.addresses import authority, host_of, host_port, is_own, parse_url, port_of
from tui.feeds.fetch.decompress import Decompressor, megabytes
from tui.feeds.fetch.network import GuardedTransport, check_public
from tui.feeds.fetch.replies import (
    Body,
    Failure,
    Fetched,
    Held,
    NotModified,
    describe,
    short,
)
from tui.feeds.schedule import address, hold_until, is_held, max_age, may_validate
from tui.model import Feed, FeedState, PollingSettings
from tui.text import clean_title

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"

_Headers = dict[bytes, bytes]
_REALM = re.compile(r'realm\s*=\s*"([^"]*)', re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_REDIRECTS = (*_PERMANENT, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_REASONS: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "was refused as a bad request",
    HTTPStatus.UNAUTHORIZED: "asks for a password",
    HTTPStatus.FORBIDDEN: "is not shown to us",
    HTTPStatus.NOT_FOUND: "does not exist",
    HTTPStatus.NOT_ACCEPTABLE: "is not served in a form that we read",
    HTTPStatus.GONE: "has gone for good",
    HTTPStatus.TOO_MANY_REQUESTS: "asks for fewer requests",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "is barred for legal reasons",
    HTTPStatus.SERVICE_UNAVAILABLE: "is not available now",
}

MAX_VALIDATOR_CHARS = 1000
"""Longer values of ETag and Last-Modified are not kept; chosen: real ones have under 100."""

SHOWN_REALM_CHARS = 60
"""Of what a server calls the part that it guards, in a message."""

_BOT_CHECKS = {"cf-mitigated", "x-amzn-waf-action", "x-datadome", "x-sucuri-block"}
"""Headers by which the usual checks for robots sign a refusal."""

LEAST_DEADLINE = 0.01
"""Seconds that a request gets where redirects have used up the feed's deadline: it fails as one that took too long."""

SHOWN_LOCATION_CHARS = 80
"""Of a redirect that leads nowhere, in a message."""


@dataclass(slots=True)
class _Host:
    """One host's turn: so many requests at once, and a gap between two."""

    turns: asyncio.Semaphore
    free_at: float = 0.0


@dataclass(frozen=True, slots=True)
class _FetchTask:
    """An address to fetch, for which feed, and what is said with the request."""

    feed: Feed
    url: httpx.URL
    accept: str = ACCEPT
    conditions: _Headers = field(default_factory=dict)


class Client:
    """Fetches feeds and pages; an async context manager.

    Args:
        settings: limits, timeouts and politeness.
        feeds: those of the person's feeds.toml: the hosts they name may be private, where the file is trusted.
        holds: hosts to leave alone until then; added to when a reply asks for it.
        env: where the `env:NAME` values of feeds' headers are looked up.
        transport: for tests without a network.
    """

    def __init__(
        self,
        settings: PollingSettings,
        feeds: Iterable[Feed],
        holds: Mapping[str, datetime] | None = None,
        *,
        env: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.settings = settings
        self.holds = dict(holds or {})
        self._env = os.environ if env is None else env
        named = [pair for pair in (host_port(feed.url) for feed in feeds if feed.is_trusted) if pair]
        # The transport alone: an httpx client would keep cookies and read redirects in its own way.
        timeouts = settings.connect_timeout, settings.read_timeout
        self._transport = transport or GuardedTransport(named, *timeouts)
        self._slots = asyncio.Semaphore(settings.concurrency)
        self._hosts: dict[str, _Host] = {}

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.aclose()

    async def fetch(self, feed: Feed, state: FeedState | None, now: datetime, *, force: bool = False) -> Fetched:
        """Fetch one feed, conditionally where it was read before.

        Args:
            state: what is remembered of the feed.
            now: counts the age of validators and the holds of hosts.
            force: ask a host that is held as well.

        Returns:
            A value for every outcome; nothing is raised but cancellation.
        """
        url = address(feed, state, now)
        may = state is not None and may_validate(state, now, self.settings)
        return await self._fetch(feed, url, ACCEPT, _conditions(state) if state and may else {}, now, force)

    def held_until(self, feed: Feed, state: FeedState | None, now: datetime) -> datetime | None:
        """Until when the host of a feed asked to be left alone, None if it did not."""
        pair = host_port(address(feed, state, now))
        until = self.holds.get(pair[0]) if pair else None
        return until if is_held(until, now) else None

    async def fetch_page(self, feed: Feed, url: str, now: datetime) -> Fetched:
        """Fetch a page that an article of a feed leads to, as `fetch` does; only the feed's own host may be private."""
        return await self._fetch(feed, url, ACCEPT_PAGE, {}, now, False)

    async def _fetch(
        self, feed: Feed, url: str, accept: str, conditions: _Headers, now: datetime, force: bool
    ) -> Fetched:
        try:
            return await self._follow(_FetchTask(feed, parse_url(url), accept, conditions), now, force)
        except FetchError as error:
            return Failure(error.message, is_unreachable=isinstance(error, UnreachableError))
        except TimeoutError:
            return Failure(f"did not answer in full within {self.settings.deadline:g} seconds.")
        except httpx.HTTPError as error:
            unreachable = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            return Failure(describe(error), is_unreachable=unreachable)
        except h11.LocalProtocolError:
            # Its message would show the header, which may be a secret.
            return Failure("cannot be asked: one of its `headers` is not allowed in a request.")
        except (httpx.InvalidURL, ValueError, OSError) as error:
            return Failure(f"cannot be fetched: {short(error)}.")

    async def _follow(self, task: _FetchTask, now: datetime, force: bool) -> Fetched:
        clock = asyncio.get_running_loop().time
        entered = clock()
        own = parse_url(task.feed.url)
        url, used, permanent = task.url, 0.0, True
        for hop in range(self.settings.max_redirects + 1):
            headers = self._headers(task, own, url)
            async with self._turn(host_of(url)):
                began = clock()
                # Waiting for the turn may have taken minutes.
                moment = now + timedelta(seconds=began - entered)
                held = self.holds.get(host_of(url))
                if held is not None and is_held(held, moment) and not force:
                    return Held(host_of(url), held)
                async with asyncio.timeout(max(self.settings.deadline - used, LEAST_DEADLINE)):
                    if authority(url) != authority(own):
                        await check_public(host_of(url), port_of(url))
                    reply = await self._exchange(url, headers, lambda: now + timedelta(seconds=clock() - entered))
                used += clock() - began
            if not isinstance(reply, httpx.Response):
                if isinstance(reply, Body | NotModified):
                    moved = str(url) if hop and permanent else ""
                    return replace(reply, seconds=used, moved_to=moved)
                return replace(reply, seconds=used) if isinstance(reply, Failure) else reply
            permanent = permanent and reply.status_code in _PERMANENT
            url = _target(url, reply.headers["location"])
        raise FetchError(f"redirects more than {self.settings.max_redirects} times.")

    async def _exchange(
        self, url: httpx.URL, headers: _Headers, now: Callable[[], datetime]
    ) -> Fetched | httpx.Response:
        """One request; a redirect is given back as it is, with its body unread."""
        plain = url.copy_with(username=None, password=None) if url.userinfo else url
        request = httpx.Request("GET", plain, headers=list(headers.items()))
        reply = await self._transport.handle_async_request(request)
        reply.request = request
        try:
            got = reply.headers
            if reply.status_code in _REDIRECTS and got.get("location"):
                return reply
            fresh = max_age(got.get("cache-control", ""), got.get("expires", ""), got.get("date", ""))
            etag, modified = _raw(reply, b"etag"), _raw(reply, b"last-modified")
            if reply.status_code in (HTTPStatus.NOT_MODIFIED, HTTPStatus.NO_CONTENT):
                # Validators of what we never had would hide it behind every later 304.
                asked = headers.keys() & {b"if-none-match", b"if-modified-since"}
                is_known = reply.status_code == HTTPStatus.NOT_MODIFIED and asked
                return NotModified(etag, modified, fresh) if is_known else NotModified(max_age=fresh)
            if reply.status_code != HTTPStatus.OK:
                return self._failure(reply, host_of(url), now())
            data = await self._read(reply)
            return Body(data, str(plain), reply.charset_encoding or "", etag, modified, fresh)
        finally:
            await reply.aclose()

    async def _read(self, reply: httpx.Response) -> bytes:
        """The body, decompressed, within both limits."""
        limit = self.settings.max_compressed
        decompressor = Decompressor(reply.headers.get("content-encoding", ""), self.settings.max_body)
        pieces, size = [], 0
        async for part in reply.aiter_raw():
            size += len(part)
            if size > limit:
                raise FetchError(f"is larger than {megabytes(limit)} as it is sent.")
            pieces.append(decompressor.feed(part))
        decompressor.finish()
        return b"".join(pieces)

    def _failure(self, reply: httpx.Response, host: str, now: datetime) -> Failure:
        status = reply.status_code
        reason = _REASONS.get(status) or (
            "has a server that failed" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "cannot be had"
        )
        if status == HTTPStatus.FORBIDDEN and reply.headers.keys() & _BOT_CHECKS:
            reason = "is behind a check for robots that no feed reader passes"
        realm = _REALM.search(reply.headers.get("www-authenticate", "")) if status == HTTPStatus.UNAUTHORIZED else None
        if realm and (name := clean_title(realm[1], html=False, limit=SHOWN_REALM_CHARS)):
            reason = f'{reason} for "{name}"'
        message = f"{reason} ({status})."
        if status not in _BUSY:
            is_absent = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
            return Failure(message, is_gone=status == HTTPStatus.GONE, is_absent=is_absent)
        until = hold_until(reply.headers.get("retry-after", ""), reply.headers.get("date", ""), now, self.settings)
        self.holds[host] = max(until, self.holds.get(host, until))
        return Failure(message, host=host, hold_until=self.holds[host])

    @asynccontextmanager
    async def _turn(self, name: str) -> AsyncIterator[None]:
        """Wait for the host's turn first and for a slot after that, so that a slow host holds up no other."""
        clock = asyncio.get_running_loop().time
        host = self._hosts.setdefault(name, _Host(asyncio.Semaphore(self.settings.per_host)))
        async with host.turns:
            wait = host.free_at - clock()
            if wait > 0:
                await asyncio.sleep(wait)
            try:
                async with self._slots:
                    yield
            finally:
                host.free_at = clock() + self.settings.host_gap

    def _headers(self, task: _FetchTask, own: httpx.URL, url: httpx.URL) -> _Headers:
        """Request headers; the feed's own and its password go to its own host only."""
        headers = {
            b"user-agent": user_agent(self.settings.contact).encode("ascii", "replace"),
            b"accept": task.accept.encode(),
            b"accept-encoding": b"gzip, deflate",
            b"connection": b"close",
            **task.conditions,
        }
        if is_own(own, url):
            if own.username or own.password:
                pair = f"{unquote(own.username)}:{unquote(own.password)}".encode()
                headers[b"authorization"] = b"Basic " + base64.b64encode(pair)
            for name, value in task.feed.headers:
                headers[name.lower().encode()] = self._value(value, task.feed).encode()
        return headers

    def _value(self, value: str, feed: Feed) -> str:
        if not value.startswith("env:"):
            return value
        if not feed.is_trusted:
            raise FetchError("needs a variable of the environment, which no feeds.toml gets unless --feeds names it.")
        name = value.removeprefix("env:")
        if name not in self._env:
            raise FetchError(f"needs the environment variable {name}, which is not set.")
        secret = self._env[name].strip()
        if not secret.isprintable():
            # A library would refuse it with a message that shows it.
            raise FetchError(f"needs the environment variable {name}, which holds a line break or control character.")
        return secret


def user_agent(contact: str) -> str:
    """What we call ourselves: name, version, purpose, and how to reach the person who polls if they say so."""
    return f"dateline/{__version__} (feed reader{'; contact: ' + contact if contact else ''})"


def _conditions(state: FeedState) -> _Headers:
    """Validators exactly as they were received."""
    conditions: _Headers = {}
    if state.etag:
        conditions[b"if-none-match"] = state.etag.encode("latin-1", "replace")
    if state.last_modified:
        conditions[b"if-modified-since"] = state.last_modified.encode("latin-1", "replace")
    return conditions


def _raw(reply: httpx.Response, name: bytes) -> str:
    """A header's bytes as text, one code point a byte; "" if there is none, or none that we would keep: it is absurdly long
    or holds a control character."""
    value = next((value for key, value in reply.headers.raw if key.lower() == name), b"").decode("latin-1")
    return value if len(value) <= MAX_VALIDATOR_CHARS and not _CONTROL.search(value) else ""


def _target(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads; passwords in it are not believed."""
    try:
        target = httpx.URL(urljoin(str(url), location)).copy_with(username=None, password=None, fragment=None)
    except (httpx.InvalidURL, ValueError):
        target = httpx.URL("")
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(
            f"redirects to {clean_title(location, html=False, limit=SHOWN_LOCATION_CHARS)}, which is no web address."
        )
    return target
