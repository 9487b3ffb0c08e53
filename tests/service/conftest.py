"""A session on a throw-away store with a fixed clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.model import Feed, Settings
from tui.service.session import Clock, Paths, Session, feeds_by_tag
from tui.store import Store

NOW = datetime(2026, 1, 3, 9, 0, tzinfo=UTC)
SETTINGS = Settings(
    feeds=(
        Feed("Wire", "https://wire.example/feed", tags=("world", "Rail")),
        Feed("Gazette", "https://gazette.example/feed", tags=("local",)),
    )
)


@pytest.fixture
def session() -> Iterator[Session]:
    store = Store.temporary(feeds_by_tag(SETTINGS))
    with Session(SETTINGS, store, Clock(NOW), Paths(Path("feeds.toml"), store.path)) as opened:
        yield opened
