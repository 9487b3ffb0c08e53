"""The shapes of time expressions: patterns over roles, the same for every language, in order of precedence.

A pattern is a regular expression whose letters are roles of tokens: `day:dom of? month:month` is a day-of-month number,
perhaps a word for "of", and a month. `name:role` captures one token, `name=( … )` captures several.
"""

from __future__ import annotations

from tui.dates.grammar.counted_rules import COUNTED_RULES
from tui.dates.grammar.length_rules import LENGTH_RULES
from tui.dates.grammar.parts import (
    AFTER_CLOCK,
    AFTER_DAY,
    BEFORE_DAY,
    CLOCK_SURE,
    COUNT,
    MANY,
    MARKED_DAY,
    MARKED_MONTH,
    MARKED_YEAR,
    OF_CENTURY,
    OF_YEAR,
    YEAR,
    Rule,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *COUNTED_RULES,
    # calendar dates
    Rule(
        "month_day",
        "(?:wd:weekday comma?)? month:month (?:day=(dom|domord)) (?=(?:comma|to|hyphen|comma to) month?"
        f" (?:dom|domord) (?:(?:comma|comma? to) (?:dom|domord)){{0,8}} comma? of? {YEAR})",
        "mdy ymd",
    ),
    Rule("iso", "iso:iso"),
    Rule("numeric", f"(?:weekday comma?)? numeric:numeric {AFTER_DAY}"),
    Rule(
        "month_day",
        f"(?:approx:approx (?=month))? {BEFORE_DAY} (?:direction? wd:weekday comma? (?:on article?)?)?"
        " article? dir:direction? month:month (?:article (?=domord))? (?:day=(dom|domord))"
        " (?!percent|money)"
        f" (?: comma? of? {YEAR} era:era?| comma? of? article? ydir:direction yunit:unit)? {AFTER_DAY}",
        "mdy ymd",
    ),
    Rule(
        "month_day",
        "article? day=(dom|domord) DAYSTOP of? month:month (?=(?:to|hyphen) article? (?:dom|domord)"
        f" DAYSTOP of? month comma? of? {YEAR})",
    ),
    Rule(
        "month_day",
        f"{BEFORE_DAY} (?:article? wd:weekday part0:part? comma? (?:on? article)?)? article?"
        " dir:direction? dayword? day=(dom|domord|ordinal) DAYSTOP (?:open newstyle=(dom) close)? (?:of"
        " article?|poss)? monthword? month:month (?:slash month)?"
        f"{OF_YEAR} dirafter:dirafter? weekday? {AFTER_DAY}",
    ),
    Rule(
        "month_day",
        "article? dayword? day=(dom|domord) DAYSTOP"
        " (?=(?:(?:comma|to|slash){1,2} on? article? (?:dom|domord) DAYSTOP){1,8}"
        f" of? article? month:month {OF_YEAR})",
    ),
    Rule(
        "month_day",
        "article? prepart:part (?:since|of)? article? day=(dom|domord) DAYSTOP"
        f" (?:to|on) article? (?:dom|domord) DAYSTOP of? article? month:month {OF_YEAR}",
    ),
    Rule("day_range_end", "(?<=month dom)comma day=(dom) (?=(?:comma|to|comma to) dom)", "mdy ymd"),
    Rule(
        "day_range_end",
        f"(?<=month dom comma dom)(?:to|comma to) day=(dom) (?:comma? {YEAR}|(?=stop|comma|newline|on|of|place|$))",
        "mdy ymd",
    ),
    Rule("day_range_end", f"(?<=month dom)hyphen day=(dom) (?:comma? {YEAR})?"),
    Rule(
        "day_range_end",
        f"(?<=month dom)to day=(dom|domord) (?:comma? {YEAR}|(?=stop|comma|newline|on|of|place|past|future|$))",
        "mdy ymd",
    ),
    Rule("year_month_day", f"year:year (?:comma|DAYSTOP) month:month (?:day=(dom|domord)) {AFTER_DAY}"),
    Rule(
        "cjk_date",
        "(?:(?:era_name:era_name)? year=(int|year|yy|number) yearmark (?:article|of)?|ydir:direction yunit:unit of?"
        f"|ydeic:deictic_year of?)? {MARKED_MONTH} {MARKED_DAY} {AFTER_DAY}",
    ),
    Rule(
        "cjk_day",
        f"(?:mdeic:deictic_month|mdir:direction munit:unit|ddir:daydir) of? {MARKED_DAY} {AFTER_DAY}",
    ),
    Rule(
        "cjk_month",
        f"(?:{MARKED_YEAR}|ydir:direction yunit:unit|ydeic:deictic_year) of? {MARKED_MONTH} mod:modifier_after?",
    ),
    Rule("cjk_month", f"{MARKED_MONTH} mod:modifier_after?", "ymd"),
    Rule("cjk_month", f"(?:{MARKED_YEAR}|ydeic:deictic_year)? mon=(mon) (?=to mon monthmark)"),
    Rule("quarter", "(?:year_cjk=(int) yearmark|ydeic:deictic_year)? of? half:half_word"),
    Rule("quarter", "(?:year_cjk=(int) yearmark|ydeic:deictic_year)? of? ordmark? ordnum=(mon) quarter_mark"),
    Rule(
        "quarter",
        "article? mod:modifier? of? article? unit:unit ord_after:ordinal_after (?: of? article?"
        " (?:yearword? year2:year|ydir2:direction yunit2:unit|yunit3:unit ydir3:dirafter))?",
    ),
    Rule("season", "(?:year_cjk=(int) yearmark|ydeic:deictic_year) of? season:season"),
    Rule("cjk_year", f"(?:{MARKED_YEAR}|ydeic:deictic_year) mod:modifier_after?"),
    Rule("decade", "decades=(int|yy) decade_mark mod:modifier_after?"),
    Rule("cjk_day", f"(?<!monthmark){MARKED_DAY} {AFTER_DAY}"),
    Rule("day_of_month", f"{BEFORE_DAY} article day:domord of article? (?:ydir:direction yunit:unit)"),
    Rule("day_of_month", f"{BEFORE_DAY} article? day=(domord|dom) DAYSTOP dayafter {AFTER_DAY}"),
    Rule("cjk_day", "article? ddir2:direction? dayword day=(dom) (?!of? month)"),
    Rule(
        "day_of_month",
        "article day:domord"
        " (?=stop|comma|on|newline|to|part|article|indefinite|since|until|by|past|future|be|clause|close|o|$)",
    ),
    Rule("weekday_day", f"wd:weekday comma? article? (?:day=(domord)) {AFTER_DAY}"),
    Rule(
        "month_year",
        "article? mod:modifier? of? hyphen? month:month (?=(?:to|hyphen|comma) (?:month (?:comma|to))?"
        f" (?:modifier of? hyphen?)? later:month comma? of? {YEAR})",
    ),
    Rule(
        "month_year",
        "approx:approx? article? mod:modifier? of? hyphen? article? dir:direction? monthword?"
        f" month:month (?:slash month)? monthafter? {OF_YEAR} moda:modifier_after?",
    ),
    Rule(
        "month_year",
        "article? (?:ydir:direction yunit:unit|dunit:deictic_unit) on? article? mod:modifier?"
        " month:month monthafter? moda:modifier_after?",
    ),
    Rule("month_year", "year:year DAYSTOP yearafter mod:modifier? month:month monthafter? moda:modifier_after?"),
    Rule(
        "month_day",
        "(?:year:year DAYSTOP yearafter|ydir:direction yunit:unit|dunit:deictic_unit) day=(dom|domord)"
        f" DAYSTOP month:month {AFTER_DAY}",
    ),
    Rule("month_year", f"mod:modifier hyphen? article? month:month {OF_YEAR}"),
    Rule("month_year", "article? mod:modifier? of? article? month:month (?:slash month)? dir:dirafter"),
    Rule(
        "week_of_month",
        f"article? (?:ord:ordinal|dir:direction) unit:unit of? article? monthword? month:month {OF_YEAR}",
    ),
    Rule("week_of_month", f"article? unit:unit dir:dirafter of article? monthword? month:month {OF_YEAR}"),
    Rule("week_of_month", "(?:year:year DAYSTOP yearafter)? month:month (?:ord:ordinal|dir:direction) unit:unit"),
    Rule("month_year", f"article? ordinal length of article? month:month {OF_YEAR}"),
    Rule(
        "month_of_month_day",
        "article? unit:unit of article? day=(dom|domord) DAYSTOP of? month:month (?:comma? year:year)?",
    ),
    Rule("month_of_month_day", "article? unit:unit of month:month day=(dom|domord) (?:comma? year:year)?"),
    # weekdays and deictic days
    Rule("deictic", f"{BEFORE_DAY} deictic:deictic comma? article? weekday {AFTER_DAY}"),
    Rule(
        "weekday",
        f"{BEFORE_DAY} article? dir:direction? wd:weekday (?:open dom close)? (?: of? article?"
        f" wdir:direction wunit:unit| dirafter:dirafter)? {AFTER_DAY}",
    ),
    Rule("weekday", f"article? wdir:direction wunit:unit on? article? wd:weekday {AFTER_DAY}"),
    Rule("weekday", "article? prepart:part (?:since|of)? article? wd:weekday (?:to|on) article? weekday"),
    Rule("weekday", f"(?:weekdir:weekdir|dunit:deictic_unit of?) wd:weekday {AFTER_DAY}"),
    Rule(
        "week_from_day",
        "(?:indefinite|count:count|count2:number) unit:unit (?:fromday|after|by|since) (?:wd:weekday|deictic:deictic)",
    ),
    Rule("deictic", f"{BEFORE_DAY} deictic:deictic {AFTER_DAY}"),
    Rule("deictic_part", f"approx? mod:modifier? hyphen? dpart:deictic_part {AFTER_CLOCK}"),
    Rule("part_of_day", "mod:modifier? hyphen? dir:direction part:part"),
    Rule("part_of_day", "part:part dir:dirafter"),
    Rule("part_of_day", "on part:part"),
    Rule("part_of_day", "mod:modifier? (?=placed) part:part"),
    Rule("part_of_day", "article mod:modifier? hyphen? part:part"),
    Rule("clock", f"approx:approx? {CLOCK_SURE} (?: of? article? part:part)?"),
    Rule("clock", f"approx:approx? part:part {CLOCK_SURE}"),
    Rule("clock", "oclock=(int|number) of article part:part"),
    Rule("clock", "oclock=(hour|clockdot|clock) (?=(?:to|slash) on? (?:hour|clockdot|clock) clockword)"),
    # units counted from the anchor
    Rule(
        "direction_unit",
        "(?:(?!over article? direction) approx:approx)? article? mod:modifier? of? hyphen? article?"
        " dir:direction article? unit:unit (?: poss? approx2:approx)? moda:modifier_after?",
    ),
    Rule("direction_unit", "approx:approx? article? mod:modifier? of? article? unit:unit dir:dirafter"),
    Rule("direction_unit", "article? dir:direction unit:unit of? article? ydir:direction yunit:unit"),
    Rule("direction_unit", "article? dir:direction unit:unit of? article? yunit:unit ydir:dirafter"),
    Rule("direction_unit", "article? dir:direction unit:unit (?:dunit:deictic_unit|of article? year:year)"),
    Rule("direction_unit", "dunit:deictic_unit dir:direction unit:unit"),
    Rule("deictic_unit", "mod:modifier? of? article? dunit:deictic_unit mod2:modifier_after?"),
    Rule("article_unit", "approx:approx? article? mod:modifier of? hyphen? article unit:unit"),
    Rule("article_unit", "approx:approx? article? mod:modifier hyphen? unit:unit"),
    Rule("article_unit", "unit:unit moda:modifier_after"),
    Rule("article_unit", "(?:article|on) unit:unit"),
    Rule("unit_end", "approx:approx? unit:unit poss? hyphen? ending:ending"),
    Rule(
        "ago",
        f"approx:approx? (?:indefinite|{COUNT} (?:(?:to indefinite)?"
        " fraction:fraction)?|several:several|only_fraction=(fraction)) hyphen? unit:unit (?:to"
        " indefinite fraction2:fraction)? (?:poss? approx2:approx)? ago:ago",
    ),
    Rule("ago", f"approx:approx? (?:{COUNT}|several:several) hyphen? unit:unit hyphen ago:ago"),
    Rule("ago", f"ago_before approx:approx? {MANY} fraction? hyphen? unit:unit"),
    Rule("ago", "ago_before approx:approx? length:length"),
    Rule("ago", "approx:approx? length:length ago:ago"),
    Rule("within", "within approx:approx? (?!grown) length:length"),
    Rule("from_now", "approx:approx? length:length fromnow"),
    Rule("duration", f"article ordinal {COUNT} hyphen? (?=plural) unit:unit"),
    Rule("duration", f"(?:direction unit|year DAYSTOP yearafter) ordinal {COUNT} unit:unit"),
    Rule("duration", "approx:approx? article? direction? length:length (?:direction|dirafter)?"),
    Rule("duration", "article? ordinal length:length of? article? year"),
    Rule("duration", f"approx:approx? article? {COUNT} hyphen? last:length_unit"),
    Rule("ago", "unit:unit ago:ago"),
    Rule("ago", "ago_before approx:approx? unit:unit (?!year|int|month)"),
    Rule("within", "within unit:unit"),
    Rule("ago", "plural:plural ago:ago"),
    Rule("ago", "ago_before approx:approx? plural:plural"),
    Rule(
        "earlier",
        f"(?:inside|within)? approx:approx? (?:article|{MANY}) hyphen? unit:unit (?:poss?"
        " approx2:approx)? earlier:earlier",
    ),
    Rule("earlier", "article? unit:unit earlier:earlier"),
    Rule("from_now", f"approx:approx? (?:{MANY} hyphen?)? unit:unit fromnow"),
    Rule(
        "inside",
        f"inside approx:approx? {MANY} hyphen? unit:unit",
    ),
    Rule(
        "within",
        f"within approx:approx? (?:indefinite|article)? {MANY} hyphen? unit:unit",
    ),
    Rule(
        "year_ago_unit",
        "article? unit:unit hyphen? agoword:agoword hyphen? ord:ordinal? hyphen? unit2=(unit|periodword)",
    ),
    Rule("year_ago_unit", "indefinite? unit:unit hyphen agoword:agoword"),
    Rule(
        "year_unit",
        "article? year:year (?:(?:hyphen|slash) year2=(yy|small|year) hyphen?)? ord:ordinal? (?!yearafter) unit2=(unit|periodword)",
    ),
    # seasons, quarters, halves
    Rule("season", "article? mod:modifier? of? hyphen? season:season (?=to article? season of? year:year)"),
    Rule(
        "season",
        "approx:approx? article? mod:modifier? of? hyphen? article? dir:direction? season:season (?:"
        " hyphen? comma? of? article? (?:yearword? (?:year:year|shortyear:shortyear)|eyear=(int)"
        " yearafter? (?=era)) yearafter? era:era? (?:(?:hyphen|slash) year2=(yy|year|small))?| of?"
        " article? ydir:direction yunit:unit)? moda:modifier_after?",
    ),
    Rule("season", "season:season dir:dirafter"),
    Rule(
        "season",
        "(?:year:year (?:DAYSTOP yearafter)?|article? (?:ydir:direction yunit:unit|dunit:deictic_unit))"
        " article? season:season moda:modifier_after?",
    ),
    Rule(
        "quarter",
        "article? mod:modifier? of? article? (?:ydir:direction yunit:unit"
        " poss?|dunit:deictic_unit|year:year)? fiscal? hyphen? dir:direction? ord=(ordinal|roman) hyphen?"
        " unit:unit (?: of? fiscal? article? (?:year2:year|ydir2:direction yunit2:unit))?",
    ),
    Rule("quarter", "year:year DAYSTOP yearafter ord=(ordinal|roman) unit:unit"),
    Rule("quarter_code", "(?:year_cjk=(int) yearmark|ydeic:deictic_year) of? code:quarter_code"),
    Rule("quarter_code", "code:quarter_code (?:of? comma? year:year)?"),
    Rule("last_half", "article? dir:direction unit:unit of article? (?:year:year|decades:decades)"),
    Rule("year_reported", "article whole:whole unit:unit"),
    Rule("year_reported", "article unit:unit (?=closed:closed|stop|comma|newline|$)"),
    Rule("latest_period", "article? dir:direction periodword"),
    Rule("poss_unit", "ydir:direction yunit:unit poss? hyphen? unit:unit"),
    Rule(
        "fiscal_year",
        "article? dir:direction? fiscal hyphen? (?:year:year|yearword? year2:year|unit:unit"
        " (?:year3:year)?|shortyear:shortyear)",
    ),
    # years, decades, centuries
    Rule(
        "year",
        "approx:approx? article? mod:modifier? of? hyphen? article? yearword? year:year (?:DAYSTOP"
        " yearafter)? era:era? moda:modifier_after?",
    ),
    Rule("year", "approx:approx? article? mod:modifier? of? article? year=(int) yearafter? era:era"),
    Rule("year", "year=(int) (?=(?:hyphen|to) int yearafter? era:era)"),
    Rule("year", "era:era year=(year|int)"),
    Rule("year", "article? yearword (?:year:year|spelled=(number hyphen? number? hyphen? number?))"),
    Rule("year", "shortyear:shortyear"),
    Rule("year", "yearprep short=(yy) (?!percent|unit|counted|comma (?:int|percent))"),
    Rule("year", "spelled2=(number number hyphen? number?)"),
    Rule("year_range_end", "(?<=year)hyphen year=(yy|small)"),
    Rule(
        "decade",
        f"approx:approx? article? {OF_CENTURY} mod:modifier? hyphen? of? article? decades:decades"
        " yearafter? era:era? moda:modifier_after?",
    ),
    Rule("decade", "article? mod:modifier? of? article? decade_of year=(yy|int|shortyear|year|decade_number)"),
    Rule(
        "decade_word",
        f"article? {OF_CENTURY} mod:modifier? decade_word:decade_word (?:of? cent=(ordinal) unit:unit)?"
        " yearafter? moda:modifier_after?",
    ),
    Rule(
        "century",
        "approx:approx? article? mod:modifier? of? hyphen? article? ord=(ordinal|roman|int) stop?"
        " hyphen? unit:unit era:era? moda:modifier_after?",
    ),
    Rule(
        "century", "approx:approx? article? mod:modifier? of? article? unit:unit ord=(roman|int|ordinal_after) era:era?"
    ),
    # named days
    Rule(
        "named",
        f"mod:modifier? article? dir:direction? named:named (?: comma? of? {YEAR}| of? article?"
        " ydir:direction yunit:unit)?",
    ),
    Rule("named", "dir:direction? named:named dirafter:dirafter"),
    Rule("named", "(?:year:year (?:DAYSTOP yearafter)?|ydir:direction yunit:unit|dunit:deictic_unit) named:named"),
    *LENGTH_RULES,
)
