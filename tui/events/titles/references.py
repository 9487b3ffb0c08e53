"""What a title means and does not name: whose body, whose resignation, in which country."""

from __future__ import annotations

from tui.events.clauses import word_classes as its
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords, words_of
from tui.events.terms import stopwords
from tui.events.titles.draft import Draft
from tui.events.titles.tuning import TUNING
from tui.languages.persons import no_person_words
from tui.places.fold import folded
from tui.places.recognize import place_names
from tui.places.table import Kind, Place, called
from tui.places.words import words_before

_HIM, _INDEFINITE = listed("him"), listed("indefinite")
_HIS_HER, _MASCULINE, _FEMININE = listed("his_her"), listed("masculine_pronouns"), listed("feminine_pronouns")
_FATE, _ASKING = listed("fates"), listed("asking_verbs")
_SAME, _DEFINITE, _CONTENT = listed("same"), listed("definite"), listed("nouns_of_contents")
_SAID, _THAT = listed("said_forms", "saying", "content_verbs"), listed("that")
_IMPERSONAL, _NO_START = listed("impersonal_openers"), listed("no_title_starts")
_QUANTITY, _BELONGING = listed("quantity_openers", "numbers_of_people"), listed("belonging")
_ENDS, _QUOTES = frozenset(",;."), frozenset('“"‘')
_HAZARD, _LOOSE_PREPOSITION = listed("hazards"), listed("prepositions_of_no_noun")


def stranger(words: SentenceWords) -> int:
    """Place of the first pronoun that stands for somebody whom a title does not name, `NONE` without one.

    It is that of somebody else than the only one who is named: what befell them ("said that his body was found"), what is asked
    of them ("called for his resignation"), the other sex ("she … his"), or a relative or servant of nobody ("the vote was lost, his
    lawyer Lea Maes said").

    Args:
        words: of the title.
    """
    he, she = _first(words, _MASCULINE), _first(words, _FEMININE)
    if NONE not in (he, she) and len(_names(words, max(he, she))) < 2:
        return max(he, she)
    for place in range(1, len(words)):
        if words.has_capital(place) or not words.bits[place] & (_HIS_HER | _HIM):
            continue
        names = _names(words, place)
        if words.bits[place] & _HIM and not names and not _has_people(words, place):
            return place
        if not words.bits[place] & _HIS_HER or place + 1 == len(words):
            continue
        if not names and words.has_capital(place + 2) and not words.touches(place + 2):
            return place
        if len(names) == 1 and (words.bits[place + 1] & _FATE or words.before(place, _ASKING) != NONE):
            return place
    return NONE


def with_stranger(words: SentenceWords, person: str, cues: Cues) -> SentenceWords:
    """A title with a person's name for the pronoun of somebody whom it does not name, else the same.

    Args:
        words: of the title.
        person: whom its article speaks of, "" if unknown.
        cues: word lists of its language.
    """
    place = stranger(words) if person else NONE
    if place == NONE or person.split()[-1] in words.text:
        return words
    following = words.text[words.ends[place] :].lstrip()[:1]
    owner = "".join(cues.possessive_endings[:1]) if words.bits[place] & _HIS_HER and following.isalpha() else ""
    return Draft(words).put(place, place + 1, person + owner).words


def _has_people(words: SentenceWords, end: int) -> bool:
    """Whether a kind of person stands before a place ("a man", "the driver"): a word without a capital behind an article."""
    openers = its.DETERMINER | _QUANTITY | _INDEFINITE
    return any(
        words.bits[at] & openers
        and not words.bits[at] & its.INFINITIVE
        and not words.has_capital(at + 1)
        and words.lows[at + 1] not in no_person_words(words.classes.lang)
        for at in range(end - 1)
    )


def _first(words: SentenceWords, kinds: int) -> int:
    return next((place for place, bits in enumerate(words.bits) if bits & kinds), NONE)


def _names(words: SentenceWords, end: int) -> list[int]:
    """Where each name begins before a place, but for those of places and of bodies: words with a capital side by side."""
    lang = words.classes.lang
    spans = [(name.start, name.end) for name in place_names(words.text, lang)]
    runs: list[list[int]] = []
    for place in range(end):
        is_place = any(low <= words.starts[place] < high for low, high in spans)
        if not words.has_capital(place) or is_place:
            continue
        if place == 0 and words.bits[0] & (_QUANTITY | _DEFINITE | _INDEFINITE | its.PREPOSITION):
            continue
        if not runs or place > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(place)
    return [run[0] for run in runs if words.lows[run[-1]] not in no_person_words(lang)]


def is_empty(words: SentenceWords, cues: Cues) -> bool:
    """Whether a title tells nothing by itself: it refers to "the same", it ends in a thing without what that is about ("published a
    rule"), or somebody says what names nothing and nobody ("Lea Maes reiterated that no changes were planned")."""
    for place in range(1, len(words)):
        if words.bits[place] & _SAME and words.bits[place - 1] & _DEFINITE:
            behind = place + 1
            if behind == len(words) or words.lows[behind] in _ENDS or words.lows[behind] in stopwords():
                return True
    verb = next((place for place in words.finite if place), NONE)
    if verb != NONE and _has_no_contents(words, verb + 1, cues):
        return True
    if verb == NONE or not words.bits[verb] & _SAID:
        return False
    said = verb + 1 + bool(verb + 1 < len(words) and words.bits[verb + 1] & _THAT)
    told = [place for place in range(said, len(words)) if words.bits[place] & its.LETTERS]
    is_named = any(words.has_capital(place) or words.lows[place][0].isdigit() for place in range(said, len(words)))
    is_quoted = any(low in _QUOTES for low in words.lows[said:])
    telling = [place for place in told if words.lows[place] not in stopwords()]
    return not is_named and not is_quoted and len(telling) < TUNING.said_words


def names_something(words: SentenceWords) -> bool:
    """Whether a title in a language without word lists has a name behind its first word, or that of a place, and does not point back
    at its beginning."""
    if words.behind(0, _NO_START) != NONE:
        return False
    return any(map(words.has_capital, range(1, len(words)))) or bool(place_names(words.text, words.classes.lang))


def without_impersonal_opener(words: SentenceWords) -> SentenceWords:
    """A title without the "it is said that" at its beginning."""
    behind = words.behind(0, _IMPERSONAL)
    if behind == NONE or behind + TUNING.words_least > len(words):
        return words
    rest = words.part(behind, len(words))
    return rest.written(rest.text[:1].upper() + rest.text[1:])


def _has_no_contents(words: SentenceWords, behind: int, cues: Cues) -> bool:
    """Whether a thing that somebody made or said stands behind a verb, and nothing tells what it is about: no name, and nothing right
    behind it but the end, an adverb, or why ("published a rule, citing the law")."""
    for place in range(behind, len(words)):
        if words.has_capital(place) or words.lows[place][0].isdigit():
            return False
        kind = words.bits[place]
        if kind & (_DEFINITE | its.RELATIVE | its.THAT) or (kind & its.PREPOSITION and not kind & its.INFINITIVE):
            return False
        if not kind & _CONTENT or words.bits[place - 1] & its.INFINITIVE:
            continue
        rest = words.lows[place + 1 :]
        if not rest or words.bits[place + 1] & _LOOSE_PREPOSITION or rest[0].endswith(cues.adverb_endings):
            return True
        if rest[0] == "," and rest[-1] != "," and rest[1].endswith(cues.gerund_endings):
            return not any(map(words.has_capital, range(place + 1, len(words))))
    return False


def with_country(title: SentenceWords, headline: SentenceWords, lead: str, cues: Cues) -> SentenceWords:
    """A title behind the one country of its article ("Osteria: two children were killed"); the same where that names several or none.

    Args:
        title: made from one sentence, that lacks its place.
        headline: of its article.
        lead: first sentence of it.
        cues: word lists of its language.
    """
    for text in (headline.text, lead):
        names = [name for name in place_names(text, cues.lang) if name.places[0].kind is Kind.COUNTRY]
        written = [text[name.start : name.end] for name in names]
        if len({name.places[0].id for name in names}) == 1:
            nouns = [name for name in written if any(place.kind is Kind.COUNTRY for place in called(folded(name)))]
            if not nouns:
                return title
            told = title.text if title.has_capital(1) else title.text[:1].lower() + title.text[1:]
            return words_of(f"{nouns[0]}: {told}", cues.lang)
    return title


def lacks_place(title: SentenceWords, headline: SentenceWords) -> bool:
    """Whether a title begins with a number of somebody, or tells of a storm or the like, and names no place; what looks like the name
    of one does not count where the headline begins with its country ("Osteria: …")."""
    lang = title.classes.lang
    if title.held & _HAZARD and not title.bits[0] & _DEFINITE and not place_names(title.text, lang):
        return _label_of(headline) is not None or not _has_placed_name(title, 1)
    if not title.lows or (title.behind(0, _QUANTITY) == NONE and not _is_number(title.lows[0])):
        return False
    label = _label_of(headline)
    if label is not None:
        return not any(
            {place.country for place in name.places} == {label.country} for name in place_names(title.text, lang)
        )
    verb = next((place for place in title.finite if place), len(title))
    if any(title.has_capital(place) for place in range(1, verb)) or place_names(title.text, lang):
        return False
    return not _has_placed_name(title, verb)


def _label_of(headline: SentenceWords) -> Place | None:
    """The place that a headline begins with before a colon, None without one."""
    names = place_names(headline.text, headline.classes.lang)
    if not names or names[0].start or not headline.text[names[0].end :].startswith(":"):
        return None
    return names[0].places[0]


def _has_placed_name(title: SentenceWords, first: int) -> bool:
    """Whether a name stands behind a preposition of places, from a place on."""
    lang = title.classes.lang
    return any(title.has_capital(place) and _is_placed(title, place, lang) for place in range(first, len(title)))


def _is_number(low: str) -> bool:
    """Whether a word is a number and no year."""
    return low[0].isdigit() and not (low.isdigit() and len(low) == TUNING.year_digits)


def _is_placed(title: SentenceWords, place: int, lang: str) -> bool:
    """Whether a name stands behind a preposition of places ("in the Brill Hills", "the town of Brill")."""
    before = place - 1
    before -= bool(title.bits[before] & _DEFINITE)
    return before >= 0 and (title.lows[before] in words_before(lang) or bool(title.bits[before] & _BELONGING))
