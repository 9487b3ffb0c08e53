"""Reads the examples that stand beside the rules of the grammar, as `tui/dates/grammar/rule.py` explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tui.dates.grammar.grammar import Grammar
from tui.dates.grammar.rule import Rule
from tui.dates.tagging import read, read_context

ANCHOR = date(2026, 1, 2)
"""A Friday."""


class Example(NamedTuple):
    """A text of a language, where in it the expression stands, and its value with its modifier."""

    lang: str
    text: str
    start: int
    end: int
    value: str
    narrative: bool


def examples(rule: Rule) -> Iterator[Example]:
    """All examples of a rule."""
    for narrative, table in ((False, rule.reads), (True, rule.histories)):
        for lang, rows in table.items():
            for text, value in rows.items():
                marked = re.fullmatch(r"([^\[]*)\[(.+)\]([^\]]*)", text, re.DOTALL)
                before, words, after = marked.groups() if marked else ("", text, "")
                start = len(before)
                yield Example(lang, before + words + after, start, start + len(words), value, narrative)


def readings(lang: str, text: str, narrative: bool, grammar: Grammar | None = None) -> list[tuple[Rule, int, int, str]]:
    """Which rule read what in a text: the rule, start and end, value with modifier."""
    context = read_context(text, ANCHOR, lang, narrative=narrative)
    return [
        (rule, time.start, time.end, f"{time.value} {time.mod}".strip()) for time, _, rule in read(context, grammar)
    ]


def is_read(rule: Rule, example: Example, grammar: Grammar | None = None) -> bool:
    """Whether a rule reads its example as it should."""
    wanted = (rule, example.start, example.end, example.value)
    return wanted in readings(example.lang, example.text, example.narrative, grammar)
