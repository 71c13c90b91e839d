"""Receiving: updates are asked for, or posted to the webhook. Either way none is lost and none confirmed too early."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import structlog

from adapters.telegram import incoming
from adapters.telegram.answers import ConflictError, StoppedError, TokenError, UnansweredError
from adapters.telegram.connection import Connection
from adapters.telegram.fields import number, text
from adapters.telegram.intake import Intake
from adapters.telegram.staffing import Ask
from adapters.telegram.webhook import Webhook
from chat.platform import Emit, PlatformError, Refusal

log = structlog.get_logger()

BREATH: Final = 0.05
"""Seconds after an empty answer: a server that does not hold the question open is not asked without end."""

CONFLICTS: Final = 5
"""Times in a row that somebody else may be asking too: a process that was just replaced lets go after a moment."""

AT_ONCE: Final = 40
"""Posts that Telegram may make at the same time; those of one chat come one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How many seconds things take.

    `poll`: one question for updates stays open; `patience`: for any other answer; `staff`: what is known of a chat's
    administrators is good for; `press`: a pressed button waits for words; `pause`: before what failed is tried again,
    doubled each time up to `longest`; `look`: between looks whether the webhook is still the bot's.
    """

    poll: int = 50
    patience: float = 20.0
    staff: float = 300.0
    press: float = 1.5
    pause: float = 1.0
    longest: float = 60.0
    look: float = 300.0

    async def wait(self, error: PlatformError, failures: int) -> None:
        """Wait before the next try: as long as was asked for, or longer with every failure."""
        seconds = min(self.pause * 2 ** min(failures, 10), self.longest)
        if error.refusal is Refusal.WAIT:
            seconds = error.retry_after.total_seconds()
        log.warning("telegram_not_answering", detail=error.detail, again_in=seconds)
        await asyncio.sleep(seconds)


async def polled(connection: Connection, intake: Intake, emit: Emit, times: Times) -> None:
    """Ask for updates for ever. The next question confirms the last answer, so it is asked when that is kept.

    Raises `ConflictError` where somebody else goes on asking, and `TokenError`.
    """
    await _forget_webhook(connection)
    asked: dict[str, Any] = {"timeout": times.poll, "allowed_updates": list(incoming.KINDS), "limit": 100}
    failures = 0
    while True:
        try:
            updates = numbered(await connection.call("getUpdates", asked, times.poll + times.patience))
        except PlatformError as error:
            if isinstance(error, TokenError) or (isinstance(error, ConflictError) and failures >= CONFLICTS):
                raise
            await times.wait(error, failures)
            failures += 1
            if isinstance(error, ConflictError):
                await _forget_webhook(connection)
            continue
        failures = 0
        updates = {id_: each for id_, each in updates.items() if id_ >= asked.get("offset", id_)}
        if not updates:
            await asyncio.sleep(BREATH)
            continue
        await intake.take_in(list(updates.values()), emit)
        asked["offset"] = max(updates) + 1


async def hooked(ask: Ask, intake: Intake, webhook: Webhook, emit: Emit, times: Times) -> None:
    """Let Telegram post its updates, and look now and then whether it still does; raises `StoppedError`."""
    failures, is_set = 0, False
    webhook.open(partial(_take, intake, emit))
    try:
        while True:
            try:
                if not is_set or _url(await _told(ask, "getWebhookInfo")) != webhook.address.url:
                    await _set_webhook(ask, webhook)
                failures, is_set = 0, True
                await asyncio.sleep(times.look)
            except PlatformError as error:
                if isinstance(error, TokenError):
                    raise
                if error.refusal not in (Refusal.WAIT, Refusal.NETWORK):
                    raise StoppedError(f"Telegram does not take TELEGRAM_WEBHOOK_URL: {error.detail}") from None
                await times.wait(error, failures)
                failures += 1
    finally:
        webhook.close()


async def _take(intake: Intake, emit: Emit, update: Mapping[str, Any]) -> None:
    await intake.take_in([update], emit)


async def _set_webhook(ask: Ask, webhook: Webhook) -> None:
    await ask(
        "setWebhook",
        {
            "url": webhook.address.url,
            "secret_token": webhook.address.secret,
            "allowed_updates": list(incoming.KINDS),
            "max_connections": AT_ONCE,
            "drop_pending_updates": False,
        },
    )
    log.info("webhook_set", url=webhook.address.url)


async def _forget_webhook(connection: Connection) -> None:
    """Take back a webhook, for with one nothing is given to who asks; what waits for it is kept."""
    try:
        if url := _url(await _told(connection.call, "getWebhookInfo")):
            log.warning("webhook_removed", url=url, why="TELEGRAM_WEBHOOK_URL is not set, so updates are asked for")
            await connection.call("deleteWebhook", {"drop_pending_updates": False})
    except TokenError:
        raise
    except PlatformError as error:
        log.info("webhook_not_looked_at", detail=error.detail)


async def _told(ask: Ask, method: str) -> Mapping[str, Any]:
    """Give what a method tells; nothing where a server does not have it."""
    try:
        answer = await ask(method, {})
    except PlatformError as error:
        if isinstance(error, TokenError) or error.refusal in (Refusal.WAIT, Refusal.NETWORK):
            raise
        return {}
    return answer if isinstance(answer, dict) else {}


def _url(info: Mapping[str, Any]) -> str:
    return text(info, "url")


def numbered(answer: object) -> dict[int, Mapping[str, Any]]:
    """Give the updates of an answer by their number, each once, in order; raises `PlatformError` if it is no list."""
    if not isinstance(answer, list):
        raise UnansweredError("the answer holds no list of updates", sent=False)
    by_number = {number(each, "update_id"): each for each in answer if isinstance(each, dict)}
    updates = {id_: each for id_, each in by_number.items() if id_ is not None}
    if answer and not updates:
        raise UnansweredError("no update of the answer has a number", sent=False)
    return dict(sorted(updates.items()))
