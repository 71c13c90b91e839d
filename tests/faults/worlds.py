"""The networks in which the deeds are done: real servers that count, and eyes to see what came of it."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from tests.adapters.discord.server import FakeDiscord, serving
from tests.adapters.discord.world import BOT, user
from tests.adapters.telegram.conftest import CHAT
from tests.adapters.telegram.server import ME, BotApi
from tests.faults.deeds import CARD, CHANGED, NEWS, SAID, Place


class World(Protocol):
    """A network. `url` is what a process has to know to get there."""

    place: Place
    url: str

    def prepare(self, kind: str) -> None:
        """Let there be something to do it to."""

    def calls(self, kind: str) -> int:
        """Give how often the network was asked to do it."""

    def is_done(self, kind: str) -> bool:
        """Tell whether it is as it should be."""

    def news(self) -> int:
        """Give how often the post stands."""


class TelegramWorld:
    """A Bot API server."""

    METHODS: Final = {
        "DeleteMessage": "deleteMessage",
        "Retract": "deleteMessage",
        "Mute": "restrictChatMember",
        "Unmute": "restrictChatMember",
        "Kick": "banChatMember",
        "Ban": "banChatMember",
        "Unban": "unbanChatMember",
        "SendMessage": "sendMessage",
        "EditMessage": "editMessageText",
    }

    def __init__(self, server: BotApi) -> None:
        self.server, self.url = server, server.url
        self.chat = server.chat(CHAT)
        self.ben = {"id": 700, "is_bot": False, "first_name": "Ben"}
        said, card = server.message(CHAT, self.ben, text=SAID), server.message(CHAT, ME, text=CARD)
        self.place = Place(
            group=f"telegram:{CHAT}",
            member="telegram:700",
            message=str(said["message_id"]),
            card=str(card["message_id"]),
        )

    def prepare(self, kind: str) -> None:
        status = {"Unmute": "restricted", "Unban": "kicked"}.get(kind, "member")
        self.chat.members[700]["status"] = status

    def calls(self, kind: str) -> int:
        return len(self.server.made(self.METHODS[kind]))

    def is_done(self, kind: str) -> bool:
        status, messages = self.chat.members[700]["status"], self.chat.messages
        return {
            "DeleteMessage": int(self.place.message) not in messages,
            "Retract": int(self.place.card) not in messages,
            "EditMessage": messages.get(int(self.place.card), {}).get("text") == CHANGED,
            "Mute": status == "restricted",
            "Unmute": status == "member",
            "Kick": status == "left" or (status == "kicked" and self._back_within_a_minute()),
            "Ban": status == "kicked",
            "Unban": status == "left",
            "SendMessage": self.news() == 1,
        }[kind]

    def _back_within_a_minute(self) -> bool:
        return 0 < self.chat.members[700].get("until_date", 0) <= time.time() + 60

    def news(self) -> int:
        return self.server.said(CHAT).count(NEWS)


class DiscordWorld:
    """Discord's REST API and gateway."""

    PATHS: Final = {
        "DeleteMessage": ("DELETE", "/messages/"),
        "Retract": ("DELETE", "/messages/"),
        "Mute": ("PATCH", "/members/"),
        "Unmute": ("PATCH", "/members/"),
        "Kick": ("DELETE", "/members/"),
        "Ban": ("PUT", "/bans/"),
        "Unban": ("DELETE", "/bans/"),
        "SendMessage": ("POST", "/messages"),
        "EditMessage": ("PATCH", "/messages/"),
    }
    place = Place(group="discord:100", member="discord:700", message="301/5001", card="301/5002")

    def __init__(self, fake: FakeDiscord) -> None:
        self.fake, self.url = fake, fake.url
        fake.server.join(user("700", "Ben"))
        fake.server.say("700", SAID, id="5001")
        fake.server.say(BOT, CARD, id="5002")

    def prepare(self, kind: str) -> None:
        if kind == "Unmute":
            self.fake.server.members["700"]["communication_disabled_until"] = "2099-01-01T00:00:00+00:00"
        if kind == "Unban":
            self.fake.server.bans["700"] = {}

    def calls(self, kind: str) -> int:
        return len(self.fake.calls(*self.PATHS[kind]))

    def is_done(self, kind: str) -> bool:
        server = self.fake.server
        until = server.members.get("700", {}).get("communication_disabled_until")
        messages = server.messages["301"]
        return {
            "DeleteMessage": "5001" not in messages,
            "Retract": "5002" not in messages,
            "EditMessage": messages.get("5002", {}).get("content") == CHANGED,
            "Mute": until is not None and datetime.fromisoformat(until) > datetime.now(UTC),
            "Unmute": until is None,
            "Kick": "700" not in server.members and "700" not in server.bans,
            "Ban": "700" in server.bans,
            "Unban": "700" not in server.bans,
            "SendMessage": self.news() == 1,
        }[kind]

    def news(self) -> int:
        return [each["content"] for each in self.fake.server.messages["301"].values()].count(NEWS)


class StreetWorld:
    """A street whose only memory is a file: every line is something that was done."""

    place = Place(group="street:1", member="street:700", message="1", card="2")

    def __init__(self, file: Path) -> None:
        self.url = str(file)

    def prepare(self, kind: str) -> None:
        Path(self.url).write_text("")

    def calls(self, kind: str) -> int:
        return [json.loads(line) for line in Path(self.url).read_text().splitlines()].count(kind)

    def is_done(self, kind: str) -> bool:
        return self.calls(kind) > 0

    def news(self) -> int:
        return self.calls("SendMessage")


@asynccontextmanager
async def telegram_world(_folder: Path) -> AsyncIterator[World]:
    server = BotApi()
    await server.http.start()
    yield TelegramWorld(server)
    await server.http.stop()
    assert server.faults == []


@asynccontextmanager
async def discord_world(_folder: Path) -> AsyncIterator[World]:
    fake = FakeDiscord()
    async with serving(fake) as fake.url:
        yield DiscordWorld(fake)


@asynccontextmanager
async def street_world(folder: Path) -> AsyncIterator[World]:
    yield StreetWorld(folder / "street")


WORLDS: Final = {
    "telegram": telegram_world,
    "discord": discord_world,
    "street": street_world,
}
