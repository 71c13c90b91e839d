"""Rudeness: coarse words, insults and put-downs counted, to stand beside what a text means."""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from moderation.signs import RUDE, excerpt, signs
from moderation.vocabulary.insults import YOU

RUDENESS: Final = ("profanity", "insult", "aimed", "ridicule", "belittling", "vulgarity")
"""What is counted, in the order of a text's numbers; `aimed`: somebody is spoken to with a coarse word."""

_WORDS: Final = {name: re.compile(pattern) for name, pattern in RUDE.items()}
_YOU: Final = re.compile(YOU)
_MOST: Final = 3
_SCALE: Final = np.asarray([0.3, 0.3, 0.3, 0.15, 0.1, 0.3], np.float32)
"""Brings the counts to the size of a vector of length 1, so that one strength of regularisation suits both."""

_NOTHING: Final = np.zeros(len(RUDENESS), np.float32)
_NOTHING.flags.writeable = False


@lru_cache(maxsize=1024)
def rudeness(folded: str) -> NDArray[np.float32]:
    """Give the counts of one folded text, (RUDENESS,), each from 0 to at most 0.9."""
    seen = excerpt(folded)
    held = signs(seen)
    if held.isdisjoint(_WORDS):
        return _NOTHING
    found = {name: _count(words, seen) if name in held else 0 for name, words in _WORDS.items()}
    found["aimed"] = bool(found["profanity"] or found["insult"]) and _YOU.search(seen) is not None
    counts = np.asarray([found[name] for name in RUDENESS], np.float32) * _SCALE
    counts.flags.writeable = False
    return counts


def _count(words: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in islice(words.finditer(text), _MOST))
