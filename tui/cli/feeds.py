"""`dateline feeds`: list, add, remove, check, import and export feeds; comments in feeds.toml are kept."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from tui.cli import diagnostics, output
from tui.cli.options import Options, on_terminal
from tui.config.settings import FEED, NO_FEED
from tui.errors import ExitCode, FeedError, UsageError
from tui.model import Feed, FeedNames, Settings
from tui.text import clean_title, set_width, truncate, without_password
from tui.wording.counts import counted

if TYPE_CHECKING:
    from tui.service.polling.check import Checked

_NAME = 28
"""Cells of the column of names."""


def _feed_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options of `feeds add` that the table of feed settings names."""
    for row in reversed(FEED):
        if row.option:
            many = row.option.is_list
            function = click.option(f"--{row.option.flag}", row.name, multiple=many, help=row.option.text)(function)
    return function


@click.group("feeds")
def command() -> None:
    """List, add, remove, check, import and export the feeds of feeds.toml."""


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text or json.")
@click.pass_obj
def list_feeds(options: Options, form: str) -> None:
    """List the feeds: name, language, address, tags."""
    settings, path = _settings(options)
    if form == "json":
        from tui.export.records import dump

        output.write(dump([_record(feed) for feed in settings.feeds]))
        return
    silent = _silent(options, settings)
    for feed in settings.feeds:
        off = "" if feed.enabled else "  (off)"
        off += f"  (silent since {silent[feed.key]})" if feed.key in silent else ""
        tags = f"  {' '.join(feed.tags)}" if feed.tags else ""
        output.write(f"{_column(feed.name)}  {feed.lang or '-':<3}  {without_password(feed.url)}{tags}{off}\n")
    diagnostics.note(f"{counted(len(settings.feeds), 'feed')} in {path}")


@command.command("add")
@click.argument("url")
@_feed_options
@click.option("--no-check", is_flag=True, help="Do not fetch it first.")
@click.option("--pick", type=click.IntRange(min=1), help="Of the feeds of a web page, take this one.")
@click.pass_obj
def add(options: Options, /, url: str, no_check: bool, pick: int | None, **given: Any) -> None:
    """Add the feed at URL to feeds.toml; of a web page, one of the feeds that it names."""
    from tui.config import edit

    settings, path = _settings(options, missing_ok=True)
    given = {"url": url} | {
        key: list(value) if isinstance(value, tuple) else (value or "").strip() for key, value in given.items()
    }
    try:
        feed = replace(NO_FEED, **{row.name: row.kind.read(given[row.name]) for row in FEED if given.get(row.name)})
    except ValueError as error:
        raise UsageError(f"The feed cannot be added: a value {error}.") from None
    if any(other.key == feed.key for other in settings.feeds):
        raise UsageError(f"{feed.url} is in {path} already.")
    if not no_check:
        feed = _completed(feed, settings, options, pick)
    if not given.get("name"):
        names = FeedNames(other.name for other in settings.feeds)
        feed = replace(feed, name=names.free(feed.name or urlsplit(feed.url).hostname or feed.url))
    edit.add_feed(path, feed)
    diagnostics.note(f'Added "{feed.name}" to {path}.')


@command.command("remove")
@click.argument("name")
@click.pass_obj
def remove(options: Options, name: str) -> None:
    """Remove the feed called NAME, or with that address; what it brought stays in the store."""
    from tui.config import edit

    _, path = _settings(options)
    feed = edit.remove_feed(path, name)
    diagnostics.note(f'Removed "{feed.name}" from {path}. Its articles stay.')


@command.command("check")
@click.argument("names", nargs=-1, metavar="[FEED]...")
@click.option("--strict", is_flag=True, help="Exit with 4 if some feed failed.")
@click.pass_obj
@click.pass_context
def check(ctx: click.Context, options: Options, names: tuple[str, ...], strict: bool) -> None:
    """Fetch the feeds, or the FEEDs named, and say whether they can be read; nothing is stored."""
    from tui.service.polling.check import check_feeds

    settings, path = _settings(options)
    wanted = {name.casefold() for name in names}
    feeds = [feed for feed in settings.feeds if not names or {feed.name.casefold(), feed.url.casefold()} & wanted]
    if not feeds:
        raise UsageError(f"There is no such feed in {path}.", "`dateline feeds list` names them.")

    def tell(checked: Checked) -> None:
        if checked.failure:
            words = checked.failure
        else:
            newest = f", newest {checked.newest:%Y-%m-%d}" if checked.newest else ", none dated"
            words = counted(checked.articles, "article") + (newest if checked.articles else "")
            words += f"; {checked.problem}" if checked.problem else ""
            words += f"; has moved to {without_password(checked.moved_to)}" if checked.moved_to else ""
        output.write(
            f"{'failed' if checked.failure else 'ok':<6}  {_column(without_password(checked.feed.name))}  {without_password(words)}\n"
        )

    results = asyncio.run(check_feeds(feeds, settings.polling, _now(options), tell))
    failed = sum(bool(checked.failure) for checked in results)
    if failed == len(results):
        ctx.exit(ExitCode.ALL_FEEDS_FAILED)
    if failed and strict:
        ctx.exit(ExitCode.SOME_FEEDS_FAILED)


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.pass_obj
def import_opml(options: Options, file: Path) -> None:
    """Add the feeds of an OPML FILE (- for standard input) that are not there yet; its folders become tags."""
    from tui.config import edit
    from tui.service.sources import read_opml

    settings, path = _settings(options, missing_ok=True)
    raw, name = (sys.stdin.buffer.read(), "standard input") if str(file) == "-" else (file.read_bytes(), str(file))
    imported = read_opml(settings, raw, name)
    added, there, refused = imported.added, imported.there, imported.refused
    if added:
        edit.add_feeds(path, added)
    for words in refused:
        diagnostics.warn(f"left out {words}")
    parts = (
        f"Added {counted(len(added), 'feed')} to {path}",
        f"{there} {'was' if there == 1 else 'were'} there already" if there else "",
        f"{len(refused)} left out" if refused else "",
    )
    diagnostics.note("; ".join(filter(None, parts)) + ".")


@command.command("export")
@click.option("--with-passwords", is_flag=True, help="Keep user and password in addresses.")
@click.pass_obj
def export(options: Options, with_passwords: bool) -> None:
    """Write the feeds as OPML to standard output: for another feed reader, or for dateline, which reads all settings back.

    Passwords in addresses go out with --with-passwords only, request headers never; each feed that loses some is named.
    """
    from tui.config import opml

    settings, _ = _settings(options)
    output.write(opml.write(settings.feeds, with_passwords=with_passwords))
    for feed in settings.feeds:
        if lost := opml.secrets(replace(feed, url=feed.key) if with_passwords else feed):
            diagnostics.warn(f'"{feed.name}" is written without {lost}.')


def _settings(options: Options, *, missing_ok: bool = False) -> tuple[Settings, Path]:
    """The settings and their file; warnings go to stderr. A file that may be missing is not made."""
    from tui.config import feedsfile
    from tui.config.paths import feeds_path
    from tui.service.session import load_settings

    path = feeds_path(options.feeds, os.environ, Path.cwd())
    if missing_ok:
        settings = feedsfile.load(path) if path.exists() else Settings()
    else:
        settings, path, notices = load_settings(options.feeds, os.environ, write_sample=True)
        for notice in notices:
            diagnostics.note(notice)
    for problem in settings.problems:
        diagnostics.warn(str(problem))
    return settings, path


def _completed(feed: Feed, settings: Settings, options: Options, pick: int | None) -> Feed:
    """The feed with the title and language that it declares; in place of a web page, the chosen one of its feeds.

    Raises:
        FeedError: it cannot be fetched, or is neither a feed nor a page that names one.
        UsageError: there are several to choose from and nobody to ask, or the chosen one is there already.
    """
    from tui.service.polling.check import check_feeds, discover
    from tui.service.sources import LONGEST_TITLE

    now = _now(options)
    (checked,) = asyncio.run(check_feeds([replace(feed, name=feed.name or feed.url)], settings.polling, now))
    if checked.is_page:
        diagnostics.note(f"{feed.url} is a web page; looking for its feeds.")
        choices = asyncio.run(discover(feed.url, settings.polling, now))
        checked = _chosen(feed.url, choices, pick)
        feed = replace(feed, url=checked.feed.url)
        if any(other.key == feed.key for other in settings.feeds):
            raise UsageError(f"{feed.url} is in {settings.path} already.")
    elif checked.failure:
        raise FeedError(f"{feed.url} {checked.failure}", "With --no-check it is added all the same.")
    name = feed.name or clean_title(checked.title, html=False, limit=LONGEST_TITLE)
    return replace(feed, name=name, lang=feed.lang or checked.lang)


def _chosen(url: str, choices: Sequence[Checked], pick: int | None) -> Checked:
    """One of the feeds of a page: the only one, the one that was named by number, or the one that the person says."""
    if not choices:
        raise FeedError(f"{url} is a web page, and no feed was found on it.", "Look for a feed address on that page.")
    for number, checked in enumerate(choices, 1):
        diagnostics.note(
            f"{number:>3}  {_column(checked.feed.name)}  {without_password(checked.feed.url)}  {counted(checked.articles, 'article')}"
        )
    if pick is None and len(choices) == 1:
        pick = 1
    if pick is None and on_terminal():
        pick = click.prompt("Which one", type=click.IntRange(1, len(choices)), err=True)
    if pick is None:
        raise UsageError(f"{url} names {len(choices)} feeds.", "Choose one with --pick NUMBER, or give its address.")
    if pick > len(choices):
        raise UsageError(f"There is no number {pick} among these {len(choices)} feeds.")
    return choices[pick - 1]


def _now(options: Options) -> datetime:
    from tui.service.session import Clock

    return Clock(options.now).now()


def _silent(options: Options, settings: Settings) -> dict[str, date]:
    """Key -> day of the newest article, of the feeds that have had none for months; without a store that is not known."""
    from tui.config.paths import store_path
    from tui.service.session import silent_feeds

    return silent_feeds(store_path(options.store, os.environ), settings, _now(options))


def _record(feed: Feed) -> dict[str, Any]:
    record = {row.name: row.kind.plain(row.of(feed)) for row in FEED if not row.is_secret}
    return record | {"url": without_password(feed.url)}


def _column(name: str) -> str:
    return set_width(truncate(name, _NAME), _NAME)
