"""Cut a statement to the length of a headline where a whole statement is left, never inside a name, a list or a quotation."""

from __future__ import annotations

import re

from tui.events.clauses.quotes import balanced
from tui.events.sentences.cues import Cues
from tui.events.sentences.verbs import has_verb
from tui.events.titles.tuning import TUNING
from tui.languages import Template
from tui.text import small

# Both are put to small letters: a pattern that ignores case takes twice as long.
_STRONG = Template(
    r"""(?=[\s,;:–—])
    (?:\s*[;:–—]\s|\s*—|\s--\s|,\s|(?<=[?!])\s|\s+(?:\(|-\ )
    |\s+(?=(?:{strong_breaks?})\s))""",
    re.VERBOSE,
)
"""Looks at the sign first, so that letters take one step."""
_WEAK = Template(
    r"\s+(?=(?:{weak_breaks?}|(?:{and?})\s+\w+(?:{present_endings?}|{past_endings?}))\s)",
)
ENUMERATION = Template(
    r""",\s(?!\w+(?:{gerund_endings})\b|(?:{indefinite})\s)
    (?:(?:[\w’'.&-]+\s){0,4}[\w’'.&-]+,\s){0,6}  # further members
    (?:[\w’'.&-]+\s){0,4}[\w’'.&-]+,?\s(?:{and_or})\s  # the last but one""",
    re.VERBOSE,
)
_NO_ADVERB = Template(r"(?:{no_adverbs})$")
_PERIOD = Template(r"(?:{indefinite}|{small_numbers}|\d+) (?:{period_units})$")
_TOLD = Template(r"\b(?:{telling})\s+\S+(?:\s\S+)?$", re.IGNORECASE)
_ONE_WORD = Template(r"\b(?:{noun_heads})\s\w+$", re.IGNORECASE)
_ADJECTIVE = Template(r",\s(?!\w+(?:{gerund_endings})\b|(?:{no_adjectives})\s)[a-z]+\s")
"""The second of two adjectives ("the vast, frozen plain"), after the first of which no statement ends."""
_COORDINATED = Template(r", (?:{and_or}) ")
_SAYING_NEXT = Template(r"(?:{saying_gerunds})\b")
_COORDINATOR = Template(r"(?:{coordinators})\s")
_UNSAID = Template(r"\b(?:{what}) (?:{unsaid_subjects}|[A-Z]\w+)\s\w+$", re.IGNORECASE)
_AS = Template(r" (?:{as}|{As}) ")
_BEFORE_AS = Template(r"(?:{before_as})$")
_THAT = Template(r".* (?:{that}) ", re.DOTALL)
_HALF = Template(r"\b(?:{adjunct_openers})\s(?:\w+\s)?[a-z]+$")
"""An adjunct of a word or two, which loses what it is about where the rest goes on."""
_BY_DOING = Template(r"\s(?:{doing_prepositions})\s[a-z]+(?:{gerund_endings})\b")
"""What a thing was done in, without which it says nothing ("joined others in signing")."""
_SPLIT_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*\s[A-ZÀ-Þ]$")


def hangs(text: str, cues: Cues) -> bool:
    """Whether a text ends in a word that wants another after it."""
    word = text[text.rfind(" ") + 1 :]
    last = word.lower() if len(word) < 2 or not word.isupper() else word
    if last in cues.hanging:
        return True
    if last.endswith(cues.adverb_endings) and not _NO_ADVERB.of(cues.lang).search(last):
        return True
    if last not in cues.period_units:
        return False
    return _PERIOD.of(cues.lang).search(text.lower(), max(0, len(text) - TUNING.last_word_window)) is not None


def shorten(text: str, cues: Cues, least: int = 0) -> str:
    """At most `TUNING.longest` code points: a whole statement if a cut leaves one, else cut at a word and marked with an
    ellipsis.

    Where the words of a language are not known no clause is left out: it could be the one with the verb.

    Args:
        text: the statement.
        cues: word lists of its language.
        least: code points that must stay.
    """
    if len(text) <= TUNING.longest:
        return text
    if not cues.known:
        return cut_at_word(text, cues)
    least = max(TUNING.statement_least, least)
    low = small(text)
    for breaks, weak in ((_STRONG, False), (_WEAK, True)):
        for cut in reversed(_cuts(low, breaks.of(cues.lang), least)):
            kept = text[:cut].strip(" ,;:–—-")
            if _is_whole(kept, text[cut:], cues, weak):
                return kept
    return cut_at_word(text, cues)


def cut_at_word(text: str, cues: Cues) -> str:
    """The beginning of a text up to a word with an ellipsis, not inside a name and not behind a word that hangs."""
    longest, least = TUNING.longest, TUNING.least_kept
    space = text.rfind(" ", 0, longest - 1)
    kept = text[: space if space > least else longest - 1]
    window = TUNING.last_word_window
    while _SPLIT_NAME.search(text[max(len(kept) - window, 0) : len(kept) + 2]) and kept.rfind(" ") > least:
        kept = kept[: kept.rfind(" ")]
    while hangs(kept, cues) and kept.rfind(" ") > least:
        kept = kept[: kept.rfind(" ")]
    return kept.rstrip(" ,;:–—") + "…"


def _cuts(text: str, breaks: re.Pattern[str], least: int) -> list[int]:
    longest = TUNING.longest
    matches = breaks.finditer(text, 0, longest + TUNING.cut_window)
    return [cut for match in matches if least <= (cut := match.start()) <= longest]


def _is_whole(kept: str, rest: str, cues: Cues, weak: bool) -> bool:
    """Whether a statement may end here: nothing is torn that belongs together."""
    if not balanced(kept) or hangs(kept, cues) or _TOLD.of(cues.lang).search(kept):
        return False
    if weak and _wants_more(kept, rest, cues):
        return False
    if _tears_list(kept, rest, cues) or _tears_clause(kept, rest, cues):
        return False
    return _is_statement(kept, cues) and not (weak and _ends_in_verb(kept, cues))


def _wants_more(kept: str, rest: str, cues: Cues) -> bool:
    """Whether the last words say nothing without the preposition that follows."""
    if _last_word(kept) in cues.wanting_more:
        return True
    return bool(_HALF.of(cues.lang).search(kept) or _BY_DOING.of(cues.lang).match(rest))


def _tears_list(kept: str, rest: str, cues: Cues) -> bool:
    """Whether what follows is the rest of an enumeration, or the second of two adjectives."""
    if not rest.startswith(","):
        return False
    lang = cues.lang
    if ENUMERATION.of(lang).match(rest):
        return True
    if _ONE_WORD.of(lang).search(kept) and _ADJECTIVE.of(lang).match(rest):
        return True
    if not _COORDINATED.of(lang).match(rest):
        return False
    return not has_verb(rest[: TUNING.longest].lstrip(", ").partition(",")[0], cues)


def _tears_clause(kept: str, rest: str, cues: Cues) -> bool:
    """Whether "what he said" or "described as" is cut in two."""
    lang = cues.lang
    if _UNSAID.of(lang).search(kept):
        return True
    return _AS.of(lang).match(rest) is not None and _BEFORE_AS.of(lang).search(kept) is not None


def _is_statement(kept: str, cues: Cues) -> bool:
    """Whether what is kept has its verbs, and so have its last piece behind a comma that needs one and what somebody says."""
    last = kept.rpartition(", ")[2]
    if last is not kept:
        joined = _COORDINATOR.of(cues.lang).match(last)
        if _SAYING_NEXT.of(cues.lang).match(last) or (joined and not has_verb(last, cues)):
            return False
    that = _THAT.of(cues.lang).match(kept)
    if that and not has_verb(kept[that.end() :], cues):
        return False
    return has_verb(kept, cues)


def _ends_in_verb(kept: str, cues: Cues) -> bool:
    last = _last_word(kept)
    endings = cues.past_endings + cues.gerund_endings
    return last in cues.past or last in cues.planned or last in cues.saying or last.endswith(endings)


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :].lower()
