"""A machine whose clock is an hour off: the door is kept and mutes end when they should, by Telegram's own time."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bot.app
from adapters.telegram.platform import Telegram
from bot.commands import COMMANDS
from bot.config import Config
from tests.adapters.telegram.conftest import CHAT, QUICK, until
from tests.adapters.telegram.said import ANN, BEN
from tests.adapters.telegram.server import TOKEN, BotApi
from tests.adapters.telegram.test_door import answer, come, press, questions, settle, status
from tests.adapters.telegram.test_whole_bot import ADVERT, standing, stranger


@pytest.mark.parametrize("hours", [1, -1, 0], ids=["fast", "slow", "right"])
async def test_everything_goes_by_telegrams_clock(
    hours: int, inn: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong() -> datetime:
        return datetime.now(UTC) + timedelta(hours=hours)

    inn.http.date = lambda: datetime.now(UTC)
    monkeypatch.setattr(bot.app, "now", wrong)
    platform = Telegram(TOKEN, inn.url, [command.spec for command in COMMANDS], times=QUICK, now=wrong)
    async with bot.app.open_app(Config(data_dir=tmp_path, _env_file=None), [platform]) as app:
        work = [asyncio.create_task(each) for each in (app.bus.run(), app.performer.run(), platform.run(app.emit))]
        await settle(inn, "verification who everyone", "verification how sum")
        come(inn, BEN)
        await until(lambda: questions(inn) and status(inn, BEN) == "restricted")
        (question,) = questions(inn)
        await press(inn, BEN, question, answer(question))
        await until(lambda: status(inn, BEN) == "member")
        talker = stranger(4)
        inn.post(CHAT, talker, "hello")
        inn.post(CHAT, ANN, f"/mute {talker['id']} 10m")
        await until(lambda: status(inn, talker) == "restricted")
        ends = inn.chats[CHAT].members[talker["id"]]["until_date"] - datetime.now(UTC).timestamp()
        assert 500 < ends < 700
        inn.post(CHAT, stranger(5), ADVERT)
        await until(lambda: ADVERT not in standing(inn))
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
