"""How much of a text is read at all."""

import re
import unicodedata
from functools import cache

LONGEST = 4096
"""Code points that are read; Telegram's longest message."""

AT_ONCE = 128
"""Pieces that one step reads otherwise in one go; what is left over is for the next round."""

MOST_MARKS = 8
"""Combining marks kept on one letter before normalising."""

_UNSTORABLE = re.compile("[\ud800-\udfff\x00]+")
_FIRST_PLANE, _LAST_MARK = 0x10000, 0x1F000
_RARE = re.compile("[\U000101fd-\U0001d244\U0001da00-\U0001efff]")
"""Where the marks beyond the first plane are; to look for them takes six times as long as for the others."""


_PLAIN = re.compile(
    "[\t\n\r -~а-яА-ЯёЁ，！？：；（）～、。《》「」『』【】“”‘’—\u3000一-鿿"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]*"
)

_STRANGE = re.compile(
    "[^\t\n\r -~\u00a0-\u024f\u0370-\u10ff\u1200-\u1cff\u1e00-\u206f\u20a0-\u20cf"
    "\u2600-\u27bf\u3000-\u31ff\u3400-\u9fff\uac00-\ud7a3\ufe0f\uff00-\uff20\U0001f1e6-\U0001faff]"
)
"""What no living script writes with: letters in other clothes, symbols, ligatures."""


def is_plain(text: str) -> bool:
    """Whether the text holds only everyday characters: nothing hidden, dressed up or piled up."""
    return _PLAIN.fullmatch(text) is not None


def strange(text: str) -> int:
    """Count the characters that no living script writes with."""
    return len(_STRANGE.findall(text))


def bounded(text: str) -> str:
    """Return the part of the text that is read: storable, at most LONGEST code points, few marks a letter."""
    text = text[:LONGEST]
    if is_plain(text):
        return text
    text = _UNSTORABLE.sub("", text)
    return _too_many_marks(beyond=_RARE.search(text) is not None).sub(r"\1", text)


@cache
def _too_many_marks(*, beyond: bool) -> re.Pattern[str]:
    last = _LAST_MARK if beyond else _FIRST_PLANE
    marks = _ranges([point for point in range(0x300, last) if unicodedata.category(chr(point))[0] == "M"])
    return re.compile(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+")


def _ranges(points: list[int]) -> str:
    """Write sorted code points as the inside of a character class."""
    parts: list[str] = []
    start = previous = points[0]
    for point in [*points[1:], -1]:
        if point != previous + 1:
            parts.append(f"{chr(start)}-{chr(previous)}")
            start = point
        previous = point
    return "".join(parts)
