"""Pictures over a real server: what stands on a newcomer's picture is judged as though it had been written."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from structlog.testing import capture_logs

from bot.app import App
from bot.eye import Eye
from tests.adapters.telegram.conftest import CHAT, OFFICE, until
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.said import ANN
from tests.adapters.telegram.server import BotApi
from tests.adapters.telegram.test_whole_bot import ADVERT, stranger, the_bot
from tests.moderation.drawn import bomb, poster, saved, scenery, with_code

needs_reader = pytest.mark.skipif(not Eye().reads, reason="rapidocr or onnxruntime is not installed: extra images")


@asynccontextmanager
async def seeing(folder: Path, server: BotApi) -> AsyncIterator[App]:
    """Run the whole bot, its eye included."""
    async with the_bot(folder, server) as app:
        looking = asyncio.create_task(app.pictures.run())
        yield app
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)


def photos(server: BotApi) -> list[int]:
    return [number for number, each in server.chats[CHAT].messages.items() if "photo" in each]


def sent(server: BotApi, sender: dict[str, Any], image: Image.Image, name: str = "", **more: Any) -> None:
    server.post(CHAT, sender, **server.photo(saved(image, "JPEG"), name), **more)


async def test_an_invitation_in_a_code_on_a_newcomers_picture_is_removed(inn: BotApi, tmp_path: Path) -> None:
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    sent(inn, stranger(1), scenery(1), caption="holiday")
    sent(inn, stranger(2), with_code(2))
    sent(inn, ANN, with_code(3))
    async with seeing(tmp_path, inn):
        await until(lambda: len(photos(inn)) == 2, seconds=30)
        await until(lambda: inn.said(OFFICE))
    assert [inn.chats[CHAT].messages[each]["from"]["id"] for each in photos(inn)] == [9001, ANN["id"]]
    assert "QR code" in inn.said(OFFICE)[0]
    assert "t.me/+AbCdEfGh123" in inn.said(OFFICE)[0]


async def test_bombs_and_broken_files_stop_nothing(inn: BotApi, tmp_path: Path) -> None:
    for number, data in enumerate(
        (bomb(20_000, 20_000), b"<svg/>", b"", b"\xff\xd8\xff" + bytes(99), bytes(11_000_000))
    ):
        inn.post(CHAT, stranger(number), **inn.photo(data))
    sent(inn, stranger(9), with_code(2))
    async with seeing(tmp_path, inn) as app:
        await until(lambda: len(photos(inn)) == 5, seconds=30)
        counts = app.pictures.counts
    assert counts["too many pixels"] == counts["too many bytes"] == 1
    assert counts["no picture of a known format"] == 2


async def test_one_picture_from_many_accounts_is_fetched_and_looked_at_once(inn: BotApi, tmp_path: Path) -> None:
    image = with_code(4)
    for number in range(60):
        sent(inn, stranger(number), image, name="the-same")
    for number in range(60, 70):
        sent(inn, stranger(number), image)
    async with seeing(tmp_path, inn) as app:
        await until(lambda: not photos(inn), seconds=40)
        counts = app.pictures.counts
    assert counts["looked_at"] == 1
    assert counts["known"] >= 60
    assert len(inn.fetched) <= 13


async def test_a_picture_that_cannot_be_fetched_is_left_alone(inn: BotApi, tmp_path: Path) -> None:
    inn.trouble("getFile", Answer(cut=True))
    sent(inn, stranger(1), with_code(1))
    sent(inn, stranger(2), with_code(2))
    async with seeing(tmp_path, inn) as app:
        await until(lambda: len(photos(inn)) == 1, seconds=30)
        assert app.pictures.counts["not fetched"] == 1


@needs_reader
async def test_an_advert_written_on_a_picture_is_removed(inn: BotApi, tmp_path: Path) -> None:
    inn.post(CHAT, ANN, f"/settings group moderators telegram:{OFFICE}")
    lines = (
        "Earn 500 USDT daily from home",
        "no deposit, limited places",
        "write to @quickcash_hr",
        "https://t.me/+AbCdEfGh123",
    )
    sent(inn, stranger(1), poster(*lines, seed=1))
    sent(inn, stranger(2), poster("Meeting moved to Thursday", "room 4, bring your notes", seed=2))
    async with seeing(tmp_path, inn) as app:
        await until(lambda: len(photos(inn)) == 1, seconds=60)
        await until(lambda: app.pictures.counts["read"] == 2, seconds=60)
        await until(lambda: inn.said(OFFICE))
    assert "written in a picture" in inn.said(OFFICE)[0]
    assert len(photos(inn)) == 1


async def test_without_the_extra_the_bot_says_once_that_it_looks_at_no_pictures(
    inn: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(inn, stranger(1), with_code(1))
    for name in ("PIL", "zxingcpp", "imagehash", "rapidocr"):
        monkeypatch.setitem(sys.modules, name, None)
    inn.post(CHAT, stranger(2), ADVERT)
    with capture_logs() as logs:
        async with seeing(tmp_path, inn):
            await until(lambda: inn.made("deleteMessage"))
            await asyncio.sleep(0.1)
    assert [each["event"] for each in logs].count("pictures_not_looked_at") == 1
    assert len(photos(inn)) == 1
    assert inn.fetched == []
