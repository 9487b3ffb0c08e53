"""Whom a title speaks of: the name for "the company", "it" and "her", and the headline before what stays unnamed."""

from __future__ import annotations

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.deeds import has_deed
from tui.events.sentences.words import NONE, SentenceWords
from tui.events.titles.draft import Draft
from tui.events.titles.tuning import TUNING

_ORGANISATION, _ORGANISATION_NOUN = listed("organisation_words"), listed("organisation_nouns")
_DEFINITE, _IT, _ITS = listed("definite"), listed("it"), listed("its")
_HIM, _HER, _HIM_HER, _HIS_HER = listed("him"), listed("her"), listed("him_her"), listed("his_her")
_NAMING, _AFTER_OBJECT = listed("naming_verbs"), listed("after_objects")
_POINTS = listed("determiners", "pronouns", "definite")
_QUANTITY = listed("quantity_openers", "numbers_of_people")
_ANAPHOR, _PARTICLE = listed("anaphors"), listed("particles")
_PARTICIPLE = its.REGULAR_PAST | listed("participles", "past")

_SIGNS_OF_NAMES, _AND_SIGN = frozenset(".&'-"), "&"
_ENDS_OF_OBJECTS = frozenset(",.;:")
_OPENS_STATEMENT = frozenset('.!?“"')
"""Signs behind which a word has a capital without being a name."""


def organisation(words: SentenceWords, lead: str, cues: Cues) -> str:
    """The organisation that an article is about, by the words of its headline and its lead; "" where that is not plain."""
    if not cues.known or not words.lows:
        return ""
    behind = _name_end(words)
    if not 0 < behind < len(words) or words.touches(behind) or words.has_capital(behind):
        return ""
    if not words.has_verb(behind, behind + 1) and not words.lows[behind].endswith(cues.present_endings):
        return ""
    name = words.text[: words.ends[behind - 1]]
    is_organisation = words.has(_ORGANISATION, 0, behind) or (name.isupper() and name.isalpha())
    return name if is_organisation and name in lead else ""


def _name_end(words: SentenceWords) -> int:
    """The place behind the name that a headline begins with: words with a capital, small ones between them; 0 without one."""
    end = place = count = 0
    while place < len(words):
        if words.has_capital(place) or (end and words.lows[place][0].isdigit()):
            count += 1
            end = place = _chunk_end(words, place)
        elif (
            place == end
            and end
            and (len(words.lows[place]) <= TUNING.small_word_letters or words.lows[place] == _AND_SIGN)
        ):
            place += 1
        else:
            break
        if count > TUNING.name_words:
            break
    return end


def _chunk_end(words: SentenceWords, place: int) -> int:
    """The place behind a word with what touches it of the signs of names."""
    place += 1
    while words.touches(place) and (words.lows[place][0].isalnum() or words.lows[place][0] in _SIGNS_OF_NAMES):
        place += 1
    return place


def named(title: SentenceWords, person: str, thing: str, cues: Cues) -> SentenceWords:
    """A title with a name for "the company", for "it" as a subject that did or suffered something, and for the pronoun of a
    person that nobody in it can be.

    Args:
        title: made of a sentence.
        person: whom the sentences before speak of, "" if unknown.
        thing: the organisation that the article is about, "" if unknown.
        cues: word lists of its language.
    """
    if not thing and not person:
        return title
    draft = Draft(title)
    if thing and thing not in title.text:
        draft = _with_thing(draft, thing, cues)
    if person and not _has_name_inside(draft.words) and not draft.words.text.startswith(person.split()[-1]):
        draft = _with_person(draft, person, cues)
    return draft.words


def _with_thing(draft: Draft, thing: str, cues: Cues) -> Draft:
    """The same with the organisation's name for "The company", "It" and "Its" at the beginning."""
    words = draft.words
    if len(words) < 2 or not words.has_capital(0):
        return draft
    noun = words.behind(1, _ORGANISATION_NOUN) if words.bits[0] & _DEFINITE else NONE
    if noun != NONE and (not words.touches(noun) or words.is_owner(noun)):
        return draft.put(0, noun, thing)
    if words.bits[0] & (_IT | _ITS) and not words.touches(1) and has_deed(words, 0, TUNING.subject_words):
        owner = "" if words.bits[0] & _IT else "".join(cues.possessive_endings[:1])
        return draft.put(0, 1, thing + owner)
    return draft


def _has_name_inside(words: SentenceWords) -> bool:
    """Whether a word behind the first has a capital that it would not have from standing there."""
    return any(
        words.has_capital(place) and words.lows[place - 1] not in _OPENS_STATEMENT for place in range(1, len(words))
    )


def _with_person(draft: Draft, person: str, cues: Cues) -> Draft:
    """The same with a person's name for the first pronoun that is an object, else for "his" or "her"."""
    words = draft.words
    for place in range(len(words)):
        if not words.has_capital(place) and _is_object(words, place):
            return draft.put(place, place + 1, person)
    for place in range(1, len(words) - 1):
        if words.bits[place] & _HIS_HER and words.lows[place + 1][0].islower() and not words.has_capital(place + 1):
            return draft.put(place, place + 1, person + "".join(cues.possessive_endings[:1]))
    return draft


def _is_object(words: SentenceWords, place: int) -> bool:
    """Whether a pronoun is an object: always "him", and "her" where no noun of hers follows, or behind "named"."""
    kind = words.bits[place]
    if kind & _HIM or (place and kind & _HIM_HER and words.bits[place - 1] & _NAMING):
        return True
    if not kind & _HER:
        return False
    return (
        place + 1 == len(words)
        or words.lows[place + 1] in _ENDS_OF_OBJECTS
        or bool(words.bits[place + 1] & _AFTER_OBJECT)
    )


def with_topic(words: SentenceWords, headline: str) -> str:
    """A title that does not stand alone behind the headline of its article: "Flat tax heads for the courts: the attorney was
    hired"."""
    title = words.text
    if not headline or headline == title:
        return title
    if len(headline) > TUNING.topic_chars:
        headline = headline[: headline.rfind(" ", 0, TUNING.topic_chars)].rstrip(" ,;:–—-") + "…"
    if words.lows and (words.bits[0] & _POINTS or words.behind(0, _QUANTITY) != NONE):
        title = title[:1].lower() + title[1:]
    return f"{headline}: {title}"


def without_loose_participle(words: SentenceWords) -> SentenceWords:
    """A title without the participle at its end that goes with "the plan", where nothing says which one that is."""
    participle = len(words) - 1
    if participle > 0 and words.bits[participle] & _PARTICLE and words.bits[participle - 1] & _PARTICIPLE:
        participle -= 1
    noun = participle - 1
    if noun < 1 or not words.bits[participle] & _PARTICIPLE or not words.bits[noun] & _ANAPHOR:
        return words
    before = range(noun - 1, max(noun - TUNING.plain_noun_words, 0), -1)
    article = next((at for at in before if words.bits[at] & _DEFINITE), NONE)
    if article < 1 or words.has_capital(article) or not words.has_verb(0, article):
        return words
    return words.part(0, noun + 1)
