"""Whether an article brings news, or is a feature: opinion, an explanation, a list, a quiz, a portrait."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.events.sentences.cues import Cues, words
from tui.events.sentences.verbs import has_verb
from tui.languages import read_all

SHORT = 4
"""Words of a headline's first part up to which it is but the topic of what follows ("Silver: Why the price ...")."""

SHORT_TITLE = 7
"""Words of a headline that says no more than what belongs to whom ("The Old Dam's Last Keeper")."""

LONG, TITLED = 4, 0.6
"""Letters from which on a word has a capital in a headline where most have, and the share of words that have it there."""

_SECTIONS = frozenset(
    "opinion opinions op-ed comment commentisfree commentary column columns columnist columnists editorial editorials letters"
    " blog blogs analysis explainer explainers quiz quizzes podcast podcasts review reviews recipes fact-check factcheck"
    " newsletter newsletters crosswords horoscopes ideas perspectives".split()
)
"""Parts of an address under which outlets keep what is no news."""

_SAYING = frozenset("say says said tell tells told notes according".split())
"""Words by which a headline gives what somebody else says."""
_JOINT = re.compile(r": | [–—-] |—|\. |\? |! | \| ")
_QUOTED = re.compile(r"(?=[“\"‘'«„])(?:“[^”]*”|\"[^\"]*\"|‘[^’]*’|(?<!\w)'[^']+'(?!\w)|«[^»]*»|„[^“”]*[“”])")
_RELATIVE = re.compile(r"(?:The|A|An)\s(?:[\w.'’-]+\s){1,6}(?:who|whose)\s")
_MAY_BE_A_VERB = re.compile(r"[^\W\d_]+[^\W\d_s]s$")
_OWNED = re.compile(r"(?:The |Exclusive: )?(?:[\w.-]+ ){0,2}[\w.-]+(?:['’]s|s['’]) ")
_GERUND = re.compile(r"[A-Z][a-z]{2,}ing (?:the|a|an|his|her|its|their|our|[\w.]+['’]s?)\s")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What tells features of one language, as patterns; each None where the language has no such list."""

    asking: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    listed: re.Pattern[str] | None
    closing: re.Pattern[str] | None
    within: re.Pattern[str] | None
    speakers: re.Pattern[str] | None
    phrase: re.Pattern[str] | None


def is_feature(title: str, lead: str, url: str | None, lang: str, cues: Cues) -> bool:
    """Whether an article tells nothing that happened, as far as its headline, the first sentence and the address show.

    Args:
        title: its headline, whole.
        lead: the first sentence that tells; may be empty.
        url: its address.
        lang: ISO 639-1 code.
        cues: word lists of the language.
    """
    if _is_filed_apart(url) or "?" in title or "¿" in title or "？" in title:
        return True
    marks = _marks(lang)
    if marks is None:
        return False
    return (
        _opens_or_ends(title, marks, cues)
        or _speaks_for_itself(title, lead, marks, cues)
        or _is_a_phrase(title, marks, cues)
    )


def _is_filed_apart(url: str | None) -> bool:
    return url is not None and not _SECTIONS.isdisjoint(url.lower().split("/")[3:-1])


def _opens_or_ends(title: str, marks: _Marks, cues: Cues) -> bool:
    title = title.replace("’", "'")
    first, *others = _JOINT.split(title)
    if _asks(title, marks) or _is_labelled(title, marks):
        return True
    if any(mark and mark.search(title) for mark in (marks.closing, marks.within)):
        return True
    is_topic = len(first.split()) <= SHORT and not has_verb(first, cues) and cues.happenings.isdisjoint(words(first))
    return is_topic and any(_asks(part.lstrip("'\"‘“"), marks) or _is_labelled(part, marks) for part in others)


def _is_labelled(text: str, marks: _Marks) -> bool:
    return any(mark and mark.match(text) for mark in (marks.labels, marks.listed))


def _asks(text: str, marks: _Marks) -> bool:
    """Whether it begins with a word of questions; in capitals the WHO is none."""
    found = marks.asking.match(text.replace("’", "'")) if marks.asking else None
    return found is not None and (text.isupper() or not (found[0].isupper() and len(found[0]) > 1))


def _speaks_for_itself(title: str, lead: str, marks: _Marks, cues: Cues) -> bool:
    """Whether the author says "I" or "we", not a person who is quoted."""
    if marks.speakers is None or ": " in title or not _SAYING.isdisjoint(words(title)):
        return False
    if any(marks.speakers.search(_QUOTED.sub("", part)) for part in _JOINT.split(title) if not _asks(part, marks)):
        return True
    return cues.known and not ('"' in lead or "“" in lead) and marks.speakers.search(_QUOTED.sub("", lead)) is not None


def _is_a_phrase(title: str, marks: _Marks, cues: Cues) -> bool:
    """Whether a headline is but a noun with what belongs to it ("The trouble with the night train"), or what somebody is doing
    ("Saving the night train"): no word of it can be a verb of its own."""
    if not cues.known:
        return False
    if _GERUND.match(title) and not has_verb(_QUOTED.sub("", _JOINT.split(title)[0]), cues):
        return True
    if _RELATIVE.match(title) and sum(has_verb(word, cues) for word in title.split()) < 2:
        return True
    if has_verb(title, cues) or len(title.split()) < 3:
        return False
    if _OWNED.match(title) and _is_titled(title) and cues.happenings.isdisjoint(words(title)):
        return len(title.split()) <= SHORT_TITLE and not any(map(_MAY_BE_A_VERB.match, title.split()))
    if marks.phrase is None or not marks.phrase.match(title):
        return False
    return not _may_have_a_verb(title, cues)


def _may_have_a_verb(title: str, cues: Cues) -> bool:
    """Whether any word but the first two could be a verb of the present: one in -s, but no name where only names have a capital."""
    _, _, *rest = title.split()
    last = rest.pop() if rest and rest[-1][0].isupper() else ""
    if not _is_titled(title):
        rest = [word for word in rest if word[0].islower()]
    return any(map(_MAY_BE_A_VERB.match, rest)) or not cues.presents.isdisjoint(words(title.removesuffix(last)))


def _is_titled(title: str) -> bool:
    """Whether most words of some length have a capital, not only names."""
    long = [word for word in title.split() if len(word) >= LONG]
    return sum(not word[0].islower() for word in long) >= TITLED * len(long)


@lru_cache(maxsize=32)
def _marks(lang: str) -> _Marks | None:
    table = _tables().get(lang or "en")
    if table is None:
        return None
    numbers = "|".join((r"\d{1,2}", *table.get("numbers", ())))
    joints = "|".join(table.get("joints", ()))
    return _Marks(
        asking=_pattern(table.get("asking"), r"(?:{})\b"),
        labels=_pattern(table.get("labels"), r"(?:{})(?:\s?[:|]|,| [–—-] )"),
        listed=_pattern(table.get("listed"), rf"(?:[\w']+\s)?(?:{numbers})\s(?:[\w'-]+\s){{0,2}}(?:{{}})\b"),
        closing=_pattern(table.get("closing"), r"[\s,:–—-](?:{})\W*$"),
        within=_pattern(table.get("within"), r"\b(?:{})\b"),
        speakers=_speakers(table.get("speakers", ())),
        phrase=_pattern(table.get("heads"), rf"(?:{{}})\s(?:[\w'-]+\s){{1,5}}(?:{joints})\b"),
    )


def _pattern(known: Sequence[str] | None, frame: str) -> re.Pattern[str] | None:
    """A frame around alternatives."""
    if not known:
        return None
    return re.compile(frame.replace("{}", "|".join(known)), re.IGNORECASE)


def _speakers(known: Sequence[str]) -> re.Pattern[str] | None:
    if not known:
        return None
    forms = [r"I(?=['’ ]\w)" if word == "I" else f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in known]
    begins = "".join(sorted({letter for word in known for letter in (word[0], word[0].upper())}))
    return re.compile(rf"(?=[{begins}])(?<!War )(?<![\w.-])(?:{'|'.join(forms)})(?![\w.-])")


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return read_all("features")
