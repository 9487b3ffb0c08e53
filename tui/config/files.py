"""Replacing a file so that a reader sees the old or the new text, never a half of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tui.errors import ConfigError

_MODE_BITS = 0o7777
"""Of what `stat` gives, those that `chmod` sets."""

_NEW_FILE_MODE = 0o600
"""Addresses and headers of feeds may hold secrets."""


def write_atomically(path: Path, text: str) -> None:
    """Write the text of a setting as `replace_file` does.

    Raises:
        ConfigError: the file cannot be written; the old one is as it was.
    """
    try:
        replace_file(path, text)
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}.") from None


def replace_file(path: Path, text: str | Iterable[str], mode: int = _NEW_FILE_MODE) -> None:
    """Write UTF-8 text to `path` through a temporary file beside it; folders are made, mode and symlink are kept.

    Args:
        path: the file.
        text: all of it, or its parts as they come.
        mode: of a file that is new.

    Raises:
        OSError: the file cannot be written; the old one is as it was.
    """
    target = path.resolve()
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            mode = target.stat().st_mode & _MODE_BITS
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise
