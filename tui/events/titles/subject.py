"""Whom a title speaks of: the name for "the company", "it" and "her", and the headline before what stays unnamed."""

from __future__ import annotations

import re

from tui.events.sentences.cues import Cues, event_verbs, words
from tui.events.sentences.verbs import has_verb
from tui.events.titles.tuning import TUNING
from tui.languages import Template

_THING = re.compile(r"((?:[A-ZÀ-Þ][\w.&’'-]*\s(?:[a-z]{1,3}\s|&\s)?){0,4}[A-ZÀ-Þ0-9][\w.&’'-]*)\s(?=([a-z]+))")
"""A name at the beginning of a headline or sentence, and the word behind it."""
_ORGANISATION = Template(r"(?<!\w)(?:{organisation_words})(?!\w)")
_THE_ORGANISATION = Template(r"(?:{Definite})\s(?:{organisation_nouns})(?=(?:{possessive_endings})?\s)")
_IT = Template(r"(?:({It})|(?:{Its}))\s")
_NAMED_OBJECT = Template(
    r"\b((?:{naming_verbs})\s)(?:{him_her})\b|\b(?:{him})\b|\b(?:{her})(?=\s(?:{after_objects})\b|[,.;:]|$)"
)
"""A pronoun that is an object: always "him", and "her" where no noun of hers follows."""
_OWNED = Template(r"(?<=\s)(?:{his_her})(?=\s[a-z])")
_LOOSE_PARTICIPLE = Template(
    r"""\s(?:{definite})\s(?:[a-z-]+\s){0,2}
    ([a-z]+)  # the noun
    (\s(?:[a-z]+(?:{past_endings})|{participles}|{past})(?:\s(?:{particles}))?)$""",
    re.VERBOSE,
)
"""A noun of what was told before, with a participle that says no more which is meant ("on the plan put forward")."""
_CAPITAL_INSIDE = re.compile(r"(?<!^)(?<![.!?“\"] )\b[A-ZÀ-Þ][\w’'-]+")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def organisation(headline: str, lead: str, cues: Cues) -> str:
    """The organisation that the headline and the lead of an article are about, "" where that is not plain."""
    thing = _THING.match(headline)
    if thing is None or not (has_verb(thing[2], cues) or thing[2].endswith(cues.present_endings)):
        return ""
    name = thing[1]
    is_organisation = _ORGANISATION.of(cues.lang).search(name) is not None or (name.isupper() and name.isalpha())
    return name if is_organisation and name in lead else ""


def named(title: str, person: str, thing: str, cues: Cues) -> str:
    """A title with a name for "the company", for "it" as a subject that did or suffered something, and for the pronoun of a
    person that nobody in it can be.

    Args:
        title: made of a sentence.
        person: whom the sentences before speak of, "" if unknown.
        thing: the organisation that the article is about, "" if unknown.
        cues: word lists of its language.
    """
    lang = cues.lang
    if thing and thing not in title:
        phrase = _THE_ORGANISATION.of(lang).match(title)
        it = _IT.of(lang).match(title)
        if phrase is not None:
            title = thing + title[phrase.end() :]
        elif it is not None and event_verbs(words(title)[: TUNING.subject_words], cues):
            possessive = "" if it[1] else "".join(cues.possessive_endings[:1])
            title = f"{thing}{possessive} {title[it.end() :]}"
    if person and not _CAPITAL_INSIDE.search(title) and not title.startswith(person.split()[-1]):
        title = _NAMED_OBJECT.of(lang).sub(lambda match: f"{match[1] or ''}{person}", title, count=1)
        if person not in title:
            owner = person + "".join(cues.possessive_endings[:1])
            title = _OWNED.of(lang).sub(owner, title, count=1)
    return title


def with_topic(title: str, headline: str, cues: Cues) -> str:
    """A title that does not stand alone behind the headline of its article: "Flat tax heads for the courts: the attorney was
    hired"."""
    if not headline or headline == title:
        return title
    if len(headline) > TUNING.topic_chars:
        headline = headline[: headline.rfind(" ", 0, TUNING.topic_chars)].rstrip(" ,;:–—-") + "…"
    first = _FIRST_WORD.match(title)
    if first is not None and first.group().lower() in cues.determiners | cues.pronouns | cues.definite:
        title = title[:1].lower() + title[1:]
    return f"{headline}: {title}"


def without_loose_participle(title: str, cues: Cues) -> str:
    """A title without the participle at its end that goes with "the plan", where nothing says which one that is."""
    match = _LOOSE_PARTICIPLE.of(cues.lang).search(title)
    if match is None or match[1] not in cues.anaphors or not has_verb(title[: match.start()], cues):
        return title
    return title[: match.start(2)]
