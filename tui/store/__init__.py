"""The store: one SQLite file with articles, mentions, events and a person's edits; the only user of sqlite3."""

from tui.store.backup import backups
from tui.store.care.prune import KEPT, PruneCount
from tui.store.codec import StoredMention, time_text
from tui.store.queries.filters import Slice
from tui.store.queries.flags import FLAGS, Flag, shows_features, shows_hidden
from tui.store.queries.headings import DayVote
from tui.store.queries.named import NamedTogether
from tui.store.queries.windows import Span
from tui.store.rows.edits import Edit, MarkChange, Marks, date_json, json_date
from tui.store.rows.event_text import spaced
from tui.store.rows.placements import Place, Placed
from tui.store.rows.reading import UnreadArticle
from tui.store.rows.story_keys import EXACT_DAYS, StoryEvent, StoryLink
from tui.store.store import Store

__all__ = [
    "EXACT_DAYS",
    "FLAGS",
    "KEPT",
    "DayVote",
    "Edit",
    "Flag",
    "MarkChange",
    "Marks",
    "NamedTogether",
    "Place",
    "Placed",
    "PruneCount",
    "Slice",
    "Span",
    "Store",
    "StoredMention",
    "StoryEvent",
    "StoryLink",
    "UnreadArticle",
    "backups",
    "date_json",
    "json_date",
    "shows_features",
    "shows_hidden",
    "spaced",
    "time_text",
]
