"""A group of the whole bot that strangers say bad things to: what became of it, and whether anything failed."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from structlog.testing import capture_logs

from chat.events import Event, MessagePosted
from chat.message import Message
from chat.people import Member
from chat.plain import plain, plain_name
from chat.platform import Capabilities
from tests.conversations.stage import LOBBY, OFFICE, Stage, stage

ADVERT = "兼职日结，一天300-500，手机就能做，加微信 abc12345"


@dataclass(kw_only=True)
class Group:
    """A stage with a moderators' chat, and people who come from nowhere."""

    on: Stage
    strangers: int = 0

    async def post(self, text: str = "", *, name: str = "Lin", by: Member | None = None, **more: Any) -> list[str]:
        """Let a stranger, or `by`, say something as an adapter would pass it on; give all that the bot did."""
        self.strangers += 1
        self.on.network.now += timedelta(minutes=2)
        number, now = f"x{self.strangers}", self.on.network.now
        author = by or Member(id=f"inn:stranger{self.strangers}", name=plain_name(name))
        self.on.network.names[author.id] = author.name
        said = Message(id=number, group=LOBBY, author=author, at=now, text=plain(text), **more)
        return await self.happen(MessagePosted(id=f"{LOBBY}:{number}:posted", group=LOBBY, at=now, message=said))

    async def happen(self, event: Event) -> list[str]:
        """Let an event go the whole way; nothing may fail on it."""
        self.on.network.lines.clear()
        with capture_logs() as logs:
            await self.on.happen(event)
        failed = [each for each in logs if each["log_level"] in ("error", "critical")]
        assert failed == []
        return list(self.on.network.lines)

    async def call(self, who: str, line: str, *, to: str = "", office: bool = False) -> list[str]:
        """Let somebody who is there write a line, and give all that the bot did."""
        self.on.network.lines.clear()
        with capture_logs() as logs:
            await self.on.say(who, line, to=to, chat=OFFICE if office else LOBBY)
        assert [each for each in logs if each["log_level"] in ("error", "critical")] == []
        return list(self.on.network.lines)

    async def recent(self) -> Sequence[Message]:
        """Give what the bot remembers of what was said."""
        event = Event(id="look", group=LOBBY, at=self.on.network.now)
        await self.on.store.gather([event])
        return list(self.on.store.context(event, now=event.at, capabilities=Capabilities()).recent)

    async def press(self, who: str, label: str) -> list[str]:
        """Let somebody press the newest button of that label."""
        self.on.network.lines.clear()
        await self.on.press(who, label)
        return list(self.on.network.lines)


def caught(lines: Sequence[str]) -> bool:
    """Tell whether the message was removed, or the moderators asked about it."""
    return any(line.startswith(("removed>", "office>")) for line in lines)


@asynccontextmanager
async def group(*people: str) -> AsyncIterator[Group]:
    """Open a group with a moderators' chat; `people` are "Ann regular", "Jonas owner" …"""
    async with stage() as on:
        await on.set("group", "moderators", OFFICE)
        for each in people:
            name, part = each.split()
            await on.come(name, part)
        yield Group(on=on)
