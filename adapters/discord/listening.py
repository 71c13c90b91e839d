"""Listening: what Discord tells becomes events, in order, and how far it is on disk is noted."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Final, TypeAlias

import structlog

from adapters.discord import automod, incoming, interactions, moves, outgoing
from adapters.discord.asking import if_told, rule_name, with_roles
from adapters.discord.catch_up import behind, missed
from adapters.discord.connection import Connection
from adapters.discord.forms import Request
from adapters.discord.lately import Lately
from adapters.discord.marks import WHOLE_SERVER, Marks
from adapters.discord.pending import Pending
from adapters.discord.places import House
from adapters.discord.suggesting import Suggest, suggested
from adapters.discord.values import Fields, fields, first_id_at, snowflake, string, whole
from adapters.web.moments import ours
from chat.commands import CommandSpec
from chat.events import Event, MessagePosted
from chat.platform import Emit, PlatformError

HEARD: Final = frozenset({
    "GUILD_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "GUILD_MEMBER_ADD", "GUILD_MEMBER_REMOVE",
    "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE", "INTERACTION_CREATE", "AUTO_MODERATION_ACTION_EXECUTION",
    "GUILD_DELETE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE", "GUILD_MEMBER_UPDATE",
})  # fmt: skip
"""What the bot listens to; a deleted message is nobody's business."""

ANSWERED: Final = (interactions.COMMAND, interactions.COMPONENT, interactions.TYPING)
"""Interactions that something comes of."""

UNANSWERED: Final = 20.0
"""Seconds after which a command that nothing was answered to does not look as if something will be."""

MOST_HEARD: Final = 20_000
"""Dispatches that may wait to be handled; what comes beyond is left out, and read back after the next start."""

MOST_UNDER_WAY: Final = 500
"""Events handed over and not yet on disk."""

Kept: TypeAlias = tuple[str, str, int, Awaitable[None]]
"""Server, channel, message, and what is over when that is on disk."""

log = structlog.get_logger()


class Listening:
    """Makes events of what a connection hears."""

    def __init__(
        self,
        connection: Connection,
        *,
        marks: Marks,
        pending: Pending,
        commands: Mapping[str, CommandSpec],
        now: Callable[[], datetime],
        suggest: Suggest,
    ) -> None:
        self._connection = connection
        self._marks = marks
        self._pending = pending
        self._commands = commands
        self._now = now
        self._suggest = suggest
        self._heard: asyncio.Queue[tuple[str, Fields]] = asyncio.Queue(MOST_HEARD)
        self._under_way: asyncio.Queue[Kept] = asyncio.Queue(MOST_UNDER_WAY)
        self._lately = Lately()
        self._rules: dict[str, str] = {}
        """Names of AutoMod's rules."""

    def hear(self, name: str, data: Fields) -> None:
        """Take a dispatch in. Interactions are answered at once, for Discord waits three seconds only."""
        if name not in HEARD:
            return
        if name == "INTERACTION_CREATE" and self._answered(data):
            return
        try:
            self._heard.put_nowait((name, data))
        except asyncio.QueueFull:
            log.warning("discord_dispatch_left_out", kind=name, about=incoming.about(data))

    async def listen(self, emit: Emit) -> None:
        """Emit what was heard until cancelled; what cannot be read is logged and stops nothing."""
        while True:
            name, data = await self._heard.get()
            try:
                await self._tell(name, data, emit)
            except Exception:
                log.exception("discord_event_left_out", kind=name, about=incoming.about(data))

    async def acknowledge(self) -> None:
        """Note in order what is on disk, so that a mark never passes a message that is not."""
        while True:
            server, channel, message, kept = await self._under_way.get()
            await kept
            if message:
                self._marks.reach(server, channel, message)

    def _answered(self, data: Fields) -> bool:
        """Answer an interaction, or say that an answer will come; give whether that was all there is to do."""
        house, kind = self._connection.house(data), whole(data.get("type"))
        token, number = string(data.get("token")), snowflake(data.get("id"))
        if house is None or not number or kind not in ANSWERED:
            return True
        mark = interactions.event_id(data, house)
        if kind == interactions.TYPING:
            self._pending.keep(mark, token, self._done(suggested(data, self._suggest)))
            return True
        request = outgoing.deferred(number, token, pressed=kind == interactions.COMPONENT)
        self._pending.keep(mark, token, self._done(request))
        if kind == interactions.COMMAND:
            self._pending.then(self._tidied(mark))
        return False

    async def _done(self, request: Request) -> bool:
        try:
            await self._connection.ask(request)
        except PlatformError as error:
            log.warning("interaction_not_answered", refusal=str(error.refusal), detail=error.detail)
            return False
        return True

    async def _tidied(self, mark: str) -> None:
        """Take back that an answer will come where none does: what was asked is answered to all, or later."""
        await asyncio.sleep(UNANSWERED)
        token = await self._pending.token(f"{mark}:")
        if token and not self._pending.answered(mark):
            with suppress(PlatformError):
                await self._connection.ask(outgoing.withdrawn(self._connection.application, token))

    async def _tell(self, name: str, data: Fields, emit: Emit) -> None:
        if name == "GUILD_DELETE":
            return await self._leave(data, emit)
        house = self._connection.house({"guild_id": data.get("id"), **data} if name == "GUILD_CREATE" else data)
        if house is None:
            return None
        match name:
            case "GUILD_CREATE":
                await self._arrive(data, house, emit)
                await self._catch_up(data, house, emit)
            case "GUILD_ROLE_UPDATE" | "GUILD_ROLE_DELETE":
                await self._compare_rights(house, emit)
            case "GUILD_MEMBER_UPDATE":
                await self._compare_rights(house, emit)
                await self._follow(data, house, emit)
            case "AUTO_MODERATION_ACTION_EXECUTION":
                log.info("discord_automod", group=house.group, **automod.note_of(data))
                await self._intercepted(data, house, emit)
            case _:
                event = self._event(name, await self._completed(name, data, house), house)
                if isinstance(event, MessagePosted):
                    self._lately.meet(house, event.message.author)
                if event is not None:
                    await self._emit(event, emit, house.id, data, reached=name == "MESSAGE_CREATE")
        return None

    def _event(self, name: str, data: Fields, house: House) -> Event | None:
        match name:
            case "MESSAGE_CREATE":
                return incoming.posted(data, house) or moves.announced(data, house)
            case "MESSAGE_UPDATE":
                return incoming.edited(data, house)
            case "GUILD_MEMBER_ADD":
                if data.get("pending") is True:
                    self._marks.pend(house.id, moves.user_of(data))
                return moves.joined(data, house)
            case "GUILD_MEMBER_REMOVE":
                self._marks.accepts(house.id, moves.user_of(data))
                return moves.left(data, house, self._now())
            case "MESSAGE_REACTION_ADD":
                return incoming.reacted(data, house, self._now(), 1)
            case "MESSAGE_REACTION_REMOVE":
                return incoming.reacted(data, house, self._now(), -1)
        return interactions.asked(data, house, self._commands)

    async def _emit(self, event: Event, emit: Emit, server: str, data: Fields, *, reached: bool = False) -> None:
        off = self._connection.time.off
        kept = await emit(ours(event, off, self._now() - off))
        message = whole(data.get("id")) if reached else 0
        await self._under_way.put((server, snowflake(data.get("channel_id")), message, kept))

    async def _arrive(self, guild: Fields, house: House, emit: Emit) -> None:
        """Say that the bot is in a server: the same event each time, so that only the first one counts."""
        self._lately.compare(house)
        event = incoming.arrived(guild, house, self._now())
        if event is not None:
            await self._emit(event, emit, house.id, {})

    async def _compare_rights(self, house: House, emit: Emit) -> None:
        """Say what the bot lacks in a server where that has changed; other permissions are nobody's business."""
        if self._lately.compare(house):
            await self._emit(incoming.rights_changed(house, self._now()), emit, house.id, {})

    async def _follow(self, data: Fields, house: House, emit: Emit) -> None:
        """Say who a member is where that has changed, and what of it matters at the door."""
        user = moves.user_of(data)
        now_is = moves.member_changed(data, house, self._now(), self._lately.member(house, user))
        accepted = data.get("pending") is False and self._marks.accepts(house.id, user)
        events = [*moves.changed(data, house, self._now(), accepted=accepted)]
        if now_is is not None and self._lately.meet(house, now_is.member):
            events.append(now_is)
        for event in events:
            await self._emit(event, emit, house.id, {})

    async def _intercepted(self, data: Fields, house: House, emit: Emit) -> None:
        """Say what Discord's own AutoMod did, with who it was and what the rule is called."""
        user, rule = snowflake(data.get("user_id")), snowflake(data.get("rule_id"))
        member = (await if_told(self._connection.ask, {"author": {"id": user}}, house)).get("member") if user else {}
        if rule not in self._rules:
            self._rules[rule] = await rule_name(self._connection.ask, house.id, rule)
        event = automod.intercepted(data, house, fields(member), self._rules.get(rule, ""), self._now())
        if event is not None:
            await self._emit(event, emit, house.id, {})

    async def _leave(self, guild: Fields, emit: Emit) -> None:
        event = incoming.put_out(guild, self._now())
        if event is not None:
            self._lately.leave(snowflake(guild.get("id")))
            await self._emit(event, emit, snowflake(guild.get("id")), {})

    async def _catch_up(self, guild: Fields, house: House, emit: Emit) -> None:
        """Read back what was said while the bot was away; in a server that is new to it, from now on."""
        if self._marks.after(house.id, WHOLE_SERVER) is None:
            self._marks.reach(house.id, WHOLE_SERVER, first_id_at(self._now()))
            return
        for channel, after in behind(guild, self._marks):
            try:
                async for message in missed(self._connection.ask, channel, after):
                    event = incoming.posted(await with_roles(self._connection.ask, message, house), house)
                    if event is not None:
                        await self._emit(event, emit, house.id, message, reached=True)
            except PlatformError as error:
                log.warning("channel_not_caught_up", channel=channel, refusal=str(error.refusal), detail=error.detail)

    async def _completed(self, name: str, data: Fields, house: House) -> Fields:
        """Fill in the roles of the authors that a payload speaks of, where they are not told."""
        if name == "INTERACTION_CREATE":
            for message in interactions.chosen(data):
                message.update(await if_told(self._connection.ask, message, house))
            return data
        return (
            await if_told(self._connection.ask, data, house)
            if name.startswith("MESSAGE_") and "author" in data
            else data
        )
