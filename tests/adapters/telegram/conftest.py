"""A Bot API server, a platform that talks to it, and a bot that keeps what it is told."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

import pytest

from adapters.telegram.platform import Telegram, Times
from chat.commands import CommandSpec
from chat.events import Event
from chat.people import Role
from tests.adapters.telegram.said import ANN
from tests.adapters.telegram.server import TOKEN, BotApi

COMMANDS = [
    CommandSpec(name="help", role=Role.MEMBER, aliases=("帮助", "start")),
    CommandSpec(name="ban", role=Role.MODERATOR),
    CommandSpec(name="settings", role=Role.ADMIN),
]
QUICK = Times(poll=1, patience=1, staff=60, press=0.05, pause=0.01, longest=0.05)
CHAT = -1001234567890
OFFICE = -1009

E = TypeVar("E", bound=Event)


class Keeper:
    """Keeps events as the bot does; `broken`: how often the disk fails first."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.hold: asyncio.Event | None = None

    async def emit(self, event: Event) -> Awaitable[None]:
        return asyncio.ensure_future(self._keep(event))

    async def _keep(self, event: Event) -> None:
        if self.hold is not None:
            await self.hold.wait()
        self.events.append(event)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]


async def until(true: Callable[[], object], seconds: float = 8.0) -> None:
    """Wait until something is so."""
    for _ in range(int(seconds / 0.01)):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to be")


@asynccontextmanager
async def running(platform: Telegram, keeper: Keeper) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(platform.run(keeper.emit))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task


@pytest.fixture
async def server() -> AsyncIterator[BotApi]:
    """Give a running server with one group; every call must be one the specification allows."""
    server = BotApi()
    await server.http.start()
    server.chat(CHAT)
    yield server
    await server.http.stop()
    assert server.faults == []


@pytest.fixture
def inn(server: BotApi) -> BotApi:
    """Give the server with an owner in the group and a moderators' chat."""
    server.chat(OFFICE, title="Office")
    for chat in (CHAT, OFFICE):
        server.chats[chat].members[ANN["id"]] = {"user": ANN, "status": "creator"}
    return server


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
async def telegram(server: BotApi) -> AsyncIterator[Telegram]:
    platform = Telegram(TOKEN, server.url, COMMANDS, times=QUICK)
    yield platform
    await platform._connection.leave()
