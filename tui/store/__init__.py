"""The store: one SQLite file with articles, mentions, events and a person's edits; the only user of sqlite3."""

from tui.store.codec import StoredMention, time_text
from tui.store.queries.filters import FLAGS, Slice
from tui.store.queries.headings import DayVote
from tui.store.queries.search import spaced
from tui.store.queries.windows import Span
from tui.store.rows.edits import Change, Edit, Marks, date_json
from tui.store.rows.stories import StoryEvent
from tui.store.store import Store

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
    "StoryEvent",
    "date_json",
    "spaced",
    "time_text",
]
