"""The tuned numbers of the date reader, each with its unit and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """Windows, limits and thresholds of reading dates. Tokens are words, numbers and signs; what is called "chosen" was
    set by hand from texts of the tuning corpora, and no command fits it."""

    # which way a clause looks
    tense_window_tokens: int = 14
    """Tokens searched on either side of a date for a word that tells the tense; chosen: a clause of news prose is seldom
    longer."""
    moved_window_tokens: int = 12
    """Tokens on either side of a date within which a verb says that something was moved from or to it; chosen."""
    new_date_window_tokens: int = 4
    """Tokens behind the old date within which the new one begins ("from 1 to 8 March"); chosen."""
    figure_window_tokens: int = 6
    """Tokens before a year within which the figure of that year stands ("63,000 in 2021"); chosen."""
    trend_window_tokens: int = 18
    """Tokens on either side of a year within which a figure's change and its other year stand; chosen."""
    repeated_clock_window_tokens: int = 3
    """Tokens at most between a clock time and the word for a habit beside it ("every day, at 7:30"); chosen."""
    apposition_window_tokens: int = 25
    """Tokens behind ", today" within which the rest of its sentence may tell of a year long past; chosen."""
    long_past_years: int = 10
    """Years back from which a sentence tells of long ago; chosen."""
    governing_window_tokens: int = 5
    """Tokens before a date within which a modal verb ("will") surely governs it; chosen."""
    infinitive_window_tokens: int = 5
    """Tokens before a date within which an infinitive looks ahead to it ("Pilots to strike on Thursday"); chosen."""
    pluperfect_window_tokens: int = 3
    """Tokens before a cue for the future within which "had" makes it a plan of the past ("had been due"); chosen."""
    opening_window_tokens: int = 3
    """Tokens that may stand between the start of a sentence and a date that opens it: a preposition, an article; chosen."""
    inflected_min_letters: int = 5
    """Letters of the shortest word whose ending is taken for that of a verb; chosen: shorter ones are mostly other words."""
    behind_penalty_tokens: int = 2
    """Tokens by which a cue behind a date counts as farther off than one before it; chosen."""
    inflected_future_penalty_tokens: int = 3
    """Tokens by which a verb that only its ending shows to look ahead counts as farther off; chosen: it can also tell of
    today."""

    # which year is meant
    short_year_ahead: int = 20
    """Years after the anchor's that two digits may reach; the hundred years up to there are those that they can mean. Chosen:
    the terms of most loans and treaties; news writes what lies farther ahead in full."""
    tense_over_nearness: float = 0.2
    """Share of a year from which the tense of a clause outweighs nearness to publication; measured: 94 % of days and 82 %
    of months without a year in the tuning news are the nearest ones, so that only a clear distance lets the tense decide."""
    running_months_back: int = 8
    """Months by which a month may lie before the running date of a history and still be of the same year; chosen."""
    running_months_ahead: int = 11
    """Months after the running date from which a month is of the year before; chosen."""
    turned_year_window_tokens: int = 80
    """Tokens behind a month within which a date with a year tells whether the year has turned; chosen: a paragraph."""
    calendar_change_days: tuple[int, int] = (10, 13)
    """Days between the Julian and the Gregorian calendar, least and most, of a date that is given in both (1582 to 2099)."""

    # what is a year
    year_before_quantities: int = 1700
    """Earlier numbers behind a month or by themselves are no years of news ("in May 1646 people came"); chosen."""
    year_last: int = 2100
    """Greatest number that by itself is a year in news; chosen."""
    year_among_plurals: tuple[int, int] = (1900, 10)
    """First year, and years after publication, between which a number before a plural noun is a year; chosen."""
    placed_year_first: int = 1400
    """Earliest number that a preposition makes a year in a history, far from its usual ones; chosen."""
    usual_year_span: int = 150
    """Years around a history's usual ones within which a bare number is a year of it; chosen: a long reign and its causes."""

    # seasons and quarters
    season_year_window_tokens: int = 9
    """Tokens behind a season in which its clause may write the year it is of ("the spring offensive of 1918"); chosen."""
    season_tense_days: int = 45
    """Days between the middle of a season and publication from which the tense decides: half of its length."""
    season_last_ahead_years: float = 0.5
    """Years ahead from which "this winter", in a clause that does not look ahead, is the one before; half a year."""
    figures_due_months: int = 2
    """Months after a quarter's end within which what is expected of it are its figures; chosen: reports come that late."""

    # companies' figures
    figures_window_tokens: int = 36
    """Tokens before "a year earlier", and twice as many as behind it, within which a sum or a share makes it a comparison
    of figures; chosen: two sentences of a report."""
    quarter_memory_tokens: int = 120
    """Tokens after naming a quarter within which "a year earlier" means the same quarter of the year before; chosen."""

    # lengths and what they count from
    longest_length: int = 100_000
    """Greatest count of units that is read as a length of time; chosen: beyond it, it is a slip or a code."""
    longest_offset: int = 12_000
    """Greatest count of units that is moved by; chosen: with years it leaves the calendar already."""
    exact_hours: int = 48
    """Hours up to which "30 hours ago" is told to the minute; chosen: beyond two days nobody means that."""
    just_named_window_tokens: int = 40
    """Tokens of news after a month or year within which "a year later" counts from it; chosen: two sentences."""
    same_day_window_tokens: int = 100
    """Tokens after a day that the text named within which a bare clock time is on it; chosen: two paragraphs of news."""
    degrees_window_tokens: int = 8
    """Tokens before "the 70s" within which a word for temperatures makes it degrees; chosen: a clause of a forecast."""
    east_hours: int = 9
    """Hours ahead of universal time of the zone in which what is told of tomorrow's weekday can have happened already; chosen:
    Tokyo's, the easternmost of which much news comes."""
    named_behind_window_tokens: int = 5
    """Tokens behind a count of days in which its date is named ("two days earlier, on 28 December"); its longest form."""
    weekday_search_months: int = 24
    """Months searched for "Friday the 13th"; every weekday falls on each day within 14 months."""

    stated_day_reach_days: int = 45
    """Days between a weekday and the number beside it from which the number is none of a day ("Friday (26)"); chosen: what
    news dates by a number alone lies in the last or the coming month."""
    other_today_days: int = 2
    """Days by which a weekday beside "today" may lie before publication; chosen: a weekend of a feed."""

    hijri_years_near: tuple[int, int] = (40, 5)
    """Years before and behind the Hijri year of publication within which a year of four digits is one of that calendar in a language
    whose news counts by it; chosen: 1453 is the year in which Constantinople fell."""

    # named days
    named_day_soon_days: int = 21
    """Days before a named day in which news is about the one to come, whatever its tense ("tickets for New Year's Eve sold
    out"); chosen."""
    named_day_just_days: int = 3
    """Days after a named day in which a clause that looks ahead still speaks of it; chosen: a long weekend."""

    # histories
    history_min_old_years: int = 4
    """Old years that a history names at the least; chosen."""
    history_old_share: float = 0.6
    """Least share of old years among all that a history names; chosen."""
    history_recent_years: int = 2
    """Years up to publication that count as of these days; chosen."""
    history_full_dates: int = 10
    """Old dates written in full that make a text a history, even one that goes on to the year of publication; chosen."""
    history_per_recent: int = 6
    """Old years and months that a history names for each word that counts from publication; chosen."""
    month_before_year_tokens: int = 4
    """Tokens before a year in which its month stands ("3 May of 1848"); its longest form."""
    aside_window_tokens: int = 8
    """Tokens before a date of a history within which "until" or "planned" makes it a look ahead; chosen."""
    bracket_window_tokens: int = 12
    """Tokens before the end of a date within which its opening bracket is looked for; chosen."""
    opening_sentence_tokens: int = 9
    """Tokens of a sentence among which a year says where a history has come to, however far it leaps; chosen."""
    noun_year_window_tokens: int = 4
    """Tokens before the end of a date in which its year stands ("the constitution of 1791"); its longest form."""
    front_tokens: int = 2
    """Tokens of a sentence before a date that still opens it ("From 1 to 23 March 1944 the army …"); chosen: a preposition and
    a day."""
    glance_votes: int = 2
    """Dates with a year, behind a date, that tell whether a history has come there or only glances at it; chosen."""
    glance_margin_months: int = 3
    """Months by which they must lie nearer to the running date; chosen: a season."""

    # language and work
    language_sample_chars: int = 2000
    """Code points of a text that are looked at for its language; chosen: longer ones change no answer."""
    language_script_share: float = 0.1
    """Share of letters in a script from which it decides the language; chosen: names in another script stay under it."""
    language_letters_share: float = 0.03
    """Share of letters that only one language of a script has from which a text is in it; chosen: a foreign name or two stay under it."""
    language_min_words: int = 2
    """Common words of a language from which it beats the default; chosen: one alone is chance."""
    language_telling_words: int = 12
    """Words from which a text can contradict the language that it is said to be in; chosen: a headline is shorter."""
    language_sure: float = 0.3
    """Probability of a short text's language from which it is believed, measured as the table in `language.detect` is: with 0.2 more
    titles lose their default wrongly, with 0.5 more titles of other languages keep it."""
    language_candidates: int = 5
    """Languages of the model that are looked at for one with a code of two letters; chosen: dialects stand beside theirs."""
    locale_min_letters: int = 3
    """Letters of the shortest name that is taken from dateparser's locale data; chosen: "m", "mo" are mostly other words."""
    remembered_stretch_tokens: int = 40
    """Tokens of the longest stretch whose matches are remembered; chosen: longer ones hardly come back."""
    typed_max_chars: int = 100
    """Code points of the longest text that is read as one date typed by a person; chosen."""


TUNING = Tuning()
"""The numbers in use."""
