"""The bus: every group keeps to its lane, so its events stay in order while groups run side by side."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Final, TypeAlias

import structlog

from chat.events import Event
from chat.people import GroupId
from storage.errors import StorageError

LANES: Final = 8
LANE_LENGTH: Final = 2_000
"""Events that may wait in one lane; a full lane makes the adapter wait."""

BATCH: Final = 200
"""Events handled in one transaction at most."""

RETRY: Final = (0.1, 0.5, 1.0, 2.0, 5.0)
"""Seconds before a failed batch is tried again; the last one from then on."""

TRIES: Final = 3
"""Times an event by itself may fail, for another reason than storage, before it is set aside."""

log = structlog.get_logger()

Handle: TypeAlias = Callable[[Sequence[Event]], Awaitable[None]]
Waiting: TypeAlias = tuple[Event, "asyncio.Future[None]"]


class MemoryBus:
    """Lanes as queues in this process. A batch is what waits in a lane: a message alone waits for nobody."""

    def __init__(self, handle: Handle, lanes: int = LANES) -> None:
        self._handle = handle
        self._lanes: list[asyncio.Queue[Waiting]] = [asyncio.Queue(LANE_LENGTH) for _ in range(lanes)]
        self._busy = [asyncio.Lock() for _ in range(lanes)]

    async def emit(self, event: Event) -> Awaitable[None]:
        """Wait for room in the group's lane; what is given back is done when the event is on disk."""
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self._lanes[lane_of(event.group, len(self._lanes))].put((event, kept))
        return kept

    @asynccontextmanager
    async def alone(self, group: GroupId) -> AsyncIterator[None]:
        """Keep the group's lane waiting while something else is done with the group."""
        async with self._busy[lane_of(group, len(self._lanes))]:
            yield

    async def run(self) -> None:
        """Work through the lanes until cancelled."""
        async with asyncio.TaskGroup() as group:
            for lane, busy in zip(self._lanes, self._busy, strict=True):
                group.create_task(self._work(lane, busy))

    async def drain(self) -> None:
        """Wait until everything that was emitted is on disk."""
        for lane in self._lanes:
            await lane.join()

    async def _work(self, lane: asyncio.Queue[Waiting], busy: asyncio.Lock) -> None:
        while True:
            waiting = [await lane.get()]
            while len(waiting) < BATCH and not lane.empty():
                waiting.append(lane.get_nowait())
            async with busy:
                await self._until_kept([event for event, _ in waiting])
            for _, kept in waiting:
                if not kept.done():
                    kept.set_result(None)
                lane.task_done()

    async def _until_kept(self, batch: Sequence[Event]) -> None:
        """Handle a batch, for as long as storage fails again and again: nothing is acknowledged that is not on disk.

        What fails for another reason is tried event by event, so that one poisoned event stops nobody else's.
        """
        try:
            await self._while_stored(batch)
        except Exception:
            log.exception("batch_failed", events=len(batch), first=batch[0].id)
            for event in batch:
                await self._alone(event)

    async def _alone(self, event: Event) -> None:
        for attempt in range(TRIES):
            await asyncio.sleep(RETRY[attempt])
            try:
                return await self._while_stored([event])
            except Exception:
                log.exception("event_failed", event_id=event.id, attempt=attempt)
        log.error("event_set_aside", event_id=event.id, kind=type(event).__name__)
        return None

    async def _while_stored(self, batch: Sequence[Event]) -> None:
        attempt = 0
        while True:
            try:
                return await self._handle(batch)
            except StorageError as error:
                log.warning("storage_failed", error=str(error), events=len(batch), attempt=attempt)
                await asyncio.sleep(RETRY[min(attempt, len(RETRY) - 1)])
                attempt += 1


def lane_of(group: GroupId, lanes: int) -> int:
    """Give the lane of a group: the same one in every process and after every restart."""
    return zlib.crc32(group.encode("utf-8", "replace")) % lanes
