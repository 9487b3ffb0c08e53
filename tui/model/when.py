"""When: an interval of calendar days with a precision and qualifiers, written in EDTF (ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import IntEnum

DAY = timedelta(days=1)


class Precision(IntEnum):
    """How exactly a When is known, coarsest first; a finer precision compares greater."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    HALF = 3
    SEASON = 4
    QUARTER = 5
    MONTH = 6
    WEEK = 7
    DAY = 8
    TIME = 9

    @property
    def label(self) -> str:
        """The word used on screens, in JSON and in `precision:` filters."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class When:
    """When something happened: the days from `start` to `end`, both included.

    An open side is None: "since 2022" has no `end`, "until May" no `start`; never both. A When is always stated
    in the local calendar of whoever reported it; no time zone is applied.

    Args:
        start: first day, or None where the beginning is open.
        end: last day, or None where the end is open.
        precision: the unit that the text named. A range carries the precision of its ends ("12 to 15 December" is
            DAY); "late December" is a range of days with precision MONTH.
        approximate: stated as about ("about two weeks ago"); EDTF `~`.
        uncertain: guessed by a rule that can be wrong; EDTF `?`.
        clock: local time of day for precision TIME.
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
    def week(cls, day: date) -> When:
        """The ISO week (Monday to Sunday) that holds `day`; cut at the ends of the calendar."""
        back, ahead = day.weekday(), 6 - day.weekday()
        first = day - back * DAY if day.toordinal() > back else date.min
        last = day + ahead * DAY if date.max.toordinal() - day.toordinal() >= ahead else date.max
        return cls(first, last, Precision.WEEK)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        return cls(date(year, month, 1), last_of_month(year, month), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> When:
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def quarter(cls, year: int, number: int) -> When:
        """Calendar quarter 1 to 4."""
        month = 3 * number - 2
        return cls(date(year, month, 1), last_of_month(year, month + 2), Precision.QUARTER)

    @classmethod
    def half(cls, year: int, number: int) -> When:
        """Calendar half 1 or 2."""
        month = 6 * number - 5
        return cls(date(year, month, 1), last_of_month(year, month + 5), Precision.HALF)

    @classmethod
    def season(cls, year: int, number: int) -> When:
        """Northern season as EDTF numbers them: 1 spring, 2 summer, 3 autumn, 4 winter (December to February)."""
        month = 3 * number
        end_year, end_month = (year, month + 2) if number < 4 else (year + 1, 2)
        end = last_of_month(end_year, end_month) if end_year <= date.max.year else date.max
        return cls(date(year, month, 1), end, Precision.SEASON)

    @classmethod
    def decade(cls, first_year: int) -> When:
        """The ten years from `first_year`, a multiple of ten."""
        return cls(date(max(first_year, 1), 1, 1), date(first_year + 9, 12, 31), Precision.DECADE)

    @classmethod
    def century(cls, first_year: int) -> When:
        """The hundred years from `first_year` (1900 for what people call the 20th century)."""
        return cls(date(max(first_year, 1), 1, 1), date(first_year + 99, 12, 31), Precision.CENTURY)

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
        minutes = self.clock.hour * 60 + self.clock.minute if self.clock else -1
        return self.first.toordinal(), int(self.precision), minutes, self.edtf()

    # ------------------------------------------------------------------ text forms

    def edtf(self) -> str:
        """EDTF text, such as `2025-12-31`, `2025-12~`, `202X`, `2025-33`, `../2025-12`, `2026-01-02T03:40:00`."""
        qualifier = "%" if self.approximate and self.uncertain else "~" * self.approximate + "?" * self.uncertain
        if self.start is None or self.end is None:
            return (
                f"{_edge(self.start, self.precision, False) if self.start else '..'}{qualifier * bool(self.start)}/"
                + (f"{_edge(self.end, self.precision, True)}{qualifier}" if self.end else "..")
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


def last_of_month(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end == date.max or (end + DAY).day == 1)


def _precision_of_range(start: date | None, end: date | None) -> Precision:
    """The unit a bare range most likely means; the inverse of `_one_unit` for units that EDTF has no name for."""
    if start is None or end is None:
        return Precision.DAY
    if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
        return Precision.YEAR
    if start.year == end.year and (start, end) in (
        (w.start, w.end) for w in (When.half(start.year, 1), When.half(start.year, 2))
    ):
        return Precision.HALF
    if _whole_months(start, end):
        return Precision.MONTH
    if start.weekday() == 0 and (end - start).days == 6:
        return Precision.WEEK
    if (start.year, start.month) == (end.year, end.month) and (
        (start.day, end.day) in ((1, 10), (11, 20)) or (start.day == 21 and end == last_of_month(end.year, end.month))
    ):
        return Precision.MONTH
    return Precision.DAY


def _one_unit(start: date, end: date, precision: Precision, clock: time | None) -> str | None:
    """EDTF of an interval that is exactly one named unit, else None."""
    year = f"{start.year:04d}"
    if start == end:
        if precision is Precision.TIME and clock is not None:
            return f"{start.isoformat()}T{clock.hour:02d}:{clock.minute:02d}:{clock.second:02d}"
        return start.isoformat()
    if end == last_of_month(start.year, start.month) and start.day == 1:
        return f"{year}-{start.month:02d}"
    if (start.month, start.day, end) == (1, 1, date(start.year, 12, 31)):
        return year
    if precision is Precision.QUARTER and start == When.quarter(start.year, (start.month + 2) // 3).start:
        number = (start.month + 2) // 3
        if end == When.quarter(start.year, number).end:
            return f"{year}-{32 + number}"
    if precision is Precision.SEASON and start.month in (3, 6, 9, 12) and start.day == 1:
        number = start.month // 3
        if end == When.season(start.year, number).end:
            return f"{year}-{20 + number}"
    for size, digits in ((10, 3), (100, 2)):
        first = start.year - start.year % size
        if start == date(max(first, 1), 1, 1) and end == date(first + size - 1, 12, 31):
            return year[:digits] + "X" * (4 - digits)
    return None


def edges(start: date, end: date, precision: Precision) -> tuple[str, str]:
    """Both ends of a range in ISO form, as coarse as the precision lets them be without changing a day."""
    low, high = _edge(start, precision, False), _edge(end, precision, True)
    size = max(len(low), len(high))
    return (low if len(low) == size else start.isoformat()[:size]), (
        high if len(high) == size else end.isoformat()[:size]
    )


def _edge(day: date, precision: Precision, is_end: bool) -> str:
    """One end of a range; the inverse of reading a year as its first or last day."""
    if precision <= Precision.YEAR and (day.month, day.day) == ((12, 31) if is_end else (1, 1)):
        return f"{day.year:04d}"
    whole = day == last_of_month(day.year, day.month) if is_end else day.day == 1
    if precision <= Precision.MONTH and whole:
        return f"{day.year:04d}-{day.month:02d}"
    return day.isoformat()


_ONE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-]\d\d:?\d\d)?)?")


def _parse_one(body: str) -> When:
    if m := re.fullmatch(r"(\d{3})X", body):
        return When.decade(int(m[1]) * 10)
    if m := re.fullmatch(r"(\d{2})XX", body):
        return When.century(int(m[1]) * 100)
    m = _ONE.fullmatch(body)
    if not m:
        raise ValueError(f"not an EDTF date: {body!r}")
    year, month, day = int(m[1]), m[2] and int(m[2]), m[3] and int(m[3])
    if day:
        assert month
        clock = time(int(m[4]), int(m[5]), int(m[6] or 0)) if m[4] else None
        return When.day(date(year, month, day), clock)
    if m[4]:
        raise ValueError(f"not an EDTF date: {body!r}")
    if not month:
        return When.year(year)
    if 21 <= month <= 24:
        return When.season(year, month - 20)
    if 33 <= month <= 36:
        return When.quarter(year, month - 32)
    if month in (40, 41):
        return When.half(year, month - 39)
    return When.month(year, month)
