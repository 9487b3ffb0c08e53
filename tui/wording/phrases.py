"""The phrases that every readable format shares: how a date is known, who says so, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from tui.model import (
    Basis,
    ChangeKind,
    Digest,
    DigestEntry,
    DigestGroup,
    Event,
    EventDetail,
    Evidence,
    FeedTrouble,
    Modality,
    Trouble,
    When,
)
from tui.model.calendar import DAYS_PER_WEEK
from tui.wording.bases import CALLED_OFF, modality_words
from tui.wording.bases import PLANNED as PLANNED
from tui.wording.counts import counted
from tui.wording.dates import header_day, long_day, short, short_day, short_weekday

SECTIONS = (
    ("happened", "What happened"),
    ("sometime", "Some time, no exact day"),
    ("learned", "New about earlier days"),
    ("upcoming", "Coming"),
)
"""Sections of a digest in their order: attribute of Digest, heading."""

ELSEWHERE = "Elsewhere"
"""Heading of what names no country."""
MINOR = "Also"
"""Heading of what is named in passing."""
ALSO = " · "
"""Between events that are named in passing."""
FEEDS = "Feeds"
"""Heading of what is wrong with feeds."""
UNDATED = "°"
UNDATED_LEGEND = f"{UNDATED} no date given for it: the day is that of publication."
NOTHING = "Nothing is known of this day."
NOTHING_NEW = "Nothing new."
NOTHING_MATCHES = "Nothing that is known of this day matches."
BY_HAND = "date set by hand"
_NOW = {Modality.PLANNED: "planned again", Modality.ONGOING: "under way now", Modality.DENIED: "denied now"}
"""What has become of an event."""
_NAMED = 3
"""Outlets that a line names."""


def period(first: date, last: date) -> str:
    """`Tuesday 17 February 2026`, or `16 Feb 2026 – 18 Feb 2026`."""
    return long_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"


def summary(digest: Digest) -> tuple[str, str, str]:
    """`Tue 17 Feb 2026`, `72 events, 12 outlets` ("" of none), `as of 18 Feb 04:00 UTC`."""
    first, last = digest.first, digest.last
    days = header_day(first) if first == last else period(first, last)
    counts = ", ".join((counted(digest.events, "event"), counted(digest.sources, "outlet"))) if digest.articles else ""
    return days, counts, f"as of {_stamp(digest.as_of, last.year)} UTC"


def only(digest: Digest) -> str:
    """`Only what matches ferry, and is new or has changed since 17 Feb 04:00 UTC.`, or ""."""
    limits = [f"matches {digest.query}"] if digest.query else []
    if digest.since:
        limits.append(f"is new or has changed since {_stamp(digest.since.as_of, digest.last.year)} UTC")
    return f"Only what {', and '.join(limits)}." if limits else ""


def _stamp(moment: datetime, year: int) -> str:
    utc = moment.astimezone(UTC)
    return f"{short_day(utc.date(), year=utc.year != year)} {utc:%H:%M}"


def headed(groups: Sequence[DigestGroup]) -> Iterator[tuple[str, DigestGroup]]:
    """Groups with what stands over them: nothing over what leads without a heading."""
    for place, group in enumerate(groups):
        yield group.heading or ELSEWHERE * bool(place), group


def troubles(feeds: Sequence[FeedTrouble], now: date) -> Iterator[str]:
    """`Courier fails (HTTP 503)`, `Herald: newest article 387 days old`."""
    for feed in feeds:
        if feed.trouble is Trouble.FAILING:
            yield f"{feed.name} fails ({feed.note})"
        elif feed.newest:
            yield f"{feed.name}: newest article {(now - feed.newest).days} days old"


def knowledge(digest: Digest) -> str:
    """What a digest rests on, and as of when."""
    stamp = f"as of {_moment(digest.as_of)} UTC" + f", only what matches {digest.query}" * bool(digest.query)
    if digest.since:
        stamp += f", new since {_moment(digest.since.as_of)}"
    basis = [
        counted(digest.events, "event"),
        f"{counted(digest.articles, 'article')} of {counted(digest.sources, 'outlet')}",
    ]
    return " · ".join([*basis, stamp] if digest.articles else [stamp])


def _moment(moment: datetime) -> str:
    return f"{short_day(moment.date())}, {moment:%H:%M}"


def nothing(digest: Digest) -> str:
    """What a digest without events says."""
    return NOTHING_NEW if digest.since else NOTHING_MATCHES if digest.query else NOTHING


def change(entry: DigestEntry) -> str:
    """Why an event is told again: `before: 17 Feb 2026`, `5 outlets, before 2`; "" where it is new."""
    if entry.change is None:
        return ""
    match entry.change.kind:
        case ChangeKind.DATE:
            return f"before: {short(entry.change.when)}"
        case ChangeKind.STATUS:
            return f"{CALLED_OFF} now" if entry.called_off else _NOW.get(entry.event.modality, "has happened")
        case ChangeKind.DISPUTED:
            return "date disputed now"
        case ChangeKind.OUTLETS:
            return f"{counted(len(entry.event.sources), 'outlet')}, before {entry.change.sources}"
        case ChangeKind.DUE:
            return "due"


def who(event: Event, limit: int = _NAMED) -> str:
    """`Reuters, BBC News, AP +4`."""
    more = len(event.sources) - limit
    return ", ".join(event.sources[:limit]) + (f" +{more}" if more > 0 else "")


def tellers(event: Event) -> str:
    """`5 outlets`, or the name of the only one."""
    return counted(len(event.sources), "outlet") if len(event.sources) != 1 else event.sources[0]


def status(told: DigestEntry | EventDetail, but: str = "") -> str:
    """What a reader must know before believing the title: planned, called off, under way, denied, a date of one's own, or why it is
    kept off the timeline.

    Args:
        told: the event as it is told.
        but: what goes without saying here.
    """
    event = told.event
    modality = CALLED_OFF if told.called_off else modality_words(event)
    kept_off = ("not news" * event.feature, "muted" * event.muted, "hidden" * event.hidden)
    return ", ".join(filter(None, (modality if modality != but else "", BY_HAND * event.edited, *kept_off)))


def undated_mark(event: Event) -> str:
    """A sign before the title of an event whose day is that of its publication alone."""
    return UNDATED * (event.basis is Basis.PUBLISHED and not event.edited)


def label(when: When, day: date) -> str:
    """A date beside those of a digest: within a week of its day with the weekday, without its year."""
    text = short(when, year=when.first.year != day.year)
    if when.is_day and when.clock is None and abs((when.first - day).days) < DAYS_PER_WEEK:
        return f"{short_weekday(when.first)} {text}"
    return text


def is_just(when: When, day: When) -> bool:
    """Whether a date is a day and no more, so that its heading says all of it."""
    return when.is_day and when.first == day.first and not (when.approximate or when.uncertain)


def needs_date(when: When) -> bool:
    """Whether a heading with the bare day or unit does not say all that is known, or unknown, of the date."""
    return when.approximate or when.uncertain or when.clock is not None


def is_elsewhere(when: When, day: date) -> bool:
    """Whether an event that stands under a day, as one of its articles dates it, has another date itself."""
    return not when.first <= day <= when.last


def more(count: int, option: str) -> str:
    """`and 18 more (--upcoming 23)`."""
    return f"and {count} more ({option})"


def disagreement(event: Event) -> str:
    """`others say: 17 Jan 2026 (Local)`, or ""."""
    others = [f"{short(other.when)} ({', '.join(other.sources[:_NAMED])})" for other in event.disagreeing]
    return f"others say: {'; '.join(others)}" if others else ""


def marked(evidence: Evidence, opening: str = "[", closing: str = "]") -> str:
    """The sentence with its time expression between marks, on one line."""
    text, start, end = evidence.text, evidence.start, evidence.end
    if end > start:
        text = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
    return " ".join(text.split())


def says_more(entry: DigestEntry) -> bool:
    """Whether the sentence tells more than the title does."""
    return _bare(entry.source.evidence.text) != _bare(entry.event.title)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
