"""The past: what was said in a server before the bot came, read channel by channel, slowly, from where it stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

import structlog

from adapters.discord import incoming
from adapters.discord.connection import Connection
from adapters.discord.forms import Request
from adapters.discord.marks import Marks
from adapters.discord.places import House, split_place
from adapters.discord.values import Fields, fields, first_id_at, iso_time, objects, snowflake, whole
from chat.people import GroupId
from chat.platform import Part, PlatformError, Refusal

PAGE: Final = 100
PAUSE: Final = 2.0
"""Seconds between two pages: a fifth of what Discord allows for one channel, and nothing of what removals need."""

MOST_THREADS: Final = 1_000
"""Archived threads of one channel that are read."""

_SAID_IN: Final = frozenset({0, 2, 5, 10, 11, 12, 13})
"""Types of channels with messages: text, voice, announcements, threads, stages."""

_HAS_THREADS: Final = frozenset({0, 5, 15, 16})

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What is read of a server: from an id on, up to one; `since` names the reading in the marks."""

    server: str
    since: str
    begin: int
    end: int


class PastReader:
    """Reads what was said before."""

    def __init__(
        self, connection: Connection, marks: Marks, now: Callable[[], datetime], *, pause: float = PAUSE
    ) -> None:
        self._connection = connection
        self._marks = marks
        self._now = now
        self._pause = pause

    async def read(self, group: GroupId, since: datetime) -> AsyncIterator[Part]:
        """Give what was said in a server since a moment, page by page; raises `PlatformError`."""
        span = Span(
            server=split_place(group)[0],
            since=since.date().isoformat(),
            begin=first_id_at(since),
            end=first_id_at(self._now()),
        )
        channels = await self._channels(span)
        for position, channel in enumerate(channels):
            try:
                async for part in self._channel(span, channel, position, len(channels)):
                    yield part
            except PlatformError as error:
                if error.refusal in (Refusal.WAIT, Refusal.NETWORK):
                    raise
                log.info("channel_not_read_back", channel=channel, refusal=str(error.refusal), detail=error.detail)

    async def _channel(self, span: Span, channel: str, position: int, count: int) -> AsyncIterator[Part]:
        after = max(span.begin, self._marks.read_back(span.server, channel, span.since))
        while after < span.end:
            messages = [dict(each) for each in objects(await self._page(channel, after))]
            messages = sorted((each for each in messages if after < whole(each.get("id"))), key=_number)
            full = len(messages) >= PAGE
            reached = _number(messages[-1]) if full else span.end
            told = (incoming.posted(each, self._house(span, channel)) for each in messages if _number(each) < span.end)
            done = (reached - span.begin) / max(1, span.end - span.begin)
            yield Part(
                events=[event for event in told if event is not None],
                share=(position + min(done, 1.0)) / count,
                settle=partial(self._marks.reach_back, span.server, channel, span.since, reached),
            )
            after = reached

    def _house(self, span: Span, channel: str) -> House:
        house = self._connection.house({"guild_id": span.server, "channel_id": channel})
        if house is None:
            raise PlatformError(Refusal.WAIT, "the server is not known yet")
        return house

    async def _page(self, channel: str, after: int) -> Any:
        query = {"after": str(after), "limit": str(PAGE)}
        return await self._ask("/channels/{channel_id}/messages", query, channel_id=channel)

    async def _ask(self, path: str, query: dict[str, str] | None = None, **where: str) -> Any:
        """Ask one thing, slowly."""
        await asyncio.sleep(self._pause)
        return await self._connection.ask(Request(method="GET", path=path, where=where, query=query or {}))

    async def _channels(self, span: Span) -> list[str]:
        """Give the channels and threads of a server in which something was said since, each once."""
        channels = list(objects(await self._ask("/guilds/{guild_id}/channels", guild_id=span.server)))
        active = fields(await self._threads("/guilds/{guild_id}/threads/active", guild_id=span.server))
        threads = list(objects(active.get("threads")))
        for channel in channels:
            if whole(channel.get("type")) in _HAS_THREADS:
                threads += await self._archived(span, snowflake(channel.get("id")))
        found = (each for each in [*channels, *threads] if whole(each.get("type")) in _SAID_IN)
        late = (each for each in found if whole(each.get("last_message_id", span.end)) > span.begin)
        return [number for number in dict.fromkeys(snowflake(each.get("id")) for each in late) if number]

    async def _archived(self, span: Span, channel: str) -> list[Fields]:
        """Give a channel's archived threads that were open after the beginning, the newest first."""
        found: list[Fields] = []
        query = {"limit": str(PAGE)}
        while len(found) < MOST_THREADS:
            path = "/channels/{channel_id}/threads/archived/public"
            told = fields(await self._threads(path, query, channel_id=channel))
            page = list(objects(told.get("threads")))
            found += page
            last = fields(page[-1].get("thread_metadata")).get("archive_timestamp") if page else None
            at = iso_time(last)
            if told.get("has_more") is not True or at is None or first_id_at(at) < span.begin:
                break
            query["before"] = str(last)
        return found

    async def _threads(self, path: str, query: dict[str, str] | None = None, **where: str) -> Any:
        """Ask for threads; none where the bot may not see them, or a server has no such thing."""
        try:
            return await self._ask(path, query, **where)
        except PlatformError as error:
            if error.refusal in (Refusal.WAIT, Refusal.NETWORK):
                raise
            return {}


def _number(message: Fields) -> int:
    return whole(message.get("id"))
