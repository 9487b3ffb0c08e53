"""A session: the settings, the store and the clock that every verb of the service works with."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path

from tui.errors import ConfigError, StoreError
from tui.model import Settings
from tui.store import Store
from tui.wording.counts import counted

LANGUAGE_LETTERS = 2
"""Of an ISO 639-1 code; "C" and "POSIX" are none."""
READ_AGAIN = "`dateline poll` reads them, or `dateline doctor --read-again` without asking any feed."
"""What to do about articles that are still to be read."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The only source of the time of day.

    Args:
        fixed: what `now` always says, aware; None for the system's clock.
        zone: where the person is; None for the zone of the fixed time, else the system's.
    """

    fixed: datetime | None = None
    zone: tzinfo | None = None

    def now(self) -> datetime:
        """Aware, UTC."""
        return (self.fixed or datetime.now(UTC)).astimezone(UTC)

    def local(self) -> datetime:
        """Aware, as a person would call it."""
        return self.now().astimezone(self._zone)

    def today(self) -> date:
        """The day of `local`."""
        return self.local().date()

    def midnight(self, day: date) -> datetime:
        """Aware: when a day begins where the person is; at the ends of the calendar the first or last moment that there is."""
        start = datetime.combine(day, time(), self._zone)
        try:
            aware = start if start.tzinfo else start.astimezone()
            aware.astimezone(UTC)
        except (OverflowError, ValueError):
            end = datetime.min if day.year == date.min.year else datetime.max
            return end.replace(tzinfo=UTC)
        return aware

    def day_of(self, moment: datetime) -> date:
        """The day of an aware moment where the person is."""
        return moment.astimezone(self._zone).date()

    @property
    def _zone(self) -> tzinfo | None:
        """None for the system's."""
        return self.zone or (self.fixed.tzinfo if self.fixed else None)


@dataclass(frozen=True, slots=True)
class Paths:
    """The files in use."""

    feeds: Path
    store: Path


@dataclass(frozen=True, slots=True)
class Session:
    """What a verb needs. Close it, or use it as a context manager.

    Args:
        settings: everything feeds.toml holds.
        store: open.
        clock: the time.
        paths: the files in use.
        notices: what is worth telling the person at start, such as a sample file that was written.
    """

    settings: Settings
    store: Store
    clock: Clock
    paths: Paths
    notices: tuple[str, ...] = field(default=())
    is_trusted: bool = True
    """Whether feeds.toml may name private hosts and variables of the environment: not where it was found in the folder."""
    language: str = "en"
    """ISO 639-1 code of the language that titles are in where an article has it."""

    def reading_until(self, is_unwanted: Callable[[], bool]) -> AbstractContextManager[None]:
        """What this thread reads of the store in here ends with an error once nobody wants it any more."""
        return self.store.until(is_unwanted)

    @property
    def is_read_only(self) -> bool:
        """Whether the store was opened for reading only."""
        return self.store.read_only

    def now(self) -> datetime:
        return self.clock.now()

    def today(self) -> date:
        return self.clock.today()

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_session(
    feeds: Path | None = None,
    store: Path | None = None,
    now: datetime | None = None,
    *,
    read_only: bool = False,
    env: Mapping[str, str] = os.environ,
) -> Session:
    """Load the settings and open the store.

    Args:
        feeds, store: the files, or None to look in the usual places.
        now: a fixed clock, aware.
        read_only: open an existing store without writing, and write no sample feeds.toml.
        env: the environment (`DATELINE_FEEDS`, `DATELINE_STORE`, `XDG_…`).

    Raises:
        ConfigError: feeds.toml cannot be read at all.
        StoreError: the store cannot be opened, or is missing and `read_only` is set.
    """
    from tui.config.paths import store_path

    store_file = store_path(store, env)
    settings, feeds_file, notices = load_settings(feeds, env, write_sample=not read_only)
    opened = Store.open(store_file, read_only=read_only, tags=feeds_by_tag(settings))
    if opened.backup:
        notices = (*notices, f"The store was brought up to date; what it was before is in {opened.backup}.")
    notices = (*notices, *_mute(opened, settings))
    if read_only and (waiting := still_to_read(opened)):
        notices = (*notices, f"{waiting}. {READ_AGAIN}")
    return Session(
        settings,
        opened,
        Clock(now, zone_of(settings)),
        Paths(feeds_file, store_file),
        notices,
        not _is_of_folder(feeds, env, feeds_file),
        language_of(settings, env),
    )


def reload(session: Session) -> Session:
    """The session with feeds.toml as it is now; whether it is trusted stays, and the store is the same.

    Raises:
        ConfigError: it cannot be read at all.
    """
    from tui.config import feedsfile

    settings = feedsfile.load(session.paths.feeds)
    if not session.is_trusted:
        settings = _distrusted(settings)
    session.store.tags = feeds_by_tag(settings)
    return replace(session, settings=settings, notices=_mute(session.store, settings))


def _mute(store: Store, settings: Settings) -> tuple[str, ...]:
    """Let the store know what feeds.toml mutes now, also where it is only to be read; returns what to tell if that cannot be."""
    wanted = {key: list(feed.mute) for feed in settings.feeds if feed.mute for key in (feed.key, feed.name)}
    if store.mutes.current() == wanted:
        return ()
    try:
        with closing(Store.open(store.path)) as writable:
            writable.mutes.replace(wanted)
    except StoreError as error:
        return (f"What feeds.toml mutes has changed, and the store cannot be brought up to date: {error.message}",)
    return ()


def language_of(settings: Settings, env: Mapping[str, str]) -> str:
    """The person's language: what feeds.toml says, else the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English."""
    named = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    code = named.partition(".")[0].partition("_")[0].lower()
    return settings.language or (code if len(code) == LANGUAGE_LETTERS else "en")


def zone_of(settings: Settings) -> tzinfo | None:
    """Where the person says to be; None where they say nothing."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.timezone) if settings.timezone else None


def still_to_read(store: Store) -> str:
    """`3 articles are not read yet, 120 were read by an older dateline`, or "" where all are read."""
    unread, outdated = store.reading.unread_count(), store.reading.outdated_count()
    parts = []
    if unread:
        parts.append(f"{counted(unread, 'article')} {'is' if unread == 1 else 'are'} not read yet")
    if outdated:
        parts.append(f"{counted(outdated, 'article')} {'was' if outdated == 1 else 'were'} read by an older dateline")
    return ", ".join(parts)


def silent_feeds(store: Path, settings: Settings, now: datetime) -> dict[str, date]:
    """Key -> day of the newest article, of the feeds that have had none for months; of none where there is no store."""
    if not store.exists():
        return {}
    try:
        with closing(Store.open(store, read_only=True)) as opened:
            states = opened.feed_states()
    except StoreError:
        return {}
    days = {feed.key: states[feed.key].silent_since(now) for feed in settings.feeds if feed.key in states}
    return {key: day for key, day in days.items() if day}


def load_settings(
    feeds: Path | None, env: Mapping[str, str], *, write_sample: bool
) -> tuple[Settings, Path, tuple[str, ...]]:
    """Read feeds.toml, or write the sample where there is none; returns settings, its path, and notices."""
    from tui.config import feedsfile, sample
    from tui.config.paths import feeds_path

    path = feeds_path(feeds, env, Path.cwd())
    notices: tuple[str, ...] = ()
    if not path.exists():
        if feeds is not None or env.get("DATELINE_FEEDS"):
            raise ConfigError(f"There is no file {path}.", "Name an existing feeds.toml with --feeds.")
        if not write_sample:
            return Settings(), path, ()
        sample.write_sample(path)
        notices = (f"Wrote a sample feeds.toml to {path}; edit it to choose your feeds.",)
    settings = feedsfile.load(path)
    if _is_of_folder(feeds, env, path):
        notices = (f"Using {path}, the feeds.toml of this folder; name it with --feeds to trust it.",)
        settings = _distrusted(settings)
    return settings, path, notices


def _is_of_folder(feeds: Path | None, env: Mapping[str, str], path: Path) -> bool:
    """Whether a file was found in the folder that one stands in, and not named by the person."""
    from tui.config.paths import FEEDS_FILE

    return feeds is None and not env.get("DATELINE_FEEDS") and path == Path.cwd() / FEEDS_FILE


def _distrusted(settings: Settings) -> Settings:
    return replace(settings, feeds=tuple(replace(feed, is_trusted=False) for feed in settings.feeds))


def feeds_by_tag(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Tag, casefolded -> keys and names of the feeds that carry it."""
    by_tag: dict[str, list[str]] = {}
    for feed in settings.feeds:
        for tag in feed.tags:
            by_tag.setdefault(tag.casefold(), []).extend((feed.key, feed.name))
    return {tag: tuple(feeds) for tag, feeds in by_tag.items()}
