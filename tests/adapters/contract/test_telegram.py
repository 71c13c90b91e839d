"""Telegram passes the contract."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.telegram.platform import Telegram
from chat.events import Event
from tests.adapters.contract.contract import Contract
from tests.adapters.telegram.conftest import CHAT, COMMANDS, QUICK, Keeper, running, until
from tests.adapters.telegram.said import BEN, PROMO
from tests.adapters.telegram.server import ME, TOKEN, BotApi


class TelegramStand:
    """A Bot API server with one group, in which Ben lives."""

    group = f"telegram:{CHAT}"
    topic = "7"
    role = "Night owl"

    def __init__(self, server: BotApi, platform: Telegram, keeper: Keeper) -> None:
        self.server = server
        self.platform = platform
        self.keeper = keeper

    async def _told(self) -> Event:
        count = len(self.keeper.events)
        await until(lambda: len(self.keeper.events) > count)
        return self.keeper.events[-1]

    async def say(self, text: str) -> Event:
        self.server.post(CHAT, BEN, text)
        return await self._told()

    async def bot_says(self, text: str) -> Event:
        self.server.post(CHAT, PROMO, text)
        return await self._told()

    async def press(self, message: str, label: str) -> Event:
        card = self.server.chats[CHAT].messages[int(message)]
        rows = card["reply_markup"]["inline_keyboard"]
        (data,) = (button["callback_data"] for row in rows for button in row if button["text"] == label)
        query = {"id": "q", "from": BEN, "message": card, "data": data, "chat_instance": "1"}
        self.server.deliver(callback_query=query)
        return await self._told()

    def text(self, message: str) -> str | None:
        found = self.server.chats[CHAT].messages.get(int(message))
        return (found.get("text") or found["caption"]) if found else None

    def picture(self, message: str) -> bool:
        return "photo" in self._message(message)

    @property
    def _status(self) -> str:
        return str(self.server.chats[CHAT].members[BEN["id"]]["status"])

    def may_write(self) -> bool:
        return self._status == "member"

    def _message(self, message: str) -> dict[str, Any]:
        return self.server.chats[CHAT].messages[int(message)]

    def pinned(self, message: str) -> bool:
        return int(message) in self.server.chats[CHAT].pinned

    def reactions(self, message: str) -> list[str]:
        return [each["emoji"] for each in self._message(message).get("reactions", [])]

    def poll(self, message: str) -> tuple[str, list[str], bool]:
        poll = self._message(message)["poll"]
        return poll["question"], [each["text"] for each in poll["options"]], not poll["is_closed"]

    def pace(self) -> float:
        raise NotImplementedError

    def topic_is_open(self) -> bool:
        return not self.server.chats[CHAT].topics[7]

    def title(self) -> bool:
        return bool(self.server.chats[CHAT].members[BEN["id"]].get("tag") == self.role)

    def alone(self) -> list[str]:
        return self.server.said(BEN["id"])

    def shut_up(self) -> None:
        self.server.chats[BEN["id"]].members[ME["id"]]["status"] = "kicked"

    def is_in(self) -> bool:
        return self._status in ("member", "restricted")

    def may_return(self) -> bool:
        return self._status != "kicked"


@pytest.fixture
async def stand() -> AsyncIterator[TelegramStand]:
    server, keeper = BotApi(), Keeper()
    await server.http.start()
    server.chat(CHAT, topics={1: False, 7: False})
    server.chat(BEN["id"], type="private")
    platform = Telegram(TOKEN, server.url, COMMANDS, times=QUICK)
    async with running(platform, keeper):
        yield TelegramStand(server, platform, keeper)
    await server.http.stop()
    assert server.faults == []


class TestTelegram(Contract):
    pass
