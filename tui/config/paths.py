"""Where feeds.toml and the store are: an explicit file, an environment variable, this folder, or the XDG folders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tui.errors import ConfigError

FEEDS_FILE = "feeds.toml"
STORE_FILE = "dateline.db"


def feeds_path(explicit: Path | None, env: Mapping[str, str], cwd: Path) -> Path:
    """The feeds.toml to read; it may not exist yet.

    Args:
        explicit: what `--feeds` names, or None.
        env: of the process: `DATELINE_FEEDS`, `XDG_CONFIG_HOME`, `HOME`.
        cwd: the current folder, whose feeds.toml goes before the one of the config folder.
    """
    if explicit is not None:
        return explicit.expanduser()
    if named := env.get("DATELINE_FEEDS"):
        return _expand(named, env)
    local = cwd / FEEDS_FILE
    return local if local.is_file() else config_folder(env) / FEEDS_FILE


def store_path(explicit: Path | None, env: Mapping[str, str]) -> Path:
    """The store's file: what `--store` names, `DATELINE_STORE`, or dateline.db in the data folder."""
    if explicit is not None:
        return explicit.expanduser()
    if named := env.get("DATELINE_STORE"):
        return _expand(named, env)
    return data_folder(env) / STORE_FILE


def config_folder(env: Mapping[str, str]) -> Path:
    """`$XDG_CONFIG_HOME/dateline`, else `~/.config/dateline`."""
    return _xdg("XDG_CONFIG_HOME", ".config", env)


def data_folder(env: Mapping[str, str]) -> Path:
    """`$XDG_DATA_HOME/dateline`, else `~/.local/share/dateline`."""
    return _xdg("XDG_DATA_HOME", ".local/share", env)


def _xdg(variable: str, default: str, env: Mapping[str, str]) -> Path:
    # The XDG specification has relative values ignored.
    base = Path(env.get(variable, ""))
    return (base if base.is_absolute() else _home(env) / default) / "dateline"


def _home(env: Mapping[str, str]) -> Path:
    """The person's home.

    Raises:
        ConfigError: nobody says where it is, neither `HOME` nor the system's list of users.
    """
    if env.get("HOME"):
        return Path(env["HOME"])
    try:
        from pwd import getpwuid

        return Path(getpwuid(os.getuid()).pw_dir)
    except ImportError:  # not a POSIX system: it knows its folders otherwise
        return Path.home()
    except KeyError:
        raise ConfigError(
            "HOME is not set, and the system knows no home of this user.",
            "Set HOME, or name files with --feeds and --store.",
        ) from None


def _expand(named: str, env: Mapping[str, str]) -> Path:
    return _home(env) / named[2:] if named.startswith("~/") else Path(named)
