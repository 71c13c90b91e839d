"""What it costs to lead an event through its lane."""

import asyncio
from collections.abc import Iterator, Sequence

from bench.measure import Stage, cost_us
from bench.sample import messages
from bot.bus import MemoryBus
from chat.events import Event, MessagePosted

COUNT = 2_000


async def _nothing(_batch: Sequence[Event]) -> None:
    pass


async def _through(events: Sequence[Event]) -> None:
    bus = MemoryBus(_nothing)
    work = asyncio.create_task(bus.run())
    for event in events:
        await bus.emit(event)
    await bus.drain()
    work.cancel()


def stages() -> Iterator[Stage]:
    """Measure the bus by itself."""
    events = [MessagePosted(id=m.id, group=m.group, at=m.at, message=m) for m in messages(COUNT)]
    yield Stage(name="bus: dispatch", figure=cost_us(lambda: asyncio.run(_through(events)), COUNT), budget=10)
