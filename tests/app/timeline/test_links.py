"""Links, on a machine that has no browser."""

from __future__ import annotations

import pytest

from tests.app.stage import on_stage
from tui.service.session import Session
from tui.service.timeline.details import event_detail

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("keys", ["o", "O"])
async def test_without_a_browser_nothing_is_said_to_open(
    session: Session, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    monkeypatch.setattr("tui.app.service_screen.has_browser", lambda: False)
    opened: list[str] = []
    async with on_stage(session) as stage:
        stage.app.open_url = lambda url, *, new_tab=True: opened.append(url)  # type: ignore[method-assign]
        await stage.go("storm")
        await stage.press(keys)
        await stage.until(lambda: "no browser was found here" in stage.text)
        assert not opened and not event_detail(session, "storm").event.read
