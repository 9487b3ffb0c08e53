"""Checks of the keys: one an action, registered by its id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.app.stage import Stage

Check = Callable[[Stage, str], Awaitable[None]]
CHECKS: dict[str, Check] = {}


def checks(*ids: str) -> Callable[[Check], Check]:
    """Register a check, which is given a key, for some actions."""

    def register(check: Check) -> Check:
        for action_id in ids:
            CHECKS[action_id] = check
        return check

    return register


def moves(key: str, start: str, end: str) -> Check:
    """An action that moves the cursor from one event to another."""

    async def check(stage: Stage, pressed: str) -> None:
        await stage.go(start)
        await stage.press(pressed)
        await stage.until(lambda: stage.selected == end)

    CHECKS[key] = check
    return check
