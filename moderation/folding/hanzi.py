"""Traditional characters read as simplified ones, and wide punctuation as narrow."""

from functools import cache

import numpy as np
import opencc

from moderation.folding.points import LONG, Points, array_of, looked_up, points_of, text_of

_FIRST, _LAST = 0x3400, 0x9FFF
_WIDE, _NARROW = "，！？：；（）～\u3000", ",!?:;()~ "


def simplified(text: str) -> str:
    """Return the text with each traditional character as its simplified form and each wide mark as its narrow one."""
    if text.isascii():
        return text
    return text.translate(_table()) if len(text) < LONG else _simplified_at_once(text)


def _simplified_at_once(text: str) -> str:
    points = points_of(text)
    read = looked_up(points, _array())
    return text_of(np.where(read > 0, read, points))


@cache
def _array() -> Points:
    """Return for each code point what it is read as, 0 for itself."""
    return array_of({old: ord(new) for old, new in _table().items()})


@cache
def _table() -> dict[int, str]:
    """Map single characters only, so that reading twice is reading once; phrases would make it depend on neighbours."""
    converter = opencc.OpenCC("t2s")
    characters = "".join(map(chr, range(_FIRST, _LAST + 1)))
    table = {ord(old): new for old, new in zip(characters, converter.convert(characters), strict=False) if old != new}
    closed = {old: table.get(ord(new), new) for old, new in table.items()}
    return closed | {ord(wide): narrow for wide, narrow in zip(_WIDE, _NARROW, strict=True)}
