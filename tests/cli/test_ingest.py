"""`dateline ingest`: archives in, the same pipeline as a poll."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Runner


def document(n: int, **fields: object) -> dict[str, object]:
    values: dict[str, object] = {
        "id": f"doc-{n}",
        "published": f"2026-01-{2 + n:02}T09:00:00Z",
        "title": f"Council number {n} closes bridge",
        "text": f"The council of town {n} closed the bridge on Monday. It had opened it last year.",
        "source": "Archive",
        "url": f"https://archive.example/{n}",
    }
    return values | fields


def write(path: Path, *documents: object) -> Path:
    path.write_text("".join(f"{json.dumps(document)}\n" for document in documents))
    return path


def events(dateline: Runner, store: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in dateline("timeline", "--store", store, "--format", "jsonl").out.splitlines()]


def test_articles_keep_the_ids_they_were_given(dateline: Runner, tmp_path: Path) -> None:
    store, path = tmp_path / "s.db", write(tmp_path / "a.jsonl", *map(document, range(4)))
    ran = dateline("ingest", path, "--store", store)
    assert (ran.code, ran.out) == (0, "")
    assert "4 new" in ran.err
    listed = events(dateline, store)
    article_ids = {article["id"] for event in listed for article in event["articles"]}  # type: ignore[attr-defined]
    assert article_ids == {f"doc-{n}" for n in range(4)}
    assert listed[-1]["sources"] == ["Archive"]


def test_a_second_time_changes_nothing(dateline: Runner, tmp_path: Path) -> None:
    store, path = tmp_path / "s.db", write(tmp_path / "a.jsonl", *map(document, range(3)))
    dateline("ingest", path, "--store", store)
    before = events(dateline, store)
    assert "0 new" in dateline("ingest", path, path, "--store", store).err
    assert events(dateline, store) == before


def test_bad_lines_are_named_and_the_rest_goes_in(dateline: Runner, tmp_path: Path) -> None:
    store, path = tmp_path / "s.db", write(tmp_path / "a.jsonl", document(0), {"id": "bad"}, document(1))
    ran = dateline("ingest", path, "--store", store)
    assert "2 new" in ran.err
    assert "a.jsonl:2" in ran.err
    articles = {article["id"] for event in events(dateline, store) for article in event["articles"]}  # type: ignore[attr-defined]
    assert articles == {"doc-0", "doc-1"}
