"""The doctor: what may be wrong with configuration, store, clock and terminal, and how to mend it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from tui.errors import DatelineError
from tui.feeds.read.fulltext import INSTALL, is_installed
from tui.model import FeedState, Query, Settings
from tui.service.session import READ_AGAIN, Clock, load_settings, still_to_read
from tui.store import Store, backups
from tui.wording.counts import counted

STALE_AFTER = timedelta(days=3)
"""A store that was not polled for so long is stale (chosen: a long weekend)."""

DEAD_AFTER = timedelta(days=30)
"""A feed that could not be read for so long is dead (chosen: servers that come back do so within weeks)."""

CLOCK_SKEW = timedelta(minutes=10)
"""Polls so far in the future mean that the clock is wrong (chosen: clocks of machines that share a store differ less)."""

MEGABYTE = 1_000_000
"""Bytes, as makers of disks count."""

FREE_BYTES = 200 * MEGABYTE
"""Free room that a store should have (chosen: months of articles)."""

LEAST_COLUMNS, LEAST_LINES = 60, 15
"""Cells of the smallest terminal that the app fits in."""

ENV_PREFIX = "env:"
"""Begins the value of a header that stands in an environment variable."""

_PROXIES = ("https_proxy", "http_proxy", "all_proxy")


class Verdict(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: how it ended, what was found, and what to do about it ("" if nothing)."""

    verdict: Verdict
    what: str
    remedy: str = ""


def check(
    feeds: Path | None,
    store: Path | None,
    clock: Clock,
    env: Mapping[str, str],
    judge: Callable[[Settings], Iterable[str]] = lambda _: (),
) -> Iterator[Finding]:
    """Run all checks, in an order that a person can follow; nothing is written but what opening a store needs.

    Args:
        feeds: the file of feeds, None for the usual one.
        store: the store, None for the usual one.
        clock: tells the present.
        env: the environment.
        judge: says what the app cannot use of the settings.
    """
    settings: Settings | None = None
    try:
        settings, path, notices = load_settings(feeds, env, write_sample=False)
    except DatelineError as error:
        yield Finding(Verdict.FAIL, error.message, error.remedy)
    else:
        yield from (Finding(Verdict.OK, notice) for notice in notices)
        yield from _configuration(settings, path)
        yield from (
            Finding(Verdict.WARN, words, "Mend it in feeds.toml; the default is used.") for words in judge(settings)
        )
        yield from _network(settings, env)
    yield from _store(store, settings or Settings(), clock.now(), env)
    yield from _terminal(env)


def _configuration(settings: Settings, path: Path) -> Iterator[Finding]:
    if not path.exists():
        yield Finding(Verdict.WARN, f"There is no feeds.toml ({path}).", "Run `dateline poll`: it writes a sample.")
        return
    for problem in settings.problems:
        yield Finding(Verdict.FAIL, str(problem), "Mend that line; the other feeds work.")
    pageless = [feed.name for feed in settings.feeds if feed.enabled and feed.full_text]
    if pageless and not is_installed():
        text = f"{', '.join(pageless)}: full_text = true needs packages that are not installed."
        yield Finding(Verdict.WARN, text, f"Run `{INSTALL}`; until then only what the feed itself says is read.")
    enabled = sum(feed.enabled for feed in settings.feeds)
    text = f"{path}: {counted(len(settings.feeds), 'feed')}, {enabled} enabled"
    yield Finding(Verdict.OK if enabled else Verdict.WARN, text, "" if enabled else "Enable or add a feed.")


def _network(settings: Settings, env: Mapping[str, str]) -> Iterator[Finding]:
    proxies = [name for name in _PROXIES if env.get(name) or env.get(name.upper())]
    if proxies and any(feed.enabled for feed in settings.feeds):
        text = f"The environment names a proxy ({proxies[0]}); feeds are polled without it."
        yield Finding(
            Verdict.WARN,
            text,
            "Let this machine reach the feeds directly: a proxy cannot be kept off private addresses.",
        )
    for feed in settings.feeds:
        variables = [value.removeprefix(ENV_PREFIX) for _, value in feed.headers if value.startswith(ENV_PREFIX)]
        missing = [variable for variable in variables if variable not in env]
        if feed.enabled and variables and not feed.is_trusted:
            text = f"{feed.name} needs a variable of the environment, which the feeds.toml of a folder does not get."
            yield Finding(Verdict.FAIL, text, "Name the file with --feeds to trust it.")
        elif feed.enabled and missing:
            yield Finding(
                Verdict.FAIL,
                f"{feed.name} needs the environment variable {missing[0]}, which is not set.",
                "Set it where dateline runs.",
            )


def _store(explicit: Path | None, settings: Settings, now: datetime, env: Mapping[str, str]) -> Iterator[Finding]:
    from tui.config.paths import store_path

    path = store_path(explicit, env)
    if not path.exists():
        yield Finding(Verdict.WARN, f"There is no store yet ({path}).", "Run `dateline poll` or `dateline ingest`.")
        return
    try:
        store = Store.open(path, read_only=True)
    except DatelineError as error:
        yield Finding(Verdict.FAIL, error.message, error.remedy)
        return
    try:
        broken = store.integrity()
        events, articles = store.count(Query()), store.article_count()
        if broken:
            yield Finding(Verdict.FAIL, f"{path} is damaged: {broken}.", "Move it away and poll again.")
        else:
            yield Finding(Verdict.OK, f"{path}: {articles} articles, {events} events, sound")
            yield from _counts(store, events)
        for copy in backups(path):
            size = copy.stat().st_size // MEGABYTE
            text = f"{copy} ({size} MB) is what the store was before it was brought up to date; delete it when all is well."
            yield Finding(Verdict.OK, text)
        if waiting := still_to_read(store):
            yield Finding(Verdict.WARN, f"{waiting}.", READ_AGAIN)
        if failed := store.reading.failed_count():
            text = f"{counted(failed, 'article')} could not be read; the next version of dateline tries again."
            yield Finding(Verdict.WARN, text)
        yield from _feeds(store, settings, now)
    except DatelineError as error:
        yield Finding(Verdict.FAIL, error.message, error.remedy)
    finally:
        store.close()
    free = shutil.disk_usage(path.parent).free
    if free < FREE_BYTES:
        yield Finding(Verdict.WARN, f"Only {free // MEGABYTE} MB are free for {path}.", "Make room.")
    if not os.access(path, os.W_OK):
        yield Finding(Verdict.WARN, f"{path} cannot be written.", "Polling and edits will fail; check its rights.")


def _counts(store: Store, shown: int) -> Iterator[Finding]:
    """Whether all tables that know how many events there are say the same."""
    found = store.care.counts()
    pairs = (
        ("events on the timeline", shown, found["events"]),
        ("events by day", found["days"], found["events"]),
        ("events in the index of words", found["words"], found["all"]),
        ("events that an article tells", found["told"], found["all"]),
    )
    wrong = [f"{counted} {name}, {rows} rows" for name, counted, rows in pairs if counted != rows]
    if wrong:
        yield Finding(
            Verdict.FAIL, f"Counts disagree: {'; '.join(wrong)}.", "Run `dateline store vacuum`: it counts anew."
        )


def _feeds(store: Store, settings: Settings, now: datetime) -> Iterator[Finding]:
    states = store.feed_states()
    asked = [(feed.name, state) for feed in settings.feeds if feed.enabled and (state := states.get(feed.key))]
    if len(asked) > 1 and all(state.failures for _, state in asked):
        _, first = asked[0]
        text = f"All {len(asked)} feeds fail; the first of them: {first.note or first.status}"
        yield Finding(Verdict.WARN, text, "Is this machine online? `dateline feeds check` asks each of them.")
    else:
        for name, state in asked:
            yield from _feed(name, state, now)
    polled = [state.last_polled for state in states.values() if state.last_polled]
    if polled and max(polled) > now + CLOCK_SKEW:
        text = f"The clock says {now:%Y-%m-%d %H:%M} UTC, but feeds were polled at {max(polled):%Y-%m-%d %H:%M} UTC."
        yield Finding(Verdict.WARN, text, "Set the clock of this machine.")
    elif polled and now - max(polled) > STALE_AFTER:
        days = (now - max(polled)).days
        yield Finding(Verdict.WARN, f"Nothing was polled for {days} days.", "Run `dateline poll`, or put it into cron.")


def _feed(name: str, state: FeedState, now: datetime) -> Iterator[Finding]:
    """What is wrong with a feed that is asked."""
    if dead := _dead_since(state, now):
        text = f"{name} is dead: {dead}"
        yield Finding(Verdict.WARN, text, "Look for its new address, or turn it off with `enabled = false`.")
    elif state.failures:
        text = f"{name}: {counted(state.failures, 'failed poll')} in a row: {state.note or state.status}"
        yield Finding(Verdict.WARN, text, f'Run `dateline feeds check "{name}"`.')
    elif state.unread_stamp:
        text = f'{name}: none of its stamps can be read, such as "{state.unread_stamp}".'
        remedy = "Set `lang` and `timezone` of the feed; until then its articles count from when they were first seen."
        yield Finding(Verdict.WARN, text, remedy)
    elif since := state.silent_since(now):
        text = f"{name} is silent: its newest article is of {since}"
        yield Finding(Verdict.WARN, text, "Look for its new address, or turn it off with `enabled = false`.")


def _dead_since(state: FeedState, now: datetime) -> str:
    """Why a feed is taken for dead, in words; "" while there is hope."""
    if state.status == "gone":
        return "its server says that it is gone."
    if state.failures and state.last_ok and now - state.last_ok > DEAD_AFTER:
        return f"it was last read on {state.last_ok.date()}, {counted(state.failures, 'failed poll')} ago: {state.note}"
    return ""


def _terminal(env: Mapping[str, str]) -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    if size.columns < LEAST_COLUMNS or size.lines < LEAST_LINES:
        text = f"The terminal has {size.columns}x{size.lines} cells."
        yield Finding(Verdict.WARN, text, f"The app needs {LEAST_COLUMNS}x{LEAST_LINES}.")
    encoding = next((env[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if env.get(name)), "")
    if "utf" not in encoding.lower():
        text = f"The locale ({encoding or 'none set'}) is not UTF-8."
        yield Finding(Verdict.WARN, text, 'Set LANG to a UTF-8 one, or `glyphs = "ascii"` in feeds.toml.')
    else:
        yield Finding(Verdict.OK, f"terminal {env.get('TERM', '?')}, {size.columns}x{size.lines}, {encoding}")
