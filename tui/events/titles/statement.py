"""A sentence as an event's title: without its time words and attribution, cut at a clause, never in a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.events.clauses import word_classes as its
from tui.events.clauses.quotes import CLOSING, OPENING
from tui.events.clauses.word_classes import listed
from tui.events.sentences.asides import asides, opener_end
from tui.events.sentences.cues import Cues
from tui.events.sentences.words import NONE, SentenceWords, side_by_side, words_of
from tui.events.titles.draft import Draft, Stretch
from tui.events.titles.shorten import cut_if_long, shorten
from tui.events.titles.time_words import loose_times
from tui.events.titles.tuning import TUNING

_ALSO, _LEADING, _LINK_AT_END = listed("also"), listed("leading"), listed("links_at_end")
_AUXILIARY_BEFORE_LINK, _LINK_INSIDE = listed("auxiliaries_before_links"), listed("links_inside")
_HAD, _PLUPERFECT, _BEHIND_PLUPERFECT = listed("had"), listed("pluperfect_participles"), listed("after_pluperfect")
_ACCORDING, _COORDINATOR, _CONCESSION = listed("according"), listed("coordinators"), listed("concessions")
_HE_SHE, _HIS_HER, _SAID = listed("he_she"), listed("his_her"), listed("said_forms")
_CLEFT, _BEING, _THAT = listed("cleft_subjects"), listed("being_forms"), listed("that")
_BREAK, _STATEMENT_HEAD = listed("statement_breaks"), listed("statement_heads")
_BEFORE_SUBJECT, _OWN_SUBJECT = listed("before_subjects"), listed("own_subjects")
_PAST = its.REGULAR_PAST | listed("past", "planned")

_LOOSE_SIGNS = frozenset(",.;:–—-।۔")
"""Signs that a title neither begins nor ends with."""
_SPACED_SIGN = re.compile(r" (?=[,.;:!?])")
_PAUSES, _SPACED_PAUSES = frozenset(";:"), frozenset(";:–—,")


def from_sentence(
    words: SentenceWords, spans: Sequence[tuple[int, int]], cues: Cues, focus: int = 0, name: str = ""
) -> SentenceWords:
    """A title from a sentence.

    Time words are left out where they stand by themselves ("on Sunday"), together with their preposition; they stay where
    they belong to a noun ("a December ceremony"), in quotations, and in languages without word lists. A long sentence
    loses what is only said by the way.

    Args:
        words: of a sentence, or of a clause of it.
        spans: code points of its time expressions.
        cues: word lists of its language.
        focus: code point that the title should keep near, where the sentence is too long.
        name: whom a "He" or "She" at the beginning means, if known.
    """
    if not cues.known:
        return _written(cut_if_long(_closed_up(_trimmed(Draft(words)).words), cues))
    times = [(words.at(low), words.at(high)) for low, high in spans]
    draft = Draft(words, words.at(focus))
    cleft = _cleft_end(words)
    if cleft and any(behind < cleft for _, behind in times):
        draft = draft.part(cleft, len(words))
        times = [(first - cleft, behind - cleft) for first, behind in times if first >= cleft]
    draft = draft.without(loose_times(draft.words, times, cues))
    draft = _clean(_named(draft, name, cues) if name else draft)
    if len(draft.words.text) > TUNING.comfortable:
        end = opener_end(draft.words, draft.focus or NONE)
        draft = draft.part(end, len(draft.words))
    if len(draft.words.text) > TUNING.comfortable:
        draft = draft.without(asides(draft.words, kept=draft.focus or NONE, commas=False))
    if len(draft.words.text) > TUNING.with_appositions:
        draft = draft.without(asides(draft.words, kept=draft.focus or NONE))
    if len(draft.words.text) > TUNING.longest:
        draft = _from_focus(draft)
    least = _last_verb_end(draft) if len(draft.words.text) > TUNING.longest else 0
    draft = _in_plain_past(_without_link_at_end(_trimmed(draft)), cues)
    return _written(shorten(draft.words, cues, least))


def _closed_up(words: SentenceWords) -> SentenceWords:
    """The same with single spaces, and none before a sign."""
    text = _SPACED_SIGN.sub("", " ".join(words.text.split()))
    return words if text == words.text else words_of(text, words.classes.lang)


def _written(words: SentenceWords) -> SentenceWords:
    """A title with its capital, and without the stop or comma before a closing quotation mark."""
    lows = words.lows
    if len(lows) > 1 and lows[-1] in ("”", '"') and lows[-2] in (".", ",") and words.touches(len(lows) - 1):
        words = side_by_side([(words, 0, len(lows) - 2), (words, len(lows) - 1, len(lows))])
    words = _closed_up(words)
    text = words.text
    return words.written(text[:1].upper() + text[1:]) if text[:1].islower() else words


def _cleft_end(words: SentenceWords) -> int:
    """The place behind what a sentence begins with that says when before it says what ("It was not until May that"), else 0."""
    if len(words) < 2 or not words.bits[0] & _CLEFT or not words.bits[1] & _BEING:
        return 0
    for place in range(2, len(words)):
        if words.lows[place] in (",", ";") or words.starts[place] > TUNING.cleft_chars:
            return 0
        if words.bits[place] & _THAT and place > 2:
            return place + 1
    return 0


def _named(draft: Draft, name: str, cues: Cues) -> Draft:
    """The same with the person's name for a pronoun at its beginning, or for that of who says so."""
    words = draft.words
    for place in range(len(words) - 1, 0, -1):
        if words.bits[place] & _HE_SHE and _says_so(words, place):
            draft = draft.put(place, place + 1, name)
    if len(words) > 1 and words.has_capital(0) and not words.touches(1):
        if words.bits[0] & _HE_SHE:
            return draft.put(0, 1, name)
        if words.bits[0] & _HIS_HER:
            return draft.put(0, 1, name + "".join(cues.possessive_endings[:1]))
    return draft


def _says_so(words: SentenceWords, pronoun: int) -> bool:
    """Whether a pronoun is that of who says so, behind a comma ("…, she said", "…, said he")."""
    if words.has_capital(pronoun):
        return False
    if words.lows[pronoun - 1] == ",":
        return words.behind(pronoun + 1, _SAID) != NONE
    said = words.before(pronoun, _SAID)
    ends = pronoun + 1 == len(words) or words.lows[pronoun + 1] in (",", ".")
    return said > 0 and words.lows[said - 1] == "," and ends


def _clean(draft: Draft) -> Draft:
    """A sentence without links to the one before, and without loose signs; who says so at its beginning comes to its end."""
    draft = _trimmed(_with_source_last(draft))
    draft = _trimmed(_without_opening(draft.without(_links(draft.words))))
    words = draft.words
    if words.lows and words.lows[0] in OPENING and not any(mark in words.text[1:] for mark in CLOSING):
        return draft.part(1, len(words))
    return draft


def _trimmed(draft: Draft) -> Draft:
    """The same without the signs at its ends."""
    lows = draft.words.lows
    first, behind = 0, len(lows)
    while first < behind and lows[first] in _LOOSE_SIGNS:
        first += 1
    while first < behind and lows[behind - 1] in _LOOSE_SIGNS and not _is_abbreviated(lows, behind - 1):
        behind -= 1
    return draft.part(first, behind)


def _is_abbreviated(lows: Sequence[str], stop: int) -> bool:
    """Whether a full stop belongs to the letter before it ("in the U.S.", "at 3 p. m.")."""
    if stop < 1 or lows[stop] != "." or not lows[stop - 1][-1].isalpha():
        return False
    return lows[stop - 1][-2:-1] == "." or (len(lows[stop - 1]) == 1 and lows[stop - 2 : stop - 1] == ["."])


def _links(words: SentenceWords) -> list[Stretch]:
    """Each "also" between words or behind a comma: a link to what was said before, which a title does not have."""
    if not words.held & _ALSO:
        return []
    return [
        (place, place + 1)
        for place in range(1, len(words) - 1)
        if words.bits[place] & _ALSO
        and (words.lows[place - 1] == "," or words.lows[place - 1][-1].isalnum())
        and words.lows[place + 1][0].isalnum()
    ]


def _without_opening(draft: Draft) -> Draft:
    """A statement without the words and clauses at its beginning that only link it to what was said before, or that say what
    did not hinder it."""
    while len(draft.words) > 1:
        words = draft.words
        if words.bits[0] & _LEADING and (words.lows[1] == "," or not words.touches(1)):
            draft = draft.part(1 + (words.lows[1] == ","), len(words))
            continue
        end = _concession_end(words, 0)
        if not end or 0 < draft.focus < end:
            return draft
        comma = words.lows.index(",", end) if "," in words.lows[end:] else len(words)
        if not _concession_end(words, end) and not words.has_verb(end, comma):
            return draft
        draft = draft.part(end, len(words))
    return draft


def _concession_end(words: SentenceWords, place: int) -> int:
    """The place behind a clause at a place that only says what did not hinder the statement, else 0."""
    start = words.behind(place, _COORDINATOR)
    if start != NONE and words.lows[start : start + 1] == [","]:
        start += 1
    opener = words.behind(max(start, place), _CONCESSION)
    if opener == NONE:
        return 0
    for at in range(opener, len(words) - 1):
        if words.lows[at] == ";" or words.starts[at] - words.starts[opener] > TUNING.concession_chars:
            return 0
        if words.lows[at] == ",":
            return at + 1
    return 0


def _with_source_last(draft: Draft) -> Draft:
    """A sentence with "According to the mayor," at its end, as headlines have it."""
    words = draft.words
    end = words.behind(0, _ACCORDING)
    if end == NONE or not words.held or "," not in words.lows:
        return draft
    comma = words.lows.index(",")
    source = words.text[: words.ends[comma - 1]]
    if len(source) > TUNING.source_chars or 0 < draft.focus <= comma or not _PAUSES.isdisjoint(words.lows[:comma]):
        return draft
    behind = len(words) - (words.lows[-1] == ".")
    last = words_of(f", {source[:1].lower()}{source[1:]}", words.classes.lang)
    pieces = [(words, comma + 1, behind), (last, 0, len(last))]
    return Draft(side_by_side(pieces), max(0, draft.focus - comma - 1))


def _from_focus(draft: Draft) -> Draft:
    """A long sentence from its start if that reaches the focus, else from the last clause before it that has its own subject,
    with the verb before any comma."""
    words, focus = draft.words, draft.focus
    if not focus or words.starts[min(focus, len(words) - 1)] <= TUNING.longest:
        return draft
    start = 0
    for place in range(1, focus):
        sign = words.lows[place - 1] in _SPACED_PAUSES and not words.touches(place)
        if (sign or words.bits[place] & _BREAK) and _has_own_subject(words, place):
            comma = words.lows.index(",", place) if "," in words.lows[place:] else len(words)
            if words.has_verb(place, comma):
                start = place
    if start and words.bits[start] & _STATEMENT_HEAD:
        start += 1
    long_enough = len(words.text) - words.starts[start] >= TUNING.clause_least
    return draft.part(start, len(words)) if long_enough else draft


def _has_own_subject(words: SentenceWords, place: int) -> bool:
    """Whether a clause begins with its subject, a joining word before it or not."""
    for start in (words.behind(place, _BEFORE_SUBJECT), place):
        if start != NONE and (words.behind(start, _OWN_SUBJECT) != NONE or words.has_capital(start)):
            return True
    return False


def _last_verb_end(draft: Draft) -> int:
    """Code point at which the last verb before the focus ends, 0 without one."""
    words = draft.words
    for place in range(min(draft.focus, len(words)) - 1, -1, -1):
        if words.bits[place] & _PAST:
            return words.ends[place]
    return 0


def _without_link_at_end(draft: Draft) -> Draft:
    """A statement without the "as well" at its end."""
    words = draft.words
    start = words.before(len(words), _LINK_AT_END)
    if start < 1 or not (words.lows[start - 1] == "," or words.lows[start - 1][-1].isalnum()):
        return draft
    return draft.part(0, start - (words.lows[start - 1] == ","))


def _in_plain_past(draft: Draft, cues: Cues) -> Draft:
    """Without the words that set it in the order of what the article tells, which is not that of a timeline: "had" of what was over
    before something else was, and "later" behind an auxiliary."""
    words = draft.words
    out: list[Stretch] = []
    for place in range(1, len(words) - 1) if words.held & _LINK_INSIDE else ():
        behind = words.behind(place + 1, _LINK_INSIDE) if words.bits[place] & _AUXILIARY_BEFORE_LINK else NONE
        if NONE < behind < len(words) and words.lows[behind][0].isalnum():
            out.append((place + 1, behind))
    draft = draft.without(out)
    words = draft.words
    if not words.held & _HAD:
        return draft
    hads = [place for place in range(1, len(words) - 1) if words.bits[place] & _HAD]
    if hads and not words.has_verb(0, hads[0]):
        return draft.without([(had, had + 1) for had in hads if _is_pluperfect(words, had, cues)][:1])
    return draft


def _is_pluperfect(words: SentenceWords, had: int, cues: Cues) -> bool:
    """Whether a "had" belongs to the participle behind it; not "had limited access"."""
    is_participle = words.bits[had + 1] & _PLUPERFECT or words.lows[had + 1].endswith(cues.past_endings)
    if not is_participle or words.has_capital(had + 1):
        return False
    if had + 2 >= len(words):
        return True
    low = words.lows[had + 2]
    return low in (",", ".") or bool(words.bits[had + 2] & _BEHIND_PLUPERFECT) or low[0].isdigit()
