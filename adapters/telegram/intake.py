"""Intake: what Telegram tells becomes events, and only when those are on disk was it received."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog

from adapters.telegram import incoming
from adapters.telegram.fields import fields, text
from adapters.telegram.people import Known
from adapters.telegram.presses import Presses
from adapters.telegram.staffing import Staffing
from adapters.web.dates import ServerTime
from adapters.web.moments import ours
from chat.events import Event
from chat.platform import Emit

log = structlog.get_logger()


class Intake:
    """Takes updates in, however they come; `known` and `emit` are set once the bot has met its server."""

    def __init__(self, staffing: Staffing, presses: Presses, now: Callable[[], datetime], time: ServerTime) -> None:
        self.passed: Counter[str] = Counter()
        """Updates that no event came of, by kind; `poisoned` are those that could not be read at all."""
        self.known = Known()
        self.aside: set[asyncio.Task[None]] = set()
        """What is done beside; whoever closes the intake cancels it."""
        self._presses = presses
        self._staffing = staffing
        self._now = now
        self._time = time

    async def take_in(self, updates: Sequence[Mapping[str, Any]], emit: Emit) -> None:
        """Emit what updates tell, and wait until all of it is on disk. One that cannot be read is noted and passed."""
        chats = {chat for update in updates if (chat := incoming.chat_of(update)) is not None}
        await self._staffing.learn(chats)
        await self._staffing.ask_about({who for update in updates if (who := incoming.writer_of(update)) is not None})
        kept: list[Awaitable[None]] = []
        for update in updates:
            kept += [await emit(event) for event in self._read(update)]
            if query := text(fields(update, "callback_query"), "id", 64):
                self.beside(self._presses.keep(query))
        await asyncio.gather(*(asyncio.shield(each) for each in kept))

    def beside(self, doing: Any) -> None:
        """Let something be done beside the reading."""
        task = asyncio.create_task(doing)
        self.aside.add(task)
        task.add_done_callback(self.aside.discard)

    def _read(self, update: Mapping[str, Any]) -> Sequence[Event]:
        try:
            self._staffing.follow(update)
            now, off = self._now(), self._time.off
            told = [ours(event, off, now) for event in incoming.events(update, self.known, now + off)]
        except Exception:
            log.exception("update_left_out", update_id=update.get("update_id"))
            self.passed["poisoned"] += 1
            return ()
        if not told:
            self.passed[next((str(key)[:64] for key in update if key != "update_id"), "empty")] += 1
        return told
