"""Rudeness: coarse words, insults and put-downs counted, to stand beside what a text means."""

import re
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from moderation.signs import excerpt
from moderation.vocabulary.disputes import DISPUTE
from moderation.vocabulary.insults import INSULT, YOU
from moderation.vocabulary.profanity import PROFANITY
from moderation.vocabulary.vulgarities import VULGARITY

RUDENESS: Final = ("profanity", "insult", "aimed", "ridicule", "belittling", "vulgarity")
"""What is counted, in the order of a text's numbers; `aimed`: somebody is spoken to with a coarse word."""

_WORDS: Final = (PROFANITY, INSULT, DISPUTE["ridicule"], DISPUTE["belittling"], VULGARITY)
_PATTERNS: Final = [re.compile(each) for each in _WORDS]
_YOU: Final = re.compile(YOU)
_MOST: Final = 3
_SCALE: Final = np.asarray([0.3, 0.3, 0.3, 0.15, 0.1, 0.3], np.float32)
"""Brings the counts to the size of a vector of length 1, so that one strength of regularisation suits both."""


@lru_cache(maxsize=1024)
def rudeness(folded: str) -> NDArray[np.float32]:
    """Give the counts of one folded text, (RUDENESS,), each from 0 to at most 0.9."""
    seen = excerpt(folded)
    coarse, insult, ridicule, belittling, vulgar = (
        min(sum(1 for _ in each.finditer(seen)), _MOST) for each in _PATTERNS
    )
    aimed = bool(coarse or insult) and _YOU.search(seen) is not None
    counts = np.asarray([coarse, insult, aimed, ridicule, belittling, vulgar], np.float32) * _SCALE
    counts.flags.writeable = False
    return counts
