"""The named parts that patterns are built of: counts, clock times, what stands beside a day, years."""

from __future__ import annotations

import re

AGAIN = "_b"
"""Behind the names of groups of a clock time that stands behind the day."""
COUNT = "count=((?:quantity|count|number|couple)(?:hyphen?number){0,8})"
OTHER_COUNT = COUNT.replace("count=", "count_b=")
"""A second count in one pattern."""
FILLED = f"{COUNT} filler?"
"""A count with at most one word that says how the units follow each other ("two full days", "eight trading days")."""
MANY = f"(?:indefinite|{COUNT}|several:several|only_fraction=(fraction))"
_ON_THE_DIAL = "clock:clock clockword? ampm:ampm? (?:zone:zone|open zone5:zone close)?"
_WHOLE_HOUR = "oclock=(int|number|clockdot) (?:clockword ampm2:ampm?|ampm3:ampm) zone2:zone?"
_WITH_HOUR_MARK = "clockprep? hclock=(hour|small) hourmark (?:hminute:int minutemark?|halfhour:halfhour)?"
_BEHIND_PREPOSITION = (
    "clockprep (?:fraction xclock=(hour)|pclock=(hour|clockdot|clock) halfhour3:halfhour?"
    "|nclock=(number) (?=of article part|part)) hourunit? ampm4:ampm? zone6:zone?"
)
_WITH_ZONE = "zclock=(clockdot) zone3:zone|mclock=(int) (?:zone4:zone|clockword)"
_AT = "clockat wclock=(clockdot|clock)"
_BEHIND_CUE = "clockcue tclock=(hour|domord|ordinal) (?=part)|clockcue uclock=(hour|clockdot|number|domord|ordinal) hourunit uminute:int?"
_BEHIND_PART = "(?<=part)vclock=(hour) pointmark (?:vminute:int minutemark?|halfhour2:halfhour)?"
_CLOCKS = (
    _ON_THE_DIAL, _WHOLE_HOUR, _WITH_HOUR_MARK, _BEHIND_PREPOSITION, _WITH_ZONE, _AT, _BEHIND_CUE, _BEHIND_PART,
)  # fmt: skip
CLOCK_SURE = f"(?:{'|'.join(_CLOCKS)})"
"""A number that is a clock time for sure, by its form or by the words beside it."""
CLOCK_AGAIN = re.sub(r"(\w+)([:=])(?=[\w(])", rf"\1{AGAIN}\2", CLOCK_SURE)
"""The same behind the day, with groups of its own."""
IN_ANOTHER_ZONE = "(?:open approx? elsewhere=(int|clock|clockdot) clockword? ampm? ezone:zone close)?"
"""The same time in another zone, in brackets: "06:40 local time (2140 GMT)"."""
_CLOCK_BEFORE = f"approx? {CLOCK_SURE} {IN_ANOTHER_ZONE} (?:of article part1:part)? comma? on? of? article? "
_PART_BEFORE = "article? premod:modifier? of? article? prepart:part comma? on? of? "
BEFORE_DAY = f"(?:{_CLOCK_BEFORE}|{_PART_BEFORE}|premod2:modifier hyphen? )?"
"""A clock time or a part of the day before a day ("7 p.m. on", "the morning of", "late")."""
AFTER_CLOCK = f"(?: comma? on? {CLOCK_AGAIN} (?:of? article? part1{AGAIN}:part)?)?"
"""A clock time behind a day."""
_PART_AFTER = "(?: hyphen? (?:of|article|on)? (?:of|article)? postmod:modifier? of? hyphen? part:part)?"
_STATED = "bday3=(dom|domord) DAYSTOP of? bmonth:month"
BESIDE_DAY = f"(?:open (?:bday=(dom) daymark?|bday2=(dom) slash bmon=(mon)|{_STATED}|bnum:numeric) close)?"
"""A day in brackets behind a weekday or "today", which decides ("no domingo (09/03)", "nesta quarta-feira (5)")."""
DAY_FOLLOWS = f"(?:(?=comma? (?:weekday comma?)? article? dayword? {_STATED.replace('bday3', 'sday').replace('bmonth', 'smonth')})|)"
"""The same behind a comma, where it is an expression of its own ("hoy, 3 de marzo")."""
AFTER_DAY = f"{_PART_AFTER} {AFTER_CLOCK}"
"""A part of the day and a clock time behind a day."""
YEAR = "(?:yearword? (?:year:year|shortyear:shortyear) (?:DAYSTOP yearafter)?|eyear=(int) yearafter? (?=era))"
"""A year in digits; DAYSTOP is the full stop behind a number, in languages that write one."""
OF_YEAR = (
    f"(?: comma? of? article? {YEAR} era:era?"
    "| comma? of? article? ydir:direction yunit:unit"
    "| of? article? yunit2:unit ydir2:dirafter)?"
)
"""The year behind a date: in digits or counted ("of last year")."""
SPELLED_YEAR = "spelled=(number number hyphen? number?)"
"""A year in words: "nineteen ninety-six"."""
NO_QUANTITY = "(?!percent|unit|counted|comma (?:int|percent))"
"""What does not stand behind a year of two digits."""
END_OF_DATE = "(?=stop|comma|close|newline|$)"
"""What stands behind a date, and not behind a number that counts something."""
OF_CENTURY = "(?:cent1=(ordinal|roman|int) stop? unit1:unit|dunit:deictic_unit)?"
"""The century of a decade, before it ("20. sajandi 30. aastatel")."""
_YEAR_IN_BRACKETS = "(?:open (?:era_name|era_first)? (?:int|year)? yearmark? close)?"
MARKED_YEAR = (
    "(?:(?:era_name:era_name)? year=(int|year|yy|number)|era_first:era_first)"
    f" (?:{_YEAR_IN_BRACKETS} yearmark|yearmark {_YEAR_IN_BRACKETS})"
)
MARKED_MONTH = "(?:month:month|mon=(mon) monthmark)"
MARKED_DAY = "day=(dom) daymark (?:open zone close)? (?:open? wd:weekday close?)?"
"""Years, months and days with a mark behind their number ("2025年12月31日")."""
DAY_OF_MARKED_RANGE = "day=(dom) (?=(?:comma|to) dom daymark (?!lasting|fromnow|ago|within|counted))"
"""The first of two days that share the mark behind the second ("15、16日", "9~10일")."""
_SIDE = "side=(before|after)"
COUNTED_FROM = (
    f"(?:(?:article? direction|article|indefinite|{COUNT}) hyphen? unit:unit {_SIDE}|article? from_wd:weekday {_SIDE.replace('side', 'side2')}"
    "|article? beside:beside_day)"
)
"""What counts from the day behind it: "the day after", "two weeks before", "the Monday after", "le lendemain de"."""
