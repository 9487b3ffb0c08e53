"""Asks for a filter to save and the name to save it under, and says while it is typed what it finds."""

from __future__ import annotations

from tui.app.dialogs.prompt import Meaning, Prompt
from tui.app.modes.filters import read_filter
from tui.model import Query
from tui.service.session import Session
from tui.service.timeline import listing
from tui.wording.counts import grouped


def filter_prompt(session: Session, title: str, text: str = "") -> Prompt[str]:
    """Ends with a filter that can be read."""

    def meaning(typed: str) -> Meaning[str]:
        found = listing.count(session, read_filter(typed, session, Query()))
        return Meaning(typed, f"finds {grouped(found, 'event')}")

    return Prompt(title, text, 'a word, derail*, "a phrase", src:reuters where:iran', meaning)


def name_prompt(text: str) -> Prompt[str]:
    """Ends with the name for a filter; an empty one is the filter itself."""
    return Prompt("Save this filter as", text, "a name; it stands in the list of saved filters")
