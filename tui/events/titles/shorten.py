"""Cut a statement to the length of a headline where a whole statement is left, never inside a name, a list or a quotation."""

from __future__ import annotations

from tui.events.clauses.quotes import balanced
from tui.events.clauses.word_classes import listed
from tui.events.sentences.cues import Cues
from tui.events.sentences.verbs import goes_on_as_list
from tui.events.sentences.words import NONE, SentenceWords, side_by_side, words_of
from tui.events.titles.tuning import TUNING

_STRONG, _WEAK = listed("strong_breaks"), listed("weak_breaks")
_AND, _AND_OR, _COORDINATOR, _THAT = listed("and"), listed("and_or"), listed("coordinators"), listed("that")
_HANGING, _PERIOD = listed("hanging"), listed("period_units")
_COUNTS = listed("indefinite", "small_numbers")
_TELLING, _WANTING_MORE, _ADJUNCT_OPENER = listed("telling"), listed("wanting_more"), listed("adjunct_openers")
_DOING, _NOUN_HEAD, _NO_ADJECTIVE = listed("doing_prepositions"), listed("noun_heads"), listed("no_adjectives")
_WHAT, _UNSAID_SUBJECT, _AS = listed("what"), listed("unsaid_subjects"), listed("as")
_SAYING_NEXT = listed("saying_gerunds")
_VERB_AT_END = listed("past", "planned", "saying")

_PAUSES, _DASH, _ENDS_OF_STATEMENTS = frozenset(";:–"), "—", frozenset("?!")
_LEFT_OUT = frozenset(",;:–—-")
"""Signs at which no title ends."""
_LOOSE_AT_ELLIPSIS = _LEFT_OUT - {"-"}


def hangs(words: SentenceWords, behind: int, cues: Cues) -> bool:
    """Whether the words before a place end in one that wants another after it."""
    place = behind - 1
    low, kind = words.lows[place], words.bits[place]
    written = words.text[words.starts[place] : words.ends[place]]
    if kind & _HANGING and not words.touches(place) and not (len(low) > 1 and written.isupper()):
        return True
    if low.endswith(cues.adverb_endings) and not low.endswith(cues.no_adverbs):
        return True
    if not kind & _PERIOD or not place:
        return False
    return bool(words.bits[place - 1] & _COUNTS) or words.lows[place - 1].isdigit()


def shorten(words: SentenceWords, cues: Cues, least: int = 0) -> SentenceWords:
    """At most `TUNING.longest` code points: a whole statement if a cut leaves one, else cut at a word and marked with an
    ellipsis.

    Where the words of a language are not known no clause is left out: it could be the one with the verb.

    Args:
        words: of the statement.
        cues: word lists of its language.
        least: code points that must stay.
    """
    if len(words.text) <= TUNING.longest or not cues.known:
        return cut_if_long(words, cues)
    least = max(TUNING.statement_least, least)
    last = words.at(TUNING.longest)
    for is_break, weak in ((_is_strong_break, False), (_is_weak_break, True)):
        for place in range(last, 0, -1):
            end = words.ends[place - 1]
            if end < least:
                break
            if end <= TUNING.longest and place < len(words) and is_break(words, place, cues):
                kept = _without_loose_signs(words, place)
                if kept and _is_whole(words, kept, place, cues, weak):
                    return words.part(0, kept)
    return cut_at_word(words, cues)


def cut_if_long(words: SentenceWords, cues: Cues) -> SentenceWords:
    """A text, cut at a word where it is too long for a title."""
    return words if len(words.text) <= TUNING.longest else cut_at_word(words, cues)


def cut_at_word(words: SentenceWords, cues: Cues) -> SentenceWords:
    """The beginning of a text up to a word with an ellipsis, not inside a name and not behind a word that hangs."""
    text, longest, least = words.text, TUNING.longest, TUNING.least_kept
    space = text.rfind(" ", 0, longest - 1)
    if space <= least:
        return words_of(f"{text[: longest - 1]}…", words.classes.lang)
    behind = words.at(space)
    while _parts_name(words, behind) and words.ends[behind - 1] > least:
        behind = _step_back(words, behind)
    while hangs(words, behind, cues) and words.ends[behind - 1] > least:
        behind = _step_back(words, behind)
    while words.lows[behind - 1] in _LOOSE_AT_ELLIPSIS:
        behind -= 1
    ellipsis = words_of("…", words.classes.lang)
    return side_by_side([(words, 0, behind), (ellipsis, 0, len(ellipsis))])


def _step_back(words: SentenceWords, behind: int) -> int:
    """The place at which the last word before a place begins, with what touches it."""
    behind -= 1
    while words.touches(behind):
        behind -= 1
    return behind


def _parts_name(words: SentenceWords, behind: int) -> bool:
    """Whether a name goes on behind a place."""
    return words.has_capital(_step_back(words, behind)) and words.has_capital(behind)


def _is_strong_break(words: SentenceWords, place: int, _: Cues) -> bool:
    """Whether a clause or another part of a sentence begins at a place."""
    low, spaced = words.lows[place], not words.touches(place + 1)
    if low == _DASH or (spaced and (low in _PAUSES or low == ",")):
        return True
    if words.touches(place):
        return False
    if words.lows[place - 1] in _ENDS_OF_STATEMENTS or low == "(":
        return True
    if low == "-":
        return spaced or words.lows[place + 1 : place + 2] == ["-"]
    behind = words.behind(place, _STRONG)
    return 0 < behind < len(words) and not words.touches(behind)


def _is_weak_break(words: SentenceWords, place: int, cues: Cues) -> bool:
    """Whether an adjunct or a second verb begins at a place."""
    if words.touches(place):
        return False
    behind = words.behind(place, _WEAK)
    if 0 < behind < len(words) and not words.touches(behind):
        return True
    if not words.bits[place] & _AND or place + 2 >= len(words) or words.touches(place + 2):
        return False
    return words.lows[place + 1].endswith(cues.present_endings + cues.past_endings)


def _without_loose_signs(words: SentenceWords, behind: int) -> int:
    while behind and words.lows[behind - 1] in _LEFT_OUT:
        behind -= 1
    return behind


def _is_whole(words: SentenceWords, kept: int, rest: int, cues: Cues, weak: bool) -> bool:
    """Whether a statement may end before the place `kept` where it goes on at `rest`: nothing is torn that belongs together."""
    if not balanced(words.text[: words.ends[kept - 1]]) or hangs(words, kept, cues) or _has_just_told(words, kept):
        return False
    if weak and _wants_more(words, kept, rest, cues):
        return False
    if _tears_list(words, kept, rest, cues) or _tears_clause(words, kept, rest, cues):
        return False
    return _is_statement(words, kept) and not (weak and _ends_in_verb(words, kept, cues))


def _has_just_told(words: SentenceWords, kept: int) -> bool:
    """Whether only who was told something stands behind the verb ("told reporters")."""
    object_start = _step_back(words, kept)
    if object_start and words.bits[object_start - 1] & _TELLING:
        return True
    article = _step_back(words, object_start) if object_start else 0
    return article > 0 and bool(words.bits[article - 1] & _TELLING)


def _wants_more(words: SentenceWords, kept: int, rest: int, cues: Cues) -> bool:
    """Whether the last words say nothing without the preposition that follows: an adjunct of a word or two loses what it is
    about, and so does what was joined in doing something ("joined others | in signing")."""
    last = kept - 1
    if words.bits[last] & _WANTING_MORE:
        return True
    is_noun = not words.has_capital(last) and words.lows[last][0].isalpha()
    if is_noun and max(words.before(last, _ADJUNCT_OPENER), words.before(last - 1, _ADJUNCT_OPENER)) != NONE:
        return True
    doing = words.bits[rest] & _DOING and rest + 1 < len(words) and not words.has_capital(rest + 1)
    return bool(doing) and words.lows[rest + 1].endswith(cues.gerund_endings)


def _tears_list(words: SentenceWords, kept: int, rest: int, cues: Cues) -> bool:
    """Whether what follows is the rest of an enumeration, or the second of two adjectives ("the vast, frozen plain")."""
    if words.lows[rest] != ",":
        return False
    if goes_on_as_list(words, rest, cues):
        return True
    following = rest + 1
    if following >= len(words):
        return False
    is_adjective = (
        words.lows[following].isalpha()
        and not words.has_capital(following)
        and not words.bits[following] & _NO_ADJECTIVE
        and not words.lows[following].endswith(cues.gerund_endings)
    )
    if is_adjective and kept > 1 and words.bits[kept - 2] & _NOUN_HEAD:
        return True
    if not words.bits[following] & _AND_OR:
        return False
    comma = words.lows.index(",", following) if "," in words.lows[following:] else len(words)
    return not words.has_verb(following, comma)


def _tears_clause(words: SentenceWords, kept: int, rest: int, cues: Cues) -> bool:
    """Whether "what he said" or "described as" is cut in two."""
    subject = kept - 2
    says_what = subject > 0 and words.bits[subject - 1] & _WHAT
    if says_what and (words.bits[subject] & _UNSAID_SUBJECT or words.has_capital(subject)):
        return True
    return bool(words.bits[rest] & _AS) and words.lows[kept - 1].endswith(cues.before_as)


def _is_statement(words: SentenceWords, kept: int) -> bool:
    """Whether what is kept has its verbs, and so have its last piece behind a comma that needs one and what somebody says."""
    for place in range(kept - 2, 0, -1):
        if words.lows[place] == ",":
            kind = words.bits[place + 1]
            if kind & _SAYING_NEXT or (kind & _COORDINATOR and not words.has_verb(place + 1, kept)):
                return False
            break
    that = next((place for place in range(kept - 2, 0, -1) if words.bits[place] & _THAT), 0)
    if that and not words.has_verb(that + 1, kept):
        return False
    return words.has_verb(0, kept)


def _ends_in_verb(words: SentenceWords, kept: int, cues: Cues) -> bool:
    endings = cues.past_endings + cues.gerund_endings
    return bool(words.bits[kept - 1] & _VERB_AT_END) or words.lows[kept - 1].endswith(endings)
