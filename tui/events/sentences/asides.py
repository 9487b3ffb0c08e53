"""A sentence without what is only said by the way: brackets, asides to its subject, opening phrases."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.verbs import OCCASION, OPENER, has_verb
from tui.languages import Template

_BRACKETS = re.compile(r"\s*\([^()]{0,120}\)")
_RELATIVE = Template(r",\s*(?:{aside_relatives})\s[^,;]{2,160},\s*")
_APPOSITION = Template(r"(?<=[\w.”\"]),\s(?!(?:{coordinators})\s)([^,;:]{3,90}),\s")
_NO_APPOSITION = Template(
    r"^[\d\s.]+$|^(?!(?:{indefinite})\s).*\b(?:{and_or})\b|\b(?:{no_apposition})\b|^\S+$", re.IGNORECASE
)
"""What stands between commas without being one: years, parts of lists, beginnings of relative clauses, single words."""
_DASHED_ASIDE = re.compile(r"((?:[^\s,—]+\s){0,6}[^\s,—]+)\s?—[^—]{3,140}—\s?")
_SUBJECT_ASIDE = Template(
    r"""((?:[^\s,]+\s){0,7}[^\s,]+)  # the subject
    ,\s(?:{aside_openers})\s[^,]{3,140},
    (?=\s(?:{verbs_after_asides}|[a-z]+(?:{past_endings}))\b)""",
    re.VERBOSE,
)


def without_asides(text: str, cues: Cues, keep: str = "") -> str:
    """A sentence without brackets, relative clauses between commas, and appositions to its subject.

    Args:
        text: the sentence.
        cues: word lists of its language.
        keep: a sign that marks what must stay; an aside that holds it is left alone.
    """

    def drop(match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        if keep and (keep in match.group() or has_verb(before[: TUNING.verb_window], cues)):
            return match.group()
        return " "

    def drop_apposition(match: re.Match[str]) -> str:
        inner = match.group(1)
        if (keep and keep in inner) or has_verb(inner, cues) or _NO_APPOSITION.of(cues.lang).search(inner):
            return match.group()
        before = match.string[: match.start()]
        return match.group() if len(before) > TUNING.verb_window or has_verb(before, cues) else " "

    dashed = _DASHED_ASIDE.match(text) if "—" in text else None
    if dashed and not (keep and keep in dashed.group()):
        text = f"{dashed.group(1)} {text[dashed.end() :]}"
    commas = "," in text
    subject = _SUBJECT_ASIDE.of(cues.lang).match(text) if commas else None
    if subject and not (keep and keep in subject.group()):
        text = subject.group(1) + text[subject.end() :]
    if "(" in text:
        text = _BRACKETS.sub(lambda match: match.group() if keep and keep in match.group() else "", text)
    if not commas:
        return text
    return _APPOSITION.of(cues.lang).sub(drop_apposition, _RELATIVE.of(cues.lang).sub(drop, text))


def without_opener(text: str, cues: Cues, keep: str = "") -> str:
    """A sentence without the phrase before its first comma, if that holds no mark and what is left is a sentence."""
    match = OPENER.of(cues.lang).match(text)
    if match is None or (keep and keep in match.group() and not OCCASION.of(cues.lang).match(match.group())):
        return text
    rest = text[match.end() :]
    return rest if has_verb(rest[: TUNING.verb_window].partition(",")[0], cues) else text
