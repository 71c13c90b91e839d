"""Because: which pieces of a text made the model sure, and how sure it would be without them."""

import re
from collections.abc import Callable, Sequence
from typing import Final

MOST_PIECES: Final = 8
"""Pieces that a text is cut into."""

_NAMED: Final = 3
_LONGEST: Final = 300
_WORD: Final = re.compile(r"[㐀-鿿]{1,8}|(?:https?://|www\.|@)\S+|[^\s㐀-鿿，。！？、；：,!?;…「」【】()（）]+")

Chances = Callable[[Sequence[str]], Sequence[float]]
"""Gives each text its chance."""


def because(text: str, chances: Chances, enough: float) -> tuple[tuple[str, ...], float | None]:
    """Name up to three pieces of a text, the most telling first, and give the chance of what is left without them.

    Each piece is tried alone; then the best are left out together until the rest is below `enough`. Of a text of one
    piece nothing would be left, and so no chance is given.
    """
    places = _places(text[:_LONGEST])
    if len(places) < 2:
        return tuple(text[start:end] for start, end in places), None
    alone = chances([text[start:end] for start, end in places])
    ranked = sorted(range(len(places)), key=lambda at: (-alone[at], at))[: min(_NAMED, len(places) - 1)]
    gone, left = [], 1.0
    for at in ranked:
        gone.append(places[at])
        [left] = chances([_without(text[:_LONGEST], gone)])
        if left < enough:
            break
    return tuple(text[start:end] for start, end in gone), left


def _places(text: str) -> list[tuple[int, int]]:
    """Cut a text between its words into MOST_PIECES pieces at most, of about the same number of words."""
    words = [found.span() for found in _WORD.finditer(text)]
    each = -(-len(words) // MOST_PIECES)
    groups = [words[at : at + each] for at in range(0, len(words), each)] if words else []
    return [(group[0][0], group[-1][1]) for group in groups]


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
