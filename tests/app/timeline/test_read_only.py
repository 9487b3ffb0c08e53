"""A store that can only be read: it opens, says so, refuses changes in words and keeps what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.app.stage import on_stage
from tui.app.dialogs.prompt import Prompt
from tui.service.session import Session
from tui.service.timeline.details import event_detail
from tui.store import Store

pytestmark = pytest.mark.slow


@pytest.fixture
def reading(session: Session) -> Iterator[Session]:
    with replace(session, store=Store.open(session.paths.store, read_only=True)) as made:
        yield made


async def test_it_says_that_it_only_reads(reading: Session) -> None:
    async with on_stage(reading) as stage:
        await stage.go("storm")
        await stage.until(lambda: "read only" in stage.text)
        for key in ("s", "u", "R", "enter"):
            stage.screen.status.message = ""
            await stage.press(key)
            await stage.settle()
            assert ("only open to be read" in stage.text) == (key != "enter"), key
        assert not event_detail(reading, "storm").event.starred


async def test_a_note_that_cannot_be_kept_comes_back(reading: Session) -> None:
    async with on_stage(reading) as stage:
        await stage.go("storm")
        await stage.press("c")
        await stage.type("compare with March")
        await stage.press("enter")
        await stage.settle()
        prompt = stage.app.screen
        assert isinstance(prompt, Prompt) and prompt.text == "compare with March"
        await stage.until(lambda: "only open to be read" in stage.text)
