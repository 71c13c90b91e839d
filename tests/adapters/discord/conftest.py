"""A Discord to work with, and the adapter connected to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.answers import DiscordError
from adapters.discord.platform import Discord
from bot.commands import COMMANDS
from chat.events import Event
from tests.adapters.discord.server import FakeDiscord, serving, until
from tests.adapters.discord.world import TOKEN

SPECS = [command.spec for command in COMMANDS]


class Guest:
    """The adapter at work, and the events it has emitted."""

    def __init__(self, fake: FakeDiscord, discord: Discord) -> None:
        self.fake = fake
        self.discord = discord
        self.events: list[Event] = []
        self.running: asyncio.Task[None]
        self.kept = True
        """Whether what is emitted gets on disk."""

    async def emit(self, event: Event) -> Awaitable[None]:
        self.events.append(event)
        over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self.kept:
            over.set_result(None)
        return over

    async def event(self, kind: type[Event], number: int = 1) -> Any:
        """Wait for the `number`th event of a kind."""
        return (await until(lambda: self.of(kind) if len(self.of(kind)) >= number else None))[number - 1]

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]


@asynccontextmanager
async def connected(fake: FakeDiscord, url: str, marks: Path | str = ":memory:", **more: Any) -> AsyncIterator[Guest]:
    before = fake.identified
    guest = Guest(fake, Discord(TOKEN, url, commands=SPECS, marks=marks, **more))
    running = guest.running = asyncio.create_task(guest.discord.run(guest.emit))
    try:
        await until(lambda: running.done() or fake.identified > before)
        if running.done():
            running.result()
        await until(lambda: guest.discord._connection._guild("100") is not None)
        yield guest
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError, DiscordError):
            await running


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Identify without the five seconds that discord.py leaves between two, which this Discord does not ask for."""

    async def hook(client: object, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait."""

    monkeypatch.setattr("discord.Client.before_identify_hook", hook)


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    discord = FakeDiscord()
    async with serving(discord) as discord.url:
        yield discord


@pytest.fixture
async def guest(fake: FakeDiscord) -> AsyncIterator[Guest]:
    async with connected(fake, fake.url) as guest:
        yield guest
