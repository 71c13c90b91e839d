"""Catching up: what was said in a server while the bot was away, oldest first, bounded."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Final, TypeAlias

from adapters.discord.forms import Request
from adapters.discord.marks import Marks
from adapters.discord.values import Fields, objects, snowflake, whole

Ask: TypeAlias = Callable[[Request], Awaitable[Any]]

PAGE: Final = 100
MOST_PAGES: Final = 10
"""Pages of one channel; who was away for longer than a thousand messages reads on from there the next time."""

MOST_CHANNELS: Final = 500
_CATEGORY: Final = 4


def behind(guild: Fields, marks: Marks) -> list[tuple[str, int]]:
    """Give the channels and threads of a server in which something was said since, with the last message read."""
    server, found = snowflake(guild.get("id")), list[tuple[int, str, int]]()
    for channel in _channels(guild):
        last, number = whole(channel.get("last_message_id")), snowflake(channel.get("id"))
        after = marks.after(server, number)
        if number and after is not None and last > after and channel.get("type") != _CATEGORY:
            found.append((last, number, after))
    return [(number, after) for _, number, after in sorted(found, reverse=True)[:MOST_CHANNELS]]


async def missed(ask: Ask, channel: str, after: int) -> AsyncIterator[dict[str, Any]]:
    """Give the messages of a channel after one, oldest first; raises `PlatformError`."""
    for _ in range(MOST_PAGES):
        page = Request(
            method="GET",
            path="/channels/{channel_id}/messages",
            where={"channel_id": channel},
            query={"after": str(after), "limit": str(PAGE)},
        )
        messages = [dict(each) for each in objects(await ask(page))]
        for message in sorted(messages, key=lambda each: whole(each.get("id"))):
            yield message
        if len(messages) < PAGE:
            return
        after = max(whole(each.get("id")) for each in messages)


def _channels(guild: Fields) -> Iterator[Fields]:
    yield from objects(guild.get("channels"))
    yield from objects(guild.get("threads"))
