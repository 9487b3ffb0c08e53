"""The weights of the ranker are fitted from a small corpus of our own."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[3] / "tools" / "fit_anchors.py"


def corpus(folder: Path) -> None:
    """Two affairs in which what follows the lead happened on the day that the lead tells."""
    documents, gold = [], []
    for number in range(6):
        text = f"A mill burnt down in Osterby on {3 + number} May. Two barns of Lea Maes fell."
        at = text.index("fell")
        ident = f"{number % 2}_{number}x"
        documents.append(
            {"id": ident, "published": "2025-05-12", "text": text, "events": [{"id": "1", "start": at, "end": at + 4}]}
        )
        gold.append({"doc": ident, "event": "1", "when": f"2025-05-{3 + number:02d}", "sure": 1})
    (folder / "events").mkdir()
    for name in ("en-affairs", "en-dev"):
        for suffix, rows in (("", documents), ("-gold", gold)):
            lines = "".join(json.dumps(row) + "\n" for row in rows if name == "en-affairs")
            (folder / "events" / f"{name}{suffix}.jsonl").write_text(lines, encoding="utf-8")


def test_it_fits_and_leaves_affairs_out(tmp_path: Path) -> None:
    corpus(tmp_path)
    command = [sys.executable, str(TOOL), "--corpora", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = {line.split("  ")[0]: line.split() for line in ran.stdout.splitlines()}
    assert float(rows["main, news"][-1]) > 0 > float(rows["main, published"][-1])
    assert rows["en-affairs"][1:] == ["6", "100.0", "100.0", "100.0"]
    assert {"0", "1"} <= rows.keys()


def test_without_corpora_it_says_what_is_missing(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, str(TOOL), "--corpora", str(tmp_path)], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "en-affairs" in ran.stderr and "--corpora" in ran.stderr


def test_the_table_is_written_between_what_stands_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOL.parent))
    tool = runpy.run_path(str(TOOL))
    module = 'A = 1\nWEIGHTS: dict[str, float] = {\n    "old": 2.00,\n}\n"""What it is."""\n'
    written = tool["written"](module, {"b": 1.234, "a": -0.5})
    assert written == 'A = 1\nWEIGHTS: dict[str, float] = {\n    "a": -0.50,\n    "b": 1.23,\n}\n"""What it is."""\n'


@pytest.mark.parametrize(
    ("ident", "affair"), [("33_4ecbplus", "33"), ("health_2", "health"), ("crime_and_law_1", "crime_and_law")]
)
def test_an_affair_is_told_by_the_id(monkeypatch: pytest.MonkeyPatch, ident: str, affair: str) -> None:
    monkeypatch.syspath_prepend(str(TOOL.parent))
    assert runpy.run_path(str(TOOL))["affair_of"](ident) == affair
