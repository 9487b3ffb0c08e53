"""What a person prefers: one object over the rows."""

from __future__ import annotations

from tui.store.rows import preferences
from tui.store.rows_object import RowsObject


class PreferenceTable(RowsObject):
    """What decides on how events are told. Methods raise StoreError.

    Args:
        database: the store's.
    """

    def language(self) -> str:
        """ISO 639-1 code of the language that titles are in where an article has it."""
        return self._read(preferences.language)

    def put_language(self, code: str) -> list[str]:
        """Prefer another language; returns the events that are told in several, whose titles are to be chosen again."""
        return self._write(preferences.put_language, code)

    def saved(self) -> dict[str, tuple[str, int]]:
        """Name of a saved filter -> (what was put, number of the newest event that was seen of it)."""
        return self._read(preferences.saved)

    def put_seen(self, name: str, seen: int) -> None:
        """Note the newest event that a person has seen of a saved filter."""
        self._write(preferences.put_seen, name, seen)

    def kept_plans(self) -> set[str]:
        """Ids of the events of which a person says that they took place as planned."""
        return self._read(preferences.kept_plans)
