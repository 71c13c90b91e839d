"""Files: a picture is fetched whole or refused, and the token stands in nothing that is said about it."""

import json
import logging

import pytest

from adapters.telegram.platform import Telegram
from chat.platform import Gallery, PlatformError, Refusal
from tests.adapters.telegram.http import Answer
from tests.adapters.telegram.server import TOKEN, BotApi

MOST = 100_000


def taken_in(server: BotApi, data: bytes) -> str:
    file: str = server.photo(data)["photo"][-1]["file_id"]
    return file


async def test_a_picture_is_fetched_as_it_was_sent(server: BotApi, telegram: Telegram) -> None:
    data = bytes(range(256)) * 300
    assert isinstance(telegram, Gallery)
    assert await telegram.fetch(taken_in(server, data), MOST) == data


async def test_more_bytes_than_allowed_are_refused_before_they_are_fetched(server: BotApi, telegram: Telegram) -> None:
    with pytest.raises(PlatformError, match="too large"):
        await telegram.fetch(taken_in(server, bytes(MOST + 1)), MOST)
    assert server.fetched == []


async def test_more_bytes_than_were_told_are_not_read_to_the_end(server: BotApi, telegram: Telegram) -> None:
    server.tells_sizes = False
    with pytest.raises(PlatformError, match="too large"):
        await telegram.fetch(taken_in(server, bytes(5_000_000)), MOST)


async def test_a_file_that_is_gone_or_cut_off_is_a_refusal(
    server: BotApi, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    file = taken_in(server, b"x")
    with pytest.raises(PlatformError) as unknown:
        await telegram.fetch("nothing", MOST)
    server.trouble("file", Answer(code=404), Answer(cut=True), Answer(code=302))
    failed = []
    for _ in range(3):
        with pytest.raises(PlatformError) as gone:
            await telegram.fetch(file, MOST)
        failed.append(gone.value.refusal)
    assert failed == [Refusal.IMPOSSIBLE, Refusal.NETWORK, Refusal.IMPOSSIBLE]
    assert unknown.value.refusal is Refusal.IMPOSSIBLE
    assert TOKEN not in caplog.text + str(unknown.value) + str(gone.value)


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../secret", "photos/../../x", "http://evil.example/x", "//evil.example/x", "a?b", "", 7]
)
async def test_a_server_that_names_another_place_is_not_followed(
    server: BotApi, telegram: Telegram, path: object
) -> None:
    told = {"ok": True, "result": {"file_id": "1", "file_unique_id": "u", "file_path": path}}
    server.trouble("getFile", Answer(body=json.dumps(told).encode()))
    with pytest.raises(PlatformError, match="no file"):
        await telegram.fetch("1", MOST)
    assert server.fetched == []
