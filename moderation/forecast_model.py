"""The forecast: how likely a conversation is to turn into an attack, and which turns make it so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chat.foresight import Forecast
from moderation.conversation import WINDOW, Turn, cues_of, exchange, summed_up
from moderation.rudeness import rudeness
from moderation.sentences import SIZE

MOST_DRIVERS: Final = 3
_LEAST_DRIVE: Final = 1e-3
_ALONE: Final = 0.1

EXCHANGE_WEIGHTS: Final = np.asarray([0.15, 0.2, 0.1], np.float32)
"""Set by hand: the conversations learnt from do not vary in how turns are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastModel:
    """Weights of a linear model over what `moderation.conversation` sees; `name` tells versions apart.

    heads: (SIZE + RUDENESS, 2) and head_bias: (2,) read tension and hostility from the meaning of a turn;
    stand_in: (CUES + RUDENESS, 2) and stand_in_bias: (2,) do where the meaning is not known;
    weights: (FEATURES,) and bias: () sum the conversation up.
    """

    heads: NDArray[np.float32]
    head_bias: NDArray[np.float32]
    stand_in: NDArray[np.float32]
    stand_in_bias: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float
    name: str = ""

    def forecast(self, turns: Sequence[Turn], vectors: Sequence[NDArray[np.float32] | None]) -> Forecast:
        """Look at the last WINDOW turns, each with its meaning (SIZE,) or None where that is not known."""
        skipped = max(0, len(turns) - WINDOW)
        seen = turns[skipped:]
        found = cues_of(seen)
        heat = self.heat(seen, found, vectors[skipped:])
        whole = self.margin(seen, found, heat)
        drives = [self._drive(whole, place, seen, found, heat) for place in range(len(seen))]
        ranked = sorted(((drive, place) for place, drive in enumerate(drives)), reverse=True)
        drivers = tuple(skipped + place for drive, place in ranked[:MOST_DRIVERS] if drive > _LEAST_DRIVE)
        return Forecast(risk=float(1.0 / (1.0 + np.exp(-whole))), drivers=drivers)

    def risk(self, turns: Sequence[Turn], vectors: Sequence[NDArray[np.float32] | None]) -> float:
        """Give the chance alone of what `forecast` tells."""
        seen, known = turns[-WINDOW:], vectors[-WINDOW:]
        found = cues_of(seen)
        return float(1.0 / (1.0 + np.exp(-self.margin(seen, found, self.heat(seen, found, known)))))

    def _drive(
        self, whole: float, place: int, turns: Sequence[Turn], found: NDArray[np.float32], heat: NDArray[np.float32]
    ) -> float:
        """Give what a turn adds: what is lost without it, and a little of what it says alone."""
        others = np.arange(len(turns)) != place
        rest = self.margin([*turns[:place], *turns[place + 1 :]], found[others], heat[others])
        alone = self.margin(turns[place : place + 1], found[place : place + 1], heat[place : place + 1])
        return whole - rest + _ALONE * (alone - self.bias)

    def heat(
        self, turns: Sequence[Turn], found: NDArray[np.float32], vectors: Sequence[NDArray[np.float32] | None]
    ) -> NDArray[np.float32]:
        """Give the tension and the hostility of every turn, (turns, 2), 0 to 1; an empty turn has none."""
        heat = np.zeros((len(turns), 2), np.float32)
        for place, (turn, vector) in enumerate(zip(turns, vectors, strict=True)):
            if not turn.folded:
                continue
            rude = rudeness(turn.folded)
            if vector is not None:
                sums = np.concatenate([vector[:SIZE], rude]) @ self.heads + self.head_bias
            else:
                sums = np.concatenate([found[place], rude]) @ self.stand_in + self.stand_in_bias
            heat[place] = 1.0 / (1.0 + np.exp(-sums))
        return heat

    def margin(self, turns: Sequence[Turn], found: NDArray[np.float32], heat: NDArray[np.float32]) -> float:
        """Give the log-odds of a conversation from what was seen of its turns."""
        learnt = float(summed_up(found, heat).astype(np.float64) @ self.weights + self.bias)
        return learnt + float(exchange(turns, found) @ EXCHANGE_WEIGHTS)
