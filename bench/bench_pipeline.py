"""What a message costs from the lane to the disk: read, decided on, kept with all that follows."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Stage, cost_us
from bench.sample import messages
from bot.app import load_model
from bot.pipeline import Pipeline, react
from chat.actions import Action
from chat.context import Context
from chat.events import CommandCalled, Event, MessagePosted
from chat.platform import Capabilities
from moderation.reading import read
from storage.store import Store

COUNT = 2_000
BATCH = 100


async def _no_command(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
    return ()


async def _durable(events: Sequence[Event]) -> None:
    with TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite:///{Path(folder) / 'bench.db'}")
        pipeline = Pipeline(store, now=lambda event: event.at, run_command=_no_command, model=load_model())
        for at in range(0, len(events), BATCH):
            await pipeline.handle(events[at : at + BATCH])
        await store.close()


def stages() -> Iterator[Stage]:
    """Measure the rules by themselves, then everything down to the disk."""
    said = read(messages(COUNT), load_model())
    events = [MessagePosted(id=f"{m.group}:{m.id}", group=m.group, at=m.at, message=m) for m in said]
    capabilities = Capabilities()

    def decide() -> None:
        for event in events:
            react(event, Context(now=event.at, capabilities=capabilities))

    yield Stage(name="pipeline: all rules, a message of a newcomer", figure=cost_us(decide, COUNT), budget=65)
    cost = cost_us(lambda: asyncio.run(_durable(events)), COUNT, rounds=5)
    yield Stage(name=f"pipeline: durable, batches of {BATCH}, SQLite", figure=cost, budget=200)
