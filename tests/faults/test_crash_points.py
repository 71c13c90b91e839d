"""Killed at each step of each action on each network, and started again: nothing forgotten, no post twice."""

import asyncio
import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from chat.actions import ChatAction
from tests.faults.deeds import KINDS, PICTURED, POSTED, furnish, table
from tests.faults.life import DEAD, STEPS, live
from tests.faults.page import hold_against_page
from tests.faults.worlds import WORLDS, DiscordWorld, TelegramWorld, World

REPEATED: Final = "after the call"
LOST: Final = "before the call"
"""Where a post has been marked but not sent: it stays unsent, for nobody could tell."""

SIDE_BY_SIDE: Final = 3
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.faults.warm"])


def test_every_kind_of_action_is_tried() -> None:
    assert set(KINDS) == {kind.__name__ for kind in ChatAction.__subclasses__()}
    assert {*KINDS, *PICTURED} == {*TelegramWorld.METHODS, *DiscordWorld.PATHS}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("network", WORLDS)
async def test_killed_at_any_step_it_neither_repeats_nor_forgets(network: str, tmp_path: Path) -> None:
    async with WORLDS[network](tmp_path) as world:
        kinds = world.kinds
        await furnish(tmp_path / "furnished.db", world.place)
    turns = asyncio.Semaphore(SIDE_BY_SIDE)

    async def tried(kind: str, step: str) -> tuple[tuple[str, str], str]:
        async with turns:
            folder = tmp_path / f"{kind}-{STEPS.index(step)}"
            folder.mkdir()
            shutil.copy(tmp_path / "furnished.db", folder / "inn.db")
            async with WORLDS[network](folder) as world:
                return (kind, step), await outcome(network, world, folder / "inn.db", kind, step)

    cells = dict(await asyncio.gather(*(tried(kind, step) for kind in kinds for step in STEPS)))
    hold_against_page(f"killed, {network}", table("killed", STEPS, cells))


async def outcome(network: str, world: World, database: Path, kind: str, step: str) -> str:
    """Kill, start again, hold what came of it against what is promised, and give it for the page."""
    world.prepare(kind)
    assert (kind, step, await lived(network, world, database, kind, step)) == (kind, step, DEAD)
    assert (kind, step, await lived(network, world, database, kind, "")) == (kind, step, 0)
    calls, state = world.calls(kind), state_of(database)
    assert (kind, step, journal_of(database)) == (kind, step, "Unknown" if state == "unknown" else "")
    if kind in POSTED:
        assert (calls, state) == {LOST: (0, "unknown"), REPEATED: (1, "unknown")}.get(step, (1, "done"))
        assert world.news(kind) == calls
    else:
        assert (world.is_done(kind), state) == (True, "done")
        assert calls <= (2 if step == REPEATED else 1)
    return f"{calls}×" + (", unknown" if state == "unknown" else "")


async def lived(network: str, world: World, database: Path, kind: str, step: str) -> int | None:
    """Give how a life ended."""
    life = _FORKS.Process(target=live, args=(network, world.place, world.url, str(database), kind, step))
    life.start()
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(
        life.sentinel, over.set
    )  # in one thread: two that ask at once how a process ended mislead each other
    try:
        await asyncio.wait_for(over.wait(), 30)
    finally:
        loop.remove_reader(life.sentinel)
    life.join()
    return life.exitcode


def state_of(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        (states,) = opened.execute(
            "SELECT group_concat(state) FROM outbox WHERE post NOT IN ('card', 'poll')"
        ).fetchone()
    return str(states)


def journal_of(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        told = "SELECT COALESCE(group_concat(kind), '') FROM journal WHERE kind IN ('Refused', 'Unknown')"
        (kinds,) = opened.execute(told).fetchone()
    return str(kinds)
