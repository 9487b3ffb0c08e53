"""What the dates of a text are resolved against: the anchor, the running time of a history, and what the text named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tui.dates.language.lexicon import Lexicon
from tui.dates.language.roles import Token

LONG_AGO = 1000
"""Tokens: farther back than anything that is asked for."""


@dataclass(slots=True)
class Context:
    """State of reading one text from top to bottom.

    Args:
        text, tokens, lexicon: what is read.
        anchor: the publisher's local day of publication.
        moment: publication with its time of day, if known.
        country: ISO 3166 code or "".
        narrative: whether underspecified dates count from the text's own running time.
        usual_year: the median of the years that a history names, 0 for news.
        running: the last calendar date that the text named, with the unit it named ("day", "month", "year").
        day: the last day that the text named.
        running_place: index of the token behind the words that named that date.
        before_christ: the last year that a narrative named before Christ, until it names one of our era; 0 for none.
        written_year: a year that the text named in digits, and the index of the token behind it.
        quarter: first day of the last quarter that the text named, and the index of the token where it did.
        written: each year in digits of a narrative: index of its token, first and last month of its date.
        place: index of the token behind the words that are being read.
        read_end: index of the token behind the last time expression.
        repeated_place: index of the token behind the last words that told of a habit.
        codes: class characters of the tokens, one each.
        held: the roles that any of them can play, once they are asked for.
    """

    text: str
    tokens: list[Token]
    lexicon: Lexicon
    anchor: date
    moment: datetime | None = None
    country: str = ""
    narrative: bool = False
    usual_year: int = 0
    running: tuple[date, str] | None = None
    day: date | None = None
    quarter: tuple[date, int] | None = None
    running_place: int = 0
    written_year: tuple[int, int] | None = None
    before_christ: int = 0
    written: Sequence[tuple[int, int, int]] = ()
    place: int = 0
    read_end: int = 0
    repeated_place: int = -LONG_AGO
    codes: str = ""
    held: frozenset[str] | None = None

    def holds(self, role: str) -> bool:
        """Whether any word of the text can play a role: most texts have none of a rare one, which spares a search."""
        if self.held is None:
            self.held = self.lexicon.roles_in(self.codes)
        return role in self.held

    @property
    def base(self) -> date:
        """What "that day" and bare months count from: the running date of a narrative, else the anchor."""
        return self.running[0] if self.narrative and self.running else self.anchor

    @property
    def running_unit(self) -> str:
        """The unit of the running date; "" where the text has named no date."""
        return self.running[1] if self.running else ""

    @property
    def running_day(self) -> date | None:
        """The running date if the text named a day last."""
        return self.running[0] if self.running and self.running[1] == "day" else None
