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
