"""Mentions in made-up words, so that a test says how alike they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tui.events.matching.candidates import event_id_of
from tui.model import Basis, Evidence, Mention, Role, When

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
A_TO_J = "aa bb cc dd ee ff gg hh ii jj"
BRIDGE = "aa bb cc dd ee qq rr ss tt uu"
Q_TO_Z = "qq rr ss tt uu vv ww xx yy zz"
CIRCLE = ("aa bb cc dd ee ff gg hh ii jj", "aa bb cc dd ee ff gg hh ii kk", "aa bb cc dd ee ff gg hh ii ll")


def said(name: str, words: str, hours: float = 0, n: int = 0, when: str = "") -> Mention:
    """A mention in these words by an outlet of its own; undated unless a date is given."""
    moment = NOON + timedelta(hours=hours)
    return Mention(
        f"{name}#{n}", name, f"Outlet of {name}", words, When.parse(when) if when else When.day(moment.date()),
        Basis.STATED if when else Basis.PUBLISHED, 0.9, Evidence(words), moment, moment,
        Role.MENTION if n else Role.MAIN, terms=tuple(words.split()),
    )  # fmt: skip


def home(name: str) -> str:
    """Id of the event that an article founds."""
    return event_id_of(said(name, ""))
