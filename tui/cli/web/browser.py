"""The app in a browser: textual-serve behind a secret address, for the pages of that address alone."""

from __future__ import annotations

import ipaddress
import logging
import re
import secrets
import socket
from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

TOKEN_BYTES = 24
"""Of the secret in the address: nobody guesses 192 bits."""

_LINK = re.compile(r"""<link\b[^>]*\bhref\s*=\s*["'](?P<address>https?://[^"'>]*)[^>]*>""", re.IGNORECASE)
"""Elements of the page that load something: its own style, and from another host a font."""

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'"
    ),
    # The address is the secret.
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class AppServer(Server):
    """Serves the app under `/TOKEN/` to requests for this host and from this page.

    Args:
        command: shell command that opens the app.
        host: address to listen on.
        port: port to listen on.
        token: the secret of the address, or "" for a new one.
    """

    def __init__(self, command: str, host: str, port: int, token: str = "") -> None:
        super().__init__(command, host=host, port=port, title="dateline")
        self.token = token or secrets.token_urlsafe(TOKEN_BYTES)
        self.address = f"{self.public_url}/{self.token}/"

    def initialize_logging(self) -> None:
        """Failures only: requests would show the secret."""
        logging.basicConfig(level="ERROR")

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: the command line has said it."""

    async def _make_app(self) -> web.Application:
        outer = web.Application(middlewares=[self._guard])
        outer.add_subapp(f"/{self.token}", await super()._make_app())
        return outer

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page, without what it would load from elsewhere."""
        response = await super().handle_index(request)
        assert isinstance(response, web.Response)
        bare = self.public_url.partition("//")[2]
        page = (response.text or "").replace(f"//{bare}/", f"//{request.host}/")
        own = f"http://{request.host}/{self.token}/"
        response.text = _LINK.sub(lambda link: link[0] if link["address"].startswith(own) else "", page)
        return response

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse what another site's page asks for, and names of this machine that another site has made up."""
        if not self.is_own_host(request.host):
            raise web.HTTPForbidden(text="This is not the address that dateline serves.\n")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{request.host}":
            raise web.HTTPForbidden(text="Pages of other sites may not use dateline.\n")
        response = await handler(request)
        if not response.prepared:
            for name, value in _HEADERS.items():
                response.headers[name] = value.replace("{socket}", f"ws://{request.host}")
        return response

    def is_own_host(self, named: str) -> bool:
        """Whether a Host header names this server; one that listens everywhere answers to its addresses and its name."""
        host, _, port = named.rpartition(":")
        if port != str(self.port):
            return False
        host = host.strip("[]").lower()
        if host == self.host.strip("[]").lower():
            return True
        if is_loopback(self.host):
            return is_loopback(host)
        return _is_address(host) or host == socket.gethostname().lower()


def is_loopback(host: str) -> bool:
    """Whether a host is this machine and nobody else can reach it."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
