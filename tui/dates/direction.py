"""Which way an undirected date looks: does its own clause speak of the future or of the past?"""

from __future__ import annotations

from tui.dates.scene import Scene

REACH = 14
"""Tokens searched on either side; a clause of news prose is seldom longer."""

CLAUSE_SIGNS = frozenset(';:()"“”„»«')


def lean(scene: Scene, start: int, end: int) -> int:
    """+1 where the clause around tokens `start`..`end` looks ahead, -1 where it looks back, 0 where it does not say.

    The nearest cue decides: modal verbs, "due", "scheduled", a deadline preposition right before the expression ("by
    Friday") against past tenses. Cues after the expression count only within the same clause.
    """
    tokens = scene.tokens
    before = tokens[start - 1].roles if start else {}
    if "by" in before or "until" in before:
        return 1
    if "since" in before:
        return -1
    ahead = _nearest(scene, range(start - 1, max(start - 1 - REACH, -1), -1))
    behind = _nearest(scene, range(end, min(end + REACH, len(tokens))), after=True)
    best = min((cue for cue in (ahead, behind) if cue), default=None)
    return best[1] if best else 0


def _nearest(scene: Scene, places: range, after: bool = False) -> tuple[int, int] | None:
    """(distance, direction) of the nearest cue in a run of tokens, stopping at the clause's end."""
    for distance, place in enumerate(places):
        token = scene.tokens[place]
        roles = token.roles
        if "newline" in roles or token.low in CLAUSE_SIGNS or ("stop" in roles and token.low == "."):
            return None
        if after and "comma" in roles and distance > 1:
            return None
        if "future" in roles:
            return distance + (2 if after else 0), 1
        if "past" in roles or _looks_past(token.low, scene.lexicon.lang):
            return distance + (2 if after else 0), -1
    return None


def _looks_past(word: str, lang: str) -> bool:
    return lang == "en" and len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "ned area"))
