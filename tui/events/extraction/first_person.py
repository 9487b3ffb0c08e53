"""Whether somebody speaks for himself: "I", "we", "our"."""

from __future__ import annotations

from tui.events.sentences.cues import Cues, words
from tui.languages import Template

_FIRST_PERSON = Template(r"\b(?:{numbered})\s(?:{first_person})\b|\b({first_person})\b(?!\.)")
"""Group 1 is a word of the first person; "War I" is none, nor is "U.S." without its stops' capitals."""


def is_first_person(text: str, cues: Cues) -> bool:
    """Whether a text says "I" or "we"."""
    if cues.speakers.isdisjoint(words(text)):
        return False
    return any(match[1] for match in _FIRST_PERSON.of(cues.lang).finditer(text))
