"""Make the table of days that no short rule gives, `tui/dates/normalize/calendar/moving_days.tsv`.

usage: moving_days.py [--write]

Feasts are those that `languages/named_days.toml` names as the package holidays does; Jalali years are convertdate's, Hijri months hijridate's:
`pip install -e '.[dev]'` brings all three. Without `--write` it prints what it would write.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Iterator
from datetime import date

import holidays
from convertdate.persian import equinox_jd
from hijridate import Hijri
from hijridate.ummalqura import MONTH_STARTS

from tui.dates.normalize.calendar.moving_days import FILE, HIJRI, JALALI, JALALI_YEAR_TO_ADD, NO_DAYS_BEYOND, UNKNOWN
from tui.dates.normalize.calendar.named_days import COMPUTED_YEARS, FROM_TABLE, RULES
from tui.model.calendar import MONTHS_PER_YEAR

ESTIMATED = " (estimated)"
"""What the package writes behind the name of a feast that only the sight of the moon decides."""

JULIAN_DAY_OF_ORDINAL_0 = 1721424.5
HALF_DAY = 0.5
"""Days from the noon before the equinox, from which convertdate counts, to the midnight with which its day begins."""

FIRST_HIJRI_YEAR = 1343
HIJRI_YEARS = len(MONTH_STARTS) // MONTHS_PER_YEAR


def names_of_feasts() -> list[str]:
    """The rules of named days that the package answers."""
    rules = [how for rule in RULES.values() for how in (rule.values() if isinstance(rule, dict) else (rule,))]
    return sorted({rule for rule in rules if FROM_TABLE.fullmatch(rule)} | {"AE: Eid al-Fitr"})


def days_of_feast(rule: str, years: range) -> Iterator[str]:
    """First day of a feast in each of these years."""
    country, name = rule.split(": ")
    warnings.filterwarnings("ignore", "Requested Holidays are available only")
    days = holidays.country_holidays(country, language="en_US")
    for year in years:
        days.get(date(year, 1, 1))  # has the year computed
        found = [
            day
            for day, names in days.items()
            if day.year == year and name in {part.removesuffix(ESTIMATED) for part in names.split("; ")}
        ]
        yield f"{min(found):%m%d}" if found else UNKNOWN


def jalali_years() -> Iterator[str]:
    """Day of March of each Jalali year, as far as Python's calendar and convertdate's equinoxes go."""
    year = 1
    while True:
        try:
            first = date.fromordinal(int(equinox_jd(year + JALALI_YEAR_TO_ADD) + HALF_DAY - JULIAN_DAY_OF_ORDINAL_0))
        except ValueError:
            return
        yield str(first.day)
        year += 1


def hijri_years() -> Iterator[str]:
    """Lengths of the months of each Hijri year."""
    for year in range(FIRST_HIJRI_YEAR, FIRST_HIJRI_YEAR + HIJRI_YEARS):
        lengths = [Hijri(year, month, 1).month_length() for month in range(1, MONTHS_PER_YEAR + 1)]
        yield "".join(str(length - NO_DAYS_BEYOND) for length in lengths)


def table() -> str:
    """The whole table, as it is kept."""
    first, last = COMPUTED_YEARS
    rows = [(rule, first, days_of_feast(rule, range(first, last + 1))) for rule in names_of_feasts()]
    rows += [(HIJRI, FIRST_HIJRI_YEAR, hijri_years()), (JALALI, 1, jalali_years())]
    return "".join(f"{name}\t{first}\t{' '.join(years)}\n" for name, first, years in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        FILE.write_text(table(), encoding="utf-8")
    else:
        print(table(), end="")


if __name__ == "__main__":
    main()
