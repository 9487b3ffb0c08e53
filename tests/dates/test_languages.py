"""Every language passes one table of cases: the days, weeks, months, years and named days that news uses most."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from tui.dates.language.load import languages
from tui.dates.language.schema import COMPLETE, KEYS, SETTINGS
from tui.dates.tagging import find_times
from tui.languages import read
from tui.model import TimeExpression

ANCHOR = date(2026, 1, 2)
TABLE: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
EXPECTED = TABLE.pop("expected")


def reading(time: TimeExpression, expected: str) -> str:
    """What the expression was read as, in the form that the table gives: its value or the days of its When."""
    if "/" not in expected:
        return time.value
    return f"{time.when.start}/{time.when.end}" if time.when else ""


def test_every_overlay_has_its_sentences() -> None:
    without, unknown = set(languages()) - set(TABLE), set(TABLE) - set(languages())
    assert not without, f"add a section to tests/dates/languages.toml for each of {sorted(without)}"
    assert not unknown, f"tests/dates/languages.toml has sections without a dates.toml: {sorted(unknown)}"
    for lang, sentences in TABLE.items():
        assert sentences and set(sentences) <= set(EXPECTED), lang
        if set(read(lang, "dates")) >= COMPLETE:
            assert set(sentences) == set(EXPECTED), (
                f"[{lang}] is complete: it has a sentence for each key of [expected]"
            )


@pytest.mark.parametrize(("lang", "case"), [(lang, case) for lang in TABLE for case in TABLE[lang]])
def test_case(lang: str, case: str) -> None:
    times = find_times(TABLE[lang][case], ANCHOR, lang)
    values = [reading(time, EXPECTED[case]) for time in times if time.when or time.type == "DURATION"]
    assert values == [EXPECTED[case]], [(time.text, time.value, time.rule) for time in times]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("ur", "جنگ 3 سال پہلے شروع ہوئی۔", ["2023"]),
        ("ur", "جنگ تین سال پہلے شروع ہوئی۔", []),
        ("da", "Man sagde, at den lukker den 3. maj 2024.", ["2024-05-03"]),
        ("cs", "Je to pro nás dobré: 1. ledna 2026 se otevře most.", ["2026-01-01"]),
        ("fi", "Silta avattiin torstaina 1. tammikuuta 2026.", ["2026-01-01"]),
        ("hu", "A híd 2026. január 1-jén nyílt meg.", ["2026-01-01"]),
        ("xx", "The bridge was opened on 1 January 2026.", ["2026-01-01"]),
    ],
)
def test_languages_without_an_overlay(lang: str, text: str, values: list[str]) -> None:
    assert [time.value for time in find_times(text, ANCHOR, lang)] == values


def test_the_readme_says_what_every_table_and_setting_is_for() -> None:
    folder = resources.files("tui.languages")
    explained = set(re.findall(r"`\[?(\w+)", (folder / "README.md").read_text(encoding="utf-8")))
    assert {*KEYS, *SETTINGS} <= explained


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("وزیر منگل کو آئیں گے۔", "a bare weekday needs words that tell the tense"),
        ("2000 لوگ میدان میں آئے۔", "a bare number needs words for what is counted"),
        ("جنگ تین سال پہلے شروع ہوئی۔", "the number before the unit is not known"),
        ("پل تین ہفتے بند رہا۔", "the number before the unit is not known"),
        ("2024 کی خزاں گرم تھی، جولائی میں قیمتیں گریں۔", "only the month is known"),
    ],
)
def test_a_half_filled_language_switches_on_no_rule_that_needs_words_it_lacks(text: str, why: str) -> None:
    values = [time.value for time in find_times(text, ANCHOR, "ur") if time.when]
    assert values == (["2025-07"] if "جولائی" in text else []), why


def test_what_a_half_filled_language_knows_is_read() -> None:
    times = find_times("یہ گزشتہ ماہ، گزشتہ منگل یا 3 مئی 2024 کو ہوا، اگلے سال نہیں۔", ANCHOR, "ur")
    assert [time.value for time in times] == ["2025-12", "2025-12-30", "2024-05-03", "2027"]


def test_what_only_tales_say_counts_from_no_publication() -> None:
    times = find_times("Выжившего нашли спустя тридцать часов.", date(2026, 1, 2), "ru")
    assert [(time.value, time.when) for time in times] == [("PT30H", None)]


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        ("zh", "面包店去年卖出三万个面包，比上年多。", ["2025", "2024"]),
        ("ja", "パン屋の売上は去年、前年を上回った。", ["2025", "2024"]),
        ("ko", "빵집 매출은 지난해 전년보다 늘었다.", ["2025", "2024"]),
        ("zh", "面包店卖出的面包比上年多。", ["2025"]),
    ],
)
def test_the_year_before_counts_from_the_year_that_is_named(lang: str, text: str, years: list[str]) -> None:
    assert [time.value for time in find_times(text, ANCHOR, lang)] == years
