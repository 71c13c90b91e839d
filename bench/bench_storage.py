"""What it costs to remember: a batch of 100 plain messages, on a SQLite file."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.measure import Stage
from chat.decision import Decision
from chat.events import MessagePosted
from chat.message import Message, Reading
from chat.people import Member
from chat.platform import Capabilities
from chat.records import AwardPoints
from chat.words import Words
from storage.store import Store

BATCH = 100
BATCHES = 60
BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = ("good morning everybody", "有人知道周末的活动几点开始吗", "I will bring the tea", "谢谢，明天见")


def stages() -> Iterator[Stage]:
    """Measure CPU time a message of all that a lane asks of storage, with and without points."""
    for name, points in (("plain messages", False), ("messages that earn points", True)):
        with TemporaryDirectory() as folder:
            costs = asyncio.run(_measure(f"sqlite:///{Path(folder) / 'bench.db'}", points=points))
        for step, cost in costs.items():
            yield Stage(name=f"storage: {step}, {name}", cost_us=cost, budget_us=25.0 if step == "keep" else None)


async def _measure(url: str, *, points: bool) -> dict[str, float]:
    store = await Store.open(url)
    spent: dict[str, list[float]] = {"unseen": [], "gather": [], "context + advance": [], "keep": []}
    try:
        for number in range(BATCHES):
            events = [_event(number * BATCH + each) for each in range(BATCH)]
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


def _event(number: int) -> MessagePosted:
    group = f"bench:{number % 3}"
    text = TEXTS[number % len(TEXTS)]
    message = Message(
        id=str(number),
        group=group,
        author=Member(id=f"bench:{number % 997}", name=f"Member {number % 997}", username=f"member{number % 997}"),
        at=BEGIN + timedelta(seconds=number),
        text=text,
        reading=Reading(folded=text, scores={"spam": 0.02, "conflict": 0.1}),
    )
    return MessagePosted(id=f"{group}:{number}:posted", group=group, at=message.at, message=message)
