"""The person that a sentence is about, for the pronouns of the sentences after it."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues
from tui.languages import Template

_LEADING = Template(
    r"""((?:[A-ZÀ-Þ][\w.'’-]+,?\s+|(?:{name_particles})\s+|[a-z][\w'’-]+,?\s+){1,9}?)
    (?:{verbs_after_names}|\w+(?:{past_endings}))\b""",
    re.VERBOSE,
)
"""The beginning of a sentence up to its first word that is like a verb."""
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+\s+){1,3}[A-ZÀ-Þ][\w'’-]+(?=,?\s|$)")
_NAME_INSIDE = re.compile(r"(?<=[a-z] )(?:[A-ZÀ-Þ][\w’'-]+\s+){1,2}[A-ZÀ-Þ][\w’-]+\b")
_NUMBERED = re.compile(r"\d\s[a-z]{1,3}\s$")
"""Before a name that a day is named after ("the 9 de Julio Hospital")."""
_PLACE = Template(r"(?:{place_beginnings})\s")
_OF = Template(r"\b(?:{name_prepositions})\s*$")
_OFFICE = Template(r"^(?:(?:{offices})\s*)+")
_NO_PERSON = Template(r"\b(?:{no_person_words})\b|[’']s?\b")
_ARTICLE = Template(r"(?:{Definite})\s")


def only_name(sentence: str, cues: Cues) -> str:
    """The one full name of a person in a sentence, "" if there is none or more than one."""
    if not cues.known:
        return ""
    office, no_person, place = _OFFICE.of(cues.lang), _NO_PERSON.of(cues.lang), _PLACE.of(cues.lang)
    matches = [match for match in _NAME_INSIDE.finditer(sentence) if not _NUMBERED.search(sentence[: match.start()])]
    runs = {office.sub("", match.group()).strip() for match in matches}
    names = {run for run in runs if " " in run and not no_person.search(run) and not place.match(run)}
    return names.pop() if len(names) == 1 else ""


def leading_name(sentence: str, cues: Cues, known: str = "") -> str:
    """The name of the person a sentence is about, "" if none is plain.

    It is the last run of capitalised words before the first verb-like word: at least two of them, or one that is the last
    name of somebody known or begins the sentence.

    Args:
        sentence: as it stands in the article.
        cues: of its language.
        known: name of the person that was spoken of before.
    """
    match = _LEADING.of(cues.lang).match(sentence) if cues.known else None
    if match is None:
        return ""
    head = match.group(1).strip(" ,")
    office, preposition = _OFFICE.of(cues.lang), _OF.of(cues.lang)
    names = [name for name in _NAME.findall(head) if not preposition.search(head[: head.find(name)])]
    last = office.sub("", names[-1]).strip() if names else ""
    if " " in last:
        no_person = _ARTICLE.of(cues.lang).match(last) or _NO_PERSON.of(cues.lang).search(last)
        return "" if no_person or not head.endswith(last) else last
    is_surname = head.isalpha() and head[:1].isupper() and office.sub("", f"{head} ") != ""
    if is_surname and head.lower() not in cues.determiners | cues.no_surnames:
        return known if known.endswith(f" {head}") else head
    return ""
