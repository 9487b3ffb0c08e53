"""Each cue of a clause's score holds in its own example, read as a sentence of an article."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from tui.dates.language.detect import detect
from tui.events.extraction.extract import extract_scored
from tui.events.extraction.worth import BASE, CUES, UNREAD_CUES, Cue, Held
from tui.model import Article, Basis, Mention

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
LEAD = "The council of Marle met in the town hall. "
COLUMN = 13
"""Letters of the column in which `extract --explain` shows names."""

ALL_CUES = [*CUES, *(cue for cue in UNREAD_CUES if cue not in CUES)]


def scored(text: str, lang: str = "en") -> list[tuple[Mention, tuple[Held, ...]]]:
    article = Article("a", "Ledger", "", text, NOON, NOON, lang=lang)
    extraction, scores = extract_scored(article)
    return list(zip(extraction.mentions, scores, strict=True))


@pytest.mark.parametrize("cue", ALL_CUES, ids=lambda cue: cue.name)
def test_a_cue_holds_in_its_example(cue: Cue) -> None:
    lang = detect(cue.example)
    lead = LEAD if lang == "en" else "Der Rat von Marle tagte im Rathaus. "
    held = [row.name for mention, rows in scored(lead + cue.example, lang) for row in rows
            if mention.evidence.text == cue.example and mention.basis in (Basis.STATED, Basis.RELATIVE)]  # fmt: skip
    assert cue.name in held


def test_names_are_unique_and_fit_their_column() -> None:
    for rows in (CUES, UNREAD_CUES):
        names = [BASE.name, *(cue.name for cue in rows)]
        assert len(set(names)) == len(names)
        assert max(map(len, names)) < COLUMN


def test_no_cue_is_idle() -> None:
    assert all(cue.weight and cue.why for cue in ALL_CUES)


def test_the_points_of_a_mention_make_its_score() -> None:
    text = LEAD + "Osterby sold the mill on 3 December. The price rose in November. Lea Maes protested."
    for mention, held in scored(text):
        assert math.isclose(sum(row.points for row in held), mention.score, abs_tol=0.001)
        assert all(row.times for row in held)


def test_what_an_article_is_about_has_one_reason() -> None:
    assert [row.name for row in scored(LEAD)[0][1]] == ["news"]
    assert [row.name for row in scored("Why the mill of Osterby burnt down? We ask.")[0][1]] == ["news"]
