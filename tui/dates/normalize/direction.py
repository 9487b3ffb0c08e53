"""Which way an undirected date looks: does its own clause speak of the future or of the past?"""

from __future__ import annotations

from tui.dates.language.roles import OTHER, Token
from tui.dates.normalize.context import Scene

REACH = 14
"""Tokens searched on either side; a clause of news prose is seldom longer."""

CLOSE = 5
"""Tokens within which "will" before a date surely governs it."""

GOAL = 5
"""Tokens before a date within which an infinitive looks ahead to it."""

SURE = 2
"""What `lean` gives where a "will" stands close before the date."""

SHORTEST = 5
"""Letters of the shortest word whose ending is looked at."""

PRESENT = 3
"""Tokens by which a verb that only its ending shows to look ahead counts as farther off: it can also tell of today."""

CLAUSE_SIGNS = frozenset(';:()"“”„»«')

PERFECT = frozenset({"had", "been", "was", "were"})
"""Words that turn a plan into one of the past ("had been due to expire on Friday")."""


def lean(scene: Scene, start: int, end: int) -> int:
    """+1 (or SURE) where the clause around tokens `start`..`end` looks ahead, -1 where it looks back, 0 where it does not say."""
    return cue(scene, start, end)[0]


def cue(scene: Scene, start: int, end: int) -> tuple[int, Token | None]:
    """Which way a clause looks, and the word that says so.

    The nearest cue decides: modal verbs, "due", "scheduled" against past tenses. What stands before the expression counts
    more than what follows, unless the expression opens its sentence ("On Friday, the government announced"). A date that
    only qualifies a noun ("Friday's ruling") does not take the tense of the verb.
    """
    tokens = scene.tokens
    before = tokens[start - 1] if start else None
    if before is not None and "since" in before.roles:
        return -1, before
    if end < len(tokens) and "poss" in tokens[end].roles:
        return 0, None
    ahead = _nearest(scene, range(start - 1, max(start - 1 - REACH, -1), -1))
    opening = _opens_sentence(tokens, start)
    behind = _nearest(scene, range(end, min(end + REACH, len(tokens))), after=True, cross_comma=opening)
    if before is not None and ("by" in before.roles or "until" in before.roles):
        if opening and behind and behind[1] < 0:
            return -1, tokens[behind[2]]
        if (
            ahead
            and ahead[1] < 0
            and any(token.low in PERFECT for token in tokens[max(ahead[2] - 1, 0) : ahead[2] + 1])
        ):
            return -1, tokens[ahead[2]]
        return 1, before
    cues = [found for found in (ahead, behind) if found]
    if not cues:
        goal = _infinitive(scene, start)
        return (1, goal) if goal else (0, None)
    _, direction, place = min(cues)
    if direction > 0 and any(token.low == "had" for token in tokens[max(place - 3, 0) : place]):
        return -1, tokens[place]
    if direction > 0 and place >= start - CLOSE and any("modal" in token.roles for token in tokens[place:start]):
        return SURE, tokens[place]
    return direction, tokens[place]


def _infinitive(scene: Scene, start: int) -> Token | None:
    """The "to" of what is only to come: "Pilots to strike on Thursday"; not the one of "to the front", "to Paris"."""
    tokens = scene.tokens
    for place in range(start - 1, max(start - 1 - GOAL, 0), -1):
        token = tokens[place]
        if token.roles.keys() & {"stop", "newline", "comma"}:
            return None
        if "infinitive" in token.roles:
            verb = tokens[place + 1]
            return token if verb.code == OTHER and scene.text[verb.start].islower() and place + 1 < start else None
    return None


def _opens_sentence(tokens: list[Token], start: int) -> bool:
    """Whether at most a preposition and an article stand before, in the sentence."""
    for token in reversed(tokens[max(start - 3, 0) : start]):
        if "stop" in token.roles or "newline" in token.roles:
            return True
        if not token.roles:
            return False
    return start <= 2


def _nearest(
    scene: Scene, places: range, after: bool = False, cross_comma: bool = False
) -> tuple[int, int, int] | None:
    """(distance, direction, place) of the nearest cue in a run of tokens, stopping at the clause's end."""
    tokens = scene.tokens
    for distance, place in enumerate(places):
        token = tokens[place]
        roles = token.roles
        if token.low in CLAUSE_SIGNS and (distance or token.low != "("):
            return None
        if roles:
            if "newline" in roles or "stop" in roles or (after and "comma" in roles and not cross_comma):
                return None
            if "future" in roles:
                return distance + (2 if after else 0), 1, place
        direction = -1 if "past" in roles else _inflected(token, scene)
        if direction and ("past" in roles or scene.text[token.start].islower()):
            if place and "be" in tokens[place - 1].roles:
                continue
            return distance + (2 if after else 0) + (PRESENT if direction > 0 else 0), direction, place
    return None


def _inflected(token: Token, scene: Scene) -> int:
    """Which way the ending of a word says that its sentence looks, if it is a verb; 0 where it does not say."""
    word = token.low
    if len(word) >= SHORTEST:
        for ending, tense in scene.lexicon.endings:
            if word.endswith(ending):
                return tense
    return 0
