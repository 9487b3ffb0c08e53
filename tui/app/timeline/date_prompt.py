"""Asks for a date to go to, in the words in which a person thinks of it."""

from __future__ import annotations

from datetime import date

from tui.app.dialogs.prompt import Meaning, Prompt
from tui.service.filters import days
from tui.service.session import Session
from tui.wording.dates import header_day


def date_prompt(session: Session) -> Prompt[date]:
    """Ends with the first day of what was typed."""

    def meaning(text: str) -> Meaning[date]:
        day = days.day_of(text, session.now()).first
        return Meaning(day, header_day(day))

    return Prompt("Go to date", hint="last tuesday   18 January   2024-03   +2w   yesterday", read=meaning)
