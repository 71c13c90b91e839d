"""Pictures and signs that stand for a letter or a word: ➕V, 薇❤, f⭕rex."""

import re
from collections import Counter
from typing import Final

from moderation.folding.bounds import AT_ONCE

_MOST_PIECES: Final = 64
_LETTERS: Final = dict(zip("⭕🅾⚽❌✖❎💲❗❕✝", "oooxxxsiit", strict=True))
_INSIDE: Final = re.compile(f"(?<=[a-z])[{''.join(_LETTERS)}](?=[a-z])")
_PLUS: Final = re.compile(r"[➕✚✛](?=\s?(?:我|v|w|[微薇徽威维卫]|q|扣|群|裙|飞|tg|企|🐧))|(?<=[请])\+(?=[我微vq群])")
_HEARTS: Final = "[❤♥♡💗💕💓💖💛💚💙💜🧡🖤💘]"
_HEART: Final = re.compile(
    rf"(?<=[微薇徽威维卫]){_HEARTS}|(?<=[^a-z]v){_HEARTS}(?=\s?[:：]?\s?(?:[a-z]*\d|[a-z]+_|号))"
)
_PENGUIN: Final = re.compile(r"🐧(?=\s?(?:号|群|裙|[:：]|\d{5}))")
_PLANE: Final = re.compile(r"[✈🛩🛫](?=\s?(?:号|群|[:：]|@))")
_PICTURES: Final = (
    (_PLUS, "加"),
    (_HEART, "信"),
    (_PENGUIN, "qq"),
    (_PLANE, "飞机"),
)
_SIGNS: Final = re.compile("[+➕✚✛❤♥♡✈🛩🛫⭕⚽❌✖❎❗❕✝\U0001f100-\U0001faff]")
"""What any of this may begin with; all signs of the last range, for each one named makes the search slower."""


def without_pictures(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    """Write pictures as what they stand for where their neighbours tell; count them as `pictured`."""
    if text.isascii() or not _SIGNS.search(text):
        return text

    def note(found: re.Match[str], read: str) -> str:
        traces["pictured"] += 1
        if len(pieces) < _MOST_PIECES:
            around = found.string[max(0, found.start() - 1) : found.end() + 1]
            pieces.append((around, around.replace(found[0], read)))
        return read

    for pattern, read in _PICTURES:
        text = pattern.sub(lambda found, read=read: note(found, read), text, AT_ONCE)  # type: ignore[misc]
    return _INSIDE.sub(lambda found: note(found, _LETTERS[found[0]]), text)
