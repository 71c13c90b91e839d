"""The connection: one discord.py client after another, for as long as the bot runs."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import chain, repeat
from typing import Any, Final

import aiohttp
import discord
import structlog
from discord.http import Route

from adapters.discord.answers import DiscordError
from adapters.discord.client import Client
from adapters.discord.forms import Request
from adapters.discord.menu import changes, menu
from adapters.discord.people import POWERS_OVER_OTHERS
from adapters.discord.places import House
from adapters.discord.rights import INVITE, NEEDED
from adapters.discord.values import Fields, snowflake
from adapters.web.dates import ServerTime
from chat.commands import CommandSpec
from chat.platform import PlatformError, Refusal

PATH: Final = "/api/v10"
BASE_URL: Final = f"https://discord.com{PATH}"
PAUSES: Final = (1, 2, 5, 10, 30, 60)
"""Seconds before the next try where Discord cannot be reached; the last one from then on."""

CLOSED: Final = NEEDED["view_channels"] | NEEDED["manage_messages"]
"""What the bot needs in every channel it looks after."""

NO_ROLE: Final = "the server has no such role, or several of that name"
POWERFUL: Final = "that role gives powers over others, or belongs to a bot"
COMMANDS: Final = "/applications/{application_id}/commands"

log = structlog.get_logger()


class Connection:
    """What the bot is connected to Discord with at the moment, and what it knows of servers through that."""

    def __init__(
        self,
        token: str,
        base_url: str,
        commands: Sequence[CommandSpec],
        gateway: str = "",
        time: ServerTime | None = None,
    ) -> None:
        """`gateway`: where it is, empty to ask for it."""
        self._gateway = gateway
        self._token = token
        self._base_url = base_url.rstrip("/")
        if self._base_url.count("/") == 2:
            self._base_url += PATH
        self._commands = commands
        self._client: Client | None = None
        self.time = time or ServerTime()
        """What time Discord says it is."""

    async def stay(self, heard: Callable[[str, Fields], None]) -> None:
        """Connect, again and again, until cancelled; raises `DiscordError` for what the operator has to mend."""
        Route.BASE = self._base_url
        for pause in _pauses():
            self._client = client = Client(heard, self.time)
            try:
                await self._connect(client)
            except discord.LoginFailure:
                raise DiscordError("Discord does not take this DISCORD_TOKEN: copy it anew from the portal") from None
            except discord.PrivilegedIntentsRequired:
                raise DiscordError(
                    "Discord keeps messages from the bot: switch on SERVER MEMBERS INTENT and MESSAGE CONTENT INTENT "
                    "under Bot at https://discord.com/developers/applications"
                ) from None
            except (OSError, aiohttp.ClientError, discord.DiscordException, PlatformError, zlib.error) as error:
                log.warning("discord_not_reachable", error=type(error).__name__, again_in_seconds=pause)
            finally:
                await client.close()
            await asyncio.sleep(pause)

    async def _connect(self, client: Client) -> None:
        await client.login(self._token)
        await client.find_gateway(self._gateway)
        offering = asyncio.create_task(self._offer_commands(client))
        try:
            await client.connect()
        finally:
            offering.cancel()

    async def _offer_commands(self, client: Client) -> None:
        """Bring the menu up to date; without one the bot still does all else, so it is only said where that fails."""
        try:
            await self._change_commands(client)
        except PlatformError as error:
            log.warning("discord_menu_not_brought_up_to_date", refusal=str(error.refusal), detail=error.detail)

    async def _change_commands(self, client: Client) -> None:
        """Change what differs, and only that."""
        where = {"application_id": str(client.application_id)}
        known = Request(method="GET", path=COMMANDS, where=where, query={"with_localizations": "true"})
        put, dropped = changes(await client.ask(known), menu(self._commands))
        for command in put:
            await client.ask(Request(method="POST", path=COMMANDS, where=where, body=command))
        for number in dropped:
            where_gone = {**where, "command_id": number}
            await client.ask(Request(method="DELETE", path=f"{COMMANDS}/{{command_id}}", where=where_gone))

    @property
    def application(self) -> str:
        """The id of the bot's application, known from logging in on."""
        return str(self._client.application_id) if self._client is not None else ""

    async def call(self, request: Request) -> Any:
        """Do one request; raises `PlatformError`, at once where Discord asks to wait."""
        return await self._connected().call(request)

    async def ask(self, request: Request) -> Any:
        """Do one request of the bot's own housekeeping, patiently; raises `PlatformError`."""
        return await self._connected().ask(request)

    @asynccontextmanager
    async def for_questions(self) -> AsyncIterator[None]:
        """Have somebody to ask: the connected client, or where the bot is not running one that only logs in."""
        if self._client is not None:
            yield
            return
        Route.BASE = self._base_url
        self._client = client = Client(lambda _name, _data: None, self.time)
        try:
            await client.login(self._token)
            yield
        except discord.LoginFailure:
            raise PlatformError(Refusal.IMPOSSIBLE, "Discord does not take this DISCORD_TOKEN") from None
        except (OSError, aiohttp.ClientError, discord.DiscordException) as error:
            raise PlatformError(Refusal.NETWORK, type(error).__name__) from None
        finally:
            self._client = None if self._client is client else self._client
            await client.close()

    def house(self, data: Fields) -> House | None:
        """Give what is known of the server that a payload is about; nothing for direct messages and the unknown."""
        guild = self._guild(snowflake(data.get("guild_id")))
        if guild is None or self._client is None or self._client.user is None or not guild.roles:
            return None
        me = guild.get_member(self._client.user.id)
        number = int(snowflake(data.get("channel_id")) or 0)
        thread = guild.get_thread(number)
        channel = thread.parent if thread is not None else guild.get_channel(number)
        return House(
            id=str(guild.id),
            innkeeper=str(self._client.user.id),
            owner=str(guild.owner_id or ""),
            own=me.guild_permissions.value if me is not None else INVITE,
            powers={str(role.id): role.permissions.value for role in guild.roles},
            threads={str(thread.id): thread.name} if thread else {},
            names={str(role.id): role.name for role in guild.roles},
            overwrites=_overwrites(channel) if channel is not None else {},
        )

    def hall(self, server: str) -> str:
        """Give the channel for what is said to a whole server: the system channel, else the first the bot may write in.

        Raises `PlatformError` while the server is not known, and where there is no such channel.
        """
        guild = self._guild(server)
        if guild is None:
            raise PlatformError(Refusal.WAIT, "the server is not known yet")
        for channel in chain([guild.system_channel] if guild.system_channel else [], guild.text_channels):
            if channel.permissions_for(guild.me).send_messages:
                return str(channel.id)
        raise PlatformError(Refusal.FORBIDDEN, "there is no channel the bot may write in")

    def role(self, server: str, title: str) -> str:
        """Give the id of the role that a title means, by id, mention or name; raises `PlatformError`.

        Only one without powers over others is given or taken, so that nobody is made staff by a title.
        """
        guild, wanted = self._guild(server), title.strip().removeprefix("<@&").removesuffix(">").strip()
        if guild is None:
            raise PlatformError(Refusal.WAIT, "the server is not known yet")
        folded = wanted.casefold()
        roles = (each for each in guild.roles if not each.is_default())
        found = [each for each in roles if folded in (str(each.id), each.name.casefold())]
        if len(found) != 1:
            raise PlatformError(Refusal.IMPOSSIBLE, NO_ROLE)
        if found[0].managed or found[0].permissions.value & POWERS_OVER_OTHERS:
            raise PlatformError(Refusal.IMPOSSIBLE, POWERFUL)
        return str(found[0].id)

    def closed(self, server: str) -> tuple[str, ...]:
        """Give the names of channels in which the bot may see or do too little; none while it is not connected."""
        guild, me = self._guild(server), self._client.user if self._client is not None else None
        bot = guild.get_member(me.id) if guild is not None and me is not None else None
        if guild is None or bot is None:
            return ()
        return tuple(each.name for each in guild.text_channels if CLOSED & ~each.permissions_for(bot).value)

    def _connected(self) -> Client:
        if self._client is None:
            raise PlatformError(Refusal.WAIT, "not connected yet")
        return self._client

    def _guild(self, server: str) -> discord.Guild | None:
        return self._client.get_guild(int(server)) if self._client is not None and server else None


def _overwrites(channel: discord.abc.GuildChannel) -> dict[str, tuple[int, int]]:
    """Give what a channel allows and denies, by role or member."""
    pairs = ((str(whom.id), said.pair()) for whom, said in channel.overwrites.items())
    return {whom: (allow.value, deny.value) for whom, (allow, deny) in pairs}


def _pauses() -> Iterator[int]:
    return chain(PAUSES, repeat(PAUSES[-1]))
