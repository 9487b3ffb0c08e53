"""When: an interval of calendar days with a precision and qualifiers, written in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time

from tui.model.calendar import (
    DAY,
    MONTHS_PER_HALF,
    MONTHS_PER_QUARTER,
    QUARTERS_PER_YEAR,
    YEARS_PER_CENTURY,
    YEARS_PER_DECADE,
    Precision,
    last_of_month,
    month_third,
    place_in_year,
    unit_days,
    unit_number,
)

MINUTES_PER_HOUR = 60
"""Of a time of day."""
_JANUARY_1, _DECEMBER_31 = (1, 1), (12, 31)
"""Month and day."""
_EDTF_SEASON, _EDTF_QUARTER, _EDTF_HALF = 20, 32, 39
"""EDTF writes these units of a year as months: spring is 21, the first quarter 33, the first half 40 (ISO 8601-2, 4.8)."""


@dataclass(frozen=True, slots=True)
class When:
    """When something happened: the days from `start` to `end`, both included.

    An open side is None: "since 2022" has no `end`, "until May" no `start`; never both. A When is always stated
    in the local calendar of whoever reported it; a zone is known only of a time of day whose text names it.

    Args:
        start: first day, or None where the beginning is open.
        end: last day, or None where the end is open.
        precision: the unit that the text named. A range carries the precision of its ends ("12 to 15 December" is
            DAY); "late December" is a range of days with precision MONTH.
        approximate: stated as about ("about two weeks ago"); EDTF `~`.
        uncertain: guessed by a rule that can be wrong; EDTF `?`.
        clock: local time of day for precision TIME; aware where the text names its zone.
    """

    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    clock: time | None = None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a When needs a start or an end")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a When cannot end ({self.end}) before it starts ({self.start})")

    # ------------------------------------------------------------------ makers

    @classmethod
    def day(cls, day: date, clock: time | None = None) -> When:
        """One day, or one moment of it if `clock` is given."""
        return cls(day, day, Precision.TIME if clock else Precision.DAY, clock=clock)

    @classmethod
    def holding(cls, unit: Precision, day: date) -> When:
        """The unit of the calendar that holds `day`; cut at the ends of the calendar."""
        return cls(*unit_days(unit, unit_number(unit, day)), unit)

    @classmethod
    def week(cls, day: date) -> When:
        """The ISO week (Monday to Sunday) that holds `day`."""
        return cls.holding(Precision.WEEK, day)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        return cls.holding(Precision.MONTH, date(year, month, 1))

    @classmethod
    def year(cls, year: int) -> When:
        return cls.holding(Precision.YEAR, date(year, 1, 1))

    @classmethod
    def quarter(cls, year: int, number: int) -> When:
        """Calendar quarter 1 to 4."""
        return cls.holding(Precision.QUARTER, date(year, MONTHS_PER_QUARTER * (number - 1) + 1, 1))

    @classmethod
    def half(cls, year: int, number: int) -> When:
        """Calendar half 1 or 2."""
        return cls.holding(Precision.HALF, date(year, MONTHS_PER_HALF * (number - 1) + 1, 1))

    @classmethod
    def season(cls, year: int, number: int) -> When:
        """Northern season as EDTF numbers them: 1 spring, 2 summer, 3 autumn, 4 winter (December to February)."""
        return cls.holding(Precision.SEASON, date(year, MONTHS_PER_QUARTER * number, 1))

    @classmethod
    def decade(cls, first_year: int) -> When:
        """The ten years from `first_year`, a multiple of ten."""
        return cls.holding(Precision.DECADE, date(first_year or 1, 1, 1))

    @classmethod
    def century(cls, first_year: int) -> When:
        """The hundred years from `first_year` (1900 for what people call the 20th century)."""
        return cls.holding(Precision.CENTURY, date(first_year or 1, 1, 1))

    @classmethod
    def between(cls, start: date | None, end: date | None, precision: Precision | None = None) -> When:
        """A range of days; its precision follows from its shape unless given."""
        when = cls(start, end, precision or Precision.DAY)
        return when if precision is not None else replace(when, precision=_precision_of_range(start, end))

    def about(self) -> When:
        """The same, marked as approximate."""
        return replace(self, approximate=True)

    def guessed(self) -> When:
        """The same, marked as uncertain."""
        return replace(self, uncertain=True)

    # ------------------------------------------------------------------ questions

    @property
    def is_open(self) -> bool:
        return self.start is None or self.end is None

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.start is not None and self.start == self.end

    @property
    def first(self) -> date:
        """The day to sort by: the start, or the end where the start is open."""
        day = self.start or self.end
        assert day is not None
        return day

    @property
    def last(self) -> date:
        """The last known day: the end, or the start where the end is open."""
        day = self.end or self.start
        assert day is not None
        return day

    @property
    def days(self) -> int | None:
        """Number of days covered; None if a side is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    @property
    def minute(self) -> int:
        """Minute of the day, 0 to 1439; -1 where no time of day is known."""
        return self.clock.hour * MINUTES_PER_HOUR + self.clock.minute if self.clock else -1

    def _bounds(self) -> tuple[date, date]:
        return self.start or date.min, self.end or date.max

    def overlaps(self, other: When) -> bool:
        """Whether the two share a day."""
        (a, b), (c, d) = self._bounds(), other._bounds()
        return a <= d and c <= b

    def contains(self, other: When | date) -> bool:
        """Whether every day of `other` is one of ours."""
        a, b = self._bounds()
        c, d = (other, other) if isinstance(other, date) else other._bounds()
        return a <= c and d <= b

    def sort_key(self) -> tuple[int, int, int, str]:
        """Chronological order; where two start together the coarser comes first ("2026" heads 1 January 2026)."""
        return self.first.toordinal(), int(self.precision), self.minute, self.edtf()

    # ------------------------------------------------------------------ text forms

    def edtf(self) -> str:
        """EDTF text, such as `2025-12-31`, `2025-12~`, `202X`, `2025-33`, `../2025-12`, `2026-01-02T03:40:00`."""
        qualifier = "%" if self.approximate and self.uncertain else "~" * self.approximate + "?" * self.uncertain
        if self.start is None or self.end is None:
            return (
                f"{edge(self.start, self.precision, False) if self.start else '..'}{qualifier * bool(self.start)}/"
                + (f"{edge(self.end, self.precision, True)}{qualifier}" if self.end else "..")
            )
        one = _one_unit(self.start, self.end, self.precision, self.clock)
        if one is not None:
            return one + qualifier
        low, high = edges(self.start, self.end, self.precision)
        return f"{low}{qualifier}/{high}{qualifier}"

    def __str__(self) -> str:
        return self.edtf()

    @classmethod
    def parse(cls, text: str) -> When:
        """Read what `edtf` writes, and the same shapes by other hands.

        Raises:
            ValueError: the text is none of the EDTF forms that we use.
        """
        body = text.strip()
        approximate = "~" in body or "%" in body
        uncertain = "?" in body or "%" in body
        body = re.sub(r"[~?%]", "", body)
        if "/" in body:
            low_text, high_text = body.split("/", 1)
            low = None if low_text in ("..", "") else cls.parse(low_text)
            high = None if high_text in ("..", "") else cls.parse(high_text)
            start = low.start if low else None
            end = high.end if high else None
            if start is None or end is None:
                edge = low or high
                when = cls(start, end, edge.precision if edge else Precision.DAY)
            else:
                when = cls.between(start, end)
        else:
            when = _parse_one(body)
        return replace(when, approximate=approximate, uncertain=uncertain)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end == date.max or (end + DAY).day == 1)


def _precision_of_range(start: date | None, end: date | None) -> Precision:
    """The unit a bare range most likely means; the inverse of `_one_unit` for units that EDTF has no name for."""
    if start is None or end is None:
        return Precision.DAY
    if (start.month, start.day) == _JANUARY_1 and (end.month, end.day) == _DECEMBER_31:
        return Precision.YEAR
    if _is_unit(Precision.HALF, start, end):
        return Precision.HALF
    if _whole_months(start, end):
        return Precision.MONTH
    if _is_unit(Precision.WEEK, start, end):
        return Precision.WEEK
    return Precision.DAY if month_third(start, end) is None else Precision.MONTH


def _is_unit(unit: Precision, start: date, end: date) -> bool:
    """Whether an interval is exactly one unit of the calendar."""
    return unit_days(unit, unit_number(unit, start)) == (start, end)


def _one_unit(start: date, end: date, precision: Precision, clock: time | None) -> str | None:
    """EDTF of an interval that is exactly one named unit, else None."""
    year = f"{start.year:04d}"
    if start == end:
        if precision is Precision.TIME and clock is not None:
            return f"{start.isoformat()}T{clock.isoformat('seconds')}".replace("+00:00", "Z")
        return start.isoformat()
    if _is_unit(Precision.MONTH, start, end):
        return f"{year}-{start.month:02d}"
    if _is_unit(Precision.YEAR, start, end):
        return year
    for unit, code in ((Precision.QUARTER, _EDTF_QUARTER), (Precision.SEASON, _EDTF_SEASON)):
        # The winter that the calendar's first day cuts has no year to be named by.
        begins_here = unit_number(unit, start) // QUARTERS_PER_YEAR == start.year
        if precision is unit and begins_here and _is_unit(unit, start, end):
            return f"{year}-{code + place_in_year(unit, start)}"
    for unit, unknown in ((Precision.DECADE, "X"), (Precision.CENTURY, "XX")):
        if _is_unit(unit, start, end):
            return year[: -len(unknown)] + unknown
    return None


def edges(start: date, end: date, precision: Precision) -> tuple[str, str]:
    """Both ends of a range in ISO form, as coarse as the precision lets them be without changing a day."""
    low, high = edge(start, precision, False), edge(end, precision, True)
    size = max(len(low), len(high))
    return (low if len(low) == size else start.isoformat()[:size]), (
        high if len(high) == size else end.isoformat()[:size]
    )


def edge(day: date, precision: Precision, is_end: bool) -> str:
    """One end of a range in ISO form, as coarse as the precision lets it be: a year stands for its first or last day."""
    if precision <= Precision.YEAR and (day.month, day.day) == (_DECEMBER_31 if is_end else _JANUARY_1):
        return f"{day.year:04d}"
    whole = day == last_of_month(day.year, day.month) if is_end else day.day == 1
    if precision <= Precision.MONTH and whole:
        return f"{day.year:04d}-{day.month:02d}"
    return day.isoformat()


_ONE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)


def _parse_one(body: str) -> When:
    if m := re.fullmatch(r"(\d{3})X", body):
        return When.decade(int(m[1]) * YEARS_PER_DECADE)
    if m := re.fullmatch(r"(\d{2})XX", body):
        return When.century(int(m[1]) * YEARS_PER_CENTURY)
    m = _ONE.fullmatch(body)
    if not m:
        raise ValueError(f"not an EDTF date: {body!r}")
    year, month, day = int(m["year"]), int(m["month"] or 0), int(m["day"] or 0)
    if day:
        clock = (
            time.fromisoformat(f"{m['hour']}:{m['minute']}:{m['second'] or '00'}{m['zone'] or ''}")
            if m["hour"]
            else None
        )
        return When.day(date(year, month, day), clock)
    if m["hour"]:
        raise ValueError(f"not an EDTF date: {body!r}")
    if not month:
        return When.year(year)
    if _EDTF_SEASON < month <= _EDTF_SEASON + QUARTERS_PER_YEAR:
        return When.season(year, month - _EDTF_SEASON)
    if _EDTF_QUARTER < month <= _EDTF_QUARTER + QUARTERS_PER_YEAR:
        return When.quarter(year, month - _EDTF_QUARTER)
    if _EDTF_HALF < month <= _EDTF_HALF + 2:
        return When.half(year, month - _EDTF_HALF)
    return When.month(year, month)
