"""`innkeeper run` in a process of its own: the webhook beside the playground, and without it."""

import asyncio
import gc
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.cli.run import spare_what_stays
from tests.adapters.telegram.conftest import until
from tests.adapters.telegram.said import BEN
from tests.adapters.telegram.server import TOKEN, BotApi

GROUP = -1001234567890
SECRET = "a-made-up-secret-of-the-inn"


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    server = BotApi()
    await server.http.start()
    server.chat(GROUP)
    yield server
    await server.poster.post_to("", "")
    await server.http.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("playground", ["true", "false"])
async def test_updates_are_posted_to_the_running_bot(telegram: BotApi, tmp_path: Path, playground: str) -> None:
    port = free_port()
    hook = f"http://127.0.0.1:{port}/updates"
    clean = {name: value for name, value in os.environ.items() if not name.endswith(("_TOKEN", "_BASE_URL"))}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env=clean
        | {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "HTTP_PORT": str(port), "PLAYGROUND": playground}
        | {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": telegram.url}
        | {"TELEGRAM_WEBHOOK_URL": hook, "TELEGRAM_WEBHOOK_SECRET": SECRET},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    await until(lambda: telegram.poster.url == hook, seconds=90)
    telegram.post(GROUP, BEN, "hello, is anybody here?")
    await until(lambda: 200 in telegram.poster.answers, seconds=30)
    async with httpx.AsyncClient() as client:
        page = await client.get(f"http://127.0.0.1:{port}/")
    process.send_signal(signal.SIGTERM)
    said, _ = await asyncio.wait_for(process.communicate(), 60)
    assert page.status_code == (200 if playground == "true" else 404)
    assert process.returncode == 0
    assert not re.search(f"{SECRET}|{TOKEN}", said.decode())


def test_what_stays_is_left_out_of_the_search_for_garbage() -> None:
    try:
        spare_what_stays()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
