"""Addresses of feeds and pages: their parts, and to whom a feed's secrets may be sent."""

from __future__ import annotations

from functools import lru_cache

import httpx

KEPT_URLS = 4096
"""Parsed addresses that are remembered; chosen: more feeds than anybody has."""

HostPort = tuple[str, int]
"""Host name in lower case and port."""

HTTP_PORT, HTTPS_PORT = 80, 443
"""Of addresses that name none."""


def is_own(own: httpx.URL, url: httpx.URL) -> bool:
    """Whether a request goes where the feed's secrets belong: its own host and port, or the same made secure."""
    if url.host != own.host:
        return False
    made_secure = (own.scheme, port_of(own), url.scheme, port_of(url)) == ("http", HTTP_PORT, "https", HTTPS_PORT)
    return made_secure or (url.scheme, port_of(url)) == (own.scheme, port_of(own))


def port_of(url: httpx.URL) -> int:
    """The port of an address, that of its scheme where it names none."""
    return url.port or (HTTPS_PORT if url.scheme == "https" else HTTP_PORT)


def authority(url: httpx.URL) -> HostPort:
    """Host and port of an address."""
    return host_of(url), port_of(url)


def host_of(url: httpx.URL) -> str:
    """The name of a host as DNS knows it."""
    return url.raw_host.decode("ascii").lower()


@lru_cache(maxsize=KEPT_URLS)
def parse_url(url: str) -> httpx.URL:
    """The parts of an address; httpx.InvalidURL if it is none."""
    return httpx.URL(url)


def host_port(url: str) -> HostPort | None:
    """Host and port of an address as text, None if it is none."""
    try:
        parsed = parse_url(url)
    except (httpx.InvalidURL, ValueError):
        return None
    return host_of(parsed), port_of(parsed)
