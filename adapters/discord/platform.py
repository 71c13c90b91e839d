"""Discord as a platform: what its gateway tells becomes events, actions become requests."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from adapters.discord import outgoing
from adapters.discord.acting import Acting
from adapters.discord.connection import BASE_URL, Connection
from adapters.discord.files import Files
from adapters.discord.listening import Listening
from adapters.discord.marks import Marks
from adapters.discord.past import PAUSE, PastReader
from adapters.discord.pending import Pending
from adapters.discord.suggesting import Suggest, nothing
from adapters.web.dates import ServerTime
from chat.actions import ChatAction
from chat.commands import CommandSpec
from chat.people import GroupId, Member, MemberId
from chat.platform import Capabilities, Check, Emit, Part
from chat.words import Words

CLOSING_SECONDS: Final = 3.0
"""How long to wait for connections to close."""


def wall_clock() -> datetime:
    """Give the time."""
    return datetime.now(UTC)


class Discord:
    """The chat network Discord, for all the servers that one bot is in."""

    name = "discord"
    capabilities = Capabilities(reads_back=True, presses_while_muted=False, longest_text=outgoing.LONGEST)
    at_once = outgoing.AT_ONCE

    def __init__(
        self,
        token: str,
        base_url: str = BASE_URL,
        *,
        gateway: str = "",
        commands: Sequence[CommandSpec] = (),
        marks: Path | str = ":memory:",
        suggest: Suggest = nothing,
        now: Callable[[], datetime] = wall_clock,
        pause: float = PAUSE,
    ) -> None:
        """`base_url` is asked for everything, where the gateway is too, unless that is known as `gateway`.

        `marks`: the file of how far was read. `suggest`: what an option may be, while somebody types. `pause`: seconds
        between two pages of the past.
        """
        self._marks = Marks(marks)
        self._connection = Connection(token, base_url, commands, gateway, ServerTime(now))
        self._pending = Pending()
        self._files = Files(base_url)
        self._listening = Listening(
            self._connection,
            marks=self._marks,
            pending=self._pending,
            commands={spec.name: spec for spec in commands},
            suggest=suggest,
            now=lambda: now() + self._connection.time.off,
        )
        self._past = PastReader(self._connection, self._marks, now, pause=pause)
        self._acting = Acting(self._connection, marks=self._marks, pending=self._pending, now=now)

    async def run(self, emit: Emit) -> None:
        """Connect and emit until cancelled; raises `DiscordError` for what the operator has to mend."""
        parts = (
            self._connection.stay(self._listening.hear),
            self._listening.listen(emit),
            self._listening.acknowledge(),
            self._acting.go_on(),
        )
        work = [asyncio.create_task(part) for part in parts]
        try:
            done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            await _ended(work)
            await self._pending.close()

    async def perform(self, action: ChatAction) -> str:
        """Do one action; give the id of the message it made. Raises `PlatformError`."""
        return await self._acting.perform(action)

    async def fetch(self, file: str, most: int) -> bytes:
        """Give a picture's bytes; raises `PlatformError`."""
        return await self._files.fetch(file, most)

    async def check(self, group: GroupId = "", office: GroupId = "") -> Sequence[Check]:
        """Look at the bot's intents, rights and role; raises `PlatformError` where Discord does not answer."""
        async with self._connection.for_questions():
            return await self._acting.check(group, office)

    async def look_up(self, group: GroupId, member: MemberId) -> Member | None:
        """Give somebody as Discord knows them in a server at this moment; raises `PlatformError`."""
        return await self._acting.look_up(group, member)

    def against(self, group: GroupId, title: str) -> Words | None:
        """Say why a title cannot be given or taken in a server, where that is known beforehand."""
        return self._acting.against(group, title)

    def past(self, group: GroupId, since: datetime) -> AsyncIterator[Part]:
        """Give what was said in a server since a moment, but for what was settled; raises `PlatformError`."""
        return self._past.read(group, since)

    async def sweep(self, group: GroupId, messages: Sequence[str]) -> None:  # noqa: ARG002 - messages name their channel
        """Take away up to a hundred messages with as few calls as Discord allows; raises `PlatformError`."""
        await self._acting.sweep(messages)


async def _ended(work: Sequence[asyncio.Task[None]]) -> None:
    """Cancel tasks and wait for them to close what they have open, also when asked a second time to stop."""
    for task in work:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.wait(work, timeout=CLOSING_SECONDS)
    await asyncio.wait(work, timeout=CLOSING_SECONDS)
