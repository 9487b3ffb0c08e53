"""Columns of the axis: where the units of a scale begin and end, and how many events lie in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from tui.model import Bucket, Group, Scale, When

_DAY = timedelta(days=1)


def column(scale: Scale, day: date) -> When:
    """The unit that holds `day`."""
    return When.holding(scale.unit, day)


def unit(scale: Scale, day: date) -> tuple[date, date]:
    """First and last day of the unit that holds `day`."""
    when = column(scale, day)
    return when.first, when.last


def fits(when: When, scale: Scale, first: date, last: date) -> bool:
    """Whether what starts in the column from `first` to `last` is known well enough to be counted there: to a unit no
    coarser than the column, and to no more days than it has.

    Of an open interval the known end counts, but not as an event of that day.
    """
    if when.precision < scale.unit:
        return False
    return scale is not Scale.DAY if when.is_open else when.last - when.first <= last - first


def columns(scale: Scale, first: date, last: date) -> list[tuple[date, date]]:
    """The units from the one that holds `first` to the one that holds `last`; stops at the end of the calendar."""
    units = [unit(scale, first)]
    while (end := units[-1][1]) < last and end < date.max:
        units.append(unit(scale, end + _DAY))
    return units


def fill(scale: Scale, spans: Sequence[tuple[date, date]], groups: Sequence[Group]) -> list[Bucket]:
    """Count events into columns: where they start if they are known as exactly as a column, else spread by days."""
    exact, undated, planned = [0] * len(spans), [0] * len(spans), [0] * len(spans)
    coarse = [0.0] * len(spans)
    starts = [first for first, _ in spans]
    low, high = spans[0][0], spans[-1][1]
    for group in groups:
        when = group.when
        if low <= when.first <= high and fits(when, scale, *spans[_index(starts, when.first)]):
            number = _index(starts, when.first)
            exact[number] += group.count
            undated[number] += group.undated
            planned[number] += group.planned
            continue
        first, last = extent(when)
        if last < low or first > high:
            continue
        share = group.count / ((last - first).days + 1)
        for index in range(_index(starts, max(first, low)), _index(starts, min(last, high)) + 1):
            overlap = min(last, spans[index][1]) - max(first, spans[index][0])
            coarse[index] += share * (overlap.days + 1)
    return [
        Bucket(*spans[number], exact[number], coarse[number], undated[number], planned[number])
        for number in range(len(spans))
    ]


def too_coarse(scale: Scale, first: date, last: date, groups: Sequence[Group]) -> list[Group]:
    """The groups that overlap the days from `first` to `last` and say too little to be counted in one column."""
    found = []
    for group in groups:
        begin, end = extent(group.when)
        if begin <= last and end >= first and not fits(group.when, scale, *unit(scale, begin)):
            found.append(group)
    return found


def _index(starts: Sequence[date], day: date) -> int:
    return bisect_right(starts, day) - 1


def extent(when: When) -> tuple[date, date]:
    """The days over which a coarse event is spread: of an open interval, the unit that its known end names."""
    if not when.is_open:
        return when.first, when.last
    scale = next((scale for scale in Scale if scale.unit <= when.precision), Scale.DECADE)
    return unit(scale, when.first)
