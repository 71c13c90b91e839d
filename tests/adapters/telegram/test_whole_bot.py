"""The whole bot on a Bot API server: adverts removed, cards pressed, killed and started again."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.telegram.platform import Telegram, Times
from bot.app import App, open_app
from bot.commands import COMMANDS
from bot.config import Config
from tests.adapters.telegram.conftest import CHAT, OFFICE, QUICK, until
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.said import ANN
from tests.adapters.telegram.server import ME, TOKEN, BotApi, RefusedError

ADVERT = "日结500元 手机兼职刷单 无需押金 加微信 xq88321 名额有限 详情 https://t.me/+AbCdEfGh123"


def stranger(number: int) -> dict[str, Any]:
    return {"id": 9000 + number, "is_bot": False, "first_name": f"User {number}"}


@asynccontextmanager
async def the_bot(folder: Path, server: BotApi, times: Times = QUICK) -> AsyncIterator[App]:
    """Run the whole bot in this process."""
    platform = Telegram(TOKEN, server.url, [command.spec for command in COMMANDS], times=times)
    async with open_app(Config(data_dir=folder, _env_file=None), [platform]) as app:
        tasks = [app.bus.run(), app.performer.run(), platform.run(app.emit)]
        work = [asyncio.create_task(each) for each in tasks]
        yield app
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)


def standing(server: BotApi) -> list[str]:
    messages = server.chats[CHAT].messages.values()
    return [each["text"] for each in messages if "text" in each and each["from"]["id"] != ME["id"]]


async def test_an_advert_is_removed_and_talk_is_left_alone(inn: BotApi, tmp_path: Path) -> None:
    inn.post(CHAT, stranger(1), "有人知道明天的聚会几点开始吗？")
    inn.post(CHAT, stranger(2), ADVERT)
    inn.post(CHAT, ANN, ADVERT)
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.made("deleteMessage"))
        await until(lambda: inn.offset)
    assert standing(inn) == ["有人知道明天的聚会几点开始吗？", ADVERT]


async def test_a_card_is_shown_in_the_office_and_its_undo_takes_everything_back(inn: BotApi, tmp_path: Path) -> None:
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        inn.post(CHAT, stranger(2), ADVERT)
        await until(lambda: inn.said(OFFICE))
        card = next(iter(inn.chats[OFFICE].messages.values()))
        data = [each["callback_data"] for row in card["reply_markup"]["inline_keyboard"] for each in row]
        undo = next(each for each in data if each.startswith("undo"))
        assert undo.endswith(f"|{CHAT}")
        press = {"id": "q1", "from": ANN, "message": card, "data": undo, "chat_instance": "1"}
        inn.deliver(callback_query=press)
        await until(lambda: any(ADVERT in text for text in inn.said(CHAT)))
        assert inn.answered == ["q1"]


async def test_a_button_pressed_by_somebody_else_does_nothing(inn: BotApi, tmp_path: Path) -> None:
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        inn.post(CHAT, stranger(2), ADVERT)
        await until(lambda: inn.said(OFFICE))
        card = next(iter(inn.chats[OFFICE].messages.values()))
        undo = next(each["callback_data"] for row in card["reply_markup"]["inline_keyboard"] for each in row)
        forged = {"id": "q2", "from": stranger(7), "data": undo.replace("why", "undo"), "chat_instance": "1"}
        inn.deliver(callback_query=forged | {"message": inn.message(CHAT, ME, text="x")})
        inn.deliver(callback_query=forged | {"id": "q3", "message": card})
        await until(lambda: len(inn.answered) == 2)
        await asyncio.sleep(0.2)
        assert not any(ADVERT in text for text in inn.said(CHAT))


async def test_an_office_gives_nobody_a_right_that_the_group_does_not(inn: BotApi, tmp_path: Path) -> None:
    watcher, rights = stranger(5), {"can_delete_messages": True, "can_restrict_members": False}
    inn.chats[CHAT].members[watcher["id"]] = {"user": watcher, "status": "administrator", **rights}
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        target = stranger(2)
        inn.post(CHAT, target, "hello")
        inn.post(OFFICE, watcher, f"/ban {target['id']}")
        await until(lambda: any("yourself" in text for text in inn.said(OFFICE)))
        assert inn.made("banChatMember") == []
        inn.post(OFFICE, ANN, f"/ban {target['id']}")
        await until(lambda: inn.made("banChatMember"))


async def test_moderators_are_told_once_what_the_bot_may_not_do(inn: BotApi, tmp_path: Path) -> None:
    inn.chats[CHAT].members[ME["id"]].update(can_delete_messages=False, can_restrict_members=False)
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        for number in range(3):
            inn.post(CHAT, stranger(number), f"{ADVERT} {number}")
        await until(lambda: any("message can't be deleted" in text for text in inn.said(OFFICE)))
        await asyncio.sleep(0.2)
    assert sum("message can't be deleted" in text for text in inn.said(OFFICE)) == 1


async def test_a_server_that_keeps_failing_loses_no_removal(inn: BotApi, tmp_path: Path) -> None:
    inn.trouble("deleteMessage", Answer(cut=True), Answer(code=502, body=b"<html>"), Answer(body=b""))
    inn.flood("deleteMessage", 1)
    for number in range(6):
        inn.post(CHAT, stranger(number), f"{ADVERT} {number}")
    inn.trouble("getUpdates", Answer(cut=True), after=True)
    async with the_bot(tmp_path, inn):
        await until(lambda: standing(inn) == [], seconds=20)


async def test_an_answer_is_given_once_though_the_call_comes_twice(inn: BotApi, tmp_path: Path) -> None:
    asked = inn.message(CHAT, ANN, text="/help")
    inn.deliver(message=asked)
    inn.deliver(message=asked)
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        await until(lambda: inn.offset)
        await asyncio.sleep(0.2)
    assert len(inn.made("sendMessage")) == 1


async def test_an_edit_that_comes_before_what_it_edits_is_the_form_that_counts(inn: BotApi, tmp_path: Path) -> None:
    sender = stranger(2)
    original = inn.message(CHAT, sender, text="有人知道明天的聚会几点开始吗？")
    edited = original | {"text": ADVERT, "edit_date": original["date"] + 1}
    inn.chats[CHAT].messages[original["message_id"]] = edited
    for update in ({"edited_message": edited}, {"message": original}, {"edited_message": edited}):
        inn.deliver(**update)
    async with the_bot(tmp_path, inn):
        await until(lambda: standing(inn) == [])
        await until(lambda: inn.offset > 103)
    assert len(inn.made("deleteMessage")) == 1


async def test_a_raid_is_swept_with_few_calls(inn: BotApi, tmp_path: Path) -> None:
    inn.deliver(message=inn.message(CHAT, ANN, new_chat_members=[stranger(number) for number in range(1000)]))
    for number in range(150):
        inn.post(CHAT, stranger(number), f"{ADVERT} {number}")
    inn.post(CHAT, ANN, "大家好")
    async with the_bot(tmp_path, inn):
        await until(lambda: not any(ADVERT in text for text in standing(inn)), seconds=30)
        calls = len(inn.made("deleteMessages")) + len(inn.made("deleteMessage"))
    assert calls < 40
    assert "大家好" in standing(inn)


async def test_brought_into_a_group_it_greets_and_its_buttons_work(inn: BotApi, tmp_path: Path) -> None:
    before, now = {"user": ME, "status": "left"}, {"user": ME, "status": "member"}
    change = {"chat": inn.chats[CHAT].shown, "from": ANN, "date": 1, "old_chat_member": before, "new_chat_member": now}
    inn.deliver(my_chat_member=change)
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        assert "Delete messages" in inn.said(CHAT)[0]
        greeting = next(iter(inn.chats[CHAT].messages.values()))
        press = {"from": ANN, "message": greeting, "chat_instance": "1"}
        inn.deliver(callback_query=press | {"id": "q1", "data": "lang zh-TW"})
        inn.deliver(callback_query=press | {"id": "q2", "data": "preset strict"})
        inn.deliver(callback_query=press | {"id": "q3", "data": "done"})
        await until(lambda: any("已設為：嚴格" in text for text in inn.said(CHAT)))
        await until(lambda: greeting["message_id"] not in inn.chats[CHAT].messages)


async def test_the_doctor_says_what_is_missing_and_then_that_all_is_well(inn: BotApi, tmp_path: Path) -> None:
    inn.chats[CHAT].members[ME["id"]].update(can_restrict_members=False)
    inn.post(CHAT, ANN, "/doctor")
    async with the_bot(tmp_path, inn):
        await until(lambda: any("Ban users" in text for text in inn.said(CHAT)))
        inn.chats[CHAT].members[ME["id"]].update(can_restrict_members=True)
        inn.post(CHAT, ANN, "/doctor@innkeeper_bot")
        await until(lambda: any("All is well" in text for text in inn.said(CHAT)))


async def test_a_code_told_in_the_group_makes_another_chat_its_office(inn: BotApi, tmp_path: Path) -> None:
    inn.chats[OFFICE].members[ANN["id"]] = {"user": ANN, "status": "creator"}
    inn.post(CHAT, ANN, "/office")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(CHAT))
        code = inn.said(CHAT)[0].rpartition(" ")[2]
        inn.post(OFFICE, ANN, f"/office {code}")
        await until(lambda: inn.said(OFFICE))
        inn.post(CHAT, stranger(2), ADVERT)
        await until(lambda: len(inn.said(OFFICE)) == 2)


async def test_an_upgraded_group_keeps_its_settings_and_its_office(inn: BotApi, tmp_path: Path) -> None:
    inn.chat(-5, type="group").members[ANN["id"]] = {"user": ANN, "status": "creator"}
    inn.post(-5, ANN, f"/settings group moderators telegram:{OFFICE}")
    async with the_bot(tmp_path, inn):
        await until(lambda: inn.said(-5))
        inn.post(-5, ANN, migrate_to_chat_id=CHAT)
        inn.post(CHAT, ANN, migrate_from_chat_id=-5)
        await until(lambda: inn.offset > 103)
        inn.post(CHAT, stranger(2), ADVERT)
        await until(lambda: inn.said(OFFICE))


COUNT = 120


@pytest.mark.timeout(120)
async def test_killed_again_and_again_it_neither_repeats_nor_forgets(inn: BotApi, tmp_path: Path) -> None:
    chance = random.Random(20260301)
    for number in range(COUNT):
        text = f"{ADVERT} {number}" if number % 4 == 0 else f"第{number}条：我觉得可以先试试第{number % 9}种办法"
        inn.post(CHAT, stranger(number), text)
    inn.post(CHAT, ANN, "/help")
    for _ in range(4):
        process = await start(tmp_path, inn)
        await asyncio.sleep(chance.uniform(0.0, 0.5))
        process.kill()
        await process.wait()
    process = await start(tmp_path, inn)
    await until(lambda: len(standing(inn)) == COUNT * 3 // 4 + 1, seconds=60)
    await until(lambda: inn.offset > 100 + COUNT, seconds=30)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 20) == 0
    assert not any(ADVERT in text for text in standing(inn))
    assert len(inn.made("sendMessage")) <= 1


CRASHES = [
    (method, when)
    for method in ("getUpdates", "deleteMessage", "restrictChatMember", "sendMessage")
    for when in ("before", "after")
]


@pytest.mark.parametrize(("method", "when"), CRASHES)
async def test_killed_at_a_call_it_finishes_what_it_had_decided(
    inn: BotApi, tmp_path: Path, method: str, when: str
) -> None:
    """Killed as the server hears the call, or as it has done it and before it answers."""
    inn.post(CHAT, stranger(1), ADVERT)
    inn.post(CHAT, ANN, "/help")
    armed = [True]

    async def kill(name: str, moment: str) -> None:
        if armed and (name, moment) == (method, when) and (name != "getUpdates" or inn.offset):
            armed.clear()
            process.kill()
            await process.wait()

    inn.hook = kill
    process = await start(tmp_path, inn)
    await until(lambda: not armed, seconds=30)
    process = await start(tmp_path, inn)
    await until(lambda: standing(inn) == ["/help"], seconds=30)
    await until(lambda: inn.chats[CHAT].members[9001]["status"] == "restricted", seconds=30)
    await until(lambda: inn.offset > 102 or method == "getUpdates", seconds=30)
    if method != "sendMessage":
        await until(lambda: inn.said(CHAT), seconds=30)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 20) == 0
    assert len(inn.said(CHAT)) <= 2
    assert len(set(inn.said(CHAT))) == len(inn.said(CHAT))


async def start(folder: Path, server: BotApi) -> asyncio.subprocess.Process:
    """Start the bot as a process of its own, and wait until it makes its first call."""
    before = len(server.calls)
    command = [sys.executable, "-m", "tests.adapters.telegram.crashing", str(folder), server.url]
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)
    await until(lambda: len(server.calls) > before, seconds=30)
    return process


async def test_a_second_bot_stops_the_process_with_one_line(inn: BotApi, tmp_path: Path) -> None:
    conflict = RefusedError(409, "Conflict: terminated by other getUpdates request").answer
    inn.trouble("getUpdates", *[conflict] * 10)
    process = await start(tmp_path, inn)
    assert await asyncio.wait_for(process.wait(), 30) != 0
    assert "stop the other process" in (tmp_path / "log").read_text()
    assert TOKEN not in (tmp_path / "log").read_text()
