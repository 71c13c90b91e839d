"""The bus keeps order within a group, and acknowledges nothing that is not on disk."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot import bus as bus_module
from bot.bus import LANES, MemoryBus, lane_of
from chat.events import Event
from storage.errors import StorageError

AT = datetime(2026, 3, 1, tzinfo=UTC)


def event(number: int, group: str = "g:1") -> Event:
    return Event(id=f"{group}:{number}", group=group, at=AT)


class Keeper:
    """Keeps what it is handed, after failing as often as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.kept: list[Event] = []
        self.batches: list[int] = []
        self.failures = list(failures)
        self.poison = ""

    async def handle(self, batch: Sequence[Event]) -> None:
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        if any(each.id == self.poison for each in batch):
            raise ValueError("this one can never be handled")
        self.batches.append(len(batch))
        self.kept += batch


@asynccontextmanager
async def running(keeper: Keeper) -> AsyncIterator[MemoryBus]:
    bus = MemoryBus(keeper.handle)
    work = asyncio.create_task(bus.run())
    try:
        yield bus
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def test_a_groups_events_stay_in_order() -> None:
    keeper = Keeper()
    async with running(keeper) as bus:
        for number in range(500):
            for group in ("g:1", "g:2", "g:3"):
                await bus.emit(event(number, group))
        await bus.drain()
    for group in ("g:1", "g:2", "g:3"):
        assert [each.id for each in keeper.kept if each.group == group] == [f"{group}:{n}" for n in range(500)]


async def test_what_waits_is_taken_as_one_batch() -> None:
    keeper = Keeper()
    bus = MemoryBus(keeper.handle)
    waiting = [await bus.emit(event(number)) for number in range(50)]
    work = asyncio.create_task(bus.run())
    await asyncio.gather(*waiting)
    work.cancel()
    assert keeper.batches == [50]


async def test_an_event_is_acknowledged_only_after_storage_has_come_back(monkeypatch) -> None:
    monkeypatch.setattr(bus_module, "RETRY", (0.0, 0.0, 0.0))
    keeper = Keeper(StorageError("the disk is full"), StorageError("the disk is full"))
    async with running(keeper) as bus:
        kept = await bus.emit(event(1))
        await kept
        assert keeper.kept == [event(1)]


async def test_a_poisoned_event_stops_nobody_elses(monkeypatch) -> None:
    monkeypatch.setattr(bus_module, "RETRY", (0.0, 0.0, 0.0))
    keeper = Keeper()
    keeper.poison = "g:1:3"
    async with running(keeper) as bus:
        await asyncio.gather(*[await bus.emit(event(number)) for number in range(6)])
    assert [each.id for each in keeper.kept] == [f"g:1:{n}" for n in (0, 1, 2, 4, 5)]


async def test_a_full_lane_makes_the_adapter_wait(monkeypatch) -> None:
    monkeypatch.setattr(bus_module, "LANE_LENGTH", 3)
    keeper = Keeper()
    bus = MemoryBus(keeper.handle)
    for number in range(3):
        await bus.emit(event(number))
    fourth = asyncio.create_task(bus.emit(event(3)))
    await asyncio.sleep(0)
    assert not fourth.done()
    work = asyncio.create_task(bus.run())
    await (await fourth)
    work.cancel()


@given(st.text(max_size=30))
def test_every_group_has_one_lane_whatever_its_name(group: str) -> None:
    assert 0 <= lane_of(group, LANES) < LANES
    assert lane_of(group, LANES) == lane_of(str(group), LANES)
