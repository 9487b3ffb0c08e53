"""How headlines of features look: opinion, explanations, lists, quizzes, portraits, told by word lists of the language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tui.events.extraction.tuning import TUNING
from tui.events.sentences.cues import Cues, words
from tui.events.sentences.words import words_of
from tui.languages import Template, codes, prepare, word_lists

ADDRESS_FOLDERS = 3
"""Where the folders begin in the parts of an address: behind "https:", nothing and the host."""

JOINT = re.compile(r": | [–—-] |—|\. |\? |! | \| ")
QUOTED = re.compile(r"(?=[“\"‘'«„])(?:“[^”]*”|\"[^\"]*\"|‘[^’]*’|(?<!\w)'[^']+'(?!\w)|«[^»]*»|„[^“”]*[“”])")
_ARTICLE = Template(r"(?:{Heads})\s", file="features")
_RELATIVE = Template(r"(?:{Heads})\s(?:[\w.'’-]+\s){1,6}(?:{relatives})\s", file="features")
_MAY_BE_A_VERB = Template(r"[^\W\d_]+(?!s)[^\W\d_](?:{present_endings})$", file="features")
_OWNED = Template(r"(?:(?:{Owner_openers})\s)?(?:[\w.-]+ ){0,2}[\w.-]+(?:['’]s|s['’]) ", file="features")
_GERUND = Template(
    r"[A-Z][a-z]{2,}(?:{gerund_endings}) (?:{determiners}|[\w.]+['’]s?)\s",
    file="features",
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells features of one language, as patterns; each None where the language has no such list."""

    asking: re.Pattern[str] | None
    labels: re.Pattern[str] | None
    listed: re.Pattern[str] | None
    closing: re.Pattern[str] | None
    within: re.Pattern[str] | None
    speakers: re.Pattern[str] | None
    phrase: re.Pattern[str] | None
    reporting: frozenset[str]
    """Words by which a headline gives what somebody else says."""


def is_filed_apart(url: str | None) -> bool:
    """Whether outlets keep what is no news under a part of this address, in whatever language."""
    return url is not None and not _sections().isdisjoint(url.lower().split("/")[ADDRESS_FOLDERS:-1])


def asks_after_topic(title: str, marks: Marks, cues: Cues) -> bool:
    """Whether a question, a label or a list follows what is but the topic ("Silver: Why the price ...")."""
    first, *others = JOINT.split(title.replace("’", "'"))
    is_topic = (
        len(first.split()) <= TUNING.topic_words
        and not words_of(first, cues.lang).has_verb()
        and cues.happenings.isdisjoint(words(first))
    )
    return is_topic and any(asks(part.lstrip("'\"‘“"), marks) or is_labelled(part, marks) for part in others)


def ends_as_a_feature(title: str, marks: Marks) -> bool:
    """Whether a headline closes as features do, or has a word of portraits and talks in it."""
    title = title.replace("’", "'")
    return any(mark and mark.search(title) for mark in (marks.closing, marks.within))


def begins_with_an_article(title: str, lang: str) -> bool:
    """Whether a headline begins with "The"."""
    return _ARTICLE.of(lang).match(title) is not None


def is_labelled(text: str, marks: Marks) -> bool:
    return any(mark and mark.match(text) for mark in (marks.labels, marks.listed))


def asks(text: str, marks: Marks) -> bool:
    """Whether it begins with a word of questions; in capitals the WHO is none."""
    match = marks.asking.match(text.replace("’", "'")) if marks.asking else None
    return match is not None and (text.isupper() or not (match[0].isupper() and len(match[0]) > 1))


def speaks_for_itself(title: str, lead: str, marks: Marks, cues: Cues) -> bool:
    """Whether the author says "I" or "we", not a person who is quoted."""
    if marks.speakers is None or ": " in title or not marks.reporting.isdisjoint(words(title)):
        return False
    if any(marks.speakers.search(QUOTED.sub("", part)) for part in JOINT.split(title) if not asks(part, marks)):
        return True
    return cues.known and not ('"' in lead or "“" in lead) and marks.speakers.search(QUOTED.sub("", lead)) is not None


def is_a_phrase(title: str, marks: Marks, cues: Cues) -> bool:
    """Whether a headline is but a noun with what belongs to it ("The trouble with the night train"), or what somebody is doing
    ("Saving the night train"): no word of it can be a verb of its own."""
    if not cues.known:
        return False
    if _GERUND.of(cues.lang).match(title) and not words_of(QUOTED.sub("", JOINT.split(title)[0]), cues.lang).has_verb():
        return True
    if _RELATIVE.of(cues.lang).match(title) and len(words_of(title, cues.lang).finite) < 2:
        return True
    is_owned = _OWNED.of(cues.lang).match(title) and is_titled(title) and cues.happenings.isdisjoint(words(title))
    is_noun = marks.phrase is not None and marks.phrase.match(title)
    if not (is_owned or is_noun) or len(title.split()) < TUNING.headline_words:
        return False
    if words_of(title, cues.lang).has_verb():
        return False
    if is_owned:
        return len(title.split()) <= TUNING.owner_words and not any(
            map(_MAY_BE_A_VERB.of(cues.lang).match, title.split())
        )
    return not _may_have_a_verb(title, cues)


def _may_have_a_verb(title: str, cues: Cues) -> bool:
    """Whether any word but the first two could be a verb of the present: one in -s, but no name where only names have a capital."""
    _, _, *rest = title.split()
    last = rest.pop() if rest and rest[-1][0].isupper() else ""
    if not is_titled(title):
        rest = [word for word in rest if word[0].islower()]
    return any(map(_MAY_BE_A_VERB.of(cues.lang).match, rest)) or not cues.presents.isdisjoint(
        words(title.removesuffix(last))
    )


def is_titled(title: str) -> bool:
    """Whether most words of some length have a capital, not only names."""
    long = [word for word in title.split() if len(word) >= TUNING.capital_letters]
    return sum([not word[0].islower() for word in long]) >= TUNING.capital_share * len(long)


@cache
def marks_of(lang: str) -> Marks | None:
    prepare(lang or "en", "features")
    table = _tables().get(lang or "en")
    if table is None:
        return None
    numbers = "|".join((r"\d{1,2}", *table.get("numbers", ())))
    joints = "|".join(table.get("joints", ()))
    return Marks(
        asking=_pattern(table.get("asking"), r"(?:{})\b"),
        labels=_pattern(table.get("labels"), r"(?:{})(?:\s?[:|]|,| [–—-] )"),
        listed=_pattern(table.get("listed"), rf"(?:[\w']+\s)?(?:{numbers})\s(?:[\w'-]+\s){{0,2}}(?:{{}})\b"),
        closing=_pattern(table.get("closing"), r"[\s,:–—-](?:{})\W*$"),
        within=_pattern(table.get("within"), r"\b(?:{})\b"),
        speakers=_speakers(table.get("speakers", ()), table.get("numbered", ())),
        phrase=_pattern(table.get("heads"), rf"(?:{{}})\s(?:[\w'-]+\s){{1,5}}(?:{joints})\b"),
        reporting=frozenset().union(table.get("reporting", ())),
    )


def _pattern(entries: Sequence[str] | None, frame: str) -> re.Pattern[str] | None:
    """A frame around alternatives, which may be patterns themselves."""
    if not entries:
        return None
    return re.compile(frame.replace("{}", "|".join(entries)), re.IGNORECASE)


def _speakers(entries: Sequence[str], numbered: Sequence[str]) -> re.Pattern[str] | None:
    """A word of the first person with a small or capital first letter; one letter alone ("I") only with a word behind it,
    and not as the number of what stands before it ("War I")."""
    if not entries:
        return None
    forms = [rf"{word}(?=['’ ]\w)" if word.isupper() else f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in entries]
    begins = "".join(sorted({letter for word in entries for letter in (word[0], word[0].upper())}))
    counted = "".join(rf"(?<!{re.escape(noun)} )" for noun in numbered)
    return re.compile(rf"(?=[{begins}]){counted}(?<![\w.-])(?:{'|'.join(forms)})(?![\w.-])")


@cache
def _sections() -> frozenset[str]:
    """Parts of an address under which outlets keep what is no news, of all languages."""
    return frozenset().union(*(table.get("sections", ()) for table in _tables().values()))


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    """Language -> its lists."""
    return {lang: lists for lang in codes() if (lists := word_lists(lang, "features"))}
