"""The sample feeds.toml that dateline ships and writes where there is none."""

from __future__ import annotations

from pathlib import Path

from tui.config.files import write_atomically


def write_sample(path: Path) -> None:
    """Write the commented sample; folders are made, an existing file stays.

    Raises:
        ConfigError: it cannot be written.
    """
    if not path.exists():
        write_atomically(path, sample_text())


def sample_text() -> str:
    """The sample: package data in a wheel, the top-level file in a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "feeds.sample.toml"
    return (packaged if packaged.is_file() else here.parents[1] / "feeds.toml").read_text(encoding="utf-8")
