"""Extraction on a cluster: a real scheduler with two worker processes on this machine."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui.errors import DatelineError, UsageError
from tui.export.page import Page
from tui.export.registry import TIMELINE
from tui.model import Query, Settings
from tui.service.ingest import archive, cluster
from tui.service.session import Clock, Paths, Session
from tui.service.timeline.details import event_details
from tui.store import Store

pytestmark = pytest.mark.slow

NOW = datetime(2026, 2, 1, tzinfo=UTC)
TOWNS = ("Harbin", "Taldan", "Chita", "Omsk", "Tomsk", "Perm", "Ufa")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as local:
        yield local.scheduler_address


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More articles than are read in this process, in several batches."""
    path = tmp_path_factory.mktemp("archive") / "articles.jsonl"
    with path.open("w") as file:
        for n in range(2 * archive.BATCH_ARTICLES + 50):
            town, day = TOWNS[n % len(TOWNS)], datetime(2026, 1, 2, tzinfo=UTC) + timedelta(hours=n)
            text = f"The council of {town} closed bridge number {n // 14} on Monday. It had opened it last year."
            document = {
                "id": f"d{n}",
                "published": day.isoformat(),
                "title": f"{town} closes bridge {n // 14}",
                "text": text,
            }
            file.write(json.dumps({**document, "source": f"Source {n % 3}"}) + "\n")
    return path


def session_on(path: Path) -> Session:
    return Session(Settings(), Store.open(path), Clock(NOW), Paths(path, path))


def everything(session: Session) -> list[str]:
    return list(TIMELINE["jsonl"](event_details(session, Query()), Page()))


def test_a_cluster_gives_what_this_machine_gives(address: str, lines: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    with session_on(tmp_path / "here.db") as here, session_on(tmp_path / "there.db") as there:
        local = archive.ingest_files(here, [lines], lambda *_: None)
        with cluster.cluster(address) as (executor, width):
            assert width == 2
            remote = archive.ingest_files(there, [lines], lambda done, *_: seen.append(done), executor, width)
        assert remote == local
        assert remote.added.new == 2 * archive.BATCH_ARTICLES + 50
        assert seen == [archive.BATCH_ARTICLES, 2 * archive.BATCH_ARTICLES, 2 * archive.BATCH_ARTICLES + 50]
        assert everything(there) == everything(here) != []


def test_no_scheduler_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "CLUSTER_SECONDS", 1)
    with pytest.raises(DatelineError, match="cannot be reached"), cluster.cluster("tcp://127.0.0.1:1"):
        pass


def test_no_address() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="no address"), cluster.cluster("nonsense://there:1"):
        pass


def test_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "CLUSTER_SECONDS", 1)
    with distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0", protocol="tcp") as local:  # noqa: SIM117
        with pytest.raises(DatelineError, match="no workers"), cluster.cluster(local.scheduler_address):
            pass


def test_the_extra_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="another package") as caught, cluster.cluster("tcp://127.0.0.1:1"):
        pass
    assert "dateline[dask]" in caught.value.remedy
