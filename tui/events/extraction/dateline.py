"""The day that an undated article says of itself: a dateline at its head, never a date that it tells of."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from tui.dates.tagging import find_times, first_written_date
from tui.events.extraction.tuning import TUNING
from tui.places.fold import folded
from tui.places.recognize import places_in
from tui.places.table import Place, called
from tui.places.zones import zone_of_place

_ALONE_AFTER = re.compile(r"\s*[.)\]]?\s*$")
_BESIDE_AFTER = re.compile(r"\s*[)\]]?\s*(?:\([^()]{1,40}\)\s*)?(?:[-–—|:•·]|\.\s)")
_PLACE_BEFORE = re.compile(r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*[\s,]*){0,5}[(\[|:–—-]?\s*")
_PLACED = re.compile(r"[^\W\d_a-zà-öø-ÿа-яё][^\d\n]{1,60}\d{1,2}\b[^\n]{0,60}?[-–—:|./)\]]")
"""How a dateline with a place and a day begins."""
_LABEL_BEFORE = re.compile(r"(?:[\w.'’-]+[\s:,(]*){0,3}")


def dateline_day(text: str, seen: date, lang: str, country: str) -> date | None:
    """The day of a dateline that stands alone at the head of a text, or None.

    It is alone where nothing but a place, a label or an agency stands beside it. One after `seen`, or more than
    `TUNING.dateline_days` before it, is a day that the text tells of.

    Args:
        text: of the article.
        seen: when it was first seen.
        lang, country: of the article, as everywhere.
    """
    head = text.lstrip()[: TUNING.dateline_chars].partition("\n")[0]
    time = first_written_date(head, lang, country)
    if time is None or time.when is None:
        return None
    before, after = head[: time.start], head[time.end :]
    is_alone = bool(_ALONE_AFTER.match(after) and _LABEL_BEFORE.fullmatch(before))
    is_beside = bool(_BESIDE_AFTER.match(after) and _PLACE_BEFORE.fullmatch(before))
    day = time.when.first
    return day if (is_alone or is_beside) and timedelta() <= seen - day <= timedelta(TUNING.dateline_days) else None


def on_clock_of_place(text: str, published: datetime, lang: str, country: str) -> datetime:
    """The time of publication on the clock of the place in the dateline, where that clock showed the dateline's day; else as it is.

    "SYDNEY, Feb 17 (Reuters) - … today" of 16 February, 23:00 in universal time, tells of the 17th.

    Args:
        text: of the article.
        published: aware.
        lang, country: of the article, as everywhere.
    """
    head = text.lstrip()[: TUNING.dateline_chars].partition("\n")[0]
    if not _PLACED.match(head):
        return published
    for time in find_times(head, published, lang, country, narrative=False)[:1]:
        before, after = head[: time.start], head[time.end :]
        if time.when is None or not time.when.is_day or abs(time.when.first - published.date()) != timedelta(1):
            return published
        if not (_BESIDE_AFTER.match(after) and _PLACE_BEFORE.fullmatch(before)):
            return published
        zone = next(filter(None, map(zone_of_place, _places(before, lang))), None)
        local = published.astimezone(zone) if zone is not None else published
        if local.date() == time.when.first:
            return local.astimezone(timezone(local.utcoffset() or timedelta()))
    return published


def _places(before: str, lang: str) -> list[Place]:
    """The places of a dateline, likeliest first: here a name is no person's."""
    named = re.split(r"[,(\[/|:]", before)[0].strip()
    return [*places_in(before, lang), *sorted(called(folded(named)), key=lambda place: -place.people)]
