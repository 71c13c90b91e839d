"""Cues: what one turn of a conversation does to the next, counted in its words and marks."""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from moderation.signs import excerpt
from moderation.vocabulary.courtesy import COURTESY
from moderation.vocabulary.disputes import DISPUTE
from moderation.vocabulary.insults import INSULT

_WORDS: Final = {name: re.compile(pattern) for name, pattern in (COURTESY | DISPUTE | {"insult": INSULT}).items()}
_MARKS: Final = ("shouting", "exclamation", "question", "asks_twice")
CUES: Final = (*_WORDS, *_MARKS)
"""Names of the cues, in the order of a turn's numbers."""

_MOST: Final = 4
_STRENGTHS: Final = [float(np.log1p(count) / np.log1p(_MOST)) for count in range(_MOST + 1)]
_LOUD: Final = re.compile(r"\b[A-ZА-ЯЁ]{3,}\b")
_WORD: Final = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")


@lru_cache(maxsize=1024)
def cues(text: str, folded: str) -> NDArray[np.float32]:
    """Give how strong each cue is in one turn, (CUES,), each from 0 to about 1: `text` as written, `folded` as read."""
    seen = excerpt(folded)
    strengths = [_STRENGTHS[_count(pattern, seen)] for pattern in _WORDS.values()]
    found = np.asarray(strengths + _marks(text, seen), np.float32)
    found.flags.writeable = False
    return found


def _marks(text: str, seen: str) -> list[float]:
    words = len(_WORD.findall(seen))
    loud = len(_LOUD.findall(excerpt(text)))
    return [
        min(loud, 3) / 3 if words > loud else 0.5 * (loud > 0),
        min(seen.count("!"), 3) / 3,
        min(seen.count("?"), 3) / 3,
        float("??" in text or "?!" in text or "！？" in text or "？？" in text),
    ]


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in islice(pattern.finditer(text), _MOST))
