"""The period that a headline's figures are of."""

from __future__ import annotations

import pytest

from tests.events.conftest import Read
from tui.model import Basis

PUBLISHED = "2026-02-17T07:42:46+00:00"
REPORT = "2026-02-17"


@pytest.mark.parametrize(
    ("title", "lang", "when"),
    [
        ("Trade gap of Oster narrows in July-Dec", "en", "2025-07/2025-12"),
        ("Boat sales fell in July to December", "en", "2025-07/2025-12"),
        ("Exports of Oster rise 3% in January", "en", "2026-01"),
        ("Oster news: Violence rises in 2025", "en", "2025"),
        ("Prices of bread fell last month", "en", "2026-01"),
        ("Exporte sinken im Januar", "de", "2026-01"),
        ("Le chômage recule en décembre 2025", "fr", "2025-12"),
        ("El paro baja en enero", "es", "2026-01"),
        ("L'inflazione sale a gennaio", "it", "2026-01"),
        ("Exportações sobem em janeiro", "pt", "2026-01"),
        ("Werkloosheid daalt in januari", "nl", "2026-01"),
        ("Экспорт вырос в январе", "ru", "2026-01"),
        ("Експорт зріс у січні", "uk", "2026-01"),
    ],
)
def test_figures_stand_at_the_period_that_their_headline_names(read: Read, title: str, lang: str, when: str) -> None:
    main = read("", title, published=PUBLISHED, lang=lang).mentions[0]
    assert main.when.edtf() == when
    assert main.basis is not Basis.PUBLISHED
    assert main.evidence.text[main.evidence.start : main.evidence.end]


@pytest.mark.parametrize(
    "title",
    [
        "Court jails man for attack in January",
        "Keeper drowned as wall falls in January",
        "Prices rise",
        "Prices of bread rise in 2022",
        "Prices of bread rise this month",
        "Oster opens its dam in January",
    ],
)
def test_other_headlines_stand_at_their_report(read: Read, title: str) -> None:
    assert read("", title, published=PUBLISHED).mentions[0].when.edtf() == REPORT


def test_a_period_that_only_the_text_names_leaves_the_report_where_it_is(read: Read) -> None:
    text = "Thirty cases of fever were registered in Oster between November 2025 and January 2026."
    assert read(text, "Fever claims one as cases rise in Oster", published=PUBLISHED).mentions[0].when.edtf() == REPORT


def test_a_day_of_the_lead_wins_over_the_period(read: Read) -> None:
    text = "Exports of Oster fell on Monday by a tenth."
    main = read(text, "Exports of Oster fall in January", published=PUBLISHED).mentions[0]
    assert main.when.edtf() == "2026-02-16"
