"""Staffing: who runs each chat, asked of Telegram now and then and followed from update to update."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Any, Final, TypeAlias

import structlog

from adapters.telegram.answers import TokenError
from adapters.telegram.fields import Fields, fields, number, objects
from adapters.telegram.forms import Parameters
from adapters.telegram.people import UNKNOWN, Staff, barred_of, number_of, role_of, staff
from chat.people import Member, Role
from chat.platform import PlatformError, Refusal

Ask: TypeAlias = Callable[[str, Parameters], Awaitable[Any]]

MOST_CHATS: Final = 10_000
TRIES: Final = 3
"""Times a server that fails is asked for a chat's staff before its messages are read without."""

AGAIN: Final = 30.0
"""Seconds until it is asked again after that."""

log = structlog.get_logger()


class Staffing:
    """The staff of the chats the bot is in; `of` is read by whoever turns updates into events."""

    def __init__(self, ask: Ask, clock: Callable[[], float], *, lasts: float, pause: float) -> None:
        """`lasts`: seconds until a chat's staff is asked for again; `pause`: those before a failed question is."""
        self.of: dict[int, Staff] = {}
        self._asked: dict[int, float] = {}
        self._learning: dict[int, asyncio.Lock] = {}
        self._ask = ask
        self._clock = clock
        self._lasts = lasts
        self._pause = pause

    async def learn(self, chats: Collection[int]) -> None:
        """Ask for the staff of the groups among `chats` that are not known, or not lately enough."""
        await asyncio.gather(*(self._learn_once(chat) for chat in {*chats} if self._is_due(chat)))
        while len(self._asked) > MOST_CHATS:
            oldest = next(iter(self._asked))
            del self._asked[oldest]
            self.of.pop(oldest, None)

    def follow(self, update: Fields) -> None:
        """Keep up with a `chat_member` update: whoever was named or dismissed is known at once."""
        for kind in ("chat_member", "my_chat_member"):
            change = fields(update, kind)
            chat, new = number(fields(change, "chat"), "id"), fields(change, "new_chat_member")
            account = number(fields(new, "user"), "id")
            if chat is None or account is None or chat not in self.of:
                continue
            known, role = self.of[chat], role_of(new)
            roles, barred = dict(known.roles), dict(known.barred)
            roles.pop(account, None)
            barred.pop(account, None)
            if role > Role.MEMBER:
                roles[account], barred[account] = role, barred_of(new)
            self.of[chat] = replace(known, roles=roles, barred=barred)
            if _hides(change):  # who writes as the group is no longer who it was: asked for anew
                self._asked.pop(chat, None)

    def _is_due(self, chat: int) -> bool:
        return chat < 0 and self._clock() - self._asked.get(chat, -self._lasts) >= self._lasts

    async def _learn_once(self, chat: int) -> None:
        """Ask for one chat, however many updates of it are taken in at the same time."""
        async with self._learning.setdefault(chat, asyncio.Lock()):
            if self._is_due(chat):
                await self._learn(chat)
        self._learning.pop(chat, None)

    async def member_in(self, chat: int, member: Member) -> Member | None:
        """Give a member as one of a chat: with their role and powers there, or those they have already if higher."""
        await self.learn({chat})
        account, known = number_of(member.id), self.of.get(chat, UNKNOWN)
        if known.unknown or account is None:
            return None
        role = known.roles.get(account, Role.MEMBER)
        if role is Role.MEMBER:
            return member
        return replace(member, role=max(role, member.role), barred=known.barred.get(account, ()))

    async def _learn(self, chat: int) -> None:
        """Ask for one chat. Refused, it has a staff that nobody tells; unanswered, what was known last is kept."""
        self._asked.pop(chat, None)
        try:
            told = await self._answer(chat, "getChatAdministrators")
            about = await self._answer(chat, "getChat") if told is not None else None
        except PlatformError as error:
            if isinstance(error, TokenError):
                raise
            log.warning("staff_not_known", chat=chat, detail=error.detail, consequence="nobody new is acted against")
            self.of.setdefault(chat, UNKNOWN)
            self._asked[chat] = self._clock() - self._lasts + min(AGAIN, self._lasts)
            return
        linked = number(about, "linked_chat_id") if isinstance(about, dict) else None
        self.of[chat] = staff(list(objects({"told": told}, "told")), linked or 0)
        self._asked[chat] = self._clock()

    async def _answer(self, chat: int, method: str) -> Any:
        """Give an answer, or nothing where it is refused; raises `PlatformError` where there is none to be had."""
        for attempt in range(TRIES):
            try:
                return await self._ask(method, {"chat_id": chat})
            except PlatformError as error:
                if error.refusal not in (Refusal.WAIT, Refusal.NETWORK):
                    log.info("staff_not_told", chat=chat, method=method, detail=error.detail)
                    return None
                wait = error.retry_after.total_seconds() if error.refusal is Refusal.WAIT else 0.0
                if isinstance(error, TokenError) or attempt == TRIES - 1 or wait > AGAIN:
                    raise
                await asyncio.sleep(max(wait, self._pause * 2**attempt))
        return None


def _hides(change: Fields) -> bool:
    """Tell whether somebody writes, or wrote until now, as the group itself."""
    members = (fields(change, key) for key in ("old_chat_member", "new_chat_member"))
    return any(each.get("is_anonymous") is True for each in members)
