"""What it costs to see a quarrel coming: the rule on everyday talk, and one look at a heated conversation."""

from collections.abc import Iterator, Sequence
from functools import partial

from bench.measure import Stage, cost_us
from bench.sample import messages
from bot.foresight import load_foresight
from chat.context import Context
from chat.events import MessagePosted
from chat.foresight import Foresight
from chat.message import Message
from chat.recent import Recent
from chat.settings import GroupSettings
from moderation.forecast import Forecasts
from moderation.reading import read

COUNT = 1_000
SETTINGS = GroupSettings({"group": {"moderators": "bench:office"}})


def stages() -> Iterator[Stage]:
    """Give the cost of the rule a message, and of one forecast over eight messages with its drivers."""
    foresight = load_foresight()
    assert foresight is not None
    said = read(messages(COUNT), None)
    yield Stage(
        name="forecast: the rule, a message", figure=cost_us(partial(_react, said, foresight), COUNT), budget=40
    )
    looks = [said[at : at + 8] for at in range(0, COUNT - 8, 8)]
    cost = cost_us(partial(_foresee, looks, foresight), len(looks))
    yield Stage(name="forecast: one conversation of 8, with drivers", figure=cost, budget=1000)


def _react(said: Sequence[Message], foresight: Foresight) -> None:
    recent = Recent()
    for message in said:
        event = MessagePosted(id=message.id, group=message.group, at=message.at, message=message)
        known = Context(now=message.at, settings=SETTINGS, recent=recent, foresight=foresight)
        list(SETTINGS[Forecasts].react(event, known))
        recent.add(message)


def _foresee(looks: Sequence[Sequence[Message]], foresight: Foresight) -> None:
    for look in looks:
        foresight.foresee(look)
