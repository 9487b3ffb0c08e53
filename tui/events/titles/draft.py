"""A title while it is made of words, some of which are left out or put for others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.events.sentences.words import SentenceWords, side_by_side, words_of

Stretch = tuple[int, int]
"""A first place, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A title while it is made: its words, and the place of one that it should keep near."""

    words: SentenceWords
    focus: int = 0

    def without(self, stretches: Iterable[Stretch]) -> Draft:
        """The same without some stretches of places, which are in order and apart; a comma goes with what it parted."""
        words, focus, pieces, start = self.words, self.focus, [], 0
        for first, behind in stretches:
            before, after = words.lows[first - 1 : first], words.lows[behind : behind + 1]
            if (before == [","] and after == [","]) or (not first and after == [","]):
                behind += 1
            elif before == [","] and all(low == "." for low in words.lows[behind:]):
                first -= 1
            if first < behind:
                pieces.append((words, start, first))
                if self.focus >= behind:
                    focus -= behind - first
                elif self.focus >= first:
                    focus -= self.focus - first + 1
                start = behind
        if not pieces:
            return self
        return Draft(side_by_side([*pieces, (words, start, len(words))]), max(0, focus))

    def part(self, first: int, behind: int) -> Draft:
        """What stands between two places of it."""
        if first == 0 and behind >= len(self.words):
            return self
        return Draft(self.words.part(first, behind), max(0, self.focus - first))

    def put(self, first: int, behind: int, text: str) -> Draft:
        """The same with a text for what stands between two places."""
        words = self.words
        new = words_of(text, words.classes.lang)
        shift = len(new) - (behind - first) if self.focus >= behind else 0
        pieces = [(words, 0, first), (new, 0, len(new)), (words, behind, len(words))]
        return Draft(side_by_side(pieces), self.focus + shift)
