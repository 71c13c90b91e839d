"""The client: discord.py, made to survive what it cannot read and never to wait inside a request."""

import asyncio
import json
import logging
import re
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Ratelimit, Route

from adapters.discord.answers import FAILURES, failure
from adapters.discord.forms import PICTURE, Request
from adapters.discord.lenient import Socket, application, completed, user
from adapters.discord.values import Fields, fields, string, whole
from adapters.web.dates import ServerTime
from chat.platform import PlatformError, Refusal

INTENTS: Final = discord.Intents(
    guilds=True,
    members=True,
    guild_messages=True,
    message_content=True,
    guild_reactions=True,
    auto_moderation_execution=True,
)
"""What the bot listens to: exactly what it reads. Members and message content must be switched on in the portal."""

LONGEST_REQUEST: Final = 15.0
"""Seconds after which an unanswered request counts as failed."""

SHORTEST_WAIT: Final = 0.05
MOST_ANSWERS: Final = 100
"""Interactions that may be answered at the same moment."""

PATIENCE: Final = 8
"""Times a request of the bot's own housekeeping is repeated when there were too many."""

log = structlog.get_logger()


setattr(discord.shard, "DiscordWebSocket", Socket)  # noqa: B010 - discord.py takes no class of ours otherwise


class Client(discord.AutoShardedClient):
    """Hears everything before it is parsed; what discord.py then makes of it cannot stop anything."""

    def __init__(self, heard: Callable[[str, Fields], None], time: ServerTime) -> None:
        """`heard` is told of every dispatch, by name, in order; `time` hears of every answer."""
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks
        super().__init__(
            intents=INTENTS,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            enable_raw_presences=False,
            http_trace=_trace(time),
        )
        state = self._connection
        state.parsers = {name: _guarded(name, parse, heard) for name, parse in state.parsers.items()}
        log_in = self.http.static_login

        async def static_login(token: str) -> Any:
            return user(await log_in(token))

        self.http.static_login = static_login  # type: ignore[method-assign]  # what it leaves out is filled in
        self.http.max_ratelimit_timeout = SHORTEST_WAIT
        self.http.get_ratelimit = _Limits(self).of  # type: ignore[method-assign]  # a limit that raises, not sleeps

    async def find_gateway(self, known: str = "") -> None:
        """Ask the server where its gateway is, also for when a connection has to be begun anew; or it is `known`."""
        told = {"url": known} if known else fields(await self._asked_for_gateway())
        if not string(told.get("url")):
            raise PlatformError(Refusal.IMPOSSIBLE, "GET /gateway/bot names no url")
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(string(told.get("url")))
        self.shard_count = max(1, whole(told.get("shards")))

    async def _asked_for_gateway(self) -> Any:
        try:
            return await self.ask(Request(method="GET", path="/gateway/bot", where={}))
        except PlatformError as error:
            if error.refusal in (Refusal.WAIT, Refusal.NETWORK):
                raise
            return await self.ask(Request(method="GET", path="/gateway", where={}))

    async def application_info(self) -> discord.AppInfo:
        """Give what the server knows of the application; where it tells nothing, one of the bot's own id."""
        try:
            told = await self.http.application_info()
        except discord.HTTPException as error:
            if error.status not in (400, 403, 404, 405, 501):
                raise
            told = {}  # type: ignore[typeddict-item]
        return discord.AppInfo(self._connection, application(told, self.user.id if self.user else 0))  # type: ignore[arg-type]

    async def call(self, request: Request) -> Any:
        """Do one request; raises `PlatformError`, at once where Discord asks to wait."""
        kwargs: dict[str, Any] = {"json": request.body} if request.body is not None else {}
        if request.picture:
            kwargs = {"form": _parts(request)}
        if request.query:
            kwargs["params"] = dict(request.query)
        if request.reason:
            kwargs["reason"] = request.reason
        if not self.is_ready_to_ask:
            raise PlatformError(Refusal.WAIT, "not connected yet")
        try:
            async with asyncio.timeout(LONGEST_REQUEST):
                return await self.http.request(Route(request.method, request.path, **request.where), **kwargs)
        except FAILURES as error:
            raise failure(error) from None

    async def ask(self, request: Request) -> Any:
        """Do one request of the bot's own housekeeping: wait and ask again where Discord says so."""
        for _ in range(PATIENCE):
            try:
                return await self.call(request)
            except PlatformError as error:
                if error.refusal is not Refusal.WAIT:
                    raise
                await asyncio.sleep(error.retry_after.total_seconds())
        return await self.call(request)

    @property
    def is_ready_to_ask(self) -> bool:
        """Whether there is a session to make requests in."""
        return self.http.token is not None and not self.is_closed()


def _trace(time: ServerTime) -> aiohttp.TraceConfig:
    """Let every answer say what time it is, and have Discord's own trouble (5xx) told at once.

    discord.py would wait and ask again for half a minute; the performer asks again itself, and does something else
    meanwhile.
    """

    async def answered(_session: object, _context: object, about: aiohttp.TraceRequestEndParams) -> None:
        time.hear(about.response.headers.get("Date"))
        if about.response.status >= 500 and about.url.scheme.startswith("http"):
            raise PlatformError(Refusal.NETWORK, f"Discord has trouble of its own (status {about.response.status})")

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(answered)
    return trace


def _parts(request: Request) -> list[dict[str, Any]]:
    """Give a request's parts: the body as JSON, and the picture that it names."""
    file = {"name": "files[0]", "value": request.picture, "filename": PICTURE, "content_type": "image/png"}
    return [{"name": "payload_json", "value": json.dumps(request.body)}, file]


class _Limits:
    """The limits of Discord's buckets, as discord.py learns them."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def of(self, key: str) -> Ratelimit:
        buckets = self._client.http._buckets  # noqa: SLF001 - discord.py puts what it learns there itself
        if key not in buckets:
            buckets[key] = limit = _Limit(SHORTEST_WAIT)
            if "/interactions/" in key:  # each is another's, and Discord sets them no limit but three seconds
                limit.limit = limit.remaining = MOST_ANSWERS
            if len(buckets) > 256:
                self._client.http._try_clear_expired_ratelimits()  # noqa: SLF001
        return buckets[key]


class _Limit(Ratelimit):
    """A bucket that says at once how long to wait: the performer then does something else, and removals first."""

    __slots__ = ()

    async def acquire(self) -> None:
        self._last_request = self._loop.time()
        if self.is_expired():
            self.reset()  # type: ignore[no-untyped-call]  # discord.py gives it no types
        if self.remaining <= 0:
            wait = self.expires - self._loop.time() if self.expires else SHORTEST_WAIT
            raise discord.RateLimited(max(wait, SHORTEST_WAIT))
        self.remaining -= 1
        self.outgoing += 1

    async def __aexit__(
        self,
        type: type[BaseException] | None,  # noqa: A002 - the method's own word
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.outgoing -= 1
        if self.expires is None:
            self.remaining = self.limit


class _WithoutTokens(logging.Filter):
    """Takes the tokens of interactions and webhooks out of the addresses that discord.py logs."""

    _SECRET: Final = re.compile(r"(/(?:interactions|webhooks)/\d+/)[^/\s?]+")

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._SECRET.sub(r"\1[secret]", record.getMessage()), ()
        return True


logging.getLogger("discord.http").addFilter(_WithoutTokens())


def _guarded(name: str, parse: Callable[[Any], None], heard: Callable[[str, Fields], None]) -> Callable[[Any], None]:
    def tried(step: Callable[[Any], None], data: Any) -> None:
        try:
            step(data)
        except Exception:
            log.warning("discord_payload_not_parsed", kind=name, exc_info=name in ("READY", "GUILD_CREATE"))

    def parsed(data: Any) -> None:
        if isinstance(data, dict):
            tried(lambda fields: heard(name, fields), data)
        tried(lambda told: parse(completed(name, told)), data)

    return parsed
