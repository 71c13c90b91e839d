"""A server that speaks only as much of the Bot API as it must, and some of that badly."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.telegram.platform import Telegram
from bot.app import open_app
from bot.commands import COMMANDS
from bot.config import Config
from chat.actions import SendMessage
from chat.events import MessagePosted
from chat.words import Words
from tests.adapters.telegram.conftest import QUICK, Keeper, running, until
from tests.adapters.telegram.http import Answer, Http
from tests.adapters.telegram.server import TOKEN

ADVERT = "日结500元 手机兼职刷单 无需押金 加微信 xq88321 名额有限 详情 https://t.me/+AbCdEfGh123"
NOT_THERE = Answer(code=404, body=b"<html>nothing</html>", kind="text/html")


class Hut:
    """getMe, getUpdates, sendMessage and deleteMessage. Everything else is not there, or broken."""

    def __init__(self, absent: Answer = NOT_THERE) -> None:
        self.absent = absent
        self.updates: list[Any] = []
        self.deleted: list[str] = []
        self.forgetful = False
        """It gives all updates again and again, whatever was confirmed."""
        self.asked = 0
        self.http = Http(self._respond)

    async def _respond(self, path: str, form: dict[str, str]) -> Answer:
        match path.rpartition("/")[2]:
            case "getMe":
                return self._result({"is_bot": True, "first_name": "Inn"})
            case "getUpdates":
                self.asked += 1
                offset = 0 if self.forgetful else int(form.get("offset", 0))
                return self._result([each for each in self.updates if each["update_id"] >= offset])
            case "sendMessage":
                return self._result(True)
            case "deleteMessage":
                self.deleted.append(form["message_id"])
                return self._result(True)
        return self.absent

    def _result(self, value: Any) -> Answer:
        return Answer(body=json.dumps({"ok": True, "result": value}).encode(), kind="text/plain")

    def say(self, number: int, text: str, **more: Any) -> None:
        sender, chat = {"id": 7, "first_name": "Ben"}, {"id": -5, "type": "group"}
        message = {"message_id": number, "chat": chat, "from": sender, "text": text, "date": 0, **more}
        self.updates.append({"update_id": number, "message": message})


@pytest.fixture
async def hut() -> AsyncIterator[Hut]:
    hut = Hut()
    await hut.http.start()
    yield hut
    await hut.http.stop()


@asynccontextmanager
async def at_work(hut: Hut, keeper: Keeper) -> AsyncIterator[Telegram]:
    telegram = Telegram(TOKEN, f"http://127.0.0.1:{hut.http.port}", [], times=QUICK)
    async with running(telegram, keeper):
        yield telegram


@pytest.mark.parametrize(
    "absent",
    [
        NOT_THERE,
        Answer(code=404, body=b'{"ok":false,"error_code":404,"description":"Not Found: method not found"}'),
        Answer(code=400, body=b'{"ok":false}'),
        Answer(code=405, body=b""),
        Answer(code=501, body=b"[]"),
        Answer(code=200, body=b"null"),
        Answer(code=200, body=b'{"ok":true,"result":null}'),
        Answer(code=200, body=b'{"ok":true,"result":"?"}'),
    ],
)
async def test_methods_that_are_not_there_do_not_stop_the_reading(hut: Hut, keeper: Keeper, absent: Answer) -> None:
    hut.absent = absent
    hut.say(1, "hello", something_new={"a": 1}, is_topic_message="?", entities={}, reply_to_message=[])
    async with at_work(hut, keeper) as telegram:
        await until(lambda: keeper.of(MessagePosted), seconds=20)
        assert await telegram.perform(SendMessage(group="telegram:-5", reason=Words("by-command"), text="hi")) == ""
        if absent.code != 200:
            assert any(not check.fine for check in await telegram.check("telegram:-5"))
    assert keeper.of(MessagePosted)[0].message.text == "hello"


async def test_the_whole_bot_removes_an_advert_there(hut: Hut, tmp_path: Path) -> None:
    hut.say(1, ADVERT)
    platform = Telegram(TOKEN, f"http://127.0.0.1:{hut.http.port}", [each.spec for each in COMMANDS], times=QUICK)
    async with open_app(Config(data_dir=tmp_path, _env_file=None), [platform]) as app:
        work = [asyncio.create_task(each) for each in (app.bus.run(), app.performer.run(), platform.run(app.emit))]
        await until(lambda: hut.deleted == ["1"], seconds=20)
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)


async def test_a_server_that_forgets_what_was_confirmed_is_not_asked_without_end(hut: Hut, keeper: Keeper) -> None:
    hut.forgetful = True
    hut.say(1, "hello")
    async with at_work(hut, keeper):
        await until(lambda: hut.asked >= 4)
        asked = hut.asked
        await asyncio.sleep(0.3)
        assert hut.asked - asked <= 10
        hut.say(2, "again")
        await until(lambda: len(keeper.events) == 2)
    assert [event.message.text for event in keeper.of(MessagePosted)] == ["hello", "again"]


async def test_the_bots_own_number_is_taken_from_its_token_where_nobody_tells_it(hut: Hut, keeper: Keeper) -> None:
    hut.say(1, "what I say myself", **{"from": {"id": int(TOKEN.partition(":")[0]), "is_bot": True}})
    async with at_work(hut, keeper):
        await until(lambda: keeper.of(MessagePosted))
    assert keeper.of(MessagePosted)[0].message.author.kind == "innkeeper"
