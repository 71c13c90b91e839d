"""Warm: lives one life on each network before anybody is counted, so that those forked from here need not learn to.

Imported by the process that the lives are forked from, and by nothing else.
"""

import asyncio
import tempfile
from pathlib import Path

from chat.wire import dump, load_action
from tests.faults.deeds import KINDS, furnish
from tests.faults.life import live_on
from tests.faults.worlds import WORLDS


async def warm_up() -> None:
    for network, world_of in WORLDS.items():
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder, "inn.db")
            async with world_of(Path(folder)) as world:
                await furnish(database, world.place)
                for kind in KINDS:
                    load_action(dump(world.place.deed(kind)))
                world.prepare("SendMessage")
                await live_on(network, world.place, world.url, str(database), "SendMessage", "")


asyncio.run(warm_up())
