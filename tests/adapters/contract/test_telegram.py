"""Telegram passes the contract."""

from collections.abc import AsyncIterator

import pytest

from adapters.telegram.platform import Telegram
from chat.events import Event
from tests.adapters.contract.contract import Contract
from tests.adapters.telegram.conftest import CHAT, COMMANDS, QUICK, Keeper, running, until
from tests.adapters.telegram.said import BEN
from tests.adapters.telegram.server import TOKEN, BotApi


class TelegramStand:
    """A Bot API server with one group, in which Ben lives."""

    group = f"telegram:{CHAT}"

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

    async def press(self, message: str, label: str) -> Event:
        card = self.server.chats[CHAT].messages[int(message)]
        rows = card["reply_markup"]["inline_keyboard"]
        (data,) = (button["callback_data"] for row in rows for button in row if button["text"] == label)
        query = {"id": "q", "from": BEN, "message": card, "data": data, "chat_instance": "1"}
        self.server.deliver(callback_query=query)
        return await self._told()

    def text(self, message: str) -> str | None:
        found = self.server.chats[CHAT].messages.get(int(message))
        return found["text"] if found else None

    @property
    def _status(self) -> str:
        return str(self.server.chats[CHAT].members[BEN["id"]]["status"])

    def may_write(self) -> bool:
        return self._status == "member"

    def is_in(self) -> bool:
        return self._status in ("member", "restricted")

    def may_return(self) -> bool:
        return self._status != "kicked"


@pytest.fixture
async def stand() -> AsyncIterator[TelegramStand]:
    server, keeper = BotApi(), Keeper()
    await server.http.start()
    server.chat(CHAT)
    platform = Telegram(TOKEN, server.url, COMMANDS, times=QUICK)
    async with running(platform, keeper):
        yield TelegramStand(server, platform, keeper)
    await server.http.stop()
    assert server.faults == []


class TestTelegram(Contract):
    pass
