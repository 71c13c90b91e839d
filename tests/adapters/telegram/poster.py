"""The part of the Bot API server that posts updates to a webhook, and posts them again until they are taken."""

import asyncio
import time
from contextlib import suppress
from typing import Any

import httpx


class Poster:
    """Posts the updates of a list, one after another, and takes off what was answered with 200."""

    def __init__(self, updates: list[dict[str, Any]]) -> None:
        self.url = ""
        self.secret = ""
        self.answers: list[int] = []
        self.last_error: dict[str, Any] = {}
        self.twice = False
        """Post everything a second time, as Telegram does where the first answer was lost on the way."""
        self.wake = asyncio.Event()
        self._updates = updates
        self._work: asyncio.Task[None] | None = None

    async def post_to(self, url: str, secret: str) -> None:
        """Post there from now on; nowhere with an empty address."""
        if self._work is not None:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
            self._work = None
        self.url, self.secret = url, secret
        if url:
            self._work = asyncio.create_task(self._post_all())

    async def _post_all(self) -> None:
        async with httpx.AsyncClient(timeout=5) as client:
            while True:
                self.wake.clear()
                while self._updates:
                    taken = await self._post(client, self._updates[0])
                    if taken and self.twice:
                        await self._post(client, self._updates[0])
                    if taken:
                        self._updates.pop(0)
                    else:
                        await asyncio.sleep(0.02)
                await self.wake.wait()

    async def _post(self, client: httpx.AsyncClient, update: dict[str, Any]) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            code = (await client.post(self.url, json=update, headers=headers)).status_code
        except httpx.HTTPError:
            code = 0
        self.answers.append(code)
        if code != 200:
            self.last_error = {
                "last_error_date": int(time.time()),
                "last_error_message": f"Wrong response from the webhook: {code}",
            }
        return code == 200
