"""How it is said that a date is known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.store.make import event
from tui.model import Basis, Evidence, Modality
from tui.wording.bases import BASIS_IN_FULL, anchor_words, how_known, modality_in_full, modality_words, rule_words
from tui.wording.dates import header_day

PUBLISHED = datetime(2026, 1, 2, 8, 0, tzinfo=UTC)
SPOKEN = Evidence("He spoke last month.", 9, 19, "last-month", "2026-01-02T08:00:00+03:00")
BARE = Evidence("He spoke.")


@pytest.mark.parametrize(
    ("basis", "evidence", "words"),
    [
        (Basis.STATED, SPOKEN, "stated: “last month”"),
        (Basis.STATED, BARE, "stated"),
        (Basis.RELATIVE, SPOKEN, "“last month”, counted from 2 Jan 2026"),
        (Basis.RELATIVE, BARE, "relative"),
        (Basis.CONTEXT, SPOKEN, "from the context: “last month”"),
        (Basis.CONTEXT, BARE, "from the context"),
        (Basis.PUBLISHED, BARE, "published 2 Jan 2026, no date given for it"),
    ],
)
def test_how_a_date_is_known(basis: Basis, evidence: Evidence, words: str) -> None:
    assert how_known(basis, evidence, PUBLISHED) == words


def test_every_basis_and_doubt_has_its_words() -> None:
    assert set(BASIS_IN_FULL) == set(Basis)
    told = [event("e", modality=modality, basis=Basis.STATED) for modality in Modality]
    silent = {one.modality for one in told if not (modality_words(one) and modality_in_full(one))}
    assert silent == {Modality.HAPPENED}


@pytest.mark.parametrize(
    ("basis", "edited", "words", "in_full"),
    [
        (Basis.STATED, False, "planned", "planned, not yet happened"),
        (Basis.PUBLISHED, True, "planned", "planned, not yet happened"),
        (Basis.PUBLISHED, False, "plan reported", "a plan reported then, its own day not given"),
    ],
)
def test_a_plan_without_a_day_is_only_reported(basis: Basis, edited: bool, words: str, in_full: str) -> None:
    plan = event("e", modality=Modality.PLANNED, basis=basis, edited=edited)
    assert (modality_words(plan), modality_in_full(plan)) == (words, in_full)


def test_anchors_and_rules_as_words() -> None:
    assert anchor_words("2026-01-02T08:00:00+03:00") == "2 Jan 2026"
    assert anchor_words("2026-01-02", header_day) == "Fri 2 Jan 2026"
    assert anchor_words("the story") == "the story"
    assert anchor_words("") == ""
    assert rule_words("weekday-before_publication") == "weekday before publication"
