"""Every key of the help does what the help says: one check an action, run for each of its keys."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from tests.app import key_checks
from tests.app.key_checks.registry import CHECKS
from tests.app.stage import on_stage
from tui.app.actions import SECTIONS, actions
from tui.service.session import Session

pytestmark = pytest.mark.slow

MODULES = [import_module(f"{key_checks.__name__}.{module.name}") for module in iter_modules(key_checks.__path__)]
"""Where the checks stand; importing them registers them."""


def test_every_action_has_a_check() -> None:
    assert set(CHECKS) == {action.id for action in actions(SECTIONS)}


@pytest.mark.parametrize("action", actions(SECTIONS), ids=lambda action: action.id)
async def test_key(action, session: Session) -> None:
    async with on_stage(session) as stage:
        for key in action.keys.split(","):
            await CHECKS[action.id](stage, key)
