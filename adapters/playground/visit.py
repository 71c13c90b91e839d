"""A visit: one page's socket, from its opening to its end."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

import orjson
import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect

from adapters.playground import view
from adapters.playground.cast.director import Director
from adapters.playground.posts import Change, Post
from adapters.playground.wishes import Open, Speak, Wish, WishError, read
from adapters.playground.world import RefusedError, World
from chat.commands import CommandSpec
from chat.language import language
from chat.words import Words

WAITING: Final = 2_000
"""Frames that may wait for a slow page; beyond them its socket is closed, and it comes back to see everything anew."""

TOO_SLOW: Final = 1013

log = structlog.get_logger()

Fulfil: TypeAlias = Callable[[Wish], Awaitable[Post | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a page shows and can ask of."""

    world: World
    director: Director
    fulfil: Fulfil
    commands: Sequence[CommandSpec]


class Visit:
    """Shows everything that changes to one page, and does what it asks for, one wish after another."""

    def __init__(self, house: House, socket: WebSocket) -> None:
        self._house = house
        self._socket = socket
        self._speech = language("en")
        self._frames: asyncio.Queue[view.Frame | None] = asyncio.Queue(WAITING)

    async def run(self) -> None:
        """Serve the page until it goes away."""
        await self._socket.accept()
        self._house.world.watch(self._changed)
        self._house.director.watch(self._played)
        showing = asyncio.create_task(self._show())
        listening = asyncio.create_task(self._listen())
        try:
            await asyncio.wait({showing, listening}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._house.world.unwatch(self._changed)
            self._house.director.unwatch(self._played)
            showing.cancel()
            listening.cancel()
            await asyncio.gather(showing, listening, return_exceptions=True)

    async def _listen(self) -> None:
        while True:
            frame = await self._socket.receive()
            if frame["type"] == "websocket.disconnect":
                return
            text = frame.get("text")
            try:
                if not isinstance(text, str):
                    raise WishError("playground-refused-unreadable")
                await self._take(read(text))
            except WishError as error:
                self._say_error(Words(error.key))
            except RefusedError as refused:
                self._say_error(refused.words)
            except Exception:
                log.exception("wish_failed")
                self._say_error(Words("playground-refused-failed"))

    async def _take(self, wish: Wish) -> None:
        if isinstance(wish, Open | Speak):
            self._speech = language(wish.language)
            house = self._house
            self._put(view.everything(house.world, house.director, house.commands, self._speech))
        await self._house.fulfil(wish)

    async def _show(self) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            while (frame := await self._frames.get()) is not None:
                await self._socket.send_text(orjson.dumps(frame).decode())
            await self._socket.close(TOO_SLOW)

    def _changed(self, change: Change) -> None:
        self._put(view.changed(change))

    def _played(self) -> None:
        self._put(view.play(self._house.director, self._speech))

    def _say_error(self, words: Words) -> None:
        self._put({"kind": "error", "text": self._speech.say(words)})

    def _put(self, frame: view.Frame) -> None:
        """Let a frame wait for the page; where too many do, nothing but the end waits any more."""
        if self._frames.full():
            while not self._frames.empty():
                self._frames.get_nowait()
            self._frames.put_nowait(None)
        else:
            self._frames.put_nowait(frame)
