"""The table of hard cases in `cases/*.toml`: what a careful reader says each text's time expressions mean."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tui.dates.language.load import load
from tui.dates.language.tokens import tokenize
from tui.dates.tagging import find_times
from tui.events.sentences.dates import dated_parts
from tui.events.sentences.sentence import Sentence, Source
from tui.model import TimeExpression, When

FOLDER = Path(__file__).parent / "cases"
LEAD = re.compile(r"(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
LEAST = 420
"""Fewer cases than this mean that a file was not read."""


def _cases() -> list[Any]:
    out = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = table.pop("case")
        for number, row in enumerate(rows, 1):
            case = {**table, **row}
            marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
            out.append(pytest.param(case, id=f"{path.stem}-{number}: {case['why']}", marks=marks))
    return out


def _anchor(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _bare(words: str) -> str:
    """Without a leading article: annotators differ on it."""
    return LEAD.sub("", words, count=1) if LEAD.match(words) else words


def edtf_of(value: str) -> str | None:
    """The When that a TIMEX3 value without modifier stands for, in EDTF; None for what has no place in time."""
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}", value):
        return m[1]
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value):
        return f"{value}:00"
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        first = monday + timedelta(days=5) if m[3] else monday
        return f"{first}/{monday + timedelta(days=6)}"
    if m := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return f"{m[1]}-{32 + int(m[2])}"
    if m := re.fullmatch(r"(\d{4})-H(\d)", value):
        return f"{m[1]}-01/{m[1]}-06" if m[2] == "1" else f"{m[1]}-07/{m[1]}-12"
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{m[1]}-{21 + ['SP', 'SU', 'FA', 'WI'].index(m[2])}"
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value
    if re.fullmatch(r"\d{2,3}", value):
        return value + "X" * (4 - len(value))
    return None


def _wanted(line: str) -> tuple[str, str, str | None]:
    """Words, TIMEX3 value ("*" for any) and EDTF ("*" for any, None for no place) of one line of `times`."""
    words, value, *when = line.split(" = ")
    if when:
        return words, value, None if when[0] == "-" else when[0]
    return words, value, "*" if value == "*" else edtf_of(value)


def _agrees(time: TimeExpression, line: str, *, loose: bool) -> bool:
    words, value, when = _wanted(line)
    said = _bare(time.text)
    if said != _bare(words) and not (loose and (words in time.text or said in words)):
        return False
    if value not in ("*", time.value):
        return False
    return when == "*" or loose or (time.when.edtf() if time.when else None) == when


def _matches(times: list[TimeExpression], lines: list[str], *, only: bool, loose: bool) -> bool:
    if only:
        return len(times) == len(lines) and all(
            _agrees(time, line, loose=loose) for time, line in zip(times, lines, strict=True)
        )
    return all(any(_agrees(time, line, loose=loose) for time in times) for line in lines)


def _shown(times: list[TimeExpression]) -> list[tuple[str, str, str, str, str]]:
    return [(time.text, time.value, time.when.edtf() if time.when else "-", time.mod, time.rule) for time in times]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    lang, country = case.get("lang", "en"), case.get("country", "")
    times = find_times(text, _anchor(case["anchor"]), lang, country, case.get("narrative", False))
    shown = _shown(times)
    if case.get("no_when"):
        assert all(time.when is None for time in times), shown
        return
    if case.get("no_day"):
        assert all(time.when is None or not time.when.is_day for time in times), shown
        return
    none = case.get("none")
    if none is True:
        assert not times, shown
        return
    if isinstance(none, str):
        assert all(_bare(time.text) != none for time in times), shown
        return
    only, loose = case.get("only", True), case.get("loose", False)
    readings = [case["times"], *([case["alt"]] if "alt" in case else [])]
    assert any(_matches(times, lines, only=only, loose=loose) for lines in readings), shown
    if "range" in case:
        tokens = tokenize(text, load(lang))
        parts = dated_parts(Sentence(0, len(text), text, 0, lang, Source(text, tokens, times, lang)))
        assert case["range"] in [part.when.edtf() for part in parts], [part.when.edtf() for part in parts]
    if "mod" in case:
        assert case["mod"] in {time.mod for time in times}, shown
    if "type" in case:
        assert times[0].type == case["type"], shown
    if "when_inside" in case:
        assert times[0].when is not None and When.parse(case["when_inside"]).contains(times[0].when), shown


def test_the_table_is_complete() -> None:
    cases = [param.values[0] for param in _cases()]
    assert len(cases) >= LEAST
    assert all(case["why"] for case in cases)
    texts = [(case["text"], case["anchor"], case.get("country", "")) for case in cases]
    assert len(texts) - len(set(texts)) <= 1


def test_few_cases_are_known_to_fail() -> None:
    assert sum(1 for param in _cases() if param.marks) <= 15
