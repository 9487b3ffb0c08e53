"""What a fresh process takes until its first screen stands: of a bare Textual app, or of ours on a store.

`python -m tests.benchmarks.first_screen bare` and `… first_screen app STORE` print processor time in milliseconds, all
imports included, and the most memory in megabytes.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2026, 2, 18, 4, tzinfo=UTC)
SIZE = (140, 40)


async def bare() -> None:
    """An app with a line of text."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("nothing")

    async with Bare().run_test(size=SIZE) as pilot:
        await pilot.pause()


def ours(store: Path) -> None:
    """Our app, until rows of events stand on its screen; what is counted in the background then is not waited for."""
    from tui.app.app import DatelineApp
    from tui.model import Settings
    from tui.service.session import Clock, Paths, Session
    from tui.store import Store

    async def show(session: Session) -> None:
        app, painted = DatelineApp(session), asyncio.Event()
        async with app.run_test(size=SIZE) as pilot:
            while not app.timeline.loaded:
                await pilot.pause(0.001)
            app.timeline.call_after_refresh(painted.set)
            await painted.wait()
            report()

    with Session(Settings(), Store.open(store), Clock(NOW), Paths(store.with_suffix(".toml"), store)) as session:
        asyncio.run(show(session))


def report() -> None:
    """Processor milliseconds of this process so far, and its most megabytes."""
    print(time.process_time() * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)


def main() -> None:
    if sys.argv[1] == "bare":
        asyncio.run(bare())
        report()
    else:
        ours(Path(sys.argv[2]))


if __name__ == "__main__":
    main()
