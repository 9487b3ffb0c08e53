"""How a fit is scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.corpora import cluster_scores, part_of, path, rank_score


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"dense\.jsonl is not there.*--corpora DIR"):
        path(tmp_path, "clusters/dense.jsonl")
    assert path(tmp_path.parent, tmp_path.name) == tmp_path


def test_clusters() -> None:
    expected = {"a": "x", "b": "x", "c": "y", "d": "y"}
    assert cluster_scores(expected, expected).mean == 1
    alone = cluster_scores(expected, {})
    assert (alone.bcubed, alone.pairs) == (pytest.approx(2 / 3), 0)
    one = cluster_scores(expected, dict.fromkeys(expected, "e"))
    assert (one.bcubed, one.pairs) == (pytest.approx(2 / 3), pytest.approx(0.5))


def test_rank_is_the_share_of_pairs_in_order() -> None:
    assert rank_score([3.0, 1.0], [2.0, 1.0]) == (1 + 1 + 0 + 0.5) / 4


def test_parts_do_not_change() -> None:
    assert [part_of(key, 3) for key in "abcdef"] == [part_of(key, 3) for key in "abcdef"]
    assert {part_of(str(n), 3) for n in range(50)} == {0, 1, 2}
