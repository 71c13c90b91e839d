"""What the playground's tests put in the place of a bot and of time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from adapters.playground.platform import Playground
from chat.commands import CommandSpec
from chat.events import Event
from chat.people import Role

COMMANDS = (
    CommandSpec(name="help", role=Role.MEMBER),
    CommandSpec(name="checkin", role=Role.MEMBER, aliases=("签到",)),
    CommandSpec(name="lang", role=Role.ADMIN, usage="en|zh-CN|zh-TW"),
)


async def eventually(holds: Callable[[], bool], within: float = 8) -> None:
    """Wait until something holds that nobody tells of."""
    async with asyncio.timeout(within):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.01)


class Collector:
    """A bot that only takes events in: it keeps them, and says so when it is let."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.keeps = asyncio.Event()
        self.keeps.set()

    async def emit(self, event: Event) -> Awaitable[None]:
        self.events.append(event)
        return self._kept()

    async def _kept(self) -> None:
        await self.keeps.wait()

    async def until(self, count: int) -> list[Event]:
        await eventually(lambda: len(self.events) >= count)
        return self.events


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, span: timedelta) -> None:
        self.now += span


@asynccontextmanager
async def running(playground: Playground, collector: Collector) -> AsyncIterator[Playground]:
    task = asyncio.create_task(playground.run(collector.emit))
    await eventually(lambda: playground.open or task.done())
    if task.done():
        task.result()
    try:
        yield playground
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        playground.book.close()
