"""Telegram as a platform: updates are polled and confirmed only when they are on disk; actions are calls."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog

from adapters.telegram.acting import Acting
from adapters.telegram.answers import ConflictError, StoppedError, TokenError
from adapters.telegram.checking import Own
from adapters.telegram.connection import Connection
from adapters.telegram.fields import number, text
from adapters.telegram.forms import Parameters
from adapters.telegram.gesturing import LONGEST_TITLE, fits_as_title
from adapters.telegram.intake import Intake
from adapters.telegram.menu import set_menus
from adapters.telegram.pace import Pace
from adapters.telegram.people import Known, looked_up, number_of
from adapters.telegram.presses import Presses
from adapters.telegram.receiving import Times, hooked, polled
from adapters.telegram.staffing import Staffing
from adapters.telegram.webhook import Webhook
from adapters.web.dates import ServerTime
from chat.actions import ChatAction
from chat.commands import CommandSpec
from chat.people import GroupId, Member, MemberId
from chat.platform import Capabilities, Check, Emit, PlatformError, Refusal
from chat.words import Words

log = structlog.get_logger()

_TOKEN: Final = re.compile(r"[A-Za-z0-9:_-]{1,256}")

__all__ = ["StoppedError", "Telegram", "Times"]


class Telegram:
    """Telegram's groups, by the Bot API."""

    name = "telegram"
    capabilities = Capabilities(
        private_answers=False, locks=False, roles=False, slow=False, delete_within=timedelta(hours=48)
    )
    at_once = 100

    def __init__(
        self,
        token: str,
        base_url: str,
        commands: Sequence[CommandSpec] = (),
        *,
        times: Times | None = None,
        webhook: Webhook | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`base_url`: the server's, without the token; `webhook`: updates are posted to it, not polled.

        Raises `StoppedError` for what cannot be a token or an address.
        """
        if not _TOKEN.fullmatch(token):
            raise StoppedError("TELEGRAM_TOKEN is no token of a bot; copy it again from @BotFather")
        if not base_url.startswith(("http://", "https://")):
            raise StoppedError("TELEGRAM_BASE_URL must begin with https:// or http://")
        self.times = times or Times()
        self.webhook = webhook
        self._time = ServerTime(now)
        self._connection = Connection(token, base_url, patience=self.times.patience, time=self._time)
        self._commands = commands
        self._now = now
        self._me = 0
        self._presses = Presses(self._ask, patience=self.times.press)
        self._acting = Acting(self._ask, Pace(clock), self._presses, now, self._time)
        self._staffing = Staffing(self._ask, clock, lasts=self.times.staff, pause=self.times.pause)
        self._intake = Intake(self._staffing, self._presses, now, self._time)

    @property
    def passed(self) -> Counter[str]:
        """Updates that no event came of, by kind; `poisoned` are those that could not be read at all."""
        return self._intake.passed

    async def run(self, emit: Emit) -> None:
        """Take updates in until cancelled; raises `StoppedError` for a wrong token, or when another process polls."""
        try:
            self._intake.known = await self._meet()
            self._intake.beside(self._set_menus())
            if self.webhook is not None:
                await hooked(self._ask, self._intake, self.webhook, emit, self.times)
            else:
                await polled(self._connection, self._intake, emit, self.times)
        except ConflictError as error:
            raise StoppedError(
                f"Telegram gives this bot's updates to somebody else ({error.detail}): stop the other process"
            ) from None
        except TokenError:
            raise StoppedError("Telegram refused TELEGRAM_TOKEN; copy it again from @BotFather") from None
        finally:
            for task in self._intake.aside:
                task.cancel()
            await asyncio.gather(*self._intake.aside, return_exceptions=True)
            await self._connection.leave()

    async def perform(self, action: ChatAction) -> str:
        """Do one action; give the id of the message it made, or an empty string. Raises `PlatformError`."""
        return await self._acting.perform(action)

    async def sweep(self, group: GroupId, messages: Sequence[str]) -> None:
        """Take away up to a hundred messages with one call; those that are gone already are passed over."""
        await self._acting.sweep(group, messages)

    async def fetch(self, file: str, most: int) -> bytes:
        """Give a picture's bytes; raises `PlatformError`."""
        return await self._connection.fetch(file, most)

    async def check(self, group: GroupId = "", office: GroupId = "") -> Sequence[Check]:
        """Look at the bot's rights and settings; raises `PlatformError` where Telegram does not answer."""
        hook = self.webhook.address.url if self.webhook else ""
        return await self._acting.check(group, office, Own(hook=hook, time=self._time, now=self._now()))

    async def member_in(self, group: GroupId, member: Member) -> Member | None:
        """Give a member with the role and powers they have in a group now; nothing where Telegram does not say."""
        chat = number_of(group)
        return await self._staffing.member_in(chat, member) if chat is not None else None

    def against(self, group: GroupId, title: str) -> Words | None:  # noqa: ARG002 - the same in all groups
        """Say so where a title is longer than Telegram takes it."""
        return None if not title or fits_as_title(title) else Words("title-too-long", most=LONGEST_TITLE)

    async def look_up(self, group: GroupId, member: MemberId) -> Member | None:
        """Give somebody as Telegram knows them in a group at this moment; raises `PlatformError`."""
        chat, account = number_of(group), number_of(member)
        if chat is None or account is None or account <= 0:
            return None
        try:
            told = await self._ask("getChatMember", {"chat_id": chat, "user_id": account})
        except PlatformError as error:
            if error.refusal in (Refusal.IMPOSSIBLE, Refusal.GONE):
                return None
            raise
        return looked_up(told if isinstance(told, dict) else {}, chat, self._me)

    async def _ask(self, method: str, parameters: Parameters) -> Any:
        return await self._connection.call(method, parameters)

    async def _meet(self) -> Known:
        """Ask Telegram who this bot is, however long it takes to answer."""
        failures = 0
        while True:
            try:
                me = await self._ask("getMe", {})
                break
            except PlatformError as error:
                if isinstance(error, TokenError) or error.refusal is Refusal.IMPOSSIBLE:
                    raise TokenError(Refusal.IMPOSSIBLE, error.detail) from None
                await self.times.wait(error, failures)
                failures += 1
        told = me if isinstance(me, dict) else {}
        names = {name for spec in self._commands for name in (spec.name, *spec.aliases) if name.isascii()}
        if told.get("can_read_all_group_messages") is False:
            log.info("privacy_mode_is_on", consequence="the bot reads only groups in which it is an administrator")
        self._me = number(told, "id") or number({"id": self._connection.token.partition(":")[0]}, "id") or 0
        return Known(
            me=self._me,
            username=text(told, "username", 64),
            commands=frozenset(names),
            staff=self._staffing.of,
        )

    async def _set_menus(self) -> None:
        try:
            await set_menus(self._ask, self._commands)
        except PlatformError as error:
            log.warning("menus_not_set", detail=error.detail, consequence="commands work, but no menu shows them")
