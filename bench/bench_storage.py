"""What it costs to remember: a batch of 100 plain messages, on a SQLite file."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.measure import Stage
from bench.sample import messages
from chat.decision import Decision
from chat.events import MessagePosted
from chat.platform import Capabilities
from chat.records import AwardPoints
from chat.words import Words
from storage.store import Store

BATCH = 100
BATCHES = 60


def stages() -> Iterator[Stage]:
    """Measure CPU time a message of all that a lane asks of storage, with and without points."""
    for name, points in (("plain messages", False), ("messages that earn points", True)):
        with TemporaryDirectory() as folder:
            costs = asyncio.run(_measure(f"sqlite:///{Path(folder) / 'bench.db'}", points=points))
        for step, cost in costs.items():
            yield Stage(name=f"storage: {step}, {name}", figure=cost, budget=25.0 if step == "keep" else None)


async def _measure(url: str, *, points: bool) -> dict[str, float]:
    store = await Store.open(url)
    said = [
        MessagePosted(id=f"{each.group}:{each.id}:posted", group=each.group, at=each.at, message=each)
        for each in messages(BATCH * BATCHES)
    ]
    spent: dict[str, list[float]] = {"unseen": [], "gather": [], "context + advance": [], "keep": []}
    try:
        for number in range(BATCHES):
            events = said[number * BATCH : (number + 1) * BATCH]
            marks = [process_time()]
            await store.unseen(events)
            marks.append(process_time())
            await store.gather(events)
            marks.append(process_time())
            decisions = _decide(store, events, points=points)
            marks.append(process_time())
            await store.keep(decisions)
            marks.append(process_time())
            for step, begin, end in zip(spent, marks, marks[1:], strict=False):
                spent[step].append((end - begin) / BATCH * 1e6)
    finally:
        await store.close()
    return {step: sorted(costs)[len(costs) // 2] for step, costs in spent.items()}


def _decide(store: Store, events: Sequence[MessagePosted], *, points: bool) -> list[Decision]:
    decisions = []
    for event in events:
        context = store.context(event, now=event.at, capabilities=Capabilities())
        award = AwardPoints(
            group=event.group,
            reason=Words("points-message"),
            member=event.message.author,
            points=1,
            entry=event.id,
            kind="message",
            day=context.today,
        )
        decision = Decision(event=event, actions=(award,) if points else ())
        store.advance(decision)
        decisions.append(decision)
    return decisions
