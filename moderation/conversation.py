"""Conversations: who says what to whom, turn by turn, and what of it foretells an attack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from moderation.cues import CUES, cues
from moderation.vocabulary.courtesy import COURTESY

WINDOW: Final = 24
"""The last turns of a conversation that are looked at."""

EXCHANGE: Final = ("exchange", "pile_on", "tempo")
"""How turns are taken, each 0 to 1: back and forth between two, several at one, quick answers."""

_CALMING: Final = [place for place, name in enumerate(CUES) if name in COURTESY]
_HEATING: Final = [place for place, name in enumerate(CUES) if name not in COURTESY]
_YOU: Final = CUES.index("you")
FEATURES: Final = (
    *(CUES[place] for place in _HEATING),
    *(CUES[place] for place in _CALMING),
    "tension",
    "hostility",
)
"""What a weight is learnt for, in order; the calming ones speak against an attack."""

CALMING: Final = range(len(_HEATING), len(_HEATING) + len(_CALMING))
"""Places of the calming features."""

_MOST_EXCHANGED: Final = 4
_MOST_PILED: Final = 3
_QUICK: Final = 30.0
_MOST_QUICK: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One contribution. `author` is empty where unknown; `to` is whom it answers, empty for the turn before it."""

    text: str
    folded: str
    author: str = ""
    to: str = ""
    at: datetime | None = None


def cues_of(turns: Sequence[Turn]) -> NDArray[np.float32]:
    """Give the cues of every turn, (turns, CUES)."""
    if not turns:
        return np.zeros((0, len(CUES)), np.float32)
    return np.stack([cues(turn.text, turn.folded) for turn in turns])


def summed_up(found: NDArray[np.float32], heat: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the features of a conversation, (FEATURES,), from its turns' cues (turns, CUES) and heat (turns, 2).

    What heats counts by the mean of its two strongest turns, so that one more turn never takes from it; what calms by
    its mean over all turns.
    """
    if not len(found):
        return np.zeros(len(FEATURES), np.float32)
    rising = np.concatenate([found[:, _HEATING], heat], axis=1)
    strongest = np.sort(rising, axis=0)[-2:].sum(axis=0) / 2
    calming = found[:, _CALMING].mean(axis=0)
    return np.concatenate([strongest[:-2], calming, strongest[-2:]]).astype(np.float32)


def exchange(turns: Sequence[Turn], found: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give how turns are taken, (EXCHANGE,), 0 where authors or times are unknown; one more turn never lowers it."""
    back = sum(
        1
        for first, second, third in zip(turns, turns[1:], turns[2:], strict=False)
        if first.author and first.author == third.author != second.author and second.author
    )
    at_one: dict[str, set[str]] = {}
    for place, turn in enumerate(turns):
        to = turn.to or (turns[place - 1].author if place else "")
        if to and turn.author and to != turn.author and found[place, _YOU] > 0:
            at_one.setdefault(to, set()).add(turn.author)
    piled = max((len(each) for each in at_one.values()), default=1) - 1
    quick = sum(
        1
        for first, second in pairwise(turns)
        if first.at and second.at and 0 <= (second.at - first.at).total_seconds() <= _QUICK
    )
    most = ((back, _MOST_EXCHANGED), (piled, _MOST_PILED), (quick, _MOST_QUICK))
    return np.asarray([min(count, limit) / limit for count, limit in most], np.float32)
