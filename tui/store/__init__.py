"""The store: one SQLite file with articles, mentions, events and a person's edits; the only user of sqlite3."""

from tui.store.codec import StoredMention
from tui.store.edits import Change, Edit, Marks, date_json
from tui.store.filters import FLAGS, Slice
from tui.store.search import spaced
from tui.store.store import Store
from tui.store.views import DayVote
from tui.store.windows import Span

__all__ = [
    "FLAGS",
    "Change",
    "DayVote",
    "Edit",
    "Marks",
    "Slice",
    "Span",
    "Store",
    "StoredMention",
    "date_json",
    "spaced",
]
