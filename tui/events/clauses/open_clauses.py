"""The clauses that are open while a sentence is read, one inside the other."""

from __future__ import annotations

from tui.events.clauses import word_classes as its
from tui.events.clauses.clause import ClauseKind
from tui.events.clauses.drafts import Draft, Words, late_verb
from tui.events.clauses.tuning import TUNING
from tui.events.clauses.verb_groups import VerbGroup

LOOSE = frozenset({ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.PARTICIPLE})
"""Clauses that end where the one around them goes on."""


class OpenClauses:
    """A stack of drafts: the innermost open clause is the current one.

    Args:
        words: of the sentence.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._tokens, self._classes, self._bits, self._in_time = words.tokens, words.classes, words.bits, words.in_time
        self._root = Draft(ClauseKind.MAIN, 0, None)
        self._drafts = [self._root]
        self._current = self._root
        self._joints: list[tuple[int, int]] = []
        """Places behind which a clause may begin, since the last verb, with how well each parts."""
        self._phrase: tuple[Draft, int] | None = None
        """What opened like a clause and had no verb before its first comma, and the token behind that comma."""
        self._aside_end = -1
        """The token behind the comma that closed an aside to a subject."""

    def _quoting(self) -> Draft:
        """The innermost quotation that is open."""
        draft: Draft | None = self._current
        while draft is not None and draft.quote < 0:
            draft = draft.parent
        return draft or self._root

    def _end_phrase(self, place: int) -> None:
        """At a comma: what opened without getting a verb was a phrase, and a clause at the head ends before the main one."""
        current = self._current
        while current.parent is not None and current.kind in LOOSE and current.last < 0:
            if current.group is None and self._waits(current, place):
                return
            if current.group is None:
                if current.parent.group is not None and self._phrase is None:
                    self._phrase = current, place + 1
                self._drop(current)
            elif current.parent.group is None:
                self._close_to(current, place)
                self._aside_end = place + 1
            else:
                return
            current = self._current

    def _waits(self, draft: Draft, place: int) -> bool:
        """Whether a clause that has no verb before a comma goes on behind it ("who, police said, fled", "because Lea, 20, …"),
        or has one that only its place tells; only then is it one."""
        bits = self._bits[draft.first]
        is_firm = draft.kind is ClauseKind.RELATIVE or bits & its.CLAUSE_ONLY
        if is_firm and (place == draft.first + 1 or (draft.children and draft.children[-1].last == place - 1)):
            return True
        if is_firm:
            draft.group = late_verb(self._words, draft.first, place - 1)
        return draft.group is None and bool(bits & its.CLAUSE_ONLY)

    def _open(self, kind: ClauseKind, first: int, group: VerbGroup | None = None, quote: int = -1) -> Draft:
        if self._current.depth >= TUNING.depth:
            self._close_to(self._current, first)
        draft = Draft(kind, first, self._current, group, quote=quote, depth=self._current.depth + 1)
        self._current.children.append(draft)
        self._drafts.append(draft)
        self._current = draft
        self._joints = []
        return draft

    def _close_to(self, draft: Draft | None, place: int) -> None:
        """Close the current clause and those around it up to `draft`, this too; all of them for None."""
        current: Draft | None = self._current
        while current is not None:
            current.last = max(place - 1, current.first)
            if current.group is None and current.kind is ClauseKind.RELATIVE:
                current.group = late_verb(self._words, current.first, current.last)
            if current.group is None and current.kind in LOOSE:
                current.dropped = True
            above = current.parent
            if current is draft:
                self._current = above or self._root
                return
            current = above
        self._current = self._root

    def _drop(self, draft: Draft) -> None:
        draft.dropped = True
        draft.last = draft.first
        if draft is self._current and draft.parent is not None:
            self._current = draft.parent

    def _under_saying(self) -> bool:
        draft: Draft | None = self._current
        while draft is not None:
            if draft.kind is ClauseKind.SAYING or (draft.group and draft.group.bits & its.SAYING):
                return True
            draft = draft.parent
        return False

    def _without_verb(self) -> Draft | None:
        """The innermost clause around the current one that still wants its verb, in the same quotation."""
        draft = self._current
        while draft.parent is not None and draft.quote < 0:
            draft = draft.parent
            if draft.group is None:
                return draft
        return None

    def _close_below(self, above: Draft, place: int) -> None:
        """Close the clauses inside one that goes on; they end at the last joint, else before the verb."""
        end = self._joints[-1][0] if self._joints else place
        while self._current is not above:
            self._close_to(self._current, end)
