"""Frozen values that every package speaks; no I/O and no third-party imports."""

from tui.model.article import READER_VERSION, Article, Role
from tui.model.axis import Bucket, Group, KeptOff, Scale, Summary
from tui.model.calendar import Precision
from tui.model.detail import (
    EventDetail,
    Explanation,
    KeptApart,
    OwnChange,
    ScorePart,
    Source,
    Standing,
    Testimony,
    Witness,
)
from tui.model.digest import (
    Change,
    ChangeKind,
    Digest,
    DigestEntry,
    DigestGroup,
    FeedTrouble,
    KeyDate,
    Printed,
    Trouble,
    grouped,
)
from tui.model.event import Event, ReportedDate
from tui.model.evidence import Basis, Evidence, TimeExpression
from tui.model.feed import Feed, FeedNames, FeedState
from tui.model.knowledge import ChangeOfKnowledge, Knowledge, KnownEvent
from tui.model.mention import NEWS, WORTH, Mention, Modality
from tui.model.poll import UNREACHED, PollOutcome, PollResult, ReadingProgress
from tui.model.query import Alternatives, Query
from tui.model.settings import PollingSettings, Problem, Settings
from tui.model.story import FullStory, Lane, Story
from tui.model.when import When

__all__ = [
    "NEWS",
    "READER_VERSION",
    "UNREACHED",
    "WORTH",
    "Alternatives",
    "Article",
    "Basis",
    "Bucket",
    "Change",
    "ChangeKind",
    "ChangeOfKnowledge",
    "Digest",
    "DigestEntry",
    "DigestGroup",
    "Event",
    "EventDetail",
    "Evidence",
    "Explanation",
    "Feed",
    "FeedNames",
    "FeedState",
    "FeedTrouble",
    "FullStory",
    "Group",
    "KeptApart",
    "KeptOff",
    "KeyDate",
    "Knowledge",
    "KnownEvent",
    "Lane",
    "Mention",
    "Modality",
    "OwnChange",
    "PollOutcome",
    "PollResult",
    "PollingSettings",
    "Precision",
    "Printed",
    "Problem",
    "Query",
    "ReadingProgress",
    "ReportedDate",
    "Role",
    "Scale",
    "ScorePart",
    "Settings",
    "Source",
    "Standing",
    "Story",
    "Summary",
    "Testimony",
    "TimeExpression",
    "Trouble",
    "When",
    "Witness",
    "grouped",
]  # fmt: skip
