"""Titles in the person's language: chosen again where that has become another."""

from __future__ import annotations

from tui.service.ingest.event_rows import refresh_events
from tui.service.session import Session


def speak(session: Session) -> None:
    """Let events that are told in several languages have their titles in the one of the session."""
    store = session.store
    if store.preferences.language() == session.language:
        return
    with store.transaction():
        refresh_events(store, store.preferences.put_language(session.language), defer_stories=True)
