"""Clauses while they are read, the tokens that they are read from, and what comes of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from tui.dates.language.roles import Token
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Clause, ClauseKind, Span, Tense
from tui.events.clauses.quotes import CLOSING
from tui.events.clauses.tuning import TUNING
from tui.events.clauses.verb_groups import VerbGroup
from tui.events.clauses.word_classes import WordClasses

VERB = its.FINITE | its.GERUND | its.PARTICIPLE
"""What the verb of any clause can be."""

_CLOSING_SIGNS = frozenset(CLOSING)
_START = attrgetter("start")
_APOSTROPHES = frozenset("'’")


class Words:
    """The tokens of one sentence as its clauses are read from them.

    Args:
        text: the sentence.
        offset: code point of the article at which it begins.
        tokens: those of the sentence, with code points of the article.
        times: code points within the sentence of its time expressions, each with its place in the article's list.
        classes: of the words of its language.
    """

    def __init__(
        self, text: str, offset: int, tokens: Sequence[Token], times: Sequence[tuple[Span, int]], classes: WordClasses
    ) -> None:
        self.text, self.offset, self.tokens, self.times, self.classes = text, offset, tokens, times, classes
        self.bits = classes.of([token.low for token in tokens])
        if classes.capitals_are_names:
            self.bits = [
                kind if not kind & VERB or not place or text[token.start - offset].islower() else kind & its.EVENT_NOUN
                for place, (token, kind) in enumerate(zip(tokens, self.bits, strict=True))
            ]
        for at in [at for at, kind in enumerate(self.bits) if kind & its.CONTRACTED_FUTURE]:
            if at + 1 < len(tokens) and tokens[at + 1].low in _APOSTROPHES and tokens[at + 1].start == tokens[at].end:
                self.bits[at] = its.FUTURE
        self.in_time = self._mask_times()
        self._closings: list[int] | None = None
        """Tokens that can close a quotation, once one has opened."""
        self._verbs: list[int] = []

    def _mask_times(self) -> list[bool]:
        """Which tokens are part of a time expression; those lose their word classes."""
        mask = [False] * len(self.tokens)
        for (low, high), _ in self.times:
            place = self.at(low)
            while place < len(self.tokens) and self.tokens[place].start - self.offset < high:
                mask[place], self.bits[place] = True, 0
                place += 1
        return mask

    def at(self, low: int) -> int:
        """The first token at or behind a code point of the sentence."""
        return bisect_left(self.tokens, low + self.offset, key=_START)

    def quotation_end(self, place: int) -> int | None:
        """The token that closes the quotation opened here, if that holds a finite verb; the end of the sentence if none does."""
        if self._closings is None:
            self._closings = [at for at, token in enumerate(self.tokens) if token.low in _CLOSING_SIGNS]
            self._verbs = [at for at, kind in enumerate(self.bits) if kind & its.FINITE]
        after = bisect_right(self._closings, place)
        end = self._closings[after] if after < len(self._closings) else len(self.tokens)
        verb = bisect_right(self._verbs, place)
        return end if verb < len(self._verbs) and self._verbs[verb] < end else None

    def closes_only(self, place: int) -> bool:
        """Whether a quotation mark that can open or close does not open here: a word stands right before it, or it is the last
        one of the sentence and no word stands right behind it."""
        if self.tokens[place].low not in _CLOSING_SIGNS or self.tokens[place].low == "“":
            return False
        low = self.tokens[place].start - self.offset
        if low and not self.text[low - 1].isspace():
            return True
        return self.text[low + 1 : low + 2].isspace() and self.text.find(self.text[low], low + 1) < 0

    def following(self, place: int) -> int:
        """Word classes of the token behind one."""
        return self.bits[place + 1] if place + 1 < len(self.bits) else 0

    def is_linked(self, place: int) -> bool:
        """Whether a preposition that stands behind participles, or a time, follows a verb rather than an object."""
        at = place + 1
        while at < len(self.bits) and self.bits[at] & its.ADVERB:
            at += 1
        return at < len(self.bits) and (self.in_time[at] or bool(self.bits[at] & its.PASSIVE_LINK))

    def has_capital(self, place: int) -> bool:
        """Whether a token is there and begins with a capital."""
        return place < len(self.tokens) and self.text[self.tokens[place].start - self.offset].isupper()

    def code_points(self, first: int, last: int) -> Span:
        """Code points within the sentence from a first to a last token."""
        token = self.tokens[last]
        end = token.end - self.offset
        return self.tokens[first].start - self.offset, end - (len(token.low) > 1 and self.text[end - 1] == ".")

    def is_edge(self, place: int) -> bool:
        """Whether a token is left out at the ends of a clause."""
        low = self.tokens[place].low
        return (not low[0].isalnum() and low[0] != "$") or bool(self.bits[place] & its.COORDINATOR)


@dataclass(slots=True, eq=False)
class Draft:
    """A clause while the sentence is read; places are those of tokens."""

    kind: ClauseKind
    first: int
    parent: Draft | None
    group: VerbGroup | None = None
    last: int = -1
    """The last token, -1 while it is open."""
    quote: int = -1
    """The token that closes the quotation that it is, -1 where it is none."""
    depth: int = 0
    """How many clauses are around it."""
    dropped: bool = False
    """Whether it was no clause after all: what it holds belongs to its parent."""
    children: list[Draft] = field(default_factory=list)


def settle(words: Words, drafts: Sequence[Draft]) -> None:
    """Give a main clause without a verb that of the clause at its head, which was a phrase ("After the vote the mayor quit")."""
    root = drafts[0]
    head = next((child for child in root.children if not child.dropped), None)
    alone = root.group is None and root.last == len(words.tokens) - 1
    if alone and head is not None and head.kind is ClauseKind.SUBORDINATE and head.last == root.last:
        root.group, head.dropped = head.group, True
    if root.group is None:
        group = late_verb(words, root.first, root.last)
        if group is None or _innermost(drafts, group.main) is not root:
            return
        root.group = group
    for draft in drafts:
        if (
            draft.kind is ClauseKind.MAIN
            and draft.group is not None
            and draft.group.bits & its.SAYING
            and draft.children
        ) and any(child.kind in (ClauseKind.QUOTED, ClauseKind.REPORTED) for child in draft.children):
            draft.kind = ClauseKind.SAYING


def late_verb(words: Words, first: int, last: int) -> VerbGroup | None:
    """The verb of a piece without one, in the present, which only its place tells ("The company plans to sell the mill").

    Args:
        words: of the sentence.
        first, last: tokens between which it stands.
    """
    endings, tokens, bits = words.classes.present_endings, words.tokens, words.bits
    for at in range(first + 1, min(last + 1, len(tokens) - 1)):
        low, before, following = tokens[at].low, bits[at - 1], bits[at + 1]
        if bits[at] or words.in_time[at] or not low.endswith(endings) or len(low) <= TUNING.ending_letters:
            continue
        noun_before = before & (its.ADVERB | its.PRONOUN) or not before & ~its.EVENT_NOUN
        goes_on = following & (its.DETERMINER | its.PREPOSITION | its.INFINITIVE | its.ADVERB | its.PRONOUN)
        if noun_before and (goes_on or words.has_capital(at + 1)):
            return VerbGroup(at, at, Tense.PRESENT, its.PRESENT)
    return None


def _innermost(drafts: Sequence[Draft], at: int) -> Draft:
    inside = [draft for draft in drafts if not draft.dropped and draft.first <= at <= draft.last]
    return min(inside, key=lambda draft: draft.last - draft.first, default=drafts[0])


def made(words: Words, drafts: Sequence[Draft]) -> tuple[Clause, ...]:
    """The clauses that drafts came to, in the order of their beginnings."""
    kept = sorted((draft for draft in drafts if not draft.dropped), key=lambda draft: (draft.first, -draft.last))
    ranges = [_range(words, draft) for draft in kept]
    owners = [0] * len(words.tokens)
    for place, (first, last) in enumerate(ranges):
        owners[first : last + 1] = [place] * (last + 1 - first)
    governed: list[list[int]] = [[] for _ in kept]
    events: list[list[Span]] = [[] for _ in kept]
    for (low, _), index in words.times:
        governed[owners[min(words.at(low), len(owners) - 1)]].append(index)
    main_verbs = {draft.group.main for draft in kept if draft.group is not None}
    for at in [at for at, kind in enumerate(words.bits) if kind & its.EVENT_NOUN]:
        if at not in main_verbs:
            events[owners[at]].append(words.code_points(at, at))
    places = {id(draft): place for place, draft in enumerate(kept)}
    out = []
    for place, draft in enumerate(kept):
        group, above = draft.group, draft.parent
        while above is not None and above.dropped:
            above = above.parent
        if group is not None and (told := _told(words, draft, group)) is not None:
            events[place] = sorted({*events[place], told})
        out.append(
            Clause(
                *words.code_points(*ranges[place]), draft.kind,
                words.code_points(group.first, group.last) if group else None, group.tense if group else Tense.NONE,
                tuple(events[place]), places[id(above)] if above else None, tuple(governed[place]),
            )
        )  # fmt: skip
    return tuple(out)


def _told(words: Words, draft: Draft, group: VerbGroup) -> Span | None:
    """The word that tells what happens: the main verb, or what a form of being says of its subject."""
    if group.bits & its.SAYING and not words.bits[group.first] & (its.BE_PAST | its.BE_PRESENT):
        return None
    if not group.bits & (its.AUXILIARY | its.BEEN):
        return words.code_points(group.main, group.main)
    skipped = its.DETERMINER | its.ADVERB
    for at in range(group.last + 1, min(draft.last + 1, len(words.bits))):
        if not words.bits[at] & skipped and words.tokens[at].low[0].isalnum():
            return words.code_points(at, at) if not words.bits[at] & (its.OPENS | its.COORDINATOR) else None
    return None


def _range(words: Words, draft: Draft) -> tuple[int, int]:
    """First and last token of a clause without those inside it that stand at its edges, and without signs at its ends."""
    first, last = draft.first, min(draft.last, len(words.tokens) - 1)
    verb = draft.group
    inner = [child for child in draft.children if not child.dropped] if verb else []
    for child in inner:
        if verb and child.first <= first and child.last < verb.first:
            first = child.last + 1
    for child in reversed(inner):
        if verb and child.last >= last and child.first > verb.last:
            last = child.first - 1
    while first < last and words.is_edge(first):
        first += 1
    while last > first and words.is_edge(last):
        last -= 1
    return first, last
