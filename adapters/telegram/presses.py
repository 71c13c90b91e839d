"""Presses: buttons that were pressed and wait for a word, which Telegram shows to nobody but whoever pressed."""

import asyncio
import re
from typing import Final

import structlog

from adapters.telegram.forms import Parameters
from adapters.telegram.staffing import Ask
from chat.actions import SendMessage
from chat.platform import PlatformError

LONGEST: Final = 200
"""Characters that such an answer may have."""

MOST: Final = 1_000
_KEY: Final = re.compile(r":pressed:([^:]{1,64}):[0-9]{1,6}")

log = structlog.get_logger()


class Presses:
    """The presses that nobody has answered yet, in memory only: an answer after a restart is an ordinary post."""

    def __init__(self, ask: Ask, *, patience: float) -> None:
        """`patience`: seconds after which the client is told that there is nothing to wait for."""
        self._ask = ask
        self._patience = patience
        self._open: dict[str, None] = {}

    async def keep(self, query: str) -> None:
        """Wait for an answer to a press; without one, end the waiting at the client."""
        self._open[query] = None
        while len(self._open) > MOST:
            del self._open[next(iter(self._open))]
        await asyncio.sleep(self._patience)
        if query in self._open:
            del self._open[query]
            await self._tell({"callback_query_id": query})

    async def answered(self, post: SendMessage) -> bool:
        """Say a post as the answer to the press it follows from, where it fits; tell whether that was done."""
        found = _KEY.search(post.key)
        query = found[1] if found and found.end() == len(post.key) else ""
        short = isinstance(post.text, str) and len(post.text.strip()) > 0 and len(post.text) <= LONGEST
        if not (post.to and short and not post.buttons and post.picture is None and query in self._open):
            return False
        del self._open[query]
        return await self._tell({"callback_query_id": query, "text": post.text, "show_alert": True})

    async def _tell(self, answer: Parameters) -> bool:
        try:
            await self._ask("answerCallbackQuery", answer)
        except PlatformError as error:
            log.debug("press_not_answered", detail=error.detail)
            return False
        return True
