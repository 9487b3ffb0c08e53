"""Frozen values that every package speaks; no I/O and no third-party imports."""

from tui.model.entries import Article, Basis, Event, Evidence, Mention, Modality, Reading, Role, Story, TimeExpression
from tui.model.feed import Feed, FeedState, PollingSettings, PollOutcome, PollResult, Problem, Settings
from tui.model.query import (
    Bucket,
    Digest,
    DigestEntry,
    EventDetail,
    Explanation,
    Group,
    Lane,
    Query,
    RankedDate,
    Scale,
    Source,
    Summary,
    Witness,
)
from tui.model.when import Precision, When

__all__ = [
    "Article", "Basis", "Bucket", "Digest", "DigestEntry", "Event", "EventDetail", "Evidence", "Explanation", "Feed", "FeedState",
    "Group", "Lane", "Mention", "Modality", "PollOutcome", "PollResult", "PollingSettings", "Precision", "Problem", "Query",
    "RankedDate", "Reading", "Role", "Scale", "Settings", "Source", "Story", "Summary", "TimeExpression", "When", "Witness",
]  # fmt: skip
