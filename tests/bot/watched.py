"""Watching the bot while it works: how long its loop stood still, and how much memory its processes took."""

import asyncio
import resource
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.eye import Eye

TICK = 0.01


@dataclass(slots=True)
class Watched:
    """What was seen: seconds of processor time within the longest tick, and megabytes that this process grew by."""

    longest: float = 0.0
    grown: float = 0.0


@asynccontextmanager
async def watching() -> AsyncIterator[Watched]:
    """Watch this process's loop; processor time, so that a busy machine does not decide."""
    seen, before = Watched(), _peak()

    async def tick() -> None:
        while True:
            began = time.thread_time()
            await asyncio.sleep(TICK)
            seen.longest = max(seen.longest, time.thread_time() - began)

    ticking = asyncio.create_task(tick())
    try:
        yield seen
    finally:
        ticking.cancel()
        await asyncio.gather(ticking, return_exceptions=True)
        seen.grown = _peak() - before


def looking_took(eye: Eye) -> float:
    """Give the most memory, in MB, that the process which decodes ever had; 0 where the system does not tell."""
    return peak_of(eye._glance)


def peak_of(sight: Any) -> float:
    """Give the same of one of the eye's processes."""
    process = sight._process
    if process is None or sys.platform != "linux":
        return 0.0
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
