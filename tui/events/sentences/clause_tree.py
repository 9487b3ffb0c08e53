"""A sentence cut into its clauses: one pass over its tokens, by joining words, signs and verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tui.dates.language.roles import Token
from tui.events.sentences import word_classes as its
from tui.events.sentences.tuning import TUNING
from tui.events.sentences.verb_groups import Tense, VerbGroup, complete, group_at
from tui.events.sentences.word_classes import WordClasses

Span = tuple[int, int]
"""First code point, and the one behind the last."""


class ClauseKind(StrEnum):
    """What a clause is in its sentence."""

    MAIN = "main"
    """Stands by itself, or is coordinated with one that does."""
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    SAYING = "saying"
    """Only says who says so."""
    REPORTED = "reported"
    """What a clause of saying reports."""
    QUOTED = "quoted"
    """In somebody's words."""
    PARTICIPLE = "participle"
    """Its verb is a participle or a gerund, its subject stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence.

    Args:
        start, end: code points within the sentence; a clause inside another lies within it.
        kind: what it is in its sentence.
        verb: code points of its verb with the auxiliaries, None where it has none.
        tense: which time that speaks of.
        events: code points of the words that tell what happens: its main verb or what a form of being says, event nouns.
        parent: place of the clause that it belongs to among those of the sentence, None where it stands by itself.
        times: places in the article's list of time expressions of those that it governs.
    """

    start: int
    end: int
    kind: ClauseKind
    verb: Span | None = None
    tense: Tense = Tense.NONE
    events: tuple[Span, ...] = ()
    parent: int | None = None
    times: tuple[int, ...] = ()

    def holds(self, start: int, end: int) -> bool:
        """Whether code points of the sentence lie within it."""
        return self.start <= start and end <= self.end


@dataclass(slots=True, eq=False)
class _Draft:
    """A clause while the sentence is read; places are those of tokens."""

    kind: ClauseKind
    first: int
    parent: _Draft | None
    group: VerbGroup | None = None
    last: int = -1
    """The last token, -1 while it is open."""
    quote: int = -1
    """The token that closes the quotation that it is, -1 where it is none."""
    dropped: bool = False
    """Whether it was no clause after all: what it holds belongs to its parent."""
    children: list[_Draft] = field(default_factory=list)


_LOOSE = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.PARTICIPLE})
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('"“„«'), frozenset('"”“»')
_COMMA, _COORDINATOR, _COMMA_AND, _SEMICOLON = 1, 2, 3, 4
"""How well a joint parts two clauses."""
_STRONG_SIGNS = frozenset(";:—–")
_WEAK_SIGNS = frozenset(",、")
_VERB = its.FINITE | its.GERUND | its.PARTICIPLE


class Reader:
    """Reads one sentence into clauses.

    Args:
        text: the sentence.
        offset: code point of the text at which it begins.
        tokens: those of the sentence, with code points of the text.
        times: code points within the sentence of its time expressions, each with its place in the article's list.
        classes: of the words of its language.
    """

    def __init__(
        self, text: str, offset: int, tokens: Sequence[Token], times: Sequence[tuple[Span, int]], classes: WordClasses
    ) -> None:
        self._text, self._offset, self._tokens, self._times = text, offset, tokens, times
        self._classes = classes
        self._bits = classes.of([token.low for token in tokens])
        self._in_time = self._mask_times()
        self._root = _Draft(ClauseKind.MAIN, 0, None)
        self._drafts = [self._root]
        self._current = self._root
        self._joints: list[tuple[int, int]] = []
        """Places behind which a clause may begin, since the last verb, with how well each parts."""
        self._aside_end = -1
        """The token behind the comma that closed an aside to a subject."""
        self._done = -1
        """The last token that is part of a verb already read."""

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in the order of their beginnings."""
        for place in range(len(self._tokens)):
            self._read(place)
        self._close_to(None, len(self._tokens))
        self._settle()
        return self._made()

    def _mask_times(self) -> list[bool]:
        """Which tokens are part of a time expression; those lose their word classes."""
        mask = [False] * len(self._tokens)
        rest = iter(self._times)
        span = next(rest, None)
        for place, token in enumerate(self._tokens):
            while span is not None and span[0][1] <= token.start - self._offset:
                span = next(rest, None)
            if span is not None and span[0][0] <= token.start - self._offset:
                mask[place] = True
                self._bits[place] = 0
        return mask

    # ------ one token ------

    def _read(self, place: int) -> None:
        low = self._tokens[place].low
        kind = self._bits[place]
        if len(low) == 1 and not low.isalnum():
            self._sign(place, low)
            return
        if not kind or place <= self._done:
            return
        if kind & its.OPENS and self._opens(place, kind):
            self._bits[place] = its.PRONOUN  # no determiner of what follows
            return
        if kind & its.COORDINATOR:
            comma = place and self._tokens[place - 1].low in _WEAK_SIGNS
            self._joints.append((place + 1, _COMMA_AND if comma else _COORDINATOR))
        elif kind & _VERB:
            group = group_at(place, self._bits)
            if group is not None and self._verb(place, group):
                self._done = max(self._done, group.last)

    def _sign(self, place: int, sign: str) -> None:
        if self._current_quote() == place:
            self._close_to(self._quoting(), place + 1)
            self._joints = [(place + 1, _SEMICOLON)]
        elif sign in _OPENING_QUOTES:
            end = self._quotation_end(place)
            if end is not None:
                self._open(ClauseKind.QUOTED, place, quote=end)
        elif sign in _STRONG_SIGNS:
            self._end_phrase(place)
            self._joints.append((place + 1, _SEMICOLON))
        elif sign in _WEAK_SIGNS:
            self._end_phrase(place)
            self._joints.append((place + 1, _COMMA))

    def _quotation_end(self, place: int) -> int | None:
        """The token that closes the quotation opened here, if that holds a finite verb; the end of the sentence if none does."""
        verb = False
        for at in range(place + 1, len(self._tokens)):
            if self._tokens[at].low in _CLOSING_QUOTES:
                return at if verb else None
            verb = verb or bool(self._bits[at] & its.FINITE)
        return len(self._tokens) if verb else None

    def _quoting(self) -> _Draft:
        """The innermost quotation that is open."""
        draft: _Draft | None = self._current
        while draft is not None and draft.quote < 0:
            draft = draft.parent
        return draft or self._root

    def _current_quote(self) -> int:
        return self._quoting().quote

    def _end_phrase(self, place: int) -> None:
        """At a comma: what opened without getting a verb was a phrase, and a clause at the head ends before the main one."""
        current = self._current
        while current.parent is not None and current.kind in _LOOSE and current.last < 0:
            if current.group is None:
                self._drop(current)
            elif current.parent.group is None:
                self._close_to(current, place)
                self._aside_end = place + 1
            else:
                return
            current = self._current

    # ------ clauses open and close ------

    def _open(self, kind: ClauseKind, first: int, group: VerbGroup | None = None, quote: int = -1) -> _Draft:
        draft = _Draft(kind, first, self._current, group, quote=quote)
        self._current.children.append(draft)
        self._drafts.append(draft)
        self._current = draft
        self._joints = []
        return draft

    def _close_to(self, draft: _Draft | None, place: int) -> None:
        """Close the current clause and those around it up to `draft`, this too; all of them for None."""
        current: _Draft | None = self._current
        while current is not None:
            current.last = max(place - 1, current.first)
            if current.group is None and current.kind in _LOOSE:
                current.dropped = True
            above = current.parent
            if current is draft:
                self._current = above or self._root
                return
            current = above
        self._current = self._root

    def _drop(self, draft: _Draft) -> None:
        draft.dropped = True
        draft.last = draft.first
        if draft is self._current and draft.parent is not None:
            self._current = draft.parent

    def _opens(self, place: int, kind: int) -> bool:
        """Open a clause at a joining word, if it is one here."""
        before = self._bits[place - 1] if place else 0
        following = self._bits[place + 1] if place + 1 < len(self._bits) else 0
        current = self._current
        if kind & its.THAT:
            return self._opens_that(place, kind, following)
        if kind & its.RELATIVE:
            if not place:
                return False
            first = place - 1 if before & its.PREPOSITION and not self._in_time[place - 1] else place
            if current.group is None and current.kind in _LOOSE and current.first >= place - 1:
                self._drop(current)
            self._open(ClauseKind.RELATIVE, first)
            return True
        if self._in_time[place] or (
            place + 1 < len(self._bits) and self._in_time[place + 1] and kind & its.PREPOSITION
        ):
            return False
        if current.group is None and current.kind in _LOOSE:
            self._drop(current)
        self._open(ClauseKind.SUBORDINATE, place)
        return True

    def _opens_that(self, place: int, kind: int, following: int) -> bool:
        """A word such as "that": it opens what is said, or a relative clause, or stands before a noun."""
        current = self._current
        verb = current.group
        if verb is not None and all(self._is_between(at) for at in range(verb.last + 1, place)):
            self._open(ClauseKind.REPORTED if verb.bits & its.SAYING else ClauseKind.SUBORDINATE, place)
            if verb.bits & its.SAYING and current.kind is ClauseKind.MAIN:
                current.kind = ClauseKind.SAYING
            return True
        if not kind & its.PRONOUN or self._bits[place - 1] & its.COORDINATOR:
            self._open(ClauseKind.REPORTED if self._under_saying() else ClauseKind.SUBORDINATE, place)
            return True
        before = self._bits[place - 1] if place else its.DETERMINER
        if before & (its.PREPOSITION | its.DETERMINER | its.COORDINATOR | its.OPENS) or not place:
            return False
        if following & (its.FINITE | its.ADVERB) and not following & its.DETERMINER:
            self._open(ClauseKind.RELATIVE, place)
            return True
        if following & (its.DETERMINER | its.PRONOUN) or self._has_capital(place + 1):
            self._open(ClauseKind.REPORTED if verb and verb.bits & its.SAYING else ClauseKind.SUBORDINATE, place)
            return True
        return False

    def _is_between(self, at: int) -> bool:
        """Whether a token may stand between a verb and the "that" behind it: when it was said, and to whom."""
        return self._in_time[at] or not self._bits[at] & ~(its.PREPOSITION | its.ADVERB | its.PRONOUN | its.DETERMINER)

    def _under_saying(self) -> bool:
        draft: _Draft | None = self._current
        while draft is not None:
            if draft.kind is ClauseKind.SAYING or (draft.group and draft.group.bits & its.SAYING):
                return True
            draft = draft.parent
        return False

    def _has_capital(self, place: int) -> bool:
        return place < len(self._tokens) and self._text[self._tokens[place].start - self._offset].isupper()

    # ------ verbs ------

    def _verb(self, place: int, group: VerbGroup) -> bool:
        """Give a verb to its clause; whether it is one here."""
        before = self._bits[place - 1] if place else 0
        possessive = place and "poss" in self._tokens[place - 1].roles
        current = self._current
        waiting = current.group
        if waiting is not None and waiting.waiting and not group.bits & its.AUXILIARY and group.first == group.last:
            return self._complete(place, waiting)
        if group.bits & its.AUXILIARY == 0 and (before & its.DETERMINER or possessive):
            return False
        if not group.finite or (group.bare and before & its.PREPOSITION):
            return self._participle(place, group, before)
        if group.bare and self._is_participle(place, group):
            group.tense = Tense.NONE
            self._open(ClauseKind.PARTICIPLE, place, group)
            return True
        return self._finite(place, group)

    def _complete(self, place: int, waiting: VerbGroup) -> bool:
        before = self._bits[place - 1]
        if before & (its.DETERMINER | its.PREPOSITION):
            return False
        first = self._bits[waiting.first]
        return complete(waiting, place, self._bits[place], first)

    def _begins(self, place: int) -> bool:
        """Whether a token stands at the head of the sentence or right behind a sign."""
        return not place or (
            bool(self._joints) and self._joints[-1][0] == place and self._joints[-1][1] in (_COMMA, _SEMICOLON)
        )

    def _participle(self, place: int, group: VerbGroup, before: int) -> bool:
        current = self._current
        if current.kind is ClauseKind.SUBORDINATE and current.group is None and current.first == place - 1:
            current.kind, current.group = ClauseKind.PARTICIPLE, group
            return True
        if self._begins(place):
            if current.kind is ClauseKind.PARTICIPLE:
                self._close_to(current, place)
            self._open(ClauseKind.PARTICIPLE, place, group)
            return True
        return False

    def _is_participle(self, place: int, group: VerbGroup) -> bool:
        """Whether a form that could be either is a participle: behind a comma before a preposition, or at the head."""
        if not self._begins(place):
            return False
        if place == self._aside_end:
            return False  # an aside to the subject ends here, and its verb follows
        if not place or self._current.group is None:
            return True
        return bool(place + 1 < len(self._bits) and self._bits[place + 1] & its.PREPOSITION)

    def _finite(self, place: int, group: VerbGroup) -> bool:
        current = self._current
        if current.group is None:
            current.group = group
        elif (above := self._without_verb()) is not None:
            self._close_below(above, place)
            above.group = group
        elif self._joints:
            self._split(group)
        elif current.group.bits & its.SAYING and not current.group.waiting:
            self._report(group)
        elif current.group.bare:
            self._reduce(current, place, group)
        elif place and self._bits[place - 1] & its.PRONOUN:
            self._open(ClauseKind.SUBORDINATE, place - 1, group)
        else:
            return False
        self._joints = []
        return True

    def _without_verb(self) -> _Draft | None:
        """The innermost clause around the current one that still wants its verb, in the same quotation."""
        draft = self._current
        while draft.parent is not None and draft.quote < 0:
            draft = draft.parent
            if draft.group is None:
                return draft
        return None

    def _close_below(self, above: _Draft, place: int) -> None:
        """Close the clauses inside one that goes on; they end at the last joint, else before the verb."""
        end = self._joints[-1][0] if self._joints else place
        while self._current is not above:
            self._close_to(self._current, end)

    def _split(self, group: VerbGroup) -> None:
        """Begin a coordinated clause at the best joint since the last verb."""
        first, strength = max(self._joints, key=lambda joint: (joint[1], joint[0]))
        level = self._current
        if strength != _COORDINATOR:
            while level.kind in _LOOSE and level.parent is not None:
                level = level.parent
        kind, parent = level.kind, level.parent
        if level is self._root or parent is None:
            parent = None
        says = bool(group.bits & its.SAYING)
        self._close_to(level, first)
        quoted_outside = level.quote >= 0
        draft = _Draft(kind if kind is not ClauseKind.SAYING else ClauseKind.MAIN, first, parent, group)
        if quoted_outside:
            draft.quote, level.quote = level.quote, -2
        if says and strength in (_COMMA, _SEMICOLON) and kind in (ClauseKind.MAIN, ClauseKind.REPORTED):
            draft.kind = ClauseKind.SAYING
            if strength == _COMMA and level.group is not None and not level.group.bits & its.SAYING:
                level.kind = ClauseKind.REPORTED
        if parent is not None:
            parent.children.append(draft)
        self._drafts.append(draft)
        self._current = draft

    def _report(self, group: VerbGroup) -> None:
        """Open what is said behind a verb of saying without "that"."""
        current = self._current
        assert current.group is not None
        said = range(current.group.last + 1, group.first)
        first = max((at + 1 for at in said if self._in_time[at]), default=said.start)
        if current.kind is ClauseKind.MAIN:
            current.kind = ClauseKind.SAYING
        self._open(ClauseKind.REPORTED, first, group)

    def _reduce(self, current: _Draft, place: int, group: VerbGroup) -> None:
        """What looked like the verb was a participle ("the man arrested on Friday | was freed")."""
        assert current.group is not None
        inner = _Draft(ClauseKind.PARTICIPLE, current.group.first, current, current.group, last=place - 1)
        inner.group.tense = Tense.NONE  # type: ignore[union-attr]
        current.children.append(inner)
        self._drafts.append(inner)
        current.group = group

    # ------ what comes out ------

    def _settle(self) -> None:
        """Give a main clause without a verb that of the clause at its head, which was a phrase ("After the vote the mayor quit")."""
        root = self._root
        head = next((child for child in root.children if not child.dropped), None)
        alone = root.group is None and root.last == len(self._tokens) - 1
        if alone and head is not None and head.kind is ClauseKind.SUBORDINATE and head.last == root.last:
            root.group, head.dropped = head.group, True
        if root.group is None and not self._late_verb():
            return
        for draft in self._drafts:
            if (
                draft.kind is ClauseKind.MAIN
                and draft.group is not None
                and draft.group.bits & its.SAYING
                and draft.children
            ) and any(child.kind in (ClauseKind.QUOTED, ClauseKind.REPORTED) for child in draft.children):
                draft.kind = ClauseKind.SAYING

    def _late_verb(self) -> bool:
        """Find the verb of a main clause in the present, which only its place tells ("The company plans to sell the mill")."""
        endings = self._classes.present_endings
        for at in range(1, len(self._tokens) - 1):
            low, before, following = self._tokens[at].low, self._bits[at - 1], self._bits[at + 1]
            if (
                self._bits[at]
                or self._in_time[at]
                or not low.endswith(endings)
                or len(low) <= TUNING.past_ending_letters
            ):
                continue
            noun_before = not before & ~its.EVENT_NOUN and self._tokens[at - 1].low[0].isalnum()
            goes_on = following & (its.DETERMINER | its.PREPOSITION | its.INFINITIVE | its.ADVERB | its.PRONOUN)
            if noun_before and (goes_on or self._has_capital(at + 1)) and self._innermost_draft(at) is self._root:
                self._root.group = VerbGroup(at, at, Tense.PRESENT, its.PRESENT)
                return True
        return False

    def _innermost_draft(self, at: int) -> _Draft:
        inside = [draft for draft in self._drafts if not draft.dropped and draft.first <= at <= draft.last]
        return min(inside, key=lambda draft: draft.last - draft.first, default=self._root)

    def _made(self) -> tuple[Clause, ...]:
        kept = sorted(
            (draft for draft in self._drafts if not draft.dropped), key=lambda draft: (draft.first, -draft.last)
        )
        spans = {id(draft): self._span(draft) for draft in kept}
        places = {id(draft): place for place, draft in enumerate(kept)}
        governed: list[list[int]] = [[] for _ in kept]
        nouns: list[list[Span]] = [[] for _ in kept]
        for (low, high), index in self._times:
            inner = self._innermost(kept, spans, low, high)
            governed[inner].append(index)
        for at, kind in enumerate(self._bits):
            if kind & its.EVENT_NOUN and not self._is_main_verb(at):
                low, high = self._code_points(at, at)
                nouns[self._innermost(kept, spans, low, high)].append((low, high))
        out = []
        for place, draft in enumerate(kept):
            low, high = spans[id(draft)]
            group = draft.group
            above = draft.parent
            while above is not None and above.dropped:
                above = above.parent
            events = nouns[place]
            if group is not None and (told := self._told(draft, group)) is not None:
                events = sorted({*events, told})
            out.append(
                Clause(
                    low, high, draft.kind, self._code_points(group.first, group.last) if group else None,
                    group.tense if group else Tense.NONE, tuple(events), places[id(above)] if above else None,
                    tuple(governed[place]),
                )
            )  # fmt: skip
        return tuple(out)

    def _is_main_verb(self, at: int) -> bool:
        return any(draft.group is not None and draft.group.last == at for draft in self._drafts)

    def _told(self, draft: _Draft, group: VerbGroup) -> Span | None:
        """The word that tells what happens: the main verb, or what a form of being says of its subject."""
        if group.bits & its.SAYING and self._bits[group.first] == group.bits:
            return None
        if not group.bits & (its.AUXILIARY | its.STATE | its.BEEN):
            return self._code_points(group.last, group.last)
        skipped = its.DETERMINER | its.ADVERB
        for at in range(group.last + 1, min(draft.last + 1, len(self._bits))):
            if not self._bits[at] & skipped and self._tokens[at].low[0].isalnum():
                return self._code_points(at, at) if not self._bits[at] & its.OPENS else None
        return None

    def _innermost(self, kept: Sequence[_Draft], spans: dict[int, Span], low: int, high: int) -> int:
        """Place of the shortest clause that holds code points; the first clause where none does."""
        best, size = 0, len(self._text) + 1
        for place, draft in enumerate(kept):
            start, end = spans[id(draft)]
            if start <= low and high <= end and end - start < size:
                best, size = place, end - start
        return best

    def _code_points(self, first: int, last: int) -> Span:
        return self._tokens[first].start - self._offset, self._tokens[last].end - self._offset

    def _span(self, draft: _Draft) -> Span:
        """Code points of a clause without those inside it that stand at its edges, and without signs at its ends."""
        first, last = draft.first, min(draft.last, len(self._tokens) - 1)
        verb = draft.group
        inner = [child for child in draft.children if not child.dropped] if verb else []
        for child in inner:
            if verb and child.first <= first and child.last < verb.first:
                first = child.last + 1
        for child in reversed(inner):
            if verb and child.last >= last and child.first > verb.last:
                last = child.first - 1
        while first < last and self._is_edge(first):
            first += 1
        while last > first and self._is_edge(last):
            last -= 1
        return self._code_points(first, last)

    def _is_edge(self, place: int) -> bool:
        low = self._tokens[place].low
        return (not low[0].isalnum() and low[0] != "$") or bool(self._bits[place] & its.COORDINATOR)
