"""A text without one of its time expressions, where that stands by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.sentences.clauses import opens_another
from tui.events.sentences.cues import Cues
from tui.events.sentences.sentence import sentence_of
from tui.events.sentences.verbs import has_verb
from tui.events.titles.tuning import TUNING
from tui.languages import Template
from tui.text import small

PREPOSITION = Template(
    r"(?<!\S)(?:(?:{date_adverbs})\s+)?(?:{date_prepositions})\s+(?:(?:{definite})\s+)?$",
)
"""Before a date, in small letters."""
_MONTH_OR_LONGER = Template(r"\d|\b(?:{months_or_longer})", re.IGNORECASE)
"""Time expressions that "in" goes before; before others it belongs to the verb ("weighed in on Monday")."""
_IN = Template(r"(?:{in})")
_RANGE = Template(r"(?<!\S)(?:{range_openers})\s+(?:(?:{definite})\s+)?$")
"""What opens two dates that are one ("from 3 to 9 May"), in small letters."""
_TWO = Template(r"\s(?:{range_ands}|{range_tight})\s|–")
_ON = Template(r"\b(?:{on})\b")
_LOCAL_TIME = Template(r",?\s+(?:{local_times})\b,?")
_VERB_NEXT = Template(r"\s+(?:{verbs_after_dates})\b")
_FREE_BEFORE = re.compile(r"(?:^|[,;:(—–]\s*|[^\W\d][.)”’]?\s+)$")
_BOUND_BEFORE = Template(r"\b(?:{date_binders}|\w{2,}(?:{gerund_endings}))\s+$")
"""What a date belongs to that stands behind it, in small letters."""
_LOOSE_AFTER = Template(r"\s*(?:$|[.,;:!?)\]—–]|(?:{loose_after_time_words})\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]")
_CAPITAL_NEXT = re.compile(r"\s+[A-ZÀ-ÞА-ЯЁ]")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-ZÀ-ÞА-ЯЁ][\w’'-]*\s+$")
_BEING_BEFORE = Template(r"\b(?:{being_forms})$", re.IGNORECASE)
"""A verb that says nothing without the date behind it ("the vote was on Sunday")."""
_CONJUNCTION = Template(r"\s*(?:,? ?(?:{date_joints})|,|-|–)\s*(?:(?:{date_openers})\s)?", re.IGNORECASE)


def joined(text: str, spans: Sequence[tuple[int, int]], cues: Cues) -> list[tuple[int, int]]:
    """Time expressions in order, those that a conjunction joins as one ("on 13 and 16 January"): taking one of them out would
    leave half a list. Not where the second begins a statement of its own ("fell on Friday and on Saturday two ministers quit").
    """
    runs: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        joint = _CONJUNCTION.of(cues.lang).match(text, runs[-1][1]) if runs and low >= runs[-1][1] else None
        if joint and joint.end() == low and not _parts_statements(text, runs[-1][0], joint, high, cues):
            runs[-1] = (runs[-1][0], high)
        else:
            runs.append((low, high))
    return runs


def _parts_statements(text: str, first: int, joint: re.Match[str], high: int, cues: Cues) -> bool:
    """Whether the dates around a conjunction belong to two statements: one has its verb before the first date, one follows the
    second."""
    if _WORD.search(joint.group()) is None or not has_verb(text[max(first - TUNING.verb_window, 0) : first], cues):
        return False
    return _opens_another(text, joint.end(), joint.end(), high, cues)


def around(text: str, low: int, high: int, cues: Cues) -> tuple[str, str] | None:
    """The text before and behind a time expression that stands by itself, its preposition taken with it; None where it is
    part of a phrase.

    Args:
        text: a sentence or headline.
        low, high: code points of the expression.
        cues: word lists of its language.
    """
    lang = cues.lang
    local = _LOCAL_TIME.of(lang).match(text, high)
    before, after = text[:low], text[local.end() if local else high :]
    spoken, window = small(before), max(0, low - TUNING.preposition_window)
    preposition = PREPOSITION.of(lang).search(spoken, window)
    if preposition is None and _TWO.of(lang).search(text, low, high):
        preposition = _RANGE.of(lang).search(spoken, window)
    opens = preposition is not None and _opens_another(text, 0, low, high, cues)
    if not (opens or _stands_alone(preposition, before, after, lang)) or _is_in_a_name(
        text, low, high, preposition, cues
    ):
        return None
    kept = before[: preposition.start()] if preposition else before
    if _BEING_BEFORE.of(lang).search(kept.rstrip()):
        return None
    if (
        preposition is not None
        and _IN.of(lang).fullmatch(preposition.group().strip())
        and not _MONTH_OR_LONGER.of(lang).search(text, low, high)
    ):
        if opens:
            return None
        preposition = None
    if preposition is not None:
        before = before[: preposition.start()]
    elif _BOUND_BEFORE.of(lang).search(spoken, window) or not _FREE_BEFORE.search(before, window):
        return None
    return _closed_up(before.rstrip(), after)


def _opens_another(text: str, start: int, low: int, high: int, cues: Cues) -> bool:
    sentence = sentence_of(text, cues.lang)
    words = sentence.words
    return opens_another(sentence, words.at(start), words.at(low), words.at(high))


def _is_in_a_name(text: str, low: int, high: int, preposition: re.Match[str] | None, cues: Cues) -> bool:
    """Whether a name goes on behind a day ("on 5 May Avenue") or ends in a year ("Blade Runner 2049")."""
    opens = not text[: preposition.start() if preposition else low].strip()
    if text[low:high][:1].isdigit() and not opens and _CAPITAL_NEXT.match(text, high):
        return True
    return preposition is None and text[low:high].isdigit() and _CAPITAL_BEFORE.search(text[:low]) is not None


def _stands_alone(preposition: re.Match[str] | None, before: str, after: str, lang: str) -> bool:
    """Whether what follows a time expression does not belong to it, and it is not the subject of what follows."""
    loose = _LOOSE_AFTER.of(lang).match(after) is not None
    on = not loose and preposition is not None and after[:1] == " " and _ON.of(lang).search(preposition.group())
    return bool(loose or on) and (before.strip() != "" or not _VERB_NEXT.of(lang).match(after))


def _closed_up(before: str, after: str) -> tuple[str, str]:
    """The two halves with one space and no double comma between them."""
    if before.endswith(","):
        if after.lstrip().startswith(","):
            after = after.lstrip()[1:]
        elif not after.strip(" ."):
            before = before[:-1]
    if not before:
        return "", after.lstrip(" ,")
    tail = after.lstrip()
    return before, tail if tail[:1] in ",.;:!?)—" else f" {tail}"
