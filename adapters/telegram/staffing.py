"""Staffing: who runs each chat, asked of Telegram now and then and followed from update to update."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Any, Final, TypeAlias

import structlog

from adapters.telegram.answers import TokenError
from adapters.telegram.fields import Fields, fields, number, objects
from adapters.telegram.forms import Parameters
from adapters.telegram.people import UNKNOWN, Staff, role_of, staff
from chat.people import Role
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
        self._ask = ask
        self._clock = clock
        self._lasts = lasts
        self._pause = pause

    async def learn(self, chats: Collection[int]) -> None:
        """Ask for the staff of the groups among `chats` that are not known, or not lately enough."""
        now = self._clock()
        due = {chat for chat in chats if chat < 0 and self._asked.get(chat, now - self._lasts) <= now - self._lasts}
        await asyncio.gather(*(self._learn(chat) for chat in due))
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
            roles, role = dict(self.of[chat].roles), role_of(new)
            roles.pop(account, None)
            if role > Role.MEMBER:
                roles[account] = role
            self.of[chat] = replace(self.of[chat], roles=roles)

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
