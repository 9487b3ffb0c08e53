"""How keys are named in words: the ones that are bound, whatever `[keys]` makes of the defaults."""

from __future__ import annotations

from collections.abc import Mapping

from tui.app.action import Action
from tui.app.actions import ACTIONS


class KeyNames:
    """Names the keys of actions.

    Args:
        keymap: the `[keys]` table: action id to keys, separated by commas.
    """

    def __init__(self, keymap: Mapping[str, str]) -> None:
        self._keymap = keymap

    def all(self, action: Action) -> list[str]:
        """The keys of an action as a person reads them, most usual first."""
        return [key_name(key) for key in self._keymap.get(action.id, action.keys).split(",")]

    def first(self, action_id: str) -> str:
        """The most usual key of an action."""
        return self.all(ACTIONS[action_id])[0]

    def with_opposite(self, action: Action) -> str:
        """`j/k` for an action that has an opposite, else its most usual key."""
        ids = (action.id, action.opposite) if action.opposite else (action.id,)
        return "/".join(self.first(id_) for id_ in ids)


_NAMES = {
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
}


def key_name(key: str) -> str:
    """`pagedown` as `pgdn`, `left` as an arrow; other keys as they are."""
    return _NAMES.get(key.strip(), key.strip())
