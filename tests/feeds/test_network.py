"""Which addresses are public, and that a connection goes to the address that was checked."""

from __future__ import annotations

import httpcore
import pytest

from tui.feeds import network
from tui.feeds.network import GuardedBackend, check_public, is_public, resolve
from tui.feeds.replies import FetchError


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


async def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "10.0.0.1"]

    monkeypatch.setattr(network, "resolve", both)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        await check_public("rebind.example", 80)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        await GuardedBackend([]).connect_tcp("rebind.example", 80)


async def test_it_connects_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    tried: list[str] = []

    async def resolving(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8", "9.9.9.9"]

    async def connecting(self: object, host: str, *_: object) -> httpcore.AsyncNetworkStream:
        tried.append(host)
        raise httpcore.ConnectError("no")

    monkeypatch.setattr(network, "resolve", resolving)
    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connecting)
    with pytest.raises(httpcore.ConnectError):
        await GuardedBackend([]).connect_tcp("news.example", 443)
    assert (asked, tried) == (["news.example"], ["8.8.8.8", "9.9.9.9"])


async def test_names_that_are_none_have_no_address() -> None:
    for name in ("no-such-host.invalid", "a" * 300, "\udcff"):
        with pytest.raises(FetchError, match="is not known"):
            await resolve(name, 80)
