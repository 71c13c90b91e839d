"""The director: plays the story from the start, pauses it, or plays one scene alone."""

import asyncio
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeAlias

import structlog

from adapters.playground.cast.scenes import SCENES, STORY
from adapters.playground.cast.stage import Enter, Fulfil, Stage
from adapters.playground.world import RefusedError, World
from chat.words import Words

log = structlog.get_logger()


class Playing(StrEnum):
    """Where the play stands."""

    WAITING = "waiting"
    PLAYING = "playing"
    PAUSED = "paused"
    OVER = "over"


Show: TypeAlias = Callable[[], None]


class Director:
    """Plays scenes one after another. Whoever watches is called at every change of `state`, `scene` or `guide`."""

    def __init__(self, world: World, fulfil: Fulfil, enter: Enter, *, by_itself: bool = True) -> None:
        self.state = Playing.WAITING
        self.scene = ""
        self.guide = Words("playground-guide-welcome")
        self._world, self._fulfil, self._enter, self._by_itself = world, fulfil, enter, by_itself
        self._program: Sequence[str] = ()
        self._asked = asyncio.Event()
        self._going = asyncio.Event()
        self._going.set()
        self._watchers: list[Show] = []

    def watch(self, show: Show) -> None:
        """Call `show` at every change from now on."""
        self._watchers.append(show)

    def unwatch(self, show: Show) -> None:
        """Stop calling `show`."""
        self._watchers.remove(show)

    def welcome(self) -> None:
        """Begin when the first visitor comes."""
        if self._by_itself and self.state is Playing.WAITING:
            self._start(STORY)

    def direct(self, what: str) -> None:
        """Do what the visitor's control says: `play`, `pause`, `again`, or a scene's name; raises `RefusedError`."""
        if what == "pause":
            if self.state is Playing.PLAYING:
                self._going.clear()
                self._show(state=Playing.PAUSED)
        elif what == "play" and self.state is Playing.PAUSED:
            self._going.set()
            self._show(state=Playing.PLAYING)
        elif what in ("play", "again"):
            if what == "again" or self.state is not Playing.PLAYING:
                self._start(STORY)
        elif what in SCENES:
            self._start((what,))
        else:
            raise RefusedError("unknown-scene")

    async def run(self) -> None:
        """Play what is asked for until cancelled; a new request ends the scene that is on."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            play = asyncio.create_task(self._play(self._program))
            asked = asyncio.create_task(self._asked.wait())
            try:
                await asyncio.wait({play, asked}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                play.cancel()
                asked.cancel()
                await asyncio.gather(play, asked, return_exceptions=True)

    def _start(self, program: Sequence[str]) -> None:
        self._program = program
        self._going.set()
        self._asked.set()
        self._show(state=Playing.PLAYING)

    async def _play(self, program: Sequence[str]) -> None:
        for name in program:
            stage = Stage(self._world, self._fulfil, self._enter, self._tell, self._going)
            self._show(scene=name)
            try:
                await SCENES[name](stage)
            except Exception:
                log.exception("scene_failed", scene=name)
            finally:
                stage.leave()
        self._show(state=Playing.OVER, scene="", guide=Words("playground-guide-over") if len(program) > 1 else None)

    def _tell(self, words: Words) -> None:
        self._show(guide=words)

    def _show(self, *, state: Playing | None = None, scene: str | None = None, guide: Words | None = None) -> None:
        self.state = state or self.state
        self.scene = self.scene if scene is None else scene
        self.guide = guide or self.guide
        for show in tuple(self._watchers):
            show()
