"""Likeness: texts that say nearly the same share a key, whatever number, name or link was changed in them."""

import re
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chat.message import Message
from moderation.common import length

LONGEST: Final = 400
"""Characters that are compared."""

SHORTEST: Final = 24
"""Length from which what is said is remembered over all groups; a Chinese character is two."""

_RUN: Final = 4
_BANDS, _ROWS = 5, 3
_HANDLE: Final = re.compile(r"@\w+|\w+://\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\S*")
_DIGITS: Final = re.compile(r"\d+")
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_SPREAD: Final = np.random.default_rng(20).integers(1, 2**63, (2, _BANDS * _ROWS), np.uint64) | np.uint64(1)
_STEPS: Final = np.array([131**power for power in range(_RUN)], np.uint64)


@lru_cache(maxsize=512)  # asked for once to find the like of a text, and once more to remember it
def likeness(folded: str) -> tuple[int, ...]:
    """Return five keys of a folded text; two texts of which four fifths of the runs of 4 agree share one nearly always.

    MinHash (Broder 1997) in five bands of three. A text that is too short has no key.
    """
    plain = _NOT_WORDS.sub("", _DIGITS.sub("0", _HANDLE.sub("", folded[:LONGEST])))
    if len(plain) < _RUN:
        return ()
    letters = np.frombuffer(plain.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    runs = np.lib.stride_tricks.sliding_window_view(letters, _RUN) @ _STEPS
    least: NDArray[np.uint64] = ((runs[:, None] * _SPREAD[0] + _SPREAD[1]) >> np.uint64(32)).min(axis=0)
    return tuple(hash((band, *row)) for band, row in enumerate(least.reshape(_BANDS, _ROWS).tolist()))


def keys_of(message: Message) -> tuple[int, ...]:
    """Give the keys of what a message says, or nothing for what is too short to be told from other talk."""
    return likeness(message.reading.folded) if length(message.reading.folded) >= SHORTEST else ()
