"""The store: one SQLite file with articles, mentions, events and a person's edits; the only user of sqlite3."""

from tui.store.codec import StoredMention, time_text
from tui.store.edits import Change, Edit, Marks, date_json
from tui.store.filters import FLAGS, Slice
from tui.store.search import spaced
from tui.store.store import Store
from tui.store.stories import Placed
from tui.store.views import DayVote
from tui.store.windows import Span

__all__ = [
    "FLAGS",
    "Change",
    "DayVote",
    "Edit",
    "Marks",
    "Placed",
    "Slice",
    "Span",
    "Store",
    "StoredMention",
    "date_json",
    "spaced",
    "time_text",
]
