"""Names that hold words of time: April Jones, the Friday Times, 15th March Avenue, avenida 9 de Julio."""

from __future__ import annotations

from tui.dates.language.roles import OTHER, Token
from tui.dates.reading.context import Context
from tui.dates.reading.match import Match

TELLING = frozenset({"month", "weekday", "named", "dom", "domord", "year", "deictic"})
"""Roles of words that a name can hold."""

LINKING = frozenset({"article", "of"})
"""Roles of words that join the parts of a name ("rue du", "Straße des", "Jan de Vries")."""
NUMBERING = frozenset({*LINKING, "roman"})
"""Roles of words between the word for a street and its date; its day can be in Roman numbers ("via XX Settembre")."""

IN_TIME = frozenset({"inside", "on", "since", "until", "modifier", "article", "indefinite"})
"""Roles of words behind which a month is one, even before a name ("in April Jones resigned", "the August Decrees")."""


def is_part_of_name(match: Match, context: Context, streets: bool) -> bool:
    """Whether what matches is part of the name of a person, a street, a paper, a movement.

    Args:
        match, context: what is read.
        streets: whether a word for a street before it makes it a name.
    """
    tokens, start = match.tokens, match.start
    while start < match.end - 1 and not tokens[start].roles.keys() & TELLING:
        start += 1
    return (
        (streets and _is_street(context, tokens, start))
        or _is_before_noun(match, context, tokens[start])
        or _is_person(match, context, start)
        or _is_quoted(match, context, start)
    )


def _is_street(context: Context, tokens: list[Token], start: int) -> bool:
    """Whether a word for a street or a place stands before, at most an article and "of" between."""
    place = start - 1
    while place >= 0 and tokens[place].roles.keys() & NUMBERING:
        place -= 1
    return place >= 0 and tokens[place].low in context.lexicon.street_words


def _is_before_noun(match: Match, context: Context, first: Token) -> bool:
    """Whether a noun right behind makes it a name: "15th March Avenue", "the Friday Times".

    Nouns that the language lists with a capital need it; a weekday always does. A month before one is of its time in a history
    ("the February Revolution").
    """
    after = _next_word(match, context)
    if after is None or (context.narrative and "month" in first.roles and not match.has("day")):
        return False
    word, nouns = context.text[after.start : after.end], context.lexicon.name_nouns
    has_article = match.names("article") or "article" in match.roles_before()
    if "weekday" in first.roles and has_article and after.code == OTHER and word[0].isupper():
        return _is_noun_behind(match, context, after)
    return word in nouns or (word.lower() in nouns and "weekday" not in first.roles)


def _is_noun_behind(match: Match, context: Context, first: Token) -> bool:
    """Whether a name noun stands here or right behind a word with a capital: "the Monday Murder Club"."""
    second = match.tokens[match.end + 1] if match.end + 1 < len(match.tokens) else first
    beside = second.start == first.end + 1
    return any(context.text[one.start : one.end] in context.lexicon.name_nouns for one in (first, *[second] * beside))


def _is_person(match: Match, context: Context, start: int) -> bool:
    """Whether a word alone is a given name ("April Jones", "Jan-Ole", "Domingo Ruiz"), a surname, or has a title before it."""
    tokens, lexicon = match.tokens, context.lexicon
    word = tokens[start]
    if match.end - start != 1 or not word.roles.keys() & NAMING or not context.text[word.start].isupper():
        return False
    before = tokens[start - 1] if start else None
    if before is not None and "stop" in before.roles and start > 1 and before.start == tokens[start - 2].end:
        before = tokens[start - 2]
    titled = before is not None and before.low in lexicon.honorifics
    if titled and before is not None and (not lexicon.bare_names or context.text[before.start].isupper()):
        return True
    if _is_surname(match, context, start):
        return True
    if word.low not in lexicon.given_names or (before is not None and before.roles.keys() & IN_TIME):
        return False
    after = _next_word(match, context)
    if after is None:
        return False
    if after.roles.keys() & LINKING and context.text[after.start].islower() and match.end + 1 < len(tokens):
        after = tokens[match.end + 1]  # "Jan de Vries"
    return after.code == OTHER and context.text[after.start].isupper()


def _is_surname(match: Match, context: Context, start: int) -> bool:
    """Whether a month or a feast stands right behind a name ("Marie Toussaint"), where only names and heads of sentences have
    capitals; the head of a sentence is a name where a verb of the past follows."""
    tokens, lexicon, text = match.tokens, context.lexicon, context.text
    if not start or not lexicon.editions or lexicon.bare_names or not tokens[start].roles.keys() & {"month", "named"}:
        return False
    before = tokens[start - 1]
    if before.code != OTHER or before.end + 1 != tokens[start].start or not text[before.start].isupper():
        return False
    opens = start == 1 or bool(tokens[start - 2].roles.keys() & {"stop", "newline"})
    return text[before.start : before.end][1:].islower() and (not opens or "past" in match.roles_after())


def _is_quoted(match: Match, context: Context, start: int) -> bool:
    """Whether a word for a day stands alone between quotation marks: the name of a paper («Сегодня»)."""
    tokens, end = match.tokens, match.end
    if end - start != 1 or not start or end >= len(tokens) or not tokens[start].roles.keys() & QUOTABLE:
        return False
    one, other = tokens[start - 1], tokens[end]
    joined = one.end == tokens[start].start and tokens[start].end == other.start
    return joined and one.low in OPENING and other.low in CLOSING and context.text[tokens[start].start].isupper()


NAMING = frozenset({"month", "named", "weekday", "weekdays", "season"})
"""Roles of words that people are called, too."""
QUOTABLE = frozenset({"deictic", "weekday", "weekdays"})
"""Roles of words that papers are called."""
OPENING, CLOSING = frozenset('«„“"‘'), frozenset('»“”"’')
"""Quotation marks."""


QUOTES = frozenset("\"“„«`'‘")
"""Signs before a title."""


def is_title(match: Match, context: Context) -> bool:
    """Whether a unit with a capital behind an opening quotation mark is part of a title: "60 Minutes", "This Week";
    not where all nouns have a capital."""
    first, last = match.tokens[match.start], match.tokens[match.end - 1]
    quoted = first.start > 0 and context.text[first.start - 1] in QUOTES
    return quoted and context.lexicon.editions and match.end - match.start > 1 and context.text[last.start].isupper()


def _next_word(match: Match, context: Context) -> Token | None:
    """The word one space or a hyphen behind the match."""
    tokens, end = match.tokens, match.end
    if end < len(tokens) and "hyphen" in tokens[end].roles and tokens[end].start == tokens[end - 1].end:
        joined = end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end
        return tokens[end + 1] if joined and tokens[end + 1].low.isalpha() else None
    beside = end < len(tokens) and tokens[end].start == tokens[end - 1].end + 1
    return tokens[end] if beside and context.text[tokens[end - 1].end] == " " and tokens[end].low[0].isalpha() else None
