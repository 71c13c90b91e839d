"""Reading back: what was said before the bot came is taken in part by part, and goes on where it stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog

from bot.bus import MemoryBus
from bot.past import Past
from chat.events import HistoryRead
from chat.people import GroupId, network_of
from chat.platform import Emit, Historian, Part, Platform, PlatformError
from chat.settings import GroupSettings
from engagement.history import History
from moderation.text_model import TextModel
from storage.errors import StorageError
from storage.store import Store

SHOWN_EVERY: Final = timedelta(seconds=20)
AGAIN: Final = 60.0
"""Seconds until a reading that failed goes on."""

log = structlog.get_logger()


class ReadingBack:
    """Reads back the groups whose settings ask for it, each beside the others and beside what is said now."""

    def __init__(
        self,
        store: Store,
        bus: MemoryBus,
        platforms: Mapping[str, Platform],
        *,
        emit: Emit,
        now: Callable[[], datetime],
        model: TextModel | None = None,
    ) -> None:
        """`platforms` by name; `emit` is told how far it is."""
        self._store = store
        self._bus = bus
        self._platforms = platforms
        self._emit = emit
        self._now = now
        self._model = model
        self._wanted: dict[GroupId, str] = {}
        self._under_way: dict[GroupId, asyncio.Task[None]] = {}
        self._changed = asyncio.Event()

    def follow(self, group: GroupId, settings: GroupSettings) -> None:
        """Begin, change or stop what is read back of a group, after its settings were read or changed."""
        history = settings[History]
        since = history.since if history.enabled else ""
        if self._wanted.get(group, "") != since:
            self._wanted[group] = since
            if group in self._under_way:
                self._under_way.pop(group).cancel()
            self._changed.set()

    async def run(self) -> None:
        """Read until cancelled."""
        try:
            while True:
                self._changed.clear()
                for group, since in self._wanted.items():
                    if since and group not in self._under_way:
                        self._under_way[group] = asyncio.create_task(self._until_over(group, since))
                await self._changed.wait()
        finally:
            tasks = list(self._under_way.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _until_over(self, group: GroupId, since: str) -> None:
        platform = self._platforms.get(network_of(group))
        if platform is None or not isinstance(platform, Historian):
            return
        while True:
            try:
                await self._read(platform, group, since)
                break
            except (PlatformError, StorageError) as error:
                log.warning("history_not_read", group=group, error=str(error), again_in=AGAIN)
            except Exception:
                log.exception("history_not_read", group=group)
            await asyncio.sleep(AGAIN)

    async def _read(self, platform: Historian, group: GroupId, since: str) -> None:
        past = Past(self._store, group, now=self._now(), model=self._model)
        begin, shown = datetime.fromisoformat(since).replace(tzinfo=UTC), self._now()
        async for part in platform.past(group, begin):
            await _to_the_end(self._take_in(past, part))
            if self._now() - shown >= SHOWN_EVERY:
                shown = self._now()
                await self._show(past, since, part.share)
        await self._show(past, since, None)

    async def _take_in(self, past: Past, part: Part) -> None:
        async with self._bus.alone(past.group):
            await past.take_in(part.events)
        part.settle()

    async def _show(self, past: Past, since: str, share: float | None) -> None:
        """Tell how far it is: the end is the same event however often it is come to."""
        now, taken = self._now(), past.taken
        what = "over" if share is None else f"{now.timestamp():.0f}"
        kept: Awaitable[None] = await self._emit(
            HistoryRead(
                id=f"{past.group}:history:{since}:{what}",
                group=past.group,
                at=now,
                since=since,
                messages=taken.messages,
                members=len(taken.members),
                percent=round(100 * (share or 0.0)),
                over=share is None,
            )
        )
        await kept


async def _to_the_end(doing: Coroutine[Any, Any, None]) -> None:
    """Do something whole, also when asked to stop meanwhile: a transaction is not broken off."""
    task = asyncio.create_task(doing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
