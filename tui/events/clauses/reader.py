"""A sentence cut into its clauses: one pass over its tokens, by joining words, signs and verbs."""

from __future__ import annotations

from collections.abc import Sequence

from tui.dates.language.roles import Token
from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import Clause, ClauseKind, Span, Tense
from tui.events.clauses.drafts import VERB, Draft, Words, late_verb, made, settle
from tui.events.clauses.open_clauses import LOOSE, OpenClauses
from tui.events.clauses.quotes import OPENING
from tui.events.clauses.verb_groups import VerbGroup, complete, group_at
from tui.events.clauses.word_classes import WordClasses

_OPENING_QUOTES = frozenset(OPENING)
_COMMA, _COORDINATOR, _COMMA_AND, _SEMICOLON = 1, 2, 3, 4
"""How well a joint parts two clauses."""
_STRONG_SIGNS = frozenset(";:—–")
_WEAK_SIGNS = frozenset(",、")
_LINK = its.PASSIVE_LINK | its.NOUN_LINK | its.HELD_AT
_BETWEEN = its.PREPOSITION | its.ADVERB | its.PRONOUN | its.DETERMINER | its.SIGN | _LINK
"""What may stand between a verb and what it opens."""


class Reader(OpenClauses):
    """Reads one sentence into clauses; arguments as for `Words`."""

    def __init__(
        self, text: str, offset: int, tokens: Sequence[Token], times: Sequence[tuple[Span, int]], classes: WordClasses
    ) -> None:
        super().__init__(Words(text, offset, tokens, times, classes))
        self._done = -1
        """The last token that is part of a verb already read."""

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in the order of their beginnings."""
        for place, kind in enumerate(self._bits):
            if kind:
                self._read(place, kind)
        self._close_to(None, len(self._tokens))
        settle(self._words, self._drafts)
        return made(self._words, self._drafts)

    # ------ one token ------

    def _read(self, place: int, kind: int) -> None:
        if kind & its.SIGN:
            self._sign(place, self._tokens[place].low)
            return
        if place <= self._done:
            return
        if kind & its.OPENS and self._opens(place, kind):
            self._bits[place] = its.PRONOUN | kind & its.CLAUSE_ONLY  # no determiner of what follows
            return
        if kind & its.COORDINATOR:
            comma = place and self._tokens[place - 1].low in _WEAK_SIGNS
            self._joints.append((place + 1, _COMMA_AND if comma else _COORDINATOR))
        elif kind & VERB:
            group = group_at(place, self._bits, self._classes.perfect_is_past)
            if group is not None and self._verb(place, group):
                self._done = max(self._done, group.last)

    def _sign(self, place: int, sign: str) -> None:
        if self._quoting().quote == place:
            self._close_to(self._quoting(), place + 1)
            self._joints = [(place + 1, _SEMICOLON)]
        elif sign in _OPENING_QUOTES and self._words.closes_only(place):
            self._end_phrase(place)
            self._joints.append((place + 1, _SEMICOLON))
        elif sign in _OPENING_QUOTES:
            end = self._words.quotation_end(place)
            if end is not None:
                self._open(ClauseKind.QUOTED, place, quote=end)
        elif sign in _STRONG_SIGNS and not self._is_clock(place):
            self._end_phrase(place)
            self._joints.append((place + 1, _SEMICOLON))
        elif sign in _WEAK_SIGNS:
            self._end_phrase(place)
            self._joints.append((place + 1, _COMMA))

    def _is_clock(self, place: int) -> bool:
        """Whether a sign stands between two numbers."""
        near = self._tokens[max(place - 1, 0) : place + 2]
        return len(near) > 2 and near[0].low.isdigit() and near[2].low.isdigit()

    # ------ words that open clauses ------

    def _opens(self, place: int, kind: int) -> bool:
        """Open a clause at a joining word, if it is one here."""
        before = self._bits[place - 1] if place else 0
        current = self._current
        if kind & its.THAT:
            return self._opens_that(place, kind, self._words.following(place))
        if kind & its.RELATIVE:
            if not place or (kind & its.DETERMINER and not self._behind_comma(place)):
                return False
            first = place - 1 if before & its.PREPOSITION and not self._in_time[place - 1] else place
            if current.group is None and current.kind in LOOSE and current.first >= place - 1:
                first = current.first  # "after which"
                self._drop(current)
            self._open(ClauseKind.RELATIVE, first)
            return True
        if self._in_time[place] or (
            place + 1 < len(self._bits) and self._in_time[place + 1] and kind & its.PREPOSITION
        ):
            return False
        if current.group is None and current.kind in LOOSE:
            self._drop(current)
        self._open(ClauseKind.SUBORDINATE, place)
        return True

    def _opens_that(self, place: int, kind: int, following: int) -> bool:
        """A word such as "that": it opens what is said, or a relative clause, or stands before a noun."""
        current = self._current
        verb = current.group
        if current.kind is ClauseKind.SUBORDINATE and verb is None and current.first == place - 1:
            return True
        if verb is not None and all(self._is_between(at) for at in range(verb.last + 1, place)):
            self._open(ClauseKind.REPORTED if verb.bits & its.SAYING else ClauseKind.SUBORDINATE, place)
            if verb.bits & its.SAYING and current.kind is ClauseKind.MAIN:
                current.kind = ClauseKind.SAYING
            return True
        if kind & its.RELATIVE:
            self._open(ClauseKind.RELATIVE, place)
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
        if following & (its.DETERMINER | its.PRONOUN) or self._words.has_capital(place + 1):
            self._open(ClauseKind.REPORTED if verb and verb.bits & its.SAYING else ClauseKind.SUBORDINATE, place)
            return True
        return False

    def _behind_comma(self, place: int) -> bool:
        """Whether a comma stands before a word, or before the preposition before it."""
        if place > 1 and self._bits[place - 1] & its.PREPOSITION:
            place -= 1
        return self._tokens[place - 1].low in _WEAK_SIGNS

    def _is_between(self, at: int) -> bool:
        """Whether a token may stand between a verb and the "that" behind it: when it was said, and to whom."""
        return self._in_time[at] or not self._bits[at] & ~_BETWEEN

    # ------ verbs ------

    def _verb(self, place: int, group: VerbGroup) -> bool:
        """Give a verb to its clause; whether it is one here."""
        before = self._bits[place - 1] if place else 0
        possessive = place and "poss" in self._tokens[place - 1].roles
        current = self._current
        if group.first == group.last and not group.bits & its.AUXILIARY and self._complete(place, current.group):
            return True
        if group.waiting and before & its.PARTICIPLE and self._bits[place] & its.FINAL_AUXILIARY:
            complete(group, place - 1, before, self._bits[place], self._classes.perfect_is_past)
            return self._finite(place, group)
        if group.bits & its.AUXILIARY == 0 and (before & its.DETERMINER or possessive):
            return False
        if not group.finite or (group.bare and before & its.PREPOSITION):
            return self._participle(place, group, before)
        if self._revives_phrase(place):
            return self._finite(place, group)
        if group.bare and self._is_participle(place, group):
            group.tense = Tense.NONE
            self._open(ClauseKind.PARTICIPLE, place, group)
            return True
        return self._finite(place, group)

    def _revives_phrase(self, place: int) -> bool:
        """Whether a verb behind a second comma is that of what looked like a phrase before the first ("fell after its volcano,
        Pico da Brasa, erupted"); that is the current clause again then."""
        if self._phrase is None or not self._begins(place) or self._joints[-1][0] == self._phrase[1]:
            return False
        draft = self._phrase[0]
        if draft.parent is not self._current:
            return False
        draft.dropped, draft.last = False, -1
        self._current = draft
        return True

    def _complete(self, place: int, waiting: VerbGroup | None) -> bool:
        """Give an auxiliary that waits for it its main verb; whether that is one here."""
        if waiting is None or not waiting.waiting:
            return False
        before = self._bits[place - 1]
        if before & (its.DETERMINER | its.PREPOSITION):
            return False
        if not self._classes.final_verbs and not all(
            self._in_time[at] or self._bits[at] & (its.ADVERB | its.PREPOSITION | its.SIGN)
            for at in range(waiting.last + 1, place)
        ):
            return False
        return complete(waiting, place, self._bits[place], self._bits[waiting.first], self._classes.perfect_is_past)

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
        if not self._begins(place) or group.bits & its.SAYING:
            return False
        if place == self._aside_end:
            return False  # an aside to the subject ends here, and its verb follows
        is_linked = bool(self._words.following(place) & its.PASSIVE_LINK)
        return is_linked or not place or (self._current.group is None and self._aside_end < 0)

    def _finite(self, place: int, group: VerbGroup) -> bool:
        current = self._current
        if current.group is None and current.kind in LOOSE and place and self._bits[place - 1] & its.COORDINATOR:
            self._drop(current)  # "as a clerk and | bought": what has no verb is not joined to another
            self._joints.append((place, _COORDINATOR))
            current = self._current
        if current.group is None and self._is_parenthetical(group):
            said = Draft(ClauseKind.SAYING, self._joints[-1][0], current, group, last=group.last)
            current.children.append(said)
            self._drafts.append(said)
            return True
        if current.group is None and self._joints and self._joints[-1][1] >= _COORDINATOR:
            current.group = late_verb(self._words, current.first, self._joints[-1][0] - 1)
        if current.group is None:
            current.group = group
        elif (above := self._without_verb()) is not None:
            self._close_below(above, place)
            above.group = group
        elif self._joints:
            self._split(group)
        elif not self._second(current, current.group, place, group):
            return False
        self._joints = []
        self._phrase = None
        return True

    def _second(self, current: Draft, first: VerbGroup, place: int, group: VerbGroup) -> bool:
        """A verb behind another one without a joint between them: what is said, or one of both is a participle; whether it is
        a verb. A participle behind a form of being in an infinitive ("is expected to be closed") is none."""
        if group.bare and self._is_behind_being(place):
            return False
        is_linked = first.bare and self._words.is_linked(first.last)
        if first.bits & its.SAYING and not first.waiting:
            self._report(group)
        elif group.bare and self._words.is_linked(group.last) and not is_linked:
            group.tense = Tense.NONE
            self._open(ClauseKind.PARTICIPLE, place, group)
        elif first.bare and (is_linked or not group.bare):
            self._reduce(current, place, group)
        elif self._bits[place - 1] & its.PRONOUN:
            self._open(ClauseKind.SUBORDINATE, place - 1, group)
        else:
            return False
        return True

    def _is_behind_being(self, place: int) -> bool:
        """Whether a form of being that waits for a participle stands before a token, with adverbs between them at most."""
        at = place - 1
        while at > 0 and self._bits[at] & its.ADVERB:
            at -= 1
        return at > 0 and bool(self._bits[at] & its.BEEN)

    def _is_parenthetical(self, group: VerbGroup) -> bool:
        """Whether a verb of saying stands between commas with its subject alone ("who, police said, had fled")."""
        behind = group.last + 1
        return (
            bool(group.bits & its.SAYING and self._joints)
            and self._joints[-1][1] == _COMMA
            and behind < len(self._tokens)
            and self._tokens[behind].low in _WEAK_SIGNS
        )

    def _split(self, group: VerbGroup) -> None:
        """Begin a coordinated clause at the best joint since the last verb."""
        says = bool(group.bits & its.SAYING)
        signs = [joint for joint in self._joints if joint[1] != _COORDINATOR] if says else []
        first, strength = signs[-1] if signs else max(self._joints, key=lambda joint: (joint[1], joint[0]))
        level = self._current
        if strength != _COORDINATOR:
            while level.kind in LOOSE and level.parent is not None:
                level = level.parent
        kind, parent = level.kind, level.parent
        self._close_to(level, first)
        quoted_outside = level.quote >= 0
        draft = Draft(
            kind if kind is not ClauseKind.SAYING else ClauseKind.MAIN, first, parent, group, depth=level.depth
        )
        if quoted_outside:
            draft.quote, level.quote = level.quote, -2
        if says and strength in (_COMMA, _SEMICOLON) and kind in (ClauseKind.MAIN, ClauseKind.REPORTED):
            draft.kind = ClauseKind.SAYING
            if strength == _COMMA:
                self._reported_by(parent)
        if parent is not None:
            parent.children.append(draft)
        self._drafts.append(draft)
        self._current = draft

    def _reported_by(self, parent: Draft | None) -> None:
        """Make what stood before a trailing "police said" what that reports."""
        for told in self._drafts:
            if (
                told.parent is parent
                and told.kind is ClauseKind.MAIN
                and told.group
                and not told.group.bits & its.SAYING
            ):
                told.kind = ClauseKind.REPORTED

    def _report(self, group: VerbGroup) -> None:
        """Open what is said behind a verb of saying without "that"."""
        current = self._current
        assert current.group is not None
        said = range(current.group.last + 1, group.first)
        first = max((at + 1 for at in said if self._in_time[at]), default=said.start)
        if current.kind is ClauseKind.MAIN:
            current.kind = ClauseKind.SAYING
        self._open(ClauseKind.REPORTED, first, group)

    def _reduce(self, current: Draft, place: int, group: VerbGroup) -> None:
        """What looked like the verb was a participle ("the man arrested on Friday | was freed")."""
        assert current.group is not None
        inner = Draft(ClauseKind.PARTICIPLE, current.group.first, current, current.group, last=place - 1)
        inner.group.tense = Tense.NONE  # type: ignore[union-attr]
        current.children.append(inner)
        self._drafts.append(inner)
        current.group = group
