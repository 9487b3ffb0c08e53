"""The weights of the cues are fitted again from a small corpus of our own."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOOL = Path(__file__).resolve().parents[3] / "tools" / "fit_worth.py"
EVENT = "Osterby sold the mill on 3 May."
STATE = "The mood in Osterby on {day} May was calm."


def corpus(folder: Path, name: str, group: str) -> None:
    """Articles in which a deed is an event and a mood is none, and one in which it is the other way round."""
    documents, gold = [], []
    for number in range(6):
        text = f"The council of Marle met in the hall. {EVENT} {STATE.format(day=4 + number)}"
        at = text.index("mood" if not number else "sold")
        ident = f"{group}{number}_a"
        documents.append(
            {"id": ident, "published": "2025-05-20", "text": text, "events": [{"id": "E1", "start": at, "end": at + 4}]}
        )
        gold.append({"doc": ident, "event": "E1", "when": "none" if not number else "2025-05-03", "sure": 1})
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, rows in (("", documents), ("-gold", gold)):
        (folder / f"{name}{suffix}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_it_fits_and_prints_figures(tmp_path: Path) -> None:
    corpus(tmp_path / "events", "en-dev", "d")
    corpus(tmp_path / "events", "en-affairs", "")
    ran = subprocess.run(
        [sys.executable, str(TOOL), "--corpora", str(tmp_path)], capture_output=True, text=True, check=True
    )
    rows = {line[:14].strip(): line[14:].split() for line in ran.stdout.splitlines() if line}
    assert float(rows["deed"][0]) == 0.1
    assert float(rows["deed"][1]) > 0.1
    assert float(rows["subject"][0]) == float(rows["subject"][1])
    assert rows["subject"][2] == "0"
    assert [line.split()[0] for line in ran.stdout.splitlines()[-3:]] == ["now", "fitted", "fitted"]


def test_without_corpora_it_says_what_is_missing(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, str(TOOL), "--corpora", str(tmp_path)], capture_output=True, text=True)
    assert ran.returncode == 2
    assert "en-dev" in ran.stderr and "--corpora" in ran.stderr


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(TOOL))


def test_area_is_the_share_of_pairs_in_order(tool: dict[str, Any]) -> None:
    area = tool["_area"]
    assert area([(0.1, False), (0.9, True)]) == 1
    assert area([(0.9, False), (0.1, True)]) == 0
    assert area([(0.5, False), (0.5, True)]) == 0.5
    assert area([(0.1, False), (0.5, True), (0.5, False), (0.9, True)]) == 0.875


def test_equations_are_solved(tool: dict[str, Any]) -> None:
    assert tool["_solved"]([[2.0, 1.0], [1.0, 3.0]], [4.0, 7.0]) == pytest.approx([1.0, 2.0])


def test_a_strong_prior_keeps_the_weights_of_today(tool: dict[str, Any]) -> None:
    rows = [([1.0, 0.0], True), ([0.0, 1.0], False), ([1.0, 1.0], True), ([1.0, 0.0], False)]
    assert tool["fit"](rows, [0.1, -0.2], 1e9) == pytest.approx([0.1, -0.2], abs=1e-6)
    loose = tool["fit"](rows, [0.1, -0.2], 0.1)
    assert loose[0] > 0.1
    assert loose[1] != pytest.approx(-0.2, abs=0.01)
