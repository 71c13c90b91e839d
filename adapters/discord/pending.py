"""Interactions that wait for an answer: their tokens, in memory only, for the quarter of an hour Discord allows."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Final

LASTS: Final = 14 * 60
"""Seconds that an interaction may be answered in; Discord allows 15 minutes."""

MOST: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An interaction: its token, whether Discord knows that an answer will come, and until when one may."""

    token: str
    deferred: asyncio.Task[bool]
    until: float


class Pending:
    """Tokens by the event that an interaction became."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, Waiting] = OrderedDict()
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._aside: set[asyncio.Task[None]] = set()

    def keep(self, event: str, token: str, defer: Coroutine[object, object, bool]) -> None:
        """Remember an interaction, and `defer` it: that tells Discord that an answer will come."""
        deferred = asyncio.get_running_loop().create_task(defer)
        self._waiting[event] = Waiting(token=token, deferred=deferred, until=time.monotonic() + LASTS)
        while len(self._waiting) > MOST:
            self._waiting.popitem(last=False)

    def then(self, work: Coroutine[object, object, None]) -> None:
        """Do something beside, until closing."""
        task = asyncio.get_running_loop().create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    def note_answer(self, key: str) -> None:
        """Note that the post of that key has answered its interaction."""
        self._answered[_event(key)] = None
        while len(self._answered) > MOST:
            self._answered.popitem(last=False)

    def answered(self, event: str) -> bool:
        """Tell whether an interaction has been answered."""
        return event in self._answered

    async def token(self, key: str) -> str:
        """Give the token of the interaction that a post of that key follows from, or an empty string."""
        waiting = self._waiting.get(_event(key))
        if waiting is None or time.monotonic() > waiting.until:
            self.drop(key)
            return ""
        return waiting.token if await asyncio.shield(waiting.deferred) else ""

    def drop(self, key: str) -> None:
        """Forget an interaction that cannot be answered any more."""
        self._waiting.pop(_event(key), None)

    async def close(self) -> None:
        """Give up what is still being deferred."""
        tasks = [*(waiting.deferred for waiting in self._waiting.values()), *self._aside]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _event(key: str) -> str:
    return key.rpartition(":")[0]
