"""Whether a screen can still be painted on."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def is_going(screen: Screen[Any]) -> bool:
    """Whether a screen is being taken down, its widgets one by one, or is not up yet: nothing may be shown on it then."""
    return not screen.is_running or not screen.is_attached or not screen.display or not screen.children
