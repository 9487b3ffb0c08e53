"""Articles to extract from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tui.events.extraction.extract import Extraction, extract
from tui.model import Article

Read = Callable[..., Extraction]


@pytest.fixture
def read() -> Read:
    """Extract from a text published on a day (2 January 2026 unless said otherwise)."""

    def run(
        text: str,
        title: str = "",
        published: str = "2026-01-02T10:00+00:00",
        lang: str = "en",
        every: bool = False,
        **more: str,
    ) -> Extraction:
        moment = datetime.fromisoformat(published)
        return extract(Article("a", "Wire", title, text, moment, moment.astimezone(UTC), lang=lang, **more), every)  # type: ignore[arg-type]

    return run
