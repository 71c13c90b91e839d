"""Staffing: who runs each chat, asked of Telegram now and then and followed from update to update."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Any, Final, TypeAlias

import structlog

from adapters.telegram.answers import TokenError
from adapters.telegram.fields import Fields, fields, number, objects
from adapters.telegram.forms import Parameters
from adapters.telegram.people import NOBODY, UNKNOWN, Staff, barred_of, number_of, role_of, staff
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
        self._asked_about: dict[tuple[int, int], float] = {}
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

    async def ask_about(self, people: Collection[tuple[int, int]]) -> None:
        """Ask about accounts by themselves, (chat, account), where the server lists no staff; each now and then."""
        now = self._clock()
        due = [
            who
            for who in people
            if self.of.get(who[0], UNKNOWN).unlisted and now - self._asked_about.get(who, -self._lasts) >= self._lasts
        ]
        await asyncio.gather(*(self._ask_about(*who) for who in due))
        while len(self._asked_about) > MOST_CHATS:
            del self._asked_about[next(iter(self._asked_about))]

    async def _ask_about(self, chat: int, account: int) -> None:
        self._asked_about[chat, account] = self._clock()
        try:
            told = await self._ask("getChatMember", {"chat_id": chat, "user_id": account})
        except PlatformError as error:
            if isinstance(error, TokenError):
                raise
            log.info("standing_not_told", chat=chat, detail=error.detail)
            return
        self._enter(chat, account, told if isinstance(told, dict) else {})

    def _enter(self, chat: int, account: int, membership: Fields) -> None:
        """Note what an account may do in a chat from now on."""
        known, role = self.of[chat], role_of(membership)
        roles, barred = dict(known.roles), dict(known.barred)
        roles.pop(account, None)
        barred.pop(account, None)
        if role > Role.MEMBER:
            roles[account], barred[account] = role, barred_of(membership)
        self.of[chat] = replace(known, roles=roles, barred=barred)

    def follow(self, update: Fields) -> None:
        """Keep up with a `chat_member` update: whoever was named or dismissed is known at once."""
        for kind in ("chat_member", "my_chat_member"):
            change = fields(update, kind)
            chat, new = number(fields(change, "chat"), "id"), fields(change, "new_chat_member")
            account = number(fields(new, "user"), "id")
            if chat is None or account is None or chat not in self.of:
                continue
            self._enter(chat, account, new)
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
        listed = staff(list(objects({"told": told}, "told")), linked or 0)
        self.of[chat] = listed if told is not None else self._unlisted(chat)
        self._asked[chat] = self._clock()

    def _unlisted(self, chat: int) -> Staff:
        """Give a staff that nobody lists: what was learnt of single accounts stays."""
        return replace(self.of.get(chat, NOBODY), unknown=False, unlisted=True)

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
