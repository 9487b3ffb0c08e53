"""Two weeks of polls of the demo's feeds, with a person's marks on day three: all are there at the end, in whatever order articles come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.kept_marks import articles, in_any_order, replay

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_marks_outlive_two_weeks_and_a_new_reading(tmp_path: Path, seed: int | None) -> None:
    found = articles(None)
    released = [(one.published, one) for one in found] if seed is None else in_any_order(found, seed)
    kinds: set[str] = set()
    for when, wanted, there in replay(released, tmp_path / "store.db"):
        assert there == wanted, when
        kinds.update(wanted)
    assert {"star", "merge"} <= kinds and (seed is None or {"title", "not news"} <= kinds)
