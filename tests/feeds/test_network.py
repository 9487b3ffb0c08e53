"""Which addresses are public, and that a connection goes to the address that was checked."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading

import httpx
import pytest

from tui.errors import FetchError
from tui.feeds.fetch import network
from tui.feeds.fetch.network import GuardedTransport, check_public, is_public, resolve

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.31.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("192.0.2.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fd12::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("2001:db8::1", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def transport(*named: tuple[str, int]) -> GuardedTransport:
    return GuardedTransport(named, 5.0, 5.0)


async def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "10.0.0.1"]

    monkeypatch.setattr(network, "resolve", both)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        await check_public("rebind.example", 80)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        await transport().handle_async_request(httpx.Request("GET", "http://rebind.example/"))


async def test_it_connects_to_the_addresses_that_were_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    tried: list[tuple[str, int, bool, str]] = []

    async def resolving(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8", "9.9.9.9"]

    async def connecting(address: str, port: int, tls: ssl.SSLContext | None, host: str) -> network.Connection:
        tried.append((address, port, tls is not None, host))
        raise ConnectionRefusedError("no")

    monkeypatch.setattr(network, "resolve", resolving)
    monkeypatch.setattr(network, "open_connection", connecting)
    with pytest.raises(httpx.ConnectError):
        await transport().handle_async_request(httpx.Request("GET", "https://News.example/"))
    assert asked == ["news.example"]
    assert tried == [("8.8.8.8", 443, True, "news.example"), ("9.9.9.9", 443, True, "news.example")]


async def test_a_server_without_a_trustworthy_certificate_is_not_believed() -> None:
    async def hello(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")

    async with await asyncio.start_server(hello, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(httpx.ConnectError, match="SSL"):
            await transport(("127.0.0.1", port)).handle_async_request(
                httpx.Request("GET", f"https://127.0.0.1:{port}/")
            )


async def test_what_the_system_says_of_a_broken_connection_is_kept() -> None:
    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab")
        await writer.drain()
        no_linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_linger)
        writer.transport.abort()

    async with await asyncio.start_server(reset, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(httpx.ReadError, match="Connection reset by peer"):
            got = await transport(("127.0.0.1", port)).handle_async_request(
                httpx.Request("GET", f"http://127.0.0.1:{port}/")
            )
            async for _ in got.aiter_raw():
                pass


@pytest.mark.parametrize(
    ("reply", "status", "body"),
    [
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, b"hi"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", 200, b"hi"),
        (b"HTTP/1.0 200 OK\r\n\r\nuntil the end", 200, b"until the end"),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", 304, b""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi and more", 200, b"hi"),
    ],
)
async def test_replies_of_every_kind(reply: bytes, status: int, body: bytes) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        got = await transport(("127.0.0.1", port)).handle_async_request(
            httpx.Request("GET", f"http://127.0.0.1:{port}/a?b")
        )
        assert (got.status_code, b"".join([part async for part in got.aiter_raw()])) == (status, body)
        await got.aclose()


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "breaks the rules of HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab", "broke off before the end"),
        (b"<html>\r\n\r\n", "does not speak HTTP"),
        (b"<html>", "closed the connection without an answer"),
        (b"", "closed the connection without an answer"),
    ],
    ids=[
        "endless head",
        "negative length",
        "two lengths",
        "no chunk size",
        "a piece",
        "no head",
        "half a head",
        "none",
    ],
)
async def test_replies_that_are_none(reply: bytes, words: str) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(httpx.RemoteProtocolError, match=words):
            got = await transport(("127.0.0.1", port)).handle_async_request(
                httpx.Request("GET", f"http://127.0.0.1:{port}/")
            )
            async for _ in got.aiter_raw():
                pass


async def test_names_that_nobody_answers_for_hold_up_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real, silence = socket.getaddrinfo, threading.Event()

    def asking(host: str, port: int, **more: int) -> object:
        if host == "silent.example":
            silence.wait()
        return real(host, port, **more)

    monkeypatch.setattr(socket, "getaddrinfo", asking)
    lookups = [asyncio.create_task(resolve("silent.example", 80)) for _ in range(50)]
    try:
        assert "127.0.0.1" in await resolve("localhost", 80)
        assert await asyncio.to_thread(lambda: 1) == 1
        assert not any(lookup.done() for lookup in lookups)
    finally:
        for lookup in lookups:
            lookup.cancel()
        silence.set()
    await asyncio.gather(*lookups, return_exceptions=True)


async def test_names_that_are_none_have_no_address() -> None:
    for name in ("no-such-host.invalid", "a" * 300, "\udcff"):
        with pytest.raises(FetchError, match="is not known"):
            await resolve(name, 80)
