"""What fetching a feed ends in: a body, "not modified", a failure, or a host that is held; never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import httpx

from tui.text import clean_title

SHOWN_ERROR_CHARS = 120
"""Of what a library says is wrong, in a message."""


@dataclass(frozen=True, slots=True)
class Body:
    """A reply of 200.

    Args:
        data: decompressed.
        url: where it came from, redirects followed.
        charset: of the Content-Type header, or "".
        etag, last_modified: validators as sent, or "".
        max_age: seconds that the reply calls itself fresh, 0 if it does not say.
        moved_to: the final address if every redirect was permanent, else "".
        seconds: that the exchange took, waiting for a turn not counted.
    """

    data: bytes
    url: str
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    max_age: float = 0.0
    moved_to: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class NotModified:
    """A reply of 304; validators as it carries them, "" where it carries none; else as in `Body`."""

    etag: str = ""
    last_modified: str = ""
    max_age: float = 0.0
    moved_to: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """No usable reply.

    Args:
        message: the cause in words, completing "NAME …".
        is_gone: the server says that the feed has gone for good (410).
        is_absent: there is nothing at this address, says the server (a status of 400 to 499 but 429).
        is_unreachable: nothing was reached at all: the host or the whole network is down.
        host, hold_until: the host that asked to be left alone, and until when (429, 503).
        seconds: as in `Body`.
    """

    message: str
    is_gone: bool = False
    is_absent: bool = False
    is_unreachable: bool = False
    host: str = ""
    hold_until: datetime | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was sent: the host asked to be left alone until then."""

    host: str
    until: datetime


Fetched = Body | NotModified | Failure | Held


def describe(error: Exception) -> str:
    """A network error in words that complete "NAME …"."""
    if isinstance(error, httpx.ConnectTimeout):
        return "could not be connected to in time."
    if isinstance(error, httpx.TimeoutException):
        return "did not answer in time."
    if isinstance(error, httpx.ConnectError):
        text = str(error)
        if "CERTIFICATE" in text or "SSL" in text or "TLS" in text:
            return f"has no trustworthy certificate ({short(error)})."
        return "could not be connected to."
    if isinstance(error, httpx.RemoteProtocolError):
        return f"{short(error)}."
    return f"broke off ({short(error)})." if str(error) else "broke off."


def short(error: Exception) -> str:
    """What an error says, on one line and no longer than a person reads."""
    return clean_title(str(error) or type(error).__name__, html=False, limit=SHOWN_ERROR_CHARS).rstrip(".")
