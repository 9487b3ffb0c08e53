"""`dateline serve`: what it would run, and what it says where textual-serve is missing."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import re
import shlex
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError, web
from textual_serve.app_service import AppService

from tui.cli.main import run
from tui.cli.options import Options
from tui.cli.web.browser import AppServer
from tui.cli.web.serve import app_command


def test_the_same_files_and_clock_are_served() -> None:
    options = Options(feeds=Path("/a b/feeds.toml"), store=Path("/s.db"), now=datetime(2026, 1, 3, tzinfo=UTC))
    words = shlex.split(app_command(options))
    assert words[1:] == [
        *("-m", "tui", "--feeds", "/a b/feeds.toml", "--store", "/s.db"),
        *("--now", "2026-01-03T00:00:00+00:00", "app"),
    ]


def test_without_textual_serve_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert run(["serve"]) == 2
    assert "pip install 'dateline[web]'" in capsys.readouterr().err


def test_the_app_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["app"]):
        assert run(words) == 2
        assert "dateline digest" in capsys.readouterr().err


@pytest.fixture
async def served(demo: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AppServer]:
    """The app on the demo's store, served on loopback."""
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = Options(store=demo, now=datetime(2026, 1, 3, tzinfo=UTC))
    server = AppServer(app_command(options), "127.0.0.1", port)
    processes: list[asyncio.subprocess.Process] = []
    open_process = AppService._open_app_process

    async def opened(self: AppService, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        processes.append(await open_process(self, width, height))
        return processes[-1]

    monkeypatch.setattr(AppService, "_open_app_process", opened)
    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield server
    await runner.cleanup()
    for process in processes:
        await asyncio.wait_for(process.communicate(), 30)


async def test_the_app_is_shown_over_a_websocket(served: AppServer) -> None:
    async with ClientSession() as client:
        async with client.get(served.address) as page:
            text = await page.text()
            policy = page.headers["Content-Security-Policy"]
        assert f"ws://127.0.0.1:{served.port}/{served.token}/ws" in text
        assert "googleapis" not in text and "default-src 'self'" in policy
        loaded = re.findall(r"""<(?:link|script)\b[^>]*\b(?:href|src)=["']([^"']+)["']""", text)
        assert any(address.endswith(".css") for address in loaded) and any(
            address.endswith(".js") for address in loaded
        )
        for address in loaded:
            async with client.get(address) as part:
                assert part.status == 200, address
        address = f"{served.address}ws?width=100&height=30"
        async with client.ws_connect(address, origin=f"http://127.0.0.1:{served.port}") as websocket:
            shown = b""
            async with asyncio.timeout(60):
                while b"Timeline" not in shown and b"dateline" not in shown.lower():
                    message = await websocket.receive()
                    assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), shown
                    shown += message.data if isinstance(message.data, bytes) else message.data.encode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 403),
    ],
)
async def test_pages_and_names_of_others_are_refused(served: AppServer, headers: dict[str, str], status: int) -> None:
    async with ClientSession() as client:
        async with client.get(served.address, headers=headers) as page:
            assert page.status == status
        with pytest.raises(WSServerHandshakeError) as refused:
            await client.ws_connect(f"{served.address}ws", headers=headers)
        assert refused.value.status == status


async def test_without_the_secret_there_is_nothing(served: AppServer) -> None:
    async with ClientSession() as client:
        for path in ("", "ws", "static/js/textual.js", "wrong/", f"{served.token[:-1]}/"):
            async with client.get(f"http://127.0.0.1:{served.port}/{path}") as page:
                assert page.status == 404


@pytest.mark.parametrize(
    ("host", "named", "own"),
    [
        ("localhost", "localhost:8000", True),
        ("localhost", "127.0.0.1:8000", True),
        ("localhost", "[::1]:8000", True),
        ("localhost", "localhost:8001", False),
        ("localhost", "192.0.2.1:8000", False),
        ("0.0.0.0", "192.0.2.1:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
        ("box.example", "BOX.example:8000", True),
    ],
)
def test_names_of_the_server(host: str, named: str, own: bool) -> None:
    assert AppServer("x", host, 8000).is_own_host(named) is own
    assert AppServer("x", host, 8000).token != AppServer("x", host, 8000).token
