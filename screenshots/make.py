"""Make the pictures of the README from the demo: `python screenshots/make.py` (needs the extra `dev`).

Each state is written as SVG, and as PNG with the font of this machine.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import east_asian_width

from textual.pilot import Pilot
from textual.widgets import Input

from tui.app.app import DatelineApp
from tui.app.timeline.screen import TimelineScreen
from tui.demo.loader import FEEDS_FILE, NOW, load
from tui.service.place_kept import place_of
from tui.service.session import Session, open_session

HERE = Path(__file__).resolve().parent
SIZES = ((80, 24), (140, 40))
MONOSPACE = "DejaVu Sans Mono"
"""What the PNGs are drawn with; the SVGs name a web font that browsers load."""
WIDE = "Noto Sans Mono CJK JP"
"""The same for scripts that it lacks; without the package fonts-noto-cjk they are boxes."""

BRAILLE_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""(column, line) of each bit of a sign of braille."""
LINE, BASELINE = 24.4, 18.5
"""Height of a line of the SVG, and from its top to what its text stands on."""


@dataclass(frozen=True)
class Shot:
    """One picture: a name, the keys that lead to it, and a theme."""

    name: str
    keys: tuple[str, ...] = ()
    typed: str = ""
    theme: str = ""


SHOTS = (
    Shot("timeline"),
    Shot("detail", ("enter",)),
    Shot("find", ("slash",), "derail* OR train*"),
    Shot("month", ("minus", "minus")),
    Shot("stories", ("2",)),
    Shot("sources", ("3",)),
    Shot("saved", ("4",)),
    Shot("diary", ("5",)),
    Shot("witnesses", ("W",)),
    Shot("time-machine", ("T", "h")),
    Shot("map", ("m",)),
    Shot("date", ("e",), "late December 2025"),
    Shot("go-to-date", ("d",), "last tuesday"),
    Shot("help", ("question_mark",)),
    Shot("light", (), theme="dateline-light"),
)
MODEL_CASE = "derail* amur"
"""Finds the event that the pictures begin on."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = Path(folder) / "demo.db"
        with open_session(FEEDS_FILE, loaded, NOW) as session:
            load(session)
        for shot in SHOTS:
            for width, height in SIZES:
                # A store of its own, so that no picture shows what another did.
                copy = Path(shutil.copy(loaded, Path(folder) / "shot.db"))
                place_of(copy).unlink(missing_ok=True)
                with open_session(FEEDS_FILE, copy, NOW) as session:
                    svg = asyncio.run(picture(session, shot, width, height))
                write(HERE / f"{shot.name}-{width}x{height}", svg)


async def picture(session: Session, shot: Shot, width: int, height: int) -> str:
    """The SVG of a state."""
    settings = replace(session.settings, theme=shot.theme)
    app = DatelineApp(replace(session, settings=settings))
    async with app.run_test(size=(width, height)) as pilot:
        await at_rest(app, pilot)
        await begin(app, pilot)
        if shot.keys:
            await pilot.press(*shot.keys)
        if shot.typed:
            app.screen.query_one(Input).value = shot.typed
        for line in app.screen.query(Input):
            line.cursor_blink = False
            line.cursor_position = len(line.value)
        await asyncio.sleep(0.5)
        await at_rest(app, pilot)
        return app.export_screenshot(title="dateline")


async def begin(app: DatelineApp, pilot: Pilot[None]) -> None:
    """Put the cursor on the model case."""
    screen = app.screen
    assert isinstance(screen, TimelineScreen)
    screen.action_find()
    screen.find_bar.input.value = MODEL_CASE
    screen.find_bar.flush()
    await asyncio.sleep(0.3)
    await at_rest(app, pilot)
    await pilot.press("enter", "escape")
    await at_rest(app, pilot)
    screen.status.message = ""


async def at_rest(app: DatelineApp, pilot: Pilot[None]) -> None:
    """Wait until everything is loaded and drawn."""
    while not (app.timeline.loaded and all(worker.is_finished for worker in app.workers)):
        await pilot.pause(0.02)
    await pilot.pause(0.1)


def write(path: Path, svg: str) -> None:
    """Both files, the PNG without the web font."""
    import cairosvg

    path.with_suffix(".svg").write_text(svg, encoding="utf-8")
    local = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S).replace("Fira Code", MONOSPACE)
    local = re.sub(r"<text ([^>]*)>([\u2800-\u28ff]+)</text>", _as_dots, local)
    local = re.sub(r"<text ([^>]*>)([^<]*)", _in_its_font, local)
    cairosvg.svg2png(bytestring=local.encode(), write_to=str(path.with_suffix(".png")), scale=1.0)
    print(path.name)


def _as_dots(text: re.Match[str]) -> str:
    """A run of braille, which no font of one width has here, as the dots that terminals draw."""
    given = dict(re.findall(r'([\w-]+)="([^"]*)"', text[1]))
    left, top, cell = float(given["x"]), float(given["y"]) - BASELINE, float(given["textLength"]) / len(text[2])
    dots = []
    for number, sign in enumerate(text[2]):
        for bit, (column, line) in enumerate(BRAILLE_DOTS):
            if ord(sign) >> bit & 1:
                x, y = left + (number + (column + 0.5) / 2) * cell, top + (line + 0.5) / 4 * LINE
                dots.append(f'<circle class="{given["class"]}" cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>')
    return "".join(dots)


def _in_its_font(text: re.Match[str]) -> str:
    """A piece of text with letters two cells wide gets the font that has them: cairo does not look for another."""
    is_wide = any(east_asian_width(letter) in "WF" for letter in text[2])
    return f"""<text {f'style="font-family: {WIDE}" ' * is_wide}{text[1]}{text[2]}"""


if __name__ == "__main__":
    main()
