"""Ten clauses and more, one or two for each step by which a clause gets its time."""

from __future__ import annotations

import sys

import pytest

from tests.events.conftest import Read
from tui.events.anchoring.anchor import Anchor, Step
from tui.model import Basis

PUBLISHED = "2026-01-09T10:00+00:00"
"""A Friday."""
BLAST = """An explosion tore through a mill in Osterby on Tuesday. The explosion killed two men. On that occasion Lea Maes wept.
Officials said on Wednesday that six houses had collapsed. The mayor resigned a day after the explosion.
The next day the council closed the school.
Engineers are searching the rubble. Lea Maes still runs the mill of Marle.
Families are angry about Monday's storm. In 2019 a boiler burst in Marle and two nurses died."""
REPORT = (
    "An explosion tore through a mill in Osterby on Tuesday. Officials said on Wednesday that six houses had collapsed."
)
UNDATED = "A barn fell in Osterby. Two cows were hurt."


def anchor_of(read: Read, text: str, clause: str) -> Anchor:
    anchoring = read(text, published=PUBLISHED, every=True).anchoring
    assert anchoring is not None
    start = text.index(clause)
    return anchoring.of_clause(*anchoring.place_of(start, start + len(clause)))


@pytest.mark.parametrize(
    ("text", "clause", "when", "step"),
    [
        (BLAST, "explosion tore", "2026-01-06", Step.VERB),
        (BLAST, "boiler burst", "2019", Step.VERB),
        (BLAST, "resigned", "2026-01-07", Step.EVENT),
        (BLAST, "council closed", "2026-01-08", Step.EVENT),
        (BLAST, "Maes wept", "2026-01-06", Step.SAME),
        (BLAST, "are searching", "2026-01-09", Step.PRESENT),
        (BLAST, "still runs", "2026-01-09", Step.PRESENT),
        (REPORT, "had collapsed", "2026-01-06", Step.REPORT),
        (BLAST, "killed two men", "2026-01-06", Step.RANKED),
        (BLAST, "nurses died", "2019", Step.VERB),
        (UNDATED, "were hurt", "2026-01-09", Step.PUBLISHED),
    ],
)
def test_a_clause_gets_its_time_by_the_first_step_that_holds(
    read: Read, text: str, clause: str, when: str, step: Step
) -> None:
    anchor = anchor_of(read, text, clause)
    assert (anchor.when.edtf().rstrip("?"), anchor.step) == (when, step)


def test_each_step_has_its_basis(read: Read) -> None:
    bases = {
        clause: anchor_of(read, BLAST, clause).basis for clause in ("resigned", "Maes wept", "killed", "are searching")
    }
    assert bases == {
        "resigned": Basis.CONTEXT, "Maes wept": Basis.CONTEXT, "killed": Basis.CONTEXT, "are searching": Basis.PUBLISHED,
    }  # fmt: skip


def test_a_choice_is_explained(read: Read) -> None:
    anchor = anchor_of(read, BLAST, "killed two men")
    assert 0 < len(anchor.reasons) <= 3
    assert anchor.runner_up is not None and anchor.runner_up.edtf() != "2026-01-06"
    assert BLAST[slice(*anchor.span)] == "Tuesday"


def test_the_date_of_a_noun_is_not_that_of_its_clause(read: Read) -> None:
    found = read(
        "The minister resigned over a crash in January that killed nine.",
        published="2026-02-18T10:00+00:00",
        every=True,
    )
    told = {mention.when.edtf(): mention.title for mention in found.mentions}
    assert found.mentions[0].when.edtf() == "2026-02-18"
    assert "resigned" not in told["2026-01"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A court jailed a man convicted of killing two guards in 2019.", "killing two guards in 2019"),
        ("Rain fell on the hills of Marle after a fire in 2019.", "fire in 2019"),
        ("Lea Maes praised the 2019 treaty with Osterby.", "2019 treaty"),
    ],
)
def test_the_noun_or_phrase_of_a_date_is_told_apart(read: Read, text: str, phrase: str) -> None:
    clauses = {text[slice(*mention.clause)]: mention.when.edtf() for mention in read(text, every=True).mentions}
    assert clauses[phrase] == "2019"
    assert "2019" not in {when for clause, when in clauses.items() if clause != phrase}


@pytest.mark.parametrize(
    ("text", "clause", "when"),
    [
        ("The fair opened on Monday and will last a week.", "will last", "2026-01-05/2026-01-11"),
        ("A strike began on Monday. It lasted two days.", "lasted", "2026-01-05/2026-01-06"),
        ("Ministers met in Osterby for a three-day summit ending Thursday.", "met", "2026-01-06/2026-01-08"),
        ("Lea Maes has run the mill since March 2023.", "has run", "2023-03/.."),
        ("A three-day strike began on Monday.", "began", "2026-01-05"),
    ],
)
def test_a_length_with_an_end_is_an_interval(read: Read, text: str, clause: str, when: str) -> None:
    assert anchor_of(read, text, clause).when.edtf() == when


def test_a_length_from_an_unknown_event_is_no_time(read: Read) -> None:
    text = "An explosion tore through a mill on Tuesday. Lea Maes sold a barn a week after the wedding."
    assert anchor_of(read, text, "sold").step is not Step.EVENT


@pytest.mark.parametrize(
    "text", ["", "?", "On 3 May.", "In 2019", "9999-12-31 came. The next day it fell. A week later it rose."]
)
def test_any_text_can_be_read(read: Read, text: str) -> None:
    assert read(text, every=True).mentions


def test_many_dates_and_many_clauses_take_linear_time(read: Read) -> None:
    def calls(count: int) -> int:
        text = " ".join(
            f"Lea Maes sold mill {number} on 3 May {1900 + number % 99} and a barn fell." for number in range(count)
        )
        made = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(counted)
        try:
            read(text, every=True)
        finally:
            sys.setprofile(None)
        return made

    calls(20)
    assert calls(480) < 5 * calls(120)
