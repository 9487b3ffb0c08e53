"""Whose article it is: the address without what readers are counted by, and the site that it is on."""

from __future__ import annotations

from urllib.parse import urlsplit

from tui.languages import read_shared

_SITES = read_shared("sites")
_SECOND_LEVEL = frozenset(_SITES["suffixes"])
_SHARED_SITES = frozenset(_SITES["shared"])
_COUNTRY_LETTERS = 2


def address_of(url: str | None) -> str:
    """An address without its query and fragment; "" without one, or where the query says which article it is."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.netloc.casefold()}{parts.path}" if parts.path.strip("/") else ""


def site_of(url: str | None) -> str:
    """The registrable domain of an address, as far as its form tells; "" without one, and where many outlets share it."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")
    public = 2 if len(labels) > 2 and len(labels[-1]) == _COUNTRY_LETTERS and labels[-2] in _SECOND_LEVEL else 1
    site = ".".join(labels[-public - 1 :])
    return "" if site in _SHARED_SITES else site
