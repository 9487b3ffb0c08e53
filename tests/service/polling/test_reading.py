"""Reading what polls have stored ends when it is told to."""

from __future__ import annotations

import asyncio

from tui.service.polling.reading import Arrivals


async def test_who_waits_for_arrivals_ends_when_cancelled_as_one_arrives() -> None:
    arrivals = Arrivals()

    async def reader() -> None:
        while True:
            await arrivals.pause()
            await arrivals.more()

    task = asyncio.create_task(reader())
    await asyncio.sleep(0)
    with arrivals.one():
        pass
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=5)
    assert done
