"""feeds.toml to `Settings`: what is wrong is told with file, line and key, and never stops the rest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tui.config.positions import TablePosition, find_positions
from tui.config.settings import DISPLAY, FEED, POLLING
from tui.config.values import read_tags, suggest
from tui.errors import ConfigError
from tui.model import Feed, PollingSettings, Problem, Settings
from tui.text import printable, without_password

_FEED = {row.name: row for row in FEED}
_POLLING = {row.name: row for row in POLLING}
_DISPLAY = {row.name: row for row in DISPLAY}
_TABLES = ("feed", "polling", "keys", "display")


def load(path: Path) -> Settings:
    """Everything that a feeds.toml holds.

    Raises:
        ConfigError: the file is missing, cannot be read, or is no TOML; the message names file and line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path} does not exist.", "Name another file with --feeds, or add a feed first.") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text ({error.reason} at byte {error.start}).") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None
    return parse(text.replace("\r\n", "\n"), str(path))


def parse(text: str, path: str) -> Settings:
    """The same from a text; `path` is what errors name.

    Raises:
        ConfigError: the text is no TOML.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, path) from None
    except RecursionError:
        raise ConfigError(f"{path} is nested too deeply.") from None
    except ValueError:
        # Python reads no number of thousands of digits, and says so without a place.
        raise ConfigError(f"{path} holds a number that is too long to be read.") from None
    return _Reader(path, data, find_positions(text)).settings()


def _syntax_error(message: str, text: str, path: str) -> ConfigError:
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    return ConfigError(
        printable(f"{path}:{line}: {message[: place.start()] if place else message}."),
        "The file must be valid TOML (text in quotes, lists in brackets).",
    )


class _Reader:
    """Turns the parsed document into settings and collects what is wrong on the way."""

    def __init__(self, path: str, data: dict[str, Any], positions: list[TablePosition]) -> None:
        self.path = path
        self.data = data
        self.positions = positions
        self.problems: list[Problem] = []

    def settings(self) -> Settings:
        for name in self.data:
            if name not in _TABLES:
                self._problem(self._table(name), name, "is not known and is ignored", suggest(name, _TABLES), name)
        feeds = self._feeds()
        polling = self._polling()
        keys = self._keys()
        display = self._display()
        problems = tuple(sorted(self.problems, key=lambda problem: problem.line))
        return Settings(self.path, feeds, problems, polling, keys, **display)

    def _problem(
        self, place: TablePosition | None, key: str, message: str, remedy: str = "", alone: str | None = None
    ) -> None:
        line = 0
        if place is not None:
            line = place.keys.get(alone or key, place.line)
        self.problems.append(Problem(self.path, line, *map(printable, (key, message, remedy))))

    def _table(self, name: str) -> TablePosition | None:
        named = [place for place in self.positions if place.name.split(".")[0] == name]
        return named[0] if named else self.positions[0]

    def _feeds(self) -> tuple[Feed, ...]:
        entries = self.data.get("feed", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._problem(self._table("feed"), "feed", "must be written [[feed]], with two brackets on each side")
            entries = [entries] if isinstance(entries, dict) and "url" in entries else []
        places: list[TablePosition | None] = [place for place in self.positions if place.name == "feed"]
        if len(places) != len(entries):
            places = [None] * len(entries)
        feeds: list[Feed] = []
        taken: dict[tuple[str, str], Feed] = {}
        for entry, place in zip(entries, places, strict=True):
            feed = self._feed(entry, place)
            if feed is not None and self._is_new(feed, taken, place):
                feeds.append(feed)
        return tuple(feeds)

    def _feed(self, entry: Mapping[str, Any], place: TablePosition | None) -> Feed | None:
        values: dict[str, Any] = {}
        for key, value in entry.items():
            if key not in _FEED:
                self._problem(place, key, "is not known and is ignored", suggest(key, _FEED))
                continue
            row = _FEED[key]
            try:
                values[key] = row.kind.read(value)
            except ValueError as error:
                remedy = "the feed is left out" if row.is_needed else "the default is used"
                self._problem(place, key, str(error), remedy)
                if row.is_needed:
                    return None
        missing = [row.name for row in FEED if row.is_needed and row.name not in values]
        if missing:
            self._problem(place, missing[0], "is missing", "the feed is left out")
            return None
        return Feed(**values, line=place.line if place else 0)

    def _is_new(self, feed: Feed, taken: dict[tuple[str, str], Feed], place: TablePosition | None) -> bool:
        """Whether no feed before has its address or name; its own are taken then."""
        own = (("url", feed.key), ("name", feed.name.casefold()))
        for key, value in own:
            if (key, value) in taken:
                other = taken[key, value]
                where = f" on line {other.line}" if other.line else ""
                word = without_password(feed.url) if key == "url" else feed.name
                self._problem(place, key, f'"{word}" is there already{where}', "the second feed is left out")
                return False
        taken.update(dict.fromkeys(own, feed))
        return True

    def _section(self, name: str) -> Mapping[str, Any]:
        section = self.data.get(name, {})
        if isinstance(section, dict):
            return section
        self._problem(self._table(name), name, f"must be a table, written [{name}]")
        return {}

    def _polling(self) -> PollingSettings:
        place = self._table("polling")
        polling = PollingSettings()
        for key, value in self._section("polling").items():
            if key not in _POLLING:
                self._problem(place, key, "is not known and is ignored", suggest(key, _POLLING))
                continue
            row = _POLLING[key]
            try:
                polling = replace(polling, **{key: row.kind.read(value)})
            except ValueError as error:
                default = row.of(polling)
                remedy = "it is left out" if isinstance(default, str) else f"{default:g} is used"
                self._problem(place, key, str(error), remedy)
        if polling.min_interval > polling.max_interval:
            self._problem(place, "min_interval", "is above max_interval", "the defaults of both are used")
            defaults = PollingSettings()
            polling = replace(polling, min_interval=defaults.min_interval, max_interval=defaults.max_interval)
        return polling

    def _keys(self) -> tuple[tuple[str, str], ...]:
        place = self._table("keys")
        keys = []
        for action, value in self._section("keys").items():
            try:
                keys.append((action, ",".join(read_tags(value))))
            except ValueError as error:
                self._problem(place, action, str(error), "the default keys are used")
        return tuple(keys)

    def _display(self) -> dict[str, Any]:
        place = self._table("display")
        values: dict[str, Any] = {}
        for key, value in self._section("display").items():
            if key not in _DISPLAY:
                self._problem(place, key, "is not known and is ignored", suggest(key, _DISPLAY))
                continue
            try:
                values[key] = _DISPLAY[key].kind.read(value)
            except ValueError as error:
                self._problem(place, key, str(error), "the default is used")
        return values
