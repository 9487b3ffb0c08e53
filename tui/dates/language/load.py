"""Reads the lexicon of a language from its data file and, where that does not stand alone, dateparser's locale data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tui.dates.language import locale_data
from tui.dates.language.build import build
from tui.dates.language.lexicon import LANGUAGES_KEPT, Lexicon
from tui.dates.language.roles import Tables
from tui.dates.language.schema import SETTINGS, check
from tui.languages import read, read_all, read_shared, source

DEFAULT = "en"
"""Language of texts in a language that we know nothing of."""


@lru_cache(maxsize=LANGUAGES_KEPT)
def load(lang: str) -> Lexicon:
    """The lexicon of a language (ISO 639-1); of English where we know nothing of the language.

    Raises:
        ConfigError: its data file holds a table, key or value that is not known; the message names file, line and key.
    """
    settings, overlay = _overlay(lang)
    tables: Tables = {}
    if "base" not in settings:
        tables = locale_data.tables(lang)
        if not tables and not overlay:
            return load(DEFAULT)
        settings = {"order": locale_data.order(lang), "day_stop": True, **settings}
    for role, rows in overlay.items():
        target = tables.setdefault(role, {})
        for key, words in rows.items():
            target[key] = [*words, *target.get(key, [])]
    return build(lang, settings, tables)


def languages() -> tuple[str, ...]:
    """Codes of the languages with a data file of their own."""
    return tuple(read_all("dates"))


def _overlay(lang: str) -> tuple[dict[str, Any], Tables]:
    """Settings and tables of a language's own file; both empty if it has none."""
    raw = read(lang, "dates")
    check(f"languages/{lang}/dates.toml", raw, read_shared("named_days"), lambda: source(lang, "dates"))
    settings = {name: value for name, value in raw.items() if name in SETTINGS}
    return settings, {name: value for name, value in raw.items() if name not in SETTINGS}
