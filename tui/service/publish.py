"""A static folder of timelines: of each filter a page, two feeds for feed readers, a calendar and a Markwhen file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from tui.config.files import replace_file
from tui.errors import OutputError, UsageError
from tui.export.page import UNTITLED, Neighbour, Page, Place
from tui.export.registry import FORMATS, TIMELINE
from tui.model import EventDetail, Query
from tui.service.session import Session
from tui.service.timeline import listing
from tui.service.timeline.details import event_details, public
from tui.text import unaccented

PAGE = "index.html"
FORMS = {PAGE: "html", "feed.atom": "atom", "feed.json": "jsonfeed", "calendar.ics": "ics", "timeline.mw": "markwhen"}
"""File -> the format that it is in."""
_FEEDS = ("atom", "jsonfeed")
"""Formats of which readers keep what was in them before: they hold what has changed last."""
_TITLES = {"atom": "Atom feed", "jsonfeed": "JSON Feed", "ics": "calendar", "markwhen": "Markwhen"}

MOST_EVENTS = 2000
"""Of a page, a calendar and a Markwhen file, by default (chosen: a page of two megabytes opens at once)."""
FEED_ENTRIES = 200
"""Of a feed (chosen: more than a week of a busy timeline, so that a reader that asks daily misses nothing)."""
_FOLDER_SIGNS = 60
"""Of the name of a filter's folder; what is longer is cut."""
_AT_ONCE = 500
"""Events that the store is asked about at once."""
_FILE_MODE = 0o644
"""Rights of a new file: it is for others to read."""

LIST = ".dateline.json"
"""Names the files of a folder that were published there, so that no other one is ever overwritten."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A timeline to publish.

    Args:
        title: of it.
        query: the events that it shows.
        folder: below the one that all are published in; "" for that one itself.
    """

    title: str
    query: Query
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published.

    Args:
        shown: number of events on the pages, all timelines together.
        matching: number of events that match their filters.
        written: files that are new or have changed.
        same: files that were so already.
        left: folders of earlier editions that this one does not have.
    """

    shown: int
    matching: int
    written: int
    same: int
    left: tuple[str, ...] = ()


def editions(whole: Query, filters: Sequence[tuple[str, Query]], title: str = UNTITLED) -> tuple[Edition, ...]:
    """The whole timeline, and in a folder of its own each filter.

    Args:
        whole: what the timeline at the top shows.
        filters: name and query of each.
        title: of the timeline at the top.

    Raises:
        UsageError: a name holds no letter or digit, or two make the same folder.
    """
    made = [Edition(title, whole)]
    for name, query in filters:
        folder = re.sub(r"[\W_]+", "-", unaccented(name))[:_FOLDER_SIGNS].strip("-")
        if not folder:
            raise UsageError(f'"{name}" cannot name a folder.', "Give the filter a name with a letter or a digit.")
        for other in made:
            if other.folder == folder:
                raise UsageError(
                    f'The filters "{other.title}" and "{name}" would both be published in {folder}/.', "Rename one."
                )
        made.append(Edition(name, query, folder))
    return tuple(made)


def publish(
    session: Session,
    folder: Path,
    timelines: Sequence[Edition],
    *,
    address: str = "",
    most: int = MOST_EVENTS,
    with_notes: bool = False,
    on_progress: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> Outcome:
    """Write the files of these timelines; each is replaced as a whole, none is deleted.

    Args:
        session: of the store, which is only read.
        folder: where to; it is made if it is missing.
        timelines: as `editions` makes them.
        address: of the folder on the web; "" where it is not known.
        most: events of a page, the most important ones; 0 for all.
        with_notes: with what is a person's own: notes, titles, and events that they have hidden.
        on_progress: is told the number of timelines done, of all, and the title of the next.

    Raises:
        UsageError: a file of that name is there that was not published by dateline.
        OutputError: a file cannot be written; what stood there is as it was.
    """
    known = _published(folder)
    names = [_path(edition, name) for edition in timelines for name in FORMS]
    for name in names:
        if name not in known and (folder / name).exists():
            raise UsageError(
                f"{folder / name} was not published by dateline, and is left as it is.", "Name another folder."
            )
    listed = sorted(known.union(names))
    _write(folder / LIST, json.dumps({"schema": 1, "files": listed}, indent=2) + "\n")
    shown = matching = written = 0
    for number, edition in enumerate(timelines):
        on_progress(number, len(timelines), edition.title)
        chosen = _choose(session, edition.query, most, with_notes)
        shown += len(chosen.important)
        matching += chosen.matching
        for name, text in _texts(chosen, edition, timelines, address):
            written += _write(folder / _path(edition, name), text)
    on_progress(len(timelines), len(timelines), "")
    present = {edition.folder for edition in timelines}
    left = {name.rpartition("/")[0] for name in known if (folder / name).exists()} - present
    return Outcome(shown, matching, written, len(names) - written, tuple(sorted(left)))


def _path(edition: Edition, name: str) -> str:
    return f"{edition.folder}/{name}".lstrip("/")


def _published(folder: Path) -> set[str]:
    """The files that were published there before."""
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))["files"]
        return {name for name in listed if isinstance(name, str)}
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except OSError as error:
        raise OutputError(f"{folder / LIST} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise OutputError(f"{folder / LIST} is damaged.", "Publish into an empty folder.") from None


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The events of a timeline that its files show, in order of time."""

    important: tuple[EventDetail, ...]
    changed: tuple[EventDetail, ...]
    matching: int


def _choose(session: Session, query: Query, most: int, with_notes: bool) -> _Chosen:
    """The most important events, and those that have changed last."""
    scores: dict[str, float] = {}
    for event in listing.events(session, query):
        if with_notes or not event.hidden:
            scores[event.id] = event.score
    changes = _changes(session, tuple(scores), query.as_of)
    important = set(nlargest(most or len(scores), scores, key=lambda id_: (scores[id_], id_)))
    changed = set(nlargest(FEED_ENTRIES, changes, key=lambda id_: (changes[id_], id_)))
    found = event_details(session, query, important | changed)
    details = tuple(found if with_notes else public(found))
    return _Chosen(_only(details, important), _only(details, changed), len(scores))


def _only(details: Sequence[EventDetail], ids: Collection[str]) -> tuple[EventDetail, ...]:
    return tuple(detail for detail in details if detail.event.id in ids)


def _changes(session: Session, ids: Sequence[str], as_of: datetime | None) -> dict[str, datetime]:
    """Event -> when it last changed."""
    changes: dict[str, datetime] = {}
    rest = iter(ids)
    while part := list(islice(rest, _AT_ONCE)):
        changes.update(session.store.knowledge.updated(part, as_of))
    return changes


def _texts(chosen: _Chosen, edition: Edition, timelines: Sequence[Edition], address: str) -> Iterator[tuple[str, str]]:
    """Each file of a timeline, and what stands in it."""
    up = "../" * bool(edition.folder)
    place = Place(
        title=edition.title,
        address=f"{address.rstrip('/')}/{quote(edition.folder)}".rstrip("/") + "/" if address else "",
        files=tuple(
            Neighbour(_TITLES[form], name, FORMATS[form].media_type) for name, form in FORMS.items() if name != PAGE
        ),
        pages=tuple(
            Neighbour(other.title, f"{up}{quote(_path(other, PAGE))}", is_here=other is edition) for other in timelines
        ),
        matching=chosen.matching,
    )
    page = Page(query=edition.query.source_text, place=place)
    for name, form in FORMS.items():
        yield name, "".join(TIMELINE[form](chosen.changed if form in _FEEDS else chosen.important, page))


def _write(path: Path, text: str) -> bool:
    """Replace a file, unless it is so already; returns whether it was not."""
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return False
        replace_file(path, text, _FILE_MODE)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", "What stood there is as it was.") from None
    return True
