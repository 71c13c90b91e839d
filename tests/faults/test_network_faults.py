"""The network fails at the call of each action: it is done in the end, and no post stands twice."""

import asyncio
import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.adapters.discord.server import Fault
from tests.adapters.telegram.http import Answer
from tests.faults.deeds import POSTED, furnish, table
from tests.faults.page import hold_against_page
from tests.faults.test_crash_points import journal_of, lived, state_of
from tests.faults.worlds import WORLDS, DiscordWorld, TelegramWorld, World

FAULTS: Final = ("429", "502", "cut, not done", "cut, done", "no answer, done")
UNCERTAIN: Final = ("cut, not done", "cut, done", "no answer, done")
LATE: Final = 4.0
"""Seconds after which an answer comes: nobody waits for it any more."""

LIMIT: Final = {"message": "You are being rate limited.", "retry_after": 1.0, "global": False}
SIDE_BY_SIDE: Final = 12
NETWORKS: Final = ("telegram", "discord")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("network", NETWORKS)
async def test_whatever_the_network_does_nothing_is_lost_and_nothing_stands_twice(network: str, tmp_path: Path) -> None:
    async with WORLDS[network](tmp_path) as world:
        kinds = world.kinds
        await furnish(tmp_path / "furnished.db", world.place)
    turns = asyncio.Semaphore(SIDE_BY_SIDE)

    async def tried(kind: str, fault: str) -> tuple[tuple[str, str], str]:
        async with turns:
            folder = tmp_path / f"{kind}-{FAULTS.index(fault)}"
            folder.mkdir()
            shutil.copy(tmp_path / "furnished.db", folder / "inn.db")
            async with WORLDS[network](folder) as world:
                return (kind, fault), await outcome(network, world, folder / "inn.db", kind, fault)

    cells = dict(await asyncio.gather(*(tried(kind, fault) for kind in kinds for fault in FAULTS)))
    hold_against_page(f"faults, {network}", table("at the call", FAULTS, cells))


async def outcome(network: str, world: World, database: Path, kind: str, fault: str) -> str:
    """Let the first call fail, hold what came of it against what is promised, and give it for the page."""
    world.prepare(kind)
    if isinstance(world, TelegramWorld):
        break_telegram(world, kind, fault)
    elif isinstance(world, DiscordWorld):
        break_discord(world, kind, fault)
    assert await lived(network, world, database, kind, "") == 0
    calls, state = world.calls(kind), state_of(database)
    assert journal_of(database) == ("Refused" if state == "refused" else "")
    if state == "refused":
        assert network == "telegram"
        assert kind in POSTED
        assert fault in UNCERTAIN
        assert world.news(kind) == (fault != "cut, not done")
    else:
        assert (world.is_done(kind), state) == (True, "done")
    assert calls <= (1 if state == "refused" else 2)
    return f"{calls}×" + (", told" if state == "refused" else "")


def break_telegram(world: TelegramWorld, kind: str, fault: str) -> None:
    """Let the next call of a kind fail."""
    server, method = world.server, world.METHODS[kind]
    if fault == "429":
        server.flood(method, 1)
    elif fault == "502":
        server.trouble(method, Answer(code=502, body=b"<html>"))
    else:
        server.trouble(method, Answer(cut=True, late=LATE * fault.startswith("no")), after=fault != "cut, not done")


def break_discord(world: DiscordWorld, kind: str, fault: str) -> None:
    """Let the next request of a kind fail."""
    method, within = world.PATHS[kind]
    if fault == "429":
        broken = Fault(method, within, 429, LIMIT, {"Retry-After": "1"})
    elif fault == "502":
        broken = Fault(method, within, 502)
    else:
        broken = Fault(method, within, 0, after=fault != "cut, not done", late=LATE * fault.startswith("no"))
    world.fake.faults = [broken]
