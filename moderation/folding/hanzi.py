"""Traditional characters read as simplified ones, and wide punctuation as narrow."""

from functools import cache

import opencc

_FIRST, _LAST = 0x3400, 0x9FFF
_WIDE, _NARROW = "，！？：；（）～\u3000", ",!?:;()~ "


def simplified(text: str) -> str:
    """Return the text with each traditional character as its simplified form and each wide mark as its narrow one."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """Map single characters only, so that reading twice is reading once; phrases would make it depend on neighbours."""
    converter = opencc.OpenCC("t2s")
    characters = "".join(map(chr, range(_FIRST, _LAST + 1)))
    table = {ord(old): new for old, new in zip(characters, converter.convert(characters), strict=False) if old != new}
    closed = {old: table.get(ord(new), new) for old, new in table.items()}
    return closed | {ord(wide): narrow for wide, narrow in zip(_WIDE, _NARROW, strict=True)}
