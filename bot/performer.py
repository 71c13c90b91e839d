"""The performer, the only one who acts: empties the outbox, removals before notices, retried or refused."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import structlog

from bot.patience import is_over, is_stale, pause_after, tries_of
from chat.actions import Button, ChatAction, DeleteMessage, EditMessage, Retract, SendMessage
from chat.events import ActionRefused
from chat.gestures import POSTS, DirectMessage
from chat.language import Language, language
from chat.people import network_of
from chat.platform import Emit, Platform, PlatformError, Refusal, Sweeper
from moderation.pictures import draw
from storage.errors import StorageError
from storage.outbox import Outbox, Outgoing
from storage.outgoing import ABOUT_POSTS

log = structlog.get_logger()

IDLE: Final = 1.0
"""Seconds after which the outbox is looked at without being woken: notices expire, retries come due."""

AT_ONCE: Final = 200
"""Rows taken from the outbox at a time."""

LATE: Final = "it waited for too long"


class Performer:
    """Does what the outbox holds, for the networks in this process."""

    def __init__(
        self, outbox: Outbox, platforms: Mapping[str, Platform], *, emit: Emit, now: Callable[[], datetime]
    ) -> None:
        """`platforms` by name; `emit` is told of refusals that are final."""
        self._outbox = outbox
        self._platforms = platforms
        self._emit = emit
        self._now = now
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Say that there is something in the outbox."""
        self._awake.set()

    async def run(self) -> None:
        """Settle what a crash left half done, then perform until cancelled."""
        unknown = await self._until_stored(lambda: self._outbox.recover(self._now()))
        if unknown:
            log.warning("sends_of_unknown_outcome", count=unknown, note="not repeated: better once too few than twice")
        while True:
            self._awake.clear()
            if not await self.perform_due():
                with suppress(TimeoutError):  # not `wait_for`, which loses a cancel that comes with the waking
                    async with asyncio.timeout(IDLE):
                        await self._awake.wait()

    async def perform_due(self) -> int:
        """Do what is due now; give how many rows were taken. Groups are served side by side, each in its order."""
        due = await self._until_stored(lambda: self._outbox.pending(self._now(), set(self._platforms), AT_ONCE))
        by_group: dict[str, list[Outgoing]] = defaultdict(list)
        for row in due:
            by_group[row.group].append(row)
        async with asyncio.TaskGroup() as tasks:
            for rows in by_group.values():
                tasks.create_task(self._perform_all(rows))
        return len(due)

    async def _perform_all(self, rows: Sequence[Outgoing]) -> None:
        platform = self._platforms[network_of(rows[0].group)]
        deletions = [row for row in rows if isinstance(row.action, DeleteMessage)]
        if len(deletions) > 1 and isinstance(platform, Sweeper):
            swept: set[int] = set()
            for at in range(0, len(deletions), platform.at_once):
                swept |= await self._sweep(platform, deletions[at : at + platform.at_once])
            rows = [row for row in rows if row.id not in swept]
        for row in rows:
            await self._perform(row)

    async def _sweep(self, platform: Sweeper, rows: Sequence[Outgoing]) -> set[int]:
        """Delete many messages with one call; give the rows that are settled. A refusal is looked into one by one."""
        messages = [row.action.message for row in rows if isinstance(row.action, DeleteMessage)]
        try:
            await platform.sweep(rows[0].group, messages)
        except PlatformError as error:
            if error.refusal not in (Refusal.WAIT, Refusal.NETWORK):
                return set()
            for row in rows:
                await self._fail(row, error)
        else:
            await self._until_stored(lambda: self._outbox.all_done([row.id for row in rows], self._now()))
        return {row.id for row in rows}

    async def _perform(self, row: Outgoing) -> None:
        """Do one action and keep what came of it. A post is marked first: nobody could tell whether it was made."""
        if is_over(row.action, self._now()):
            await self._until_stored(lambda: self._outbox.done(row.id, "", self._now()))
            return None
        if is_stale(row.action, row.asked_at, self._now()):
            return await self._refuse(row, Refusal.TOO_OLD, LATE)
        action = await self._addressed(drawn(said(row.action, language(row.language))), row)
        if action is None and isinstance(row.action, Retract):  # it was never posted, or only one member saw it
            await self._until_stored(lambda: self._outbox.done(row.id, "", self._now()))
            return None
        if action is None:
            return await self._refuse(row, Refusal.GONE, "the post to change is not known")
        if isinstance(action, POSTS):
            await self._until_stored(lambda: self._outbox.sending([row.id]))
        try:
            made = await self._perform_or_say_aloud(action, self._platforms[network_of(row.group)])
        except PlatformError as error:
            return await self._fail(row, error)
        except Exception as error:
            log.exception("platform_failed", action=type(action).__name__, row=row.id)
            return await self._fail(row, PlatformError(Refusal.IMPOSSIBLE, type(error).__name__))
        await self._until_stored(lambda: self._outbox.done(row.id, made, self._now()))
        return None

    async def _perform_or_say_aloud(self, action: ChatAction, platform: Platform) -> str:
        """Do it; what a member does not let the bot say in private is said in the group, where that is wanted.

        What was said in private has no id that means anything in the group.
        """
        try:
            made = await platform.perform(action)
            return "" if isinstance(action, DirectMessage) else made
        except PlatformError as error:
            aloud = action.in_group if isinstance(action, DirectMessage) else None
            if aloud is None or error.refusal not in (Refusal.FORBIDDEN, Refusal.IMPOSSIBLE):
                raise
            return await platform.perform(aloud)

    async def _addressed(self, action: ChatAction, row: Outgoing) -> ChatAction | None:
        """Fill in the network's id of the post that an action is about."""
        if not isinstance(action, ABOUT_POSTS) or not action.of:
            return action
        message = await self._until_stored(lambda: self._outbox.message_of(action.of, row.group))
        return replace(action, message=message) if message else None

    async def _fail(self, row: Outgoing, error: PlatformError) -> None:
        if error.refusal is Refusal.GONE:
            await self._until_stored(lambda: self._outbox.done(row.id, "", self._now()))
        elif error.refusal is Refusal.WAIT:
            due = self._now() + error.retry_after
            await self._until_stored(lambda: self._outbox.later(row.id, due, failed=False))
        elif error.refusal is Refusal.NETWORK and row.attempts + 1 < tries_of(row.action):
            due = self._now() + pause_after(row.attempts)
            await self._until_stored(lambda: self._outbox.later(row.id, due))
        else:
            await self._refuse(row, error.refusal, error.detail)

    async def _refuse(self, row: Outgoing, refusal: Refusal, detail: str) -> None:
        """Journal a refusal that is final, and let it be known as an event: the moderators are told by a rule."""
        now, name = self._now(), type(row.action).__name__
        log.warning("action_refused", action=name, row=row.id, refusal=str(refusal), detail=detail)
        await self._until_stored(lambda: self._outbox.refused(row.id, refusal, detail, now))
        if refusal not in (Refusal.GONE, Refusal.UNCERTAIN):
            # One event a day for one missing right: the id makes the moderators hear of it once.
            told = f"{row.group}:refused:{name}:{refusal}:{now.date()}"
            event = ActionRefused(id=told, group=row.group, at=now, action=name, refusal=str(refusal), detail=detail)
            await self._emit(event)

    async def _until_stored(self, attempt: Callable[[], Awaitable[Any]]) -> Any:
        """Ask storage until it answers: what was done must be marked as done, however long the disk is away."""
        pause = 0.1
        while True:
            try:
                return await attempt()
            except StorageError as error:
                log.warning("storage_failed", error=str(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)


def said(action: ChatAction, tongue: Language) -> ChatAction:
    """Give the action with all its `Words` said in one language."""
    if isinstance(action, DirectMessage):
        return replace(action, text=tongue.say(action.text))
    if not isinstance(action, SendMessage | EditMessage):
        return action
    buttons = tuple(Button(label=tongue.say(button.label), command=button.command) for button in action.buttons)
    return replace(action, text=tongue.say(action.text), buttons=buttons)


def drawn(action: ChatAction) -> ChatAction:
    """Give the action with its picture drawn, if it has one."""
    if not isinstance(action, SendMessage | EditMessage) or action.picture is None:
        return action
    return replace(action, picture=replace(action.picture, png=draw(action.picture.seed)))
