"""Web addresses of feeds made safe to show, to store and to open."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_plus, urljoin, urlsplit, urlunsplit

MAX_URL = 4000
"""Code points of a link; a longer one is no address that a browser would open."""
_USER = re.compile(r"\b([a-z][a-z0-9+.-]*://)[^/?#\s\"]*@", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?!/)(?:(?!/\.)[A-Za-z0-9/_.~-])+")
"""An address that is as it should be: a host of letters and a path without steps back."""
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
# "%" stays in each of them, for what is already quoted must not be quoted twice.
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
_QUERY_SAFE = "/?%:@!$&'()*+,;=~-._[]"
_FRAGMENT_SAFE = "/?%:@!$&'()*+,;=~-._"

TRACKING = re.compile(
    r"""(?: utm_ | at_ | mc_ | pk_ | ns_ | wt_ | _ga | guce_ | mkt_tok
      | fbclid | gclid | msclkid | dclid | yclid | igsh
      | xtor | cmp | cmpid | smid | ocid | ftag
      | rss | ref | source | partner | traffic | traffic_source
    )[a-z0-9_-]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""Parameters of addresses that say where a reader came from."""


def without_password(address: str) -> str:
    """An address as it may be shown: what stands before the host's "@" is left out."""
    return _USER.sub(r"\1", address)


def safe_url(raw: str, base: str = "") -> str | None:
    """An absolute http or https address in ASCII, resolved against `base`, or None; user and password are left out."""
    if len(raw) <= MAX_URL and _PLAIN.fullmatch(raw):
        return raw
    address = "".join(raw.split()) if "\n" in raw or "\t" in raw or "\r" in raw else raw.strip()
    if not address:
        return None
    try:
        parts = urlsplit(urljoin(base, address) if base else address)
        host, port = parts.hostname, parts.port
        if parts.scheme not in ("http", "https") or not host or len(address) > MAX_URL:
            return None
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if not _HOST.fullmatch(host):
        return None
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
    path, query, fragment = (
        quote(part, safe=safe, errors="replace")
        for part, safe in (
            (parts.path, _PATH_SAFE),
            (parts.query, _QUERY_SAFE),
            (parts.fragment, _FRAGMENT_SAFE),
        )
    )
    return urlunsplit((parts.scheme, place, path, query, fragment))


def without_tracking(address: str) -> str:
    """An address without the parameters that say where a reader came from; all else stays as it is written."""
    plain, question, rest = address.partition("?")
    if not question:
        return address
    query, hash_, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if not TRACKING.fullmatch(unquote_plus(part.partition("=")[0]))]
    return plain + (f"?{'&'.join(kept)}" if kept else "") + hash_ + fragment
