"""Packages that know calendars: what is lost where one cannot be loaded, and the error that says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

PACKAGES = {
    "convertdate": "dates of the calendar of Iran, and those of the Hijri calendar before 1924 and after 2077",
    "hijridate": "dates of the Hijri calendar",
    "holidays": "feasts that move, such as Diwali and the New Year of the moon",
}
"""Each to the dates that are left out without it; all others of the same text are read."""

INSTALL = "pip install {}"
"""The command that brings a package back."""


class MissingPackage(Exception):
    """A date needs a package that cannot be loaded; the message names the package."""


@contextmanager
def needed(package: str) -> Iterator[None]:
    """Around the import of a package that a date needs.

    Raises:
        MissingPackage: it cannot be loaded, or something that it needs cannot.
    """
    try:
        yield
    except ImportError as error:
        raise MissingPackage(package) from error


def missing_packages() -> list[str]:
    """Those of `PACKAGES` that are not installed; nothing is imported for the answer."""
    return [package for package in PACKAGES if find_spec(package) is None]
