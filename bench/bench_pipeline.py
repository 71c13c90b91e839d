"""What a message costs from the lane to the disk: read, decided on, kept with all that follows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.inn import BATCH, Inn
from bench.measure import Stage, cost_us
from bench.sample import messages
from bench.traffic import mixed, regulars
from bot.app import load_model
from bot.pipeline import react
from chat.context import Context
from chat.events import MessagePosted
from chat.message import Message
from chat.platform import Capabilities
from chat.settings import GroupSettings
from moderation.reading import read
from moderation.text_model import TextModel

COUNT = 360
ROUNDS = 5
WARM_UP = 2_200
"""Messages after which the forty members are known well."""


def stages() -> Iterator[Stage]:
    """Measure the rules by themselves, then everything down to the disk: regulars' talk, and the mix."""
    model = load_model()
    letters = replace(model, sentences=None) if model else None
    events = [_posted(message) for message in read(messages(COUNT), letters)]
    capabilities, settings = Capabilities(), GroupSettings()

    def decide() -> None:
        for event in events:
            react(event, Context(now=event.at, capabilities=capabilities, settings=settings))

    yield Stage(name="all rules, a newcomer's message", figure=cost_us(decide, COUNT), budget=65)
    yield Stage(name=f"durable, batches of {BATCH}, SQLite: regulars", figure=_durable(model, mix=False), budget=200)
    yield Stage(name=f"durable, batches of {BATCH}, SQLite: the mix", figure=_durable(model, mix=True))
    yield Stage(name=f"durable, batches of {BATCH}, SQLite: the mix, letters alone", figure=_durable(letters, mix=True))


def _durable(model: TextModel | None, *, mix: bool) -> float:
    said = mixed(COUNT * ROUNDS, begin=WARM_UP).messages if mix else regulars(WARM_UP + COUNT * ROUNDS)[WARM_UP:]
    rounds = [[_posted(each) for each in said[at : at + COUNT]] for at in range(0, len(said), COUNT)]
    rest = iter([[_posted(each) for each in regulars(WARM_UP)], *rounds])
    with TemporaryDirectory() as folder:
        inn = Inn(Path(folder), "bench:1", model)
        cost = cost_us(lambda: inn.handle(next(rest)), COUNT, rounds=ROUNDS)
        inn.close()
    return cost


def _posted(message: Message) -> MessagePosted:
    return MessagePosted(id=f"{message.group}:{message.id}", group=message.group, at=message.at, message=message)
