"""Discord passes the contract."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.discord.rights import INVITE
from chat.events import Event
from tests.adapters.contract.contract import Contract
from tests.adapters.discord.conftest import Guest, connected
from tests.adapters.discord.server import FakeDiscord, serving, until
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.world import user

ESCAPED = re.compile(r"\\([*_~`|>\\-])")


class DiscordStand:
    """A server in which somebody without any role lives; the bot may do exactly what its invite link asks for."""

    group = "discord:100"
    topic = "401"
    role = "role 204"

    def __init__(self, guest: Guest) -> None:
        self.guest = guest
        self.fake = guest.fake
        self.platform = guest.discord
        self.fake.server.join(user("777", "Ben"))
        self.fake.server.roles["203"] = (INVITE, 10)

    async def _told(self, name: str, data: dict[str, Any]) -> Event:
        count = len(self.guest.events)
        await self.fake.tell(name, data)
        await until(lambda: len(self.guest.events) > count)
        return self.guest.events[-1]

    async def say(self, text: str) -> Event:
        return await self._told("MESSAGE_CREATE", self.fake.server.told(self.fake.server.say("777", text)))

    async def bot_says(self, text: str) -> Event:
        self.fake.server.join(user("778", "promo", bot=True))
        return await self._told("MESSAGE_CREATE", self.fake.server.told(self.fake.server.say("778", text)))

    async def press(self, message: str, label: str) -> Event:
        card = self.fake.server.messages["301"][message.split("/")[1]]
        buttons = (each for row in card["components"] for each in row["components"])
        (pressed,) = (each["custom_id"] for each in buttons if each["label"] == label)
        data = {"custom_id": pressed, "component_type": 2}
        return await self._told("INTERACTION_CREATE", interaction(3, data, "777", self.fake, message=card))

    def text(self, message: str) -> str | None:
        channel, number = message.split("/")
        found = self.fake.server.messages[channel].get(number)
        return ESCAPED.sub(r"\1", found["content"]) if found else None

    def picture(self, message: str) -> bool:
        return bool(self._message(message)["attachments"])

    def may_write(self) -> bool:
        until_when = self.fake.server.members["777"].get("communication_disabled_until")
        return until_when is None or datetime.fromisoformat(until_when) < datetime.now(UTC)

    def _message(self, message: str) -> dict[str, Any]:
        channel, number = message.split("/")
        return self.fake.server.messages[channel][number]

    def pinned(self, message: str) -> bool:
        return bool(self._message(message)["pinned"])

    def reactions(self, message: str) -> list[str]:
        return list(self._message(message).get("mine", []))

    def poll(self, message: str) -> tuple[str, list[str], bool]:
        poll = self._message(message)["poll"]
        answers = [each["poll_media"]["text"] for each in poll["answers"]]
        return poll["question"]["text"], answers, "results" not in poll

    def pace(self) -> float:
        return float(self.fake.server.threads["401"]["rate_limit_per_user"])

    def topic_is_open(self) -> bool:
        about = self.fake.server.threads["401"]["thread_metadata"]
        return not (about["archived"] or about["locked"])

    def title(self) -> bool:
        return "204" in self.fake.server.members["777"]["roles"]

    def alone(self) -> list[str]:
        (channel,) = (each for each, to in self.fake.rest.private.items() if to == "777")
        return [each["content"] for each in self.fake.server.messages[channel].values()]

    def shut_up(self) -> None:
        self.fake.rest.closed_to.add("777")

    def is_in(self) -> bool:
        return "777" in self.fake.server.members

    def may_return(self) -> bool:
        return "777" not in self.fake.server.bans


@pytest.fixture
async def stand() -> AsyncIterator[DiscordStand]:
    fake = FakeDiscord()
    async with serving(fake) as fake.url, connected(fake, fake.url) as guest:
        yield DiscordStand(guest)


class TestDiscord(Contract):
    pass
