"""Telegram as a platform: updates are polled and confirmed only when they are on disk; actions are calls."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog

from adapters.telegram import incoming
from adapters.telegram.acting import Acting
from adapters.telegram.answers import ConflictError, TokenError, UnansweredError
from adapters.telegram.connection import Connection
from adapters.telegram.fields import fields, number, text
from adapters.telegram.forms import Parameters
from adapters.telegram.menu import set_menus
from adapters.telegram.pace import Pace
from adapters.telegram.people import Known
from adapters.telegram.staffing import Staffing
from chat.actions import ChatAction
from chat.commands import CommandSpec
from chat.events import Event
from chat.people import GroupId
from chat.platform import Capabilities, Check, Emit, PlatformError, Refusal

log = structlog.get_logger()

BREATH: Final = 0.05
"""Seconds after an empty answer: a server that does not hold the question open is not asked without end."""

_TOKEN: Final = re.compile(r"[A-Za-z0-9:_-]{1,256}")


class StoppedError(Exception):
    """Telegram cannot be used like this, and trying again will not help; the text says what will."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How many seconds things take.

    `poll`: one question for updates stays open; `patience`: for any other answer; `staff`: what is known of a chat's
    administrators is good for; `pause`: before what failed is tried again, doubled each time up to `longest`.
    """

    poll: int = 50
    patience: float = 20.0
    staff: float = 300.0
    pause: float = 1.0
    longest: float = 60.0


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
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`base_url`: the server's, without the token. Raises `StoppedError` for what cannot be one."""
        if not _TOKEN.fullmatch(token):
            raise StoppedError("TELEGRAM_TOKEN is no token of a bot; copy it again from @BotFather")
        if not base_url.startswith(("http://", "https://")):
            raise StoppedError("TELEGRAM_BASE_URL must begin with https:// or http://")
        self.times = times or Times()
        self.passed: Counter[str] = Counter()
        """Updates that no event came of, by kind; `poisoned` are those that could not be read at all."""
        self._connection = Connection(token, base_url, patience=self.times.patience)
        self._commands = commands
        self._now = now
        self._acting = Acting(self._ask, Pace(clock), now)
        self._staffing = Staffing(self._ask, clock, lasts=self.times.staff, pause=self.times.pause)
        self._aside: set[asyncio.Task[None]] = set()

    async def run(self, emit: Emit) -> None:
        """Poll until cancelled; raises `StoppedError` for a wrong token, or when another process polls too."""
        try:
            known = await self._meet()
            self._beside(self._set_menus())
            await self._poll(known, emit)
        except ConflictError as error:
            raise StoppedError(
                f"Telegram gives this bot's updates to somebody else ({error.detail}): "
                "stop the other process, or remove its webhook with deleteWebhook"
            ) from None
        except TokenError:
            raise StoppedError("Telegram refused TELEGRAM_TOKEN; copy it again from @BotFather") from None
        finally:
            for task in self._aside:
                task.cancel()
            await asyncio.gather(*self._aside, return_exceptions=True)
            await self._connection.leave()

    async def perform(self, action: ChatAction) -> str:
        """Do one action; give the id of the message it made, or an empty string. Raises `PlatformError`."""
        return await self._acting.perform(action)

    async def sweep(self, group: GroupId, messages: Sequence[str]) -> None:
        """Take away up to a hundred messages with one call; those that are gone already are passed over."""
        await self._acting.sweep(group, messages)

    async def check(self, group: GroupId = "", office: GroupId = "") -> Sequence[Check]:
        """Look at the bot's rights and settings; raises `PlatformError` where Telegram does not answer."""
        return await self._acting.check(group, office)

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
                await self._pause(error, failures)
                failures += 1
        told = me if isinstance(me, dict) else {}
        names = {name for spec in self._commands for name in (spec.name, *spec.aliases) if name.isascii()}
        if told.get("can_read_all_group_messages") is False:
            log.info("privacy_mode_is_on", consequence="the bot reads only groups in which it is an administrator")
        return Known(
            me=number(told, "id") or 0,
            username=text(told, "username", 64),
            commands=frozenset(names),
            staff=self._staffing.of,
        )

    async def _poll(self, known: Known, emit: Emit) -> None:
        """Ask for updates for ever. The next question confirms the last answer, so it is asked when that is kept."""
        asked: dict[str, Any] = {"timeout": self.times.poll, "allowed_updates": list(incoming.KINDS), "limit": 100}
        failures = 0
        while True:
            try:
                answer = await self._connection.call("getUpdates", asked, self.times.poll + self.times.patience)
                updates = _numbered(answer)
            except (ConflictError, TokenError):
                raise
            except PlatformError as error:
                await self._pause(error, failures)
                failures += 1
                continue
            failures = 0
            if not updates:
                await asyncio.sleep(BREATH)
                continue
            await self._take_in(list(updates.values()), known, emit)
            asked["offset"] = max(updates) + 1

    async def _take_in(self, updates: Sequence[Mapping[str, Any]], known: Known, emit: Emit) -> None:
        """Emit what updates tell, and wait until all of it is on disk. One that cannot be read is noted and passed."""
        chats = {chat for update in updates if (chat := incoming.chat_of(update)) is not None}
        await self._staffing.learn(chats)
        kept: list[Awaitable[None]] = []
        for update in updates:
            kept += [await emit(event) for event in self._read(update, known)]
            if query := text(fields(update, "callback_query"), "id", 64):
                self._beside(self._stop_the_spinner(query))
        await asyncio.gather(*kept)

    def _read(self, update: Mapping[str, Any], known: Known) -> Sequence[Event]:
        try:
            self._staffing.follow(update)
            told = incoming.events(update, known, self._now())
        except Exception:
            log.exception("update_left_out", update_id=update.get("update_id"))
            self.passed["poisoned"] += 1
            return ()
        if not told:
            self.passed[next((str(key)[:64] for key in update if key != "update_id"), "empty")] += 1
        return told

    async def _pause(self, error: PlatformError, failures: int) -> None:
        """Wait before the next try: as long as was asked for, or longer with every failure."""
        seconds = min(self.times.pause * 2 ** min(failures, 10), self.times.longest)
        if error.refusal is Refusal.WAIT:
            seconds = error.retry_after.total_seconds()
        log.warning("telegram_not_answering", detail=error.detail, again_in=seconds)
        await asyncio.sleep(seconds)

    async def _set_menus(self) -> None:
        try:
            await set_menus(self._ask, self._commands)
        except PlatformError as error:
            log.warning("menus_not_set", detail=error.detail, consequence="commands work, but no menu shows them")

    async def _stop_the_spinner(self, query: str) -> None:
        """Tell the client that the button was pressed; the answer itself is a message."""
        try:
            await self._ask("answerCallbackQuery", {"callback_query_id": query})
        except PlatformError as error:
            log.debug("press_not_answered", detail=error.detail)

    def _beside(self, doing: Any) -> None:
        """Let something be done beside the polling."""
        task = asyncio.create_task(doing)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)


def _numbered(answer: object) -> dict[int, Mapping[str, Any]]:
    """Give the updates of an answer by their number, each once, in order; raises `PlatformError` if it is no list."""
    if not isinstance(answer, list):
        raise UnansweredError("the answer holds no list of updates", sent=False)
    by_number = {number(each, "update_id"): each for each in answer if isinstance(each, dict)}
    updates = {id_: each for id_, each in by_number.items() if id_ is not None}
    if answer and not updates:
        raise UnansweredError("no update of the answer has a number", sent=False)
    return dict(sorted(updates.items()))
