"""Write what the table of settings says into the sample feeds.toml and into docs/settings.md.

`python tools/settings.py` after every change of `tui/config/settings.py`; a test compares.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tui.config.settings import DISPLAY, FEED, NO_FEED, POLLING, Setting  # noqa: E402
from tui.model import PollingSettings, Settings  # noqa: E402

NAME_WIDTH = 11
VALUE_WIDTH = 33
"""Columns in which the sample's comments start."""

Row = Setting[Any, Any]


def main() -> None:
    for name, make in (("feeds.toml", sample), ("docs/settings.md", manual)):
        path = ROOT / name
        path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8")


def sample(text: str) -> str:
    """The sample with its comments on feeds, its `[polling]` and its `[display]` as the table has them."""
    text = _put(text, r"(?<=only `name` and `url` are needed\.\n#\n).*?(?=\n\n)", "\n".join(_feed_comments()))
    text = _put(text, r"(?<=\n\[polling\]\n).*?(?=\n\n)", "\n".join(_values(POLLING, PollingSettings())))
    return _put(text, r"(?<=\n\[display\]\n).*?(?=\n\Z)", "\n".join(_values(DISPLAY, Settings())))


def manual(text: str) -> str:
    """docs/settings.md with its three tables as they are now."""
    for name, rows, owner in (
        ("feed", FEED, NO_FEED),
        ("polling", POLLING, PollingSettings()),
        ("display", DISPLAY, Settings()),
    ):
        text = _put(text, rf"(?<=<!-- {name} -->\n).*?(?=\n<!-- end -->)", "\n".join(_markdown(rows, owner)))
    return text


def _put(text: str, pattern: str, new: str) -> str:
    changed, times = re.subn(pattern, lambda _: new, text, count=1, flags=re.DOTALL)
    if times != 1:
        raise SystemExit(f"there is no place for {pattern}")
    return changed


def _feed_comments() -> Iterable[str]:
    for row in FEED:
        yield f"#   {row.name:<{NAME_WIDTH}}{row.meaning}"
        if row.meaning.endswith(":"):
            yield f"#   {'':<{NAME_WIDTH}}{row.name} = {row.example}"


def _values(rows: Iterable[Row], owner: object) -> Iterable[str]:
    """Lines of a table in which nothing is set; what has no default worth showing has its example."""
    for row in rows:
        shown = row.example if isinstance(owner, Settings) else row.kind.write(row.of(owner))
        yield f"{f'# {row.name} = {shown}':<{VALUE_WIDTH}}# {row.meaning}"


def _markdown(rows: Iterable[Row], owner: object) -> Iterable[str]:
    yield "| key | type | default | meaning | example |"
    yield "| --- | --- | --- | --- | --- |"
    for row in rows:
        default = "needed" if row.is_needed else _code(row.kind.write(row.of(owner)))
        meaning = row.meaning.removesuffix(":")
        yield f"| `{row.name}` | {row.kind.name} | {default} | {meaning} | {_code(row.example)} |"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


if __name__ == "__main__":
    main()
