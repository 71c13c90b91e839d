"""Foresight over a group's messages: the forecast model, asked about what the pipeline has read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chat.foresight import Forecast
from chat.message import Message
from moderation.conversation import Turn
from moderation.forecast_model import ForecastModel
from moderation.sentences import unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageForesight:
    """Forecasts with a model; where the meaning of a message was not read, its words stand in."""

    model: ForecastModel

    @property
    def name(self) -> str:
        """Name the model."""
        return self.model.name

    def risk(self, messages: Sequence[Message]) -> float:
        """Give the chance of an attack next."""
        return self.model.risk(*_turns(messages))

    def foresee(self, messages: Sequence[Message]) -> Forecast:
        """Give the chance and the messages that raise it."""
        return self.model.forecast(*_turns(messages))


def _turns(messages: Sequence[Message]) -> tuple[list[Turn], list[NDArray[np.float32] | None]]:
    turns = [
        Turn(
            text=message.text,
            folded=message.reading.folded,
            author=message.author.id,
            to=message.reply_to.author if message.reply_to else "",
            at=message.at,
        )
        for message in messages
    ]
    vectors = [unpacked([each.reading.vector])[0] if each.reading.vector else None for each in messages]
    return turns, vectors
