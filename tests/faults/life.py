"""One life of the bot, in a process of its own, which may end at once at a step of its only deed."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NoReturn

import discord
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text

from adapters.discord import client
from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from bot.performer import Performer
from bot.pipeline import Pipeline
from chat.actions import Action, ChatAction
from chat.context import Context
from chat.events import CommandCalled, Event
from chat.platform import Capabilities, Emit, Platform
from storage.outbox import Outbox
from storage.store import Store
from tests.adapters.discord.world import TOKEN as DISCORD_TOKEN
from tests.adapters.telegram.conftest import QUICK
from tests.adapters.telegram.server import TOKEN as TELEGRAM_TOKEN
from tests.faults.deeds import Place

STEPS: Final = (
    "before the commit",
    "after the commit",
    "before the call",
    "after the call",
    "after the mark",
)
DEAD: Final = 77
PATIENCE: Final = 1.0
"""Seconds that an answer is waited for in these lives."""


def die() -> NoReturn:
    os._exit(DEAD)


class Street:
    """A network that writes down what was done on it."""

    name = "street"
    capabilities = Capabilities()

    def __init__(self, file: str) -> None:
        self._file = Path(file)

    async def run(self, emit: Emit) -> None:
        """Emit nothing."""

    async def perform(self, action: ChatAction) -> str:
        with self._file.open("a") as file:
            file.write(json.dumps(type(action).__name__) + "\n")
        return "3"


class Mortal:
    """A platform next to which the process dies, before or after the call."""

    def __init__(self, platform: Platform, step: str) -> None:
        self.name, self.capabilities = platform.name, platform.capabilities
        self._platform = platform
        self._step = step

    async def run(self, emit: Emit) -> None:
        await self._platform.run(emit)

    async def perform(self, action: ChatAction) -> str:
        if self._step == "before the call":
            die()
        made = await self._platform.perform(action)
        if self._step == "after the call":
            die()
        return made


class Marking(Outbox):
    """An outbox after whose mark the process dies."""

    async def done(self, id: int, made_message_id: str, at: datetime) -> None:  # noqa: A002 - the row's own word
        try:
            await super().done(id, made_message_id, at)
        finally:
            die()


def live(network: str, place: Place, url: str, database: str, kind: str, step: str) -> None:
    """Live until the deed is done, or until `step`."""
    asyncio.run(live_on(network, place, url, database, kind, step))


async def live_on(network: str, place: Place, url: str, database: str, kind: str, step: str) -> None:
    """Live in this process."""
    store = await Store.open(f"sqlite:///{database}")

    async def deed(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
        return [place.deed(kind)]

    def kept(_decisions: object) -> None:
        if step == "after the commit":
            die()

    if step == "before the commit":
        sqlalchemy_event.listen(store.database.engine.sync_engine, "commit", lambda _connection: die())
    pipeline = Pipeline(store, now=lambda event: event.at, run_command=deed, kept=kept)
    await pipeline.handle([place.call()])
    if await _waiting(store):
        await _perform(store, network, url, step)
    await store.close()


async def _perform(store: Store, network: str, url: str, step: str) -> None:
    """Empty the outbox. Who dies before the call never gets as far as the network."""
    outbox = Marking(store.database) if step == "after the mark" else Outbox(store.database)
    async with connected("street" if step == "before the call" else network, url) as platform:
        performer = Performer(outbox, {network: Mortal(platform, step)}, emit=nowhere, now=lambda: datetime.now(UTC))
        work = asyncio.create_task(performer.run())
        while await _waiting(store):  # noqa: ASYNC110 - the outbox has nothing to wait for
            await asyncio.sleep(0.01)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def _waiting(store: Store) -> int:
    rows = await store.database.rows(text("SELECT COUNT(*) AS n FROM outbox WHERE state IN ('pending', 'sending')"))
    return int(rows[0].n)


async def nowhere(_event: Event) -> Awaitable[None]:
    """Keep nothing: nobody asks what became of a refusal."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    done.set_result(None)
    return done


@asynccontextmanager
async def connected(network: str, url: str) -> AsyncIterator[Platform]:
    """Give the platform, ready to act."""
    if network == "street":
        yield Street(url)
    elif network == "telegram":
        telegram = Telegram(TELEGRAM_TOKEN, url, [], times=QUICK)
        yield telegram
        await telegram._connection.leave()
    else:
        client.LONGEST_REQUEST = PATIENCE  # type: ignore[misc]
        discord.Client.before_identify_hook = at_once  # type: ignore[method-assign]
        platform = Discord(DISCORD_TOKEN, url)
        running = asyncio.create_task(platform.run(nowhere))
        while platform._connection._guild("100") is None:  # noqa: ASYNC110 - nor has the connection
            await asyncio.sleep(0.01)
        yield platform
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def at_once(client: object, shard_id: int | None, *, initial: bool = False) -> None:
    """Do not wait before identifying."""
