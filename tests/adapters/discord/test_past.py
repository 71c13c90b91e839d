"""What was said before the bot came is read back: all of it, in order, slowly, and from where it stopped."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chat.events import MessagePosted
from chat.platform import Part, PlatformError
from tests.adapters.discord.conftest import Guest, connected
from tests.adapters.discord.server import FakeDiscord, Fault
from tests.adapters.discord.world import snowflake

GROUP = "discord:100"
NOW = datetime.now(UTC)


def ago(**span: float) -> str:
    """Give an id of some time ago."""
    return snowflake(int((NOW - timedelta(**span)).timestamp() * 1000))


def talk(fake: FakeDiscord, count: int, channel: str = "301", author: str = "4", *, days: float = 5) -> None:
    for number in range(count):
        fake.server.say(author, f"{channel} {number}", channel, id=ago(days=days, seconds=-number))


async def read(guest: Guest, *, days: int = 30, most: int = 1_000) -> list[Part]:
    """Read, and settle everything, up to so many parts."""
    parts = []
    async for part in guest.discord.past(GROUP, NOW - timedelta(days=days)):
        part.settle()
        parts.append(part)
        if len(parts) >= most:
            break
    return parts


def texts(parts: list[Part]) -> list[str]:
    return [event.message.text for part in parts for event in part.events if isinstance(event, MessagePosted)]


def pages(fake: FakeDiscord) -> list[str]:
    return [path for method, path, _ in fake.queries if method == "GET" and path.endswith("/messages")]


async def test_every_channel_is_read_in_order_and_what_is_older_is_not(fake: FakeDiscord) -> None:
    talk(fake, 4, days=40)
    talk(fake, 250)
    talk(fake, 3, "302", "2")
    async with connected(fake, fake.url, pause=0) as guest:
        parts = await read(guest)
    assert texts(parts) == [f"301 {n}" for n in range(250)] + [f"302 {n}" for n in range(3)]
    assert [part.share for part in parts] == sorted(part.share for part in parts)
    assert parts[-1].share == 1.0
    assert all(0 < part.share <= 1 for part in parts)


async def test_the_events_are_those_that_would_have_been_heard(fake: FakeDiscord) -> None:
    talk(fake, 1)
    async with connected(fake, fake.url, pause=0) as guest:
        (event,) = (event for part in await read(guest) for event in part.events)
    (number,) = fake.server.messages["301"]
    assert event.id == f"discord:100/301:{number}:posted"


async def test_it_goes_on_where_it_stopped_also_after_a_restart(fake: FakeDiscord, tmp_path: Path) -> None:
    talk(fake, 250)
    async with connected(fake, fake.url, tmp_path / "marks.db", pause=0) as guest:
        first = await read(guest, most=1)
    async with connected(fake, fake.url, tmp_path / "marks.db", pause=0) as guest:
        rest = await read(guest)
        assert texts(await read(guest)) == []
    assert texts(first) + texts(rest) == [f"301 {n}" for n in range(250)]


async def test_what_was_not_settled_is_given_again(fake: FakeDiscord) -> None:
    talk(fake, 5)
    async with connected(fake, fake.url, pause=0) as guest:
        async for _ in guest.discord.past(GROUP, NOW - timedelta(days=30)):
            break
        assert len(texts(await read(guest))) == 5


async def test_threads_and_forum_posts_are_read_too(fake: FakeDiscord) -> None:
    fake.server.channel("303", "forum", type=15)
    fake.server.threads["350"] = {
        "id": "350",
        "type": 11,
        "name": "Where to eat?",
        "parent_id": "303",
        "guild_id": "100",
    }
    talk(fake, 2, "350")
    async with connected(fake, fake.url, pause=0) as guest:
        assert texts(await read(guest)) == ["350 0", "350 1"]


async def test_a_channel_that_is_closed_to_the_bot_is_passed_over(fake: FakeDiscord) -> None:
    talk(fake, 2)
    talk(fake, 2, "302")
    fake.faults.append(Fault("GET", "/channels/301/messages", 403, {"code": 50001, "message": "Missing Access"}))
    async with connected(fake, fake.url, pause=0) as guest:
        assert texts(await read(guest)) == ["302 0", "302 1"]


async def test_a_server_that_fails_ends_it_and_the_next_try_goes_on(fake: FakeDiscord) -> None:
    talk(fake, 150)
    async with connected(fake, fake.url, pause=0) as guest:
        fake.faults.append(Fault("GET", "/channels/301/messages", 0, times=99))
        with pytest.raises(PlatformError):
            await asyncio.wait_for(read(guest), 60)
        fake.faults.clear()
        assert len(texts(await read(guest))) == 150


async def test_pages_are_asked_for_one_after_another_with_a_pause(fake: FakeDiscord) -> None:
    talk(fake, 350)
    async with connected(fake, fake.url, pause=0.1) as guest:
        began = time.monotonic()
        await read(guest)
        taken = time.monotonic() - began
    assert len(pages(fake)) >= 4
    assert taken >= 0.1 * len(pages(fake))
