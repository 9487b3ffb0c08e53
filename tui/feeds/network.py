"""Connections to checked addresses only: no feed, redirect or DNS answer leads into a private network."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator, Iterable
from typing import Any

import httpcore
import httpx

from tui.feeds.replies import FetchError, UnreachableError

_CGNAT = ipaddress.ip_network("100.64.0.0/10")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Place = tuple[str, int]
"""Host name in lower case and port."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; addresses that wrap another are judged by that one."""
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    elif ip in _CGNAT:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


async def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, each once, in the system's order.

    Raises:
        UnreachableError: it has none.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreachableError(
            f"cannot be reached: the host {host} is not known.", "Check the address and the network."
        ) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def check_public(host: str, port: int) -> None:
    """Raises FetchError unless every address of the host is public."""
    for address in await resolve(host, port):
        if not is_public(address):
            raise _refusal(host, address)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to the very addresses that it has checked, so that no second DNS answer can change them.

    Args:
        named: places that a person's own feeds.toml names; they may be private.
    """

    def __init__(self, named: Iterable[Place]) -> None:
        self._named = frozenset(named)
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await resolve(host, port)
        if (host.lower(), port) not in self._named:
            for address in addresses:
                if not is_public(address):
                    raise _refusal(host, address)
        error: Exception | None = None
        for address in addresses:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or httpcore.ConnectError(f"no address for {host}")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        raise FetchError("is no address of the internet.")

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport over `GuardedBackend`.

    Proxies of the environment are not used: a proxy resolves names itself, so that the address it connects to could not be
    checked. A connection carries one request: what a server sends beyond a body would be taken for its next reply, and
    one that it has just closed would fail another feed.
    """

    def __init__(self, named: Iterable[Place], connections: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=connections,
            max_keepalive_connections=0,
            network_backend=GuardedBackend(named),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        reply = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=reply.status,
            headers=reply.headers,
            stream=_Stream(reply),
            extensions=reply.extensions,
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    """The body of a reply, raw."""

    def __init__(self, reply: httpcore.Response) -> None:
        self._reply = reply

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._reply.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._reply.aclose()


def _refusal(host: str, address: str) -> FetchError:
    return FetchError(f"leads to the private address {address} ({host}), which is refused.")
