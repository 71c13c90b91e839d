"""Acting: makes the calls that do an action, at Telegram's pace, and follows groups that have moved."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from adapters.telegram import outgoing
from adapters.telegram.answers import MovedError, UnansweredError
from adapters.telegram.checking import Own, checked
from adapters.telegram.fields import NONE, number, text
from adapters.telegram.forms import Call
from adapters.telegram.gesturing import addressee
from adapters.telegram.pace import Pace
from adapters.telegram.people import number_of
from adapters.telegram.presses import Presses
from adapters.telegram.staffing import Ask
from adapters.web.dates import ServerTime
from adapters.web.moments import theirs
from chat.actions import ChatAction, EditMessage, SendMessage
from chat.gestures import POSTS
from chat.people import GroupId
from chat.platform import Check, PlatformError, Refusal

ONCE: Final = ("sendMessage", "sendPhoto", "sendPoll")
"""Calls that would be seen twice if they were made twice."""


class Acting:
    """Everything the bot does on Telegram; `ask` makes one call."""

    def __init__(self, ask: Ask, pace: Pace, presses: Presses, now: Callable[[], datetime], time: ServerTime) -> None:
        self._ask = ask
        self._time = time
        self._presses = presses
        self._pace = pace
        self._now = now
        self._moved: dict[int, int] = {}

    async def perform(self, action: ChatAction) -> str:
        """Do one action; give the id of the message it made, or an empty string. Raises `PlatformError`."""
        if isinstance(action, SendMessage) and await self._presses.answered(action):
            return ""
        made, chat = "", addressee(action)
        posting = isinstance(action, (*POSTS, EditMessage))
        off = self._time.off
        for call in outgoing.calls(theirs(action, off), self._now() + off):
            answer = await self._at_pace(call, chat, posting=posting)
            told = answer if isinstance(answer, dict) else NONE
            if call.ends and text(told, "status", 20) in call.ends:
                break
            if isinstance(action, POSTS):
                made = str(number(told, "message_id") or "")
        return made

    async def sweep(self, group: GroupId, messages: Sequence[str]) -> None:
        """Take away up to a hundred messages with one call."""
        await self._at_pace(outgoing.sweeping(group, messages), number_of(group) or 0, posting=False)

    async def check(self, group: GroupId, office: GroupId, own: Own) -> Sequence[Check]:
        """Look at the bot's place in a group and its office; raises `PlatformError`."""
        return await checked(self._ask, self._at(group), self._at(office), own)

    def _at(self, group: GroupId) -> int | None:
        chat = number_of(group)
        return None if chat is None else self._moved.get(chat, chat)

    async def _at_pace(self, call: Call, chat: int, *, posting: bool) -> Any:
        """Make a call when the pace allows it; a post without an answer may stand, so it is not made again."""
        self._pace.step(chat, call.method, posting=posting)
        try:
            return await self._follow_the_move(call, chat)
        except UnansweredError as error:
            if error.sent and call.method in ONCE:
                raise PlatformError(Refusal.UNCERTAIN, error.detail) from None
            raise
        except PlatformError as error:
            if error.refusal is Refusal.WAIT:
                self._pace.hold(chat, call.method, error.retry_after, posting=posting)
            raise

    async def _follow_the_move(self, call: Call, chat: int) -> Any:
        """Make a call in a group, under its new id where it has become a supergroup."""
        for _ in range(2):
            parameters = {**call.parameters, "chat_id": self._moved.get(chat, chat)}
            try:
                return await self._ask(call.method, parameters)
            except MovedError as moved:
                self._moved[chat] = moved.to
        raise PlatformError(Refusal.IMPOSSIBLE, "the group moves from id to id")
