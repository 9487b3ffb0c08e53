"""The day that an undated article says of itself: a dateline at its head, never a date that it tells of."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.dates.tagging import first_written_date
from tui.events.extraction.tuning import TUNING

_ALONE_AFTER = re.compile(r"\s*[.)\]]?\s*$")
_BESIDE_AFTER = re.compile(r"\s*[)\]]?\s*(?:\([^()]{1,40}\)\s*)?(?:[-–—|:•·]|\.\s)")
_PLACE_BEFORE = re.compile(r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*[\s,]*){0,5}[(\[|:–—-]?\s*")
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
