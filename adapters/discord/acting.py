"""Acting: chat actions are done, at once or, where Discord has no way to remember, later."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from adapters.discord import outgoing
from adapters.discord.checking import beside, checked
from adapters.discord.connection import NO_ROLE, POWERFUL, Connection
from adapters.discord.forms import Request
from adapters.discord.gesturing import poll, private_channel
from adapters.discord.marks import Later, Marks
from adapters.discord.pending import Pending
from adapters.discord.people import member_of
from adapters.discord.places import message_id, split_place
from adapters.discord.values import Fields, fields, snowflake
from adapters.web.moments import theirs
from chat.actions import Ban, ChatAction, Mute, SendMessage, Unban, Unmute
from chat.gestures import DirectMessage, GiveTitle, PostPoll, TakeTitle, Unreact
from chat.people import GroupId, Member, MemberId
from chat.platform import Check, PlatformError, Refusal
from chat.words import Words

LOOK_EVERY: Final = 20.0
"""Seconds between looks at what has to be done later."""

AGAIN: Final = timedelta(minutes=5)
"""When to try again what could not be done later either."""

_AGAINST: Final = {NO_ROLE: "title-no-role", POWERFUL: "title-powers"}
TIME_IS_UP: Final = Words("time-is-up")

log = structlog.get_logger()


class Acting:
    """Does what is asked of Discord."""

    def __init__(self, connection: Connection, *, marks: Marks, pending: Pending, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._marks = marks
        self._pending = pending
        self._now = now

    async def perform(self, action: ChatAction) -> str:
        """Do one action; give the id of the message it made. Raises `PlatformError`."""
        if isinstance(action, SendMessage | PostPoll):
            return await self._send(action)
        if isinstance(action, DirectMessage):
            return await self._send_in_private(action)
        if isinstance(action, GiveTitle | TakeTitle):
            action = replace(action, title=self._connection.role(split_place(action.group)[0], action.title))
        off = self._connection.time.off
        request = outgoing.request(theirs(action, off), self._now() + off)
        if request is not None:
            await self._do(request, action)
            self._remember(action)
        return ""

    def against(self, group: GroupId, title: str) -> Words | None:
        """Say why the role that a title names cannot be given or taken, where that is known."""
        try:
            self._connection.role(split_place(group)[0], title)
        except PlatformError as error:
            key = _AGAINST.get(error.detail)
            return Words(key if title else "title-usage", title=title) if key else None
        return None

    async def _do(self, request: Request, action: ChatAction) -> None:
        """Do it; an emoji that does not stand there is unknown to Discord, which is as good as taken back."""
        try:
            await self._connection.call(request)
        except PlatformError as error:
            if isinstance(action, Unreact) and error.refusal is Refusal.IMPOSSIBLE:
                raise PlatformError(Refusal.GONE, error.detail) from None
            raise

    async def check(self, group: GroupId, office: GroupId) -> Sequence[Check]:
        """Look at the bot's place in a server and its office; raises `PlatformError`."""
        found = await checked(self._connection.ask, group, office)
        closed = self._connection.closed(split_place(group)[0])
        return [*found, *beside(closed, self._connection.time.ahead)]

    async def sweep(self, messages: Sequence[str]) -> None:
        """Take away many messages; those that are gone already are passed over. Raises `PlatformError`."""
        for request in outgoing.sweeping(messages, self._now() + self._connection.time.off):
            try:
                await self._connection.call(request)
            except PlatformError as error:
                if error.refusal is not Refusal.GONE:
                    raise

    async def look_up(self, group: GroupId, member: MemberId) -> Member | None:
        """Give somebody as they are in a server, or where they are not in it their account; raises `PlatformError`."""
        server, user = split_place(group)[0], split_place(member)[0]
        house = self._connection.house({"guild_id": server})
        if house is None or not user:
            return None
        there = await self._asked("/guilds/{guild_id}/members/{user_id}", guild_id=server, user_id=user)
        account = fields(there.get("user")) or await self._asked("/users/{user_id}", user_id=user)
        return member_of(account, there, house) if snowflake(account.get("id")) else None

    async def _asked(self, path: str, **where: str) -> Fields:
        """Ask for something that may not be there."""
        try:
            return fields(await self._connection.call(Request(method="GET", path=path, where=where)))
        except PlatformError as error:
            if error.refusal in (Refusal.GONE, Refusal.IMPOSSIBLE):
                return {}
            raise

    async def go_on(self) -> None:
        """Lift bans and go on with long mutes when their time comes, until cancelled."""
        while True:
            for later in self._marks.due(self._now()):
                await self._do_now(later)
            await asyncio.sleep(LOOK_EVERY)

    async def _send(self, action: SendMessage | PostPoll) -> str:
        token = await self._pending.token(action.key) if isinstance(action, SendMessage) and action.to else ""
        if token and isinstance(action, SendMessage) and await self._whispered(action, token):
            return ""
        server = split_place(action.group)[0]
        if not server:
            raise PlatformError(Refusal.IMPOSSIBLE, "that is no server of Discord's")
        channel = outgoing.channel_for(action) or self._connection.hall(server)
        made = await self._posted(action, channel)
        number = snowflake(made.get("id"))
        return message_id(channel, number)

    async def _send_in_private(self, action: DirectMessage) -> str:
        """Open the channel in which the member alone is spoken to, which is always the same one, and post there."""
        user = split_place(action.member.id)[0]
        if not user:
            raise PlatformError(Refusal.IMPOSSIBLE, "that is no account of Discord's")
        channel = snowflake(fields(await self._connection.call(private_channel(user))).get("id"))
        made = fields(await self._connection.call(outgoing.to_one(action, channel)))
        return message_id(channel, snowflake(made.get("id")))

    async def _posted(self, action: SendMessage | PostPoll, channel: str) -> Fields:
        """Post, and give what Discord made of it. A channel that was named and is gone is a thing to tell."""
        post = poll(action, channel) if isinstance(action, PostPoll) else outgoing.sent(action, channel)
        try:
            return fields(await self._connection.call(post))
        except PlatformError as error:
            if error.refusal is Refusal.GONE and channel == split_place(action.group)[1]:
                raise PlatformError(Refusal.IMPOSSIBLE, error.detail) from None
            raise

    async def _whispered(self, action: SendMessage, token: str) -> bool:
        """Answer an interaction for its caller alone; not where it is too late for that."""
        try:
            await self._connection.call(outgoing.whispered(action, self._connection.application, token))
        except PlatformError as error:
            if error.refusal is Refusal.NETWORK:
                raise PlatformError(Refusal.UNCERTAIN, error.detail) from None
            if error.refusal in (Refusal.WAIT, Refusal.IMPOSSIBLE):
                raise
            self._pending.drop(action.key)
            return False
        self._pending.note_answer(action.key)
        return True

    def _remember(self, action: ChatAction) -> None:
        """Note what Discord will not do by itself: it knows no end of a ban, and no timeout beyond 28 days."""
        if not isinstance(action, Ban | Unban | Mute | Unmute):
            return
        server, member = split_place(action.group)[0], split_place(action.member.id)[0]
        what = "unban" if isinstance(action, Ban | Unban) else "mute"
        self._marks.drop(server, member, what)
        until = action.until if isinstance(action, Ban | Mute) else None
        at = until if isinstance(action, Ban) else self._now() + outgoing.LONGEST_TIMEOUT - timedelta(days=1)
        if until is not None and at is not None and until >= at:
            self._marks.put_off(Later(server=server, member=member, what=what, at=at, until=until))

    async def _do_now(self, later: Later) -> None:
        """Do what was put off; what fails for now is tried again, what fails for good is forgotten."""
        group, member = f"discord:{later.server}", Member(id=f"discord:{later.member}", name="")
        action: ChatAction = Unban(group=group, reason=TIME_IS_UP, member=member)
        if later.what == "mute":
            action = Mute(group=group, reason=TIME_IS_UP, member=member, until=later.until)
        try:
            self._marks.put_off(replace(later, at=self._now() + AGAIN))
            off = self._connection.time.off
            request = outgoing.request(theirs(action, off), self._now() + off)
            if request is not None:
                await self._connection.call(request)
        except PlatformError as error:
            log.warning("not_done_later", what=later.what, refusal=str(error.refusal), detail=error.detail)
            if error.refusal in (Refusal.WAIT, Refusal.NETWORK):
                return
            self._marks.drop(later.server, later.member, later.what)
            return
        self._remember(action)
