"""A process for `test_crash.py` to kill: the bot on a street that delivers a flood and writes down what was done to it.

`python -m tests.bot.crashing FOLDER COUNT`: delivers COUNT messages, every one that is not yet acknowledged, again at
every start, as a network would; appends a line to FOLDER/performed for each action and ends when nothing is left to do.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.bus import MemoryBus
from bot.performer import Performer
from bot.pipeline import Pipeline
from chat.actions import Action, ChatAction, DeleteMessage, SendMessage
from chat.context import Context
from chat.events import CommandCalled, Event
from storage.outbox import Outbox
from storage.store import Store
from tests.bot.street import ADVERT, NOON, Street, member, posted


class Diary(Street):
    """A street that writes every action down before it answers."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.diary = path.open("a", buffering=1)

    async def perform(self, action: ChatAction) -> str:
        about = action.message if isinstance(action, DeleteMessage) else ""
        about = action.key if isinstance(action, SendMessage) else about
        self.diary.write(json.dumps([type(action).__name__, about]) + "\n")
        await asyncio.sleep(0)
        return await super().perform(action)


def flood(count: int) -> list[Event]:
    """Give `count` messages: every fourth an advert of an account of its own, the rest talk of ten members."""
    return [
        posted(
            n,
            f"{ADVERT} {n}" if n % 4 == 0 else f"第{n}条：我觉得可以先试试第{n % 9}种办法",
            by=None if n % 4 == 0 else member(n % 10 + 5000),
            seconds=n * 40,
        )
        for n in range(count)
    ]


async def no_command(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
    return ()


async def main(folder: Path, count: int) -> None:
    store = await Store.open(f"sqlite:///{folder / 'inn.db'}")
    street = Diary(folder / "performed")
    pipeline = Pipeline(store, now=lambda event: event.at, run_command=no_command, kept=lambda _: performer.wake())
    bus = MemoryBus(pipeline.handle)
    performer = Performer(
        Outbox(store.database), {"street": street}, emit=bus.emit, now=lambda: NOON.replace(year=2030)
    )
    work = [asyncio.create_task(bus.run()), asyncio.create_task(performer.run())]
    acknowledged = folder / "acknowledged"
    done = int(acknowledged.read_text() or 0) if acknowledged.exists() else 0
    for at in range(done, count, 25):
        kept = [await bus.emit(event) for event in flood(count)[at : at + 25]]
        await asyncio.gather(*kept)
        acknowledged.write_text(str(at + 25))
    while await performer.perform_due():
        pass
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    await store.close()
    sys.stdout.write("finished\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
