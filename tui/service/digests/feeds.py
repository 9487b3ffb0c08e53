"""Which feeds bring nothing: a digest says so, for who reads it by mail sees no other screen."""

from __future__ import annotations

from tui.model import FeedTrouble, Trouble
from tui.service.session import Session


def trouble(session: Session) -> tuple[FeedTrouble, ...]:
    """The feeds in use whose last poll failed, then those that have had no article for months, each in the order of feeds.toml."""
    states = session.store.feed_states()
    now = session.now()
    found = []
    for feed in session.settings.feeds:
        state = states.get(feed.key)
        if not feed.enabled or state is None:
            continue
        newest = state.newest.date() if state.newest else None
        if state.failures:
            found.append(FeedTrouble(feed.name, Trouble.FAILING, state.note or state.status, newest))
        elif state.silent_since(now):
            found.append(FeedTrouble(feed.name, Trouble.SILENT, newest=newest))
    return tuple(sorted(found, key=lambda one: one.trouble is Trouble.SILENT))
