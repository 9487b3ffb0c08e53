"""The person that a sentence is about, for the pronouns of the sentences after it."""

from __future__ import annotations

import re

from tui.events.sentences.cues import DETERMINERS

_LEADING = re.compile(
    r"((?:[A-ZÀ-Þ][\w.'’-]+,?\s+|(?:the|of|al|de|van|von|bin|el)\s+|[a-z][\w'’-]+,?\s+){1,9}?)(?:said|has|had|was|is|will|who|\w+ed|told|made|won|took)\b"
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+\s+){1,3}[A-ZÀ-Þ][\w'’-]+(?=,?\s|$)")
_NAME_INSIDE = re.compile(r"(?<=[a-z] )(?:[A-ZÀ-Þ][\w’'-]+\s+){1,2}[A-ZÀ-Þ][\w’-]+\b")
_PLACE = re.compile(
    r"(?:New|North|South|East|West|Northern|Southern|Eastern|Western|San|Santa|Los|Las|Saint|Great|Hong|Saudi|Sri|Tel|White|Central)\s"
)
_OF = re.compile(r"\b(?:of|for|from|in|at|to|with|by|about)\s*$")
_NO_SURNAME = frozenset(
    "he she it they we i you this that these there police officials prosecutors authorities residents witnesses critics experts some many most"
    " both neither everyone nobody nothing something all others few several two three four five today yesterday monday tuesday wednesday thursday"
    " friday saturday sunday".split()
)
_OFFICE = re.compile(
    r"^(?:(?:Prime|Vice|Former|Deputy|Acting|Foreign|Interior|Defen[cs]e|Finance|Business|Health|Home|Chief|First|Crown|Attorney|Chancellor"
    r"|President|Minister|Secretary|Senator|Governor|Mayor|General|Justice|Judge|King|Queen|Prince|Princess|Pope|Lieutenant|Colonel|Captain"
    r"|Republican|Democratic|Democrat|Rep\.|Sen\.|Gov\.|Gen\.|Dr\.|Mr\.|Mrs\.|Ms\.|US|U\.S\.|UK|Lady|Lord|Sir)\s*)+"
)
_NO_PERSON = re.compile(
    r"\b(?:Ministry|Department|Court|Council|Party|University|States|Nations|Korea|Union|Bank|Agency|Police|House|Senate|Parliament|Service|Commission|Institute|Street|County|City|River|League|Corporation|Company|Group|News|Conference|Summit|Forum|Committee|Act|Games|Olympics|War|Front|Press|Times|Post|Prize|Award|Cup|Day|Island|Sea|Ocean|Tower|Church|School|Force|Army|Guard|Airport|Square)\b|[’']s?\b"
)


def only_name(sentence: str) -> str:
    """The one full name of a person in a sentence, "" if there is none or more than one."""
    runs = {_OFFICE.sub("", run).strip() for run in _NAME_INSIDE.findall(sentence)}
    names = {run for run in runs if " " in run and not _NO_PERSON.search(run) and not _PLACE.match(run)}
    return names.pop() if len(names) == 1 else ""


def leading_name(sentence: str, known: str = "") -> str:
    """The name of the person a sentence is about, "" if none is plain.

    It is the last run of capitalised words before the first verb-like word: at least two of them, or one that is the last
    name of somebody known or begins the sentence.

    Args:
        sentence: as it stands in the article.
        known: name of the person that was spoken of before.
    """
    match = _LEADING.match(sentence)
    if match is None:
        return ""
    head = match.group(1).strip(" ,")
    runs = [_OFFICE.sub("", run).strip() for run in _NAME.findall(head) if not _OF.search(head[: head.find(run)])]
    if runs and " " in runs[-1]:
        return (
            ""
            if runs[-1].startswith("The ") or _NO_PERSON.search(runs[-1]) or not head.endswith(runs[-1])
            else runs[-1]
        )
    if (
        head.isalpha()
        and head[:1].isupper()
        and _OFFICE.sub("", f"{head} ")
        and head.lower() not in DETERMINERS | _NO_SURNAME
    ):
        return known if known.endswith(f" {head}") else head
    return ""
