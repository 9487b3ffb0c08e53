"""Which way a date without a direction looks: does its own clause speak of the future or of the past?"""

from __future__ import annotations

from typing import NamedTuple

from tui.dates.language.roles import OTHER, Token
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match
from tui.dates.reading.told_dates import is_new_date
from tui.dates.tuning import TUNING

SURE_FUTURE = 2
"""What `tense_of` gives where a modal verb stands close before the date."""

SURE_PAST = -2
"""What it gives where a date opens a sentence whose first verb is a past one ("In April, Jones was elected")."""

CLAUSE_SIGNS = frozenset(';:()"“”„»«')
"""Signs that end a clause."""


class Cue(NamedTuple):
    """A word that tells the tense: its distance in tokens, +1 (ahead) or -1 (back), and its index."""

    distance: int
    direction: int
    place: int


def tense_of(match: Match, context: Context) -> int:
    """+1 (or SURE_FUTURE) where the clause around a match looks ahead, -1 (or SURE_PAST) back, 0 where it does not say."""
    return tense_cue(match, context)[0]


def tense_cue(match: Match, context: Context) -> tuple[int, Token | None]:
    """Which way a clause looks, as `tense_of` gives it, and the word that says so.

    The nearest cue decides: modal verbs, "due", "scheduled" against past tenses. What stands before the expression counts
    more than what follows, unless the expression opens its sentence ("On Friday, the government announced"). A date that
    only qualifies a noun ("Friday's ruling") does not take the tense of the verb.
    """
    tokens, start, end = context.tokens, match.start, match.end
    before = tokens[start - 1] if start else None
    if before is not None and "since" in before.roles and "ahead" not in before.roles:
        return _of_beginning(context, before, start, end)
    if end < len(tokens) and "poss" in tokens[end].roles:
        return 0, None
    if context.holds("moved") and is_new_date(tokens, start):
        return 1, before
    window = TUNING.tense_window_tokens
    cue_before = _nearest(context, range(start - 1, max(start - 1 - window, -1), -1))
    opening = _opens_sentence(tokens, start)
    cue_behind = _nearest(context, range(end, min(end + window, len(tokens))), after=True, cross_comma=opening)
    if before is not None and ("by" in before.roles or "until" in before.roles):
        return _of_deadline(match, context, before, cue_before, cue_behind if opening else None)
    if cue_before and cue_behind:
        return _of_cue(context, min(cue_before, cue_behind), start)
    if opening and cue_behind and _is_sure_past(tokens, cue_behind):
        return SURE_PAST, tokens[cue_behind.place]
    if cue_before or cue_behind:
        return _of_cue(context, cue_before or cue_behind, start)
    goal = _infinitive(context, start)
    return (1, goal) if goal else (0, None)


def _of_beginning(context: Context, preposition: Token, start: int, end: int) -> tuple[int, Token]:
    """The tense behind "since": back, unless the date opens a sentence that looks ahead, where "since" is "from" as well ("Da sabato
    partono le prenotazioni"); not where it is one of the words of the past."""
    tokens = context.tokens
    if "past" not in preposition.roles and _opens_sentence(tokens, start):
        cue = _nearest(context, range(end, min(end + TUNING.tense_window_tokens, len(tokens))), after=True)
        if cue is not None and cue.direction > 0:
            return 1, tokens[cue.place]
    return -1, preposition


def _is_sure_past(tokens: list[Token], cue: Cue) -> bool:
    """Whether a cue is a past verb of which no plan hangs ("was due")."""
    following = tokens[cue.place + 1 : cue.place + 2]
    planned = any("future" in token.roles for token in following)
    return cue.direction < 0 and "past" in tokens[cue.place].roles and not planned


def _of_deadline(
    match: Match, context: Context, preposition: Token, cue_before: Cue | None, cue_behind: Cue | None
) -> tuple[int, Token | None]:
    """The tense behind "by" and "until": ahead, unless the clause tells of a past plan, of what had come of it, or of a state
    that ended then ("stayed until Tuesday")."""
    tokens, perfect = context.tokens, context.lexicon.perfect
    if cue_behind and cue_behind.direction < 0:
        return -1, tokens[cue_behind.place]
    governing = _governing_deadline(match, context, "until" in preposition.roles)
    if governing is not None:
        return governing
    if cue_before and cue_before.direction < 0:
        around = tokens[max(cue_before.place - 1, 0) : cue_before.place + 1]
        if any(token.low in perfect for token in around):
            return -1, tokens[cue_before.place]
    return 1, preposition


def _governing_deadline(match: Match, context: Context, until: bool) -> tuple[int, Token] | None:
    """The tense of the word that governs a deadline, with that word: ahead for what sets one ("adjourned until") and for what
    is only to come, back for a state that "until" ends; None where no such word stands in the clause, or an infinitive does.

    Languages that tell infinitives by a word show as well whether what happened "by" a day had been done ("hardened by Monday").
    """
    tokens, lexicon, start = context.tokens, context.lexicon, match.start
    told: Token | None = None
    for place in range(start - 2, max(start - 2 - TUNING.tense_window_tokens, -1), -1):
        token = tokens[place]
        if token.low in CLAUSE_SIGNS or token.roles.keys() & {"stop", "newline"}:
            break
        if token.low in lexicon.setting_verbs or token.roles.keys() & {"future", "moved"}:
            near = tokens[max(place - TUNING.pluperfect_window_tokens, 0) : place]
            return None if any(one.low in lexicon.pluperfect for one in near) else (1, token)
        if "infinitive" in token.roles and tokens[place + 1].code == OTHER:
            return None
        if until and token.low in lexicon.lasting_verbs and place < start - 1:
            near = tokens[max(place - TUNING.pluperfect_window_tokens, 0) : place]
            is_ahead = any(one.roles.keys() & {"modal", "future"} or one.low in lexicon.setting_verbs for one in near)
            return (1 if is_ahead else -1), token
        if told is None and ("past" in token.roles or _inflected(token, context) < 0):
            told = token
    if until:
        return _lasting_behind(match, context)
    return (-1, told) if told is not None and lexicon.has("infinitive") else None


def _lasting_behind(match: Match, context: Context) -> tuple[int, Token] | None:
    """The past verb of a state that stands behind "until" and its day ("… bis Dienstag gesperrt war")."""
    for token in context.tokens[match.end : match.end + TUNING.tense_window_tokens]:
        if token.low in CLAUSE_SIGNS or token.roles.keys() & {"stop", "newline", "comma", "future"}:
            return None
        if token.low in context.lexicon.lasting_verbs:
            return -1, token
    return None


def _of_cue(context: Context, cue: Cue | None, start: int) -> tuple[int, Token | None]:
    """The tense that the nearest cue tells: "had" before it turns the future into a past one, a modal verb makes it sure."""
    if cue is None:
        return 0, None
    tokens, place = context.tokens, cue.place
    if cue.direction > 0:
        near = tokens[max(place - TUNING.pluperfect_window_tokens, 0) : place]
        if any(token.low in context.lexicon.pluperfect for token in near):
            return -1, tokens[place]
        if place >= start - TUNING.governing_window_tokens and any(
            "modal" in token.roles for token in tokens[place:start]
        ):
            return SURE_FUTURE, tokens[place]
    return cue.direction, tokens[place]


def _infinitive(context: Context, start: int) -> Token | None:
    """The "to" of what is only to come: "Pilots to strike on Thursday"; not the one of "to the front", "to Paris"."""
    tokens = context.tokens
    for place in range(start - 1, max(start - 1 - TUNING.infinitive_window_tokens, 0), -1):
        token = tokens[place]
        if token.roles.keys() & {"stop", "newline", "comma"}:
            return None
        if "infinitive" in token.roles:
            verb = tokens[place + 1]
            return token if verb.code == OTHER and context.text[verb.start].islower() and place + 1 < start else None
    return None


def _opens_sentence(tokens: list[Token], start: int) -> bool:
    """Whether at most a preposition and an article stand before, in the sentence."""
    window = TUNING.opening_window_tokens
    for token in reversed(tokens[max(start - window, 0) : start]):
        if "stop" in token.roles or "newline" in token.roles:
            return True
        if not token.roles:
            return False
    return start < window


def _nearest(context: Context, places: range, after: bool = False, cross_comma: bool = False) -> Cue | None:
    """The nearest cue in a run of tokens, stopping at the clause's end."""
    tokens = context.tokens
    farther = TUNING.behind_penalty_tokens if after else 0
    for distance, place in enumerate(places):
        token = tokens[place]
        roles = token.roles
        if token.low in CLAUSE_SIGNS and (distance or token.low != "("):
            return None
        if roles:
            if (
                "newline" in roles
                or "stop" in roles
                or (after and "comma" in roles and not cross_comma and not _joins_days(tokens, place))
            ):
                return None
            if "future" in roles and not _is_owned_phrase(tokens, place):
                return Cue(distance + farther, 1, place)
        direction = -1 if "past" in roles else _inflected(token, context)
        if direction and ("past" in roles or not context.text[token.start].isupper()):
            if place and "be" in tokens[place - 1].roles:
                continue
            doubt = TUNING.inflected_future_penalty_tokens if direction > 0 else 0
            return Cue(distance + farther + doubt, direction, place)
    return None


def _is_owned_phrase(tokens: list[Token], place: int) -> bool:
    """Whether a phrase that mostly is a verb is a noun that belongs to somebody ("her return to the island")."""
    return " " in tokens[place].low and place > 0 and "owner" in tokens[place - 1].roles


def _joins_days(tokens: list[Token], place: int) -> bool:
    """Whether a comma stands between the numbers of two days ("3, 4 and 5 May", "15、16日")."""
    around = tokens[max(place - 1, 0) : place + 2]
    return all("dom" in token.roles for token in (around[0], around[-1]))


def _inflected(token: Token, context: Context) -> int:
    """Which way the ending of a word says that its sentence looks, if it is a verb; 0 where it does not say."""
    word, lexicon = token.low, context.lexicon
    if word.endswith(lexicon.any_ending) and len(word) >= TUNING.inflected_min_letters:
        for ending, tense in lexicon.endings:
            if word.endswith(ending):
                return tense
    return 0
