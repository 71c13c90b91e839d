"""The eye: looks at pictures in processes of their own, which are put an end to when they take too long."""

import asyncio
import json
import os
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import structlog

from chat.message import Picture
from moderation.decoding import Glance, PictureError

log = structlog.get_logger()

GLANCING: Final = ("PIL", "zxingcpp", "imagehash")
"""What finds codes and looks."""

READING: Final = (*GLANCING, "rapidocr", "onnxruntime")
"""What reads writing as well."""

IDLE: Final = 120.0
"""Seconds after the last picture for which a process is kept: the reader's takes some 300 MB."""

_HOME: Final = Path(__file__).parent.parent
_PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV")
_NO_NETWORK: Final = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")


def lacks(modules: tuple[str, ...]) -> tuple[str, ...]:
    """Give which of these modules are not installed."""
    return tuple(name for name in modules if find_spec(name) is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds that a picture may take, the start of the process included."""

    glance: float = 20.0
    read: float = 45.0


class Eye:
    """Finds codes and looks at once, and reads writing at leisure: one process for each, one picture at a time."""

    def __init__(self, patience: Patience | None = None, idle: float = IDLE) -> None:
        times = patience or Patience()
        self.glances = not lacks(GLANCING)
        """Whether it can look at pictures at all."""
        self.reads = not lacks(READING)
        """Whether it can read what is written on them."""
        self._glance = _Sight("glance", times.glance, idle)
        self._read = _Sight("read", times.read, idle)

    async def glance(self, data: bytes) -> Glance:
        """Look at a picture; raises `PictureError` for one that is refused or takes too long."""
        told, reduced = await self._glance.ask(data)
        try:
            picture = Picture(codes=tuple(map(str, told["codes"])), look=str(told["look"]))
        except (KeyError, TypeError) as error:
            raise PictureError("no answer that can be read") from error
        return Glance(picture=picture, reduced=reduced)

    async def read(self, reduced: bytes) -> str:
        """Give what is written on a picture that was reduced; raises `PictureError`."""
        told, _ = await self._read.ask(reduced)
        return str(told.get("text", ""))

    @property
    def lack(self) -> str:
        """What it cannot do: `missing` (nothing is installed), `unread`, `broken` (it did not start), or empty."""
        if not self.glances:
            return "missing"
        if self._glance.broken or self._read.broken:
            return "broken"
        return "" if self.reads else "unread"

    async def start(self) -> None:
        """Start what is installed, to find out whether it does; what does not is told by `lack`."""
        for sight, installed in ((self._glance, self.glances), (self._read, self.reads)):
            if installed:
                with suppress(PictureError):
                    await sight.ask(b"")

    async def close(self) -> None:
        """End the processes."""
        await self._glance.end()
        await self._read.end()


class _Sight:
    """One process, started when there is something to look at."""

    def __init__(self, task: str, patience: float, idle: float) -> None:
        self._task = task
        self._patience = patience
        self._idle = idle
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._ending: asyncio.TimerHandle | None = None
        self.broken = False
        """Whether the process ended before it was ready, when it was last started."""

    async def ask(self, data: bytes) -> tuple[dict[str, Any], bytes]:
        async with self._turn:
            if self._ending is not None:
                self._ending.cancel()
            try:
                async with asyncio.timeout(self._patience):
                    told, more = await self._exchange(data)
            except TimeoutError:
                await self.end()
                raise PictureError("took too long") from None
            except (OSError, EOFError, ValueError, TypeError):  # the process fell over
                await self.end()
                raise PictureError("cannot be started" if self.broken else "could not be decoded") from None
            except BaseException:
                await self.end()
                raise
            self._ending = asyncio.get_running_loop().call_later(self._idle, self._kill)
        if "refused" in told:
            raise PictureError(str(told["refused"]))
        return told, more

    async def end(self) -> None:
        """End the process, if there is one."""
        if self._ending is not None:
            self._ending.cancel()
        process = self._process
        self._kill()
        if process is not None:
            await process.wait()

    async def _exchange(self, data: bytes) -> tuple[dict[str, Any], bytes]:
        process = self._process
        if process is None or process.returncode is not None:
            process = await self._begin()
        if process.stdin is None:
            raise OSError("no pipes")
        process.stdin.write(struct.pack(">I", len(data)) + data)
        await process.stdin.drain()
        return await _answer(process)

    async def _begin(self) -> Process:
        """Start the process and wait until it is ready."""
        process = self._process = await _started(self._task)
        try:
            await _answer(process)
        except EOFError:
            if not self.broken:
                log.warning("pictures_process_does_not_start", task=self._task, fix=f"python -m bot.sight {self._task}")
            self.broken = True
            raise
        self.broken = False
        return process

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()


async def _answer(process: Process) -> tuple[dict[str, Any], bytes]:
    """Take what a process answers; raises `EOFError` if it ends, and others for what is no answer."""
    if process.stdout is None:
        raise OSError("no pipes")
    line, more = struct.unpack(">II", await process.stdout.readexactly(8))
    told = json.loads(await process.stdout.readexactly(line))
    if not isinstance(told, dict):
        raise TypeError("no object")
    return told, await process.stdout.readexactly(more)


async def _started(task: str) -> Process:
    """Start a process that knows no token and reaches no network."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment |= {**_NO_NETWORK, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "bot.sight", task]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_HOME, env=environment
    )
