"""The webhook over a real socket: what is taken, what is turned away, and nothing taken before it is on disk."""

import asyncio
import gzip
import json
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from adapters.telegram.platform import StoppedError, Telegram
from adapters.telegram.webhook import LARGEST, Webhook, address
from adapters.web.server import Server
from bot.app import open_app
from bot.config import Config
from chat.events import MessagePosted
from storage.errors import StorageError
from storage.store import Store
from tests.adapters.telegram.conftest import CHAT, COMMANDS, QUICK, Keeper, running, until
from tests.adapters.telegram.said import ANN, BEN
from tests.adapters.telegram.server import TOKEN, BotApi

SECRET = "a-made-up-secret-of-the-inn"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
JSON = {"Content-Type": "application/json"}


@asynccontextmanager
async def serving(server: BotApi, *, patience: float = 5.0) -> AsyncIterator[Telegram]:
    """Serve the webhook of a bot on a free port, without any page beside it."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    taken.close()
    web = Server("127.0.0.1", port)
    hook = Webhook(address(f"http://127.0.0.1:{port}/updates", SECRET, Path()), patience=patience)
    web.mount(hook.address.path, hook)
    task = asyncio.create_task(web.serve())
    await web.opened.wait()
    try:
        yield Telegram(TOKEN, server.url, COMMANDS, times=QUICK, webhook=hook)
    finally:
        await server.poster.post_to("", "")
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def update(number: int, text: str = "hi") -> dict[str, Any]:
    chat = {"id": CHAT, "type": "supergroup", "title": "The Inn"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1_772_452_800, "chat": chat, "from": BEN, "text": text},
    }


async def post(telegram: Telegram, body: bytes, headers: dict[str, str] | None = None) -> int:
    assert telegram.webhook is not None
    shown = HEADERS | JSON if headers is None else headers
    async with httpx.AsyncClient() as client:
        return (await client.post(telegram.webhook.address.url, content=body, headers=shown)).status_code


async def test_updates_are_posted_in_order_and_taken_once(server: BotApi, keeper: Keeper) -> None:
    for number in range(30):
        server.post(CHAT, BEN, f"第{number}条")
    async with serving(server) as telegram, running(telegram, keeper):
        await until(lambda: len(keeper.events) == 30)
    (asked,) = server.made("setWebhook")
    assert (asked["secret_token"], asked["drop_pending_updates"]) == (SECRET, "false")
    assert all(kind in asked["allowed_updates"] for kind in ("chat_member", "message_reaction", "chat_join_request"))
    assert [event.message.text for event in keeper.of(MessagePosted)] == [f"第{number}条" for number in range(30)]
    assert server.made("getUpdates") == []


async def test_the_same_update_posted_twice_is_the_same_event(server: BotApi, keeper: Keeper) -> None:
    server.poster.twice = True
    server.post(CHAT, BEN, "hi")
    async with serving(server) as telegram, running(telegram, keeper):
        await until(lambda: len(keeper.events) == 2)
    assert len({event.id for event in keeper.events}) == 1


async def test_an_update_that_is_not_on_disk_is_refused_until_it_is(server: BotApi, keeper: Keeper) -> None:
    keeper.hold = asyncio.Event()
    server.post(CHAT, BEN, "hi")
    async with serving(server, patience=0.1) as telegram, running(telegram, keeper):
        await until(lambda: server.poster.answers.count(503) >= 2)
        assert 200 not in server.poster.answers
        keeper.hold.set()
        await until(lambda: 200 in server.poster.answers)


async def test_a_bot_that_is_not_there_yet_lets_telegram_keep_its_updates(server: BotApi, keeper: Keeper) -> None:
    async with serving(server) as telegram:
        assert await post(telegram, json.dumps(update(1)).encode()) == 503
        async with running(telegram, keeper):
            await until(lambda: server.poster.url)
            assert await post(telegram, json.dumps(update(1)).encode()) == 200
        assert await post(telegram, json.dumps(update(2)).encode()) == 503


async def test_nobody_without_the_secret_is_heard(server: BotApi, keeper: Keeper) -> None:
    body = json.dumps(update(1)).encode()
    async with serving(server) as telegram, running(telegram, keeper):
        await until(lambda: server.poster.url)
        for wrong in ({}, {"X-Telegram-Bot-Api-Secret-Token": SECRET[:-1]}, {"X-Telegram-Bot-Api-Secret-Token": ""}):
            assert await post(telegram, body, JSON | wrong) == 401
        assert keeper.events == []
        assert await post(telegram, body) == 200
        assert len(keeper.events) == 1


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {}, 400),
        (b"", {}, 400),
        (b"[]", {}, 400),
        (b'{"message": {}}', {}, 400),
        (b'{"update_id":1,"x":' + b"[" * 10_000 + b"]" * 10_000 + b"}", {}, 400),
        (b'{"update_id":"\xff\xfe"}', {}, 400),
        (b'{"update_id":1,"update_id":2,"message":{},"message":7}', {}, 200),
        (b'{"update_id":1,"something_new":{"n":1e999,"m":NaN}}', {}, 200),
        (b'{"update_id":99999999999999999,"message":{"text":"\\ud83d"}}', {}, 200),
        (gzip.compress(b'{"update_id":1}'), {"Content-Encoding": "gzip"}, 415),
        (b"update_id=1", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b'{"update_id":1}', {"Content-Type": "application/json; charset=utf-8"}, 200),
        (b" " * (LARGEST + 1), {}, 413),
    ],
    ids=str,
)
async def test_bodies_that_are_no_update_get_a_plain_answer_and_harm_nothing(
    server: BotApi, keeper: Keeper, body: bytes, headers: dict[str, str], status: int
) -> None:
    async with serving(server) as telegram, running(telegram, keeper):
        await until(lambda: server.poster.url)
        assert await post(telegram, body, HEADERS | JSON | headers) == status
        assert await post(telegram, json.dumps(update(5)).encode()) == 200
        assert [event.message.text for event in keeper.of(MessagePosted)] == ["hi"]


async def test_a_body_whose_length_is_not_said_is_cut_off_all_the_same(server: BotApi, keeper: Keeper) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 65_536 + 2):
            yield b" " * 65_536

    async with serving(server) as telegram, running(telegram, keeper):
        await until(lambda: server.poster.url)
        assert telegram.webhook is not None
        async with httpx.AsyncClient() as client:
            answer = await client.post(telegram.webhook.address.url, content=endless(), headers=HEADERS | JSON)
    assert answer.status_code == 413


async def test_reading_the_address_gives_nothing_away(server: BotApi, keeper: Keeper) -> None:
    async with serving(server) as telegram, running(telegram, keeper), httpx.AsyncClient() as client:
        assert telegram.webhook is not None
        url = telegram.webhook.address.url
        assert (await client.get(url)).status_code == 401
        answer = await client.get(url, headers=HEADERS)
        assert (answer.status_code, answer.headers["allow"], answer.content) == (405, "POST", b"")
        assert (await client.get(url + "/other")).status_code == 404


async def test_a_webhook_that_somebody_took_away_is_set_again(server: BotApi, keeper: Keeper) -> None:
    async with serving(server) as telegram:
        telegram.times = replace(QUICK, look=0.05)
        async with running(telegram, keeper):
            await until(lambda: server.poster.url)
            await server.poster.post_to("", "")
            await until(lambda: server.poster.url)


async def test_going_back_to_polling_loses_nothing(server: BotApi, keeper: Keeper) -> None:
    async with serving(server) as telegram:
        server.post(CHAT, BEN, "one")
        async with running(telegram, keeper):
            await until(lambda: len(keeper.events) == 1)
        server.post(CHAT, BEN, "two")
        async with running(Telegram(TOKEN, server.url, COMMANDS, times=QUICK), keeper):
            await until(lambda: len(keeper.events) == 2)
        assert server.poster.url == ""
    assert [event.message.text for event in keeper.of(MessagePosted)] == ["one", "two"]


async def test_a_disk_that_fails_makes_telegram_send_again_and_nothing_counts_twice(
    server: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, broken = Store.keep, [True]

    async def failing(store: Store, decisions: Any) -> None:
        if broken[0]:
            raise StorageError("no space left on device")
        await keep(store, decisions)

    monkeypatch.setattr(Store, "keep", failing)
    async with serving(server, patience=0.2) as telegram, open_app(Config(data_dir=tmp_path), [telegram]) as app:
        work = [asyncio.create_task(each) for each in (app.bus.run(), telegram.run(app.emit))]
        server.post(CHAT, ANN, "good morning, is anybody here?")
        await until(lambda: server.poster.answers.count(503) >= 2)
        assert 200 not in server.poster.answers
        broken[0] = False
        await until(lambda: 200 in server.poster.answers)
        await app.bus.drain()
        kept = await app.store.database.rows(text("SELECT messages FROM standings"))
        assert [row.messages for row in kept] == [1]
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)


@pytest.mark.parametrize(
    ("url", "secret", "told"),
    [
        ("http://inn.example.org/hook", "", "https"),
        ("ftp://inn.example.org/hook", "", "https"),
        ("inn.example.org", "", "TELEGRAM_WEBHOOK_URL"),
        ("https://a:b@inn.example.org/", "", "TELEGRAM_WEBHOOK_URL"),
        ("https://inn.example.org/hook", "short", "TELEGRAM_WEBHOOK_SECRET"),
        ("https://inn.example.org/hook", "a secret with spaces in it", "TELEGRAM_WEBHOOK_SECRET"),
        ("https://inn.example.org/hook", "x" * 257, "TELEGRAM_WEBHOOK_SECRET"),
    ],
)
def test_an_address_or_a_secret_that_protects_nobody_is_refused(
    url: str, secret: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(StoppedError, match=told) as error:
        address(url, secret, tmp_path)
    assert not secret or secret not in str(error.value)


def test_a_secret_is_made_once_and_only_the_bots_user_may_read_it(tmp_path: Path) -> None:
    first = address("https://inn.example.org", "", tmp_path / "data")
    file = tmp_path / "data" / "telegram-webhook-secret"
    assert (first.path, len(first.secret) >= 32) == ("/telegram", True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert address("https://inn.example.org", "", tmp_path / "data").secret == first.secret
    assert first.secret not in repr(first)
    file.write_text("x")
    assert len(address("https://inn.example.org", "", tmp_path / "data").secret) >= 32
